package report

import (
	"encoding/json"
	"fmt"
	"strings"

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
	s, err := InFormats(d, o, []string{PDF})
	if err != nil {
		return Result{}, err
	}
	return Result{PDF: s.Files[0], Pages: s.Pages, Findings: s.Findings}, nil
}

// finish lays a document out that c has composed, paints it and attaches what it was made
// from.
func finish(c *composer, document *doc.Document, checked audit.Result, o Options) (r Result, err error) {
	err = c.onPages(document, checked, o, func(document *doc.Document, pages *layout.Result) error {
		a, err := attached(c, o.House)
		if err != nil {
			return err
		}
		b, err := pdf.Write(document, pages, pdf.Options{Attachments: a, Fonts: c.fonts})
		r = Result{PDF: b, Pages: len(pages.Pages)}
		return err
	})
	return r, err
}

// onPages lays a document out that c has composed, and hands it on, as far as it is shown,
// with its pages, which are valid until paint returns.
func (c *composer) onPages(document *doc.Document, checked audit.Result, o Options, paint func(*doc.Document, *layout.Result) error) error {
	h := o.House
	m := pdf.NewMeasurer()
	theme := h.Theme(pdf.Theme())
	m.SetTheme(theme)
	m.SetFonts(c.fonts)
	document, pages, err := c.paginate(document, checked, o, m, pdf.Look(theme, h.paper()))
	if err != nil {
		return err
	}
	defer pages.Release()
	if pages.Over != "" && !c.d.Standfirst.IsZero() {
		err := fmt.Errorf("standfirst takes more than three lines: what does not fit is %q", pages.Over)
		return &placedError{pos: c.d.Standfirst.Pos, err: err}
	}
	if pages.HouseOver.Text != "" {
		return h.over(pages.HouseOver)
	}
	return paint(document, pages)
}

// attached are the files of a brief: the dossier and its texts in the language of the
// brief, as they were read, the ledger as a table and the notes with their arithmetic.
// The options are in the metadata.
func attached(c *composer, h *House) ([]pdf.Attachment, error) {
	d := c.d
	if d.Raw == nil { // not read from a file
		return nil, nil
	}
	dossier, err := attachment(c.w, d.Raw, AttachedYAML, AttachedJSON, "verify.attachment")
	if err != nil {
		return nil, err
	}
	ledger, err := c.evidence.files.ledgerFile()
	if err != nil {
		return nil, err
	}
	a := []pdf.Attachment{dossier,
		{Name: AttachedLedger, MIME: "text/csv", Relationship: "Data", Data: ledger, Description: c.text("verify.ledger")},
		{Name: AttachedNotes, MIME: "text/plain", Relationship: "Supplement", Data: c.evidence.files.notesFile(), Description: c.text("verify.notes")}}
	if h != nil {
		style, err := attachment(c.w, h.Style.Raw, AttachedStyle, "style.json", "verify.style")
		if err != nil {
			return nil, err
		}
		if a = append(a, style); h.Logo != nil {
			name, mime := AttachedLogo, "image/svg+xml"
			if strings.HasSuffix(strings.ToLower(h.Style.Logo), ".png") {
				name, mime = "logo.png", "image/png"
			}
			a = append(a, pdf.Attachment{Name: name, MIME: mime, Relationship: "Source", Data: h.Logo, Description: c.text("verify.logo")})
		}
	}
	for i, b := range fontFiles(c.fonts) {
		a = append(a, pdf.Attachment{Name: attachedFont(i + 1), MIME: "font/ttf", Relationship: "Source", Data: b, Description: c.text("verify.font")})
	}
	if m := c.moves; m != nil {
		since, err := attachment(c.w, m.old.Raw, AttachedSince, "before.json", "verify.since")
		if err != nil {
			return nil, err
		}
		a = append(a, since)
	}
	t := d.Translation(c.lang)
	if t == nil {
		return a, nil
	}
	texts, err := attachment(c.w, t.Raw, AttachedTexts(t.Lang, false), AttachedTexts(t.Lang, true), "verify.texts")
	return append(a, texts), err
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

// The names of an attached style and its logo; they end in .json and .png where the
// files are of these kinds.
const (
	AttachedStyle = "style.yaml"
	AttachedLogo  = "logo.svg"
)

// AttachedSince is the name of an attached earlier edition; it ends in .json where the
// file is of that kind.
const AttachedSince = "before.yaml"

// The names of the attached ledger (RFC 4180) and notes.
const (
	AttachedLedger = "ledger.csv"
	AttachedNotes  = "notes.txt"
)
