// Package licences holds the terms of what others made and the program or this
// repository holds: Go modules, typefaces, names of states, hyphenation patterns,
// tables of trade for tests. Its texts are copied from where each part came from.
// What says its terms at its own head, as hyphenation patterns do, is not copied.
//
// NOTICE, at the top of the repository, is made from it: go test ./licences -update.
package licences

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"dyad/report/hyphen"
)

//go:embed texts
var texts embed.FS

// A Part is one work of others, with its terms.
type Part struct {
	Name    string   // of a Go module its path
	What    string   // what it does here, and who made it where its texts do not say
	Licence string   // as an SPDX expression
	Folder  string   // of its texts, below licences/texts; "" means Name
	Files   []string // files of this repository that hold it; none for a module
	// Patterns is the language whose hyphenation file this is. Its terms are those at
	// the head of the file, and what texts/hyphen-<language> has besides.
	Patterns string
	Tests    bool // whether it is in the repository only, for tests
}

// Parts returns every part, those of the program before those of its tests.
func Parts() []Part {
	parts := []Part{
		{Name: "Go", What: "the runtime and the standard library", Licence: "BSD-3-Clause", Folder: "go"},
		{Name: "eliasnaur.com/font", What: "the typefaces Roboto and Roboto Condensed (Apache-2.0, Google)", Licence: "Apache-2.0 AND BSD-3-Clause"},
		{Name: "github.com/bmatcuk/doublestar/v4", What: "patterns of file names", Licence: "MIT"},
		{Name: "github.com/cpuguy83/go-md2man/v2", What: "used by urfave/cli", Licence: "MIT"},
		{Name: "github.com/fyne-io/oksvg", What: "reads logos in SVG", Licence: "BSD-3-Clause"},
		{Name: "github.com/fsnotify/fsnotify", What: "tells when a file has changed", Licence: "BSD-3-Clause"},
		{Name: "github.com/go-fonts/dejavu", What: "the typeface DejaVu Sans, for signs that Roboto lacks", Licence: "BSD-3-Clause AND Bitstream-Vera"},
		{Name: "github.com/go-pdf/fpdf", What: "writes PDF", Licence: "MIT"},
		{Name: "github.com/golang/freetype", What: "reads typefaces, for pictures. Portions of this software are copyright © 1996-2000 The FreeType Project (www.freetype.org). All rights reserved.", Licence: "FTL"},
		{Name: "github.com/klauspost/compress", What: "unpacks gzip, Snappy and Zstandard", Licence: "BSD-3-Clause AND Apache-2.0 AND MIT"},
		{Name: "github.com/parquet-go/bitpack", What: "used by parquet-go", Licence: "Apache-2.0"},
		{Name: "github.com/parquet-go/parquet-go", What: "the encodings of Parquet", Licence: "Apache-2.0 AND MIT"},
		{Name: "github.com/russross/blackfriday/v2", What: "used by urfave/cli", Licence: "BSD-2-Clause"},
		{Name: "github.com/srwiley/rasterx", What: "used by oksvg", Licence: "BSD-3-Clause"},
		{Name: "github.com/urfave/cli/v2", What: "flags and help", Licence: "MIT"},
		{Name: "github.com/wcharczuk/go-chart/v2", What: "draws figures; it holds Roboto Medium (Apache-2.0, the text is that of eliasnaur.com/font)", Licence: "MIT AND Apache-2.0"},
		{Name: "draw2d", What: "the base of go-chart's package drawing", Licence: "BSD-2-Clause"},
		{Name: "github.com/xrash/smetrics", What: "used by urfave/cli", Licence: "MIT"},
		{Name: "go.yaml.in/yaml/v4", What: "reads YAML", Licence: "Apache-2.0 AND MIT"},
		{Name: "golang.org/x/image", What: "tables of typefaces, fixed-point numbers", Licence: "BSD-3-Clause"},
		{Name: "golang.org/x/net", What: "used by oksvg", Licence: "BSD-3-Clause"},
		{Name: "golang.org/x/sys", What: "calls of the operating system", Licence: "BSD-3-Clause"},
		{Name: "golang.org/x/term", What: "tells whether a stream is a terminal", Licence: "BSD-3-Clause"},
		{Name: "golang.org/x/text", What: "tags of languages, plural forms, character sets", Licence: "BSD-3-Clause"},
		{Name: "Unicode CLDR 48", What: "names of states, months, forms of numbers", Licence: "Unicode-3.0", Folder: "cldr",
			Files: []string{"geo/areas.txt", "geo/cases.*.txt"}},
		{Name: "SPDX License List", What: "ids of licences, as the npm package spdx-license-ids 3.0.24 lists them", Licence: "CC0-1.0", Folder: "spdx",
			Files: []string{"codec/spdx.txt"}},
	}
	for _, w := range hyphen.Works() {
		p := Part{Name: w.Name, What: "from " + w.From, Licence: w.Licence, Patterns: w.Lang}
		if _, err := fs.Stat(texts, "texts/hyphen-"+w.Lang); err == nil {
			p.Folder = "hyphen-" + w.Lang
		}
		parts = append(parts, p)
	}
	parts = append(parts, Part{Name: "Droid Sans Fallback", What: "a font of a few Chinese characters, cut from it; by Google and Ascender",
		Licence: "Apache-2.0", Folder: "droid", Tests: true, Files: []string{"DroidSansFallback-cut.ttf"}})
	return append(parts, Part{Name: "BACI 202301", What: "excerpts of CEPII's table of world trade; by Guillaume Gaulier and Soledad Zignago",
		Licence: "etalab-2.0", Folder: "baci", Tests: true,
		Files: []string{"BACI_HS92_Y2021_V202301_excerpt.csv", "country_codes_V202301_excerpt.csv"}})
}

