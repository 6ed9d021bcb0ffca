package font

import (
	"crypto/sha256"
	"runtime"
	"strings"
	"sync"
	"testing"
	"unicode"

	"golang.org/x/image/font/sfnt"
)

var textFaces = []Face{Regular, Bold, Italic, Condensed, CondensedBold}

const (
	kazakh  = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
	russian = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя"
	marks   = "0123456789.,;:!?%‰$€₽₸№§°×·–—…«»“”‘’„‹›()[]{}/+−±=<>≤≠≈†‡•'\"&@#*"
)

func TestTextFacesHaveTheAlphabets(t *testing.T) {
	for _, f := range textFaces {
		for _, r := range kazakh + russian + "ABCXYZabcxyzßéüçñőş" + marks {
			if in, _, ok := Lookup(f, r); !ok || in != f {
				t.Errorf("face %d: %q (U+%04X) in face %d, %v", f, r, r, in, ok)
			}
		}
	}
}

func TestSymbolStandsIn(t *testing.T) {
	for _, r := range "●◐○→≥" {
		for _, f := range textFaces {
			in, g, ok := Lookup(f, r)
			if !ok || g == 0 {
				t.Errorf("face %d: %q: missing", f, r)
			}
			if r != '≥' && in != Symbol {
				t.Errorf("face %d: %q in face %d, want Symbol", f, r, in)
			}
		}
	}
}

func TestSpacesAndHyphensHaveGlyphs(t *testing.T) {
	for _, r := range "\u00a0\u2007\u2009\u202f\u00ad\u2010\u2011" {
		for _, f := range textFaces {
			if in, _, ok := Lookup(f, r); !ok || in != f {
				t.Errorf("face %d: U+%04X in face %d, %v", f, r, in, ok)
			}
		}
	}
}

func TestWhatNeedsShapingIsMissing(t *testing.T) {
	for name, r := range map[string]rune{
		"combining acute": '\u0301', "cyrillic titlo": '\u0483', "arabic": 'ب', "hebrew": 'א', "thai": 'ก',
		"lao": 'ກ', "n'ko": 'ߊ', "emoji": '🥇', "han": '中', "zero width joiner": '\u200d',
		"right-to-left mark": '\u200f', "tab": '\t', "line feed": '\n', "delete": '\u007f',
		"replacement character": '\ufffd', "private use": '\ue000', "line separator": '\u2028',
		"byte order mark": '\ufeff', "variation selector": '\ufe0f', "surrogate": 0xD800,
		"beyond Unicode": 0x110000, "negative": -1,
	} {
		for f := range NumFaces {
			if in, g, ok := Lookup(f, r); ok || g != 0 {
				t.Errorf("%s (U+%04X): glyph %d of face %d", name, r, g, in)
			}
		}
	}
}

func TestSettableAgreesWithUnicode(t *testing.T) {
	for r := range rune(0x600) {
		assigned := unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.C)
		want := unicode.In(r, simpleScripts...) && !unicode.In(r, excludedClasses...) || r == softHyphen
		if got := settable(r); assigned && got != want {
			t.Errorf("U+%04X: settable %v", r, got)
		}
	}
}

func TestMissing(t *testing.T) {
	if r, ok := Embedded.Missing(Regular, "Қазақстан ● 25,9 %"); ok {
		t.Errorf("missing %q", r)
	}
	if r, ok := Embedded.Missing(Regular, "ﬁ and 𝔸𝟘"); ok { // beyond the cached runes
		t.Errorf("missing %q", r)
	}
	if r, ok := Embedded.Missing(Bold, "flag 🇰🇿 and עברית"); !ok || r != '🇰' {
		t.Errorf("missing %q, %v; want the first indicator", r, ok)
	}
	if r, ok := Embedded.Missing(Regular, "bad \xff byte"); !ok || r != '\ufffd' {
		t.Errorf("missing %q, %v; want the replacement character", r, ok)
	}
}

