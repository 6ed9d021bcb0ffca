package report

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"dyad/charts"
	"dyad/data"
	"dyad/data/audit"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// conflicts draws figures that contradict each other.
type conflicts struct{ *figures }

// figure draws figures that contradict each other, of one finding or, of two
// reports, of the findings of both flows: what is stated against what follows from other
// figures, two figures of one thing, or exporter's and importer's reports. It is false
// for a finding that is not of two figures, which words say better.
func (c *conflicts) figure(found ...*audit.Finding) (f doc.Figure, ok bool) {
	if len(found) == 0 {
		return f, false
	}
	var d drawing
	var err error
	first := found[0]
	switch {
	case first.Rule == "two-reports":
		d.chart, err = c.drawReports(found, &d)
	case len(found) > 1:
		return c.drawSources(found)
	case c.rangeArg(first, "implied") != nil || c.rangeArg(first, "computed") != nil:
		err = c.drawImplied(first, &d)
	default:
		err = c.drawValues(first, &d)
	}
	if err != nil || d.chart == nil {
		return f, false
	}
	title := c.conflictTitle(first, d.claims)
	f = doc.Figure{ID: "conflict-" + first.ID, Title: title, Subtitle: c.conflictUnit(found, d.claims), Chart: d.chart, Alt: c.altText(title.String(), d), Data: c.dataOf(d.data)}
	return f, true
}

// conflictTitle says what a drawing of a conflict is about. The sentence beside it says
// what the conflict is.
func (c *conflicts) conflictTitle(f *audit.Finding, claims []string) doc.Spans {
	switch f.Rule {
	case "two-reports":
		return c.say("conflict.reports-title")
	case "mix-total":
		return c.say("conflict.mix-title")
	}
	if p, ok := partsOf(c.d, f); ok {
		return c.say("conflict.two", words.Spans("label", p.label(c.quoter)))
	}
	first := c.claimOrOutside(claims[0])
	return c.say("conflict.two", words.Spans("label", commonLabel(c.quoter, first, c.claimOrOutside(claims[len(claims)-1]))))
}

// rangeArg is an argument of a finding that is an interval, nil if it has none.
func (c *conflicts) rangeArg(f *audit.Finding, name string) *audit.Arg {
	for i := range f.Args {
		if a := &f.Args[i]; a.Name == name && a.Kind == audit.ArgRange {
			return a
		}
	}
	return nil
}

// claimArg is an argument of a finding that is a claim, nil if it has none.
func (c *conflicts) claimArg(f *audit.Finding, name string) *data.Claim {
	for i := range f.Args {
		if a := &f.Args[i]; a.Name == name && a.Kind == audit.ArgClaim {
			return c.claimOrOutside(a.Claim)
		}
	}
	return nil
}

// claimOrOutside is a claim of the dossier or of one of its crosschecks.
func (c *conflicts) claimOrOutside(id string) *data.Claim {
	if cl := c.d.Claim(id); cl != nil {
		return cl
	}
	for i := range c.d.Crosschecks {
		for k := range c.d.Crosschecks[i].Claims {
			if cl := &c.d.Crosschecks[i].Claims[k]; cl.ID == id {
				return cl
			}
		}
	}
	return nil
}

// bareNumber is a claim's figure without its unit, which the subtitle has.
func (c *conflicts) bareNumber(cl *data.Claim) string {
	if cl.Unit.Dim == quantity.Share {
		return c.printed(cl)
	}
	return c.form(cl, data.Number)
}

// conflictUnit is the unit of the figures that a conflict is about; of two reports with
// what their marks stand for.
func (c *conflicts) conflictUnit(found []*audit.Finding, claims []string) doc.Spans {
	if len(claims) == 0 {
		return nil
	}
	if found[0].Rule == "two-reports" {
		return c.reportsKey(found)
	}
	cl := c.claimOrOutside(claims[0])
	if cl == nil || cl.Unit.Dim == quantity.Share {
		return nil
	}
	if other := c.claimOrOutside(claims[len(claims)-1]); other == nil || other.Unit != cl.Unit {
		return nil // each figure has its unit
	}
	_, unit := c.num.Parts(cl.Value, cl.Unit)
	if unit == "" {
		return nil
	}
	return c.plain(unit)
}

// reportsKey says what the marks of two reports stand for, of which period they are and,
// where all have one, in which unit.
func (c *conflicts) reportsKey(found []*audit.Finding) doc.Spans {
	unit := ""
	of := c.unitOfReports(found)
	if of != nil {
		_, unit = c.num.Parts(of.Value, of.Unit)
	} else {
		of = c.claimArg(found[0], "first")
	}
	switch period := c.num.Period(c.in(of.Period)); {
	case period == "":
		return c.plain(unit)
	case unit == "":
		return c.say("conflict.period", words.Text("period", period))
	default:
		return c.say("conflict.unit-period", words.Text("unit", unit), words.Text("period", period))
	}
}

