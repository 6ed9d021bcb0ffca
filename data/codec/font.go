package codec

import (
	"path"
	"slices"
	"strings"

	"dyad/data"
)

// fontEndings are how the names of font files end.
var fontEndings = []string{".ttf", ".otf", ".ttc"}

// fontRecord is a font for letters that the typefaces of briefs lack.
var fontRecord = newRecord(record[data.Font]{
	name: "font",
	pos:  func(f *data.Font) *data.Pos { return &f.Pos },
	fields: []field[data.Font]{
		required(word("file", fontFile, func(f *data.Font) *string { return &f.File })),
		required(word("licence", licenceNote, func(f *data.Font) *string { return &f.Licence })),
	},
})

// fontFile reads the name of a font file, on a path from the dossier's folder.
func fontFile(m *mapping, key string) string {
	s := m.str(key)
	switch {
	case s == "":
		return ""
	case path.IsAbs(s) || strings.Contains(s, `\`) || strings.Contains(s, ":"):
		m.fail(key, "%s: %q is not a path from the dossier's folder", key, data.Clip(s)).Hint = "put the font beside the dossier and name it: fonts/NotoSansSC-Regular.otf"
		return ""
	case !IsFontFile(s):
		m.fail(key, "%s: %q is not the name of a font file", key, data.Clip(s)).Hint = "a font file ends in .ttf, .otf or .ttc"
		return ""
	}
	return s
}

// IsFontFile reports whether a name ends as those of font files do.
func IsFontFile(name string) bool {
	return slices.Contains(fontEndings, strings.ToLower(path.Ext(name)))
}

// maxLicence is how many characters a licence note may have, so that it stands on a line
// or two.
const maxLicence = 200

// licenceNote reads what an author says of the terms of a font.
func licenceNote(m *mapping, key string) string {
	s := m.str(key)
	if problem := LicenceProblem(s); problem != "" && m.has(key) && s != "" {
		m.fail(key, "%s: %s", key, problem).Hint = licenceHint
		return ""
	}
	return s
}

const licenceHint = `name the terms that allow the font in documents: "SIL Open Font License 1.1"`

// LicenceProblem says what is wrong with a licence note, "" if nothing is.
func LicenceProblem(s string) string {
	switch {
	case !data.HasLetters(s):
		return "the note names no licence"
	case len([]rune(s)) > maxLicence:
		return "the note is over 200 characters"
	}
	return ""
}
