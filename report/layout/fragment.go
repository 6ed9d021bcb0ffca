package layout

import (
	"strings"
	"unicode/utf8"

	"dyad/report/doc"
	"dyad/report/font"
)

// A setter sets blocks into strips. It serves one document.
type setter struct {
	*workspace
	m       Measurer
	g       Geometry
	lang    string // of the document, BCP 47
	digits  int    // reserved for a page number
	missing missing
	pending []pending
	notes   int // Note elements made

	spaceFont Font // of the last space measured
	space     Pt   // its width
}

// element makes an element.
func (st *setter) element(e Element) *Element {
	e.N = st.elems.count()
	p := st.elems.one()
	*p = e
	return p
}

// width measures s and notes a glyph it lacks.
func (st *setter) width(f Font, s string, x *doc.Span) Pt {
	w, r, lacks := st.m.Measure(f, s, nil)
	if lacks {
		st.missing.add(MissingGlyphError{Rune: r, Text: s, Origin: x.Origin, Line: x.Line, Col: x.Col})
	}
	return w
}

// spaceWidth is the width of a space, which the one before often has.
func (st *setter) spaceWidth(f Font) Pt {
	if f != st.spaceFont {
		st.spaceFont, st.space = f, st.m.Width(f, " ")
	}
	return st.space
}

// An opening is what a line may do after an atom.
type opening uint8

const (
	closed   opening = iota // no break
	atSpace                 // the space stays at the line's end
	atDash                  // after a hyphen, dash or slash
	atSoft                  // at a soft hyphen, which then shows
	atHyphen                // at one put in between syllables, if need be
	anywhere                // inside a word wider than the measure
)

// An atom is text that is set in one font and never broken unless it is wider
// than the measure, with the space after it.
type atom struct {
	text   string
	w, sw  Pt   // width of text, of space
	span   int  // the span it belongs to
	at     int  // where in the span's text it begins
	from   int  // where it stands if all of the span's text is on one line,
	to     int  // in thousandths of an em
	spaced bool // a space follows
	sign   bool // a sign of evidence in a mark of reference
	open   opening
}

// A shaped text is spans cut into atoms.
type shaped struct {
	spans doc.Spans
	style *style
	atoms []atom
	slab  *slab[atom] // where they stand
}

// add appends an atom.
func (s *shaped) add(a atom) {
	if len(s.atoms) == cap(s.atoms) {
		s.atoms = s.slab.grow(s.atoms, 1)
	}
	s.atoms = append(s.atoms, a)
}

// look is the font and colour of an atom, and how far it is raised.
func (s *shaped) look(a *atom) (Font, Color, Pt) {
	x := &s.spans[a.span]
	f := Font{Face: s.style.Face, Size: s.style.Size}
	c, raise := s.style.Color, Pt(0)
	if x.Bold {
		f.Face = bold(f.Face)
	}
	if x.URI != "" {
		c = colorA
	}
	if x.Muted {
		c = muted
	}
	if x.Kind == doc.Sub {
		raise = -f.Size * subDrop
		f.Size *= subScale
	}
	if x.Kind == doc.Ref {
		raise = f.Size * refRaise
		f.Size *= refScale
		c = muted
		if a.sign {
			raise += f.Size * signRaise
			f.Size *= signScale
		}
	}
	return f, c, raise
}

// signs cuts the signs of evidence out of the atoms from n on.
func (s *shaped) signs(n int) {
	for i := n; i < len(s.atoms); i++ {
		a := &s.atoms[i]
		at := strings.IndexAny(a.text, evidenceSigns)
		if at == 0 {
			a.sign = true
			_, at = utf8.DecodeRuneInString(a.text)
		}
		if at < 0 || at == len(a.text) {
			continue
		}
		rest := *a
		rest.text, rest.at, rest.sign = a.text[at:], a.at+at, false
		a.text, a.spaced, a.open = a.text[:at], false, closed
		s.add(rest)
		copy(s.atoms[i+2:], s.atoms[i+1:])
		s.atoms[i+1] = rest
	}
}

// shape cuts spans into atoms and measures them. Who is done with them may cut
// st.atoms back to where it was before.
func (st *setter) shape(spans doc.Spans, style *style) shaped {
	s := shaped{spans: spans, style: style, slab: &st.atoms}
	words := 0
	for i := range spans {
		words += 1 + strings.Count(spans[i].Text, " ")
	}
	s.atoms = st.atoms.list(words)
	for i := range spans {
		x := &spans[i]
		n := len(s.atoms)
		if x.Kind == doc.Ref && n > 0 {
			s.atoms[n-1].open = closed
		}
		if deferred(x) {
			s.add(atom{text: strings.Repeat("0", st.digits), span: i})
		} else {
			s.cut(i, x.Text)
		}
		if x.Anchor != "" && len(s.atoms) == n {
			s.add(atom{span: i})
		}
		if x.Kind == doc.Ref {
			s.signs(n)
		}
		st.measure(&s, n)
	}
	s.trim()
	return s
}

// measure measures the atoms from n on, which are those of one span.
func (st *setter) measure(s *shaped, n int) {
	if n == len(s.atoms) {
		return
	}
	x := &s.spans[s.atoms[n].span]
	t := x.Text
	if deferred(x) {
		t = s.atoms[n].text
	}
	f, _, _ := s.look(&s.atoms[n])
	lacks := st.stopsAt(f, t, s.atoms[n:])
	for i := n; i < len(s.atoms); i++ {
		a := &s.atoms[i]
		if a.sign != s.atoms[max(i-1, n)].sign {
			f, _, _ = s.look(a)
		}
		if lacks {
			st.width(f, a.text, x) // notes it
		}
		a.w = f.em(a.to - a.from)
		if a.spaced {
			a.sw = st.spaceWidth(f)
		}
	}
}

// stopsAt finds where atoms stand in a text, and tells whether it has a rune
// without a glyph.
func (st *setter) stopsAt(f Font, t string, atoms []atom) (lacks bool) {
	stops := st.stops[:0]
	for i := range atoms {
		a := &atoms[i]
		stops = append(stops, font.Stop{At: a.at}, font.Stop{At: a.at + len(a.text)})
	}
	st.stops = stops
	_, _, lacks = st.m.Measure(f, t, stops)
	for i := range atoms {
		atoms[i].from, atoms[i].to = stops[2*i].Start, stops[2*i+1].End
	}
	return lacks
}

// deferred tells whether a span's text is known only after pagination.
func deferred(x *doc.Span) bool {
	return x.Page != "" || x.Kind == doc.PageNo || x.Kind == doc.PageCount
}

// trim drops the space at the end of the text.
func (s *shaped) trim() {
	for n := len(s.atoms) - 1; n >= 0; n-- {
		a := &s.atoms[n]
		spaced := a.spaced
		a.spaced, a.sw, a.open = false, 0, closed
		if a.text != "" || spaced && s.spans[a.span].Anchor != "" {
			return
		}
		if !spaced {
			continue
		}
		s.atoms = append(s.atoms[:n], s.atoms[n+1:]...)
		return
	}
}
