package report

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/report/reporttest"
)

// otherKinds is a dossier with the kinds of exhibit that rich.yaml has none of.
const otherKinds = `
dyad: 1
id: kinds
title: Kinds of exhibit
as_of: 2024-05-01
a: {code: ISL, name: Iceland}
b: {code: MLT, name: Malta}
sources:
  - {id: S1, title: Invented for a test, date: n.d.}
claims:
  - {id: R1, label: Fish from Malta, value: 41, unit: "%", base: imports of fish, source: S1, evidence: cited}
  - {id: R2, label: Fish from others, value: 17, unit: "%", base: imports of fish, source: S1, evidence: cited}
  - {id: L1, label: Sales of fish, value: 2.5, unit: USD m, period: "2021", source: S1, evidence: cited}
  - {id: L2, label: Sales of fish, value: 3.5, unit: USD m, period: "2022", source: S1, evidence: cited}
  - {id: H0, label: Threshold of concentration, value: 0.4, unit: index, source: S1, evidence: cited}
  - {id: H1, label: Concentration of markets, value: 0.33, unit: index, source: S1, evidence: cited}
exhibits:
  - {id: ranking, kind: ranking, title: Suppliers of fish, items: [{claim: R1, label: Malta, side: MLT}, {claim: R2, label: others}]}
  - {id: grid, kind: grid, title: Fish, columns: [what, share, sales], rows: [{label: fish, side: ISL, cells: ["{R1}", "{L2}"]}]}
  - {id: lines, kind: lines, title: Sales, series: [{label: "{A} to {B}", side: ISL, points: [L1, L2]}]}
  - {id: threshold, kind: threshold, title: Concentration, threshold: H0, items: [{claim: H1, label: markets, side: ISL}]}
`

// TestKindsAreWhole holds that every kind of exhibit that a dossier may have is
// shown: as a figure with its chart, or as a table; and that the words beside a
// figure, which some readers have instead of it, say each claim that it shows.
func TestKindsAreWhole(t *testing.T) {
	var names []string
	for _, k := range kinds {
		names = append(names, k.name)
		if k.draw == nil && k.table == nil {
			t.Errorf("%s: shown neither as a figure nor as a table", k.name)
		}
	}
	if want := codec.ExhibitKinds(); !slices.Equal(slices.Sorted(slices.Values(names)), slices.Sorted(slices.Values(want))) {
		t.Errorf("the brief shows the kinds %v, dossiers have %v", names, want)
	}
	others, err := codec.Read("kinds.yaml", []byte(otherKinds))
	reporttest.Must(t, err)
	tried := map[string]bool{}
	for _, d := range []*data.Dossier{reporttest.Sample(t, "rich.yaml"), others} {
		c, err := newComposer(d, audit.Result{}, Options{Version: "0.0.0"})
		reporttest.Must(t, err)
		for _, e := range d.Exhibits {
			tried[e.Kind()] = true
			checkExhibit(t, c, e)
		}
		for _, err := range c.errs {
			t.Error(err)
		}
	}
	for _, k := range kinds {
		if !tried[k.name] {
			t.Errorf("%s: no dossier of this test has one", k.name)
		}
	}
}

// checkExhibit reports what of an exhibit the brief does not show.
func checkExhibit(t *testing.T, c *composer, e data.Exhibit) {
	t.Helper()
	at, k := e.Kind()+" "+e.Head().ID, kindOf(e)
	words := ""
	if k.draw != nil {
		f, err := k.draw(c.sections.figures, e)
		if err != nil || f.chart == nil || strings.TrimSpace(f.alt) == "" {
			t.Errorf("%s: chart %v, in words %q: %v", at, f.chart, f.alt, err)
		}
		words = f.alt + " "
		for _, id := range claimsNamed(c.d, reflect.ValueOf(e)) {
			if !slices.Contains(f.claims, id) && k.table == nil {
				t.Errorf("%s: claim %s is not among those that it shows", at, id)
			}
		}
	}
	if k.table != nil {
		words += strings.Join(reporttest.Words(k.table(&c.sections, e)), " ")
	}
	words = reporttest.Fold(words)
	for _, id := range claimsNamed(c.d, reflect.ValueOf(e)) {
		cl := c.d.Claim(id)
		number, _ := c.num.Parts(cl.Value, cl.Unit)
		if !strings.Contains(words, reporttest.Fold(c.printed(cl))) && !strings.Contains(words, reporttest.Fold(number)) {
			t.Errorf("%s: %q of claim %s is not in its words: %s", at, c.printed(cl), id, words)
		}
	}
}

// claimsNamed are the claims that an exhibit names, each once: by their ids, or as
// what a cell refers to.
func claimsNamed(d *data.Dossier, v reflect.Value) []string {
	var out []string
	switch v.Kind() {
	case reflect.String:
		if id := strings.Trim(v.String(), "{}"); d.Claim(id) != nil {
			out = append(out, id)
		}
	case reflect.Slice:
		for i := range v.Len() {
			out = append(out, claimsNamed(d, v.Index(i))...)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			out = append(out, claimsNamed(d, v.Field(i))...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
