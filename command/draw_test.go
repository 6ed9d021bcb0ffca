package command

import (
	"bytes"
	"fmt"
	pictures "image"
	painting "image/draw"
	"image/png"
	"testing"

	"dyad/data"
	"dyad/data/codec"
	"dyad/report"
	"dyad/report/reporttest"
)

// TestFiguresForSlides draws each figure of the embedded dossier in each language as
// outlines, and in one as the preview of a link, and holds their sizes.
func TestFiguresForSlides(t *testing.T) {
	d, err := codec.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"en", "ru", "kk"} {
		figures, err := report.Figures(d, report.Options{Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		if len(figures) < 5 {
			t.Fatalf("%d figures", len(figures))
		}
		for _, f := range figures {
			paths, err := draw(d, f, f.ID, nil, chartOptions{Format: "svg", Paths: true, lang: lang})
			if err != nil {
				t.Fatal(err)
			}
			if len(paths) > 60_000 || bytes.Contains(paths, []byte("<text")) || !bytes.Contains(paths, []byte("<use")) {
				t.Errorf("%s %s: %d bytes as paths, or text in them", f.ID, lang, len(paths))
			}
			if lang != "en" {
				continue
			}
			card, err := draw(d, f, f.ID, nil, chartOptions{Format: "png", wide: 1200, high: 630, lang: lang})
			if err != nil {
				t.Fatal(err)
			}
			if len(card) > 120_000 {
				t.Errorf("%s %s: %d bytes as a picture of 1200 by 630", f.ID, lang, len(card))
			}
		}
	}
}

// TestOutlinesAsPicture holds that librsvg, which sets no text as we do, draws the
// outlines of a figure of each kind as its PNG is: at most two hundredths of the pixels are another
// by more than a fifth of a colour, at the edges of letters.
func TestOutlinesAsPicture(t *testing.T) {
	seen := map[string]bool{}
	for _, d := range []*data.Dossier{reporttest.Embedded(t), reporttest.Sample(t, "sparse.yaml"), reporttest.Sample(t, "rich.yaml")} {
		figures, err := report.Figures(d, report.Options{})
		reporttest.Must(t, err)
		for _, f := range figures {
			kind := fmt.Sprintf("%T", f.Chart)
			if seen[kind] {
				continue
			}
			seen[kind] = true
			var drawn [2]*pictures.RGBA
			for i, o := range []chartOptions{{Format: "png", Scale: 4, lang: "en"}, {Format: "svg", Paths: true, lang: "en"}} {
				b, err := draw(d, f, f.ID, nil, o)
				reporttest.Must(t, err)
				if i == 1 {
					b = []byte(reporttest.Tool(t, b, "rsvg-convert", "-d", "288", "-p", "288", "-b", "white"))
				}
				picture, err := png.Decode(bytes.NewReader(b))
				reporttest.Must(t, err)
				drawn[i] = pictures.NewRGBA(picture.Bounds())
				painting.Draw(drawn[i], picture.Bounds(), picture, picture.Bounds().Min, painting.Src)
			}
			if part := another(drawn[0], drawn[1]); part > 0.02 {
				t.Errorf("%s, %s: %.2f %% of the pixels are another", d.ID, f.ID, 100*part)
			}
		}
	}
}

// another is the part of the pixels of two pictures that differ by more than a fifth of a
// colour; all, if they are not of one size.
func another(a, b *pictures.RGBA) float64 {
	if a.Bounds() != b.Bounds() {
		return 1
	}
	n := 0
	for i := 0; i < len(a.Pix); i += 4 {
		for k := range 3 {
			if x, y := a.Pix[i+k], b.Pix[i+k]; max(x, y)-min(x, y) > 0xff/5 {
				n++
				break
			}
		}
	}
	return 4 * float64(n) / float64(len(a.Pix))
}
