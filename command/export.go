package command

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dyad/data"
	"dyad/data/advice"
	"dyad/data/audit"
	"dyad/report"
	"dyad/report/batch"
	"dyad/report/export"
	"dyad/report/store"
)

// exportOptions are the arguments of "dyad export".
type exportOptions struct {
	In     string   // dossier or brief, "-" for standard input, "" for the embedded dossier
	Out    string   // file, "-" for standard output, "" for <id>.<format>
	Format string   // xlsx or zip; "" is what Out ends in, or xlsx
	Force  bool     // overwrite a file
	Trade  []string // tables of trade to compute the dossier from
	pair   pairOptions
	langOptions
}

// exportFormats are what a dossier is exported as.
var exportFormats = []string{"xlsx", "zip"}

func exportCommand(e *env) *cli.Command {
	var o exportOptions
	return &cli.Command{
		Name:      "export",
		Usage:     "write a dossier as a workbook, or as CSV with a Data Package",
		ArgsUsage: "[FILE|-|BRIEF] [-o FILE|-] [--format xlsx|zip] [--lang TAG] [--texts FILE] [--force]\n   dyad export --trade TABLE… --pair AAA-BBB [-o FILE|-] [FLAG…]",
		Description: `Writes all of a dossier, or of the one in a brief, as sheets: claims, sources,
facts and the rest, and beside them what a brief makes of it: each figure as it is
printed, what it can be by its rounding, the findings, the numbers of each figure.
"dyad init --from" makes a dossier of them again; docs/sheets.md has the columns.

The format is what -o ends in unless --format says otherwise, xlsx without either;
a zip holds the sheets as CSV, and datapackage.json, which describes them. Without
-o the file is <id>.xlsx in the current directory.

With --lang the texts of mine.ru.yaml beside mine.yaml, or of the file that --texts
names, have columns of their own, and figures and findings are in that language.

With --trade the dossier is computed from tables of trade, as by "dyad import".

EXAMPLES:
   $ dyad export mine.yaml                 # to <id>.xlsx
   $ dyad export mine.pdf -o mine.zip      # the dossier in a brief, as CSV
   $ dyad export --trade BACI_HS92_Y2022.csv country_codes.csv --pair KAZ-RUS`,
		Flags: slices.Concat([]cli.Flag{
			outputFlag("write to `FILE`, - for standard output", &o.Out),
			&cli.StringFlag{Name: "format", Usage: "write as `FORMAT`: xlsx or zip (default: what -o ends in)", Destination: &o.Format},
			&cli.BoolFlag{Name: "force", Usage: "overwrite a file that exists", Destination: &o.Force, DisableDefaultText: true},
			tradeFlag("compute the dossier from the tables in `FILE`… (and in the arguments)"),
		}, o.flags(), pairFlags(&o.pair)),
		Action: func(c *cli.Context) (err error) {
			if o.In, o.Trade, err = fileOrTables(c, o.Lang, &o.pair); err != nil {
				return err
			}
			if err := o.validate(); err != nil {
				return err
			}
			return runExport(e, o)
		},
	}
}

func (o *exportOptions) validate() error {
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(o.Out), "."))
	switch {
	case o.Format == "" && slices.Contains(exportFormats, ending):
		o.Format = ending
	case o.Format == "" && (o.Out == "" || o.Out == "-"):
		o.Format = "xlsx"
	case o.Format == "":
		return usageError{fmt.Sprintf("the ending of %s names no format", shown([]string{o.Out})), "let -o end in .xlsx or .zip, or say --format"}
	case !slices.Contains(exportFormats, o.Format):
		return usageError{fmt.Sprintf("unknown format %q", o.Format), "formats are xlsx and zip"}
	}
	return o.langOptions.validate()
}

func runExport(e *env, o exportOptions) error {
	date, err := e.sourceDate()
	if err != nil {
		return err
	}
	d, lang, err := e.dossierToExport(o)
	if err != nil {
		return err
	}
	make := export.Workbook
	if o.Format == "zip" {
		make = export.Archive
	}
	b, err := make(d, audit.Check(d).Findings, report.Options{Lang: lang, Version: version(), Date: date})
	if err != nil {
		return err
	}
	out := o.Out
	if out == "" {
		out = d.ID + langSuffix(d, lang) + "." + o.Format
		if what := batch.NamesProblem(out); what != "" {
			return advice.With(fmt.Errorf("the file's name, after the dossier's id, %s", what), "name the file with -o")
		}
	}
	if err := e.write(out, b, forced(o.Force, store.IfForced)); err != nil {
		return err
	}
	e.wrote(out, fmt.Sprintf("%s, %s, %s", count(len(d.Claims), "claim"), count(len(d.Sources), "source"), size(len(b))))
	e.sayUntranslated(d, o.In, lang)
	return nil
}

// dossierToExport is the dossier to export and the language that it is put in.
func (e *env) dossierToExport(o exportOptions) (d *data.Dossier, lang string, err error) {
	switch {
	case len(o.Trade) > 0:
		if d, err = e.pairDossier(o.pair); err != nil {
			return nil, "", err
		}
		return d, d.Lang, nil
	case o.In == "":
		return e.readTranslated("", o.langOptions)
	}
	x, err := e.readEdition(o.In)
	if err != nil {
		return nil, "", err
	}
	if x.lang == "" || o.Texts != "" {
		return translated(e.inputs, x.d, o.In, o.langOptions)
	}
	lang = cmp.Or(o.Lang, x.lang)
	err = e.translate(&x, lang)
	return x.d, lang, err
}
