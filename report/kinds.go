package report

import (
	"dyad/charts"
	"dyad/data"
	"dyad/report/doc"
)

// A kind is one kind of exhibit and how the brief shows it: as a figure, as a table,
// or as a figure with a table of its numbers below. A new kind is a row of kinds and
// a file with its function.
type kind struct {
	name string // as in the dossier, "progress"
	// draw makes the figure; nil for a kind that is shown as a table only.
	draw func(*figures, data.Exhibit) (drawing, error)
	// table makes the table; nil for a kind that is shown as a figure only.
	table func(*sections, data.Exhibit) []doc.Block
	// half tells whether an exhibit takes half the width of the page if its author
	// does not say; nil for a kind that takes the whole width whatever its author says.
	half func(*figures, data.Exhibit) bool
	// compared tells whether two exhibits of the kind that follow each other are to be
	// set side by side, because they show the same of both states; nil for never.
	compared func(a, b data.Exhibit) bool
	// derives says that it shows a number that no claim states, as what is left of a
	// whole. how is the message that says how; "" where findings say it.
	derives bool
	how     string
	// spared is the step of saving a page at which its exhibits are left out; none for never.
	spared leaving
}

// A drawing is what a kind makes of an exhibit.
type drawing struct {
	chart charts.Figure // nil where what it would show cannot be true, as parts over the whole
	alt   string        // what it shows, in words, for readers who do not see it
	note  doc.Spans     // a sentence for the line of sources, or nil
	// marked tells that values have the marks of their claims.
	marked bool
	// few is the same of the first n items of each of its parts; nil where there is no
	// shorter wording.
	few    func(n int) string
	claims []string    // the ids of the claims that it shows
	data   []doc.Datum // the numbers that it shows, in its order
}

// kinds are all kinds of exhibit.
var kinds = []kind{
	{name: "progress", draw: figureOf(drawProgress), derives: true, how: "method.to-go"},
	{name: "mix", draw: figureOf(drawSold), table: tableOf((*sections).impliedBy), derives: true},
	{name: "dependency", draw: figureOf(drawDependency), half: never, compared: alwaysCompared},
	{name: "ranking", draw: figureOf(drawRanking), half: isShortRanking, compared: alwaysCompared},
	{name: "bars", draw: figureOf(drawBars)},
	{name: "squares", draw: figureOf(drawSquares), half: always, derives: true, how: "method.to-go", spared: leaveSquares},
	{name: "corridors", draw: figureOf(drawCorridors)},
	{name: "timeline", draw: figureOf(drawTimeline), spared: leaveTimelines},
	{name: "table", table: tableOf((*sections).claimTable), half: isShortTable},
	{name: "grid", table: tableOf((*sections).grid), half: isNarrowGrid, compared: sameColumns},
	{name: "lines", draw: figureOf(drawLines)},
	{name: "threshold", table: tableOf((*sections).thresholdTable), half: always},
}

// kindOf is the kind of an exhibit; the zero kind if it is not among kinds.
func kindOf(e data.Exhibit) kind {
	for _, k := range kinds {
		if e != nil && k.name == e.Kind() {
			return k
		}
	}
	return kind{}
}

// figureOf makes a function that draws one type of exhibit into one for a row of
// kinds.
func figureOf[E data.Exhibit](draw func(*figures, E) (drawing, error)) func(*figures, data.Exhibit) (drawing, error) {
	return func(c *figures, e data.Exhibit) (drawing, error) { return draw(c, e.(E)) }
}

// tableOf does the same for a function that makes a table.
func tableOf[E data.Exhibit](set func(*sections, E) []doc.Block) func(*sections, data.Exhibit) []doc.Block {
	return func(c *sections, e data.Exhibit) []doc.Block { return set(c, e.(E)) }
}

func always(*figures, data.Exhibit) bool { return true }
func never(*figures, data.Exhibit) bool  { return false }

func alwaysCompared(a, b data.Exhibit) bool { return true }

// isHalf tells whether an exhibit takes half the width of the page: as its author
// says, or else as its kind says.
func (c *figures) isHalf(e data.Exhibit) bool {
	half := kindOf(e).half
	if h := e.Head(); half != nil && (h.Half || h.Full) {
		return h.Half
	}
	return half != nil && half(c, e)
}

// compared tells whether two exhibits that follow each other are to be set side by
// side.
func compared(a, b data.Exhibit) bool {
	same := kindOf(a).compared
	return same != nil && b != nil && a.Kind() == b.Kind() && same(a, b)
}
