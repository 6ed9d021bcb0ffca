package codec

import (
	"cmp"
	"dyad/data"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
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
	nodes  int      // counted so far
	found  []*Problem

	ws      *workspace
	strings slab[string] // which the dossier keeps

	// refused are the claims whose value is a problem: what needs their number
	// is not reported too.
	refused map[string]bool
}

// fail keeps a problem; the caller may add a hint.
func (r *reader) fail(pos data.Pos, format string, args ...any) *Problem {
	p := &Problem{Pos: pos, What: fmt.Sprintf(format, args...)}
	if len(r.found) < maxProblems {
		r.found = append(r.found, p)
	}
	return p
}

// near hints at the candidate most like name.
func (r *reader) near(p *Problem, name string, candidates []string) {
	r.nearOf(p, name, func() []string { return candidates })
}

// nearOf is near for candidates that are listed only if need be.
func (r *reader) nearOf(p *Problem, name string, candidates func() []string) {
	if len(r.found) > maxHints {
		return
	}
	if c := nearest(name, candidates()); c != "" {
		p.Hint = fmt.Sprintf("did you mean %q?", c)
	}
}

// later keeps a check that needs the whole dossier: references and arithmetic
// between claims. They run after it is read, if nothing is missing so far.
func (r *reader) later(check func(d *data.Dossier)) { r.ws.checks = append(r.ws.checks, check) }

// An object is one mapping of the file.
type object struct {
	r     *reader
	pos   data.Pos
	owner *object // that it is a part of, or nil
	what  string  // it is: "claim", its key in the owner, or "" at the top
	ident string  // its id, "" without one
	lang  string  // its texts are in, "" for the file's
	keys  []string
	// pairs are the keys and values in turn, those refused too.
	pairs []*node
	marks uint64         // of the keys in pairs: most that are asked for are not there
	long  map[string]int // places of the keys in pairs, if there are many
}

// markOf is one of 64 bits, by a key's length and first byte.
func markOf(key string) uint64 {
	if key == "" {
		return 1
	}
	return 1 << ((uint(key[0]) + 5*uint(len(key))) % 64)
}

// manyKeys is when a map finds a key sooner than a look at each: few objects
// have as many, the claims of a translation are one.
const manyKeys = 32

// object reads a mapping whose keys are among known; nil allows any.
func (r *reader) object(n *node, what string, known []string) (*object, bool) {
	return r.objectOf(nil, n, what, known)
}

// part reads a mapping that is a part of o, the value of key or in it.
func (o *object) part(n *node, key string, known []string) (*object, bool) {
	return o.r.objectOf(o, n, key, known)
}

func (r *reader) objectOf(owner *object, n *node, what string, known []string) (*object, bool) {
	o := &r.ws.objects.take(1)[0]
	o.r, o.pos, o.owner, o.what = r, n.pos(), owner, what
	if n.kind != aMapping {
		r.fail(n.pos(), "%s is %s, not keys with values", cmp.Or(o.name(), "the dossier"), n.kind)
		return o, false
	}
	o.named(n)
	o.keys = r.ws.keys.take(len(n.kids) / 2)[:0]
	if cap(o.keys) >= manyKeys {
		o.long = make(map[string]int, cap(o.keys))
	}
	for i := 0; i+1 < len(n.kids); i += 2 {
		k := n.kids[i]
		o.pairs = n.kids[:i]
		if !k.single() {
			r.fail(k.pos(), "%sa key is %s, not a name", o.prefix(), k.kind)
			continue
		}
		if first := o.find(k.value); first >= 0 {
			r.fail(k.pos(), "%skey %q is already at %s", o.prefix(), data.Clip(k.value), o.pairs[first].pos())
			continue
		}
		o.marks |= markOf(k.value)
		if o.long != nil {
			o.long[k.value] = i
		}
		if known != nil && !slices.Contains(known, k.value) {
			r.near(r.fail(k.pos(), "%sunknown key %q", o.prefix(), data.Clip(k.value)), k.value, known)
			continue
		}
		o.keys = append(o.keys, k.value)
	}
	o.pairs = n.kids
	return o, true
}

