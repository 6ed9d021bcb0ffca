package compute

import (
	"fmt"
	"math/big"
	"strings"

	"dyad/data"
	"dyad/data/trade"
	"dyad/data/trade/measure"
)

// addTests sets the published tests of dependence on suppliers side by side, for each
// side that imports the product. The index and ratios that they need are claims of
// their own. Nothing is called dependent but by a test's name.
func (p testsOf) addTests() {
	told := false
	for of := range p.country {
		tests := p.p.Tests(of, p.y, p.options.Blocs[of] != nil)
		if tests == nil {
			continue
		}
		g := data.Grid{ExhibitHead: data.ExhibitHead{ID: "tests" + p.key + "." + strings.ToLower(p.code(of)), Title: p.text(p.say("pair.good.tests.grid", p.refs(of)...))}}
		var sentences []string
		if !told {
			told, sentences = true, append([]string{p.say("pair.good.tests.note", p.refs(of)...)}, p.otherLevels(tests)...)
		}
		for _, column := range []string{"criterion", "figure", "asks", "finding"} {
			g.Columns = append(g.Columns, p.text(p.say("pair.good.tests."+column)))
		}
		for i := range tests {
			t := &tests[i]
			for j := range t.Criteria {
				if c := &t.Criteria[j]; !p.alone && c.Low == nil && !c.None {
					continue // room for the other products
				}
				g.Rows = append(g.Rows, p.criterionRow(of, t, &t.Criteria[j]))
			}
			sentences = append(sentences, p.testSentence(of, t))
		}
		p.para(sentences...)
		p.exhibit(g)
	}
	p.section("tests", p.say("pair.good.tests.title", p.refs(0)...), data.TopicGoods)
}

// criterionRow is one criterion of a test: its figure, what the test asks, and what
// is found.
func (p testsOf) criterionRow(of int, t *measure.ProductTest, c *measure.ProductCriterion) data.GridRow {
	row := data.GridRow{Label: p.text(data.Literal(p.say("pair.good.tests.row", "test", p.testName(t.ID), "criterion", p.say("pair.good.criterion."+string(c.ID), p.names(of)...))))}
	var finding string
	switch {
	case c.Finding == measure.Untellable:
		finding = p.say("pair.good.finding.needs", "needs", p.say("pair.needs."+c.Needs.String()))
	case t.Finding == measure.NotOfLevel && c.Finding != measure.NotOfState:
		finding = p.say("pair.good.finding.not-of-level", "level", fmt.Sprint(int(t.Level)))
	default:
		finding = p.say("pair.good.finding." + c.Finding.String())
	}
	row.Cells = []data.Text{p.figureCell(of, c), p.text(data.Literal(p.asks(c))), p.text(data.Literal(finding))}
	return row
}

// testName is a test with the year of its publication.
func (p testsOf) testName(id measure.TestID) string { return p.say("pair.good.test." + string(id)) }

// asks is what a criterion asks of its figure.
func (p testsOf) asks(c *measure.ProductCriterion) string {
	if c.Limit == nil {
		return ""
	}
	key := "pair.good.asks.more"
	if c.AtLeast {
		key = "pair.good.asks.least"
	}
	return p.say(key, "limit", p.limit(c))
}

// limit is a threshold as it is printed.
func (p testsOf) limit(c *measure.ProductCriterion) string {
	switch c.ID {
	case measure.PartnerPart, measure.FirstShare, measure.OutsideShare:
		percent, _ := new(big.Rat).Mul(c.Limit, big.NewRat(100, 1)).Float64()
		return p.num.Value(decimal(percent, 0), unitOf("%"))
	case measure.ImportValue:
		usd, _ := c.Limit.Float64()
		v, _ := money(trade.USD(usd), "USD")
		return p.say("pair.good.limit.million", "n", p.num.Number(decimal(v.Float(), 0)))
	}
	x, _ := c.Limit.Float64()
	digits := 0
	if !c.Limit.IsInt() {
		digits = 1
	}
	return p.num.Number(decimal(x, digits))
}

