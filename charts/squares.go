package charts

import "fmt"

// squares are one square for each thing of a count: first those done, filled, then the
// others, hollow.
type squares struct{ SquaresSpec }

// NewSquares returns one square for each of Of things. An error says that Of is not
// between 1 and 400, or that Done is not between 0 and Of.
func NewSquares(s SquaresSpec) (Figure, error) {
	var count error
	if s.Done < 0 || s.Done > s.Of {
		count = fmt.Errorf("done %d is outside 0 to %d", s.Done, s.Of)
	}
	err := named("count", s.DoneLabel, checkCount("squares", s.Of, 1), count,
		checkWords("done text", s.DoneText), checkText("done label", s.DoneLabel),
		checkText("rest text", s.RestText), checkText("rest label", s.RestLabel))
	if err != nil {
		return nil, fmt.Errorf("squares: %w", err)
	}
	return squares{s}, nil
}

func (squares) MinWidth() float64 { return 120 }

const (
	squareSide  = 11.4
	squarePitch = 14.5
	mostSquares = 100 // over which a bar is drawn
)

// columns is the number of squares in a row of width w: one that fills all rows, or
// else a multiple of ten, which is easy to count.
func (s squares) columns(w float64) int {
	most := max(min(int((w+squarePitch-squareSide)/squarePitch), s.Of), 1)
	for n := most; n > most/3 && n >= 5; n-- {
		if s.Of%n == 0 {
			return n
		}
	}
	if most >= 10 {
		return most / 10 * 10
	}
	return most
}

func (s squares) Draw(c *Canvas) float64 {
	h := 0.0
	if s.Of > mostSquares {
		h = s.drawBar(c)
	} else {
		h = s.drawSquares(c)
	}
	return s.drawKey(c, h+5)
}

// drawSquares returns the y below the squares.
func (s squares) drawSquares(c *Canvas) float64 {
	cols := s.columns(c.w)
	box := func(i int) rect {
		return rect{float64(i%cols) * squarePitch, float64(i/cols) * squarePitch, squareSide, squareSide}
	}
	done := c.filling(c.t.Neutral)
	for i := range s.Done {
		done.add(box(i).corners()...)
	}
	done.end()
	rest := c.outlining(frameWidth, c.t.Muted)
	for i := s.Done; i < s.Of; i++ {
		rest.add(box(i).shrunk(frameWidth / 2).corners()...)
	}
	rest.end()
	rows := (s.Of + cols - 1) / cols
	return float64(float64(rows)*squarePitch) - (squarePitch - squareSide)
}

func (s squares) drawBar(c *Canvas) float64 {
	const height = 13
	x := c.w * float64(s.Done) / float64(s.Of)
	c.rect(rect{0, 0, x, height}, c.t.Neutral)
	if s.Done < s.Of {
		c.hollow(rect{x, 0, c.w - x, height})
	}
	return height
}

// drawKey sets both counts with their words, each behind a square of its kind, on one
// line or below each other.
func (s squares) drawKey(c *Canvas, y float64) float64 {
	const size, indent, gap = 7.4, 12.4, 14.0
	f := c.regular(8, c.t.Ink)
	x := 0.0
	for i, k := range []struct {
		words string
		mark  Mark
	}{{joinedWords(s.DoneText, s.DoneLabel), NoMark}, {joinedWords(s.RestText, s.RestLabel), s.RestMark}} {
		if k.words == "" {
			continue
		}
		p := c.label(f, k.words, c.w-indent-c.markWidth(k.mark), 3)
		w := indent + c.width(p) + c.markWidth(k.mark)
		if x > 0 && x+gap+w > c.w {
			x, y = 0, y+f.lead()+2
		} else if x > 0 {
			x += gap
		}
		sample := rect{x, y + 1, size, size}
		if i == 0 {
			c.rect(sample, c.t.Neutral)
		} else {
			c.hollow(sample)
		}
		c.set(p, x+indent, y)
		last := len(p.lines) - 1
		c.setMark(k.mark, x+indent+c.measure(p.face, p.lines[last]), y+float64(last)*p.lead()+p.size*firstBaseline, c.t.Muted)
		if last > 0 {
			y += float64(last) * p.lead()
		}
		x += w
	}
	return y + f.lead()
}
