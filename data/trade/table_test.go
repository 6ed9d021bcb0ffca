package trade

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"dyad/data/geo"
)

// states are the numbers of the countries of today, ascending.
func states() []int {
	var all []int
	for _, c := range geo.All() {
		if c.Kind == geo.KindCountry && c.Alpha3 != "MCO" {
			all = append(all, c.Numeric)
		}
	}
	slices.Sort(all)
	return all
}

// year is an invented BACI year in the order of CEPII's files.
func year(rows int) string {
	var b strings.Builder
	b.WriteString("t,i,j,k,v,q\n")
	r := rand.New(rand.NewPCG(1, 2))
	known := states()
	for n, at := 0, 0; n < rows; at++ {
		i := known[at]
		for _, j := range known[:56] {
			for k := 10121; k < 980000 && i != j && n < rows; k += 200 * (1 + r.IntN(100)) {
				q := strconv.FormatFloat(float64(r.IntN(1e6))/1000, 'f', 3, 64)
				if r.IntN(40) == 0 {
					q = ""
				}
				fmt.Fprintf(&b, "2023,%d,%d,%06d,%d.%03d,%s\n", i, j, k, r.IntN(1e5), r.IntN(1000), q)
				n++
			}
		}
	}
	return b.String()
}

// plainSums adds a BACI year up line by line: thousandths of a thousand dollars
// by pair, exporter, importer and product.
func plainSums(t *testing.T, text string) (sums map[string]int64, rows int) {
	t.Helper()
	sums = map[string]int64{}
	for line := range strings.Lines(text) {
		f := strings.Split(strings.TrimSpace(line), ",")
		if f[0] == "t" {
			continue
		}
		v, err := strconv.ParseInt(strings.Replace(f[4], ".", "", 1), 10, 64)
		if err != nil || len(f[4])-strings.IndexByte(f[4], '.') != 4 {
			t.Fatalf("%q: %v", line, err)
		}
		for _, key := range []string{f[1] + ">" + f[2], f[1] + ">", ">" + f[2], f[3], ""} {
			sums[key] += v
		}
		rows++
	}
	return sums, rows
}

