package audit

import (
	"testing"

	"dyad/data"
)

func TestProvenanceRules(t *testing.T) {
	none := evidence(data.NoSource, "")
	doubt := evidence(data.Doubtful, "S1")
	about := func(d *data.Dossier, topic string) *data.Dossier { d.Sources[0].Topic = text(topic); return d }
	sources := func(dates ...string) *data.Dossier {
		d := dossier()
		d.Sources = nil
		for i, date := range dates {
			d.Sources = append(d.Sources, data.Source{ID: string(rune('a' + i)), Date: date})
		}
		return d
	}
	dated := func(date string, more ...func(*data.Claim)) data.Claim {
		c := claim("d", "", "date", more...)
		c.Date = date
		return c
	}
	because := func(reason string) func(*data.Claim) {
		return func(c *data.Claim) { c.EvidenceNote = text(reason) }
	}
	ofSource := func(d *data.Dossier) *data.Dossier { d.Sources[0].DateClaim = "d"; return d }
	run(t, []ruleCase{
		{"all cited", dossier(claim("a", "1", "%")), "unsourced", 0},
		{"one without", dossier(claim("a", "1", "%"), claim("b", "1", "%", none)), "unsourced", 1},
		{"in a title", dossier(claim("a", "1", "%", none, inSource)), "unsourced", 0},
		{"no claims", dossier(), "unsourced", 0},
		{"known subject", about(dossier(claim("a", "1", "%", doubt)), "budgets"), "doubtful-subject", 1},
		{"known subject", about(dossier(claim("a", "1", "%", doubt)), "budgets"), "doubtful-source", 0},
		{"unknown subject", dossier(claim("a", "1", "%", doubt)), "doubtful-source", 1},
		{"a reason", dossier(claim("a", "1", "%", doubt, because("Far off."))), "doubtful-reason", 1},
		{"a reason", dossier(claim("a", "1", "%", doubt, because("Far off."))), "doubtful-source", 0},
		{"one reason of two", dossier(claim("a", "1", "%", doubt, because("Far off.")), claim("b", "1", "%", doubt)), "doubtful-source", 1},
		{"two of a reason", dossier(claim("a", "1", "%", doubt, because("Far off.")), claim("b", "1", "%", doubt, because("Far off."))), "doubtful-reason", 1},
		{"two reasons", dossier(claim("a", "1", "%", doubt, because("Far off.")), claim("b", "1", "%", doubt, because("Too old."))), "doubtful-reason", 2},
		{"known subject", about(dossier(claim("a", "1", "%", doubt, because("Far off."))), "budgets"), "doubtful-reason", 0},
		{"known subject", about(dossier(claim("a", "1", "%", doubt, because("Far off."))), "budgets"), "doubtful-subject", 1},
		{"cited", about(dossier(claim("a", "1", "%")), "budgets"), "doubtful-subject", 0},
		{"in a title", about(dossier(claim("a", "1", "%", doubt, inSource)), "budgets"), "doubtful-subject", 0},

		{"all dated", sources("2020-01-01", "2021-01-01"), "undated", 0},
		{"one undated", sources("2020-01-01", ""), "undated", 1},
		{"no sources", sources(), "undated", 0},
		{"three years to the day", sources("2020-03-01", "2023-03-01"), "stale", 0},
		{"three years and a day", sources("2020-02-29", "2023-03-01"), "stale", 1},
		{"three years to the month", sources("2020-03", "2023-03"), "stale", 0},
		{"three years and a month", sources("2020-02", "2023-03"), "stale", 1},
		{"the end of a year", sources("2020", "2023-06-01"), "stale", 0},
		{"a year and more", sources("2019", "2023-Q1"), "stale", 1},
		{"a month of the edition", sources("2024-01"), "source-after-edition", 0},
		{"a month after the edition", sources("2024-02"), "source-after-edition", 1},
		{"the year of the edition", sources("2024"), "source-after-edition", 0},
		{"one source", sources("1990-01-01"), "stale", 0},
		{"undated only", sources("", ""), "stale", 0},
		{"no date at all", sources("last year", "2023-03-01"), "stale", 0},

		{"a source's date", ofSource(dossier(dated("2023-06-01"))), "source-dates-only", 1},
		{"a date in a source", dossier(dated("2023-06-01", inSource)), "source-dates-only", 1},
		{"an event", dossier(dated("2023-06-01")), "source-dates-only", 0},
		{"timeline", with(dossier(), data.Timeline{}), "source-dates-only", 1},
		{"timeline of nothing", with(sources(""), data.Timeline{}), "source-dates-only", 0},
		{"dates nowhere shown", dossier(claim("a", "1", "%")), "source-dates-only", 0},
	})
}

