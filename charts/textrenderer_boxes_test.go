package charts

import (
	"fmt"
	"math"

	"github.com/wcharczuk/go-chart/v2/drawing"
)

// slack is how far boxes may overlap by rounding, in points.
const slack = 0.05

var empty = Box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}

func (b Box) join(o Box) Box {
	return Box{min(b.X0, o.X0), min(b.Y0, o.Y0), max(b.X1, o.X1), max(b.Y1, o.Y1)}
}

func (b Box) grown(k float64) Box { return Box{b.X0 - k, b.Y0 - k, b.X1 + k, b.Y1 + k} }

// stroked is the box of a line of a width with flat ends: a horizontal or vertical line
// does not become longer.
func (b Box) stroked(k float64) Box {
	switch {
	case b.Y0 == b.Y1:
		return Box{b.X0, b.Y0 - k, b.X1, b.Y1 + k}
	case b.X0 == b.X1:
		return Box{b.X0 - k, b.Y0, b.X1 + k, b.Y1}
	}
	return b.grown(k)
}

// Meets reports whether the two boxes share more than an edge.
func (b Box) Meets(o Box) bool {
	return b.X0+slack < o.X1 && o.X0+slack < b.X1 && b.Y0+slack < o.Y1 && o.Y0+slack < b.Y1
}

// Within reports whether b lies inside o.
func (b Box) Within(o Box) bool {
	return b.X0 >= o.X0-slack && b.Y0 >= o.Y0-slack && b.X1 <= o.X1+slack && b.Y1 <= o.Y1+slack
}

func (b Box) String() string {
	return fmt.Sprintf("%s,%s to %s,%s", num(b.X0), num(b.Y0), num(b.X1), num(b.Y1))
}

func (s sub) box() Box {
	b := empty
	for i := range s.xs {
		b = b.join(Box{s.xs[i], s.ys[i], s.xs[i], s.ys[i]})
	}
	return b.grown(s.round)
}

// under is the colour that was painted last at the middle of b.
func (r *textRenderer) under(b Box) drawing.Color {
	x, y := (b.X0+b.X1)/2, (b.Y0+b.Y1)/2
	for i := len(r.fills) - 1; i >= 0; i-- {
		if f := r.fills[i]; x >= f.X0 && x <= f.X1 && y >= f.Y0 && y <= f.Y1 {
			return f.color
		}
	}
	return drawing.Color{}
}

// Faults lists texts that meet other text, and whatever leaves a figure of the given
// size. Lines may do so by half their width, at most half a point.
func (r *textRenderer) Faults(width, height float64) []string {
	var faults []string
	page := Box{0, 0, width, height}
	for i, a := range r.runs {
		if !a.Within(page) {
			faults = append(faults, fmt.Sprintf("text %q at %v leaves %v", a.Text, a.Box, page))
		}
		for _, b := range r.runs[:i] {
			if a.Meets(b.Box) {
				faults = append(faults, fmt.Sprintf("text %q at %v meets %q at %v", a.Text, a.Box, b.Text, b.Box))
			}
		}
	}
	for _, s := range r.marks {
		if !s.Within(page.grown(0.5)) {
			faults = append(faults, fmt.Sprintf("shape %s %s at %v leaves %v", hex(s.Fill), hex(s.Stroke), s.Box, page))
		}
	}
	return faults
}
