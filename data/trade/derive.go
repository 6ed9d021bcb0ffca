package trade

import (
	"cmp"
	"maps"
	"slices"

	"dyad/data/geo"
)

// yearly names the rows of one report in one year.
type yearly struct {
	year uint16
	by   By
}

// OfProduct is the part of a table that is trade in one product, as a table of its
// own in which that product is all goods. In a year where a report has rows of the
// product itself, these are used; else its finer codes are added up.
func (t *Table) OfProduct(p Product) *Table {
	exact := map[yearly]bool{}
	each := func(r *run, take func(at uint32, own Product)) {
		for i := r.start; i < r.start+r.n; i++ {
			if own := t.products[t.rows.productAt(i)]; own.Level() >= p.Level() && own.At(p.Level()) == p {
				take(i, own)
			}
		}
	}
	for i := range t.runs {
		r := &t.runs[i]
		each(r, func(_ uint32, own Product) {
			if own == p {
				exact[yearly{r.year, r.by}] = true
			}
		})
	}
	finest := map[yearly]Level{}
	for i := range t.runs {
		r := &t.runs[i]
		each(r, func(_ uint32, own Product) {
			key := yearly{r.year, r.by}
			finest[key] = max(finest[key], own.Level())
		})
	}
	d := &deriving{from: t, products: []Product{0}}
	for i := range t.runs {
		r := &t.runs[i]
		key := yearly{r.year, r.by}
		var value USD
		var weight Grams
		var line uint32
		rows := 0
		each(r, func(at uint32, own Product) {
			if exact[key] && own != p || !exact[key] && own.Level() != finest[key] {
				return
			}
			value += t.rows.valueAt(at)
			weight = weight.Plus(t.rows.weightAt(at))
			line = t.lineAt(r, at)
			if rows++; rows > 1 {
				line = 0
			}
		})
		if rows > 0 {
			d.add(*r, []entry{{0, value, weight, uint16(r.file), line}})
		}
	}
	return d.table()
}

// A Bloc is a group of states taken as one country.
type Bloc struct {
	ISO3, Name string
	Own        []string // letters of the table's own rows of the group
	Members    func(year int) []string
}

// A Membership is how a bloc stands in a table.
type Membership struct {
	Members []string    // of the last year
	Told    map[int]int // members with rows, by year
	Lacking []string    // members of the last year without rows in it
	OwnRows bool        // the table's own rows of the group are used somewhere
	Without string      // the member that is the other side, "" if none is
}

// WithBloc is a table in which the members of a bloc are one country. Trade among
// them is left out. Of a total over all partners, what members state is taken less
// their trade with other members; where a member that reports a product states
// none, the bloc has none of it. The table's own rows of the group stand in where no member has
// any. A state named by without is no member.
func (t *Table) WithBloc(bloc Bloc, without string) (*Table, Country, Membership) {
	g := Country(len(t.countries))
	d := &deriving{from: t, products: t.products, countries: append(slices.Clone(t.countries), CountryInfo{ISO3: bloc.ISO3, Name: bloc.Name, Kind: State})}
	own := map[Country]bool{}
	at := map[string]Country{}
	for c, info := range t.countries {
		if info.Kind == State {
			at[info.ISO3] = Country(c)
		}
		if info.Kind == Group && c != int(World) && (slices.Contains(bloc.Own, info.ISO3) || slices.ContainsFunc(info.Letters, func(l string) bool { return slices.Contains(bloc.Own, l) })) {
			own[Country(c)] = true
		}
	}
	m := Membership{Told: map[int]int{}}
	members := map[uint16]map[Country]bool{}
	for _, year := range t.years {
		members[uint16(year)] = map[Country]bool{}
		m.Members = nil
		for _, code := range bloc.Members(year) {
			if code == without {
				m.Without = without
				continue
			}
			m.Members = append(m.Members, code)
			if c, ok := at[code]; ok {
				members[uint16(year)][c] = true
			}
		}
	}
	b := &blocRuns{t: t, g: g, members: members, own: own, byKey: map[run][]*run{}, ownRows: map[run][]*run{}}
	b.sort()
	for _, year := range t.years {
		told := b.told[uint16(year)]
		m.Told[year] = len(told)
		m.Lacking = nil
		for _, code := range m.Members {
			if c, ok := at[code]; !ok || !told[c] {
				m.Lacking = append(m.Lacking, code)
			}
		}
	}
	for _, key := range slices.SortedFunc(maps.Keys(b.byKey), compareRuns) {
		d.add(key, b.sum(key))
	}
	for _, key := range slices.SortedFunc(maps.Keys(b.ownRows), compareRuns) {
		if len(b.byKey[key]) == 0 {
			d.add(key, d.entries(b.ownRows[key]))
			m.OwnRows = true
		}
	}
	return d.table(), g, m
}

