package report

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// productOf is the code of the product that computed figures are about, "" if they are not
// about one product.
func productOf(d *data.Dossier) string {
	if codes := productsOf(d); len(codes) == 1 {
		return codes[0]
	}
	return ""
}

// oneProduct is a brief about one product, or a few together, of which it is known what a
// state imports in a year, and what part of that from the other. Where the suppliers of one
// are known over years, page 1 has them as lines and as a table. The ids of the claims are
// those of report/compute, see [traded]; behind each stands the code of the product, or
// sumOfProducts.
type oneProduct struct {
	d     *data.Dossier
	codes []string // of the products
	code  string   // in ids
	side  int      // that buys
	drawn bool     // there are lines and table
	lines data.Lines
	table data.Grid
}

// oneProductOf is false for any other brief. The state is one whose suppliers are drawn, of
// both the one that buys the larger part of its imports from the other.
func oneProductOf(d *data.Dossier) (p oneProduct, ok bool) {
	p = oneProduct{d: d}
	if p.code, p.codes = productCode(d); p.code == "" {
		return p, false
	}
	if a, b := d.Claim("SMA."+p.code), d.Claim("SMB."+p.code); a == nil || b != nil && shareOf(b) > shareOf(a) {
		p.side = 1
	}
	first := p
	for range 2 {
		p.lines, p.drawn = d.Exhibit("supplier-lines." + p.code + "." + strings.ToLower(p.state())).(data.Lines)
		if p.table, ok = d.Exhibit("supplier-years." + p.code + "." + p.state()).(data.Grid); ok && p.drawn && p.isKnown() {
			return p, true
		}
		p.side = 1 - p.side
	}
	if !first.isKnown() {
		first.side = 1 - first.side
	}
	return first, first.isKnown()
}

// isKnown tells whether the share of the other and the imports from all are known of one
// year.
func (p *oneProduct) isKnown() bool { return p.year() > 0 && p.total(p.year()) != nil }

// state and other are the codes of the state that buys and of the other.
func (p *oneProduct) state() string { return traded{p.d}.code(p.side) }
func (p *oneProduct) other() string { return traded{p.d}.code(1 - p.side) }

// claim is the claim of what with the letter of the state that buys, nil if there is none.
func (p *oneProduct) claim(what string) *data.Claim {
	return p.d.Claim(what + letterOf(p.side) + "." + p.code)
}

// share is what the other has of the imports.
func (p *oneProduct) share() *data.Claim { return p.claim("SM") }

func (p *oneProduct) year() int {
	if cl := p.share(); cl != nil {
		return cl.Year()
	}
	return 0
}

// total is what the state buys from all in a year.
func (p *oneProduct) total(year int) *data.Claim {
	if cl := p.claim("WM"); cl != nil && cl.Year() == year {
		return cl
	}
	return p.d.Claim("WM" + letterOf(p.side) + "." + p.code + "." + strconv.Itoa(year))
}

// first is the largest share of a supplier that is drawn; the state, if it is the other.
func (p *oneProduct) first() (most *data.Claim, isOther bool) {
	for _, l := range p.lines.Series {
		cl := p.d.Claim(l.Points[len(l.Points)-1])
		if cl.Year() == p.year() && (most == nil || shareOf(cl) > shareOf(most)) {
			most, isOther = cl, l.Side != ""
		}
	}
	return most, isOther
}

// earliest is the share of the other in the first year that is drawn, nil if the last one
// is no other year.
func (p *oneProduct) earliest() *data.Claim {
	for _, l := range p.lines.Series {
		if cl := p.d.Claim(l.Points[0]); l.Side != "" && cl.Year() < p.year() {
			return cl
		}
	}
	return nil
}

// growth is how many times the share of the other in the first year that of the last is, to
// all digits; false where either is none, is only bounded, or is not known to all digits.
func (p *oneProduct) growth() (times float64, since int, ok bool) {
	now, was := p.share(), p.earliest()
	if was == nil || now.Qualifier != quantity.Exact || was.Qualifier != quantity.Exact {
		return 0, 0, false
	}
	part, whole := p.parts(now)
	then, all := p.parts(was)
	if part <= 0 || then <= 0 || whole <= 0 || all <= 0 {
		return 0, 0, false
	}
	return part * all / (whole * then), was.Year(), true
}

