package compute

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/data/trade/worldbank"
)

// A context is what the World Bank's indicators say of the sides of a dossier.
type context struct {
	*builder
	x     *worldbank.Indicators
	cited bool
}

// newContext is nil where there are no indicators, or trade that is not in US dollars
// could not be set beside them.
func newContext(b *builder) *context {
	if b.options.Context == nil || b.t.Currency() != "USD" {
		return nil
	}
	return &context{builder: b, x: b.options.Context}
}

// addContext sets the trade of the two beside their economies and peoples.
func addContext(b *builder) {
	c := newContext(b)
	if c == nil {
		return
	}
	var out []string
	for of := range b.country {
		out = append(out, c.ofTrade(worldbank.GDP, of), c.ofTrade(worldbank.Population, of), c.fiscal(of))
	}
	b.para(out...)
	b.section("trade-context", b.say("pair.context.title"), data.TopicGoods)
}

// value is an indicator of a side in a year; ok is false without one. A group has the
// sum of its members, where each of them has one and the table says who they are.
func (c *context) value(indicator string, of, year int) (v float64, ok bool) {
	m := c.options.Blocs[of]
	if m == nil {
		return c.x.Value(indicator, c.code(of), year)
	}
	if year != c.set.Year || m.Told[year] == 0 {
		return 0, false
	}
	for _, state := range m.Members {
		own, ok := c.x.Value(indicator, state, year)
		if !ok {
			return 0, false
		}
		v += own
	}
	return v, len(m.Members) > 0
}

// ofTrade sets the trade of a side with the other over one of its indicators: of the
// year, or of the last one before for which there are both. Trade of one year is never
// set over an indicator of another.
func (c *context) ofTrade(indicator string, of int) string {
	key := "pair.context.gdp"
	if indicator == worldbank.Population {
		key = "pair.context.per-head"
	}
	set, err := c.set, error(nil)
	for i := len(c.set.Series) - 1; i >= 0; i-- {
		year := c.set.Series[i].Year
		v, ok := c.value(indicator, of, year)
		if !ok {
			continue
		}
		if year != c.set.Year {
			if set, err = c.set.In(year); err != nil {
				return ""
			}
			key += "-earlier"
		}
		turnover := turnoverOf(set, of)
		if turnover == nil {
			return ""
		}
		c.cite()
		id := c.claimOver(indicator, of, *turnover, v)
		return c.say(key, append(refs(of), "share", ref(id), "value", ref(id), "year", data.Literal(strconv.Itoa(year)))...)
	}
	return c.say(key+"-none", append(refs(of), "year", data.Literal(strconv.Itoa(c.set.Year)))...)
}

// claimOver is the claim of trade in all goods over an indicator.
func (c *context) claimOver(indicator string, of int, r measure.Result, v float64) string {
	if indicator == worldbank.GDP {
		c.gdp(of, r.Year, v)
		r.ID, r.Unit, r.Value = measure.GDPDependence, measure.Share, r.USD.Dollars()/v
		cl := c.claimOf("GD"+letter(of), c.say("pair.gdp-share", c.builder.names(of)...), c.say("pair.gdp-share-short", c.builder.names(of)...), &r)
		cl.Base = c.text(c.say("pair.gdp", c.builder.names(of)...))
		return c.add(cl)
	}
	r.USD = trade.USD(math.Round(float64(r.USD) / v))
	cl := c.claimOf("PH"+letter(of), c.say("pair.per-head", c.builder.names(of)...), c.say("pair.per-head-short", c.builder.names(of)...), &r)
	cl.Measure, cl.Source, cl.Exact = "", contextSource, ""
	perHead(&cl, r.USD)
	return c.add(cl)
}

// gdp adds the claim of a side's gross domestic product.
func (c *context) gdp(of, year int, v float64) {
	id := "GDP" + letter(of)
	if year != c.set.Year {
		id += strconv.Itoa(year)
	}
	if c.claim(id) != nil {
		return
	}
	value, unit := money(trade.USD(math.Round(v*1000)), "USD")
	c.add(data.Claim{ID: id, Label: c.text(c.say("pair.gdp", c.builder.names(of)...)), Short: c.text(c.say("pair.gdp-short", c.builder.names(of)...)),
		Value: value, Unit: unit, HasValue: true, Period: c.text(strconv.Itoa(year)), Topic: data.TopicGoods, Source: contextSource})
}