func TestMetrics(t *testing.T) {
	names := map[Face]string{
		Regular: "Roboto-Regular", Bold: "Roboto-Bold", Italic: "Roboto-Italic",
		Condensed: "RobotoCondensed-Regular", CondensedBold: "RobotoCondensed-Bold", Symbol: "DejaVuSans",
	}
	for f := range NumFaces {
		m := f.Metrics()
		if m.PostScriptName != names[f] {
			t.Errorf("face %d is %q, want %q", f, m.PostScriptName, names[f])
		}
		if m.UnitsPerEm != 2048 || m.Ascent < 900 || m.Descent > -200 ||
			m.CapHeight < 700 || m.CapHeight > 740 || m.XHeight < 500 || m.XHeight > 560 {
			t.Errorf("%s: %+v", names[f], m)
		}
		if b := m.BBox; b[0] >= 0 || b[1] >= 0 || b[2] < 1000 || b[3] < m.CapHeight {
			t.Errorf("%s: bounding box %v", names[f], b)
		}
		if slanted := m.ItalicAngle < -5; slanted != (f == Italic) {
			t.Errorf("%s: italic angle %g", names[f], m.ItalicAngle)
		}
	}
	if r, b := Regular.Metrics().StemV, Bold.Metrics().StemV; r < 70 || r > 100 || b < 130 || b > 180 {
		t.Errorf("stems %d and %d", r, b)
	}
}

// fontKerning is the kerning of two glyphs by the font, in thousandths of an em, and 0
// where that is too little to be seen.
func fontKerning(fc *face, a, b GID) int {
	units, err := fc.kerning.Kern(nil, sfnt.GlyphIndex(a), sfnt.GlyphIndex(b), fontUnits(2048), 0)
	if k := thousandths(int(units), 2048); err == nil && (k < -10 || k > 10) {
		return k
	}
	return 0
}

// TestKerningIsTheFonts: kerning is the font's where it is more than a hundredth of an em.
func TestKerningIsTheFonts(t *testing.T) {
	for f := range NumFaces {
		fc := faces[f]()
		seen := 0
		for _, a := range "AVTYLРГТУ1" + kazakh {
			for _, b := range "AVoaeоа.,1" + kazakh {
				ga, gb := fc.glyph(a), fc.glyph(b)
				want := fontKerning(fc, ga, gb)
				for range 2 { // looked up, then cached
					if got := fc.kern(ga, gb); got != want {
						t.Errorf("face %d: %c%c is %d, want %d", f, a, b, got, want)
					}
				}
				if want != 0 {
					seen++
				}
			}
		}
		if seen < 10 {
			t.Errorf("face %d: only %d kerned pairs", f, seen)
		}
	}
}

// Pairs that are kept in one slot of the cache are told apart.
func TestKerningOfOneSlot(t *testing.T) {
	fc := faces[Regular]()
	kerned := map[int]bool{}
	for a := GID(1); a < 1<<kernBits; a++ {
		for _, b := range []GID{fc.glyph('o'), fc.glyph('о'), fc.glyph('.')} {
			for _, pair := range [][2]GID{{a, b}, {a + 1<<kernBits, b}, {a, b + 1<<kernBits}, {a + 2<<kernBits, b + 1<<kernBits}, {a, b}} {
				want := fontKerning(fc, pair[0], pair[1])
				if got := fc.kern(pair[0], pair[1]); got != want {
					t.Errorf("glyphs %v: %d, want %d", pair, got, want)
				}
				kerned[want] = true
			}
		}
	}
	if len(kerned) < 5 {
		t.Errorf("kerning only by %v", kerned)
	}
}

func TestAdvanceIsTheSumOfShape(t *testing.T) {
	for _, s := range []string{"", "A", "AVATAR", "Тараз → Астана ●●", "→A→V", "a\u00a0b", sampleText, "\xff", strings.Repeat("AV", 300)} {
		for f := range NumFaces {
			sum := 0
			gs := Embedded.Shape(f, s, nil)
			for _, g := range gs {
				sum += int(g.Advance) + int(g.Kern)
			}
			if got := Embedded.Advance(f, s); got != sum {
				t.Errorf("face %d: %q is %d wide, its glyphs %d", f, s, got, sum)
			}
			if len(gs) != len([]rune(s)) {
				t.Errorf("%q: %d glyphs", s, len(gs))
			}
		}
	}
	if av, a, v := Embedded.Advance(Regular, "AV"), Embedded.Advance(Regular, "A"), Embedded.Advance(Regular, "V"); av >= a+v {
		t.Errorf("AV is %d wide, A and V %d: no kerning", av, a+v)
	}
}

