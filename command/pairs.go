package command

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/urfave/cli/v2"

	"dyad/data/advice"
	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/data/trade/source"
	"dyad/report/batch"
)

// pairsOptions are the arguments of "dyad pairs".
type pairsOptions struct {
	Tables      tableOptions
	Pair        string  // only these: KAZ-EU27,KAZ-*; "" for all pairs of states
	MinTurnover float64 // USD
	Format      string  // text or json
}

// A listedPair is one pair as it is printed. Flows that the table does not have
// are null, which is not 0.
type listedPair struct {
	Pair     string   `json:"pair"`
	Year     int      `json:"year"`
	Turnover float64  `json:"turnover_usd"`
	Forth    *float64 `json:"first_to_second_usd"`
	Back     *float64 `json:"second_to_first_usd"`
}

func pairsCommand(e *env) *cli.Command {
	var o pairsOptions
	return &cli.Command{
		Name:      "pairs",
		Usage:     "list the pairs that tables of trade have rows of",
		ArgsUsage: "TABLE…|- [--pair AAA-BBB] [--min-turnover USD] [--format text|json] [FLAG…]",
		Description: `Reads tables of trade (` + knownTables() + `) and prints
a pair a line, the largest turnover first, ties by code. The columns, with tabs
between them: the pair as --pair takes it (AAA-BBB, in the order of codes), the
year (the pair's latest, or --year), the turnover, what AAA sold BBB, what BBB
sold AAA; in whole US dollars. A flow is the reconciled figure, else the
exporter's, else the importer's. One that is not in the table is "-", and the
turnover is then that of the other. With --format json it is a list of objects
with unrounded sums, and null for a flow that is not there.

With --pair it prints only these pairs: KAZ-RUS, KAZ-* for all of a state, and
with a group of states on either side, KAZ-EU27 or EU27-*.

EXAMPLES:
   $ dyad pairs BACI_HS92_Y2022_V202401b.csv country_codes_V202401b.csv
   $ dyad pairs --min-turnover 1e9 BACI*.csv country_codes*.csv | cut -f1 > pairs.txt
   $ dyad batch --trade BACI*.csv country_codes*.csv --pairs pairs.txt -o 'out/{id}.pdf'`,
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "pair", Usage: "only these `PAIRS`, a group being a side too: KAZ-EU27,KAZ-*", Destination: &o.Pair},
			&cli.Float64Flag{Name: "min-turnover", Usage: "leave out pairs that trade less than `USD`", Destination: &o.MinTurnover, DefaultText: "0"},
			formatFlag(&o.Format),
		}, tableFlags(&o.Tables)...),
		Action: func(c *cli.Context) error {
			o.Tables.In = c.Args().Slice()
			o.Tables.Since = cmp.Or(o.Tables.Since, o.Tables.Year) // it needs no other
			if len(o.Tables.In) == 0 {
				return usageError{"no table named", "`dyad pairs` takes TABLE…, or - for standard input"}
			}
			if err := o.Tables.validate(); err != nil {
				return err
			}
			if math.IsNaN(o.MinTurnover) || o.MinTurnover < 0 {
				return usageError{"--min-turnover is no sum of money", "it is US dollars: --min-turnover 1e9"}
			}
			if err := validFormat(o.Format); err != nil {
				return err
			}
			return runPairs(e, o)
		},
	}
}

