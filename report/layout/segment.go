package layout

import (
	"slices"

	"dyad/report/doc"
)

// A segment is a part of the body set in n columns.
type segment struct {
	galley
	n     int
	width Pt // of a column
	// text says that the columns are a section's text, which may stand before the
	// figure that it follows.
	text bool
}

// longLine is the widest that body text is set in one column: more would be over 70
// letters a line.
const longLine Pt = 320

// segments sets the body and cuts it where the number of columns changes. Text as wide
// as the page is set in halves.
func (st *setter) segments(body []doc.Block) []segment {
	var out []segment
	full := st.g.measure()
	var run []doc.Block // of one kind
	flush := func(text bool) {
		if len(run) == 0 {
			return
		}
		n := 1
		if text {
			n = 2
		}
		w := st.g.columnWidth(full, n)
		out = append(out, segment{galley: st.blocks(run, w), n: n, width: w, text: text})
		run = nil
	}
	wasText := false
	for _, b := range body {
		text := full > longLine && isText(b)
		if f, ok := b.(doc.Flow); ok && f.N > 1 {
			if w := st.g.columnWidth(full, f.N); minWidth(f.Blocks) <= w {
				flush(wasText)
				out = append(out, segment{galley: st.blocks(f.Blocks, w), n: f.N, width: w, text: !slices.ContainsFunc(f.Blocks, isNoText)})
				continue
			}
		}
		if text != wasText {
			flush(wasText)
			wasText = text
		}
		run = append(run, b)
	}
	flush(wasText)
	return out
}

// isText reports whether a block is text of a section.
func isText(b doc.Block) bool {
	switch b := b.(type) {
	case doc.Paragraph:
		return b.Role == doc.Body
	case doc.List:
		return !b.Small && b.Kind != doc.Endnotes
	}
	return false
}

// isNoText reports whether a block is neither text of a section nor a definition.
func isNoText(b doc.Block) bool {
	p, ok := b.(doc.Paragraph)
	return !isText(b) && (!ok || p.Role != doc.Small)
}

// introduction cuts from the bands before columns the headings that must stay with
// them.
func introduction(ss []band) (before, intro []band) {
	n := len(ss)
	for n > 0 && ss[n-1].keep {
		n--
	}
	n = withHeading(ss, n)
	return ss[:n], ss[n:]
}

// withHeading returns n or, if only a heading and a short paragraph are before n,
// where the heading begins: that paragraph introduces what follows.
func withHeading(ss []band, n int) int {
	const short = 3 // lines
	at := n
	if n > 0 && ss[n-1].h > styles[roleH2].Leading {
		return n // no line of text
	}
	for i := n - 2; i >= 0 && ss[i].keep && n-i <= short+2; i-- {
		for _, m := range ss[i].marks {
			if m.level > 0 {
				at = i
			}
		}
	}
	return at
}
