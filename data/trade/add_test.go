package trade

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"dyad/data/costtest"
)

const (
	countryList   = "country_code,country_name,country_iso2,country_iso3\n4,Afghanistan,AF,AFG\n24,Angola,AO,AGO\n"
	oldList       = "country_code,country_name_abbreviation,country_name_full,iso_2digit_alpha,iso_3digit_alpha\n4,Afghanistan,Afghanistan,AF,AFG\n384,C\xf4te d'Ivoire,C\xc3\x83\xc2\xb4te d'Ivoire,CI,CIV\n490,\"Other Asia, nes\",\"Other Asia, not elsewhere specified\",N/A,N/A\n"
	productList92 = "\"code\",\"description\"\n\"10121\",\"Horses: live\"\n"
)

func gz(pieces ...string) string {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	for _, s := range pieces {
		io.WriteString(w, s)
	}
	w.Close()
	return b.String()
}

func zipped(files ...string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, _ := w.Create(files[i])
		io.WriteString(f, files[i+1])
	}
	w.Close()
	return b.String()
}

// read is the table of one file.
func read(name string, r io.Reader, opt Options) (*Table, error) {
	b := NewBuilder(opt)
	if err := b.Add(name, r, 0); err != nil {
		return nil, err
	}
	return b.Table()
}

// add reads files, name and bytes in turn.
func add(opt Options, files ...string) (*Table, error) {
	b := NewBuilder(opt)
	for i := 0; i < len(files); i += 2 {
		r := strings.NewReader(files[i+1])
		if err := b.Add(files[i], r, r.Size()); err != nil {
			return nil, err
		}
	}
	return b.Table()
}

func TestSeveralFiles(t *testing.T) {
	y20 := "t,i,j,k,v,q\n2020,4,24,010121,1,1\n2020,24,4,010121,2,1\n"
	y21 := "t,i,j,k,v,q\n2021,4,24,010121,3,1\n"
	want := ""
	for i, files := range [][]string{
		{"BACI_HS92_Y2020.csv", y20, "BACI_HS92_Y2021.csv", y21, "c.csv", countryList, "product_codes_HS92.csv", productList92},
		{"product_codes_HS92.csv", productList92, "c.csv", countryList, "BACI_HS92_Y2021.csv", y21, "BACI_HS92_Y2020.csv", y20},
	} {
		tab, err := add(Options{}, files...)
		if err != nil {
			t.Fatal(err)
		}
		checkSums(t, tab)
		if fmt.Sprint(tab.Years()) != "[2020 2021]" {
			t.Errorf("years %v", tab.Years())
		}
		if name := tab.ProductName(tab.Products()[0]); name != "Horses: live" {
			t.Errorf("product %q", name)
		}
		afg, _ := tab.Find("AFG")
		ago, _ := tab.Find("24")
		v := tab.In(Layer{Reconciled, Subheadings})
		if s := v.PairTotal(EveryYear, afg, ago); s.Value.String() != "4000" || s.Rows != 2 {
			t.Errorf("AFG to AGO %v", s)
		}
		got := dump(tab)
		if i == 0 {
			want = got
		} else if got != want {
			t.Errorf("another order of files gives\n%s\nnot\n%s", got, want)
		}
	}
	if _, err := add(Options{}, "a.csv", y20, "b.csv", y20); err == nil || err.Error() != "b.csv: it has the same bytes as a.csv" {
		t.Error(err)
	}
	other := "t,i,j,k,v,q\n2020,4,8,010129,3,1\n"
	if _, err := add(Options{}, "BACI_HS92_a.csv", y20, "BACI_HS17_b.csv", other); err == nil || !strings.Contains(err.Error(), "editions of the Harmonized System are mixed in 2020: HS92 (2 rows), HS17 (1 rows)") {
		t.Error(err)
	}
	if tab, err := add(Options{}, "BACI_HS92_a.csv", y20, "BACI_HS17_b.csv", y21); err != nil || fmt.Sprint(tab.EditionsIn(2020), tab.EditionsIn(2021)) != "[HS92] [HS17]" {
		t.Errorf("an edition for each year: %v", err)
	}
	tab, err := add(Options{}, "BACI_HS92_a.csv", y20, "product_codes_HS17.csv", productList92)
	if err != nil || tab.ProductName(tab.Products()[0]) != "" {
		t.Errorf("names of another edition are used: %v", err)
	}
}

