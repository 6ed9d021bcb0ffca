package measure

import (
	"fmt"
	"slices"
	"strings"

	"dyad/data/trade"
)

// A ProductSet is what two states sell each other of a few products, and what
// share of each one's trade in them that is. It is immutable.
type ProductSet struct {
	A, B     trade.Country
	Year     int              // the latest of Goods
	Goods    []*ProductTrade  // in the order asked for
	Sum      *ProductTrade    // of all Goods, nil where there is none
	Nested   [2]trade.Product // of which the first contains the second, so that there is no sum; else both are 0
	AllGoods *ProductTrade    // rows of all products, nil where the table has none of the pair
	Alone    bool             // the table has rows of no other product
}

// A ProductTrade is one product of a pair in the years of the table, or the sum of a few.
// It is one thing, these years, and its methods are what is measured of them.
type ProductTrade struct {
	Product trade.Product
	Sum     []trade.Product // that this is the sum of, Product being the first; nil for one product
	Parts   int             // finer products that its rows are of, all that are below it; 0 for its own rows
	Years   []ProductYear   // ascending; those for which a figure of the pair is told

	w     *World
	one   *OneProduct     // nil for a sum
	parts []*ProductTrade // of a sum
	pair  [2]trade.Country
	view  [3]trade.ProductView // by report
}

// A ProductYear is one product in one year.
type ProductYear struct {
	Year   int
	Report Report                  // of Sides
	Flows  [2][3]trade.ProductFlow // from A to B and from B to A, by report
	Sides  [2][2]ProductSide       // of A and of B: exports, imports
	levels [3]trade.Level          // of rows, by report
}

// Products are the measures of a few products in the trade of a pair, up to the year
// of the options. It refuses with an *[Error] what is no pair, products that the
// table lacks, and a pair of which it tells nothing.
func (w *World) Products(a, b trade.Country, products []trade.Product) (*ProductSet, error) {
	if err := checkPair(w, a, b); err != nil {
		return nil, err
	}
	s := &ProductSet{A: a, B: b, Alone: true}
	for _, p := range products {
		one, err := w.product(a, b, p)
		if err != nil {
			return nil, err
		}
		if len(one.Years) == 0 {
			return nil, refuse("the table tells nothing of trade in %s between %s and %s%s", p.Label(), w.t.Country(a).Label(), w.t.Country(b).Label(), asked(w.o))
		}
		s.Goods = append(s.Goods, one)
		s.Year = max(s.Year, one.Last().Year)
	}
	s.addSum(w)
	for _, q := range w.t.Products() {
		if !slices.ContainsFunc(products, func(p trade.Product) bool { return q.Level() != trade.AllProducts && q.At(p.Level()) == p }) {
			s.Alone = false
		}
	}
	if all, err := w.product(a, b, trade.Product(0)); err == nil && len(all.Years) > 0 {
		s.AllGoods = all
	}
	return s, nil
}

// asked is the year of the options, as the end of a message.
func asked(o Options) string {
	if o.Year == 0 {
		return ""
	}
	return fmt.Sprintf(" in %d", o.Year)
}

// Pair are the two states.
func (p *ProductTrade) Pair() [2]trade.Country { return p.pair }

// Last is the latest year.
func (p *ProductTrade) Last() *ProductYear { return &p.Years[len(p.Years)-1] }

// ImportYears are the years in which what a side imports from all partners is known, up to
// the last and ascending: also those for which no figure of the pair is told.
func (p *ProductTrade) ImportYears(of int) []*ProductYear {
	var out []*ProductYear
	for _, y := range p.w.t.Years() {
		if y < p.w.o.Since || y > p.Last().Year {
			continue
		}
		one := p.In(y)
		if one == nil {
			untold := p.year(y)
			one = &untold
		}
		if whole := one.Side(of, Import).Whole; whole.Rows > 0 && whole.Value > 0 {
			out = append(out, one)
		}
	}
	return out
}

// In is a year, nil if nothing of the pair is told for it.
func (p *ProductTrade) In(year int) *ProductYear {
	for i := range p.Years {
		if p.Years[i].Year == year {
			return &p.Years[i]
		}
	}
	return nil
}

// product is one product of a pair.
func (w *World) product(a, b trade.Country, p trade.Product) (*ProductTrade, error) {
	one, err := w.OneProduct(p)
	if err != nil {
		return nil, err
	}
	return one.of(a, b), nil
}

// finerProducts is a product as the sum of the finest products of a report below it. ok is
// false where some of them may be missing: they are all there in reconciled figures,
// in those that are added up from lines of national tariffs, and where the one product
// is all of its heading, as its last two digits of 00 say.
func finerProducts(w *World, p trade.Product, by trade.By) (v trade.ProductView, ok bool) {
	finest := w.finest(by).Level
	if p.Level() == trade.AllProducts || finest <= p.Level() {
		return v, false
	}
	v = w.t.Product(p, finest, by)
	if undivided, err := trade.ParseProduct(p.Code() + "00"); err == nil && p.Level() == trade.Headings && v.Products() == 1 {
		if w.t.Product(undivided, finest, by).Products() == 1 {
			return v, true
		}
	}
	return v, v.Products() > 0 && (by == trade.Reconciled || w.t.AllLines(by))
}

