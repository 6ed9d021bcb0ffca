package codec

import (
	"fmt"
	"slices"

	"dyad/data"
	"dyad/data/quantity"
)

// maxSquares is how many unit squares a figure draws.
const maxSquares = 400

// maxEntries is how many bars, rows, routes or stops an exhibit has.
const maxEntries = 200

// exhibitKinds are all kinds of exhibit. A new kind is a type of data and a row here,
// its drawing and its alternative text in report, an entry of the schema, a row of
// docs/dossier.md, and an exhibit in testdata/kinds.yaml; tests demand each.
var exhibitKinds = []exhibitKind{
	progressKind, mixKind, dependencyKind, rankingKind, barsKind, squaresKind,
	corridorsKind, timelineKind, tableKind, gridKind, linesKind, thresholdKind,
}

var progressKind = kindOf(
	func(p *data.Progress) *data.ExhibitHead { return &p.ExhibitHead },
	func(m *mapping, p *data.Progress) {
		done, length := p.Done, p.Length
		m.r.afterRead(func(d *data.Dossier) { partOf(m, d, done, length) })
	},
	required(claimID("length", withNumber, func(p *data.Progress) *string { return &p.Length })),
	required(claimID("done", withNumber, func(p *data.Progress) *string { return &p.Done })),
	claimID("share", aShare, func(p *data.Progress) *string { return &p.Share }),
	claimID("markers", wholeCount, func(p *data.Progress) *string { return &p.Markers }),
	text("done_label", label, func(p *data.Progress) *data.Text { return &p.DoneLabel }),
	text("to_go", label, func(p *data.Progress) *data.Text { return &p.ToGo }),
	text("markers_label", label, func(p *data.Progress) *data.Text { return &p.MarkersLabel }),
)

// partOf checks that done is no more than the whole, and that both are of one
// kind.
func partOf(m *mapping, d *data.Dossier, done, whole string) {
	part, all := d.Claim(done), d.Claim(whole)
	switch {
	case part == nil || all == nil || !part.HasValue || !all.HasValue:
	case part.Unit.Dim != quantity.Count && !part.Unit.Same(all.Unit), part.Unit.Dim != all.Unit.Dim:
		m.fail("done", "done has unit %q, the whole %q", part.Unit.Text, all.Unit.Text)
	case part.Value.Float()*part.Unit.Mult > all.Value.Float()*all.Unit.Mult:
		m.fail("done", "done is %s %s, more than the whole %s %s", part.Value, part.Unit.Text, all.Value, all.Unit.Text)
	case all.Value.Coef == 0:
		m.fail("done", "the whole is 0")
	}
}

var mixKind = kindOf(
	func(x *data.Mix) *data.ExhibitHead { return &x.ExhibitHead },
	func(m *mapping, x *data.Mix) {
		for i, f := range x.Flows {
			if f.From != "" && slices.ContainsFunc(x.Flows[:i], func(g data.Flow) bool { return g.From == f.From }) {
				m.r.fail(f.Pos, "%s: a second flow from %s", m.within("flows"), f.From)
			}
		}
	},
	claimID("turnover", aSum, func(x *data.Mix) *string { return &x.Turnover }),
	limited("flows", maxList, flowRecord, lines, func(x *data.Mix) *[]data.Flow { return &x.Flows }),
)

var flowRecord = newRecord(record[data.Flow]{
	name: "flow",
	pos:  func(f *data.Flow) *data.Pos { return &f.Pos },
	fields: []field[data.Flow]{
		identifying(required(word("from", stateCode, func(f *data.Flow) *string { return &f.From })), func(f *data.Flow) *string { return &f.From }),
		identifying(required(word("to", stateCode, func(f *data.Flow) *string { return &f.To })), func(f *data.Flow) *string { return &f.To }),
		limited("items", maxEntries, flowItemRecord, flow, func(f *data.Flow) *[]data.FlowItem { return &f.Items }),
	},
	check: func(m *mapping, f *data.Flow) {
		if f.From != "" && f.From == f.To {
			m.fail("to", "the flow is from %s to itself", f.To)
		}
		items := f.Items
		m.r.afterRead(func(d *data.Dossier) { wholeMix(m, d, items) })
	},
})

