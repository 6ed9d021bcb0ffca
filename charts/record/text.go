package record

import (
	"fmt"
	"math"
	"strings"
	"unicode"

	"github.com/golang/freetype/truetype"
	chart "github.com/wcharczuk/go-chart/v2"
)

// Ascent and descent of a run's box, in em.
const (
	ascent  = 0.75
	descent = 0.21
)

func (r *Renderer) face() Face {
	for _, f := range r.faces {
		if f.Font == r.font {
			return f
		}
	}
	return Face{Name: "unknown", Scale: 1}
}

// MeasureText pretends.
func (r *Renderer) MeasureText(s string) chart.Box {
	w := Advance(s) * r.face().Scale * r.size * r.dpi / 72
	return chart.Box{Right: int(math.Ceil(w)), Bottom: int(math.Ceil(r.size * r.dpi / 72))}
}

// Text records a run and a line.
func (r *Renderer) Text(s string, x, y int) {
	px, py := r.pt(float64(x)), r.pt(float64(y))
	f := r.face()
	run := Run{Text: s, Face: f.Name, Size: r.size, Color: r.text,
		Box: Box{px, py - ascent*r.size, px + Advance(s)*f.Scale*r.size, py + descent*r.size}}
	run.On = r.under(run.Box)
	r.runs = append(r.runs, run)
	r.lines = append(r.lines, fmt.Sprintf("text %s,%s %s %s %s %q", num(px), num(py), f.Name, num(r.size), hex(r.text), s))
}

// Metrics are the pretended widths for outputs that measure apart.
type Metrics struct{ faces []Face }

// MetricsOf measures with the given faces.
func MetricsOf(faces ...Face) Metrics { return Metrics{faces} }

// Advance is the width of s in em.
func (m Metrics) Advance(f *truetype.Font, s string) float64 {
	for _, face := range m.faces {
		if face.Font == f {
			return Advance(s) * face.Scale
		}
	}
	return Advance(s)
}

// Advance is the pretended width of s in em, near Roboto's.
func Advance(s string) float64 {
	thousandths := 0
	for _, r := range s {
		switch {
		case strings.ContainsRune("ilIj.,:;'!|’ ", r):
			thousandths += 250
		case strings.ContainsRune("mwMWШЩЖЮФшщжюф—…%", r):
			thousandths += 830
		case unicode.Is(unicode.Mn, r):
		case unicode.IsUpper(r):
			thousandths += 650
		case unicode.IsDigit(r):
			thousandths += 562
		default:
			thousandths += 540
		}
	}
	return float64(thousandths) / 1000
}
