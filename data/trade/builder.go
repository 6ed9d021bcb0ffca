package trade

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"dyad/data/trade/baci"
	"dyad/data/trade/source"
)

// Options say how to read. The zero Options read strictly.
type Options struct {
	// Edition is the one edition to keep, and the one of files that state none.
	// Rows of others are left out. "" keeps all, which must then be of one.
	Edition Edition
	// MixEditions reads several editions side by side. Sums over products stay
	// right within one reporter and year; products do not compare across them.
	MixEditions bool
	// From and To are the first and the last year to keep; 0 keeps all. Files of
	// other years in an archive of BACI are not even opened.
	From, To int
	// Months keeps months apart, for [NewMonths]. A row of a whole year is refused
	// then: a series is of months or of years.
	Months bool
	// Complete says that an answer of exactly 500, 100 000 or 250 000 rows is
	// whole. Servers cut answers there without a word.
	Complete bool
	// Unit is the unit of files that state none, which are tables of mirror
	// statistics. They are refused without it.
	Unit Unit
	// Rates convert values of other currencies to US dollars. Without a rate a
	// table's values stay in its currency.
	Rates Rates
	// Workers is how many goroutines parse a BACI year; 0 is one a core.
	Workers int
	// Progress is told how many bytes of a file were read, and of how many if
	// that is known, else 0. Calls follow one another, not always on the same
	// goroutine.
	Progress func(bytes, total int64)
}

// wants reports whether a year is to be kept.
func (o *Options) wants(year int) bool { return year >= o.From && (o.To == 0 || year <= o.To) }

// A Builder reads files into one table. Add them, then call Table once. After an
// error it is of no more use.
type Builder struct {
	opt        Options
	areas      map[source.Area]uint16 // without names
	list       []source.Area
	products   index
	rows       columns
	rowLines   []uint32 // of rows, once they were sorted
	rowFiles   []uint8  // of these, where there are several files
	runs       []rawRun
	files      []Source
	notes      []Note
	named      []source.Area            // of lists of countries
	lists      []productList            // of BACI
	editions   map[yearEdition]firstRow // of rows below all products
	digests    map[[32]byte]string      // of files added
	unwanted   []int                    // years left out, each once
	reported   reported
	lines      [3]lines
	parts      parts
	currency   string // of values, once there are any
	goods      goodsNames
	again      rawReExports
	quantities rawQuantities
}

// rawRun is rows of one pair on consecutive lines.
type rawRun struct {
	year               uint16
	exporter, importer uint16 // places in Builder.list
	by                 By
	file               uint16
	line               uint32
	start, n           uint32
}

// yearEdition is an edition in one year.
type yearEdition struct {
	year    uint16
	edition Edition
}

// firstRow is the first row of something, and the number of its rows.
type firstRow struct {
	file string
	line int
	rows int
}

// productList is one list of products, of the edition in its file's name.
type productList struct {
	file    string
	edition Edition
	names   map[Product]string
}

// NewBuilder begins a table.
func NewBuilder(opt Options) *Builder {
	return &Builder{
		opt: opt, areas: map[source.Area]uint16{}, products: index{letters: map[Product]uint16{}}, goods: goodsNames{}, again: rawReExports{},
		editions: map[yearEdition]firstRow{}, digests: map[[32]byte]string{}, reported: reported{},
	}
}

// index numbers products as they come.
type index struct {
	plain   [source.PlainProducts>>pageBits + 1]*page // codes of digits, nil where there are none
	letters map[Product]uint16
	list    []Product
}

const pageBits = 12

// page has the numbers, from 1, of products that follow each other; 0 is none.
type page [1 << pageBits]uint16

// maxList bounds products and countries: their numbers have 16 bits.
const maxList = math.MaxUint16 - 1

// of is the number of p. ok is false when there are too many products.
func (x *index) of(p Product) (n uint16, ok bool) {
	if p >= source.PlainProducts {
		n = x.letters[p]
	} else if at := x.plain[p>>pageBits]; at != nil {
		n = at[p&(1<<pageBits-1)]
	}
	if n > 0 {
		return n - 1, true
	}
	return x.add(p)
}

// all gives the numbers of products.
func (x *index) all(products []Product, numbers []uint16) (ok bool) {
	for i, p := range products {
		if p < source.PlainProducts {
			if at := x.plain[p>>pageBits]; at != nil && at[p&(1<<pageBits-1)] > 0 {
				numbers[i] = at[p&(1<<pageBits-1)] - 1
				continue
			}
		}
		if numbers[i], ok = x.of(p); !ok {
			return false
		}
	}
	return true
}

func (x *index) add(p Product) (n uint16, ok bool) {
	if len(x.list) == maxList {
		return 0, false
	}
	x.list = append(x.list, p)
	n = uint16(len(x.list))
	if p >= source.PlainProducts {
		x.letters[p] = n
		return n - 1, true
	}
	at := &x.plain[p>>pageBits]
	if *at == nil {
		*at = new(page)
	}
	(*at)[p&(1<<pageBits-1)] = n
	return n - 1, true
}

// area is the number of a country as a file names it. Of its names the first by
// alphabet is kept: the order of rows must not matter.
func (b *Builder) area(p source.Area) (uint16, bool) {
	name := p.Name
	p.Name = ""
	n, ok := b.areas[p]
	if !ok {
		if len(b.list) == maxList {
			return 0, false
		}
		n = uint16(len(b.list))
		b.areas[p] = n
		b.list = append(b.list, p)
	}
	if at := &b.list[n]; name != "" && (at.Name == "" || name < at.Name) {
		at.Name = name
	}
	return n, true
}

