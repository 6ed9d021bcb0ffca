package font

import (
	"fmt"
	"math"
	"slices"
	"unicode/utf16"

	"golang.org/x/image/font/sfnt"
)

// cut makes a TrueType font of the glyphs that a source has for some characters, which
// ascend: outlines without hints, advances, a map of characters, the font's name and the
// licence note. The same characters give the same bytes, and a cut font cut again to all
// of its own is the same font.
func (s *Source) cut(runes []rune) ([]byte, error) {
	var buf sfnt.Buffer
	upem := int(s.font.UnitsPerEm())
	if upem < 16 || upem > 16384 {
		return nil, fmt.Errorf("an em of %d units", upem)
	}
	var glyf, hmtx []byte
	loca := be.AppendUint32(nil, 0)
	var all box
	widest := 0
	for i, r := range append([]rune{0}, runes...) {
		g := sfnt.GlyphIndex(0)
		var err error
		if i > 0 {
			if g, err = s.font.GlyphIndex(&buf, r); err != nil {
				return nil, fmt.Errorf("the glyph of %q: %w", r, withoutPackage(err))
			}
		}
		contours, err := outlineOf(s.font, &buf, g)
		if err != nil && i > 0 {
			return nil, fmt.Errorf("the glyph of %q: %w", r, err)
		}
		advance, err := s.font.GlyphAdvance(&buf, g, fontUnits(upem), 0)
		if err != nil || advance < 0 || advance > math.MaxInt16 {
			return nil, fmt.Errorf("the width of %q cannot be read", r)
		}
		b := boxOf(contours)
		if glyf, err = appendGlyph(glyf, contours); err != nil {
			return nil, fmt.Errorf("the glyph of %q has %w", r, err)
		}
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		hmtx = be.AppendUint16(be.AppendUint16(hmtx, uint16(advance)), uint16(int16(b.left)))
		widest = max(widest, int(advance))
		all = box{min(all.left, b.left), min(all.bottom, b.bottom), max(all.right, b.right), max(all.top, b.top)}
	}
	m, err := s.heights(&buf, upem)
	if err != nil {
		return nil, err
	}
	n := len(runes) + 1
	return assemble([]table{
		{"OS/2", s.os2(m, runes)},
		{"cmap", cmapOf(runes)},
		{"glyf", glyf},
		{"head", headOf(upem, all)},
		{"hhea", hheaOf(m, widest, n)},
		{"hmtx", hmtx},
		{"loca", loca},
		{"maxp", maxpOf(n)},
		{"name", s.names()},
		{"post", postOf(m.italic)},
	}), nil
}

// heights are the heights of a font in its units, and its angle in 65,536ths of a degree.
type heights struct{ ascent, descent, cap, x, italic int }

func (s *Source) heights(buf *sfnt.Buffer, upem int) (heights, error) {
	fm, err := s.font.Metrics(buf, fontUnits(upem), 0)
	if err != nil {
		return heights{}, fmt.Errorf("its heights cannot be read: %w", withoutPackage(err))
	}
	h := heights{ascent: int(fm.Ascent), descent: int(fm.Descent), cap: height(int(fm.CapHeight)), x: height(int(fm.XHeight))}
	for _, v := range []*int{&h.ascent, &h.descent, &h.cap, &h.x} {
		*v = min(max(*v, math.MinInt16), math.MaxInt16)
	}
	if h.cap == 0 {
		h.cap = h.ascent // PDF wants one
	}
	if p := s.font.PostTable(); p != nil {
		h.italic = int(int32(p.ItalicAngle * 65536))
	}
	return h, nil
}

// words appends 16-bit numbers.
func words(b []byte, vs ...int) []byte {
	for _, v := range vs {
		b = be.AppendUint16(b, uint16(v))
	}
	return b
}

func headOf(upem int, b box) []byte {
	out := words(nil, 1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, upem, 0, 0, 0, 0, 0, 0, 0, 0)
	return words(out, b.left, b.bottom, b.right, b.top, 0, 8, 2, 1, 0) // long offsets
}

func hheaOf(h heights, widest, glyphs int) []byte {
	return words(nil, 1, 0, h.ascent, -h.descent, 0, widest, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, glyphs)
}

func maxpOf(glyphs int) []byte {
	return words(nil, 1, 0, glyphs, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)
}

func postOf(italic int) []byte {
	b := be.AppendUint32(words(nil, 3, 0), uint32(int32(italic)))
	return append(b, make([]byte, 32-len(b))...)
}

// os2 is a table OS/2 of version 4.
func (s *Source) os2(h heights, runes []rune) []byte {
	first, last := 0, 0
	if n := len(runes); n > 0 {
		first, last = int(min(runes[0], 0xFFFF)), int(min(runes[n-1], 0xFFFF))
	}
	b := words(nil, 4, 0, s.weight, 5, 0)
	b = append(b, make([]byte, 62-len(b))...)
	b = words(b, 0x40, first, last, h.ascent, -h.descent, 0, h.ascent, h.descent)
	b = append(b, make([]byte, 8)...)
	return words(b, h.x, h.cap, 0, ' ', 1)
}

// cmapOf maps runes to the glyphs 1, 2, … (format 12).
func cmapOf(runes []rune) []byte {
	var groups []byte
	for i := 0; i < len(runes); {
		j := i + 1
		for j < len(runes) && runes[j] == runes[j-1]+1 {
			j++
		}
		for _, v := range []int{int(runes[i]), int(runes[j-1]), i + 1} {
			groups = be.AppendUint32(groups, uint32(v))
		}
		i = j
	}
	b := be.AppendUint32(words(nil, 0, 1, 3, 10), 12)
	b = words(b, 12, 0)
	for _, v := range []int{16 + len(groups), 0, len(groups) / 12} {
		b = be.AppendUint32(b, uint32(v))
	}
	return append(b, groups...)
}

// names are the names of the cut font and the licence note (IDs 1, 4, 6 and 13).
func (s *Source) names() []byte {
	var table, text []byte
	ids := []int{1, 4, 6, 13}
	for _, id := range ids {
		t := s.name
		if id == 13 {
			t = s.licence
		}
		from := len(text)
		for _, u := range utf16.Encode([]rune(t)) {
			text = be.AppendUint16(text, u)
		}
		table = words(table, 3, 1, 0x409, id, len(text)-from, from)
	}
	return slices.Concat(words(nil, 0, len(ids), 6+len(table)), table, text)
}