// perHead writes what there is a head: to the cent below a hundred dollars, and below a
// cent as that.
func perHead(c *data.Claim, v trade.USD) {
	if v < 10 {
		c.Value, c.Qualifier = quantity.Value{Coef: 1, Scale: 2}, quantity.LessThan
	} else if v < 100_000 {
		c.Value = quantity.Value{Coef: int64(v+5) / 10, Scale: 2}
	}
}

// fiscalYears are states whose national accounts are of years that begin in another
// month than January (World Bank, World Development Indicators, notes on countries;
// from memory).
var fiscalYears = []string{"BGD", "EGY", "ETH", "IND", "IRN", "NPL", "PAK"}

// fiscal says that the gross domestic product of a side is of a fiscal year.
func (c *context) fiscal(of int) string {
	if c.firstOf("GDP"+letter(of)) == "" || !slices.Contains(fiscalYears, c.code(of)) {
		return ""
	}
	return c.say("pair.context.fiscal", refs(of)...)
}

// turnoverOf is the turnover by a side's own report, else by the other's.
func turnoverOf(set *measure.Set, of int) *measure.Result {
	own, other := measure.Own, measure.Partners
	if of == 1 {
		own, other = other, own
	}
	for _, report := range []measure.Report{measure.Reconciled, own, other, measure.Exporters, measure.Importers} {
		for i := range set.Results {
			if r := &set.Results[i]; r.ID == measure.Turnover && r.Report == report {
				return r
			}
		}
	}
	return nil
}

const contextSource = "WB"

// cite names the World Bank, once.
func (c *context) cite() {
	if c.cited {
		return
	}
	c.cited = true
	s := data.Source{ID: contextSource, Publisher: c.text(c.say("pair.context.publisher")),
		Title: c.text(c.say("pair.context.source", "codes", fmt.Sprintf("%s, %s", worldbank.GDP, worldbank.Population)))}
	if c.x.Updated != "" {
		s.Date = c.x.Updated
	}
	c.d.Sources = append(c.d.Sources, s)
}

// addContext sets what each side imports of a product from the other beside its economy
// and its people.
func (p *product) addContext(c *context) {
	if c == nil {
		return
	}
	var out []string
	for of := range p.country {
		out = append(out, p.overIndicator(c, worldbank.GDP, of), p.overIndicator(c, worldbank.Population, of), c.fiscal(of))
	}
	p.para(out...)
	p.section("context", p.say("pair.good.context.title", p.refs(0)...), data.TopicGoods)
}

// overIndicator sets what a side imports of the product over an indicator, of the last
// year for which there are both.
func (p *product) overIndicator(c *context, indicator string, of int) string {
	key, label, id, unit := "pair.good.over-gdp", measure.ProductOverGDP, "GD", measure.Share
	if indicator == worldbank.Population {
		key, label, id, unit = "pair.good.per-head", measure.ProductPerHead, "PH", measure.Money
	}
	for i := len(p.p.Years) - 1; i >= 0; i-- {
		y := &p.p.Years[i]
		v, ok := c.value(indicator, of, y.Year)
		flow, told := y.Flow(of, measure.Import)
		if !ok || !told || flow.Rows == 0 {
			continue
		}
		c.cite()
		r := measure.Result{ID: label, Year: y.Year, Unit: unit, Terms: p.flowTerms(of, measure.Import, y)}
		if unit == measure.Share {
			c.gdp(of, y.Year, v)
			r.Value = flow.Value.Dollars() / v
		} else {
			r.USD = trade.USD(math.Round(float64(flow.Value) / v))
		}
		claim := p.claimFor(p.id(id+letter(of), y.Year), key, of, r, func(cl *data.Claim) {
			if unit == measure.Share {
				cl.Base = p.text(p.say("pair.gdp", p.builder.names(of)...))
			} else {
				cl.Exact = ""
				perHead(cl, r.USD)
			}
		})
		args := append(refs(of), "goods", data.Literal(p.goods), "x", ref(claim), "year", data.Literal(strconv.Itoa(y.Year)))
		return p.say(key+".said", args...)
	}
	return ""
}
