package report

import (
	"strings"
	"testing"

	"dyad/data/audit"
	"dyad/data/codec"
)

// TestCompared holds that the notes say what the audit compared, and that none
// contradicts another only where something was.
func TestCompared(t *testing.T) {
	const head = `dyad: 1
id: x
title: Kenya and Uganda
as_of: 2023-06-30
a: {code: KEN, name: Kenya}
b: {code: UGA, name: Uganda}
sources:
  - {id: S1, title: Year-book, publisher: Customs, date: "2023-03-01"}
outside:
  - {id: X1, title: Review, publisher: Harbour Institute, date: "2023-05-01"}
sections:
  - {id: s, title: Figures, body: [{p: Figures.}]}
claims:
  - {id: C1, label: Turnover, value: 24.5, unit: USD bn, source: S1}
`
	again := func(value, unit string) string {
		return "  - {id: C2, label: Turnover by the bank, value: " + value + ", unit: " + unit + ", source: S1, restates: C1}\n"
	}
	outside := func(value string) string {
		return "crosschecks:\n  - id: E1\n    title: Another\n    text: It is said.\n    claims: [{id: E1a, label: Outside, value: " + value +
			", unit: USD bn, source: X1}]\n    test: {kind: same, of: [C1, E1a]}\n"
	}
	for name, tc := range map[string]struct{ body, want string }{
		"one claim":               {"", "No figure of this dossier was set against another."},
		"another currency":        {again("24.5", "EUR bn"), "No figure of this dossier was set against another."},
		"agree":                   {again("24.52", "USD bn"), "2 of 2 figures took part in 1 comparison; none contradicts another."},
		"do not":                  {again("29", "USD bn"), "2 of 2 figures took part in 1 comparison, which does not hold."},
		"one of two, outside":     {again("24.52", "USD bn") + outside("31"), "2 of 2 figures took part in 2 comparisons; 1, with an outside source, does not hold."},
		"one of two, inside":      {again("29", "USD bn") + outside("24.5"), "2 of 2 figures took part in 2 comparisons; 1 does not hold."},
		"both, inside and out":    {again("29", "USD bn") + outside("31"), "2 of 2 figures took part in 2 comparisons, none of which holds."},
		"outside alone, agreeing": {outside("24.5"), "1 of 1 figures took part in 1 comparison; none contradicts another."},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := codec.Read("x.yaml", []byte(head+tc.body))
			if err != nil {
				t.Fatal(err)
			}
			c, err := newComposer(d, audit.Check(d), Options{Version: "0.0.0"})
			if err != nil {
				t.Fatal(err)
			}
			got := strings.ReplaceAll(c.compared(c.evidence.Tally).String(), nbsp, " ")
			if !strings.HasPrefix(got, tc.want) {
				t.Errorf("the notes say %q, want %q", got, tc.want)
			}
			if says := strings.Contains(got, "none contradicts"); says != (c.evidence.Tally.Comparisons > 0 && c.evidence.Tally.Broken == 0) {
				t.Errorf("the notes say %q of %+v", got, c.evidence.Tally)
			}
		})
	}
}
