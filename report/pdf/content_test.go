package pdf

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"dyad/report/font"
	"dyad/report/layout"
)

var (
	ink  = layout.Color{R: 0x1A, G: 0x1A, B: 0x1A}
	blue = layout.Color{R: 0x14, G: 0x40, B: 0x6B}
)

func newTestContent() *content { return newContent(newResources(), 842) }

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		v        float64
		decimals int
		want     string
	}{
		{0, 2, "0"}, {1, 2, "1"}, {-1, 2, "-1"}, {0.5, 2, ".5"}, {0.25, 2, ".25"}, {0.05, 2, ".05"},
		{0.001, 2, "0"}, {-0.001, 2, "0"}, {841.889764, 2, "841.89"}, {-12.305, 3, "-12.305"}, {-0.3, 1, "-.3"},
		{99.999, 2, "100"}, {32000, 2, "32000"}, {0.00001, 5, ".00001"}, {7, 0, "7"}, {-16.5, 0, "-17"},
	} {
		if got := string(appendNumber(nil, c.v, c.decimals)); got != c.want {
			t.Errorf("%v to %d decimals is %q, want %q", c.v, c.decimals, got, c.want)
		}
	}
}

func FuzzNumber(f *testing.F) {
	f.Add(0.1, 2)
	f.Add(-123.456, 3)
	f.Fuzz(func(t *testing.T, v float64, decimals int) {
		if math.IsNaN(v) || math.Abs(v) > maxNumber || decimals < 0 || decimals > 5 {
			return
		}
		s := string(appendNumber(nil, v, decimals))
		got, err := strconv.ParseFloat(s, 64)
		if err != nil || math.Abs(got-v) > 0.5000001*math.Pow10(-decimals) || strings.ContainsAny(s, "eE+") {
			t.Errorf("%v to %d decimals is %q", v, decimals, s)
		}
	})
}

func TestStateIsWrittenOnce(t *testing.T) {
	c := newTestContent()
	r := layout.Rect{X: 10, Y: 20, W: 30, H: 40}
	c.fillRect(r, ink)
	c.fillRect(r, ink)
	c.save()
	c.fillRect(r, ink)
	c.fillRect(r, blue)
	c.restore()
	c.fillRect(r, ink)
	c.line(0, 0, 10, 0, 0.5, blue)
	c.line(0, 5, 10, 5, 0.5, blue)
	got := c.b
	if c.err != nil {
		t.Fatal(c.err)
	}
	want := strings.Join([]string{
		".102 g", "10 782 30 40 re", "f", "10 782 30 40 re", "f",
		"q", "10 782 30 40 re", "f", ".078 .251 .42 rg", "10 782 30 40 re", "f", "Q",
		"10 782 30 40 re", "f",
		".078 .251 .42 RG", "0 J 0 j", ".5 w", "[]0 d", "0 842 m", "10 842 l", "S",
		"0 837 m", "10 837 l", "S", "",
	}, "\n")
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestDash(t *testing.T) {
	c := newTestContent()
	c.dash([]float64{2, 1.5})
	c.dash([]float64{2, 1.5})
	c.dash([]float64{0, 0}) // an array of zeros is an error in PDF
	c.dash(nil)
	if got := string(c.b); got != "[2 1.5 ]0 d\n[]0 d\n" {
		t.Errorf("%q", got)
	}
}

func TestBadNumbersAreErrors(t *testing.T) {
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 32001, -40000} {
		c := newTestContent()
		c.moveTo(v, 0)
		if c.err == nil {
			t.Errorf("%g: no error", v)
		}
	}
}

func TestTextReadsBack(t *testing.T) {
	for _, s := range []string{
		"AVATAR (Tallinn) \\ 27.9%", "Қазақстан – Ресей", "● demarcated → not", "a\u00a0b c\u2011d-e\u00adf",
		allPrintable(), "→",
	} {
		c := newTestContent()
		if err := c.text(10, 20, layout.Font{Face: font.Regular, Size: 9.2}, ink, s); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if got := shown(t, c); got != s {
			t.Errorf("reads back as %q, want %q", got, s)
		}
		c.endText()
		if strings.Count(string(c.b), "BT\n") != 1 || !regexp.MustCompile(`(\]TJ|\)Tj)\nET\n$`).Match(c.b) {
			t.Errorf("%q: %q", s, c.b)
		}
	}
}

// FuzzText holds that text is either refused or extracts as it was written.
func FuzzText(f *testing.F) {
	f.Add("Қазақстан → (27.9%) \\ ●")
	f.Add("a\u00adb\u2011c\r\n")
	f.Add("\xff\u0301😀ﬁ")
	f.Fuzz(func(t *testing.T, s string) {
		c := newTestContent()
		if err := c.text(1, 2, layout.Font{Face: font.CondensedBold, Size: 8.5}, ink, s); err != nil {
			if len(c.b) != 0 {
				t.Errorf("%q: %v, and wrote %q", s, err, c.b)
			}
			return
		}
		if got := shown(t, c); got != s {
			t.Errorf("%q reads back as %q", s, got)
		}
	})
}

