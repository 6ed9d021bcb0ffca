package charts

import (
	"fmt"
	"slices"
)

// bars are parts of a whole, each a bar whose length is the whole: the part has the
// colour of the state relied on. Where each bar has a base of its own, that is its label.
type bars struct {
	bars  []Bar
	scale []Tick
	based bool
}

// NewDependency returns bars sorted by share, the largest first; bars of one share
// keep the order given. The scale's ticks lie in [0,1]; without ticks no scale is
// drawn. An error names the first
// bar or tick that cannot be drawn.
func NewDependency(bs []Bar, scale []Tick) (Figure, error) {
	if err := checkBars(bs, scale); err != nil {
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
	return bars{bars: sorted, scale: scale}, nil
}

// NewBars returns bars in the order given, each labelled with its base. A Joined bar is
// another statement of the share before it, and drawn as a stretch of that bar. Scale and
// errors are those of NewDependency.
func NewBars(bs []Bar, scale []Tick) (Figure, error) {
	if err := checkBars(bs, scale); err != nil {
		return nil, fmt.Errorf("bars: %w", err)
	}
	return bars{bars: slices.Clone(bs), scale: scale, based: true}, nil
}

func checkBars(bs []Bar, scale []Tick) error {
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
	return nil
}

func checkQualifier(q Qualifier) error {
	if q > AtMost {
		return fmt.Errorf("qualifier %d is not one of the five", q)
	}
	return nil
}

func (bars) MinWidth() float64 { return 160 }

const (
	barHeight = 13.0
	barRow    = 17.0
	inlineMin = 230.0 // the width from which labels stand left of the bars
	wordsGap  = 6.0   // between the end of a bar, or its beginning, and words
)

// A barLayout is the columns of a bar chart.
type barLayout struct {
	inline bool
	x, w   float64 // the start of the scale and its length
}

func (l barLayout) at(share float64) float64 { return l.x + float64(share*l.w) }

func (b bars) Draw(c *Canvas) float64 {
	l := barLayout{w: c.w}
	if c.w >= inlineMin {
		label := 0.0
		for _, r := range b.bars {
			label = max(label, c.width(b.label(c, r, c.w*0.3)))
		}
		l = barLayout{inline: true, x: label + 10}
		l.w = c.w - l.x
	}
	past := 0.0 // what reaches past the whole
	for _, r := range b.bars {
		past = max(past, l.at(r.Share)+r.Qualifier.overhang()-c.w)
	}
	l.w -= past
	y := 0.0
	for i := 0; i < len(b.bars); {
		n := 1
		for b.based && i+n < len(b.bars) && b.bars[i+n].Joined {
			n++
		}
		y = b.drawRow(c, l, b.bars[i:i+n], y)
		i += n
	}
	return b.drawScale(c, l, y)
}

// label is what stands at a bar: its base, or what it is of.
func (b bars) label(c *Canvas, r Bar, w float64) para {
	text := r.Label
	if b.based && r.Base != "" {
		text = r.Base
	}
	return c.label(c.regular(9, c.t.Ink), text, w, 2)
}

// words are those of a bar: its share, and, where its label is the base, what it is of.
func (b bars) words(r Bar) string {
	if b.based && r.Base != "" {
		return joinedWords(r.Words, r.Label)
	}
	return r.Words
}

// drawRow draws a bar, with further statements of the same share as stretches of it.
func (b bars) drawRow(c *Canvas, l barLayout, rs []Bar, y float64) float64 {
	label := b.label(c, rs[0], c.w)
	row := barRow
	if l.inline {
		label = b.label(c, rs[0], l.x-10)
		row = max(row, label.height()+3)
		c.set(label, 0, y+(row-label.height())/2)
	} else {
		y = c.set(label, 0, y) + 1
	}
	top := y + (row-barHeight)/2
	whole := rect{l.x, top, l.w, barHeight}
	if rs[0].Side == Neither {
		c.hollow(whole)
	} else {
		c.rect(whole, c.t.ground(rs[0].Side))
	}
	for i := len(rs) - 1; i >= 0; i-- {
		col := c.t.bar(rs[i].Side)
		if i > 0 {
			col = blend(col, c.t.Paper, 0.45)
		}
		drawEnd(c, l.x, l.at(rs[i].Share), top, barHeight, rs[i].Qualifier, col)
	}
	return b.drawWords(c, l, rs, top, y+row)
}

// drawWords sets the words of a row: in its bar, or behind it, or below. It returns the y
// below the row.
func (b bars) drawWords(c *Canvas, l barLayout, rs []Bar, top, y float64) float64 {
	mid := top + barHeight/2
	free := l.x
	for _, r := range rs {
		free = max(free, l.at(r.Share)+r.Qualifier.overhang())
	}
	bold := c.bold(9, c.t.Ink)
	var below []string
	for i, r := range rs {
		text := withoutSoftHyphens(b.words(r))
		w := c.measure(bold, text)
		inside := l.at(r.Share) - r.Qualifier.hollow() - l.x
		switch {
		case i == 0 && w+2*wordsGap <= inside:
			face := bold.in(c.t.on(c.t.bar(r.Side)))
			c.text(face, l.x+wordsGap, face.baseline(mid), text)
		case free+wordsGap+w+2 <= l.x+l.w:
			c.text(bold, free+wordsGap, bold.baseline(mid), text)
			free += wordsGap + w
		default:
			below = append(below, text)
		}
	}
	for _, text := range below {
		y = c.set(c.label(bold, text, l.w, 2), l.x, y) + 2
	}
	return y
}

// drawScale sets the scale below the bars, and returns the y below it.
func (b bars) drawScale(c *Canvas, l barLayout, y float64) float64 {
	if len(b.scale) == 0 {
		return y
	}
	f := c.regular(axisSize, c.t.Muted)
	var marks [][]point
	for _, t := range placeTicks(c, f, b.scale, l.at, 5, c.w) {
		at := min(max(t.at, 0.3), c.w-0.3)
		marks = append(marks, []point{{at, y}, {at, y + tickLength}})
		c.text(f, t.x, y+11, t.text)
	}
	c.stroke(0.6, c.t.Muted, marks...)
	return y + axisHeight
}
