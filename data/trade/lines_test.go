package trade

import "testing"

// TestPlaces finds rows in their files: in a BACI year, in rows that were sorted, in
// several files, of a flow and of all partners; and nowhere where a sum is of several
// rows of a file.
func TestPlaces(t *testing.T) {
	const head = "year,reporter,partner,flow,hs,value_usd\n"
	const comext = "REPORTER,PARTNER,PRODUCT_NC,FLOW,PERIOD,VALUE_EUR,QUANTITY_KG\n"
	for _, tc := range []struct {
		files    []string
		by       By
		level    Level
		from, to string
		stated   bool
		want     string // of each file
		rows     int
	}{
		{[]string{"BACI_HS92_Y2022.csv", "t,i,j,k,v,q\n2022,398,643,010121,1,1\n2022,398,643,010129,1,1\n2022,643,398,010129,1,1\n"}, Reconciled, Subheadings, "KAZ", "RUS", false, "2-3;", 2},
		{[]string{"t.csv", head + "2022,KAZ,RUS,export,TOTAL,5\n"}, FromExporter, AllProducts, "KAZ", "RUS", false, "2;", 1},
		{[]string{"t.csv", head + "2022,KAZ,RUS,export,87,5\n2022,KAZ,RUS,export,01,5\n2022,KAZ,CHN,export,02,5\n2022,KAZ,RUS,export,03,5\n2022,KAZ,CHN,export,03,5\n2022,KAZ,RUS,export,04,5\n"}, FromExporter, Chapters, "KAZ", "RUS", false, "2-3, 5, …;", 4},
		{[]string{"t.csv", head + "2022,KAZ,RUS,export,87,5\n2022,KAZ,RUS,export,01,5\n2022,KAZ,CHN,export,02,5\n2022,KAZ,WLD,export,02,5\n"}, FromExporter, Chapters, "KAZ", "WLD", false, "2-4;", 3},
		{[]string{"t.csv", head + "2022,KAZ,RUS,export,87,5\n2022,KAZ,WLD,export,02,5\n"}, FromExporter, Chapters, "KAZ", "WLD", true, "3;", 1},
		{[]string{"t.csv", head + "2022,KAZ,RUS,export,02,5\n2022,KAZ,RUS,export,04,5\n", "u.csv", head + "2022,KAZ,RUS,export,01,5\n2022,KAZ,RUS,export,02,5\n"}, FromExporter, Chapters, "KAZ", "RUS", false, "2-3;2;", 3},
		{[]string{"BACI_HS92_Y2022.csv", "t,i,j,k,v,q\n2022,398,643,010121,1,1\n2022,643,398,010129,1,1\n2022,643,4,010129,1,1\n"}, Reconciled, Subheadings, "RUS", "WLD", false, "3-4;", 2},
		{[]string{"BACI_HS92_Y2022.csv", "t,i,j,k,v,q\n2022,398,4,010121,1,1\n2022,643,398,010129,1,1\n2022,643,4,010129,1,1\n"}, Reconciled, Subheadings, "WLD", "AFG", false, "2, 4;", 2},
		{[]string{"t.csv", head + "2022,KAZ,RUS,export,02,5\n"}, FromImporter, Chapters, "KAZ", "RUS", false, "", 0},
		{[]string{"c.dat", comext + "KZ,RU,TOTAL,2,202252,1,1\nKZ,RU,TOTAL,2,202252,1,1\n"}, FromExporter, AllProducts, "KAZ", "RUS", false, "", 0},
		{[]string{"c.dat", comext + "KZ,RU,TOTAL,2,202252,1,1\n"}, FromExporter, AllProducts, "KAZ", "RUS", false, "2;", 1},
	} {
		tab, err := add(Options{}, tc.files...)
		if err != nil {
			t.Fatal(err)
		}
		from, _ := tab.Find(tc.from)
		to, _ := tab.Find(tc.to)
		var p Places
		tab.In(Layer{tc.by, tc.level}).Places(2022, from, to, tc.stated, &p)
		got := ""
		for _, file := range p.Files() {
			got += p.In(file, 2) + ";"
		}
		if got != tc.want || p.Rows() != tc.rows {
			t.Errorf("%q: lines %q of %d rows, want %q of %d", tc.files, got, p.Rows(), tc.want, tc.rows)
		}
	}
}
