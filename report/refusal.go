package report

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dyad/data"
	"dyad/data/codec"
	"dyad/report/font"
	"dyad/report/layout"
	"dyad/report/script"
	"dyad/report/words"
)

// A placedError is an error with its place in the dossier.
type placedError struct {
	pos  data.Pos
	err  error
	hint string
}

func (e *placedError) Error() string { return e.err.Error() }
func (e *placedError) Unwrap() error { return e.err }

// refused says why there is no brief of d in a language: every problem with its place,
// as a [*codec.Errors]. If the brief cannot be set in the characters of some texts, these
// are all named. A dossier that was not read from a file has no places: its error stays
// as it is.
func refused(d *data.Dossier, lang string, fonts *font.Set, err error) error {
	if err == nil {
		return nil
	}
	var said *codec.Errors
	if errors.As(err, &said) {
		return err
	}
	if d.Raw == nil {
		return fmt.Errorf("brief %s: %w", d.ID, err)
	}
	own, translated := unsettable(d, lang, fonts)
	glyphs := len(own)+len(translated) > 0
	for _, e := range flat(err) {
		var missing *layout.MissingGlyphError
		var placed *placedError
		switch {
		case errors.As(e, &placed):
			own = append(own, codec.Problem{Pos: placed.pos, What: placed.Error(), Hint: placed.hint})
		case errors.As(e, &missing) && !glyphs:
			from := data.Pos{Line: missing.Line, Col: missing.Col}
			own = append(own, codec.Problem{Pos: codec.PlaceOf(d.Raw, from, missing.Rune),
				What: fmt.Sprintf("%s: %s", cmp.Or(missing.Origin, strconv.Quote(missing.Text)), noGlyph(missing.Rune)), Hint: glyphHint(missing.Rune)})
		case !glyphs:
			own = append(own, codec.Problem{What: e.Error()})
		}
	}
	if len(own) == 0 {
		t := d.Translation(lang)
		return (&codec.Errors{File: t.Name, List: translated}).Quote(t.Raw)
	}
	slices.SortStableFunc(own, func(a, b codec.Problem) int {
		return cmp.Or(cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col))
	})
	return (&codec.Errors{File: d.Name, List: own}).Quote(d.Raw)
}

// flat are the errors that err joins.
func flat(err error) []error {
	var joined interface{ Unwrap() []error }
	if !errors.As(err, &joined) {
		return []error{err}
	}
	var out []error
	for _, e := range joined.Unwrap() {
		out = append(out, flat(e)...)
	}
	return out
}

// unsettable are the texts that no brief can show in a language, for want of glyphs:
// those of the dossier, and those of its translation.
func unsettable(d *data.Dossier, lang string, fonts *font.Set) (own, translated []codec.Problem) {
	texts := d.Translation(lang)
	codec.EachText(d, func(path string, t data.Text) {
		s := t.In(lang, d.Lang)
		c, lacks := withoutGlyph(fonts, s)
		if !lacks {
			return
		}
		what := fmt.Sprintf("%s: %s", strings.ReplaceAll(path, "/", " "), noGlyph(c))
		if texts != nil && slices.Contains(t.Tags, lang) {
			if at, ok := codec.PlaceOfText(texts.Raw, s, c); ok {
				translated = append(translated, codec.Problem{Pos: at, What: what, Hint: glyphHint(c)})
				return
			}
		}
		own = append(own, codec.Problem{Pos: codec.PlaceOf(d.Raw, t.Pos, c), What: what, Hint: glyphHint(c)})
	})
	nouns := d.NounsIn(lang)
	for cl := range d.AllClaims() {
		if c, lacks := withoutGlyph(fonts, cl.Unit.Text); lacks && nouns[cl.Unit.Text] == nil {
			own = append(own, codec.Problem{Pos: codec.PlaceOf(d.Raw, cl.Pos, c), What: fmt.Sprintf("claim %q: unit: %s", cl.ID, noGlyph(c)), Hint: glyphHint(c)})
		}
	}
	return own, translated
}

// glyphHint is what to do about a character that is not set.
func glyphHint(c rune) string {
	switch script.FaultOf(c) {
	case script.Mark:
		return "leave out points and vowel signs, and write a letter with its accent as one character"
	case script.Form:
		return "write the letter itself: its form follows from its place in the word"
	case script.Complex, script.Unjoined:
		return "write it in Latin letters"
	case script.Unprinted:
		return "delete it"
	}
	return "the typefaces have Latin, Cyrillic, Greek, Hebrew and Arabic letters: write the name in these, or name a font that has it under fonts"
}

func noGlyph(c rune) string {
	switch script.FaultOf(c) {
	case script.Mark:
		return fmt.Sprintf("the mark %U stands at another letter, which briefs cannot set", c)
	case script.Form:
		return fmt.Sprintf("%q (%U) is the form of a letter in one place of a word", c, c)
	case script.Unjoined:
		return fmt.Sprintf("briefs cannot join the letter %q (%U) to its neighbours", c, c)
	case script.Complex:
		return fmt.Sprintf("briefs cannot set the script of %q (%U), whose letters join or change places", c, c)
	}
	return fmt.Sprintf("no typeface has the character %q (%U)", c, c)
}

// withoutGlyph is the first character of s that some face of a brief cannot show.
func withoutGlyph(fonts *font.Set, s string) (c rune, lacks bool) {
	for f := range font.Symbol {
		if c, lacks = fonts.Missing(f, s); lacks {
			return c, true
		}
	}
	return 0, false
}

// unknownLanguage is the error of a dossier in a language that briefs are not set in. Of
// one that was asked for in such a language it is err.
func unknownLanguage(d *data.Dossier, lang string, err error) error {
	if lang != d.Lang || d.Raw == nil {
		return err
	}
	return (&codec.Errors{File: d.Name, List: []codec.Problem{{
		Pos: codec.PlaceOfKey(d.Raw, "lang"), What: fmt.Sprintf("lang: no brief is set in the language %q", lang),
		Hint: fmt.Sprintf("briefs are set in %s; with texts in one of these beside the dossier say --lang", strings.Join(words.Languages(), ", ")),
	}}}).Quote(d.Raw)
}
