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
func refused(d *data.Dossier, lang string, err error) error {
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
	own, translated := unsettable(d, lang)
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
				What: fmt.Sprintf("%s: %s", cmp.Or(missing.Origin, strconv.Quote(missing.Text)), noGlyph(missing.Rune)), Hint: glyphHint})
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
func unsettable(d *data.Dossier, lang string) (own, translated []codec.Problem) {
	texts := d.Translation(lang)
	codec.EachText(d, func(path string, t data.Text) {
		s := t.In(lang, d.Lang)
		c, lacks := withoutGlyph(s)
		if !lacks {
			return
		}
		what := fmt.Sprintf("%s: %s", strings.ReplaceAll(path, "/", " "), noGlyph(c))
		if texts != nil && slices.Contains(t.Tags, lang) {
			if at, ok := codec.PlaceOfText(texts.Raw, s, c); ok {
				translated = append(translated, codec.Problem{Pos: at, What: what, Hint: glyphHint})
				return
			}
		}
		own = append(own, codec.Problem{Pos: codec.PlaceOf(d.Raw, t.Pos, c), What: what, Hint: glyphHint})
	})
	nouns := d.NounsIn(lang)
	for cl := range d.AllClaims() {
		if c, lacks := withoutGlyph(cl.Unit.Text); lacks && nouns[cl.Unit.Text] == nil {
			own = append(own, codec.Problem{Pos: codec.PlaceOf(d.Raw, cl.Pos, c), What: fmt.Sprintf("claim %q: unit: %s", cl.ID, noGlyph(c)), Hint: glyphHint})
		}
	}
	return own, translated
}

// glyphHint is what to do about a character that no typeface has.
const glyphHint = "the typefaces have the letters of Latin, Cyrillic and Greek: write the name in one of these"

func noGlyph(c rune) string { return fmt.Sprintf("no typeface has the character %q (%U)", c, c) }

// withoutGlyph is the first character of s that some face of a brief cannot show.
func withoutGlyph(s string) (c rune, lacks bool) {
	for f := range font.Symbol {
		if c, lacks = font.Missing(f, s); lacks {
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
