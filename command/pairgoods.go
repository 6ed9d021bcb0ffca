package command

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"dyad/data/advice"
	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/data/trade/worldbank"
	"dyad/report/batch"
	"dyad/report/compute"
)

// pairMade is what a pair's dossier is made of.
type pairMade struct {
	compute.Options
	second string // code of the second side
}

// swapped reports whether a code is that of the second side.
func (p *pairMade) swapped(code string) bool { return p.second == code }

// otherWay is a pair the other way around.
func otherWay(pair string) string {
	first, second, _ := strings.Cut(pair, "-")
	return second + "-" + first
}

// pairGoods computes the measures of a pair, whose sides may be groups, in all
// goods and in the products that are asked for, as whole is measured.
func (in *inputs) pairGoods(t *trade.Table, whole *measure.World, o pairOptions) (*pairMade, error) {
	products, err := o.Tables.products()
	if err != nil {
		return nil, err
	}
	found, err := findSides(t, o)
	if err != nil {
		return nil, err
	}
	t, sides := found.Table, found.Of
	if len(products) == 0 {
		products = onlyProduct(t)
	}
	if len(products) == 0 {
		products = in.items(t, sides)
	}
	if err := o.Tables.ofProducts(products); err != nil {
		return nil, err
	}
	w, err := measure.NewWorldLike(whole, t)
	if err != nil {
		return nil, err
	}
	made := &pairMade{second: t.Country(sides[1]).ISO3}
	made.Blocs = found.Blocs
	made.All.Table = t
	if len(products) > 0 {
		if made.Few, err = w.Products(sides[0], sides[1], products); err != nil {
			return nil, noGoods(t, products, o.Tables.Year, err)
		}
		return made, nil
	}
	if made.All.Set, err = w.Pair(sides[0], sides[1]); err != nil {
		return nil, noAllGoods(t, err)
	}
	return made, nil
}

// items are the items of a table that has no codes of the Harmonized System, of which
// the two states tell most trade: as many as a brief may have.
func (in *inputs) items(t *trade.Table, sides [2]trade.Country) []trade.Product {
	worth := map[trade.Product]trade.USD{}
	var all []trade.Product
	for by := trade.Reconciled; by <= trade.FromImporter; by++ {
		view := t.In(trade.Layer{By: by, Level: trade.Items})
		for _, year := range t.Years() {
			for way := range sides {
				for _, g := range view.Goods(year, sides[way], sides[1-way]) {
					p := t.Products()[g.Index]
					if _, known := worth[p]; !known {
						all = append(all, p)
					}
					worth[p] += g.Value
				}
			}
		}
	}
	slices.SortFunc(all, func(p, q trade.Product) int { return cmp.Or(cmp.Compare(worth[q], worth[p]), cmp.Compare(p, q)) })
	if len(all) > maxProducts {
		in.console.say(fmt.Sprintf("the two trade in %d items: the brief is about the %d of most value; --product names others", len(all), maxProducts))
		all = all[:maxProducts]
	}
	return all
}

// noAllGoods adds to the error of a pair what products there are.
func noAllGoods(t *trade.Table, err error) error {
	if none := noStates(t); none != nil {
		return none
	}
	hint := "`dyad pairs TABLE…` lists the pairs it can serve"
	for _, p := range t.Products() {
		if p.Level() != trade.AllProducts {
			hint += "; a brief about products: --product " + strings.ReplaceAll(productList(t), ", ", ",")
			break
		}
	}
	return advice.With(err, hint)
}

// findSides finds the two sides of a pair in a table; where one is a group, in a
// table in which its members are one.
func findSides(t *trade.Table, o pairOptions) (batch.Sides, error) {
	groups, err := o.Tables.groups()
	if err != nil {
		return batch.Sides{}, err
	}
	s, err := batch.FindSides(t, groups, o.Pair)
	var none *batch.PairError
	if errors.As(err, &none) {
		err = usageError{err.Error(), none.Expected + ": --pair KAZ-RUS"}
	}
	return s, err
}

// readContext reads indicators of the World Bank.
func (in *inputs) readContext(name string) (*worldbank.Indicators, error) {
	b, err := readSideFile(in, "context", name, "name a file of World Bank indicators")
	if err != nil {
		return nil, err
	}
	return worldbank.Read(filepath.Base(name), bytes.NewReader(b))
}
