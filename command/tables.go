package command

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"dyad/data/advice"
	"dyad/data/trade"
	"dyad/data/trade/correlation"
	"dyad/data/trade/measure"
	"dyad/data/trade/source"
	"dyad/report/batch"
)

// tableOptions are how tables of trade are read, and what is computed from them.
type tableOptions struct {
	In       []string // files, "-" for standard input
	Year     int      // 0 is the latest
	Since    int      // first year of the series, 0 the first of the table
	Edition  string
	Mix      bool
	Complete bool
	Unit     string
	Product  string  // codes with commas between, "" for all goods
	Group    string  // groups of the user's own: NAME=AZE+IRN,…
	World    bool    // a reconciled table has every flow of its products
	Freight  float64 // see [measure.Options]
	Rate     string  // EUR=1.053,CNY=0.14 or a file of year,currency,usd
	Quiet    bool    // no progress
	Months   bool    // months are kept apart, and a row of a whole year is refused
	// Correlation are files that say which codes of two editions share goods.
	Correlation []string
}

// tableFlags are the flags of every command that reads tables.
func tableFlags(o *tableOptions) []cli.Flag {
	return []cli.Flag{
		&cli.IntFlag{Name: "year", Usage: "the `YEAR` to compute, by default the latest with rows of the pair", Destination: &o.Year, DefaultText: "latest"},
		&cli.IntFlag{Name: "first-year", Usage: "the first `YEAR` of series", Destination: &o.Since, DefaultText: "the table's first"},
		&cli.StringFlag{Name: "edition", Usage: "keep rows of one `EDITION` of the Harmonized System (" + strings.Join(editions, ", ") + ")", Destination: &o.Edition},
		&cli.BoolFlag{Name: "mix-editions", Usage: "read several editions side by side; measures by product are then not computed", Destination: &o.Mix, DisableDefaultText: true},
		&cli.BoolFlag{Name: "complete", Usage: "take an answer of exactly 500, 100,000 or 250,000 rows for whole", Destination: &o.Complete, DisableDefaultText: true},
		&cli.StringFlag{Name: "unit", Usage: "the `UNIT` of tables that state none: usd, thousand or million (US dollars)", Destination: &o.Unit},
		&cli.StringFlag{Name: "product", Usage: "trade in these goods: `CODES` of 2, 4 or 6 digits of the Harmonized System, with commas between", Destination: &o.Product},
		&cli.GenericFlag{Name: "correlation", Usage: "compare a product across editions of the Harmonized System by the correlation table in `FILE`; may be given again", Value: (*severalValues)(&o.Correlation)},
		&cli.StringFlag{Name: "group", Usage: "a group of your own, `NAME=AAA+BBB`; several with commas between", Destination: &o.Group},
		&cli.BoolFlag{Name: "world", Usage: "take a reconciled table of some products for all the trade there is in them", Destination: &o.World, DisableDefaultText: true},
		&cli.StringFlag{Name: "rate", Usage: "convert other currencies: `EUR=1.053` is dollars for one; or a file of year,currency,usd", Destination: &o.Rate},
	}
}

// knownTables are the formats that are read, for help.
func knownTables() string { return strings.Join(append(trade.FormatTitles(), "docs/tables.md"), ", ") }

// editions are those of the Harmonized System that --edition names.
var editions = []string{"HS92", "HS96", "HS02", "HS07", "HS12", "HS17", "HS22"}

// units are the names of --unit.
var units = map[string]trade.Unit{"": trade.NoUnit, "usd": trade.Dollars, "thousand": trade.ThousandDollars, "million": trade.MillionDollars}

