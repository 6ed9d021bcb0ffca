package report

import (
	"cmp"
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/quantity"
	"dyad/data/trade/measure"
	"dyad/report/doc"
	"dyad/report/words"
)

// headline is page 1.
type headline struct {
	*explainer
	findings []audit.Finding
}

// answer is page 1: what the reader with two minutes needs.
func (c *headline) answer() []doc.Block {
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
	if t, elsewhere, ok := c.reliance(); ok {
		out = append(out, doc.Heading{Level: 2, Text: c.say("reliance.title"), ID: "reliance"}, t)
		if len(elsewhere) > 0 {
			out = append(out, doc.Paragraph{Role: doc.Small, Text: elsewhere})
		}
	}
	return append(out, c.topNotes()...)
}

// title is the dossier's title. The name of a state in it does not break.
func (c *headline) title() doc.Span {
	s := c.authored(c.d.Title, "title")
	const most = 30 // bytes: a longer name is better broken
	for _, code := range []string{c.d.A.Code, c.d.B.Code} {
		for _, name := range []string{c.called(code), words.Capitalise(c.called(code)), c.state(code)} {
			if len(name) <= most {
				s.Text = strings.Replace(s.Text, name, strings.ReplaceAll(name, " ", nbsp), 1)
			}
		}
	}
	return s
}

// legend explains the marks, and the rules over the tiles where they differ.
func (c *headline) legend(tiles doc.Tiles) doc.Spans {
	p := c.passage()
	p.say("marks.legend", words.Text("cited", markCited), words.Text("doubtful", markDoubtful), words.Text("none", markNone), words.Text("derived", markDerived))
	if slices.ContainsFunc(tiles.Items, func(t doc.Tile) bool { return t.Side != doc.NoSide }) {
		p.space()
		p.say("marks.sides", c.stateArg("a", c.d.A.Code), c.stateArg("b", c.d.B.Code))
	}
	return p.spans()
}

// scope says how many sources of which dates the figures are from.
func (c *headline) scope() doc.Spans {
	if t, ok := c.tableScope(); ok {
		return t
	}
	n := len(c.d.Sources)
	var first, last string
	undated := 0
	for _, s := range c.d.Sources {
		switch {
		case s.Date == "":
			undated++
		case first == "" || s.Date < first:
			first = s.Date
		}
		last = max(last, s.Date)
	}
	key := "scope"
	switch {
	case n == 0:
		return c.say("scope.none")
	case first == "":
		return c.say("scope.undated", words.Count(n))
	case first == last:
		key = "scope.one-date"
	}
	p := c.passage()
	p.say(key, words.Count(n), words.Text("first", c.num.Date(first)), words.Text("last", c.num.Date(last)))
	if undated > 0 {
		p.space()
		p.say("scope.some-undated", words.Count(undated))
	}
	return p.spans()
}

// bottomLine is three sentences built from claims: what each side relies on
// the other for, and which figures contradict each other.
func (c *headline) bottomLine() []doc.Spans {
	a, b := c.d.A.Code, c.d.B.Code
	if len(c.relying(a, b)) > len(c.relying(b, a)) {
		a, b = b, a
	}
	if cl := c.turnover(); cl != nil {
		return []doc.Spans{c.say("answer.traded", c.stateArg("a", c.d.A.Code), c.stateArg("b", c.d.B.Code), words.Spans("figure", c.figure(cl, data.Full))), c.contradictions()}
	}
	return []doc.Spans{c.relies(b, a), c.relies(a, b), c.contradictions()}
}

// turnover is a computed turnover, where no figure measures reliance either way.
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

// relying are the claims that measure of's reliance on on: the largest share
// first, then what is not a share in the dossier's order, then computed shares,
// which go from the whole to its parts.
func (c *headline) relying(of, on string) []*data.Claim {
	var out []*data.Claim
	for i := range c.d.Claims {
		cl := &c.d.Claims[i]
		if dep := cl.Dependence; dep != nil && dep.Of == of && dep.On == on {
			out = append(out, cl)
		}
	}
	slices.SortStableFunc(out, func(x, y *data.Claim) int {
		switch a, b := isComputedShare(x), isComputedShare(y); {
		case a && b:
			return 0
		case a:
			return 1
		case b:
			return -1
		}
		return cmp.Compare(shareOf(y), shareOf(x))
	})
	return out
}

// relies says in one sentence what of relies on on for: at most four figures,
// one a subject.
func (c *headline) relies(of, on string) doc.Spans {
	const most = 4
	var items, small []doc.Spans
	seen := map[string]bool{}
	claims := c.relying(of, on)
	for _, cl := range claims {
		phrase := c.in(cl.Dependence.For)
		if phrase == "" || seen[phrase] || len(items) == most {
			continue
		}
		seen[phrase] = true
		if share := shareOf(cl); isComputedShare(cl) && share < little {
			small = append(small, c.reliedOn(cl))
		} else {
			items = append(items, c.reliedOn(cl))
		}
	}
	args := []words.Arg{c.stateArg("of", of), c.stateArg("on", on)}
	switch {
	case len(items) > 0 && len(small) > 0:
		return c.say("answer.relies-partly", append(args, words.Spans("items", c.join(items)), words.Spans("rest", c.join(small)))...)
	case len(small) > 0:
		return c.say("answer.relies-little", append(args, words.Spans("items", c.join(small)))...)
	}
	if len(items) == 0 {
		return c.say("answer.relies-none", args...)
	}
	key := "answer.relies"
	if share := shareOf(claims[0]); share >= 0 && share < little && !isComputedShare(claims[0]) {
		key = "answer.relies-little"
	}
	return c.say(key, append(args, words.Spans("items", c.join(items)))...)
}

