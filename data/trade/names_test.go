package trade

import (
	"strings"
	"testing"
)

// TestNamesOfProducts: rows name products that no list names, those of the latest
// edition, whatever the order of the rows.
func TestNamesOfProducts(t *testing.T) {
	head := "refYear,reporterISO,partnerISO,flowCode,classificationCode,cmdCode,cmdDesc,primaryValue\n"
	rows := []string{
		"2016,KAZ,RUS,X,H4,8542,Circuits of old,5\n",
		"2022,KAZ,RUS,X,H6,8542,Electronic integrated circuits,5\n",
		"2022,KAZ,UZB,X,H6,8542,Integrated circuits,5\n",
		"2022,KAZ,RUS,X,H6,85,Electrical machinery,9\n",
		"2022,KAZ,RUS,X,H6,2709,,9\n",
	}
	for _, text := range []string{head + strings.Join(rows, ""), head + rows[4] + rows[3] + rows[2] + rows[1] + rows[0]} {
		tab, err := read("comtrade.csv", strings.NewReader(text), Options{MixEditions: true})
		if err != nil {
			t.Fatal(err)
		}
		for code, want := range map[string]string{"8542": "Electronic integrated circuits", "85": "", "2709": ""} {
			p, err := ParseProduct(code)
			if got := tab.ProductName(p); err != nil || got != want {
				t.Errorf("%s is called %q, not %q (%v)", code, got, want, err)
			}
		}
	}
}

// TestItems: codes of items come back, in the order of their codes.
func TestItems(t *testing.T) {
	last := Product(0)
	for _, code := range []string{"CPC0111", "CPC01234", "CPC0124", "CPC21111.01", "CPCF1717", "FAO15", "FAO388"} {
		p, err := ParseProduct(strings.ToLower(code))
		if err != nil || p.Code() != code || p.Level() != Items || p <= last || p.At(Chapters) != p || p.At(AllProducts) != 0 {
			t.Errorf("%s: %s of level %s, after %s (%v)", code, p.Code(), p.Level(), last.Code(), err)
		}
		last = p
	}
	for _, code := range []string{"CPC", "CPC123456789", "CPC01-1", "FAOX", "CPX11"} {
		if p, err := ParseProduct(code); err == nil {
			t.Errorf("%q is read as %s", code, p.Code())
		}
	}
}

// TestItemsStandAlone: items are refused beside codes of the Harmonized System.
func TestItemsStandAlone(t *testing.T) {
	b := NewBuilder(Options{})
	for name, text := range map[string]string{
		"matrix.csv": "Reporter Country Code (M49),Partner Country Code (M49),Element,Item Code (CPC),Item,Year,Unit,Value\n398,643,Export value,0111,Wheat,2021,1000 USD,1\n",
		"plain.csv":  "year,reporter,partner,flow,hs,value_usd\n2021,KAZ,RUS,export,1001,5\n",
	} {
		if err := b.Add(name, strings.NewReader(text), 0); err != nil {
			t.Fatal(err)
		}
	}
	_, err := b.Table()
	if want := "matrix.csv: its items are not the products of other tables (plain.csv)"; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}