func TestDirectionRule(t *testing.T) {
	ab, ba := reliance("AAA", "BBB"), reliance("BBB", "AAA")
	count := func(n, m int) *data.Dossier {
		d := dossier()
		for range n {
			d.Claims = append(d.Claims, claim("x"+string(rune('a'+len(d.Claims))), "1", "%", ab))
		}
		for range m {
			d.Claims = append(d.Claims, claim("x"+string(rune('a'+len(d.Claims))), "1", "%", ba))
		}
		return d
	}
	twice := count(2, 0)
	twice.Claims = append(twice.Claims, claim("again", "1", "%", ab, restates("xa")))
	unlike := count(2, 0)
	unlike.Claims = append(unlike.Claims, claim("rank", "1", "rank", ab), claim("count", "76", "regions", ab))
	counted := count(3, 0)
	counted.Claims = append(counted.Claims, claim("roads", "2", "roads", ba), claim("ports", "3", "ports", ba))
	run(t, []ruleCase{
		{"none", count(0, 0), "one-sided", 0},
		{"even", count(4, 4), "one-sided", 0},
		{"under three to one", count(5, 2), "one-sided", 0},
		{"three to one", count(6, 2), "one-sided", 1},
		{"the other way", count(2, 6), "one-sided", 1},
		{"two to none is too little", count(2, 0), "one-sided", 0},
		{"three to none", count(3, 0), "one-sided", 1},
		{"one quantity twice", twice, "one-sided", 0},
		{"a rank and a count are no shares", unlike, "one-sided", 0},
		{"a count the other way", counted, "one-sided", 1},
		{"of third states", dossier(claim("a", "1", "%", reliance("CCC", "BBB")), claim("b", "1", "%", reliance("AAA", "AAA")),
			claim("c", "1", "%", reliance("CCC", "AAA"))), "one-sided", 0},
	})
	f := one(t, found(count(2, 6)), "one-sided")
	for _, a := range f.Args {
		if a.Name == "of" && a.State != "BBB" || a.Name == "on" && a.State != "AAA" {
			t.Errorf("{%s} is %s", a.Name, a.State)
		}
	}
}

