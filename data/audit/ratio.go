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
		switch x := e.(type) {
		case data.Progress:
			put(x.Share, x.Done, x.Length)
		case data.Mix: // a share of a stated whole that stands beside its value
			for _, f := range x.Flows {
				for _, it := range f.Items {
					if cl := c.claim(it.Share); cl != nil && it.Value != "" && cl.Ratio != nil && cl.Ratio.Part == "" && cl.Ratio.Whole != "" {
						put(cl.ID, it.Value, cl.Ratio.Whole)
					}
				}
			}
		}
	}
	return out
}

func (r ratio) ids() []string { return []string{r.share.ID, r.part.ID, r.whole.ID} }

// barred tells of what keeps part and whole from being divided, or set against
// the share, and reports whether there is anything.
func (c *checker) barred(r ratio) bool {
	for _, pair := range [][2]*data.Claim{{r.share, r.part}, {r.share, r.whole}, {r.part, r.whole}} {
		if a, b := pair[0], pair[1]; a != nil && b != nil && a != b && !c.sameTime(a, b) {
			ids := []string{r.share.ID}
			for _, cl := range []*data.Claim{r.part, r.whole} {
				if cl != nil {
					ids = append(ids, cl.ID)
				}
			}
			return c.barOfTime(a, b, ids, "")
		}
	}
	return r.part != nil && r.whole != nil && c.bar(r.part, r.whole, r.ids(), "")
}
