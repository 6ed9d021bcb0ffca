package command

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"dyad/data"
	"dyad/data/advice"
	"dyad/data/codec"
	"dyad/report/store"
)

func initCommand(e *env) *cli.Command {
	var out, lang string
	var style bool
	return &cli.Command{
		Name:      "init",
		Usage:     "write the embedded dossier, to start your own from",
		ArgsUsage: "[-o FILE|-] [--lang TAG] [--style]",
		Description: `Writes the embedded dossier, comments and all, to FILE, by default to rus-kaz.yaml
in the current directory. A file that exists is never overwritten.

With --lang it writes the dossier's texts in that language, by default to
rus-kaz.ru.yaml: what stands beside a dossier under such a name is what
"dyad brief --lang" takes its texts from.

With --style it writes a house style, by default to style.yaml: see "dyad brief
--style".

EXAMPLES:
   $ dyad init -o mine.yaml
   $ dyad init -o - | less
   $ dyad init --lang ru -o mine.ru.yaml
   $ dyad init --style -o style.yaml`,
		Flags: []cli.Flag{
			outputFlag("write to `FILE`, - for standard output", &out),
			&cli.StringFlag{Name: "lang", Usage: "write the texts in the language `TAG`: " + strings.Join(data.DefaultLanguages()[1:], ", "), Destination: &lang},
			&cli.BoolFlag{Name: "style", Usage: "write a house style instead", Destination: &style, DisableDefaultText: true},
		},
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			if style && lang != "" {
				return usageError{"--style and --lang exclude each other", "a style gives its texts in several languages itself"}
			}
			if style {
				return e.start(cmp.Or(out, "style.yaml"), data.DefaultStyle(), "dyad brief --style ")
			}
			return runInit(e, out, lang)
		},
	}
}

// runInit writes the embedded dossier, or its texts in a language.
func runInit(e *env, out, lang string) error {
	d, err := codec.Default()
	if err != nil {
		return err
	}
	name, b, next := d.Name, data.DefaultBytes(), "dyad check "
	if lang != "" && lang != d.Lang {
		if name, b, err = data.DefaultTranslation(lang); err != nil {
			return usageError{err.Error(), "--lang " + strings.Join(data.DefaultLanguages()[1:], ", or --lang ")}
		}
		next = "dyad check --lang " + lang + " --texts "
	}
	if out != "" {
		name = out
	}
	return e.start(name, b, next)
}

// start writes a file to start from, never over another, and says what to do next with
// it.
func (e *env) start(name string, b []byte, next string) error {
	if err := e.write(name, b, store.Never); err != nil || name == "-" {
		return err
	}
	e.say(fmt.Sprintf("wrote %s; next: %s%[1]s", advice.Quote(name), next))
	return nil
}
