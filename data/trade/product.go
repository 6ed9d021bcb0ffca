package trade

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"sort"

	"dyad/data/trade/source"
)

// ParseProduct reads a product of 2, 4 or 6 digits, an item as CPC0111, or TOTAL.
func ParseProduct(code string) (Product, error) {
	if p, bad := source.ParseItem(code); bad == nil {
		return p, nil
	}
	p, padded, bad := source.ParseProduct(code, source.AnyLevel)
	switch {
	case bad != nil:
		return 0, errors.New(bad.What)
	case padded:
		return 0, fmt.Errorf("%q has an odd number of digits", code)
	}
	return p, nil
}

// A ProductView is one product in one report: its own rows, or the rows of the
// finer products below it. As in a View, rows with partner World, of groups and of
// unknown codes are given by Flow alone.
type ProductView struct {
	t         *Table
	by        By
	low, high uint16 // of Table.products
}

// Product is the table's view of a product by rows of a level: of its own, or of a
// finer one, whose products below p are then added up.
func (t *Table) Product(p Product, l Level, by By) ProductView {
	at := func(p Product) uint16 {
		i, _ := slices.BinarySearch(t.products, p)
		return uint16(i)
	}
	v := ProductView{t: t, by: by}
	if l == p.Level() {
		v.low = at(p)
		v.high = v.low
		if int(v.low) < len(t.products) && t.products[v.low] == p {
			v.high++
		}
		return v
	}
	for i, q := range t.products {
		if q.Level() == l && q.At(p.Level()) == p {
			if v.high == 0 {
				v.low = uint16(i)
			}
			v.high = uint16(i + 1)
		}
	}
	return v
}

// Products is how many products of the table the view adds up.
func (v ProductView) Products() int { return int(v.high) - int(v.low) }

// A ProductFlow is the value of a product that went from one country to another,
// and the mass of the rows that state one.
type ProductFlow struct {
	Sum
	Weighed   USD   // of the rows that state a mass
	Mass      Grams // of these rows
	Estimated int   // rows whose mass was estimated: it does not count as stated
}

// And is two flows together.
func (f ProductFlow) And(g ProductFlow) ProductFlow {
	f.Value, f.Rows = f.Value+g.Value, f.Rows+g.Rows
	f.Weighed, f.Mass, f.Estimated = f.Weighed+g.Weighed, f.Mass+g.Mass, f.Estimated+g.Estimated
	return f
}

// Flow is what went from one country to another in a year. With World on one side
// it is the total that the other side states.
func (v ProductView) Flow(year int, from, to Country) ProductFlow {
	key := run{year: uint16(year), exporter: from, importer: to, by: v.by}
	if i, ok := slices.BinarySearchFunc(v.t.runs, key, compareRuns); ok {
		return v.sum(&v.t.runs[i])
	}
	return ProductFlow{}
}

// Exports is what each country received from one, by country.
func (v ProductView) Exports(year int, from Country) iter.Seq2[Country, ProductFlow] {
	return v.flows(func(yield func(*run) bool) bool { return View{v.t, Layer{By: v.by}}.exports(uint16(year), from, yield) },
		func(r *run) Country { return r.importer })
}

// Imports is what each country sent to one, by country.
func (v ProductView) Imports(year int, to Country) iter.Seq2[Country, ProductFlow] {
	return v.flows(func(yield func(*run) bool) bool { return View{v.t, Layer{By: v.by}}.imports(uint16(year), to, yield) },
		func(r *run) Country { return r.exporter })
}

// All is what went from exporters to importers, by exporter and importer: of each
// importer, in turn, the exporter is the first of the two.
func (v ProductView) All(year int) iter.Seq2[[2]Country, ProductFlow] {
	return func(yield func([2]Country, ProductFlow) bool) {
		View{v.t, Layer{By: v.by}}.all(uint16(year), func(r *run) bool {
			sum := v.sum(r)
			return !sum.Known() || yield([2]Country{r.exporter, r.importer}, sum)
		})
	}
}

func (v ProductView) flows(runs func(func(*run) bool) bool, partner func(*run) Country) iter.Seq2[Country, ProductFlow] {
	return func(yield func(Country, ProductFlow) bool) {
		runs(func(r *run) bool {
			sum := v.sum(r)
			return !sum.Known() || yield(partner(r), sum)
		})
	}
}

// span is the rows of a run that are of the view's products.
func (v ProductView) span(r *run) (start, end uint32) {
	start = r.start + uint32(sort.Search(int(r.n), func(i int) bool { return v.t.rows.productAt(r.start+uint32(i)) >= v.low }))
	for end = start; end < r.start+r.n && v.t.rows.productAt(end) < v.high; end++ {
	}
	return start, end
}

// sum adds up a run's rows of the view's products.
func (v ProductView) sum(r *run) (s ProductFlow) {
	start, end := v.span(r)
	for at := start; at < end; at++ {
		value := v.t.rows.valueAt(at)
		s.Value += value
		s.Rows++
		switch weight := v.t.rows.weightAt(at); {
		case weight > 0:
			s.Weighed += value
			s.Mass += weight
		case weight < NoWeight:
			s.Estimated++
		}
	}
	return s
}

// Below are the products of the table that are finer than p and below it, by level
// and code.
func (t *Table) Below(p Product) []Product {
	var all []Product
	for _, q := range t.products {
		if q.Level() > p.Level() && q.At(p.Level()) == p {
			all = append(all, q)
		}
	}
	return all
}

// lines tell of what rows a report's figures are made.
type lines struct{ national, own bool }

func (l *lines) see(r *source.Row) {
	l.national = l.national || r.Adds
	l.own = l.own || !r.Adds && r.Product.Level() != AllProducts
}

// AllLines reports whether all figures of a report are added up from lines of national
// tariffs, as customs publish them: then no product is in a coarser one alone.
func (t *Table) AllLines(by By) bool { return t.lines[by].national && !t.lines[by].own }

// A reporterYear is who reports in a year.
type reporterYear struct {
	year uint16
	who  uint16 // a place in Builder.list, or a Country
}

// EditionOf is the edition of the products below all that a country reports in a
// year; for World, and for a group whose members report, that of all rows of the year.
// It is "" if none is stated. several tells that there are more than one, and then it
// is "" too.
func (t *Table) EditionOf(year int, who Country) (e Edition, several bool) {
	all := t.reported[reporterYear{uint16(year), uint16(who)}]
	if who == World || all == nil {
		all = t.editionsOf[year]
	}
	if len(all) == 1 {
		return all[0], false
	}
	return "", len(all) > 1
}

// reported are the editions that reporters use.
type reported map[reporterYear][]Edition

func (r reported) add(year int, who uint16, e Edition) {
	key := reporterYear{uint16(year), who}
	if !slices.Contains(r[key], e) {
		r[key] = append(r[key], e)
	}
}

// of is the editions of a table's countries: place is where each area of the builder
// stands among them.
func (r reported) of(place []uint16) reported {
	out := reported{}
	for key, all := range r {
		for _, e := range all {
			out.add(int(key.year), place[key.who], e)
		}
	}
	return out
}