// parts are what a share is of and the whole, to all digits; 0 where that is not known.
func (p *oneProduct) parts(cl *data.Claim) (part, whole float64) {
	if cl.Ratio == nil {
		return 0, 0
	}
	if a, b := p.d.Claim(cl.Ratio.Part), p.d.Claim(cl.Ratio.Whole); a != nil && b != nil {
		part, whole = moneyOf(a), moneyOf(b)
	}
	return part, whole
}

// changeKey is the key of what a headline says of a share that is so many times what it
// was; n is a whole number of times, from three on. The limits are ours.
func changeKey(times float64) (key string, n int) {
	switch {
	case times >= 3:
		return "headline.part-times", int(times)
	case times > 2.05:
		return "headline.part-more-than-doubled", 0
	case times >= 2:
		return "headline.part-doubled", 0
	case times >= 1.9:
		return "headline.part-nearly-doubled", 0
	case times > 1.05:
		return "headline.part-risen", 0
	case times >= 0.95:
		return "headline.part-held", 0
	case times > 0.525:
		return "headline.part-fallen", 0
	case times > 0.5:
		return "headline.part-nearly-halved", 0
	case times >= 0.475:
		return "headline.part-halved", 0
	}
	return "headline.part-more-than-halved", 0
}

// suppliersHeadline says what part of its imports the state buys from its largest supplier,
// and how the share of the other has changed.
func (c *finding) suppliersHeadline(p oneProduct) found {
	first, isOther := p.first()
	of, on := c.stateArg("of", p.state()), c.stateArg("on", p.other())
	supplier := words.Spans("supplier", c.keep(c.authored(first.Thing, c.originOf(first, ": thing"))))
	key := "headline.supplied"
	if isOther {
		key = "headline.supplied-other"
	}
	var second doc.Spans
	times, since, ok := p.growth()
	switch own := c.whole(p.share()); {
	case ok:
		key, n := changeKey(times)
		second = c.say(key, on, words.Text("year", strconv.Itoa(since)), words.Count(n))
	case !isOther && isNothing(p.share()):
		second = c.say("headline.part-none", on)
	case !isOther:
		second = c.say("headline.part", on, words.Text("share", own))
	}
	out := found{}
	for _, goods := range c.goodsNames(p) {
		clause := c.say(key, of, on, supplier, words.Text("share", c.whole(first)), words.Spans("goods", goods))
		out.clauses = append(out.clauses, clause)
		if len(second) > 0 {
			out.wordings = append(out.wordings, together(clause, second))
		}
	}
	out.wordings = append(out.wordings, out.clauses...)
	return out
}

// goodsNames are what the product is called: its name, where the table or the language has
// one, then its code.
func (c *sided) goodsNames(p oneProduct) []doc.Spans {
	var out []doc.Spans
	if cl := p.total(p.year()); !cl.Thing.IsZero() {
		out = append(out, c.keep(c.authored(cl.Thing, c.originOf(cl, ": thing"))))
	}
	return append(out, c.say("headline.goods", c.codes(p)))
}

// codes is the argument of messages that name the products.
func (c *sided) codes(p oneProduct) words.Arg { return words.Text("code", c.codesInWords(p.codes)) }

