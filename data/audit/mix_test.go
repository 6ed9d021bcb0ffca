package audit

import (
	"strings"
	"testing"

	"dyad/data"
)

func TestMixRules(t *testing.T) {
	const bn, pct = "USD bn", "%"
	// A sells 1.0 (50 %) and 0.6 (30 %) of 2.0; B sells 0.8 (80 %) of 1.0.
	base := func(more ...data.Claim) *data.Dossier {
		return dossier(append([]data.Claim{
			claim("s1", "50", pct), claim("v1", "1.0", bn), claim("s2", "30", pct), claim("v2", "0.6", bn),
			claim("s3", "80", pct), claim("v3", "0.8", bn)}, more...)...)
	}
	ab, ba := [][2]string{{"s1", "v1"}, {"s2", "v2"}}, [][2]string{{"s3", "v3"}}
	turnover := func(v string, more ...func(*data.Claim)) *data.Dossier {
		return with(base(claim("t", v, bn, more...)), mix("t", ab, ba))
	}
	shares := func(list ...data.Claim) *data.Dossier {
		var items [][2]string
		for _, c := range list {
			items = append(items, [2]string{c.ID, ""})
		}
		return with(dossier(list...), mix("", items, nil))
	}
	run(t, []ruleCase{
		{"fits", turnover("3.0"), "mix-total", 0},
		{"fits", turnover("3.0"), "mix-total-agrees", 1},
		{"too high", turnover("4.0"), "mix-total", 1},
		{"too high", turnover("4.0"), "mix-total-agrees", 0},
		{"too low", turnover("2.0"), "mix-total", 1},
		{"zero has no relative gap", turnover("0"), "mix-total", 0},
		{"about is near", turnover("3.5", about), "mix-total", 0},
		{"about is not far", turnover("9", about), "mix-total", 1},
		{"almost is near below", turnover("3.6", almost), "mix-total", 0},
		{"almost is not far above", turnover("9", almost), "mix-total", 1},
		{"almost, too low", turnover("2", almost), "mix-total", 1},
		{"more than, too high", turnover("4", moreThan), "mix-total", 1},
		{"more than, lower", turnover("2", moreThan), "mix-total", 0},
		{"another currency", with(base(claim("t", "9", "EUR bn")), mix("t", ab, ba)), "mix-total", 0},
		{"another scale", with(base(claim("t", "3000", "USD m")), mix("t", ab, ba)), "mix-total-agrees", 1},
		{"no turnover", with(base(), mix("", ab, ba)), "mix-total", 0},
		{"dangling turnover", with(base(), mix("t", ab, ba)), "mix-total", 0},
		{"flows in two currencies", with(base(claim("t", "9", bn), claim("v4", "0.8", "EUR bn")), mix("t", ab, [][2]string{{"s3", "v4"}})), "mix-total", 0},
		{"one flow without values", with(base(claim("t", "9", bn)), mix("t", ab, [][2]string{{"s3", ""}})), "mix-total", 0},
		{"one flow only", with(base(claim("t", "9", bn)), mix("t", ab, nil)), "mix-total", 0},
		{"value without number", with(base(claim("t", "9", bn), claim("v4", "", bn)), mix("t", ab, [][2]string{{"s3", "v4"}})), "mix-total", 0},
		{"share of zero", with(dossier(claim("t", "9", bn), claim("s", "0", pct, almost), claim("v", "1", bn)),
			mix("t", [][2]string{{"s", "v"}}, [][2]string{{"s", "v"}})), "mix-total", 0},

		{"two fit", with(base(), mix("", ab, ba)), "mix-consistent", 1},
		{"two fit", with(base(), mix("", ab, ba)), "mix-inconsistent", 0},
		{"two fit, of shares that were computed", with(dossier(claim("s1", "50", pct, measured), claim("v1", "1.0", bn), claim("s2", "30", pct, measured), claim("v2", "0.6", bn)), mix("", ab, nil)), "mix-consistent", 0},
		{"two fit, of shares of which one was computed", with(dossier(claim("s1", "50", pct, measured), claim("v1", "1.0", bn), claim("s2", "30", pct), claim("v2", "0.6", bn)), mix("", ab, nil)), "mix-consistent", 1},
		{"one does not", with(base(claim("v9", "0.9", bn)), mix("", [][2]string{{"s1", "v1"}, {"s2", "v9"}}, ba)), "mix-inconsistent", 1},
		{"hedge saves it", with(base(claim("v9", "0.9", bn, almost)), mix("", [][2]string{{"s1", "v1"}, {"s2", "v9"}}, ba)), "mix-inconsistent", 0},
		{"a value that is no money", with(base(claim("v9", "9", "tonnes")), mix("", [][2]string{{"s1", "v1"}, {"s2", "v9"}}, ba)), "mix-inconsistent", 0},

		{"to the whole", shares(claim("a", "60", pct), claim("b", "40", pct)), "mix-remainder-share", 0},
		{"within rounding", shares(claim("a", "60.1", pct), claim("b", "39.8", pct)), "mix-remainder-share", 0},
		{"rounded over", shares(claim("a", "60.1", pct), claim("b", "40.0", pct)), "mix-over", 0},
		{"over", shares(claim("a", "60", pct), claim("b", "45", pct)), "mix-over", 1},
		{"over, but almost", shares(claim("a", "60", pct), claim("b", "45", pct, almost)), "mix-over", 0},
		{"under", shares(claim("a", "60", pct), claim("b", "30", pct)), "mix-remainder-share", 1},
		{"under, more than", shares(claim("a", "60", pct), claim("b", "30", pct, moreThan)), "mix-remainder-share", 1},
		{"a share is missing", shares(claim("a", "60", pct), claim("b", "", pct)), "mix-remainder-share", 0},
		{"a share is about", shares(claim("a", "60", pct), claim("b", "30", pct, about)), "mix-remainder-share", 0},
		{"fractions", shares(claim("a", "2/3", "share"), claim("b", "1/3", "share")), "mix-remainder-share", 0},
		{"worth known", with(base(), mix("", ab, ba)), "mix-remainder", 2},
		{"no items", with(dossier(), mix("", nil, nil)), "mix-remainder", 0},
	})
}

