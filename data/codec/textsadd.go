package codec

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// isOf tells whether an earlier file is of the dossier's texts in the language; it says
// what is wrong.
func (w *textsWriter) isOf(root *node) bool {
	if root.kind != aMapping || w.flow(root) {
		w.r.fail(root.pos(), "the file of texts is not keys with values, each on a line").Hint = "name another file with -o"
		return false
	}
	for _, want := range [][2]string{{"translates", w.d.ID}, {"lang", w.lang}} {
		switch n := root.under(want[0]); {
		case n == nil:
			w.r.fail(root.pos(), "no key %q: the file has no texts of a dossier", want[0]).Hint = "name another file with -o"
			return false
		case n.value != want[1]:
			w.r.fail(n.pos(), "%s is %q, and not %q", want[0], n.value, want[1]).Hint = "name another file with -o"
			return false
		}
	}
	return true
}

// index notes where lines begin, and which node comes after all of another one.
func (w *textsWriter) index(root *node) {
	w.starts = []int{0}
	for i, c := range w.src {
		if c == '\n' {
			w.starts = append(w.starts, i+1)
		}
	}
	w.after = map[*node]*node{}
	var visit func(n, next *node)
	visit = func(n, next *node) {
		w.after[n] = next
		for i, c := range n.children {
			if i+1 < len(n.children) {
				visit(c, n.children[i+1])
			} else {
				visit(c, next)
			}
		}
	}
	visit(root, nil)
}

// offset is where a node begins.
func (w *textsWriter) offset(n *node) int {
	at := w.starts[n.line-1]
	for range n.col - 1 {
		_, size := utf8.DecodeRune(w.src[at:])
		at += size
	}
	return at
}

// flow tells whether a value is written in brackets.
func (w *textsWriter) flow(n *node) bool {
	if n.kind != aMapping && n.kind != aList {
		return false
	}
	if at := w.offset(n); at < len(w.src) {
		return w.src[at] == '{' || w.src[at] == '['
	}
	return false
}

// missing inserts what a mapping of the earlier file, at a path, lacks.
func (w *textsWriter) missing(n *node, path string, depth int) {
	var b strings.Builder
	indent := int(n.col) - 1
	if depth == 0 {
		indent = 0
	}
	flow := w.flow(n)
	for _, key := range w.children[path] {
		at := below(path, key)
		value := n.under(key)
		switch {
		case value != nil:
			w.missingIn(value, at, depth+1)
		case w.wanted[at] && flow:
			w.insertFlow(n, key, at)
		case w.wanted[at]:
			w.value(&b, key, at, indent)
		}
	}
	if depth == 0 {
		if units := n.under("units"); units == nil || units.kind == aMapping && !w.flow(units) {
			var more strings.Builder
			if w.units(&more, units); units == nil {
				b.WriteString(more.String())
			} else if more.Len() > 0 {
				w.insert(w.end(units, int(units.col)-1), reindented(more.String(), int(units.col)-1))
			}
		}
	}
	if b.Len() > 0 {
		w.insert(w.end(n, indent), b.String())
	}
}

// reindented is text that is indented by two, indented by so many spaces.
func reindented(text string, indent int) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(strings.Repeat(" ", indent) + strings.TrimPrefix(line, "  "))
	}
	return b.String()
}

// missingIn inserts what a value of the earlier file lacks.
func (w *textsWriter) missingIn(n *node, path string, depth int) {
	switch {
	case n.kind == aMapping:
		w.missing(n, path, depth)
	case n.kind != aList || w.flow(n):
		// a text; or a short list in brackets, of which check says if it is too short
	case entryName(path) != "":
		var b strings.Builder
		for _, id := range w.children[path] {
			i := slices.IndexFunc(n.children, func(c *node) bool { x := c.under("id"); return x != nil && x.value == id })
			switch {
			case i >= 0:
				w.missing(n.children[i], path+"/"+id, depth+1)
			case w.wanted[path+"/"+id]:
				w.entry(&b, path, id, int(n.col)-1)
			}
		}
		w.insert(w.end(n, int(n.col)-1), b.String())
	case byPlace(w.children[path]):
		var b strings.Builder
		for i, c := range n.children {
			if c.kind == aMapping && len(w.children[entry(path, i)]) > 0 {
				w.missing(c, entry(path, i), depth+1)
			}
		}
		w.list(&b, path, len(n.children)+1, int(n.col)-1)
		w.insert(w.end(n, int(n.col)-1), b.String())
	}
}

