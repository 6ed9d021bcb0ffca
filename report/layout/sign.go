package layout

import "dyad/report/doc"

// A Sign is a sign of evidence at a number. It is drawn as a path: a circle, one whose
// left half is filled, or the letter ƒ.
type Sign struct {
	Kind  doc.Sign
	X, Y  Pt // left end, and the middle of its height
	Color Color
	Words string // what it says, for readers who cannot see it

	awaitsNumber bool // its line has a pending number
}

// The circle's radius is to the middle of its line.
const (
	SignRadius Pt = 1.6
	SignLine   Pt = 0.75
	signGap    Pt = 0.6 // before it
	signUp     Pt = 5   // its middle above the baseline
	signLevel  Pt = 2.8 // the same in a table
)

// signWidth is the width of a sign with the gap before it.
func signWidth(s doc.Sign) Pt {
	if s == doc.SignDerived {
		return signGap + 3.4
	}
	return signGap + 2*SignRadius + SignLine
}

// sign returns the sign of a span with its width, or nil.
func (l *lineSetter) sign(span int) (*Sign, Pt) {
	x := &l.s.spans[span]
	if x.Sign == doc.NoSign {
		return nil, 0
	}
	up := signUp
	if l.s.style.Level {
		up = signLevel
	}
	return &Sign{Kind: x.Sign, X: signGap, Y: l.s.style.baseline() - up, Color: muted, Words: x.Hint}, signWidth(x.Sign)
}
