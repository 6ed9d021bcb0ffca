package source

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// An Excerpt is the line of a text file in which something is wrong, or of a long line
// what is around the place.
type Excerpt struct {
	Text   string // as UTF-8; "" if there is none to show
	Before int    // characters of the line before those of Text
	Col    int    // the character of the line where it is wrong, from 1; 0 if it is the whole line
}

// maxQuoted is how many characters of a line are kept on each side of a place.
const maxQuoted = 160

// ExcerptAt is a line of a text, from 1, with the place of the field that begins at an
// offset in bytes, behind its spaces and quotes; -1 for the whole line.
func ExcerptAt(text []byte, line, at int) Excerpt {
	n := 1
	for s := range bytes.Lines(text) {
		if n == line {
			for at >= 0 && at < len(s) && (s[at] == ' ' || s[at] == '"') {
				at++
			}
			return ExcerptOf(s, at)
		}
		n++
	}
	return Excerpt{}
}

// ExcerptOf is a line with the place at an offset in bytes, -1 if it has none. A line that
// is no UTF-8 is read as ISO-8859-1.
func ExcerptOf(line []byte, at int) Excerpt {
	line = bytes.TrimRight(line, "\r\n")
	at = min(at, len(line))
	var x Excerpt
	from, to := max(at-4*maxQuoted, 0), min(max(at, 0)+4*maxQuoted, len(line)) // of bytes, of which no character has more than four
	if utf8.Valid(line) {
		for from > 0 && !utf8.RuneStart(line[from]) {
			from--
		}
		for to < len(line) && !utf8.RuneStart(line[to]) {
			to++
		}
		x.Before = utf8.RuneCount(line[:from])
		x.Text = string(line[from:to])
		if at >= 0 {
			x.Col = 1 + utf8.RuneCount(line[:at])
		}
	} else {
		latin := make([]rune, 0, to-from)
		for _, c := range line[from:to] {
			latin = append(latin, rune(c))
		}
		x.Before, x.Text = from, string(latin)
		if at >= 0 {
			x.Col = 1 + at
		}
	}
	return x.cut()
}

// cut keeps the characters that are near the place.
func (x Excerpt) cut() Excerpt {
	all := []rune(x.Text)
	at := max(x.Col-1-x.Before, 0)
	from, to := max(at-maxQuoted, 0), min(at+maxQuoted, len(all))
	x.Text, x.Before = string(all[from:to]), x.Before+from
	return x
}

// CellOf is which of the fields of a row a fault is in, -1 if that is not known. The
// columns have names, and last is the field that was read last, -1 for none.
func (f *Fault) CellOf(fields, names []string, last int) int {
	named := -1
	if f.column != "" {
		named = slices.IndexFunc(names, func(n string) bool { return Normal(ID(n)) == Normal(f.column) })
	}
	value := f.quoted()
	if value == "" {
		return named
	}
	var same, with []int
	for i, s := range fields {
		if s = strings.TrimSpace(s); s == value {
			same = append(same, i)
		} else if strings.Contains(s, value) {
			with = append(with, i)
		}
	}
	if len(same) == 0 {
		same = with
	}
	switch {
	case len(same) == 1:
		return same[0]
	case slices.Contains(same, named):
		return named
	case slices.Contains(same, last):
		return last
	}
	return -1
}

// A placer has the lines of its rows.
type placer interface {
	// place is the line of the file in which a field of the row stands, and that line;
	// for field -1 those of the row. The line is 0 if it is not known.
	place(field int) (line int, near Excerpt)
}

// Quote adds to the refusal of a row the line in which it stands, if rows have lines.
func (t *Table) Quote(e *Error, field int) *Error {
	p, ok := t.src.(placer)
	if !ok || e.Line != t.line || e.Near.Text != "" {
		return e
	}
	if line, near := p.place(field); line > 0 {
		e.Line, e.Near = line, near
	}
	return e
}

// place is the line of a field of the row that was read last.
func (c *csvRows) place(field int) (line int, near Excerpt) {
	if len(c.row) == 0 {
		return 0, Excerpt{}
	}
	first, _ := c.r.FieldPos(0)
	line, col := first, 0
	if field >= 0 && field < len(c.row) {
		line, col = c.r.FieldPos(field)
	}
	text, ok := c.end.line(c.begin, line-first)
	if !ok {
		return 0, Excerpt{}
	}
	at := -1
	if col > 0 {
		for at = col - 1; at < len(text) && (text[at] == ' ' || text[at] == '"'); at++ {
		}
	}
	return line + c.above, ExcerptOf(text, at)
}

// line is the n-th line, from 0, of what begins at an offset of all bytes, empty lines
// before the first left out.
func (l *lastByte) line(offset int64, n int) (text []byte, ok bool) {
	if offset < l.begin {
		return nil, false
	}
	for line := range bytes.Lines(l.kept[offset-l.begin:]) {
		if n == 0 && len(bytes.TrimRight(line, "\r\n")) == 0 {
			continue
		}
		if n == 0 {
			return line, true
		}
		n--
	}
	return nil, false
}

// keep adds bytes that were read to those that are kept, from the row at hand on.
func (l *lastByte) keep(p []byte) {
	l.kept = append(l.kept, p...)
}

// drop forgets what stands before an offset, once that is much.
func (l *lastByte) drop(offset int64) {
	if n := offset - l.begin; n > 1<<15 {
		l.kept = l.kept[:copy(l.kept, l.kept[n:])]
		l.begin = offset
	}
}
