package audit

import (
	"fmt"
	"strings"
	"testing"

	"dyad/data"
)

// TestSaidInDigits holds what is a slip where a figure is printed in other words than
// its value: another number, but not another scale, nor one rounded.
func TestSaidInDigits(t *testing.T) {
	for _, tc := range []struct {
		value, unit, words string
		slip               bool
	}{
		{"24.5", "USD bn", "24.5", false}, {"24.5", "USD bn", "USD 24.5 billion", false}, {"24.5", "USD bn", "24,500 million", false}, {"24.5", "USD bn", "25", false},
		{"24.5", "USD bn", "25.4", true}, {"24.5", "USD bn", "254", true}, {"24.5", "USD bn", "24", false}, {"24.5", "USD bn", "23", true}, {"24.5", "USD bn", "26", true},
		{"0.45", "share", "45 %", false}, {"0.45", "share", "45", false}, {"0.45", "share", "54 %", true}, {"0.45", "share", "0.45", false}, {"0.45", "share", "0.54", true},
		{"45", "%", "45", false}, {"45", "%", "0.45", false}, {"45", "%", "54", true}, {"45", "%", "forty-five percent", false}, {"45", "%", "fifty percent", true},
		{"1/3", "share", "one third", false}, {"1/3", "share", "a quarter", true}, {"0.36", "share", "one third", false}, {"0.38", "share", "one third", true},
		{"0.293", "share", "one third", true}, {"0.2934", "share", "one third", false},
		{"3", "roads", "three", false}, {"3", "roads", "four", true}, {"3", "roads", "several", false}, {"3", "roads", "two or three", false},
		{"25", "roads", "two dozen", false}, {"30", "roads", "two dozen", true}, {"19", "roads", "two dozen", true}, {"20", "roads", "two dozen", false},
		{"3", "rank", "third", false}, {"1", "rank", "number one", false}, {"2", "rank", "number one", true},
		{"5", "USD bn", "five billion", false}, {"6", "USD bn", "five billion", false}, {"7", "USD bn", "five billion", true}, {"5", "USD bn", "five", false},
		{"3", "thousand persons", "three", false}, {"3", "kt", "four", false}, {"12", "km", "12 to 13", false}, {"0", "roads", "0", false}, {"0", "roads", "1", true}, {"1", "roads", "0", true},
	} {
		c := claim("a", tc.value, tc.unit)
		c.AsPrinted = text(tc.words)
		if got := len(byRule(found(dossier(c)), "words-value")) > 0; got != tc.slip {
			t.Errorf("%s %s printed as %q: a slip %v, want %v", tc.value, tc.unit, tc.words, got, tc.slip)
		}
	}
	wide := claim("a", "12", "km")
	wide.HasTo, wide.To, wide.AsPrinted = true, wide.Value, text("14")
	wide.To.Coef = 15
	for words, slip := range map[string]bool{"14": false, "15": false, "12": false, "17": true, "11": true, "10": true} {
		if wide.AsPrinted = text(words); len(byRule(found(dossier(wide)), "words-value")) > 0 != slip {
			t.Errorf("12 to 15 km printed as %q: a slip %v", words, !slip)
		}
	}
}

// TestTiedLookalikes: claims of one label by two sources look alike unless one names the
// other, or both one more.
func TestTiedLookalikes(t *testing.T) {
	pair := func(tie func(a, b *data.Claim), more ...data.Claim) *data.Dossier {
		a, b := claim("a", "14", "posts"), claim("b", "19", "posts")
		a.Label, b.Label, b.Source = text("Border posts"), text("border posts"), "S2"
		tie(&a, &b)
		return dossier(append([]data.Claim{a, b}, more...)...)
	}
	third := claim("c", "14", "posts")
	run(t, []ruleCase{
		{"nothing ties them", pair(func(a, b *data.Claim) {}), "lookalike", 1},
		{"the second restates the first", pair(func(a, b *data.Claim) { b.Restates = "a" }), "lookalike", 0},
		{"the first restates the second", pair(func(a, b *data.Claim) { a.Restates = "b" }), "lookalike", 0},
		{"one is within the other", pair(func(a, b *data.Claim) { a.Within = "b" }), "lookalike", 0},
		{"both restate a third", pair(func(a, b *data.Claim) { a.Restates, b.Restates = "c", "c" }, third), "lookalike", 0},
		{"one restates a third", pair(func(a, b *data.Claim) { b.Restates = "c" }, third), "lookalike", 1},
		{"they restate two", pair(func(a, b *data.Claim) { a.Restates, b.Restates = "c", "d" }, third, claim("d", "19", "posts")), "lookalike", 1},
		{"one is a part of the other", pair(func(a, b *data.Claim) { b.Ratio = &data.Ratio{Part: "a", Whole: "c"} }, third), "lookalike", 0},
		{"one is a sum of the other", pair(func(a, b *data.Claim) {
			b.Relation = &data.Relation{Kind: data.RelationSum, Of: []string{"c", "a"}}
		}, third), "lookalike", 0},
		{"one source", pair(func(a, b *data.Claim) { b.Source = "S1" }), "lookalike", 0},
		{"of two years", pair(func(a, b *data.Claim) { a.Period, b.Period = text("2021"), text("2022") }), "lookalike", 0},
		{"of one year", pair(func(a, b *data.Claim) { a.Period, b.Period = text("2022"), text("2022") }), "lookalike", 1},
		{"of a year and of none", pair(func(a, b *data.Claim) { a.Period = text("2022") }), "lookalike", 0},
		{"of two bases", pair(func(a, b *data.Claim) { a.Base = text("roads") }), "lookalike", 0},
		{"computed", pair(func(a, b *data.Claim) { a.Measure = "m" }), "lookalike", 0},
		{"in other units", pair(func(a, b *data.Claim) { b.Unit = parsedUnit("km") }), "lookalike", 0},
		{"of a like number", pair(func(a, b *data.Claim) { b.Value.Coef = 14 }), "lookalike", 0},
	})
}

