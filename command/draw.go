package command

import (
	"bytes"
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

// draw returns the figure as a file of the format asked for. The width asked
// for includes the margin.
func draw(d *data.Dossier, f report.Figure, o chartOptions) ([]byte, error) {
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
		return pdf.WriteFigure(fig, meta, f.Alt, layout.Pt(inner), pdf.Options{Date: o.Date})
	}
	theme, err := pdf.RasterTheme()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if o.Format == "svg" {
		err = charts.SVG(&b, fig, width, theme, nil)
	} else {
		scale := o.Scale
		if scale == 0 {
			scale = 4
		}
		err = charts.PNG(&b, fig, width, theme, scale)
	}
	return b.Bytes(), err
}
