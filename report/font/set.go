package font

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"dyad/data/advice"
	"dyad/report/script"
)

// MaxGiven is the most fonts that a document may be given.
const MaxGiven = 8

// MaxFaces is how many faces a document may have: the embedded ones and those given.
const MaxFaces = NumFaces + MaxGiven

// maxGivenRunes is the most characters of given fonts in a document, well under the codes
// that an Encoding has.
const maxGivenRunes = 5000

// A Set is the faces that a document may be set in: the embedded ones and, for what these
// lack, fonts given by its author, cut to the characters of the document. It does not
// change and is safe for concurrent use; nil is the embedded faces alone.
type Set struct {
	given []givenFace
}

// Embedded is the set of the embedded faces.
var Embedded *Set

// A givenFace is a cut font.
type givenFace struct {
	*face
	name    string
	licence string
	glyphs  map[rune]GID
}

// A Cut is a font of a Set that its author gave.
type Cut struct {
	Name, Licence string
	TTF           []byte // a TrueType font with nothing but the document's characters
}

// Cuts are the given fonts that a document uses, in their order.
func (t *Set) Cuts() []Cut {
	if t == nil {
		return nil
	}
	out := make([]Cut, len(t.given))
	for i := range t.given {
		g := &t.given[i]
		out[i] = Cut{g.name, g.licence, g.ttf}
	}
	return out
}

// NewSet makes the set of a document from its texts and the fonts that its author gives:
// each character that an embedded face lacks, and each of a script from right to left, is
// of the first font that has it. Fonts of no character are left out.
func NewSet(sources []*Source, texts []string) (t *Set, err error) {
	if len(sources) == 0 {
		return nil, nil
	}
	if len(sources) > MaxGiven {
		return nil, advice.With(fmt.Errorf("%d fonts", len(sources)), fmt.Sprintf("a brief takes at most %d", MaxGiven))
	}
	defer damaged(&err)
	return newSet(sources, texts)
}

func newSet(sources []*Source, texts []string) (*Set, error) {
	left := lackedBy(texts)
	if len(left) > maxGivenRunes {
		return nil, fmt.Errorf("the texts have %d different characters that the fonts of the program lack, over the limit of %d", len(left), maxGivenRunes)
	}
	t := &Set{}
	for _, s := range sources {
		var has, lacks []rune
		for _, r := range left {
			if g, err := s.font.GlyphIndex(nil, r); err == nil && g != 0 {
				has = append(has, r)
			} else {
				lacks = append(lacks, r)
			}
		}
		if left = lacks; len(has) == 0 {
			continue
		}
		g, err := s.give(has)
		if err != nil {
			return nil, fmt.Errorf("font %s: %w", s.name, err)
		}
		t.given = append(t.given, g)
	}
	if len(t.given) == 0 {
		return nil, nil
	}
	return t, nil
}

// give cuts a source to runes.
func (s *Source) give(runes []rune) (givenFace, error) {
	ttf, err := s.cut(runes)
	if err != nil {
		return givenFace{}, err
	}
	f, err := parse(ttf)
	if err != nil {
		return givenFace{}, err
	}
	g := givenFace{face: f, name: s.name, licence: s.licence, glyphs: make(map[rune]GID, len(runes))}
	for i, r := range runes {
		g.glyphs[r] = GID(i + 1)
	}
	return g, nil
}

// lackedBy are the characters of texts for which given fonts are asked, ascending: those
// that are set one by one and some embedded face lacks, and the letters of Hebrew and
// Arabic in the forms they have.
func lackedBy(texts []string) []rune {
	seen := map[rune]bool{}
	var letters []script.Letter
	add := func(r rune) {
		if r < denseRunes || seen[r] {
			return
		}
		seen[r] = script.IsRTL(r) || script.FaultOf(r) == script.NoFault && !inEveryFace(r)
	}
	for _, s := range texts {
		if !script.HasRTL(s) {
			for _, r := range s {
				add(r)
			}
			continue
		}
		letters = script.Letters(s, letters[:0])
		for _, l := range letters {
			if first, _ := utf8.DecodeRuneInString(s[l.At:]); script.FaultOf(first) == script.NoFault {
				add(l.Rune)
			}
		}
	}
	var out []rune
	for r, lacked := range seen {
		if lacked {
			out = append(out, r)
		}
	}
	slices.Sort(out)
	return out
}

// inEveryFace reports whether r has a glyph whatever embedded face a text is in.
func inEveryFace(r rune) bool {
	for f := range Symbol {
		if _, _, ok := Lookup(f, r); !ok {
			return false
		}
	}
	return true
}

// face is a face of the set.
func (t *Set) face(f Face) *face {
	if f < NumFaces {
		return faces[f]()
	}
	return t.given[f-NumFaces].face
}

// fallback returns the glyph of r where the face asked for has none: of Symbol, or of a
// given font.
func (t *Set) fallback(f Face, r rune) (Face, *face, GID) {
	if in, g, ok := Lookup(f, r); ok {
		return in, faces[in](), g
	}
	return t.ofGiven(r)
}