var flowItemRecord = newRecord(record[data.FlowItem]{
	name: "flowItem",
	pos:  func(it *data.FlowItem) *data.Pos { return &it.Pos },
	fields: []field[data.FlowItem]{
		text("label", label, func(it *data.FlowItem) *data.Text { return &it.Label }),
		identifying(required(claimID("share", aShare, func(it *data.FlowItem) *string { return &it.Share })), func(it *data.FlowItem) *string { return &it.Share }),
		identifying(claimID("value", aSum, func(it *data.FlowItem) *string { return &it.Value }), func(it *data.FlowItem) *string { return &it.Value }),
	},
})

// wholeMix checks that the shares of a flow are parts of one whole: together
// they may be over 1 by their rounding only.
func wholeMix(m *mapping, d *data.Dossier, items []data.FlowItem) {
	var sum, slack float64
	for _, it := range items {
		c := d.Claim(it.Share)
		if c == nil || aShare(c) != "" {
			return
		}
		sum += float64(c.Value.Float() * c.Unit.Mult)
		slack += c.Rounded()
	}
	if sum > 1+slack+1e-9 {
		m.fail("items", "the shares sum to %.4g%%, over 100%% by more than their rounding", 100*sum)
	}
}

// itemRecord is an item whose claim fits.
func itemRecord(fits want) *record[data.Item] {
	return newRecord(record[data.Item]{
		name: "item",
		pos:  func(it *data.Item) *data.Pos { return &it.Pos },
		fields: []field[data.Item]{
			text("label", label, func(it *data.Item) *data.Text { return &it.Label }),
			identifying(required(claimID("claim", fits, func(it *data.Item) *string { return &it.Claim })), func(it *data.Item) *string { return &it.Claim }),
			word("side", stateCode, func(it *data.Item) *string { return &it.Side }),
		},
	})
}

// items is the field of items whose claims fit.
func items[T any](fits want, at func(*T) *[]data.Item) field[T] {
	return limited("items", maxEntries, itemRecord(fits), lines, at)
}

var dependencyKind = kindOf(
	func(x *data.Dependency) *data.ExhibitHead { return &x.ExhibitHead },
	func(m *mapping, x *data.Dependency) {
		if x.Importer != "" && x.Importer == x.Supplier {
			m.fail("supplier", "%s cannot be its own supplier", x.Supplier)
		}
		m.r.afterRead(func(d *data.Dossier) { sameDependence(m, d, x) })
	},
	required(word("importer", stateCode, func(x *data.Dependency) *string { return &x.Importer })),
	required(word("supplier", stateCode, func(x *data.Dependency) *string { return &x.Supplier })),
	items(aShare, func(x *data.Dependency) *[]data.Item { return &x.Items }),
)

// sameDependence checks that no claim shown says how much another state depends, or on
// another.
func sameDependence(m *mapping, d *data.Dossier, x *data.Dependency) {
	for _, it := range x.Items {
		c := d.Claim(it.Claim)
		if c != nil && c.Dependence != nil && (c.Dependence.Of != x.Importer || c.Dependence.On != x.Supplier) {
			m.r.fail(it.Pos, "%s: claim %q is how %s depends on %s, not %s on %s", m.within("items"), c.ID,
				c.Dependence.Of, c.Dependence.On, x.Importer, x.Supplier)
		}
	}
}

var rankingKind = kindOf(
	func(x *data.Ranking) *data.ExhibitHead { return &x.ExhibitHead },
	func(m *mapping, x *data.Ranking) { comparable(m, x.Items) },
	items(aBar, func(x *data.Ranking) *[]data.Item { return &x.Items }),
)

var barsKind = kindOf(
	func(x *data.Bars) *data.ExhibitHead { return &x.ExhibitHead },
	func(m *mapping, x *data.Bars) { comparable(m, x.Items) },
	items(aBar, func(x *data.Bars) *[]data.Item { return &x.Items }),
)

// aBar wants an amount that a bar can show.
func aBar(c *data.Claim) string {
	if c.HasTo && c.Unit.Dim != quantity.Share {
		return "is a range, which bars show of shares only"
	}
	return anAmount(c)
}

