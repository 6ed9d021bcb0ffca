package codec

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"dyad/data"
)

// A rescue makes nodes of a file that the parser refuses. It takes the file apart at the
// keys at its margin, and a list below such a key at its entries, and reads each piece by
// itself: so one that is broken hides no other. What it reads of a broken piece it reads
// after mending it as its message says, or not at all.
type rescue struct {
	r     *reader
	lines []string // of the file, without their ends
	left  int      // bytes that may still be parsed: see spend
}

// spend is how many bytes a rescue parses for each byte of a large file, at most. So its time
// grows with the file and no faster.
const spend = 8

// A piece is some lines of the file, as they are mended so far.
type piece struct {
	lines []string
	from  int // index of the first in the file
	made  []Edit
	want  yaml.Kind // what they should hold, 0 for anything
}

func (p *piece) text() string { return strings.Join(p.lines, "\n") + "\n" }

// rescue reads what can be read of the file, and says what is wrong with the rest. It is
// nil if nothing can be.
func (r *reader) rescue() *node {
	x := &rescue{r: r, lines: splitLines(string(r.src)), left: spend*len(r.src) + 1<<20}
	first := x.first()
	if first < 0 {
		return nil
	}
	margin := indentOf(x.lines[first])
	if strings.IndexByte("{[", x.lines[first][margin]) >= 0 {
		return x.adopt(&piece{lines: x.lines, want: yaml.MappingNode})
	}
	root := &node{line: int32(first + 1), col: int32(margin + 1), kind: aMapping}
	known := false
	tops := x.tops(first, margin)
	for _, p := range tops {
		known = known || x.known(p)
	}
	if !known {
		r.problems = append(r.problems, keyless(x.lines[first:]))
		return nil
	}
	for _, p := range tops {
		x.top(root, p)
	}
	if len(root.children) == 0 || !slices.ContainsFunc(root.children, func(n *node) bool { return n.single() }) {
		return nil
	}
	if x.left < 0 {
		r.fail(root.pos(), "the file has so many faults that not all are looked for").Hint = "mend those that are named, then check it again"
	}
	return root
}

func splitLines(src string) []string {
	return strings.Split(strings.ReplaceAll(strings.ReplaceAll(src, "\r\n", "\n"), "\r", "\n"), "\n")
}

// first is the index of the first line with content, -1 if there is none.
func (x *rescue) first() int {
	for i, line := range x.lines {
		if !blank(line) && !strings.HasPrefix(line, "---") && !strings.HasPrefix(line, "%") {
			return i
		}
	}
	return -1
}

// blank tells whether a line has no content.
func blank(line string) bool {
	line = strings.TrimLeft(line, " \t")
	return line == "" || line[0] == '#'
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// beginsEntry tells whether a line is, or begins, an entry of a list.
func beginsEntry(line string) bool {
	line = strings.TrimLeft(line, " ")
	return line == "-" || strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "-\t") || wrongDash().MatchString(line)
}

// wrongDash is how an entry begins whose dash has no space, or is no dash.
var wrongDash = pattern(`^(-[{"'A-Za-z]|[–—•*][ \x{a0}]|-\x{a0})`)

// tops are the pieces that begin at the margin.
func (x *rescue) tops(first, margin int) []*piece {
	var all []*piece
	begin := first
	add := func(end int) {
		if end > begin {
			all = append(all, &piece{lines: append([]string(nil), x.lines[begin:end]...), from: begin, want: yaml.MappingNode})
		}
		begin = end
	}
	for i := first + 1; i < len(x.lines); i++ {
		line := x.lines[i]
		if strings.HasPrefix(line, "---") || strings.HasPrefix(line, "...") {
			add(i)
			x.second(i)
			return all
		}
		if !blank(line) && indentOf(line) <= margin && isTop(line) {
			add(i)
		}
	}
	add(len(x.lines))
	return all
}

// second says that what follows a line of the file is a dossier of its own.
func (x *rescue) second(at int) {
	for _, line := range x.lines[at+1:] {
		if !blank(line) {
			p := x.r.fail(posAt(at, 1), "the line %s begins a second dossier", data.Clip(x.lines[at]))
			p.Hint = "delete it; or put what follows into a file of its own"
			if strings.HasPrefix(line, "dyad:") {
				p.Hint = "delete it and the line dyad: below it; or put what follows into a file of its own"
			}
			return
		}
	}
}

// topKey is the word that a line at the margin begins with.
var topKey = pattern(`^ *"?([A-Za-z_]+)"?\s*(:?)`)

