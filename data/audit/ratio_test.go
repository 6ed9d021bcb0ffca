package audit

import (
	"math"
	"strings"
	"testing"

	"dyad/data"
)

func TestRatioRules(t *testing.T) {
	const pct, km, bn = "%", "km", "USD bn"
	printed := func(share data.Claim, part, whole string) *data.Dossier {
		ratioOf("p", "w")(&share)
		return dossier(share, claim("p", part, km), claim("w", whole, km))
	}
	progress := data.Progress{Length: "w", Done: "p", Share: "s"}
	squares := func(done, of string, more ...data.Claim) *data.Dossier {
		return with(dossier(append([]data.Claim{claim("d", done, "regions"), claim("o", of, "regions")}, more...)...),
			data.Squares{Done: "d", Of: "o"})
	}
	run(t, []ruleCase{
		{"rounds", printed(claim("s", "33", pct), "1", "3"), "printed-share-agrees", 1},
		{"is off", printed(claim("s", "50", pct), "100", "300"), "printed-share", 1},
		{"is off", printed(claim("s", "50", pct), "100", "300"), "printed-share-agrees", 0},
		{"almost", printed(claim("s", "50", pct, almost), "100", "300"), "printed-share", 0},
		{"more than", printed(claim("s", "50", pct, moreThan), "100", "300"), "printed-share", 1},
		{"about", printed(claim("s", "50", pct, about), "100", "300"), "printed-share", 0},
		{"whole of zero", printed(claim("s", "50", pct), "0", "0"), "printed-share", 0},
		{"part without number", printed(claim("s", "50", pct), "", "300"), "printed-share", 0},
		{"dangling", dossier(claim("s", "50", pct, ratioOf("p", "w"))), "printed-share", 0},
		{"dangling is not unstated", dossier(claim("s", "50", pct, ratioOf("p", "w")), claim("w", "9", km)), "implied-part", 0},
		{"unlike units", dossier(claim("s", "50", pct, ratioOf("p", "w")), claim("p", "1", km), claim("w", "3", bn)), "printed-share", 0},
		{"progress alone", with(dossier(claim("s", "50", pct), claim("p", "100", km), claim("w", "300", km)), progress), "printed-share", 1},
		{"progress and ratio", with(printed(claim("s", "50", pct), "100", "300"), progress), "printed-share", 1},
		{"progress without share", with(dossier(claim("p", "100", km), claim("w", "300", km)), data.Progress{Length: "w", Done: "p"}), "printed-share", 0},

		{"part", dossier(claim("s", "20", pct, ratioOf("p", "")), claim("p", "5", bn)), "implied-whole", 1},
		{"share of zero", dossier(claim("s", "0", pct, ratioOf("p", "")), claim("p", "5", bn)), "implied-whole", 0},
		{"about", dossier(claim("s", "20", pct, about, ratioOf("p", "")), claim("p", "5", bn)), "implied-whole", 0},
		{"bounded by nothing", dossier(claim("s", "20", pct, almost, ratioOf("p", "")), claim("p", "5", bn, almost)), "implied-whole", 0},
		{"neither", dossier(claim("s", "20", pct, ratioOf("", ""))), "implied-whole", 0},
		{"whole", dossier(claim("s", "20", pct, ratioOf("", "w")), claim("w", "5", bn)), "implied-part", 1},
		{"of zero", dossier(claim("s", "20", pct, almost, ratioOf("", "w")), claim("w", "0", bn)), "implied-part", 1},
		{"about", dossier(claim("s", "20", pct, ratioOf("", "w")), claim("w", "5", bn, about)), "implied-part", 0},
		{"bounded by nothing", dossier(claim("s", "20", pct, almost, ratioOf("", "w")), claim("w", "5", bn, moreThan)), "implied-part", 0},

		{"not stated", squares("3", "4"), "squares-share", 1},
		{"shown twice", with(squares("3", "4"), data.Squares{Done: "d", Of: "o"}), "squares-share", 1},
		{"stated", squares("3", "4", claim("s", "75", pct, ratioOf("d", "o"))), "squares-share", 0},
		{"more than all", squares("5", "4"), "squares-share", 0},
		{"of none", squares("0", "0"), "squares-share", 0},
		{"hedged", with(dossier(claim("d", "3", "regions", about), claim("o", "4", "regions")), data.Squares{Done: "d", Of: "o"}), "squares-share", 0},
		{"stated again", squares("3", "4", claim("s", "75", pct, ratioOf("d", "o")), claim("s2", "75", pct, restates("s"))), "squares-share", 0},
		{"a like share of something else", squares("3", "4", claim("s", "75", pct)), "squares-share", 1},
	})
}