// TestYear compares every sum of a year of several blocks with a plain loop over
// its text.
func TestYear(t *testing.T) {
	text := year(120_000)
	want, rows := plainSums(t, text)
	tab, err := read("BACI_HS92_Y2023.csv", strings.NewReader(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if tab.Rows() != rows {
		t.Fatalf("%d rows, want %d", tab.Rows(), rows)
	}
	v := tab.In(Layer{Reconciled, Subheadings})
	got := map[string]int64{}
	code := func(c Country) string { return strconv.Itoa(tab.Country(c).Codes[0]) }
	for a := World + 1; int(a) < tab.Countries(); a++ {
		put := func(key string, s Sum) {
			if s.Known() {
				got[key] = int64(s.Value) / 1000
			}
		}
		put(code(a)+">", SumOf(v.Exports(2023, a)))
		put(">"+code(a), SumOf(v.Imports(2023, a)))
		for b := World + 1; int(b) < tab.Countries(); b++ {
			put(code(a)+">"+code(b), v.PairTotal(2023, a, b))
		}
	}
	for row := range v.All(2023) {
		got[row.Product.Code()] += int64(row.Value) / 1000
		got[""] += int64(row.Value) / 1000
	}
	for key, n := range want {
		if got[key] != n {
			t.Errorf("%q: %d, want %d", key, got[key], n)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d sums, want %d", len(got), len(want))
	}
}

// shuffled is text with its lines after the first in another order.
func shuffled(text string, seed uint64) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	body := lines[1:]
	rand.New(rand.NewPCG(seed, 0)).Shuffle(len(body), func(i, j int) { body[i], body[j] = body[j], body[i] })
	return strings.Join(lines, "\n") + "\n"
}

func TestOrderOfRowsDoesNotMatter(t *testing.T) {
	for name, text := range map[string]string{
		"BACI_HS92_Y2023.csv": year(40_000), // two blocks
		"plain.csv": "year,reporter,partner,flow,hs,value_usd,edition\n2022,KAZ,RUS,x,TOTAL,5,\n2021,KAZ,RUS,x,TOTAL,6,\n" +
			"2022,RUS,KAZ,m,TOTAL,7,\n2022,KAZ,RUS,x,010121,2,HS22\n2022,KAZ,RUS,x,0101,3,HS22\n2022,KAZ,WLD,x,TOTAL,9,\n2022,KAZ,CHN,x,TOTAL,4,\n",
	} {
		want := ""
		for seed := range uint64(3) {
			s := text
			if seed > 0 {
				s = shuffled(text, seed)
			}
			tab, err := read(name, strings.NewReader(s), Options{})
			if err != nil {
				t.Fatal(err)
			}
			checkSums(t, tab)
			switch got := dump(tab); {
			case seed == 0:
				want = got
			case got != want:
				t.Errorf("%s: another order of rows gives another table", name)
			}
		}
	}
}

func TestWorkersDoNotMatter(t *testing.T) {
	text := year(80_000) // two blocks of columns
	bad := text[:len(text)-4000] + "\nnonsense\n" + text[len(text)-4000:]
	tables, errs := map[string]bool{}, map[string]bool{}
	for _, workers := range []int{1, 2, 5} {
		tab, err := read("BACI_HS92_Y2023.csv", strings.NewReader(text), Options{Workers: workers})
		if err != nil {
			t.Fatal(err)
		}
		tables[dump(tab)] = true
		_, err = read("BACI_HS92_Y2023.csv", strings.NewReader(bad), Options{Workers: workers})
		errs[fmt.Sprint(err)] = true
	}
	if len(tables) != 1 || len(errs) != 1 || errs["<nil>"] {
		t.Errorf("%d tables, errors %v", len(tables), errs)
	}
	at := strings.Count(text[:len(text)-4000], "\n") + 1
	for e := range errs { // the line is cut in two by the nonsense: its first half is refused
		if want := fmt.Sprintf("BACI_HS92_Y2023.csv:%d:", at); !strings.HasPrefix(e, want) {
			t.Errorf("%q, want %q", e, want)
		}
	}
}

// TestPartsAddToTotals splits totals at random, adds modes of transport, World
// rows and re-exports, and compares each level's sum.
func TestPartsAddToTotals(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var b strings.Builder
		b.WriteString("refYear,reporterISO,partnerISO,flowCode,cmdCode,aggrLevel,motCode,classificationCode,primaryValue\n")
		put := func(partner, flow, code string, level, mode int, milli int64) {
			fmt.Fprintf(&b, "2022,KAZ,%s,%s,%s,%d,%d,H6,%d.%03d\n", partner, flow, code, level, mode, milli/1000, milli%1000)
		}
		total := int64(0)
		partners := []string{"RUS", "CHN", "UZB", "_X"}[:rapid.IntRange(1, 4).Draw(rt, "partners")]
		for _, p := range partners {
			sum := int64(0)
			for k := range rapid.IntRange(1, 5).Draw(rt, "products") {
				v := rapid.Int64Range(0, 1e15).Draw(rt, "value")
				put(p, "X", fmt.Sprintf("0101%02d", k), 6, 0, v)
				put(p, "X", fmt.Sprintf("0101%02d", k), 6, 2100, v/2)
				sum += v
			}
			put(p, "X", "101", 4, 0, sum)
			put(p, "X", "TOTAL", 0, 0, sum)
			put(p, "RX", "TOTAL", 0, 0, sum/3)
			total += sum
		}
		put("W00", "X", "TOTAL", 0, 0, total)
		tab, err := read("answer.csv", strings.NewReader(shuffled(b.String(), rapid.Uint64().Draw(rt, "seed"))), Options{})
		if err != nil {
			rt.Fatal(err)
		}
		kaz, _ := tab.Find("KAZ")
		for _, l := range []Level{AllProducts, Headings, Subheadings} {
			if s := SumOf(tab.In(Layer{FromExporter, l}).Exports(2022, kaz)); int64(s.Value) != total {
				rt.Fatalf("%s: %v, want %d", l, s, total)
			}
		}
		if s := tab.In(Layer{FromExporter, AllProducts}).PairTotal(2022, kaz, World); int64(s.Value) != total || s.Rows != 1 {
			rt.Fatalf("World: %v, want %d", s, total)
		}
	})
}

