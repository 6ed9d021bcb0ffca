package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"dyad/data/advice"
	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/data/trade/source"
	"dyad/report/batch"
	"dyad/report/store"
	"dyad/report/worldtable"
)

// measuresOptions are the arguments of "dyad measures".
type measuresOptions struct {
	Tables      tableOptions
	Pair        string  // only these: KAZ-EU27,KAZ-*; "" for all pairs of states
	MinTurnover float64 // USD
	Out         string
	Format      string // csv or parquet, "" by the name of Out
	Force       bool
}

// tableFormats are those that "dyad measures" writes.
var tableFormats = []string{"csv", "parquet"}

func measuresCommand(e *env) *cli.Command {
	var o measuresOptions
	return &cli.Command{
		Name:      "measures",
		Usage:     "write every measure of every pair as one table",
		ArgsUsage: "TABLE…|- [-o FILE|-] [--format csv|parquet] [--pair AAA-BBB] [--product CODES] [--force] [FLAG…]",
		Description: `Reads tables of trade (` + knownTables() + `) and writes
one table of all published measures (docs/methods.md) of every pair of states in
every year, or of --year: a row for each figure, with its rule, and one for each
measure that could not be computed, with what it would need (why_not). Years, then
pairs by their codes, then measures in the order of docs/methods.md; the same
tables give the same bytes. docs/measures.md says what the columns are, and how to
read the table in R, Python, DuckDB and a spreadsheet.

The name of FILE says the format, .csv or .parquet; standard output, the default,
is CSV without --format. With --pair it has only these pairs: KAZ-RUS, KAZ-* for all
of a state, and with a group of states on either side, KAZ-EU27 or EU27-*. With
--product it is of the measures of these goods instead, one after the other. A file
that exists is not overwritten without --force.

EXAMPLES:
   $ dyad measures BACI_HS92_Y2022_V202401b.csv country_codes_V202401b.csv -o measures.parquet
   $ dyad measures comtrade.csv --pair 'KAZ-*' -o - | grep ,import-share,
   $ dyad measures BACI_HS92_Y2022_V202401b.csv country_codes_V202401b.csv --product 0901,8401 -o goods.csv`,
		Flags: append([]cli.Flag{
			outputFlag("write the table to `FILE`, - for standard output", &o.Out),
			&cli.StringFlag{Name: "format", Usage: "write `FORMAT`: csv or parquet", Destination: &o.Format, DefaultText: "by the name of the file, else csv"},
			&cli.StringFlag{Name: "pair", Usage: "only these `PAIRS`, a group being a side too: KAZ-EU27,KAZ-*", Destination: &o.Pair},
			&cli.Float64Flag{Name: "min-turnover", Usage: "leave out pairs that trade less than `USD`", Destination: &o.MinTurnover, DefaultText: "0"},
			&cli.Float64Flag{Name: "freight", Usage: "add the mirror gap with freight taken off, `C` being what it adds to a value: 0.06", Destination: &o.Tables.Freight, DefaultText: "none"},
			&cli.BoolFlag{Name: "force", Usage: "overwrite a file that exists", Destination: &o.Force, DisableDefaultText: true},
		}, tableFlags(&o.Tables)...),
		Action: func(c *cli.Context) error {
			o.Tables.In = c.Args().Slice()
			if err := o.validate(); err != nil {
				return err
			}
			return runMeasures(e, o)
		},
	}
}

func (o *measuresOptions) validate() error {
	if len(o.Tables.In) == 0 {
		return usageError{"no table named", "`dyad measures` takes TABLE…, or - for standard input"}
	}
	if err := o.Tables.validate(); err != nil {
		return err
	}
	if !(o.MinTurnover >= 0) {
		return usageError{"--min-turnover is no sum of money", "it is US dollars: --min-turnover 1e9"}
	}
	if !(o.Tables.Freight >= 0 && o.Tables.Freight < 1) {
		return usageError{"--freight is from 0 to under 1", "it is what freight and insurance add to the exporter's value: --freight 0.06"}
	}
	o.Out = cmp.Or(o.Out, "-")
	named := strings.TrimPrefix(strings.ToLower(filepath.Ext(o.Out)), ".")
	if o.Format == "" {
		o.Format = named
		if o.Out == "-" {
			o.Format = tableFormats[0]
		}
	}
	if !slices.Contains(tableFormats, o.Format) {
		return usageError{fmt.Sprintf("unknown format %q", o.Format), "formats are csv and parquet: -o measures.parquet"}
	}
	if o.Out != "-" && slices.Contains(tableFormats, named) && named != o.Format {
		return usageError{fmt.Sprintf("--format %s and a file named .%s", o.Format, named), "leave --format out: the name says it"}
	}
	return nil
}

