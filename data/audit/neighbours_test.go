package audit

import (
	"fmt"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/codec"
	"dyad/data/quantity"
)

// A claimEdit is a small change to one claim.
type claimEdit struct {
	name string
	do   func(c *data.Claim)
}

func parsedUnit(s string) quantity.Unit {
	u, err := quantity.ParseUnit(s)
	if err != nil {
		panic(err)
	}
	return u
}

// scaled makes a value so many tenths of what it is.
func scaled(tenths int64) func(c *data.Claim) {
	return func(c *data.Claim) { c.Value.Coef, c.Value.Scale = c.Value.Coef*tenths, c.Value.Scale+1 }
}

func inPeriod(period string) func(c *data.Claim) {
	return func(c *data.Claim) { c.Period = text(period) }
}

var claimEdits = []claimEdit{
	{"about", about}, {"almost", almost}, {"more than", moreThan}, {"at most", atMost}, {"at least", hedged(quantity.AtLeast)},
	{"no number", func(c *data.Claim) { c.HasValue = false }}, {"words", hedged(quantity.Words)},
	{"nine tenths", scaled(9)}, {"doubled", scaled(20)}, {"a tenth", scaled(1)}, {"zero", scaled(0)}, {"negative", scaled(-10)},
	{"of 2019", inPeriod("2019")}, {"of 2022", inPeriod("2022")}, {"of May 2023", inPeriod("May 2023")}, {"of 2025", inPeriod("2025")}, {"of no time", inPeriod("")},
	{"in EUR", func(c *data.Claim) { c.Unit = parsedUnit("EUR bn") }}, {"in tonnes", func(c *data.Claim) { c.Unit = parsedUnit("kt") }},
	{"in %", func(c *data.Claim) { c.Unit = parsedUnit("%") }}, {"in points", func(c *data.Claim) { c.Unit = parsedUnit("percentage points") }},
	{"in % change", func(c *data.Claim) { c.Unit = parsedUnit("% change") }}, {"a rank", func(c *data.Claim) { c.Unit = parsedUnit("rank") }},
	{"of another base", base("other goods")}, {"of no base", base("")}, {"of a base in more words", func(c *data.Claim) { c.Base = text(c.Base.In("en", "en") + " and more") }},
	{"measured", func(c *data.Claim) { c.Measure = "m" }}, {"from another source", func(c *data.Claim) { c.Source = "S9" }},
	{"doubtful", func(c *data.Claim) { c.Evidence = data.Doubtful }}, {"without a source", evidence(data.NoSource, "")}, {"in a title", inSource},
	{"a range", func(c *data.Claim) { c.HasTo, c.To = true, c.Value; c.To.Coef += 2 }},
	{"printed as a third", func(c *data.Claim) { c.AsPrinted = text("one third") }}, {"printed as 1", func(c *data.Claim) { c.AsPrinted = text("1") }},
	{"called major", called("major", true)}, {"tied to nothing", func(c *data.Claim) { c.Relation, c.Ratio, c.Restates, c.Within, c.Dependence = nil, nil, "", "", nil }},
	{"of the other's reliance", func(c *data.Claim) {
		if c.Dependence != nil {
			c.Dependence = &data.Dependence{Of: c.Dependence.On, On: c.Dependence.Of}
		}
	}},
	{"labelled anew", func(c *data.Claim) { c.Label = text("something else") }},
}

// rulesOf are the rules of the findings on a dossier, with how often.
func rulesOf(d *data.Dossier) map[Rule]int {
	n := map[Rule]int{}
	for _, f := range found(d) {
		n[f.Rule]++
	}
	return n
}

// gained is what findings have more than others: "+ sum-over − sum-agrees".
func gained(now, before map[Rule]int) string {
	var all []string
	for _, r := range Rules() {
		switch n := now[r.Name] - before[r.Name]; {
		case n > 0:
			all = append(all, "+ "+string(r.Name))
		case n < 0:
			all = append(all, "− "+string(r.Name))
		}
	}
	return strings.Join(all, " ")
}

// neighbours prints what is found on dossiers that differ from one in a claim, where
// that is something else: what is gained and lost, and by which edits of which claims.
func neighbours(b *strings.Builder, name string, d *data.Dossier) {
	as := rulesOf(d)
	fmt.Fprintf(b, "== %s: %s\n", name, gained(as, nil))
	var order []string
	edits := map[string][]string{}
	edit := func(c *data.Claim) {
		was := *c
		for _, e := range claimEdits {
			e.do(c)
			got := gained(rulesOf(d), as)
			if *c = was; got == "" {
				continue
			}
			if edits[got] == nil {
				order = append(order, got)
			}
			what := e.name
			if list := edits[got]; len(list) == 0 || !strings.HasPrefix(list[len(list)-1], c.ID+" ") {
				what = c.ID + " " + what
			} else {
				what, edits[got] = list[len(list)-1]+", "+what, list[:len(list)-1]
			}
			edits[got] = append(edits[got], what)
		}
	}
	for i := range d.Claims {
		edit(&d.Claims[i])
	}
	for i := range d.Crosschecks {
		for j := range d.Crosschecks[i].Claims {
			edit(&d.Crosschecks[i].Claims[j])
		}
	}
	for _, got := range order {
		fmt.Fprintf(b, "%s: %s\n", got, strings.Join(edits[got], "; "))
	}
}

// TestNeighbours holds what is found where one claim of an example, or of a pair of the
// corpus, is a little other than it is.
func TestNeighbours(t *testing.T) {
	var b strings.Builder
	last := ""
	for _, r := range Rules() {
		if r.Example.Refused || r.Example.Dossier == last {
			continue
		}
		last = r.Example.Dossier
		d, err := exampleDossier(last)
		if err != nil {
			t.Fatal(err)
		}
		neighbours(&b, string(r.Name), d)
	}
	for i, p := range corpus() {
		if i%perKind > 0 {
			continue
		}
		if d, err := codec.Read("made.yaml", []byte(p.clean)); err == nil {
			neighbours(&b, p.kind, d)
		}
	}
	golden(t, "neighbours", b.String())
}