func TestImpliedBounds(t *testing.T) {
	inf := math.Inf(1)
	for name, tc := range map[string]struct {
		share, other data.Claim
		rule         Rule
		lo, hi       float64
	}{
		"almost makes the whole more":   {claim("s", "20", "%", almost, ratioOf("o", "")), claim("o", "24.5", "USD bn"), "implied-whole", 122.5e9, inf},
		"more than makes it less":       {claim("s", "20", "%", moreThan, ratioOf("o", "")), claim("o", "24.5", "USD bn"), "implied-whole", -inf, 122.5e9},
		"almost makes the part less":    {claim("s", "70", "%", almost, ratioOf("", "o")), claim("o", "24.5", "USD bn"), "implied-part", -inf, 17.15e9},
		"more than makes the part more": {claim("s", "70", "%", moreThan, ratioOf("", "o")), claim("o", "24.5", "USD bn"), "implied-part", 17.15e9, inf},
		"exact is rounded":              {claim("s", "50", "%", ratioOf("", "o")), claim("o", "10", "USD bn"), "implied-part", 0.495 * 9.5e9, 0.505 * 10.5e9},
	} {
		f := one(t, found(dossier(tc.share, tc.other)), tc.rule)
		got := f.Steps[len(f.Steps)-1].Result
		if !same(got.Lo, tc.lo) || !same(got.Hi, tc.hi) {
			t.Errorf("%s: %v, want %g to %g", name, got, tc.lo, tc.hi)
		}
	}
}

func same(x, y float64) bool { return x == y || math.Abs(x-y) <= 1e-9*math.Abs(y) }

// TestDemarcatedMutation: six thousand kilometres are not 89 %.
func TestDemarcatedMutation(t *testing.T) {
	d := mutated(t, "value: 6696", "value: 6000")
	found := found(d)
	f := one(t, found, "printed-share")
	if f.Severity != Conflict {
		t.Errorf("severity %v", f.Severity)
	}
	text := newPrinter(t, d).finding(f)
	for _, want := range []string{"{share} 89%", "{computed} 79.5%", "{rest} 1,548 km"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	none(t, found, "printed-share-agrees")
}

func TestRestateRules(t *testing.T) {
	two := func(a, b data.Claim) *data.Dossier {
		restates(a.ID)(&b)
		return dossier(a, b)
	}
	run(t, []ruleCase{
		{"apart", two(claim("a", "40", "%"), claim("b", "44", "%")), "restated", 1},
		{"apart", two(claim("a", "40", "%"), claim("b", "44", "%")), "restated-agrees", 0},
		{"rounded", two(claim("a", "7548", "km"), claim("b", "7.5", "thousand km")), "restated-agrees", 1},
		{"rounded", two(claim("a", "7548", "km"), claim("b", "7.5", "thousand km")), "restated", 0},
		{"neighbours", two(claim("a", "40", "%"), claim("b", "41", "%")), "restated-agrees", 1},
		{"counts are not rounded", two(claim("a", "40", "roads"), claim("b", "41", "roads")), "restated", 1},
		{"almost, above", two(claim("a", "40", "%"), claim("b", "44", "%", almost)), "restated", 0},
		{"almost, below", two(claim("a", "44", "%"), claim("b", "40", "%", almost)), "restated", 1},
		{"at most, below", two(claim("a", "44", "%"), claim("b", "40", "%", atMost)), "restated", 1},
		{"about, near", two(claim("a", "40", "%"), claim("b", "50", "%", about)), "restated", 0},
		{"about, far", two(claim("a", "40", "%"), claim("b", "90", "%", about)), "restated", 1},
		{"about", two(claim("a", "40", "%"), claim("b", "90", "%", about)), "restated-agrees", 0},
		{"unlike units", two(claim("a", "40", "%"), claim("b", "90", "km")), "restated", 0},
		{"no number", two(claim("a", "", "%"), claim("b", "90", "%")), "restated", 0},
		{"dangling", dossier(claim("b", "90", "%", restates("a"))), "restated", 0},
		{"itself", dossier(claim("b", "90", "%", restates("b"))), "restated-agrees", 0},
		{"each other", dossier(claim("a", "40", "%", restates("b")), claim("b", "44", "%", restates("a"))), "restated", 1},
	})
}
