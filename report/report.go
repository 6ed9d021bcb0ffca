package report

import (
	"fmt"

	"dyad/data"
	"dyad/data/audit"
	"dyad/report/layout"
	"dyad/report/pdf"
)

// A Result is one finished brief.
type Result struct {
	PDF   []byte
	Pages int
}

// Brief makes the brief of a dossier: check, compose, lay out, paint. The same
// dossier and options give the same bytes.
func Brief(d *data.Dossier, o Options) (Result, error) {
	document, err := Compose(d, audit.Check(d), o)
	if err != nil {
		return Result{}, err
	}
	pages, err := layout.Paginate(document, pdf.NewMeasurer(), layout.A4)
	if err != nil {
		return Result{}, fmt.Errorf("brief %s: %w", d.ID, err)
	}
	b, err := pdf.Write(document, pages, pdf.Options{})
	if err != nil {
		return Result{}, fmt.Errorf("brief %s: %w", d.ID, err)
	}
	return Result{PDF: b, Pages: len(pages.Pages)}, nil
}
