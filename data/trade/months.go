package trade

import (
	"fmt"
	"maps"
	"slices"
)

// A Month is a month of a year: twelve times the year, and one less than the number of
// the month.
type Month uint16

// MonthOf is a month, by its number from 1 to 12, of a year.
func MonthOf(year, number int) Month { return Month(12*year + number - 1) }

// Year is the year of the month.
func (m Month) Year() int { return int(m) / 12 }

// Number is 1 for January to 12 for December.
func (m Month) Number() int { return int(m)%12 + 1 }

// String is "2024-03".
func (m Month) String() string { return fmt.Sprintf("%d-%02d", m.Year(), m.Number()) }

// A Months is trade by months: a series of which no row is of a whole year. It is
// immutable.
type Months struct {
	t     *Table // with months where another table has years
	goods *Table // of one product as t is of all goods, nil for all goods
	of    Product
}

// Product is the one product that the trade is in; ok is false for all goods.
func (m *Months) Product() (p Product, ok bool) { return m.of, m.goods != nil }

// when is a year of the table as it is printed: a month where months are kept.
func (o *Options) when(year uint16) string {
	if o.Months {
		return Month(year).String()
	}
	return fmt.Sprint(year)
}

// NewMonths makes the trade by months of what was added to a builder that was made with
// Options.Months.
func NewMonths(b *Builder) (*Months, error) {
	t, err := b.Table()
	if err != nil {
		return nil, err
	}
	return &Months{t: t}, nil
}

// Table is the table in which each month stands where others have a year: its years
// are numbers of a [Month].
func (m *Months) Table() *Table {
	if m.goods != nil {
		return m.goods
	}
	return m.t
}

// Last is the latest month with rows.
func (m *Months) Last() Month {
	years := m.Table().Years()
	return Month(years[len(years)-1])
}

// OfProduct is the part that is trade in one product; see [Table.OfProduct]. ok is
// false where there is none.
func (m *Months) OfProduct(p Product) (part *Months, ok bool) {
	goods := m.t.OfProduct(p)
	return &Months{t: m.t, goods: goods, of: p}, len(goods.years) > 0
}

// Told are the months of which a state tells its exports (by the exporter's report) or
// its imports (by the importer's), ascending: those for which it states its trade with
// all partners. Where it never does, they are the months for which it has rows with the
// other state of a pair. A partner without a row in a month that is told has no
// trade in it; what a month has that is not told is not known.
func (m *Months) Told(by By, reporter, other Country) []Month {
	var months []Month
	partner := m.telling(by, reporter, other)
	for _, month := range m.t.years {
		if m.told(month, by, reporter, partner, anyLevel) {
			months = append(months, Month(month))
		}
	}
	return months
}

// telling is the partner whose rows tell the months of a state: the world, or, where
// it never states its trade with all, the other state of the pair.
func (m *Months) telling(by By, reporter, other Country) Country {
	for _, month := range m.t.years {
		if m.told(month, by, reporter, World, anyLevel) {
			return World
		}
	}
	return other
}

// anyLevel asks for rows of whatever level.
const anyLevel = Items + 1

// told reports whether a state has rows of a level with a partner in a month. Of one
// product a month is told by trade in all goods with the world too.
func (m *Months) told(month int, by By, reporter, partner Country, level Level) bool {
	return has(m.Table(), month, by, reporter, partner, level) ||
		m.goods != nil && partner == World && has(m.t, month, by, reporter, World, AllProducts)
}

func has(t *Table, month int, by By, reporter, partner Country, level Level) bool {
	from, to := reporter, partner
	if by == FromImporter {
		from, to = to, from
	}
	r := View{t, Layer{By: by, Level: level}}.run(month, from, to)
	if r == nil || level == anyLevel {
		return r != nil
	}
	start, end := t.span(r, level)
	return end > start
}

// Sum is a table of the same months of each year, added up as though they were the
// year: with the rows that the two states of a pair report. Of a year it has what a
// state reports of a flow only where all of these months are told, at the same level of
// products.
func (m *Months) Sum(a, b Country, numbers []int) *Table {
	t := m.Table()
	d := &deriving{from: t, products: t.products}
	editions, used := map[int][]Edition{}, reported{}
	for year := Month(t.years[0]).Year(); year <= m.Last().Year(); year++ {
		for _, pair := range [2][2]Country{{a, b}, {b, a}} {
			for _, by := range []By{FromExporter, FromImporter} {
				m.add(d, by, pair, year, numbers)
			}
		}
		for _, n := range numbers {
			m.addEditions(editions, used, year, MonthOf(year, n))
		}
	}
	sum := d.table()
	if sum.editionsOf != nil {
		sum.editionsOf = editions
	}
	sum.reported = used
	return sum
}

// addEditions adds the editions of a month to those of a year.
func (m *Months) addEditions(editions map[int][]Edition, used reported, year int, month Month) {
	for _, e := range m.t.editionsOf[int(month)] {
		if !slices.Contains(editions[year], e) {
			editions[year] = append(editions[year], e)
		}
	}
	slices.Sort(editions[year])
	for key, all := range m.t.reported {
		for _, e := range all {
			if Month(key.year) == month {
				used.add(year, key.who, e)
			}
		}
	}
}

// complete are the levels that a state tells in each of the months of a year.
func (m *Months) complete(by By, pair [2]Country, year int, numbers []int) map[Level]bool {
	partner := m.telling(by, pair[0], pair[1])
	levels := map[Level]bool{}
	for _, l := range m.Table().layers {
		levels[l.Level] = !slices.ContainsFunc(numbers, func(n int) bool {
			return !m.told(int(MonthOf(year, n)), by, pair[0], partner, l.Level)
		})
	}
	return levels
}

// add adds up what a state reports of a flow in the months of a year.
func (m *Months) add(d *deriving, by By, pair [2]Country, year int, numbers []int) {
	t, levels := m.Table(), m.complete(by, pair, year, numbers)
	runs := map[run][]*run{}
	for i := range t.runs {
		r := &t.runs[i]
		month, reporter := Month(r.year), r.exporter
		if by == FromImporter {
			reporter = r.importer
		}
		if r.by == by && reporter == pair[0] && month.Year() == year && slices.Contains(numbers, month.Number()) {
			key := run{year: uint16(year), exporter: r.exporter, importer: r.importer, by: by}
			runs[key] = append(runs[key], r)
		}
	}
	for _, key := range slices.SortedFunc(maps.Keys(runs), compareRuns) {
		d.add(key, slices.DeleteFunc(d.entries(runs[key]), func(e entry) bool { return !levels[t.products[e.product].Level()] }))
	}
}