// file is a file while it is added.
type file struct {
	b        *Builder
	name     string
	number   uint16
	first    int     // line of the names of its columns, 0 if they stand in none
	below    bool    // empty lines stand above that
	encoding string  // "" for UTF-8 and ISO-8859-1
	edition  Edition // of a file that states it as a whole
	tally    source.Tally
	products []uint16 // numbers of those of a block of a BACI year
}

func (f *file) refuse(line int, hint, format string, args ...any) error {
	return &ReadError{File: f.name, Line: line, What: fmt.Sprintf(format, args...), Hint: hint}
}

// row adds one row of a reporter's table.
func (f *file) row(r *source.Row) error {
	b := f.b
	if !b.opt.wants(r.Year) {
		f.otherYear(r.Year, 1)
		return nil
	}
	if err := f.money(r); err != nil {
		return err
	}
	if r.Weight == 0 && r.Value > 0 {
		r.Weight = NoWeight // goods of a value have a mass: it was not stated
	}
	if b.opt.Months {
		if r.Month == 0 {
			return f.annualRow(r.Year, r.Line)
		}
		r.Year, r.Month = int(MonthOf(r.Year, r.Month)), 0
	}
	r.Edition = cmp.Or(r.Edition, f.edition, b.opt.Edition)
	if r.ReExport {
		b.again.add(r, b.opt.Edition)
		return nil
	}
	if l := r.Product.Level(); l != AllProducts && l != Items {
		if b.opt.Edition != "" && r.Edition != b.opt.Edition {
			f.tally.Add(source.OtherEditions, 1)
			return nil
		}
		f.ofEdition(r.Year, r.Edition, r.Line, 1)
	}
	if r.Exporter.IsWorld() || r.Importer.IsWorld() {
		f.tally.Add(source.StatedTotals, 1)
	}
	from, ok := b.area(r.Exporter)
	to, ok2 := b.area(r.Importer)
	product, ok3 := b.products.of(r.Product)
	if !ok || !ok2 || !ok3 {
		return f.tooMany(r.Line)
	}
	if l := r.Product.Level(); l != AllProducts && l != Items {
		who := from
		if r.By == FromImporter {
			who = to
		}
		b.reported.add(r.Year, who, r.Edition)
	}
	b.goods.add(r)
	b.quantities.add(r, from, to)
	b.lines[r.By].see(r)
	if r.Estimated && r.Weight > 0 {
		r.Weight = estimated(r.Weight)
	}
	if r.Month > 0 || r.Adds {
		return f.addPart(r, from, to, product)
	}
	b.extend(rawRun{uint16(r.Year), from, to, r.By, f.number, uint32(r.Line), uint32(b.rows.n), 1})
	b.rows.add(product, r.Value, r.Weight)
	return nil
}

func (f *file) otherYear(year, rows int) {
	f.tally.Add(source.OtherYears, rows)
	if !slices.Contains(f.b.unwanted, year) {
		f.b.unwanted = append(f.b.unwanted, year)
	}
}

// annualRow refuses a row of a whole year in a series of months.
func (f *file) annualRow(year, line int) error {
	return &ReadError{File: f.name, Line: line, What: fmt.Sprintf("a row of the whole year %d, and a series of months has none", year),
		Hint: "leave --months out, or give tables of months only (freqCode M)"}
}

func (f *file) tooMany(line int) error {
	return f.refuse(line, "it is no table of the Harmonized System", "more than %d countries or products", maxList)
}

func (f *file) ofEdition(year int, edition Edition, line, rows int) {
	e := yearEdition{uint16(year), edition}
	first, known := f.b.editions[e]
	if !known {
		first.file, first.line = f.name, line
	}
	first.rows += rows
	f.b.editions[e] = first
}

// extend adds a run's rows to the last run when they continue it.
func (b *Builder) extend(r rawRun) {
	if n := len(b.runs); n > 0 {
		last := &b.runs[n-1]
		if last.exporter == r.exporter && last.importer == r.importer && last.year == r.year && last.by == r.by &&
			last.file == r.file && last.line+last.n == r.line {
			last.n += r.n
			return
		}
	}
	b.runs = append(b.runs, r)
}

// maxRows bounds the rows: they are counted in 32 bits.
const maxRows = math.MaxInt32

// block adds a block of a BACI year.
func (f *file) block(k *baci.Block) error {
	b, at := f.b, 0
	if b.rows.n > maxRows-len(k.Product) {
		return f.refuse(0, "read fewer years at once", "more than %d rows", maxRows)
	}
	if b.opt.Months && len(k.Runs) > 0 {
		return f.annualRow(int(k.Runs[0].Year), k.Runs[0].Line)
	}
	f.products = slices.Grow(f.products[:0], len(k.Product))[:len(k.Product)]
	for _, r := range k.Runs {
		if !b.opt.wants(int(r.Year)) {
			f.otherYear(int(r.Year), r.Rows)
			at += r.Rows
			continue
		}
		from, ok := b.area(source.Area{Code: r.Exporter})
		to, ok2 := b.area(source.Area{Code: r.Importer})
		if !ok || !ok2 {
			return f.tooMany(r.Line)
		}
		b.extend(rawRun{r.Year, from, to, Reconciled, f.number, uint32(r.Line), uint32(b.rows.n), uint32(r.Rows)})
		if !b.products.all(k.Product[at:at+r.Rows], f.products[at:at+r.Rows]) {
			return f.tooMany(r.Line)
		}
		b.rows.addAll(f.products, k, at, at+r.Rows)
		at += r.Rows
		f.ofEdition(int(r.Year), f.edition, r.Line, r.Rows)
	}
	f.tally.Merge(&k.Tally)
	return nil
}
