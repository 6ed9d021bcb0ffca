package audit

import (
	"dyad/data"
	"dyad/data/quantity"
)

// relationRules are the two outcomes of a relation, which its check documents.
func relationRules(kind, title, meaning, agrees string, x Example) []RuleInfo {
	args := []string{"computed", "label", "operands", "result"}
	return []RuleInfo{
		{Name: Rule(kind + "-differs"), Severity: Conflict, Outcome: Broken, Since: "1.0",
			Title: title + " and cannot be", Meaning: meaning, Example: x, Args: args},
		{Name: Rule(kind + "-agrees"), Severity: Agrees, Outcome: Held, Since: "1.0",
			Title: title + " and can be", Meaning: agrees, Example: x.turned(), Args: args},
	}
}

// A related is a claim with those it is said to result from.
type related struct {
	data.Relation
	result   *data.Claim
	operands []*data.Claim
	outside  string // id of the crosscheck that relates them, or ""
}

func (r *related) ids() []string {
	ids := []string{r.result.ID}
	for _, o := range r.operands {
		ids = append(ids, o.ID)
	}
	return ids
}

// eachRelation runs a test over the claims that are said to result from others in
// one way, where all of them are stated.
func eachRelation(kind data.RelationKind, test func(*checker, *related)) func(*checker) {
	return func(c *checker) {
		for _, cl := range c.all() {
			if rel := cl.Relation; rel != nil && rel.Kind == kind && cl.Derived == nil {
				if r := c.relate(cl, *rel, ""); r != nil {
					test(c, r)
				}
			}
		}
	}
}

// withTest runs a test over the claims that result from two others in one way, and over
// the crosschecks of that kind, which name the result first.
func withTest(kind data.RelationKind, asked data.TestKind, test func(*checker, *related)) func(*checker) {
	return func(c *checker) {
		eachRelation(kind, test)(c)
		eachCrosscheck(asked, func(c *checker, x *data.Crosscheck) {
			if len(x.Test.Of) == 3 {
				c.outsideRelation(x, kind, x.Test.Of[0], x.Test.Of[1:])
			}
		})(c)
	}
}

// relate looks the claims of a relation up; nil if one is missing or has no number.
func (c *checker) relate(result *data.Claim, rel data.Relation, outside string) *related {
	if _, ok := printed(result); !ok {
		return nil
	}
	r := &related{Relation: rel, result: result, outside: outside}
	for _, id := range rel.Of {
		o := c.claim(id)
		if _, ok := printed(o); !ok || o == result {
			return nil
		}
		r.operands = append(r.operands, o)
	}
	return r
}

// outsideRelation runs a crosscheck's test of a relation.
func (c *checker) outsideRelation(x *data.Crosscheck, kind data.RelationKind, result string, of []string) {
	cl := c.claim(result)
	if cl == nil {
		return
	}
	r := c.relate(cl, data.Relation{Kind: kind, Of: of, Rest: x.Test.Rest}, x.ID)
	if r == nil {
		return
	}
	switch kind {
	case data.RelationSum:
		c.sum(r)
	case data.RelationDifference:
		c.difference(r)
	case data.RelationGrowth:
		c.growth(r)
	case data.RelationProduct:
		c.product(r)
	}
}

// like reports whether the operands are in units of the result's kind and of its
// time; if not, it tells so.
func (c *checker) like(r *related) bool {
	for _, o := range r.operands {
		if c.bar(r.result, o, r.ids(), r.outside) {
			return false
		}
	}
	return true
}

// firm reports whether no operand is merely "about".
func (r *related) firm() bool {
	for _, o := range r.operands {
		if !firm(o) {
			return false
		}
	}
	return true
}

// ranges are the operands as they are computed with: by their rounding, which is
// printed, and with what is granted to them, which is tested.
func (c *checker) ranges(r *related) (strict, fair []quantity.Range) {
	for _, o := range r.operands {
		f, _ := c.operand(o)
		s, ok := interval(o)
		if !ok {
			s = f
		}
		strict, fair = append(strict, s), append(fair, f)
	}
	return strict, fair
}

// settle sets what is computed against the result and makes the finding: name is
// the key of its rules, terms the arithmetic, shown its result in unit u.
func (c *checker) settle(r *related, name string, terms []Term, shown, fair quantity.Range, u quantity.Unit, digits int) {
	have, _ := c.lenient(r.result)
	add := Step{Terms: terms, Result: shown, Unit: u, Digits: digits}
	f := Finding{Rule: Rule(name + "-agrees"), Claims: r.ids(), Steps: []Step{add}, Outside: r.outside, Args: []Arg{
		argClaim("result", r.result.ID), argLabel("label", r.result.ID), argFigures("operands", r.Of),
		argRange("computed", shown, u, digits)}}
	if !overlap(have, fair) {
		f.Rule, f.Size = Rule(name+"-differs"), sizeOf(have, fair)
		at, _ := printed(r.result)
		gap := apart(point(at), shown)
		if overlap(shown, point(at)) {
			gap = apart(have, fair)
		}
		f.Steps = append(f.Steps, Step{Terms: []Term{ofResult("", add), ofClaim("against", r.result.ID)},
			Result: gap, Unit: difference(r.result.Unit), Digits: digits})
	}
	c.add(f)
}

// nominal is a result from the operands as printed where none of them is hedged or
// a range, else the interval.
func (r *related) nominal(strict quantity.Range, of func(xs []float64) float64) quantity.Range {
	var xs []float64
	for _, o := range r.operands {
		x, _ := printed(o)
		if o.Qualifier != quantity.Exact || o.HasTo || o.Derived != nil {
			return strict
		}
		xs = append(xs, x)
	}
	return point(of(xs))
}

// digitsOf is the decimals that a sum of the operands needs in the result's unit.
func (r *related) digitsOf() int {
	d := digits(r.result)
	for _, o := range r.operands {
		d = max(d, commonDigits(r.result, o), commonDigits(o, r.result))
	}
	return d
}
