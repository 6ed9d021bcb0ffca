package codec

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"dyad/data"
	"dyad/data/advice"
)

// maxShown is how many problems Errors.Error prints.
const maxShown = 20

// A Problem is one thing wrong with a dossier file.
type Problem struct {
	Pos  data.Pos // zero when it concerns the whole file
	What string
	Hint string // what to do about it, or ""
	Mend []Edit // the hint as changes of the file, nil where it is not one
	Near Excerpt
}

// An Edit is a change within one line of a file: Old, which stands at Pos, becomes New.
type Edit struct {
	Pos      data.Pos
	Old, New string
}

// An Excerpt is the line of a file where something is wrong, or of a long line what is
// around the place.
type Excerpt struct {
	Line   string // "" if there is none to show
	Before int    // characters of the line before those of Line
	Mended string // the line after the problem's Mend, and those below it that it changes; "" if it changes others
	Whole  bool   // Mended is all of the line
}

// Errors is everything wrong with one dossier file, by position.
type Errors struct {
	File string
	List []Problem // at least one

	placed func(data.Pos) string // how places are shown; nil as file:line:col
}

// Shown are the first problems, those that are printed, and how many more there are.
func (e *Errors) Shown() (list []Problem, more int) {
	list = e.List[:min(len(e.List), maxShown)]
	return list, len(e.List) - len(list)
}

// Error prints the first problems, each as "file:line:col: what", a line each.
func (e *Errors) Error() string {
	var b strings.Builder
	list, more := e.Shown()
	for i, p := range list {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(e.Place(p) + " " + p.What)
	}
	if more > 0 {
		fmt.Fprintf(&b, "\n%s: and %d more", advice.Name(e.File), more)
	}
	return b.String()
}

// Place is where a problem is: "file:line:col:", or "file:" if it concerns the whole file.
func (e *Errors) Place(p Problem) string {
	switch file := advice.Name(e.File); {
	case p.Pos == (data.Pos{}):
		return file + ":"
	case e.placed != nil:
		return e.placed(p.Pos) + ":"
	default:
		return fmt.Sprintf("%s:%d:%d:", file, p.Pos.Line, p.Pos.Col)
	}
}

// Quote takes the lines of the problems that are shown from the bytes of the file, and
// gives e.
func (e *Errors) Quote(src []byte) *Errors {
	src = bytes.TrimPrefix(src, []byte(byteOrderMark))
	list, _ := e.Shown()
	var starts []int
	for i := range list {
		p := &list[i]
		if p.Pos == (data.Pos{}) || p.Near.Line != "" {
			continue
		}
		if starts == nil {
			starts = lineStarts(src)
		}
		p.Near = excerpt(src, starts, p)
	}
	return e
}

// maxQuoted is how many characters of a line are kept on each side of a place.
const maxQuoted = 160

// maxWhole is how many bytes a mended line has at most that is shown from end to end, so
// that it can be copied.
const maxWhole = 600

// excerpt is the line of a problem.
func excerpt(src []byte, starts []int, p *Problem) Excerpt {
	if p.Pos.Line > len(starts) {
		return Excerpt{}
	}
	line := src[starts[p.Pos.Line-1]:]
	if p.Pos.Line < len(starts) {
		line = line[:starts[p.Pos.Line]-starts[p.Pos.Line-1]]
	}
	line = bytes.TrimRight(line, "\r\n")
	x := Excerpt{}
	x.Line, x.Before = around(line, p.Pos.Col, maxQuoted)
	if mended, ok := mendLines(src, starts, p); ok {
		m, before := around([]byte(mended), p.Pos.Col, maxQuoted)
		if strings.Contains(mended, "\n") { // a line more
			m, before = mended, 0
		}
		if x.Whole = longest(mended) <= maxWhole; x.Whole {
			m, before = mended, x.Before
		}
		if before == x.Before {
			x.Mended = m
		}
	}
	return x
}

// longest is how many bytes the longest line of a text has.
func longest(s string) int {
	n := 0
	for line := range strings.SplitSeq(s, "\n") {
		n = max(n, len(line))
	}
	return n
}

// maxMended is how many lines of a mend are shown.
const maxMended = 8

// mendLines is the line of a problem with the edits of it made, and below it the next
// ones that have edits too; false if none changes that line.
func mendLines(src []byte, starts []int, p *Problem) (string, bool) {
	var all []string
	for n := p.Pos.Line; n <= len(starts) && len(all) < maxMended; n++ {
		line := src[starts[n-1]:]
		if n < len(starts) {
			line = line[:starts[n]-starts[n-1]]
		}
		mended, ok := mendLine(string(bytes.TrimRight(line, "\r\n")), n, p.Mend)
		if !ok {
			break
		}
		all = append(all, mended)
	}
	return strings.TrimRight(strings.Join(all, "\n"), "\n"), len(all) > 0
}

// around are the characters of a line at most so many before and after a column, and how
// many stand before them.
func around(line []byte, col, most int) (part string, before int) {
	at, n := 0, 1 // offset and column
	for n < col-most && at < len(line) {
		_, w := utf8.DecodeRune(line[at:])
		at, n = at+w, n+1
	}
	end := at
	for last := n; last < col+most && end < len(line); last++ {
		_, w := utf8.DecodeRune(line[end:])
		end += w
	}
	return string(line[at:end]), n - 1
}

// mendLine is the line of a number with the edits of it made; false if none changes it.
func mendLine(line string, number int, edits []Edit) (string, bool) {
	mended := false
	for i := len(edits) - 1; i >= 0; i-- { // from the end, so that columns stay
		e := edits[i]
		if e.Pos.Line != number {
			continue
		}
		at := offsetOf(line, e.Pos.Col)
		if !strings.HasPrefix(line[at:], e.Old) {
			return "", false
		}
		line, mended = line[:at]+e.New+line[at+len(e.Old):], true
	}
	return line, mended
}

// offsetOf is the offset in a line of the character in a column, its length if it is
// shorter.
func offsetOf(line string, col int) int {
	for at := range line {
		if col--; col == 0 {
			return at
		}
	}
	return len(line)
}

func comparePos(a, b data.Pos) int {
	return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
}

// newErrors is the error of the problems of a file, nil if there are none.
func newErrors(file string, src []byte, problems []*Problem) error {
	if len(problems) == 0 {
		return nil
	}
	e := &Errors{File: file}
	for _, p := range problems {
		e.List = append(e.List, *p)
	}
	slices.SortStableFunc(e.List, func(a, b Problem) int { return comparePos(a.Pos, b.Pos) })
	return e.Quote(src)
}
