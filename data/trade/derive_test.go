package trade

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// flowsOf are all values of a table by what they are of, "2021 KAZ>RUS exporter 09".
func flowsOf(t *Table) map[string]USD {
	all := map[string]USD{}
	for _, l := range t.Layers() {
		v := t.In(l.Layer)
		for _, year := range t.Years() {
			for a := range Country(t.Countries()) {
				for b := range Country(t.Countries()) {
					for r := range v.Pair(year, a, b) {
						all[fmt.Sprintf("%d %s>%s %s %s", year, t.Country(a).Label(), t.Country(b).Label(), r.By, r.Product.Code())] += r.Value
					}
				}
			}
		}
	}
	return all
}

// randomRows are the lines of an invented table of five states.
func randomRows(r *rand.Rand) []string {
	var lines []string
	for _, year := range []int{2013, 2014, 2020} {
		for _, reporter := range []string{"KAZ", "RUS", "HRV", "DEU", "FRA"} {
			for _, partner := range []string{"KAZ", "RUS", "HRV", "DEU", "FRA", "WLD"} {
				for _, flow := range []string{"export", "import"} {
					for _, code := range []string{"TOTAL", "0902", "2709"} {
						if reporter != partner && r.IntN(5) > 0 {
							lines = append(lines, fmt.Sprintf("%d,%s,%s,%s,%s,%d", year, reporter, partner, flow, code, 1000+r.IntN(1000)))
						}
					}
				}
			}
		}
	}
	return lines
}

// A blocRow is a line of an invented table.
type blocRow struct {
	year              int
	reporter, partner string
	flow, code        string
	value             int
}

// blocByLoops are the flows of a table in which the European Union is one country, added
// up by plain loops over its lines.
func blocByLoops(lines []string, members func(year int) []string) map[string]USD {
	var rows []blocRow
	for _, l := range lines {
		var r blocRow
		f := strings.Split(l, ",")
		fmt.Sscan(f[0], &r.year)
		fmt.Sscan(f[5], &r.value)
		r.reporter, r.partner, r.flow, r.code = f[1], f[2], f[3], f[4]
		rows = append(rows, r)
	}
	in := func(r blocRow, state string) bool { return slices.Contains(members(r.year), state) }
	want := map[string]USD{}
	for _, r := range rows {
		if in(r, r.reporter) && in(r, r.partner) {
			continue
		}
		if in(r, r.reporter) && r.partner == "WLD" {
			continue // below
		}
		if in(r, r.reporter) {
			r.reporter = "EUR"
		}
		if in(r, r.partner) {
			r.partner = "EUR"
		}
		want[blocKey(r)] += USD(r.value) * 1000
	}
	addBlocTotals(want, rows, members)
	return want
}

// blocKey names a flow as flowsOf does.
func blocKey(r blocRow) string {
	from, to, by := r.reporter, r.partner, "exporter"
	if r.flow == "import" {
		from, to, by = r.partner, r.reporter, "importer"
	}
	return fmt.Sprintf("%d %s>%s %s %s", r.year, from, to, by, r.code)
}

// addBlocTotals adds the totals: stated by each member that reports, less the trade inside.
func addBlocTotals(want map[string]USD, rows []blocRow, members func(year int) []string) {
	in := func(r blocRow, state string) bool { return slices.Contains(members(r.year), state) }
	for _, year := range []int{2013, 2014, 2020} {
		for _, flow := range []string{"export", "import"} {
			for _, code := range []string{"TOTAL", "0902", "2709"} {
				whole, some, sum := true, false, 0
				for _, m := range members(year) {
					reports, states := false, false
					for _, r := range rows {
						if r.year != year || r.flow != flow || r.reporter != m || r.code != code {
							continue
						}
						reports = reports || !in(r, r.partner)
						states = states || r.partner == "WLD"
						if r.partner == "WLD" {
							sum += r.value
							for _, inner := range rows {
								if inner.year == year && inner.flow == flow && inner.reporter == m && inner.code == code && in(inner, inner.partner) {
									sum -= inner.value
								}
							}
						}
					}
					some = some || states
					whole = whole && (!reports || states)
				}
				if whole && some {
					want[blocKey(blocRow{year, "EUR", "WLD", flow, code, 0})] = USD(max(sum, 0)) * 1000
				}
			}
		}
	}
}

// TestBlocAgainstLoops compares a table in which the European Union is one country
// with plain loops over the rows.
func TestBlocAgainstLoops(t *testing.T) {
	members := func(year int) []string {
		if year < 2014 {
			return []string{"DEU", "FRA"}
		}
		return []string{"DEU", "FRA", "HRV"}
	}
	for seed := range uint64(60) {
		lines := randomRows(rand.New(rand.NewPCG(seed, 7)))
		tab, err := add(Options{}, "t.csv", "year,reporter,partner,flow,hs,value_usd\n"+strings.Join(lines, "\n")+"\n")
		if err != nil {
			t.Fatal(err)
		}
		out, g, told := tab.WithBloc(Bloc{ISO3: "EUR", Name: "European Union", Members: members}, "")
		if out.Country(g).Label() != "EUR" || told.Told[2014] == 0 {
			t.Fatalf("%v, %v", out.Country(g), told)
		}
		want := blocByLoops(lines, members)
		got := flowsOf(out)
		for k, v := range want {
			if got[k] != v {
				t.Fatalf("seed %d: %s is %v, want %v", seed, k, got[k], v)
			}
		}
		for k := range got {
			if _, ok := want[k]; !ok {
				t.Fatalf("seed %d: %s = %v is not asked for", seed, k, got[k])
			}
		}
	}
}

