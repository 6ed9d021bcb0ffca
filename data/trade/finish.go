package trade

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"dyad/data/trade/source"
)

// Table makes the table of what was added. Rows in any order give the same
// table.
func (b *Builder) Table() (*Table, error) {
	if err := b.join(); err != nil {
		return nil, err
	}
	if b.rows.n == 0 {
		return nil, b.noRows()
	}
	if err := b.oneEdition(); err != nil {
		return nil, err
	}
	if err := oneList(b.files); err != nil {
		return nil, err
	}
	t := &Table{sources: b.files, lines: b.lines, currency: cmp.Or(b.currency, source.USDollar)}
	b.countries(t)
	b.sortProducts(t)
	slices.SortFunc(b.runs, compareRaw)
	if !b.inOrder() {
		if err := b.regroup(t); err != nil {
			return nil, err
		}
	}
	b.rows.trim()
	t.rows, t.rowLines, t.rowFiles = b.rows, b.rowLines, b.rowFiles
	for _, r := range b.runs {
		apart := t.countries[r.exporter].apart() || t.countries[r.importer].apart()
		t.runs = append(t.runs, run{r.year, Country(r.exporter), Country(r.importer), r.by, fileOf(r.file), apart, r.start, r.n, r.line})
	}
	if err := t.index(); err != nil {
		return nil, err
	}
	t.editionsOf = map[int][]Edition{}
	for e := range b.editions {
		t.editionsOf[int(e.year)] = append(t.editionsOf[int(e.year)], e.edition)
		if !slices.Contains(t.editions, e.edition) {
			t.editions = append(t.editions, e.edition)
		}
	}
	for _, all := range t.editionsOf {
		slices.Sort(all)
	}
	slices.Sort(t.editions)
	b.productNames(t)
	b.describe(t)
	t.notes = b.notes
	source.SortNotes(t.notes)
	return t, nil
}

func (b *Builder) noRows() error {
	names := make([]string, len(b.files))
	for i, f := range b.files {
		names[i] = f.File
	}
	hint := "its rows have no value or are left out: re-exports, groups of states, other editions"
	if len(b.unwanted) > 0 {
		return &ReadError{File: strings.Join(names, ", "), What: "no rows of the years asked for",
			Hint: fmt.Sprintf("it has rows of %d to %d", slices.Min(b.unwanted), slices.Max(b.unwanted))}
	}
	if len(b.named) > 0 || len(b.lists) > 0 {
		hint = "add the table of the year beside the lists of countries and products"
	}
	return &ReadError{File: strings.Join(names, ", "), What: "no rows of trade", Hint: hint}
}

// oneEdition refuses codes of several editions in one year: they do not mean the
// same goods. Of one year each edition is complete, and years may differ.
func (b *Builder) oneEdition() error {
	if b.opt.MixEditions || len(b.products.list) == 1 || !twoStates(b) {
		return nil // one product is used as it is, and trade with the world alone not at all
	}
	rows, years := map[Edition]int{}, map[uint16][]yearEdition{}
	mixed := false
	for e, first := range b.editions {
		rows[e.edition] += first.rows
		years[e.year] = append(years[e.year], e)
		mixed = mixed || len(years[e.year]) > 1
	}
	if !mixed {
		return nil
	}
	var worst yearEdition // the rarest edition of the first such year
	for _, y := range slices.Sorted(maps.Keys(years)) {
		if all := years[y]; len(all) > 1 {
			slices.SortFunc(all, func(p, q yearEdition) int {
				return cmp.Or(cmp.Compare(b.editions[q].rows, b.editions[p].rows), cmp.Compare(p.edition, q.edition))
			})
			worst = all[len(all)-1]
			break
		}
	}
	all := slices.Collect(maps.Keys(rows))
	slices.SortFunc(all, func(x, y Edition) int { return cmp.Or(cmp.Compare(rows[y], rows[x]), cmp.Compare(x, y)) })
	words := make([]string, len(all))
	for i, e := range all {
		words[i] = fmt.Sprintf("%s (%d rows)", cmp.Or(string(e), "not stated"), rows[e])
	}
	odd := b.editions[worst]
	return &ReadError{File: odd.file, Line: odd.line, What: fmt.Sprintf("editions of the Harmonized System are mixed in %s: %s", b.opt.when(worst.year), strings.Join(words, ", ")),
		Hint: "read one edition, or files of one edition", Option: "Edition"}
}

