package font

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/golang/freetype/truetype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// used is a subset of f with the glyphs of s, and the code of each.
func used(t *testing.T, f Face, s string) (*Subset, map[uint16]Glyph) {
	t.Helper()
	sub := Embedded.NewSubset(f, NewEncoding())
	codes := map[uint16]Glyph{}
	for _, g := range Embedded.Shape(f, s, nil) {
		if g.Face == f {
			codes[sub.Add(g.GID, g.Rune)] = g
		}
	}
	return sub, codes
}

// complete adds the tables that readers want and a PDF does not: a character
// map of U+E000 to every glyph in turn, and names.
func complete(t *testing.T, ttf []byte) []byte {
	t.Helper()
	dir, err := directory(ttf)
	if err != nil {
		t.Fatal(err)
	}
	n := int(be.Uint16(dir["maxp"][4:]))
	var cmap []byte
	for _, v := range []int{0, 1, 3, 10, 0, 12, 12, 0, 0, 28, 0, 0, 0, 1, 0, 0xE000, 0, 0xE000 + n - 1, 0, 0} {
		cmap = be.AppendUint16(cmap, uint16(v))
	}
	ts := []table{{"cmap", cmap}, {"name", []byte{0, 0, 0, 0, 0, 6}}, {"post", append([]byte{0, 3, 0, 0}, make([]byte, 28)...)}}
	for tag, b := range dir {
		ts = append(ts, table{tag, b})
	}
	slices.SortFunc(ts, func(a, b table) int { return cmp.Compare(a.tag, b.tag) })
	return assemble(ts)
}

func TestSubsetKeepsOutlinesAndAdvances(t *testing.T) {
	for f := range NumFaces {
		t.Run(f.Metrics().PostScriptName, func(t *testing.T) {
			text := sampleText + kazakh + russian + marks + "àéîõüçñőşžǽ" + "●◐○→≥\u00a0\u2011\u00ad"
			sub, codes := used(t, f, text)
			ttf, err := sub.TTF()
			if err != nil {
				t.Fatal(err)
			}
			if n := len(f.TTF()); len(ttf) > n/3 {
				t.Errorf("%d bytes of %d", len(ttf), n)
			}
			sameBySFNT(t, f, complete(t, ttf), codes)
			if f != Symbol { // freetype refuses DejaVu's kern table
				sameByFreetype(t, f, complete(t, ttf), codes)
			}
			if composites := countComposites(t, f, codes); composites < 10 {
				t.Errorf("only %d composite glyphs among those tested", composites)
			}
		})
	}
}

func sameBySFNT(t *testing.T, f Face, cut []byte, codes map[uint16]Glyph) {
	t.Helper()
	small, err := sfnt.Parse(cut)
	if err != nil {
		t.Fatal(err)
	}
	whole := faces[f]().kerning
	var buf, buf2 sfnt.Buffer
	size := fixed.I(2048)
	for code, g := range codes {
		want, err := whole.LoadGlyph(&buf, sfnt.GlyphIndex(g.GID), size, nil)
		if err != nil {
			t.Fatal(err)
		}
		got, err := small.LoadGlyph(&buf2, sfnt.GlyphIndex(code), size, nil)
		if err != nil {
			t.Fatalf("%q: %v", g.Rune, err)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: outlines differ", g.Rune)
		}
		wantAdv, _ := whole.GlyphAdvance(&buf, sfnt.GlyphIndex(g.GID), size, 0)
		if adv, err := small.GlyphAdvance(&buf2, sfnt.GlyphIndex(code), size, 0); err != nil || adv != wantAdv {
			t.Errorf("%q: advance %v (%v), want %v", g.Rune, adv, err, wantAdv)
		}
	}
}

