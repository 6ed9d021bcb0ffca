package command

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"dyad/data"
	"dyad/data/codec"
	"dyad/data/pseudo"
	"dyad/report"
	"dyad/report/edition"
)

// diffOptions are the arguments of "dyad diff".
type diffOptions struct {
	Old, New string // brief or dossier, "-" for standard input
	Format   string // text or json
	Lang     string // of the findings; "" is that of two briefs in one language, else the dossiers'
}

func diffCommand(e *env) *cli.Command {
	var o diffOptions
	return &cli.Command{
		Name:      "diff",
		Usage:     "list what changed between two editions",
		ArgsUsage: "OLD NEW [--format text|json] [--lang TAG]",
		Description: `Compares two editions, each a brief or a dossier (one may be -, standard input):
the claims by id, key by key; the findings by rule and claims; then sources,
facts, sections, exhibits and the rest, each with its old and its new text. A part
of a value is named by its path, body/2/p. Comments and layout are no difference.

The exit code is 0 when nothing changed, and 1 when something did or a file
cannot be read; then standard output stays empty.

With --lang what the findings say is in that language, and the texts of the
editions in it are compared too: those a brief carries, or those in mine.ru.yaml
beside mine.yaml. Without --lang briefs in one language, and a brief and a dossier,
are compared in the language of the brief.

EXAMPLES:
   $ dyad diff rus-kaz.pdf mine.yaml
   $ dyad diff --format json old.pdf new.pdf | jq -r '.[] | select(.part == "claim").id'`,
		Flags: []cli.Flag{formatFlag(&o.Format), langFlag(&o.Lang)},
		Action: func(c *cli.Context) error {
			if c.NArg() != 2 || c.Args().Get(0) == "-" && c.Args().Get(1) == "-" {
				return usageError{
					strings.TrimSuffix("not two editions: "+shown(c.Args().Slice()), ": "),
					"`dyad diff` takes OLD and NEW, each a brief or a dossier; one may be -",
				}
			}
			o.Old, o.New = c.Args().Get(0), c.Args().Get(1)
			if err := validFormat(o.Format); err != nil {
				return err
			}
			if err := (&langOptions{Lang: o.Lang}).validate(); err != nil {
				return err
			}
			return runDiff(e, o)
		},
	}
}

func runDiff(e *env, o diffOptions) error {
	from, err := e.readEdition(o.Old)
	if err != nil {
		return err
	}
	to, err := e.readEdition(o.New)
	if err != nil {
		return err
	}
	lang := o.Lang
	if lang == "" && (from.lang == to.lang || from.lang == "" || to.lang == "") {
		lang = cmp.Or(from.lang, to.lang) // a dossier is compared in the language of the brief
	}
	for _, x := range []*dossierFile{&from, &to} {
		if err := e.translate(x, lang); err != nil {
			return err
		}
	}
	changes, err := edition.Diff(from.d, to.d, report.Options{Lang: lang})
	if err != nil {
		return err
	}
	if from.lang != "" && to.lang != "" && from.lang != to.lang {
		language := edition.Change{Part: "brief", What: codec.Changed, Key: "lang", Old: from.lang, New: to.lang}
		changes = append([]edition.Change{language}, changes...)
	}
	var out bytes.Buffer
	if o.Format == "json" {
		if changes == nil {
			changes = []edition.Change{}
		}
		if err := encode(&out, changes); err != nil {
			return err
		}
	} else {
		writeChanges(&out, changes)
	}
	if err := e.print(out.Bytes()); err != nil {
		return err
	}
	if len(changes) > 0 {
		return errReported
	}
	return nil
}

// A dossierFile is one edition to be compared: a dossier and, if it comes
// from a brief, the language and the texts of the brief.
type dossierFile struct {
	name      string // of the file
	d         *data.Dossier
	lang      string
	textsName string
	texts     []byte
}

// readEdition reads a dossier, or the one in a brief.
func (in *inputs) readEdition(name string) (dossierFile, error) {
	b, err := in.readBrief(name)
	if err != nil {
		return dossierFile{}, err
	}
	return editionIn(name, b)
}

// editionIn is the dossier that the bytes of a file are, or have in them.
func editionIn(name string, b []byte) (dossierFile, error) {
	shown := name
	if name == "-" {
		shown = "<stdin>"
	}
	if !edition.IsBrief(b) {
		d, err := readNoSheets(shown, b)
		return dossierFile{name: name, d: d}, err
	}
	origin, err := edition.Extract(b)
	if err != nil {
		return dossierFile{}, briefError(name, err)
	}
	d, err := codec.Read(shown+"/"+origin.Name, origin.Dossier)
	return dossierFile{name, d, origin.Options.Lang, shown + "/" + origin.TextsName, origin.Texts}, err
}

// translate adds to an edition its texts in a language, if it has any: those
// in the brief, or those in the file beside the dossier.
func (in *inputs) translate(x *dossierFile, lang string) error {
	switch {
	case lang == "" || lang == x.d.Lang:
		return nil
	case lang == pseudo.Lang:
		x.d = codec.Pseudo(x.d)
		return nil
	case x.lang != "" && x.lang != lang:
		return nil
	case x.lang == "":
		var err error
		if x.textsName, x.texts, err = in.readTexts(x.name, langOptions{Lang: lang}); err != nil {
			return err
		}
	}
	if x.texts == nil {
		return nil
	}
	d, err := codec.Translate(x.d, x.textsName, x.texts)
	if err == nil {
		x.d = d
	}
	return err
}

// writeChanges prints one line for each change, under a heading for each part.
func writeChanges(b *bytes.Buffer, all []edition.Change) {
	part := ""
	for _, c := range all {
		if c.Part != part {
			if part != "" {
				b.WriteByte('\n')
			}
			part = c.Part
			b.WriteString(part + "\n")
		}
		fmt.Fprintf(b, "  %s\n", changeLine(c))
	}
}

// changeLine is "C05 value: 24.5 → 25.1", "food body changed", "C49 added: …", "N02
// removed mix-total: …".
func changeLine(c edition.Change) string {
	if c.What == "changed" && c.Key != "" && c.Old+c.New == "" {
		return strings.TrimSpace(c.ID + " " + c.Key + " changed")
	}
	what := c.What
	if what == "changed" && c.Key != "" {
		what = ""
	}
	if what == "moved" {
		what = "in another order"
	}
	s := strings.Join(strings.Fields(strings.Join([]string{c.ID, what, c.Key}, " ")), " ")
	switch {
	case c.What == "changed" && (c.Old != "" || c.New != ""):
		return s + ": " + orNothing(c.Old) + " → " + orNothing(c.New)
	case c.Old+c.New != "":
		return s + ": " + c.Old + c.New
	}
	return s
}

func orNothing(s string) string {
	if s == "" {
		return "nothing"
	}
	return s
}
