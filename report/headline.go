package report

import (
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/quantity"
	"dyad/data/trade/measure"
	"dyad/report/doc"
	"dyad/report/words"
)

// headline is the first part of a brief, on page 1: what a reader with two minutes
// needs.
type headline struct{ proof }

func (c *headline) blocks() []doc.Block {
	out := []doc.Block{
		doc.Heading{Level: 1, Text: c.keep(c.title()), ID: "top"},
		doc.Paragraph{Role: doc.Scope, Text: c.scope()},
		doc.Heading{Level: 2, Text: c.say("answer.title"), ID: "answer"},
	}
	for _, s := range c.bottomLine() {
		out = append(out, doc.Paragraph{Role: doc.Lead, Text: s})
	}
	if tiles := c.tiles(); len(tiles.Items) > 0 {
		out = append(out, tiles, doc.Paragraph{Role: doc.Small, Text: c.legend(tiles)})
	}
	if t, ok := c.reliance(); ok {
		out = append(out, doc.Heading{Level: 2, Text: c.say("reliance.title"), ID: "reliance"}, t)
	}
	return append(out, c.topNotes()...)
}

// title is the title of the dossier, with no-break spaces in the names of states.
func (c *headline) title() doc.Span {
	s := c.authored(c.d.Title, "title")
	const most = 30 // bytes; a longer name may break
	for _, code := range []string{c.d.A.Code, c.d.B.Code} {
		for _, name := range []string{c.called(code), words.Capitalise(c.called(code)), c.state(code)} {
			if len(name) <= most {
				s.Text = strings.Replace(s.Text, name, strings.ReplaceAll(name, " ", nbsp), 1)
			}
		}
	}
	return s
}

// legend explains the marks of evidence, and the lines over the tiles if those of
// the two states differ.
func (c *headline) legend(tiles doc.Tiles) doc.Spans {
	p := c.passage()
	p.say("marks.legend", words.Text("cited", markCited), words.Text("doubtful", markDoubtful), words.Text("none", markNone), words.Text("derived", markDerived))
	if slices.ContainsFunc(tiles.Items, func(t doc.Tile) bool { return t.Side != doc.NoSide }) {
		p.space()
		p.say("marks.sides", c.stateArg("a", c.d.A.Code), c.stateArg("b", c.d.B.Code))
	}
	return p.spans()
}

// bottomLine is what each state relies on the other for, and which figures
// contradict each other, in a sentence each.
func (c *headline) bottomLine() []doc.Spans {
	a, b := c.d.A.Code, c.d.B.Code
	nA, nB := len(relianceClaims(c.d, a, b)), len(relianceClaims(c.d, b, a))
	if nA > nB {
		a, b = b, a
	}
	if cl := c.turnover(); cl != nil {
		p := c.passage()
		p.period(cl, "period.none-long")
		return []doc.Spans{c.say("answer.traded", words.Spans("label", c.keep(c.authored(cl.Label, c.originOf(cl, ": label")))),
			words.Spans("figure", c.figure(cl, data.Full)), words.Spans("period", p.spans())), c.contradictions()}
	}
	if nA+nB == 0 {
		return []doc.Spans{c.say("answer.relies-neither"), c.contradictions()}
	}
	return []doc.Spans{c.relianceSentence(b, a), c.relianceSentence(a, b), c.contradictions()}
}

// turnover is the claim of a computed turnover if no claim measures reliance, else
// nil.
func (c *headline) turnover() *data.Claim {
	var found *data.Claim
	for i := range c.d.Claims {
		cl := &c.d.Claims[i]
		if cl.Dependence != nil {
			return nil
		}
		if found == nil && cl.Measure == string(measure.Turnover) {
			found = cl
		}
	}
	return found
}

// contradictions says how many figures were compared, and which of the dossier's own
// cannot both be right.
func (c *headline) contradictions() doc.Spans {
	p, n := c.passage(), 0
	reports := true // all are differences between two reports of one flow
	for i := range c.Findings {
		f := &c.Findings[i]
		if f.Severity == audit.Conflict && f.Outside == "" && n < 2 {
			if n++; n > 1 {
				p.space()
			}
			c.addMessage(p, f, "head")
			p.say("sentence.end")
			reports = reports && f.Rule == "two-reports"
		}
	}
	items := p.spans()
	if n == 0 {
		return c.compared(c.Tally)
	}
	out := c.passage()
	if reports {
		out.say("answer.reports", words.Spans("items", items))
		out.space()
		out.put(c.compared(c.Tally))
		return out.spans()
	}
	out.put(c.compared(c.Tally))
	out.space()
	out.put(items)
	return out.spans()
}

