package report

import (
	"math"

	"dyad/charts"
	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// Figures of what was computed from trade tables.

// lines draws sums of money over years, on one scale from 0.
func (c *composer) lines(e data.Lines, f *Figure) error {
	var series []charts.Series
	var alt []doc.Spans
	top, unit := 0.0, quantity.Unit{}
	for _, l := range e.Series {
		s := charts.Series{Name: c.plainProse(l.Label, "series"), Side: chartSide(c.side(l.Side))}
		var points []doc.Spans
		for _, id := range l.Points {
			cl := c.d.Claim(id)
			f.claims = append(f.claims, id)
			y := float64(cl.Value.Float() * cl.Unit.Mult)
			if y >= top {
				top, unit = y, cl.Unit
			}
			s.X, s.Y = append(s.X, cl.Year()), append(s.Y, y)
			points = append(points, c.say("alt.item", words.Text("label", c.in(cl.Period)), words.Text("figure", c.printed(cl))))
		}
		series = append(series, s)
		alt = append(alt, c.say("alt.series", words.Text("label", s.Name), words.Spans("items", c.list(points))))
	}
	f.Alt = c.joinClauses(alt).String()
	var err error
	f.Chart, err = charts.NewLines(series, c.moneyScale(top, unit))
	return err
}

// moneyScale is an axis from 0 to the round value at or over top, in the unit
// of the largest figure; its numbers are a scale, not claims.
func (c *composer) moneyScale(top float64, unit quantity.Unit) []charts.Tick {
	if unit.Mult == 0 || top <= 0 {
		return nil
	}
	step := roundStep(top / unit.Mult / 2.5)
	if step == 0 {
		return nil
	}
	digits := max(0, -int(math.Floor(math.Log10(step)+1e-9)))
	var ticks []charts.Tick
	for n := 0; ; n++ {
		at := float64(float64(n)*step) * unit.Mult
		text := c.num.Range(quantity.Range{Lo: at, Hi: at}, quantity.Unit{Dim: quantity.Index, Mult: unit.Mult}, digits)
		if last := at >= top; last || n == 12 {
			text = c.num.Range(quantity.Range{Lo: at, Hi: at}, unit, digits)
			return append(ticks, charts.Tick{At: at, Text: c.derive(text, c.text("derived.scale"))})
		}
		ticks = append(ticks, charts.Tick{At: at, Text: c.derive(text, c.text("derived.scale"))})
	}
}

// threshold draws indices under the line that they reach or not.
func (c *composer) threshold(e data.Threshold, f *Figure) error {
	var bars []charts.Bar
	var alt []doc.Spans
	for _, it := range e.Items {
		b, cl := c.bar(it, f)
		b.Share = cl.Value.Float()
		if b.Label = c.in(it.Label); b.Label == "" {
			b.Label = c.short(cl).Text
		}
		b.Side = chartSide(c.side(it.Side))
		bars = append(bars, b)
		alt = append(alt, c.say("alt.item", words.Text("label", b.Label), words.Text("figure", b.Words)))
	}
	mark := c.d.Claim(e.Threshold)
	f.claims = append(f.claims, mark.ID)
	text := c.text("threshold.mark", words.Text("value", c.printed(mark)))
	f.Alt = c.text("alt.threshold", words.Text("mark", text), words.Spans("items", c.joinClauses(alt)))
	var err error
	f.Chart, err = charts.NewThreshold(bars, c.indexScale(), charts.Tick{At: mark.Value.Float(), Text: text})
	return err
}

// indexScale is the axis of indices from 0 to 1.
func (c *composer) indexScale() []charts.Tick {
	var ticks []charts.Tick
	for _, v := range []quantity.Value{{}, {Coef: 25, Scale: 2}, {Coef: 5, Scale: 1}, {Coef: 75, Scale: 2}, {Coef: 1}} {
		ticks = append(ticks, charts.Tick{At: v.Float(), Text: c.derive(c.num.Number(v), c.text("derived.scale"))})
	}
	return ticks
}

// grid sets a table of the dossier's own columns. Its cells of figures are set
// flush right, columns of words flush left. Where all figures are of one source,
// its mark stands once, in the caption.
func (c *composer) grid(e data.Grid) []doc.Block {
	h := e.Head()
	origin := "exhibit " + h.ID
	t := doc.Table{Dense: true, Whole: true, Summary: c.plainProse(h.Title, origin)}
	for i, head := range e.Columns {
		col := doc.Column{Head: c.prose(head, origin)}
		switch {
		case i == 0:
			col.Weight = 1.6
		case e.Figures(i - 1):
			col.Align = doc.Right
		default:
			col.Weight = 1
		}
		t.Cols = append(t.Cols, col)
	}
	cited, one := c.gridSource(e)
	cell := c.prose
	if one {
		cell = c.unmarked
	}
	for _, r := range e.Rows {
		row := doc.Row{Cells: []doc.Cell{{Text: c.prose(r.Label, origin), Head: true, Side: c.side(r.Side)}}}
		for _, text := range r.Cells {
			set := cell(text, origin)
			if len(set) == 0 {
				set = c.plain("–")
			}
			row.Cells = append(row.Cells, doc.Cell{Text: set})
		}
		t.Rows = append(t.Rows, row)
	}
	out := c.captioned(h, t)
	if title, ok := out[0].(doc.Paragraph); ok && one {
		p := c.passage()
		p.put(title.Text)
		p.ref(cited)
		title.Text = p.spans()
		out[0] = title
	}
	return out
}

// gridSource is the first claim that a grid shows, and whether its source cites
// all of them.
func (c *composer) gridSource(e data.Grid) (first *data.Claim, one bool) {
	one = !e.Title.IsZero()
	for _, r := range e.Rows {
		for _, cell := range r.Cells {
			pieces, _ := data.ParseProse(c.in(cell))
			for _, p := range pieces {
				cl := c.d.Claim(p.Claim)
				if cl == nil {
					continue
				}
				if first == nil {
					first = cl
				}
				one = one && cl.Source != "" && cl.Source == first.Source && cl.Evidence == first.Evidence
			}
		}
	}
	return first, one && first != nil
}

// unmarked is author's text whose figures lead to the ledger without a mark.
func (c *composer) unmarked(t data.Text, origin string) doc.Spans {
	p := c.passage()
	p.prose(t, origin, func(p passage, cl *data.Claim, f data.Form) {
		at := p.here()
		p.figure(cl, f)
		p.cut(at + 1)
	})
	return p.spans()
}
