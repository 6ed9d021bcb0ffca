package font

import (
	"slices"

	"dyad/report/script"
)

// A Glyph is one rune set in a face.
type Glyph struct {
	Rune    rune
	GID     GID
	Face    Face
	Advance int16 // without Kern
	Kern    int16 // to be added after this glyph; 0 before another face's
}

// Shape appends the glyphs of s in face f to dst, from left to right. A rune for which no
// face has a glyph becomes glyph 0 of f; Missing finds such runes. Text with letters from
// right to left stands in the direction of its first letter; see Pieces.
func (t *Set) Shape(f Face, s string, dst []Glyph) []Glyph {
	before := len(dst)
	asked := faces[f]()
	var last *face
	var glyph GID // of it, in last
	dst = slices.Grow(dst, len(s))
	for _, r := range s {
		in, fc := f, asked
		g, ok := asked.cached(r)
		if !ok {
			g = asked.lookUp(r)
		}
		if g == 0 {
			if script.Begins(r) {
				return t.shapeLetters(f, s, dst[:before])
			}
			if other, ofc, og := t.fallback(f, r); og != 0 {
				in, fc, g = other, ofc, og
			}
		}
		if fc == last {
			dst[len(dst)-1].Kern = int16(fc.kern(glyph, g))
		}
		dst = append(dst, Glyph{Rune: r, GID: g, Face: in, Advance: int16(fc.advance(g))})
		last, glyph = fc, g
	}
	return dst
}

// Advance is the width of s in face f, in thousandths of an em: the sum of the
// advances and the kerning of Shape's glyphs.
func (t *Set) Advance(f Face, s string) int {
	w, _, _ := t.Measure(f, s, nil)
	return w
}

// A Stop is a place in a text, at a byte offset where a rune begins, or at the end.
// End is where the text before it ends and Start where the text after it begins, in
// thousandths of an em from the beginning; the difference is kerning.
type Stop struct {
	At         int
	End, Start int
}

// Measure returns the width of s, as Advance does, and the first rune of s for which no
// face has a glyph, if there is one. It fills in stops, which must ascend.
func (t *Set) Measure(f Face, s string, stops []Stop) (width int, missing rune, lacks bool) {
	asked, all := faces[f](), stops
	var last *face
	var glyph GID // of it, in last
	for i, r := range s {
		fc := asked
		g, ok := asked.cached(r)
		if !ok {
			g = asked.lookUp(r)
		}
		if g == 0 {
			if script.Begins(r) {
				return t.measureLetters(f, s, all)
			}
			if _, ofc, og := t.fallback(f, r); og != 0 {
				fc, g = ofc, og
			} else if !lacks {
				missing, lacks = r, true
			}
		}
		end := width
		if fc == last {
			width += fc.kern(glyph, g)
		}
		for len(stops) > 0 && stops[0].At == i {
			stops[0].End, stops[0].Start = end, width
			stops = stops[1:]
		}
		width += fc.advance(g)
		last, glyph = fc, g
	}
	for i := range stops {
		stops[i].End, stops[i].Start = width, width
	}
	return width, missing, lacks
}

// Missing returns the first rune of s for which no face has a glyph.
func (t *Set) Missing(f Face, s string) (rune, bool) {
	_, r, lacks := t.Measure(f, s, nil)
	return r, lacks
}
