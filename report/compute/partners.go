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

// partnersShown is how many markets or suppliers a figure shows. The other state is the
// last of them if it is not among them.
const partnersShown = 6

// addPartners adds a ranking of the largest suppliers or markets of each side, with
// the other state among them.
func addPartners(b *builder, f measure.Flow) {
	for of := range b.country {
		e := data.Ranking{}
		e.ID, e.Title, e.Subtitle = "suppliers-", b.text(b.say("pair.suppliers.title", refs(of)...)), b.text(b.say("pair.suppliers.subtitle", refs(of)...))
		if f == measure.Export {
			e.ID, e.Title, e.Subtitle = "markets-", b.text(b.say("pair.markets.title", refs(of)...)), b.text(b.say("pair.markets.subtitle", refs(of)...))
		}
		if b.period != nil {
			e.Subtitle = b.text(b.say("pair.months.subtitle", "what", e.Subtitle.Vals[0], "period", data.Literal(b.when(b.set.Year))))
		}
		e.ID += strings.ToLower(b.code(of))
		e.Half = true
		for i, p := range shownPartners(b, of, f) {
			e.Items = append(e.Items, partnerItem(b, of, f, i+1, p))
			if name, _, _ := areaNames(b, p.Country); isOtherAsia(b, p.Country) {
				e.Note = b.text(data.Literal(b.say("pair.partner.covers-490", "name", name)))
			}
		}
		if len(e.Items) > 1 {
			b.exhibit(e)
		}
	}
}

// shownPartners are the partners that a ranking shows, most first.
func shownPartners(b *builder, of int, f measure.Flow) []measure.PartnerShare {
	var shown []measure.PartnerShare
	found := false
	for p := range b.set.Partners(b.country[of], f) {
		other := p.Country == b.country[1-of]
		found = found || other
		switch {
		case len(shown) < partnersShown:
			shown = append(shown, p)
		case other:
			shown[partnersShown-1] = p
		}
		if found && len(shown) == partnersShown {
			break
		}
	}
	return shown
}

// partnerItem is one bar of a ranking. It adds the claim of the share, except that of
// the other state, which has one.
func partnerItem(b *builder, of int, f measure.Flow, place int, s measure.PartnerShare) data.Item {
	name, called, code := areaNames(b, s.Country)
	it := data.Item{Label: b.text(b.say("pair.partner", "rank", fmt.Sprint(s.Rank), "name", name))}
	if s.Country == b.country[of] {
		it.Label = b.text(b.say("pair.partner.re-imports", "name", name))
	}
	key, own := "pair.import-share", "SM"+letter(of)
	if f == measure.Export {
		key, own = "pair.export-share", "SX"+letter(of)
	}
	if it.Claim = b.firstOf(own); s.Country == b.country[1-of] && it.Claim != "" {
		it.Side = b.code(1 - of)
		return it
	}
	third := words.Text("b", called)
	third.Declined = func(grammatical string) string {
		s, _ := geo.Declined(code, name, b.lang, grammatical)
		return s
	}
	args := append(slices.Clone(b.arguments([]string{"a", b.called[of], "ac", b.code(of), "bc", code})), third) // the three messages below share them
	r := measure.Result{ID: measure.ImportShare, Year: b.set.Year, Unit: measure.Share, Value: s.Share, Terms: []measure.Term{s.Part, s.Whole}}
	if f == measure.Export {
		r.ID = measure.ExportShare
	}
	id := fmt.Sprintf("O%s%d", own[1:], place)
	c := b.claimOf(id, b.sayArgs(key, args...), b.sayArgs(key+"-short", args...), &r)
	c.Base = b.text(b.sayArgs(key+"-base", args...))
	it.Claim = b.add(c)
	return it
}

// areaNames are the name of a country of the table as it stands alone, its name in a
// sentence, and its code.
func areaNames(b *builder, c trade.Country) (name, called, code string) {
	info := b.t.Country(c)
	if g, ok := named(info); ok {
		return g.Name(b.lang), g.InText(b.lang), g.Alpha3
	}
	name = info.Name
	if name == "" {
		name = info.Label()
	}
	return name, name, info.Label()
}