// measured makes a claim one that was computed.
func measured(c *data.Claim) { c.Measure = "m" }

// TestMixTotalBrink finds the turnovers at which the conflict begins: the
// edges of the implied interval, each with the turnover's own rounding.
func TestMixTotalBrink(t *testing.T) {
	for turnover, want := range map[string]Rule{
		"18.0": "mix-total", "18.1": "mix-total-agrees", "18.4": "mix-total-agrees",
		"18.6": "mix-total-agrees", "18.7": "mix-total", "24.5": "mix-total",
	} {
		d := mutated(t, "    value: 24.5\n    unit: USD bn\n    period: \"2021\"\n    source: none",
			"    value: "+turnover+"\n    unit: USD bn\n    period: \"2021\"\n    source: none")
		found := found(d)
		if len(byRule(found, want)) != 1 {
			t.Errorf("turnover %s: no %s", turnover, want)
		}
		if want == "mix-total-agrees" {
			none(t, found, "mix-total")
		}
	}
}

// TestImpliedTotals holds the totals that brief and audit share: of each item with a
// share and a value, what they have in common, and whether the shares are all.
func TestImpliedTotals(t *testing.T) {
	d := dossier(claim("s1", "50", "%"), claim("v1", "1.0", "USD bn"), claim("s2", "30", "%"), claim("v2", "0.6", "USD bn"), claim("s3", "20", "%"), claim("v3", "0.4", "EUR bn"))
	m := mix("", [][2]string{{"s1", "v1"}, {"s3", "v3"}, {"s2", "v2"}}, [][2]string{{"s1", "v1"}, {"s2", "v2"}})
	got := ImpliedTotals(d, m.Flows[0])
	if len(got.Items) != 2 || got.Items[0].Share != "s1" || got.Items[0].Value != "v1" || got.Items[1].Share != "s2" || got.Items[1].Value != "v2" {
		t.Fatalf("%+v", got.Items)
	}
	if !got.Agree || got.Digits != 2 || got.Unit.Text != "USD bn" || !same(got.Common.Lo, 0.95e9/0.505) && !same(got.Common.Lo, 0.55e9/0.305) {
		t.Errorf("%+v", got)
	}
	if lo := got.Items[0].Total; !same(lo.Lo, 0.95e9/0.505) || !same(lo.Hi, 1.05e9/0.495) {
		t.Errorf("the first total is %v", lo)
	}
	if !AddsUp(d, m.Flows[0]) || AddsUp(d, m.Flows[1]) {
		t.Error("50, 20 and 30 % are all, 50 and 30 % are not")
	}
}

