package report

import (
	"slices"

	"dyad/charts"
	"dyad/data"
	"dyad/report/doc"
	"dyad/report/words"
)

// foodOf are two figures of what part of a state's purchases the other supplies, if they
// were computed from one table and are of either state; false of any others.
func foodOf(c *sections, e, next data.Exhibit) (pair [2]data.Dependency, ok bool) {
	x, isFood := e.(data.Dependency)
	y, alsoFood := next.(data.Dependency)
	if !isFood || !alsoFood || x.Importer != y.Supplier || y.Importer != x.Supplier || c.shown[x.ID] || c.shown[y.ID] {
		return pair, false
	}
	for _, it := range slices.Concat(x.Items, y.Items) {
		if cl := c.d.Claim(it.Claim); cl == nil || cl.Measure == "" || shareOf(cl) < 0 {
			return pair, false
		}
	}
	pair = [2]data.Dependency{x, y}
	if left, _ := sides(c.d); x.Importer != left {
		pair = [2]data.Dependency{y, x}
	}
	return pair, true
}

// facingFood is one figure of both: bars in two lanes on one scale, with the groups between
// them. A group that is not among the largest of a state has no bar there.
func (c *relied) facingFood(pair [2]data.Dependency) (doc.Figure, error) {
	h := &hero{computed: true}
	h.of[0], h.of[1] = pair[0].Importer, pair[1].Importer
	b := charts.Butterfly{Heads: [2]charts.LaneHead{c.laneHead(h, 0), c.laneHead(h, 1)}, Nothing: c.text("hero.nothing"), Groups: make([]charts.LaneGroup, 1)}
	var d drawing
	var alt [2][]doc.Spans
	var claims []string
	at := map[string]int{} // of a group's row
	top := 0.0
	for lane, e := range pair {
		for _, it := range e.Items {
			cl, thing := c.d.Claim(it.Claim), c.in(it.Label)
			row, ok := at[thing]
			if !ok {
				row = len(b.Groups[0].Rows)
				at[thing] = row
				b.Groups[0].Rows = append(b.Groups[0].Rows, charts.LaneRow{Thing: thing})
			}
			v := c.laneValue(&relianceBar{Claim: cl}, false)
			b.Groups[0].Rows[row].Values[lane] = v
			d.show(c.datum(headText(b.Heads[lane]), thing, cl, v.Words))
			alt[lane] = append(alt[lane], c.altItem(thing, v.Words))
			top = max(top, shareOf(cl))
			claims = append(claims, cl.ID)
		}
	}
	b.Scale = c.shareScale(top, false)
	d.alt, d.few = c.heroAlt(h, b.Scale, alt)
	var err error
	if d.chart, err = charts.NewButterfly(b); err != nil {
		return doc.Figure{}, err
	}
	subtitle := c.passage()
	subtitle.say("food.subtitle", words.Text("top", b.Scale[len(b.Scale)-1].Text))
	if slices.ContainsFunc(b.Groups[0].Rows, func(r charts.LaneRow) bool { return !r.Values[0].Bar || !r.Values[1].Bar }) {
		subtitle.space()
		subtitle.say("food.missing")
	}
	head := pair[0].Head()
	f := doc.Figure{ID: head.ID, Chart: d.chart, Data: c.dataOf(d.data), Note: c.sourceLine(head.Note, "exhibit "+head.ID, claims),
		Subtitle: subtitle.spans(), Alt: c.altText(c.text("food.title"), d)}
	for _, id := range claims {
		if m := c.mentionsOf(c.d.Claim(id)); m.first == "" {
			m.first = figureAnchor(f.ID)
		}
	}
	return f, nil
}