// folder is where the texts of a part stand, below licences/texts; "" if its own head
// has all.
func (p Part) folder() string {
	if p.Folder == "" && p.Patterns == "" {
		return p.Name
	}
	return p.Folder
}

// places are where a reader of the repository finds the terms of a part.
func (p Part) places() string {
	var all []string
	if p.Patterns != "" {
		all = append(all, "report/hyphen/patterns/"+p.Patterns+".txt")
	}
	if p.folder() != "" {
		all = append(all, "licences/texts/"+p.folder())
	}
	return strings.Join(all, ", ")
}

// Notice returns the list of all parts with the places of their texts.
func Notice() string {
	var b strings.Builder
	b.WriteString("dyad, copyright (c) 2026 The dyad authors, is under the MIT licence: see LICENSE.\n" +
		"It holds work of others, under the terms named here, whose texts are in the\nfolders named.\n")
	for _, tests := range []bool{false, true} {
		b.WriteString(map[bool]string{false: "\nIn the program\n", true: "\nIn the repository only, for tests\n"}[tests])
		for _, p := range Parts() {
			if p.Tests == tests {
				fmt.Fprintf(&b, "\n  %s: %s\n  %s; %s\n", p.Name, p.What, p.Licence, p.places())
			}
		}
	}
	return b.String()
}

// All returns the list of all parts, and then the texts of each. An error means that a
// part has none.
func All() (string, error) {
	var b strings.Builder
	b.WriteString(Notice())
	for _, p := range Parts() {
		all, err := textsOf(p)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "\n%s\n\n%s\n", strings.Repeat("=", 79), p.Name)
		for _, text := range all {
			fmt.Fprintf(&b, "\n%s\n", strings.Trim(text, "\n"))
		}
	}
	return b.String(), nil
}

// textsOf returns the texts of a part's terms, in the order of their names. An
// error means that the part has none.
func textsOf(p Part) ([]string, error) {
	var all []string
	if p.Patterns != "" {
		all = append(all, hyphen.Head(p.Patterns))
	}
	if p.folder() == "" {
		return all, nil
	}
	root := path.Join("texts", p.folder())
	err := fs.WalkDir(texts, root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := texts.ReadFile(name)
		all = append(all, utf8Text(b))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("licence of %q: %w", p.Name, err)
	}
	return all, nil
}

// utf8Text returns b as UTF-8. Text that is not is in Latin-1, whose bytes are the
// first code points: FreeType's licence has its © so.
func utf8Text(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	runes := make([]rune, len(b))
	for i, c := range b {
		runes[i] = rune(c)
	}
	return string(runes)
}
