package report

import (
	"dyad/data"
	"dyad/data/audit"
	"dyad/data/quantity"
	"dyad/report/doc"
)

// notes are the audit's findings, the gravest first, each with its arithmetic.
// What was checked and agrees is one paragraph.
func (c *composer) notes() []doc.Block {
	out := []doc.Block{doc.Heading{Level: 2, Text: c.say("notes.title"), ID: "notes", Fresh: true}}
	var l doc.List
	var agrees []doc.Spans
	for i := range c.findings {
		f := &c.findings[i]
		switch {
		case f.Outside != "":
		case f.Severity == audit.Agrees:
			agrees = append(agrees, append(c.head(f), c.concerned(f)...))
		default:
			l.Items = append(l.Items, c.note(f))
		}
	}
	l.Small = true
	if len(l.Items) == 0 && len(agrees) == 0 {
		return append(out, doc.Paragraph{Role: doc.Small, Text: c.say("notes.none")})
	}
	if len(l.Items) > 0 {
		out = append(out, l)
	}
	if len(agrees) > 0 {
		lead := c.say("notes.agree")
		for i := range lead {
			lead[i].Bold = true
		}
		lead = append(lead, doc.Span{Text: " "})
		out = append(out, doc.Paragraph{Role: doc.Small, Text: merge(append(lead, append(c.joinClauses(agrees), c.say("sentence.end")...)...))})
	}
	return out
}

// note is one finding: its kind, what it says, its arithmetic, its claims.
func (c *composer) note(f *audit.Finding) doc.ListItem {
	text := bold(c.say("severity." + severityKey(f.Severity)))
	text = append(text, doc.Span{Text: " "})
	text = append(text, c.head(f)...)
	text = append(text, c.say("sentence.end")...)
	if f.Severity == audit.Conflict {
		text = append(text, doc.Span{Text: " "})
		text = append(text, c.message(f, "text")...)
	}
	if a := c.arithmetic(f); len(a) > 0 && f.Severity != audit.Wording {
		text = append(text, doc.Span{Text: " "})
		text = append(text, a...)
	}
	text = append(text, c.concerned(f)...)
	return doc.ListItem{Label: doc.Spans{{Text: f.ID, Bold: true}}, Text: merge(text), ID: noteAnchor(f)}
}

// concerned are the ids of a finding's claims, linked to the ledger; runs of
// neighbours are drawn together.
func (c *composer) concerned(f *audit.Finding) doc.Spans {
	out := doc.Spans{{Text: " ("}}
	ids := f.Claims
	listed := 0
	for i := 0; i < len(ids); {
		j := i
		for j+1 < len(ids) && c.follows(ids[j], ids[j+1]) {
			j++
		}
		if j < i+2 { // a pair is not a run
			j = i
		}
		if listed > 0 {
			out = append(out, c.say("list.next")...)
		}
		out = append(out, c.idLink(ids[i]))
		if j > i {
			out = append(out, doc.Span{Text: "–"}, c.idLink(ids[j]))
		}
		listed++
		i = j + 1
	}
	if listed == 0 {
		return nil
	}
	out = append(out, doc.Span{Text: ")"})
	for i := range out {
		out[i].Muted = true
	}
	return out
}

// follows tells whether b stands right after a in the dossier.
func (c *composer) follows(a, b string) bool {
	i, ok := c.place[a]
	j, ok2 := c.place[b]
	return ok && ok2 && j == i+1
}

func (c *composer) idLink(id string) doc.Span {
	s := doc.Span{Text: id}
	if _, ok := c.place[id]; ok {
		s.Dest, s.Hint = ledgerAnchor(id), c.text("link.ledger", str("id", id))
	}
	return s
}

func severityKey(s audit.Severity) string {
	return [...]string{audit.Conflict: "conflict", audit.Gap: "gap", audit.Provenance: "provenance", audit.OneSided: "one-sided",
		audit.Base: "base", audit.Wording: "wording", audit.Untestable: "untestable", audit.Derived: "derived", audit.Agrees: "agrees"}[s]
}