// tiles are the headline numbers: those that the dossier names, or else the first
// six claims, those that measure reliance before the others.
func (c *headline) tiles() doc.Tiles {
	const most = 6
	var t doc.Tiles
	for _, id := range audit.Headline(c.d) {
		if cl := c.d.Claim(id); cl != nil && len(t.Items) < most {
			t.Items = append(t.Items, c.tile(cl))
		}
	}
	return t
}

func (c *headline) tile(cl *data.Claim) doc.Tile {
	m := c.mentionsOf(cl)
	t := doc.Tile{Label: doc.Spans{c.authored(cl.Label, c.originOf(cl, ": label"))}}
	if cl.Dependence != nil {
		t.Side = c.side(cl.Dependence.Of)
	}
	text, unit := c.tileParts(cl)
	number := doc.Span{Text: text, Origin: m.origin, Line: cl.Pos.Line, Col: cl.Pos.Col, Anchor: c.firstUse(m)}
	number.Dest, number.Hint = c.ledgerLink(cl.ID)
	t.Number = c.keep(number)
	if q := c.num.Qualifier(cl.Qualifier); q != "" && (cl.Unit.Dim != quantity.Place || cl.Qualifier == quantity.Joint) {
		t.Qualifier = c.plain(q)
	}
	if unit != "" {
		t.Unit = c.plain(nbsp + unit) // so that text extraction finds a space between the two
	}
	p := c.passage()
	p.period(cl, "period.none-long")
	p.text(nbsp + mark(cl.Evidence))
	if cl.Source != "" {
		p.ref(cl)
	}
	c.addDisputes(p, cl)
	t.Period = p.spans()
	return t
}

// addDisputes adds what contradicts a claim: the values that outside sources give
// for it, and the notes on contradictions within the dossier.
func (c *headline) addDisputes(p passage, cl *data.Claim) {
	for i := range c.Findings {
		f := &c.Findings[i]
		if f.Severity != audit.Conflict || !slices.Contains(f.Claims, cl.ID) {
			continue
		}
		note := doc.Span{Text: f.ID, Dest: noteAnchor(f)}
		switch {
		case f.Outside == "":
			note.Hint = c.text("link.note", words.Text("id", f.ID))
			p.say("list.clause")
			p.say("tile.contradicted", words.Spans("note", c.keep(note)))
		case f.Rule == "outside-same" && f.Claims[0] == cl.ID:
			note.Text, note.Dest = f.Outside, "check-"+f.Outside
			note.Hint = c.text("link.note", words.Text("id", f.Outside))
			p.say("list.clause")
			others := slices.IndexFunc(f.Args, func(a audit.Arg) bool { return a.Name == "others" })
			p.say("tile.elsewhere", c.findingArg(&f.Args[others], c.noteOrigin(f)), words.Spans("note", c.keep(note)))
		}
	}
}

// tileParts are the number of a claim, set large, and its unit. The words of a source
// stand for both, and a percent sign belongs to its number.
func (c *headline) tileParts(cl *data.Claim) (number, unit string) {
	switch words := c.in(cl.AsPrinted); {
	case cl.Unit.Dim == quantity.Date:
		return c.printed(cl), ""
	case words != "":
		return words, ""
	case cl.Unit.Dim == quantity.Share:
		if cl.HasTo {
			return c.num.Between(cl.Value, cl.To, cl.Unit, quantity.Exact), ""
		}
		return c.num.Value(cl.Value, cl.Unit), ""
	case cl.Unit.Dim == quantity.Change && !cl.HasTo:
		return c.num.Value(cl.Value, cl.Unit), ""
	}
	return c.numberAndUnit(cl)
}

// topNotes are the three gravest findings, in a line each.
func (c *headline) topNotes() []doc.Block {
	const most = 3
	var l doc.List
	for i := range c.Findings {
		f := &c.Findings[i]
		if f.Severity == audit.Agrees || f.Outside != "" || f.Rule == "source-reading" || len(l.Items) == most {
			continue
		}
		label := doc.Span{Text: f.ID, Bold: true, Dest: noteAnchor(f), Hint: c.text("link.note", words.Text("id", f.ID))}
		l.Items = append(l.Items, doc.ListItem{Label: c.keep(label), Text: c.inOneLine(f)})
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []doc.Block{doc.Heading{Level: 2, Text: c.say("top.title", words.Count(len(l.Items))), ID: "top-notes"}, l}
}

func noteAnchor(f *audit.Finding) string { return "note-" + f.ID }
