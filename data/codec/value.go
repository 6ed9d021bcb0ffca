package codec

import (
	"fmt"

	"dyad/data"
	"dyad/data/quantity"
)

// quantity reads unit, qualifier, value and step of a claim.
func (o *object) quantity(c *data.Claim) {
	if !o.need("unit") {
		return
	}
	s, ok := o.scalar("unit")
	if !ok {
		return
	}
	u, err := quantity.ParseUnit(s)
	if err != nil {
		o.fail("unit", "%v", err)
		return
	}
	c.Unit = u
	if !o.qualifier(c) {
		return
	}
	switch {
	case u.Dim == quantity.Date:
		o.claimDate(c)
	case c.Qualifier == quantity.Words:
		if o.has("value") {
			o.fail("value", "has a value, but qualifier words means that there is none")
		}
	default:
		o.value(c)
	}
	o.step(c)
}

// qualifier reads the qualifier; without one a place is a rank, words are
// words, and all else is exact.
func (o *object) qualifier(c *data.Claim) bool {
	switch c.Unit.Dim {
	case quantity.None:
		c.Qualifier = quantity.Words
	case quantity.Place:
		c.Qualifier = quantity.Rank
	}
	if s, ok := o.scalar("qualifier"); ok {
		q, err := quantity.ParseQualifier(s)
		if err != nil {
			o.r.near(o.fail("qualifier", "%v", err), s, quantity.QualifierNames())
			return false
		}
		c.Qualifier = q
	}
	switch {
	case c.Unit.Dim == quantity.None && c.Qualifier != quantity.Words:
		o.fail("qualifier", "unit words, but the qualifier is %s", c.Qualifier)
	case c.Unit.Dim == quantity.Date && c.Qualifier != quantity.Exact:
		o.fail("qualifier", "a date cannot be %s", c.Qualifier)
	case (c.Qualifier == quantity.Rank || c.Qualifier == quantity.Joint) && c.Unit.Dim != quantity.Place:
		o.fail("qualifier", "qualifier %s, but the unit is %q", c.Qualifier, c.Unit.Text)
	default:
		return true
	}
	return false
}

// claimDate reads the value of a claim of unit date.
func (o *object) claimDate(c *data.Claim) {
	s, ok := o.scalar("value")
	switch {
	case !o.has("value"):
		o.fail("value", "no key %q", "value").Hint = "say value: n.d. if the date is not given"
	case !ok || s == "n.d.":
	case !isDate(s):
		o.fail("value", "value %q is not a date", data.Clip(s)).Hint = "a date is written 2022-08-20; n.d. if there is none"
	default:
		c.Date, c.HasValue = s, true
	}
}

func (o *object) value(c *data.Claim) {
	if !o.has("value") {
		o.fail("value", "no key %q", "value").Hint = "a statement without a number has qualifier: words"
		return
	}
	s, ok := o.scalar("value")
	if !ok {
		o.r.refuse(c)
		return
	}
	v, err := quantity.ParseValue(s)
	if err != nil {
		o.fail("value", "value %v", err)
		o.r.refuse(c)
		return
	}
	if what, hint := unfit(v, c.Unit); what != "" {
		o.fail("value", "%s", what).Hint = hint
		o.r.refuse(c)
		return
	}
	c.Value, c.HasValue = v, true
}

func (r *reader) refuse(c *data.Claim) {
	if r.refused == nil {
		r.refused = map[string]bool{}
	}
	r.refused[c.ID] = true
}

// unfit says why v is no value of unit u, and what to do; "" if it is one.
func unfit(v quantity.Value, u quantity.Unit) (what, hint string) {
	x := v.Float()
	switch u.Dim {
	case quantity.Share:
		switch {
		case x < 0:
			return fmt.Sprintf("share %s is under 0", v), ""
		case u.Mult == 1 && x > 1:
			return fmt.Sprintf("share %s is over 1", v), `a share is between 0 and 1; for per cent say unit: "%"`
		case x > 100:
			return fmt.Sprintf("share %s%% is over 100%%", v), ""
		}
	case quantity.Change:
		if x < -100 {
			return fmt.Sprintf("change %s%% is under −100%%", v), "nothing shrinks by more than the whole"
		}
	case quantity.Place, quantity.Ordinal:
		if x < 1 || !v.IsInt() || v.Scale > 0 || v.Den > 1 {
			return fmt.Sprintf("%s %s is not a whole number from 1", u.Text, v), ""
		}
	case quantity.Length, quantity.Count, quantity.Duration:
		if x < 0 {
			return fmt.Sprintf("value %s %s is under 0", v, u.Text), ""
		}
	}
	return "", ""
}

func (o *object) step(c *data.Claim) {
	s, ok := o.scalar("step")
	if !ok {
		return
	}
	v, err := quantity.ParseValue(s)
	switch {
	case err != nil:
		o.fail("step", "step %v", err)
	case v.Coef <= 0:
		o.fail("step", "step %s is not over 0", v)
	case !c.HasValue || c.Unit.Dim == quantity.Date:
		o.fail("step", "has a step, but no number")
	default:
		c.Step = v
	}
}

// A want says why a claim does not fit where it is referred to, "" if it does.
type want func(c *data.Claim) string

func anyClaim(*data.Claim) string { return "" }

func withNumber(c *data.Claim) string {
	if !c.HasValue || c.Unit.Dim == quantity.Date {
		return "has no number"
	}
	return ""
}

// of wants a number of dimension dim, which messages call name.
func of(dim quantity.Dimension, name string) want {
	return func(c *data.Claim) string {
		if why := withNumber(c); why != "" {
			return why
		}
		if c.Unit.Dim != dim {
			return fmt.Sprintf("has unit %q, which is not %s", c.Unit.Text, name)
		}
		return ""
	}
}

var (
	aShare = of(quantity.Share, "a share")
	aSum   = of(quantity.Money, "money")
)

// wholeCount wants a whole number of things.
func wholeCount(c *data.Claim) string {
	if why := of(quantity.Count, "a count")(c); why != "" {
		return why
	}
	if !c.Value.IsInt() {
		return fmt.Sprintf("is %s, not a whole number", c.Value)
	}
	return ""
}

// claim reads a reference to a claim, "" if there is none.
func (o *object) claim(key string, fits want) string {
	id, ok := o.scalar(key)
	if !ok {
		return ""
	}
	o.claimAt(o.node(key), false, key, id, fits)
	return id
}

func (o *object) needClaim(key string, fits want) string {
	if !o.need(key) {
		return ""
	}
	return o.claim(key, fits)
}

// claims reads a list of references to claims.
func (o *object) claims(key string, fits want) []string {
	var ids []string
	for _, n := range o.list(key) {
		if n.value == "" {
			o.wrongType(n, key, "the id of a claim")
			continue
		}
		ids = append(ids, n.value)
		o.claimAt(n, false, key, n.value, fits)
	}
	return ids
}

// claimAt checks a reference once all claims are read: n is the id, or prose in
// which it stands in braces.
func (o *object) claimAt(n *node, inProse bool, key, id string, fits want) {
	o.r.later(func(d *data.Dossier) {
		place := func() data.Pos {
			if inProse {
				return o.r.place(n, "{"+id)
			}
			return n.pos()
		}
		c := d.Claim(id)
		if c == nil {
			o.r.nearOf(o.r.fail(place(), "%s%s: no claim %q", o.prefix(), key, data.Clip(id)), id, d.ClaimIDs)
			return
		}
		if why := fits(c); why != "" && !o.r.refused[id] {
			o.r.fail(place(), "%s%s: claim %q %s", o.prefix(), key, id, why)
		}
	})
}