// head is a finding in one line.
func (c *composer) head(f *audit.Finding) doc.Spans { return c.message(f, "head") }

// message sets one of a finding's messages with its arguments.
func (c *composer) message(f *audit.Finding, which string) doc.Spans {
	args := make([]arg, 0, len(f.Args))
	for i := range f.Args {
		args = append(args, c.findingArg(f, &f.Args[i]))
	}
	return c.say("finding."+string(f.Rule)+"."+which, args...)
}

func (c *composer) findingArg(f *audit.Finding, a *audit.Arg) arg {
	out := arg{name: a.Name}
	switch a.Kind {
	case audit.ArgClaim:
		out.plain = c.claimText(a.Claim)
	case audit.ArgLabel:
		if cl := c.d.Claim(a.Claim); cl != nil {
			out.spans = doc.Spans{c.short(cl)}
		}
	case audit.ArgRange:
		out.plain = c.derive(c.num.Range(a.Range, a.Unit, a.Digits), "note "+f.ID)
	case audit.ArgNumber:
		out.n = int64(a.Value.Float())
		out.plain = c.derive(c.num.Number(a.Value), "note "+f.ID)
	case audit.ArgState:
		out = c.stateArg(a.Name, a.State)
	case audit.ArgSource:
		out.spans = c.sourceMark(a.Source)
	case audit.ArgText:
		if a.Words.IsZero() {
			out.plain = a.Text
			break
		}
		out.spans = c.words(a.Words, "note "+f.ID)
	case audit.ArgFigures:
		var figures []doc.Spans
		for _, id := range a.Claims {
			figures = append(figures, doc.T(c.claimText(id)))
		}
		out.spans = c.join(figures)
	case audit.ArgSources:
		var marks []doc.Spans
		for _, id := range a.Sources {
			marks = append(marks, c.sourceMark(id))
		}
		out.spans = c.join(marks)
	case audit.ArgDate:
		out.plain = c.num.Date(a.Text)
	}
	return out
}

// words are author's text put into a message: prose, or a phrase, which may
// hold digits and no references.
func (c *composer) words(t data.Text, origin string) doc.Spans {
	if _, err := data.ParseProse(c.in(t)); err != nil {
		return doc.Spans{{Text: c.in(t), Lang: c.other(t)}}
	}
	return c.compose(t, origin, c.plainFigure)
}

// sourceMark is a source's number, linked to its entry.
func (c *composer) sourceMark(id string) doc.Spans {
	n := c.sourceNumber(id)
	return doc.Spans{{Text: n, Dest: sourceAnchor(id), Hint: c.text("link.source", str("n", n))}}
}

// operand is a claim in arithmetic: things counted go without their noun.
func (c *composer) operand(id string) string {
	if cl := c.d.Claim(id); cl != nil && cl.Unit.Dim == quantity.Count {
		return c.form(cl, data.Number)
	}
	return c.claimText(id)
}

// claimText is a claim's figure, in note and outside it alike.
func (c *composer) claimText(id string) string {
	if cl := c.d.Claim(id); cl != nil {
		return c.printed(cl)
	}
	return id
}

// arithmetic prints a finding's steps, muted; a step that an earlier note has
// shown is not shown again.
func (c *composer) arithmetic(f *audit.Finding) doc.Spans {
	var steps []doc.Spans
	for i := range f.Steps {
		if s := c.step("note "+f.ID, &f.Steps[i]); len(f.Steps[i].Terms) > 1 && !c.shown[s] {
			c.shown[s] = true
			steps = append(steps, doc.T(s))
		}
	}
	if len(steps) == 0 {
		return nil
	}
	out := merge(append(c.joinClauses(steps), c.say("sentence.end")...))
	for i := range out {
		out[i].Muted = true
	}
	return out
}

