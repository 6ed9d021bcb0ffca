package command

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"dyad/data"
	"dyad/data/advice"
	"dyad/data/codec"
	"dyad/report"
	"dyad/report/font"
)

func fontFlag(dest *[]string) cli.Flag {
	return &cli.GenericFlag{Name: "font", Usage: "set letters that the typefaces lack in a font, `FILE=LICENCE`; may be given again", Value: (*severalValues)(dest)}
}

// readFonts reads the fonts that a dossier names, on paths from its folder, and those of
// --font. name is the dossier's file, "-" or "".
func readFonts(in *inputs, d *data.Dossier, name string, flags []string) ([]*font.Source, error) {
	dir := "."
	if name != "" && name != "-" {
		dir = filepath.Dir(name)
	}
	all, err := report.ReadFonts(d, func(file string) ([]byte, error) {
		return readFont(in, filepath.Join(dir, filepath.FromSlash(file)))
	})
	if err != nil {
		return nil, err
	}
	given, err := flagFonts(in, flags)
	return append(all, given...), err
}

// flagFonts reads the fonts of --font.
func flagFonts(in *inputs, flags []string) ([]*font.Source, error) {
	var all []*font.Source
	for _, flag := range flags {
		file, licence, _ := strings.Cut(flag, "=")
		if what := codec.LicenceProblem(licence); what != "" {
			return nil, usageError{fmt.Sprintf("--font %q: %s", flag, what), `give the file with its licence: --font "a.ttf=SIL Open Font License 1.1"`}
		}
		b, err := readFont(in, file)
		if err != nil {
			return nil, fmt.Errorf("reading font %q: %w", file, err)
		}
		s, err := font.ReadSource(b, licence)
		if err != nil {
			return nil, advice.With(fmt.Errorf("font %q: %w", file, err), advice.Of(err))
		}
		all = append(all, s)
	}
	return all, nil
}

// readFont reads a font file, one byte too much of one over the limit.
func readFont(in *inputs, file string) ([]byte, error) {
	if isDirectory(file) {
		return nil, fmt.Errorf("it is a directory")
	}
	b, err := in.readFile(file, font.MaxSource)
	if err != nil {
		return nil, advice.Cause(err)
	}
	return b, nil
}
