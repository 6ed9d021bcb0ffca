package audit

import (
	"testing"

	"dyad/data"
)

func TestOutsideRules(t *testing.T) {
	check := func(d *data.Dossier, test data.Test, outside ...data.Claim) *data.Dossier {
		d.Outside = []data.Source{{ID: "X1", Date: "2016-05-01"}, {ID: "X2"}}
		d.Crosschecks = []data.Crosscheck{{ID: "E1", Title: text("a title"), Claims: outside, Test: test}}
		return d
	}
	of := func(k data.TestKind, ids ...string) data.Test { return data.Test{Kind: k, Of: ids} }
	x1, x2 := evidence(data.Cited, "X1"), evidence(data.Cited, "X2")
	bn := func(id, v string, more ...func(*data.Claim)) data.Claim {
		return claim(id, v, "USD bn", append([]func(*data.Claim){evidence(data.Cited, map[bool]string{true: "X1", false: "S1"}[id == "x"])}, more...)...)
	}
	same := func(v string, more ...func(*data.Claim)) *data.Dossier {
		return check(dossier(bn("a", "43")), of(data.TestSame, "a", "x"), bn("x", v, more...))
	}
	earlier := func(source func(*data.Claim), v string) *data.Dossier {
		return check(dossier(claim("a", "70", "%", almost)),
			data.Test{Kind: data.TestEarlier, Of: []string{"a"}, Against: []string{"x"}}, claim("x", v, "%", moreThan, source))
	}
	recent := earlier(x1, "70")
	recent.AsOf = "2017-04-30"
	km := func(id, v string, more ...func(*data.Claim)) data.Claim { return claim(id, v, "km", more...) }
	sum := func(whole string, parts ...data.Claim) *data.Dossier {
		return check(dossier(km("a", whole)), of(data.TestSum, "a", "x", "y"), parts...)
	}
	grown := func(total string, exhibit string) *data.Dossier {
		d := dossier(bn("t", total), claim("s1", "50", "%"), bn("v1", "1.0"), claim("s2", "80", "%"), bn("v2", "0.8"))
		return check(with(d, mix("", [][2]string{{"s1", "v1"}}, [][2]string{{"s2", "v2"}})),
			data.Test{Kind: data.TestGrowth, Of: []string{"t", "x"}, Exhibit: exhibit}, claim("x", "50", "%", x1))
	}
	shrunk := func(d *data.Dossier) *data.Dossier {
		d.Crosschecks[0].Claims[0] = claim("x", "-100", "% change", x1)
		return d
	}
	run(t, []ruleCase{
		{"differs", same("17"), "outside-same", 1},
		{"agrees", same("43.2"), "outside-same-agrees", 1},
		{"agrees", same("43.2"), "outside-same", 0},
		{"about is near", same("40", about), "outside-same", 0},
		{"about is not far", same("17", about), "outside-same", 1},
		{"about", same("17", about), "outside-same-agrees", 0},
		{"more than, below", same("17", moreThan), "outside-same", 0},
		{"more than, above", same("50", moreThan), "outside-same", 1},
		{"no number", same(""), "outside-same", 0},
		{"nothing to compare", check(dossier(bn("a", "43")), of(data.TestSame, "a")), "outside-same-agrees", 0},
		{"dangling", check(dossier(), of(data.TestSame, "a", "x"), bn("x", "1")), "outside-same", 0},
		{"unlike", check(dossier(bn("a", "43")), of(data.TestSame, "a", "x"), km("x", "1")), "outside-same", 0},

		{"unmoved", earlier(x1, "70"), "outside-repeats", 1},
		{"within the year", recent, "outside-repeats", 0},
		{"undated", earlier(x2, "70"), "outside-repeats-undated", 1},
		{"undated", earlier(x2, "70"), "outside-repeats", 0},
		{"moved", earlier(x1, "65"), "outside-repeats", 0},
		{"moved", earlier(x1, "65"), "outside-moved", 1},
		{"unpaired", check(dossier(claim("a", "70", "%")), data.Test{Kind: data.TestEarlier, Of: []string{"a"}}), "outside-moved", 0},

		{"fits", grown("4.5", "mix"), "outside-growth", 1},
		{"does not fit", grown("9.0", "mix"), "outside-growth-differs", 1},
		{"no such mix", grown("9.0", "other"), "outside-growth-differs", 0},
		{"shrunk by all", shrunk(grown("9.0", "mix")), "outside-growth-differs", 0},

		{"adds", sum("10", km("x", "6", x1), km("y", "4", x1)), "outside-sum-agrees", 1},
		{"does not add", sum("10", km("x", "6"), km("y", "7")), "outside-sum", 1},
		{"within rounding", sum("10", km("x", "6"), km("y", "5")), "outside-sum", 0},
		{"about", sum("10", km("x", "6"), km("y", "9", about)), "outside-sum", 0},
		{"a part is missing", sum("10", km("x", "6")), "outside-sum", 0},

		{"note", check(dossier(bn("a", "43")), of(data.TestNote, "a")), "outside-note", 1},
		{"note on nothing", check(dossier(), of(data.TestNote, "a")), "outside-note", 0},
	})
	for _, f := range found(same("17")) {
		if (f.Outside == "E1") != (f.Rule == "outside-same") {
			t.Errorf("%s: Outside is %q", f.Rule, f.Outside)
		}
	}
}
