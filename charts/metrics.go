package charts

import (
	"fmt"

	"github.com/golang/freetype/truetype"
	"golang.org/x/image/math/fixed"
)

// Metrics measures text for a renderer that cannot.
type Metrics interface {
	// Advance is the width of s in em.
	Advance(f *truetype.Font, s string) float64
}

// Parsed measures with the widths of a parsed font, kerned by its kern table. It is
// safe for concurrent use.
type Parsed struct{}

// Advance implements Metrics.
func (Parsed) Advance(f *truetype.Font, s string) float64 {
	if f == nil || f.FUnitsPerEm() == 0 {
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

// parsed refuses fonts that are only handles, where glyphs are needed.
func (f Fonts) parsed() error {
	for i, font := range []*truetype.Font{f.Regular, f.Bold, f.Condensed, f.CondensedBold} {
		if font == nil || font.FUnitsPerEm() == 0 {
			return fmt.Errorf("figure: the %s font is not parsed",
				[]string{"regular", "bold", "condensed", "condensed bold"}[i])
		}
	}
	return nil
}
