package report

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"eliasnaur.com/font/roboto/robotobold"
	"eliasnaur.com/font/roboto/robotoregular"
	"github.com/go-pdf/fpdf"
	chart "github.com/wcharczuk/go-chart/v2"

	"dyad/data"
	"dyad/data/audit"
	"dyad/report/doc"
	"dyad/report/reporttest"
)

// BenchmarkPlain is the brief as most would write it with the same two
// libraries: fpdf's own UTF-8 fonts and cells, go-chart's own charts as PNG.
// It says the same words and draws a chart for each figure; it has no tags, no
// links, no line breaking but fpdf's. BenchmarkBrief is beside it in one run.
func BenchmarkPlain(b *testing.B) {
	d := reporttest.Embedded(b)
	document, err := Compose(d, audit.Check(d), Options{Version: "0.0.0"})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		out, err := plain(d, document)
		if err != nil {
			b.Fatal(err)
		}
		n = len(out)
	}
	b.ReportMetric(float64(n), "file-bytes")
}

func BenchmarkBrief(b *testing.B) {
	d := reporttest.Embedded(b)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		r, err := Brief(d, Options{Version: "0.0.0"})
		if err != nil {
			b.Fatal(err)
		}
		n = len(r.PDF)
	}
	b.ReportMetric(float64(n), "file-bytes")
}

// plainPage is the state of the plain program.
type plainPage struct {
	f   *fpdf.Fpdf
	d   *data.Dossier
	pic int
}

func plain(d *data.Dossier, document *doc.Document) ([]byte, error) {
	f := fpdf.New("P", "mm", "A4", "")
	f.SetCreationDate(time.Unix(0, 0))
	f.AddUTF8FontFromBytes("Roboto", "", bytes.Clone(robotoregular.TTF))
	f.AddUTF8FontFromBytes("Roboto", "B", bytes.Clone(robotobold.TTF))
	f.SetMargins(16, 15, 16)
	f.SetAutoPageBreak(true, 16)
	f.AddPage()
	p := plainPage{f: f, d: d}
	if err := p.blocks(document.Body); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err := f.Output(&out)
	return out.Bytes(), err
}

func (p *plainPage) text(style string, size float64, s string) {
	p.f.SetFont("Roboto", style, size)
	p.f.MultiCell(0, size*0.5, s, "", "L", false)
}

func (p *plainPage) blocks(bs []doc.Block) error {
	for _, b := range bs {
		if err := p.block(b); err != nil {
			return err
		}
	}
	return nil
}

func (p *plainPage) block(b doc.Block) error {
	switch b := b.(type) {
	case doc.Front:
		p.text("B", 23, b.Headline.First().String())
		p.text("", 11.5, b.Standfirst.First().String())
		for _, c := range b.Strip {
			p.text("B", 20, c.Number.String()+" "+c.Unit.String())
			p.text("", 8, c.Label.First().String())
		}
		if err := p.blocks(b.Picture); err != nil {
			return err
		}
		return p.blocks(b.Second)
	case doc.Heading:
		p.text("B", 18-3*float64(b.Level), b.Text.String())
	case doc.Paragraph:
		p.text("", 9, b.Text.String())
	case doc.List:
		for _, it := range b.Items {
			p.text("", 7.4, it.Label.String()+" "+it.Text.String())
		}
	case doc.Table:
		p.table(b)
	case doc.Figure:
		p.text("B", 10, b.Title.String())
		return p.picture()
	case doc.Columns:
		for _, c := range b.Cols {
			if err := p.blocks(c); err != nil {
				return err
			}
		}
	case doc.Flow:
		return p.blocks(b.Blocks)
	}
	return nil
}

func (p *plainPage) table(t doc.Table) {
	p.f.SetFont("Roboto", "", 7)
	w := 178 / float64(len(t.Cols))
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			p.f.CellFormat(w, 4, c.Text.String(), "B", 0, "L", false, 0, "")
		}
		p.f.Ln(-1)
	}
}

// picture is a bar chart of six claims, as go-chart draws it, as PNG.
func (p *plainPage) picture() error {
	var bars []chart.Value
	for i := range p.d.Claims {
		if cl := &p.d.Claims[i]; shareOf(cl) > 0 && len(bars) < 6 {
			bars = append(bars, chart.Value{Label: cl.ID, Value: 100 * shareOf(cl)})
		}
	}
	var png bytes.Buffer
	c := chart.BarChart{Width: 1050, Height: 420, BarWidth: 90, Bars: bars}
	if err := c.Render(chart.PNG, &png); err != nil {
		return err
	}
	p.pic++
	name := fmt.Sprintf("pic%d", p.pic)
	p.f.RegisterImageOptionsReader(name, fpdf.ImageOptions{ImageType: "PNG"}, &png)
	p.f.ImageOptions(name, 16, p.f.GetY(), 120, 0, true, fpdf.ImageOptions{}, 0, "")
	return nil
}

// TestPlainSaysTheSame keeps the comparison fair: the plain program writes the
// words of every paragraph too.
func TestPlainSaysTheSame(t *testing.T) {
	d := reporttest.Embedded(t)
	document, err := Compose(d, audit.Check(d), Options{Version: "0.0.0"})
	if err != nil {
		t.Fatal(err)
	}
	out, err := plain(d, document)
	if err != nil {
		t.Fatal(err)
	}
	text := reporttest.TextLayer(t, out)
	for _, b := range document.Body {
		if p, ok := b.(doc.Paragraph); ok {
			for _, word := range bytes.Fields([]byte(reporttest.Fold(p.Text.String()))) {
				if !bytes.Contains([]byte(text), word) && !bytes.ContainsAny(word, "[]●◐○") {
					t.Errorf("%q is not in the plain program's text", word)
				}
			}
		}
	}
}
