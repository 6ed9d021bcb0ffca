package measure

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dyad/data/trade"
)

// An earlierFlow is one row of an invented table.
type earlierFlow struct {
	year            int
	reporter, other string
	dir             string
	value           int64
}

// russianPart is Russia's part of a flow of one year and the whole of it, by a loop over
// the rows, and whether that is a share: there is no whole without World or all three
// partners, and none that is below its parts.
func russianPart(rows []earlierFlow, year int, dir string) (part, whole int64, isShare bool) {
	var sum, world int64 = 0, -1
	part = -1
	n := 0
	for _, row := range rows {
		switch {
		case row.year != year || row.dir != dir:
		case row.other == "World":
			world = row.value
		default:
			n++
			sum += row.value
			if row.other == "RUS" {
				part = row.value
			}
		}
	}
	whole = world
	if world < 0 && n == 3 {
		whole = sum
	}
	return part, whole, part >= 0 && whole > 0 && part <= whole && float64(whole) >= 0.99*float64(sum)
}

// TestEarlierShares compares the shares of earlier years with plain loops over the
// rows of invented tables, of which some years state totals and some do not, and some
// totals are below their parts; and with those of the pair measured in that year.
func TestEarlierShares(t *testing.T) {
	partners := []string{"RUS", "CHN", "UZB", "World"}
	found, none := 0, 0
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 5))
		var rows []earlierFlow
		for year := 2018; year <= 2022; year++ {
			for _, dir := range []string{"export", "import"} {
				for _, p := range partners {
					value := int64(r.IntN(1000))
					if p == "World" {
						value = int64(r.IntN(4000))
					}
					if r.IntN(4) > 0 {
						rows = append(rows, earlierFlow{year, "KAZ", p, dir, value})
					}
				}
			}
		}
		rows = append(rows, earlierFlow{2022, "KAZ", "RUS", "export", 5})
		seen := map[string]bool{}
		var text strings.Builder
		for i := len(rows) - 1; i >= 0; i-- {
			if f := rows[i]; !seen[fmt.Sprint(f.year, f.other, f.dir)] {
				seen[fmt.Sprint(f.year, f.other, f.dir)] = true
				fmt.Fprintf(&text, "%d,%s,%s,%s,TOTAL,%d\n", f.year, f.reporter, f.other, f.dir, f.value)
			} else {
				rows = slices.Delete(rows, i, i+1)
			}
		}
		tab := plain(t, text.String())
		s, err := compute(tab, find(t, tab, "KAZ"), find(t, tab, "RUS"), Options{Partners: 3})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range []Flow{Export, Import} {
			got := map[int]float64{}
			for _, own := range s.EarlierShares(s.A, f) {
				got[own.Year] = own.Value
			}
			for year := 2018; year < 2022; year++ {
				part, whole, want := russianPart(rows, year, f.String())
				share, has := got[year]
				if has != want || has && !near(share, float64(part)/float64(whole)) {
					t.Errorf("seed %d, %s of %d: share %g (%t), rows say %d of %d (%t)", seed, f, year, share, has, part, whole, want)
				}
				if has {
					found++
				} else {
					none++
				}
				if other, err := s.In(year); err == nil {
					id := map[Flow]ID{Export: ExportShare, Import: ImportShare}[f]
					if own, ok := other.Find(id, s.A, f, other.Report); ok != has || own.Value != share {
						t.Errorf("seed %d, %s of %d: share %g, measured in that year %g (%t)", seed, f, year, share, own.Value, ok)
					}
				}
			}
		}
	}
	if found < 100 || none < 100 {
		t.Errorf("%d shares, %d missing ones: the tables are too alike", found, none)
	}
}