// isTop tells whether a line at the margin begins with a key that may stand there: not one
// that only entries have, and no text.
func isTop(line string) bool {
	m := topKey().FindStringSubmatch(line)
	if m == nil || beginsEntry(line) {
		return false
	}
	top := slices.Contains(dossierRecord.keys, m[1]) || slices.Contains(styleRecord.keys, m[1]) || slices.Contains(translationKeys, m[1])
	return top || m[2] != "" && !knownKeys()[m[1]]
}

// known tells whether a piece begins with a key of the format.
func (x *rescue) known(p *piece) bool {
	m := topKey().FindStringSubmatch(p.lines[0])
	return m != nil && knownKeys()[m[1]]
}

// top adds to root the key, and the value, of a piece from the margin.
func (x *rescue) top(root *node, p *piece) {
	if n, _ := x.parse(p); n != nil {
		root.children = append(root.children, x.made(p, n).children...)
		return
	}
	head, entries := p.entries()
	if entries == nil {
		if n := x.adopt(p); n != nil {
			root.children = append(root.children, n.children...)
		} else {
			x.lost(root, p)
		}
		return
	}
	n := x.adopt(head)
	if n == nil || len(n.children) != 2 {
		x.lost(root, p)
		return
	}
	list := &node{line: int32(entries[0].from + 1), col: int32(indentOf(entries[0].lines[0]) + 1), kind: aList}
	x.align(entries)
	for _, e := range entries {
		if in := x.adopt(e); in != nil {
			list.children = append(list.children, in.children...)
		} else {
			x.ids(e)
			list.children = append(list.children, &node{line: int32(e.from + 1), col: list.col, kind: unread})
		}
	}
	root.children = append(root.children, n.children[0], list)
}

// lost adds to root the key of a piece that cannot be read, without its value.
func (x *rescue) lost(root *node, p *piece) {
	x.ids(p)
	m := topKey().FindStringSubmatch(p.lines[0])
	if m == nil {
		return
	}
	key := &node{line: int32(p.from + 1), col: 1, kind: aText, value: m[1]}
	root.children = append(root.children, key, &node{line: key.line, col: key.col, kind: unread})
}

var givenID = pattern(`\bid"?\s*:\s*["']?([A-Za-z][A-Za-z0-9._-]*)`)

// ids notes the ids of a piece that cannot be read: what refers to them is not wrong.
func (x *rescue) ids(p *piece) {
	if x.r.unread == nil {
		x.r.unread = map[string]bool{}
	}
	for _, line := range p.lines {
		for _, m := range givenID().FindAllStringSubmatch(line, -1) {
			x.r.unread[m[1]] = true
		}
	}
	x.r.unread[""] = true
}

// entries takes a piece apart whose first line is a key and which goes on with a list:
// the line of the key, and each entry. There are none if it is not so.
func (p *piece) entries() (head *piece, entries []*piece) {
	if colon := strings.IndexByte(p.lines[0], ':'); colon >= 0 && !blank(p.lines[0][colon+1:]) {
		return nil, nil
	}
	begin, indent := 0, -1
	add := func(end int) {
		if begin > 0 {
			entries = append(entries, &piece{lines: p.lines[begin:end:end], from: p.from + begin, want: yaml.SequenceNode})
		}
		begin = end
	}
	for i, line := range p.lines[1:] {
		i++
		if blank(line) {
			continue
		}
		at := indentOf(line)
		if indent < 0 {
			if !beginsEntry(line) {
				return nil, nil
			}
			indent = at
		}
		if beginsEntry(line) && at <= indent+1 {
			add(i)
		}
	}
	if indent < 0 {
		return nil, nil
	}
	head = &piece{lines: p.lines[:1:1], from: p.from, want: yaml.MappingNode}
	add(len(p.lines))
	return head, entries
}

// align says which entries begin further right or left than the first.
func (x *rescue) align(entries []*piece) {
	first := indentOf(entries[0].lines[0])
	for _, e := range entries[1:] {
		at := indentOf(e.lines[0])
		if at == first || !strings.HasPrefix(strings.TrimLeft(e.lines[0], " "), "-") {
			continue
		}
		p := x.r.fail(posAt(e.from, at+1), "this entry begins %s", spacesOff(at-first))
		p.Hint = "the dashes of one list stand one below the other"
		for i, line := range e.lines {
			if blank(line) || indentOf(line)+first-at < 0 {
				continue
			}
			edit := Edit{posAt(e.from+i, 1), line[:indentOf(line)], strings.Repeat(" ", indentOf(line)+first-at)}
			p.Mend = append(p.Mend, edit)
		}
	}
}
