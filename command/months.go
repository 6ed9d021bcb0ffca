package command

import (
	"errors"
	"fmt"
	"strings"

	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/report/batch"
)

// validateMonths refuses what months are not set beside.
func (o *pairOptions) validateMonths() error {
	products, err := o.Tables.products()
	switch {
	case err != nil:
		return err
	case len(products) > 1:
		return usageError{"--months is of one product or of all goods", "say --product " + products[0].Code()}
	case len(o.Tables.Correlation) > 0:
		return usageError{"--correlation works with years, not with --months", "leave one of the two out"}
	case o.Context != "":
		return usageError{"--context works with years, not with --months", "leave one of the two out"}
	}
	groups, err := o.Tables.groups()
	for _, code := range strings.Split(strings.ToUpper(o.Pair), "-") {
		if err != nil || groups.Find(nil, code) != nil {
			return usageError{"--months is of two states", fmt.Sprintf("%s is a group: leave --months out", code)}
		}
	}
	return nil
}

// readMonths reads files whose rows are of months.
func readMonths(in *inputs, o tableOptions) (*trade.Months, error) {
	b, err := in.readFiles(o)
	if err != nil {
		return nil, err
	}
	m, err := trade.NewMonths(b)
	if err != nil {
		return nil, err
	}
	in.heldApart(m.Table())
	return m, nil
}

// pairMonths computes the measures of a pair by months.
func pairMonths(m *trade.Months, o pairOptions) (*pairMade, error) {
	t := m.Table()
	a, b, err := batch.FindPair(t, o.Pair)
	var none *batch.PairError
	if errors.As(err, &none) {
		err = usageError{err.Error(), none.Expected + ": --pair KAZ-RUS"}
	}
	if err != nil {
		return nil, err
	}
	products, err := o.Tables.products()
	if err != nil {
		return nil, err
	}
	if len(products) == 0 {
		products = onlyProduct(t)
	}
	if len(products) > 0 {
		part, ok := m.OfProduct(products[0])
		if !ok {
			return nil, noProduct(t, products[0])
		}
		m = part
	}
	made := &pairMade{second: t.Country(b).ISO3}
	made.Months, err = measure.NewMonthSet(m, a, b, o.Tables.measures())
	if err != nil {
		return nil, noAllGoods(t, err)
	}
	return made, nil
}