// ofGiven returns the glyph of r in the given fonts, 0 if none has it.
func (t *Set) ofGiven(r rune) (Face, *face, GID) {
	if t != nil {
		for i := range t.given {
			if g := t.given[i].glyphs[r]; g != 0 {
				return NumFaces + Face(i), t.given[i].face, g
			}
		}
	}
	return 0, nil, 0
}

// letter returns the glyph of a letter of a text that has letters from right to left.
func (t *Set) letter(f Face, r rune) (Face, *face, GID) {
	if !script.IsRTL(r) {
		return t.fallback(f, r)
	}
	if in, fc, g := t.ofGiven(r); g != 0 {
		return in, fc, g
	}
	fc := faces[Symbol]()
	if g, err := fc.kerning.GlyphIndex(nil, r); err == nil && g != 0 && int(g) < fc.tables.numGlyphs {
		return Symbol, fc, GID(g)
	}
	return 0, nil, 0
}

// A Piece is a part of a line whose glyphs stand side by side, from left to right.
type Piece struct {
	Glyphs []Glyph
	X      int // where it begins, in thousandths of an em from the start of the line
	RTL    bool
}

// Pieces returns the pieces of the bytes from ≤ i < to of a text that has letters from
// right to left, in the order in which they are read. rtl is the direction of the text as
// a whole. There is no kerning in such a text.
func (t *Set) Pieces(f Face, text string, from, to int, rtl bool) []Piece {
	letters := script.Letters(text, nil)
	end := from + len(strings.TrimRight(text[from:to], " "))
	runs := wordByWord(text, script.Order(text, from, end, rtl))
	if end < to {
		runs = append(runs, script.Run{From: end, To: to})
	}
	x := 0
	out := make([]Piece, len(runs))
	for i, r := range runs {
		p := Piece{X: x, RTL: r.RTL, Glyphs: t.glyphs(f, text, letters, r)}
		for _, g := range p.Glyphs {
			x += int(g.Advance)
		}
		out[i] = p
	}
	at := make([]int, len(runs))
	for i := range at {
		at[i] = i
	}
	slices.SortFunc(at, func(a, b int) int { return runs[a].From - runs[b].From })
	read := make([]Piece, len(runs))
	for i, k := range at {
		read[i] = out[k]
	}
	return read
}

// wordByWord cuts runs from right to left after their spaces, so that each word stands in
// a file after the one that it is read after.
func wordByWord(text string, runs []script.Run) []script.Run {
	var out []script.Run
	for _, r := range runs {
		from := len(out)
		for at := strings.IndexByte(text[r.From:r.To], ' '); r.RTL && at >= 0; at = strings.IndexByte(text[r.From:r.To], ' ') {
			out = append(out, script.Run{From: r.From, To: r.From + at + 1, RTL: true})
			r.From += at + 1
		}
		if r.From < r.To {
			out = append(out, r)
		}
		slices.Reverse(out[from:])
	}
	return out
}

// shapeLetters does what Shape does for a text that has letters from right to left.
func (t *Set) shapeLetters(f Face, s string, dst []Glyph) []Glyph {
	letters := script.Letters(s, nil)
	end := len(strings.TrimRight(s, " "))
	for _, r := range append(script.Order(s, 0, end, script.StartsRTL(s)), script.Run{From: end, To: len(s)}) {
		dst = append(dst, t.glyphs(f, s, letters, r)...)
	}
	return dst
}

// glyphs are the glyphs of a run from left to right. One that no face has is glyph 0 of
// f.
func (t *Set) glyphs(f Face, text string, letters []script.Letter, r script.Run) []Glyph {
	var out []Glyph
	for _, l := range letters {
		if l.At < r.From || l.At >= r.To {
			continue
		}
		c := l.Rune
		if r.RTL {
			c = script.Mirror(c)
		}
		in, fc, g := t.ofLetter(f, text, l, c)
		if g == 0 {
			in, fc = f, faces[f]()
		}
		out = append(out, Glyph{Rune: c, GID: g, Face: in, Advance: int16(fc.advance(g))})
	}
	if r.RTL {
		slices.Reverse(out)
	}
	return out
}

// ofLetter is the glyph of a letter of a text, shown as c.
func (t *Set) ofLetter(f Face, text string, l script.Letter, c rune) (Face, *face, GID) {
	if r, _ := utf8.DecodeRuneInString(text[l.At:]); script.FaultOf(r) != script.NoFault && !settable(r) {
		return 0, nil, 0
	}
	if g := faces[f]().glyph(c); g != 0 {
		return f, faces[f](), g
	}
	return t.letter(f, c)
}

// measureLetters does what Measure does for a text that has letters from right to left.
// The places of stops are those in the order in which the text is read.
func (t *Set) measureLetters(f Face, s string, stops []Stop) (width int, missing rune, lacks bool) {
	for _, l := range script.Letters(s, nil) {
		for len(stops) > 0 && stops[0].At <= l.At {
			stops[0].End, stops[0].Start = width, width
			stops = stops[1:]
		}
		_, fc, g := t.ofLetter(f, s, l, l.Rune)
		if g == 0 {
			if fc = faces[f](); !lacks {
				missing, _ = utf8.DecodeRuneInString(s[l.At:])
				lacks = true
			}
		}
		width += fc.advance(g)
	}
	for i := range stops {
		stops[i].End, stops[i].Start = width, width
	}
	return width, missing, lacks
}
