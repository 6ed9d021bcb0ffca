package source

import "strings"

// Items are goods of a list that is not the Harmonized System, as FAOSTAT has them.
// They stand in no order with its levels, and a table that has them has no others.
const Items Level = 8

// itemLists are the lists of items, by what their codes begin with: the Central
// Product Classification as the FAO extends it, and the FAO's older list.
var itemLists = []string{"CPC", "FAO"}

const (
	itemSigns  = "0123456789.F" // of codes of the lists, as 0111, 21111.01 and F1717
	itemPlaces = 8
	itemBase   = Product(len(itemSigns) + 1) // a place may be empty
)

// ParseItem reads the code of an item, as "CPC0111", in any letter case.
func ParseItem(s string) (p Product, bad *Fault) {
	code := strings.ToUpper(s)
	for list, name := range itemLists {
		signs, ok := strings.CutPrefix(code, name)
		if !ok || signs == "" || len(signs) > itemPlaces || strings.Trim(signs, itemSigns) != "" {
			continue
		}
		p = Product(list)
		for i := range itemPlaces {
			p *= itemBase
			if i < len(signs) {
				p += Product(strings.IndexByte(itemSigns, signs[i]) + 1)
			}
		}
		return baseItems + p, nil
	}
	return 0, fault("codes of items are as CPC0111 or FAO15", "%q is no code of an item", s)
}

// item is the code of an item.
func (p Product) item() string {
	var signs [itemPlaces]byte
	n, rest := 0, p-baseItems
	for i := len(signs) - 1; i >= 0; i-- {
		if sign := rest % itemBase; sign > 0 {
			signs[i] = itemSigns[sign-1]
			n = max(n, i+1)
		}
		rest /= itemBase
	}
	return itemLists[rest] + string(signs[:n])
}
