package report

import (
	"crypto/sha256"
	"fmt"

	"dyad/data"
	"dyad/data/advice"
	"dyad/data/codec"
	"dyad/report/doc"
	"dyad/report/font"
	"dyad/report/words"
)

// ReadFonts reads the fonts that a dossier names; open gives the file of one. What cannot
// be used is a [*codec.Errors] with its place in the dossier.
func ReadFonts(d *data.Dossier, open func(file string) ([]byte, error)) ([]*font.Source, error) {
	var all []*font.Source
	var problems []codec.Problem
	for i := range d.Fonts {
		f := &d.Fonts[i]
		b, err := open(f.File)
		if err != nil {
			problems = append(problems, codec.Problem{Pos: f.Pos, What: fmt.Sprintf("font %q: %v", f.File, err), Hint: "the path begins at the dossier's folder"})
			continue
		}
		s, err := font.ReadSource(b, f.Licence)
		if err != nil {
			problems = append(problems, codec.Problem{Pos: f.Pos, What: fmt.Sprintf("font %q: %v", f.File, err), Hint: advice.Of(err)})
			continue
		}
		all = append(all, s)
	}
	if len(problems) > 0 {
		return nil, (&codec.Errors{File: d.Name, List: problems}).Quote(d.Raw)
	}
	return all, nil
}

// FontSet is the set of faces that the pages of a dossier's brief are set in: with the
// fonts of the options, cut to the characters of its texts.
func FontSet(d *data.Dossier, o Options) (*font.Set, error) {
	if len(o.Fonts) == 0 {
		return nil, nil
	}
	lang := o.Lang
	if lang == "" {
		lang = d.Lang
	}
	var texts []string
	add := func(d *data.Dossier) {
		codec.EachText(d, func(_ string, t data.Text) { texts = append(texts, t.In(lang, d.Lang)) })
		for cl := range d.AllClaims() {
			texts = append(texts, cl.Unit.Text)
		}
	}
	add(d)
	if o.Since != nil {
		add(o.Since)
	}
	if o.House != nil {
		s := o.House.Style
		for _, t := range []data.Text{s.Organisation, s.Footer, s.Contact, s.Licence, s.Disclaimer} {
			texts = append(texts, t.In(lang, s.Lang))
		}
		if s.Draft != nil {
			texts = append(texts, s.Draft.Word.In(lang, s.Lang), s.Draft.Note.In(lang, s.Lang))
		}
	}
	set, err := font.NewSet(o.Fonts, texts)
	if err != nil {
		return nil, err
	}
	return set, nil
}

// fontNotes name the given fonts with their licences, on pages only: a web page holds no
// fonts.
func fontNotes(c *composer) []doc.Block {
	cuts := c.fonts.Cuts()
	if len(cuts) == 0 {
		return nil
	}
	items := make([]doc.Spans, len(cuts))
	for i, f := range cuts {
		items[i] = c.say("fonts.font", words.Text("name", f.Name), words.Spans("licence", c.plain(f.Licence)))
	}
	return []doc.Block{doc.Paragraph{Role: doc.Dense, Paged: true, Text: c.say("fonts.given", words.Spans("fonts", c.joinClauses(items)))}}
}

// attachedFont is the name of the n-th attached font, n counted from 1.
func attachedFont(n int) string { return fmt.Sprintf("font-%d.ttf", n) }

// IsAttachedFont reports whether an attached file is a font.
func IsAttachedFont(name string) bool {
	var n int
	_, err := fmt.Sscanf(name, "font-%d.ttf", &n)
	return err == nil && n > 0 && name == attachedFont(n)
}

// FontsSum is the SHA-256 of the SHA-256 sums of attached fonts, one after the other; all
// zeros where there are none.
func FontsSum(files [][]byte) (sum [32]byte) {
	if len(files) == 0 {
		return sum
	}
	h := sha256.New()
	for _, f := range files {
		one := sha256.Sum256(f)
		h.Write(one[:])
	}
	return [32]byte(h.Sum(nil))
}

// fontFiles are the fonts to be attached.
func fontFiles(set *font.Set) [][]byte {
	var all [][]byte
	for _, f := range set.Cuts() {
		all = append(all, f.TTF)
	}
	return all
}
