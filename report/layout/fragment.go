package layout

import (
	"strings"

	"dyad/report/doc"
	"dyad/report/font"
)

// A textSetter measures texts and breaks them into lines. It serves one document.
type textSetter struct {
	*workspace
	m              Measurer
	look           Look
	lang           string // of the document, BCP 47
	digits         int    // how many a page number is expected to have
	missing        missingGlyphs
	pendingNumbers []pendingNumber

	spaceFont Font // of the last space measured
	lastSpace Pt   // its width
}

// A setter sets the blocks of one document into bands.
type setter struct {
	textSetter
	g     Geometry // that of the look
	notes int      // how many Note elements it made
	level int      // of the last heading set
}

// element returns a copy of e with a number of its own.
func (ws *workspace) element(e Element) *Element {
	e.N = ws.elems.count()
	p := ws.elems.alloc()
	*p = e
	return p
}

// width measures s. A rune without a glyph is recorded as missing.
func (st *textSetter) width(f Font, s string, x *doc.Span) Pt {
	w, r, lacks := st.m.Measure(f, s, nil)
	if lacks {
		st.missing.add(MissingGlyphError{Rune: r, Text: s, Origin: x.Origin, Line: x.Line, Col: x.Col})
	}
	return w
}

// spaceWidth is the width of a space. Often the font is that of the last call.
func (st *textSetter) spaceWidth(f Font) Pt {
	if f != st.spaceFont {
		st.spaceFont, st.lastSpace = f, st.m.Width(f, " ")
	}
	return st.lastSpace
}

// A breakKind says whether and how a line may be broken after a fragment.
type breakKind uint8

const (
	noBreak      breakKind = iota // a line is not broken here
	atSpace                       // the space stays at the line's end
	atDash                        // after a hyphen, dash or slash
	atSoftHyphen                  // at a soft hyphen, which then shows
	atHyphen                      // at a hyphen that the program puts in between syllables
	atIdeograph                   // beside a sign of Chinese or Japanese
	anywhere                      // inside a word wider than the measure
)

// A fragment is text in one font, with the space after it. It is broken only if it
// is wider than the measure.
type fragment struct {
	text         string
	width, space Pt   // width of text, of space
	span         int  // the span it belongs to
	at           int  // where in the span's text it begins
	from         int  // where it stands if all of the span's text is on one line,
	to           int  // in thousandths of an em
	spaced       bool // a space follows
	after        breakKind
}

// A shapedText is spans cut into fragments.
type shapedText struct {
	spans     doc.Spans
	style     *style
	fragments []fragment
	arena     *arena[fragment] // their memory
	link      Color            // of links to outside addresses
	rtl       bool             // some span has letters from right to left
}

// add appends a fragment.
func (s *shapedText) add(a fragment) {
	if len(s.fragments) == cap(s.fragments) {
		s.fragments = s.arena.grow(s.fragments, 1)
	}
	s.fragments = append(s.fragments, a)
}

// appearance is the font and colour of a fragment, and how far it is raised.
func (s *shapedText) appearance(a *fragment) (Font, Color, Pt) {
	x := &s.spans[a.span]
	f := Font{Face: s.style.Face, Size: s.style.Size}
	c, raise := s.style.Color, Pt(0)
	if x.Em {
		f.Face = font.Italic
	}
	if x.Bold {
		f.Face = bold(f.Face)
	}
	if x.URI != "" {
		c = s.link
	}
	if x.Muted {
		c = muted
	}
	if x.Kind == doc.Sub {
		raise, f.Size = -subDrop, min(f.Size, refSize)
	}
	if x.Kind == doc.Ref {
		c = muted
		if !s.style.Level {
			raise, f.Size = refRaise, min(f.Size, refSize)
		}
	}
	return f, c, raise
}

// shape cuts spans into fragments and measures them. A caller that no longer needs
// them may rewind st.fragments to where it was before.
func (st *textSetter) shape(spans doc.Spans, style *style) shapedText {
	s := shapedText{spans: spans, style: style, arena: &st.fragments, link: st.look.AText}
	words := 0
	for i := range spans {
		words += 1 + strings.Count(spans[i].Text, " ")
	}
	s.fragments = st.fragments.list(words)
	for i := range spans {
		x := &spans[i]
		n := len(s.fragments)
		if x.Kind == doc.Ref && n > 0 {
			s.fragments[n-1].after = noBreak
		}
		switch {
		case deferred(x):
			s.add(fragment{text: strings.Repeat("0", st.digits), span: i})
		case x.Sign != doc.NoSign:
			s.add(fragment{span: i, width: signWidth(st.m, x.Sign, style)})
			continue
		default:
			s.addSpan(i, x.Text)
		}
		if x.Anchor != "" && len(s.fragments) == n {
			s.add(fragment{span: i})
		}
		st.measure(&s, n)
	}
	s.trim()
	return s
}

// measure measures the fragments from n on, which are those of one span.
func (st *textSetter) measure(s *shapedText, n int) {
	if n == len(s.fragments) {
		return
	}
	x := &s.spans[s.fragments[n].span]
	t := x.Text
	if deferred(x) {
		t = s.fragments[n].text
	}
	f, _, _ := s.appearance(&s.fragments[n])
	lacks := st.stopsAt(f, t, s.fragments[n:])
	for i := n; i < len(s.fragments); i++ {
		a := &s.fragments[i]
		if lacks {
			st.width(f, a.text, x) // records it
		}
		a.width = f.em(a.to - a.from)
		if a.spaced {
			a.space = st.spaceWidth(f)
		}
	}
}

// stopsAt finds where each fragment begins and ends on a line that holds the whole
// text, and whether the text has a rune without a glyph.
func (st *textSetter) stopsAt(f Font, t string, fragments []fragment) (lacks bool) {
	stops := st.stops[:0]
	for i := range fragments {
		a := &fragments[i]
		stops = append(stops, font.Stop{At: a.at}, font.Stop{At: a.at + len(a.text)})
	}
	st.stops = stops
	_, _, lacks = st.m.Measure(f, t, stops)
	for i := range fragments {
		fragments[i].from, fragments[i].to = stops[2*i].Start, stops[2*i+1].End
	}
	return lacks
}

// deferred tells whether a span's text is known only after pagination.
func deferred(x *doc.Span) bool {
	return x.Page != "" || x.Kind == doc.PageNo || x.Kind == doc.PageCount
}

// trim drops the space at the end of the text.
func (s *shapedText) trim() {
	for n := len(s.fragments) - 1; n >= 0; n-- {
		a := &s.fragments[n]
		spaced := a.spaced
		a.spaced, a.space, a.after = false, 0, noBreak
		if x := &s.spans[a.span]; a.text != "" || x.Sign != doc.NoSign || spaced && x.Anchor != "" {
			return
		}
		if !spaced {
			continue
		}
		s.fragments = append(s.fragments[:n], s.fragments[n+1:]...)
		return
	}
}
