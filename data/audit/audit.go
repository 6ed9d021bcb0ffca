package audit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dyad/data"
)

// Check makes the findings of a dossier and counts what it compared. It is a
// pure function of the dossier: a claim that is missing, or has no number, makes
// no finding. A dossier need not have been validated.
func Check(d *data.Dossier) Result {
	if d == nil {
		return Result{}
	}
	c := newChecker(d)
	for _, k := range allRules().checks {
		k.run(c)
	}
	c.order()
	unmet := c.accept()
	return Result{Findings: c.found, Tally: c.tally(), Unmet: unmet}
}

// A checker is a dossier and what is found in it so far. Its methods are one thing:
// what the rules share, and the checks of each rule in the rule's own file.
type checker struct {
	d        *data.Dossier
	place    map[string]int // claim id → its place in the dossier, crosschecks' claims behind
	rules    *rulebook
	ratio    []ratio // of claims and of progress exhibits, each once
	found    []Finding
	seen     map[string]bool          // rule, crosscheck and claims of what is found
	names    []string                 // the labels of the dossier's claims, folded
	labels   map[string][]*data.Claim // the dossier's claims by these
	times    map[string]periodRead    // periods read so far, by text
	selfMade map[string]bool          // crosschecks with figures of the dossier's own origin: that they agree says nothing
	held     [][]string               // claims of comparisons that held and make no finding
}

func newChecker(d *data.Dossier) *checker {
	c := &checker{d: d, place: make(map[string]int, 2*len(d.Claims)), rules: allRules(), seen: map[string]bool{}, selfMade: map[string]bool{},
		labels: make(map[string][]*data.Claim, len(d.Claims)), times: map[string]periodRead{}}
	for i := range d.Claims {
		c.index(&d.Claims[i])
		label := folded(c.own(d.Claims[i].Label))
		c.names = append(c.names, label)
		c.labels[label] = append(c.labels[label], &d.Claims[i])
	}
	for i := range d.Crosschecks {
		for j := range d.Crosschecks[i].Claims {
			c.index(&d.Crosschecks[i].Claims[j])
		}
	}
	c.ratio = c.ratios()
	return c
}

func (c *checker) index(cl *data.Claim) {
	if _, twice := c.place[cl.ID]; !twice && cl.ID != "" {
		c.place[cl.ID] = len(c.place)
	}
}

// claim is the claim with the id, one of a crosscheck's too; nil if none has it.
func (c *checker) claim(id string) *data.Claim {
	if id == "" {
		return nil
	}
	return c.d.Claim(id)
}

// sameDim tells whether two claims can be compared or added.
func sameDim(a, b *data.Claim) bool { return a.Unit.Same(b.Unit) }

// report adds a finding of a rule.
func (c *checker) report(r Rule, claims []string, steps []Step, args ...Arg) {
	c.add(Finding{Rule: r, Claims: claims, Steps: steps, Args: args})
}

// reportSized adds a finding of figures that are so far apart.
func (c *checker) reportSized(r Rule, size float64, claims []string, steps []Step, args ...Arg) {
	c.add(Finding{Rule: r, Size: size, Claims: claims, Steps: steps, Args: args})
}

// add keeps a finding; of those a rule makes over the same claims, as where
// two exhibits show them, only the first.
func (c *checker) add(f Finding) {
	f.Severity = c.rules.rules[c.rules.rank[f.Rule]].Severity
	f.Claims = c.ordered(f.Claims)
	key := strings.Join(append([]string{string(f.Rule), f.Outside}, f.Claims...), "\x00")
	if c.seen[key] && len(f.Claims) > 0 || f.Severity == Agrees && c.selfMade[f.Outside] {
		return
	}
	c.seen[key] = true
	slices.SortFunc(f.Args, func(a, b Arg) int { return strings.Compare(a.Name, b.Name) })
	c.found = append(c.found, f)
}

// ordered returns the ids that are of claims in dossier order, each once.
func (c *checker) ordered(ids []string) []string {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return c.claim(id) == nil })
	slices.SortFunc(ids, func(a, b string) int { return c.place[a] - c.place[b] })
	return slices.Compact(ids)
}

// order sorts the findings and numbers them: those against outside evidence last,
// the gravest first, and of conflicts those of headline figures, then the larger.
func (c *checker) order() {
	outside := func(f *Finding) int { return min(len(f.Outside), 1) }
	headline := map[string]bool{}
	for _, id := range Headline(c.d) {
		headline[id] = true
	}
	minor := func(f *Finding) int { // conflicts are led by those of headline figures
		if f.Severity != Conflict || slices.ContainsFunc(f.Claims, func(id string) bool { return headline[id] }) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(c.found, func(a, b Finding) int {
		return cmp.Or(outside(&a)-outside(&b), cmp.Compare(a.Severity, b.Severity),
			minor(&a)-minor(&b), cmp.Compare(b.Size, a.Size), c.rules.rank[a.Rule]-c.rules.rank[b.Rule],
			slices.CompareFunc(a.Claims, b.Claims, func(x, y string) int { return c.place[x] - c.place[y] }))
	})
	for i := range c.found {
		c.found[i].ID = fmt.Sprintf("N%02d", i+1)
	}
}
