package report

import (
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/report/doc"
	"dyad/report/reporttest"
	"dyad/report/words"
)

// absentOf is what a brief says that its dossier lacks, "" if nothing.
func absentOf(t *testing.T, d *data.Dossier, lang string) string {
	t.Helper()
	document, err := Compose(d, audit.Check(d), Options{Version: "0.0.0", Lang: lang})
	reporttest.Must(t, err)
	var found string
	var walk func(bs []doc.Block)
	walk = func(bs []doc.Block) {
		for i, b := range bs {
			switch b := b.(type) {
			case doc.Heading:
				if b.ID == "absent" {
					found = strings.Join(reporttest.Words(bs[i:]), " ")
				}
			case doc.Columns:
				for _, col := range b.Cols {
					walk(col)
				}
			}
		}
	}
	walk(document.Body)
	return found
}

// TestAbsent holds what a brief of few figures says that its dossier lacks, and that it does
// not say so where the dossier has it, or where that is not known.
func TestAbsent(t *testing.T) {
	const (
		share = "  - {id: S@, label: A share of @, value: 40, unit: \"%\", source: none, topic: @}\n"
		sum   = "  - {id: V@, label: A sum of @, value: 40, unit: USD m, source: none, topic: @}\n"
		two   = "  - {id: W@, label: A count of @, value: 3, unit: km, source: none, topic: @}\n"
	)
	of := func(text, topic string) string { return strings.ReplaceAll(text, "@", topic) }
	for _, c := range []struct {
		name, claims, more string
		says, never        []string
	}{
		{"a share", of(share, "food"), "", []string{"Not in this dossier", "Transit no figure", "Energy no figure", "Goods no figure", "Capital no figure", "Frontier no figure"}, []string{"Food", "Politics", "in words"}},
		{"figures without a share", of(sum, "goods") + of(two, "goods") + of(sum, "food"), "", []string{"Goods 2 figures, no share", "Food 1 figure, no share", "Energy no figure"}, []string{"Goods no", "Food no"}},
		{"a share among figures", of(sum, "goods") + of(share, "goods"), "", nil, []string{"Goods"}},
		{"words", of(share, "food"), "facts:\n  - {id: F, text: Ships call, topic: transit, source: none}\n", []string{"Transit in words only"}, []string{"Transit no"}},
		{"words beside a figure", of(sum, "transit"), "facts:\n  - {id: F, text: Ships call, topic: transit, source: none}\n", []string{"Transit 1 figure, no share"}, []string{"words"}},
		{"a figure without a subject", of(share, "food") + "  - {id: X, label: A sum, value: 40, unit: USD m, source: none}\n", "", nil, []string{"no figure"}},
		{"a subject of its own", of(share, "water"), "topics:\n  - {id: water, name: Water}\n", nil, []string{"no figure"}},
		{"six figures", of(share, "food") + of(sum, "food") + of(two, "food") + of(share, "goods") + of(sum, "goods") + of(two, "goods"), "", nil, []string{"no figure"}},
		{"five figures", of(share, "food") + of(sum, "food") + of(two, "food") + of(share, "goods") + of(sum, "goods"), "", []string{"Energy no figure"}, []string{"Goods", "Food"}},
		{"a share in every subject but one", of(share, "food") + of(share, "goods") + of(share, "energy") + of(share, "transit") + of(share, "capital"), "", []string{"Frontier no figure"}, []string{"Energy"}},
	} {
		d, err := codec.Read("d.yaml", []byte("dyad: 1\nid: few\ntitle: A pair\nas_of: 2024-05-01\na: {code: ISL, name: Iceland}\nb: {code: MLT, name: Malta}\nclaims:\n"+c.claims+c.more))
		reporttest.Must(t, err)
		got := absentOf(t, d, "en")
		if len(c.says) == 0 && strings.Contains(strings.Join(c.never, ""), "no figure") && got != "" {
			t.Errorf("%s: says %q", c.name, got)
		}
		t.Run(c.name, func(t *testing.T) { reporttest.Says(t, got, c.says, c.never) })
	}
	for _, lang := range words.Languages() {
		if got := absentOf(t, reporttest.Sample(t, "sparse.yaml"), lang); got == "" {
			t.Errorf("%s: the sparse sample lacks nothing", lang)
		}
	}
	if got := absentOf(t, reporttest.Embedded(t), "en"); got != "" {
		t.Errorf("the embedded dossier lacks %q", got)
	}
}
