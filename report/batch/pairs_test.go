package batch

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"dyad/data/codec"
	"dyad/data/trade"
	"dyad/data/trade/measure"
)

const fourFlows = `year,reporter,partner,flow,hs,value_usd
2021,KAZ,DEU,import,TOTAL,1500000
2022,KAZ,RUS,export,TOTAL,8780000000
2022,KAZ,RUS,import,TOTAL,17310000000
2022,CHN,RUS,export,TOTAL,76000000000
`

// tablesOf reads one table of trade.
func tablesOf(t testing.TB, name, csv string) Tables {
	t.Helper()
	b := trade.NewBuilder(trade.Options{})
	if err := b.Add(name, strings.NewReader(csv), 0); err != nil {
		t.Fatal(err)
	}
	table, err := b.Table()
	if err != nil {
		t.Fatal(err)
	}
	w, err := measure.NewWorld(table, measure.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return Tables{Table: table, World: w, Options: "none"}
}

func pairJobs(t testing.TB, tables Tables, list string, minTurnover float64, langs ...string) ([]Job, error) {
	t.Helper()
	patterns, err := ParsePairs(list)
	if err != nil {
		t.Fatal(err)
	}
	pairs, err := Choose(tables, patterns, minTurnover)
	if err != nil {
		return nil, err
	}
	r := &Request{Langs: langs, Version: "1.0.0", Now: time.Now}
	return slices.Collect(Pairs(r, tables, pairs)(t.Context(), Shard{})), nil
}

// TestChoose: pairs come in the order asked for, those of a pattern the largest
// first, each once and with the named country where the pattern has it.
func TestChoose(t *testing.T) {
	tables := tablesOf(t, "t.csv", fourFlows)
	for _, test := range []struct {
		list  string
		least float64
		want  string // ids, "!" for a job that fails; or an error
	}{
		{"all", 0, "chn-rus kaz-rus deu-kaz"},
		{"all", 1e9, "chn-rus kaz-rus"},
		{"KAZ-*", 0, "kaz-rus kaz-deu"},
		{"*-KAZ", 0, "rus-kaz deu-kaz"},
		{"RUS-*,*-RUS,kaz-rus", 0, "rus-chn rus-kaz"},
		{"DEU-KAZ, RUS-CHN", 0, "deu-kaz rus-chn"},
		{"DEU-KAZ,RUS-CHN", 1e9, "rus-chn"},
		{"KAZ-RUS,KAZ-XYZ,kaz-KAZ,KAZ-FRA", 0, "kaz-rus ! ! !"},
		{"KAZ-RUS,FRA-*", 0, "error: pairs FRA-*: the table has no rows of FRA (France)"},
		{"all", 1e12, "error: no pair trades 1000000000000 USD or more"},
	} {
		jobs, err := pairJobs(t, tables, test.list, test.least, "")
		var ids []string
		for i, j := range jobs {
			if j.ID == "" {
				j.ID = "!"
				if _, err := j.Make(t.Context(), []string{PDF}, Web{}); err == nil || !strings.HasPrefix(err.Error(), "pair "+j.Input+": ") {
					t.Errorf("%s: %s fails by %v", test.list, j.Input, err)
				}
			}
			if j.Unit != i {
				t.Errorf("%s: unit %d is at place %d", test.list, j.Unit, i)
			}
			ids = append(ids, j.ID)
		}
		got := strings.Join(ids, " ")
		if err != nil {
			got = "error: " + err.Error()
		}
		if got != test.want {
			t.Errorf("%s over %g: %s, want %s", test.list, test.least, got, test.want)
		}
	}
}

// TestPairsKeys: what a pair's brief depends on changes its key: the language, the
// options, the name and the content of the table; the other pairs do not.
func TestPairsKeys(t *testing.T) {
	key := func(tables Tables, list, lang string) string {
		jobs, err := pairJobs(t, tables, list, 0, lang)
		if err != nil || jobs[0].Key == "" {
			t.Fatalf("%s: %v", list, err)
		}
		return jobs[0].Key
	}
	tables := tablesOf(t, "t.csv", fourFlows)
	first := key(tables, "KAZ-RUS", "")
	if again := key(tables, "KAZ-RUS,CHN-RUS", ""); again != first {
		t.Error("the key depends on the other pairs")
	}
	other := tables
	other.Options = "since 2022"
	for what, got := range map[string]string{
		"another language": key(tables, "KAZ-RUS", "ru"),
		"the other order":  key(tables, "RUS-KAZ", ""),
		"other options":    key(other, "KAZ-RUS", ""),
		"another name":     key(tablesOf(t, "u.csv", fourFlows), "KAZ-RUS", ""),
		"other content":    key(tablesOf(t, "t.csv", strings.Replace(fourFlows, "1500000", "1500001", 1)), "KAZ-RUS", ""),
	} {
		if got == first {
			t.Errorf("%s has the same key", what)
		}
	}
}

// TestPairsMake makes a brief, in the language asked for.
func TestPairsMake(t *testing.T) {
	jobs, err := pairJobs(t, tablesOf(t, "t.csv", fourFlows), "KAZ-RUS", 0, "", "ru")
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"en", "ru"} {
		b, err := jobs[i].Make(t.Context(), []string{PDF}, Web{})
		if err != nil || b.Pages == 0 || jobs[i].Lang != want || jobs[i].Year != "2022" {
			t.Errorf("%s %s: %d pages, %v", jobs[i].Lang, jobs[i].Year, b.Pages, err)
		}
	}
}

// TestParsePairs: a text that names no pair is an error that says what a pair is.
func TestParsePairs(t *testing.T) {
	for list, want := range map[string]string{
		"KAZ": `"KAZ" is no pair`, "KAZ-RUS,": `"" is no pair`, "KAZ-RUS-UZB": `"KAZ-RUS-UZB" is no pair`,
		"K Z-RUS": `"K Z-RUS" is no pair`, "KAZ-KAZ": `"KAZ-KAZ" is one country twice`, "*-*": "", " KAZ-RUS, S19-* ": "",
	} {
		_, err := ParsePairs(list)
		var none *PairError
		if got := fmt.Sprint(err); want == "" && err != nil || want != "" && (got != want || !errors.As(err, &none) || none.Expected == "") {
			t.Errorf("%q: %v, want %q", list, err, want)
		}
	}
	_, err := ParsePairFile("p", []byte("# a remark\n\nKAZ-RUS\t2022\nKAZ\nRUS-*\nKAZ-KAZ"))
	var bad *codec.Errors
	if !errors.As(err, &bad) || bad.Error() != "p:4:1: \"KAZ\" is no pair\np:6:1: \"KAZ-KAZ\" is one country twice" {
		t.Errorf("of a file: %v", err)
	}
	if all, err := ParsePairFile("p", []byte("# a remark\n\nKAZ-RUS\t2022\nRUS-*")); err != nil || fmt.Sprint(all) != "[KAZ-RUS RUS-*]" {
		t.Errorf("of a file: %v, %v", all, err)
	}
}