func (o *tableOptions) validate() error {
	if _, ok := units[o.Unit]; !ok {
		return usageError{fmt.Sprintf("unknown unit %q", o.Unit), "units are usd, thousand and million"}
	}
	if o.Edition != "" && !slices.Contains(editions, o.Edition) {
		return usageError{fmt.Sprintf("unknown edition %q", o.Edition), "editions are " + strings.Join(editions, ", ")}
	}
	if _, err := o.products(); err != nil {
		return err
	}
	if _, err := o.groups(); err != nil {
		return err
	}
	if slices.Index(o.In, "-") != len(o.In)-1 && slices.Contains(o.In, "-") {
		return usageError{"standard input (-) has to be the last table", "name - once, after the files"}
	}
	return nil
}

// yearsBefore is how many years before the first of the series the rule of
// dependent products looks at (docs/methods.md).
const yearsBefore = 2

// measures are the options of measures.
func (o *tableOptions) measures() measure.Options {
	return measure.Options{Year: o.Year, Since: o.Since, World: o.World, Freight: o.Freight}
}

// ofProducts refuses correlation tables where no product is asked for.
func (o *tableOptions) ofProducts(products []trade.Product) error {
	if len(o.Correlation) > 0 && len(products) == 0 {
		return usageError{"--correlation without --product", "it compares products across editions: --product 8542"}
	}
	return nil
}

// readCorrelations reads correlation tables.
func readCorrelations(in *inputs, files []string) (all []*correlation.Table, err error) {
	for _, name := range files {
		b, err := readSideFile(in, "correlation", name, "name a table of the codes of two editions, as the UN Statistics Division has them")
		if err != nil {
			return nil, err
		}
		own, err := correlation.Read(filepath.Base(name), b)
		if err != nil {
			return nil, err
		}
		all = append(all, own...)
	}
	return all, nil
}

// groups are those of --group.
func (o *tableOptions) groups() (batch.Groups, error) {
	groups, err := batch.ParseGroups(o.Group)
	var bad *batch.GroupError
	if errors.As(err, &bad) {
		err = usageError{"--group: " + bad.Error(), bad.Hint}
	}
	return groups, err
}

// products are those of --product.
func (o *tableOptions) products() ([]trade.Product, error) {
	var all []trade.Product
	for _, code := range strings.Split(o.Product, ",") {
		if code = strings.TrimSpace(code); code == "" {
			continue
		}
		p, err := trade.ParseProduct(code)
		if err != nil || p.Level() == trade.AllProducts {
			return nil, usageError{fmt.Sprintf("--product %q is no code of the Harmonized System", code), "codes have 2, 4 or 6 digits: --product 8542 or --product 2709,27"}
		}
		if !slices.Contains(all, p) {
			all = append(all, p)
		}
	}
	if len(all) > maxProducts {
		return nil, usageError{fmt.Sprintf("--product names %d products, over the limit of %d", len(all), maxProducts), "make a brief for each, or name their heading"}
	}
	return all, nil
}

// A tables is what files hold, and the part of it that a list of pairs is of: all, or
// one product.
type tables struct {
	table, whole      *trade.Table
	world, wholeWorld *measure.World
	product           []trade.Product // of the part, none for all goods
}

// ofBatch is the same for a batch.
func (t *tables) ofBatch(o tableOptions) (batch.Tables, error) {
	groups, err := o.groups()
	return batch.Tables{Table: t.table, World: t.world, Few: t.product, Whole: t.whole, WholeWorld: t.wholeWorld, Groups: groups}, err
}

// readTables reads files into one table, and makes it ready for measures: of the
// one product that is asked for, if one is.
func (in *inputs) readTables(o tableOptions) (*tables, error) {
	products, err := o.products()
	if err != nil {
		return nil, err
	}
	if len(products) > 1 {
		return nil, usageError{"several products", "a list or a batch of pairs is of one product: --product " + products[0].Code()}
	}
	t, w, err := in.readWhole(o)
	if err != nil {
		return nil, err
	}
	all, err := in.console.parts(t, w, products)
	if err != nil {
		return nil, err
	}
	return all[0], o.ofProducts(all[0].product)
}

