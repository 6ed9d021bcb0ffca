package report

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dyad/charts"
	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
)

// drawRanking draws values of one kind in their order, those of neither side in grey. All
// rankings of shares of a dossier have one scale; of other values each has its own.
func drawRanking(c *figures, e data.Ranking) (d drawing, err error) {
	rows, low, top := c.rankedRows(e.Items, &d)
	last := 0
	for i := range rows {
		r := &rows[i]
		r.Side = charts.Neither
		if side := c.side(e.Items[i].Side); side != doc.NoSide {
			r.Side = chartSide(side)
		}
		var place int
		if place, r.Name = placeAndName(r.Name); place > 0 {
			r.Place = strconv.Itoa(place)
			r.Gapped = i > 0 && place > last+1 && last > 0
			last = place
		}
	}
	if areShares(c.d, e.Items) {
		low, top = 0, c.rankingScale()
	}
	d.chart, err = charts.NewRanking(rows, low, top)
	return d, err
}

// drawAmounts draws values of one kind that are no shares as bars in their order, each in
// the colour of its state.
func drawAmounts(c *figures, items []data.Item) (d drawing, err error) {
	rows, low, top := c.rankedRows(items, &d)
	for i, it := range items {
		if side := c.side(it.Side); side != doc.NoSide {
			rows[i].Side = chartSide(side)
		}
	}
	d.chart, err = charts.NewRanking(rows, low, top)
	return d, err
}

// rankedRows are a row for each item, and the least and the largest value, between which
// is 0.
func (c *figures) rankedRows(items []data.Item, d *drawing) (rows []charts.Ranked, low, top float64) {
	var alt []doc.Spans
	d.marked = true
	for _, it := range items {
		b, cl := c.bar(it)
		d.show(c.datum("", b.Label, cl, b.Words))
		v := baseValue(cl)
		if cl.HasTo {
			v = b.Share // ranges are of shares
		}
		rows = append(rows, charts.Ranked{Name: b.Label, Words: b.Words, Value: v, Spread: b.Spread, Side: b.Side, Mark: chartMark(cl)})
		low, top = min(low, v), max(top, v)
		alt = append(alt, c.altItem(b.Label, b.Words))
	}
	if low == top {
		top = 1 // all are 0
	}
	d.alt = c.joinClauses(alt).String()
	d.few = func(n int) string { return c.firstOf(alt, n).String() }
	d.note = rangeNote(c, items)
	return rows, low, top
}

// wideValue is how many characters a value of a ranking of half width has at most.
const wideValue = 13

// isShortRanking tells whether the values of a ranking are short enough for half the width.
func isShortRanking(c *figures, e data.Exhibit) bool {
	r, ok := e.(data.Ranking)
	return ok && !slices.ContainsFunc(r.Items, func(it data.Item) bool {
		return utf8.RuneCountInString(c.printed(c.d.Claim(it.Claim))) > wideValue
	})
}

// baseValue is the number of a claim in base units.
func baseValue(cl *data.Claim) float64 { return float64(cl.Value.Float() * cl.Unit.Mult) }

// areShares tells whether the claims of items are shares; they are all of one kind.
func areShares(d *data.Dossier, items []data.Item) bool {
	return len(items) == 0 || d.Claim(items[0].Claim).Unit.Dim == quantity.Share
}

// rankingScale is the largest share of all rankings of the dossier: the end of the scale
// that they have in common.
func (c *figures) rankingScale() float64 {
	top := 0.0
	for _, e := range c.d.Exhibits {
		if r, ok := e.(data.Ranking); ok {
			for _, it := range r.Items {
				top = max(top, shareOf(c.d.Claim(it.Claim)))
			}
		}
	}
	if top == 0 {
		return 1
	}
	return top
}

// placeAndName splits the label of a row that begins with its place, "3. Japan"; the
// place is 0 for one that does not.
func placeAndName(label string) (place int, name string) {
	digits, rest, ok := strings.Cut(label, ". ")
	if !ok || digits == "" || len(digits) > 4 || strings.Trim(digits, "0123456789") != "" {
		return 0, label
	}
	for _, r := range digits {
		place = 10*place + int(r-'0')
	}
	return place, rest
}