// step prints one line of arithmetic and declares its numbers as derived. A sum
// of money goes without its unit before another in the same.
func (c *composer) step(from string, s *audit.Step) string {
	out := ""
	bare := c.bareSums(s)
	for i, t := range s.Terms {
		if t.Op != "" { // a line may break before an operator
			out += " " + c.operator(t.Op) + nbsp
		}
		switch {
		case t.Claim != "" && bare[i]:
			out += c.form(c.d.Claim(t.Claim), data.Number)
		case t.Claim != "":
			out += c.operand(t.Claim)
		case t.Range != nil && bare[i]:
			out += c.derive(c.num.Range(*t.Range, quantity.Unit{Dim: quantity.Index, Mult: t.Unit.Mult}, t.Digits), from)
		case t.Range != nil:
			out += c.derive(c.num.Range(*t.Range, t.Unit, t.Digits), from)
		default:
			out += c.derive(c.num.Value(t.Const, t.Unit), from)
		}
	}
	return out + " =" + nbsp + c.derive(c.num.Range(s.Result, s.Unit, s.Digits), from)
}

// bareSums tells which terms are sums of money in the unit of the next one after
// them, the result included.
func (c *composer) bareSums(s *audit.Step) []bool {
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
func (c *composer) operator(op string) string {
	if c.w.has("op." + op) {
		return c.text("op." + op)
	}
	return op
}

// outside are the cross-checks against evidence that is not the dossier's,
// apart in a box of their own.
func (c *composer) outside() []doc.Block {
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
func (c *composer) outsideSources() doc.Block {
	text := append(bold(c.say("outside.sources")), doc.Span{Text: " "})
	for i := range c.d.Outside {
		s := &c.d.Outside[i]
		if i > 0 {
			text = append(text, doc.Span{Text: " "})
		}
		text = append(text, doc.Span{Text: c.sourceNumber(s.ID) + nbsp, Bold: true, Anchor: sourceAnchor(s.ID)})
		text = append(text, c.outsideEntry(s)...)
	}
	return doc.Paragraph{Role: doc.Small, Text: merge(text)}
}

// outsideEntry is an outside source in few words: who, when, where.
func (c *composer) outsideEntry(s *data.Source) doc.Spans {
	if s.Publisher.IsZero() || s.URL == "" || c.in(s.Publisher) == shown(s.URL) {
		return c.sourceEntry(s)
	}
	key := "outside.entry"
	if s.Date == "" {
		key = "outside.undated"
	}
	host := doc.Span{Text: shown(s.URL), URI: s.URL, Hint: c.text("link.uri", str("uri", s.URL))}
	who := c.authored(s.Publisher, "source "+s.ID)
	return c.say(key, with("publisher", doc.Spans{who}), str("date", c.sourceDate(s)), with("host", doc.Spans{host}))
}

func bold(s doc.Spans) doc.Spans {
	for i := range s {
		s[i].Bold = true
	}
	return s
}

func (c *composer) crosscheck(x *data.Crosscheck) doc.ListItem {
	text := append(bold(c.prose(x.Title, "crosscheck "+x.ID)), bold(c.say("sentence.end"))...)
	text = append(text, doc.Span{Text: " "})
	text = append(text, c.prose(x.Text, "crosscheck "+x.ID)...)
	for i := range c.findings {
		if f := &c.findings[i]; f.Outside == x.ID {
			if x.Text.IsZero() {
				text = append(text, doc.Span{Text: " "})
				text = append(text, c.message(f, "text")...)
			}
			if a := c.arithmetic(f); len(a) > 0 && f.Rule != "outside-same" {
				text = append(append(text, doc.Span{Text: " "}), a...)
			}
		}
	}
	return doc.ListItem{Label: doc.Spans{{Text: x.ID, Bold: true}}, Text: merge(text), ID: "check-" + x.ID}
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
		steps = append(steps, c.step("note "+f.ID, &f.Steps[i]))
	}
	if len(c.errs) > 0 {
		return "", "", nil, c.errs[0]
	}
	return head, text, steps, nil
}
