// Package correlation reads tables that say which codes of two editions of the
// Harmonized System share goods, as the UN Statistics Division publishes them, and
// tells of products whether they are the same goods in two editions.
//
// A product is the same goods in both where no code below it shares goods, directly or
// through other codes, with a code that is not below it (UN, International Merchandise
// Trade Statistics: Compilers Manual 2010, 27.29, on correspondence).
package correlation

import (
	"cmp"
	"slices"
	"strconv"

	"dyad/data/trade/source"
)

// A Table is the codes of two editions that share goods. It does not change.
type Table struct {
	File     string
	SHA256   string            // of the file, hex
	Editions [2]source.Edition // in the order of the columns

	codes      [2][]code // by edition, ascending
	components []component
}

// A code is one of six digits, and the component it is in.
type code struct {
	digits    uint32
	component int
}

// A component is codes that share goods, with each other alone.
type component struct {
	codes [2][]uint32 // by edition, ascending
	cut   bool        // a row of it says that there are rows which the table does not have
}

// A Reason is why products cannot be taken for the same goods.
type Reason uint8

// The reasons.
const (
	None    Reason = iota
	NoTable        // none of the two editions, or of others between them
	Lacking        // the table has no row of them
	Cut            // it has not all rows of theirs
	Outside        // codes that are not theirs take part
)

// A Result is whether products are the same goods in two editions.
type Result struct {
	// Why they are not; None where they are.
	Why Reason
	// By are the tables that say that they are, from the one edition to the other; or
	// the one that says that they are not.
	By []*Table
	// Between are the editions between which they are not.
	Between [2]source.Edition
	// Codes are those that take part and are not theirs, ascending; of Cut those of which
	// rows lack.
	Codes []string
}

// Same reports whether they are the same goods.
func (r Result) Same() bool { return r.Why == None }

// Compare is whether products, together, are the same goods in two editions by some of the
// tables: by one of the two editions, or by the fewest of a chain of neighbours. Where
// several are of the same editions each has to say so.
func Compare(tables []*Table, products []source.Product, from, to source.Edition) Result {
	test := func(t *Table) Result {
		r := t.test(products)
		for _, u := range tables {
			if r.Same() && u != t && u.other(t.Editions[0]) == t.Editions[1] {
				r = u.test(products)
			}
		}
		return r
	}
	if chain := shortest(tables, from, to, func(t *Table) bool { return test(t).Same() }); chain != nil {
		return Result{By: chain}
	}
	for _, t := range shortest(tables, from, to, func(*Table) bool { return true }) {
		if r := test(t); !r.Same() {
			return r
		}
	}
	return Result{Why: NoTable, Between: [2]source.Edition{from, to}}
}

// shortest is the shortest chain of tables that are let through from an edition to
// another; of several the first in the order of the tables.
func shortest(tables []*Table, from, to source.Edition, let func(*Table) bool) []*Table {
	type step struct {
		at    source.Edition
		chain []*Table
	}
	seen := []source.Edition{from}
	for queue := []step{{at: from}}; len(queue) > 0; queue = queue[1:] {
		for _, t := range tables {
			next := t.other(queue[0].at)
			if next == "" || slices.Contains(seen, next) || !let(t) {
				continue
			}
			chain := append(slices.Clone(queue[0].chain), t)
			if next == to {
				return chain
			}
			seen, queue = append(seen, next), append(queue, step{next, chain})
		}
	}
	return nil
}

// other is the edition that the table sets beside one; "" if it is not of that.
func (t *Table) other(e source.Edition) source.Edition {
	switch e {
	case t.Editions[0]:
		return t.Editions[1]
	case t.Editions[1]:
		return t.Editions[0]
	}
	return ""
}

// test is whether products are the same goods in both editions of the table.
func (t *Table) test(products []source.Product) Result {
	r := Result{By: []*Table{t}, Between: t.Editions}
	var found []int
	for side := range t.codes {
		for _, p := range products {
			for _, c := range t.below(side, p) {
				if !slices.Contains(found, c.component) {
					found = append(found, c.component)
				}
			}
		}
	}
	var outside, cut []uint32
	for _, at := range found {
		for _, codes := range t.components[at].codes {
			for _, c := range codes {
				if !isBelow(c, products) {
					outside = append(outside, c)
				}
				if t.components[at].cut {
					cut = append(cut, c)
				}
			}
		}
	}
	switch {
	case len(found) == 0 || t.lacks(products):
		r.Why = Lacking
	case len(outside) > 0:
		r.Why, r.Codes = Outside, written(outside)
	case len(cut) > 0:
		r.Why, r.Codes = Cut, written(cut)
	}
	return r
}

// lacks reports whether the table has no row of one of several products.
func (t *Table) lacks(products []source.Product) bool {
	for _, p := range products {
		if len(t.below(0, p)) == 0 && len(t.below(1, p)) == 0 {
			return true
		}
	}
	return false
}

// below are the codes of an edition that are of a product, or below it.
func (t *Table) below(side int, p source.Product) []code {
	low, high, ok := span(p)
	if !ok {
		return nil
	}
	all := t.codes[side]
	find := func(digits uint32) int {
		i, _ := slices.BinarySearchFunc(all, digits, func(c code, digits uint32) int { return cmp.Compare(c.digits, digits) })
		return i
	}
	return all[find(low):find(high)]
}

// span are the codes of six digits that a product of 2, 4 or 6 digits has: from low to
// below high.
func span(p source.Product) (low, high uint32, ok bool) {
	n, err := strconv.ParseUint(p.Code(), 10, 32)
	if err != nil || p.Level() > source.Subheadings {
		return 0, 0, false
	}
	each := uint32(1)
	for range int(source.Subheadings - p.Level()) {
		each *= 10
	}
	return uint32(n) * each, uint32(n+1) * each, true
}

// isBelow reports whether a code is of one of several products.
func isBelow(c uint32, products []source.Product) bool {
	return slices.ContainsFunc(products, func(p source.Product) bool {
		low, high, ok := span(p)
		return ok && low <= c && c < high
	})
}

// written are codes as they are written, ascending, each once.
func written(codes []uint32) []string {
	slices.Sort(codes)
	var out []string
	for _, c := range slices.Compact(codes) {
		out = append(out, source.Subheading(c).Code())
	}
	return out
}