// comparable checks that items can share a scale.
func comparable(m *mapping, list []data.Item) {
	ids := make([]string, len(list))
	for i := range list {
		ids[i] = list[i].Claim
	}
	m.r.afterRead(func(d *data.Dossier) { oneUnit(m, d, "items", ids) })
}

var tableKind = kindOf(
	func(x *data.Table) *data.ExhibitHead { return &x.ExhibitHead }, nil,
	items(anyClaim, func(x *data.Table) *[]data.Item { return &x.Items }),
)

var squaresKind = kindOf(
	func(x *data.Squares) *data.ExhibitHead { return &x.ExhibitHead },
	func(m *mapping, x *data.Squares) {
		done, of := x.Done, x.Of
		m.r.afterRead(func(d *data.Dossier) {
			partOf(m, d, done, of)
			if c := d.Claim(of); c != nil && c.HasValue && c.Value.Float() > maxSquares {
				m.fail("of", "%s squares, over the limit of %d", c.Value, maxSquares)
			}
		})
	},
	required(claimID("done", wholeCount, func(x *data.Squares) *string { return &x.Done })),
	required(claimID("of", wholeCount, func(x *data.Squares) *string { return &x.Of })),
	text("done_label", label, func(x *data.Squares) *data.Text { return &x.DoneLabel }),
	text("rest", label, func(x *data.Squares) *data.Text { return &x.Rest }),
)

// listed is f, a list of texts that must be there, with at least and at most so many.
func listed[T any](least, most int, f field[T], at func(*T) *[]data.Text, kind textKind) field[T] {
	f.read = func(m *mapping, x *T) {
		*at(x) = textList(m, m.needList(f.key, least, most), f.key, kind)
	}
	return f
}

// Kinds of exhibits of what was computed from trade tables.

const (
	maxColumns = 8 // of a grid: what a page of A4 can hold
	maxSeries  = 6
)

var gridKind = kindOf(
	func(x *data.Grid) *data.ExhibitHead { return &x.ExhibitHead }, nil,
	listed(2, maxColumns, textLines("columns", title, func(x *data.Grid) *[]data.Text { return &x.Columns }), func(x *data.Grid) *[]data.Text { return &x.Columns }, title),
	limited("rows", maxEntries, gridRowRecord, lines, func(x *data.Grid) *[]data.GridRow { return &x.Rows }),
)

var gridRowRecord = newRecord(record[data.GridRow]{
	name: "gridRow",
	pos:  func(x *data.GridRow) *data.Pos { return &x.Pos },
	fields: []field[data.GridRow]{
		required(text("label", title, func(x *data.GridRow) *data.Text { return &x.Label })),
		identifying(word("side", stateCode, func(x *data.GridRow) *string { return &x.Side }), func(x *data.GridRow) *string { return &x.Side }),
		cells(),
	},
	check: func(m *mapping, x *data.GridRow) {
		columns := 0
		if n := m.owner.node("columns"); n != nil && n.kind == aList {
			columns = len(n.children) - 1 // the first is the labels'
		}
		if len(x.Cells) != columns && columns > 0 {
			m.fail("cells", "%d cells for %d columns", len(x.Cells), columns).Hint = `an empty cell is ""`
		}
	},
})

// cells is the field of the cells of a row, each a text or empty.
func cells() field[data.GridRow] {
	f := texts("cells", title, func(x *data.GridRow) *[]data.Text { return &x.Cells })
	f.read = func(m *mapping, x *data.GridRow) {
		for _, n := range m.needList("cells", 1, maxList) {
			var t data.Text
			if n.kind != aText || n.value != "" {
				t = m.text(n, "cells", title)
			}
			x.Cells = append(x.Cells, t)
		}
	}
	f.write = func(w *mappingWriter, x *data.GridRow) {
		w.list("cells", len(x.Cells), func(i int) {
			if x.Cells[i].IsZero() {
				w.w.quote("")
			}
			w.w.text(x.Cells[i], title)
		})
	}
	return f
}

var linesKind = kindOf(
	func(x *data.Lines) *data.ExhibitHead { return &x.ExhibitHead },
	func(m *mapping, x *data.Lines) {
		series := x.Series
		m.r.afterRead(func(d *data.Dossier) { oneScale(m, d, series) })
	},
	limited("series", maxSeries, lineRecord, lines, func(x *data.Lines) *[]data.Line { return &x.Series }),
)

