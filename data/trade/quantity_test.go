package trade

import (
	"fmt"
	"strings"
	"testing"

	"dyad/data/trade/source"
)

// TestQuantities are what rows of UN Comtrade and of the plain form state in
// supplementary units, and what counts as none.
func TestQuantities(t *testing.T) {
	newHead := "refYear,freqCode,reporterISO,partnerISO,flowCode,cmdCode,qtyUnitCode,qty,isQtyEstimated,netWgt,primaryValue,legacyEstimationFlag\n"
	oldHead := "Year,Reporter ISO,Partner ISO,Trade Flow Code,Commodity Code,Qty Unit Code,Qty,Netweight (kg),Trade Value (US$),Flag\n"
	witsHead := "Nomenclature,ReporterISO3,ProductCode,PartnerISO3,Year,TradeFlowName,TradeValue in 1000 USD,Quantity,QtyUnit,NetWeight in KGM\n"
	for _, tc := range []struct{ name, rows, want string }{
		{"WITS, items", witsHead + "H5,KAZ,870323,RUS,2022,Import,800,40,Item,1000\n", "40 u"},
		{"WITS, another name of the unit's column", strings.Replace(witsHead, "QtyUnit", "Quantity Unit", 1) + "H5,KAZ,870323,RUS,2022,Import,800,40,NMB,\n", "40 u"},
		{"WITS, litres", witsHead + "H5,KAZ,870323,RUS,2022,Import,800,40.5,L,\n", "40.5 l"},
		{"WITS, kilograms are the mass", witsHead + "H5,KAZ,870323,RUS,2022,Import,800,40,Kg,\n", ""},
		{"WITS, an unknown unit", witsHead + "H5,KAZ,870323,RUS,2022,Import,800,40,Hectolitre,\n", ""},
		{"WITS, none", witsHead + "H5,KAZ,870323,RUS,2022,Import,800,,,\n", ""},
		{"items", newHead + "2022,A,KAZ,RUS,M,870323,5,40,false,1000,800,0\n", "40 u"},
		{"litres with decimals", newHead + "2022,A,KAZ,RUS,M,870323,7,40.125,False,1000,800,0\n", "40.125 l"},
		{"dozens", newHead + "2022,A,KAZ,RUS,M,870323,11,2.5,false,1000,800,0\n", "30 u"},
		{"thousands of items, as a spreadsheet has the number", newHead + "2022,A,KAZ,RUS,M,870323,9.0,2,false,1000,800,0\n", "2000 u"},
		{"kilograms are the mass", newHead + "2022,A,KAZ,RUS,M,870323,8,1000,false,1000,800,0\n", ""},
		{"no unit", newHead + "2022,A,KAZ,RUS,M,870323,-1,0,false,1000,800,0\n", ""},
		{"electrical energy", newHead + "2022,A,KAZ,RUS,M,870323,3,10,false,1000,800,0\n", ""},
		{"none", newHead + "2022,A,KAZ,RUS,M,870323,5,0,false,1000,800,0\n", ""},
		{"not a number", newHead + "2022,A,KAZ,RUS,M,870323,5,1e3,false,1000,800,0\n", ""},
		{"estimated", newHead + "2022,A,KAZ,RUS,M,870323,5,40,true,1000,800,0\n", ""},
		{"estimated by the older flag", newHead + "2022,A,KAZ,RUS,M,870323,5,40,,1000,800,2\n", ""},
		{"the mass alone is estimated", newHead + "2022,A,KAZ,RUS,M,870323,5,40,,1000,800,4\n", "40 u"},
		{"both are estimated", newHead + "2022,A,KAZ,RUS,M,870323,5,40,,1000,800,6\n", ""},
		{"the old site", oldHead + "2022,KAZ,RUS,1,870323,5,40,1000,800,0\n", "40 u"},
		{"the old site, estimated", oldHead + "2022,KAZ,RUS,1,870323,5,40,1000,800,6\n", ""},
		{"a row twice", newHead + "2022,A,KAZ,RUS,M,870323,5,40,false,1000,800,0\n2022,A,KAZ,RUS,M,870323,5,40,false,1000,800,0\n", "40 u"},
		{"two rows of one value and two numbers", newHead + "2022,A,KAZ,RUS,M,870323,5,40,false,1000,800,0\n2022,A,KAZ,RUS,M,870323,5,41,false,1000,800,0\n", ""},
		{"plain", "year,reporter,partner,flow,hs,value_usd,quantity,quantity_unit\n2022,KAZ,RUS,import,870323,800,40,u\n", "40 u"},
		{"plain, square metres", "year,reporter,partner,flow,hs,value_usd,quantity,quantity_unit\n2022,KAZ,RUS,import,870323,800,40,M2\n", "40 m2"},
		{"plain, an unknown unit", "year,reporter,partner,flow,hs,value_usd,quantity,quantity_unit\n2022,KAZ,RUS,import,870323,800,40,bushel\n", ""},
	} {
		b := NewBuilder(Options{})
		if err := b.Add("t.csv", strings.NewReader(tc.rows), 0); err != nil {
			t.Errorf("%s: %v", tc.name, err)
			continue
		}
		tab, err := b.Table()
		if err != nil {
			t.Fatal(err)
		}
		kaz, _ := tab.Find("KAZ")
		rus, _ := tab.Find("RUS")
		p, err := ParseProduct("870323")
		if err != nil {
			t.Fatal(err)
		}
		q, ok := tab.Quantity(2022, rus, kaz, p, FromImporter)
		got := ""
		if ok {
			got = strings.TrimRight(strings.TrimRight(fmt.Sprintf("%d.%03d", q.Amount/1000, q.Amount%1000), "0"), ".") + " " + q.Unit.String()
		}
		if got != tc.want {
			t.Errorf("%s: %q, not %q", tc.name, got, tc.want)
		}
		if _, ok := tab.Quantity(2022, kaz, rus, p, FromImporter); ok {
			t.Errorf("%s: a quantity of the other way", tc.name)
		}
	}
	words := map[string]bool{"": true}
	for _, u := range []source.QuantityUnit{source.SquareMetre, source.Metre, source.Piece, source.PairOf, source.Litre, source.Package, source.CubicMetre, source.Carat} {
		if words[u.String()] {
			t.Errorf("unit %d has no word of its own", u)
		}
		words[u.String()] = true
	}
}
