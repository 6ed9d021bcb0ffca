package charts

import (
	"fmt"
	"slices"

	chart "github.com/wcharczuk/go-chart/v2"
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
			checkText("base", b.Base), checkShare("share", b.Share), checkSpread(b.Spread, b.Share), checkBarSide(b.Side), checkQualifier(b.Qualifier))
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

// checkSpread wants a range that does not begin below 0.
func checkSpread(spread, share float64) error {
	if !(spread >= 0 && spread <= share) {
		return fmt.Errorf("a range of %g up to %g does not begin at 0 or above", spread, share)
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
	face   face    // of the labels
	x, w   float64 // the start of the scale and its length
}

func (l barLayout) at(share float64) float64 { return l.x + float64(share*l.w) }

// A placedBars is a bar, with further statements of the same share as stretches of it,
// where it stands from the top of the figure.
type placedBars struct {
	bars   []Bar
	label  para
	labelY float64
	top    float64 // of the bar
	words  []placedWords
	below  []para // words for which the bar has no room, one under the other
	belowY float64
}

// placedWords are words of a row that stand in its bar or behind it.
type placedWords struct {
	face face
	x    float64
	text string
}

// Draw implements Figure.
func (b bars) Draw(c *Canvas) float64 {
	l := b.layout(c)
	var rows []placedBars
	y := 0.0
	for i := 0; i < len(b.bars); {
		n := 1
		for b.based && i+n < len(b.bars) && b.bars[i+n].Joined {
			n++
		}
		var row placedBars
		row, y = b.place(c, l, b.bars[i:i+n], y)
		rows = append(rows, row)
		i += n
	}
	p := plot{c: c, area: rect{l.x, 0, l.w, y}, xs: newLinear(0, 1), ys: newDepth(y)}
	p.series = []chart.Series{barRows{base{c, "bars"}, l, rows}}
	if len(b.scale) > 0 {
		p.series = append(p.series, axis{base: base{c, "scale"}, ticks: b.scale, high: c.w})
		y += axisHeight
	}
	p.draw()
	return y
}

// layout finds the columns.
func (b bars) layout(c *Canvas) barLayout {
	l := barLayout{face: c.regular(9, c.t.Ink), w: c.w}
	if c.w >= inlineMin {
		l.inline = true
		width, lines := b.labels(c, l.face, c.w*0.3)
		if f := c.t.Fonts.condensed(l.face); lines > len(b.bars) {
			if w, n := b.labels(c, f, c.w*0.4); n < lines { // lower, and the bars more even
				l.face, width = f, w
			}
		}
		l.x = width + 10
		l.w = c.w - l.x
	}
	past := 0.0 // what reaches past the whole
	for _, r := range b.bars {
		past = max(past, l.at(r.Share)+r.Qualifier.overhang()-c.w)
	}
	l.w -= past
	return l
}

// labels are the width and the number of lines of all labels in a face.
func (b bars) labels(c *Canvas, f face, most float64) (width float64, lines int) {
	for _, r := range b.bars {
		p := b.label(c, f, r, most)
		width, lines = max(width, c.width(p)), lines+max(1, len(p.lines))
	}
	return width, lines
}

// label is what stands at a bar: its base, or what it is of.
func (b bars) label(c *Canvas, f face, r Bar, w float64) para {
	text := r.Label
	if b.based && r.Base != "" {
		text = r.Base
	}
	return c.label(f, text, w, 3)
}

// words are those of a bar: its share, and, where its label is the base, what it is of.
func (b bars) words(r Bar) string {
	if b.based && r.Base != "" {
		return joinedWords(r.Words, r.Label)
	}
	return r.Words
}

// place places a row from y down, and returns the y below it.
func (b bars) place(c *Canvas, l barLayout, rs []Bar, y float64) (placedBars, float64) {
	r := placedBars{bars: rs, label: b.label(c, l.face, rs[0], c.w), labelY: y}
	height := barRow
	if l.inline {
		r.label = b.label(c, l.face, rs[0], l.x-10)
		height = max(height, r.label.height()+3)
		r.labelY = y + (height-r.label.height())/2
	} else {
		y += r.label.height() + 1
	}
	r.top = y + (height-barHeight)/2
	r.belowY = y + height
	b.placeWords(c, l, &r)
	y += height
	for _, words := range r.below {
		y += words.height() + 2
	}
	return r, y
}

// placeWords finds where the words of a row stand: in its bar, or behind it, or below.
func (b bars) placeWords(c *Canvas, l barLayout, row *placedBars) {
	free := l.x
	for _, r := range row.bars {
		free = max(free, l.at(r.Share)+r.Qualifier.overhang())
	}
	bold := c.bold(9, c.t.Ink)
	for i, r := range row.bars {
		text := withoutSoftHyphens(b.words(r))
		w := c.measure(bold, text)
		inside := l.at(r.Share) - r.Qualifier.hollow(l.w*r.Spread) - l.x
		switch {
		case i == 0 && w+2*wordsGap <= inside:
			row.words = append(row.words, placedWords{bold.in(c.t.on(c.t.bar(r.Side))), l.x + wordsGap, text})
		case free+wordsGap+w+2 <= l.x+l.w:
			row.words = append(row.words, placedWords{bold, free + wordsGap, text})
			free += wordsGap + w
		default:
			row.below = append(row.below, c.label(bold, text, l.w, 2))
		}
	}
}

// barRows are the bars with their labels and words.
type barRows struct {
	base
	columns barLayout
	of      []placedBars
}

// Render implements chart.Series.
func (s barRows) Render(_ chart.Renderer, box chart.Box, xs, ys chart.Range, _ chart.Style) {
	p := s.at(box, xs, ys)
	for _, r := range s.of {
		s.c.set(r.label, 0, p.y(r.labelY))
		top := p.y(r.top)
		whole := rect{p.x(0), top, p.x(1) - p.x(0), barHeight}
		if r.bars[0].Side == Neither {
			s.c.hollow(whole)
		} else {
			s.c.rect(whole, s.c.t.ground(r.bars[0].Side))
		}
		for i := len(r.bars) - 1; i >= 0; i-- {
			col := s.c.t.bar(r.bars[i].Side)
			if i > 0 {
				col = blend(col, s.c.t.Paper, 0.45)
			}
			drawEnd(s.c, p.x(0), p.x(r.bars[i].Share), top, barHeight, r.bars[i].Qualifier, p.x(r.bars[i].Spread)-p.x(0), col)
		}
		for _, w := range r.words {
			s.c.text(w.face, w.x, w.face.baseline(top+barHeight/2), w.text)
		}
		y := p.y(r.belowY)
		for _, words := range r.below {
			y = s.c.set(words, s.columns.x, y) + 2
		}
	}
}