// TestFlowsOneByOne: that one flow of a mix, or one mix, has nothing to be compared does
// not keep the next from it.
func TestFlowsOneByOne(t *testing.T) {
	claims := func() *data.Dossier {
		return dossier(claim("s1", "50", "%"), claim("v1", "1.0", "USD bn"), claim("s2", "30", "%"), claim("v2", "0.6", "USD bn"), claim("v9", "0.9", "USD bn"),
			claim("c1", "50", "%", measured), claim("c2", "30", "%", measured))
	}
	one, fits, not := [][2]string{{"s1", "v1"}}, [][2]string{{"s1", "v1"}, {"s2", "v2"}}, [][2]string{{"s1", "v1"}, {"s2", "v9"}}
	computed := [][2]string{{"c1", "v1"}, {"c2", "v2"}}
	run(t, []ruleCase{
		{"one item, then two that do not fit", with(claims(), mix("", one, not)), "mix-inconsistent", 1},
		{"two that fit, then two that do not", with(claims(), mix("", fits, not)), "mix-inconsistent", 1},
		{"computed ones, then two that do not fit", with(claims(), mix("", computed, not)), "mix-inconsistent", 1},
		{"computed ones, then two that fit", with(claims(), mix("", computed, fits)), "mix-consistent", 1},
		{"no flow, then a mix", with(claims(), mix("", nil, nil), mix("", not, nil)), "mix-inconsistent", 1},
	})
}

// TestOddBases names, of shares of one whole, one that is of the usual base and those
// that are not.
func TestOddBases(t *testing.T) {
	shares := dossier(claim("a", "10", "%", base("imports")), claim("b", "10", "%", base("imports")), claim("c", "10", "%", base("exports")),
		claim("d", "10", "%", base("imports")), claim("e", "10", "%", base("output")))
	r := data.Ranking{}
	for _, id := range []string{"c", "a", "b", "d", "e"} {
		r.Items = append(r.Items, data.Item{Claim: id})
	}
	if f := one(t, found(with(shares, r)), "base-differs"); strings.Join(f.Claims, " ") != "a c e" {
		t.Errorf("claims %v", f.Claims)
	}
}

// TestPeriodOfTheDay: a figure of the day of the dossier, or of its source, is not of
// a time after it.
func TestPeriodOfTheDay(t *testing.T) {
	for period, want := range map[string]Rule{"2023-06-01": "", "2023-06-02": "period-after-source", "2024-01-01": "period-after-source", "2024-01-02": "period-after-edition",
		"1 June 2023": "", "2 June 2023": "period-after-source", "May 2023": "", "2023": "", "2023-06": "", "2023-Q2": "", "2023-07": "period-after-source", "2023-Q3": "period-after-source", "2024-02": "period-after-edition", "July 2023": "period-after-source"} {
		c := claim("a", "1", "km")
		c.Period = text(period)
		var got Rule
		for _, f := range found(dossier(c)) {
			got += f.Rule
		}
		if got != want {
			t.Errorf("%s: %s, want %s", period, got, want)
		}
	}
}
