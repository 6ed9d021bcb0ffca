package audit

import "dyad/data"

// eachCrosscheck runs a test of one kind over the crosschecks that ask for it.
func eachCrosscheck(kind data.TestKind, test func(*checker, *data.Crosscheck)) func(*checker) {
	return func(c *checker) {
		for i := range c.d.Crosschecks {
			if x := &c.d.Crosschecks[i]; x.Test.Kind == kind {
				test(c, x)
			}
		}
	}
}

func (c *checker) reportOutside(x *data.Crosscheck, r Rule, claims []string, steps []Step, args ...Arg) {
	c.add(Finding{Rule: r, Claims: claims, Steps: steps, Args: args, Outside: x.ID})
}
