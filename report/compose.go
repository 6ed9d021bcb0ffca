// Package report decides what the brief says and in what order: it turns a
// dossier and the audit's findings into a document tree (Compose), in the words
// of report/words, and makes the files of that: a PDF (Brief), a web page or a card
// (InFormats).
//
// It is a pure function of dossier and options: no clock, no files, no
// environment. Numbers come from claims or are derived here by stated
// arithmetic, and every derived number is declared in Document.Derived.
package report

import (
	"errors"
	"slices"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/font"
	"dyad/report/html"
	"dyad/report/words"
)

// Options are what decides the bytes of a brief besides the dossier.
type Options struct {
	Lang    string // BCP 47; "" is the dossier's own language
	Version string // of the program, "1.2.3"; printed in the footer
	Date    string // ISO 8601 date for the file's metadata; "" is the dossier's as_of
	House   *House // the style of the brief; nil for its own
	// Since is an earlier edition of the dossier, read from a file and without texts of
	// other files: the brief then says what has moved since it. It is attached. nil for none.
	Since *data.Dossier
	Base  string // address of the folder that a web page will stand in; "" if not known
	Page  string // name of the page's file there, "" for the name that it has when it is made alone
	// Fonts are given for letters that the typefaces of briefs lack; the first that has a
	// letter is taken. They are attached to pages, cut to the letters of the dossier.
	Fonts []*font.Source
	// Faces are the other files of a brief, to which its web page leads.
	Faces []html.Face

	set *font.Set // of Fonts, cut
}

// Compose writes the brief of a dossier: the answer, the sections, the proof.
// Findings are the audit's, in its order.
func Compose(d *data.Dossier, checked audit.Result, o Options) (*doc.Document, error) {
	c, err := newComposer(d, checked, o)
	if err != nil {
		return nil, err
	}
	return c.document(o)
}

func (c *composer) document(o Options) (*doc.Document, error) {
	drawn := newPictures(&c.sections)
	main, second := drawn.both()
	c.sections.shown = map[string]bool{}
	for _, id := range slices.Concat(main.exhibits, second.exhibits) {
		c.sections.shown[id] = true
	}
	page1 := c.front.block(main, second)
	out := &doc.Document{Meta: c.meta(o), House: c.draftHouse(c.house(o.House)), Masthead: c.front.masthead(), Running: c.front.running(), Foot: c.front.foot(c.evidence.method.command())}
	out.Body = append([]doc.Block{page1}, c.sections.blocks()...)
	out.Body = append(out.Body, c.movedBlocks()...)
	out.Body = append(out.Body, c.evidence.blocks()...)
	out.Body = append(out.Body, c.licenceNote()...)
	out.Body = append(out.Body, fontNotes(c)...)
	out.Body = c.withHouseNote(out.Body, o.House)
	c.again(out.Body)
	out.Derived = c.derived
	out.Web = c.web(out.Foot.Command)
	c.countAll(main, second)
	if err := refused(c.d, c.lang, c.fonts, errors.Join(c.errs...)); err != nil {
		return nil, err
	}
	return out, nil
}

// A composer puts a brief together from its three parts.
type composer struct {
	*explainer
	fonts    *font.Set      // that its pages are set in
	prints   map[string]int // how often figures and tables print a claim
	front    front
	sections sections
	evidence evidence
}

func newComposer(d *data.Dossier, checked audit.Result, o Options) (*composer, error) {
	lang := o.Lang
	if lang == "" {
		lang = d.Lang
	}
	w, err := words.In(lang)
	if err != nil {
		return nil, unknownLanguage(d, lang, err)
	}
	num, err := quantity.LanguageFor(lang)
	if err != nil {
		return nil, unknownLanguage(d, lang, err)
	}
	num = num.WithNouns(d.NounsIn(lang))
	x := newExplainer(&voice{d: d, lang: lang, num: num, w: w})
	if x.moves, err = movesSince(o.Since, d); err != nil {
		return nil, err
	}
	figures := &figures{x}
	return &composer{
		explainer: x,
		fonts:     o.set,
		prints:    map[string]int{},
		front:     newFront(figures, checked),
		sections:  sections{figures: figures, found: checked.Findings},
		evidence:  newEvidence(x, checked),
	}, nil
}

func (c *composer) meta(o Options) doc.Meta {
	date := o.Date
	if date == "" {
		date = c.d.AsOf
	}
	var texts [32]byte
	if t := c.d.Translation(c.lang); t != nil {
		texts = t.SHA256
	}
	m := doc.Meta{
		Title: c.in(c.d.Title), Author: c.d.Author,
		Subject:  c.text("meta.subject", c.stateArg("a", c.d.A.Code), c.stateArg("b", c.d.B.Code)),
		Keywords: data.TextsIn(c.d.Keywords, c.lang, c.d.Lang), Lang: c.lang, Date: date,
		DossierID: c.d.ID, DossierHash: c.d.SHA256, TextsHash: texts, Tool: "dyad " + o.Version,
	}
	if o.Since != nil {
		m.SinceHash = o.Since.SHA256
	}
	m.DataLicence = data.LicenceAddress(c.d.Licence)
	m.Rights, m.RightsURL = c.d.Licence, m.DataLicence
	m.FontsHash = FontsSum(fontFiles(c.fonts))
	c.houseMeta(&m, o.House)
	c.draftMeta(&m)
	return m
}
