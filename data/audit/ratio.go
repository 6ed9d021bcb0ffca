package audit

import "dyad/data"

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