// find is the place of the first such key in o.pairs, or -1.
func (o *object) find(key string) int {
	if o.marks&markOf(key) == 0 {
		return -1
	}
	if o.long != nil {
		if i, ok := o.long[key]; ok {
			return i
		}
		return -1
	}
	for i := 0; i < len(o.pairs); i += 2 {
		if k := o.pairs[i]; k.value == key && k.single() {
			return i
		}
	}
	return -1
}

// node is the value of key, nil if there is none.
func (o *object) node(key string) *node {
	if i := o.find(key); i >= 0 {
		return o.pairs[i+1]
	}
	return nil
}

// named takes the id in n, if it has one, into what messages call the object.
func (o *object) named(n *node) {
	for i := 0; i+1 < len(n.kids) && o.what != ""; i += 2 {
		if n.kids[i].value == "id" && data.IsID(n.kids[i+1].value) {
			o.ident = n.kids[i+1].value
			return
		}
	}
}

// name is what messages call the object: `claim "C05"`, or "" at the top.
func (o *object) name() string {
	name := o.what
	if o.owner != nil {
		name = o.owner.prefix() + name
	}
	if o.ident != "" {
		name += ` "` + o.ident + `"`
	}
	return name
}

func (o *object) prefix() string {
	if name := o.name(); name != "" {
		return name + ": "
	}
	return ""
}

// within is what messages call the value of key.
func (o *object) within(key string) string { return o.prefix() + key }

// fail reports a problem at the value of key, or at the object without one.
func (o *object) fail(key, format string, args ...any) *Problem {
	return o.r.fail(o.posOf(key), "%s%s", o.prefix(), fmt.Sprintf(format, args...))
}

func (o *object) posOf(key string) data.Pos {
	if n := o.node(key); n != nil {
		return n.pos()
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

func (o *object) wrongType(n *node, key, want string) {
	p := o.r.fail(n.pos(), "%s%s is %s, not %s", o.prefix(), key, n.kind, want)
	if n.single() && n.value != "" && want == "text" {
		p.Hint = fmt.Sprintf("put it in quotes: %q", data.Clip(n.value))
	}
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
	if !n.single() || n.kind == anEmpty {
		o.wrongType(n, key, "a single value")
		return "", false
	}
	if size := longer(n.value, phrase.most); size > 0 {
		o.fail(key, "%s is %d characters long, over the limit of %d", key, size, phrase.most)
		return "", false
	}
	return n.value, true
}

func (o *object) truth(key string) bool {
	n := o.node(key)
	if n != nil && (!n.single() || n.value != "true" && n.value != "false") {
		o.wrongType(n, key, "true or false")
		return false
	}
	return n != nil && n.value == "true"
}

// list is the entries of a list.
func (o *object) list(key string) []*node {
	n := o.node(key)
	if n == nil {
		return nil
	}
	if n.kind != aList {
		o.wrongType(n, key, "a list")
		return nil
	}
	if len(n.kids) > maxList {
		o.fail(key, "%s has %d entries, over the limit of %d", key, len(n.kids), maxList)
		return nil
	}
	return n.kids
}

// needList is a list with at least so many entries.
func (o *object) needList(key string, least int) []*node {
	if !o.need(key) {
		return nil
	}
	l := o.list(key)
	switch n := o.node(key); {
	case n.kind != aList || len(n.kids) >= least:
	case least == 1:
		o.fail(key, "%s is empty", key)
	default:
		o.fail(key, "%s has fewer than %d entries", key, least)
	}
	return l
}

// texts is a list of texts.
func (o *object) texts(key string, kind textKind) []data.Text {
	var out []data.Text
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
	if !data.IsID(s) {
		o.fail("id", "id %q is not an id", data.Clip(s)).Hint = "an id is a letter, then letters, digits, '.', '_' or '-', at most 64"
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
		p := o.fail(key, "unknown %s %q", key, data.Clip(s))
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
		o.fail(key, "%s %q is not a date", key, data.Clip(s)).Hint = "a date is written 2022-08-20"
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
		o.fail(key, "%s %q is not a web address", key, data.Clip(s)).Hint = "it begins with https:// or http://"
		return ""
	}
	return s
}
