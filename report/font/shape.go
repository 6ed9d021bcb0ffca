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

// Shape appends the glyphs of s to dst. A rune without a glyph becomes glyph 0
// of the face asked for; Missing finds such runes beforehand.
func Shape(f Face, s string, dst []Glyph) []Glyph {
	asked := parsed[f]()
	var last *face
	var before rune
	var glyph GID // of it, in last
	dst = slices.Grow(dst, len(s))
	for _, r := range s {
		in, fc := f, asked
		g, ok := asked.known(r)
		if !ok {
			g = asked.seek(r)
		}
		if g == 0 {
			if other, og, ok := Lookup(f, r); ok {
				in, fc, g = other, parsed[other](), og
			}
		}
		if fc == last && !fc.unkerned(before, r) {
			dst[len(dst)-1].Kern = int16(fc.kern(before, r, glyph, g))
		}
		dst = append(dst, Glyph{Rune: r, GID: g, Face: in, Advance: int16(fc.advance(g))})
		last, before, glyph = fc, r, g
	}
	return dst
}

// Advance is the width of s, kerning included: the sum over Shape's glyphs.
func Advance(f Face, s string) int {
	w, _, _ := Measure(f, s, nil)
	return w
}

// A Stop is a place in a text, at a byte offset where a rune begins, or at the
// end. What stands before it ends at End, what stands behind begins at Start,
// from the text's beginning; kerning is what lies between.
type Stop struct {
	At         int
	End, Start int
}

// Measure is the width of s, as Advance gives it, and the first rune of s for
// which neither f nor Symbol has a glyph, if there is one. It fills in stops,
// which ascend.
func Measure(f Face, s string, stops []Stop) (width int, missing rune, lacks bool) {
	asked := parsed[f]()
	var last *face
	var before rune
	var glyph GID // of it, in last
	for i, r := range s {
		fc := asked
		g, ok := asked.known(r)
		if !ok {
			g = asked.seek(r)
		}
		if g == 0 {
			if in, sg, ok := Lookup(f, r); ok {
				fc, g = parsed[in](), sg
			} else if !lacks {
				missing, lacks = r, true
			}
		}
		end := width
		if fc == last && !fc.unkerned(before, r) {
			width += fc.kern(before, r, glyph, g)
		}
		for len(stops) > 0 && stops[0].At == i {
			stops[0].End, stops[0].Start = end, width
			stops = stops[1:]
		}
		width += fc.advance(g)
		last, before, glyph = fc, r, g
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
