package audit

import (
	"fmt"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/quantity"
)

func text(s string) data.Text {
	if s == "" {
		return data.Text{}
	}
	return data.Text{Tags: []string{"en"}, Vals: []string{s}}
}

// claim is a claim of a value in a unit, both as a dossier writes them; a
// value of "" is none.
func claim(id, value, unit string, more ...func(*data.Claim)) data.Claim {
	c := data.Claim{ID: id, Label: text("label of " + id), Source: "S1"}
	var err error
	if c.Unit, err = quantity.ParseUnit(unit); err != nil {
		panic(err)
	}
	if value != "" {
		if c.Value, err = quantity.ParseValue(value); err != nil {
			panic(err)
		}
		c.HasValue = true
	}
	for _, m := range more {
		m(&c)
	}
	return c
}

func hedged(q quantity.Qualifier) func(*data.Claim) {
	return func(c *data.Claim) { c.Qualifier = q }
}

var (
	about    = hedged(quantity.About)
	almost   = hedged(quantity.Almost)
	moreThan = hedged(quantity.MoreThan)
	atMost   = hedged(quantity.AtMost)
)

func restates(id string) func(*data.Claim) { return func(c *data.Claim) { c.Restates = id } }

func ratioOf(part, whole string) func(*data.Claim) {
	return func(c *data.Claim) { c.Ratio = &data.Ratio{Part: part, Whole: whole} }
}

func reliance(of, on string) func(*data.Claim) {
	return func(c *data.Claim) { c.Dependence = &data.Dependence{Of: of, On: on} }
}

func base(s string) func(*data.Claim) { return func(c *data.Claim) { c.Base = text(s) } }

func baseImplied(c *data.Claim) { c.BaseImplied = true }

func covers(things ...string) func(*data.Claim) {
	return func(c *data.Claim) {
		for _, s := range things {
			c.Covers = append(c.Covers, text(s))
		}
	}
}

func called(word string, majority bool) func(*data.Claim) {
	return func(c *data.Claim) { c.Called, c.Majority = text(word), majority }
}

func evidence(e data.Evidence, source string) func(*data.Claim) {
	return func(c *data.Claim) { c.Evidence, c.Source = e, source }
}

func inSource(c *data.Claim) { c.InSource = true }

func named(name, inSource string) func(*data.Claim) {
	return func(c *data.Claim) { c.Title, c.SourceTitle = text(name), text(inSource) }
}

func topic(t data.Topic) func(*data.Claim) { return func(c *data.Claim) { c.Topic = t } }

// dossier is one of states AAA and BBB with one dated source.
func dossier(claims ...data.Claim) *data.Dossier {
	return &data.Dossier{
		ID: "aaa-bbb", Lang: "en", AsOf: "2024-01-01",
		A:       data.State{Code: "AAA", Name: text("Aland")},
		B:       data.State{Code: "BBB", Name: text("Beland")},
		Sources: []data.Source{{ID: "S1", Title: text("a title"), Date: "2023-06-01"}},
		Claims:  claims,
	}
}

// mix is a mix of two flows; each item is a share claim and a value claim.
func mix(turnover string, ab, ba [][2]string) data.Mix {
	flow := func(from, to string, items [][2]string) data.Flow {
		f := data.Flow{From: from, To: to}
		for _, it := range items {
			f.Items = append(f.Items, data.FlowItem{Share: it[0], Value: it[1]})
		}
		return f
	}
	return data.Mix{ExhibitHead: data.ExhibitHead{ID: "mix"}, Turnover: turnover,
		Flows: []data.Flow{flow("AAA", "BBB", ab), flow("BBB", "AAA", ba)}}
}

func bars(ids ...string) data.Bars {
	var b data.Bars
	for _, id := range ids {
		b.Items = append(b.Items, data.Item{Claim: id})
	}
	return b
}

func with(d *data.Dossier, es ...data.Exhibit) *data.Dossier {
	d.Exhibits = append(d.Exhibits, es...)
	return d
}

// A ruleCase is a dossier on which a rule must find so much.
type ruleCase struct {
	name string
	d    *data.Dossier
	rule Rule
	want int
}

// run tries cases, and holds the findings that they are of to the golden of the test.
func run(t *testing.T, cases []ruleCase) {
	t.Helper()
	var b strings.Builder
	for _, tc := range cases {
		t.Run(string(tc.rule)+"/"+tc.name, func(t *testing.T) {
			got := byRule(found(tc.d), tc.rule)
			if len(got) != tc.want {
				t.Errorf("%d findings of %s, want %d\n%s", len(got), tc.rule, tc.want, newPrinter(t, tc.d).all(found(tc.d)))
			}
			if len(got) > 0 {
				fmt.Fprintf(&b, "== %s\n%s", tc.name, sized(t, tc.d, got))
			}
		})
	}
	golden(t, "cases-"+strings.TrimPrefix(t.Name(), "Test"), b.String())
}

// found are the findings on a dossier.
func found(d *data.Dossier) []Finding { return Check(d).Findings }