// What stands before a stop ends where it would alone, and what stands behind is
// as wide as it would be alone.
func TestStops(t *testing.T) {
	for _, s := range []string{"", "AV", "AVATAR To. T V", "Тараз → Астана ●●", "a\u00a0b", sampleText} {
		for f := range NumFaces {
			var stops []Stop
			for i := range s {
				stops = append(stops, Stop{At: i}, Stop{At: i}) // the end of one word, the beginning of another
			}
			stops = append(stops, Stop{At: len(s)})
			width, _, _ := Embedded.Measure(f, s, stops)
			for _, p := range stops {
				if end := Embedded.Advance(f, s[:p.At]); p.End != end {
					t.Errorf("face %d: %q ends at %d, want %d", f, s[:p.At], p.End, end)
				}
				if w := Embedded.Advance(f, s[p.At:]); width-p.Start != w {
					t.Errorf("face %d: %q is %d wide, want %d", f, s[p.At:], width-p.Start, w)
				}
			}
		}
	}
}

func TestShapeAppends(t *testing.T) {
	gs := Embedded.Shape(Regular, "V", Embedded.Shape(Regular, "A", nil))
	if len(gs) != 2 || gs[0].Kern != 0 {
		t.Errorf("%+v: kerned across two calls", gs)
	}
}

func TestAdvanceDoesNotAllocate(t *testing.T) {
	Embedded.Advance(Regular, sampleText+"→")
	if n := testing.AllocsPerRun(100, func() { Embedded.Advance(Regular, sampleText+"→") }); n != 0 {
		t.Errorf("%g allocations", n)
	}
}

func TestMilliRoundsHalvesAwayFromZero(t *testing.T) {
	for _, c := range [][3]int{{0, 2048, 0}, {1024, 2048, 500}, {1, 2000, 1}, {-1, 2000, -1}, {-3, 2048, -1}, {3, 2048, 1}, {1, 2048, 0}} {
		if got := thousandths(c[0], c[1]); got != c[2] {
			t.Errorf("milli(%d, %d) = %d, want %d", c[0], c[1], got, c[2])
		}
	}
}

// TestConcurrentUse is for the race detector; it also holds that goroutines
// agree and that nobody writes to the fonts.
func TestConcurrentUse(t *testing.T) {
	var before [NumFaces][32]byte
	for f := range NumFaces {
		before[f] = sha256.Sum256(f.TTF())
	}
	fresh, err := parse(Bold.TTF()) // with empty caches
	if err != nil {
		t.Fatal(err)
	}
	text := []rune(sampleText + kazakh + russian + marks)
	results := make([][]int, 8)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4)) // make test gives one processor
	var wg sync.WaitGroup
	for w := range results {
		wg.Go(func() {
			s := Embedded.NewSubset(Bold, NewEncoding())
			for i, r := range text {
				g := fresh.glyph(r)
				results[w] = append(results[w], int(g), fresh.kern(g, fresh.glyph(text[len(text)-1-i])))
				s.Add(g, r)
			}
			if _, err := s.TTF(); err != nil {
				t.Error(err)
			}
			results[w] = append(results[w], Embedded.Advance(Symbol, "→●"), Embedded.Advance(Italic, sampleText))
		})
	}
	wg.Wait()
	for w := range results {
		for i := range results[w] {
			if results[w][i] != results[0][i] {
				t.Fatalf("goroutine %d differs at %d", w, i)
			}
		}
	}
	for f := range NumFaces {
		if sha256.Sum256(f.TTF()) != before[f] {
			t.Errorf("face %d was written to", f)
		}
	}
}