// blocRuns are the runs of a table by what they are of once a bloc is one country.
type blocRuns struct {
	t       *Table
	g       Country
	members map[uint16]map[Country]bool // by year
	own     map[Country]bool            // the table's own rows of the group
	byKey   map[run][]*run
	ownRows map[run][]*run
	told    map[uint16]map[Country]bool // members with rows with others, by year
	inside  map[run][]*run              // trade of a member with others, by exporter or importer
	partial map[run]map[uint16]bool     // products of totals that not every member that reports them states
}

// sort puts each run where it belongs. Keys are runs without rows.
func (b *blocRuns) sort() {
	b.told, b.inside = map[uint16]map[Country]bool{}, map[run][]*run{}
	for i := range b.t.runs {
		r := &b.t.runs[i]
		members := b.members[r.year]
		from, to := members[r.exporter], members[r.importer]
		key := run{year: r.year, exporter: r.exporter, importer: r.importer, by: r.by}
		switch {
		case from && to:
			inner := key
			if r.by == FromImporter {
				inner.exporter = World
			} else {
				inner.importer = World
			}
			b.inside[inner] = append(b.inside[inner], r)
			continue
		case b.own[r.exporter] && to, from && b.own[r.importer], b.own[r.exporter] && b.own[r.importer]:
			continue // of the bloc with itself
		case b.own[r.exporter] || b.own[r.importer]:
			if b.own[r.exporter] {
				key.exporter = b.g
			} else {
				key.importer = b.g
			}
			b.ownRows[key] = append(b.ownRows[key], r)
			continue
		case from || to:
			member := r.exporter
			if to {
				member = r.importer
				key.importer = b.g
			} else {
				key.exporter = b.g
			}
			if r.exporter != World && r.importer != World {
				if b.told[r.year] == nil {
					b.told[r.year] = map[Country]bool{}
				}
				b.told[r.year][member] = true
			}
		}
		b.byKey[key] = append(b.byKey[key], r)
	}
	b.totals()
}

// totals finds the products of the bloc's totals over all partners that a member
// which reports the product does not state: the bloc has no total of them.
func (b *blocRuns) totals() {
	b.partial = map[run]map[uint16]bool{}
	for total, stated := range b.byKey {
		if (total.exporter != b.g || total.importer != World) && (total.exporter != World || total.importer != b.g) {
			continue
		}
		has := map[uint16]map[Country]bool{} // by product, the members that state it
		for _, r := range stated {
			for i := r.start; i < r.start+r.n; i++ {
				put(has, b.t.rows.productAt(i), b.reporter(r))
			}
		}
		missing := map[uint16]bool{}
		for key, runs := range b.byKey {
			if key.year != total.year || key.by != total.by || key.exporter != b.g && key.importer != b.g {
				continue
			}
			for _, r := range runs {
				member := b.reporter(r)
				if !b.members[key.year][member] {
					continue // the partner's report
				}
				for i := r.start; i < r.start+r.n; i++ {
					if product := b.t.rows.productAt(i); !has[product][member] {
						missing[product] = true
					}
				}
			}
		}
		b.partial[total] = missing
	}
}

// reporter is the state whose report a run is.
func (b *blocRuns) reporter(r *run) Country {
	if r.by == FromImporter {
		return r.importer
	}
	return r.exporter
}

func put(has map[uint16]map[Country]bool, product uint16, c Country) {
	if has[product] == nil {
		has[product] = map[Country]bool{}
	}
	has[product][c] = true
}

