package charts

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image"
	"image/png"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/golang/freetype/truetype"
	"golang.org/x/image/vector"
)

// specimen is a figure of one line in each font.
type specimen struct{ text string }

func (specimen) MinWidth() float64 { return 400 }

func (f specimen) Draw(c *Canvas) float64 {
	fonts := c.t.Fonts
	for i, font := range []face{{fonts.Regular, 20, c.t.Ink}, {fonts.Bold, 9, c.t.Ink}, {fonts.Condensed, 20, c.t.Ink}, {fonts.CondensedBold, 31, c.t.Ink}} {
		c.text(font, 3, 40*float64(i+1), f.text)
	}
	return 180
}

const kerned = `AVATo “Tea”, 46 %: Ёлка, Қазақстан gØ`

// pathSVG is an SVG as SVG writes it with Paths.
type pathSVG struct {
	Label string `xml:"aria-labelledby,attr"`
	Role  string `xml:"role,attr"`
	Title struct {
		ID string `xml:"id,attr"`
	} `xml:"title"`
	Desc struct {
		ID string `xml:"id,attr"`
	} `xml:"desc"`
	Defs []struct {
		ID string `xml:"id,attr"`
		D  string `xml:"d,attr"`
	} `xml:"defs>path"`
	Texts []struct {
		Transform string `xml:"transform,attr"`
		Uses      []struct {
			Href string  `xml:"http://www.w3.org/1999/xlink href,attr"`
			X    float64 `xml:"x,attr"`
		} `xml:"use"`
	} `xml:"g"`
	Text []struct{} `xml:"text"`
}

func pathsOf(t *testing.T, f Figure, width float64, name string) (pathSVG, int) {
	t.Helper()
	var b bytes.Buffer
	if err := SVG(&b, f, width, roboto(t), SVGOptions{Name: name, Paths: true}); err != nil {
		t.Fatal(err)
	}
	size := b.Len()
	var s pathSVG
	if err := xml.NewDecoder(&b).Decode(&s); err != nil {
		t.Fatal(err)
	}
	return s, size
}

var pathToken = regexp.MustCompile(`[mlhvqz]|-?\d+`)

// ink paints the text of s, scale pixels to the point.
func (s pathSVG) ink(t *testing.T, wide, high int, scale float64) *image.Alpha {
	t.Helper()
	outline := map[string][]string{}
	for _, d := range s.Defs {
		outline["#"+d.ID] = pathToken.FindAllString(d.D, -1)
	}
	r := vector.NewRasterizer(wide, high)
	for _, g := range s.Texts {
		var x0, y0, em float64
		if _, err := fmt.Sscanf(g.Transform, "translate(%g %g)scale(%g)", &x0, &y0, &em); err != nil {
			t.Fatalf("%q: %v", g.Transform, err)
		}
		for _, u := range g.Uses {
			tokens, ok := outline[u.Href]
			if !ok {
				t.Fatalf("%s is no glyph", u.Href)
			}
			paintPath(r, tokens, func(x, y float64) (float32, float32) {
				return float32((x0 + (x+u.X)*em) * scale), float32((y0 + y*em) * scale)
			})
		}
	}
	out := image.NewAlpha(image.Rect(0, 0, wide, high))
	r.Draw(out, out.Rect, image.Opaque, image.Point{})
	return out
}

func paintPath(r *vector.Rasterizer, tokens []string, at func(x, y float64) (float32, float32)) {
	var command string
	var x, y, fromX, fromY float64
	next := func() float64 {
		v, err := strconv.ParseFloat(tokens[0], 64)
		if err != nil {
			panic(err)
		}
		tokens = tokens[1:]
		return v
	}
	for len(tokens) > 0 {
		if tokens[0] >= "a" {
			command, tokens = tokens[0], tokens[1:]
		}
		switch command {
		case "m":
			x, y = x+next(), y+next()
			fromX, fromY = x, y
			r.MoveTo(at(x, y))
			command = "l"
			continue
		case "l":
			x, y = x+next(), y+next()
		case "h":
			x += next()
		case "v":
			y += next()
		case "q":
			bx, by := at(x+next(), y+next())
			x, y = x+next(), y+next()
			ex, ey := at(x, y)
			r.QuadTo(bx, by, ex, ey)
			continue
		case "z":
			x, y = fromX, fromY
			r.ClosePath()
			continue
		}
		r.LineTo(at(x, y))
	}
}

