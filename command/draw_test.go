package command

import (
	"bytes"
	"testing"

	"dyad/data/codec"
	"dyad/report"
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
			paths, err := draw(d, f, f.ID, nil, chartOptions{Format: "svg", Text: "paths", lang: lang})
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
