package data

// Examples are the claims and facts that are made up, and stand for others that an
// author is to put in their place: those of a source that is an example, and claims
// computed from such. They are in the order of the file, the claims of crosschecks
// behind the others.
func (d *Dossier) Examples() (claims []*Claim, facts []*Fact) {
	if !d.hasExamples() {
		return nil, nil
	}
	known := map[string]bool{}
	for c := range d.AllClaims() {
		if d.isExample(c, known) {
			claims = append(claims, c)
		}
	}
	for i := range d.Facts {
		if s := d.Source(d.Facts[i].Source); s != nil && s.Example {
			facts = append(facts, &d.Facts[i])
		}
	}
	return claims, facts
}

// hasExamples tells whether a source is an example.
func (d *Dossier) hasExamples() bool {
	for _, list := range [][]Source{d.Sources, d.Outside} {
		for i := range list {
			if list[i].Example {
				return true
			}
		}
	}
	return false
}

// isExample tells whether a claim is made up; known are those looked at before.
func (d *Dossier) isExample(c *Claim, known map[string]bool) bool {
	if example, ok := known[c.ID]; ok {
		return example
	}
	known[c.ID] = false // a circle ends here
	example := false
	if s := d.Source(c.Source); s != nil {
		example = s.Example
	}
	if c.Derived != nil {
		for _, id := range c.computedFrom() {
			if from := d.Claim(id); from != nil && d.isExample(from, known) {
				example = true
			}
		}
	}
	known[c.ID] = example
	return example
}

// computedFrom are the ids of the claims that a derived one is computed from.
func (c *Claim) computedFrom() []string {
	var ids []string
	if c.Relation != nil {
		ids = append(ids, c.Relation.Of...)
	}
	if c.Ratio != nil {
		ids = append(ids, c.Ratio.Part, c.Ratio.Whole)
	}
	return ids
}
