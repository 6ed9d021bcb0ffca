package report

import (
	"math"
	"strconv"

	"dyad/charts"
	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// show adds a number to what a drawing shows.
func (d *drawing) show(x doc.Datum) {
	d.data = append(d.data, x)
	if x.Claim != "" {
		d.claims = append(d.claims, x.Claim)
	}
}

// datum is a claim as a figure shows it.
func (c *voice) datum(series, label string, cl *data.Claim, printed string) doc.Datum {
	x := doc.Datum{Series: series, Label: label, Qualifier: cl.Qualifier.String(), Value: plainValue(cl), Unit: cl.Unit.Text,
		Period: c.in(cl.Period), Source: cl.Source, Evidence: cl.Evidence.String(), Status: cl.Status.String(), Claim: cl.ID, Printed: printed}
	if cl.Evidence == data.Derived {
		x.Derived = computedFrom(cl)
	}
	x.Low, x.High = inUnit(cl.Interval(), cl.Unit)
	return x
}

// A derived is a number that the brief derives: a range in base units, the unit it is
// printed in, its decimals there, and its arithmetic. can is what it can be by the rounding
// and the qualifiers of what it is derived from; zero where at says that.
type derived struct {
	at     quantity.Range
	unit   quantity.Unit
	digits int
	from   string
	can    quantity.Range
}

// derivedDatum is a number that no claim states, as a figure shows it.
func derivedDatum(series, label string, d derived, printed string) doc.Datum {
	x := doc.Datum{Series: series, Label: label, Unit: d.unit.Text, Derived: d.from, Printed: printed}
	x.Low, x.High = inUnit(d.at, d.unit)
	number := func(f float64) string { return strconv.FormatFloat(f, 'f', d.digits, 64) }
	if x.Value = number(x.Low); number(x.High) != x.Value {
		x.Value += ".." + number(x.High)
	}
	if d.can != (quantity.Range{}) {
		low, high := inUnit(d.can, d.unit)
		x.Low, x.High = min(x.Low, low), max(x.High, high)
	}
	return x
}

// inUnit is a range in a unit; of no number it is unbounded.
func inUnit(r quantity.Range, u quantity.Unit) (low, high float64) {
	if u.Mult == 0 {
		return math.Inf(-1), math.Inf(1)
	}
	return r.Lo / u.Mult, r.Hi / u.Mult
}

// dataColumns are the fields that readers see, whether rows have them, and the messages
// of their heads.
var dataColumns = []struct {
	field doc.Field
	has   func(*doc.Datum) bool
	key   string
}{
	{doc.FieldSeries, func(x *doc.Datum) bool { return x.Series != "" }, "data.series"},
	{doc.FieldLabel, func(x *doc.Datum) bool { return x.Label != "" }, "table.what"},
	{doc.FieldPrinted, func(x *doc.Datum) bool { return x.Printed != "" }, "table.figure"},
	{doc.FieldPeriod, func(x *doc.Datum) bool { return x.Period != "" }, "table.period"},
	{doc.FieldSource, func(x *doc.Datum) bool { return x.Source != "" }, "ledger.note"},
}

// dataOf are the data of a figure, with a column for each field that a row has.
func (c *voice) dataOf(rows []doc.Datum) *doc.Data {
	d := &doc.Data{Rows: rows}
	for _, col := range dataColumns {
		for i := range rows {
			if col.has(&rows[i]) {
				d.Columns = append(d.Columns, doc.DataColumn{Field: col.field, Head: c.text(col.key)})
				break
			}
		}
	}
	return d
}

// flowName names one direction of trade.
func (c *voice) flowName(fl data.Flow) string {
	return c.text("conflict.flow", c.stateArg("from", fl.From), c.stateArg("to", fl.To))
}

// routeName is the name of a route, with that of its corridor.
func (c *figures) routeName(r charts.Route) string {
	if r.Group == "" {
		return r.Label
	}
	return c.text("alt.series", words.Text("label", r.Group), words.Text("items", r.Label))
}

// headText is a head of the main figure.
func headText(h charts.LaneHead) string { return h.Before + h.State + h.After }

// gridData are the figures in the cells of a grid.
func (c *sections) gridData(e data.Grid) *doc.Data {
	origin := "exhibit " + e.ID
	var rows []doc.Datum
	for _, r := range e.Rows {
		label := c.plainProse(r.Label, origin)
		for i, cell := range r.Cells {
			pieces, _ := data.ParseProse(c.in(cell))
			for _, p := range pieces {
				if cl := c.d.Claim(p.Claim); cl != nil {
					rows = append(rows, c.datum(c.plainProse(e.Columns[i+1], origin), label, cl, c.form(cl, p.Form)))
				}
			}
		}
	}
	return c.dataOf(rows)
}
