package layout

import (
	"errors"
	"fmt"
	"strconv"
)

// A MissingGlyphError is a rune of the document that no embedded face can
// show. Line and Col are the place of its text in the dossier, 0 if unknown.
type MissingGlyphError struct {
	Rune      rune
	Text      string // the word it stands in
	Origin    string // "claim C05: label"; "" if unknown
	Line, Col int
}

func (e *MissingGlyphError) Error() string {
	where := e.Origin
	if where == "" {
		where = fmt.Sprintf("text %q", e.Text)
	}
	return fmt.Sprintf("%s: no glyph for %s (%U)", where, strconv.QuoteRune(e.Rune), e.Rune)
}

// maxMissing is how many missing glyphs are reported.
const maxMissing = 20

// missingGlyphs collects missing glyphs, each rune once for each place.
type missingGlyphs struct {
	errs []error
	seen map[MissingGlyphError]bool
}

func (m *missingGlyphs) add(e MissingGlyphError) {
	key := e
	if e.Origin != "" {
		key.Text = ""
	}
	if len(m.errs) == maxMissing || m.seen[key] {
		return
	}
	if m.seen == nil {
		m.seen = map[MissingGlyphError]bool{}
	}
	m.seen[key] = true
	m.errs = append(m.errs, &e)
}

func (m *missingGlyphs) err() error { return errors.Join(m.errs...) }
