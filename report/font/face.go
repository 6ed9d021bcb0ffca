package font

import (
	"fmt"
	"sync"
	"sync/atomic"

	"eliasnaur.com/font/roboto/robotobold"
	"eliasnaur.com/font/roboto/robotocondensedbold"
	"eliasnaur.com/font/roboto/robotocondensedregular"
	"eliasnaur.com/font/roboto/robotoitalic"
	"eliasnaur.com/font/roboto/robotoregular"
	"github.com/go-fonts/dejavu/dejavusans"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// faces has a function for each face, which parses it on the first call.
var faces = [NumFaces]func() *face{
	Regular:       parseOnce(robotoregular.TTF),
	Bold:          parseOnce(robotobold.TTF),
	Italic:        parseOnce(robotoitalic.TTF),
	Condensed:     parseOnce(robotocondensedregular.TTF),
	CondensedBold: parseOnce(robotocondensedbold.TTF),
	Symbol:        parseOnce(dejavusans.TTF),
}

// parseOnce panics on a font that cannot be parsed: the fonts are part of the
// program, and a test parses them all.
func parseOnce(ttf []byte) func() *face {
	return sync.OnceValue(func() *face {
		f, err := parse(ttf)
		if err != nil {
			panic(fmt.Sprintf("font: embedded face: %v", err))
		}
		return f
	})
}

const (
	pageBits  = 6
	pageCount = 0x4000 >> pageBits // runes above are looked up each time
	kernBits  = 8                  // of each glyph of a pair
	kernMask  = 1<<kernBits - 1
)

// A page is the glyphs of 64 neighbouring runes.
type page [1 << pageBits]GID

// A face does not change, apart from two caches. Each entry of these is written at
// once, so a reader sees the whole value or none.
type face struct {
	ttf     []byte // the caller's; never written to
	tables  *tables
	widths  []int16    // advances by glyph
	kerning *sfnt.Font // character map and kerning, which x/image reads well
	metrics Metrics

	pages     [pageCount]atomic.Pointer[page]
	kernCache [1 << (2 * kernBits)]atomic.Uint32 // see kern
}

func parse(ttf []byte) (*face, error) {
	t, err := parseTables(ttf)
	if err != nil {
		return nil, err
	}
	sf, err := sfnt.Parse(ttf)
	if err != nil {
		return nil, err
	}
	f := &face{ttf: ttf, tables: t, kerning: sf, widths: make([]int16, t.numGlyphs)}
	for g := range f.widths {
		f.widths[g] = int16(thousandths(t.advance(GID(g)), t.unitsPerEm))
	}
	f.metrics, err = readMetrics(sf, t)
	return f, err
}

// TTF is the whole font file of a face. Callers must not write to it.
func (f Face) TTF() []byte { return faces[f]().ttf }

// Lookup returns the glyph of r and its face: f or, where f has none, Symbol. It
// returns false if neither has a glyph, or if r cannot be set without shaping.
func Lookup(f Face, r rune) (Face, GID, bool) {
	if g := faces[f]().glyph(r); g != 0 {
		return f, g, true
	}
	if f == Symbol {
		return f, 0, false
	}
	g := faces[Symbol]().glyph(r)
	return Symbol, g, g != 0
}

// glyph returns the glyph of r, or 0.
func (f *face) glyph(r rune) GID {
	if g, ok := f.cached(r); ok {
		return g
	}
	return f.lookUp(r)
}

// cached returns the glyph of a rune whose page is in the cache. It is apart from
// lookUp so that it is inlined into the loops over text.
func (f *face) cached(r rune) (g GID, ok bool) {
	if i := uint32(r) >> pageBits; i < pageCount {
		if p := f.pages[i].Load(); p != nil {
			return p[r&(1<<pageBits-1)], true
		}
	}
	return 0, false
}

// lookUp finds the glyph of r, and caches it with those of its page if it has one.
func (f *face) lookUp(r rune) GID {
	i := uint32(r) >> pageBits
	if i >= pageCount {
		return f.search(nil, r)
	}
	p := new(page)
	var buf sfnt.Buffer
	first := rune(i << pageBits)
	for j := range p {
		p[j] = f.search(&buf, first+rune(j))
	}
	f.pages[i].Store(p) // two goroutines store equal pages
	return p[r&(1<<pageBits-1)]
}

func (f *face) search(buf *sfnt.Buffer, r rune) GID {
	if !settable(r) {
		return 0
	}
	for {
		g, err := f.kerning.GlyphIndex(buf, r)
		if err == nil && g != 0 && int(g) < f.tables.numGlyphs {
			return GID(g)
		}
		if r = substitute(r); r == 0 {
			return 0
		}
	}
}

// advance is the advance of g.
func (f *face) advance(g GID) int { return int(f.widths[g]) }

// leastKern is the least kerning that is set, in thousandths of an em. What is under it
// moves letters of text by less than a tenth of a point, which nobody sees, and is
// more than half of all kerning.
const leastKern = 11

// kern is the adjustment between two neighbouring glyphs. A search in GPOS takes a
// few binary searches, so pairs are kept in a direct-mapped cache, in which pairs of
// glyphs with near numbers, as those of an alphabet have, are near each other. A
// slot holds the pair's key, the value in 15 bits, and a 1, which an empty slot has
// not.
func (f *face) kern(a, b GID) int {
	slot := &f.kernCache[kernSlot(a, b)]
	if e := slot.Load(); e>>16 == kernKey(a, b) && e&1 != 0 {
		return int(int16(e)) >> 1
	}
	upem := f.tables.unitsPerEm
	k := 0
	if v, err := f.kerning.Kern(nil, sfnt.GlyphIndex(a), sfnt.GlyphIndex(b), fontUnits(upem), 0); err == nil {
		k = thousandths(int(v), upem)
	}
	if max(k, -k) < leastKern {
		k = 0
	}
	if value := int16(k) << 1; int(value)>>1 == k {
		slot.Store(kernKey(a, b)<<16 | uint32(uint16(value)) | 1)
	}
	return k
}

// kernSlot is the index of a pair's slot, from the lower bits of its glyphs.
func kernSlot(a, b GID) int { return int(a&kernMask)<<kernBits | int(b&kernMask) }

// kernKey distinguishes the pairs of one slot: the upper bits of their glyphs.
func kernKey(a, b GID) uint32 { return uint32(a>>kernBits)<<8 | uint32(b>>kernBits) }

// fontUnits is the size at which x/image answers in font units: as many 64ths of
// a pixel as an em has units.
func fontUnits(unitsPerEm int) fixed.Int26_6 { return fixed.Int26_6(unitsPerEm) }

// thousandths converts font units to thousandths of an em, halves away from zero.
func thousandths(v, unitsPerEm int) int {
	if v < 0 {
		return -thousandths(-v, unitsPerEm)
	}
	return (v*1000 + unitsPerEm/2) / unitsPerEm
}
