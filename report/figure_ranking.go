package report

import (
	"strconv"
	"strings"

	"dyad/charts"
	"dyad/data"
	"dyad/report/doc"
	"dyad/report/words"
)

// drawRanking draws shares of one whole in their order, those of neither side in grey.
// All rankings of a dossier have one scale.
func drawRanking(c *figures, e data.Ranking) (d drawing, err error) {
	var rows []charts.Ranked
	var alt []doc.Spans
	last := 0
	for i, it := range e.Items {
		b, cl := c.bar(it)
		d.show(c.datum("", b.Label, cl, b.Words))
		r := charts.Ranked{Name: b.Label, Words: b.Words, Share: b.Share, Side: charts.Neither, Mark: chartMark(cl)}
		if side := c.side(it.Side); side != doc.NoSide {
			r.Side = chartSide(side)
		}
		var place int
		if place, r.Name = placeAndName(b.Label); place > 0 {
			r.Place = strconv.Itoa(place)
			r.Gapped = i > 0 && place > last+1 && last > 0
			last = place
		}
		rows = append(rows, r)
		alt = append(alt, c.say("alt.item", words.Text("label", b.Label), words.Text("figure", b.Words)))
	}
	d.alt = c.joinClauses(alt).String()
	d.few = func(n int) string { return c.firstOf(alt, n).String() }
	d.chart, err = charts.NewRanking(rows, c.rankingScale())
	return d, err
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
