package audit

import (
	"dyad/data"
	"dyad/data/quantity"
)

// A flow is what the items of one direction of a mix say together.
type flow struct {
	data.Flow
	items  []*data.Claim // share and value of every item with both, in pairs
	totals []quantity.Range
	fair   []quantity.Range // the totals, with what is granted to operands
	common quantity.Range   // of the totals; their hull when they have none
	agree  bool             // the totals have a value in common
	unit   quantity.Unit    // of the values
	digits int              // decimals of totals: one more than the values have
	steps  []Step
}

// readFlow divides each value by its share: a total implied per item. Items in
// another currency than the first, or with share and value of different times,
// are left out.
func (c *checker) readFlow(f data.Flow) flow {
	out := flow{Flow: f, agree: true}
	for _, it := range f.Items {
		share, value := c.claim(it.Share), c.claim(it.Value)
		s, okS := interval(share)
		v, okV := interval(value)
		if !okS || !okV || share.Unit.Dim != quantity.Share || value.Unit.Dim != quantity.Money ||
			len(out.items) > 0 && !sameDim(value, out.items[1]) || !c.sameTime(share, value) {
			continue
		}
		total, ok := div(v, s)
		if !ok || boundless(total) {
			continue
		}
		if len(out.items) == 0 {
			out.unit = value.Unit
		}
		fs, _ := c.lenient(share)
		fv, _ := c.lenient(value)
		fair, ok := div(fv, fs)
		if !ok {
			fair = total
		}
		out.items = append(out.items, share, value)
		out.totals, out.fair = append(out.totals, total), append(out.fair, hull(total, fair))
		out.digits = max(out.digits, digits(value)+1)
	}
	out.join()
	return out
}

// join finds what the totals have in common, and writes the arithmetic down.
func (f *flow) join() {
	var both Step
	exact := true
	for i, t := range f.totals {
		share, value := f.items[2*i], f.items[2*i+1]
		f.steps = append(f.steps, Step{
			Terms:  []Term{ofClaim("", value.ID), ofClaim("÷", share.ID)},
			Result: t, Unit: f.unit, Digits: f.digits})
		both.Terms = append(both.Terms, ofRange("and", t, f.unit, f.digits))
		if i == 0 {
			f.common = t
			continue
		}
		m, ok := meet(f.common, t)
		if exact = exact && ok; exact {
			f.common = m
		}
	}
	if !exact { // what rounding does not join, more allowance may
		f.common = f.fair[0]
		for _, t := range f.fair[1:] {
			m, ok := meet(f.common, t)
			if f.agree = f.agree && ok; f.agree {
				f.common = m
			}
		}
	}
	if !f.agree {
		f.common = f.totals[0]
		for _, t := range f.totals {
			f.common = hull(f.common, t)
		}
		return
	}
	if len(f.totals) > 1 && exact {
		both.Terms[0].Op = ""
		both.Result, both.Unit, both.Digits = f.common, f.unit, f.digits
		f.steps = append(f.steps, both)
	}
}

func (f *flow) claims() []string {
	ids := make([]string, len(f.items))
	for i, cl := range f.items {
		ids[i] = cl.ID
	}
	return ids
}

// mixes are the mix exhibits of the dossier.
func (c *checker) mixes() []data.Mix {
	var out []data.Mix
	for _, e := range c.d.Exhibits {
		if m, ok := e.(data.Mix); ok {
			out = append(out, m)
		}
	}
	return out
}

// implied is the turnover that the flows of a mix add up to. It reports false
// when a flow has no value, or the flows are in different currencies.
func (c *checker) implied(m data.Mix) (total quantity.Range, parts []flow, ok bool) {
	if len(m.Flows) < 2 {
		return total, nil, false
	}
	for i, f := range m.Flows {
		p := c.readFlow(f)
		if len(p.items) == 0 || i > 0 && !sameDim(p.items[1], parts[0].items[1]) {
			return total, nil, false
		}
		parts = append(parts, p)
		if i == 0 {
			total = p.common
		} else {
			total = total.Add(p.common)
		}
	}
	return total, parts, !boundless(total)
}

// sumStep adds the totals of the flows, in the unit of the turnover.
func sumStep(parts []flow, total quantity.Range, u quantity.Unit) Step {
	sum := Step{Result: total, Unit: u}
	for _, p := range parts {
		sum.Terms = append(sum.Terms, ofRange("+", p.common, u, p.digits))
		sum.Digits = max(sum.Digits, p.digits)
	}
	sum.Terms[0].Op = ""
	return sum
}

// extremes are the totals that end lowest and begin highest: if any two have
// nothing in common, these two have not.
func (f *flow) extremes() (low, high quantity.Range) {
	low, high = f.totals[0], f.totals[0]
	for _, t := range f.totals {
		if t.Hi < low.Hi {
			low = t
		}
		if t.Lo > high.Lo {
			high = t
		}
	}
	return low, high
}
