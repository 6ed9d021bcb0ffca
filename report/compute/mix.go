package compute

import (
	"fmt"
	"slices"

	"dyad/data"
	"dyad/data/trade/measure"
)

// goods is the mix of both flows by section of the Harmonized System.
func (p *pairing) goods() {
	mix := data.Mix{ExhibitHead: data.ExhibitHead{ID: "trade-mix", Title: p.text(p.say("pair.mix.title", refs(0)...)),
		Subtitle: p.text(p.say("pair.mix.subtitle")), Note: p.text(p.say("pair.mix.note"))}}
	var first []string
	for of := range p.country {
		sections, base := p.set.Sections(p.country[of], p.country[1-of])
		if f := p.mix(of, sections, base); len(f.Items) > 0 {
			mix.Flows = append(mix.Flows, f)
			first = append(first, p.firstSection(of, sections, f.Items))
		}
	}
	if len(mix.Flows) == 0 {
		return
	}
	p.para(first...)
	p.exhibit(mix)
	p.section("trade-goods", p.say("pair.mix.heading", refs(0)...), data.TopicGoods)
}

// mix is one flow: its largest sections, and the others together.
func (p *pairing) mix(of int, sections []measure.SectionShare, base measure.Term) data.Flow {
	flow := data.Flow{From: p.code(of), To: p.code(1 - of)}
	if len(sections) > sectionsShown+1 {
		rest := measure.SectionShare{}
		for _, s := range sections[sectionsShown:] {
			rest.Value += s.Value
			rest.Rows += s.Rows
		}
		rest.Share = float64(rest.Value) / float64(base.Value)
		sections = append(slices.Clone(sections[:sectionsShown]), rest)
	}
	for i, s := range sections {
		label := p.say("pair.mix.other")
		if s.Section != 0 {
			label = s.Section.Label(p.lang)
		} else if i < len(sections)-1 || len(sections) <= sectionsShown {
			label = p.say("pair.mix.unsectioned")
		}
		part := base
		part.Value, part.Rows = s.Value, s.Rows
		r := measure.Result{ID: measure.ProductMix, Year: p.set.Year, Unit: measure.Share, Value: s.Share, Terms: []measure.Term{part}}
		args := append(p.names(of), "goods", label)
		id := fmt.Sprintf("P%s%d", letter(of), i+1)
		short := p.say("pair.mix.share-short", args...)
		share := p.claimOf(id, p.say("pair.mix.share", args...), short, &r)
		share.Base = p.text(p.say("pair.mix.base", p.names(of)...))
		r.Unit, r.USD = measure.Money, s.Value
		value := p.claimOf("V"+id[1:], p.say("pair.mix.value", args...), short, &r)
		flow.Items = append(flow.Items, data.FlowItem{Label: p.text(label), Share: p.add(share), Value: p.add(value)})
	}
	return flow
}

// firstSection names the largest section of a flow; of a tie, all of them.
func (p *pairing) firstSection(of int, sections []measure.SectionShare, items []data.FlowItem) string {
	var first []string
	for i, s := range sections {
		if s.Rank == 1 && i < len(items) {
			first = append(first, lower(items[i].Label.Vals[0]))
		}
	}
	key := "pair.mix.first"
	switch {
	case len(first) == 0: // goods in no section
		return ""
	case len(sections) == 1:
		key = "pair.mix.only"
	case len(first) > 1:
		key = "pair.mix.first-joint"
	}
	return p.say(key, append(refs(of), "goods", data.Literal(p.list(first)), "share", ref(items[0].Share))...)
}
