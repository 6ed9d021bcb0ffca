package compute

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/trade/measure"
)

// addGoods adds the section of goods: the mix of both flows by section of the
// Harmonized System.
func addGoods(b *builder) {
	mix := data.Mix{ExhibitHead: data.ExhibitHead{ID: "trade-mix", Title: b.text(b.say("pair.mix.title", refs(0)...)),
		Subtitle: b.text(b.say("pair.mix.subtitle")), Note: b.text(b.say("pair.mix.note"))}}
	var first [2]string
	for of := range b.country {
		sections, base := b.goods.Sections(b.country[of], b.country[1-of])
		if f := mixFlow(b, of, sections, base); len(f.Items) > 0 {
			mix.Flows = append(mix.Flows, f)
			first[of] = firstSection(sections, f.Items, b)
		}
	}
	if len(mix.Flows) == 0 {
		return
	}
	b.exhibit(mix)
	b.section("trade-goods", goodsTitle(b, first), data.TopicGoods)
}

// mixFlow is one flow of the mix: its largest sections, and the others together.
func mixFlow(b *builder, of int, sections []measure.SectionShare, base measure.Term) data.Flow {
	flow := data.Flow{From: b.code(of), To: b.code(1 - of)}
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
		label := b.say("pair.mix.other")
		shown := ""
		if s.Section != 0 {
			label = s.Section.Label(b.lang)
			shown = s.Section.String() + " " + label
		} else if i < len(sections)-1 || len(sections) <= sectionsShown {
			label = b.say("pair.mix.unsectioned")
		}
		part := base
		part.Value, part.Rows = s.Value, s.Rows
		r := measure.Result{ID: measure.ProductMix, Year: b.goods.Year, Unit: measure.Share, Value: s.Share, Terms: []measure.Term{part}}
		args := append(b.names(of), "goods", label)
		id := fmt.Sprintf("P%s%d", letter(of), i+1)
		short := b.say("pair.mix.share-short", args...)
		share := b.claimOf(id, b.say("pair.mix.share", args...), short, &r)
		share.Base = b.text(b.say("pair.mix.base", b.names(of)...))
		r.Unit, r.USD = measure.Money, s.Value
		value := b.claimOf("V"+id[1:], b.say("pair.mix.value", args...), short, &r)
		flow.Items = append(flow.Items, data.FlowItem{Label: b.text(cmp.Or(shown, label)), Share: b.add(share), Value: b.add(value)})
	}
	return flow
}

// firstSection is the largest section of a flow, or all that are the largest; "" if that
// is of goods in no section.
func firstSection(sections []measure.SectionShare, items []data.FlowItem, b *builder) string {
	var first []string
	for i, s := range sections {
		if s.Rank == 1 && s.Section != 0 && i < len(items) {
			_, name, _ := strings.Cut(items[i].Label.Vals[0], " ") // after the number of the section
			first = append(first, lower(name))
		}
	}
	return b.list(first)
}

// goodsTitle says what each state sells the other most of.
func goodsTitle(b *builder, first [2]string) string {
	switch {
	case first[0] != "" && first[1] != "":
		return b.say("pair.mix.heading-both", append(refs(0), "x", data.Literal(first[0]), "y", data.Literal(first[1]))...)
	case first[0] != "":
		return b.say("pair.mix.heading-one", append(refs(0), "x", data.Literal(first[0]))...)
	case first[1] != "":
		return b.say("pair.mix.heading-one", append(refs(1), "x", data.Literal(first[1]))...)
	}
	return b.say("pair.mix.heading", refs(0)...)
}
