package report

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
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
		out, err := plain(d, document, data.DefaultBytes())
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

// plain makes the brief of a dossier, with the file that it was read from inside.
func plain(d *data.Dossier, document *doc.Document, source []byte) ([]byte, error) {
	f := fpdf.New("P", "mm", "A4", "")
	f.SetAttachments([]fpdf.Attachment{{Content: source, Filename: "dossier.yaml"}})
	f.SetCreationDate(time.Unix(0, 0))
	f.AddUTF8FontFromBytes("Roboto", "", bytes.Clone(robotoregular.TTF))
	f.AddUTF8FontFromBytes("Roboto", "B", bytes.Clone(robotobold.TTF))
	f.SetMargins(16, 15, 16)
	f.SetAutoPageBreak(true, 16)
	p := plainPage{f: f, d: d}
	p.running(document)
	f.AddPage()
	if err := p.blocks(document.Body); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err := f.Output(&out)
	return out.Bytes(), err
}

// running sets the head and the foot of each page.
func (p *plainPage) running(d *doc.Document) {
	p.f.SetHeaderFunc(func() {
		p.text("", 7, d.Masthead.Kind.String()+" "+d.Masthead.Date.String())
		p.text("", 7, d.Running.Pair.String()+" "+d.Running.Clause.First().String())
	})
	p.f.SetFooterFunc(func() {
		p.f.SetY(-16)
		foot := d.Foot.Sources.String()
		for _, m := range d.Foot.Marks {
			foot += " " + m.Text.String()
		}
		p.text("", 6, foot+" "+d.Foot.Right.String())
	})
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
		if err := p.box(b); err != nil {
			return err
		}
		return p.blocks(b.Second)
	case doc.Heading:
		p.text("B", 18-3*float64(b.Level), b.Text.String())
		p.text("", 9, b.Subtitle.String())
	case doc.Paragraph:
		p.text("", 9, b.Text.String())
	case doc.List:
		for _, it := range b.Items {
			p.text("", 7.4, it.Label.String()+" "+it.Text.String())
		}
	case doc.Table:
		p.table(b)
	case doc.Figure:
		return p.figure(b)
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

// box is what stands on page 1 below its main figure.
func (p *plainPage) box(front doc.Front) error {
	if b := front.Box; b != nil {
		p.text("B", 10, b.Title.String())
		for _, fig := range b.Drawings {
			if err := p.figure(fig); err != nil {
				return err
			}
		}
		for _, s := range b.Sentences {
			p.text("", 9, s.String())
		}
	}
	p.text("", 9, front.Checked.String())
	inside := front.Inside.Head.String()
	for _, e := range front.Inside.Entries {
		inside += " " + e.Topic.String()
	}
	p.text("", 8, inside)
	return nil
}

func (p *plainPage) figure(fig doc.Figure) error {
	p.text("B", 10, fig.Title.String())
	p.text("", 8, fig.Subtitle.String())
	if err := p.picture(); err != nil {
		return err
	}
	p.text("", 7, fig.Note.String())
	return nil
}

func (p *plainPage) table(t doc.Table) {
	p.text("B", 9, t.Caption.String())
	p.f.SetFont("Roboto", "", 7)
	w := 178 / float64(len(t.Cols))
	for _, c := range t.Cols {
		p.f.CellFormat(w, 4, c.Head.String(), "B", 0, "L", false, 0, "")
	}
	p.f.Ln(-1)
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			p.f.CellFormat(w, 4, c.Text.String(), "B", 0, "L", false, 0, "")
		}
		p.f.Ln(-1)
	}
	p.text("", 7, t.Note.String())
}

// picture is a bar chart of six claims with a share, as go-chart draws it, as PNG. Each
// picture begins one claim further on: fpdf writes equal pictures once.
func (p *plainPage) picture() error {
	var all []chart.Value
	for i := range p.d.Claims {
		if cl := &p.d.Claims[i]; shareOf(cl) > 0 {
			all = append(all, chart.Value{Label: cl.ID, Value: 100 * shareOf(cl)})
		}
	}
	var bars []chart.Value
	for i := range min(6, len(all)) {
		bars = append(bars, all[(p.pic+i)%len(all)])
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

// TestPlainSaysTheSame keeps the comparison fair: the plain program writes every word
// that the brief's own pages have, but for those in figures, which are pictures of its
// own, and draws as many of them.
func TestPlainSaysTheSame(t *testing.T) {
	d := reporttest.Embedded(t)
	document, err := Compose(d, audit.Check(d), Options{Version: "0.0.0"})
	if err != nil {
		t.Fatal(err)
	}
	out, err := plain(d, document, data.DefaultBytes())
	if err != nil {
		t.Fatal(err)
	}
	text := reporttest.TextLayer(t, out)
	words := reporttest.Words(document.Body)
	figures := strings.Count(reporttest.Tool(t, brief(t, d).PDF, "pdfinfo", "-struct", "-"), "Figure")
	box := document.Body[0].(doc.Front).Box
	for _, s := range append(slices.Clone(box.Sentences), box.Title) {
		words = append(words, strings.Fields(reporttest.Fold(s.String()))...)
	}
	for _, word := range words {
		if !strings.Contains(text, word) && !strings.ContainsAny(word, "[]●◐○") {
			t.Errorf("%q is not in the plain program's text", word)
		}
	}
	if !bytes.Contains(out, []byte("/EmbeddedFile")) {
		t.Error("the dossier is not inside")
	}
	if n := bytes.Count(out, []byte("/Subtype /Image")); n != figures {
		t.Errorf("%d pictures, the brief has %d figures", n, figures)
	}
}
