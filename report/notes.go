package report

import (
	"dyad/data"
	"dyad/data/audit"
	"dyad/report/doc"
)

// notes are the findings of the audit, the gravest first, each with its arithmetic.
// Findings that figures agree stand in one paragraph.
func (c *evidence) notes() []doc.Block {
	out := []doc.Block{doc.Heading{Level: 2, Text: c.say("notes.title"), ID: "notes", Fresh: true}}
	l := doc.List{Small: true}
	for i := range c.Findings {
		if f := &c.Findings[i]; f.Outside == "" && f.Severity != audit.Agrees {
			l.Items = append(l.Items, c.note(f))
		}
	}
	if len(l.Items) > 0 {
		out = append(out, l)
	}
	if agrees := c.agreements(); len(agrees) > 0 {
		out = append(out, doc.Paragraph{Role: doc.Small, Text: agrees})
	}
	if len(out) == 1 {
		out = append(out, doc.Paragraph{Role: doc.Small, Text: c.say("notes.none")})
	}
	if not := c.notCompared(c.Tally); len(not) > 0 {
		out = append(out, doc.Paragraph{Role: doc.Small, Text: not})
	}
	return out
}

// agreements are the findings that figures agree, in one paragraph; nil if there are
// none.
func (c *evidence) agreements() doc.Spans {
	p, n := c.passage(), 0
	for i := range c.Findings {
		f := &c.Findings[i]
		if f.Outside != "" || f.Severity != audit.Agrees {
			continue
		}
		if n++; n > 1 {
			p.say("list.clause")
		} else {
			p.say("notes.agree")
			p.embolden(p.from)
			p.space()
		}
		c.addMessage(p, f, "head")
		p.claimIDs(f)
	}
	if n > 0 {
		p.say("sentence.end")
	}
	return p.spans()
}

// note is one finding: its kind, what it says, its arithmetic, its claims.
func (c *evidence) note(f *audit.Finding) doc.ListItem {
	p := c.passage()
	p.say("severity." + f.Severity.String())
	p.embolden(p.from)
	p.space()
	c.addMessage(p, f, "head")
	p.say("sentence.end")
	if f.Severity == audit.Conflict {
		p.space()
		c.addMessage(p, f, "text")
	}
	end := p.here()
	c.addSteps(p, f) // also where they are removed again: they count as printed
	if f.Severity == audit.Wording {
		p.cut(end)
	}
	p.claimIDs(f)
	return doc.ListItem{Label: c.keep(doc.Span{Text: f.ID, Bold: true}), Text: p.spans(), ID: noteAnchor(f)}
}

// claimIDs adds the ids of the claims of a finding, linked to the ledger. Three or
// more that follow each other in the dossier are a range.
func (p passage) claimIDs(f *audit.Finding) {
	ids, from := f.Claims, p.here()
	for i := 0; i < len(ids); {
		j := i
		for j+1 < len(ids) && p.q.follows(ids[j], ids[j+1]) {
			j++
		}
		if j < i+2 { // two are not a range
			j = i
		}
		if i == 0 {
			p.text(" (")
		} else {
			p.say("list.next")
		}
		p.id(ids[i])
		if j > i {
			p.text("–")
			p.id(ids[j])
		}
		i = j + 1
	}
	if len(ids) > 0 {
		p.text(")")
	}
	p.mute(from)
}

// crosschecks are the checks against evidence from outside the dossier, in a box.
func (c *evidence) crosschecks() []doc.Block {
	if len(c.d.Crosschecks) == 0 {
		return nil
	}
	l := doc.List{Small: true}
	for i := range c.d.Crosschecks {
		l.Items = append(l.Items, c.crosscheck(&c.d.Crosschecks[i]))
	}
	return []doc.Block{doc.Box{Blocks: []doc.Block{
		doc.Heading{Level: 3, Text: c.say("outside.title"), ID: "outside"}, l, c.crosscheckSources(),
	}}}
}

// crosscheckSources are the sources of the cross-checks, in one paragraph.
func (c *evidence) crosscheckSources() doc.Block {
	p := c.passage()
	p.say("outside.sources")
	p.embolden(p.from)
	for i := range c.d.Outside {
		s := &c.d.Outside[i]
		cited := c.source(s.ID)
		p.space()
		p.add(doc.Span{Text: cited.n + nbsp, Bold: true, Anchor: cited.dest})
		p.outsideEntry(s)
	}
	return doc.Paragraph{Role: doc.Small, Text: p.spans()}
}

func (c *evidence) crosscheck(x *data.Crosscheck) doc.ListItem {
	origin, p := "crosscheck "+x.ID, c.passage()
	p.prose(x.Title, origin, passage.figure)
	p.say("sentence.end")
	p.embolden(p.from)
	p.space()
	p.prose(x.Text, origin, passage.figure)
	for i := range c.Findings {
		f := &c.Findings[i]
		if f.Outside != x.ID {
			continue
		}
		if x.Text.IsZero() {
			p.space()
			c.addMessage(p, f, "text")
		}
		end := p.here()
		c.addSteps(p, f)
		if f.Rule == "outside-same" {
			p.cut(end)
		}
	}
	return doc.ListItem{Label: c.keep(doc.Span{Text: x.ID, Bold: true}), Text: p.spans(), ID: "check-" + x.ID}
}
