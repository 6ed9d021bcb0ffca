package trade

import (
	"cmp"
	"fmt"
	"maps"
	"math/bits"
	"slices"
	"strings"

	"dyad/data/trade/source"
)

// A part is a row that does not stand for itself: a month, or a part whose
// neighbours are to be added (customs procedures, national tariff lines,
// regions). Parts are kept until all files are read, and become rows then.
type part struct {
	value  USD
	weight Grams
	file   uint16
	line   uint32
	rows   int
}

// partKey says what a part is of. Month is 0 for a year.
type partKey struct {
	year, month        uint16
	exporter, importer uint16
	by                 By
	product            uint16
}

// reporterKey is one state's reports of one flow in one year.
type reporterKey struct {
	year, reporter uint16
	by             By
}

// parts are the parts of a table, and the months for which a reporter has rows.
type parts struct {
	all  map[partKey]part
	told map[reporterKey]uint16 // a bit for each month, 1 to 12
	seen map[uint64]seenRow     // of rows that add, by what each is of
}

// with is a number for a part of what k is of: no two of some millions are alike.
func (k partKey) with(part uint64) uint64 {
	for _, n := range [...]uint16{k.year, k.month, k.exporter, k.importer, uint16(k.by), k.product} {
		part = bits.RotateLeft64(part^uint64(n), 23) * 0x9e3779b97f4a7c15 // 2^64 over the golden ratio
	}
	return part
}

// seenRow is the value of such a row, the number of its file and its line.
type seenRow struct {
	value USD
	line  uint32
	file  uint16
}

const allMonths = 1<<13 - 2

// addPart keeps a row that is a part.
func (f *file) addPart(r *source.Row, from, to, product uint16) error {
	p := &f.b.parts
	if p.all == nil {
		p.all, p.told, p.seen = map[partKey]part{}, map[reporterKey]uint16{}, map[uint64]seenRow{}
	}
	key := partKey{uint16(r.Year), uint16(r.Month), from, to, r.By, product}
	weight := max(r.Weight, NoWeight) // one that was estimated is none in a sum
	own := part{r.Value, weight, f.number, uint32(r.Line), 1}
	if r.Adds {
		if again, err := f.again(r, key); again || err != nil {
			return err
		}
	}
	if was, twice := p.all[key]; twice {
		switch {
		case r.Adds:
			own.value += was.value
			own.weight = was.weight.Plus(own.weight)
			own.file, own.line, own.rows = was.file, was.line, was.rows+1
			if own.value < 0 || own.value > maxSum {
				return f.refuse(r.Line, "check the unit of the column", "its values add up to more than can be held")
			}
		case was.value == own.value:
			f.tally.Add(source.Repeated, 1)
			own = was
		default:
			return f.refuse(r.Line, "give each month once", "two values for one month: %v dollars here, %v in %s:%d", own.value, was.value, f.b.files[was.file].File, was.line)
		}
	}
	p.all[key] = own
	if r.Month > 0 {
		p.told[key.reporter()] |= 1 << r.Month
	}
	return nil
}

// again reports whether a row that adds repeats another: it is counted, and not added
// once more. What another file tells of the same trade is refused, unless it is seen to
// be another part.
func (f *file) again(r *source.Row, key partKey) (bool, error) {
	p := &f.b.parts
	if r.Part == 0 {
		if was, twice := p.all[key]; twice && was.file != f.number {
			return false, f.refuse(r.Line, "give one of them; if they hold parts, such as regions, keep the columns that tell these apart",
				"its row and %s:%d tell the same trade, and nothing says that they are parts of it", f.b.files[was.file].File, was.line)
		}
		return false, nil
	}
	own := key.with(r.Part)
	was, twice := p.seen[own]
	switch {
	case !twice:
		p.seen[own] = seenRow{r.Value, uint32(r.Line), f.number}
	case was.value == r.Value:
		f.tally.Add(source.Repeated, 1)
		return true, nil
	case was.file != f.number:
		return false, f.refuse(r.Line, "two files tell the same trade differently: give one of them",
			"its value is %v here, and %v in %s:%d", r.Value, was.value, f.b.files[was.file].File, was.line)
	}
	return false, nil
}

// maxSum bounds what parts add up to.
const maxSum = 1e18

func (k partKey) reporter() reporterKey {
	if k.by == FromImporter {
		return reporterKey{k.year, k.importer, k.by}
	}
	return reporterKey{k.year, k.exporter, k.by}
}

