package codec

import (
	"slices"

	"dyad/data"
	"dyad/data/quantity"
)

var claimKeys = []string{
	"id", "label", "short", "value", "step", "unit", "qualifier", "as_printed", "period", "source", "evidence",
	"evidence_note", "base", "base_implied", "dependence", "topic", "attributed_to", "restates", "ratio", "called",
	"majority", "covers", "name", "source_name", "in_source", "measure", "rows",
}

var (
	dependenceKeys = []string{"of", "on", "for"}
	ratioKeys      = []string{"part", "whole"}
)

// claim reads one claim. An outside claim is a crosscheck's: its source is one
// of the outside ones.
func (r *reader) claim(n *node, outside bool) data.Claim {
	c := data.Claim{Pos: n.pos()}
	o, ok := r.object(n, "claim", claimKeys)
	if !ok {
		return c
	}
	c.ID = o.id()
	if c.ID == "A" || c.ID == "B" {
		o.fail("id", "the id is taken: {%s} is the name of a state", c.ID)
	}
	c.Label = o.needText("label", label)
	c.Short = o.text("short", label)
	o.quantity(&c)
	c.Source, c.Evidence = o.sourced(outside)
	o.describe(&c)
	c.Dependence = o.dependence()
	c.Topic = data.Topic(o.oneOf("topic", topicNames, 0))
	o.relate(&c)
	c.Measure, c.Rows = o.measureRef("measure"), o.whole("rows")
	return c
}

// describe reads the words about the claim.
func (o *object) describe(c *data.Claim) {
	c.AsPrinted = o.text("as_printed", label)
	c.Period = o.text("period", phrase)
	if len(c.Period.Vals) > 0 && c.Period.Vals[0] == "not stated" {
		c.Period = data.Text{}
	}
	c.EvidenceNote = o.text("evidence_note", remark)
	c.Base = o.text("base", phrase)
	c.BaseImplied = o.truth("base_implied")
	c.AttributedTo = o.text("attributed_to", phrase)
	c.Called = o.text("called", label)
	c.Majority = o.truth("majority")
	c.Covers = o.texts("covers", label)
	c.Title = o.text("name", label)
	c.SourceTitle = o.text("source_name", phrase)
	c.InSource = o.truth("in_source")
	if c.BaseImplied && c.Base.IsZero() {
		o.fail("base_implied", "base_implied, but there is no base")
	}
	if c.Majority && c.Called.IsZero() {
		o.fail("majority", "majority, but the source's word is not given").Hint = "give it as called"
	}
	if c.InSource && c.Evidence == data.NoSource {
		o.fail("in_source", "in_source, but source is none")
	}
	if c.Qualifier == quantity.Words && c.AsPrinted.IsZero() {
		o.fail("as_printed", "qualifier words, but as_printed does not give them")
	}
	if !c.EvidenceNote.IsZero() && c.Evidence != data.Doubtful {
		o.fail("evidence_note", "evidence_note, but the evidence is %s", c.Evidence)
	}
}

// relate reads what ties the claim to other claims.
func (o *object) relate(c *data.Claim) {
	if id := o.claim("restates", anyClaim); id != "" {
		from := c.ID
		c.Restates = id
		o.r.later(func(d *data.Dossier) { o.checkRestates(d, from, id) })
	}
	n := o.node("ratio")
	if n == nil {
		return
	}
	ratio, ok := o.part(n, "ratio", ratioKeys)
	if !ok {
		return
	}
	if c.Unit.Dim != quantity.Share && c.Unit.Text != "" {
		o.fail("ratio", "has a ratio, but its unit %q is not a share", c.Unit.Text)
	}
	c.Ratio = &data.Ratio{Part: ratio.claim("part", withNumber), Whole: ratio.claim("whole", withNumber)}
	if len(ratio.keys) == 0 {
		o.fail("ratio", "ratio names neither part nor whole")
	}
}

func (o *object) checkRestates(d *data.Dossier, from, to string) {
	a, b := d.Claim(from), d.Claim(to)
	switch {
	case a == nil || b == nil:
	case a == b:
		o.fail("restates", "restates itself")
	case b.Restates != "":
		o.fail("restates", "restates %q, which itself restates %q", to, b.Restates).Hint = "name the claim that was first"
	case a.Unit.Dim != b.Unit.Dim:
		o.fail("restates", "restates %q, but %q and %q are not units of one kind", to, a.Unit.Text, b.Unit.Text)
	}
}

// sourced reads source and evidence, which must agree.
func (o *object) sourced(outside bool) (string, data.Evidence) {
	source := "none"
	if !o.has("source") {
		o.fail("source", "no key %q", "source").Hint = "say source: none if there is none"
	} else if s, ok := o.scalar("source"); ok {
		source = s
	}
	if source == "none" {
		if e := data.Evidence(o.oneOf("evidence", evidenceNames, int(data.NoSource))); e != data.NoSource && o.has("source") {
			o.fail("evidence", "evidence is %s, but source is none", e)
		}
		return "", data.NoSource
	}
	pos := o.posOf("source")
	o.r.later(func(d *data.Dossier) { o.checkSource(d, pos, source, outside) })
	e := data.Evidence(o.oneOf("evidence", evidenceNames, int(data.Cited)))
	if e == data.NoSource {
		o.fail("evidence", "evidence is none, but source is %q", data.Clip(source)).Hint = "say cited or doubtful"
	}
	return source, e
}

func (o *object) checkSource(d *data.Dossier, pos data.Pos, id string, outside bool) {
	list, kind := d.Sources, "source"
	if outside {
		list, kind = d.Outside, "outside source"
	}
	if !slices.ContainsFunc(list, func(s data.Source) bool { return s.ID == id }) {
		o.r.nearOf(o.r.fail(pos, "%sno %s %q", o.prefix(), kind, data.Clip(id)), id, func() []string {
			var ids []string
			for i := range list {
				ids = append(ids, list[i].ID)
			}
			return ids
		})
	}
}

// dependence reads {of, on, for}.
func (o *object) dependence() *data.Dependence {
	n := o.node("dependence")
	if n == nil {
		return nil
	}
	m, ok := o.part(n, "dependence", dependenceKeys)
	if !ok {
		return nil
	}
	dep := &data.Dependence{Of: m.state("of"), On: m.state("on"), For: m.text("for", label)}
	if dep.Of != "" && dep.Of == dep.On {
		m.fail("on", "%s cannot depend on itself", dep.On)
	}
	return dep
}

// state reads the code of one of the two states.
func (o *object) state(key string) string {
	if !o.need(key) {
		return ""
	}
	s, ok := o.scalar(key)
	if !ok {
		return ""
	}
	o.r.later(func(d *data.Dossier) {
		if d.State(s) == nil {
			o.fail(key, "%q is neither %s nor %s", data.Clip(s), d.A.Code, d.B.Code)
		}
	})
	return s
}
