package codec

import (
	"strings"
	"testing"
)

func TestUnused(t *testing.T) {
	const src = goodHead + `sources:
  - {id: S1, title: Year-book, date: n.d.}
  - {id: S2, title: Bulletin, date: n.d.}
claims:
  - {id: C1, label: Trade, value: 3, unit: USD m, source: S1, measure: m1}
facts:
  - {id: F1, text: Words., source: none, dependence: {of: KAZ, on: RUS}}
sections:
  - {id: s, title: Trade, body: [{exhibit: e1}]}
exhibits:
  - {id: e1, kind: table, title: Shown, items: [{claim: C1}]}
  - {id: e2, kind: table, title: Not shown, items: [{claim: C1}]}
outside:
  - {id: X1, title: Paper, date: n.d.}
measures:
  - {id: m1, name: One}
  - {id: m2, name: Two}
`
	const all = `9:5 source "S2": no figure and no fact is from it
20:5 outside source "X1": no claim of a crosscheck is from it
18:5 exhibit "e2": no section shows it
23:5 measure "m2": no claim is computed by it
`
	for _, c := range []struct{ old, new, want string }{
		{"", "", all},
		{"as_of:", "article: An article\nas_of:", strings.Replace(strings.NewReplacer("20:", "21:", "18:", "19:", "23:", "24:").Replace(all),
			"9:5 source \"S2\": no figure and no fact is from it\n", "", 1)},
		{"source: none", "source: S2", strings.Replace(all, "9:5 source \"S2\": no figure and no fact is from it\n", "", 1)},
		{"kind: table, title: Shown, items: [{claim: C1}]", "kind: timeline, title: Shown", strings.Replace(all, "23:5", "17:5 exhibit \"e1\": a timeline without events is not drawn\n23:5", 1)},
		{", dependence: {of: KAZ, on: RUS}}", "}", strings.Replace(all, "23:5", "13:5 fact \"F1\": no page shows it: only facts with a dependence stand on page 1\n23:5", 1)},
		{"measure: m1}", "measure: m1, dependence: {of: KAZ, on: RUS}}", strings.Replace(all, "23:5", "13:5 fact \"F1\": no page shows it: claim \"C1\" measures how KAZ relies on RUS under its topic, and words stand on page 1 only where no figure does\n23:5", 1)},
		{"measure: m1}", "measure: m1, dependence: {of: KAZ, on: RUS}, topic: food}", all},
		{"measure: m1}", "measure: m1, dependence: {of: KAZ, on: RUS}, hero: false}", all},
		{"measure: m1}", "measure: m1, dependence: {of: RUS, on: KAZ}}", all},
		{"{exhibit: e1}", "{exhibit: e1}, {exhibit: e2}", strings.Replace(all, "18:5 exhibit \"e2\": no section shows it\n", "", 1)},
	} {
		d, err := Read("x.yaml", []byte(strings.Replace(src, c.old, c.new, 1)))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, p := range Unused(d) {
			got += p.Pos.String() + " " + p.What + "\n"
		}
		if got != c.want {
			t.Errorf("%q for %q: got\n%swant\n%s", c.new, c.old, got, c.want)
		}
	}
}
