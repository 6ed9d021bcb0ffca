package codec

import (
	"fmt"

	"dyad/data"
	"dyad/data/quantity"
)

// Exhibits of what was computed from trade tables.

const (
	maxColumns = 7 // of a grid: what a page of A4 can hold
	maxSeries  = 6
)

var (
	gridRowKeys = []string{"label", "side", "cells"}
	lineKeys    = []string{"label", "side", "points"}
)

func readGrid(o *object, h data.ExhibitHead) data.Exhibit {
	g := data.Grid{ExhibitHead: h}
	for _, n := range o.needList("columns", 2) {
		g.Columns = append(g.Columns, o.textNode(n, "columns", title))
	}
	if len(g.Columns) > maxColumns {
		o.fail("columns", "columns has %d entries, over the limit of %d", len(g.Columns), maxColumns)
	}
	for _, n := range o.entries("rows") {
		if m, ok := o.part(n, "rows", gridRowKeys); ok {
			g.Rows = append(g.Rows, m.gridRow(n, len(g.Columns)-1))
		}
	}
	return g
}

// gridRow reads one row, which must have a cell for every column.
func (o *object) gridRow(n *node, columns int) data.GridRow {
	row := data.GridRow{Pos: n.pos(), Label: o.needText("label", title)}
	if o.has("side") {
		row.Side = o.state("side")
	}
	for _, n := range o.needList("cells", 1) {
		if n.kind == aText && n.value == "" {
			row.Cells = append(row.Cells, data.Text{})
			continue
		}
		row.Cells = append(row.Cells, o.textNode(n, "cells", title))
	}
	if len(row.Cells) != columns && columns > 0 {
		o.fail("cells", "%d cells for %d columns", len(row.Cells), columns).Hint = `an empty cell is ""`
	}
	return row
}

func readLines(o *object, h data.ExhibitHead) data.Exhibit {
	l := data.Lines{ExhibitHead: h}
	series := o.needList("series", 1)
	if len(series) > maxSeries {
		o.fail("series", "series has %d entries, over the limit of %d", len(series), maxSeries)
		return l
	}
	for _, n := range series {
		m, ok := o.part(n, "series", lineKeys)
		if !ok {
			continue
		}
		line := data.Line{Pos: n.pos(), Label: m.needText("label", title), Side: m.state("side"), Points: m.claims("points", aPoint)}
		if m.need("points") && len(line.Points) < 2 {
			m.fail("points", "a line needs two points")
		}
		o.r.later(func(d *data.Dossier) { m.ascending(d, line.Points) })
		l.Series = append(l.Series, line)
	}
	o.r.later(func(d *data.Dossier) { o.oneCurrency(d, l.Series) })
	return l
}

// aPoint wants a sum of money, not below 0, of one year.
func aPoint(c *data.Claim) string {
	switch why := aSum(c); {
	case why != "":
		return why
	case c.Value.Coef < 0:
		return fmt.Sprintf("is %s, under 0", c.Value)
	case c.Year() == 0:
		return "has no year for its period"
	}
	return ""
}

// ascending checks that the years of points follow one another.
func (o *object) ascending(d *data.Dossier, points []string) {
	last := 0
	for _, id := range points {
		c := d.Claim(id)
		if c == nil || aPoint(c) != "" {
			return
		}
		if c.Year() <= last {
			o.fail("points", "claim %q is of %d, which does not follow %d", id, c.Year(), last)
			return
		}
		last = c.Year()
	}
}

// oneCurrency checks that lines of one figure can share a scale.
func (o *object) oneCurrency(d *data.Dossier, series []data.Line) {
	first := ""
	for _, l := range series {
		for _, id := range l.Points {
			c := d.Claim(id)
			if c == nil || c.Unit.Dim != quantity.Money {
				return
			}
			if first == "" {
				first = c.Unit.Currency
			}
			if c.Unit.Currency != first {
				o.fail("series", "claim %q is in %s, others are in %s", id, c.Unit.Currency, first)
				return
			}
		}
	}
}

func readThreshold(o *object, h data.ExhibitHead) data.Exhibit {
	return data.Threshold{ExhibitHead: h, Items: o.items(anIndex), Threshold: o.needClaim("threshold", anIndex)}
}

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
