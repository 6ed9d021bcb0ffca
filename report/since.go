package report

import (
	"fmt"
	"maps"
	"math"

	"dyad/data"
	"dyad/data/advice"
	"dyad/data/quantity"
)

// moves are the differences between the figures of an earlier edition of a dossier and
// those of the dossier, figures of cross-checks among them. Figures are paired by id.
type moves struct {
	old    *data.Dossier
	lang   string                 // of the dossier
	claims map[string]*data.Claim // of the dossier, by id
	// before has the earlier claim of each figure that is another now, or of another
	// period, by id.
	before map[string]*data.Claim
	added  map[string]bool        // new figures, by id
	reused map[string]*data.Claim // the earlier claim whose id names another figure now
	gone   []*data.Claim          // of the earlier edition, in its order
}

// movesSince compares a dossier with an earlier edition of it; nil without one. The
// error says why old is no earlier edition of d.
func movesSince(old, d *data.Dossier) (*moves, error) {
	switch {
	case old == nil:
		return nil, nil
	case old.Raw == nil:
		return nil, fmt.Errorf("the earlier edition of %q was not read from a file", d.ID)
	case old.ID != d.ID:
		return nil, advice.With(fmt.Errorf("%s is no earlier edition: its id is %q, that of the dossier is %q", advice.Name(old.Name), old.ID, d.ID),
			"name an earlier brief or dossier of the same id with --since")
	case old.AsOf > d.AsOf:
		return nil, advice.With(fmt.Errorf("%s is no earlier edition: it is as of %s, the dossier as of %s", advice.Name(old.Name), old.AsOf, d.AsOf),
			"change the two about, or correct as_of")
	}
	m := &moves{old: old, lang: d.Lang, claims: map[string]*data.Claim{}, before: map[string]*data.Claim{}, added: map[string]bool{}, reused: map[string]*data.Claim{}}
	olds := map[string]*data.Claim{}
	for cl := range old.AllClaims() {
		olds[cl.ID] = cl
	}
	left := maps.Clone(olds)
	for cl := range d.AllClaims() {
		was := olds[cl.ID]
		m.claims[cl.ID] = cl
		delete(left, cl.ID)
		switch {
		case was == nil:
			m.added[cl.ID] = true
		case !m.isOtherPeriod(was, cl) && !m.isOtherFigure(was, cl):
		case m.isSameSubject(was, cl):
			m.before[cl.ID] = was
		default:
			m.reused[cl.ID] = was
		}
	}
	for cl := range old.AllClaims() {
		if left[cl.ID] != nil {
			m.gone = append(m.gone, cl)
		}
	}
	return m, nil
}

// isNone tells whether no figure changed, came or went.
func (m *moves) isNone() bool { return len(m.before)+len(m.added)+len(m.reused)+len(m.gone) == 0 }

func ownText(t data.Text, lang string) string { return t.In(lang, lang) }

// isSameSubject tells whether two claims of one id measure the same by their words: the
// label, and of a share what it is a share of.
func (m *moves) isSameSubject(was, now *data.Claim) bool {
	return m.old.Lang == m.lang && m.isSameText(was.Label, now.Label) && m.isSameText(was.Base, now.Base)
}

// isSameText compares texts in the languages of their dossiers: only the dossier has
// translations.
func (m *moves) isSameText(was, now data.Text) bool {
	return ownText(was, m.old.Lang) == ownText(now, m.lang)
}

func (m *moves) isOtherPeriod(was, now *data.Claim) bool {
	return !m.isSameText(was.Period, now.Period)
}

// isOtherFigure tells whether two claims have other figures, or figures of another status. How a unit is written, and
// whether a share is a percentage, makes no other figure, nor does a number for which the
// same words are printed.
func (m *moves) isOtherFigure(was, now *data.Claim) bool {
	if !m.isSameText(was.AsPrinted, now.AsPrinted) || was.Qualifier != now.Qualifier || was.Status != now.Status {
		return true
	}
	if !now.AsPrinted.IsZero() {
		return false
	}
	a, b := was.Unit, now.Unit
	a.Text, b.Text = "", ""
	if a.Dim == quantity.Share && b.Dim == quantity.Share && was.Value.Den <= 1 && now.Value.Den <= 1 {
		a.Mult, b.Mult = 1, 1
	}
	return a != b || was.HasValue != now.HasValue || isOtherNumber(was.Value, now.Value, was, now) ||
		was.HasTo != now.HasTo || isOtherNumber(was.To, now.To, was, now) ||
		was.Date != now.Date
}

