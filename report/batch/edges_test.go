package batch

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"dyad/data/trade"
)

// TestFindCountry: a code is one of a state in the table, in any case of letters; for
// any other the error says what it is, and the advice what could be meant.
func TestFindCountry(t *testing.T) {
	table := tablesOf(t, "BACI_HS92_Y2022.csv", "t,i,j,k,v,q\n2022,398,643,090240,1,1\n2022,490,398,090240,1,1\n2022,899,398,090240,1,1\n2022,757,398,090240,1,1\n").Table
	for code, want := range map[string]string{
		"KAZ": "KAZ", "kaz": "KAZ", "RUS": "RUS", "TWN": "TWN", "CHE": "CHE", "FRA": "the table has no rows of FRA (France)", "398": "KAZ",
		"KAX": `unknown country "KAX"`, "": `unknown country ""`, "EUU": `unknown country "EUU"`, "WLD": "WLD is no state",
	} {
		c, err := FindCountry(table, code)
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			got = table.Country(c).Label()
		}
		if got != want {
			t.Errorf("%q: %s, want %s", code, got, want)
		}
	}
	b := trade.NewBuilder(trade.Options{}) // with a code of Comtrade's own for Taiwan
	for name, text := range map[string]string{
		"country_codes.csv":   "country_code,country_name,country_iso2,country_iso3\n490,\"Other Asia, not elsewhere specified\",N/A,S19\n398,Kazakhstan,KZ,KAZ\n",
		"BACI_HS92_Y2022.csv": "t,i,j,k,v,q\n2022,490,398,090240,1,1\n"} {
		if err := b.Add(name, strings.NewReader(text), 0); err != nil {
			t.Fatal(err)
		}
	}
	own, err := b.Table()
	if err != nil {
		t.Fatal(err)
	}
	for code, want := range map[string]string{"TWN": "TWN", "s19": "TWN", "WLD": "WLD is no state"} {
		got := ""
		if c, err := FindCountry(own, code); err != nil {
			got = err.Error()
		} else {
			got = own.Country(c).Label()
		}
		if got != want {
			t.Errorf("%q: %s, want %s", code, got, want)
		}
	}
	for text, want := range map[string]string{
		"KAZ-RUS": "", "kaz-rus": "", "KAZ": `"KAZ" is no pair`, "KAZ-": `"KAZ-" is no pair`, "-KAZ": `"-KAZ" is no pair`, "KAZ-RUS-CHE": `"KAZ-RUS-CHE" is no pair`,
		"KAZ-kaz": `"KAZ-kaz" is one country twice`, "FRA-KAZ": "the table has no rows of FRA (France)", "KAZ-FRA": "the table has no rows of FRA (France)",
	} {
		a, b, err := FindPair(table, text)
		if got := fmt.Sprint(err); (err != nil || want != "") && got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
		if pair := new(PairError); errors.As(err, &pair) != strings.Contains(want, "pair") && errors.As(err, &pair) != strings.Contains(want, "twice") {
			t.Errorf("%q: %T", text, err)
		}
		if err == nil && (table.Country(a).Label() != "KAZ" || table.Country(b).Label() != "RUS") {
			t.Errorf("%q: %s and %s", text, table.Country(a).Label(), table.Country(b).Label())
		}
	}
}

// TestTablesSum: of one file it is the file's, of several that of what sha256sum prints.
func TestTablesSum(t *testing.T) {
	one := tablesOf(t, "t.csv", fourFlows).Table
	if got := tablesSum(one); got != sumOf(fourFlows) {
		t.Error(got)
	}
	b := trade.NewBuilder(trade.Options{})
	second := strings.ReplaceAll(fourFlows, "2022", "2020")
	second = strings.ReplaceAll(second, "2021", "2019")
	for name, text := range map[string]string{"a.csv": fourFlows, "b.csv": second} {
		if err := b.Add(name, strings.NewReader(text), 0); err != nil {
			t.Fatal(err)
		}
	}
	two, err := b.Table()
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, f := range two.Sources() {
		lines = append(lines, f.SHA256+"  "+f.File+"\n")
	}
	if got := tablesSum(two); len(lines) != 2 || got != sumOf(strings.Join(lines, "")) {
		t.Errorf("%s of %q", got, lines)
	}
}