// figureCell refers to the claim of a criterion's figure, or between which two it is.
func (p testsOf) figureCell(of int, c *measure.ProductCriterion) data.Text {
	if c.None {
		return p.text(p.say("pair.good.criterion.no-exports"))
	}
	ids := p.criterionClaims(of, c)
	switch len(ids) {
	case 0:
		return data.Text{}
	case 1:
		return p.text(ref(ids[0]))
	}
	return p.text(p.say("pair.good.criterion.between", "low", ref(ids[0]), "high", ref(ids[1])))
}

// criterionClaims are the claims of a criterion's figure, two where only bounds are
// known.
func (p testsOf) criterionClaims(of int, c *measure.ProductCriterion) []string {
	s := p.y.Side(of, measure.Import)
	share := func(id, label string, m measure.ID, x *big.Rat) string {
		r := measure.Result{ID: m, Year: p.y.Year, Unit: measure.Share, Terms: []measure.Term{s.Whole}}
		return p.claimFor(p.id(id+letter(of), p.y.Year), label, of, r, func(cl *data.Claim) {
			part := new(big.Rat).Mul(x, big.NewRat(int64(s.Whole.Value), 1))
			cl.Value, cl.Unit, cl.Qualifier = shareOf(trade.USD(part.Num().Int64()), s.Whole.Value)
			cl.Base = p.text(p.say("pair.good.import-share-base", p.names(of)...))
		})
	}
	if c.Low == nil {
		return nil
	}
	exact := c.Low.Cmp(c.High) == 0
	switch c.ID {
	case measure.SupplierHHI:
		label := "pair.good.hhi-import"
		if number(c.Low) != number(c.High) {
			label = "pair.good.hhi-low-import"
		}
		low := p.indexClaim("HM"+letter(of), label, of, measure.ProductHHI, c.Low, s.Sum())
		if exact || number(c.Low) == number(c.High) && c.Finding != measure.Untellable {
			return []string{low}
		}
		return []string{low, p.indexClaim("BM"+letter(of), "pair.good.hhi-high-import", of, measure.ProductHHI, c.High, s.Sum())}
	case measure.ExporterHHI:
		return []string{p.worldHHI(of)}
	case measure.ImportsToOwn:
		return []string{p.importsToOwn(of, c.Low)}
	case measure.YearsMet:
		r := measure.Result{ID: measure.ProductYearsMet, Year: p.y.Year, Base: p.y.Year - 2, Unit: measure.Count, Value: float64(c.Low.Num().Int64()),
			Terms: []measure.Term{s.Whole}}
		return []string{p.claimFor(p.id("T"+letter(of), p.y.Year), "pair.good.criterion.years", of, r, func(cl *data.Claim) {
			cl.Unit = unitOf(p.say("pair.good.unit.years-met"))
		})}
	case measure.PartnerPart:
		return []string{p.shareClaim(of, measure.Import, p.y)}
	case measure.FirstShare:
		if exact {
			return []string{share("FS", "pair.good.first-share", measure.ProductFirstShare, c.Low)}
		}
		return []string{share("FS", "pair.good.first-share-low", measure.ProductFirstShare, c.Low), share("FH", "pair.good.first-share-high", measure.ProductFirstShare, c.High)}
	case measure.SuppliersUsed:
		v, _ := c.Low.Float64()
		r := measure.Result{ID: measure.ProductSuppliersUsed, Year: p.y.Year, Unit: measure.Index, Value: v, Terms: []measure.Term{s.Whole}}
		return []string{p.claimFor(p.id("NU"+letter(of), p.y.Year), "pair.good.suppliers-used", of, r, nil)}
	case measure.ImportValue:
		return []string{p.wholeClaim(of, measure.Import, p.y)}
	}
	return nil
}

