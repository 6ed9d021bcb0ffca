package codec

import (
	"fmt"

	"dyad/data"
	"dyad/data/quantity"
)

// readQuantity reads unit, qualifier, value and step of a claim.
func readQuantity(m *mapping, c *data.Claim) {
	if !m.need("unit") {
		return
	}
	s, ok := m.scalar("unit")
	if !ok {
		return
	}
	u, err := quantity.ParseUnit(s)
	if err != nil {
		adviseUnit(m, m.fail("unit", "%v", err), err, s)
		return
	}
	c.Unit = u
	if !readQualifier(m, c) {
		return
	}
	switch {
	case u.Dim == quantity.Date:
		readDateValue(m, c)
	case c.Qualifier == quantity.Words:
		if m.has("value") {
			m.fail("value", "has a value, but qualifier words means that there is none")
		}
	default:
		readValue(m, c)
	}
	readTo(m, c)
	readStep(m, c)
}

// readQualifier reads the qualifier; without one a place is a rank, words are
// words, and all else is exact.
func readQualifier(m *mapping, c *data.Claim) bool {
	switch c.Unit.Dim {
	case quantity.None:
		c.Qualifier = quantity.Words
	case quantity.Place:
		c.Qualifier = quantity.Rank
	}
	if s, ok := m.scalar("qualifier"); ok {
		q, err := quantity.ParseQualifier(s)
		if err != nil {
			adviseQualifier(m, m.fail("qualifier", "%v", err), s)
			return false
		}
		c.Qualifier = q
	}
	switch {
	case c.Unit.Dim == quantity.None && c.Qualifier != quantity.Words:
		m.fail("qualifier", "unit words, but the qualifier is %s", c.Qualifier)
	case c.Unit.Dim == quantity.Date && c.Qualifier != quantity.Exact:
		m.fail("qualifier", "a date cannot be %s", c.Qualifier)
	case (c.Qualifier == quantity.Rank || c.Qualifier == quantity.Joint) && c.Unit.Dim != quantity.Place:
		m.fail("qualifier", "qualifier %s, but the unit is %q", c.Qualifier, c.Unit.Text)
	default:
		return true
	}
	return false
}

// readDateValue reads the value of a claim of unit date.
func readDateValue(m *mapping, c *data.Claim) {
	s, ok := m.scalar("value")
	switch {
	case lacks(m, "value"):
		m.fail("value", "no key %q", "value").Hint = "say value: n.d. if the date is not given"
	case !ok || s == "n.d.":
	case !isTime(s):
		adviseDate(m, m.fail("value", "value %q is not a date", data.Clip(s)), "value", s, "a date is written "+timesWritten+"; n.d. if there is none")
	default:
		c.Date, c.HasValue = s, true
	}
}

func readValue(m *mapping, c *data.Claim) {
	if lacks(m, "value") {
		m.fail("value", "no key %q", "value").Hint = "write the number, as in value: 90; if the source gives none, change unit to words, and add as_printed, with the words of the source after its colon"
	}
	s, ok := m.scalar("value")
	if !ok {
		m.r.badValue(c)
		return
	}
	if s == derivedWord {
		readDerived(m, c)
		return
	}
	v, err := quantity.ParseValue(s)
	if err != nil {
		adviseNumber(m, m.fail("value", "value %v", err), "value", s)
		m.r.badValue(c)
		return
	}
	signed := v.Coef < 0 && (m.truth("signed") || m.has("difference"))
	if what, hint := unfit(v, c.Unit); what != "" && !signed {
		m.fail("value", "%s", what).Hint = hint
		m.r.badValue(c)
		return
	}
	c.Value, c.HasValue = v, true
}

func (r *reader) badValue(c *data.Claim) {
	if r.badValues == nil {
		r.badValues = map[string]bool{}
	}
	r.badValues[c.ID] = true
}

// unfit says why v is no value of unit u, and what to do; "" if it is one.
func unfit(v quantity.Value, u quantity.Unit) (what, hint string) {
	x := v.Float()
	switch u.Dim {
	case quantity.Share:
		switch {
		case x < 0:
			return fmt.Sprintf("share %s is under 0", v), `a growth has unit: "% change", a difference of shares unit: percentage points`
		case u.Mult == 1 && x > 1:
			return fmt.Sprintf("share %s is over 1", v), shareOver(v)
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
	case quantity.Length, quantity.Count, quantity.Duration, quantity.Amount:
		if x < 0 {
			return fmt.Sprintf("value %s %s is under 0", v, u.Text), "say signed: true if it can be"
		}
	}
	return "", ""
}

// shareOver says how a share is written that is over 1.
func shareOver(v quantity.Value) string {
	if v.Float() > 100 || v.Den > 1 {
		return `a share is between 0 and 1; for per cent write unit: "%" in place of unit: share`
	}
	return fmt.Sprintf(`if %s per cent is meant, write unit: "%%" in place of unit: share, or value: %s`, v, quantity.Value{Coef: v.Coef, Scale: v.Scale + 2})
}

func readStep(m *mapping, c *data.Claim) {
	s, ok := m.scalar("step")
	if !ok {
		return
	}
	v, err := quantity.ParseValue(s)
	switch {
	case err != nil:
		adviseNumber(m, m.fail("step", "step %v", err), "step", s)
	case v.Coef <= 0:
		m.fail("step", "step %s is not over 0", v)
	case !c.HasValue && c.Derived == nil || c.Unit.Dim == quantity.Date:
		m.fail("step", "has a step, but no number")
	default:
		c.Step = v
	}
}
