package report

import (
	"dyad/data"
	"dyad/data/audit"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// An explainer puts findings and their arithmetic in words.
type explainer struct {
	*quoter
	moves *moves // since an earlier edition; nil without one
}

func newExplainer(v *voice) *explainer { return &explainer{quoter: newQuoter(v)} }

// inOneLine returns a finding in one line.
func (c *explainer) inOneLine(f *audit.Finding) doc.Spans { return c.message(f, "head") }

func (c *explainer) message(f *audit.Finding, which string) doc.Spans {
	p := c.passage()
	c.addMessage(p, f, which)
	return p.spans()
}

// addMessage adds one of a finding's messages with its arguments.
func (c *explainer) addMessage(p passage, f *audit.Finding, which string) {
	var buf [8]words.Arg
	args, origin := buf[:0], c.noteOrigin(f)
	for i := range f.Args {
		args = append(args, c.findingArg(&f.Args[i], origin))
	}
	if label := words.Named(args, "label"); label != nil {
		if first, again := restatedClaims(c.d, f); first != nil {
			label.Spans = c.commonWords(first, again)
		}
	}
	p.say(c.joined("finding.", string(f.Rule), ".", which), args...)
}

// restatedClaims are the two claims of a figure that the dossier states twice, nil for a
// finding of another kind.
func restatedClaims(d *data.Dossier, f *audit.Finding) (first, again *data.Claim) {
	switch f.Rule {
	case "restated", "restated-agrees", "restated-base":
	default:
		return nil, nil
	}
	for _, a := range f.Args {
		switch a.Name {
		case "first":
			first = d.Claim(a.Claim)
		case "again":
			again = d.Claim(a.Claim)
		}
	}
	if first == nil || again == nil {
		return nil, nil
	}
	return first, again
}

// noteOrigin names a finding as the origin of derived numbers.
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
		out.Spans = c.authorWords(a.Words, origin)
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

// step returns one step of arithmetic and declares its numbers as derived. A sum of
// money is without its unit if the next one is in the same unit.
func (c *explainer) step(from string, s *audit.Step) string {
	var buf [256]byte
	out := buf[:0]
	bare := c.bareSums(s)
	for i := range s.Terms {
		t := &s.Terms[i]
		if t.Op != "" { // a line may break before an operator
			out = append(append(append(out, ' '), c.operator(t.Op)...), nbsp...)
		}
		out = append(out, c.term(t, bare[i], from)...)
	}
	out = append(append(out, " ="...), nbsp...)
	return string(append(out, c.derive(c.num.Range(s.Result, s.Unit, s.Digits), from)...))
}

// term returns one term of a step; bare means without the unit.
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

// bareSums tells which terms are sums of money in the same unit as the next sum of
// the step or its result.
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

// operator returns an arithmetic sign, or the catalogue's word for it.
func (c *explainer) operator(op string) string {
	if c.w.Has("op." + op) {
		return c.text("op." + op)
	}
	return op
}

// operand returns a claim as a term. A count is without its noun.
func (c *explainer) operand(id string) string {
	if cl := c.d.Claim(id); cl != nil && cl.Unit.Dim == quantity.Count {
		return c.form(cl, data.Number)
	}
	return c.claimText(id)
}

// FindingText is a finding in words: one line, the whole, and its arithmetic
// step by step.
func FindingText(d *data.Dossier, f *audit.Finding, o Options) (head, text string, steps []string, err error) {
	c, err := newComposer(d, audit.Result{}, o)
	if err != nil {
		return "", "", nil, err
	}
	said, err := c.said(f)
	return said.Head, said.Text, said.Steps, err
}