// productStandfirst says what the state imports of the product, what its first three
// suppliers and the other have of that, and what the other takes of its exports.
func (c *standfirst) productStandfirst(p oneProduct) doc.Wordings {
	total := p.total(p.year())
	var goods doc.Spans
	if total.Thing.IsZero() {
		goods = c.say("standfirst.goods-code", c.codes(p))
	} else {
		goods = c.say("standfirst.goods", words.Spans("name", c.goodsNames(p)[0]), c.codes(p))
	}
	imported := c.say("standfirst.imported", c.stateArg("of", p.state()), words.Spans("goods", goods), words.Text("value", c.money(total)),
		words.Text("year", strconv.Itoa(p.year())), words.Spans("change", c.onYearBefore(p)))
	var three, other, back doc.Spans
	if cl := p.claim("FM"); cl != nil && cl.Qualifier == quantity.Exact {
		three = c.say("standfirst.three", words.Text("share", c.whole(cl)))
	}
	on := c.stateArg("on", p.other())
	was := p.earliest()
	switch share := p.share(); {
	case isNothing(share):
		other = c.say("standfirst.supplied-none", on)
	case was != nil && !isNothing(was):
		now, then := c.whole(share), c.whole(was)
		if now == then {
			now, then = c.printed(share), c.printed(was)
		}
		other = c.say("standfirst.supplied-after", on, words.Text("share", now), words.Text("was", then), words.Text("year", strconv.Itoa(was.Year())))
	default:
		other = c.say("standfirst.supplied", on, words.Text("share", c.whole(share)))
	}
	if cl := p.claim("SX"); cl != nil && !isNothing(cl) && cl.Year() == p.year() {
		back = c.say("standfirst.took", on, c.stateArg("of", p.state()), words.Text("share", c.whole(cl)))
	}
	return doc.Wordings{c.sentences(imported, three, other, back), c.sentences(imported, other, back), c.sentences(imported, three, other), c.sentences(imported, other), imported}
}

// onYearBefore is how the imports from all compare with the year before, if that is known.
func (c *sided) onYearBefore(p oneProduct) doc.Spans {
	now, was := p.total(p.year()), p.total(p.year()-1)
	if was == nil || moneyOf(was) <= 0 {
		return nil
	}
	change := moneyOf(now)/moneyOf(was) - 1
	key := "standfirst.less"
	switch {
	case math.Abs(change) < 0.0005:
		key = "standfirst.as-much"
	case change > 1:
		key, change = "standfirst.times", change+1
	case change > 0:
		key = "standfirst.more"
	}
	v := quantity.Value{Coef: int64(math.Round(100 * math.Abs(change)))}
	unit := percent
	if x := math.Abs(change); x < 0.015 || key == "standfirst.less" && x >= 0.995 { // nearly all is not all
		v = quantity.Value{Coef: min(int64(math.Round(1000*x)), 999), Scale: 1}
	}
	if key == "standfirst.times" {
		v, unit = quantity.Value{Coef: int64(math.Round(10 * change)), Scale: 1}, quantity.Unit{Dim: quantity.Index, Mult: 1}
	}
	return c.say(key, words.Text("by", c.derive(c.num.Value(v, unit), c.text("derived.rounded"))), words.Text("year", strconv.Itoa(p.year()-1)))
}

// productStrip are the key figures of one product: what the state imports of it, the place
// of the other among its suppliers, what the first three have, and as how many equal
// suppliers all are. Each is of the year of the brief.
func (c *strip) productStrip(p oneProduct) []keyFigure {
	var out []keyFigure
	of, on, year := c.stateArg("of", p.state()), c.stateArg("on", p.other()), words.Text("year", strconv.Itoa(p.year()))
	add := func(cl *data.Claim, number, unit string, label ...doc.Spans) {
		out = append(out, keyFigure{cl, doc.StripCell{Number: c.linked(cl, number), Unit: c.plain(unit), Label: label}})
	}
	total := p.total(p.year())
	v, changed := oneDecimalOf(total)
	number, unit := c.num.Parts(v, total.Unit)
	if changed {
		c.derive(number, c.text("derived.rounded"))
	}
	label := c.say("strip.imports", c.codes(p), of, year)
	add(total, number, unit, label)
	if cl := p.claim("RM"); cl != nil {
		short := c.say("strip.supplier", on, year)
		long := short
		if was := p.d.Claim(cl.ID + "." + strconv.Itoa(p.firstYear())); was != nil && was.Qualifier == cl.Qualifier {
			long = c.say("strip.supplier-after", on, year, words.Text("was", c.printed(was)), words.Text("before", strconv.Itoa(was.Year())))
		}
		number, _ := c.keyNumber(cl)
		add(cl, number, "", long, short)
		if cl.Qualifier == quantity.Joint {
			out[len(out)-1].cell.Qualifier = c.plain(c.num.Qualifier(cl.Qualifier))
		}
		out[len(out)-1].cell.Side = c.side(p.other())
	}
	if cl := p.claim("FM"); cl != nil {
		number, _ := c.keyNumber(cl)
		add(cl, number, "", c.say("strip.three", year))
	}
	if cl := p.claim("EM"); cl != nil {
		number, _ := c.keyNumber(cl)
		add(cl, number, "", c.say("strip.equal", year))
	}
	return out
}