// reliedOn is what a claim measures reliance for: "the transit of its crude oil
// (80% of crude oil exports)", or a computed share of it, "17.1% of its imports".
func (c *headline) reliedOn(cl *data.Claim) doc.Spans {
	subject := words.Spans("for", c.keep(c.authored(cl.Dependence.For, c.part(cl, ": dependence"))))
	if isComputedShare(cl) {
		return c.say("answer.item-share", subject, words.Spans("figure", c.figure(cl, data.Full)))
	}
	return c.say("answer.item", subject, words.Spans("figure", c.basedFigure(cl)))
}

// little is the share under which reliance is called little: a choice of our own.
const little = 0.05

// basedFigure is a share with its base ("80% of crude oil export"), another
// figure as it is.
func (c *headline) basedFigure(cl *data.Claim) doc.Spans {
	if cl.Base.IsZero() || cl.Unit.Dim != quantity.Share {
		return c.figure(cl, data.Full)
	}
	f := c.figure(cl, data.Full)
	base := c.keep(c.authored(cl.Base, c.part(cl, ": base")))
	p := c.passage()
	p.say("figure.of-base", words.Spans("figure", f[:1]), words.Spans("base", base))
	p.put(f[1:]) // the mark stands behind the base
	return p.spans()
}

// contradictions says which of the dossier's own figures cannot both hold.
func (c *headline) contradictions() doc.Spans {
	p, n := c.passage(), 0
	reports := true // only of two reports of one flow
	for i := range c.findings {
		f := &c.findings[i]
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
	switch {
	case n == 0:
		return c.say("answer.no-conflict")
	case reports:
		return c.say("answer.reports", words.Spans("items", items))
	}
	return c.say("answer.conflict", words.Count(n), words.Spans("items", items))
}

// tiles are the headline numbers: those the dossier names, or else the first
// six that measure reliance, then the first of the others.
func (c *headline) tiles() doc.Tiles {
	const most = 6
	ids := c.d.Tiles
	if len(ids) == 0 {
		for pass := range 2 {
			for i := range c.d.Claims {
				cl := &c.d.Claims[i]
				if (cl.Dependence != nil) == (pass == 0) && !cl.InSource && cl.Unit.Dim != quantity.Date && len(ids) < most {
					ids = append(ids, cl.ID)
				}
			}
		}
	}
	var t doc.Tiles
	for _, id := range ids {
		if cl := c.d.Claim(id); cl != nil && len(t.Items) < most {
			t.Items = append(t.Items, c.tile(cl))
		}
	}
	return t
}

func (c *headline) tile(cl *data.Claim) doc.Tile {
	m := c.of(cl)
	t := doc.Tile{Label: doc.Spans{c.authored(cl.Label, c.part(cl, ": label"))}}
	if cl.Dependence != nil {
		t.Side = c.side(cl.Dependence.Of)
	}
	text, unit := c.tileParts(cl)
	number := doc.Span{Text: text, Origin: m.origin, Line: cl.Pos.Line, Col: cl.Pos.Col, Anchor: c.use(m)}
	number.Dest, number.Hint = c.ledgerLink(cl.ID)
	t.Number = c.keep(number)
	if q := c.num.Qualifier(cl.Qualifier); q != "" && (cl.Unit.Dim != quantity.Place || cl.Qualifier == quantity.Joint) {
		t.Qualifier = c.plain(q)
	}
	if unit != "" {
		t.Unit = c.plain(nbsp + unit) // a space of its own, so that extraction glues nothing
	}
	p := c.passage()
	p.period(cl, "period.none-long")
	p.text(nbsp + mark(cl.Evidence))
	if cl.Source != "" {
		p.ref(cl)
	}
	t.Period = p.spans()
	return t
}

// tileParts are a claim's number, set large, and its unit; a source's words
// stand for both, a percent sign belongs to its number, and the label names
// the base.
func (c *headline) tileParts(cl *data.Claim) (number, unit string) {
	switch words := c.in(cl.AsPrinted); {
	case cl.Unit.Dim == quantity.Date:
		return c.printed(cl), ""
	case words != "":
		return words, ""
	case cl.Unit.Dim == quantity.Share:
		return c.num.Value(cl.Value, cl.Unit), ""
	}
	return c.num.Parts(cl.Value, cl.Unit)
}

// topNotes are the three gravest findings, one line each.
func (c *headline) topNotes() []doc.Block {
	const most = 3
	var l doc.List
	for i := range c.findings {
		f := &c.findings[i]
		if f.Severity == audit.Agrees || f.Outside != "" || f.Rule == "source-reading" || len(l.Items) == most {
			continue
		}
		label := doc.Span{Text: f.ID, Bold: true, Dest: noteAnchor(f), Hint: c.text("link.note", words.Text("id", f.ID))}
		l.Items = append(l.Items, doc.ListItem{Label: c.keep(label), Text: c.head(f)})
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []doc.Block{doc.Heading{Level: 2, Text: c.say("top.title", words.Count(len(l.Items))), ID: "top-notes"}, l}
}

func noteAnchor(f *audit.Finding) string { return "note-" + f.ID }
