package command

import (
	"slices"
	"strings"

	"dyad/data/advice"
	"dyad/data/trade"
)

// maxProducts bounds the products of one brief: each has sections of its own.
const maxProducts = 12

// noGoods adds to the error of products what the table has instead.
func noGoods(t *trade.Table, asked []trade.Product, year int, err error) error {
	if none := noStates(t); none != nil {
		return none
	}
	return advice.With(err, productHint(t, asked, year))
}

// productHint says which products a table has where it lacks one that was asked for.
func productHint(t *trade.Table, asked []trade.Product, year int) string {
	for _, p := range asked {
		switch below := t.Below(p); {
		case slices.Contains(t.Products(), p):
		case len(below) > 0 && len(below) <= maxProducts:
			return "ask for those below it: --product " + codes(below)
		case len(below) > 0:
			return "download the rows of " + p.Code() + " itself"
		default:
			return "it has " + productList(t)
		}
	}
	hint := "`dyad pairs TABLE… --product " + asked[0].Code() + "` lists the pairs that have it"
	if year != 0 {
		hint += "; other years may have rows: leave --year out"
	}
	return hint
}

// codes are products as --product takes them.
func codes(products []trade.Product) string {
	all := make([]string, len(products))
	for i, p := range products {
		all[i] = p.Code()
	}
	return strings.Join(all, ",")
}
