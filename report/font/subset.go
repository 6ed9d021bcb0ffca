package font

import (
	"crypto/sha256"
	"fmt"
)

// A Subset collects the glyphs one document uses of one face. The codes of the
// document's encoding are the glyph indices of the font that TTF returns
// (CIDToGIDMap Identity). Codes of runes that are set only in other faces have an
// empty glyph. It is for one goroutine.
//
// A code stands for a rune: where two runes share a glyph (a space and a
// no-break space), each has its own, so that extracted text is what was
// written. The font then has the glyph twice.
type Subset struct {
	of     Face
	face   *face
	codes  *Encoding
	glyphs []GID // by code; 0 for code 0, the missing glyph, and those not used
}

// NewSubset returns an empty subset of a face of the set for a document.
func (t *Set) NewSubset(f Face, e *Encoding) *Subset {
	const most = 192 // codes of nearly all documents
	return &Subset{of: f, face: t.face(f), codes: e, glyphs: make([]GID, firstOther, most)}
}

// Add returns the code of r, whose glyph in the face is g: one byte, or two if
// it is above 0xFF.
func (s *Subset) Add(g GID, r rune) uint16 {
	c := s.codes.code(r)
	for int(c) >= len(s.glyphs) {
		s.glyphs = append(s.glyphs, 0)
	}
	s.glyphs[c] = g
	return c
}

// Face is the face this is a subset of.
func (s *Subset) Face() Face { return s.of }

// Metrics are those of the face.
func (s *Subset) Metrics() Metrics { return s.face.metrics }

// Given reports whether the face is one that the document's author gave.
func (s *Subset) Given() bool { return s.of >= NumFaces }

// Widths returns the advance of each code from 0 on, in thousandths of an em, with 0
// for codes that are not used.
func (s *Subset) Widths() []int {
	w := make([]int, len(s.glyphs))
	for c, g := range s.glyphs {
		if g != 0 || c == 0 {
			w[c] = s.face.advance(g)
		}
	}
	return w
}

// Key identifies the subset: its face, glyphs and their runes, which are all that
// Name, Widths and TTF depend on.
func (s *Subset) Key() string {
	b := make([]byte, 0, 32+6*len(s.glyphs))
	b = append(b, s.face.metrics.PostScriptName...)
	if s.Given() {
		sum := sha256.Sum256(s.face.ttf)
		b = append(b, sum[:]...)
	}
	for c, g := range s.glyphs {
		b = be.AppendUint16(b, uint16(g))
		b = be.AppendUint32(b, uint32(s.codes.runes[c]))
	}
	return string(b)
}

// Name is the PostScript name with the tag of a subset: six letters that
// depend on its Key alone (ISO 32000-1, 9.6.4).
func (s *Subset) Name() string {
	sum := sha256.Sum256([]byte(s.Key()))
	n := be.Uint64(sum[:])
	var tag [6]byte
	for i := range tag {
		tag[i] = 'A' + byte(n%26)
		n /= 26
	}
	return string(tag[:]) + "+" + s.face.metrics.PostScriptName
}

// TTF returns a TrueType font of the subset's glyphs, in order of their codes,
// without hints and without the tables a PDF does not use. Components of
// composite glyphs follow after the last code.
func (s *Subset) TTF() ([]byte, error) {
	b, err := s.face.tables.build(s.glyphs)
	if err != nil {
		return nil, fmt.Errorf("subset of %s: %w", s.face.metrics.PostScriptName, err)
	}
	return b, nil
}
