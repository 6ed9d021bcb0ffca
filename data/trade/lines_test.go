package trade

import "testing"

// TestLines finds rows in their file: in a BACI year, in rows that were sorted, and
// nowhere where a sum has rows of several files or is of several rows.
func TestLines(t *testing.T) {
	const head = "year,reporter,partner,flow,hs,value_usd\n"
	kazRus := func(tab *Table, by By, l Level) string {
		kaz, _ := tab.Find("KAZ")
		rus, _ := tab.Find("RUS")
		return tab.In(Layer{by, l}).Lines(2022, kaz, rus, 2)
	}
	for _, tc := range []struct {
		files []string
		by    By
		level Level
		want  string
	}{
		{[]string{"BACI_HS92_Y2022.csv", "t,i,j,k,v,q\n2022,398,643,010121,1,1\n2022,398,643,010129,1,1\n2022,643,398,010129,1,1\n"}, Reconciled, Subheadings, "2-3"},
		{[]string{"t.csv", head + "2022,KAZ,RUS,export,TOTAL,5\n"}, FromExporter, AllProducts, "2"},
		{[]string{"t.csv", head + "2022,KAZ,RUS,export,87,5\n2022,KAZ,RUS,export,01,5\n2022,KAZ,CHN,export,02,5\n2022,KAZ,RUS,export,03,5\n2022,KAZ,CHN,export,03,5\n2022,KAZ,RUS,export,04,5\n"}, FromExporter, Chapters, "2-3, 5, …"},
		{[]string{"t.csv", head + "2022,KAZ,RUS,export,02,5\n", "u.csv", head + "2022,KAZ,RUS,export,01,5\n"}, FromExporter, Chapters, ""},
		{[]string{"t.csv", head + "2022,KAZ,RUS,export,02,5\n"}, FromImporter, Chapters, ""},
		{[]string{"c.dat", "REPORTER,PARTNER,PRODUCT_NC,FLOW,PERIOD,VALUE_EUR,QUANTITY_KG\nKZ,RU,TOTAL,2,202252,1,1\nKZ,RU,TOTAL,2,202252,1,1\n"}, FromExporter, AllProducts, ""},
		{[]string{"c.dat", "REPORTER,PARTNER,PRODUCT_NC,FLOW,PERIOD,VALUE_EUR,QUANTITY_KG\nKZ,RU,TOTAL,2,202252,1,1\n"}, FromExporter, AllProducts, "2"},
	} {
		tab, err := add(Options{}, tc.files...)
		if err != nil {
			t.Fatal(err)
		}
		if got := kazRus(tab, tc.by, tc.level); got != tc.want {
			t.Errorf("%q: lines %q, want %q", tc.files, got, tc.want)
		}
	}
}
