package data

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// Limits on what a dossier may hold.
const (
	maxList     = 5000    // entries of one list
	maxNodes    = 400_000 // keys and values: maxList claims with every key
	maxProblems = 1000    // problems kept for one file
	maxHints    = 50      // problems for which a near name is looked up
	maxPlaced   = 50      // problems placed to the character within their text
)

// A reader turns the nodes of one file into a Dossier and keeps every problem.
type reader struct {
	src    []byte
	starts []int // of lines, made when first needed
	lang   string
	only   []string // lang alone: see tags
	nodes  int      // seen by tree
	found  []*Problem
	// refused are the claims whose value is a problem: what needs their number
	// is not reported too.
	refused map[string]bool
	// checks need the whole dossier: references and arithmetic between
	// claims. They run after it is read, if nothing is missing so far.
	checks []func(d *Dossier)
}

// fail keeps a problem; the caller may add a hint.
func (r *reader) fail(pos Pos, format string, args ...any) *Problem {
	p := &Problem{Pos: pos, What: fmt.Sprintf(format, args...)}
	if len(r.found) < maxProblems {
		r.found = append(r.found, p)
	}
	return p
}

// near hints at the candidate most like name.
func (r *reader) near(p *Problem, name string, candidates []string) {
	if len(r.found) > maxHints {
		return
	}
	if c := nearest(name, candidates); c != "" {
		p.Hint = fmt.Sprintf("did you mean %q?", c)
	}
}

func (r *reader) later(check func(d *Dossier)) { r.checks = append(r.checks, check) }

// An object is one mapping of the file.
type object struct {
	r    *reader
	pos  Pos
	what string // for messages: `claim "C05"`, or "" at the top
	lang string // its texts are in, "" for the file's
	keys []string
	// pairs are the keys and values in turn, those refused too.
	pairs []*yaml.Node
	long  map[string]int // places of the keys in pairs, if there are many
}

// manyKeys is when a map finds a key sooner than a look at each: few objects
// have as many, the claims of a translation are one.
const manyKeys = 32

// object reads a mapping whose keys are among known; nil allows any.
func (r *reader) object(n *yaml.Node, what string, known []string) (*object, bool) {
	o := &object{r: r, pos: at(n), what: what}
	o.named(n)
	if n.Kind != yaml.MappingNode {
		r.fail(at(n), "%s is %s, not keys with values", cmp.Or(what, "the dossier"), kindOf(n))
		return o, false
	}
	o.keys = make([]string, 0, len(n.Content)/2)
	if cap(o.keys) >= manyKeys {
		o.long = make(map[string]int, cap(o.keys))
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := n.Content[i]
		o.pairs = n.Content[:i]
		if k.Kind != yaml.ScalarNode {
			r.fail(at(k), "%sa key is %s, not a name", o.prefix(), kindOf(k))
			continue
		}
		if first := o.find(k.Value); first >= 0 {
			r.fail(at(k), "%skey %q is already at %s", o.prefix(), clip(k.Value), at(o.pairs[first]))
			continue
		}
		if o.long != nil {
			o.long[k.Value] = i
		}
		if known != nil && !slices.Contains(known, k.Value) {
			r.near(r.fail(at(k), "%sunknown key %q", o.prefix(), clip(k.Value)), k.Value, known)
			continue
		}
		o.keys = append(o.keys, k.Value)
	}
	o.pairs = n.Content
	return o, true
}

// find is the place of the first such key in o.pairs, or -1.
func (o *object) find(key string) int {
	if o.long != nil {
		if i, ok := o.long[key]; ok {
			return i
		}
		return -1
	}
	for i := 0; i < len(o.pairs); i += 2 {
		if k := o.pairs[i]; k.Value == key && k.Kind == yaml.ScalarNode {
			return i
		}
	}
	return -1
}

// node is the value of key, nil if there is none.
func (o *object) node(key string) *yaml.Node {
	if i := o.find(key); i >= 0 {
		return o.pairs[i+1]
	}
	return nil
}

// named adds the id in n, if it has one, to what messages call the object.
func (o *object) named(n *yaml.Node) {
	for i := 0; i+1 < len(n.Content) && n.Kind == yaml.MappingNode && o.what != ""; i += 2 {
		if n.Content[i].Value == "id" && isID(n.Content[i+1].Value) {
			o.what += ` "` + n.Content[i+1].Value + `"`
			return
		}
	}
}

func (o *object) prefix() string {
	if o.what == "" {
		return ""
	}
	return o.what + ": "
}

// within is what messages call the value of key.
func (o *object) within(key string) string { return o.prefix() + key }

