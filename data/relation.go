package data

import "dyad/data/quantity"

// RelationKind is how a claim results from others.
type RelationKind uint8

const (
	RelationSum        RelationKind = iota // Of[0] + Of[1] …
	RelationDifference                     // Of[0] − Of[1]
	RelationGrowth                         // Of[1] ÷ Of[0] − 1, or Of[1] − Of[0] in percentage points
	RelationProduct                        // Of[0] × Of[1] …
)

// relationNames are the keys of the file format, by RelationKind.
var relationNames = [...]string{"sum", "difference", "growth", "product"}

// String is the kind's key in the file format.
func (k RelationKind) String() string { return relationNames[k] }

// A Relation says that a claim is computed from others. An id of a growth may be
// empty: a level that the dossier does not state.
type Relation struct {
	Kind RelationKind
	Of   []string // claim ids; of a growth the earlier level, then the later
	Rest bool     // of a sum: there are more parts than those named
}

// A Place is what a place in an order is the place of, and some of what it is
// ordered among.
type Place struct {
	Of    string
	Among []string
}

// lenient is a claim's interval by one of the quantity package's functions; ends
// of a range are as printed, and what is computed is not rounded.
func (c *Claim) lenient(of func(quantity.Value, quantity.Unit, quantity.Qualifier, quantity.Value) quantity.Range) quantity.Range {
	switch {
	case c.Derived != nil:
		return *c.Derived
	case c.HasTo && c.Qualifier == quantity.Exact:
		a, b := float64(c.Value.Float()*c.Unit.Mult), float64(c.To.Float()*c.Unit.Mult)
		return quantity.Range{Lo: min(a, b), Hi: max(a, b)}
	case c.HasTo:
		low, high := of(c.Value, c.Unit, c.Qualifier, c.Step), of(c.To, c.Unit, c.Qualifier, c.Step)
		return quantity.Range{Lo: min(low.Lo, high.Lo), Hi: max(low.Hi, high.Hi)}
	case !c.HasValue:
		return of(c.Value, c.Unit, quantity.Words, c.Step)
	}
	return of(c.Value, c.Unit, c.Qualifier, c.Step)
}

// Interval is the range in base units that the claim stands for; unbounded for
// a claim without a number.
func (c *Claim) Interval() quantity.Range { return c.lenient(quantity.Interval) }

// Lenient is what the claim can stand for when it is compared with another.
func (c *Claim) Lenient() quantity.Range { return c.lenient(quantity.Lenient) }

// Operand is what the claim can stand for when another is computed from it.
func (c *Claim) Operand() quantity.Range { return c.lenient(quantity.Operand) }

// Compute is what the relation gives of its operands, in base units; points says
// that a growth is in percentage points. It reports false where there is no result:
// a growth from 0.
func (r *Relation) Compute(of []quantity.Range, points bool) (quantity.Range, bool) {
	if len(of) == 0 {
		return quantity.Range{}, false
	}
	out := of[0]
	switch r.Kind {
	case RelationSum:
		for _, o := range of[1:] {
			out = out.Add(o)
		}
	case RelationProduct:
		for _, o := range of[1:] {
			out = out.Mul(o)
		}
	case RelationDifference:
		return out.Sub(of[1]), true
	case RelationGrowth:
		if points {
			return of[1].Sub(out), true
		}
		if out.Lo <= 0 {
			return quantity.Range{}, false
		}
		return of[1].Div(out).Sub(quantity.Range{Lo: 1, Hi: 1}), true
	}
	return out, true
}