func TestBaseRules(t *testing.T) {
	ab, ba := reliance("AAA", "BBB"), reliance("BBB", "AAA")
	crude := claim("a", "80", "%", base("crude"), ab, topic(data.TopicEnergy))
	total := claim("b", "75", "%", base("exports"), ab, topic(data.TopicTransit))
	like := claim("c", "70", "%", base("crude"), ab, topic(data.TopicEnergy))
	back := claim("d", "75", "%", base("exports"), ba, topic(data.TopicEnergy))
	bare := claim("e", "75", "%", ab, topic(data.TopicEnergy))
	gas := claim("f", "10", "%", base("gas"), ab, topic(data.TopicEnergy))
	implied := claim("i", "10", "%", base("gas"), baseImplied)
	food := data.Dependency{Items: []data.Item{{Claim: "a"}, {Claim: "i"}}}
	ranked := data.Ranking{Items: food.Items}
	run(t, []ruleCase{
		{"side by side", with(dossier(crude, total), bars("a", "b")), "base-differs", 1},
		{"same base", with(dossier(crude, like), bars("a", "c")), "base-differs", 0},
		{"other direction", with(dossier(crude, back), bars("a", "d")), "base-differs", 0},
		{"base not given", with(dossier(crude, bare), bars("a", "e")), "base-differs", 0},
		{"dangling", with(dossier(crude), bars("a", "b")), "base-differs", 0},
		{"unlike topics, no bars", dossier(crude, total), "base-differs", 0},
		{"one topic, no bars", dossier(crude, gas), "base-differs", 1},
		{"one topic, one shown", with(dossier(crude, gas), bars("a")), "base-differs", 0},
		{"in a ranking", with(dossier(crude, gas), data.Ranking{Items: []data.Item{{Claim: "a"}, {Claim: "f"}}}), "base-differs", 1},
		{"products of a dependency", with(dossier(crude, gas), data.Dependency{Items: []data.Item{{Claim: "a"}, {Claim: "f"}}}), "base-differs", 0},

		{"one implied", with(dossier(crude, implied), food), "base-implied", 1},
		{"all printed", with(dossier(crude, gas), food), "base-implied", 0},
		{"one implied in a ranking", with(dossier(crude, implied), ranked), "base-implied", 1},
		{"in a table", with(dossier(crude, implied), data.Table{Items: ranked.Items}), "base-implied", 0},
		{"not shown", dossier(implied), "base-implied", 0},
		{"two things", dossier(claim("a", "1", "%", covers("sugar", "sweets"))), "covers-several", 1},
		{"one thing", dossier(claim("a", "1", "%", covers("sugar"))), "covers-several", 0},
	})
}

func TestWordingRules(t *testing.T) {
	fact := func(d *data.Dossier, critical ...string) *data.Dossier {
		d.Facts = append(d.Facts, data.Fact{ID: "F1", Critical: critical})
		return d
	}
	low, high := claim("a", "1/3", "share"), claim("b", "2/3", "share")
	run(t, []ruleCase{
		{"under half", dossier(claim("a", "31", "%", called("major", true))), "majority-word", 1},
		{"over half", dossier(claim("a", "51", "%", called("major", true))), "majority-word", 0},
		{"half", dossier(claim("a", "50", "%", called("major", true))), "majority-word", 0},
		{"half, not rounded", dossier(claim("a", "1/2", "share", called("major", true))), "majority-word", 0},
		{"another word", dossier(claim("a", "31", "%", called("largest", false))), "majority-word", 0},
		{"more than", dossier(claim("a", "31", "%", called("major", true), moreThan)), "majority-word", 0},
		{"almost", dossier(claim("a", "31", "%", called("major", true), almost)), "majority-word", 1},
		{"about", dossier(claim("a", "31", "%", called("major", true), about)), "majority-word", 0},
		{"not a share", dossier(claim("a", "0.1", "USD bn", called("major", true))), "majority-word", 0},

		{"below another", fact(dossier(low, high), "a", "b"), "critical-low", 1},
		{"below another", fact(dossier(low, high), "a", "b"), "critical-under-half", 0},
		{"alone", fact(dossier(low, high), "a"), "critical-under-half", 1},
		{"over half", fact(dossier(low, high), "b"), "critical-under-half", 0},
		{"without a number", fact(dossier(low, claim("b", "", "share")), "a", "b"), "critical-under-half", 1},
		{"dangling", fact(dossier(high), "a", "b"), "critical-low", 0},
		{"none", fact(dossier(low)), "critical-low", 0},
		{"more than", fact(dossier(claim("a", "1/3", "share", moreThan), high), "a", "b"), "critical-low", 0},

		{"two names", dossier(claim("a", "3", "routes", named("North", "East"))), "name-differs", 1},
		{"one name", dossier(claim("a", "3", "routes", named("North", "North"))), "name-differs", 0},
		{"none in the source", dossier(claim("a", "3", "routes", named("North", ""))), "name-differs", 0},
		{"no source", dossier(claim("a", "3", "routes", named("North", "East"), evidence(data.NoSource, ""))), "name-differs", 0},
	})
}
