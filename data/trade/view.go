package trade

import (
	"cmp"
	"iter"
	"slices"
	"sort"
)

// EveryYear asks for the rows of all years, ascending.
const EveryYear = 0

// A View is one layer of a table: only its rows may be added. Rows with partner
// [World], of groups and of unknown codes are given only where their pair is asked for.
type View struct {
	t     *Table
	layer Layer
}

// In is the table's view of a layer. A layer the table does not have is empty.
func (t *Table) In(l Layer) View { return View{t, l} }

// run is the rows of a pair, nil if there are none.
func (v View) run(year int, from, to Country) *run {
	key := run{year: uint16(year), exporter: from, importer: to, by: v.layer.By}
	if i, ok := slices.BinarySearchFunc(v.t.runs, key, compareRuns); ok {
		return &v.t.runs[i]
	}
	return nil
}

// exports is what a country sent, by importer.
func (v View) exports(y uint16, from Country, yield func(*run) bool) bool {
	i, _ := slices.BinarySearchFunc(v.t.runs, run{year: y, exporter: from}, compareRuns)
	for ; i < len(v.t.runs) && v.t.runs[i].year == y && v.t.runs[i].exporter == from; i++ {
		if r := &v.t.runs[i]; r.counts(v.layer.By) && !yield(r) {
			return false
		}
	}
	return true
}

// imports is what a country received, by exporter.
func (v View) imports(y uint16, to Country, yield func(*run) bool) bool {
	key := run{year: y, importer: to}
	i := sort.Search(len(v.t.imports), func(i int) bool { return compareImports(v.t.runs[v.t.imports[i]], key) >= 0 })
	for ; i < len(v.t.imports); i++ {
		r := &v.t.runs[v.t.imports[i]]
		if r.year != y || r.importer != to {
			break
		}
		if r.counts(v.layer.By) && !yield(r) {
			return false
		}
	}
	return true
}

// All is every row of a year, by exporter, importer and product.
func (v View) All(year int) iter.Seq[Row] {
	return v.each(year, func(y uint16, yield func(Row) bool) bool {
		return v.all(y, func(r *run) bool { return v.yield(r, yield) })
	})
}

func (v View) all(y uint16, yield func(*run) bool) bool {
	i, _ := slices.BinarySearchFunc(v.t.runs, run{year: y}, compareRuns)
	for ; i < len(v.t.runs) && v.t.runs[i].year == y; i++ {
		if r := &v.t.runs[i]; r.counts(v.layer.By) && !yield(r) {
			return false
		}
	}
	return true
}

// each runs rows for one year or for every year.
func (v View) each(year int, rows func(y uint16, yield func(Row) bool) bool) iter.Seq[Row] {
	return func(yield func(Row) bool) {
		for _, y := range v.t.years {
			if (year == EveryYear || year == y) && !rows(uint16(y), yield) {
				return
			}
		}
	}
}

// counts reports whether r is of the report and in its sums.
func (r *run) counts(by By) bool { return r.by == by && !r.apart }

// yield gives a run's rows of the view's level.
func (v View) yield(r *run, yield func(Row) bool) bool {
	start, end := v.t.span(r, v.layer.Level)
	for i := start; i < end; i++ {
		row := Row{int(r.year), r.exporter, r.importer, r.by, v.t.products[v.t.rows.productAt(i)], v.t.rows.valueAt(i), v.t.rows.weightAt(i)}
		if row.Weight < NoWeight {
			row.Weight = estimated(row.Weight)
		}
		if !yield(row) {
			return false
		}
	}
	return true
}

// span is the rows of a run at one level: levels follow each other in it.
func (t *Table) span(r *run, l Level) (start, end uint32) {
	if l > Items {
		return 0, 0
	}
	low, high := int(t.first[l]), len(t.products)
	if l < Items {
		high = int(t.first[l+1])
	}
	at := func(product int) uint32 {
		if product == 0 || product == len(t.products) {
			return r.start + r.n*min(1, uint32(product))
		}
		return r.start + uint32(sort.Search(int(r.n), func(i int) bool { return int(t.rows.productAt(r.start+uint32(i))) >= product }))
	}
	return at(low), at(high)
}

// A Sum is a value added up over rows. Without rows it is not 0: it is unknown.
type Sum struct {
	Value USD
	Rows  int
}

// Known reports whether there was anything to add.
func (s Sum) Known() bool { return s.Rows > 0 }

// PairTotal is what went from one country to another, in a year or in EveryYear. With
// World on one side it is the total that the other side states.
func (v View) PairTotal(year int, from, to Country) (sum Sum) {
	for _, y := range v.t.years {
		if year != EveryYear && year != y {
			continue
		}
		if r := v.run(y, from, to); r != nil {
			start, end := v.t.span(r, v.layer.Level)
			for i := start; i < end; i++ {
				sum.Value += v.t.rows.valueAt(i)
			}
			sum.Rows += int(end - start)
		}
	}
	return sum
}

func compareRuns(a, b run) int {
	return cmp.Compare(a.order(a.exporter, a.importer), b.order(b.exporter, b.importer))
}

func compareImports(a, b run) int {
	return cmp.Compare(a.order(a.importer, a.exporter), b.order(b.importer, b.exporter))
}

// order sorts runs, by year, two countries and report.
func (r *run) order(one, other Country) uint64 {
	return uint64(r.year)<<40 | uint64(one)<<24 | uint64(other)<<8 | uint64(r.by)
}

// SourceOf is the index in Sources of the file that trade from one country to
// another stands in, by a report; of the first file where it stands in several.
// With World on one side it is the file of the total that is stated, else of the
// first of the rows that make it up. ok is false without rows.
func (t *Table) SourceOf(year int, from, to Country, by By) (file int, ok bool) {
	key := run{year: uint16(year), exporter: from, importer: to, by: by}
	if i, found := slices.BinarySearchFunc(t.runs, key, compareRuns); found {
		return int(t.runs[i].file), true
	}
	switch {
	case to == World:
		i, _ := slices.BinarySearchFunc(t.runs, run{year: key.year, exporter: from}, compareRuns)
		for ; i < len(t.runs) && t.runs[i].year == key.year && t.runs[i].exporter == from; i++ {
			if t.runs[i].by == by {
				return int(t.runs[i].file), true
			}
		}
	case from == World:
		i := sort.Search(len(t.imports), func(i int) bool {
			return compareImports(t.runs[t.imports[i]], run{year: key.year, importer: to}) >= 0
		})
		for ; i < len(t.imports); i++ {
			r := &t.runs[t.imports[i]]
			if r.year != key.year || r.importer != to {
				break
			}
			if r.by == by {
				return int(r.file), true
			}
		}
	}
	return 0, false
}