func sameByFreetype(t *testing.T, f Face, cut []byte, codes map[uint16]Glyph) {
	t.Helper()
	small, err := truetype.Parse(cut)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := truetype.Parse(f.TTF())
	if err != nil {
		t.Fatal(err)
	}
	var got, want truetype.GlyphBuf
	for code, g := range codes {
		if err := want.Load(whole, 2048, truetype.Index(g.GID), 0); err != nil {
			t.Fatal(err)
		}
		if err := got.Load(small, 2048, truetype.Index(code), 0); err != nil {
			t.Fatalf("%q: %v", g.Rune, err)
		}
		if !slices.Equal(got.Points, want.Points) || !slices.Equal(got.Ends, want.Ends) || got.AdvanceWidth != want.AdvanceWidth {
			t.Errorf("%q: outlines differ", g.Rune)
		}
	}
}

func countComposites(t *testing.T, f Face, codes map[uint16]Glyph) (n int) {
	t.Helper()
	for _, g := range codes {
		b, err := f.outlineOf(g.GID)
		if err != nil {
			t.Fatal(err)
		}
		if len(b) > 0 && int16(be.Uint16(b)) < 0 {
			n++
		}
	}
	return n
}

// TestCompositesLoseTheirInstructions: DejaVu's have some, and a subset has no
// program to run them with.
func TestCompositesLoseTheirInstructions(t *testing.T) {
	const accented = "éñçüōŷž"
	sub, codes := used(t, Symbol, accented)
	ttf, err := sub.TTF()
	if err != nil {
		t.Fatal(err)
	}
	cut, err := parseTables(ttf)
	if err != nil {
		t.Fatal(err)
	}
	had := 0
	for code, g := range codes {
		before, _ := Symbol.outlineOf(g.GID)
		after, _ := cut.outline(GID(code))
		had += countInstructed(t, before)
		if countInstructed(t, after) != 0 {
			t.Errorf("%q keeps its instructions", g.Rune)
		}
		if end, _ := components(after, func([]byte) {}); len(after)-end > 1 {
			t.Errorf("%q has %d bytes behind its components", g.Rune, len(after)-end)
		}
	}
	if had == 0 {
		t.Error("no glyph tested had instructions")
	}
}

func (f Face) outlineOf(g GID) ([]byte, error) { return faces[f]().tables.outline(g) }

func countInstructed(t *testing.T, glyph []byte) (n int) {
	t.Helper()
	_, err := components(glyph, func(part []byte) {
		if be.Uint16(part)&haveInstructions != 0 {
			n++
		}
	})
	if err != nil {
		t.Error(err)
	}
	return n
}

func TestLocaTakesTheShorterForm(t *testing.T) {
	if b, long := encodeLoca([]int{0, 2, 131070}); long || !bytes.Equal(b, []byte{0, 0, 0, 1, 0xFF, 0xFF}) {
		t.Errorf("% X, %v", b, long)
	}
	if b, long := encodeLoca([]int{0, 131072}); !long || !bytes.Equal(b, []byte{0, 0, 0, 0, 0, 2, 0, 0}) {
		t.Errorf("% X, %v", b, long)
	}
}

func TestSubsetTablesAreWhole(t *testing.T) {
	sub, _ := used(t, Regular, sampleText)
	ttf, err := sub.TTF()
	if err != nil {
		t.Fatal(err)
	}
	if sum := checksum(ttf); sum != 0xB1B0AFBA {
		t.Errorf("checksum of the file is %08X", sum)
	}
	for i := range int(be.Uint16(ttf[4:])) {
		e := ttf[12+16*i:]
		b := ttf[be.Uint32(e[8:]):][:be.Uint32(e[12:])]
		if string(e[:4]) == "head" {
			b = append([]byte(nil), b...)
			clear(b[8:12])
		}
		if checksum(b) != be.Uint32(e[4:]) {
			t.Errorf("table %s: checksum", e[:4])
		}
	}
	if _, err := parseTables(ttf); err != nil {
		t.Error(err)
	}
}

