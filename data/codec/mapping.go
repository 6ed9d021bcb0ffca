package codec

import (
	"fmt"
	"slices"

	"dyad/data"
	"dyad/data/advice"
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
	src       []byte
	starts    []int // of lines, made when first needed
	lang      string
	only      []string // lang alone: see tags
	nodeCount int
	rtl       bool // some value has letters from right to left
	problems  []*Problem

	pieces []data.Piece            // of the text at hand
	checks []func(d *data.Dossier) // made once the dossier is read

	// badValues are the claims whose value is a problem. That others need their number
	// is then no problem of its own.
	badValues map[string]bool
	// unread are the ids of entries that cannot be read, and "" if there are any: that
	// others refer to them is then no problem of its own.
	unread  map[string]bool
	advised map[string]bool       // ids that hints give to entries
	derived []*derivation         // claims to be computed once all are read
	placed  func(data.Pos) string // how places are shown; nil as line:col
	outside bool                  // the claims at hand are a crosscheck's: their sources are outside ones
}

// fail keeps a problem; the caller may add a hint.
func (r *reader) fail(pos data.Pos, format string, args ...any) *Problem {
	p := &Problem{Pos: pos, What: fmt.Sprintf(format, args...)}
	if len(r.problems) < maxProblems {
		r.problems = append(r.problems, p)
	}
	return p
}

// shown is a place within a message: "in line 12".
func (r *reader) shown(pos data.Pos) string {
	if r.placed != nil {
		return "at " + r.placed(pos)
	}
	return fmt.Sprintf("in line %d", pos.Line)
}

// near adds the candidate most like name to p as a hint, and gives it.
func (r *reader) near(p *Problem, name string, candidates []string) string {
	return r.nearOf(p, name, func() []string { return candidates })
}

// nearOf is near for candidates that are listed only if they are needed.
func (r *reader) nearOf(p *Problem, name string, candidates func() []string) string {
	if len(r.problems) > maxHints {
		return ""
	}
	c := advice.Nearest(name, candidates())
	if c != "" {
		p.Hint = fmt.Sprintf("did you mean %q?", c)
		swapWord(r, p, name, c)
	}
	return c
}

// afterRead keeps a check that needs the whole dossier, as checks of references and
// of arithmetic between claims do. It runs once the file is read.
func (r *reader) afterRead(check func(d *data.Dossier)) { r.checks = append(r.checks, check) }

// A mapping is a place in the file where keys have values, and a cursor over them:
// its methods read the value of a key and report what is wrong with it there.
type mapping struct {
	r     *reader
	pos   data.Pos
	owner *mapping // the mapping that this one is a part of, or nil
	what  string   // what messages call it: "claim", its key in the owner, or "" at the top
	ident string   // its id, "" if it has none
	lang  string   // the language of its texts, "" for the file's
	keys  []string // those that are known
	// excused are keys that are not there and are not missed: that they are written
	// wrongly is said. If the mapping is read in part, none is missed.
	excused []string
	partly  bool
	entry   []string // the keys of an entry of the list at hand, nil if it has words
	// pairs are all keys and their values in turn.
	pairs []*node
	marks uint64         // see markOf: tells of most keys at once that they are not there
	long  map[string]int // from a key to its place in pairs, if there are many keys
}

// markOf is one of 64 bits, chosen by a key's length and first byte. A key whose bit is
// in no mark of a mapping is not there.
func markOf(key string) uint64 {
	if key == "" {
		return 1
	}
	return 1 << ((uint(key[0]) + 5*uint(len(key))) % 64)
}

// manyKeys is from how many keys on a map finds one faster than comparing each. Few
// mappings have as many; the claims of a translation do.
const manyKeys = 32

// mapping begins to read n, a mapping whose keys are among known; nil allows any.
func (r *reader) mapping(n *node, what string, known []string) (*mapping, bool) {
	return r.mappingOf(nil, n, what, known)
}

