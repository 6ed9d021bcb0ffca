package report

import (
	"bytes"
	"image/png"
	"strings"
	"testing"

	"dyad/charts"
	"dyad/data/audit"
	"dyad/report/doc"
	"dyad/report/pdf"
	"dyad/report/reporttest"
)

// TestFormatsAlone: a file is the same whether it is made alone or with others, in either
// order.
func TestFormatsAlone(t *testing.T) {
	d := reporttest.Embedded(t)
	o := Options{Lang: "ru", Version: "1.0.0"}
	both, err := InFormats(d, o, []string{PNG, PDF})
	if err != nil {
		t.Fatal(err)
	}
	for i, format := range []string{PNG, PDF} {
		alone, err := InFormats(d, o, []string{format})
		if err != nil || !bytes.Equal(alone.Files[0], both.Files[i]) {
			t.Errorf("%s: not the same alone, %v", format, err)
		}
		if (alone.Pages > 0) != (format == PDF) {
			t.Errorf("%s has %d pages", format, alone.Pages)
		}
	}
	brief, err := Brief(d, o)
	if err != nil || !bytes.Equal(brief.PDF, both.Files[1]) || brief.Pages != both.Pages {
		t.Errorf("not what Brief makes, %v", err)
	}
	if both.A != "Россия" || both.B != "Казахстан" || both.Date != d.AsOf || both.Title == "" {
		t.Errorf("%q, %q, %q, %q", both.Title, both.A, both.B, both.Date)
	}
	if _, err := InFormats(d, o, []string{"docx"}); err == nil || !strings.Contains(err.Error(), `no format "docx"`) {
		t.Errorf("%v", err)
	}
}

// TestCard: a card has its size, in few bytes, and says who made it where a reader of PNG
// looks for it.
func TestCard(t *testing.T) {
	for _, name := range []string{"sparse.yaml", "rich.yaml", "kinds.yaml"} {
		s, err := InFormats(reporttest.Sample(t, name), Options{Version: "1.0.0"}, []string{PNG})
		if err != nil {
			t.Fatal(err)
		}
		p, err := png.Decode(bytes.NewReader(s.Files[0])) // it checks the sums of chunks
		if err != nil || p.Bounds().Dx() != 1200 || p.Bounds().Dy() != 630 {
			t.Errorf("%s: %v, %v", name, p.Bounds(), err)
		}
		if len(s.Files[0]) > 120_000 || !bytes.Contains(s.Files[0][:100], []byte("tEXtSoftware\x00dyad")) {
			t.Errorf("%s: %d bytes, or not signed", name, len(s.Files[0]))
		}
	}
}

// TestCardWithoutFigures: the card of a brief that draws nothing is its headline and first
// key figure.
func TestCardWithoutFigures(t *testing.T) {
	d := reporttest.Sample(t, "rich.yaml")
	document, err := Compose(d, audit.Check(d), Options{Version: "1.0.0"})
	if err != nil {
		t.Fatal(err)
	}
	front := document.Body[0].(doc.Front)
	if len(front.Strip) == 0 || len(front.Headline) == 0 {
		t.Fatal("the sample has no key figures")
	}
	front.Picture, front.Second = nil, nil
	document.Body = []doc.Block{front}
	theme, err := pdf.RasterTheme()
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := charts.SVG(&got, cardFigure(document), 400, theme, charts.SVGOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{front.Strip[0].Number.String(), strings.Fields(front.Headline.First().String())[0]} {
		if !strings.Contains(got.String(), want) {
			t.Errorf("%q is not on the card", want)
		}
	}
	document.Body = []doc.Block{doc.Heading{Level: 1}}
	if _, err := card(document, nil); err != nil {
		t.Errorf("of a title alone: %v", err)
	}
}
