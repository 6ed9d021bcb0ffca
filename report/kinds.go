package report

import (
	"dyad/charts"
	"dyad/data"
	"dyad/report/doc"
)

// A kind is one kind of exhibit, and how the brief shows it: as a figure, as a
// table, or as a figure with its numbers as a table below. A new kind has a row in
// kinds and its functions in a file of their own.
type kind struct {
	name  string // as in the dossier, "progress"
	draw  func(*figures, data.Exhibit) (drawing, error)
	table func(*sections, data.Exhibit) []doc.Block
	// half tells whether it takes half the measure where its author does not say;
	// nil for never.
	half func(*figures, data.Exhibit) bool
	// compared tells whether two in a row show the same of both sides, to be set
	// side by side; nil for never.
	compared func(a, b data.Exhibit) bool
}

// A drawing is a figure, what it shows in words, and the claims it shows.
type drawing struct {
	chart  charts.Figure
	alt    string
	claims []string
}

// kinds are all kinds of exhibit.
var kinds = []kind{
	{name: "progress", draw: figureOf(drawProgress)},
	{name: "mix", draw: figureOf(drawMix), table: tableOf((*sections).mixTable)},
	{name: "dependency", draw: figureOf(drawDependency), compared: always},
	{name: "ranking", draw: figureOf(drawRanking), compared: always},
	{name: "bars", draw: figureOf(drawBars)},
	{name: "squares", draw: figureOf(drawSquares)},
	{name: "corridors", draw: figureOf(drawCorridors)},
	{name: "timeline", draw: figureOf(drawTimeline), half: func(*figures, data.Exhibit) bool { return true }},
	{name: "table", table: tableOf((*sections).claimTable), half: isShortTable},
	{name: "grid", table: tableOf((*sections).grid), compared: sameColumns},
	{name: "lines", draw: figureOf(drawLines)},
	{name: "threshold", draw: figureOf(drawThreshold)},
}

// kindOf is the kind of an exhibit; the zero kind shows nothing.
func kindOf(e data.Exhibit) kind {
	for _, k := range kinds {
		if e != nil && k.name == e.Kind() {
			return k
		}
	}
	return kind{}
}

// figureOf is a function that draws one type of exhibit, as one of all exhibits.
func figureOf[E data.Exhibit](draw func(*figures, E) (drawing, error)) func(*figures, data.Exhibit) (drawing, error) {
	return func(c *figures, e data.Exhibit) (drawing, error) { return draw(c, e.(E)) }
}

// tableOf is a function that sets one type of exhibit, as one of all exhibits.
func tableOf[E data.Exhibit](set func(*sections, E) []doc.Block) func(*sections, data.Exhibit) []doc.Block {
	return func(c *sections, e data.Exhibit) []doc.Block { return set(c, e.(E)) }
}

func always(a, b data.Exhibit) bool { return true }

// isHalf tells whether an exhibit takes half the measure: what its author says,
// or else what its content needs.
func (c *figures) isHalf(e data.Exhibit) bool {
	h := e.Head()
	if h.Half || h.Full {
		return h.Half
	}
	half := kindOf(e).half
	return half != nil && half(c, e)
}

// compared tells whether two exhibits in a row show the same of both sides.
func compared(a, b data.Exhibit) bool {
	same := kindOf(a).compared
	return same != nil && b != nil && a.Kind() == b.Kind() && same(a, b)
}
