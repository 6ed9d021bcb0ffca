package report

import (
	"cmp"
	"encoding/json"

	"dyad/data"
	"dyad/data/audit"
	"dyad/report/doc"
	"dyad/report/layout"
	"dyad/report/pdf"
	"dyad/report/words"
)

// A Result is one finished brief.
type Result struct {
	PDF      []byte
	Pages    int
	Findings []audit.Finding // of the audit, as the brief states them
}

// Brief makes the brief of a dossier: check, compose, lay out, paint. The
// dossier is attached as it was read. The same dossier and options give the
// same bytes. What the brief of a dossier that was read from a file cannot show is an
// [*codec.Errors], each problem with its place.
func Brief(d *data.Dossier, o Options) (Result, error) {
	checked := audit.Check(d)
	c, err := newComposer(d, checked, o)
	if err != nil {
		return Result{}, err
	}
	document, err := c.document(o)
	if err != nil {
		return Result{}, err
	}
	r, err := finish(d, document, o)
	r.Findings = checked.Findings
	return r, refused(d, c.lang, err)
}

// finish lays a document out, paints it and attaches the dossier.
func finish(d *data.Dossier, document *doc.Document, o Options) (Result, error) {
	m := pdf.NewMeasurer()
	defer m.Release()
	pages, err := layout.Paginate(document, m, layout.A4)
	if err != nil {
		return Result{}, err
	}
	defer pages.Release()
	a, err := attached(d, o)
	if err != nil {
		return Result{}, err
	}
	b, err := pdf.Write(document, pages, pdf.Options{Attachments: a})
	if err != nil {
		return Result{}, err
	}
	return Result{PDF: b, Pages: len(pages.Pages)}, nil
}

// attached is the dossier, and its texts in the language of the brief, as files of the
// brief. The options are in the metadata.
func attached(d *data.Dossier, o Options) ([]pdf.Attachment, error) {
	if d.Raw == nil { // not read from a file
		return nil, nil
	}
	lang := cmp.Or(o.Lang, d.Lang)
	w, err := words.In(lang)
	if err != nil {
		return nil, err
	}
	a, err := attachment(w, d.Raw, AttachedYAML, AttachedJSON, "verify.attachment")
	t := d.Translation(lang)
	if err != nil || t == nil {
		return []pdf.Attachment{a}, err
	}
	texts, err := attachment(w, t.Raw, AttachedTexts(t.Lang, false), AttachedTexts(t.Lang, true), "verify.texts")
	return []pdf.Attachment{a, texts}, err
}

// attachment is a file that is YAML or JSON, described by a message.
func attachment(w *words.Catalogue, raw []byte, yamlName, jsonName, key string) (pdf.Attachment, error) {
	what, err := w.Text(key)
	a := pdf.Attachment{Name: yamlName, MIME: "application/yaml", Relationship: "Source", Data: raw, Description: what}
	if json.Valid(raw) {
		a.Name, a.MIME = jsonName, "application/json"
	}
	return a, err
}

// AttachedTexts is the name of an attached translation.
func AttachedTexts(lang string, isJSON bool) string {
	if isJSON {
		return "dossier." + lang + ".json"
	}
	return "dossier." + lang + ".yaml"
}

// The names of the attached dossier. YAML has its type from RFC 9512.
const (
	AttachedYAML = "dossier.yaml"
	AttachedJSON = "dossier.json"
)