// sum is the rows of a key: those of members added up, of totals less the trade
// among members.
func (b *blocRuns) sum(key run) []entry {
	d := &deriving{from: b.t}
	runs := b.byKey[key]
	all := d.entries(runs)
	if key.exporter != b.g && key.importer != b.g || key.exporter != World && key.importer != World {
		return all
	}
	for _, r := range runs {
		inner := run{year: r.year, exporter: r.exporter, importer: r.importer, by: r.by}
		own := map[uint16]bool{} // what the member states a total of
		for i := r.start; i < r.start+r.n; i++ {
			own[b.t.rows.productAt(i)] = true
		}
		for _, e := range d.entries(b.inside[inner]) {
			if !own[e.product] {
				continue
			}
			i, ok := slices.BinarySearchFunc(all, e, func(a, b entry) int { return cmp.Compare(a.product, b.product) })
			if ok {
				all[i].value = max(0, all[i].value-e.value)
				all[i].weight = NoWeight
			}
		}
	}
	all = slices.DeleteFunc(all, func(e entry) bool { return b.partial[key][e.product] })
	return all
}

// deriving is a table in the making from another one.
type deriving struct {
	from      *Table
	countries []CountryInfo // nil for those of the table
	products  []Product
	rows      columns
	rowLines  []uint32
	rowFiles  []uint8
	runs      []run
}

// entries are the rows of some runs, in the order of products; of one product they
// are added up.
func (d *deriving) entries(runs []*run) []entry {
	var all []entry
	for _, r := range runs {
		for i := r.start; i < r.start+r.n; i++ {
			all = append(all, entry{d.from.rows.productAt(i), d.from.rows.valueAt(i), d.from.rows.weightAt(i), uint16(d.from.fileAt(r, i)), d.from.lineAt(r, i)})
		}
	}
	if len(runs) < 2 {
		return all
	}
	slices.SortStableFunc(all, func(a, b entry) int { return cmp.Compare(a.product, b.product) })
	out := all[:0]
	for _, e := range all {
		if n := len(out); n > 0 && out[n-1].product == e.product {
			out[n-1].value += e.value
			out[n-1].weight = out[n-1].weight.Plus(e.weight)
			out[n-1].line = 0 // of several rows
			continue
		}
		out = append(out, e)
	}
	return out
}

// add adds the rows of a run.
func (d *deriving) add(key run, rows []entry) {
	if len(rows) == 0 {
		return
	}
	key.start, key.n, key.file = uint32(d.rows.n), uint32(len(rows)), fileOf(rows[0].file)
	for _, e := range rows {
		d.rows.add(e.product, e.value, e.weight)
		d.rowLines = append(d.rowLines, e.line)
		d.rowFiles = append(d.rowFiles, fileOf(e.file))
	}
	d.runs = append(d.runs, key)
}

// table is the table of what was added.
func (d *deriving) table() *Table {
	t := &Table{countries: d.countries, products: d.products, names: d.from.names, rows: d.rows, rowLines: d.rowLines, rowFiles: d.rowFiles, runs: d.runs,
		sources: d.from.sources, notes: d.from.notes, currency: d.from.currency,
		editions: d.from.editions, editionsOf: d.from.editionsOf, reported: d.from.reported, lines: d.from.lines}
	if t.countries == nil {
		t.countries = d.from.countries
	}
	for i := range t.runs {
		r := &t.runs[i]
		r.apart = t.countries[r.exporter].apart() || t.countries[r.importer].apart()
	}
	slices.SortFunc(t.runs, compareRuns)
	for l := range t.first {
		n, _ := slices.BinarySearchFunc(t.products, Level(l), func(p Product, l Level) int { return cmp.Compare(p.Level(), l) })
		t.first[l] = uint16(n)
	}
	if len(d.products) == 1 && d.products[0].Level() == AllProducts {
		t.editions, t.editionsOf = nil, nil // it has no products below all
	}
	if err := t.index(); err != nil {
		panic("trade: sums of a part are more than those of the whole: " + err.Error())
	}
	return t
}

// BlocOf is a bloc that geo knows.
func BlocOf(b geo.Bloc) Bloc {
	return Bloc{ISO3: b.Alpha3, Name: b.Name, Own: b.Own, Members: b.Members}
}
