package audit

import (
	"dyad/data"
	"dyad/data/quantity"
)

// Totals are what the items of one flow imply its whole to be: value ÷ share,
// rounded inputs taken as intervals.
type Totals struct {
	Items  []ItemTotal    // the items that have both a share and a value
	Common quantity.Range // the interval all items share, in base units
	Agree  bool           // there is such an interval
	Unit   quantity.Unit  // to print in
	Digits int            // decimals of an item's total; one less for Common
}

// An ItemTotal is the whole one item implies.
type ItemTotal struct {
	Share, Value string // claim ids
	Total        quantity.Range
}

// ImpliedTotals computes the totals of a flow; it has no Items when no item
// states both share and value.
func ImpliedTotals(d *data.Dossier, f data.Flow) Totals {
	c := &checker{d: d, times: map[string]periodRead{}}
	fl := c.readFlow(f)
	t := Totals{Common: fl.common, Agree: fl.agree, Unit: fl.unit, Digits: fl.digits}
	for i, total := range fl.totals {
		t.Items = append(t.Items, ItemTotal{Share: fl.items[2*i].ID, Value: fl.items[2*i+1].ID, Total: total})
	}
	return t
}

// AddsUp reports whether the shares of a flow add to the whole, as far as their
// rounding tells. Shares that are hedged or missing do not.
func AddsUp(d *data.Dossier, f data.Flow) bool {
	c := &checker{d: d, times: map[string]periodRead{}}
	s, ok := c.addShares(f)
	return ok && s.whole()
}
