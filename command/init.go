package command

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"dyad/data"
	"dyad/data/advice"
	"dyad/data/codec"
	"dyad/data/geo"
	"dyad/data/pseudo"
	"dyad/report/store"
	"dyad/report/words"
)

// initOptions are the arguments of "dyad init".
type initOptions struct {
	Out   string // file, "-" for standard output, "" for a name after what it is
	Lang  string // of the texts, or of the dossier of a pair; "" is English
	Pair  string // states of a dossier of one's own, "" for the embedded one
	Style bool   // a house style instead
	Texts string // language to translate Of to, "" for no translation
	Of    string // dossier file
	From  string // sheets to make a dossier of, "-" for standard input, "" for none
	Empty bool   // a workbook to fill in instead
}

func initCommand(e *env) *cli.Command {
	var o initOptions
	return &cli.Command{
		Name:      "init",
		Usage:     "write a dossier to start from, or what is to be translated of one",
		ArgsUsage: "--pair AAA-BBB [--lang TAG] [-o FILE|-]\n   dyad init --texts TAG FILE [-o FILE|-]\n   dyad init [-o FILE|-] [--lang TAG] [--style]\n   dyad init --from SHEETS|DIR|- [-o FILE|-]\n   dyad init --template [-o FILE|-]",
		Description: `With --pair it writes a dossier of two states to start from, by default to
deu-pol.yaml: one claim of each kind, with remarks. All of it is made up: it is from a
source that is an example, and as long as something is, the brief says DRAFT on each
page and "dyad check" lists what. With --lang it is in that language.

With --texts it writes the texts of the dossier FILE that are to be translated to a
language, each with the original as a remark, by default to mine.ru.yaml beside
mine.yaml, where "dyad brief --lang" looks for them. Run again it adds what is new;
what is there, remarks too, stays as it is.

Without either it writes the embedded dossier, remarks and all, by default to
rus-kaz.yaml; with --lang its texts in that language, by default to rus-kaz.ru.yaml.
A file that exists is never overwritten.

With --from it makes a dossier of a workbook (.xlsx), of an archive (.zip) or of a
folder of CSV: what "dyad export" wrote, or what was filled in by hand. Every cell
that cannot be read is named, with what to do about it. Where the sheets hold no
sections, each topic has one, with its claims as a table, to be edited. With
--template it writes a workbook to fill in, by default to dossier.xlsx: an example row
in each sheet, and a sheet that explains the columns.

With --style it writes a house style, by default to style.yaml: see "dyad brief
--style".

EXAMPLES:
   $ dyad init --pair DEU-POL
   $ dyad init --pair DEU-POL --lang ru -o mine.yaml
   $ dyad init --texts ru mine.yaml        # to mine.ru.yaml
   $ dyad init --template -o analyst.xlsx
   $ dyad init --from analyst.xlsx -o mine.yaml
   $ dyad init -o rus-kaz.yaml
   $ dyad init -o - | less
   $ dyad init --lang ru -o mine.ru.yaml
   $ dyad init --style -o style.yaml`,
		Flags: []cli.Flag{
			outputFlag("write to `FILE`, - for standard output", &o.Out),
			&cli.StringFlag{Name: "pair", Usage: "a dossier of the two states `AAA-BBB`, by ISO 3166-1", Destination: &o.Pair},
			&cli.StringFlag{Name: "texts", Usage: "what is to be translated of the dossier FILE to the language `TAG`", Destination: &o.Texts},
			&cli.StringFlag{Name: "from", Usage: "a dossier made of the `SHEETS`: a workbook, an archive or a folder of CSV", Destination: &o.From},
			&cli.BoolFlag{Name: "template", Usage: "a workbook to fill in", Destination: &o.Empty, DisableDefaultText: true},
			&cli.StringFlag{Name: "lang", Usage: "write in the language `TAG`: " + strings.Join(data.SkeletonLanguages(), ", "), Destination: &o.Lang},
			&cli.BoolFlag{Name: "style", Usage: "write a house style instead", Destination: &o.Style, DisableDefaultText: true},
		},
		Action: func(c *cli.Context) error {
			if err := o.validate(c); err != nil {
				return err
			}
			return runInit(e, o)
		},
	}
}

// validate takes the argument, and refuses what does not go together.
func (o *initOptions) validate(c *cli.Context) (err error) {
	if o.Texts == "" {
		err = noArguments(c)
	} else {
		o.Of, err = oneFile(c)
	}
	if err == nil && o.Empty {
		err = refuseAsWorkbook(o.Out)
	} else if err == nil {
		err = refuseAsText(o.Out)
	}
	switch {
	case err != nil:
		return err
	case c.IsSet("from") && o.From == "":
		return usageError{"--from names no file", "name a workbook (.xlsx), an archive (.zip) or a folder of CSV"}
	case o.From != "" && (o.Empty || o.Style || o.Pair != "" || o.Texts != "" || o.Lang != ""):
		return usageError{"--from excludes --template, --style, --pair, --texts and --lang", "it makes the dossier of the sheets as they are"}
	case o.Empty && (o.Style || o.Pair != "" || o.Texts != "" || o.Lang != ""):
		return usageError{"--template excludes --style, --pair, --texts and --lang", "the workbook is filled in by hand"}
	case o.Style && o.Lang != "":
		return usageError{"--style and --lang exclude each other", "a style gives its texts in several languages itself"}
	case o.Style && o.Pair != "", o.Style && o.Texts != "", o.Pair != "" && o.Texts != "":
		return usageError{"--pair, --texts and --style exclude each other", "give one of them"}
	case o.Texts == "":
		return nil
	case o.Lang != "":
		return usageError{"--texts and --lang exclude each other", "--texts names the language itself: `dyad init --texts ru mine.yaml`"}
	case o.Of == "":
		return usageError{"no dossier named", "`dyad init --texts " + o.Texts + " mine.yaml`"}
	case o.Of == "-" && o.Out == "":
		return usageError{"the texts of a dossier from standard input have no name", "name the file with -o"}
	}
	return (&langOptions{Lang: o.Texts}).validate()
}