// parts are what tables hold of each of a few products, or of all goods without any.
func (c *console) parts(t *trade.Table, w *measure.World, products []trade.Product) (all []*tables, err error) {
	if len(products) == 0 {
		if products = onlyProduct(t); len(products) > 0 {
			c.say(fmt.Sprintf("the tables hold %s only: all figures are of it", products[0].Label()))
		}
	}
	if len(products) == 0 {
		return []*tables{{table: t, whole: t, world: w, wholeWorld: w}}, nil
	}
	for _, p := range products {
		part := &tables{table: t.OfProduct(p), whole: t, wholeWorld: w, product: []trade.Product{p}}
		if len(part.table.Years()) == 0 {
			return nil, noProduct(t, p)
		}
		if part.world, err = w.OfProduct(part.table); err != nil {
			return nil, err
		}
		all = append(all, part)
	}
	return all, nil
}

// onlyProduct is the product of a table that has no other and no total.
func onlyProduct(t *trade.Table) []trade.Product {
	if all := t.Products(); len(all) == 1 && all[0].Level() != trade.AllProducts {
		return all
	}
	return nil
}

// noProduct says that a table has no rows of a product, and which it has.
func noProduct(t *trade.Table, p trade.Product) error {
	return advice.With(fmt.Errorf("the table has no rows of %s", p.Label()), "it has "+productList(t))
}

// productList are the products of a table, the first few of many.
func productList(t *trade.Table) string {
	var codes []string
	for _, p := range t.Products() {
		if p.Level() != trade.AllProducts {
			codes = append(codes, p.Code())
		}
	}
	const most = 8
	switch {
	case len(codes) == 0:
		return "no products, only totals"
	case len(codes) > most:
		return strings.Join(codes[:most], ", ") + fmt.Sprintf(" and %d more", len(codes)-most)
	}
	return strings.Join(codes, ", ")
}

// readWhole reads files into one table of all that they hold.
func (in *inputs) readWhole(o tableOptions) (*trade.Table, *measure.World, error) {
	options := o.measures()
	var err error
	if options.Correlations, err = readCorrelations(in, o.Correlation); err != nil {
		return nil, nil, err
	}
	b, err := in.readFiles(o)
	if err != nil {
		return nil, nil, err
	}
	t, err := b.Table()
	if err != nil {
		return nil, nil, err
	}
	in.heldApart(t)
	w, err := measure.NewWorld(t, options)
	return t, w, err
}

