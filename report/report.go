package report

import (
	"encoding/json"
	"fmt"

	"dyad/data"
	"dyad/data/audit"
	"dyad/report/doc"
	"dyad/report/layout"
	"dyad/report/pdf"
)

// A Result is one finished brief.
type Result struct {
	PDF      []byte
	Pages    int
	Findings []audit.Finding // of the dossier, as the brief states them
}

// Brief makes the brief of a dossier: check, compose, lay out, paint. The
// dossier is attached as it was read. The same dossier and options give the
// same bytes.
func Brief(d *data.Dossier, o Options) (Result, error) {
	findings := audit.Check(d)
	document, err := Compose(d, findings, o)
	if err != nil {
		return Result{}, err
	}
	r, err := finish(d, document, o)
	r.Findings = findings
	return r, err
}

// finish lays a document out, paints it and attaches the dossier.
func finish(d *data.Dossier, document *doc.Document, o Options) (Result, error) {
	pages, err := layout.Paginate(document, pdf.NewMeasurer(), layout.A4)
	if err != nil {
		return Result{}, fmt.Errorf("brief %s: %w", d.ID, err)
	}
	defer pages.Release()
	a, err := attached(d, o)
	if err != nil {
		return Result{}, err
	}
	b, err := pdf.Write(document, pages, pdf.Options{Attachments: a})
	if err != nil {
		return Result{}, fmt.Errorf("brief %s: %w", d.ID, err)
	}
	return Result{PDF: b, Pages: len(pages.Pages)}, nil
}

// attached is the dossier as a file of the brief. The options are not attached:
// the metadata hold language, date and version.
func attached(d *data.Dossier, o Options) ([]pdf.Attachment, error) {
	if d.Raw == nil { // not read from a file
		return nil, nil
	}
	c, err := newComposer(d, nil, o)
	if err != nil {
		return nil, err
	}
	a := pdf.Attachment{Name: yamlName, MIME: "application/yaml", Relationship: "Source", Data: d.Raw,
		Description: c.text("verify.attachment")}
	if json.Valid(d.Raw) {
		a.Name, a.MIME = jsonName, "application/json"
	}
	all := []pdf.Attachment{a}
	if t := d.Translation(c.lang); t != nil {
		all = append(all, pdf.Attachment{Name: textsName(t.Lang, false), MIME: "application/yaml", Relationship: "Source", Data: t.Raw,
			Description: c.text("verify.texts")})
		if json.Valid(t.Raw) {
			all[1].Name, all[1].MIME = textsName(t.Lang, true), "application/json"
		}
	}
	return all, nil
}

// textsName is the name of an attached translation.
func textsName(lang string, isJSON bool) string {
	if isJSON {
		return "dossier." + lang + ".json"
	}
	return "dossier." + lang + ".yaml"
}

// The names of the attached dossier. YAML has its type from RFC 9512.
const (
	yamlName = "dossier.yaml"
	jsonName = "dossier.json"
)
