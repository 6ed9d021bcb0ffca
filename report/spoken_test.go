package report

import (
	"slices"
	"strings"
	"testing"

	"dyad/data/audit"
	"dyad/data/trade/measure"
	"dyad/report/doc"
	"dyad/report/reporttest"
	"dyad/report/words"
)

func TestSpoken(t *testing.T) {
	c := speaker(t, "en")
	for formula, want := range map[string]string{
		"X_AB / X_A":            "X sub A B divided by X sub A",
		"XA + MB":               "XA plus MB",
		"(XA − MA) ÷ (XA + MA)": "open bracket XA minus MA close bracket divided by open bracket XA plus MA close bracket",
		"1 + |{b : v_b > v_B}|": "1 plus number of b such that v sub b greater than v sub B",
		"√(TS_A · TS_B) · (1 − |TS_A − TS_B|)":   "square root of open bracket TS sub A times TS sub B close bracket times open bracket 1 minus absolute value of open bracket TS sub A minus TS sub B close bracket close bracket",
		"100 (v_B,t − v_B,t−1) / V_t−1":          "100 times open bracket v sub B, t minus v sub B, t minus 1 close bracket divided by V sub t minus 1",
		"100 · Σ min(x_A,k, x_B,k)":              "100 times sum of smallest of open bracket x sub A, k, x sub B, k close bracket",
		"Σ_{c≠B} (X_c / (X_W − X_B))²":           "sum over c other than B of open bracket X sub c divided by open bracket X sub W minus X sub B close bracket close bracket squared",
		"max_b M_Ab,k / M_A,k":                   "largest over b of M sub A b, k divided by M sub A, k",
		"Δv = (q_t − q_0) u_0":                   "change of v equals open bracket q sub t minus q sub 0 close bracket times u sub 0",
		"Σ_b (v_b / V)², to that + 2 s_1 N + N²": "sum over b of open bracket v sub b divided by V close bracket squared, to that plus 2 times s sub 1 times N plus N squared",
		"C09 → C12": "C09 to C12",
	} {
		if got := c.spoken(formula); got != want {
			t.Errorf("%s is %q,\nwant %q", formula, got, want)
		}
	}
}

// The formula of each measure is said without a sign left, in every language.
func TestSpokenMeasures(t *testing.T) {
	for _, lang := range words.Languages() {
		c := speaker(t, lang)
		n := 0
		say := func(formula string) {
			n++
			said := c.spoken(formula)
			if at := strings.IndexAny(said, "+−/÷·×²√^()=≠>:Δ→Σ|_{}"); at >= 0 || strings.Contains(said, "  ") {
				t.Errorf("%s: %s is %q", lang, formula, said)
			}
		}
		for _, d := range measure.Definitions() {
			say(d.Formula)
		}
		for _, d := range measure.ProductDefinitions() {
			say(d.Formula)
		}
		if n < 40 {
			t.Errorf("%d formulas", n)
		}
		if len(c.errs) > 0 {
			t.Error(c.errs)
		}
	}
}

func speaker(t *testing.T, lang string) *composer {
	t.Helper()
	c, err := newComposer(reporttest.Embedded(t), audit.Result{}, Options{Lang: lang})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// A hint names the figure or the source that its link leads to.
func TestHintsName(t *testing.T) {
	c := speaker(t, "en")
	for i := range c.d.Claims {
		cl := &c.d.Claims[i]
		if _, hint := c.evidence.ledgerLink(cl.ID); !strings.Contains(hint, c.evidence.short(cl).Text) {
			t.Errorf("%s: %q", cl.ID, hint)
		}
	}
	for i := range c.d.Sources {
		s := &c.d.Sources[i]
		name := c.in(s.Publisher)
		if name == "" {
			name = c.in(s.Title)
		}
		if hint := c.evidence.source(s.ID).hint; !strings.HasSuffix(hint, ": "+name) {
			t.Errorf("%s: %q", s.ID, hint)
		}
		if hint := openHint(c.evidence.voice, s); s.URL != "" && strings.Contains(hint, "://") {
			t.Errorf("%s: %q", s.ID, hint)
		}
	}
}

// What is divided in the text of a message is a formula of its own.
func TestArithmeticInText(t *testing.T) {
	c := speaker(t, "en")
	said := c.say("method.implied-whole")
	var got []string
	for _, x := range said {
		if x.Formula != "" {
			got = append(got, x.Text+": "+x.Formula)
		}
	}
	want := []string{"part ÷ share: part divided by share", "share × whole: share times whole"}
	if !slices.Equal(got, want) || said.String() != "Implied whole: part ÷ share; implied part: share × whole." {
		t.Errorf("%q of %q", got, said.String())
	}
}

// The code of a state in a label of the annex says what it stands for; a longer word
// that holds its letters does not.
func TestCodesExpanded(t *testing.T) {
	c := speaker(t, "en")
	a := annex{ledger: c.evidence.ledger}
	var got []string
	for _, label := range []string{"Sales of " + c.d.A.Code + " to " + c.d.B.Code, c.d.A.Code + "X", "Turnover"} {
		for _, x := range a.expanded(doc.Span{Text: label}) {
			got = append(got, x.Text+"|"+x.Expansion)
		}
	}
	want := []string{"Sales of |", "RUS|Russia", " to |", "KAZ|Kazakhstan", "RUSX|", "Turnover|"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
