package report

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// A keyFigure is a figure of the strip with the claim it is of.
type keyFigure struct {
	claim *data.Claim
	cell  doc.StripCell
}

// figures are the candidates for the row of key figures, in their order: those that the
// dossier names, else turnover and flows, the first sum of investment, balance, the first
// place and the first share of the frontier. A bar of the main figure is none of them,
// unless the dossier has hardly any figures.
func (c *strip) figures() []keyFigure {
	if t, ok := c.tables(); ok && !c.ownTiles() {
		return c.tableStrip(t)
	}
	if p, ok := oneProductOf(c.d); ok && !c.ownTiles() {
		return c.productStrip(p)
	}
	var out []keyFigure
	for _, cl := range c.keyClaims() {
		if c.isKeyFigure(cl) {
			out = append(out, keyFigure{cl, c.claimCell(cl)})
		}
	}
	return out
}

// ownTiles tells whether an author named a key figure: one that was not computed.
func (c *strip) ownTiles() bool {
	return slices.ContainsFunc(c.d.Tiles, func(id string) bool {
		cl := c.d.Claim(id)
		return cl != nil && cl.Measure == ""
	})
}

// The order of key figures, by what they are.
const (
	keyTurnover = iota
	keyCapital
	keyOther
	keyRank
	keyFrontier
)

// keyClaims are the claims that may be key figures, in their order.
func (c *strip) keyClaims() []*data.Claim {
	var out []*data.Claim
	add := func(cl *data.Claim) {
		if cl != nil && !slices.Contains(out, cl) {
			out = append(out, cl)
		}
	}
	for _, id := range c.d.Tiles {
		add(c.d.Claim(id))
	}
	if len(c.d.Tiles) == 0 {
		few := c.isSmall()
		first := map[int]bool{}
		for i := range c.d.Claims {
			cl := &c.d.Claims[i]
			if k := c.keyKind(cl); few || k != keyOther && !first[k] {
				first[k] = true
				add(cl)
			}
		}
	}
	if len(c.d.Tiles) == 0 {
		slices.SortStableFunc(out, func(x, y *data.Claim) int { return cmp.Compare(c.keyKind(x), c.keyKind(y)) })
	}
	return out
}

// isSmall tells whether the dossier has hardly any figures: four at most.
func (c *strip) isSmall() bool { return len(c.d.Claims) <= 4 }

// keyKind is what a claim is among key figures.
func (c *strip) keyKind(cl *data.Claim) int {
	switch {
	case c.isTurnover(cl):
		return keyTurnover
	case cl.Unit.Dim == quantity.Money && cl.Topic == data.TopicCapital && cl.Value.Coef >= 0: // no balance
		return keyCapital
	case cl.Unit.Dim == quantity.Place:
		return keyRank
	case cl.Unit.Dim == quantity.Share && cl.Topic == data.TopicFrontier:
		return keyFrontier
	}
	return keyOther
}

// isTurnover tells whether a mix of exports should add up to the claim.
func (c *strip) isTurnover(cl *data.Claim) bool {
	return slices.ContainsFunc(c.d.Exhibits, func(e data.Exhibit) bool {
		m, ok := e.(data.Mix)
		return ok && m.Turnover == cl.ID
	})
}

// longestNumber is how many characters the number of a key figure has at most.
const longestNumber = 8

// isKeyFigure tells whether a claim may be a key figure: a short number that is no date,
// no event's number, no second statement of another and, in a dossier of more than four
// figures, no bar of the main figure.
func (c *strip) isKeyFigure(cl *data.Claim) bool {
	switch {
	case !cl.HasValue, cl.Unit.Dim == quantity.Date, cl.Unit.Dim == quantity.Ordinal, cl.Restates != "", cl.InSource:
		return false
	}
	if number, _ := c.keyNumber(cl); cl.Unit.Dim != quantity.Place && utf8.RuneCountInString(number) > longestNumber {
		return false
	}
	dep := cl.Dependence
	return c.isSmall() || dep == nil || !slices.Contains(bars(c.d, dep.Of, dep.On), cl)
}