// unitOfReports is a report of the unit that all of some findings are in, nil if they have
// several; 0 has none of its own.
func (c *conflicts) unitOfReports(found []*audit.Finding) *data.Claim {
	var of *data.Claim
	for _, f := range found {
		for _, name := range []string{"first", "again"} {
			switch cl := c.claimArg(f, name); {
			case cl == nil || cl.Value.Coef == 0:
			case of == nil:
				of = cl
			case cl.Unit != of.Unit:
				return nil
			}
		}
	}
	return of
}

// drawImplied draws a stated figure against the interval in which it would be by others.
func (c *conflicts) drawImplied(f *audit.Finding, d *drawing) error {
	implied, key := c.rangeArg(f, "implied"), "conflict.implied"
	if f.Rule == "mix-total" {
		key = "conflict.implied-mix"
	}
	if implied == nil {
		implied, key = c.rangeArg(f, "computed"), "conflict.computed"
	}
	var stated *data.Claim
	for _, name := range []string{"stated", "share", "result", "total"} {
		if stated = c.claimArg(f, name); stated != nil {
			break
		}
	}
	if stated == nil || !stated.HasValue || !implied.Range.Bounded() {
		return nil
	}
	mult := implied.Unit.Mult
	if stated.Unit.Mult == 0 || mult == 0 {
		return nil
	}
	from, to := statedEnds(stated)
	from, to = from/mult, to/mult
	low, high := implied.Range.Lo/mult, implied.Range.Hi/mult
	unit := quantity.Unit{Dim: quantity.Index, Mult: mult}
	if stated.Unit.Dim == quantity.Share {
		unit = implied.Unit
	}
	text := c.derive(c.num.Range(implied.Range, unit, implied.Digits), c.noteOrigin(f))
	g := charts.Gap{Points: [2]charts.GapPoint{
		{Low: from, High: to, Text: c.bareNumber(stated), Who: c.text("conflict.stated"), Mark: chartMark(stated)},
		{Low: low, High: high, Text: text, Who: c.text(key), Implied: true},
	}}
	d.show(c.datum("", g.Points[0].Who, stated, g.Points[0].Text))
	d.show(derivedDatum("", g.Points[1].Who, derived{at: implied.Range, unit: implied.Unit, digits: implied.Digits, from: c.noteOrigin(f)}, text))
	if gap := c.rangeArg(f, "gap"); gap != nil {
		text := c.derive(c.num.Range(gap.Range, quantity.Unit{Dim: quantity.Index, Mult: gap.Unit.Mult}, gap.Digits), c.noteOrigin(f))
		g.Apart = c.text("conflict.apart", words.Text("gap", text))
		d.show(derivedDatum("", c.text("data.difference"), derived{at: gap.Range, unit: gap.Unit, digits: gap.Digits, from: c.noteOrigin(f)}, text))
	}
	g.Scale = c.gapScale(min(from, low), max(to, high), mult)
	d.alt = c.joinClauses([]doc.Spans{c.altItem(c.text("conflict.stated"), c.printed(stated)), c.altItem(c.text(key), text), c.plain(g.Apart)}).String()
	var err error
	d.chart, err = charts.NewGap(g)
	return err
}

// gapScale is an axis around two values in a unit, of round steps; it begins at 0 only
// where they are near it.
func (c *conflicts) gapScale(low, high, mult float64) []charts.Tick {
	step := roundStep((high - low) / 2)
	if step == 0 {
		step = math.Pow10(int(math.Floor(math.Log10(max(math.Abs(high), 1e-9)))) - 1)
	}
	from := math.Floor(low/step-0.3) * step
	if low >= 0 {
		from = max(from, 0)
	}
	to := math.Ceil(high/step+0.3) * step
	digits := max(0, -int(math.Floor(math.Log10(step)+1e-9)))
	var ticks []charts.Tick
	for i := 0; i < 12; i++ {
		at := from + float64(float64(i)*step)
		text := c.num.Range(exactly(at*mult), quantity.Unit{Dim: quantity.Index, Mult: mult}, digits)
		ticks = append(ticks, charts.Tick{At: at, Text: c.derive(text, c.text("derived.scale"))})
		if at >= to-step/2 {
			break
		}
	}
	return ticks
}

