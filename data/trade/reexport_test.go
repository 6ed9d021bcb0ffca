package trade

import (
	"strings"
	"testing"
)

// TestReExports keeps re-exports beside the exports that hold them: in no sum, and none
// that is told twice differently, is of a month or a part, or is of re-imports.
func TestReExports(t *testing.T) {
	const head = "refYear,period,freqCode,reporterCode,partnerCode,flowCode,cmdCode,motCode,primaryValue\n"
	tab, err := read("c.csv", strings.NewReader(head+
		"2022,2022,A,398,643,X,TOTAL,0,100\n2022,2022,A,398,643,RX,TOTAL,0,30\n2022,2022,A,398,643,RX,TOTAL,2100,20\n"+
		"2022,2022,A,398,643,X,8542,0,50\n2022,2022,A,398,643,RX,8542,0,50\n2022,2022,A,398,643,RX,8542,0,50\n"+
		"2022,2022,A,398,643,X,2709,0,50\n2022,2022,A,398,643,RX,2709,0,5\n2022,2022,A,398,643,RX,2709,0,6\n"+
		"2022,2022,A,398,643,M,1001,0,50\n2022,2022,A,398,643,RM,1001,0,5\n"+
		"2022,2022,A,398,860,RX,TOTAL,0,30\n2022,202201,M,398,643,RX,1001,0,3\n"), Options{MixEditions: true})
	if err != nil {
		t.Fatal(err)
	}
	kaz, _ := tab.Find("KAZ")
	rus, _ := tab.Find("RUS")
	for code, want := range map[string]USD{"TOTAL": 30_000, "8542": 50_000, "2709": -1, "1001": -1, "27": -1} {
		p, err := ParseProduct(code)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := tab.ReExports(2022, kaz, rus, p)
		if ok != (want >= 0) || ok && got != want {
			t.Errorf("%s: %v %v, want %v", code, got, ok, want)
		}
	}
	if _, ok := tab.ReExports(2022, rus, kaz, 0); ok {
		t.Error("the other way there are none")
	}
	if s := tab.In(Layer{FromExporter, AllProducts}).PairTotal(2022, kaz, rus); s != (Sum{100_000, 1}) {
		t.Errorf("re-exports are in a sum: %v", s)
	}
	if _, ok := tab.Find("UZB"); ok {
		t.Error("a state with re-exports alone is in the table")
	}
}
