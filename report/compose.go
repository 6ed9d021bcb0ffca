// Package report decides what the brief says and in what order: it turns a
// dossier and the audit's findings into a document tree (Compose), and owns
// every word the brief says by itself, one catalogue a language.
//
// It is a pure function of dossier and options: no clock, no files, no
// environment. Numbers come from claims or are derived here by stated
// arithmetic, and every derived number is declared in Document.Derived.
package report

import (
	"errors"
	"fmt"
	"slices"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// Options are what besides the dossier decides the bytes of a brief.
type Options struct {
	Lang    string // BCP 47; "" is the dossier's own language
	Version string // of the program, "1.2.3"; printed in the footer
	Date    string // ISO 8601 date for the file's metadata; "" is the dossier's as_of
}

// Compose writes the brief of a dossier: the answer, the sections, the proof.
// Findings are the audit's, in its order.
func Compose(d *data.Dossier, findings []audit.Finding, o Options) (*doc.Document, error) {
	c, err := newComposer(d, findings, o)
	if err != nil {
		return nil, err
	}
	return c.document(o)
}

func (c *composer) document(o Options) (*doc.Document, error) {
	out := &doc.Document{Meta: c.meta(o), Header: c.header(), Footer: c.footer(o)}
	out.Body = append(c.headline.answer(), c.sections.sections()...)
	out.Body = append(out.Body, c.evidence.proof()...)
	out.Derived = c.derived
	if err := errors.Join(c.errs...); err != nil {
		return nil, fmt.Errorf("brief %s: %w", c.d.ID, err)
	}
	return out, nil
}

// proof is what stands behind the figures: notes, cross-checks, the ledger,
// method and sources, in two columns. A table of measures goes across both.
func (e *evidence) proof() []doc.Block {
	first := slices.Concat(e.notes(), e.outside(), e.ledger())
	method, rest := e.method(), slices.Concat(e.gaps(), e.sources(), e.reproduce())
	if len(e.usedMeasures()) == 0 {
		return []doc.Block{doc.Flow{N: 2, Blocks: slices.Concat(first, method, rest)}}
	}
	return slices.Concat([]doc.Block{doc.Flow{N: 2, Blocks: first}}, method, []doc.Block{doc.Flow{N: 2, Blocks: rest}})
}

// A composer makes a brief of its parts.
type composer struct {
	*explainer
	headline headline
	sections sections
	evidence evidence
}

// A voice says what the brief says by itself, in its language: messages, names of
// states, lists. It keeps the errors of all who speak through it.
type voice struct {
	memory
	d       *data.Dossier
	lang    string // BCP 47
	num     *quantity.Language
	w       *words.Catalogue
	derived []doc.Derivation
	errs    []error
}

func newComposer(d *data.Dossier, findings []audit.Finding, o Options) (*composer, error) {
	lang := o.Lang
	if lang == "" {
		lang = d.Lang
	}
	w, err := words.In(lang)
	if err != nil {
		return nil, err
	}
	num, err := quantity.LanguageFor(lang)
	if err != nil {
		return nil, err
	}
	num = num.WithNouns(d.NounsIn(lang))
	x := newExplainer(&voice{d: d, lang: lang, num: num, w: w})
	return &composer{
		explainer: x,
		headline:  headline{explainer: x, findings: findings},
		sections:  sections{&figures{x}},
		evidence:  evidence{explainer: x, findings: findings, version: o.Version},
	}, nil
}

func (c *voice) fail(err error) { c.errs = append(c.errs, err) }

// say sets a message of the catalogue.
func (c *voice) say(key string, args ...words.Arg) doc.Spans {
	p := c.run()
	p.say(key, args...)
	return p.spans()
}

// text is a message as plain text.
func (c *voice) text(key string, args ...words.Arg) string {
	var room [256]byte
	b, err := c.w.AppendText(room[:0], key, args)
	if err != nil {
		c.fail(err)
	}
	return c.string(b)
}

// in is author's text in the brief's language.
func (c *voice) in(t data.Text) string { return t.In(c.lang, c.d.Lang) }

// authored is author's text as a span that remembers where it came from and,
// when it is not in the brief's language, which it is in.
func (c *voice) authored(t data.Text, origin string) doc.Span {
	return doc.Span{Text: c.in(t), Lang: c.other(t), Origin: origin, Line: t.Pos.Line, Col: t.Pos.Col}
}

// other is the language t is set in when it is not the brief's, else "".
func (c *voice) other(t data.Text) string {
	for _, tag := range t.Tags {
		if tag == c.lang {
			return ""
		}
	}
	if c.lang == c.d.Lang || t.IsZero() || !data.HasLetters(c.in(t)) {
		return ""
	}
	if slices.Contains(t.Tags, c.d.Lang) {
		return c.d.Lang
	}
	return t.Tags[0]
}

// derive declares a derived number and returns it as printed.
func (c *voice) derive(text, from string) string {
	c.derived = append(c.derived, doc.Derivation{Text: text, From: from})
	return text
}

// state is the name of one side of the dyad.
func (c *voice) state(code string) string { return c.stateIn(code, "") }

// stateIn is that name in a grammatical case of the brief's language.
func (c *voice) stateIn(code, grammatical string) string {
	if s := c.d.State(code); s != nil {
		return s.NameIn(c.lang, c.d.Lang, grammatical)
	}
	return code
}

// called is that name as a sentence calls it, in the nominative.
func (c *voice) called(code string) string {
	if s := c.d.State(code); s != nil {
		return s.CalledIn(c.lang, c.d.Lang)
	}
	return code
}

// stateArg is a state as an argument of a message, which may ask for a case.
func (c *voice) stateArg(name, code string) words.Arg {
	a := words.Text(name, c.called(code))
	a.Declined = func(grammatical string) string { return c.stateIn(code, grammatical) }
	return a
}

func (c *voice) side(code string) doc.Side {
	switch code {
	case c.d.A.Code:
		return doc.SideA
	case c.d.B.Code:
		return doc.SideB
	}
	return doc.NoSide
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
	return doc.Meta{
		Title: c.in(c.d.Title), Author: c.d.Author,
		Subject:  c.text("meta.subject", c.stateArg("a", c.d.A.Code), c.stateArg("b", c.d.B.Code)),
		Keywords: data.TextsIn(c.d.Keywords, c.lang, c.d.Lang), Lang: c.lang, Date: date,
		DossierID: c.d.ID, DossierHash: c.d.SHA256, TextsHash: texts, Tool: "dyad " + o.Version,
	}
}

// header names the pair and the data edition; the clock never enters.
func (c *composer) header() doc.Spans {
	return c.say("header", words.Text("a", c.state(c.d.A.Code)), words.Text("b", c.state(c.d.B.Code)),
		words.Text("date", c.num.Date(c.d.AsOf)),
		words.Spans("page", doc.Spans{{Kind: doc.PageNo}}), words.Spans("pages", doc.Spans{{Kind: doc.PageCount}}))
}

func (c *composer) footer(o Options) doc.Spans {
	args := []words.Arg{words.Text("id", c.d.ID), words.Text("hash", fmt.Sprintf("%x", c.d.SHA256[:4])), words.Text("version", o.Version)}
	if t := c.d.Translation(c.lang); t != nil {
		return c.say("footer.texts", append(args, words.Text("lang", t.Lang), words.Text("texts", fmt.Sprintf("%x", t.SHA256[:4])))...)
	}
	return c.say("footer", args...)
}