// keyNumber are the number of a claim as a key figure and its unit: a place in digits,
// words of the source if those are the figure, a sum with a sign if it may be under 0.
func (c *strip) keyNumber(cl *data.Claim) (number, unit string) {
	switch {
	case cl.Unit.Dim == quantity.Place:
		return c.num.Value(cl.Value, cl.Unit), ""
	case c.in(cl.AsPrinted) != "":
		return c.in(cl.AsPrinted), ""
	case cl.Unit.Dim == quantity.Share && cl.HasTo:
		return c.num.Between(cl.Value, cl.To, cl.Unit, quantity.Exact), ""
	case cl.Unit.Dim == quantity.Share, cl.Unit.Dim == quantity.Change && !cl.HasTo:
		return c.num.Value(cl.Value, cl.Unit), ""
	}
	return c.numberAndUnit(cl)
}

// claimCell is a claim as a key figure: its label with its period, or the short label
// where that has no room, and the mark of its source.
func (c *strip) claimCell(cl *data.Claim) doc.StripCell {
	number, unit := c.keyNumber(cl)
	cell := doc.StripCell{Number: c.linked(cl, number), Label: doc.Wordings{c.keyLabel(cl, c.authored(cl.Label, c.originOf(cl, ": label")))}}
	if !cl.Short.IsZero() {
		cell.Label = append(cell.Label, c.keyLabel(cl, c.short(cl)))
	}
	if unit != "" {
		cell.Unit = c.plain(unit)
		if short, _ := c.num.Again(unit, true); short != unit {
			cell.UnitShort = c.plain(short)
		}
	}
	if q := c.num.Qualifier(cl.Qualifier); q != "" && (cl.Unit.Dim != quantity.Place || cl.Qualifier == quantity.Joint) {
		cell.Qualifier = c.plain(q)
	}
	if cl.Dependence != nil && cl.Unit.Dim == quantity.Share {
		cell.Side = c.side(cl.Dependence.On)
	}
	return cell
}

// linked is the number of a claim, which leads to its row in the ledger.
func (c *strip) linked(cl *data.Claim, number string) doc.Spans {
	s := doc.Span{Text: number, Origin: c.mentionsOf(cl).origin, Line: cl.Pos.Line, Col: cl.Pos.Col}
	s.Dest, s.Hint = c.ledgerLink(cl.ID)
	return c.keep(s)
}

func (c *strip) keyLabel(cl *data.Claim, label doc.Span) doc.Spans {
	p := c.passage()
	period := strings.ToLower(c.in(cl.Period)) // of words: a sum that is cumulative, say
	if cl.Period.IsZero() || !strings.ContainsAny(period, "0123456789") && strings.Contains(strings.ToLower(label.Text), period) {
		p.say("strip.no-year", words.Spans("label", c.keep(label)))
	} else {
		p.say("strip.label", words.Spans("label", c.keep(label)), words.Spans("period", c.keep(c.time(cl.Period, c.originOf(cl, ": period")))))
	}
	p.status(cl)
	p.sign(cl.Evidence)
	if cl.Source != "" && cl.Evidence != data.Derived {
		number := c.source(cl.Source).link(c.source(cl.Source).n)
		number.Kind, number.Muted = doc.Ref, true
		p.text(thinNBSP)
		p.add(number)
	}
	return p.spans()
}