// end is where what a value of several lines holds ends: before the blank lines and the
// remarks that stand over the next value, which are not indented as deep as its own.
func (w *textsWriter) end(n *node, indent int) int {
	line := len(w.starts)
	if next := w.after[n]; next != nil {
		line = int(next.line)
	} else if len(w.src) > w.starts[line-1] {
		line++ // the last line has no end
	}
	for line > 1 {
		text := w.line(line - 1)
		rest := bytes.TrimLeft(text, " ")
		blank := len(bytes.TrimSpace(rest)) == 0
		if !blank && (len(rest) == 0 || rest[0] != '#' || len(text)-len(rest) >= max(indent, 1)) {
			break
		}
		line--
	}
	if line > len(w.starts) {
		return len(w.src)
	}
	return w.starts[line-1]
}

// line is a line by its number, from 1.
func (w *textsWriter) line(n int) []byte {
	end := len(w.src)
	if n < len(w.starts) {
		end = w.starts[n]
	}
	return w.src[w.starts[n-1]:end]
}

func (w *textsWriter) insert(at int, text string) {
	if text != "" {
		w.inserts = append(w.inserts, insertion{at, text})
	}
}

// insertFlow puts a key into a mapping in brackets, with the original in a remark behind
// the line where the brackets close.
func (w *textsWriter) insertFlow(n *node, key, path string) {
	at := w.closing(w.offset(n))
	if at < 0 {
		return
	}
	sep := ", "
	if len(n.children) == 0 {
		sep = ""
	}
	value, originals := w.inFlow(path)
	w.insert(at, sep+key+": "+value)
	eol := at + bytes.IndexByte(append(slices.Clip(w.src[at:]), '\n'), '\n')
	w.insert(eol, "  # "+key+": "+strings.Join(originals, " | "))
}

// inFlow is what stands at a path in brackets, and the originals of its texts.
func (w *textsWriter) inFlow(path string) (value string, originals []string) {
	p, leaf := w.places[path]
	switch {
	case leaf && p.value != "":
		return p.value, nil
	case leaf && w.wanted[path]:
		w.added++
		return `""`, []string{w.original(p)}
	case leaf:
		return `""`, nil
	}
	var parts []string
	for _, key := range w.children[path] {
		v, more := w.inFlow(path + "/" + key)
		originals = append(originals, more...)
		if !byPlace(w.children[path]) {
			v = key + ": " + v
		}
		parts = append(parts, v)
	}
	if byPlace(w.children[path]) {
		return "[" + strings.Join(parts, ", ") + "]", originals
	}
	return "{" + strings.Join(parts, ", ") + "}", originals
}

// closing is where the bracket that opens at an offset closes, -1 if it does not. Quotes
// and remarks in between are passed over.
func (w *textsWriter) closing(from int) int {
	depth := 0
	var quote byte
	for i := from; i < len(w.src); i++ {
		c := w.src[i]
		switch {
		case quote == '"' && c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && strings.IndexByte(" {[,:", w.src[i-1]) >= 0:
			quote = c
		case c == '#' && w.src[i-1] == ' ':
			i += bytes.IndexByte(append(slices.Clip(w.src[i:]), '\n'), '\n')
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// inserted is the earlier file with what is inserted.
func (w *textsWriter) inserted(old []byte) []byte {
	head := old[:len(old)-len(w.src)] // a byte order mark
	slices.SortStableFunc(w.inserts, func(a, b insertion) int { return a.at - b.at })
	out := slices.Clone(head)
	from := 0
	for _, in := range w.inserts {
		out = append(out, w.src[from:in.at]...)
		if whole := strings.HasSuffix(in.text, "\n"); whole && len(out) > 0 && out[len(out)-1] != '\n' {
			out = append(out, '\n')
		}
		out = append(out, in.text...)
		from = in.at
	}
	return append(out, w.src[from:]...)
}