func TestOldCountryList(t *testing.T) {
	tab, err := add(Options{}, "BACI_HS92_y.csv", "t,i,j,k,v,q\n2020,4,384,010121,1,1\n2020,4,490,010121,2,1\n", "country_codes.csv", oldList)
	if err != nil {
		t.Fatal(err)
	}
	civ, _ := tab.Find("CIV")
	asia, _ := tab.Find("490")
	if got := fmt.Sprint(tab.Country(civ), tab.Country(asia)); got != "{CIV Côte d'Ivoire [384] 0 []} {TWN Other Asia, not elsewhere specified [490] 0 []}" {
		t.Error(got)
	}
}

// TestOneStateUnderSeveralCodes reads letters and numbers of several lists as
// one state each, in one file and across files.
func TestOneStateUnderSeveralCodes(t *testing.T) {
	const head = "year,reporter,partner,flow,hs,value_usd\n"
	tab, err := add(Options{}, "a.csv", head+"2021,KAZ,ROM,export,TOTAL,5\n2022,KZ,ROU,export,TOTAL,6\n2022,398,ZAR,export,TOTAL,7\n",
		"b.csv", head+"2022,KAZ,RO,export,TOTAL,6\n2020,GR,EL,import,TOTAL,1\n")
	if err != nil {
		t.Fatal(err)
	}
	v := tab.In(Layer{By: FromExporter, Level: AllProducts})
	kaz, _ := tab.Find("KZ")
	rou, ok := tab.Find("ROM")
	if !ok || tab.Country(rou).Label() != "ROU" || tab.Country(kaz).Label() != "KAZ" {
		t.Errorf("%v, %v", tab.Country(kaz), tab.Country(rou))
	}
	if got := v.PairTotal(EveryYear, kaz, rou); got != (Sum{11_000, 2}) {
		t.Errorf("exports to Romania: %v", got)
	}
	if tab.Countries() != 5 { // World, COD, GRC, KAZ, ROU
		t.Errorf("%d countries", tab.Countries())
	}
}

// TestUnknownCodes holds codes that name no state apart: no sum has their rows.
func TestUnknownCodes(t *testing.T) {
	tab, err := add(Options{}, "a.csv", "year,reporter,partner,flow,hs,value_usd\n2022,KAZ,RUS,import,TOTAL,5\n2022,KAZ,ROW,import,TOTAL,7\n"+
		"2022,KAZ,918,import,TOTAL,11\n2022,KAZ,EUR,import,TOTAL,13\n2022,KAZ,_X,import,TOTAL,17\n")
	if err != nil {
		t.Fatal(err)
	}
	v := tab.In(Layer{By: FromImporter, Level: AllProducts})
	kaz, _ := tab.Find("KAZ")
	if got := SumOf(v.Imports(2022, kaz)).Value; got != 22_000 {
		t.Errorf("imports are %v, want those from Russia and from areas that are not specified", got)
	}
	row, _ := tab.Find("ROW")
	if tab.Country(row).Kind != Unknown || v.PairTotal(2022, row, kaz).Value != 7_000 {
		t.Errorf("ROW is %v", tab.Country(row))
	}
	var notes []string
	for _, n := range tab.Notes() {
		notes = append(notes, n.String())
	}
	if got := strings.Join(notes, "; "); !strings.Contains(got, "held apart: rows 2 (918, ROW)") || !strings.Contains(got, "groups of states, held apart: rows 1") {
		t.Errorf("notes: %s", got)
	}
}

func TestPacked(t *testing.T) {
	y := "t,i,j,k,v,q\n2020,4,24,010121,1,1\n"
	plain, err := add(Options{}, "BACI_HS92_y.csv", y)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"BACI_HS92_y.csv.gz": gz(y),
		"two-parts.csv.gz":   gz("t,i,j,k,v,q\n") + gz("2020,4,24,010121,1,1\n"),
		"y.zip":              zipped("BACI_HS92_y.csv", y, "Readme.txt", "read me", "__MACOSX/._BACI_HS92_y.csv", "\x00\x05\x16\x07"),
	} {
		opt := Options{Edition: "HS92"}
		tab, err := add(opt, name, content)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := dump(tab); !strings.HasPrefix(got, dump(plain)) {
			t.Errorf("%s gives\n%s\nnot\n%s", name, got, dump(plain))
		}
		sum := sha256.Sum256([]byte(content))
		if s := tab.Sources()[0]; s.SHA256 != hex.EncodeToString(sum[:]) || s.Rows != 1 {
			t.Errorf("%s: %+v", name, s)
		}
		fromStream, err := read(name, io.MultiReader(strings.NewReader(content)), opt)
		if err != nil || dump(fromStream) != dump(tab) {
			t.Errorf("%s from a stream: %v", name, err)
		}
	}
}

