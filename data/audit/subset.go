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
		if base := folded(c.own(part.Base)); base != "" {
			c.subset(part, c.labels[base], c.sameTime)
		}
		for _, w := range ofWhich {
			if set, _, ok := strings.Cut(c.names[i], w); ok {
				c.subset(part, c.labels[set], c.equalTime)
			}
		}
	}
}

// subset sets a figure against those that it is part of by name, if the times fit.
func (c *checker) subset(part *data.Claim, wholes []*data.Claim, fits func(a, b *data.Claim) bool) {
	p, ok := c.lenient(part)
	if !ok || !firm(part) || part.Unit.Dim == quantity.Place {
		return
	}
	for _, whole := range wholes {
		w, ok := c.lenient(whole)
		if !ok || whole == part || !firm(whole) || !part.Unit.Same(whole.Unit) || part.Within == whole.ID || !fits(part, whole) || !above(p, w) {
			continue
		}
		c.report("subset-over", []string{part.ID, whole.ID}, []Step{compared(part, whole)}, argClaim("part", part.ID),
			argClaim("whole", whole.ID), argLabel("label", part.ID), argLabel("set", whole.ID))
	}
}