// join makes rows of the parts: sums of parts, and years of twelve months. Years
// of fewer months are left out; a table of nothing else is refused.
func (b *Builder) join() error {
	if len(b.parts.all) == 0 {
		return nil
	}
	annual := b.annual()
	years := map[partKey]part{}
	short := map[reporterKey]int{}
	months, left := map[uint16]int{}, map[uint16]int{}
	beside := map[partKey]part{} // twelve months beside a figure of their year
	for _, k := range slices.SortedFunc(maps.Keys(b.parts.all), comparePartKeys) {
		p, year := b.parts.all[k], k
		year.month = 0
		if k.month > 0 {
			told := b.parts.told[k.reporter()]
			if _, whole := annual[year]; whole {
				left[p.file] += p.rows
				if told == allMonths {
					was, more := beside[year]
					if p.value += was.value; more {
						p.file = was.file
					}
					beside[year] = p
				}
				continue
			}
			if told != allMonths {
				short[k.reporter()] = bits.OnesCount16(told)
				left[p.file] += p.rows
				continue
			}
			months[p.file] += p.rows
		}
		if was, ok := years[year]; ok {
			p.value += was.value
			p.weight = was.weight.Plus(p.weight)
			p.file, p.line, p.rows = was.file, was.line, was.rows+p.rows
		}
		years[year] = p
	}
	if len(years) == 0 && b.rows.n == 0 {
		return b.tooFewMonths(short)
	}
	off := map[uint16]int{}
	for year, sum := range beside {
		if d := sum.value - annual[year]; max(d, -d) > annual[year]/100 {
			off[sum.file]++
		}
	}
	for i, f := range b.files {
		if n := months[uint16(i)]; n > 0 {
			b.notes = append(b.notes, Note{File: f.File, Kind: source.TwelveMonths, Count: n})
		}
		if n := left[uint16(i)]; n > 0 {
			b.notes = append(b.notes, Note{File: f.File, Kind: source.FewMonths, Count: n})
		}
		if n := off[uint16(i)]; n > 0 {
			b.notes = append(b.notes, Note{File: f.File, Kind: source.MonthsDiffer, Count: n})
		}
	}
	keys := slices.Collect(maps.Keys(years))
	slices.SortFunc(keys, func(x, y partKey) int {
		p, q := years[x], years[y]
		return cmp.Or(cmp.Compare(p.file, q.file), cmp.Compare(p.line, q.line), comparePartKeys(x, y))
	})
	for _, k := range keys {
		p := years[k]
		if p.rows > 1 {
			p.line = 0 // it stands in no one line
		}
		b.runs = append(b.runs, rawRun{k.year, k.exporter, k.importer, k.by, p.file, p.line, uint32(b.rows.n), 1})
		b.rows.add(k.product, p.value, p.weight)
	}
	return nil
}

// annual are the values that rows state of a whole year, by what they are of.
func (b *Builder) annual() map[partKey]USD {
	all := map[partKey]USD{}
	for i := range b.runs {
		r := &b.runs[i]
		for j := r.start; j < r.start+r.n; j++ {
			all[partKey{r.year, 0, r.exporter, r.importer, r.by, b.rows.productAt(j)}] = b.rows.valueAt(j)
		}
	}
	for k, p := range b.parts.all {
		if k.month == 0 {
			all[k] += p.value
		}
	}
	return all
}

// tooFewMonths refuses months that are no year.
func (b *Builder) tooFewMonths(short map[reporterKey]int) error {
	var years []string
	for _, k := range slices.SortedFunc(maps.Keys(short), func(x, y reporterKey) int {
		return cmp.Or(cmp.Compare(x.year, y.year), cmp.Compare(x.reporter, y.reporter), cmp.Compare(x.by, y.by))
	}) {
		one := fmt.Sprintf("%d months of %d", short[k], k.year)
		if short[k] == 1 {
			one = fmt.Sprintf("1 month of %d", k.year)
		}
		if !slices.Contains(years, one) {
			years = append(years, one)
		}
	}
	return &ReadError{File: b.files[0].File, What: "it has " + list(years, 6) + ", and a year is twelve months",
		Hint: "download all twelve months, or annual data (freqCode A)", Option: "Months"}
}

func comparePartKeys(a, b partKey) int {
	return cmp.Or(cmp.Compare(a.year, b.year), cmp.Compare(a.exporter, b.exporter), cmp.Compare(a.importer, b.importer),
		cmp.Compare(a.by, b.by), cmp.Compare(a.product, b.product), cmp.Compare(a.month, b.month))
}

// rates are dollars for one of a currency, of every year or of one.
type rates map[string]map[int]source.Rate

// A Rates is what other currencies than the dollar are converted by.
type Rates struct{ of rates }

// Set is the dollars for one of a currency in a year, or in every year for 0.
func (r *Rates) Set(currency string, year int, rate source.Rate) {
	if r.of == nil {
		r.of = rates{}
	}
	code := strings.ToUpper(currency)
	if r.of[code] == nil {
		r.of[code] = map[int]source.Rate{}
	}
	r.of[code][year] = rate
}

// in is the rate of a currency in a year; 0 if there is none.
func (r *Rates) in(currency string, year int) source.Rate {
	of := r.of[currency]
	return cmp.Or(of[year], of[0])
}

// money converts a row's value, or holds it to the currency of the table.
func (f *file) money(r *source.Row) error {
	b, currency := f.b, cmp.Or(r.Currency, source.USDollar)
	if rate := b.opt.Rates.in(currency, r.Year); rate > 0 {
		usd, ok := rate.Convert(r.Value)
		if !ok {
			return f.refuse(r.Line, "check the rate", "its value in dollars is more than the whole world trades")
		}
		r.Value, currency = usd, source.USDollar
		addConverted(b, f.name, r.Currency, rate)
	}
	if b.currency == "" {
		b.currency = currency
	}
	if b.currency != currency {
		return &ReadError{File: f.name, Line: r.Line, What: fmt.Sprintf("its values are in %s, and others of the table in %s", currency, b.currency),
			Hint: "say what one of the other currency is in dollars", Option: "Rates"}
	}
	return nil
}

// addConverted counts a converted value of a file, and tells the rate.
func addConverted(b *Builder, file, currency string, rate source.Rate) {
	detail := fmt.Sprintf("%s 1 = USD %s", currency, rate)
	for i := range b.notes {
		if n := &b.notes[i]; n.File == file && n.Kind == source.Converted && n.Detail == detail {
			n.Count++
			return
		}
	}
	b.notes = append(b.notes, Note{File: file, Kind: source.Converted, Count: 1, Detail: detail})
}
