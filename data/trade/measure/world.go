package measure

import (
	"cmp"
	"math"
	"slices"

	"dyad/data/hs"
	"dyad/data/trade"
)

// A World computes measures of one table. What depends on the table alone,
// or on one state, is computed once, when it is first needed, and kept: of each
// state in each year asked for some 44 bytes a product, 50 MB for all states of
// a BACI year. It is one thing, this memory of a table, and its methods are what is
// asked of it. A World may be used by several goroutines.
type World struct {
	t      *trade.Table
	o      Options
	goods  []good           // by place: the table's products in their order
	states []bool           // by country: a state that can be ranked
	levels [3][]trade.Level // of each report
	whole  bool             // products of enough chapters to stand for all goods
	years  []*year          // as in the table, ascending
	all    *World           // of all goods, where this one is of one product
}

// A good is a product of the table.
type good struct {
	product    trade.Product
	section    hs.Section // 0 if it has none
	comparable bool       // it means the same goods in every state
	food       uint32     // a bit for each food group
}

// NewWorld prepares a table. It refuses options that make no sense with an *[Error].
func NewWorld(t *trade.Table, o Options) (*World, error) {
	o.Concentrated = cmp.Or(o.Concentrated, DefaultConcentrated)
	o.Partners = cmp.Or(o.Partners, DefaultPartners)
	o.States = cmp.Or(o.States, DefaultStates)
	o.Chapters = cmp.Or(o.Chapters, DefaultChapters)
	o.Top = cmp.Or(o.Top, DefaultTop)
	switch {
	case !(o.Concentrated > 0 && o.Concentrated < 1):
		return nil, refuse("a threshold of %g: an index of concentration is above 0 and below 1", o.Concentrated)
	case !(o.Freight >= 0 && o.Freight < 1):
		return nil, refuse("freight of %g: it is a part of the value, in 0..1", o.Freight)
	case o.Report > Importers:
		return nil, refuse("no such report: %d", o.Report)
	case !slices.Contains([]trade.Level{trade.AllProducts, trade.Chapters, trade.Headings, trade.Subheadings}, o.Level):
		return nil, refuse("no such level of products: %d", o.Level)
	case o.Year != 0 && !slices.Contains(t.Years(), o.Year):
		return nil, refuse("the table has no rows of %d", o.Year)
	}
	w := &World{t: t, o: o}
	w.describe()
	w.begin()
	return w, nil
}

// begin makes room for what will be computed of each year.
func (w *World) begin() {
	for _, y := range w.t.Years() {
		w.years = append(w.years, &year{w: w, year: y, sides: make([]slot, w.t.Countries()), totals: make([]slot, w.t.Countries())})
	}
}

// Fresh computes the same of the same table, without what w has computed and kept.
func (w *World) Fresh() *World {
	own := &World{t: w.t, o: w.o, goods: w.goods, states: w.states, levels: w.levels, whole: w.whole}
	own.begin()
	if w.all != nil {
		own.all = w.all.Fresh()
	}
	return own
}

// OfProduct computes measures of the part of w's table that is one product (see
// [trade.Table.OfProduct]). Where a state's partners in all goods are all there,
// those of the product are too; elsewhere a total over all partners has to be
// stated: few products have as many partners as stand for all.
func (w *World) OfProduct(part *trade.Table) (*World, error) {
	o := w.o
	o.Partners = math.MaxInt
	if o.Year != 0 && !slices.Contains(part.Years(), o.Year) {
		return nil, refuse("the table has no rows of the product in %d", o.Year)
	}
	own, err := NewWorld(part, o)
	if err != nil {
		return nil, err
	}
	own.all = w
	return own, nil
}

// NewWorldLike prepares another table by the options of a World.
func NewWorldLike(w *World, t *trade.Table) (*World, error) { return NewWorld(t, w.o) }

// describe looks up the table's products and countries.
func (w *World) describe() {
	chapters := map[hs.Chapter]bool{}
	for _, p := range w.t.Products() {
		g := good{product: p}
		if code, ok := hs.ParseCode(p.Code()); ok && code.Level() == int(p.Level()) {
			for _, group := range hs.FoodGroup(code) {
				g.food |= 1 << group
			}
			g.section, g.comparable = code.Section()
			g.comparable = g.comparable && code != hs.Unspecified
			if chapter, ok := code.Chapter(); ok {
				chapters[chapter] = true
			}
		}
		w.goods = append(w.goods, g)
	}
	w.whole = len(chapters) >= w.o.Chapters
	for c := range trade.Country(w.t.Countries()) {
		w.states = append(w.states, c != trade.World && w.t.Country(c).Kind == trade.State)
	}
	for _, l := range w.t.Layers() {
		w.levels[l.By] = append(w.levels[l.By], l.Level)
	}
}

// span is the range of a level's products.
func (w *World) span(l trade.Level) (low, high int) {
	search := func(l trade.Level) int {
		i, _ := slices.BinarySearchFunc(w.goods, l, func(g good, l trade.Level) int { return cmp.Compare(g.product.Level(), l) })
		return i
	}
	return search(l), search(l + 1)
}

// oneEdition reports whether products of a year may be compared.
func (w *World) oneEdition(year int) bool { return len(w.t.EditionsIn(year)) <= 1 }

// edition is the edition of the products of a year, "" if none is stated or there
// are several.
func (w *World) edition(year int) trade.Edition {
	if e := w.t.EditionsIn(year); len(e) == 1 {
		return e[0]
	}
	return ""
}
