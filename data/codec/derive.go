package codec

import (
	"math"

	"dyad/data"
	"dyad/data/quantity"
)

// derivedWord is the value of a claim that is computed from others.
const derivedWord = "derived"

// A derivation is a claim that is to be computed once all claims are read.
type derivation struct {
	m     *mapping
	id    string
	state uint8 // 1 while it is computed, 2 when it is
}

// readDerived notes that a claim's value is to be computed, and checks that nothing
// else says what it is.
func readDerived(m *mapping, c *data.Claim) {
	c.Derived = &quantity.Range{}
	for _, key := range []string{"source", "evidence", "qualifier", "as_printed", "to"} {
		if m.has(key) {
			m.fail(key, "value is derived, and has no %s", key)
		}
	}
	m.r.derived = append(m.r.derived, &derivation{m: m, id: c.ID})
}

// derive computes the claims whose values are derived, those they are computed from
// first.
func (r *reader) derive(d *data.Dossier) {
	for _, x := range r.derived {
		r.deriveOne(d, x, 0)
	}
}

func (r *reader) deriveOne(d *data.Dossier, x *derivation, depth int) {
	c := d.Claim(x.id)
	if x.state > 0 || c == nil || c.Derived == nil || depth > maxChain {
		return
	}
	x.state = 1
	r.badValue(c) // until it has a value
	key, rel := "value", c.Relation
	switch {
	case rel != nil:
		key = rel.Kind.String()
	case c.Ratio != nil:
		key = "ratio"
	default:
		x.m.fail("value", "value is derived, but nothing says from what").Hint = "add one of sum, difference, growth, product and ratio"
		return
	}
	var of []*data.Claim
	for _, id := range operandsOf(c) {
		for _, y := range r.derived {
			if y.id == id {
				r.deriveOne(d, y, depth+1)
			}
		}
		if id == "" {
			x.m.fail(key, "value is derived, but %s leaves one figure out", key)
			return
		}
		o := d.Claim(id)
		if o == nil || !o.HasValue || o.Qualifier == quantity.Words || o.Unit.Dim == quantity.Date {
			x.m.fail(key, "value is derived, but %q has no number to compute it from", data.Clip(id))
			return
		}
		of = append(of, o)
	}
	if why := unlike(c, of); why != "" {
		x.m.fail(key, "%s", why)
		return
	}
	if !computeClaim(c, of) {
		x.m.fail(key, "there is no result of these claims")
		return
	}
	x.state = 2
	delete(r.badValues, c.ID)
}

// unlike says why claims cannot be computed with each other to the unit of c.
func unlike(c *data.Claim, of []*data.Claim) string {
	differ := func(a, b *data.Claim) string {
		if a.Unit.Same(b.Unit) {
			return ""
		}
		return "value is derived, but " + a.Unit.Text + " and " + b.Unit.Text + " cannot be computed with each other: no common unit"
	}
	switch {
	case c.Relation == nil && c.Unit.Dim != quantity.Share:
		return "value is derived from a ratio, but its unit is not a share"
	case c.Relation == nil, c.Relation.Kind == data.RelationGrowth:
		return differ(of[0], of[1])
	case c.Relation.Kind == data.RelationProduct:
		return "" // checkProduct says it
	}
	for _, o := range of {
		if c.Relation.Kind == data.RelationDifference && c.Unit.Dim == quantity.Points && o.Unit.Dim == quantity.Share {
			continue
		}
		if why := differ(c, o); why != "" {
			return why
		}
	}
	return ""
}

// computeClaim puts a claim's value, and what it can be, in its place.
func computeClaim(c *data.Claim, of []*data.Claim) bool {
	var ranges, points []quantity.Range
	digits := 0
	for _, o := range of {
		at := float64(o.Value.Float() * o.Unit.Mult)
		ranges, points = append(ranges, o.Operand()), append(points, quantity.Range{Lo: at, Hi: at})
		digits = max(digits, int(o.Value.Scale))
	}
	compute := func(rs []quantity.Range) (quantity.Range, bool) {
		if c.Relation != nil {
			return c.Relation.Compute(rs, c.Unit.Dim == quantity.Points)
		}
		if rs[1].Lo <= 0 {
			return quantity.Range{}, false
		}
		return rs[0].Div(rs[1]), true
	}
	can, ok := compute(ranges)
	at, okAt := compute(points)
	if !ok || !okAt || !can.Bounded() {
		return false
	}
	scale := c.Step.Scale
	if c.Step.Coef == 0 {
		scale = decimals(can.Width()/c.Unit.Mult, digits, c.Relation == nil || c.Relation.Kind == data.RelationGrowth)
	}
	unit := math.Pow10(int(scale))
	x := at.Lo / c.Unit.Mult
	if c.Step.Coef != 0 {
		x = math.Round(x/c.Step.Float()) * c.Step.Float()
	}
	if math.Abs(x*unit) > 1e15 {
		return false
	}
	c.Value, c.HasValue = quantity.Value{Coef: int64(math.Round(x * unit)), Scale: scale}, true
	c.Derived = &can
	return true
}

// decimals is how many digits after the point a result has whose interval is so
// wide: as many as tell one end from the other, no more. What is exact has those
// of its operands, a quotient one.
func decimals(width float64, digits int, quotient bool) uint8 {
	const most = 6
	switch {
	case width > 0:
		return uint8(min(most, max(0, -int(math.Floor(math.Log10(width))))))
	case quotient:
		return 1
	}
	return uint8(min(most, digits))
}
