package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"dyad/charts"
	"dyad/data"
	"dyad/data/quantity"
	"dyad/data/trade/measure"
	"dyad/report/words"
)

// The main figure of page 1 shows what each state relies on the other for: the shares
// that measure it, and where a subject has none in one direction a figure that is no
// share, or the words of the sources.

const (
	heroRows   = 10 // of two lanes with one gutter
	heroFacts  = 2  // of a subject that is in words only; 1 where the page is full
	facingRows = 6  // of each of two lists
)

// relied makes the main figure: who relies on whom.
type relied struct{ *figures }

// A relianceBar is a share that is drawn.
type relianceBar struct {
	*data.Claim
	thing string
	rank  string // "1st supplier", or ""
}

// A hero is what the main figure shows, of the left state on the right one and the
// reverse.
type hero struct {
	of       [2]string
	bars     [2][]relianceBar // by subject, the largest first
	computed bool             // all bars are of trade tables
	drawn    []*data.Claim
}

func (c *relied) hero() *hero {
	h := &hero{computed: true}
	h.of[0], h.of[1] = sides(c.d)
	for lane, of := range h.of {
		on := h.of[1-lane]
		for _, cl := range append(bars(c.d, of, on), c.tradeShare(of)...) {
			if c.isDetail(cl) {
				continue
			}
			b := relianceBar{Claim: cl, thing: c.thingOf(cl), rank: c.rankOf(cl, of)}
			h.computed = h.computed && isComputedShare(cl)
			h.bars[lane] = append(h.bars[lane], b)
		}
	}
	order := topics(c.d)
	for lane := range h.bars {
		slices.SortStableFunc(h.bars[lane], func(x, y relianceBar) int {
			a, b := slices.Index(order, x.Topic), slices.Index(order, y.Topic)
			if a != b || h.computed {
				return cmp.Compare(a, b)
			}
			return cmp.Compare(shareOf(y.Claim), shareOf(x.Claim))
		})
	}
	return h
}

// tradeShare is the part of the other state in all trade of a state by the tables: a row
// of the main figure beside its parts in imports and exports, though it measures the same
// reliance as these.
func (c *relied) tradeShare(of string) []*data.Claim {
	t, ok := tradedIn(c.d)
	if !ok {
		return nil
	}
	for side := range 2 {
		if cl := t.claim("ST"+letterOf(side), measure.TradeShare); t.code(side) == of && cl != nil && !cl.NoBar && shareOf(cl) >= 0 {
			return []*data.Claim{cl}
		}
	}
	return nil
}

// isDetail tells of a share of one kind of goods in a brief that has those of all goods
// from the same tables.
func (c *relied) isDetail(cl *data.Claim) bool {
	if _, ok := tradedIn(c.d); !ok || cl.Measure == "" {
		return false
	}
	m := measure.ID(cl.Measure)
	return m != measure.ImportShare && m != measure.ExportShare && m != measure.TradeShare
}

// thingOf says what a share is of, in the main figure.
func (c *relied) thingOf(cl *data.Claim) string {
	switch measure.ID(cl.Measure) {
	case measure.ImportShare:
		return c.text("hero.imports")
	case measure.ExportShare:
		return c.text("hero.exports")
	case measure.TradeShare:
		return c.text("hero.trade")
	}
	short := c.short(cl).Text
	switch isState := short == c.state(c.d.A.Code) || short == c.state(c.d.B.Code); {
	case !cl.Thing.IsZero():
		return c.in(cl.Thing)
	case isState && cl.Dependence != nil && !cl.Dependence.For.IsZero():
		return words.Capitalise(c.in(cl.Dependence.For)) // the name of a supplier is no thing
	}
	return short
}

// rankOf is the place of the other state among the suppliers or markets of a state, of
// whose imports or exports a claim is a share.
func (c *relied) rankOf(cl *data.Claim, of string) string {
	t, ok := tradedIn(c.d)
	if !ok {
		return ""
	}
	for side := range 2 {
		if t.code(side) != of {
			continue
		}
		switch rank, market := t.asSupplier(side), t.asMarket(side); {
		case cl == t.importShare(side) && rank != nil && rank.Year() == cl.Year():
			return c.text("hero.supplier", words.Text("rank", c.printed(rank)))
		case cl == t.exportShare(side) && market != nil && market.Year() == cl.Year():
			return c.text("hero.market", words.Text("rank", c.printed(market)))
		}
	}
	return ""
}

// A pairedRow is one thing with its bar on either side, or on both.
type pairedRow struct {
	topic data.Topic
	thing string
	bars  [2]*relianceBar
}

func (r pairedRow) size() float64 {
	size := 0.0
	for _, b := range r.bars {
		if b != nil {
			size = max(size, shareOf(b.Claim))
		}
	}
	return size
}

// rows are the bars of both lanes, those of one thing and subject in one row.
func (h *hero) rows(order []data.Topic) []pairedRow {
	var out []pairedRow
	for lane := range h.bars {
		for i := range h.bars[lane] {
			b := &h.bars[lane][i]
			at := slices.IndexFunc(out, func(r pairedRow) bool {
				return r.bars[lane] == nil && r.topic == b.Topic && strings.EqualFold(r.thing, b.thing)
			})
			if at < 0 {
				at = len(out)
				out = append(out, pairedRow{topic: b.Topic, thing: b.thing})
			}
			out[at].bars[lane] = b
		}
	}
	slices.SortStableFunc(out, func(x, y pairedRow) int {
		a, b := slices.Index(order, x.topic), slices.Index(order, y.topic)
		if a != b || h.computed {
			return cmp.Compare(a, b)
		}
		return cmp.Compare(y.size(), x.size())
	})
	return out
}