// hasLevel reports whether the table has rows of a report and level.
func hasLevel(w *World, by trade.By, l trade.Level) bool { return slices.Contains(w.levels[by], l) }

// lacksProduct says that the table has no rows of a product, and what it has instead.
func lacksProduct(w *World, p trade.Product) error {
	below := w.t.Below(p)
	if len(below) == 0 {
		return refuse("the table has no rows of %s", p.Label())
	}
	codes := make([]string, 0, len(below))
	for _, q := range below[:min(len(below), 5)] {
		codes = append(codes, q.Code())
	}
	more := ""
	if len(below) > len(codes) {
		more = fmt.Sprintf(" and %d more", len(below)-len(codes))
	}
	return refuse("the table has no rows of %s, only of products below it, of which some may be missing: %s%s", p.Label(), strings.Join(codes, ", "), more)
}

// year is one year, whether or not anything is told for it.
func (p *ProductTrade) year(year int) ProductYear {
	if p.parts != nil {
		return p.sumOf(year)
	}
	own := p.one.in(year)
	y := ProductYear{Year: year, Report: own.report, levels: p.one.levels}
	for way := range p.pair {
		for by := trade.Reconciled; by <= trade.FromImporter; by++ {
			y.Flows[way][by] = p.view[by].Flow(year, p.pair[way], p.pair[1-way])
		}
	}
	for of := range p.pair {
		for i, f := range []Flow{Export, Import} {
			y.Sides[of][i] = *p.one.side(own, p.pair[of], f)
		}
	}
	return y
}

// tells reports whether a year has a figure of the pair: rows of a flow, or a
// side's trade with every partner, among whom the other is not.
func (y *ProductYear) tells() bool {
	for way := range y.Flows {
		for by := range y.Flows[way] {
			if y.Flows[way][by].Known() {
				return true
			}
		}
		if y.Sides[way][0].Each || y.Sides[way][1].Each {
			return true
		}
	}
	return false
}

// Side is a side's flow with all partners.
func (y *ProductYear) Side(of int, f Flow) *ProductSide {
	if f == Import {
		return &y.Sides[of][1]
	}
	return &y.Sides[of][0]
}

// Flow is what a side sent the other, or received from it, as its own report or the
// reconciled figure has it. told is false where that is not known: a partner without
// a row is one with which nothing was traded only where each partner has its rows.
func (y *ProductYear) Flow(of int, f Flow) (flow trade.ProductFlow, told bool) {
	way := of
	if f == Import {
		way = 1 - of
	}
	flow = y.Flows[way][y.Report.By(f)]
	return flow, flow.Known() || y.Side(of, f).Each
}

// Earlier are the year before a year, and the first year, with which a side's flow of that
// year compares; nil where there is none, or the two are the same.
func (p *ProductTrade) Earlier(of int, f Flow, now *ProductYear) (before, first *ProductYear) {
	for i := len(p.Years) - 1; i >= 0; i-- {
		y := &p.Years[i]
		if y.Year >= now.Year {
			continue
		}
		if _, told := y.Flow(of, f); !told {
			continue
		}
		if p.Compare(of, y, now) == OtherEdition {
			break
		}
		if y.Year == now.Year-1 {
			before = y
		} else {
			first = y
		}
	}
	return before, first
}

// Compared is the year that a change to a year is on: the year before, or else the first
// that compares; nil if none does.
func (p *ProductTrade) Compared(of int, f Flow, now *ProductYear) *ProductYear {
	before, first := p.Earlier(of, f, now)
	if before == nil {
		return first
	}
	return before
}

// Term is a flow of the pair from a side to the other as a report has it.
func (p *ProductTrade) Term(y *ProductYear, from int, by trade.By) Term {
	sum := y.Flows[from][by]
	return Term{Name: Exports, From: p.pair[from], To: p.pair[1-from], By: by, Year: y.Year, Level: y.levels[by], Value: sum.Value, Rows: sum.Rows}
}

// Places adds where the rows of one of the product's sums stand, and gives their number.
func (p *ProductTrade) Places(t Term, into *trade.Places) (rows int) {
	for _, part := range p.parts {
		rows += part.Places(t, into)
	}
	if p.parts != nil {
		return rows
	}
	return p.view[t.By].Places(t.Year, t.From, t.To, t.Stated, into)
}

// Edition is the edition in which a side reports a year's products, or in which the
// figures are reconciled; several that there are more than one.
func (p *ProductTrade) Edition(year int, of int, r Report) (e trade.Edition, several bool) {
	if r == Reconciled {
		return p.w.t.EditionOf(year, trade.World)
	}
	return p.w.t.EditionOf(year, p.pair[of])
}
