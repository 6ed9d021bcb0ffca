package report

import (
	"strconv"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// A finding of the headline: its wordings, the fullest first, and its first clause, which
// stands in the heads of the other pages.
type found struct{ wordings, clauses doc.Wordings }

// clauses is a headline of a first clause and what may follow it, in the order in which it
// is tried; last the clause stands alone.
func clauses(first doc.Spans, seconds ...doc.Spans) found {
	f := found{clauses: doc.Wordings{first}}
	for _, s := range seconds {
		if len(s) > 0 {
			f.wordings = append(f.wordings, together(first, s))
		}
	}
	f.wordings = append(f.wordings, first)
	return f
}

// tableHeadline says how much of its imports each state buys from the other or, where the
// table does not tell, what one sold the other. It is false if no figure tells either.
func (c *finding) tableHeadline(t traded) (found, bool) {
	x, y := 0, 1
	if c.left != t.code(0) {
		x, y = 1, 0
	}
	mine, other := t.importShare(x), t.importShare(y)
	switch {
	case t.isNothing():
		return c.soldHeadline(t, 0), true
	case mine != nil && other != nil && mine.Year() != other.Year():
		return c.unlikeYears(t, x, mine, other), true
	case mine != nil && other != nil:
		return c.importsBothWays(t, mine, other), true
	case mine != nil:
		return clauses(c.buys(mine), c.nothingOf(t, y)), true
	}
	if seller := 1 - t.buysMore(); seller < 2 {
		return c.soldHeadline(t, seller), true
	}
	if year := t.year(); year > 0 {
		return clauses(c.say("headline.none", c.stateArg("a", c.left), c.stateArg("b", c.right), words.Text("year", strconv.Itoa(year)))), true
	}
	return found{}, false
}

// buys says what part of its imports the left state buys from the other.
func (c *finding) buys(share *data.Claim) doc.Spans {
	return c.say("headline.buys", append(c.pair(c.left, c.right), words.Text("share", c.whole(share)))...)
}

// importsBothWays is the headline of two shares of one year.
func (c *finding) importsBothWays(t traded, mine, other *data.Claim) found {
	back := c.pair(c.right, c.left)
	switch {
	case t.isNextToNothing(mine) && t.isNextToNothing(other):
		return clauses(c.say("headline.little-both", c.stateArg("a", c.left), c.stateArg("b", c.right)))
	case t.isNextToNothing(other):
		return clauses(c.buys(mine), c.say("headline.little", back...))
	case c.whole(mine) == c.whole(other):
		return clauses(c.say("headline.each", c.stateArg("a", c.left), c.stateArg("b", c.right), words.Text("share", c.whole(mine))))
	}
	share := words.Text("share", c.whole(other))
	return clauses(c.buys(mine), c.say("headline.own", append(back, share)...), c.say("headline.there", append(back, share)...))
}

// mostYearsApart is how many years back the other state's share may be to stand in a
// headline.
const mostYearsApart = 2

// unlikeYears is the headline of two shares of different years: the other state's, of an
// earlier year, stands with its year if that is one or two years back.
func (c *finding) unlikeYears(t traded, x int, mine, other *data.Claim) found {
	if mine.Year()-other.Year() > mostYearsApart {
		return clauses(c.buys(mine), c.nothingOf(t, 1-x))
	}
	args := append(c.pair(c.right, c.left), words.Text("year", strconv.Itoa(other.Year())))
	if t.isNextToNothing(other) {
		return clauses(c.buys(mine), c.say("headline.little-in", args...))
	}
	return clauses(c.buys(mine), c.say("headline.there-in", append(args, words.Text("share", c.whole(other)))...))
}

// nothingOf says that the table has no report of a state on the trade of the two for the
// year of the brief, and the years before it without one; nothing if it has. With other
// partners it may report trade. That the table has nothing of a later year cannot be said: a
// brief may be of an earlier year than the table's last.
func (c *finding) nothingOf(t traded, side int) doc.Spans {
	last, year := t.lastReport(side), t.year()
	if last == year || year == 0 || t.reportsTotal(side) {
		return nil
	}
	args := []words.Arg{c.stateArg("of", t.code(side)), words.Text("year", strconv.Itoa(year))}
	if first, _ := t.silentYears(side); first > 0 && first < year {
		return c.say("headline.nothing-years", append(args, words.Text("first", strconv.Itoa(first)))...)
	}
	return c.say("headline.nothing", args...)
}

// soldHeadline says what the larger seller sold the other, and how many times what it
// bought that is.
func (c *finding) soldHeadline(t traded, seller int) found {
	sale := t.sold(seller)
	if moneyOf(sale) == 0 {
		return clauses(c.say("headline.none", c.stateArg("a", c.left), c.stateArg("b", c.right), words.Text("year", strconv.Itoa(sale.Year()))))
	}
	first := c.say("headline.sold", c.stateArg("of", t.code(seller)), c.stateArg("to", t.code(1-seller)),
		words.Text("value", c.money(sale)), words.Text("year", strconv.Itoa(sale.Year())))
	forth, back := t.reports(seller), t.reports(1-seller)
	if len(back) == 0 {
		return clauses(first, c.say("headline.only"))
	}
	return clauses(first, c.multipleWords(forth, back))
}

// money is a sum as prose says it: with one decimal, without one that is 0, or as the
// claim has it if that has fewer.
func (c *sided) money(cl *data.Claim) string { return c.moneyIn(cl, false) }

// moneyBeside are two sums that stand beside each other: both with a decimal if one needs it.
func (c *sided) moneyBeside(a, b *data.Claim) (string, string) {
	decimal := !isWholeSum(a) || !isWholeSum(b)
	return c.moneyIn(a, decimal), c.moneyIn(b, decimal)
}

// isWholeSum tells whether a sum with one decimal has 0 there, or has none.
func isWholeSum(cl *data.Claim) bool {
	v, _ := oneDecimalOf(cl)
	return v.Den <= 1 && (v.Scale == 0 || v.Scale == 1 && v.Coef%10 == 0)
}

func (c *sided) moneyIn(cl *data.Claim, decimal bool) string {
	v, changed := oneDecimalOf(cl)
	if v.Scale == 1 && v.Coef%10 == 0 && v.Den <= 1 && !decimal {
		v, changed = quantity.Value{Coef: v.Coef / 10}, true
	}
	if !changed {
		return c.printed(cl)
	}
	return c.derive(c.num.Value(v, cl.Unit), c.text("derived.rounded"))
}
