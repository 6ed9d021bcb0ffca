// Package report decides what the brief says and in what order: it turns a
// dossier and the audit's findings into a document tree (Compose), in the words
// of report/words, and makes a PDF of that (Brief).
//
// It is a pure function of dossier and options: no clock, no files, no
// environment. Numbers come from claims or are derived here by stated
// arithmetic, and every derived number is declared in Document.Derived.
package report

import (
	"errors"
	"fmt"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// Options are what decides the bytes of a brief besides the dossier.
type Options struct {
	Lang    string // BCP 47; "" is the dossier's own language
	Version string // of the program, "1.2.3"; printed in the footer
	Date    string // ISO 8601 date for the file's metadata; "" is the dossier's as_of
	House   *House // the style of the brief; nil for its own
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
	out := &doc.Document{Meta: c.meta(o), House: c.house(o.House), Header: c.header(), Footer: c.footer(o)}
	out.Body = append(c.headline.blocks(), c.sections.blocks()...)
	out.Body = append(out.Body, c.evidence.blocks()...)
	out.Body = append(out.Body, c.houseNotes(o.House)...)
	out.Derived = c.derived
	if err := refused(c.d, c.lang, errors.Join(c.errs...)); err != nil {
		return nil, err
	}
	return out, nil
}

// A composer puts a brief together from its three parts.
type composer struct {
	*explainer
	headline headline
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
	return &composer{
		explainer: x,
		headline:  headline{proof{x, checked}},
		front:     newFront(x, checked),
		sections:  sections{figures: &figures{x}, found: checked.Findings},
		evidence:  newEvidence(x, checked, o.Version),
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
	c.houseMeta(&m, o.House)
	return m
}

// header names the two states and the date of the dossier, or the year of its tables.
func (c *composer) header() doc.Spans {
	key, year := "header", c.tableYear()
	if year != "" {
		key = "header.year"
	}
	return c.say(key, words.Text("a", c.state(c.d.A.Code)), words.Text("b", c.state(c.d.B.Code)),
		words.Text("date", c.num.Date(c.d.AsOf)), words.Text("year", year),
		words.Spans("page", doc.Spans{{Kind: doc.PageNo}}), words.Spans("pages", doc.Spans{{Kind: doc.PageCount}}))
}

func (c *composer) footer(o Options) doc.Spans {
	args := []words.Arg{words.Text("id", c.d.ID), words.Text("hash", fmt.Sprintf("%x", c.d.SHA256[:4])), words.Text("version", o.Version)}
	if t := c.d.Translation(c.lang); t != nil {
		return c.say("footer.texts", append(args, words.Text("lang", t.Lang), words.Text("texts", fmt.Sprintf("%x", t.SHA256[:4])))...)
	}
	return c.say("footer", args...)
}
