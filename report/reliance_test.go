package report

import (
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/report/reporttest"
)

// relianceRows are the rows of the table of who relies on whom, cells with "|"
// between them, endnotes left out; nil if the brief has no such table.
func relianceRows(t *testing.T, d *data.Dossier, lang string) []string {
	t.Helper()
	c, err := newComposer(d, audit.Check(d), Options{Lang: lang})
	if err != nil {
		t.Fatal(err)
	}
	table, ok := c.headline.reliance()
	if !ok {
		return nil
	}
	var out []string
	for _, r := range table.Rows {
		var cells []string
		for _, cell := range r.Cells {
			cells = append(cells, withoutMarks(cell.Text.String()))
		}
		out = append(out, strings.Join(cells, "|"))
	}
	return out
}

// TestTopicsAreThoseOfTheDossier holds that the table has a row for each topic
// of which the dossier says something in either direction, and no other; that
// the dossier's own topics come first, in its order; and that their names are
// the dossier's, in the language of the brief.
func TestTopicsAreThoseOfTheDossier(t *testing.T) {
	const head = `
dyad: 1
id: egy-eth
title: Egypt and Ethiopia
as_of: 2024-05-01
a: {code: EGY, name: Egypt}
b: {code: ETH, name: Ethiopia}
sources: [{id: S1, title: Invented for a test, date: n.d.}]
`
	const topics = "topics: [{id: water, name: {en: Water of the Nile, ru: Вода Нила}}, {id: silt, name: Silt}, {id: energy, name: Power}]\n"
	const claims = `claims:
  - {id: W, label: Inflow, value: 85, unit: "%", base: the Nile at Aswan, source: S1, topic: water, dependence: {of: EGY, on: ETH, for: its water}}
  - {id: P, label: Power, value: 3, unit: "%", base: power sold abroad, source: S1, topic: energy, dependence: {of: ETH, on: EGY, for: its sales of power}}
  - {id: T, label: Tea, value: 2, unit: "%", base: tea, source: S1, topic: goods}
`
	for _, tc := range []struct {
		name, text, lang string
		want             []string
	}{
		{"none measures reliance", head + "claims: [{id: T, label: Tea, value: 2, unit: km, source: S1, topic: goods}]\n", "en", nil},
		{"own topics first", head + topics + claims, "en", []string{
			"Water of the Nile|No figure in this dossier|Inflow: 85%", "Power|Power: 3%|No figure in this dossier"}},
		{"in Russian", head + topics + claims, "ru", []string{
			"Вода Нила|В этом досье показателя нет|Inflow: 85 %", "Power|Power: 3 %|В этом досье показателя нет"}},
		{"usual names and order", head + strings.ReplaceAll(claims, "water, dep", "politics, dep"), "en", []string{
			"Energy|Power: 3%|No figure in this dossier", "Politics|No figure in this dossier|Inflow: 85%"}},
		{"no topic", head + strings.ReplaceAll(claims, "topic: water, ", ""), "en", []string{
			"Energy|Power: 3%|No figure in this dossier", "Other|No figure in this dossier|Inflow: 85%"}},
		{"a fact", head + "facts: [{id: F, text: \"{A} asks {B} for a treaty.\", source: S1, topic: politics, dependence: {of: EGY, on: ETH}}]\n", "en", []string{
			"Politics|No figure in this dossier|No figure in this dossier. Egypt asks Ethiopia for a treaty."}},
	} {
		d, err := codec.Read("egy-eth.yaml", []byte(tc.text))
		if err != nil {
			t.Fatalf("%s: %v", tc.name, err)
		}
		if got := relianceRows(t, d, tc.lang); strings.Join(got, "\n") != strings.Join(tc.want, "\n") {
			t.Errorf("%s: got %q, want %q", tc.name, got, tc.want)
		}
	}
}

// TestPairsUnlikeTheFirst holds the bottom line of two pairs with other currencies,
// units and topics, and figures of 0, of 1 and under 0.
func TestPairsUnlikeTheFirst(t *testing.T) {
	for name, want := range map[string][]string{
		"isl-gha.yaml": {
			"Iceland relies on Ghana for its ferries in the south (1 ferry). Iceland relies little on Ghana for the sale of its dried fish heads (2.6% of Iceland’s exports of dried heads).",
			"Ghana does not rely on Iceland for its teachers of geology (0 teachers).",
			"3 of 12 figures took part in 1 comparison; none contradicts another.",
		},
		"per-ken.yaml": {
			"Peru relies on Kenya for its hot drinks (from 12.5% of Peru’s imports of coffee to more than 41% of Peru’s imports of tea).",
			"Kenya relies on Peru for its avocado plants (Place as a seller of plants: 2nd).",
			"2 of 10 figures took part in 1 comparison, which does not hold. Tea, by Kenya: 1,840 t in one place, 2.31 thousand t in another.",
		},
	} {
		d := reporttest.Sample(t, name)
		c, err := newComposer(d, audit.Check(d), Options{})
		reporttest.Must(t, err)
		var got []string
		for _, s := range c.headline.bottomLine() {
			got = append(got, withoutMarks(s.String()))
		}
		if strings.Join(want, "\n") != strings.Join(got, "\n") {
			t.Errorf("%s: got\n%s", name, strings.Join(got, "\n"))
		}
		if tiles := c.headline.tiles(); name == "per-ken.yaml" && tiles.Items[3].Number.String() != "−18.2%" {
			t.Errorf("%s: tile %q", name, tiles.Items[3].Number)
		}
	}
}
