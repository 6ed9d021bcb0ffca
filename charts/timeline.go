package charts

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// timeline is entries on an axis of days, and then those without a date. Where dates lie
// far apart the axis is broken into stretches.
type timeline struct {
	dated   []dated
	undated []Event
	axis    dayAxis
}

type dated struct {
	Event
	day int // since 1970
}

// NewTimeline returns the events sorted by date; those of one date keep the order given,
// and those without a date come last. A date may lack its day or month: it stands at
// the beginning of that month or year. An error names the first event that cannot be
// drawn.
func NewTimeline(events []Event) (Figure, error) {
	if err := checkCount("events", len(events), 1); err != nil {
		return nil, fmt.Errorf("timeline: %w", err)
	}
	var tl timeline
	for _, e := range events {
		err := named("event", e.Label, checkWords("label", e.Label), checkText("text", e.Text),
			checkText("number", e.Number))
		if err != nil {
			return nil, fmt.Errorf("timeline: %w", err)
		}
		if e.Date == "" {
			tl.undated = append(tl.undated, e)
			continue
		}
		day, err := parseDay(e.Date)
		if err != nil {
			return nil, fmt.Errorf("timeline: %w", named("event", e.Label, err))
		}
		tl.dated = append(tl.dated, dated{e, day})
	}
	slices.SortStableFunc(tl.dated, func(a, b dated) int { return a.day - b.day })
	tl.axis = newDayAxis(tl.dated)
	return tl, nil
}

func parseDay(s string) (int, error) {
	layout := time.DateOnly[:min(len(s), len(time.DateOnly))]
	t, err := time.Parse(layout, s)
	if err != nil || !strings.HasPrefix(layout, "2006") || t.Year() < 1 {
		return 0, fmt.Errorf("date %.40q is not an ISO 8601 date", s)
	}
	return dayOf(t), nil
}

func dayOf(t time.Time) int {
	const seconds = 24 * 60 * 60
	return int(t.Unix() / seconds)
}

func dayTime(day int) time.Time { return time.Unix(int64(day)*24*60*60, 0).UTC() }

// A dayAxis is stretches of time with breaks between them.
type dayAxis struct{ parts []stretch }

// A stretch is the days from first up to, but without, end.
type stretch struct{ first, end int }

// The axis is broken between two dates that are more than breakDays apart, and more than
// breakShare of the whole time.
const (
	breakShare = 0.3
	breakDays  = 183
	fewDays    = 45 // with less in all, the axis does not have whole months
)

func newDayAxis(es []dated) dayAxis {
	var a dayAxis
	if len(es) == 0 {
		return a
	}
	from, last := es[0].day, es[len(es)-1].day
	span := last - from
	if span < fewDays {
		return dayAxis{parts: []stretch{{from, last + 1}}}
	}
	for i, e := range es {
		next := i + 1
		if next < len(es) {
			gap := es[next].day - e.day
			if gap <= breakDays || float64(gap) <= breakShare*float64(span) {
				continue
			}
		}
		a.parts = append(a.parts, wholeMonths(from, e.day))
		if next < len(es) {
			from = es[next].day
		}
	}
	return a
}

func wholeMonths(from, to int) stretch {
	f, t := dayTime(from), dayTime(to)
	return stretch{
		dayOf(time.Date(f.Year(), f.Month(), 1, 0, 0, 0, 0, time.UTC)),
		dayOf(time.Date(t.Year(), t.Month()+1, 1, 0, 0, 0, 0, time.UTC)),
	}
}

// An axisPart is a stretch with its place on an axis.
type axisPart struct {
	stretch
	before   float64 // points of the break before it
	from, to float64 // points along the axis
}

const (
	axisBreak = 12.0 // the largest length of a break
	axisLeast = 26.0 // the least length of a stretch
	axisPad   = 3.0  // before the first stretch and after the last, for dots
)

// place gives each stretch its part of the length, all on one scale; only a very short
// stretch has the least length.
func (a dayAxis) place(length float64) []axisPart {
	length = max(length-2*axisPad, 1)
	n := float64(len(a.parts))
	gap := min(axisBreak, length/(2*n))
	whole := length - float64((n-1)*gap)
	least := min(axisLeast, whole/n)
	days, free := 0, whole
	for _, s := range a.parts {
		days += s.end - s.first
	}
	short := map[int]bool{}
	for again := true; again; {
		again = false
		for i, s := range a.parts {
			if n := s.end - s.first; !short[i] && float64(n)*free < least*float64(days) {
				short[i], again = true, true
				days, free = days-n, free-least
			}
		}
	}
	parts := make([]axisPart, len(a.parts))
	at := axisPad
	for i, s := range a.parts {
		w := least
		if !short[i] {
			w = free * float64(s.end-s.first) / float64(days)
		}
		parts[i] = axisPart{s, gap, at, at + w}
		at += w + gap
	}
	return parts
}

// at is the place of a day.
func (p axisPart) at(day int) float64 {
	return p.from + (p.to-p.from)*float64(day-p.first)/float64(p.end-p.first)
}

func locate(parts []axisPart, day int) float64 {
	for _, p := range parts {
		if day < p.end {
			return p.at(day)
		}
	}
	return parts[len(parts)-1].to
}

// A yearMark is the label of a year on an axis.
type yearMark struct {
	at   float64
	text string
}

// years are the labels of a stretch: the year of its first day, and each year that
// begins within it, or each second, fifth, tenth … where they would be closer than
// least.
func (p axisPart) years(least float64) []yearMark {
	y := dayTime(p.first).Year()
	marks := []yearMark{{p.from, fmt.Sprint(y)}}
	step := p.yearStep(least)
	for y += step - y%step; ; y += step {
		day := dayOf(time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC))
		if day >= p.end {
			return marks
		}
		marks = append(marks, yearMark{p.at(day), fmt.Sprint(y)})
	}
}

func (p axisPart) yearStep(least float64) int {
	perYear := (p.to - p.from) * 365.25 / float64(p.end-p.first)
	for step := 1; ; step *= 10 {
		for _, k := range []int{1, 2, 5} {
			if float64(step*k)*perYear >= least {
				return step * k
			}
		}
	}
}

func (timeline) MinWidth() float64 { return 160 }
