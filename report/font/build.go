package font

import (
	"errors"
	"fmt"
	"math"
)

// Flags of a composite glyph's components (OpenType 1.9, "glyf").
const (
	argsAreWords     = 0x0001
	haveScale        = 0x0008
	moreComponents   = 0x0020
	haveXYScale      = 0x0040
	haveTwoByTwo     = 0x0080
	haveInstructions = 0x0100
)

// build returns a font whose first glyphs are glyphs, in that order. A glyph may be
// listed twice; a 0 after the first is an empty glyph.
func (t *tables) build(glyphs []GID) ([]byte, error) {
	list, index, err := t.withComponents(glyphs)
	if err != nil {
		return nil, err
	}
	var glyf []byte
	offsets := make([]int, 0, len(list)+1)
	hmtx := make([]byte, 0, 4*len(list))
	for i, g := range list {
		offsets = append(offsets, len(glyf))
		if g == 0 && i > 0 {
			hmtx = append(hmtx, 0, 0, 0, 0)
			continue
		}
		hmtx = be.AppendUint16(hmtx, uint16(t.advance(g)))
		hmtx = be.AppendUint16(hmtx, uint16(t.bearing(g)))
		if glyf, err = t.appendOutline(glyf, g, index); err != nil {
			return nil, err
		}
		if len(glyf)%2 != 0 {
			glyf = append(glyf, 0)
		}
	}
	offsets = append(offsets, len(glyf))
	loca, long := encodeLoca(offsets)
	return assemble([]table{
		{"glyf", glyf},
		{"head", t.newHead(long)},
		{"hhea", withUint16(t.hhea, 34, len(list))},
		{"hmtx", hmtx},
		{"loca", loca},
		{"maxp", t.newMaxp(len(list))},
	}), nil
}

// withComponents returns glyphs followed by the components they need, and the first
// index of each glyph in that list.
func (t *tables) withComponents(glyphs []GID) ([]GID, map[GID]uint16, error) {
	list := append(make([]GID, 0, len(glyphs)+len(glyphs)/4), glyphs...)
	index := make(map[GID]uint16, cap(list))
	for i, g := range list {
		if _, ok := index[g]; !ok {
			index[g] = uint16(i)
		}
	}
	for i := 0; i < len(list); i++ {
		b, err := t.outline(list[i])
		if err != nil {
			return nil, nil, err
		}
		if len(b) == 0 || int16(be.Uint16(b)) >= 0 {
			continue
		}
		_, err = components(b, func(part []byte) {
			g := GID(be.Uint16(part[2:]))
			if _, ok := index[g]; !ok {
				index[g] = uint16(len(list))
				list = append(list, g)
			}
		})
		if err != nil {
			return nil, nil, fmt.Errorf("glyph %d: %w", list[i], err)
		}
	}
	if len(list) > math.MaxUint16 {
		return nil, nil, fmt.Errorf("%d glyphs are too many", len(list))
	}
	return list, index, nil
}

// components calls fn with each component record of the composite glyph b,
// and returns where the records end.
func components(b []byte, fn func(part []byte)) (end int, err error) {
	for at := 10; ; {
		if len(b) < at+4 {
			return 0, errors.New("composite glyph is short")
		}
		flags := be.Uint16(b[at:])
		size := 6
		if flags&argsAreWords != 0 {
			size += 2
		}
		switch {
		case flags&haveScale != 0:
			size += 2
		case flags&haveXYScale != 0:
			size += 4
		case flags&haveTwoByTwo != 0:
			size += 8
		}
		if len(b) < at+size {
			return 0, errors.New("composite glyph is short")
		}
		fn(b[at : at+size])
		at += size
		if flags&moreComponents == 0 {
			return at, nil
		}
	}
}

// appendOutline appends g's outline without its instructions, its components
// renumbered by index.
func (t *tables) appendOutline(glyf []byte, g GID, index map[GID]uint16) ([]byte, error) {
	b, err := t.outline(g)
	if err != nil || len(b) == 0 {
		return glyf, err
	}
	contours := int(int16(be.Uint16(b)))
	if contours < 0 {
		end, err := components(b, func([]byte) {})
		if err != nil {
			return nil, fmt.Errorf("glyph %d: %w", g, err)
		}
		start := len(glyf)
		glyf = append(glyf, b[:end]...)
		_, err = components(glyf[start:], func(part []byte) {
			be.PutUint16(part, be.Uint16(part)&^haveInstructions)
			be.PutUint16(part[2:], index[GID(be.Uint16(part[2:]))])
		})
		return glyf, err
	}
	ends := 10 + 2*contours
	if len(b) < ends+2 {
		return nil, fmt.Errorf("glyph %d: contours are short", g)
	}
	points := ends + 2 + int(be.Uint16(b[ends:]))
	if len(b) < points {
		return nil, fmt.Errorf("glyph %d: instructions are short", g)
	}
	glyf = append(glyf, b[:ends]...)
	glyf = append(glyf, 0, 0)
	return append(glyf, b[points:]...), nil
}

// encodeLoca writes even offsets in the shorter of the two forms of "loca".
func encodeLoca(offsets []int) (loca []byte, long bool) {
	long = offsets[len(offsets)-1]/2 > math.MaxUint16
	for _, o := range offsets {
		if long {
			loca = be.AppendUint32(loca, uint32(o))
		} else {
			loca = be.AppendUint16(loca, uint16(o/2))
		}
	}
	return loca, long
}

func (t *tables) newHead(longLoca bool) []byte {
	format := 0
	if longLoca {
		format = 1
	}
	head := withUint16(t.head, 50, format)
	clear(head[8:12]) // checkSumAdjustment, set by assemble
	return head
}

// newMaxp zeroes what only instructions need and sets maxZones to 1, its least value
// (OpenType 1.9, "maxp").
func (t *tables) newMaxp(glyphs int) []byte {
	maxp := withUint16(t.maxp, 4, glyphs)
	clear(maxp[14:28])
	be.PutUint16(maxp[14:], 1)
	return maxp
}

func withUint16(b []byte, at, v int) []byte {
	b = append([]byte(nil), b...)
	be.PutUint16(b[at:], uint16(v))
	return b
}
