package charts

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"math"
	"strings"
	"testing"

	"eliasnaur.com/font/roboto/robotobold"
	"eliasnaur.com/font/roboto/robotocondensedbold"
	"eliasnaur.com/font/roboto/robotocondensedregular"
	"eliasnaur.com/font/roboto/robotoregular"
	"github.com/golang/freetype/truetype"
)

// roboto is a theme with parsed fonts.
func roboto(t testing.TB) Theme {
	t.Helper()
	var fonts [4]*truetype.Font
	for i, b := range [][]byte{robotoregular.TTF, robotobold.TTF, robotocondensedregular.TTF, robotocondensedbold.TTF} {
		f, err := truetype.Parse(b)
		if err != nil {
			t.Fatal(err)
		}
		fonts[i] = f
	}
	return BriefTheme(Fonts{fonts[0], fonts[1], fonts[2], fonts[3]})
}

func TestSVGIsWellFormedWhateverTheWords(t *testing.T) {
	spec := frontier()
	spec.DoneLabel = `R&D <b>"demarcated"</b> ]]> 'so'`
	f, err := NewProgress(spec)
	must(t, f, err)
	f = WithHead(f, Head{Title: "A < B & C", Subtitle: "\x01odd", Note: "n\ufffe", Alt: `6,696 of 7,548 km "done" & more`})
	faces := testFaces()
	_, theme := testTheme()
	theme.Fonts = Fonts{faces[0].Font, faces[1].Font, faces[2].Font, faces[3].Font}
	var b bytes.Buffer
	if err := SVG(&b, f, 300, theme, SVGOptions{Name: "rus-kaz-border", Metrics: newTestMetrics(faces[:]...)}); err != nil {
		t.Fatal(err)
	}
	golden(t, "progress.svg.golden", b.String())
	d := xml.NewDecoder(&b)
	var chars strings.Builder
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("not well formed: %v", err)
		}
		if c, ok := tok.(xml.CharData); ok {
			chars.Write(c)
		}
	}
	for _, want := range []string{spec.DoneLabel, "A < B & C", `6,696 of 7,548 km "done" & more`} {
		if !strings.Contains(chars.String(), want) {
			t.Errorf("%q is not in the text", want)
		}
	}
}

func TestPNGHasTheSizeItsWidthSays(t *testing.T) {
	f, err := NewMix(mixFlows())
	must(t, f, err)
	theme := roboto(t)
	var one, two bytes.Buffer
	for _, b := range []*bytes.Buffer{&one, &two} {
		if err := PNG(b, f, points(110), theme, 2); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("two pictures of one figure differ")
	}
	im, err := png.Decode(&one)
	if err != nil {
		t.Fatal(err)
	}
	if w, want := im.Bounds().Dx(), int(math.Ceil(points(110)*2)); w != want {
		t.Errorf("width %d, want %d", w, want)
	}
	if r, g, b, a := im.At(0, 0).RGBA(); r&g&b&a != 0xffff {
		t.Error("the margin is not opaque white")
	}
	seen := map[uint32]bool{}
	for x := range im.Bounds().Dx() {
		r, g, b, _ := im.At(x, 2*int(standMargin+12+9)).RGBA()
		seen[r>>8<<16|g>>8<<8|b>>8] = true
	}
	for _, want := range []uint32{0x13406B, 0x4A6E93, 0x8FA5BD, 0xBCC9D6} {
		if !seen[want] {
			t.Errorf("no pixel of #%06X across the bar", want)
		}
	}
}

// TestRasterTypeHasItsNominalSize guards the correction of go-chart's raster
// renderer, which sets text larger by an eighth.
func TestRasterTypeHasItsNominalSize(t *testing.T) {
	theme := roboto(t)
	r, err := newRaster(400, 200, 1)
	if err != nil {
		t.Fatal(err)
	}
	r.SetFont(theme.Fonts.Regular)
	r.SetFontSize(100)
	drawn := r.Renderer.MeasureText("HHHH").Width() // as go-chart sets it
	advance := r.MeasureText("HHHH").Width()
	if k := float64(drawn) / float64(advance); k < 0.96 || k > 1.04 {
		t.Errorf("drawn %d, measured %d", drawn, advance)
	}
}

func TestPNGNamesTheRuneItsFontLacks(t *testing.T) {
	spec := frontier()
	spec.Markers = ""
	spec.DoneLabel = "oil 🛢"
	f, err := NewProgress(spec)
	must(t, f, err)
	var b bytes.Buffer
	const want = `figure: the font lacks '🛢' (in "6,696 km oil 🛢")`
	if err := PNG(&b, f, 300, roboto(t), 1); err == nil || err.Error() != want || b.Len() > 0 {
		t.Errorf("%v and %d bytes, want %s", err, b.Len(), want)
	}
}

func TestOutputsRefuseHandlesForFonts(t *testing.T) {
	f, err := NewMix(mixFlows())
	must(t, f, err)
	_, theme := testTheme()
	const want = "figure: the regular font is not parsed"
	if err := PNG(io.Discard, f, 300, theme, 1); err == nil || err.Error() != want {
		t.Errorf("PNG: %v", err)
	}
	if err := SVG(io.Discard, f, 300, theme, SVGOptions{}); err == nil || err.Error() != want {
		t.Errorf("SVG: %v", err)
	}
}

func TestOutputsRefuseSizes(t *testing.T) {
	f, err := NewMix(mixFlows())
	must(t, f, err)
	theme := roboto(t)
	for _, c := range []struct {
		width, scale float64
		want         string
	}{
		{100, 2, "figure: width 84 pt is outside 160 to 3370"},
		{300, 0, "figure: scale 0 is outside 0.5 to 16"},
		{300, math.NaN(), "figure: scale NaN is outside 0.5 to 16"},
		{3000, 16, "figure: picture of 48000 by 1584 pixels is too large"},
	} {
		var b bytes.Buffer
		if err := PNG(&b, f, c.width, theme, c.scale); err == nil || err.Error() != c.want {
			t.Errorf("width %g scale %g: %v, want %s", c.width, c.scale, err, c.want)
		}
		if b.Len() > 0 {
			t.Error("a refused picture left bytes")
		}
	}
}
