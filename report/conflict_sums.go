package report

import (
	"strconv"
	"strings"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/trade/measure"
	"dyad/report/doc"
	"dyad/report/words"
)

// A partsConflict is a total that a trade table states in a row, below the sum of the rows of
// its partners or goods, which report/compute adds as a claim: XP1 of partners, XX1 of goods.
type partsConflict struct {
	total, sum *data.Claim
	goods      bool
}

// partsOf is the contradiction of a total and the sum of its parts that a finding is of;
// false for any other.
func partsOf(d *data.Dossier, f *audit.Finding) (p partsConflict, ok bool) {
	p.total, p.sum = restatedClaims(d, f)
	if _, traded := tradedIn(d); !traded || p.total == nil || p.total.Measure != string(measure.FlowValue) || p.sum.Measure != "" {
		return p, false
	}
	number, partners := strings.CutPrefix(p.sum.ID, "XP")
	if !partners {
		if number, p.goods = strings.CutPrefix(p.sum.ID, "XX"); !p.goods {
			return p, false
		}
	}
	_, err := strconv.Atoi(number)
	return p, err == nil
}

// label is what the total is of, with the names of the states.
func (p partsConflict) label(c *quoter) doc.Spans {
	id := strings.TrimSuffix(p.total.ID, strconv.Itoa(p.total.Year()))
	side := 0
	if strings.HasSuffix(id, "B") {
		side = 1
	}
	t := traded{c.d}
	a, b := c.stateArg("a", t.code(side)), c.stateArg("b", t.code(1-side))
	switch id[:len(id)-1] {
	case "WX":
		return c.say("pair.all-exports", a)
	case "WM":
		return c.say("pair.all-imports", a)
	case "M":
		return c.say("pair.imports-reported", a, b)
	}
	return c.say("pair.exports", a, b)
}

// who says what the total is, and what the sum.
func (p partsConflict) who(c *quoter) []string {
	if p.goods {
		return []string{c.text("conflict.row-goods"), c.text("conflict.sum-goods")}
	}
	return []string{c.text("conflict.row-partners"), c.text("conflict.sum-partners")}
}

// text is the contradiction as a sentence.
func (p partsConflict) text(c *quoter) doc.Spans {
	key := "box.partners"
	if p.goods {
		key = "box.goods"
	}
	return c.say(key, words.Spans("label", p.label(c)), words.Text("period", c.num.Period(c.in(p.total.Period))),
		words.Text("total", c.printed(p.total)), words.Text("sum", c.printed(p.sum)))
}