func TestDamagedPacking(t *testing.T) {
	y := year(2000)
	for name, content := range map[string]string{
		"cut.csv.gz":    gz(y)[:2000],
		"broken.csv.gz": gz(y)[:1000] + "xxxx" + gz(y)[1004:],
		"sum.csv.gz":    gz(y)[:len(gz(y))-5] + "xxxxx",
		"cut.zip":       zipped("y.csv", y)[:2000],
		"none.zip":      zipped("Readme.txt", "read me"),
		"book.xlsx":     zipped("xl/workbook.xml", "<x/>"),
	} {
		_, err := add(Options{}, name, content)
		if e := new(ReadError); !errors.As(err, &e) {
			t.Errorf("%s: %T %v", name, err, err)
		}
	}
}

func TestReadersErrorIsKept(t *testing.T) {
	broken := errors.New("the disk is gone")
	for name, head := range map[string]string{
		"BACI_HS92.csv": "t,i,j,k,v,q\n2020,4,24,010121,1,1\n",
		"plain.csv":     "year,reporter,partner,flow,hs,value_usd\n2022,KAZ,RUS,x,TOTAL,1\n",
		"answer.json":   `{"data":[`,
		"y.csv.gz":      gz("t,i,j,k,v,q\n")[:15],
		"y.zip":         "PK\x03\x04",
		"nothing":       "",
	} {
		_, err := read(name, io.MultiReader(strings.NewReader(head), iotest.ErrReader(broken)), Options{})
		if err != broken {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCutAnswers(t *testing.T) {
	for n, cut := range map[int]bool{0: false, 5_000: false, 99_999: false, 100_000: true, 250_000: true, 250_001: false} {
		if got := serversCutAt(n); got != cut {
			t.Errorf("%d rows are where servers cut answers: %t", n, got)
		}
	}
	for _, n := range []int{499, 500, 501} {
		var b strings.Builder
		b.WriteString("refYear,reporterCode,partnerCode,flowCode,cmdCode,primaryValue\n")
		for i := range n {
			fmt.Fprintf(&b, "1990,398,%d,X,TOTAL,1\n", 1+i)
		}
		cut := n == 500
		_, err := read("a.csv", strings.NewReader(b.String()), Options{})
		if got := err != nil; got != cut {
			t.Errorf("%d rows: %v", n, err)
		}
		if cut && !strings.HasPrefix(fmt.Sprint(err), fmt.Sprintf("a.csv: it has exactly %d rows: ", n)) {
			t.Error(err)
		}
		tab, err := read("a.csv", strings.NewReader(b.String()), Options{Complete: true})
		if err != nil || tab.Sources()[0].Rows != n {
			t.Errorf("%d rows said to be complete: %v", n, err)
		}
	}
}

func TestSumsThatDoNotFit(t *testing.T) {
	var b strings.Builder
	b.WriteString("refYear,reporterCode,partnerCode,flowCode,cmdCode,primaryValue\n")
	for i := range 93 {
		fmt.Fprintf(&b, "2022,398,%d,X,TOTAL,100000000000000\n", 1+i)
	}
	_, err := read("a.csv", strings.NewReader(b.String()), Options{})
	if want := "a.csv: its values add up to more than can be held"; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

func TestProgress(t *testing.T) {
	text := year(60_000)
	last, calls := int64(0), 0
	_, err := add(Options{Progress: func(n, total int64) {
		if n <= last || total != int64(len(text)) {
			t.Errorf("%d of %d after %d", n, total, last)
		}
		last, calls = n, calls+1
	}}, "BACI_HS92_y.csv", text)
	if err != nil || last != int64(len(text)) || calls < 2 {
		t.Errorf("%d of %d bytes in %d calls: %v", last, len(text), calls, err)
	}
}

func TestTwoFilesOfTheSameTrade(t *testing.T) {
	const head = "year,reporter,partner,flow,hs,value_usd\n"
	_, err := add(Options{}, "a.csv", head+"2022,KAZ,RUS,x,TOTAL,5\n", "b.csv", head+"2022,KAZ,CHN,x,TOTAL,1\n2022,KAZ,RUS,x,TOTAL,6\n")
	want := ReadError{File: "b.csv", Line: 3, What: "KAZ to RUS, product TOTAL, 2022, as the exporter reports: 6 dollars here, 5 in a.csv:2",
		Hint: "two files tell the same trade differently: give one of them"}
	if e := new(ReadError); !errors.As(err, &e) || *e != want {
		t.Errorf("%v, want %v", err, &want)
	}
	tab, err := add(Options{}, "a.csv", head+"2022,KAZ,RUS,x,TOTAL,5\n", "b.csv", head+"2022,RUS,KAZ,m,TOTAL,6\n")
	if err != nil || len(tab.Layers()) != 2 {
		t.Errorf("both reports of one flow: %v", err)
	}
}

func TestYearsAskedFor(t *testing.T) {
	y := func(year int) string {
		return fmt.Sprintf("t,i,j,k,v,q\n%d,4,24,010121,1,1\n%[1]d,4,24,010129,2,1\n", year)
	}
	archive := zipped("BACI_HS92_Y2019_V1.csv", "not even opened", "BACI_HS92_Y2020_V1.csv", y(2020), "BACI_HS92_Y2021_V1.csv", y(2021), "country_codes_V1.csv", countryList)
	tab, err := add(Options{From: 2020, To: 2020}, "BACI_HS92_V1.zip", archive)
	if err != nil {
		t.Fatal(err)
	}
	want := "reconciled, HS6: 2 rows\n2020 AFG>AGO reconciled 010121 1000 1000000g\n2020 AFG>AGO reconciled 010129 2000 1000000g\n" +
		"AFG [4] Afghanistan\nAGO [24] Angola\neditions [\"HS92\"]\n" +
		"note: BACI_HS92_V1.zip not opened because they are of years that were not asked for: files of the archive 2\n"
	if got := dump(tab); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	rows := "year,reporter,partner,flow,hs,value_usd,edition\n2019,KAZ,RUS,x,010121,7,HS12\n2020,KAZ,RUS,x,010121,5,HS17\n2021,KAZ,RUS,x,010121,6,HS22\n"
	joined := y(2019) + strings.TrimPrefix(y(2020), "t,i,j,k,v,q\n") + strings.TrimPrefix(y(2021), "t,i,j,k,v,q\n")
	for name, content := range map[string]string{"a.csv": rows, "BACI_HS92.csv": joined} {
		tab, err := add(Options{From: 2020, To: 2020}, name, content)
		if err != nil {
			t.Fatal(err)
		}
		checkSums(t, tab)
		if fmt.Sprint(tab.Years()) != "[2020]" || !strings.Contains(dump(tab), "left out because they are of years that were not asked for: rows") {
			t.Errorf("%s", dump(tab))
		}
		_, err = add(Options{From: 2022}, name, content)
		if e := new(ReadError); !errors.As(err, &e) || e.Error() != name+": no rows of the years asked for" || e.Hint != "it has rows of 2019 to 2021" {
			t.Errorf("%v", err)
		}
	}
}

// TestRowsWithoutEnd reads a few kilobytes that unpack to a row of many
// megabytes.
func TestRowsWithoutEnd(t *testing.T) {
	long := many(16<<6, strings.Repeat("0", 1<<14))
	for name, head := range map[string]string{
		"a.csv.gz":         "year,reporter,partner,flow,hs,value_usd\n2022,KAZ,\"",
		"b.csv.gz":         "year,reporter,partner,flow,hs,value_usd,\"",
		"a.json.gz":        `{"data":[{"refYear":2022},{"refYear":"`,
		"b.json.gz":        `{"note":"`,
		"c.json.gz":        `[`,
		"BACI_HS92.csv.gz": "t,i,j,k,v,q\n2022,4,24,010121,1,",
	} {
		var err error
		packed := gz(around(head, long, "")...)
		costtest.Within(t, name, costtest.Cost{CPU: time.Second, Bytes: 48 << 20}, func() { _, err = add(Options{}, name, packed) })
		if e := new(ReadError); !errors.As(err, &e) {
			t.Errorf("%s: %T %v", name, err, err)
		}
	}
}
