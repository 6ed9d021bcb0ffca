package audit

import (
	"strings"

	"dyad/data"
	"dyad/data/quantity"
)

func subsetCheck() check {
	return check{run: subsets, rules: []RuleInfo{
		{Name: "subset-over", Severity: Query, Since: "1.0",
			Title:   "a figure of some of the things that another counts is larger",
			Meaning: "By their names one is part of the other, and the part is larger: a slip, or the names mislead.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Fish sold, value: 30, unit: USD m, period: "2022", source: S1}
  - {id: C2, label: "Fish sold, of which frozen", value: 45, unit: USD m, period: "2022", source: S1}`,
				Change: "value: 45", To: "value: 21"},
			Args: []string{"label", "part", "set", "whole"}},
	}}
}

// ofWhich are the words after which a label names a part of what is before them.
var ofWhich = []string{", of which ", ", including ", ", в том числе ", ", из них ", ", оның ішінде "}

// subsets sets figures against those that they are part of by their names: of the
// label that is their base, or that stands before "of which" in their own.
func subsets(c *checker) {
	for i := range c.d.Claims {
		part := &c.d.Claims[i]
		for j := range c.d.Claims {
			whole := &c.d.Claims[j]
			p, okP := c.lenient(part)
			w, okW := c.lenient(whole)
			if i == j || !okP || !okW || !c.partOf(part, whole) || !above(p, w) || !firm(part) || !firm(whole) {
				continue
			}
			c.report("subset-over", []string{part.ID, whole.ID}, []Step{compared(part, whole)}, argClaim("part", part.ID),
				argClaim("whole", whole.ID), argLabel("label", part.ID), argLabel("set", whole.ID))
		}
	}
}

func (c *checker) partOf(part, whole *data.Claim) bool {
	if !part.Unit.Same(whole.Unit) || part.Within == whole.ID || part.Unit.Dim == quantity.Place {
		return false
	}
	label, of := folded(c.own(whole.Label)), folded(c.own(part.Label))
	if base := folded(c.own(part.Base)); base != "" && base == label && c.sameTime(part, whole) {
		return true
	}
	for _, w := range ofWhich {
		if set, _, ok := strings.Cut(of, w); ok && set == label && c.equalTime(part, whole) {
			return true
		}
	}
	return false
}
