package measure

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"dyad/data/trade"
)

// A counted is one row that may state a quantity.
type counted struct {
	year            int
	partner         string
	dollars, amount int64
	unit, edition   string
}

// inventedCounts are what KAZ imports of one subheading in three years.
func inventedCounts(r *rand.Rand) []counted {
	var all []counted
	for year := 2020; year <= 2022; year++ {
		edition := []string{"HS17", "HS17", "HS17", "HS22"}[r.IntN(4)]
		for _, partner := range []string{"RUS", "CHN", "WLD"} {
			c := counted{year, partner, int64(r.IntN(4)) * 1000, int64(r.IntN(3)) * 10, []string{"u", "u", "u", "l", "kg", ""}[r.IntN(6)], edition}
			if partner == "WLD" {
				c.dollars = 9000
			}
			if c.dollars > 0 && r.IntN(20) == 0 {
				c.amount *= 10000
			}
			if r.IntN(6) > 0 {
				all = append(all, c)
			}
		}
	}
	return all
}

// each is the value of one of a row, where it can be said.
func each(rows []counted, year int, partner string) (v float64, row counted, ok bool) {
	for _, c := range rows {
		if c.year == year && c.partner == partner {
			return float64(c.dollars) / float64(c.amount), c, c.dollars > 0 && c.amount > 0 && (c.unit == "u" || c.unit == "l")
		}
	}
	return 0, row, false
}

// TestItemsNaive compares the value of an item, and what of a change is the number's, with
// loops over rows.
func TestItemsNaive(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(400) {
		rows := inventedCounts(rand.New(rand.NewPCG(seed, 11)))
		text := "year,reporter,partner,flow,hs,value_usd,quantity,quantity_unit,edition\n"
		for _, c := range rows {
			text += fmt.Sprintf("%d,KAZ,%s,import,870323,%d,%d,%s,%s\n", c.year, c.partner, c.dollars, c.amount, c.unit, c.edition)
		}
		if !strings.Contains(text, "RUS") {
			continue
		}
		p := productsOf(t, read(t, trade.Options{MixEditions: true}, "p.csv", text), Options{}, "870323")
		for i := range p.Years {
			y := &p.Years[i]
			want, row, ok := each(rows, y.Year, "RUS")
			whole, all, known := each(rows, y.Year, "WLD")
			sum := int64(0) // of partners, which may be above the whole
			for _, c := range rows {
				if c.year == y.Year && c.partner != "WLD" {
					sum += c.dollars
				}
			}
			known = known && ok && all.unit == row.unit && sum <= all.dollars
			if known && (want/whole > 100 || whole/want > 100) {
				ok = false
				seen["too far"]++
			}
			own, total, apart, got := p.ItemValue(first, y)
			if got != ok || ok && (!near(own.Each(), want) || own.Unit.String() != row.unit || known != (total.Amount > 0) || known && !near(total.Each(), whole)) {
				t.Fatalf("seed %d in %d: %+v of %+v (%t), not %g of %g (%t)\n%s", seed, y.Year, own, total, got, want, whole, ok, text)
			}
			if ok && apart != (known && (want/whole > 10 || whole/want > 10)) {
				t.Fatalf("seed %d in %d: %g and %g are apart: %t", seed, y.Year, want, whole, apart)
			}
			for what, is := range map[string]bool{"value": ok, "no value": !ok, "with all": ok && known, "apart": apart} {
				if is {
					seen[what]++
				}
			}
			if i > 0 {
				compareItemChange(t, seen, rows, p, &p.Years[i-1], y)
			}
		}
	}
	for _, what := range []string{"value", "no value", "with all", "apart", "too far", "change", "result", "two units", "two editions"} {
		if seen[what] < 5 {
			t.Errorf("%s: only %d cases", what, seen[what])
		}
	}
}

func compareItemChange(t *testing.T, seen map[string]int, rows []counted, p *ProductTrade, before, now *ProductYear) {
	t.Helper()
	_, was, _ := each(rows, before.Year, "RUS")
	_, is, _ := each(rows, now.Year, "RUS")
	_, _, _, ok := p.ItemValue(first, before)
	_, _, _, alsoOK := p.ItemValue(first, now)
	want := ok && alsoOK && was.unit == is.unit && was.edition == is.edition
	c, unit, got := p.ItemChange(first, before, now)
	results, _ := p.Results(now)
	for _, r := range results {
		switch own, all, _, _ := p.ItemValue(first, now); {
		case r.ID == ProductItemValue && (r.Which == TheOne && r.Value != own.Each() || r.Which == WithAll && r.Value != all.Each() || r.Per != own.Unit):
			t.Fatalf("%d: a result %+v, not %+v of %+v", now.Year, r, own, all)
		case r.ID == ProductItemChange && (r.Per != unit || r.USD != map[Which]trade.USD{TheOne: c.Change, ByQuantity: c.Quantity, ByUnitValue: c.Value}[r.Which]):
			t.Fatalf("%d: a result %+v, not %+v", now.Year, r, c)
		case r.ID == ProductItemValue:
			seen["result"]++
		}
	}
	if got != want {
		t.Fatalf("%d to %d: a change: %t", before.Year, now.Year, got)
	}
	switch {
	case ok && alsoOK && was.unit != is.unit:
		seen["two units"]++
	case ok && alsoOK && !want:
		seen["two editions"]++
	case want:
		seen["change"]++
		number := math.Round(float64(is.amount-was.amount) * float64(was.dollars) / float64(was.amount) * 1000)
		if unit.String() != is.unit || int64(c.Change) != 1000*(is.dollars-was.dollars) || math.Abs(float64(c.Quantity)-number) > 1 || c.Quantity+c.Value != c.Change {
			t.Fatalf("%+v of %s, not %g of %d", c, unit, number, is.dollars-was.dollars)
		}
	}
}

// TestItemsRefused are products and levels of which there is no value of an item.
func TestItemsRefused(t *testing.T) {
	for code, want := range map[string]bool{"870323": true, "8703": false, "87": false, "271600": false, "980000": false, "999999": false} {
		text := "year,reporter,partner,flow,hs,value_usd,quantity,quantity_unit\n2022,KAZ,RUS,import," + code + ",100,10,u\n"
		p := productsOf(t, read(t, trade.Options{}, "p.csv", text), Options{}, code)
		if _, _, _, ok := p.ItemValue(first, p.Last()); ok != want {
			t.Errorf("%s: a value of an item: %t", code, ok)
		}
	}
}
