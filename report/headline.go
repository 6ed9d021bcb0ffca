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

// headline is the first part of a brief, on page 1: what a reader with two minutes
// needs.
type headline struct {
	*explainer
	audit.Result // of the dossier
}

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

// scope says from how many sources, and of which dates, the figures are.
func (c *headline) scope() doc.Spans {
	if t, ok := c.tableScope(); ok {
		return t
	}
	if !c.d.Article.IsZero() {
		return c.articleScope()
	}
	n := len(c.d.Sources)
	first, last, undated := c.sourceDates()
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

// articleScope says that the figures are from one article, which sources it
// cites, and how many of its figures have no endnote.
func (c *headline) articleScope() doc.Spans {
	p := c.passage()
	p.say("scope.article")
	if n := len(c.d.Sources); n > 0 {
		p.space()
		first, last, undated := c.sourceDates()
		key := "scope.cites"
		switch first {
		case "":
			key = "scope.cites-undated"
		case last:
			key = "scope.cites-one-date"
		}
		p.say(key, words.Count(n), words.Text("first", c.num.Date(first)), words.Text("last", c.num.Date(last)))
		if undated > 0 && first != "" {
			p.space()
			p.say("scope.some-undated", words.Count(undated))
		}
	}
	for i := range c.Findings {
		if f := &c.Findings[i]; f.Rule == "unsourced" {
			var args []words.Arg
			for j := range f.Args {
				args = append(args, c.findingArg(&f.Args[j], c.noteOrigin(f)))
			}
			p.space()
			p.say("scope.no-endnote", args...)
		}
	}
	return p.spans()
}

// sourceDates are the dates of the oldest and of the newest source, "" without
// any, and how many have none.
func (c *headline) sourceDates() (first, last string, undated int) {
	for _, s := range c.d.Sources {
		switch {
		case s.Date == "":
			undated++
		case first == "" || s.Date < first:
			first = s.Date
		}
		last = max(last, s.Date)
	}
	return first, last, undated
}

// bottomLine is what each state relies on the other for, and which figures
// contradict each other, in a sentence each.
func (c *headline) bottomLine() []doc.Spans {
	a, b := c.d.A.Code, c.d.B.Code
	if len(c.relianceClaims(a, b)) > len(c.relianceClaims(b, a)) {
		a, b = b, a
	}
	if cl := c.turnover(); cl != nil {
		return []doc.Spans{c.say("answer.traded", c.stateArg("a", c.d.A.Code), c.stateArg("b", c.d.B.Code), words.Spans("figure", c.figure(cl, data.Full))), c.contradictions()}
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

// relianceClaims are the claims that measure how the state of relies on the state
// on: shares of the dossier's sources, the largest first; then what is not a share;
// then computed shares. The last two are in the order of the dossier.
func (c *headline) relianceClaims(of, on string) []*data.Claim {
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

// relianceSentence says what the state of relies on the state on for: at most four
// figures, each of another subject.
func (c *headline) relianceSentence(of, on string) doc.Spans {
	const most = 4
	var items, small []doc.Spans
	seen := map[string]bool{}
	claims := c.relianceClaims(of, on)
	for _, cl := range claims {
		phrase := c.in(cl.Dependence.For)
		if phrase == "" || seen[phrase] || len(items) == most {
			continue
		}
		seen[phrase] = true
		if share := shareOf(cl); isComputedShare(cl) && share < littleReliance {
			small = append(small, c.relianceItem(cl))
		} else {
			items = append(items, c.relianceRange(c.least(claims, cl), cl))
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
	if share := shareOf(claims[0]); share >= 0 && share < littleReliance && !isComputedShare(claims[0]) {
		key = "answer.relies-little"
	}
	return c.say(key, append(args, words.Spans("items", c.join(items)))...)
}

// relianceItem is what a claim measures reliance for: "the transit of its crude oil
// (80% of crude oil exports)", or a computed share of it, "17.1% of its imports".
func (c *headline) relianceItem(cl *data.Claim) doc.Spans {
	subject := words.Spans("for", c.keep(c.authored(cl.Dependence.For, c.originOf(cl, ": dependence"))))
	if isComputedShare(cl) {
		return c.say("answer.item-share", subject, words.Spans("figure", c.figure(cl, data.Full)))
	}
	return c.say("answer.item", subject, words.Spans("figure", c.basedFigure(cl)))
}

// least is the smallest share among those that measure reliance for the same
// thing as cl, the largest of them: cl itself where there is no smaller one, or
// where cl is no share or a computed one.
func (c *headline) least(claims []*data.Claim, cl *data.Claim) *data.Claim {
	if shareOf(cl) < 0 || isComputedShare(cl) {
		return cl
	}
	out := cl
	for _, other := range claims {
		same := c.in(other.Dependence.For) == c.in(cl.Dependence.For)
		if share := shareOf(other); same && !isComputedShare(other) && share >= 0 && share < shareOf(out) {
			out = other
		}
	}
	return out
}

// relianceRange is what a claim measures reliance for, with the least and the most
// of several shares: "its food (one fifth of tea to two thirds of sugar)".
func (c *headline) relianceRange(least, most *data.Claim) doc.Spans {
	if least == most {
		return c.relianceItem(most)
	}
	return c.say("answer.item-range", words.Spans("for", c.keep(c.authored(most.Dependence.For, c.originOf(most, ": dependence")))),
		words.Spans("least", c.basedFigure(least)), words.Spans("most", c.basedFigure(most)))
}

// littleReliance is the share under which reliance is called little. The limit is
// ours.
const littleReliance = 0.05

// basedFigure is a figure, with its base if it is a share: "80% of crude oil export".
func (c *headline) basedFigure(cl *data.Claim) doc.Spans {
	if cl.Base.IsZero() || cl.Unit.Dim != quantity.Share {
		return c.figure(cl, data.Full)
	}
	f := c.figure(cl, data.Full)
	base := c.keep(c.authored(cl.Base, c.originOf(cl, ": base")))
	p := c.passage()
	p.say("figure.of-base", words.Spans("figure", f[:1]), words.Spans("base", base))
	p.put(f[1:]) // the mark comes after the base
	return p.spans()
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
