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
	"dyad/data/geo"
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
// goods and in the products that are asked for.
func (in *inputs) pairGoods(t *trade.Table, o pairOptions) (*pairMade, error) {
	products, err := o.Tables.products()
	if err != nil {
		return nil, err
	}
	t, sides, blocs, err := findSides(t, o)
	if err != nil {
		return nil, err
	}
	if len(products) == 0 {
		products = onlyProduct(t)
	}
	if len(products) == 0 {
		products = in.items(t, sides)
	}
	w, err := measure.NewWorld(t, o.Tables.measures())
	if err != nil {
		return nil, err
	}
	made := &pairMade{second: t.Country(sides[1]).ISO3}
	made.Blocs = blocs
	made.All.Table = t
	if len(products) > 0 {
		if made.Few, err = w.Products(sides[0], sides[1], products); err != nil {
			return nil, advice.With(err, productHint(t, products, o.Tables.Year))
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
func findSides(t *trade.Table, o pairOptions) (*trade.Table, [2]trade.Country, [2]*trade.Membership, error) {
	var sides [2]trade.Country
	var told [2]*trade.Membership
	first, second, ok := strings.Cut(o.Pair, "-")
	codes := [2]string{strings.ToUpper(first), strings.ToUpper(second)}
	var blocs [2]*trade.Bloc
	var err error
	for i, code := range codes {
		if blocs[i], err = findBloc(t, code, o.Group); err != nil {
			return nil, sides, told, err
		}
	}
	if !ok || blocs == [2]*trade.Bloc{} {
		sides[0], sides[1], err = batch.FindPair(t, o.Pair)
		var none *batch.PairError
		if errors.As(err, &none) {
			err = usageError{err.Error(), none.Expected + ": --pair KAZ-RUS"}
		}
		return t, sides, told, err
	}
	if codes[0] == codes[1] {
		return nil, sides, told, usageError{fmt.Sprintf("%q is one group twice", o.Pair), "a pair is two states or groups: --pair KAZ-EU27"}
	}
	for i, bloc := range blocs {
		if bloc == nil {
			if sides[i], err = batch.FindCountry(t, codes[i]); err != nil {
				return nil, sides, told, err
			}
		}
	}
	if blocs[0] != nil && blocs[1] != nil {
		if both := common(blocs, t.Years()); both != "" {
			return nil, sides, told, usageError{fmt.Sprintf("%s is a member of both groups", both), "a pair is two groups without a common member"}
		}
	}
	for i, bloc := range blocs {
		if bloc == nil {
			continue
		}
		without := ""
		if blocs[1-i] == nil {
			without = t.Country(sides[1-i]).ISO3
		}
		var m trade.Membership
		t, sides[i], m = t.WithBloc(*bloc, without)
		told[i] = &m
	}
	return t, sides, told, nil
}

// common is a state that is a member of both blocs in some year, "" if none is.
func common(blocs [2]*trade.Bloc, years []int) string {
	for _, y := range years {
		for _, a := range blocs[0].Members(y) {
			if slices.Contains(blocs[1].Members(y), a) {
				return a
			}
		}
	}
	return ""
}

// findBloc is the group of a code, nil for none: one of the user's own, else one
// that is known, unless the table, if one is given, has a state of that code.
func findBloc(t *trade.Table, code, groups string) (*trade.Bloc, error) {
	for _, one := range strings.Split(groups, ",") {
		if one == "" {
			continue
		}
		name, list, ok := strings.Cut(one, "=")
		members := strings.Split(strings.ToUpper(list), "+")
		if !ok || len(strings.Trim(strings.ToUpper(name), "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")) > 0 || len(name) < 3 {
			return nil, usageError{fmt.Sprintf("--group %q names no group", one), "write --group CASPIAN=AZE+IRN+RUS+TKM, a name of three letters or more"}
		}
		for i, m := range members {
			area, known := geo.Lookup(m)
			if !known || area.Kind == geo.KindAggregate || area.Kind == geo.KindUnspecified {
				return nil, usageError{fmt.Sprintf("--group %s: %q is no state", name, m), "members are codes of ISO 3166-1 with + between"}
			}
			members[i] = area.Alpha3
		}
		if strings.EqualFold(name, code) {
			return &trade.Bloc{ISO3: blocCode(code), Name: code, Members: func(int) []string { return members }}, nil
		}
	}
	if t != nil {
		if c, ok := t.Find(code); ok && t.Country(c).Kind == trade.State {
			return nil, nil
		}
	}
	b, ok := geo.FindBloc(code)
	if !ok {
		return nil, nil
	}
	own := trade.BlocOf(b)
	return &own, nil
}

// blocCode is a code of three letters for a group's name: its first three letters, or,
// where a state or another area has that code, one of the codes XAA to XZZ, which
// ISO 3166-1 leaves to its users.
func blocCode(name string) string {
	letters := strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, strings.ToUpper(name)) + "XXX"
	code := letters[:3]
	for last := 'A'; taken(code) && last <= 'Z'; last++ {
		code = "X" + letters[:1] + string(last)
	}
	return code
}

func taken(code string) bool {
	_, known := geo.Lookup(code)
	return known
}

// maxSideFile bounds files of rates and indicators.
const maxSideFile = 64 << 20

// readContext reads indicators of the World Bank.
func (in *inputs) readContext(name string) (*worldbank.Indicators, error) {
	b, err := in.readFile(name, maxSideFile)
	if err != nil {
		return nil, advice.With(fmt.Errorf("reading context %q: %w", name, advice.Cause(err)), "name a file of World Bank indicators")
	}
	return worldbank.Read(filepath.Base(name), bytes.NewReader(b))
}
