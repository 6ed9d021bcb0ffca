package command

import (
	"bytes"
	"cmp"
	"fmt"

	"dyad/charts"
	"dyad/data"
	"dyad/report"
	"dyad/report/doc"
	"dyad/report/layout"
	"dyad/report/pdf"
)

// Widths of a figure that stands alone, in mm: the width of the text of a
// brief, and of one of two columns.
const (
	fullWidth = 178
	halfWidth = 87
)

const pointsPerMM = 72 / 25.4

// draw returns the figure as a file of the format asked for, in the colours of a house,
// or in the brief's own for nil. The width asked for includes the margin. An SVG sets
// its ids apart from those of others by the name.
func draw(d *data.Dossier, f report.Figure, name string, house *report.House, o chartOptions) ([]byte, error) {
	head := charts.Head{Title: f.Title, Subtitle: f.Subtitle, Note: f.Note, Alt: f.Alt}
	fig := charts.WithHead(f.Chart, head)
	mm := o.Width
	if mm == 0 {
		mm = fullWidth
		if f.Half {
			mm = halfWidth
		}
	}
	width := mm * pointsPerMM
	if o.Format == "pdf" {
		meta := doc.Meta{
			Title: f.Title, Author: d.Author, Subject: f.Subtitle, Keywords: data.TextsIn(d.Keywords, o.lang, d.Lang), Lang: o.lang,
			Date: d.AsOf, DossierID: d.ID, DossierHash: d.SHA256, Tool: "dyad " + version(),
		}
		inner := width - 2*pdf.FigureMargin // as the margin of an SVG or PNG is within its width
		if inner < fig.MinWidth() {
			return nil, fmt.Errorf("%.4g mm is under the %.4g mm it needs", mm, (fig.MinWidth()+2*pdf.FigureMargin)/pointsPerMM)
		}
		return pdf.WriteFigure(fig, house.Theme(pdf.Theme()), meta, f.Alt, layout.Pt(inner), pdf.Options{Date: o.Date, Fonts: o.set})
	}
	theme, err := pdf.RasterTheme()
	if err != nil {
		return nil, err
	}
	theme = house.Theme(theme)
	var b bytes.Buffer
	switch {
	case o.Format == "svg":
		err = charts.SVG(&b, fig, width, theme, charts.SVGOptions{Name: name, Paths: o.Paths})
	case o.wide > 0:
		err = charts.Card(&b, fig, theme, o.wide, o.high)
	default:
		err = charts.PNG(&b, fig, width, theme, cmp.Or(o.Scale, 4))
	}
	return b.Bytes(), err
}