// TestPairsOfProducts: jobs about products have them in their ids, and the year of the
// latest of their rows; a pair without rows of them fails.
func TestPairsOfProducts(t *testing.T) {
	const rows = "year,reporter,partner,flow,hs,value_usd\n2022,KAZ,RUS,import,100199,5\n2021,KAZ,RUS,import,090240,7\n2021,KAZ,WLD,import,090240,9\n2021,KAZ,CHN,import,090240,2\n2022,KAZ,WLD,import,100199,9\n2022,KAZ,CHN,import,100199,4\n"
	tables := tablesOf(t, "t.csv", rows)
	var few []trade.Product
	for _, code := range []string{"090240", "100199"} {
		p, err := trade.ParseProduct(code)
		if err != nil {
			t.Fatal(err)
		}
		few = append(few, p)
	}
	tables.Few, tables.Whole, tables.WholeWorld = few, tables.Table, tables.World
	find := func(code string) trade.Country {
		c, err := FindCountry(tables.Table, code)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	kaz, rus, chn := find("KAZ"), find("RUS"), find("CHN")
	pairs := []Pair{{a: kaz, b: rus, name: "KAZ-RUS"}, {a: rus, b: chn, name: "RUS-CHN"}}
	r := &Request{Langs: []string{"", "ru"}, Version: "1.0.0", Now: time.Now}
	all := slices.Collect(Pairs(r, tables, pairs)(t.Context(), Shard{}))
	if len(all) != 4 {
		t.Fatalf("%d jobs", len(all))
	}
	for i, want := range []string{"kaz-rus-090240-100199 en 2022 1", "kaz-rus-090240-100199 ru 2022 2", "   3", "   4"} {
		j := all[i]
		if got := fmt.Sprintf("%s %s %s %d", j.ID, j.Lang, j.Year, j.N); got != want {
			t.Errorf("job %d: %q, want %q", i, got, want)
		}
	}
	if b, err := all[0].Make(t.Context(), []string{PDF}, Web{}); err != nil || b.Pages == 0 {
		t.Errorf("%d pages, %v", b.Pages, err)
	}
	if _, err := all[2].Make(t.Context(), []string{PDF}, Web{}); err == nil || !strings.HasPrefix(err.Error(), "pair RUS-CHN: ") {
		t.Errorf("%v", err)
	}
	if second := slices.Collect(Pairs(r, tables, pairs)(t.Context(), Shard{2, 2})); len(second) != 2 || second[0].Input != "RUS-CHN" || second[0].N != 3 {
		t.Errorf("%d jobs of the second shard", len(second))
	}
	ended, stop := context.WithCancel(t.Context())
	stop()
	if n := len(slices.Collect(Pairs(r, tables, pairs)(ended, Shard{}))); n != 0 {
		t.Errorf("%d jobs after the end", n)
	}
	for range Pairs(r, tables, pairs)(t.Context(), Shard{}) {
		break // and no job is offered after that
	}
}

// TestPairOfUnknownYear: a pair whose year is not told has that of its latest rows, and
// one without rows fails.
func TestPairOfUnknownYear(t *testing.T) {
	tables := tablesOf(t, "t.csv", fourFlows)
	pair := func(text string) Pair {
		a, b, err := FindPair(tables.Table, text)
		if err != nil {
			t.Fatal(err)
		}
		return Pair{a: a, b: b, name: text}
	}
	r := &Request{Langs: []string{""}, Version: "1.0.0", Now: time.Now}
	all := slices.Collect(Pairs(r, tables, []Pair{pair("DEU-KAZ"), pair("DEU-CHN")})(t.Context(), Shard{}))
	if len(all) != 2 || all[0].Year != "2021" || all[0].ID != "deu-kaz" || all[1].ID != "" {
		t.Fatalf("%+v", all)
	}
	if _, err := all[1].Make(t.Context(), []string{PDF}, Web{}); err == nil || !strings.HasPrefix(err.Error(), "pair DEU-CHN: the table has no rows") {
		t.Errorf("%v", err)
	}
}

// TestUsualWindow: without a window, four briefs a worker are begun ahead of the loop, and
// without workers there is one.
func TestUsualWindow(t *testing.T) {
	for _, tc := range []struct{ workers, window, want int }{{0, 0, 4}, {1, 0, 4}, {3, 0, 12}, {2, 5, 5}, {2, 1, 1}} {
		synctest.Test(t, func(t *testing.T) {
			begun := 0
			source := func(yield func(Job) bool) {
				for _, j := range jobs(40) {
					if begun++; !yield(j) {
						return
					}
				}
			}
			for range Run(t.Context(), source, newMemory(), Options{Workers: tc.workers, Window: tc.window}) {
				time.Sleep(time.Hour) // all that may be begun meanwhile is
				break
			}
			// the source is asked for one more, which waits for its turn, and for the next,
			// which shows that the brief of that one has no other format
			if begun < tc.want || begun > tc.want+2 {
				t.Errorf("%d workers, window %d: %d jobs begun, want %d", tc.workers, tc.window, begun, tc.want)
			}
		})
	}
}

// TestShardsAreNumbers refuses what is no part of a whole.
func TestShardsAreNumbers(t *testing.T) {
	for _, text := range []string{"", "3", "/", "3/", "/3", "a/3", "3/a", "1/2/3", " 1/2", "0/2", "3/2", "-1/2", "1/0"} {
		if s, err := ParseShard(text); err == nil {
			t.Errorf("%q is %v", text, s)
		}
	}
	for _, text := range []string{"1/1", "2/3", "3/3"} {
		if s, err := ParseShard(text); err != nil || fmt.Sprintf("%d/%d", s.I, s.Of) != text {
			t.Errorf("%q: %v, %v", text, s, err)
		}
	}
}

// TestLimitsOfBatches holds the numbers that docs/pipelines.md states.
func TestLimitsOfBatches(t *testing.T) {
	if MaxLine != 1<<20 || MaxEntries != 10_000_000 || maxError != 16<<10 || maxReviewed != 1000 {
		t.Errorf("%d bytes of a line, %d entries, %d bytes of an error, %d problems", MaxLine, MaxEntries, maxError, maxReviewed)
	}
	for n, want := range map[int]string{3: "aaa", 2: "aa …", 4: "aaa"} {
		if got := clip("aaa", n); got != want {
			t.Errorf("clipped to %d: %q", n, got)
		}
	}
	var same []Job
	for i := range 30 {
		same = append(same, Job{N: i + 1, Path: fmt.Sprintf("c%d.", i), Input: "x.yaml"})
	}
	_, err := NewPlan(t.Context(), sourceOf(same), PlanOptions{})
	bad := new(PlanError)
	if !errors.As(err, &bad) || len(bad.Problems) != 20 || bad.More != 10 || !strings.HasSuffix(err.Error(), "\nand 10 more") {
		t.Errorf("%v", err)
	}
	for i := range same {
		same[i].Path = "x.pdf"
	}
	if _, err := NewPlan(t.Context(), sourceOf(same), PlanOptions{}); !errors.As(err, &bad) || len(bad.Problems) != 20 || bad.More != 9 {
		t.Errorf("%v", err)
	}
	one := &PlanError{Problems: []string{"a", "b"}}
	if one.Error() != "a\nb" {
		t.Errorf("%q", one.Error())
	}
}
