package report

import (
	"cmp"
	"fmt"
	"strings"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

const (
	nbsp     = "\u00a0"
	thinNBSP = "\u202f"
)

// printed returns the figure of a claim as text, with qualifier and unit.
func (c *quoter) printed(cl *data.Claim) string {
	m := c.mentionsOf(cl)
	if m.full == "" {
		m.full = c.qualified(cl)
	}
	return m.full
}

// form returns a claim in one of the forms that prose can ask for.
func (c *quoter) form(cl *data.Claim, f data.Form) string {
	switch {
	case f == data.Period:
		return c.period(cl, "period.none").String()
	case f == data.Number && cl.Unit.Dim != quantity.Date && c.in(cl.AsPrinted) == "":
		number, _ := c.numberAndUnit(cl)
		return c.num.Worded(number, cl.Unit, cl.Qualifier)
	}
	return c.printed(cl)
}

// qualified is a claim's figure with qualifier and unit, or in the source's words.
func (c *quoter) qualified(cl *data.Claim) string {
	if cl.Unit.Dim == quantity.Date {
		return c.num.Date(cl.Date)
	}
	if words := c.in(cl.AsPrinted); words != "" {
		return c.num.Worded(words, cl.Unit, cl.Qualifier)
	}
	if cl.HasTo {
		return c.num.Between(cl.Value, cl.To, cl.Unit, cl.Qualifier)
	}
	return c.num.Qualified(cl.Value, cl.Unit, cl.Qualifier)
}

// figure returns a claim in running text.
func (c *quoter) figure(cl *data.Claim, f data.Form) doc.Spans {
	p := c.passage()
	p.figure(cl, f)
	return p.spans()
}

// figure adds a claim: its figure, linked to its row in the ledger, and its mark,
// linked to its endnote.
func (p passage) figure(cl *data.Claim, f data.Form) {
	if p.value(cl, f) {
		p.ref(cl)
	}
}

func ledgerAnchor(claim string) string   { return "led-" + claim }
func sourceAnchor(source string) string  { return "src-" + source }
func figureAnchor(exhibit string) string { return "fig-" + exhibit }

// prose returns author's text with its references to claims and states resolved.
func (c *quoter) prose(t data.Text, origin string) doc.Spans {
	p := c.passage()
	p.prose(t, origin, passage.figure)
	return p.spans()
}

// plainProse returns author's text without marks and links, for use in figures.
func (c *quoter) plainProse(t data.Text, origin string) string {
	p := c.passage()
	p.prose(t, origin, passage.plainFigure)
	return p.String()
}

// plainFigure adds a claim without marks and links.
func (p passage) plainFigure(cl *data.Claim, f data.Form) {
	if f == data.Full {
		f = data.Plain
	}
	p.text(p.q.form(cl, f))
}

// prose adds author's text, and calls figure for each claim that it refers to.
func (p passage) prose(t data.Text, origin string, figure func(passage, *data.Claim, data.Form)) {
	p.pieced(t, origin, data.AppendProse, figure)
}

// pieced adds author's text as parse takes it apart.
func (p passage) pieced(t data.Text, origin string, parse func([]data.Piece, string) ([]data.Piece, error), figure func(passage, *data.Claim, data.Form)) {
	if t.IsZero() {
		return
	}
	c := p.q
	var err error
	if c.pieces, err = parse(c.pieces[:0], c.in(t)); err != nil {
		c.fail(fmt.Errorf("%s: %w", origin, err))
		return
	}
	lang := c.foreignLang(t)
	for i := range c.pieces {
		piece := &c.pieces[i]
		at := p.here()
		switch {
		case piece.Side != 0:
			p.add(c.sideName(c.pieces, i, lang))
		case piece.Claim == "":
			p.add(doc.Span{Text: piece.Text, Lang: lang, Origin: origin, Line: t.Pos.Line, Col: t.Pos.Col})
		default:
			cl := c.d.Claim(piece.Claim)
			if cl == nil {
				c.fail(fmt.Errorf("%s: no claim %q", origin, piece.Claim))
				continue
			}
			figure(p, cl, piece.Form)
		}
		mark(p, at, piece)
	}
}

// mark gives what is set from a part on the emphasis and the link of a piece.
func mark(p passage, at int, piece *data.Piece) {
	for i := range p.v.parts[at:] {
		x := &p.v.parts[at+i]
		if x.Em = piece.Em && x.Kind == doc.Plain; piece.URI != "" {
			x.URI, x.Hint = piece.URI, p.q.text("link.uri", words.Text("name", x.Text), words.Text("host", hostOf(piece.URI)))
		}
	}
}

// sideName is the name of a state in prose, in the grammatical case that the prose
// asks for and in the language of the prose; "" is that of the brief. Within a
// sentence the name has its article, unless the prose has one. At the beginning of a
// sentence it has a capital letter.
func (c *quoter) sideName(all []data.Piece, at int, lang string) doc.Span {
	p, state := &all[at], &c.d.A
	if p.Side == 'B' {
		state = &c.d.B
	}
	out := doc.Span{Text: state.NameIn(cmp.Or(lang, c.lang), c.d.Lang, p.Case), Lang: lang}
	if p.Case != "" || len(all) == 1 {
		return out
	}
	before := ""
	if at > 0 {
		before = strings.TrimRight(all[at-1].Text, " ")
	}
	switch {
	case strings.EqualFold(before, "the"), strings.HasSuffix(before, " the"):
		return out
	case at == 0, strings.HasSuffix(before, "."), strings.HasSuffix(before, "!"), strings.HasSuffix(before, "?"):
		out.Text = words.Capitalise(state.CalledIn(cmp.Or(lang, c.lang), c.d.Lang))
	default:
		out.Text = state.CalledIn(cmp.Or(lang, c.lang), c.d.Lang)
	}
	return out
}

// period is when a claim holds, or the words for a period not stated.
func (c *quoter) period(cl *data.Claim, none string) doc.Spans {
	p := c.passage()
	p.period(cl, none)
	return p.spans()
}

// short is a claim's short label.
func (c *quoter) short(cl *data.Claim) doc.Span {
	if cl.Short.IsZero() {
		return c.authored(cl.Label, c.originOf(cl, ": label"))
	}
	return c.authored(cl.Short, c.originOf(cl, ": short"))
}

// rowLabel is the label of a row of a table: that of the table, or else that of its
// claim.
func (c *quoter) rowLabel(it data.Item, cl *data.Claim, origin string) doc.Spans {
	if it.Label.IsZero() {
		return c.keep(c.short(cl))
	}
	return c.prose(it.Label, origin)
}

// claimText returns the figure of a claim, or its id if there is no such claim.
func (c *quoter) claimText(id string) string {
	if cl := c.d.Claim(id); cl != nil {
		return c.printed(cl)
	}
	return id
}

// authorWords are author's text as an argument of a message: prose, or a phrase, which
// may have digits but no references.
func (c *quoter) authorWords(t data.Text, origin string) doc.Spans {
	if _, err := data.ParseProse(c.in(t)); err != nil {
		return c.keep(doc.Span{Text: c.num.Period(c.in(t)), Lang: c.foreignLang(t)})
	}
	p := c.passage()
	p.prose(t, origin, passage.plainFigure)
	return p.spans()
}

// follows tells whether b is the next claim after a in the dossier.
func (c *quoter) follows(a, b string) bool {
	m, n := c.mentions[a], c.mentions[b]
	return m != nil && n != nil && m.at >= 0 && n.at == m.at+1
}

func (p passage) period(cl *data.Claim, none string) {
	if cl.Period.IsZero() {
		p.say(none)
		return
	}
	p.add(p.q.time(cl.Period, p.q.originOf(cl, ": period")))
}

func isComputedShare(cl *data.Claim) bool { return cl.Measure != "" && cl.Unit.Dim == quantity.Share }

// shareOf is a claim's share of its base, below 0 when it is not a share. Of a range it is
// the higher number, by which ranges are sorted and scaled: so far its bar reaches.
func shareOf(cl *data.Claim) float64 {
	switch {
	case cl.Unit.Dim != quantity.Share || !cl.HasValue:
		return -1
	case cl.HasTo:
		return cl.To.Float() * cl.Unit.Mult
	}
	return cl.Value.Float() * cl.Unit.Mult
}

// spreadOf is how far below its share a claim that is a range begins, 0 of one number. Like
// the share it is cut at the whole, past which nothing is drawn.
func spreadOf(cl *data.Claim) float64 {
	if !cl.HasTo {
		return 0
	}
	return max(min(shareOf(cl), 1)-cl.Value.Float()*cl.Unit.Mult, 0)
}
