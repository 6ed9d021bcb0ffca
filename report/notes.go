package report

import (
	"dyad/data"
	"dyad/data/audit"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// evidence is what stands behind the figures of a brief: notes, cross-checks, the
// ledger, method and sources.
type evidence struct {
	*explainer
	findings []audit.Finding
	version  string
}

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
		for j+1 < len(ids) && p.c.follows(ids[j], ids[j+1]) {
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

// follows tells whether b stands right after a in the dossier.
func (c *quoter) follows(a, b string) bool {
	m, n := c.mentions[a], c.mentions[b]
	return m != nil && n != nil && m.at >= 0 && n.at == m.at+1
}

// id adds a claim's id, linked to its row in the ledger.
func (p passage) id(id string) {
	s := doc.Span{Text: id}
	s.Dest, s.Hint = p.c.ledgerLink(id)
	p.add(s)
}

// An explainer puts findings and their arithmetic in words.
type explainer struct {
	*quoter
	shown map[string]bool // arithmetic already printed
}

func newExplainer(v *voice) *explainer { return &explainer{newQuoter(v), map[string]bool{}} }

// head is a finding in one line.
func (c *explainer) head(f *audit.Finding) doc.Spans { return c.message(f, "head") }

func (c *explainer) message(f *audit.Finding, which string) doc.Spans {
	p := c.passage()
	c.addMessage(p, f, which)
	return p.spans()
}

// addMessage adds one of a finding's messages with its arguments.
func (c *explainer) addMessage(p passage, f *audit.Finding, which string) {
	var room [8]words.Arg
	args, origin := room[:0], c.noteOrigin(f)
	for i := range f.Args {
		args = append(args, c.findingArg(&f.Args[i], origin))
	}
	p.say(c.joined("finding.", string(f.Rule), ".", which), args...)
}

// noteOrigin is where the numbers of a finding come from.
func (c *explainer) noteOrigin(f *audit.Finding) string { return c.joined("note ", f.ID) }

func (c *explainer) findingArg(a *audit.Arg, origin string) words.Arg {
	out := words.Arg{Name: a.Name}
	switch a.Kind {
	case audit.ArgClaim:
		out.Plain = c.claimText(a.Claim)
	case audit.ArgLabel:
		if cl := c.d.Claim(a.Claim); cl != nil {
			out.Spans = c.keep(c.short(cl))
		}
	case audit.ArgRange:
		out.Plain = c.derive(c.num.Range(a.Range, a.Unit, a.Digits), origin)
	case audit.ArgNumber:
		out.N = int64(a.Value.Float())
		out.Plain = c.derive(c.num.Number(a.Value), origin)
	case audit.ArgState:
		out = c.stateArg(a.Name, a.State)
	case audit.ArgSource:
		out.Spans = c.sourceMark(a.Source)
	case audit.ArgText:
		if a.Words.IsZero() {
			out.Plain = a.Text
			break
		}
		out.Spans = c.words(a.Words, origin)
	case audit.ArgFigures:
		var figures []doc.Spans
		for _, id := range a.Claims {
			figures = append(figures, c.plain(c.claimText(id)))
		}
		out.Spans = c.join(figures)
	case audit.ArgSources:
		var marks []doc.Spans
		for _, id := range a.Sources {
			marks = append(marks, c.sourceMark(id))
		}
		out.Spans = c.join(marks)
	case audit.ArgDate:
		out.Plain = c.num.Date(a.Text)
	}
	return out
}

// words are author's text put into a message: prose, or a phrase, which may
// hold digits and no references.
func (c *quoter) words(t data.Text, origin string) doc.Spans {
	if _, err := data.ParseProse(c.in(t)); err != nil {
		return c.keep(doc.Span{Text: c.in(t), Lang: c.other(t)})
	}
	p := c.passage()
	p.prose(t, origin, passage.plainFigure)
	return p.spans()
}

// sourceMark is a source's number, linked to its entry.
func (c *quoter) sourceMark(id string) doc.Spans {
	s := c.source(id)
	return c.keep(s.link(s.n))
}

// operand is a claim in arithmetic: things counted go without their noun.
func (c *explainer) operand(id string) string {
	if cl := c.d.Claim(id); cl != nil && cl.Unit.Dim == quantity.Count {
		return c.form(cl, data.Number)
	}
	return c.claimText(id)
}

// claimText is a claim's figure, in note and outside it alike.
func (c *quoter) claimText(id string) string {
	if cl := c.d.Claim(id); cl != nil {
		return c.printed(cl)
	}
	return id
}

// addSteps adds a space and a finding's steps, muted, if there are any: a step
// that an earlier note has shown is not shown again.
func (c *explainer) addSteps(p passage, f *audit.Finding) {
	from, n, origin := p.here(), 0, c.noteOrigin(f)
	for i := range f.Steps {
		s := c.step(origin, &f.Steps[i])
		if len(f.Steps[i].Terms) < 2 || c.shown[s] {
			continue
		}
		c.shown[s] = true
		if n++; n > 1 {
			p.say("list.clause")
		} else {
			p.space()
		}
		p.text(s)
	}
	if n > 0 {
		p.say("sentence.end")
		p.mute(from + 1)
	}
}

// step prints one line of arithmetic and declares its numbers as derived. A sum
// of money goes without its unit before another in the same.
func (c *explainer) step(from string, s *audit.Step) string {
	var room [256]byte
	out := room[:0]
	bare := c.bareSums(s)
	for i := range s.Terms {
		t := &s.Terms[i]
		if t.Op != "" { // a line may break before an operator
			out = append(append(append(out, ' '), c.operator(t.Op)...), nbsp...)
		}
		out = append(out, c.term(t, bare[i], from)...)
	}
	out = append(append(out, " ="...), nbsp...)
	return c.string(append(out, c.derive(c.num.Range(s.Result, s.Unit, s.Digits), from)...))
}

// term is one term of arithmetic, a sum of money with its unit or bare.
func (c *explainer) term(t *audit.Term, bare bool, from string) string {
	switch {
	case t.Claim != "" && bare:
		return c.form(c.d.Claim(t.Claim), data.Number)
	case t.Claim != "":
		return c.operand(t.Claim)
	case t.Range != nil && bare:
		return c.derive(c.num.Range(*t.Range, quantity.Unit{Dim: quantity.Index, Mult: t.Unit.Mult}, t.Digits), from)
	case t.Range != nil:
		return c.derive(c.num.Range(*t.Range, t.Unit, t.Digits), from)
	}
	return c.derive(c.num.Value(t.Const, t.Unit), from)
}

// bareSums tells which terms are sums of money in the unit of the next one after
// them, the result included.
func (c *explainer) bareSums(s *audit.Step) []bool {
	bare := make([]bool, len(s.Terms))
	next := s.Unit
	for i := len(s.Terms) - 1; i >= 0; i-- {
		unit := s.Terms[i].Unit
		if cl := c.d.Claim(s.Terms[i].Claim); cl != nil {
			unit = cl.Unit
		}
		if unit.Dim == quantity.Money {
			bare[i] = unit == next
			next = unit
		}
	}
	return bare
}

// operator is an arithmetic sign, or a word of the catalogue.
func (c *explainer) operator(op string) string {
	if c.w.Has("op." + op) {
		return c.text("op." + op)
	}
	return op
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

// outsideEntry adds an outside source in few words: who, when, where.
func (p passage) outsideEntry(s *data.Source) {
	c := p.c
	if s.Publisher.IsZero() || s.URL == "" || c.in(s.Publisher) == shown(s.URL) {
		p.sourceEntry(s)
		return
	}
	key := "outside.entry"
	if s.Date == "" {
		key = "outside.undated"
	}
	host := doc.Span{Text: shown(s.URL), URI: s.URL, Hint: c.text("link.uri", words.Text("uri", s.URL))}
	who := c.authored(s.Publisher, c.joined("source ", s.ID))
	p.say(key, words.Spans("publisher", c.keep(who)), words.Text("date", c.sourceDate(s)), words.Spans("host", c.keep(host)))
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

// FindingText is a finding in words: one line, the whole, and its arithmetic
// step by step.
func FindingText(d *data.Dossier, f *audit.Finding, o Options) (head, text string, steps []string, err error) {
	c, err := newComposer(d, nil, o)
	if err != nil {
		return "", "", nil, err
	}
	head, text = c.head(f).String(), c.message(f, "text").String()
	for i := range f.Steps {
		steps = append(steps, c.step(c.noteOrigin(f), &f.Steps[i]))
	}
	if len(c.errs) > 0 {
		return "", "", nil, c.errs[0]
	}
	return head, text, steps, nil
}
