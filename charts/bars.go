package charts

import (
	"fmt"
	"slices"
)

// bars are horizontal bars on one scale of shares. Where each bar has a base of
// its own, it is drawn on a track, which is the whole of that base.
type bars struct {
	bars  []Bar
	scale []Tick
	key   QualifierWords
	based bool
}

// NewDependency returns bars sorted by share, the largest first; bars of one share
// keep the order given. The scale's ticks lie in [0,1]; without ticks no scale is
// drawn. The words of key explain the bar ends that occur. An error names the first
// bar or tick that cannot be drawn.
func NewDependency(bs []Bar, scale []Tick, key QualifierWords) (Figure, error) {
	if err := checkBars(bs, scale, key); err != nil {
		return nil, fmt.Errorf("dependency: %w", err)
	}
	sorted := slices.Clone(bs)
	slices.SortStableFunc(sorted, func(a, b Bar) int {
		switch {
		case a.Share > b.Share:
			return -1
		case a.Share < b.Share:
			return 1
		}
		return 0
	})
	return bars{bars: sorted, scale: scale, key: key}, nil
}

// NewBars returns bars in the order given, each with its base under its label. Scale,
// key and errors are those of NewDependency.
func NewBars(bs []Bar, scale []Tick, key QualifierWords) (Figure, error) {
	if err := checkBars(bs, scale, key); err != nil {
		return nil, fmt.Errorf("bars: %w", err)
	}
	return bars{bars: slices.Clone(bs), scale: scale, key: key, based: true}, nil
}

func checkBars(bs []Bar, scale []Tick, key QualifierWords) error {
	if err := checkCount("bars", len(bs), 1); err != nil {
		return err
	}
	for _, b := range bs {
		err := named("bar", b.Label, checkWords("label", b.Label), checkText("words", b.Words),
			checkText("base", b.Base), checkShare("share", b.Share), checkBarSide(b.Side), checkQualifier(b.Qualifier))
		if err != nil {
			return err
		}
	}
	if err := checkScale(scale, 1); err != nil {
		return err
	}
	return named("key", "qualifiers", checkText("about", key.About), checkText("more than", key.MoreThan),
		checkText("almost", key.Almost))
}

func checkQualifier(q Qualifier) error {
	if q > AtMost {
		return fmt.Errorf("qualifier %d is not one of the five", q)
	}
	return nil
}

func (bars) MinWidth() float64 { return 160 }

const (
	barHeight = 9.0
	inlineMin = 300.0 // the width from which labels stand left of the bars
)

// A barLayout is the columns of a bar chart.
type barLayout struct {
	inline bool
	x, w   float64 // the start of the scale and its length
}

func (l barLayout) at(share float64) float64 { return l.x + float64(share*l.w) }

func (b bars) Draw(c *Canvas) float64 {
	l := b.layout(c)
	rows := b.rows(c, l)
	y := b.drawScale(c, l)
	top := y
	for _, r := range rows {
		y += r.height
	}
	if !b.based {
		drawScaleLines(c, l, b.scale, top, y)
	}
	y = top
	for _, r := range rows {
		b.drawRow(c, l, r, y)
		y += r.height
	}
	if l.inline && !b.based {
		c.stroke(0.75, c.t.Frame, []point{{l.x, top}, {l.x, y}})
	}
	return drawKey(c, b.bars, b.key, y)
}

// layout puts the labels left of the bars and their words right of them where the
// scale keeps two fifths of the width, and else above the bars.
func (b bars) layout(c *Canvas) barLayout {
	overhang := 0.0
	for _, r := range b.bars {
		overhang = max(overhang, r.Qualifier.overhang())
	}
	narrow := barLayout{w: c.w - overhang}
	if c.w < inlineMin {
		return narrow
	}
	l := barLayout{inline: true}
	for _, r := range b.bars {
		p := c.label(c.regular(8, c.t.Ink), r.Label, c.w*0.3, 3)
		l.x = max(l.x, c.width(p)+8)
		if b.based {
			l.x = max(l.x, c.width(c.label(c.regular(7, c.t.Muted), r.Base, c.w*0.3, 3))+8)
		}
	}
	l.w = c.w - l.x - overhang
	for _, r := range b.bars {
		l.w = min(l.w, b.scaleBeside(c, l, r))
	}
	if l.w < c.w*0.4 {
		return narrow
	}
	return l
}

// scaleBeside is the length of the longest scale that leaves space for r's words:
// they stand behind the bar, or behind the track if there is one.
func (b bars) scaleBeside(c *Canvas, l barLayout, r Bar) float64 {
	length := c.w - l.x - c.measure(b.wordsFace(c), withoutSoftHyphens(r.Words)) - wordsGap
	if b.based {
		return length - r.Qualifier.overhang()
	}
	return (length - r.Qualifier.overhang()) / max(r.Share, 0.01)
}

const wordsGap = 4.0

// wordsFace is bold where the words are a number with its base, and regular where
// they may be a phrase of a source.
func (b bars) wordsFace(c *Canvas) face {
	if b.based {
		return c.bold(8, c.t.Ink)
	}
	return c.regular(7.5, c.t.Ink)
}

// drawScale sets the tick labels above the bars, and returns the y below them.
func (b bars) drawScale(c *Canvas, l barLayout) float64 {
	if len(b.scale) == 0 {
		return 0
	}
	f := c.regular(7, c.t.Muted)
	for _, t := range placeTicks(c, f, b.scale, l.at, 5, c.w) {
		c.text(f, t.x, 6, t.text)
	}
	return 9
}

func drawScaleLines(c *Canvas, l barLayout, scale []Tick, top, bottom float64) {
	lines := c.stroking(0.5, c.t.Rule)
	for _, t := range scale {
		x := min(max(l.at(t.At), 0.25), c.w-0.25)
		lines.add(point{x, top}, point{x, bottom})
	}
	lines.end()
}