// drawValues draws two figures of one thing as neutral bars: the first, and the next one
// that is another number. If one of them is a range, both stand on one axis.
func (c *conflicts) drawValues(f *audit.Finding, d *drawing) error {
	var two []*data.Claim
	for _, id := range f.Claims {
		cl := c.claimOrOutside(id)
		if cl == nil || !cl.HasValue || cl.Value.Coef < 0 || len(two) == 2 {
			continue
		}
		if len(two) == 0 || cl.Unit.Dim == two[0].Unit.Dim && cl.Unit.Currency == two[0].Unit.Currency && !haveSameEnds(cl, two[0]) {
			two = append(two, cl)
		}
	}
	if len(two) < 2 {
		return nil
	}
	if two[0].HasTo || two[1].HasTo {
		return c.drawRanges([2]*data.Claim{two[0], two[1]}, d)
	}
	var bars []charts.ValueBar
	var alt []doc.Spans
	who := []string{c.who(two[0]), c.who(two[1])}
	if p, ok := partsOf(c.d, f); ok {
		who = p.who(c.quoter)
	}
	for i, cl := range two {
		b := charts.ValueBar{Value: valueOf(cl), Text: c.printed(cl), Who: who[i], Mark: chartMark(cl)}
		if cl.Unit == two[1].Unit && cl.Unit == two[0].Unit {
			b.Text = c.bareNumber(cl)
		}
		bars = append(bars, b)
		d.show(c.datum("", b.Who, cl, b.Text))
		alt = append(alt, c.altItem(b.Who, b.Text))
	}
	d.alt = c.joinClauses(alt).String()
	var err error
	d.chart, err = charts.NewValues(bars)
	return err
}

// valueOf is the number of a claim in base units, of a range the lower one.
func valueOf(cl *data.Claim) float64 { return cl.Value.Float() * cl.Unit.Mult }

// who states a figure: the person or body it is attributed to, else the publisher of its
// source.
func (c *conflicts) who(cl *data.Claim) string {
	if cl.InSource {
		return c.text("conflict.title")
	}
	if s := c.in(cl.AttributedTo); s != "" {
		return s
	}
	if s := c.d.Source(cl.Source); s != nil {
		return c.in(s.Publisher)
	}
	for i := range c.d.Outside {
		if s := &c.d.Outside[i]; s.ID == cl.Source {
			return c.in(s.Publisher)
		}
	}
	return c.text("conflict.stated")
}

// drawReports draws what exporter and importer report of each flow.
func (c *conflicts) drawReports(found []*audit.Finding, d *drawing) (chart charts.Figure, err error) {
	var flows []charts.Reported
	var alt []doc.Spans
	text := c.printed
	if c.unitOfReports(found) != nil { // the subtitle has it
		text = c.bareNumber
	}
	for _, f := range found {
		first, again := c.claimArg(f, "first"), c.claimArg(f, "again")
		from, to, ok := c.flowOf(first)
		if first == nil || again == nil || !ok || !(moneyOf(first) > 0) {
			return nil, nil
		}
		r := charts.Reported{Label: c.text("conflict.flow", c.stateArg("from", from), c.stateArg("to", to)), Side: chartSide(c.side(from)),
			Exporter: moneyOf(first), Importer: moneyOf(again), Texts: [2]string{text(first), text(again)}}
		gap := relativeGap(first, again)
		r.Difference = c.derive(c.num.Value(gap, percentChange), c.noteOrigin(f))
		flows = append(flows, r)
		d.show(c.datum(r.Label, c.text("data.exporter"), first, r.Texts[0]))
		d.show(c.datum(r.Label, c.text("data.importer"), again, r.Texts[1]))
		at := gap.Float() * percentChange.Mult
		can := again.Interval().Div(first.Interval()).Sub(exactly(1))
		d.show(derivedDatum(r.Label, c.text("data.difference"), derived{exactly(at), percentChange, int(gap.Scale), c.noteOrigin(f), can}, r.Difference))
		alt = append(alt, c.say("conflict.reports", words.Text("flow", r.Label), words.Text("exporter", c.printed(first)), words.Text("importer", c.printed(again)), words.Text("gap", r.Difference)))
	}
	d.alt = c.joinClauses(alt).String()
	return charts.NewReports(flows)
}

