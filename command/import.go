package command

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dyad/data"
	"dyad/data/advice"
	"dyad/report/compute"
	"dyad/report/store"
	"dyad/report/words"
)

// pairOptions say which dossier to make from tables.
type pairOptions struct {
	Tables  tableOptions
	Pair    string // "KAZ-RUS"
	Lang    string // of the dossier's words, "" is English
	With    string // a curated dossier to merge in, or ""
	Context string // a file of indicators of the World Bank, or ""
}

// importOptions are the arguments of "dyad import".
type importOptions struct {
	pairOptions
	Out   string
	Force bool
}

func importCommand(e *env) *cli.Command {
	var o importOptions
	return &cli.Command{
		Name:      "import",
		Usage:     "write the dossier of a pair from tables of trade",
		ArgsUsage: "TABLE…|- --pair AAA-BBB [-o FILE|-] [--with FILE] [--lang TAG] [--force] [FLAG…]",
		Description: `Reads tables of trade (` + knownTables() + `), computes
the published measures of the pair (docs/methods.md) and writes a dossier: claims
with their measure and source, sections, figures, and what could not be computed.
Edit it, then "dyad brief" it; "dyad brief --trade" does both at once.

--with merges in a dossier of your own about the same two states: its sections
come first, its claims replace those of the same id.

A file that exists is not overwritten without --force.

EXAMPLES:
   $ dyad import BACI_HS92_Y2022_V202401b.csv country_codes_V202401b.csv --pair KAZ-RUS
   $ dyad import comtrade.csv --pair CHN-DEU --year 2022 -o - | less`,
		Flags: append([]cli.Flag{
			outputFlag("write the dossier to `FILE`, - for standard output", &o.Out),
			&cli.BoolFlag{Name: "force", Usage: "overwrite a file that exists", Destination: &o.Force, DisableDefaultText: true},
			&cli.StringFlag{Name: "lang", Usage: "write the dossier's words in language `TAG`", Value: "en", Destination: &o.Lang},
		}, pairFlags(&o.pairOptions)...),
		Action: func(c *cli.Context) error {
			o.Tables.In = c.Args().Slice()
			if err := o.pairOptions.validate(); err != nil {
				return err
			}
			if err := refuseAsText(o.Out); err != nil {
				return err
			}
			return runImport(e, o)
		},
	}
}

// pairFlags are the flags of commands that make one pair's dossier.
func pairFlags(o *pairOptions) []cli.Flag {
	return append([]cli.Flag{
		&cli.StringFlag{Name: "pair", Usage: "the two states, `AAA-BBB` by ISO 3166-1; either may be a group: KAZ-EU27", Destination: &o.Pair},
		&cli.StringFlag{Name: "context", Usage: "set the trade beside GDP and population of the World Bank's `FILE`", Destination: &o.Context},
		&cli.BoolFlag{Name: "months", Usage: "show months: of tables of which no row is of a whole year", Destination: &o.Tables.Months, DisableDefaultText: true},
		&cli.StringFlag{Name: "with", Usage: "merge in the dossier in `FILE`", Destination: &o.With},
	}, tableFlags(&o.Tables)...)
}

func (o *pairOptions) validate() error {
	switch {
	case len(o.Tables.In) == 0:
		return usageError{"no table named", "name tables of trade, or - for standard input; docs/tables.md says which are read"}
	case o.Pair == "":
		return usageError{"no pair named", "say --pair KAZ-RUS; `dyad pairs TABLE…` lists the pairs"}
	}
	if known := words.Languages(); o.Lang != "" && !slices.Contains(known, o.Lang) {
		return usageError{fmt.Sprintf("unknown language %q", o.Lang), "languages are " + strings.Join(known, ", ")}
	}
	if err := o.Tables.validate(); err != nil || !o.Tables.Months {
		return err
	}
	return o.validateMonths()
}

// refuseWithoutTrade refuses flags about tables where no table is named. The
// example shows how they are used with one.
func refuseWithoutTrade(c *cli.Context, flags []cli.Flag, example string) error {
	for _, f := range flags {
		if name := f.Names()[0]; c.IsSet(name) {
			return usageError{"--" + name + " without --trade", "name the tables: `dyad " + c.Command.Name + " --trade TABLE… " + example + "`"}
		}
	}
	return nil
}

func runImport(e *env, o importOptions) error {
	d, err := e.pairDossier(o.pairOptions)
	if err != nil {
		return err
	}
	out := o.Out
	if out == "" {
		out = d.ID + ".yaml"
	}
	over := forced(o.Force, store.IfForced)
	if err := e.write(out, d.Raw, over); err != nil || out == "-" {
		return err
	}
	e.say(fmt.Sprintf("wrote %s: %s, %s; next: dyad brief %[1]s", advice.Quote(out), count(len(d.Claims), "claim"), count(len(d.Sources), "source")))
	return nil
}

// pairMeasures reads tables, and returns what computes the measures of a pair in them.
func (in *inputs) pairMeasures(o pairOptions) (func(pairOptions) (*pairMade, error), error) {
	if o.Tables.Months {
		m, err := readMonths(in, o.Tables)
		return func(o pairOptions) (*pairMade, error) { return pairMonths(m, o) }, err
	}
	t, w, err := in.readWhole(o.Tables)
	return func(o pairOptions) (*pairMade, error) { return in.pairGoods(t, w, o) }, err
}

// pairDossier computes a pair's dossier from tables.
func (in *inputs) pairDossier(o pairOptions) (*data.Dossier, error) {
	var curated *data.Dossier
	if o.With != "" {
		var err error
		if curated, err = in.readDossier(o.With); err != nil {
			return nil, err
		}
	}
	measured, err := in.pairMeasures(o)
	if err != nil {
		return nil, err
	}
	made, err := measured(o)
	if err == nil && curated != nil && made.swapped(curated.A.Code) {
		o.Pair = otherWay(o.Pair) // the curated dossier says which side is which
		made, err = measured(o)
	}
	if err != nil {
		return nil, err
	}
	made.Lang, made.Curated = o.Lang, curated
	if o.Context != "" {
		if made.Context, err = in.readContext(o.Context); err != nil {
			return nil, err
		}
	}
	return compute.Dossier(made.Options)
}
