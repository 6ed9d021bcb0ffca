package report

import (
	"fmt"
	"strings"
	"testing"

	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/report/doc"
	"dyad/report/reporttest"
)

// drawnConflicts are the conflicts of a dossier that are drawn, in words, and the rules
// of those that are not.
func drawnConflicts(t *testing.T, c *composer, found []audit.Finding) (drawn, not []string) {
	t.Helper()
	draw := &conflicts{c.sections.figures}
	for i := range found {
		if f := &found[i]; f.Severity == audit.Conflict {
			if x, ok := draw.figure(f); ok {
				drawn = append(drawn, x.Title.String()+" | "+x.Subtitle.String()+" | "+x.Alt)
			} else {
				not = append(not, string(f.Rule))
			}
		}
	}
	return drawn, not
}

// TestConflictsAreDrawn holds what is drawn of the embedded dossier's conflicts: numbers
// without their unit where it stands above, and who states them.
func TestConflictsAreDrawn(t *testing.T) {
	d := reporttest.Embedded(t)
	checked := audit.Check(d)
	drawn, not := drawnConflicts(t, composerOf(t, d, "en"), checked.Findings)
	got := strings.ReplaceAll(strings.Join(drawn, "\n"), nbsp, " ")
	want := strings.Join([]string{
		"The turnover and the mix do not fit | USD bn | The turnover and the mix do not fit. stated USD 24.5 bn; implied by the mix 18.1–18.6; 5.8–6.4 apart.",
		"Oil and gas in the budget: figures differ |  | Oil and gas in the budget: figures differ. the author 40%; title of its source 44%.",
		"Russian investment: figures differ | USD bn | Russian investment: figures differ. Russian Embassy to the Republic of Kazakhstan 43; Putin 17.",
		"Demarcated share: figures differ |  | Demarcated share: figures differ. official data 89%; the foreign minister of Kazakhstan 70%.",
		"Bilateral trade turnover: figures differ | USD bn | Bilateral trade turnover: figures differ. Tokayev 24.5; Mishustin more than 25.",
	}, "\n")
	if got != want || len(not) > 0 {
		t.Errorf("drawn\n%s\nnot %v, want\n%s", got, not, want)
	}
}

// TestConflictsInWordsOnly: values under 0 have no bar, and figures of two units state
// theirs.
func TestConflictsInWordsOnly(t *testing.T) {
	for claims, want := range map[string]string{
		"  - {id: C1, label: Balance, value: -5, unit: USD bn, source: S1}\n  - {id: C2, label: Balance again, value: -8, unit: USD bn, source: S1, restates: C1}\n": "not restated",
		"  - {id: C1, label: Sum, value: 900, unit: USD m, source: S1}\n  - {id: C2, label: Sum again, value: 2, unit: USD bn, source: S1, restates: C1}\n":          "Sum: figures differ |  | Sum: figures differ. Year-book USD 900 m; Year-book USD 2 bn.",
		"  - {id: C1, label: Sum, value: 2, to: 9, unit: USD bn, source: S1}\n  - {id: C2, label: Sum again, value: 20, unit: USD bn, source: S1, restates: C1}\n":   "Sum: figures differ | USD bn | Sum: figures differ. Year-book 2–9; Year-book 20.",
		"  - {id: C1, label: Sum, value: 2, to: 9, unit: USD bn, source: S1}\n  - {id: C2, label: Sum again, value: 900, unit: USD m, source: S1, restates: C1}\n":   "not restated",
		"  - {id: C1, label: Sum, value: 2, unit: USD bn, source: S1}\n  - {id: C2, label: Sum again, value: 2, unit: USD bn, source: S1, restates: C1}\n":           "",
	} {
		d, err := codec.Read("x.yaml", []byte(sentenceHead+"sources:\n"+strings.Replace(dated, "title: Year-book", "title: Year-book, publisher: Year-book", 1)+"claims:\n"+claims))
		reporttest.Must(t, err)
		drawn, not := drawnConflicts(t, composerOf(t, d, "en"), audit.Check(d).Findings)
		got := strings.ReplaceAll(strings.Join(drawn, "\n"), nbsp, " ")
		if len(not) > 0 {
			got += "not " + strings.Join(not, " ")
		}
		if got != want {
			t.Errorf("%s: %q, want %q", claims, got, want)
		}
	}
}

// TestConflictOfRanges: a range is drawn from its lower to its higher number, on one axis
// with what contradicts it.
func TestConflictOfRanges(t *testing.T) {
	c := pairClaims(t, "", "value: 2, to: 9, unit: USD bn", "value: 20, unit: USD bn, restates: C1")
	draw := &conflicts{c.sections.figures}
	f, ok := draw.figure(&audit.Check(c.d).Findings[0])
	if !ok {
		t.Fatal("it is not drawn")
	}
	if got := fmt.Sprintf("%T %+v", f.Chart, f.Chart); !strings.Contains(got, "charts.gap") || !strings.Contains(got, "Low:2 High:9 ") || !strings.Contains(got, "Low:20 High:20 ") {
		t.Errorf("drawn as %s", got)
	}
}