// twoStates reports whether there are rows of two states.
func twoStates(b *Builder) bool {
	return slices.ContainsFunc(b.runs, func(r rawRun) bool { return !b.list[r.exporter].IsWorld() && !b.list[r.importer].IsWorld() })
}

// oneList refuses items beside the codes of the Harmonized System: they are other
// goods, and some of both are the same.
func oneList(files []Source) error {
	items := slices.IndexFunc(files, func(s Source) bool { return s.Items })
	if items < 0 {
		return nil
	}
	for _, s := range files {
		if !s.Items {
			return &ReadError{File: files[items].File, What: fmt.Sprintf("its items are not the products of other tables (%s)", s.File), Hint: "make a brief of each"}
		}
	}
	return nil
}

// sortProducts gives products their places by level and code.
func (b *Builder) sortProducts(t *Table) {
	t.products = slices.Clone(b.products.list)
	slices.Sort(t.products)
	index := make([]uint16, len(t.products))
	for i, p := range b.products.list {
		n, _ := slices.BinarySearch(t.products, p)
		index[i] = uint16(n)
	}
	for _, block := range b.rows.product {
		for i, p := range block {
			block[i] = index[p]
		}
	}
	for l := range t.first {
		n, _ := slices.BinarySearchFunc(t.products, Level(l), func(p Product, l Level) int { return cmp.Compare(p.Level(), l) })
		t.first[l] = uint16(n)
	}
}

func compareRaw(a, b rawRun) int {
	return cmp.Or(cmp.Compare(a.year, b.year), cmp.Compare(a.exporter, b.exporter), cmp.Compare(a.importer, b.importer),
		cmp.Compare(a.by, b.by), cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line))
}

func sameKey(a, b *rawRun) bool {
	return a.year == b.year && a.exporter == b.exporter && a.importer == b.importer && a.by == b.by
}

// inOrder reports whether every pair is one run with ascending products, as in a
// BACI year. Then the rows stay where they are.
func (b *Builder) inOrder() bool {
	for i := range b.runs {
		r := &b.runs[i]
		if i > 0 && sameKey(r, &b.runs[i-1]) {
			return false
		}
		for j := r.start + 1; j < r.start+r.n; j++ {
			if b.rows.productAt(j-1) >= b.rows.productAt(j) {
				return false
			}
		}
	}
	return true
}

// index builds what queries need, and refuses sums that do not fit.
func (t *Table) index() error {
	if !t.rows.value.addUp() || !t.rows.weight.addUp() {
		return &ReadError{File: t.sources[0].File, What: "its values add up to more than can be held", Hint: "check the unit of the column"}
	}
	counts := map[Layer]int{}
	for i := range t.runs {
		r := &t.runs[i]
		if n := len(t.years); n == 0 || t.years[n-1] != int(r.year) {
			t.years = append(t.years, int(r.year))
		}
		t.imports = append(t.imports, uint32(i))
		for _, l := range source.Levels() {
			if start, end := t.span(r, l); end > start {
				counts[Layer{r.by, l}] += int(end - start)
			}
		}
	}
	slices.SortFunc(t.imports, func(a, b uint32) int { return compareImports(t.runs[a], t.runs[b]) })
	for by := Reconciled; by <= FromImporter; by++ {
		for _, l := range source.Levels() {
			if n := counts[Layer{by, l}]; n > 0 {
				t.layers = append(t.layers, LayerInfo{Layer{by, l}, n})
			}
		}
	}
	return nil
}