// mappingOf is mapping for a part of owner: the value of one of its keys, or an entry of
// that value.
func (r *reader) mappingOf(owner *mapping, n *node, what string, known []string) (*mapping, bool) {
	m := &mapping{r: r, pos: n.pos(), owner: owner, what: what}
	if n.kind == unread {
		return m, false
	}
	if n.kind != aMapping {
		notKeys(r, m, n, known)
		return m, false
	}
	m.named(n)
	m.keys = make([]string, 0, len(n.children)/2)
	if cap(m.keys) >= manyKeys {
		m.long = make(map[string]int, cap(m.keys))
	}
	for i := 0; i+1 < len(n.children); i += 2 {
		k := n.children[i]
		m.pairs = n.children[:i]
		if k.kind == unread {
			m.partly = true
			continue
		}
		if !k.single() {
			r.fail(k.pos(), "%sa key is %s, not a name", m.prefix(), k.kind)
			continue
		}
		if first := m.find(k.value); first >= 0 {
			r.fail(k.pos(), "%skey %q is already %s", m.prefix(), data.Clip(k.value), r.shown(m.pairs[first].pos())).Hint = "delete one of the two"
			continue
		}
		m.marks |= markOf(k.value)
		if m.long != nil {
			m.long[k.value] = i
		}
		if known != nil && !slices.Contains(known, k.value) {
			i += 2 * (unknownKey(m, n, i, known) - 1)
			continue
		}
		m.keys = append(m.keys, k.value)
	}
	m.pairs = n.children
	return m, true
}

// find is the place of the first such key in m.pairs, or -1.
func (m *mapping) find(key string) int {
	if m.marks&markOf(key) == 0 {
		return -1
	}
	if m.long != nil {
		if i, ok := m.long[key]; ok {
			return i
		}
		return -1
	}
	for i := 0; i < len(m.pairs); i += 2 {
		if k := m.pairs[i]; k.value == key && k.single() {
			return i
		}
	}
	return -1
}

// node is the value of key, nil if there is none.
func (m *mapping) node(key string) *node {
	if i := m.find(key); i >= 0 {
		return m.pairs[i+1]
	}
	return nil
}

// named takes the id in n, if it has one, into what messages call the mapping.
func (m *mapping) named(n *node) {
	for i := 0; i+1 < len(n.children) && m.what != ""; i += 2 {
		if n.children[i].value == "id" && data.IsID(n.children[i+1].value) {
			m.ident = n.children[i+1].value
			return
		}
	}
}

// name is what messages call the mapping: `claim "C05"`, or "" at the top.
func (m *mapping) name() string {
	name := m.what
	if m.owner != nil {
		name = m.owner.prefix() + name
	}
	if m.ident != "" {
		name += ` "` + m.ident + `"`
	}
	return name
}

func (m *mapping) prefix() string {
	if name := m.name(); name != "" {
		return name + ": "
	}
	return ""
}

// within is what messages call the value of key.
func (m *mapping) within(key string) string { return m.prefix() + key }

// fail reports a problem at the value of key, or at the mapping without one.
func (m *mapping) fail(key, format string, args ...any) *Problem {
	return m.r.fail(m.posOf(key), "%s%s", m.prefix(), fmt.Sprintf(format, args...))
}

func (m *mapping) posOf(key string) data.Pos {
	if n := m.node(key); n != nil {
		return n.pos()
	}
	return m.pos
}

func (m *mapping) has(key string) bool { return m.find(key) >= 0 }

// need reports a key that is not there.
func (m *mapping) need(key string) bool {
	if lacks(m, key) {
		p := m.fail(key, "no key %q", key)
		if p.Hint = keyExamples[key]; key == "id" && m.what == "" {
			p.Hint = "it names the file of the brief, as in id: deu-pol"
		} else if key == "items" && m.what == "flow" {
			p.Hint = "as in items: [{label: Coal, share: C1}], with the ids of your claims"
		}
	}
	return m.has(key)
}

// lacks tells whether a key is not there and is missed.
func lacks(m *mapping, key string) bool {
	return !m.has(key) && !m.partly && !slices.Contains(m.excused, key) && !(m.what == "" && m.r.unread[""])
}

func (m *mapping) wrongType(n *node, key, want string) {
	if n.kind == unread {
		return
	}
	p := m.r.fail(n.pos(), "%s%s is %s, not %s", m.prefix(), key, n.kind, want)
	adviseShape(m, p, n, key, want)
}
