package compute

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/data/trade/worldbank"
)

// remarkBlocs says what a group of states is in the table.
func remarkBlocs(b *builder, remark func(key string, args ...string)) {
	for of, m := range b.options.Blocs {
		if m == nil {
			continue
		}
		told := m.Told[b.set.Year]
		if told == 0 && m.OwnRows {
			remark("pair.remark.bloc-own", b.names(of)...)
			continue
		}
		first := &b.d.Sources[0]
		args := append(b.names(of), "all", strconv.Itoa(len(m.Members)), "year", strconv.Itoa(b.set.Year), "list", strings.Join(m.Members, ", "))
		first.Remarks = append(first.Remarks, b.text(b.sayCount("pair.remark.bloc", told, args...)))
		if len(m.Lacking) > 0 && told > 0 {
			remark("pair.remark.bloc-lacking", "list", strings.Join(m.Lacking, ", "))
		}
		if m.Without != "" {
			remark("pair.remark.bloc-without", b.names(of)...)
		}
	}
}

// addContext sets the trade of the two beside their economies and peoples.
func addContext(b *builder) {
	x := b.options.Context
	if x == nil || b.t.Currency() != "USD" {
		return
	}
	var out []string
	cited := false
	for of := range b.country {
		turnover := contextTurnover(b, of)
		if turnover == nil {
			continue
		}
		if gdp, ok := x.Value(worldbank.GDP, b.code(of), b.set.Year); ok {
			value, unit := money(trade.USD(math.Round(gdp*1000)), "USD")
			if !cited {
				addContextSource(b)
				cited = true
			}
			b.add(data.Claim{ID: "GDP" + letter(of), Label: b.text(b.say("pair.gdp", b.names(of)...)), Short: b.text(b.say("pair.gdp-short", b.names(of)...)),
				Value: value, Unit: unit, HasValue: true, Period: b.text(strconv.Itoa(b.set.Year)), Topic: data.TopicGoods, Source: contextSource})
			r := *turnover
			r.ID, r.Unit, r.Value = measure.GDPDependence, measure.Share, turnover.USD.Dollars()/gdp
			c := b.claimOf("GD"+letter(of), b.say("pair.gdp-share", b.names(of)...), b.say("pair.gdp-share-short", b.names(of)...), &r)
			c.Base = b.text(b.say("pair.gdp", b.names(of)...))
			out = append(out, b.say("pair.context.gdp", append(refs(of), "share", ref(b.add(c)))...))
		}
		if people, ok := x.Value(worldbank.Population, b.code(of), b.set.Year); ok {
			if !cited {
				addContextSource(b)
				cited = true
			}
			r := *turnover
			r.USD = trade.USD(math.Round(float64(turnover.USD) / people))
			c := b.claimOf("PH"+letter(of), b.say("pair.per-head", b.names(of)...), b.say("pair.per-head-short", b.names(of)...), &r)
			c.Measure, c.Source = "", contextSource
			if r.USD < 10 {
				c.Value, c.Qualifier = quantity.Value{Coef: 1, Scale: 2}, quantity.LessThan // less than a cent
			} else if r.USD < 100_000 {
				c.Value = quantity.Value{Coef: int64(r.USD+5) / 10, Scale: 2}
			}
			out = append(out, b.say("pair.context.per-head", append(refs(of), "value", ref(b.add(c)))...))
		}
	}
	b.para(out...)
	b.section("trade-context", b.say("pair.context.title"), data.TopicGoods)
}

// contextTurnover is the turnover by a side's own report, else by the other's.
func contextTurnover(b *builder, of int) *measure.Result {
	own, other := measure.Own, measure.Partners
	if of == 1 {
		own, other = other, own
	}
	for _, r := range []measure.Report{measure.Reconciled, own, other, measure.Exporters, measure.Importers} {
		if v := b.result(measure.Turnover, 0, measure.Both, r); v != nil {
			return v
		}
	}
	return nil
}

const contextSource = "WB"

// addContextSource names the World Bank.
func addContextSource(b *builder) {
	x := b.options.Context
	s := data.Source{ID: contextSource, Publisher: b.text(b.say("pair.context.publisher")), Title: b.text(b.say("pair.context.source", "codes", fmt.Sprintf("%s, %s", worldbank.GDP, worldbank.Population)))}
	if x.Updated != "" {
		s.Date = x.Updated
	}
	b.d.Sources = append(b.d.Sources, s)
}
