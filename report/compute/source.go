package compute

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/report/words"
)

// addSources adds the files of the table as sources.
func addSources(b *builder) {
	for i, f := range b.t.Sources() {
		s := data.Source{ID: fmt.Sprintf("T%d", i+1), Publisher: b.text(f.Publisher),
			File: &data.File{Name: f.File, Format: f.Format, Edition: string(f.Edition), Rows: int64(f.Rows), SHA256: f.SHA256}}
		key := "pair.source"
		if f.NamesOnly {
			key = "pair.source-list"
			s.File.Rows = 0 // names are no rows of trade
		}
		s.Title = b.text(words.Capitalise(b.say(key, "format", f.Format)))
		b.d.Sources = append(b.d.Sources, s)
	}
}

// addMeasures adds the measures that claims use, in the order of their definitions.
func addMeasures(b *builder) {
	used := map[string]bool{}
	for i := range b.d.Claims {
		used[b.d.Claims[i].Measure] = true
	}
	for _, definitions := range []iter.Seq2[int, measure.Definition]{measure.Definitions(), measure.ProductDefinitions()} {
		for _, d := range definitions {
			if used[string(d.ID)] {
				b.d.Measures = append(b.d.Measures, data.Measure{ID: string(d.ID), Name: b.text(b.say("pair.measure." + string(d.ID))),
					Formula: d.Formula, Citation: d.Short(), Level: d.Scope.String(), Note: b.text(applied(b, d.ID))})
			}
		}
	}
}

// applied says how a measure was applied: at which level of products, and by which
// threshold and years.
func applied(b *builder, id measure.ID) string {
	i := 0
	for ; i < len(b.set.Results) && b.set.Results[i].ID != id; i++ {
	}
	if i == len(b.set.Results) {
		return ""
	}
	r := &b.set.Results[i]
	var parts []string
	if r.Level != trade.AllProducts && b.set.Edition != "" {
		parts = append(parts, b.say("pair.applied.level-edition", "level", r.Level.String(), "edition", string(b.set.Edition)))
	} else if r.Level != trade.AllProducts {
		parts = append(parts, b.say("pair.applied.level", "level", r.Level.String()))
	}
	parts = append(parts, summed(b, id)...)
	if r.Rule.Test != measure.NoTest {
		threshold := b.num.Number(decimal(r.Rule.Concentrated, 1))
		key := "pair.applied.rule"
		if r.Rule.Of == 1 {
			key = "pair.applied.rule-one-year"
		}
		parts = append(parts, b.say(key, "threshold", threshold, "years", fmt.Sprint(r.Rule.Years), "years-of", fmt.Sprint(r.Rule.Of)))
	}
	return strings.Join(parts, "; ")
}

// summed says which sums stand in for totals that the table does not state: those
// over products for flows in all goods, those over partners for trade with all.
func summed(b *builder, id measure.ID) []string {
	var parts []string
	for i := range b.set.Results {
		r := &b.set.Results[i]
		if r.ID != id {
			continue
		}
		for _, t := range r.Terms {
			part := ""
			switch {
			case id == measure.FlowValue && t.Level != trade.AllProducts:
				part = b.say("pair.applied.sum-products", "level", t.Level.String())
			case (id == measure.ExportShare || id == measure.ImportShare || id == measure.TradeShare) && !t.Stated && (t.Name == measure.AllExports || t.Name == measure.AllImports):
				part = b.say("pair.applied.sum-partners")
			}
			if part != "" && !slices.Contains(parts, part) {
				parts = append(parts, part)
			}
		}
	}
	return parts
}

// addGaps adds the measures that cannot be computed from the table, each with the data
// that it needs.
func addGaps(b *builder) {
	type gap struct {
		id    measure.ID
		needs measure.Needs
	}
	seen := map[gap]bool{}
	for _, d := range measure.Definitions() {
		if d.ID == measure.MirrorGap {
			continue // of the same two figures as the gap of two reports, which a brief has
		}
		for _, m := range b.set.Missing {
			g := gap{d.ID, m.Needs}
			if m.Measure != d.ID || seen[g] || m.Subject.Food || b.isUsed(d.ID) {
				continue
			}
			seen[g] = true
			b.d.Gaps = append(b.d.Gaps, data.Gap{Name: b.text(b.say("pair.measure." + string(d.ID))), Needs: b.text(b.say("pair.needs." + m.Needs.String()))})
		}
	}
}
