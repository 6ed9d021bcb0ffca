package font

import (
	"encoding/binary"
	"errors"
	"fmt"
)

var be = binary.BigEndian

// tables are the parts of a TrueType font that a subset is made from
// (OpenType 1.9, "glyf", "loca", "hmtx"). All are views of the font's bytes
// and must not be written to.
type tables struct {
	head, hhea, hmtx, maxp, loca, glyf []byte

	unitsPerEm  int
	numGlyphs   int
	numHMetrics int
	longLoca    bool
	weight      int // OS/2 usWeightClass, or 400
}

var errNotTrueType = errors.New("font: not a TrueType font with glyf outlines")

// parseTables checks every size that is later relied on. Offsets inside loca and
// glyf are checked where they are used.
func parseTables(ttf []byte) (*tables, error) {
	dir, err := directory(ttf)
	if err != nil {
		return nil, err
	}
	t := &tables{weight: 400}
	for _, want := range []struct {
		tag  string
		to   *[]byte
		size int
	}{
		{"head", &t.head, 54}, {"hhea", &t.hhea, 36}, {"maxp", &t.maxp, 32},
		{"hmtx", &t.hmtx, 4}, {"loca", &t.loca, 4}, {"glyf", &t.glyf, 0},
	} {
		b, ok := dir[want.tag]
		if !ok || len(b) < want.size {
			return nil, fmt.Errorf("font: table %q is absent or short", want.tag)
		}
		*want.to = b
	}
	if os2 := dir["OS/2"]; len(os2) >= 6 {
		t.weight = int(be.Uint16(os2[4:]))
	}
	return t, t.readSizes()
}

func (t *tables) readSizes() error {
	t.unitsPerEm = int(be.Uint16(t.head[18:]))
	t.longLoca = be.Uint16(t.head[50:]) != 0
	t.numGlyphs = int(be.Uint16(t.maxp[4:]))
	t.numHMetrics = int(be.Uint16(t.hhea[34:]))
	size := 2
	if t.longLoca {
		size = 4
	}
	switch {
	case t.unitsPerEm < 16 || t.unitsPerEm > 16384:
		return fmt.Errorf("font: %d units per em", t.unitsPerEm)
	case t.numGlyphs == 0:
		return errors.New("font: no glyphs")
	case t.numHMetrics == 0 || t.numHMetrics > t.numGlyphs:
		return fmt.Errorf("font: %d advances for %d glyphs", t.numHMetrics, t.numGlyphs)
	case len(t.hmtx) < 4*t.numHMetrics+2*(t.numGlyphs-t.numHMetrics):
		return errors.New("font: table \"hmtx\" is short")
	case len(t.loca) < size*(t.numGlyphs+1):
		return errors.New("font: table \"loca\" is short")
	}
	return nil
}

// directory returns the tables of ttf by tag.
func directory(ttf []byte) (map[string][]byte, error) {
	if len(ttf) < 12 {
		return nil, errNotTrueType
	}
	if v := be.Uint32(ttf); v != 0x00010000 && v != 0x74727565 { // 1.0, "true"
		return nil, errNotTrueType
	}
	n := int(be.Uint16(ttf[4:]))
	if len(ttf) < 12+16*n {
		return nil, errors.New("font: table directory is short")
	}
	dir := make(map[string][]byte, n)
	for i := range n {
		e := ttf[12+16*i:]
		off, size := uint64(be.Uint32(e[8:])), uint64(be.Uint32(e[12:]))
		if off+size > uint64(len(ttf)) {
			return nil, fmt.Errorf("font: table %q lies outside the file", e[:4])
		}
		dir[string(e[:4])] = ttf[off : off+size : off+size]
	}
	return dir, nil
}

// advance returns the advance of g in font units.
func (t *tables) advance(g GID) int {
	return int(be.Uint16(t.hmtx[4*min(int(g), t.numHMetrics-1):]))
}

// bearing returns the left side bearing of g in font units.
func (t *tables) bearing(g GID) int16 {
	if int(g) < t.numHMetrics {
		return int16(be.Uint16(t.hmtx[4*int(g)+2:]))
	}
	return int16(be.Uint16(t.hmtx[4*t.numHMetrics+2*(int(g)-t.numHMetrics):]))
}

// outline returns the glyf entry of g; empty for a glyph without one.
func (t *tables) outline(g GID) ([]byte, error) {
	if int(g) >= t.numGlyphs {
		return nil, fmt.Errorf("font: glyph %d of %d", g, t.numGlyphs)
	}
	var from, to int
	if t.longLoca {
		from, to = int(be.Uint32(t.loca[4*int(g):])), int(be.Uint32(t.loca[4*int(g)+4:]))
	} else {
		from, to = 2*int(be.Uint16(t.loca[2*int(g):])), 2*int(be.Uint16(t.loca[2*int(g)+2:]))
	}
	if from > to || to > len(t.glyf) {
		return nil, fmt.Errorf("font: glyph %d lies outside \"glyf\"", g)
	}
	if to > from && to-from < 12 {
		return nil, fmt.Errorf("font: glyph %d is short", g)
	}
	return t.glyf[from:to:to], nil
}
