package report

import (
	"dyad/data"
	"dyad/data/audit"
	"dyad/report/doc"
)

// notes are the audit's findings, the gravest first, each with its arithmetic.
// What was checked and agrees is one paragraph.
func (c *evidence) notes() []doc.Block {
	out := []doc.Block{doc.Heading{Level: 2, Text: c.say("notes.title"), ID: "notes", Fresh: true}}
	l := doc.List{Small: true}
	for i := range c.findings {
		if f := &c.findings[i]; f.Outside == "" && f.Severity != audit.Agrees {
			l.Items = append(l.Items, c.note(f))
		}
	}
	if len(l.Items) > 0 {
		out = append(out, l)
	}
	if agrees := c.agreeing(); len(agrees) > 0 {
		out = append(out, doc.Paragraph{Role: doc.Small, Text: agrees})
	}
	if len(out) == 1 {
		out = append(out, doc.Paragraph{Role: doc.Small, Text: c.say("notes.none")})
	}
	return out
}

// agreeing is what was checked and agrees; nothing if nothing does.
func (c *evidence) agreeing() doc.Spans {
	p, n := c.passage(), 0
	for i := range c.findings {
		f := &c.findings[i]
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
		p.concerned(f)
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
	c.addSteps(p, f) // whose steps count as shown in any case
	if f.Severity == audit.Wording {
		p.cut(end)
	}
	p.concerned(f)
	return doc.ListItem{Label: c.keep(doc.Span{Text: f.ID, Bold: true}), Text: p.spans(), ID: noteAnchor(f)}
}

// concerned adds the ids of a finding's claims, linked to the ledger; runs of
// neighbours are drawn together.
func (p passage) concerned(f *audit.Finding) {
	ids, from := f.Claims, p.here()
	for i := 0; i < len(ids); {
		j := i
		for j+1 < len(ids) && p.q.follows(ids[j], ids[j+1]) {
			j++
		}
		if j < i+2 { // a pair is not a run
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

// outside are the cross-checks against evidence that is not the dossier's,
// apart in a box of their own.
func (c *evidence) outside() []doc.Block {
	if len(c.d.Crosschecks) == 0 {
		return nil
	}
	l := doc.List{Small: true}
	for i := range c.d.Crosschecks {
		l.Items = append(l.Items, c.crosscheck(&c.d.Crosschecks[i]))
	}
	return []doc.Block{doc.Box{Blocks: []doc.Block{
		doc.Heading{Level: 3, Text: c.say("outside.title"), ID: "outside"}, l, c.outsideSources(),
	}}}
}

// outsideSources are the sources of the cross-checks, run in.
func (c *evidence) outsideSources() doc.Block {
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
	for i := range c.findings {
		f := &c.findings[i]
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
