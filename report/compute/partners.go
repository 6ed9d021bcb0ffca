package compute

import (
	"fmt"
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/geo"
	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/report/words"
)

// partnersShown is how many markets or suppliers a figure shows, and the other
// state where it is not among them.
const partnersShown = 5

// partners draws the other state among each side's largest suppliers or markets.
func (p *pairing) partners(f measure.Flow) {
	for of := range p.country {
		e := data.Ranking{}
		e.ID, e.Title, e.Subtitle = "suppliers-", p.text(p.say("pair.suppliers.title", refs(of)...)), p.text(p.say("pair.suppliers.subtitle", refs(of)...))
		if f == measure.Export {
			e.ID, e.Title, e.Subtitle = "markets-", p.text(p.say("pair.markets.title", refs(of)...)), p.text(p.say("pair.markets.subtitle", refs(of)...))
		}
		e.ID += strings.ToLower(p.code(of))
		e.Half = true
		place, found := 0, false
		for s := range p.set.Partners(p.country[of], f) {
			place++
			other := s.Country == p.country[1-of]
			if found = found || other; place <= partnersShown || other {
				e.Items = append(e.Items, p.partner(of, f, place, s, other))
			}
			if found && place >= partnersShown {
				break
			}
		}
		if len(e.Items) > 1 {
			p.exhibit(e)
		}
	}
}

// partner is one bar of them. The other state's share has a claim already.
func (p *pairing) partner(of int, f measure.Flow, place int, s measure.PartnerShare, other bool) data.Item {
	name, called, code := p.areaNames(s.Country)
	it := data.Item{Label: p.text(p.say("pair.partner", "rank", fmt.Sprint(s.Rank), "name", name))}
	key, own := "pair.import-share", "SM"+letter(of)
	if f == measure.Export {
		key, own = "pair.export-share", "SX"+letter(of)
	}
	if it.Claim = p.measured(own); other && it.Claim != "" {
		it.Side = p.code(1 - of)
		return it
	}
	third := words.Text("b", called)
	third.Declined = func(grammatical string) string {
		s, _ := geo.Declined(code, name, p.lang, grammatical)
		return s
	}
	args := append(slices.Clone(p.arguments([]string{"a", p.called[of], "ac", p.code(of), "bc", code})), third) // for three messages
	r := measure.Result{ID: measure.ImportShare, Year: p.set.Year, Unit: measure.Share, Value: s.Share, Terms: []measure.Term{s.Part, s.Whole}}
	if f == measure.Export {
		r.ID = measure.ExportShare
	}
	id := fmt.Sprintf("O%s%d", own[1:], place)
	c := p.claimOf(id, p.sayArgs(key, args...), p.sayArgs(key+"-short", args...), &r)
	c.Base = p.text(p.sayArgs(key+"-base", args...))
	it.Claim = p.add(c)
	return it
}

// areaNames are the names of a country of the table, alone and in a sentence, and
// its code.
func (p *pairing) areaNames(c trade.Country) (name, called, code string) {
	info := p.t.Country(c)
	if g, ok := known(info); ok {
		return g.Name(p.lang), g.InText(p.lang), g.Alpha3
	}
	name = info.Name
	if name == "" {
		name = info.Label()
	}
	return name, name, info.Label()
}