// TestPlacesInRankings: a place without a relation is held against the shares of its base
// in a ranking, those of its time, and no others.
func TestPlacesInRankings(t *testing.T) {
	ab := reliance("AAA", "BBB")
	ranking := func(place, other func(c *data.Claim), items ...string) *data.Dossier {
		p := claim("p", "1", "rank", ab, base("fish"))
		own, larger := claim("own", "20", "%", ab, base("fish")), claim("larger", "25", "%", reliance("AAA", "CCC"), base("fish"))
		place(&p)
		other(&larger)
		r := data.Ranking{}
		for _, id := range items {
			r.Items = append(r.Items, data.Item{Claim: id})
		}
		return with(dossier(p, own, larger), r)
	}
	as := func(*data.Claim) {}
	inYear := func(y string) func(*data.Claim) { return func(c *data.Claim) { c.Period = text(y) } }
	run(t, []ruleCase{
		{"one is larger", ranking(as, as, "own", "larger"), "place-denied", 1},
		{"the place allows for it", ranking(func(c *data.Claim) { c.Value.Coef = 2 }, as, "own", "larger"), "place-denied", 0},
		{"of another base", ranking(as, base("meat"), "own", "larger"), "place-denied", 0},
		{"the place is of another base", ranking(base("meat"), as, "own", "larger"), "place-denied", 0},
		{"of no base", ranking(base(""), as, "own", "larger"), "place-denied", 0},
		{"of another year", ranking(inYear("2020"), inYear("2021"), "own", "larger"), "place-denied", 0},
		{"of one year", ranking(inYear("2021"), inYear("2021"), "own", "larger"), "place-denied", 1},
		{"not of a reliance", ranking(func(c *data.Claim) { c.Dependence = nil }, as, "own", "larger"), "place-denied", 0},
		{"of another's reliance", ranking(reliance("AAA", "DDD"), as, "own", "larger"), "place-denied", 0},
		{"alone in the ranking", ranking(as, as, "own"), "place-denied", 0},
		{"not in the ranking", ranking(as, as, "larger"), "place-denied", 0},
		{"a claim that is not there", ranking(as, as, "own", "nothing", "larger"), "place-denied", 1},
		{"about", ranking(as, about, "own", "larger"), "place-denied", 0},
		{"as large", ranking(as, func(c *data.Claim) { c.Value.Coef = 20 }, "own", "larger"), "place-denied", 0},
	})
}

// TestOutsideOperations: a crosscheck adds, takes away, grows and multiplies as a relation
// does.
func TestOutsideOperations(t *testing.T) {
	for _, tc := range []struct {
		kind  data.TestKind
		a, b  string // the operands
		units [3]string
		good  string // the result that holds
		wrong string
		rule  string
	}{
		{data.TestSum, "6", "4", [3]string{"km", "km", "km"}, "10", "14", "outside-sum"},
		{data.TestDifference, "6", "4", [3]string{"km", "km", "km"}, "2", "9", "difference"},
		{data.TestProduct, "6.0", "4.0", [3]string{"USD/t", "kt", "USD m"}, "0.024", "0.24", "product"},
	} {
		for value, rule := range map[string]string{tc.good: tc.rule + "-agrees", tc.wrong: map[string]string{"outside-sum": "outside-sum"}[tc.rule]} {
			if rule == "" {
				rule = tc.rule + "-differs"
			}
			d := dossier(claim("r", value, tc.units[2]))
			d.Outside = []data.Source{{ID: "X1", Date: "2016-05-01"}}
			d.Crosschecks = []data.Crosscheck{{ID: "E1", Title: text("a title"), Claims: []data.Claim{claim("x", tc.a, tc.units[0], evidence(data.Cited, "X1")),
				claim("y", tc.b, tc.units[1], evidence(data.Cited, "X1"))}, Test: data.Test{Kind: tc.kind, Of: []string{"r", "x", "y"}}}}
			var got []string
			for _, f := range found(d) {
				got = append(got, fmt.Sprintf("%s[%s]%v", f.Rule, f.Outside, f.Claims))
			}
			if want := rule + "[E1][r x y]"; strings.Join(got, "; ") != want {
				t.Errorf("%s %s: %v, want %s", tc.rule, value, got, want)
			}
		}
	}
}
