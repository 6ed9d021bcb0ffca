package report

import (
	"slices"
	"strconv"
	"strings"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// wordings are the sentences under the headline: the dossier's, or else what each state
// relies on the other for, with figures, and the gravest of what is to be known before
// quoting. What has no room goes in this order: the second figure of the first sentence,
// then the second sentence, which the headline says too. The last sentence stays.
func (c *standfirst) wordings(warning doc.Spans) doc.Wordings {
	if !c.d.Standfirst.IsZero() {
		p := c.passage()
		p.prose(c.d.Standfirst, "standfirst", passage.plainFigure)
		return doc.Wordings{p.spans()}
	}
	if f := isDraft(c.Findings); f != nil {
		return doc.Wordings{c.message(f, "text")}
	}
	if p, ok := oneProductOf(c.d); ok {
		return c.productStandfirst(p)
	}
	if t, ok := c.tables(); ok && t.year() > 0 {
		return c.tableStandfirst(t, warning)
	}
	return c.claimStandfirst(warning)
}

func (c *standfirst) claimStandfirst(warning doc.Spans) doc.Wordings {
	mine := c.shares(c.left, c.right)
	if len(mine) == 0 {
		if len(c.d.Claims) == 0 {
			return nil
		}
		if _, ok := c.tableScope(); ok && c.d.Article.IsZero() { // no names of files here: the list of sources has them
			return doc.Wordings{warning}
		}
		return doc.Wordings{c.sentences(c.scope(), warning), c.sentences(c.scope()), warning}
	}
	reverse := c.reverse()
	var out doc.Wordings
	if len(mine) > 1 {
		out = append(out, c.sentences(c.facts(mine[:2]), reverse, warning))
	}
	return append(out, c.sentences(c.facts(mine[:1]), reverse, warning), c.sentences(c.facts(mine[:1]), warning))
}

// shares are the bars of one state's reliance on the other that say for what, the largest
// first, one of each phrase. After one of 5% or more there are no smaller ones, which are
// said otherwise.
func (c *standfirst) shares(of, on string) []*data.Claim {
	var out []*data.Claim
	seen := map[string]bool{}
	for _, t := range sortedByShare(bars(c.d, of, on)) {
		phrase := c.in(t.Dependence.For)
		if phrase == "" || seen[phrase] || isNothing(t) || len(out) > 0 && isLittle(t) != isLittle(out[0]) {
			continue
		}
		seen[phrase] = true
		out = append(out, t)
	}
	return out
}

// facts says what a state relies on the other for: the first figure with what it is a
// share of, unless those are the same words.
func (c *standfirst) facts(claims []*data.Claim) doc.Spans {
	var items []doc.Spans
	for i, cl := range claims {
		figure := c.plain(c.printed(cl))
		if i == 0 && !cl.Base.IsZero() && !strings.EqualFold(c.in(cl.Base), c.in(cl.Dependence.For)) {
			figure = c.say("figure.of-base", words.Spans("figure", figure), words.Spans("base", c.keep(c.authored(cl.Base, c.originOf(cl, ": base")))))
		}
		if key := statusKey(cl.Status); key != "" {
			figure = c.joinClauses([]doc.Spans{figure, c.say(key)})
		}
		name := c.keep(c.authored(cl.Dependence.For, c.originOf(cl, ": dependence")))
		items = append(items, c.say("standfirst.item", words.Spans("for", name), words.Spans("figure", figure)))
	}
	key := "standfirst.relies"
	if isLittle(claims[0]) {
		key = "standfirst.relies-little"
	}
	dep := claims[0].Dependence
	return c.say(key, append(c.pair(dep.Of, dep.On), words.Spans("items", c.join(items)))...)
}

// reverse says what the right state relies on the left for: the largest share, else that
// the sources give a count or another figure and no share, or words, or nothing.
func (c *standfirst) reverse() doc.Spans {
	if back := c.shares(c.right, c.left); len(back) > 0 {
		return c.facts(back[:1])
	}
	all := relianceOf(c.d, c.right, c.left)
	switch {
	case slices.ContainsFunc(all, func(cl *data.Claim) bool { return shareOf(cl) >= 0 }):
		return nil // of nothing, not for anything, or not for page 1: the sources do give a share
	case len(all) > 0 && all[0].Unit.Dim == quantity.Count && !isNothing(all[0]):
		return c.say("standfirst.back-count", words.Text("figure", c.printed(all[0])))
	case len(all) > 0:
		return c.say("standfirst.back-figure", words.Spans("label", c.keep(c.short(all[0]))), words.Text("figure", c.printed(all[0])))
	}
	if len(c.factsOf(c.right, c.left)) > 0 {
		return c.say("standfirst.back-words")
	}
	return c.say("standfirst.back-none")
}

// tableStandfirst says what the larger seller sold, then what each is to the other, or how
// the share of an earlier year compares.
func (c *standfirst) tableStandfirst(t traded, warning doc.Spans) doc.Wordings {
	seller := 1 - t.buysMore()
	if seller > 1 {
		return doc.Wordings{warning}
	}
	var first doc.Spans
	if moneyOf(t.sold(seller)) > 0 {
		first = c.soldSentence(t, seller)
	}
	second := c.ranksSentence(t)
	if s := c.commonYear(t); len(s) > 0 {
		second = s
	}
	if c.headlineIsSale(t) {
		first = nil
	}
	if len(first)+len(second)+len(warning) == 0 {
		return nil
	}
	return doc.Wordings{c.sentences(first, second, warning), c.sentences(first, warning)}
}

// headlineIsSale tells whether the headline says all that soldSentence does: no share of
// imports stands there in its place, and neither state alone reports both flows or the one
// that the other calls 0, which only the sentence says.
func (c *standfirst) headlineIsSale(t traded) bool {
	left := 0
	if c.left != t.code(0) {
		left = 1
	}
	_, _, by := t.both()
	return c.d.Headline.IsZero() && t.importShare(left) == nil && by != "A" && by != "B" && !t.isDenied(1-t.buysMore())
}

// soldSentence says what one side sold the other, how many times what it bought that is,
// and by whose report, if one side's alone has both flows.
func (c *standfirst) soldSentence(t traded, seller int) doc.Spans {
	sale := t.sold(seller)
	var more doc.Spans
	if moneyOf(sale) > 0 {
		more = c.multipleWords(t.reports(seller), t.reports(1-seller))
	}
	if _, _, by := t.both(); by == "A" || by == "B" {
		more = together(more, c.say("standfirst.reported", c.stateArg("of", t.code(int(by[0]-'A')))))
	} else if t.isDenied(seller) {
		more = together(more, c.say("standfirst.reported", c.stateArg("of", t.code(1-seller))))
	}
	return c.say("standfirst.sold", c.stateArg("of", t.code(seller)), c.stateArg("to", t.code(1-seller)),
		words.Text("value", c.money(sale)), words.Text("year", strconv.Itoa(sale.Year())), words.Spans("more", more))
}

// ranksSentence says what place each has for the other: the right state among the
// suppliers of the left one, and the left one among its markets. Both are of one year.
func (c *standfirst) ranksSentence(t traded) doc.Spans {
	x := 0
	if c.left != t.code(0) {
		x = 1
	}
	supplier, market := t.asSupplier(x), t.asMarket(1-x)
	if supplier == nil || market == nil || supplier.Year() != market.Year() ||
		supplier.Qualifier != quantity.Rank || market.Qualifier != quantity.Rank { // shared, or not known exactly
		return nil
	}
	args := c.pair(c.left, c.right)
	key, next := "standfirst.supplier", "standfirst.market"
	if isFirst(supplier) {
		key = "standfirst.supplier-first"
	}
	if isFirst(market) {
		next = "standfirst.market-first"
	}
	return together(c.say(key, append(args, words.Text("rank", c.ordinal(supplier)))...),
		c.say(next, append(args, words.Text("rank", c.ordinal(market)))...))
}

func isFirst(cl *data.Claim) bool { return cl.Value.Coef == 1 && cl.Value.Scale == 0 }

func (c *standfirst) ordinal(cl *data.Claim) string {
	return c.derive(c.num.Value(cl.Value, quantity.Unit{Dim: quantity.Ordinal, Mult: 1}), c.text("derived.rounded"))
}

// commonYear says what the left state's share was in the year of the right one's, if that
// is an earlier year and the table tells.
func (c *standfirst) commonYear(t traded) doc.Spans {
	x := 0
	if c.left != t.code(0) {
		x = 1
	}
	mine, other := t.importShare(x), t.importShare(1-x)
	if mine == nil || other == nil || mine.Year() == other.Year() {
		return nil
	}
	then := t.importShareIn(x, other.Year())
	if then == nil {
		return nil
	}
	return c.say("standfirst.then", append(c.pair(c.left, c.right), words.Text("share", c.whole(then)), words.Text("year", strconv.Itoa(other.Year())))...)
}
