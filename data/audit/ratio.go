package audit

import (
	"dyad/data"
	"dyad/data/quantity"
)

func printedShareRules() check {
	return check{run: printedShares, rules: []RuleInfo{
		{Name: "printed-share", Severity: Conflict,
			Checks: "a printed share is not what its part and whole give",
			Args:   []string{"computed", "part", "rest", "share", "whole"}},
		{Name: "printed-share-agrees", Severity: Agrees,
			Checks: "a printed share is what its part and whole give, rounded",
			Args:   []string{"computed", "part", "rest", "share", "whole"}},
	}}
}

// A ratio is a share with the claims it is a share of.
type ratio struct{ share, part, whole *data.Claim }

// ratios are those of claims and of progress exhibits, each once.
func (c *checker) ratios() []ratio {
	var out []ratio
	seen := map[[3]string]bool{}
	put := func(share, part, whole string) {
		key := [3]string{share, part, whole}
		r := ratio{c.claim(share), c.claim(part), c.claim(whole)}
		if dangling := part != "" && r.part == nil || whole != "" && r.whole == nil; dangling || r.share == nil || seen[key] {
			return
		}
		seen[key] = true
		out = append(out, r)
	}
	for i := range c.d.Claims {
		if cl := &c.d.Claims[i]; cl.Ratio != nil {
			put(cl.ID, cl.Ratio.Part, cl.Ratio.Whole)
		}
	}
	for _, e := range c.d.Exhibits {
		if p, ok := e.(data.Progress); ok {
			put(p.Share, p.Done, p.Length)
		}
	}
	return out
}

func printedShares(c *checker) {
	for _, r := range c.ratio {
		stated, okS := interval(r.share)
		part, okP := interval(r.part)
		all, okW := interval(r.whole)
		if !okS || !okP || !okW || r.share.Unit.Dim != quantity.Share || !sameDim(r.part, r.whole) {
			continue
		}
		computed, ok := div(part, all)
		if !ok {
			continue
		}
		dig := shareDigits(r.share) + 1
		p, _ := printed(r.part)
		w, _ := printed(r.whole)
		rest := point(w - p)
		steps := []Step{
			{Terms: []Term{ofClaim("", r.part.ID), ofClaim("÷", r.whole.ID)},
				Result: computed, Unit: percent(), Digits: dig, Label: r.share.ID},
			{Terms: []Term{ofClaim("", r.whole.ID), ofClaim("−", r.part.ID)},
				Result: rest, Unit: r.whole.Unit, Digits: max(digits(r.whole), digits(r.part))},
		}
		name := Rule("printed-share")
		if overlap(stated, computed) {
			if r.share.Measure != "" {
				continue // it was computed so
			}
			name = "printed-share-agrees"
		}
		c.report(name, []string{r.share.ID, r.part.ID, r.whole.ID}, steps,
			argClaim("share", r.share.ID), argClaim("part", r.part.ID), argClaim("whole", r.whole.ID),
			argRange("computed", computed, percent(), dig),
			argRange("rest", rest, r.whole.Unit, steps[1].Digits))
	}
}
