package font

import (
	"fmt"

	"golang.org/x/image/font/sfnt"
)

// Metrics describe a face as a whole, in thousandths of an em.
type Metrics struct {
	PostScriptName string
	UnitsPerEm     int
	Ascent         int
	Descent        int // negative
	CapHeight      int
	XHeight        int
	BBox           [4]int  // left, bottom, right, top over all glyphs
	ItalicAngle    float64 // degrees anticlockwise from upright
	StemV          int     // estimated from the weight; no table states it
}

// Metrics returns the metrics of a face.
func (f Face) Metrics() Metrics { return faces[f]().metrics }

func readMetrics(sf *sfnt.Font, t *tables) (Metrics, error) {
	name, err := sf.Name(nil, sfnt.NameIDPostScript)
	if err != nil {
		return Metrics{}, fmt.Errorf("font: PostScript name: %w", err)
	}
	upem := t.unitsPerEm
	fm, err := sf.Metrics(nil, fontUnits(upem), 0)
	if err != nil {
		return Metrics{}, fmt.Errorf("font %s: metrics: %w", name, err)
	}
	m := Metrics{
		PostScriptName: name,
		UnitsPerEm:     upem,
		Ascent:         thousandths(int(fm.Ascent), upem),
		Descent:        -thousandths(int(fm.Descent), upem),
		CapHeight:      thousandths(height(int(fm.CapHeight)), upem),
		XHeight:        thousandths(height(int(fm.XHeight)), upem),
		StemV:          stemV(t.weight),
	}
	for i := range m.BBox {
		m.BBox[i] = thousandths(int(int16(be.Uint16(t.head[36+2*i:]))), upem)
	}
	if p := sf.PostTable(); p != nil {
		m.ItalicAngle = p.ItalicAngle
	}
	return m, nil
}

// height makes positive a height that x/image (v0.47.0) measures on the glyphs of H
// and x, and gives a wrong sign, where a font's OS/2 table has none.
func height(v int) int { return max(v, -v) }

// stemV estimates a stem's width from OS/2 usWeightClass as Adobe's and
// others' embedders do: about 88 at 400, 166 at 700.
func stemV(weight int) int { return 50 + weight*weight/(65*65) }