// isOtherNumber tells whether two numbers in the units of two claims are printed otherwise.
func isOtherNumber(v, w quantity.Value, was, now *data.Claim) bool {
	return v.Den != w.Den || printedDigits(v, was.Unit) != printedDigits(w, now.Unit) ||
		math.Abs(v.Float()*was.Unit.Mult-w.Float()*now.Unit.Mult) > 1e-12*math.Abs(w.Float()*now.Unit.Mult)
}

// A change is by how much a figure moved.
type change struct {
	value  quantity.Value // its sign is that of the change
	unit   quantity.Unit
	places bool // value is a number of places; down is above 0
}

// changeOf is the change from one figure to another, as they are printed: of shares and
// rates of growth in percentage points, of counts, durations and indices in their unit, of
// places in places, of all else in per cent of the earlier one; from 0 and below, or to
// below, in the unit. It is false where no change is stated: a figure is hedged, a range, a
// fraction or in words, the units cannot be compared, or nothing but digits or the scale of
// the unit differs.
func changeOf(was, now *data.Claim) (change, bool) {
	if !isPlainFigure(was) || !isPlainFigure(now) || !was.Unit.Same(now.Unit) {
		return change{}, false
	}
	before, after := was.Value.Float()*was.Unit.Mult, now.Value.Float()*now.Unit.Mult
	diff := after - before
	digits := max(printedDigits(was.Value, was.Unit), printedDigits(now.Value, now.Unit))
	switch now.Unit.Dim {
	case quantity.Share, quantity.Change, quantity.Points:
		return rounded(diff/0.01, digits, quantity.Unit{Dim: quantity.Points, Mult: 0.01, Text: "percentage points"})
	case quantity.Place:
		c, ok := rounded(diff, 0, now.Unit)
		c.places = true
		return c, ok
	case quantity.Ordinal, quantity.Date, quantity.None:
		return change{}, false
	}
	inUnit := now.Unit.Dim == quantity.Count || now.Unit.Dim == quantity.Duration || now.Unit.Dim == quantity.Index
	switch sameScale := was.Unit.Mult == now.Unit.Mult; {
	case sameScale && (inUnit || before <= 0 || after < 0):
		return rounded(diff/now.Unit.Mult, digits, now.Unit)
	case before <= 0 || after < 0:
		return change{}, false
	}
	percent := 100 * diff / before
	digits = 0
	for step := 10.0; math.Abs(percent) < step && digits < mostDigits; step /= 10 { // 12%, 2.4%, 0.24%
		digits++
	}
	return rounded(percent, digits, quantity.Unit{Dim: quantity.Change, Mult: 0.01, Text: "% change"})
}

// printedDigits are the digits of a number after the point, a share as a percentage.
func printedDigits(v quantity.Value, u quantity.Unit) uint8 {
	if u.Dim == quantity.Share && u.Mult == 1 {
		return max(v.Scale, 2) - 2
	}
	return v.Scale
}

// mostDigits is the most digits of a change in per cent after the point.
const mostDigits = 3

// isPlainFigure tells whether a claim is one number without a hedge, printed in digits.
func isPlainFigure(cl *data.Claim) bool {
	return cl.HasValue && !cl.HasTo && cl.Value.Den <= 1 && cl.AsPrinted.IsZero() && (cl.Qualifier == quantity.Exact || cl.Qualifier == quantity.Rank)
}

// rounded is a change of x in a unit with so many digits; false if they are all 0.
func rounded(x float64, digits uint8, unit quantity.Unit) (change, bool) {
	v := quantity.Value{Coef: int64(math.Round(x * math.Pow10(int(digits)))), Scale: digits}
	return change{value: v, unit: unit}, v.Coef != 0
}
