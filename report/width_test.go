package report

import (
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/audit"
	"dyad/report/doc"
	"dyad/report/reporttest"
)

// A table without a width takes half the measure where it is short and narrow,
// two columns where it is long; what its author says holds.
func TestWidthOfTables(t *testing.T) {
	label := func(runes int) data.Text {
		return data.Text{Tags: []string{"en"}, Vals: []string{strings.Repeat("x", runes)}}
	}
	table := func(rows, runes int, h data.ExhibitHead) data.Table {
		h.ID = "t"
		e := data.Table{ExhibitHead: h}
		for range rows {
			e.Items = append(e.Items, data.Item{Claim: "C03", Label: label(runes)})
		}
		return e
	}
	for _, c := range []struct {
		name          string
		table         data.Table
		half, columns bool
	}{
		{"short, narrow", table(5, 20, data.ExhibitHead{}), true, false},
		{"short, wide", table(5, 60, data.ExhibitHead{}), false, false},
		{"long, narrow", table(12, 20, data.ExhibitHead{}), false, true},
		{"long, wide", table(12, 60, data.ExhibitHead{}), false, false},
		{"full said", table(5, 20, data.ExhibitHead{Full: true}), false, false},
		{"half said", table(12, 20, data.ExhibitHead{Half: true}), true, false},
	} {
		cp, err := newComposer(reporttest.Embedded(t), audit.Result{}, Options{Version: "0.0.0"})
		if err != nil {
			t.Fatal(err)
		}
		if got := cp.sections.isHalf(c.table); got != c.half {
			t.Errorf("%s: half is %v", c.name, got)
		}
		columns := cp.sections.claimTable(c.table)[0].(doc.Table).Fold
		if columns != c.columns {
			t.Errorf("%s: in columns is %v", c.name, columns)
		}
	}
}
