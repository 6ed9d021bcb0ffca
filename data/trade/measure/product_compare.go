package measure

import (
	"dyad/data/trade"
	"dyad/data/trade/correlation"
)

// A Comparison says whether figures of a product in two reports or two years are of
// the same goods.
type Comparison uint8

// The comparisons. Chapters compare across editions, though goods moved between
// them; headings and subheadings do not without a table of correlations, by which
// they are the same goods.
const (
	SameGoods Comparison = iota
	RevisedChapter
	OtherEdition
)

// Compare is whether a side's figures of two years are of the same goods.
func (p *ProductTrade) Compare(of int, y, z *ProductYear) Comparison {
	if y.Report != z.Report {
		return OtherEdition
	}
	a, several := p.Edition(y.Year, of, y.Report)
	b, alsoSeveral := p.Edition(z.Year, of, z.Report)
	return p.compare(a, b, several || alsoSeveral)
}

// CompareReports is whether the two sides' own figures of a year are.
func (p *ProductTrade) CompareReports(y *ProductYear) Comparison {
	a, several := p.Edition(y.Year, first, Own)
	b, alsoSeveral := p.Edition(y.Year, second, Own)
	return p.compare(a, b, several || alsoSeveral)
}

func (p *ProductTrade) compare(a, b trade.Edition, several bool) Comparison {
	switch r, asked := p.correlated(a, b, several); {
	case p.Level() == trade.AllProducts, a == b && !several, asked && r.Same():
		return SameGoods
	case p.Level() == trade.Chapters:
		return RevisedChapter
	}
	return OtherEdition
}

// Correlated is what tables of correlations say of the product in the editions of two years
// of a side. ok is false where there are none to ask: without tables, in one edition, and
// where an edition is not stated or is not one.
func (p *ProductTrade) Correlated(of int, y, z *ProductYear) (r correlation.Result, ok bool) {
	a, several := p.Edition(y.Year, of, y.Report)
	b, alsoSeveral := p.Edition(z.Year, of, z.Report)
	if y.Report != z.Report {
		return r, false
	}
	return p.correlated(a, b, several || alsoSeveral)
}

// CorrelatedReports is the same of the two sides' own figures of a year.
func (p *ProductTrade) CorrelatedReports(y *ProductYear) (r correlation.Result, ok bool) {
	a, several := p.Edition(y.Year, first, Own)
	b, alsoSeveral := p.Edition(y.Year, second, Own)
	return p.correlated(a, b, several || alsoSeveral)
}

func (p *ProductTrade) correlated(a, b trade.Edition, several bool) (r correlation.Result, ok bool) {
	if several || p.Level() == trade.AllProducts || p.Level() == trade.Items {
		return r, false
	}
	products := p.Sum
	if products == nil {
		products = []trade.Product{p.Product}
	}
	return p.w.correlated(products, a, b)
}

// correlated is what the tables of the options say of products, together, in two editions.
func (w *World) correlated(products []trade.Product, a, b trade.Edition) (r correlation.Result, ok bool) {
	if len(w.o.Correlations) == 0 || a == b || a == "" || b == "" {
		return r, false
	}
	return correlation.Compare(w.o.Correlations, products, a, b), true
}

// Correlations are the tables of correlations of the options.
func (w *World) Correlations() []*correlation.Table { return w.o.Correlations }
