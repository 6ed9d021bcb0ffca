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
	err := named("count", s.DoneLabel, checkCount("squares", s.Of, 1), count, checkSide(s.Side),
		checkWords("done text", s.DoneText), checkText("done label", s.DoneLabel),
		checkText("rest text", s.RestText), checkText("rest label", s.RestLabel))
	if err != nil {
		return nil, fmt.Errorf("squares: %w", err)
	}
	return squares{s}, nil
}

func (squares) MinWidth() float64 { return 120 }

const (
	squareSide  = 7.4
	squarePitch = 9.4
	squareWords = 110.0 // the least width of words beside the squares
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
	cols := s.columns(c.w)
	rows := (s.Of + cols - 1) / cols
	w := float64(float64(cols)*squarePitch) - (squarePitch - squareSide)
	h := float64(float64(rows)*squarePitch) - (squarePitch - squareSide)
	s.drawSquares(c, cols)
	if width := c.w - w - 12; width >= squareWords {
		return max(h, s.drawWords(c, w+12, 0, width))
	}
	return s.drawWords(c, 0, h+4, c.w)
}

func (s squares) drawSquares(c *Canvas, cols int) {
	box := func(i int) rect {
		return rect{float64(i%cols) * squarePitch, float64(i/cols) * squarePitch, squareSide, squareSide}
	}
	done := c.filling(c.t.side(s.Side))
	for i := range s.Done {
		done.add(box(i).corners()...)
	}
	done.end()
	rest := c.outlining(frameWidth, c.t.Frame)
	for i := s.Done; i < s.Of; i++ {
		rest.add(box(i).shrunk(frameWidth / 2).corners()...)
	}
	rest.end()
}

// drawWords sets both counts with their words, each behind a square of its kind.
func (s squares) drawWords(c *Canvas, x, y, w float64) float64 {
	const indent = squareSide + 5
	sample := func(y float64) rect { return rect{x, y + 1.2, squareSide, squareSide} }
	c.rect(sample(y), c.t.side(s.Side))
	y = setNumber(c, layOutNumber(c, s.DoneText, s.DoneLabel, w-indent), x+indent, y)
	if s.RestText == "" {
		return y
	}
	y += 2
	c.hollow(sample(y))
	return setNumber(c, layOutNumber(c, s.RestText, s.RestLabel, w-indent), x+indent, y)
}
