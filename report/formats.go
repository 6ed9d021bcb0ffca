package report

import (
	"fmt"
	"slices"

	"dyad/data"
	"dyad/data/audit"
)

// The formats of a brief; each is how the names of its files end.
const (
	PDF  = "pdf"  // the pages
	HTML = "html" // a web page
	PNG  = "png"  // a card: the main figure, 1200 by 630 pixels, for previews of links
)

// Formats are the formats that InFormats makes.
func Formats() []string { return []string{PDF, HTML, PNG} }

// A Set is one brief in several formats.
type Set struct {
	Files    [][]byte // in the order of the formats asked for
	Pages    int      // of the PDF, 0 without one
	Findings []audit.Finding
	Unmet    int    // entries of accepted in the dossier that match no finding
	Title    string // of the brief, in its language
	A, B     string // names of the two states, in its language
	Date     string // ISO 8601, as in the metadata
}

// InFormats makes the brief of a dossier in several formats, composed once. The file of
// each is what it is when it is made alone, and a PDF what Brief makes. The errors are
// those of Brief.
func InFormats(d *data.Dossier, o Options, formats []string) (Set, error) {
	checked := audit.Check(d)
	if slices.Contains(formats, PDF) {
		var err error
		if o.set, err = FontSet(d, o); err != nil {
			return Set{}, refused(d, o.Lang, nil, err)
		}
	}
	c, err := newComposer(d, checked, o)
	if err != nil {
		return Set{}, err
	}
	document, err := c.document(o)
	if err != nil {
		return Set{}, err
	}
	s := Set{Findings: checked.Findings, Unmet: len(checked.Unmet), Title: document.Title, A: c.state(d.A.Code), B: c.state(d.B.Code), Date: document.Date}
	for _, format := range formats {
		var file []byte
		switch format {
		case PDF:
			var r Result
			r, err = finish(c, document, checked, o)
			file, s.Pages = r.PDF, r.Pages
		case HTML:
			file, err = webPage(c, document, o)
		case PNG:
			file, err = card(document, o.House)
		default:
			err = fmt.Errorf("no format %q; formats are %q", format, Formats())
		}
		if err != nil {
			return Set{}, refused(d, c.lang, c.fonts, err)
		}
		s.Files = append(s.Files, file)
	}
	return s, nil
}
