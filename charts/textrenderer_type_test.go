package charts

import (
	"fmt"
	"math"
	"strings"
	"unicode"

	"github.com/golang/freetype/truetype"
	chart "github.com/wcharczuk/go-chart/v2"
)

// The height of a run's box above the baseline and its depth below it, in em.
const (
	ascent  = 0.75
	descent = 0.21
)

func (r *textRenderer) face() testFace {
	for _, f := range r.faces {
		if f.Font == r.font {
			return f
		}
	}
	return testFace{Name: "unknown", Scale: 1}
}

// MeasureText returns the size that testAdvance gives.
func (r *textRenderer) MeasureText(s string) chart.Box {
	w := testAdvance(s) * r.face().Scale * r.size * r.dpi / 72
	return chart.Box{Right: int(math.Ceil(w)), Bottom: int(math.Ceil(r.size * r.dpi / 72))}
}

// Text records a run and a line.
func (r *textRenderer) Text(s string, x, y int) {
	px, py := r.pt(float64(x)), r.pt(float64(y))
	f := r.face()
	run := Run{Text: s, Face: f.Name, Size: r.size, Color: r.text,
		Box: Box{px, py - ascent*r.size, px + testAdvance(s)*f.Scale*r.size, py + descent*r.size}}
	run.On = r.under(run.Box)
	r.runs = append(r.runs, run)
	r.lines = append(r.lines, fmt.Sprintf("text %s,%s %s %s %s %q", num(px), num(py), f.Name, num(r.size), hex(r.text), s))
}

// testMetrics are the widths of testAdvance, for renderers that do not measure text.
type testMetrics struct{ faces []testFace }

// newTestMetrics measures with the given faces.
func newTestMetrics(faces ...testFace) testMetrics { return testMetrics{faces} }

// Advance is the width of s in em.
func (m testMetrics) Advance(f *truetype.Font, s string) float64 {
	for _, face := range m.faces {
		if face.Font == f {
			return testAdvance(s) * face.Scale
		}
	}
	return testAdvance(s)
}

// testAdvance is a made-up width of s in em, near Roboto's.
func testAdvance(s string) float64 {
	thousandths := 0
	for _, r := range s {
		if int(r) < len(letterAdvances) {
			thousandths += letterAdvances[r]
		} else {
			thousandths += letterAdvance(r)
		}
	}
	return float64(thousandths) / 1000
}

// letterAdvances are the widths of the letters that most texts are of.
var letterAdvances = func() (all [0x500]int) {
	for r := range all {
		all[r] = letterAdvance(rune(r))
	}
	return all
}()

// letterAdvance is a made-up width of a letter in thousandths of an em.
func letterAdvance(r rune) int {
	switch {
	case strings.ContainsRune("ilIj.,:;'!|’ ", r):
		return 250
	case strings.ContainsRune("mwMWШЩЖЮФшщжюф—…%", r):
		return 830
	case unicode.Is(unicode.Mn, r):
		return 0
	case unicode.IsUpper(r):
		return 650
	case unicode.IsDigit(r):
		return 562
	}
	return 540
}