// allPrintable has over 255 runes of one face, so that its codes take every
// value of a byte.
func allPrintable() string {
	var s strings.Builder
	for r := ' '; r < 0x500; r++ {
		if in, _, ok := font.Lookup(font.Regular, r); ok && in == font.Regular {
			s.WriteRune(r)
		}
	}
	return s.String()
}

func TestTextSwitchesFacesAndKerns(t *testing.T) {
	c := newTestContent()
	f := layout.Font{Face: font.Bold, Size: 8}
	for i := range 2 {
		if err := c.text(float64(10*i+1), 842, f, ink, "AV→V"); err != nil {
			t.Fatal(err)
		}
	}
	c.fillRect(layout.Rect{}, ink)
	kern := font.Embedded.Advance(font.Bold, "A") + font.Embedded.Advance(font.Bold, "V") - font.Embedded.Advance(font.Bold, "AV")
	once := "[(A)" + strconv.Itoa(kern) + "(V)]TJ\n/F6 8 Tf\n(\x80)Tj\n/F2 8 Tf\n(V)Tj\n"
	want := ".102 g\nBT\n1 0 Td\n/F2 8 Tf\n" + once + "10 0 Td\n" + once + "ET\n0 842 0 0 re\nf\n"
	if string(c.b) != want {
		t.Errorf("%q\nwant\n%q", c.b, want)
	}
	if u := c.res.used(); len(u) != 2 || u[0].Face() != font.Bold || u[1].Face() != font.Symbol {
		t.Errorf("%d faces used", len(u))
	}
}

// Text is set behind the text before it without being moved there, also in another
// face, size and colour; but not where it stands apart, on another line, or after
// something else was painted.
func TestTextFollowsText(t *testing.T) {
	c := newTestContent()
	const x, y = 20.004, 800
	f := layout.Font{Face: font.Bold, Size: 8}
	end := x + float64(font.Embedded.Advance(f.Face, "AV"))*8/1000
	set := func(x, y float64, size layout.Pt) {
		if err := c.text(x, y, layout.Font{Face: f.Face, Size: size}, ink, "AV"); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range []struct {
		what    string
		x, y    float64
		size    layout.Pt
		painted bool
		moves   bool
	}{
		{"first", x, y, 8, false, true},
		{"behind it", end, y, 16, false, false},
		{"apart", end + 2*(end-x) + 0.11, y, 16, false, true},
		{"where text ended before", end, y, 8, false, true},
		{"on another line", end + (end - x), y + 1, 8, false, true},
		{"after a rectangle", end + 2*(end-x), y + 1, 8, true, true},
	} {
		if s.painted {
			c.fillRect(layout.Rect{}, ink)
		}
		from := len(c.b)
		set(s.x, s.y, s.size)
		if moves := strings.Contains(string(c.b[from:]), " Td\n"); moves != s.moves {
			t.Errorf("%s: %q", s.what, c.b[from:])
		}
	}
}

func TestMissingGlyphWritesNothing(t *testing.T) {
	c := newTestContent()
	err := c.text(0, 0, layout.Font{Face: font.Regular, Size: 9}, ink, "gold 🥇")
	if err == nil || !strings.Contains(err.Error(), "U+1F947") {
		t.Errorf("error %v", err)
	}
	if len(c.b) != 0 || len(c.res.used()) != 0 {
		t.Errorf("wrote %q", c.b)
	}
}

var tokens = regexp.MustCompile(`(?s)\((?:\\.|[^\\()])*\)|/F([1-9])`)

// shown is the text of c, read back by the codes of its fonts.
func shown(t testing.TB, c *content) string {
	t.Helper()
	var s strings.Builder
	runes, codes := readCMap(c.res.codes.ToUnicode()), readCodeMap(c.res.codes.CMap())
	for _, m := range tokens.FindAllSubmatch(c.b, -1) {
		if len(m[1]) > 0 {
			continue
		}
		b := string(unescape(m[0][1 : len(m[0])-1]))
		for len(b) > 0 {
			code, size := codes.next(b)
			if size == 0 {
				t.Fatalf("no code: %q", b)
			}
			s.WriteString(runes[code])
			b = b[size:]
		}
	}
	return s.String()
}

func unescape(in []byte) (out []byte) {
	for i := 0; i < len(in); i++ {
		if in[i] == '\\' {
			i++
			if in[i] == 'r' {
				out = append(out, '\r')
				continue
			}
		}
		out = append(out, in[i])
	}
	return out
}