// TestEarlierSharesOfOneReport holds that no share of another kind of report stands
// beside those of the set, and that there are none of a third state.
func TestEarlierSharesOfOneReport(t *testing.T) {
	tab := read(t, trade.Options{}, "BACI_HS92_Y2021.csv", "t,i,j,k,v,q\n"+strings.ReplaceAll(of2023, "2023,", "2021,"), "country_codes.csv", names,
		"t.csv", header+"2022,KAZ,RUS,export,TOTAL,40\n2022,KAZ,World,export,TOTAL,100\n")
	kaz, rus := find(t, tab, "KAZ"), find(t, tab, "RUS")
	s, err := compute(tab, kaz, rus, small)
	if err != nil {
		t.Fatal(err)
	}
	if got := s.EarlierShares(kaz, Export); s.Report != Own || len(s.Series) != 2 || got != nil {
		t.Errorf("beside a state's own report of %d: %v", s.Year, got)
	}
	world := measure(t, baci(t, of2021+of2022+of2023), small)
	if got := world.EarlierShares(find(t, world.p.w.t, "CHN"), Export); got != nil {
		t.Errorf("of a third state: %v", got)
	}
	// In 2022 all that Kazakhstan sends goes to Russia; in 2021 it sends Russia nothing.
	got := world.EarlierShares(world.A, Export)
	if len(got) != 1 || got[0].Year != 2022 || got[0].Value != 1 || got[0].Report != Reconciled {
		t.Errorf("of a world's years: %v", got)
	}
}

// TestTurnoverOfExporters holds that where each state reports both flows, their sum
// and difference as the two exporters report them stand beside those of each state.
func TestTurnoverOfExporters(t *testing.T) {
	const sold, bought, others = "2022,KAZ,RUS,export,TOTAL,100\n", "2022,KAZ,RUS,import,TOTAL,70\n", "2022,RUS,KAZ,export,TOTAL,50\n"
	const received = "2022,RUS,KAZ,import,TOTAL,90\n"
	for _, tc := range []struct {
		rows           string
		turnover       float64
		ratio, exports bool
	}{
		{sold + bought + others + received, 150, false, true},
		{sold + bought + others, 0, false, false}, // one state reports both: its report is enough
		{sold + others, 150, true, true},          // only the exporters report
		{bought + received, 0, false, false},
	} {
		tab := plain(t, tc.rows)
		s, err := compute(tab, find(t, tab, "KAZ"), find(t, tab, "RUS"), Options{})
		if err != nil {
			t.Fatal(err)
		}
		own, ok := s.Find(Turnover, s.A, Both, Exporters)
		rest, ok2 := s.Find(Balance, s.A, Both, Exporters)
		if ok != tc.exports || ok2 != ok || ok && (own.USD.Dollars() != tc.turnover || rest.USD.Dollars() != 50) {
			t.Errorf("%q: turnover %v (%t), balance %v (%t)", tc.rows, own.USD, ok, rest.USD, ok2)
		}
		if _, ok := s.Find(CoverRatio, s.A, Both, Exporters); ok != tc.ratio {
			t.Errorf("%q: cover ratio by exporters: %t", tc.rows, ok)
		}
	}
}

// TestEarlierSharesByProduct holds that the shares of earlier years are those of the
// pair measured in them where totals are sums over products and partners too.
func TestEarlierSharesByProduct(t *testing.T) {
	text := "t,i,j,k,v,q\n"
	for year := range 3 {
		_, rows, _ := strings.Cut(invented(uint64(year), 6, 9, 1), "\n")
		text += strings.ReplaceAll(rows, "2023,", fmt.Sprintf("%d,", 2020+year))
	}
	tab := read(t, trade.Options{}, "BACI_HS92_y.csv", text)
	for _, o := range []Options{tiny, {Partners: 4, States: 100, Chapters: 3}, {Partners: 100, States: 100, Chapters: 3}} {
		s, err := compute(tab, find(t, tab, "4"), find(t, tab, "8"), o)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range []Flow{Export, Import} {
			id := map[Flow]ID{Export: ExportShare, Import: ImportShare}[f]
			var want []Result
			for year := 2020; year < 2022; year++ {
				other, err := s.In(year)
				if err != nil {
					t.Fatal(err)
				}
				if own, ok := other.Find(id, s.B, f, s.Report); ok {
					want = append(want, own)
				}
			}
			if got := s.EarlierShares(s.B, f); !reflect.DeepEqual(got, want) || (len(got) == 0) == (o.Partners < 100) {
				t.Errorf("%+v, %s: %v, want %v", o, f, got, want)
			}
		}
	}
}