// isPaired tells whether at least half of the rows have a bar on both sides, so that a
// gutter with what they are of serves both.
func isPaired(rows []pairedRow) bool {
	n := 0
	for _, r := range rows {
		if r.bars[0] != nil && r.bars[1] != nil {
			n++
		}
	}
	return 2*n >= len(rows)
}

// keep returns which of several rows are shown if only so many are: the largest of each
// subject, then the largest of all. Their order stays.
func keep[T any](rows []T, most int, topic func(T) data.Topic, size func(T) float64) []T {
	if len(rows) <= most {
		return rows
	}
	bySize := make([]int, len(rows))
	for i := range bySize {
		bySize[i] = i
	}
	slices.SortStableFunc(bySize, func(i, j int) int { return cmp.Compare(size(rows[j]), size(rows[i])) })
	var first, rest []int
	seen := map[data.Topic]bool{}
	for _, i := range bySize {
		if t := topic(rows[i]); !seen[t] {
			seen[t] = true
			first = append(first, i)
		} else {
			rest = append(rest, i)
		}
	}
	shown := append(first, rest...)[:most]
	slices.Sort(shown)
	out := make([]T, 0, most)
	for _, i := range shown {
		out = append(out, rows[i])
	}
	return out
}

// laneValue is a bar as the figure has it.
func (c *relied) laneValue(b *relianceBar, marked bool) charts.LaneValue {
	v := charts.LaneValue{Bar: true, Share: min(shareOf(b.Claim), 1), Spread: spreadOf(b.Claim), Words: c.printed(b.Claim), Qualifier: chartQualifier(b.Qualifier), Rank: b.rank}
	if marked || b.Claim.Status != data.Final {
		v.Mark = chartMark(b.Claim)
	}
	return v
}

// hasElsewhere tells whether figures of some subjects measure how one state relies on the
// other, though the author keeps them out of the main figure.
func (c *relied) hasElsewhere(of, on string, topic func(data.Topic) bool) bool {
	return slices.ContainsFunc(relianceOf(c.d, of, on), func(cl *data.Claim) bool { return cl.NoBar && topic(cl.Topic) })
}

// notesOf are what the sources have of a subject in a direction without a share: its
// first rank, count or value, or else the words of so many facts at most, or that the
// figures it has are not drawn.
func (c *relied) notesOf(topic data.Topic, of, on string, marked bool, facts int) (notes []charts.LaneNote, claim *data.Claim) {
	for _, cl := range relianceOf(c.d, of, on) {
		if cl.Topic != topic || shareOf(cl) >= 0 || cl.NoBar {
			continue
		}
		n := charts.LaneNote{Text: c.printed(cl), Figure: true}
		if cl.Unit.Dim != quantity.Count {
			n.Text = c.text("reliance.item", words.Text("label", c.short(cl).Text), words.Text("figure", n.Text))
		} else if k := int(cl.Value.Float()); cl.HasValue && !cl.HasTo && cl.Unit.Mult == 1 && cl.Value.Scale == 0 && cl.Value.Den <= 1 && k > 0 && k <= charts.MaxNoteSquares {
			n.Squares = k
		}
		if marked || cl.Status != data.Final {
			n.Mark = chartMark(cl)
		}
		return []charts.LaneNote{n}, cl
	}
	var said []string
	evidence := data.Cited
	for i := range c.d.Facts {
		f := &c.d.Facts[i]
		dep := f.Dependence
		if dep == nil || dep.Of != of || dep.On != on || f.Topic != topic || len(said) == facts {
			continue
		}
		s := c.in(dep.For)
		if s == "" { // a fact that does not say for what is words all the same
			s = strings.TrimSuffix(c.plainProse(f.Text, "fact "+f.ID), ".")
		}
		if !slices.Contains(said, s) {
			said = append(said, s)
			evidence = max(evidence, f.Evidence)
		}
	}
	if len(said) == 0 {
		if c.hasElsewhere(of, on, func(t data.Topic) bool { return t == topic }) {
			return []charts.LaneNote{{Text: c.text("hero.elsewhere")}}, nil
		}
		return nil, nil
	}
	n := charts.LaneNote{Text: c.text("hero.words", words.Text("items", strings.Join(said, c.text("list.clause"))))}
	if marked {
		n.Mark = chartMark(&data.Claim{Evidence: evidence})
	}
	return []charts.LaneNote{n}, nil
}

// laneHead says who relies on whom. The name of the state relied on has its colour.
func (c *relied) laneHead(h *hero, lane int) charts.LaneHead {
	const around = "\x00" // of the name, in whatever case the message has it
	of, on := h.of[lane], h.of[1-lane]
	name := c.stateArg("on", on)
	declined := name.Declined
	name.Plain = around + name.Plain + around
	name.Declined = func(grammatical string) string { return around + declined(grammatical) + around }
	key, year := "hero.head", words.Text("year", "")
	if h.computed {
		key = "hero.head-share"
		if of, other := h.year(lane), h.year(1-lane); of != other && of > 0 && other > 0 {
			key, year = "hero.head-year", words.Text("year", strconv.Itoa(of))
		}
	}
	parts := strings.SplitN(c.text(key, c.stateArg("of", of), name, year), around, 3)
	return charts.LaneHead{Before: parts[0], State: parts[1], After: parts[2], Side: chartSide(c.side(on))}
}

// year is the year of the bars of a lane, 0 if they are of several or none.
func (h *hero) year(lane int) int {
	year := 0
	for i, b := range h.bars[lane] {
		if i > 0 && b.Year() != year {
			return 0
		}
		year = b.Year()
	}
	return year
}