// TestPathsLookLikeThePicture paints outlines with a rasteriser that has no part in PNG,
// and compares the two pixel by pixel.
func TestPathsLookLikeThePicture(t *testing.T) {
	const scale = 4
	f := specimen{kerned}
	var b bytes.Buffer
	if err := PNG(&b, f, 416, roboto(t), scale); err != nil {
		t.Fatal(err)
	}
	want, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	s, _ := pathsOf(t, f, 416, "")
	got := s.ink(t, want.Bounds().Dx(), want.Bounds().Dy(), scale)
	inked, other := 0, 0
	for y := range got.Rect.Dy() {
		for x := range got.Rect.Dx() {
			r, _, _, _ := want.At(x, y).RGBA()
			dark := 1 - (float64(r>>8)-0x1A)/(0xFF-0x1A)
			if dark > 0.5 {
				inked++
			}
			if math.Abs(dark-float64(got.AlphaAt(x, y).A)/255) > 0.4 {
				other++
			}
		}
	}
	if inked < 20_000 || other*100 > inked {
		t.Errorf("of %d pixels of ink, %d differ", inked, other)
	}
}

// TestPathsHoldEveryLetter compares each figure's outlines with its text: as many
// glyphs, each where kerning puts it, and no text left.
func TestPathsHoldEveryLetter(t *testing.T) {
	theme := roboto(t)
	for _, x := range samples() {
		width := max(points(170), x.figure.MinWidth()) + 2*standMargin
		f := WithHead(x.figure, Head{Title: "Title", Subtitle: "under it", Note: "Source: a book.", Alt: "In words."})
		s, _ := pathsOf(t, f, width, "aaa-bbb-"+x.name)
		if len(s.Text) > 0 || s.Role != "img" || s.Title.ID == "" || s.Label != s.Title.ID+" "+s.Desc.ID {
			t.Errorf("%s: %d texts, role %q, named by %q", x.name, len(s.Text), s.Role, s.Label)
		}
		var b bytes.Buffer
		if err := SVG(&b, f, width, theme, SVGOptions{}); err != nil {
			t.Fatal(err)
		}
		var plain struct {
			Text []struct {
				Value  string  `xml:",chardata"`
				Size   float64 `xml:"font-size,attr"`
				Length float64 `xml:"textLength,attr"`
			} `xml:"text"`
		}
		if err := xml.NewDecoder(&b).Decode(&plain); err != nil {
			t.Fatal(err)
		}
		if len(plain.Text) != len(s.Texts) {
			t.Fatalf("%s: %d texts as paths, %d as text", x.name, len(s.Texts), len(plain.Text))
		}
		for i, text := range plain.Text {
			uses := s.Texts[i].Uses
			letters := strings.Join(strings.Fields(text.Value), "")
			if n := len([]rune(letters)); len(uses) != n {
				t.Errorf("%s: %q has %d glyphs", x.name, text.Value, len(uses))
			} else if end := uses[n-1].X / glyphUnits * text.Size; n > 1 && !(end < text.Length && end > text.Length-2*text.Size) {
				t.Errorf("%s: the last glyph of %q begins at %.1f of %.1f pt", x.name, text.Value, end, text.Length)
			}
		}
	}
}

// TestFiguresOnOnePageShareNoID holds that two figures, and two of the same kind, have
// ids of their own.
func TestFiguresOnOnePageShareNoID(t *testing.T) {
	f, err := NewMix(mixFlows())
	must(t, f, err)
	of := map[string]string{}
	for _, name := range []string{"rus-kaz-mix", "rus-kaz-mix.ru", "per-ken-mix"} {
		s, _ := pathsOf(t, WithHead(f, Head{Title: "T", Alt: "A"}), 500, name)
		ids := []string{s.Title.ID, s.Desc.ID}
		for _, d := range s.Defs {
			ids = append(ids, d.ID)
		}
		for _, id := range ids {
			if other, ok := of[id]; ok {
				t.Fatalf("%s and %s have the id %q", other, name, id)
			}
			of[id] = name
		}
	}
}

func TestPathsNameTheRuneTheirFontLacks(t *testing.T) {
	var b bytes.Buffer
	const want = `figure: the font lacks '🛢' (in "oil 🛢")`
	if err := SVG(&b, specimen{"oil 🛢"}, 416, roboto(t), SVGOptions{Paths: true}); err == nil || err.Error() != want || b.Len() > 0 {
		t.Errorf("%v and %d bytes, want %s", err, b.Len(), want)
	}
	_, theme := testTheme()
	faces := testFaces()
	if err := SVG(&b, specimen{"a"}, 416, theme, SVGOptions{Paths: true, Metrics: newTestMetrics(faces[:]...)}); err == nil {
		t.Error("outlines of fonts that are not parsed")
	}
}

// A sign of Chinese is as wide as its em, which no font of the theme tells.
func TestWidthOfIdeographs(t *testing.T) {
	r := &svgRenderer{metrics: tenth{}}
	if got := r.advance("a中国b"); got != 2.2 {
		t.Errorf("the text is %g em wide, want 2.2", got)
	}
}

// tenth measures each character as a tenth of an em.
type tenth struct{}

func (tenth) Advance(_ *truetype.Font, s string) float64 { return float64(len([]rune(s))) / 10 }
