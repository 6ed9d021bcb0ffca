package charts

import (
	"fmt"
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
)

// An AccountsSpec is what several speakers say of one thing.
type AccountsSpec struct {
	Accounts []Account
	Scale    []Tick // from 0
	Bars     bool   // for amounts; otherwise a dot on the axis, for shares
}

// An Account is what one speaker says.
type Account struct {
	Who       string  // and when
	Text      string  // the value as printed: "about 13"
	Value     float64 // between 0 and the end of the scale
	Qualifier Qualifier
	Mark      Mark
}

type accounts struct{ AccountsSpec }

// NewAccounts returns a row for each account, on one axis. An error names the first
// account that cannot be drawn.
func NewAccounts(s AccountsSpec) (Figure, error) {
	err := checkCount("accounts", len(s.Accounts), 1)
	if err == nil {
		err = named("scale", "", checkScale(s.Scale, math.MaxFloat64), checkCount("ticks", len(s.Scale), 2))
	}
	for _, a := range s.Accounts {
		if err == nil {
			err = named("account", a.Who, checkWords("who", a.Who), checkWords("text", a.Text),
				checkQualifier(a.Qualifier), checkInterval(Interval{a.Value, a.Value}, s.Scale[len(s.Scale)-1].At))
		}
	}
	if err != nil {
		return nil, fmt.Errorf("accounts: %w", err)
	}
	return accounts{s}, nil
}

func (accounts) MinWidth() float64 { return 160 }

const (
	accountRow   = 13.0
	accountWho   = 130.0 // the most width of who says it
	accountValue = 8.0   // between an axis or a bar and the value behind it
	accountBar   = 10.0
	pointRoom    = 7.0 // for the point of a bar of more than its value
	dotRadius    = 3.2 // of a value on an axis
)

func (s accounts) Draw(c *Canvas) float64 {
	face, bold := c.regular(8, c.t.Ink), c.bold(9, c.t.Ink)
	who, widest := 0.0, 0.0
	names := make([]para, len(s.Accounts))
	for i, a := range s.Accounts {
		names[i] = c.label(c.t.Fonts.condensed(face), a.Who, min(accountWho, c.w*0.45), 3)
		who = max(who, c.width(names[i]))
		widest = max(widest, c.valueWidth(bold, a.Text, a.Mark))
	}
	left := who + 12
	area := rect{left, 0, c.w - left - widest - accountValue - pointRoom, 0}
	below := area.w < 40 // the values stand below the names
	if below {
		area.w = c.w - left - pointRoom
	}
	rows := accountRows{base: base{c, "accounts"}, s: s}
	var values []float64 // the middles of the values
	y := 0.0
	for i := range s.Accounts {
		h := max(accountRow, names[i].height()+3)
		mid := y + h/2
		c.set(names[i], 0, mid-names[i].height()/2)
		rows.middles = append(rows.middles, mid)
		if below {
			mid = y + h + bold.lead()/2
			h += bold.lead() + 2
		}
		values = append(values, mid)
		y += h
	}
	area.h = y
	top := s.Scale[len(s.Scale)-1].At
	p := plot{c: c, area: area, xs: newLinear(0, top), ys: newDepth(y), series: []chart.Series{rows}}
	if !s.Bars {
		p.series = append(p.series, axis{base: base{c, "scale"}, ticks: s.Scale, to: top, low: area.x - 8, high: min(area.x+area.w+16, c.w), line: true})
		y += axisHeight
	}
	p.draw()
	at := p.places()
	for i, a := range s.Accounts {
		x := area.x + area.w + accountValue
		switch {
		case below:
			x = 0
		case s.Bars:
			x = at.x(a.Value) + a.Qualifier.overhang() + valueGap
		}
		c.setValue(bold, x, bold.baseline(values[i]), a.Text, a.Mark)
	}
	return y
}

// accountRows are the bars or dots of accounts.
type accountRows struct {
	base
	s       accounts
	middles []float64
}

// Render implements chart.Series.
func (r accountRows) Render(_ chart.Renderer, box chart.Box, xs, ys chart.Range, _ chart.Style) {
	p := r.at(box, xs, ys)
	c := r.c
	for i, a := range r.s.Accounts {
		mid, x := p.y(r.middles[i]), p.x(a.Value)
		if r.s.Bars {
			drawEnd(c, p.left(), x, mid-accountBar/2, accountBar, a.Qualifier, 0, c.t.Neutral)
			continue
		}
		c.stroke(0.6, c.t.Rule, []point{{p.left(), mid}, {p.right(), mid}})
		c.dot(point{x, mid}, dotRadius, c.t.Ink, c.t.Ink, 0.1)
	}
}
