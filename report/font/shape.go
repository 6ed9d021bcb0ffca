package font

import "slices"

// A Glyph is one rune set in a face.
type Glyph struct {
	Rune    rune
	GID     GID
	Face    Face
	Advance int16 // without Kern
	Kern    int16 // to be added after this glyph; 0 before another face's
}

// Shape appends the glyphs of s in face f to dst. A rune for which neither f nor
// Symbol has a glyph becomes glyph 0 of f; Missing finds such runes.
func Shape(f Face, s string, dst []Glyph) []Glyph {
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
			if other, og, ok := Lookup(f, r); ok {
				in, fc, g = other, faces[other](), og
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
func Advance(f Face, s string) int {
	w, _, _ := Measure(f, s, nil)
	return w
}

// A Stop is a place in a text, at a byte offset where a rune begins, or at the end.
// End is where the text before it ends and Start where the text after it begins, in
// thousandths of an em from the beginning; the difference is kerning.
type Stop struct {
	At         int
	End, Start int
}

// Measure returns the width of s, as Advance does, and the first rune of s for which
// neither f nor Symbol has a glyph, if there is one. It fills in stops, which must
// ascend.
func Measure(f Face, s string, stops []Stop) (width int, missing rune, lacks bool) {
	asked := faces[f]()
	var last *face
	var glyph GID // of it, in last
	for i, r := range s {
		fc := asked
		g, ok := asked.cached(r)
		if !ok {
			g = asked.lookUp(r)
		}
		if g == 0 {
			if in, sg, ok := Lookup(f, r); ok {
				fc, g = faces[in](), sg
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

// Missing returns the first rune of s for which neither f nor Symbol has a
// glyph.
func Missing(f Face, s string) (rune, bool) {
	_, r, lacks := Measure(f, s, nil)
	return r, lacks
}
