package layout

import (
	"dyad/report/doc"
	"dyad/report/font"
)

// A Sign is a sign at a number: a circle, a circle whose left half is
// filled, or a letter. Circles are drawn as paths.
type Sign struct {
	Kind  doc.Sign
	X, Y  Pt // left end, and the middle of a circle or the baseline of the letter
	Font  Font
	Color Color
	Words string // what it says, for readers who cannot see it

	awaitsNumber bool // its line has a pending number
}

// The circle's radius is to the middle of its line.
const (
	SignRadius Pt = 1.6
	SignLine   Pt = 0.75
	signGap    Pt = 0.6 // before it
	signUp     Pt = 4.5 // the middle of a circle above the baseline
	signLevel  Pt = 2.8 // the same in a table
)

// signFont is the font of the letter.
func (s *style) signFont() Font {
	f := Font{Face: font.Regular, Size: refSize}
	if s.Level {
		f.Size = s.Size
	}
	return f
}

// signWidth is the width of a sign with the gap before it.
func signWidth(m Measurer, kind doc.Sign, s *style) Pt {
	if letter := kind.Letter(); letter != "" {
		return signGap + m.Width(s.signFont(), letter)
	}
	return signGap + 2*SignRadius + SignLine
}

// sign returns the sign of a span with its width, or nil.
func (l *lineSetter) sign(span int) (*Sign, Pt) {
	x, s := &l.s.spans[span], l.s.style
	if x.Sign == doc.NoSign {
		return nil, 0
	}
	up := signUp
	switch {
	case x.Sign.Letter() != "" && s.Level:
		up = 0
	case x.Sign.Letter() != "":
		up = refRaise
	case s.Level:
		up = signLevel
	}
	said := x.Hint
	if said != "" && x.Sign.IsStatus() {
		said = " " + said // there is no space between it and its figure
	}
	return &Sign{Kind: x.Sign, X: signGap, Y: s.baseline() - up, Font: s.signFont(), Color: muted, Words: said}, signWidth(l.st.m, x.Sign, s)
}