// importsToOwn is the claim of imports over exports; beside a threshold that it would
// read as, with more decimals.
func (p testsOf) importsToOwn(of int, x *big.Rat) string {
	v, _ := x.Float64()
	m, e := p.y.Side(of, measure.Import).Whole, p.y.Side(of, measure.Export).Whole
	r := measure.Result{ID: measure.ProductImportsToOwn, Year: p.y.Year, Unit: measure.Ratio, Value: v, Terms: []measure.Term{m, e}}
	return p.claimFor(p.id("IO"+letter(of), p.y.Year), "pair.good.imports-to-own", of, r, func(c *data.Claim) {
		for _, limit := range []int64{1, 2} {
			if whole := big.NewRat(limit, 1); number(x) == number(whole) && x.Cmp(whole) != 0 {
				c.Value = decimal(v, 4)
			}
		}
	})
}

// testSentence says what a test finds, with the figure that decides.
func (p testsOf) testSentence(of int, t *measure.ProductTest) string {
	args := func(more ...string) []string {
		return p.refs(of, append(more, "test", data.Literal(p.testName(t.ID)))...)
	}
	decides := func(f measure.Finding) *measure.ProductCriterion {
		for i := range t.Criteria {
			if t.Criteria[i].Finding == f {
				return &t.Criteria[i]
			}
		}
		return nil
	}
	switch t.Finding {
	case measure.Met:
		return p.metSentence(of, t, args)
	case measure.NotMet:
		c := decides(measure.NotMet)
		key := "pair.good.test.not-met-more"
		if c.AtLeast {
			key = "pair.good.test.not-met-least"
		}
		figure := p.figureCell(of, c)
		return p.say(key, args("criterion", data.Literal(p.say("pair.good.criterion."+string(c.ID), p.names(of)...)), "figure", figure.Vals[0], "limit", data.Literal(p.limit(c)))...)
	case measure.Untellable:
		c := decides(measure.Untellable)
		return p.say("pair.good.test.untellable", args("needs", data.Literal(p.say("pair.needs."+c.Needs.String())))...)
	}
	return ""
}

// metSentence says that a test is met, with the figures of its criteria, and the place of
// the other among those suppliers.
func (p testsOf) metSentence(of int, t *measure.ProductTest, args func(more ...string) []string) string {
	var items []string
	for i := range t.Criteria {
		c := &t.Criteria[i]
		if figure := p.figureCell(of, c); c.Finding == measure.Met && !figure.IsZero() {
			name := data.Literal(p.say("pair.good.criterion."+string(c.ID), p.names(of)...))
			items = append(items, p.say("pair.good.test.criterion", "criterion", name, "figure", figure.Vals[0]))
		}
	}
	if len(items) == 0 {
		return ""
	}
	said := p.say("pair.good.test.is-met", args("items", p.list(items))...)
	s := p.y.Side(of, measure.Import)
	other, ok := s.Partner(p.country[1-of])
	if !ok || !s.Each || len(s.Partners) < 2 {
		return said
	}
	rank := sharesOf(p).rankClaim(of, measure.Import, other, len(s.Partners))
	return said + " " + p.say("pair.good.test.rank", args("rank", ref(rank))...)
}

// otherLevels name the tests that are made for products of other digits.
func (p testsOf) otherLevels(tests []measure.ProductTest) []string {
	var sentences []string
	for _, level := range []trade.Level{trade.Chapters, trade.Subheadings} {
		var names []string
		for i := range tests {
			if tests[i].Finding == measure.NotOfLevel && tests[i].Level == level {
				names = append(names, p.testName(tests[i].ID))
			}
		}
		if len(names) > 0 {
			sentences = append(sentences, p.say("pair.good.test.not-of-level", p.refs(0, "tests", data.Literal(p.list(names)), "level", data.Literal(fmt.Sprint(int(level))))...))
		}
	}
	return sentences
}