// readFiles reads files for one table.
func (in *inputs) readFiles(o tableOptions) (*trade.Builder, error) {
	bar := in.console.readingBar(o)
	defer bar.end()
	rates, err := in.rates(o.Rate)
	if err != nil {
		return nil, err
	}
	b := trade.NewBuilder(trade.Options{Rates: rates, Edition: trade.Edition(o.Edition), MixEditions: o.Mix || o.Product != "" && o.Edition == "", Complete: o.Complete,
		Unit: units[o.Unit], Progress: bar.show, From: max(o.Since-yearsBefore, 0), To: o.Year, Months: o.Months})
	for _, name := range o.In {
		bar.begin(name)
		if err := in.addTable(b, name); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// heldApart says which codes of a table name no state.
func (in *inputs) heldApart(t *trade.Table) {
	words := map[source.Kind]string{source.UnknownCodes: "codes that name no state", source.Groups: "groups of states"}
	for _, n := range t.Notes() {
		if what := words[n.Kind]; what != "" {
			in.console.say(fmt.Sprintf("%s: held apart, as %s: %s (%s)", n.File, what, n.Detail, count(n.Count, "row")))
		}
	}
}

// rates reads EUR=1.053, and files of the columns year, currency and usd.
func (in *inputs) rates(list string) (trade.Rates, error) {
	var all trade.Rates
	for _, one := range strings.Split(list, ",") {
		if one == "" {
			continue
		}
		currency, text, ok := strings.Cut(one, "=")
		if !ok {
			if err := in.ratesFile(&all, one); err != nil {
				return all, err
			}
			continue
		}
		rate, bad := source.ParseRate(text)
		if bad != nil || len(currency) != 3 {
			return all, usageError{fmt.Sprintf("--rate %q is no rate", one), "it is dollars for one of a currency: --rate EUR=1.053"}
		}
		all.Set(currency, 0, rate)
	}
	return all, nil
}

// ratesFile reads a file of rates by year.
func (in *inputs) ratesFile(all *trade.Rates, name string) error {
	b, err := readSideFile(in, "rates", name, "say --rate EUR=1.053, or name a file of year,currency,usd")
	if err != nil {
		return err
	}
	t, err := source.ReadCSV(filepath.Base(name), bytes.NewReader(b), ',', 0)
	if err != nil {
		return err
	}
	if !t.Has("year", "currency", "usd") {
		return advice.With(fmt.Errorf("%s is no table of rates", name), "its columns are year, currency and usd: the dollars for one of the currency")
	}
	for t.Next() {
		year, bad := source.ParseYear(t.Get(t.Column("year")))
		if bad != nil {
			return t.Refuse(bad)
		}
		rate, bad := source.ParseRate(t.Get(t.Column("usd")))
		if bad != nil {
			return t.Refuse(bad)
		}
		all.Set(t.Get(t.Column("currency")), year, rate)
	}
	return t.Err()
}

func (in *inputs) addTable(b *trade.Builder, name string) error {
	if name == "-" {
		return b.Add("<stdin>", in.stdin, 0)
	}
	f, err := in.open(name)
	if err != nil {
		return tableError(name, err)
	}
	defer f.Close()
	size := int64(0)
	if st, err := f.Stat(); err == nil && st.Mode().IsRegular() {
		size = st.Size()
	}
	err = b.Add(filepath.Base(name), f, size)
	var bad *trade.ReadError
	if err != nil && !errors.As(err, &bad) {
		return tableError(name, err)
	}
	return err
}

// tableHint is the advice about a table that is refused, with the flag that
// would let it be read.
func tableHint(e *trade.ReadError) string {
	flag := map[string]string{
		"Complete": "--complete",
		"Edition":  "--edition EDITION keeps one, --mix-editions all",
		"Unit":     "--unit million",
		"Rates":    "--rate EUR=1.053",
	}[e.Option]
	switch {
	case e.Option == "Months":
		return e.Hint + "; `dyad brief --months` shows months"
	case flag == "" || e.Hint == "":
		return e.Hint
	}
	return e.Hint + ": " + flag
}

func tableError(name string, err error) error {
	what := fmt.Errorf("reading table %q: %w", name, advice.Cause(err))
	switch {
	case isDirectory(name):
		return advice.With(fmt.Errorf("reading table %q: it is a directory", name), "name the files in it")
	case errors.Is(err, fs.ErrNotExist):
		return advice.With(what, "docs/tables.md says which tables are read")
	}
	return what
}

// A readingBar shows on a terminal how much of a table is read, if that takes
// longer than a moment.
type readingBar struct {
	bar   *bar // nil for none
	name  string
	start time.Time
}

func (c *console) readingBar(o tableOptions) *readingBar {
	if o.Quiet || !c.onTerminal() {
		return &readingBar{}
	}
	return &readingBar{bar: c.newBar(time.Now())}
}

func (b *readingBar) begin(name string) {
	b.name, b.start = advice.Name(filepath.Base(name)), time.Now()
}

func (b *readingBar) show(read, total int64) {
	if b.bar == nil {
		return
	}
	now := time.Now()
	if total <= 0 {
		b.bar.draw(now, -1, fmt.Sprintf("reading %s: %s", b.name, size(int(read))))
		return
	}
	left := now.Sub(b.start).Seconds() * float64(total-read) / float64(max(read, 1))
	b.bar.draw(now, float64(read)/float64(total),
		fmt.Sprintf("%d%% of %s, %s left, reading %s", 100*read/total, size(int(total)), duration(left), b.name))
}

func (b *readingBar) end() {
	if b.bar != nil {
		b.bar.clear()
	}
}