func runMeasures(e *env, o measuresOptions) error {
	products, err := o.Tables.products()
	if err != nil {
		return err
	}
	whole, w, err := e.readWhole(o.Tables)
	if err != nil {
		return err
	}
	parts, err := e.console.parts(whole, w, products)
	if err != nil {
		return err
	}
	if err := o.Tables.ofProducts(parts[0].product); err != nil {
		return err
	}
	if c := whole.Currency(); c != source.USDollar {
		return advice.With(fmt.Errorf("the values of the tables are in %s, not in US dollars", c), "say what one is in dollars: --rate "+c+"=1.05")
	}
	table := measuredTable{e: e}
	for _, read := range parts {
		part, err := measuredOf(read, o)
		if err != nil {
			return err
		}
		table.parts = append(table.parts, part)
	}
	if err := e.writeFrom(o.Out, forced(o.Force, store.IfForced), func(w io.Writer) error { return table.write(w, o.Format) }); err != nil {
		return err
	}
	if o.Out != "-" {
		e.say(fmt.Sprintf("wrote %s: %s of %s in %s", advice.Quote(o.Out), count(table.rows, "row"), table.pairs(), table.years()))
	}
	return nil
}

// A measuredPart is what is measured of all goods, or of one product.
type measuredPart struct {
	of      batch.Tables
	pairs   []batch.Pair
	years   []int
	product []trade.Product // none for all goods
}

// measuredOf says which pairs and years of tables are measured.
func measuredOf(read *tables, o measuresOptions) (part measuredPart, err error) {
	if len(read.world.Pairs()) == 0 {
		return part, noPairs(read.table)
	}
	if part.product = read.product; len(part.product) > 0 {
		if _, err := read.wholeWorld.OneProduct(part.product[0]); err != nil {
			return part, noGoods(read.whole, part.product, o.Tables.Year, err)
		}
	}
	if part.pairs, part.of, err = measuredPairs(read, o); err != nil {
		return part, err
	}
	part.years = read.table.Years()
	if o.Tables.Year != 0 {
		part.years = []int{o.Tables.Year}
	}
	part.years = slices.DeleteFunc(part.years, func(y int) bool { return y < o.Tables.Since })
	return part, nil
}

// measuredPairs are the pairs to measure: all, by their codes, or those that are asked
// for, in that order.
func measuredPairs(read *tables, o measuresOptions) ([]batch.Pair, batch.Tables, error) {
	patterns, err := batch.ParsePairs(cmp.Or(o.Pair, "all"))
	if err != nil {
		return nil, batch.Tables{}, usageError{err.Error(), "say --pair KAZ-RUS, KAZ-* or KAZ-EU27, several with commas between"}
	}
	of, err := read.ofBatch(o.Tables)
	if err != nil {
		return nil, of, err
	}
	pairs, err := batch.Choose(of, patterns, o.MinTurnover)
	if err != nil {
		return nil, of, err
	}
	if o.Pair == "" {
		slices.SortFunc(pairs, func(a, b batch.Pair) int { return cmp.Compare(a.Name(), b.Name()) })
	}
	for _, p := range pairs {
		if _, _, err := of.Listed(p); err != nil {
			return nil, of, err
		}
	}
	return pairs, of, nil
}

// A measuredTable is the table of measures in the making.
type measuredTable struct {
	e     *env
	parts []measuredPart
	rows  int // written
}

// pairs says how many pairs are measured, each counted once.
func (t *measuredTable) pairs() string {
	names := map[string]bool{}
	for i := range t.parts {
		for _, p := range t.parts[i].pairs {
			names[p.Name()] = true
		}
	}
	return count(len(names), "pair")
}

// years says likewise how many years.
func (t *measuredTable) years() string {
	years := map[int]bool{}
	for i := range t.parts {
		for _, y := range t.parts[i].years {
			years[y] = true
		}
	}
	return count(len(years), "year")
}

