package report

import (
	"math"
	"slices"
	"strconv"

	"dyad/charts"
	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// heroFigure draws who relies on whom. It is false where no share measures reliance.
func (c *relied) heroFigure(h *hero) (f doc.Figure, ok bool) {
	if len(h.bars[0]) == 0 {
		return f, false
	}
	order := topics(c.d)
	rows := h.rows(order)
	var d drawing
	var err error
	var tight charts.Figure
	if len(h.bars[1]) == 0 || isPaired(rows) {
		shown := keep(rows, heroRows, func(r pairedRow) data.Topic { return r.topic }, pairedRow.size)
		d.chart, err = charts.NewButterfly(c.butterfly(h, shown, &d, heroFacts))
		again := *h
		b := c.butterfly(&again, shown, &drawing{}, 1)
		b.Tight = true
		tight, _ = charts.NewButterfly(b)
	} else {
		l := c.facing(h, &d)
		d.chart, err = charts.NewFacing(l)
		l.Tight = true
		tight, _ = charts.NewFacing(l)
	}
	if err != nil {
		c.fail(err)
		return f, false
	}
	title := c.heroTitle(h)
	f = doc.Figure{ID: "hero", Subtitle: c.heroSubtitle(h), Note: c.heroNote(h, d.claims), Chart: d.chart, Tight: tight, Alt: c.altText(title.String(), d), Data: c.dataOf(d.data)}
	for _, id := range d.claims {
		if m := c.mentionsOf(c.d.Claim(id)); m.first == "" {
			m.first = figureAnchor(f.ID)
		}
	}
	return f, true
}

// marked tells whether values need marks: not where all figures drawn are of one kind of
// evidence, which the line of sources names.
func (h *hero) marked() bool {
	var kinds []data.Evidence
	for lane := range h.bars {
		for _, b := range h.bars[lane] {
			if !slices.Contains(kinds, b.Evidence) {
				kinds = append(kinds, b.Evidence)
			}
		}
	}
	return len(kinds) > 1
}

// butterfly is the figure of rows with a gutter for both lanes, with so many facts of a
// subject that is in words only.
func (c *relied) butterfly(h *hero, rows []pairedRow, d *drawing, facts int) charts.Butterfly {
	b := charts.Butterfly{Heads: [2]charts.LaneHead{c.laneHead(h, 0), c.laneHead(h, 1)}, Nothing: c.text("hero.nothing")}
	marked := h.marked()
	both := len(h.bars[1]) > 0
	top := 0.0
	var alt [2][]doc.Spans
	sides := [2]string{headText(b.Heads[0]), headText(b.Heads[1])}
	for _, topic := range topics(c.d) {
		var g charts.LaneGroup
		var has [2]bool
		for _, r := range rows {
			if r.topic != topic {
				continue
			}
			row := charts.LaneRow{Thing: r.thing}
			for lane, bar := range r.bars {
				if bar == nil {
					if both {
						row.Values[lane] = charts.LaneValue{Words: c.text("hero.no-figure")}
					}
					continue
				}
				has[lane] = true
				row.Values[lane] = c.laneValue(bar, marked)
				top = max(top, shareOf(bar.Claim))
				c.draw(h, d, bar.Claim, doc.Datum{Series: sides[lane], Label: r.thing, Printed: row.Values[lane].Words})
				alt[lane] = append(alt[lane], c.altItem(r.thing, row.Values[lane].Words))
			}
			g.Rows = append(g.Rows, row)
		}
		for lane := range g.Notes {
			if has[lane] || h.computed {
				continue
			}
			var cl *data.Claim
			if g.Notes[lane], cl = c.notesOf(topic, h.of[lane], h.of[1-lane], marked, facts); cl != nil {
				h.drawn = append(h.drawn, cl)
			}
			for i := range g.Rows { // notes stand in place of words
				g.Rows[i].Values[lane] = charts.LaneValue{}
			}
			for _, n := range g.Notes[lane] {
				c.showNote(d, cl, doc.Datum{Series: sides[lane], Label: c.topicText(topic), Printed: n.Text})
				alt[lane] = append(alt[lane], c.plain(n.Text))
			}
		}
		if len(g.Rows)+len(g.Notes[0])+len(g.Notes[1]) == 0 {
			continue
		}
		if !h.computed {
			g.Subject = c.topicText(topic)
		}
		b.Groups = append(b.Groups, g)
	}
	b.Scale = c.shareScale(top, !h.computed)
	d.alt, d.few = c.heroAlt(h, b.Scale, alt)
	return b
}

// facing is the figure of two lists.
func (c *relied) facing(h *hero, d *drawing) charts.Facing {
	f := charts.Facing{Nothing: c.text("hero.nothing")}
	marked := h.marked()
	top := 0.0
	var alt [2][]doc.Spans
	for lane := range f.Lists {
		f.Lists[lane].Head = c.laneHead(h, lane)
		type row struct {
			charts.FacingRow
			topic data.Topic
			claim *data.Claim
		}
		var rows, inWords []row
		for _, topic := range topics(c.d) {
			n := len(rows)
			for i := range h.bars[lane] {
				if b := &h.bars[lane][i]; b.Topic == topic {
					rows = append(rows, row{charts.FacingRow{Subject: c.topicText(topic), Thing: words.Capitalise(b.thing), Value: c.laneValue(b, marked)}, topic, b.Claim})
				}
			}
			if len(rows) > n {
				continue
			}
			notes, cl := c.notesOf(topic, h.of[lane], h.of[1-lane], marked, heroFacts)
			if len(notes) == 0 {
				continue
			}
			if r := (row{charts.FacingRow{Subject: c.topicText(topic), Note: &notes[0]}, topic, cl}); cl != nil {
				rows = append(rows, r)
			} else {
				inWords = append(inWords, r)
			}
		}
		shown := keep(rows, facingRows, func(r row) data.Topic { return r.topic }, func(r row) float64 { return shareOf(r.claim) })
		shown = append(shown, inWords[:min(len(inWords), facingRows-len(shown))]...) // where figures leave room
		for _, r := range shown {
			f.Lists[lane].Rows = append(f.Lists[lane].Rows, r.FacingRow)
			x := doc.Datum{Series: headText(f.Lists[lane].Head), Label: r.Thing, Printed: r.Value.Words}
			if r.Note != nil {
				x.Label, x.Printed = r.Subject, r.Note.Text
			}
			if r.claim != nil {
				c.draw(h, d, r.claim, x)
				top = max(top, shareOf(r.claim))
			} else {
				c.showNote(d, nil, x)
			}
			if r.Note != nil {
				alt[lane] = append(alt[lane], c.plain(r.Note.Text))
			} else {
				alt[lane] = append(alt[lane], c.altItem(r.Thing, r.Value.Words))
			}
		}
	}
	f.Scale = c.shareScale(top, !h.computed)
	d.alt, d.few = c.heroAlt(h, f.Scale, alt)
	return f
}

// draw notes that a claim is shown, as what.
func (c *relied) draw(h *hero, d *drawing, cl *data.Claim, as doc.Datum) {
	h.drawn = append(h.drawn, cl)
	c.showNote(d, cl, as)
}

// showNote adds to what a drawing shows: a claim, or the words of the sources if it is nil.
func (c *relied) showNote(d *drawing, cl *data.Claim, as doc.Datum) {
	if cl != nil {
		as = c.datum(as.Series, as.Label, cl, as.Printed)
	}
	d.show(as)
}

// heroAlt says all that the figure shows, and the first of each side.
func (c *relied) heroAlt(h *hero, scale []charts.Tick, items [2][]doc.Spans) (all string, few func(n int) string) {
	say := func(list func([]doc.Spans) doc.Spans) string {
		var sides [2]doc.Spans
		for lane := range sides {
			key := "hero.no-figure"
			if c.hasElsewhere(h.of[lane], h.of[1-lane], func(data.Topic) bool { return true }) {
				key = "hero.elsewhere"
			}
			if sides[lane] = list(items[lane]); len(items[lane]) == 0 {
				sides[lane] = c.say(key)
			}
		}
		of, on := c.stateArg("of", h.of[0]), c.stateArg("on", h.of[1])
		of.Plain, on.Plain = c.state(h.of[0]), c.state(h.of[1]) // sentences begin with them
		return c.text("hero.alt", words.Text("top", scale[len(scale)-1].Text), of, on, words.Spans("left", sides[0]), words.Spans("right", sides[1]))
	}
	return say(c.list), func(n int) string {
		return say(func(items []doc.Spans) doc.Spans { return c.firstOf(items, n) })
	}
}

// topicText is the name of a topic, the dossier's own or the usual one.
func (c *relied) topicText(t data.Topic) string {
	if own := c.d.OwnTopic(t); own != nil {
		return c.in(own.Name)
	}
	return c.text(topicKeys[t])
}

// shareScale is the scale of shares up to top: the least of 1, 1.5, 2, 2.5, 3, 4, 5, 6
// and 8 times a power of ten that is not below it. Shares that sources state have the
// whole scale if one of them is a half or more. The end has the sign of per cent, but on
// the scale of computed shares, whose subtitle has it: that no share is near 100 % should
// not have to be told from a 100 % that is no figure.
func (c *relied) shareScale(top float64, stated bool) []charts.Tick {
	end, step := scaleOf(top)
	if stated && top >= 0.5 || end > 1 {
		end, step = 1, 0.25
	}
	var ticks []charts.Tick
	digits := max(0, -int(math.Floor(math.Log10(step*100)+1e-9)))
	if s := step * 100 * math.Pow10(digits); math.Abs(s-math.Round(s)) > 1e-6 {
		digits++
	}
	for i := 0; ; i++ {
		at := float64(float64(i) * step)
		last := at > end-step/2
		if last {
			at = end
		}
		unit := quantity.Unit{Dim: quantity.Index, Mult: 0.01}
		if last && stated {
			unit = percent
		}
		ticks = append(ticks, charts.Tick{At: at, Text: c.derive(c.num.Range(exactly(at), unit, digits), c.text("derived.scale"))})
		if last {
			return ticks
		}
	}
}

// scaleOf is the end and the step of a scale from 0 on which top is; of nothing it is 1 %.
func scaleOf(top float64) (end, step float64) {
	if top <= 0 {
		return 0.01, 0.005
	}
	power := math.Pow10(int(math.Floor(math.Log10(top) + 1e-9)))
	for _, s := range []struct{ end, step float64 }{{1, 0.5}, {1.5, 0.5}, {2, 0.5}, {2.5, 0.5}, {3, 1}, {4, 1}, {5, 1}, {6, 2}, {8, 2}} {
		if s.end*power >= top-1e-12 {
			return s.end * power, s.step * power
		}
	}
	return 10 * power, 5 * power
}

// heroTitle is the title of the main figure. Of computed shares it says what each state
// has of the other that is larger, its goods or its market, if that is over a twentieth.
func (c *relied) heroTitle(h *hero) doc.Spans {
	if !h.computed {
		return c.say("hero.title")
	}
	var market [2]bool
	for lane := range h.bars {
		var most *relianceBar
		for i := range h.bars[lane] {
			b := &h.bars[lane][i]
			if b.thing != c.text("hero.trade") && (most == nil || shareOf(b.Claim) > shareOf(most.Claim)) {
				most = b
			}
		}
		if most == nil || shareOf(most.Claim) <= littleReliance {
			return c.say("hero.title-each")
		}
		market[lane] = most.thing == c.text("hero.exports")
	}
	key := map[[2]bool]string{{false, false}: "hero.title-goods-goods", {false, true}: "hero.title-goods-market",
		{true, false}: "hero.title-market-goods", {true, true}: "hero.title-market-market"}[market]
	return c.say(key, c.stateArg("a", h.of[0]), c.stateArg("b", h.of[1]))
}

// heroSubtitle says what the scale is, what the colour means, and what the ends of bars
// do.
func (c *relied) heroSubtitle(h *hero) doc.Spans {
	p := c.passage()
	top, counted, ranges, seen := 0.0, false, false, map[charts.Qualifier]bool{}
	for _, cl := range h.drawn {
		counted = counted || cl.Unit.Dim == quantity.Count
		if shareOf(cl) >= 0 {
			top = max(top, shareOf(cl))
			ranges = ranges || cl.HasTo
			if !cl.HasTo { // a range has no other end
				seen[chartQualifier(cl.Qualifier)] = true
			}
		}
	}
	scale := c.shareScale(top, !h.computed)
	key := "hero.subtitle"
	switch {
	case counted:
		key = "hero.subtitle-counts"
	case h.computed:
		key = "hero.subtitle-share"
		if year := h.year(0); year > 0 && (year == h.year(1) || len(h.bars[1]) == 0) {
			key = "hero.subtitle-year"
		}
	}
	p.say(key, words.Text("top", scale[len(scale)-1].Text), words.Text("year", strconv.Itoa(h.year(0))))
	for _, end := range []struct {
		key string
		has bool
	}{{"hero.range", ranges}, {"hero.hollow", seen[charts.Almost] || seen[charts.AtMost]}, {"hero.point", seen[charts.MoreThan]}, {"hero.slices", seen[charts.About]}} {
		if end.has {
			p.space()
			p.say(end.key)
		}
	}
	return p.spans()
}

// heroNote is the line below the main figure: sources, how many shares are drawn in each
// direction, and how many figures of reliance are not.
func (c *relied) heroNote(h *hero, claims []string) doc.Spans {
	p := c.passage()
	p.put(c.sourceLine(data.Text{}, "", claims))
	var n [2]int
	for lane := range h.bars {
		for _, b := range h.bars[lane] {
			if slices.Contains(h.drawn, b.Claim) {
				n[lane]++
			}
		}
	}
	p.space()
	switch {
	case h.computed:
		p.say("hero.own-total")
	case n[1] == 0 && largest(relianceOf(c.d, h.of[1], h.of[0])) < 0:
		p.say("hero.one-way", words.Count(n[0]))
	default:
		p.say("hero.both-ways", words.Text("left", c.derivedCount(n[0])), words.Text("right", c.derivedCount(n[1])))
	}
	if more := c.notDrawn(h); more > 0 {
		p.space()
		p.say("hero.more", words.Count(more))
	}
	return p.spans()
}

func (c *relied) derivedCount(n int) string {
	return c.derive(c.num.Number(quantity.Value{Coef: int64(n)}), c.text("derived.tally"))
}

// notDrawn counts the figures of reliance that the main figure has no room for.
func (c *relied) notDrawn(h *hero) int {
	n := 0
	for lane, of := range h.of {
		for _, cl := range relianceOf(c.d, of, h.of[1-lane]) {
			if !slices.Contains(h.drawn, cl) {
				n++
			}
		}
	}
	return n
}