var lineRecord = newRecord(record[data.Line]{
	name: "line",
	pos:  func(x *data.Line) *data.Pos { return &x.Pos },
	fields: []field[data.Line]{
		required(text("label", title, func(x *data.Line) *data.Text { return &x.Label })),
		identifying(word("side", stateCode, func(x *data.Line) *string { return &x.Side }), func(x *data.Line) *string { return &x.Side }),
		required(claimIDs("points", aPoint, func(x *data.Line) *[]string { return &x.Points })),
	},
	check: func(m *mapping, x *data.Line) {
		points := x.Points
		if m.has("points") && len(points) < 2 {
			m.fail("points", "a line needs two points")
		}
		m.r.afterRead(func(d *data.Dossier) { ascending(m, d, points) })
	},
})

// aPoint wants an amount at a time that a line can have.
func aPoint(c *data.Claim) string {
	if why := anAmount(c); why != "" {
		return why
	}
	if c.HasTo {
		return "is a range, which a line does not show"
	}
	if t, ok := c.Time(); !ok || t.Span == quantity.Day {
		return "has no year for its period, nor a month, quarter or half: 2024, 2024-03, 2024-Q1 or 2024-H1"
	}
	return ""
}

// anAmount wants a number that has a length from 0.
func anAmount(c *data.Claim) string {
	if why := withNumber(c); why != "" {
		return why
	}
	switch c.Unit.Dim {
	case quantity.Place, quantity.Ordinal:
		return fmt.Sprintf("has unit %q, which is an order and no amount", c.Unit.Text)
	}
	return ""
}

// ascending checks that the times of points are of one length and follow one another.
func ascending(m *mapping, d *data.Dossier, points []string) {
	var last quantity.Time
	for i, id := range points {
		c := d.Claim(id)
		if c == nil || aPoint(c) != "" {
			return
		}
		t, _ := c.Time()
		switch {
		case i > 0 && t.Span != last.Span:
			m.fail("points", "claim %q is of %s, another length of time than %s", id, t, last)
			return
		case i > 0 && !t.First.After(last.First):
			m.fail("points", "claim %q is of %s, which does not follow %s", id, t, last)
			return
		}
		last = t
	}
}

// oneScale checks that lines of one figure can share its scales.
func oneScale(m *mapping, d *data.Dossier, series []data.Line) {
	var ids []string
	for _, l := range series {
		ids = append(ids, l.Points...)
	}
	if len(ids) == 0 || !oneUnit(m, d, "series", ids) {
		return
	}
	first, _ := d.Claim(ids[0]).Time()
	for _, l := range series {
		if len(l.Points) == 0 { // which is said
			continue
		}
		c := d.Claim(l.Points[0])
		if t, _ := c.Time(); t.Span != first.Span {
			m.fail("series", "claim %q is of %s, another length of time than %s", c.ID, t, first)
			return
		}
	}
}

// oneUnit checks that claims can share a scale; it is false where they cannot, or where
// that cannot be told.
func oneUnit(m *mapping, d *data.Dossier, key string, ids []string) bool {
	if len(ids) == 0 {
		return false
	}
	first := d.Claim(ids[0])
	for _, id := range ids {
		c := d.Claim(id)
		if c == nil || first == nil || anAmount(c) != "" {
			return false
		}
		if !c.Unit.Same(first.Unit) {
			m.fail(key, "claim %q is in %s, others are in %s", id, c.Unit.Text, first.Unit.Text).Hint = "the values of one figure share a scale"
			return false
		}
	}
	return true
}

var thresholdKind = kindOf(
	func(x *data.Threshold) *data.ExhibitHead { return &x.ExhibitHead }, nil,
	required(claimID("threshold", anIndex, func(x *data.Threshold) *string { return &x.Threshold })),
	items(anIndex, func(x *data.Threshold) *[]data.Item { return &x.Items }),
)

// anIndex wants an index from 0 to 1.
func anIndex(c *data.Claim) string {
	if why := of(quantity.Index, "index")(c); why != "" {
		return why
	}
	if x := c.Value.Float(); x < 0 || x > 1 {
		return fmt.Sprintf("is %s, not from 0 to 1", c.Value)
	}
	return ""
}