// tableStrip are turnover, both flows and the balance of computed figures, all with one
// decimal.
func (c *strip) tableStrip(t traded) []keyFigure {
	turnover, balance, by := t.both()
	forth, back := t.sold(0), t.sold(1)
	var out []keyFigure
	if t.year() == 0 { // of months, which their claims tell
		for _, cl := range []*data.Claim{turnover, forth, back, balance} {
			if cl != nil {
				out = append(out, keyFigure{cl, c.claimCell(cl)})
			}
		}
		return out
	}
	add := func(cl *data.Claim, number quantity.Value, sign string, label doc.Wordings) *doc.StripCell {
		text, unit := c.num.Parts(number, cl.Unit)
		if number != cl.Value || sign != "" {
			text = c.derive(sign+text, c.text("derived.rounded"))
		}
		out = append(out, keyFigure{cl, doc.StripCell{Number: c.linked(cl, text), Unit: c.plain(unit), Label: label}})
		return &out[len(out)-1].cell
	}
	if turnover != nil {
		v, _ := oneDecimalOf(turnover)
		add(turnover, v, "", c.turnoverLabel(t, turnover, by, !addsUp(v, turnover, []*data.Claim{forth, back}, 1)))
	}
	for seller, cl := range []*data.Claim{forth, back} {
		if cl != nil {
			v, _ := oneDecimalOf(cl)
			add(cl, v, "", c.flowLabel(t, seller, cl)).Side = c.side(t.code(seller))
		}
	}
	if balance != nil {
		v, _ := oneDecimalOf(balance)
		of, sign := t.code(0), "+"
		a, b := forth, back
		if v.Coef < 0 {
			v.Coef, of, a, b = -v.Coef, t.code(1), back, forth
		}
		if v.Coef == 0 {
			sign = ""
		}
		key := "strip.balance"
		if !addsUp(v, balance, []*data.Claim{a, b}, -1) {
			key = "strip.balance-rounded"
		}
		add(balance, v, sign, doc.Wordings{c.say(key, c.stateArg("of", of), words.Text("year", strconv.Itoa(balance.Year())))})
	}
	return out
}

// addsUp tells whether the printed parts give the printed sum, or with a sign of -1 the
// printed difference, rounded as that is. Parts in other currencies or not there are not
// compared.
func addsUp(v quantity.Value, of *data.Claim, parts []*data.Claim, sign int64) bool {
	sum := 0.0 // in tenths of the unit of the sum
	for i, cl := range parts {
		if cl == nil || !cl.Unit.Same(of.Unit) {
			return true
		}
		p, _ := oneDecimalOf(cl)
		x := float64(tenths(p)) * cl.Unit.Mult / of.Unit.Mult
		if i > 0 {
			x *= float64(sign)
		}
		sum += x
	}
	return math.Round(sum) == float64(tenths(v))
}

// tenths is a value of at most one decimal in tenths.
func tenths(v quantity.Value) int64 {
	if v.Scale == 0 {
		return 10 * v.Coef
	}
	return v.Coef
}

// turnoverLabel says by whose reports the turnover is, and that its parts are rounded
// where they do not give it.
func (c *strip) turnoverLabel(t traded, cl *data.Claim, by string, rounded bool) doc.Wordings {
	key := "strip.turnover"
	args := []words.Arg{words.Text("year", strconv.Itoa(cl.Year()))}
	switch by {
	case "X":
		key = "strip.turnover-exporters"
	case "A", "B":
		key = "strip.turnover-by"
		args = append(args, c.stateArg("of", t.code(int(by[0]-'A'))))
	}
	var out doc.Wordings
	for _, k := range []string{key, "strip.turnover"} {
		label := c.say(k, args...)
		if rounded {
			label = together(label, c.say("strip.rounded"))
		}
		if out = append(out, label); key == k && k == "strip.turnover" {
			break
		}
	}
	return out
}

// flowLabel says what a flow is, and by whose report where that is one side's.
func (c *strip) flowLabel(t traded, seller int, cl *data.Claim) doc.Wordings {
	args := []words.Arg{c.stateArg("from", t.code(seller)), c.stateArg("to", t.code(1-seller)), words.Text("year", strconv.Itoa(cl.Year()))}
	short := c.say("strip.flow", args...)
	_, _, by := t.both()
	if by == "" {
		return doc.Wordings{short}
	}
	reporter := seller
	if cl == t.reported(seller, false) {
		reporter = 1 - seller
	}
	return doc.Wordings{c.say("strip.flow-by", append(args, c.stateArg("of", t.code(reporter)))...), short}
}