// drawSources draws two figures, each as the same two sources give it: both flows between
// two states, say. What one sells has its colour.
func (c *conflicts) drawSources(found []*audit.Finding) (f doc.Figure, ok bool) {
	var d drawing
	var both []charts.Reported
	var alt []doc.Spans
	var first, again *data.Claim
	var one, other string
	for _, x := range found {
		first, again = restatedClaims(c.d, x)
		label, side := labelOfBoth(c.quoter, first, again)
		r := charts.Reported{Label: label.String(), Side: charts.Neither, Exporter: valueOf(first), Importer: valueOf(again),
			Texts: [2]string{c.bareNumber(first), c.bareNumber(again)}}
		if side != "" {
			r.Side = chartSide(c.side(side))
		}
		both = append(both, r)
		one, other = c.speakers(first, again)
		d.show(c.datum(r.Label, one, first, r.Texts[0]))
		d.show(c.datum(r.Label, other, again, r.Texts[1]))
		alt = append(alt, c.say("conflict.sources", words.Text("what", r.Label), words.Text("figure", r.Texts[0]), words.Text("first", one),
			words.Text("other", r.Texts[1]), words.Text("again", other)))
	}
	chart, err := charts.NewReports(both)
	if err != nil || one == "" || other == "" || one == other {
		return f, false
	}
	_, unit := c.num.Parts(first.Value, first.Unit)
	if unit == "" { // shares
		unit = "%"
	}
	args := []words.Arg{words.Text("unit", unit), words.Text("first", one), words.Text("again", other)}
	key := "conflict.unit-sources"
	if period := c.num.Period(c.in(first.Period)); period != "" {
		key, args = "conflict.unit-sources-period", append(args, words.Text("period", period))
	}
	d.alt = c.joinClauses(alt).String()
	title := c.say("conflict.sources-title")
	return doc.Figure{ID: "conflict-" + found[0].ID, Title: title, Subtitle: c.say(key, args...), Chart: chart, Alt: c.altText(title.String(), d), Data: c.dataOf(d.data)}, true
}

// speakers are who states two figures, or the titles of their sources where those name
// nobody, or both the same.
func (c *conflicts) speakers(first, again *data.Claim) (one, other string) {
	one, other = c.who(first), c.who(again)
	if x, y := c.d.Source(first.Source), c.d.Source(again.Source); x != nil && y != nil && (one == "" || other == "" || one == other) {
		return c.in(x.Title), c.in(y.Title)
	}
	return one, other
}

// flowOf are the exporter and the importer of a flow that was computed from tables: of
// what a side sells, by its claim's id.
func (c *conflicts) flowOf(cl *data.Claim) (from, to string, ok bool) {
	t, traded := tradedIn(c.d)
	if !traded || cl == nil {
		return "", "", false
	}
	for side := range 2 {
		for _, r := range t.reports(side) {
			if r == cl {
				return t.code(side), t.code(1 - side), true
			}
		}
	}
	return "", "", false
}

// percentChange is the unit of a difference in per cent.
var percentChange = quantity.Unit{Dim: quantity.Change, Mult: 0.01, Text: "% change"}

// relativeGap is (importer − exporter) ÷ exporter in per cent, with one decimal.
func relativeGap(exporter, importer *data.Claim) quantity.Value {
	gap := (moneyOf(importer) - moneyOf(exporter)) / moneyOf(exporter)
	return quantity.Value{Coef: int64(math.Round(gap * 1000)), Scale: 1}
}

// commonLabel is what two statements of one quantity are of: the label of the row of a
// grid that shows both, else what their short labels begin with, else that of the first.
func commonLabel(c *quoter, first, again *data.Claim) doc.Spans {
	label, _ := labelOfBoth(c, first, again)
	return label
}

// labelOfBoth is the commonLabel of two claims and the state of the row of the grid, "" if
// there is none.
func labelOfBoth(c *quoter, first, again *data.Claim) (label doc.Spans, side string) {
	shows := func(r data.GridRow, id string) bool {
		return slices.ContainsFunc(r.Cells, func(t data.Text) bool {
			pieces, _ := data.ParseProse(t.In(c.d.Lang, c.d.Lang))
			return slices.ContainsFunc(pieces, func(p data.Piece) bool { return p.Claim == id })
		})
	}
	for _, e := range c.d.Exhibits {
		g, ok := e.(data.Grid)
		if !ok {
			continue
		}
		for _, r := range g.Rows {
			if shows(r, first.ID) && shows(r, again.ID) {
				return c.authorWords(r.Label, "exhibit "+g.ID), r.Side
			}
		}
	}
	return c.commonWords(first, again), ""
}

// commonWords are the words with which the short labels of two claims begin, where they
// part after a small word or a comma: of "Balance by Poland" and "Balance by Germany" it is
// "Balance". Else it is the label of the first.
func (c *quoter) commonWords(first, again *data.Claim) doc.Spans {
	label := c.short(first)
	words, others := strings.Fields(label.Text), strings.Fields(c.short(again).Text)
	n := 0
	for n < min(len(words), len(others)) && words[n] == others[n] {
		n++
	}
	isSmall := func(word string) bool {
		const most = 3 // letters of "by", "of", «из», «по»
		return utf8.RuneCountInString(word) <= most && strings.ToLower(word) == word
	}
	common := n
	for common > 0 && isSmall(words[common-1]) {
		common--
	}
	if n < len(words) && common > 0 && (common < n || strings.HasSuffix(words[common-1], ",")) {
		label.Text = strings.TrimRight(strings.Join(words[:common], " "), ",:;–—")
	}
	return c.keep(label)
}
