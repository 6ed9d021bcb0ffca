package font

import (
	"crypto/sha256"
	"fmt"
)

// A Subset collects the glyphs one document uses of one face. Codes are the
// glyph indices of the font that TTF returns (CIDToGIDMap Identity). It is for
// one goroutine.
//
// Printable ASCII has the codes 1 to 95 in every subset: equal words are equal
// bytes in every face, and one range maps them back. Codes of runes not used
// have an empty glyph. Other runes follow densely in order of first use.
//
// A code stands for a glyph and a rune together: where two runes share a
// glyph (a space and a no-break space), each has its own code, so that text
// extracts as what was written. The glyph then stands in the font twice.
type Subset struct {
	of     Face
	face   *face
	glyphs []GID  // by code; 0 for code 0, the missing glyph, and codes not used
	runes  []rune // by code
	dense  [denseRunes]uint16
	others map[glyphRune]uint16
}

const (
	denseRunes = 0x500 // Latin, Greek and Cyrillic
	asciiCodes = 95
)

type glyphRune struct {
	glyph GID
	r     rune
}

// NewSubset returns an empty subset of f.
func NewSubset(f Face) *Subset {
	const first, usual = 1 + asciiCodes, 160
	s := &Subset{of: f, face: parsed[f](), glyphs: make([]GID, first, usual), runes: make([]rune, first, usual)}
	for c := 1; c < first; c++ {
		s.runes[c] = ' ' + rune(c) - 1
	}
	return s
}

// Add returns the code of glyph g standing for r.
func (s *Subset) Add(g GID, r rune) uint16 {
	if uint32(r) < denseRunes {
		c := s.dense[r]
		switch {
		case c != 0 && s.glyphs[c] == g:
			return c
		case c == 0 && r >= ' ' && r <= '~':
			c = uint16(r-' ') + 1
			s.glyphs[c], s.dense[r] = g, c
			return c
		case c == 0:
			s.dense[r] = s.next(g, r)
			return s.dense[r]
		}
	}
	k := glyphRune{g, r}
	c, ok := s.others[k]
	if !ok {
		if s.others == nil {
			s.others = make(map[glyphRune]uint16)
		}
		c = s.next(g, r)
		s.others[k] = c
	}
	return c
}

// next numbers a new pair. Codes cannot run out: a face has fewer settable
// runes than a code has values.
func (s *Subset) next(g GID, r rune) uint16 {
	s.glyphs = append(s.glyphs, g)
	s.runes = append(s.runes, r)
	return uint16(len(s.glyphs) - 1)
}

// Face is the face this is a subset of.
func (s *Subset) Face() Face { return s.of }

// Len is the number of codes, code 0 included.
func (s *Subset) Len() int { return len(s.glyphs) }

// Widths returns the advance of every code from 0; of those not used it is 0.
func (s *Subset) Widths() []int {
	w := make([]int, len(s.glyphs))
	for c, g := range s.glyphs {
		if g != 0 || c == 0 {
			w[c] = s.face.advance(g)
		}
	}
	return w
}

// Name is the PostScript name with the tag of a subset: six letters that
// depend on the face and its glyphs alone (ISO 32000-1, 9.6.4).
func (s *Subset) Name() string {
	h := sha256.New()
	h.Write([]byte(s.face.metrics.PostScriptName))
	var b []byte
	for c, g := range s.glyphs {
		b = be.AppendUint16(b, uint16(g))
		b = be.AppendUint32(b, uint32(s.runes[c]))
	}
	h.Write(b)
	n := be.Uint64(h.Sum(nil))
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
	b, err := s.face.tables.cut(s.glyphs)
	if err != nil {
		return nil, fmt.Errorf("subset of %s: %w", s.face.metrics.PostScriptName, err)
	}
	return b, nil
}
