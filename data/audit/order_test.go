package audit

import (
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/quantity"
)

// TestLargestConflictLeads holds that of conflicts those of headline figures lead,
// and of those the larger: not the first in the file.
func TestLargestConflictLeads(t *testing.T) {
	claims := []data.Claim{
		claim("a", "8.13", "%"), claim("a2", "8.17", "%", restates("a")),
		claim("b", "89.2", "USD bn"), claim("b2", "68.3", "USD bn", restates("b")),
		claim("c", "500", "km"), claim("c2", "100", "km", restates("c")),
	}
	for tiles, want := range map[string]string{
		"":      "c c2; b b2; a a2", // all are among the first six figures
		"b":     "b b2; c c2; a a2",
		"a,b":   "b b2; a a2; c c2",
		"a":     "a a2; c c2; b b2",
		"a2,c2": "c c2; a a2; b b2",
	} {
		d := dossier(claims...)
		if tiles != "" {
			d.Tiles = strings.Split(tiles, ",")
		}
		var got []string
		for _, f := range byRule(found(d), "restated") {
			got = append(got, strings.Join(f.Claims, " "))
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("tiles %q: %s, want %s", tiles, s, want)
		}
	}
}

// TestTally holds what is counted as compared, and what as not, with the reason.
func TestTally(t *testing.T) {
	two := func(b data.Claim) *data.Dossier {
		restates("a")(&b)
		return dossier(claim("a", "24.5", "USD bn"), b)
	}
	period := func(s string) func(*data.Claim) { return func(c *data.Claim) { c.Period = text(s) } }
	late := dossier(claim("a", "24.5", "USD bn", period("2020")), claim("b", "24.5", "USD bn", period("2022"), restates("a")))
	bases := dossier(claim("a", "40", "%", base("imports")), claim("b", "40", "%", base("exports"), restates("a")))
	sum := dossier(claim("x", "2", "kt", about), claim("y", "3", "kt"), claim("t", "5", "kt", func(c *data.Claim) {
		c.Relation = &data.Relation{Kind: data.RelationSum, Of: []string{"x", "y"}}
	}))
	for name, tc := range map[string]struct {
		d    *data.Dossier
		want string
	}{
		"agree":     {two(claim("b", "24500", "USD m")), "2 of 2, 1 comparison, 0 broken"},
		"do not":    {two(claim("b", "2450", "USD m")), "2 of 2, 1 comparison, 1 broken"},
		"currency":  {two(claim("b", "24.5", "EUR bn")), "0 of 2, 0 comparison, 0 broken; currency 2"},
		"unit":      {two(claim("b", "24.5", "kt")), "0 of 2, 0 comparison, 0 broken; unit 2"},
		"period":    {late, "0 of 2, 0 comparison, 0 broken; period 2"},
		"base":      {bases, "0 of 2, 0 comparison, 0 broken; base 2"},
		"words":     {two(claim("b", "", "words", hedged(quantity.Words))), "0 of 1, 0 comparison, 0 broken; words 1"},
		"about":     {sum, "0 of 3, 0 comparison, 0 broken; about 1"},
		"untied":    {dossier(claim("a", "1", "km"), claim("b", "1", "km")), "0 of 2, 0 comparison, 0 broken"},
		"no claims": {dossier(), "0 of 0, 0 comparison, 0 broken"},
	} {
		tally := Check(tc.d).Tally
		got := num(float64(tally.Compared), 0) + " of " + num(float64(tally.Figures), 0) + ", " + num(float64(tally.Comparisons), 0) + " comparison, " + num(float64(tally.Broken), 0) + " broken"
		for _, n := range tally.Not {
			got += "; " + n.Reason.String() + " " + num(float64(n.N), 0)
		}
		if got != tc.want {
			t.Errorf("%s: %s, want %s", name, got, tc.want)
		}
	}
}
