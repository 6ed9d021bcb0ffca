package trade

import (
	"cmp"
	"fmt"
	"slices"

	"dyad/data/trade/source"
)

// entry is a row while rows are sorted.
type entry struct {
	product uint16
	value   USD
	weight  Grams
	file    uint16
	line    uint32
}

// regroup moves the rows of a pair together and orders them by product. For a
// moment all rows stand twice in memory. A row that repeats another is left out;
// two values for the same thing are refused.
func (b *Builder) regroup(t *Table) error {
	var moved columns
	var runs []rawRun
	var group []entry
	var clash *conflict
	repeated := map[uint16]int{}
	for i := 0; i < len(b.runs); {
		first := b.runs[i]
		group = group[:0]
		for ; i < len(b.runs) && sameKey(&first, &b.runs[i]); i++ {
			group = b.appendRun(group, &b.runs[i])
		}
		slices.SortFunc(group, func(x, y entry) int {
			return cmp.Or(cmp.Compare(x.product, y.product), cmp.Compare(x.file, y.file), cmp.Compare(x.line, y.line))
		})
		r := first
		r.start = uint32(moved.n)
		for k, e := range group {
			if k > 0 && group[k-1].product == e.product {
				if was := group[k-1]; was.value != e.value || was.weight != e.weight {
					clash = clash.earlier(&conflict{was, e, first})
				}
				repeated[e.file]++
				continue
			}
			moved.add(e.product, e.value, e.weight)
			b.rowLines = append(b.rowLines, e.line)
			if len(b.files) > 1 {
				b.rowFiles = append(b.rowFiles, fileOf(e.file))
			}
		}
		r.n = uint32(moved.n) - r.start
		runs = append(runs, r)
	}
	if clash != nil {
		return b.refuse(t, clash)
	}
	b.rows, b.runs = moved, runs
	for i, f := range b.files {
		if n := repeated[uint16(i)]; n > 0 {
			b.notes = append(b.notes, Note{File: f.File, Kind: source.Repeated, Count: n})
		}
	}
	return nil
}

func (b *Builder) appendRun(group []entry, r *rawRun) []entry {
	for j := range r.n {
		at := r.start + j
		group = append(group, entry{b.rows.productAt(at), b.rows.valueAt(at), b.rows.weightAt(at), r.file, r.line + j})
	}
	return group
}

// conflict is two values for one thing.
type conflict struct {
	was, is entry
	run     rawRun
}

// earlier is the conflict that comes first in the files.
func (c *conflict) earlier(o *conflict) *conflict {
	if c == nil || cmp.Or(cmp.Compare(o.is.file, c.is.file), cmp.Compare(o.is.line, c.is.line)) < 0 {
		return o
	}
	return c
}

func (b *Builder) refuse(t *Table, c *conflict) error {
	from, to := t.countries[c.run.exporter], t.countries[c.run.importer]
	what := fmt.Sprintf("%s to %s, product %s, %s, %s: %v dollars here, %v in %s:%d", from.Label(), to.Label(),
		t.products[c.is.product].Code(), b.opt.when(c.run.year), report(c.run.by), c.is.value, c.was.value, b.files[c.was.file].File, c.was.line)
	if c.is.value == c.was.value {
		what += ", with another mass"
	}
	hint := "keep one of the two rows"
	if c.run.by != Reconciled {
		hint = "they may be parts, by customs procedure or mode of transport: keep their total"
	}
	if level := t.products[c.is.product].Level(); level != AllProducts && level != Items && severalEditions(b, c.run.year) {
		return &ReadError{File: b.files[c.is.file].File, Line: int(c.is.line), What: what, Hint: "the year has rows of several editions of the Harmonized System: --edition HS12 keeps one"}
	}
	if c.is.file != c.was.file {
		hint = "two files tell the same trade differently: give one of them"
	}
	if len(from.Codes) > 1 || len(to.Codes) > 1 {
		hint = "a country stands under several numbers: keep the rows of one"
	}
	return &ReadError{File: b.files[c.is.file].File, Line: int(c.is.line), What: what, Hint: hint}
}

// severalEditions reports whether a year has rows of more than one edition.
func severalEditions(b *Builder, year uint16) bool {
	n := 0
	for e := range b.editions {
		if e.year == year {
			n++
		}
	}
	return n > 1
}

func report(by By) string {
	if by == Reconciled {
		return by.String()
	}
	return "as the " + by.String() + " reports"
}