// TestBlocOfOneState holds that a group of one state is that state.
func TestBlocOfOneState(t *testing.T) {
	lines := randomRows(rand.New(rand.NewPCG(3, 3)))
	tab, err := add(Options{}, "t.csv", "year,reporter,partner,flow,hs,value_usd\n"+strings.Join(lines, "\n")+"\n")
	if err != nil {
		t.Fatal(err)
	}
	out, _, _ := tab.WithBloc(Bloc{ISO3: "XXX", Members: func(int) []string { return []string{"DEU"} }}, "")
	want := map[string]USD{}
	for k, v := range flowsOf(tab) {
		want[strings.ReplaceAll(k, "DEU", "XXX")] = v
	}
	if !maps.Equal(flowsOf(out), want) {
		t.Error("a group of Germany alone is not Germany")
	}
}

// TestOwnRowsOfAGroup uses a table's own rows of a group where members have none,
// and never both.
func TestOwnRowsOfAGroup(t *testing.T) {
	const head = "year,reporter,partner,flow,hs,value_usd\n"
	bloc := Bloc{ISO3: "EUR", Own: []string{"EUR", "EUN"}, Members: func(int) []string { return []string{"DEU", "FRA"} }}
	for rows, want := range map[string]string{
		"2022,KAZ,EUN,export,TOTAL,30\n2022,KAZ,CHN,export,TOTAL,9\n":  "30000 true",
		"2022,KAZ,EUN,export,TOTAL,30\n2022,KAZ,DEU,export,TOTAL,20\n": "20000 false",
		"2021,KAZ,EUN,export,TOTAL,30\n2022,KAZ,DEU,export,TOTAL,20\n": "20000 true",
		"2022,EUN,KAZ,export,TOTAL,30\n2022,KAZ,FRA,export,TOTAL,7\n":  "7000 true",
		"2022,KAZ,FRA,export,TOTAL,7\n2022,KAZ,DEU,export,TOTAL,1\n":   "8000 false",
	} {
		tab, err := add(Options{}, "t.csv", head+rows)
		if err != nil {
			t.Fatal(err)
		}
		out, g, m := tab.WithBloc(bloc, "")
		kaz, _ := out.Find("KAZ")
		sum := out.In(Layer{FromExporter, AllProducts}).PairTotal(2022, kaz, g)
		if got := fmt.Sprintf("%d %v", sum.Value, m.OwnRows); got != want {
			t.Errorf("%q: %s, want %s", rows, got, want)
		}
	}
	tab, err := add(Options{}, "t.csv", head+"2022,KAZ,RUS,export,TOTAL,5\n2022,KAZ,BLR,export,TOTAL,6\n")
	if err != nil {
		t.Fatal(err)
	}
	_, _, m := tab.WithBloc(Bloc{ISO3: "EAE", Members: func(int) []string { return []string{"ARM", "BLR", "KAZ", "RUS"} }}, "KAZ")
	if got := fmt.Sprint(m.Without, m.Members, m.Told[2022], m.Lacking); got != "KAZ[ARM BLR RUS] 2 [ARM]" {
		t.Error(got)
	}
}

// TestOfProduct takes rows of the code itself, else sums of its finest codes.
func TestOfProduct(t *testing.T) {
	tab, err := add(Options{MixEditions: true}, "t.csv", "year,reporter,partner,flow,hs,value_usd,edition\n"+
		"2021,KAZ,RUS,export,TOTAL,100,\n2021,KAZ,RUS,export,27,50,HS17\n2021,KAZ,RUS,export,2709,30,HS17\n2021,KAZ,RUS,export,270900,29,HS17\n"+
		"2022,KAZ,RUS,export,2709,7,HS22\n2022,KAZ,RUS,export,2710,8,HS22\n2022,KAZ,CHN,export,271019,9,HS22\n2022,KAZ,RUS,export,0902,1,HS22\n")
	if err != nil {
		t.Fatal(err)
	}
	product := func(code string) Product {
		for _, p := range tab.Products() {
			if p.Code() == code {
				return p
			}
		}
		t.Fatalf("no %s", code)
		return 0
	}
	for code, want := range map[string]string{
		"27":     "map[2021 KAZ>RUS exporter TOTAL:50 2022 KAZ>CHN exporter TOTAL:9]",
		"2709":   "map[2021 KAZ>RUS exporter TOTAL:30 2022 KAZ>RUS exporter TOTAL:7]",
		"270900": "map[2021 KAZ>RUS exporter TOTAL:29]",
		"0902":   "map[2022 KAZ>RUS exporter TOTAL:1]",
	} {
		part := tab.OfProduct(product(code))
		if got := fmt.Sprint(flowsOf(part)); got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
		checkSums(t, part)
	}
}