func TestViewOfNothing(t *testing.T) {
	tab, err := read("p.csv", strings.NewReader("year,reporter,partner,flow,hs,value_usd\n2022,KAZ,RUS,x,TOTAL,0\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	kaz, ok := tab.Find("KAZ")
	rus, ok2 := tab.Find("RUS")
	if _, found := tab.Find("USA"); !ok || !ok2 || found {
		t.Fatal("countries are not found as they should be")
	}
	if s := tab.In(Layer{FromExporter, AllProducts}).PairTotal(EveryYear, kaz, rus); !s.Known() || s.Value != 0 {
		t.Errorf("a value of 0 is %v", s)
	}
	for _, v := range []View{tab.In(Layer{FromImporter, AllProducts}), tab.In(Layer{FromExporter, Subheadings}), tab.In(Layer{FromExporter, 77}), tab.In(Layer{FromExporter, 1})} {
		if s := SumOf(v.All(EveryYear)); s.Known() {
			t.Errorf("%v in a layer without rows", s)
		}
	}
	if s := tab.In(Layer{FromExporter, AllProducts}).PairTotal(2021, kaz, rus); s.Known() {
		t.Errorf("%v in a year without rows", s)
	}
}

// TestLoopsMayStop breaks out of every sequence after its first row.
func TestLoopsMayStop(t *testing.T) {
	tab, err := read("BACI_HS92_Y2023.csv", strings.NewReader(year(5000)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	v := tab.In(Layer{Reconciled, Subheadings})
	for i, rows := range []iter.Seq[Row]{v.All(EveryYear), v.Exports(EveryYear, 1), v.Imports(2023, 2), v.Pair(2023, 1, 2)} {
		n := 0
		for range rows {
			n++
			break
		}
		if n != 1 {
			t.Errorf("sequence %d has no row", i)
		}
	}
}

func TestMoreProductsThanCanBeCounted(t *testing.T) {
	var b strings.Builder
	b.WriteString("t,i,j,k,v,q\n")
	for k := range maxList + 1 {
		fmt.Fprintf(&b, "2023,4,24,%06d,1,1\n", 100000+k)
	}
	_, err := read("BACI_HS92.csv", strings.NewReader(b.String()), Options{})
	if want := ": more than 65534 countries or products"; err == nil || !strings.HasSuffix(err.Error(), want) {
		t.Errorf("%v, want …%s", err, want)
	}
}

// TestSeveralReadersAtOnce reads one table from many goroutines, as a batch does;
// -race sees whether they disturb each other.
func TestSeveralReadersAtOnce(t *testing.T) {
	tab, err := read("BACI_HS92_Y2023.csv", strings.NewReader(year(30_000)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := dump(tab)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4)) // make test gives one processor
	var running sync.WaitGroup
	for range 4 {
		running.Go(func() {
			if dump(tab) != want {
				t.Error("a table read at once by several is another one")
			}
		})
	}
	running.Wait()
}

// BenchmarkPair adds up what the countries of an invented year sent each other,
// and all that they sent and received: what a brief asks of the table.
func BenchmarkPair(b *testing.B) {
	tab, err := read("BACI_HS92_Y2023.csv", strings.NewReader(year(500_000)), Options{})
	if err != nil {
		b.Fatal(err)
	}
	v := tab.In(Layer{Reconciled, Subheadings})
	last := Country(tab.Countries() - 1)
	b.Run("both ways", func(b *testing.B) {
		b.ReportAllocs()
		rows := 0
		for b.Loop() {
			rows = v.PairTotal(2023, 1, last).Rows + v.PairTotal(2023, last, 1).Rows
		}
		b.ReportMetric(float64(rows), "rows")
	})
	b.Run("all partners", func(b *testing.B) {
		b.ReportAllocs()
		rows := 0
		for b.Loop() {
			rows = SumOf(v.Exports(2023, 1)).Rows + SumOf(v.Imports(2023, 1)).Rows
		}
		b.ReportMetric(float64(rows), "rows")
	})
}

// BenchmarkYear reads an invented BACI year; rows/s are its measure.
func BenchmarkYear(b *testing.B) {
	text := year(500_000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := read("BACI_HS92_Y2023.csv", strings.NewReader(text), Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(500_000*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

// Exports is everything from a country, by year, importer and product.
func (v View) Exports(year int, from Country) iter.Seq[Row] {
	return v.each(year, func(y uint16, yield func(Row) bool) bool {
		return v.exports(y, from, func(r *run) bool { return v.yield(r, yield) })
	})
}

// Imports is everything to a country, by year, exporter and product.
func (v View) Imports(year int, to Country) iter.Seq[Row] {
	return v.each(year, func(y uint16, yield func(Row) bool) bool {
		return v.imports(y, to, func(r *run) bool { return v.yield(r, yield) })
	})
}

// SumOf adds rows of one view.
func SumOf(rows iter.Seq[Row]) Sum {
	var s Sum
	for r := range rows {
		s.Value += r.Value
		s.Rows++
	}
	return s
}

// Pair is what went from one country to another, by year and product. With World
// on one side it is the total the other side states.
func (v View) Pair(year int, from, to Country) iter.Seq[Row] {
	return v.each(year, func(y uint16, yield func(Row) bool) bool {
		r := v.run(int(y), from, to)
		return r == nil || v.yield(r, yield)
	})
}

// Rows is the number of rows of all layers.
func (t *Table) Rows() int { return t.rows.n }
