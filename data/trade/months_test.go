package trade

import (
	"fmt"
	"strings"
	"testing"

	"dyad/data/trade/source"
)

// TestMonthsBesideYear holds that a figure of a whole year is used where there is one,
// and that twelve months which add up to more than 1 % off it are told.
func TestMonthsBesideYear(t *testing.T) {
	for _, tc := range []struct {
		annual, months int
		told           bool
	}{{1200, 12, false}, {1212, 12, false}, {1213, 12, true}, {1188, 12, true}, {1189, 12, false}, {5000, 11, false}} {
		rows := fmt.Sprintf("2022,KAZ,RUS,X,TOTAL,%d\n", tc.annual)
		for m := 1; m <= tc.months; m++ {
			rows += fmt.Sprintf("2022%02d,KAZ,RUS,X,TOTAL,100\n", m)
		}
		b := NewBuilder(Options{})
		if err := b.Add("t.csv", strings.NewReader("period,reporterISO,partnerISO,flowCode,cmdCode,primaryValue\n"+rows), 0); err != nil {
			t.Fatal(err)
		}
		tab, err := b.Table()
		if err != nil {
			t.Fatal(err)
		}
		told := false
		for _, n := range tab.Notes() {
			told = told || n.Kind == source.MonthsDiffer && n.Count == 1
		}
		a, _ := tab.Find("KAZ")
		c, _ := tab.Find("RUS")
		if got := tab.In(Layer{FromExporter, AllProducts}).PairTotal(2022, a, c).Value; told != tc.told || got != USD(1000*tc.annual) {
			t.Errorf("%d of the year, %d months: %v, told %t", tc.annual, tc.months, got, told)
		}
	}
}
