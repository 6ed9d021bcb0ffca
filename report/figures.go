package report

import (
	"fmt"
	"slices"

	"dyad/charts"
	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// A Figure is one drawing of a dossier with its words, for use outside a brief.
type Figure struct {
	ID                         string
	Title, Subtitle, Note, Alt string
	Chart                      charts.Figure
	Half                       bool // set at half the measure in the brief
	title, subtitle, note      doc.Spans
	claims                     []string // what it shows
}

// Figures are all the drawings of a dossier, in its order. Errors name the
// exhibit.
func Figures(d *data.Dossier, o Options) ([]Figure, error) {
	c, err := newComposer(d, nil, o)
	if err != nil {
		return nil, err
	}
	var out []Figure
	for _, e := range d.Exhibits {
		switch e.(type) {
		case data.Table, data.Grid:
			continue
		}
		f, err := c.drawing(e)
		if err != nil {
			return nil, fmt.Errorf("figure %s: %w", e.Head().ID, err)
		}
		out = append(out, f)
	}
	if len(c.errs) > 0 {
		return nil, c.errs[0]
	}
	return out, nil
}

// drawing binds an exhibit to its claims.
func (c *composer) drawing(e data.Exhibit) (Figure, error) {
	h := e.Head()
	f := Figure{ID: h.ID, Half: c.isHalf(e)}
	var err error
	switch e := e.(type) {
	case data.Progress:
		err = c.progress(e, &f)
	case data.Mix:
		err = c.mix(e, &f)
	case data.Ranking:
		err = c.ranking(e, &f)
	case data.Dependency:
		err = c.dependency(e, &f)
	case data.Bars:
		err = c.bars(e, &f)
	case data.Squares:
		err = c.squares(e, &f)
	case data.Corridors:
		err = c.corridors(e, &f)
	case data.Timeline:
		err = c.timeline(&f)
	case data.Lines:
		err = c.lines(e, &f)
	case data.Threshold:
		err = c.threshold(e, &f)
	default:
		err = fmt.Errorf("exhibit kind %T cannot be drawn", e)
	}
	if err != nil {
		return f, err
	}
	origin := "exhibit " + h.ID
	f.title, f.subtitle, f.note = c.prose(h.Title, origin), c.prose(h.Subtitle, origin), c.prose(h.Note, origin)
	if len(f.note) == 0 {
		f.note = c.sourceNote(f.claims)
	}
	f.Title, f.Subtitle = c.plainProse(h.Title, origin), c.plainProse(h.Subtitle, origin)
	f.Note = f.note.String()
	f.Alt = c.text("alt.figure", words.Text("title", f.Title), words.Text("data", f.Alt))
	return f, nil
}

// sourceNote names the endnotes of the claims a figure shows.
func (c *composer) sourceNote(claims []string) doc.Spans {
	var cited []*data.Claim // the first with each endnote
	seen := map[string]bool{}
	for _, id := range claims {
		cl := c.d.Claim(id)
		if key := c.endnote(cl); !seen[key] {
			seen[key] = true
			if cl.Source != "" {
				cited = append(cited, cl)
			}
		}
	}
	switch {
	case len(seen) == 0:
		return nil
	case len(cited) == 0:
		return c.say("source.note-none")
	}
	marks := c.endnotes(cited)
	if seen[""] {
		marks = append(marks, c.say("source.none"))
	}
	return c.say("source.note", words.Spans("marks", c.join(marks)))
}

// endnotes are the endnotes of claims in their order, three or more that follow
// each other drawn together.
func (c *composer) endnotes(cited []*data.Claim) []doc.Spans {
	slices.SortStableFunc(cited, func(a, b *data.Claim) int { return c.d.SourceNumber(a.Source) - c.d.SourceNumber(b.Source) })
	link := func(cl *data.Claim) doc.Span {
		return c.source(cl.Source).link(c.endnote(cl))
	}
	follows := func(a, b *data.Claim) bool {
		return a.Evidence == data.Cited && b.Evidence == data.Cited && c.d.SourceNumber(b.Source) == c.d.SourceNumber(a.Source)+1
	}
	var marks []doc.Spans
	for i := 0; i < len(cited); {
		j := i
		for j+1 < len(cited) && follows(cited[j], cited[j+1]) {
			j++
		}
		if j < i+2 {
			j = i
		}
		m := c.keep(link(cited[i]))
		if j > i {
			m = append(m, doc.Span{Text: "–"}, link(cited[j]))
		}
		marks = append(marks, m)
		i = j + 1
	}
	return marks
}

func chartSide(s doc.Side) charts.Side {
	if s == doc.SideB {
		return charts.SideB
	}
	return charts.SideA
}

// percent is the unit of shares.
var percent = quantity.Unit{Dim: quantity.Share, Mult: 0.01, Text: "%"}

// at is a derived number without width, as a range.
func at(x float64) quantity.Range { return quantity.Range{Lo: x, Hi: x} }

// percentScale is the axis of shares; its numbers are a scale, not claims.
func (c *composer) percentScale() []charts.Tick {
	var ticks []charts.Tick
	for _, p := range []int64{0, 25, 50, 75, 100} {
		t := c.num.Number(quantity.Value{Coef: p})
		if p == 100 {
			t = c.num.Value(quantity.Value{Coef: p}, percent)
		}
		ticks = append(ticks, charts.Tick{At: float64(p) / 100, Text: c.derive(t, c.text("derived.scale"))})
	}
	return ticks
}

func (c *composer) qualifierWords() charts.QualifierWords {
	return charts.QualifierWords{About: c.text("tip.about"), MoreThan: c.text("tip.more-than"), Almost: c.text("tip.almost")}
}

func chartQualifier(q quantity.Qualifier) charts.Qualifier {
	switch q {
	case quantity.About:
		return charts.About
	case quantity.Almost:
		return charts.Almost
	case quantity.AtMost:
		return charts.AtMost
	case quantity.MoreThan:
		return charts.MoreThan
	}
	return charts.Stated
}

// bar is a share claim as a bar.
func (c *composer) bar(it data.Item, f *Figure) (charts.Bar, *data.Claim) {
	cl := c.d.Claim(it.Claim)
	f.claims = append(f.claims, cl.ID)
	label := c.in(it.Label)
	if label == "" {
		label = c.short(cl).Text
	}
	b := charts.Bar{Label: label, Words: c.printed(cl), Base: c.baseLine(cl), Share: shareOf(cl), Qualifier: chartQualifier(cl.Qualifier)}
	if cl.Dependence != nil {
		b.Side = chartSide(c.side(cl.Dependence.On))
	}
	return b, cl
}

// baseLine is what a share is of, on a line of its own.
func (c *composer) baseLine(cl *data.Claim) string {
	if cl.Base.IsZero() {
		return ""
	}
	return c.text("figure.base", words.Text("base", c.in(cl.Base)))
}

func (c *composer) dependency(e data.Dependency, f *Figure) error {
	var bars []charts.Bar
	var alt []doc.Spans
	for _, it := range e.Items {
		b, _ := c.bar(it, f)
		b.Side = chartSide(c.side(e.Supplier))
		bars = append(bars, b)
		alt = append(alt, c.say("alt.item", words.Text("label", b.Label), words.Text("figure", b.Words)))
	}
	f.Alt = c.joinClauses(alt).String()
	var err error
	f.Chart, err = charts.NewDependency(bars, c.percentScale(), c.qualifierWords())
	return err
}

// ranking draws shares of one whole, those of neither side in grey.
func (c *composer) ranking(e data.Ranking, f *Figure) error {
	var bars []charts.Bar
	var alt []doc.Spans
	for _, it := range e.Items {
		b, _ := c.bar(it, f)
		b.Side = charts.Neither
		if side := c.side(it.Side); side != doc.NoSide {
			b.Side = chartSide(side)
		}
		bars = append(bars, b)
		alt = append(alt, c.say("alt.item", words.Text("label", b.Label), words.Text("figure", b.Words)))
	}
	f.Alt = c.joinClauses(alt).String()
	var err error
	f.Chart, err = charts.NewRanking(bars)
	return err
}

func (c *composer) bars(e data.Bars, f *Figure) error {
	var bars []charts.Bar
	var alt []doc.Spans
	for i, it := range e.Items {
		b, cl := c.bar(it, f)
		if i > 0 && (cl.Restates == e.Items[i-1].Claim || c.d.Claim(e.Items[i-1].Claim).Restates == cl.ID) {
			b.Joined = true
		}
		bars = append(bars, b)
		alt = append(alt, c.say("alt.based", words.Text("label", b.Label), words.Text("figure", b.Words), words.Text("base", c.in(cl.Base))))
	}
	f.Alt = c.joinClauses(alt).String()
	var err error
	f.Chart, err = charts.NewBars(bars, c.percentScale(), c.qualifierWords())
	return err
}

func (c *composer) squares(e data.Squares, f *Figure) error {
	done, of := c.d.Claim(e.Done), c.d.Claim(e.Of)
	f.claims = []string{done.ID, of.ID}
	s := charts.SquaresSpec{
		Done: int(done.Value.Float()), Of: int(of.Value.Float()),
		DoneText: c.form(done, data.Number), DoneLabel: c.in(e.DoneLabel),
		RestText: c.derive(c.num.Count(int(of.Value.Float()-done.Value.Float())), of.ID+" − "+done.ID), RestLabel: c.in(e.Rest),
	}
	f.Alt = c.text("alt.squares", words.Text("done", s.DoneText), words.Text("of", c.printed(of)), words.Text("label", s.DoneLabel), words.Text("rest", s.RestText), words.Text("rest-label", s.RestLabel))
	var err error
	f.Chart, err = charts.NewSquares(s)
	return err
}

func (c *composer) corridors(e data.Corridors, f *Figure) error {
	var routes []charts.Route
	var alt []doc.Spans
	for _, r := range e.Routes {
		route := charts.Route{Group: c.plainProse(r.Group, "route"), Label: c.plainProse(r.Label, "route"), Highlight: r.Highlight}
		var stops []doc.Spans
		for _, s := range r.Stops {
			stop := c.plainProse(s, "stop")
			route.Stops = append(route.Stops, stop)
			stops = append(stops, c.plain(stop))
		}
		routes = append(routes, route)
		alt = append(alt, c.say("alt.route", words.Text("label", route.Label), words.Spans("stops", c.list(stops))))
	}
	f.Alt = c.joinClauses(alt).String()
	var err error
	f.Chart, err = charts.NewCorridors(routes)
	return err
}

// list sets items with commas only.
func (c *composer) list(items []doc.Spans) doc.Spans { return c.between("list.next", items) }

func (c *composer) timeline(f *Figure) error {
	var events []charts.Event
	var alt []doc.Spans
	for i, s := range c.d.Sources {
		e := charts.Event{Date: s.Date, Text: c.sourceDate(&s), Number: fmt.Sprint(i + 1), Label: c.in(s.Publisher)}
		if e.Label == "" {
			e.Label = c.in(s.Title)
		}
		if s.DateClaim != "" {
			f.claims = append(f.claims, s.DateClaim)
		}
		events = append(events, e)
		alt = append(alt, c.say("alt.event", words.Text("n", e.Number), words.Text("label", e.Label), words.Text("date", e.Text)))
		if len(s.Date) >= 4 {
			c.derive(s.Date[:4], c.text("derived.scale"))
		}
	}
	f.Alt = c.joinClauses(alt).String()
	var err error
	f.Chart, err = charts.NewTimeline(events)
	return err
}

// sourceDate is a source's date as printed, "n.d." without one.
func (c *composer) sourceDate(s *data.Source) string {
	return c.num.Date(s.Date)
}