func runPairs(e *env, o pairsOptions) error {
	read, err := e.readTables(o.Tables)
	if err != nil {
		return err
	}
	t := read.table
	listed, err := listPairs(read, o)
	if err != nil {
		return err
	}
	if c := t.Currency(); c != source.USDollar {
		if o.Format == "json" || o.MinTurnover > 0 {
			return advice.With(fmt.Errorf("the values of the tables are in %s, not in US dollars", c), "say what one is in dollars: --rate "+c+"=1.05")
		}
		e.say("the values are in " + c + ", not in US dollars")
	}
	all := []listedPair{}
	for _, l := range listed {
		if l.Turnover >= o.MinTurnover {
			all = append(all, l)
		}
	}
	if len(all) == 0 {
		return advice.With(errors.New("no two states trade as much in these tables"), "the largest turnover is that of "+listed[0].Pair+": leave --min-turnover away to see it")
	}
	if o.Format == "json" {
		b, err := json.MarshalIndent(all, "", "  ")
		if err != nil {
			return err
		}
		return e.print(append(b, '\n'))
	}
	var out bytes.Buffer
	for _, p := range all {
		fmt.Fprintf(&out, "%s\t%d\t%.0f\t%s\t%s\n", p.Pair, p.Year, p.Turnover, wholeDollars(p.Forth), wholeDollars(p.Back))
	}
	return e.print(out.Bytes())
}

// listPairs are the pairs of tables, or those that are asked for, of the greatest
// turnover first.
func listPairs(read *tables, o pairsOptions) ([]listedPair, error) {
	var all []listedPair
	add := func(name string, l measure.Listed) {
		all = append(all, listedPair{name, l.Year, l.Turnover().Dollars(), dollars(l.Forth), dollars(l.Back)})
	}
	if o.Pair == "" {
		for _, l := range read.world.Pairs() {
			add(read.table.Country(l.A).Label()+"-"+read.table.Country(l.B).Label(), l)
		}
		if len(all) == 0 {
			return nil, noPairs(read.table)
		}
		return all, nil
	}
	patterns, err := batch.ParsePairs(o.Pair)
	if err != nil {
		return nil, usageError{err.Error(), "say --pair KAZ-RUS, KAZ-* or KAZ-EU27, several with commas between"}
	}
	of, err := read.ofBatch(o.Tables)
	if err != nil {
		return nil, err
	}
	pairs, err := batch.Choose(of, patterns, 0)
	if err != nil {
		return nil, err
	}
	for _, p := range pairs {
		name, l, err := of.Listed(p)
		if err != nil {
			return nil, err
		}
		add(name, l)
	}
	slices.SortStableFunc(all, func(a, b listedPair) int { return cmp.Compare(b.Turnover, a.Turnover) })
	return all, nil
}

func dollars(f measure.Figure) *float64 {
	if !f.Known() {
		return nil
	}
	v := f.Value.Dollars()
	return &v
}

func wholeDollars(v *float64) string {
	if v == nil {
		return "-"
	}
	return strconv.FormatFloat(*v, 'f', 0, 64)
}

// noPairs says why a table has no pair of states to list.
func noPairs(t *trade.Table) error {
	if err := noStates(t); err != nil {
		return err
	}
	products := t.Products()
	if products[0].Level() != source.AllProducts {
		return advice.With(fmt.Errorf("no two states have trade in all goods in these tables: they hold %s", count(len(products), "product")),
			"list the pairs of a product: --product "+products[0].Code())
	}
	if len(products) > 1 {
		return advice.With(errors.New("no two states have trade in all goods in these tables"), "list the pairs of a product: --product "+products[1].Code())
	}
	return errors.New("no two states have trade in these tables: a state's trade with itself is none")
}

// noStates says why a table has no rows of two states; nil if it has some.
func noStates(t *trade.Table) error {
	world := false
	for _, l := range t.Layers() {
		v := t.In(l.Layer)
		for range v.All(trade.EveryYear) {
			return nil
		}
		for c := trade.World + 1; int(c) < t.Countries(); c++ {
			world = world || v.PairTotal(trade.EveryYear, c, trade.World).Known() || v.PairTotal(trade.EveryYear, trade.World, c).Known()
		}
	}
	if world {
		return advice.With(errors.New("the table holds trade with the world only, no rows of two states"), "download all partners, not partner 0 (World) alone")
	}
	return advice.With(errors.New("the table has no rows of two states: groups and unknown codes are no partners"), "`dyad brief --trade TABLE --pair KAZ-EU27` takes the rows of a group")
}
