package charts

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// timeline is events on an axis of days, to scale. Their labels stand above and below it
// by turns; where these do not fit beside each other, and where they are many, it is a list
// from top to bottom, in two columns where there is room for them.
type timeline struct{ events []dated }

type dated struct {
	Event
	day int // since 1970
}

const (
	mostEvents = 40 // of a timeline
	mostAcross = 8  // of one on an axis to scale
)

// NewTimeline returns the events sorted by date; those of one date keep the order given.
// A date may lack its day or month: it stands at the beginning of that month or year. An
// error names the first event that cannot be drawn, or says that there are over forty.
func NewTimeline(events []Event) (Figure, error) {
	err := checkCount("events", len(events), 1)
	if len(events) > mostEvents {
		err = fmt.Errorf("%d events, at most %d fit", len(events), mostEvents)
	}
	if err != nil {
		return nil, fmt.Errorf("timeline: %w", err)
	}
	var tl timeline
	for _, e := range events {
		day, err := parseDay(e.Date)
		if err := named("event", e.Label, checkWords("label", e.Label), checkWords("text", e.Text), err); err != nil {
			return nil, fmt.Errorf("timeline: %w", err)
		}
		tl.events = append(tl.events, dated{e, day})
	}
	slices.SortStableFunc(tl.events, func(a, b dated) int { return a.day - b.day })
	return tl, nil
}

func parseDay(s string) (int, error) {
	layout := time.DateOnly[:min(len(s), len(time.DateOnly))]
	t, err := time.Parse(layout, s)
	if err != nil || !strings.HasPrefix(layout, "2006") || t.Year() < 1 {
		return 0, fmt.Errorf("date %.40q is not an ISO 8601 date", s)
	}
	const seconds = 24 * 60 * 60
	return int(t.Unix() / seconds), nil
}

func (timeline) MinWidth() float64 { return 160 }

const (
	eventLabel = 96.0 // the most width of a label
	eventLeast = 44.0 // the least
	eventStem  = 8.0  // from the axis to a label
)

func (t timeline) Draw(c *Canvas) float64 {
	if len(t.events) > mostAcross {
		return t.drawColumns(c)
	}
	if labels, ok := t.across(c); ok {
		return t.drawAcross(c, labels)
	}
	return t.drawDown(c, t.events, 0, c.w)
}

const (
	eventColumn = 180.0 // the least width of a column of events
	eventGap    = 16.0  // between two columns
)

// drawColumns lists the events, those of the first half left of the others.
func (t timeline) drawColumns(c *Canvas) float64 {
	wide := (c.w - eventGap) / 2
	if wide < eventColumn {
		return t.drawDown(c, t.events, 0, c.w)
	}
	n := (len(t.events) + 1) / 2
	return max(t.drawDown(c, t.events[:n], 0, wide), t.drawDown(c, t.events[n:], wide+eventGap, wide))
}

// An eventPlace is an event on the axis with its label.
type eventPlace struct {
	x, left     float64 // of its dot and of its label
	date, label para
}

// across places the labels beside each other; it is false if some do not fit.
func (t timeline) across(c *Canvas) ([]eventPlace, bool) {
	first, last := t.events[0].day, t.events[len(t.events)-1].day
	at := func(day int) float64 {
		if last == first {
			return dotRadius
		}
		return dotRadius + (c.w-2*dotRadius)*float64(day-first)/float64(last-first)
	}
	out := make([]eventPlace, len(t.events))
	for i, e := range t.events {
		right := c.w
		if i+2 < len(t.events) {
			right = at(t.events[i+2].day) - 6
		}
		p := eventPlace{x: at(e.day)}
		p.left = max(min(p.x-dotRadius, c.w-eventLabel), 0)
		if i >= 2 {
			p.left = max(p.left, min(p.x-dotRadius, out[i-2].left+eventLabel+6))
		}
		room := min(right-p.left, eventLabel)
		if room < eventLeast {
			return nil, false
		}
		p.date, p.label = c.label(c.bold(8, c.t.Ink), e.Text, room, 2), c.label(c.regular(8, c.t.Ink), e.Label, room, 4)
		if !p.date.whole || !p.label.whole {
			return nil, false
		}
		p.left = max(p.left, min(p.x-dotRadius, c.w-max(c.width(p.date), c.width(p.label)))) // as near to its dot as the edge lets it
		out[i] = p
	}
	return out, true
}

func (t timeline) drawAcross(c *Canvas, all []eventPlace) float64 {
	above, below := 0.0, 0.0
	for i, p := range all {
		h := p.date.height() + p.label.height()
		if i%2 == 0 {
			above = max(above, h)
		} else {
			below = max(below, h)
		}
	}
	axis := above + eventStem
	c.stroke(0.75, c.t.Muted, []point{{0, axis}, {c.w, axis}})
	for i, p := range all {
		top, end := axis-eventStem-p.date.height()-p.label.height(), axis-eventStem
		if i%2 == 1 {
			top, end = axis+eventStem, axis+eventStem
		}
		c.stroke(0.5, c.t.Rule, []point{{p.x, axis}, {p.x, end}})
		c.dot(point{p.x, axis}, dotRadius, c.t.Ink, c.t.Ink, 0.1)
		c.set(p.label, p.left, c.set(p.date, p.left, top))
	}
	if len(all) == 1 {
		return axis + dotRadius
	}
	return axis + eventStem + below
}

// drawDown lists events in a column from left on that is wide points wide.
func (timeline) drawDown(c *Canvas, events []dated, left, wide float64) float64 {
	const indent = 2*dotRadius + 8
	y := 0.0
	var dots []point
	for _, e := range events {
		date := c.label(c.bold(8, c.t.Ink), e.Text, wide-indent, 2)
		dots = append(dots, point{left + dotRadius, y + date.lead()/2})
		y = c.set(date, left+indent, y)
		y = c.set(c.label(c.regular(8, c.t.Ink), e.Label, wide-indent, 4), left+indent, y) + 3
	}
	c.stroke(0.75, c.t.Muted, []point{dots[0], dots[len(dots)-1]})
	for _, d := range dots {
		c.dot(d, dotRadius, c.t.Ink, c.t.Ink, 0.1)
	}
	return y - 3
}
