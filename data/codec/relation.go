package codec

import (
	"strings"

	"dyad/data"
	"dyad/data/quantity"
)

// relation is the field of one way in which a claim can result from others: under
// the name of the kind, with operands as its record reads them.
func relation(kind data.RelationKind, rec *record[data.Relation]) field[data.Claim] {
	key := kind.String()
	return field[data.Claim]{
		key: key,
		read: func(m *mapping, c *data.Claim) {
			n := m.node(key)
			if n == nil {
				return
			}
			rel := &data.Relation{Kind: kind}
			if !rec.readNode(m.r, m, n, key, rel) {
				return
			}
			if c.Relation != nil || c.Ratio != nil {
				m.fail(key, "a second relation: a claim results from others in one way")
				return
			}
			c.Relation = rel
			checkRelation(m, key, c, rel)
		},
		write: func(w *mappingWriter, c *data.Claim) {
			if c.Relation != nil && c.Relation.Kind == kind {
				in := w.flow(key)
				rec.write(&in, c.Relation)
				in.end()
			}
		},
		show: func(c *data.Claim) string {
			if c.Relation == nil || c.Relation.Kind != kind {
				return ""
			}
			out := showWords(c.Relation.Of)
			if c.Relation.Rest {
				out += " and others"
			}
			return out
		},
		cells: cellForm{form: formPart, part: rec.columns},
	}
}

// operand is the field of one of two operands of a relation.
func operand(key string, i int) field[data.Relation] {
	return field[data.Relation]{
		key: key,
		read: func(m *mapping, r *data.Relation) {
			if r.Of == nil {
				r.Of = make([]string, 2)
			}
			r.Of[i] = m.claim(key, withNumber)
		},
		write: func(w *mappingWriter, r *data.Relation) { w.word(key, r.Of[i]) },
		show:  func(r *data.Relation) string { return r.Of[i] },
		cells: cellForm{form: FormWord, of: "claims"},
	}
}

// operands is the field of a list of operands.
func operands() field[data.Relation] {
	return required(claimIDs("of", withNumber, func(r *data.Relation) *[]string { return &r.Of }))
}

var (
	sumRecord = newRecord(record[data.Relation]{name: "sum", fields: []field[data.Relation]{
		operands(), truth("rest", func(r *data.Relation) *bool { return &r.Rest }),
	}})
	differenceRecord = newRecord(record[data.Relation]{name: "difference", fields: []field[data.Relation]{
		required(operand("of", 0)), required(operand("less", 1)),
	}})
	growthRecord  = newRecord(record[data.Relation]{name: "growth", fields: []field[data.Relation]{operand("from", 0), operand("to", 1)}})
	productRecord = newRecord(record[data.Relation]{name: "product", fields: []field[data.Relation]{operands()}})
	placeRecord   = newRecord(record[data.Place]{name: "place", fields: []field[data.Place]{
		required(claimID("of", withNumber, func(p *data.Place) *string { return &p.Of })),
		required(claimIDs("among", withNumber, func(p *data.Place) *[]string { return &p.Among })),
	}})
)

// checkRelation checks that a relation has operands that fit it.
func checkRelation(m *mapping, key string, c *data.Claim, rel *data.Relation) {
	id := c.ID
	switch rel.Kind {
	case data.RelationSum:
		if len(rel.Of) < 2 && !(rel.Rest && len(rel.Of) == 1) {
			m.fail(key, "a sum needs 2 claims in of, not %d", len(rel.Of))
		}
	case data.RelationProduct:
		if len(rel.Of) != 2 {
			m.fail(key, "a product needs 2 claims in of, not %d", len(rel.Of))
		}
		unit, of := c.Unit, rel.Of
		m.r.afterRead(func(d *data.Dossier) { checkProduct(m, d, unit, of) })
	case data.RelationGrowth:
		if rel.Of == nil || rel.Of[0] == "" && rel.Of[1] == "" {
			m.fail(key, "growth names neither from nor to")
		}
		if dim := c.Unit.Dim; dim != quantity.Change && dim != quantity.Points && dim != quantity.Share && c.Unit.Text != "" {
			m.fail(key, "has a growth, but its unit %q is neither %q nor %q", c.Unit.Text, "% change", "percentage points")
		}
	}
	m.r.afterRead(func(d *data.Dossier) {
		if leadsTo(d, id, id, 0) {
			m.fail(key, "leads back to itself")
		}
	})
}

// checkProduct checks that two units multiply to a third.
func checkProduct(m *mapping, d *data.Dossier, unit quantity.Unit, of []string) {
	if len(of) != 2 {
		return
	}
	a, b := d.Claim(of[0]), d.Claim(of[1])
	if a == nil || b == nil || unit.Text == "" {
		return
	}
	if u, ok := a.Unit.Times(b.Unit); !ok || !u.Same(unit) {
		m.fail("product", "%s × %s is no %s", a.Unit.Text, b.Unit.Text, unit.Text).Hint = `a price is in "USD per t", to be multiplied with t`
	}
}

// operandsOf are the claims that a claim is computed from by what it says.
func operandsOf(c *data.Claim) []string {
	switch {
	case c.Relation != nil:
		return c.Relation.Of
	case c.Ratio != nil:
		return []string{c.Ratio.Part, c.Ratio.Whole}
	}
	return nil
}

// maxChain is how many claims may be computed from each other in a row.
const maxChain = 20

// leadsTo tells whether the operands of a claim, or theirs, are another claim.
func leadsTo(d *data.Dossier, from, to string, depth int) bool {
	c := d.Claim(from)
	if c == nil || depth > maxChain {
		return false
	}
	for _, id := range operandsOf(c) {
		if id == to || id != "" && leadsTo(d, id, to, depth+1) {
			return true
		}
	}
	return false
}

// readTo reads the upper end of a range.
func readTo(m *mapping, c *data.Claim) {
	s, ok := m.scalar("to")
	if !ok {
		return
	}
	v, err := quantity.ParseValue(s)
	switch {
	case err != nil:
		m.fail("to", "to %v", err)
	case c.Unit.Dim == quantity.Date || c.Unit.Dim == quantity.Place || c.Unit.Dim == quantity.Ordinal:
		m.fail("to", "unit %s has no ranges", c.Unit.Text)
	case !c.HasValue:
		m.fail("to", "has the upper end of a range, but no number that begins it")
	case c.Qualifier != quantity.Exact && c.Qualifier != quantity.About:
		m.fail("to", "a range is exact or about, not %s", c.Qualifier)
	case v.Float() <= c.Value.Float():
		m.fail("to", "a range from %s to %s", c.Value, v).Hint = "value is the lower end, to the upper one"
	default:
		if what, hint := unfit(v, c.Unit); what != "" {
			m.fail("to", "%s", what).Hint = hint
			return
		}
		c.To, c.HasTo = v, true
	}
}

// showTo is the upper end of a range, "" without one.
func showTo(c *data.Claim) string {
	if !c.HasTo {
		return ""
	}
	return c.To.String()
}

// showPlace is what a place in an order is the place of.
func showPlace(c *data.Claim) string {
	if c.Place == nil {
		return ""
	}
	return c.Place.Of + " among " + strings.Join(c.Place.Among, ", ")
}
