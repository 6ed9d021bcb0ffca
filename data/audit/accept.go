package audit

import (
	"slices"

	"dyad/data"
)

// accept marks the findings that the author lets stand, and returns the acceptances
// that no finding meets. An acceptance is of the findings of one rule that are about just
// its claims: when a figure is added to a contradiction or leaves it, it is another one.
// That figures agree needs no acceptance.
func (c *checker) accept() []data.Acceptance {
	var unmet []data.Acceptance
	for _, a := range c.d.Accepted {
		met := false
		claims := c.ordered(a.Claims)
		for i := range c.found {
			f := &c.found[i]
			if f.Severity != Agrees && string(f.Rule) == a.Rule && f.Outside == a.Crosscheck && slices.Equal(f.Claims, claims) {
				f.Accepted, met = a.Reason, true
			}
		}
		if !met {
			unmet = append(unmet, a)
		}
	}
	return unmet
}