// TestStatedRangeBesideItsSum: of a stated range both ends are drawn, not the lower alone.
func TestStatedRangeBesideItsSum(t *testing.T) {
	c := pairClaims(t, "", "value: 2, unit: km", "value: 3, unit: km", "value: 20, to: 30, unit: km, sum: {of: [C1, C2]}")
	draw := &conflicts{c.sections.figures}
	found := audit.Check(c.d).Findings
	for i := range found {
		if f, ok := draw.figure(&found[i]); ok {
			if got := fmt.Sprintf("%+v", f.Chart); !strings.Contains(got, "Low:20 High:30 ") {
				t.Errorf("drawn as %s", got)
			}
			return
		}
	}
	t.Error("no finding is drawn")
}

// TestThingsLeaveOutRestatements: the headline and the standfirst have the first of two
// statements of one share, not the larger.
func TestThingsLeaveOutRestatements(t *testing.T) {
	share := func(value, more string) string { return relies("MLT", "ISL", value, `, unit: "%"`+more) }
	for more, want := range map[string]string{", restates: C1": "C1", "": "C2"} {
		c := pairClaims(t, "", share("14", ""), share("41", more))
		if got := c.front.things("MLT", "ISL"); len(got) != 1 || got[0].claim.ID != want {
			t.Errorf("%q: things %v, want %s", more, got, want)
		}
	}
}

// TestOneConflictIsToldOnce: what is drawn is not told beside its drawing.
func TestOneConflictIsToldOnce(t *testing.T) {
	c := pairClaims(t, "", "value: 60, unit: km", "value: 80, unit: km, restates: C1")
	if b := c.front.block(picture{}, picture{}).Box; b == nil || len(b.Drawings) != 1 || len(b.Sentences) != 0 {
		t.Errorf("the box has %+v", b)
	}
	c = pairClaims(t, "", "value: -60, unit: USD bn", "value: -80, unit: USD bn, restates: C1")
	if b := c.front.block(picture{}, picture{}).Box; b == nil || len(b.Drawings) != 0 || len(b.Sentences) != 1 {
		t.Errorf("the box of what is not drawn has %+v", b)
	}
}

// TestCommonLabel holds what a quantity is called of which two figures are: not as one of
// two that part in a word, for the other figure is not of that.
func TestCommonLabel(t *testing.T) {
	for _, tc := range []struct{ first, again, want string }{
		{"Balance by Poland", "Balance by Germany", "Balance: 60 km in one place, 80 km in another."},
		{"Tea, by Kenya", "Tea, by Peru", "Tea: 60 km"},
		{"Fish", "Fish again", "Fish: 60 km"}, {"Gas in the budget", "The same, in its title", "Gas in the budget: 60 km"},
		{"The catch", "The quota", "The catch: 60 km"},
	} {
		d, err := codec.Read("isl-mlt.yaml", []byte(sentenceHead+"sources:\n"+dated+"claims:\n  - {id: F, label: \""+tc.first+"\", value: 60, unit: km, source: S1}\n"+
			"  - {id: F2, label: \""+tc.again+"\", value: 80, unit: km, source: S1, restates: F}\n"))
		reporttest.Must(t, err)
		c, err := newComposer(d, audit.Check(d), Options{Version: "0.0.0"})
		reporttest.Must(t, err)
		document, err := c.document(Options{})
		reporttest.Must(t, err)
		f := document.Body[0].(doc.Front)
		if got := strings.Join(reporttest.Words(document.Body, doc.Ref), " "); !strings.Contains(got, tc.want) || f.Box == nil {
			t.Errorf("%q and %q: no %q in %q", tc.first, tc.again, tc.want, got)
		}
	}
}

// TestReportsInTheirUnits holds that two reports stand with their unit: that of all above
// them, or each its own.
func TestReportsInTheirUnits(t *testing.T) {
	const head, key = "The two reports differ | ", "2022. Dot: the exporter’s report; circle: the importer’s. | "
	for _, tc := range []struct{ value, unit, want, texts string }{
		{"40", "USD m", head + "USD m, " + key + "The two reports differ. Iceland to Malta: USD 30 m by the exporter, USD 40 m by the importer, +33.3%.", "30 40"},
		{"2", "USD bn", head + key + "The two reports differ. Iceland to Malta: USD 30 m by the exporter, USD 2 bn by the importer, +6,566.7%.", "USD 30 m USD 2 bn"},
		{"0", "USD", head + "USD m, " + key + "The two reports differ. Iceland to Malta: USD 30 m by the exporter, USD 0 by the importer, −100.0%.", "30 0"},
	} {
		d, err := codec.Read("x.yaml", []byte(sentenceHead+computed(flowOf("XA", "30", "2022"), computedClaim("MB", tc.value, tc.unit, "2022", "flow", ", restates: XA"))))
		reporttest.Must(t, err)
		c := composerOf(t, d, "en")
		checked := audit.Check(d)
		drawn, _ := drawnConflicts(t, c, checked.Findings)
		if got := strings.ReplaceAll(strings.Join(drawn, "\n"), nbsp, " "); got != tc.want {
			t.Errorf("%s %s: %q, want %q", tc.value, tc.unit, got, tc.want)
		}
		f, _ := (&conflicts{c.sections.figures}).figure(&checked.Findings[0])
		if got := strings.ReplaceAll(f.Data.Rows[0].Printed+" "+f.Data.Rows[1].Printed, nbsp, " "); got != tc.texts {
			t.Errorf("%s %s: %q, want %q", tc.value, tc.unit, got, tc.texts)
		}
	}
}
