package report

import (
	"math"

	"dyad/charts"
	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
)

// drawRanges draws two figures of one thing, of which one at least is a range, on one axis.
// Figures of two units are left to words.
func (c *conflicts) drawRanges(two [2]*data.Claim, d *drawing) error {
	unit := two[0].Unit
	switch {
	case unit.Dim == quantity.Share:
		unit = percent
	case unit != two[1].Unit:
		return nil
	}
	var g charts.Gap
	var alt []doc.Spans
	low, high := math.Inf(1), math.Inf(-1)
	for i, cl := range two {
		from, to := statedEnds(cl)
		from, to = from/unit.Mult, to/unit.Mult
		g.Points[i] = charts.GapPoint{Low: from, High: to, Text: c.bareNumber(cl), Who: c.who(cl), Mark: chartMark(cl)}
		low, high = min(low, from), max(high, to)
		d.show(c.datum("", g.Points[i].Who, cl, g.Points[i].Text))
		alt = append(alt, c.altItem(g.Points[i].Who, g.Points[i].Text))
	}
	g.Scale = c.gapScale(low, high, unit.Mult)
	d.alt = c.joinClauses(alt).String()
	var err error
	d.chart, err = charts.NewGap(g)
	return err
}

// statedEnds are the lower and the higher number of a claim in base units; the same where
// it is no range.
func statedEnds(cl *data.Claim) (low, high float64) {
	low = valueOf(cl)
	if cl.HasTo {
		return low, cl.To.Float() * cl.Unit.Mult
	}
	return low, low
}

func haveSameEnds(x, y *data.Claim) bool {
	low, high := statedEnds(x)
	l, h := statedEnds(y)
	return low == l && high == h
}
