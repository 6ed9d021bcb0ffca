package data

import (
	"bytes"
	_ "embed" // for the files of a style
)

// A Style is how a house sets its briefs: what it puts on every page, and its colours.
// It has no facts about states and may be used with any dossier.
type Style struct {
	Name string // of its file, for messages
	Raw  []byte // the file

	Lang         string // language of plain strings
	Organisation Text   // over page 1
	Logo         string // name of a file beside the style's, .svg or .png; "" for none
	LogoPos      Pos
	Colors       *StyleColors
	Paper        string // "a4" or "letter"; "" is a4
	Footer       Text   // a line at the foot of every page
	Contact      Text   // beside it
	Licence      Text   // of the brief: "CC BY 4.0"
	Disclaimer   Text   // on the last page
	Draft        *Draft
	Publisher    string // of the file's metadata; Organisation if empty
	Released     string // ISO 8601 date; ""
	NextRelease  string
}

// StyleColors are the colours of a house, "#13406B" each; "" is the brief's own.
type StyleColors struct {
	Pos         Pos
	A, B, Brand string
	Places      map[string]Pos // of those given, by their keys: "a", "b", "brand"
}

// A Draft marks every page of a brief that is not finished.
type Draft struct{ Word, Note Text } // "DRAFT", "not for quotation"

//go:embed style.yaml
var defaultStyle []byte

//go:embed style.schema.json
var styleSchema []byte

// DefaultStyle is a file of a style to start from, with every key.
func DefaultStyle() []byte { return bytes.Clone(defaultStyle) }

// StyleSchema is the JSON Schema (draft 2020-12) of files of styles.
func StyleSchema() []byte { return bytes.Clone(styleSchema) }
