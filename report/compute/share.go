package compute

import (
	"slices"
	"strconv"
	"strings"

	"dyad/data"
	"dyad/data/trade"
	"dyad/data/trade/measure"
)

// shares are what each state is to the other among all partners.
func (p *pairing) shares() {
	for of := range p.country {
		p.share("SM", measure.ImportShare, of, measure.Import)
		p.share("SX", measure.ExportShare, of, measure.Export)
		p.share("ST", measure.TradeShare, of, measure.Both)
		for _, f := range []measure.Flow{measure.Export, measure.Import, measure.Both} {
			p.rank(of, f)
		}
	}
	p.para(p.earlierSentence(0), p.shareSentence(0))
	p.para(p.earlierSentence(1), p.shareSentence(1))
	if a, b := p.measured("STA"), p.measured("STB"); a != "" && b != "" && p.earlier == [2]int{} {
		p.para(p.say("pair.shares.trade-both", append(refs(0), "share", ref(a), "other", ref(b))...))
	}
	p.pairGrid("shares", [][2]string{{"SX", "pair.shares.exports"}, {"SM", "pair.shares.imports"}, {"ST", "pair.shares.trade"},
		{"RX", "pair.shares.market"}, {"RM", "pair.shares.supplier"}, {"RT", "pair.shares.partner"}})
	p.section("trade-shares", p.say("pair.shares.title"), data.TopicGoods)
	p.partners(measure.Import)
	if p.set.Level == trade.AllProducts { // there is room where products are not told
		p.partners(measure.Export)
	}
	p.section("trade-partners", p.say("pair.partners.title"), data.TopicGoods)
}

// lastReported takes the shares of a side that reports none for the year of the
// set from the last year for which it does.
func (p *pairing) lastReported() {
	ofShares := []measure.ID{measure.ExportShare, measure.ImportShare, measure.TradeShare, measure.PartnerRank}
	lacks := func(of int) bool {
		return p.result(measure.ExportShare, of, measure.Export, p.set.Report) == nil && p.result(measure.ImportShare, of, measure.Import, p.set.Report) == nil
	}
	for of := range p.country {
		for i := len(p.set.Series) - 2; i >= 0 && lacks(of); i-- {
			set, err := p.set.In(p.set.Series[i].Year)
			if err != nil || set.Report != p.set.Report {
				return
			}
			for j := range set.Results {
				if r := &set.Results[j]; r.Of == p.country[of] && slices.Contains(ofShares, r.ID) {
					p.found[resultKey{r.ID, of, r.Flow, r.Report}] = r
				}
			}
			if !lacks(of) {
				p.earlier[of] = set.Year
			}
		}
	}
}

// earlierSentence says that a side's shares are of an earlier year.
func (p *pairing) earlierSentence(of int) string {
	if p.earlier[of] == 0 {
		return ""
	}
	return p.say("pair.shares.earlier", append(refs(of), "year", data.Literal(strconv.Itoa(p.set.Year)), "last", data.Literal(strconv.Itoa(p.earlier[of])))...)
}

// share is a share over all partners, with the total it is a share of.
func (p *pairing) share(id string, m measure.ID, of int, f measure.Flow) {
	r := p.result(m, of, f, p.set.Report)
	if r == nil {
		return
	}
	key := "pair." + string(m)
	c := p.claimOf(id+letter(of), p.say(key, p.names(of)...), p.say(key+"-short", p.names(of)...), r)
	c.Base = p.text(p.say(key+"-base", p.names(of)...))
	if f != measure.Both {
		c.Ratio = &data.Ratio{Part: p.flow(r.Terms[0]), Whole: p.flow(r.Terms[1])}
		c.Dependence = &data.Dependence{Of: p.code(of), On: p.code(1 - of), For: p.text(p.shareFor(key, r.Year))}
	}
	p.add(c)
}

// shareFor is what a share is reliance for, with its year where that is another.
func (p *pairing) shareFor(key string, year int) string {
	if year == p.set.Year {
		return p.say(key + "-for")
	}
	return p.say(key+"-for-year", "year", strconv.Itoa(year))
}

// rank is the other's place among a side's partners; ties are joint.
func (p *pairing) rank(of int, f measure.Flow) {
	r := p.result(measure.PartnerRank, of, f, p.set.Report)
	if r == nil {
		return
	}
	id := map[measure.Flow]string{measure.Export: "RX", measure.Import: "RM", measure.Both: "RT"}[f]
	key := "pair.rank-" + f.String()
	p.add(p.claimOf(id+letter(of), p.say(key, p.names(of)...), p.say(key+"-short", p.names(of)...), r))
}

// shareSentence says what the other is to a side.
func (p *pairing) shareSentence(of int) string {
	l := letter(of)
	x, m := p.measured("SX"+l), p.measured("SM"+l)
	rx, rm := p.measured("RX"+l), p.measured("RM"+l)
	var out string
	switch {
	case x != "" && rx != "":
		out = p.say("pair.shares.sold-ranked", append(refs(of), "share", ref(x), "rank", ref(rx))...)
	case x != "":
		out = p.say("pair.shares.sold", append(refs(of), "share", ref(x))...)
	}
	var bought string
	switch {
	case m != "" && rm != "":
		bought = p.say("pair.shares.bought-ranked", append(refs(of), "share", ref(m), "rank", ref(rm))...)
	case m != "":
		bought = p.say("pair.shares.bought", append(refs(of), "share", ref(m))...)
	}
	if out != "" && bought != "" {
		out += " "
	}
	return out + bought
}

// pairGrid sets figures that each side has beside each other: a row for each of
// them that a side has.
func (p *pairing) pairGrid(id string, rows [][2]string) {
	g := data.Grid{ExhibitHead: data.ExhibitHead{ID: id, Half: true, Title: p.text(p.say("pair." + id + ".grid"))}}
	g.Columns = []data.Text{p.text(p.say("pair.grid.what")), p.text("{A}"), p.text("{B}")}
	for _, row := range rows {
		a, b := p.cell(row[0]+"A"), p.cell(row[0]+"B")
		if !a.IsZero() || !b.IsZero() {
			g.Rows = append(g.Rows, data.GridRow{Label: p.text(p.say(row[1])), Cells: []data.Text{a, b}})
		}
	}
	if len(g.Rows) == 0 {
		return
	}
	if id == "shares" {
		var notes []string
		for of, year := range p.earlier {
			if year != 0 {
				notes = append(notes, p.say("pair.shares.earlier-note", append(refs(of), "last", data.Literal(strconv.Itoa(year)))...))
			}
		}
		g.Note = p.text(strings.Join(notes, " "))
	}
	p.exhibit(g)
}
