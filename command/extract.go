package command

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"dyad/data/advice"
	"dyad/report/edition"
	"dyad/report/pdf"
	"dyad/report/store"
)

// extractOptions are the arguments of "dyad extract".
type extractOptions struct {
	In    string // brief, "-" for standard input
	Out   string // file, "-" for standard output
	Force bool   // overwrite a file
	Texts bool   // the texts instead of the dossier
	Since bool   // the earlier edition instead of the dossier
}

func extractCommand(e *env) *cli.Command {
	var o extractOptions
	return &cli.Command{
		Name:      "extract",
		Usage:     "take the dossier out of a brief",
		ArgsUsage: "BRIEF|- [-o FILE|-] [--texts] [--since] [--force]",
		Description: `Every brief carries the dossier it was made from. Writes it, byte for byte, to
FILE, by default to standard output. A brief in another language than its
dossier's carries the texts in that language too: --texts writes those. A brief made
with --since carries the earlier edition: --since writes that.

EXAMPLES:
   $ dyad extract rus-kaz.pdf -o mine.yaml
   $ dyad extract rus-kaz.pdf | dyad check -`,
		Flags: []cli.Flag{
			outputFlag("write the dossier to `FILE`, - for standard output", &o.Out),
			&cli.BoolFlag{Name: "force", Usage: "overwrite a file that exists", Destination: &o.Force, DisableDefaultText: true},
			&cli.BoolFlag{Name: "texts", Usage: "write the texts in the brief's language, not the dossier", Destination: &o.Texts, DisableDefaultText: true},
			&cli.BoolFlag{Name: "since", Usage: "write the earlier edition that the brief is compared with, not the dossier", Destination: &o.Since, DisableDefaultText: true},
		},
		Action: func(c *cli.Context) error {
			if o.Texts && o.Since {
				return usageError{"--texts and --since exclude each other", "give one of them"}
			}
			if c.NArg() != 1 {
				return usageError{
					strings.TrimSuffix("not one brief: "+shown(c.Args().Slice()), ": "),
					"`dyad extract` takes one BRIEF, or - for standard input",
				}
			}
			if err := refuseAsText(o.Out); err != nil {
				return err
			}
			o.In = c.Args().First()
			return runExtract(e, o)
		},
	}
}

func runExtract(e *env, o extractOptions) error {
	b, err := e.readBrief(o.In)
	if err != nil {
		return err
	}
	origin, err := edition.Extract(b)
	if err != nil {
		return briefError(o.In, err)
	}
	file, what, err := partOf(&origin, o)
	if err != nil {
		return err
	}
	out := cmp.Or(o.Out, "-")
	if err := e.write(out, file, forced(o.Force, store.IfForced)); err != nil {
		return err
	}
	e.wrote(out, what)
	return nil
}

// partOf is the file that is asked for of those that a brief was made from, and what it is.
func partOf(origin *edition.Origin, o extractOptions) (file []byte, what string, err error) {
	switch {
	case o.Since && origin.SinceName == "":
		return nil, "", advice.With(fmt.Errorf("%s carries no earlier edition", inputName(o.In)), "briefs made with --since do")
	case o.Since:
		return origin.Since, "the earlier edition", nil
	case !o.Texts:
		return origin.Dossier, "the dossier", nil
	case origin.TextsName == "":
		return nil, "", advice.With(fmt.Errorf("%s carries no texts besides the dossier's", inputName(o.In)), "briefs made with --lang do, if the dossier is translated")
	}
	return origin.Texts, "the texts of the brief's language", nil
}

// briefError says which file is no brief, and what is wrong with it.
func briefError(name string, err error) error {
	switch {
	case errors.Is(err, pdf.ErrForeign):
		return advice.With(fmt.Errorf("%s is not a brief made by dyad", inputName(name)),
			"briefs written by `dyad brief` carry their dossier, no other file does")
	case errors.Is(err, edition.ErrNoDossier):
		return advice.With(fmt.Errorf("%s carries no dossier", inputName(name)),
			"briefs do; a figure drawn by `dyad chart` does not")
	}
	return advice.With(fmt.Errorf("reading %s: %s", inputName(name), strings.TrimPrefix(err.Error(), "pdf: ")),
		"the brief is damaged, or another program saved it anew; take the file that `dyad brief` wrote")
}

// inputName is a file's name in a message.
func inputName(name string) string {
	if name == "-" {
		return "standard input"
	}
	return fmt.Sprintf("%q", name)
}