// firstYear is the first year that is drawn, 0 if none is.
func (p *oneProduct) firstYear() int {
	first := 0
	for _, l := range p.lines.Series {
		if y := p.d.Claim(l.Points[0]).Year(); first == 0 || y < first {
			first = y
		}
	}
	return first
}

// productCautions are what to know before shares of suppliers are quoted: whose report they
// are of, what a supplier and the product are, and what went the other way.
func (c *quoting) productCautions(p oneProduct) []caution {
	var out []caution
	add := func(lead string, text doc.Spans) { out = append(out, caution{lead: lead, text: text, warning: text}) }
	of, on := c.stateArg("of", p.state()), c.stateArg("on", p.other())
	bought, sold := p.claim("M"), c.d.Claim("X"+letterOf(1-p.side)+"."+p.code)
	own := bought != nil
	switch {
	case !own:
	case sold != nil && sold.Year() == bought.Year() && moneyOf(bought) > 0:
		gap := moneyOf(sold)/moneyOf(bought) - 1
		key := "box.product-report-more"
		switch {
		case math.Abs(gap) < 0.005:
			key = "box.product-report-same"
		case gap < 0:
			key = "box.product-report-less"
		}
		by := quantity.Value{Coef: int64(math.Round(100 * math.Abs(gap)))}
		add("box.one-reporter-lead", c.say(key, of, on, words.Text("by", c.derive(c.num.Value(by, percent), c.text("derived.rounded"))), words.Text("year", strconv.Itoa(p.year()))))
	default:
		add("box.one-reporter-lead", c.say("box.product-report-only", of, on, words.Text("year", strconv.Itoa(p.year()))))
	}
	if own {
		add("box.third-lead", c.say("box.third"))
	}
	switch len(p.code) {
	case 2:
		add("box.chapter-lead", c.say("box.many-things", c.codes(p)))
	case 4:
		add("box.heading-lead", c.say("box.many-things", c.codes(p)))
	}
	if cl, all := p.claim("SX"), p.claim("WX"); cl != nil && all != nil && cl.Year() == p.year() && all.Year() == p.year() {
		key, share := "box.back", words.Text("share", c.whole(cl))
		if isNothing(cl) {
			key = "box.back-none"
		}
		add("box.back-lead", c.say(key, of, on, words.Text("value", c.money(all)), share))
	}
	return out
}

// productPictures are the two pictures of page 1: lines and table.
func (c *pictures) productPictures(p oneProduct) (main, second picture) {
	if main = c.exhibitOf(p.lines); main.isEmpty() {
		return main, second
	}
	t, ok := c.grid(p.table)[0].(doc.Table)
	if !ok {
		return main, second
	}
	h := p.table.Head()
	head := doc.Heading{Level: 2, Text: c.unmarked(h.Title, "exhibit "+h.ID), Subtitle: c.unmarked(h.Subtitle, "exhibit "+h.ID), ID: "table"}
	if len(head.Subtitle) > 0 {
		head.Subtitle[0].Text = words.Capitalise(head.Subtitle[0].Text)
	}
	t.Caption, t.Dense = nil, false
	for i := range t.Cols {
		t.Cols[i].Weight = 1
	}
	t.Cols[0].Weight = 2
	for _, row := range t.Rows {
		if row.Cells[0].Side == doc.NoSide {
			continue
		}
		for k := range row.Cells {
			row.Cells[k].Text = bold(row.Cells[k].Text)
		}
	}
	second = picture{exhibits: []string{h.ID}, blocks: []doc.Block{head, t}}
	for _, id := range c.claimsOfGrid(p.table) {
		second.claims = append(second.claims, c.d.Claim(id))
	}
	return main, second
}

// bold is a text in bold.
func bold(s doc.Spans) doc.Spans {
	out := slices.Clone(s)
	for i := range out {
		out[i].Bold = true
	}
	return out
}
