package audit

import (
	"strings"
	"testing"

	"dyad/data"
)

// TestHeadline: the figures that a dossier names, or else six: those of reliance first,
// each kind in the order of the dossier, without dates and what stands in a title.
func TestHeadline(t *testing.T) {
	ab := reliance("AAA", "BBB")
	date := claim("g", "", "date")
	date.Date = "2023-06-01"
	d := dossier(claim("a", "1", "km"), claim("b", "2", "%", ab), claim("c", "3", "km", inSource), claim("e", "4", "%", ab), claim("f", "5", "%", ab, inSource),
		date, claim("h", "6", "km"), claim("i", "7", "km"), claim("j", "8", "%", ab), claim("k", "9", "km"), claim("l", "10", "km"))
	if got := strings.Join(Headline(d), " "); got != "b e j a h i" {
		t.Error(got)
	}
	d.Tiles = []string{"l", "b"}
	if got := strings.Join(Headline(d), " "); got != "l b" {
		t.Error(got)
	}
	if got := Headline(dossier(claim("a", "1", "km"))); len(got) != 1 {
		t.Error(got)
	}
}

// TestGrowthByHand: growth in per cent and in points, of levels that are exact and of
// levels that are hedged or ranges, with what is printed of it.
func TestGrowthByHand(t *testing.T) {
	grown := func(from, to, rate data.Claim) *data.Dossier {
		from.Period, to.Period, rate.Period = text("2021"), text("2022"), text("2022")
		rate.Relation = &data.Relation{Kind: data.RelationGrowth, Of: []string{"f", "t"}}
		return dossier(from, to, rate)
	}
	wide := func(c *data.Claim) { c.HasTo, c.To = true, c.Value; c.To.Coef += 2 }
	for _, tc := range []struct {
		name           string
		from, to, rate data.Claim
		want           string
	}{
		{"exact", claim("f", "10.0", "USD bn"), claim("t", "15.0", "USD bn"), claim("r", "50", "% change"), "growth-agrees: 50.0%"},
		{"less", claim("f", "15.0", "USD bn"), claim("t", "10.0", "USD bn"), claim("r", "-33", "% change"), "growth-agrees: −33.3%"},
		{"wrong", claim("f", "10.0", "USD bn"), claim("t", "15.0", "USD bn"), claim("r", "40", "% change"), "growth-differs: 50.0%, 10.0 percentage points"},
		{"in points", claim("f", "10", "%"), claim("t", "12", "%"), claim("r", "2", "percentage points"), "growth-agrees: 2 percentage points"},
		{"points for per cent", claim("f", "10", "%"), claim("t", "12", "%"), claim("r", "20", "percentage points"), "growth-differs: 2 percentage points, 18 percentage points"},
		{"in points, from a range", claim("f", "10", "%", wide), claim("t", "15", "%"), claim("r", "4", "percentage points"), "growth-agrees: 2–5 percentage points"},
		{"in points, to a range", claim("f", "10", "%"), claim("t", "15", "%", wide), claim("r", "6", "percentage points"), "growth-agrees: 4–8 percentage points"},
		{"from a range", claim("f", "10.0", "USD bn", wide), claim("t", "15.0", "USD bn"), claim("r", "48", "% change"), "growth-agrees: 46.6–50.5%"},
		{"about", claim("f", "10.0", "USD bn", about), claim("t", "15.0", "USD bn"), claim("r", "40", "% change"), ""},
		{"of unlike units", claim("f", "10.0", "EUR bn"), claim("t", "15.0", "USD bn"), claim("r", "50", "% change"), "cannot-compare"},
		{"points of what is no share", claim("f", "10.0", "USD bn"), claim("t", "15.0", "USD bn"), claim("r", "5", "percentage points"), "cannot-compare"},
		{"by a negative rate, to nothing", claim("f", "10.0", "USD bn"), claim("t", "0.0", "USD bn"), claim("r", "-100", "% change"), "growth-agrees: −100.0%"},
		{"from nothing", claim("f", "0.0", "USD bn"), claim("t", "15.0", "USD bn"), claim("r", "50", "% change"), ""},
	} {
		d := grown(tc.from, tc.to, tc.rate)
		p := newPrinter(t, d)
		var got []string
		for _, f := range found(d) {
			line := string(f.Rule)
			for i, s := range f.Steps {
				line += []string{": ", ", "}[min(i, 1)] + strings.ReplaceAll(p.l.Range(s.Result, s.Unit, s.Digits), "\u00a0", " ")
			}
			got = append(got, line)
		}
		if s := strings.Join(got, "; "); s != tc.want {
			t.Errorf("%s: %s, want %s", tc.name, s, tc.want)
		}
	}
	for _, tc := range []struct{ from, to, rate, want string }{
		{"2021", "2022", "2022", "growth-agrees"}, {"2020", "2022", "2022", "period-differs"}, {"2021", "2022", "2023", "period-differs"}, {"2022", "2021", "2021", "period-differs"},
		{"2022", "2022", "2022", "period-differs"}, {"2018", "2022", "2018–2022", "growth-agrees"}, {"2019", "2022", "2018–2022", "period-differs"}, {"", "2022", "2022", "growth-agrees"},
		{"2021", "", "2022", "growth-agrees"}, {"2020", "", "2022", "period-differs"}, {"", "2021", "2022", "period-differs"},
	} {
		d := grown(claim("f", "10.0", "USD bn"), claim("t", "15.0", "USD bn"), claim("r", "50", "% change"))
		for i, period := range []string{tc.from, tc.to, tc.rate} {
			d.Claims[i].Period = text(period)
		}
		got := ""
		for _, f := range found(d) {
			got += string(f.Rule)
		}
		if got != tc.want {
			t.Errorf("from %s to %s, growth of %s: %s, want %s", tc.from, tc.to, tc.rate, got, tc.want)
		}
	}
}
