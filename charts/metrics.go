package charts

import (
	"github.com/golang/freetype/truetype"
	"golang.org/x/image/math/fixed"
)

// Metrics measures text for outputs that do not set it themselves.
type Metrics interface {
	// Advance is the width of s in em.
	Advance(f *truetype.Font, s string) float64
}

// Parsed are the metrics of fonts really parsed, kerning as their kern tables
// say. It is safe for concurrent use.
type Parsed struct{}

// Advance implements Metrics.
func (Parsed) Advance(f *truetype.Font, s string) float64 {
	if f == nil {
		return 0
	}
	em := fixed.Int26_6(f.FUnitsPerEm())
	sum := fixed.Int26_6(0)
	prev, inside := truetype.Index(0), false
	for _, r := range s {
		i := f.Index(r)
		if inside {
			sum += f.Kern(em, prev, i)
		}
		sum += f.HMetric(em, i).AdvanceWidth
		prev, inside = i, true
	}
	return float64(sum) / float64(em)
}
