package command

import (
	"fmt"
	"os"
	"strings"
	"unicode"

	"golang.org/x/term"
	"golang.org/x/text/width"

	"dyad/data/advice"
	"dyad/data/codec"
)

// A painter prints problems in files for people: the place and what is wrong on a line
// that editors can follow, the line of the file, a caret under the place, and what to do.
type painter struct {
	color bool
	width int // columns that a line may fill
}

// maxColumns is how wide messages are where there is no terminal, or a wide one.
const maxColumns = 100

// painter is that of standard error: with colours on a terminal that has them, unless the
// environment says NO_COLOR (https://no-color.org).
func (c *console) painter() painter {
	p := painter{width: maxColumns}
	if !c.onTerminal() {
		return p
	}
	p.color = !c.plain
	if f, ok := c.stderr.(*os.File); ok {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
			p.width = min(w, maxColumns)
		}
	}
	return p
}

// Styles of a terminal (ECMA-48, SGR).
const (
	bold  = "1"
	red   = "1;31"
	green = "32"
	faint = "2"
)

// paint is a text in a style, or as it is where there are no colours.
func (p painter) paint(style, text string) string {
	if !p.color || text == "" {
		return text
	}
	return "\x1b[" + style + "m" + text + "\x1b[0m"
}

// errors are the problems of a file, those that are shown.
func (p painter) errors(bad *codec.Errors) string {
	var b strings.Builder
	list, more := bad.Shown()
	for _, x := range list {
		p.headline(&b, bad.Place(x), x.What)
		p.excerpt(&b, x)
	}
	if more > 0 {
		fmt.Fprintf(&b, "%s: and %d more\n", advice.Name(bad.File), more)
	}
	return b.String()
}

// headline is the first line of a problem, with its place.
func (p painter) headline(b *strings.Builder, place, what string) {
	what = strings.ReplaceAll(advice.Clean(what), "\n", "\n  ")
	b.WriteString(p.paint(bold, advice.Clean(place)) + " " + what + "\n")
}

// hint is what to do about a problem, below its line.
func (p painter) hint(b *strings.Builder, what string) {
	if what != "" {
		b.WriteString("  " + p.paint(bold, "hint:") + " " + advice.Clean(what) + "\n")
	}
}

// excerpt is the line of a problem with the caret, the hint, and the line as the hint has
// it where the hint does not say so itself.
func (p painter) excerpt(b *strings.Builder, x codec.Problem) {
	if x.Near.Line == "" {
		p.hint(b, x.Hint)
		return
	}
	number := fmt.Sprintf("%4d", x.Pos.Line)
	room := max(p.width-len(number)-len(" | "), 20)
	line, caret := window(x.Near.Line, x.Pos.Col-1-x.Near.Before, x.Near.Before > 0, room)
	fmt.Fprintf(b, "%s %s\n", p.paint(faint, number+" |"), line)
	if x.Pos.Col > 0 {
		fmt.Fprintf(b, "%s %s\n", p.paint(faint, strings.Repeat(" ", len(number))+" |"), strings.Repeat(" ", caret)+p.paint(red, "^"))
	}
	p.hint(b, x.Hint)
	if x.Near.Mended == "" || len(x.Mend) == 1 && len(x.Mend[0].New) > 1 && strings.Contains(x.Hint, x.Mend[0].New) {
		return
	}
	for line := range strings.SplitSeq(x.Near.Mended, "\n") {
		mended, _ := window(line, x.Pos.Col-1-x.Near.Before, x.Near.Before > 0, room)
		if x.Near.Whole { // it is there to be copied, so it is not cut
			mended, _ = window(line, 0, false, 1<<20)
		}
		fmt.Fprintf(b, "%s %s\n", p.paint(faint, number+" |"), p.paint(green, mended))
		number = strings.Repeat(" ", len(number))
	}
}

// A cell is a character as it is printed, and how many columns it takes.
type cell struct {
	text  string
	width int
}

// cells are the characters of a line. A tab is printed as an arrow and spaces, and what does not print
// is escaped.
func cells(line string) []cell {
	all := make([]cell, 0, len(line))
	for _, r := range line {
		c := cell{string(r), 1}
		switch {
		case r == '\t':
			c = cell{"→   ", 4}
		case r == '\u00a0':
			c.text = "␣" // which it is told from a space by
		case unicode.In(r, unicode.Mn, unicode.Me):
			c.width = 0
		default:
			if shown := advice.Clean(c.text); shown != c.text {
				c = cell{shown, len(shown)}
			} else if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
				c.width = 2
			}
		}
		all = append(all, c)
	}
	return all
}

// window is what of a line fits into some columns around its character at, and the column
// of that character in it, from 0. What is cut off is marked by an ellipsis; before tells
// that the line begins earlier.
func window(line string, at int, before bool, room int) (shown string, caret int) {
	all := cells(line)
	at = max(min(at, len(all)), 0)
	begin, end, used := at, at, 0
	// First what stands before the place, up to two thirds, then what follows, then more of
	// what stands before.
	take := func(most int) {
		for begin > 0 && used+all[begin-1].width <= most {
			begin--
			used += all[begin].width
		}
	}
	room -= 2 // for the ellipses
	take(room * 2 / 3)
	for end < len(all) && used+all[end].width <= room {
		used += all[end].width
		end++
	}
	take(room)
	var b strings.Builder
	if begin > 0 || before {
		b.WriteString("…")
		caret++
	}
	for i, c := range all[begin:end] {
		if begin+i < at {
			caret += c.width
		}
		b.WriteString(c.text)
	}
	if end < len(all) {
		b.WriteString("…")
	}
	return b.String(), caret
}
