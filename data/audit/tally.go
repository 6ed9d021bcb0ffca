package audit

import (
	"slices"

	"dyad/data"
	"dyad/data/quantity"
)

// A Result is what the audit of a dossier comes to.
type Result struct {
	Findings []Finding
	Tally    Tally
	// Unmet are what the dossier accepts and no finding is: figures have changed since,
	// or the rule is another.
	Unmet []data.Acceptance
}

// A Tally counts what the audit compared. "None contradicts another" is true of
// what was compared only.
type Tally struct {
	Figures     int // the dossier's claims with a number; those of its crosschecks are not counted
	Compared    int // of them, those that took part in a comparison
	Comparisons int // made, those with outside evidence too
	Broken      int // of them, those whose figures cannot all hold
	Outside     int // of the broken ones, those with outside evidence
	// Not are the figures that are tied to others and could not be compared, by
	// what kept them: in the order of Reasons, only those that are any.
	Not []NotComparable
}

// A NotComparable counts figures that one thing kept from being compared.
type NotComparable struct {
	Reason Reason
	N      int // of figures
}

// A Reason is what keeps figures from being compared.
type Reason uint8

const (
	OtherCurrency Reason = iota
	OtherUnit
	OtherBase
	OtherPeriod
	OnlyWords // no number
	OnlyAbout // "about", where others are computed from it
)

var reasonNames = [...]string{"currency", "unit", "base", "period", "words", "about"}

// String is the reason's name; tally.<name> is the key of its words.
func (r Reason) String() string { return reasonNames[r] }

// Reasons lists all reasons.
func Reasons() []Reason {
	return []Reason{OtherCurrency, OtherUnit, OtherBase, OtherPeriod, OnlyWords, OnlyAbout}
}

// tally counts the comparisons that findings tell of and those that made none.
func (c *checker) tally() Tally {
	var t Tally
	took := map[string]bool{}
	kept := map[Reason]map[string]bool{}
	keep := func(r Reason, ids ...string) {
		if kept[r] == nil {
			kept[r] = map[string]bool{}
		}
		for _, id := range ids {
			kept[r][id] = true
		}
	}
	for i := range c.found {
		f := &c.found[i]
		switch c.rules.rules[c.rules.rank[f.Rule]].Outcome {
		case Broken:
			t.Broken++
			t.Outside += min(1, len(f.Outside))
			fallthrough
		case Held:
			t.Comparisons++
			for _, id := range f.Claims {
				took[id] = true
			}
		case NotCompared:
			keep(c.reasonOf(f), f.Claims...)
		}
	}
	for _, ids := range c.held {
		t.Comparisons++
		for _, id := range ids {
			took[id] = true
		}
	}
	for _, cl := range c.all() {
		if _, ok := printed(cl); ok && c.place[cl.ID] < len(c.d.Claims) {
			t.Figures++
			if took[cl.ID] {
				t.Compared++
			}
		}
		for _, id := range c.ties(cl) {
			if other := c.claim(id); other != nil {
				c.keepVague(keep, cl, other)
			}
		}
	}
	for _, r := range Reasons() {
		if n := len(kept[r]); n > 0 {
			t.Not = append(t.Not, NotComparable{r, n})
		}
	}
	return t
}

// keepVague counts the one of two tied figures that has no number.
func (c *checker) keepVague(keep func(Reason, ...string), a, b *data.Claim) {
	for _, cl := range []*data.Claim{a, b} {
		if cl.Qualifier == quantity.Words {
			keep(OnlyWords, cl.ID)
		}
	}
	if a.Relation != nil && b.Qualifier == quantity.About {
		keep(OnlyAbout, b.ID)
	}
}

// reasonOf is what kept the figures of a finding from being compared.
func (c *checker) reasonOf(f *Finding) Reason {
	switch {
	case f.Rule == "period-differs":
		return OtherPeriod
	case f.Rule == "restated-base":
		return OtherBase
	}
	currency := ""
	for _, id := range f.Claims {
		switch cl := c.claim(id); {
		case cl.Unit.Currency == "":
		case currency == "":
			currency = cl.Unit.Currency
		case currency != cl.Unit.Currency:
			return OtherCurrency
		}
	}
	return OtherUnit
}

// ties are the claims that a claim is tied to by what it says.
func (c *checker) ties(cl *data.Claim) []string {
	ids := []string{cl.Restates, cl.Within}
	if cl.Ratio != nil {
		ids = append(ids, cl.Ratio.Part, cl.Ratio.Whole)
	}
	if cl.Relation != nil {
		ids = append(ids, cl.Relation.Of...)
	}
	return slices.DeleteFunc(ids, func(id string) bool { return id == "" })
}

// all are the claims of the dossier, then those of its crosschecks.
func (c *checker) all() []*data.Claim {
	var list []*data.Claim
	for i := range c.d.Claims {
		list = append(list, &c.d.Claims[i])
	}
	for i := range c.d.Crosschecks {
		for j := range c.d.Crosschecks[i].Claims {
			list = append(list, &c.d.Crosschecks[i].Claims[j])
		}
	}
	return list
}

// holds notes a comparison that held and is no finding.
func (c *checker) holds(ids ...string) {
	c.held = append(c.held, ids)
}

// maxHeadline is how many headline figures a brief has.
const maxHeadline = 6

// Headline are the headline figures of a dossier: those it names, or else the
// first that measure reliance, then the first of the others.
func Headline(d *data.Dossier) []string {
	if len(d.Tiles) > 0 {
		return d.Tiles
	}
	var ids []string
	for pass := range 2 {
		for i := range d.Claims {
			cl := &d.Claims[i]
			if (cl.Dependence != nil) == (pass == 0) && !cl.InSource && cl.Unit.Dim != quantity.Date && len(ids) < maxHeadline {
				ids = append(ids, cl.ID)
			}
		}
	}
	return ids
}