// write computes and writes all rows.
func (t *measuredTable) write(w io.Writer, format string) error {
	begin := worldtable.NewCSV
	if format == "parquet" {
		begin = worldtable.NewParquet
	}
	out, err := begin(w)
	if err != nil {
		return err
	}
	maker, err := worldtable.NewMaker()
	if err != nil {
		return err
	}
	running, halt := context.WithCancel(context.Background())
	defer halt()
	workers := runtime.GOMAXPROCS(0)
	if t.e.getenv("GOGC") == "" {
		collectEvery(running, uint64(workers)*garbagePerWorker)
	}
	jobs := 0
	for i := range t.parts {
		jobs += len(t.parts[i].pairs) * len(t.parts[i].years)
	}
	bar := t.e.console.measuringBar(jobs)
	defer bar.clear()
	for rows := range batch.Ordered(running, workers, 8*workers, t.jobs(), func(_ context.Context, j measureJob) result {
		return j.rows(maker)
	}) {
		if err == nil {
			err = errors.Join(rows.err, out.Write(rows.rows))
		}
		if err != nil {
			return err
		}
		t.rows += len(rows.rows)
		bar.step()
	}
	return out.Close()
}

// A measureJob is a pair in a year.
type measureJob struct {
	in    *measure.World
	good  *measure.OneProduct // nil for all goods
	place batch.Measured
	year  int
	err   error // in place of good
}

// A result is the rows of a job.
type result struct {
	rows []worldtable.Row
	err  error
}

// jobs are the pairs in each year, of one product after the other.
func (t *measuredTable) jobs() iter.Seq[measureJob] {
	return func(yield func(measureJob) bool) {
		for i := range t.parts {
			part := &t.parts[i]
			if len(part.product) > 0 {
				if !part.ofProduct(yield) {
					return
				}
				continue
			}
			for _, year := range part.years {
				if !part.ofAllGoods(year, yield) {
					return
				}
			}
		}
	}
}

// ofAllGoods are the pairs in a year. What has been computed of a year is let go at its
// end: a year of the world takes some 50 MB.
func (part *measuredPart) ofAllGoods(year int, yield func(measureJob) bool) (more bool) {
	fresh := map[*measure.World]*measure.World{}
	for _, p := range part.pairs {
		place := part.of.Measured(p)
		if fresh[place.World] == nil {
			fresh[place.World] = place.World.Fresh()
		}
		if !yield(measureJob{in: fresh[place.World], place: place, year: year}) {
			return false
		}
	}
	return true
}

// ofProduct are the pairs in each year, of a product. What depends on single states is
// computed once for all pairs.
func (part *measuredPart) ofProduct(yield func(measureJob) bool) (more bool) {
	ready := map[*measure.World]measureJob{}
	for _, year := range part.years {
		for _, p := range part.pairs {
			place := part.of.Measured(p)
			job, known := ready[place.World]
			if !known {
				job.in = place.World
				job.good, job.err = job.in.OneProduct(part.product[0])
				ready[place.World] = job
			}
			job.place, job.year = place, year
			if !yield(job) {
				return false
			}
		}
	}
	return true
}

// rows are none where the pair has no trade in the year.
func (j measureJob) rows(m *worldtable.Maker) result {
	if j.err != nil {
		return result{err: j.err}
	}
	if j.good != nil {
		p, err := j.good.Pair(j.place.A, j.place.B)
		if err != nil {
			return result{err: err}
		}
		if y := p.In(j.year); y != nil {
			return result{rows: m.ProductRows(p, y, j.place.Names)}
		}
		return result{}
	}
	if !j.in.Traded(j.year, j.place.A, j.place.B) {
		return result{}
	}
	set, err := j.in.PairIn(j.place.A, j.place.B, j.year)
	if err != nil {
		return result{err: err}
	}
	return result{rows: m.Rows(set, j.place.Names)}
}

// A measuringBar shows on a terminal how many pairs are measured.
type measuringBar struct {
	*bar
	done, of int
}

func (c *console) measuringBar(of int) *measuringBar {
	if !c.onTerminal() {
		return &measuringBar{of: of}
	}
	return &measuringBar{bar: c.newBar(time.Now()), of: of}
}

func (b *measuringBar) step() {
	b.done++
	if b.bar != nil {
		b.draw(time.Now(), float64(b.done)/float64(b.of), fmt.Sprintf("%d of %d pairs measured", b.done, b.of))
	}
}

func (b *measuringBar) clear() {
	if b.bar != nil {
		b.bar.clear()
	}
}
