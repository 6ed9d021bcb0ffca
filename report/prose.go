package report

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
)

// The evidence marks. A figure in running text carries them in brackets with
// the number of its endnote; the ledger and the tiles show them bare.
const (
	markCited    = "●" // an endnote in the same paragraph
	markDoubtful = "◐" // an endnote on another subject
	markNone     = "○" // no endnote
	markDerived  = "ƒ" // derived here
)

const (
	nbsp     = "\u00a0"
	thinNBSP = "\u202f"
)

func mark(e data.Evidence) string {
	switch e {
	case data.Doubtful:
		return markDoubtful
	case data.NoSource:
		return markNone
	}
	return markCited
}

// printed is a claim's figure as text, with qualifier and unit.
func (c *composer) printed(cl *data.Claim) string { return c.form(cl, data.Full) }

// form prints a claim in one of the forms prose can ask for.
func (c *composer) form(cl *data.Claim, f data.Form) string {
	words := c.in(cl.AsPrinted)
	switch {
	case f == data.Period:
		return c.period(cl, "period.none").String()
	case cl.Unit.Dim == quantity.Date:
		return c.num.Date(cl.Date)
	case words != "":
		return c.num.Worded(words, cl.Unit, cl.Qualifier)
	case f == data.Number:
		number, _ := c.num.Parts(cl.Value, cl.Unit)
		return c.num.Worded(number, cl.Unit, cl.Qualifier)
	}
	return c.num.Qualified(cl.Value, cl.Unit, cl.Qualifier)
}

// figure is a claim in running text: its figure, linked to its row in the
// ledger, and its mark, linked to its endnote.
func (c *composer) figure(cl *data.Claim, f data.Form) doc.Spans {
	return c.appendFigure(nil, cl, f)
}

// appendFigure appends figure to out.
func (c *composer) appendFigure(out doc.Spans, cl *data.Claim, f data.Form) doc.Spans {
	s := doc.Span{Text: c.form(cl, f), Origin: "claim " + cl.ID, Line: cl.Pos.Line, Col: cl.Pos.Col}
	if f == data.Plain || f == data.Period {
		return append(out, s)
	}
	if c.inLedger(cl) {
		s.Dest = ledgerAnchor(cl.ID)
		hint := "link.ledger"
		if cl.Source == "" {
			hint = "link.none"
		}
		s.Hint = c.text(hint, str("id", cl.ID))
	}
	if c.firstUse[cl.ID] == "" {
		s.Anchor = "use-" + cl.ID
		c.firstUse[cl.ID] = s.Anchor
	}
	gap, r := c.ref(cl)
	return append(out, s, gap, r)
}

// ref is the bracketed mark of a claim, "[4]", "[5◐]" or "[○]", and the gap
// before it. The last leads nowhere: the figure's own link says that it has no
// endnote.
func (c *composer) ref(cl *data.Claim) (gap, mark doc.Span) {
	gap = doc.Span{Text: thinNBSP}
	r := doc.Span{Kind: doc.Ref, Muted: true}
	if cl.Source == "" {
		r.Text = "[" + markNone + "]"
		return gap, r
	}
	r.Text = "[" + c.endnote(cl) + "]"
	r.Dest, r.Hint = sourceAnchor(cl.Source), c.text("link.source", str("n", c.sourceNumber(cl.Source)))
	if c.firstRef[cl.Source] == "" {
		r.Anchor = "ref-" + cl.Source
		c.firstRef[cl.Source] = r.Anchor
	}
	return gap, r
}

// endnote is the number of a claim's endnote, with the mark of doubt; "" when
// it has none.
func (c *composer) endnote(cl *data.Claim) string {
	if cl.Source == "" {
		return ""
	}
	s := c.sourceNumber(cl.Source)
	if cl.Evidence == data.Doubtful {
		s += markDoubtful
	}
	return s
}

// sourceNumber is a source's endnote number as printed.
func (c *composer) sourceNumber(id string) string { return strconv.Itoa(c.d.SourceNumber(id)) }

func ledgerAnchor(claim string) string   { return "led-" + claim }
func sourceAnchor(source string) string  { return "src-" + source }
func figureAnchor(exhibit string) string { return "fig-" + exhibit }

// prose sets author's text, its references to claims and states resolved.
func (c *composer) prose(t data.Text, origin string) doc.Spans {
	return c.compose(t, origin, c.appendFigure)
}

// plainProse is author's text without marks and links: for figures' words.
func (c *composer) plainProse(t data.Text, origin string) string {
	return c.compose(t, origin, c.plainFigure).String()
}

// plainFigure is a claim without marks and links.
func (c *composer) plainFigure(out doc.Spans, cl *data.Claim, f data.Form) doc.Spans {
	if f == data.Full {
		f = data.Plain
	}
	return append(out, doc.Span{Text: c.form(cl, f)})
}

// compose sets author's text; figure appends each claim it refers to.
func (c *composer) compose(t data.Text, origin string, figure func(doc.Spans, *data.Claim, data.Form) doc.Spans) doc.Spans {
	if t.IsZero() {
		return nil
	}
	ps, err := data.ParseProse(c.in(t))
	if err != nil {
		c.fail(fmt.Errorf("%s: %w", origin, err))
		return nil
	}
	lang := c.other(t)
	out := make(doc.Spans, 0, 2*len(ps))
	for i, p := range ps {
		switch {
		case p.Side != 0:
			out = append(out, c.sideName(p, ps, i, lang))
		case p.Claim == "":
			out = append(out, doc.Span{Text: p.Text, Lang: lang, Origin: origin, Line: t.Pos.Line, Col: t.Pos.Col})
		default:
			cl := c.d.Claim(p.Claim)
			if cl == nil {
				c.fail(fmt.Errorf("%s: no claim %q", origin, p.Claim))
				continue
			}
			out = figure(out, cl, p.Form)
		}
	}
	return merge(out)
}

// sideName is the name of a state in prose, in the case it asks for and in the
// prose's own language, "" being the brief's. In running text it is as a sentence
// calls it, with a capital where one begins and without an article that is there.
func (c *composer) sideName(p data.Piece, all []data.Piece, at int, lang string) doc.Span {
	state := &c.d.A
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
		out.Text = upper(state.CalledIn(cmp.Or(lang, c.lang), c.d.Lang))
	default:
		out.Text = state.CalledIn(cmp.Or(lang, c.lang), c.d.Lang)
	}
	return out
}