// runInit writes what is asked for: a dossier of a pair, a translation, a style, or the
// embedded dossier or its texts in a language.
func runInit(e *env, o initOptions) error {
	switch {
	case o.Style:
		return e.start(cmp.Or(o.Out, "style.yaml"), data.DefaultStyle(), "dyad brief --style ")
	case o.From != "":
		return startFrom(e, o.From, o.Out)
	case o.Empty:
		return startTemplate(e, o.Out)
	case o.Pair != "":
		return startPair(e, o)
	case o.Texts != "":
		return startTexts(e, o)
	}
	d, err := codec.Default()
	if err != nil {
		return err
	}
	name, b, next := d.Name, data.DefaultBytes(), "dyad check "
	if o.Lang != "" && o.Lang != d.Lang {
		if name, b, err = data.DefaultTranslation(o.Lang); err != nil {
			return usageError{err.Error(), "--lang " + strings.Join(data.DefaultLanguages()[1:], ", or --lang ")}
		}
		next = "dyad check --lang " + o.Lang + " --texts "
	}
	return e.start(cmp.Or(o.Out, name), b, next)
}

// startPair writes the dossier of a pair to start from.
func startPair(e *env, o initOptions) error {
	first, second, _ := strings.Cut(o.Pair, "-")
	if meant := pairOfNames(first, second); meant != "" {
		return usageError{fmt.Sprintf("--pair %s is not of two codes of states", o.Pair), "write --pair " + meant}
	}
	a, err := stateOf(first, o.Pair)
	if err != nil {
		return err
	}
	b, err := stateOf(second, o.Pair)
	if err != nil {
		return err
	}
	if a == b {
		return usageError{fmt.Sprintf("--pair %s is one state twice", o.Pair), "a dossier is of two states: --pair DEU-POL"}
	}
	name, file, err := data.Skeleton(a, b, cmp.Or(o.Lang, "en"))
	if err != nil {
		return usageError{err.Error(), "--lang " + strings.Join(data.SkeletonLanguages(), ", or --lang ")}
	}
	return e.start(cmp.Or(o.Out, name), file, "dyad check ")
}

// pairOfNames is the pair that two names or codes mean, of which one at least is no code;
// "" if that is not sure.
func pairOfNames(first, second string) string {
	var codes []string
	for _, side := range []string{first, second} {
		c, known := geo.Lookup(side)
		switch meant := geo.Suggest(side); {
		case known:
			codes = append(codes, c.Alpha3)
		case len(meant) == 1:
			codes = append(codes, meant[0])
		default:
			return ""
		}
	}
	if _, known := geo.Lookup(first); known {
		if _, known = geo.Lookup(second); known {
			return ""
		}
	}
	return strings.Join(codes, "-")
}

// stateOf is the state of a code in a pair.
func stateOf(code, pair string) (geo.Country, error) {
	const pairs = "a pair is two states by their letters of ISO 3166-1: --pair DEU-POL"
	upper := strings.ToUpper(code)
	c, known := geo.Lookup(upper)
	switch meant := geo.Suggest(code); {
	case code == "":
		return c, usageError{fmt.Sprintf("--pair %q is no pair", pair), pairs}
	case known && (c.Kind == geo.KindCountry || c.Kind == geo.KindHistorical):
		return c, nil
	case known:
		return c, usageError{fmt.Sprintf("--pair %s: %s is %s, which is no state", pair, upper, c.Name("en")), "trade tables have briefs of groups of states: `dyad brief --trade`"}
	case len(meant) > 0:
		return c, usageError{fmt.Sprintf("--pair %s: no state has the code %q", pair, code), "did you mean " + strings.Join(meant, " or ") + "?"}
	}
	return c, usageError{fmt.Sprintf("--pair %s: no state has the code %q", pair, code), pairs}
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

// startTexts writes what is to be translated of a dossier, or adds it to the file that has
// some of it. That file is read and written: it only grows.
func startTexts(e *env, o initOptions) error {
	d, err := e.readDossier(o.Of)
	if err != nil {
		return err
	}
	if o.Texts == d.Lang || o.Texts == pseudo.Lang {
		return usageError{fmt.Sprintf("nothing to translate to %q", o.Texts), "the dossier is in " + d.Lang + "; languages are " + strings.Join(words.Languages(), ", ")}
	}
	name := cmp.Or(o.Out, textsBeside(o.Of, o.Texts, ".yaml"))
	var old []byte
	if name != "-" {
		if old, err = os.ReadFile(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("reading texts %q: %w", name, advice.Cause(err))
		}
	}
	file, added, err := codec.Texts(d, o.Texts, name, old)
	if err != nil {
		return err
	}
	next := "dyad check --lang " + o.Texts + " " + advice.Quote(o.Of)
	switch {
	case old == nil:
		if err := e.write(name, file, store.Never); err != nil || name == "-" {
			return err
		}
		e.say(fmt.Sprintf("wrote %s: %s to translate; then: %s", advice.Quote(name), count(added, "text"), next))
		return nil
	case bytes.Equal(file, old):
		e.say(fmt.Sprintf("%s has every text already; next: %s", advice.Name(name), next))
		return nil
	}
	if err := e.write(name, file, store.Always); err != nil {
		return err
	}
	e.say(fmt.Sprintf("added to %s: %s to translate; then: %s", advice.Quote(name), count(added, "text"), next))
	return nil
}