func TestSubsetNames(t *testing.T) {
	name := func(f Face, s string) string {
		sub, _ := used(t, f, s)
		return sub.Name()
	}
	a := name(Regular, "brief")
	if !regexp.MustCompile(`^[A-Z]{6}\+Roboto-Regular$`).MatchString(a) {
		t.Errorf("name %q", a)
	}
	if b := name(Regular, "brief"); a != b {
		t.Errorf("%q and %q for the same glyphs", a, b)
	}
	for _, other := range []string{name(Regular, "briefs"), name(Regular, "brïef"), name(Bold, "brief")} {
		if strings.HasPrefix(other, a[:6]) {
			t.Errorf("%q has the tag of %q", other, a)
		}
	}
}

func TestDamagedFontsAreRefused(t *testing.T) {
	good := smallFont(t)
	for name, bad := range map[string][]byte{
		"empty":           nil,
		"not a font":      []byte("%PDF-1.7 and so on"),
		"OpenType CFF":    append([]byte("OTTO"), good[4:]...),
		"directory":       good[:40],
		"truncated":       slices.Clone(good[:len(good)-60]),
		"no glyf":         bytes.Replace(good, []byte("glyf"), []byte("glyg"), 1),
		"no units per em": mutate(good, "head", 18, 0),
		"no glyphs":       mutate(good, "maxp", 4, 0),
		"many glyphs":     mutate(good, "maxp", 4, 60000),
		"many advances":   mutate(good, "hhea", 34, 60000),
		"no advances":     mutate(good, "hhea", 34, 0),
	} {
		if _, err := parse(bad); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	for name, bad := range map[string][]byte{
		"loca runs out":    mutate(good, "loca", 2, 60000),
		"loca runs back":   mutate(good, "loca", 2, uint16(len(tableOf(t, good, "glyf"))/2)),
		"instructions":     mutate(good, "glyf", 10+2*int(be.Uint16(tableOf(t, good, "glyf"))), 60000),
		"component absent": mutate(compositeFont(t), "glyf", 12, 60000),
	} {
		tb, err := parseTables(bad)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if _, err := tb.build([]GID{0, 1}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// smallFont is a font of a few glyphs, all tables in place.
func smallFont(t testing.TB) []byte {
	tb := faces[Regular]().tables
	ttf, err := tb.build([]GID{0, faces[Regular]().glyph('o'), faces[Regular]().glyph('é')})
	if err != nil {
		t.Fatal(err)
	}
	return ttf
}

// compositeFont has a composite glyph first in "glyf".
func compositeFont(t testing.TB) []byte {
	ttf, err := faces[Regular]().tables.build([]GID{faces[Regular]().glyph('é')})
	if err != nil {
		t.Fatal(err)
	}
	return ttf
}

func tableOf(t testing.TB, ttf []byte, tag string) []byte {
	dir, err := directory(ttf)
	if err != nil {
		t.Fatal(err)
	}
	return dir[tag]
}

// mutate returns ttf with one 16-bit word of a table changed.
func mutate(ttf []byte, tag string, at int, v uint16) []byte {
	ttf = append([]byte(nil), ttf...)
	dir, err := directory(ttf)
	if err != nil {
		panic(err)
	}
	be.PutUint16(dir[tag][at:], v)
	return ttf
}

// FuzzCut holds that no font, however damaged, makes the subsetter panic, and
// that what it cuts it can cut again.
func FuzzCut(f *testing.F) {
	f.Add(smallFont(f), uint16(1))
	f.Add(compositeFont(f), uint16(0))
	f.Add([]byte("true"), uint16(0))
	f.Fuzz(func(t *testing.T, ttf []byte, g uint16) {
		tb, err := parseTables(ttf)
		if err != nil {
			return
		}
		cut, err := tb.build([]GID{0, GID(g), GID(g)})
		if err != nil {
			return
		}
		again, err := parseTables(cut)
		if err != nil {
			t.Fatalf("cut font: %v", err)
		}
		if _, err := again.build([]GID{0, 1, 2}); err != nil {
			t.Fatalf("cut font: %v", err)
		}
	})
}
