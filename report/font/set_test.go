package font

import (
	"bytes"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/golang/freetype/truetype"
	"golang.org/x/image/font/sfnt"

	"dyad/data/advice"
)

// han is a font of a few Chinese characters.
func han(t testing.TB) []byte {
	t.Helper()
	b, err := os.ReadFile("../../testdata/fonts/DroidSansFallback-cut.ttf")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func source(t testing.TB, file []byte) *Source {
	t.Helper()
	s, err := ReadSource(file, "Apache License 2.0")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func set(t testing.TB, texts ...string) *Set {
	t.Helper()
	all, err := NewSet([]*Source{source(t, han(t)), source(t, Symbol.TTF())}, texts)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// A cut font has the outlines and widths of its source, and cut again it is the same.
func TestCut(t *testing.T) {
	all := set(t, "中国: שלום, سلام €")
	cuts := all.Cuts()
	if len(cuts) != 2 || cuts[0].Name != "DroidSansFallback" || cuts[1].Name != "DejaVuSans" || cuts[0].Licence != "Apache License 2.0" {
		t.Fatalf("fonts are %v", cuts)
	}
	for i, whole := range [][]byte{han(t), Symbol.TTF()} {
		again, err := ReadCut(cuts[i].TTF)
		if err != nil {
			t.Fatal(err)
		}
		if again.licence != "Apache License 2.0" || again.name != cuts[i].Name {
			t.Errorf("the cut font is %q of licence %q", again.name, again.licence)
		}
		var runes []rune
		for _, r := range "中国שלוםﺳﻼﻡ" {
			if all.given[i].glyphs[r] != 0 {
				runes = append(runes, r)
			}
		}
		slices.Sort(runes)
		if b, err := again.cut(runes); err != nil || !bytes.Equal(b, cuts[i].TTF) {
			t.Errorf("%s cut again is another font: %v", cuts[i].Name, err)
		}
		from, err := truetype.Parse(whole)
		if err != nil {
			t.Fatal(err)
		}
		to, err := truetype.Parse(cuts[i].TTF)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range runes {
			sameGlyph(t, from, to, r)
		}
	}
}

// sameGlyph compares a glyph in two fonts, as freetype reads them.
func sameGlyph(t *testing.T, a, b *truetype.Font, r rune) {
	t.Helper()
	var x, y truetype.GlyphBuf
	scale := fontUnits(int(a.FUnitsPerEm()))
	if err := x.Load(a, scale, a.Index(r), 0); err != nil {
		t.Fatal(err)
	}
	if err := y.Load(b, scale, b.Index(r), 0); err != nil {
		t.Fatal(err)
	}
	if x.AdvanceWidth != y.AdvanceWidth || x.Bounds != y.Bounds || len(x.Ends) != len(y.Ends) || y.AdvanceWidth == 0 {
		t.Errorf("%q is %v wide in %v of %d contours, in the cut font %v in %v of %d", r, x.AdvanceWidth, x.Bounds, len(x.Ends), y.AdvanceWidth, y.Bounds, len(y.Ends))
	}
}

func TestSetMeasuresAndShapes(t *testing.T) {
	all := set(t, "中国 שלום سلام")
	for _, c := range []struct {
		text, want string // in the order of the line
		at         int    // the face of the first
	}{
		{"中国", "中国", 6}, {"a中b", "a中b", 0}, {"שלום", "םולש", 7}, {"سلام", "ﻡﻼﺳ", 7}, {"ab שלום", "ab םולש", 0},
		{"שלום (ab)", "(ab) םולש", 0},
	} {
		var got strings.Builder
		width := 0
		gs := all.Shape(Regular, c.text, nil)
		for _, g := range gs {
			got.WriteRune(g.Rune)
			if width += int(g.Advance) + int(g.Kern); g.GID == 0 {
				t.Errorf("%q: no glyph of %q", c.text, g.Rune)
			}
		}
		if got.String() != c.want || gs[0].Face != Face(c.at) {
			t.Errorf("%q is set as %q in face %d", c.text, got.String(), gs[0].Face)
		}
		if w, r, lacks := all.Measure(Regular, c.text, nil); w != width || lacks {
			t.Errorf("%q is %d wide, want %d; lacks %q", c.text, w, width, r)
		}
	}
	for text, want := range map[string]rune{"中文": '文', "שָלום": '\u05b8', "ﺳ": '\ufeb3', "क": 'क', "ە": 'ە'} {
		if r, lacks := all.Missing(Bold, text); !lacks || r != want {
			t.Errorf("%q lacks %q", text, r)
		}
	}
	if r, lacks := Embedded.Missing(Regular, "שלום سلام"); lacks {
		t.Errorf("the embedded faces lack %q", r)
	}
}

// The pieces of a line come in the order in which they are read, each in its place.
func TestPieces(t *testing.T) {
	text := "סחר (OECD) לשנת 2019 "
	all := Embedded.Pieces(Regular, text, 0, len(text), true)
	at, read := 0, ""
	for _, p := range all {
		var b strings.Builder
		for _, g := range p.Glyphs {
			b.WriteRune(g.Rune)
		}
		read += b.String() + "|"
		at = max(at, p.X)
	}
	if read != " רחס|)|OECD| (| תנשל|2019| |" {
		t.Errorf("pieces are %q", read)
	}
	w := Embedded.Advance(Regular, text)
	if first := all[0]; first.X <= all[1].X || all[5].X != 0 || !first.RTL || all[2].RTL || at != w-Embedded.Advance(Regular, " ") {
		t.Errorf("pieces stand at %v of %d", all, w)
	}
}

func TestStopsOfLetters(t *testing.T) {
	text := "سلام עם ab"
	stops := []Stop{{At: 0}, {At: strings.Index(text, "ا")}, {At: strings.Index(text, "ע")}, {At: len(text)}}
	w, _, _ := Embedded.Measure(Regular, text, stops)
	before := Embedded.Advance(Regular, "سلام ")
	if stops[0].Start != 0 || stops[2].Start != before || stops[3].End != w {
		t.Errorf("stops are %v of %d, want %d", stops, w, before)
	}
}

func TestNewSetLeavesOut(t *testing.T) {
	if all, err := NewSet([]*Source{source(t, han(t))}, []string{"trade € ●"}); all != nil || err != nil {
		t.Errorf("a font of no letter: %v, %v", all, err)
	}
	many := make([]*Source, MaxGiven+1)
	if _, err := NewSet(many, nil); err == nil || advice.Of(err) == "" {
		t.Errorf("too many fonts: %v", err)
	}
	var b strings.Builder
	for r := '\u4e00'; r < '\u9fff'; r++ {
		b.WriteRune(r)
	}
	if _, err := NewSet([]*Source{source(t, han(t))}, []string{b.String()}); err == nil || !strings.Contains(err.Error(), "over the limit of 5000") {
		t.Errorf("too many characters: %v", err)
	}
}

// What a file says of itself when it may not be used.
func TestReadSourceRefuses(t *testing.T) {
	with := func(at int, b ...byte) []byte {
		out := bytes.Clone(han(t))
		tables, err := fontTables(out)
		if err != nil {
			t.Fatal(err)
		}
		copy(tables["OS/2"][at:], b)
		return out
	}
	for _, c := range []struct {
		file []byte
		want string
	}{
		{nil, "it is not a font"},
		{[]byte("dyad: 1\nid: no-font-at-all\n"), "it is not a font"},
		{[]byte("wOF2 and more of it"), "it is a web font"},
		{[]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\xff\xff\xff\xff"), "it is not a font"},
		{han(t)[:200], "the font is cut off"},
		{with(8, 0, 2), "its maker does not allow documents to hold it (fsType 0x0002)"},
		{with(8, 1, 8), "its maker allows documents to hold it only whole (fsType 0x0108)"},
		{with(8, 2, 0), "its maker allows documents to hold only its bitmaps (fsType 0x0200)"},
		{make([]byte, MaxSource+1), "it is over the limit of 32 MiB"},
	} {
		if _, err := ReadSource(c.file, "x"); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
	if _, err := ReadSource(with(8, 0, 10), "x"); err != nil { // restricted, or editable: the less holds
		t.Error(err)
	}
}

// Quadratic curves stay within a two-thousandth of an em of a cubic one.
func TestAppendCubic(t *testing.T) {
	for _, p := range [][4]point{
		{{0, 0, true}, {0, 276, true}, {224, 500, true}, {500, 500, true}},
		{{0, 0, true}, {900, 0, true}, {-400, 700, true}, {500, 700, true}},
		{{-3, 7, true}, {-3, 7, true}, {900, 901, true}, {900, 901, true}},
	} {
		c := appendCubic(contour{p[0]}, p, 1000)
		if last := c[len(c)-1]; last != p[3] {
			t.Errorf("the curve ends at %v, not %v", last, p[3])
		}
		n := (len(c) - 1) / 2
		for k := range n {
			a, b, d := c[2*k], c[2*k+1], c[2*k+2]
			for i := range 11 {
				u := float64(i) / 10
				x, y := quad(a.x, b.x, d.x, u), quad(a.y, b.y, d.y, u)
				v := (float64(k) + u) / float64(n)
				if off := math.Hypot(x-cubic(p[0].x, p[1].x, p[2].x, p[3].x, v), y-cubic(p[0].y, p[1].y, p[2].y, p[3].y, v)); off > 0.5+0.75 {
					t.Errorf("%v: %g of a unit off at %g", p, off, v)
				}
			}
		}
	}
}

func quad(a, b, c int, t float64) float64 {
	return (1-t)*(1-t)*float64(a) + 2*t*(1-t)*float64(b) + t*t*float64(c)
}

func cubic(a, b, c, d int, t float64) float64 {
	return (1-t)*quad(a, b, c, t) + t*quad(b, c, d, t)
}

// Whatever a font file holds, it is cut or refused; what is cut can be parsed.
func FuzzSource(f *testing.F) {
	f.Add(han(f))
	f.Add(han(f)[:600])
	f.Add([]byte("OTTO"))
	f.Fuzz(func(t *testing.T, file []byte) {
		s, err := ReadSource(file, "Apache License 2.0")
		if err != nil {
			return
		}
		all, err := NewSet([]*Source{s}, []string{"中国海关《对外贸易》שלום سلام"})
		if err != nil {
			if strings.Contains(err.Error(), "internal error") {
				t.Fatal(err)
			}
			return
		}
		for _, c := range all.Cuts() {
			if _, err := sfnt.Parse(c.TTF); err != nil {
				t.Fatal(err)
			}
			if _, err := ReadCut(c.TTF); err != nil {
				t.Fatal(err)
			}
		}
	})
}
