package report

import (
	"slices"

	"dyad/data"
	"dyad/data/audit"
	"dyad/report/doc"
	"dyad/report/words"
)

// noteKinds are the kinds of notes in the order of the page, with the severities of the
// findings that they hold. Notes of the last two are left out first where a page is
// wanted; notes.txt has all.
var noteKinds = []struct {
	key string
	of  []audit.Severity
}{
	{"notes.conflicts", []audit.Severity{audit.Conflict}},
	{"notes.queries", []audit.Severity{audit.Query}},
	{"notes.gaps", []audit.Severity{audit.Gap}},
	{"notes.sources", []audit.Severity{audit.Provenance}},
	{"notes.bases", []audit.Severity{audit.OneSided, audit.Base}},
	{"notes.wording", []audit.Severity{audit.Wording}},
	{"notes.reckoned", []audit.Severity{audit.Untestable, audit.Derived}},
}

// A noteList are the findings of the audit as notes.
type noteList struct {
	proof
	leave leaving // what is left out, see [composer.paginate]
}

// blocks are the findings of the audit by kind, a sentence each. Findings that figures
// agree stand in one paragraph. The arithmetic is in the attached notes.
func (c *noteList) blocks() []doc.Block {
	var out []doc.Block
	for k, kind := range noteKinds {
		l := doc.List{Small: true}
		left := c.leave.has(leaveNotes) && k >= len(noteKinds)-2
		for i := range c.Findings {
			f := &c.Findings[i]
			if f.Outside == "" && slices.Contains(kind.of, f.Severity) && !(left && f.Accepted.IsZero()) {
				l.Items = append(l.Items, c.note(f))
			}
		}
		if len(l.Items) > 0 {
			out = append(out, doc.Heading{Level: 3, Text: c.say(kind.key, words.Count(len(l.Items)))}, l)
		}
	}
	if agrees := c.agreements(); len(agrees) > 0 {
		out = append(out, doc.Paragraph{Role: doc.Dense, Text: agrees})
	}
	if len(c.Findings) == 0 { // nor any that stands elsewhere, or is left out here
		out = append(out, doc.Paragraph{Role: doc.Dense, Text: c.say("notes.none")})
	}
	out = append(out, doc.Paragraph{Role: doc.Dense, Text: c.compared(c.Tally)})
	if not := c.notCompared(c.Tally); len(not) > 0 {
		out = append(out, doc.Paragraph{Role: doc.Dense, Text: not})
	}
	return out
}

func noteAnchor(f *audit.Finding) string { return "note-" + f.ID }

// agreements are the findings that figures agree, in one paragraph; nil if there are
// none.
func (c *noteList) agreements() doc.Spans {
	p, n := c.passage(), 0
	for i := range c.Findings {
		f := &c.Findings[i]
		if f.Outside != "" || f.Severity != audit.Agrees {
			continue
		}
		if n++; n > 1 {
			p.say("sentence.end")
			p.space()
		} else {
			p.say("notes.agree")
			p.embolden(p.from)
			p.space()
		}
		c.addMessage(p, f, "head")
		p.text(" (")
		p.claimIDs(f.Claims)
		p.text(")")
	}
	if n > 0 {
		p.say("sentence.end")
	}
	return p.spans()
}

// note is one finding: what it says in a sentence, and its claims.
func (c *noteList) note(f *audit.Finding) doc.ListItem {
	p := c.passage()
	c.addMessage(p, f, "head")
	p.say("sentence.end")
	c.accepted(p, f)
	if len(f.Claims) > 0 {
		p.space()
		p.claimIDs(f.Claims)
	}
	text := p.spans()
	if len(text) > 0 { // it may begin with a figure in words
		text[0].Text = words.Capitalise(text[0].Text)
	}
	return doc.ListItem{Label: c.keep(doc.Span{Text: f.ID, Bold: true}), Text: text, ID: noteAnchor(f)}
}

// accepted adds why the author lets a finding stand, if the dossier says so.
func (c *explainer) accepted(p passage, f *audit.Finding) {
	if f.Accepted.IsZero() {
		return
	}
	if p.here() > p.from {
		p.space()
	}
	p.say("notes.accepted", words.Spans("reason", c.keep(c.authored(f.Accepted, c.noteOrigin(f)))))
	p.say("sentence.end")
}

// claimIDs adds the ids of claims. Three or more that follow each other in the dossier
// are a range. The ledger, where they lead, stands beside them.
func (p passage) claimIDs(ids []string) {
	from := p.here()
	for i := 0; i < len(ids); {
		j := i
		for j+1 < len(ids) && p.q.follows(ids[j], ids[j+1]) {
			j++
		}
		if j < i+2 { // two are not a range
			j = i
		}
		if i > 0 {
			p.say("list.next")
		}
		p.text(ids[i])
		if j > i {
			p.text("–" + ids[j])
		}
		i = j + 1
	}
	p.mute(from)
}

// crosschecks are the checks against evidence from outside the dossier.
func (c *noteList) crosschecks() []doc.Block {
	if len(c.d.Crosschecks) == 0 {
		return nil
	}
	l := doc.List{Small: true}
	for i := range c.d.Crosschecks {
		l.Items = append(l.Items, c.crosscheck(&c.d.Crosschecks[i]))
	}
	return []doc.Block{doc.Heading{Level: 3, Text: c.say("outside.title"), ID: "outside"}, l}
}

// crosscheck is one such check: what the author says of it, or else its finding.
func (c *noteList) crosscheck(x *data.Crosscheck) doc.ListItem {
	origin, p := "crosscheck "+x.ID, c.passage()
	p.prose(x.Title, origin, passage.plainFigure)
	p.say("sentence.end")
	p.embolden(p.from)
	p.space()
	at := p.here()
	p.citedText(x.Text, origin)
	p.unlink(at) // the list of sources stands beside it
	for i := range c.Findings {
		f := &c.Findings[i]
		if f.Outside == x.ID && x.Text.IsZero() {
			c.addMessage(p, f, "text")
		}
		if f.Outside == x.ID {
			c.accepted(p, f)
		}
	}
	return doc.ListItem{Label: c.keep(doc.Span{Text: x.ID, Bold: true}), Text: p.spans(), ID: "check-" + x.ID}
}