// fail reports a problem at the value of key, or at the object without one.
func (o *object) fail(key, format string, args ...any) *Problem {
	return o.r.fail(o.posOf(key), "%s%s", o.prefix(), fmt.Sprintf(format, args...))
}

func (o *object) posOf(key string) Pos {
	if n := o.node(key); n != nil {
		return at(n)
	}
	return o.pos
}

func (o *object) has(key string) bool { return o.find(key) >= 0 }

// need reports a key that is not there.
func (o *object) need(key string) bool {
	if !o.has(key) {
		o.fail(key, "no key %q", key)
		return false
	}
	return true
}

func (o *object) wrongType(n *yaml.Node, key, want string) {
	p := o.r.fail(at(n), "%s%s is %s, not %s", o.prefix(), key, kindOf(n), want)
	if n.Kind == yaml.ScalarNode && n.Value != "" && want == "text" {
		p.Hint = fmt.Sprintf("put it in quotes: %q", clip(n.Value))
	}
}

// kindOf says what kind of value n is.
func kindOf(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a map of keys"
	case yaml.SequenceNode:
		return "a list"
	}
	switch n.Tag {
	case "!!null":
		return "empty"
	case "!!bool":
		return "a truth value"
	case "!!int", "!!float":
		return "a number"
	case "!!timestamp":
		return "a date"
	}
	return "text"
}

// str reads a single line that is the same in every language.
func (o *object) str(key string) string {
	n := o.node(key)
	if n == nil {
		return ""
	}
	s, _ := o.line(n, key, phrase)
	return s
}

// scalar is a scalar's characters, whatever YAML takes them for.
func (o *object) scalar(key string) (string, bool) {
	n := o.node(key)
	if n == nil {
		return "", false
	}
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		o.wrongType(n, key, "a single value")
		return "", false
	}
	if utf8.RuneCountInString(n.Value) > phrase.most {
		o.fail(key, "%s is %d characters long, over the limit of %d", key, utf8.RuneCountInString(n.Value), phrase.most)
		return "", false
	}
	return n.Value, true
}

func (o *object) truth(key string) bool {
	n := o.node(key)
	if n != nil && (n.Kind != yaml.ScalarNode || n.Value != "true" && n.Value != "false") {
		o.wrongType(n, key, "true or false")
		return false
	}
	return n != nil && n.Value == "true"
}

// list is the entries of a list.
func (o *object) list(key string) []*yaml.Node {
	n := o.node(key)
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		o.wrongType(n, key, "a list")
		return nil
	}
	if len(n.Content) > maxList {
		o.fail(key, "%s has %d entries, over the limit of %d", key, len(n.Content), maxList)
		return nil
	}
	return n.Content
}

// needList is a list with at least so many entries.
func (o *object) needList(key string, least int) []*yaml.Node {
	if !o.need(key) {
		return nil
	}
	l := o.list(key)
	switch n := o.node(key); {
	case n.Kind != yaml.SequenceNode || len(n.Content) >= least:
	case least == 1:
		o.fail(key, "%s is empty", key)
	default:
		o.fail(key, "%s has fewer than %d entries", key, least)
	}
	return l
}

// texts is a list of texts.
func (o *object) texts(key string, kind textKind) []Text {
	var out []Text
	for _, n := range o.list(key) {
		if t := o.textNode(n, key, kind); !t.IsZero() {
			out = append(out, t)
		}
	}
	return out
}

// id reads the object's own id.
func (o *object) id() string {
	if !o.need("id") {
		return ""
	}
	s, ok := o.scalar("id")
	if !ok {
		return ""
	}
	if !isID(s) {
		o.fail("id", "id %q is not an id", clip(s)).Hint = "an id is a letter, then letters, digits, '.', '_' or '-', at most 64"
		return ""
	}
	return s
}

// oneOf reads a name out of names and gives its index, or otherwise.
func (o *object) oneOf(key string, names []string, otherwise int) int {
	s, ok := o.scalar(key)
	if !ok {
		return otherwise
	}
	i := slices.Index(names, s)
	if i < 0 {
		p := o.fail(key, "unknown %s %q", key, clip(s))
		p.Hint = "one of " + strings.Join(names, ", ")
		return otherwise
	}
	return i
}

// date reads an ISO 8601 date.
func (o *object) date(key string) string {
	s, ok := o.scalar(key)
	if !ok {
		return ""
	}
	if !isDate(s) {
		o.fail(key, "%s %q is not a date", key, clip(s)).Hint = "a date is written 2022-08-20"
		return ""
	}
	return s
}

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// url reads a web address.
func (o *object) url(key string) string {
	s := o.str(key)
	if s == "" {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.Contains(s, " ") {
		o.fail(key, "%s %q is not a web address", key, clip(s)).Hint = "it begins with https:// or http://"
		return ""
	}
	return s
}
