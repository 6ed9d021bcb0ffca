package measure

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dyad/data/trade"
)

const monthHead = "period,reporterISO,partnerISO,flowCode,cmdCode,primaryValue\n"

// monthly reads rows "202401,KAZ,RUS,X,TOTAL,10".
func monthly(t testing.TB, rows string) *trade.Months {
	t.Helper()
	b := trade.NewBuilder(trade.Options{Months: true})
	if err := b.Add("m.csv", strings.NewReader(monthHead+rows), 0); err != nil {
		t.Fatal(err)
	}
	m, err := trade.NewMonths(b)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// monthsOf are the measures of a pair of months.
func monthsOf(t testing.TB, rows string, a, b string, o Options) *MonthSet {
	t.Helper()
	m := monthly(t, rows)
	s, err := NewMonthSet(m, find(t, m.Table(), a), find(t, m.Table(), b), o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestMonthsByHand holds the two changes that differ by whether February is told: a
// partner without a row in a told month has no trade in it, and a month that is not
// told in one year is left out of both.
func TestMonthsByHand(t *testing.T) {
	rows := "202401,KAZ,RUS,M,TOTAL,10\n202402,KAZ,RUS,M,TOTAL,12\n202403,KAZ,RUS,M,TOTAL,14\n202301,KAZ,RUS,M,TOTAL,9\n202303,KAZ,RUS,M,TOTAL,11\n"
	world := ""
	for _, m := range []string{"202301", "202303", "202401", "202402", "202403"} {
		world += m + ",KAZ,W00,M,TOTAL,100\n"
	}
	for _, tc := range []struct {
		name, rows     string
		months, untold []int
		growth, share  float64
	}{
		{"February told", rows + world + "202302,KAZ,W00,M,TOTAL,100\n", []int{1, 2, 3}, nil, 36./20 - 1, 36. / 300},
		{"February not told", rows + world, []int{1, 3}, []int{2}, 24./20 - 1, 24. / 200},
		{"no totals: the rows of the pair tell", rows, []int{1, 3}, []int{2}, 24./20 - 1, 0},
		{"the other report tells January only", rows + world + "202401,RUS,KAZ,X,TOTAL,9\n", []int{1}, []int{2, 3}, 10./9 - 1, 10. / 100},
	} {
		s := monthsOf(t, tc.rows, "KAZ", "RUS", Options{})
		g, ok := s.Find(Growth, s.B, Export, Partners)
		share, _ := s.Find(ImportShare, s.A, Import, Own)
		if !slices.Equal(s.Months, tc.months) || !slices.Equal(s.Untold, tc.untold) || !ok || !near(g.Value, tc.growth) || !near(share.Value, tc.share) || s.Year != 2024 || !s.Compared() {
			t.Errorf("%s: months %v, not told %v, growth %g, share %g", tc.name, s.Months, s.Untold, g.Value, share.Value)
		}
	}
}

// TestMonthsEnds holds what is not compared: years without a common month, and one of
// January and February for a state of the lunar new year.
func TestMonthsEnds(t *testing.T) {
	for _, tc := range []struct {
		name, rows, b           string
		months, untold, holiday []int
		compared, growth        bool
	}{
		{"one year", "202401,KAZ,RUS,X,TOTAL,10\n", "RUS", []int{1}, nil, nil, true, false},
		{"no common month", "202401,KAZ,RUS,X,TOTAL,10\n202310,KAZ,RUS,X,TOTAL,5\n", "RUS", []int{1}, nil, nil, true, false},
		{"a gap of a year", "202401,KAZ,RUS,X,TOTAL,10\n202201,KAZ,RUS,X,TOTAL,5\n", "RUS", []int{1}, nil, nil, true, false},
		{"January alone, of a lunar partner", "202401,KAZ,CHN,X,TOTAL,10\n202301,KAZ,CHN,X,TOTAL,5\n", "CHN", []int{1}, nil, []int{1}, false, true},
		{"January alone, of another", "202401,KAZ,RUS,X,TOTAL,10\n202301,KAZ,RUS,X,TOTAL,5\n", "RUS", []int{1}, nil, nil, true, true},
		{"February beside March, of a lunar partner", "202402,KAZ,CHN,X,TOTAL,10\n202403,KAZ,CHN,X,TOTAL,10\n202302,KAZ,CHN,X,TOTAL,5\n202303,KAZ,CHN,X,TOTAL,5\n", "CHN", []int{3}, nil, []int{2}, true, true},
		{"January not told the year before, of a lunar partner", "202401,KAZ,CHN,X,TOTAL,10\n202402,KAZ,CHN,X,TOTAL,10\n202403,KAZ,CHN,X,TOTAL,10\n202302,KAZ,CHN,X,TOTAL,5\n202303,KAZ,CHN,X,TOTAL,5\n", "CHN", []int{3}, []int{1}, []int{2}, true, true},
		{"both, of a lunar partner", "202401,KAZ,CHN,X,TOTAL,10\n202402,KAZ,CHN,X,TOTAL,10\n202301,KAZ,CHN,X,TOTAL,5\n202302,KAZ,CHN,X,TOTAL,5\n", "CHN", []int{1, 2}, nil, nil, true, true},
	} {
		s := monthsOf(t, tc.rows, "KAZ", tc.b, Options{})
		_, growth := s.Find(Growth, s.A, Export, Own)
		if !slices.Equal(s.Months, tc.months) || !slices.Equal(s.Untold, tc.untold) || !slices.Equal(s.Holiday, tc.holiday) || s.Compared() != tc.compared || growth != tc.growth {
			t.Errorf("%s: months %v, not told %v, holiday %v, compared %t, growth %t", tc.name, s.Months, s.Untold, s.Holiday, s.Compared(), growth)
		}
	}
	m := monthly(t, "202401,KAZ,RUS,X,TOTAL,10\n202402,RUS,KAZ,X,TOTAL,10\n202403,CHN,UZB,X,TOTAL,10\n")
	for pair, want := range map[[2]string]string{
		{"KAZ", "RUS"}: "no month of 2024 is told by each report of KAZ and RUS",
		{"KAZ", "CHN"}: "the table has no rows of trade in all goods between KAZ and CHN",
		{"KAZ", "KAZ"}: "a pair is two states, not KAZ twice",
	} {
		if _, err := NewMonthSet(m, find(t, m.Table(), pair[0]), find(t, m.Table(), pair[1]), Options{}); err == nil || err.Error() != want {
			t.Errorf("%v: %v, want %s", pair, err, want)
		}
	}
}

// A monthRow is one row of an invented table.
type monthRow struct {
	year, month       int
	reporter, partner string
	flow, code        string
	value             int
}

// TestMonthsNaive compares the months that are compared, their sums, changes and shares
// with plain loops over the rows of invented tables.
func TestMonthsNaive(t *testing.T) {
	found := 0
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 9))
		var rows []monthRow
		var text strings.Builder
		add := func(row monthRow) {
			rows = append(rows, row)
			fmt.Fprintf(&text, "%d%02d,%s,%s,%s,%s,%d\n", row.year, row.month, row.reporter, row.partner, row.flow, row.code, row.value)
		}
		gaps := 2 + r.IntN(12)
		for _, who := range [][2]string{{"KAZ", "RUS"}, {"RUS", "KAZ"}} {
			for _, flow := range []string{"X", "M"} {
				totals := r.IntN(3) > 0
				for _, year := range []int{2023, 2024} {
					for month := 1; month <= 4; month++ {
						if r.IntN(gaps) == 0 {
							continue
						}
						if r.IntN(4) > 0 {
							add(monthRow{year, month, who[0], who[1], flow, "TOTAL", 1 + r.IntN(100)})
						}
						if totals {
							add(monthRow{year, month, who[0], "W00", flow, "TOTAL", 200 + r.IntN(100)})
						}
					}
				}
			}
		}
		add(monthRow{2024, 6, "KAZ", "UZB", "X", "TOTAL", 5})
		m := monthly(t, text.String())
		s, err := NewMonthSet(m, find(t, m.Table(), "KAZ"), find(t, m.Table(), "RUS"), Options{Year: 2024})
		months := comparedNaively(rows)
		if err != nil {
			if len(months) > 0 && known(rows, 2024, months) {
				t.Errorf("seed %d: %v, with months %v", seed, err, months)
			}
			continue
		}
		if !slices.Equal(s.Months, months) {
			t.Errorf("seed %d: months %v, want %v", seed, s.Months, months)
			continue
		}
		for of, who := range [][2]string{{"KAZ", "RUS"}, {"RUS", "KAZ"}} {
			c := []trade.Country{s.A, s.B}[of]
			for _, flow := range []string{"X", "M"} {
				f := map[string]Flow{"X": Export, "M": Import}[flow]
				now, ok := sumMonths(rows, 2024, months, who, flow, who[1])
				before, ok0 := sumMonths(rows, 2023, months, who, flow, who[1])
				all, okAll := sumMonths(rows, 2024, months, who, flow, "W00")
				seller, report := c, Own
				if f == Import {
					seller, report = []trade.Country{s.B, s.A}[of], Partners
				}
				v, has := s.Find(FlowValue, seller, Export, report)
				if has != ok || has && v.USD != trade.USD(1000*now) {
					t.Errorf("seed %d: %s %s: %v (%t), want %d (%t)", seed, who[0], flow, v.USD, has, now, ok)
				}
				g, has := s.Find(Growth, seller, Export, report)
				if want := ok && ok0; has != want || has && !near(g.Value, float64(now)/float64(before)-1) {
					t.Errorf("seed %d: change of %s %s: %g (%t), want %d on %d", seed, who[0], flow, g.Value, has, now, before)
				}
				id := map[Flow]ID{Export: ExportShare, Import: ImportShare}[f]
				share, has := s.Find(id, c, f, Own)
				if want := ok && okAll; has != want || has && !near(share.Value, float64(now)/float64(all)) {
					t.Errorf("seed %d: share of %s %s: %g (%t), want %d of %d", seed, who[0], flow, share.Value, has, now, all)
				}
				if has {
					found++
				}
			}
		}
	}
	if found < 20 {
		t.Errorf("%d shares: the tables are too alike", found)
	}
}

// toldNaively reports whether a month of a flow is told.
func toldNaively(rows []monthRow, who [2]string, flow string, year, month int) bool {
	partner := who[1]
	for _, r := range rows {
		if r.reporter == who[0] && r.flow == flow && r.partner == "W00" {
			partner = "W00"
		}
	}
	for _, r := range rows {
		if r.reporter == who[0] && r.flow == flow && r.partner == partner && r.year == year && r.month == month {
			return true
		}
	}
	return false
}

// comparedNaively are the months of 2024 that each report tells, and of 2023 if that
// leaves any.
func comparedNaively(rows []monthRow) []int {
	var own, both []int
	for month := 1; month <= 12; month++ {
		inYear, inBoth := true, true
		for _, who := range [][2]string{{"KAZ", "RUS"}, {"RUS", "KAZ"}} {
			for _, flow := range []string{"X", "M"} {
				any, anyBefore := false, false
				for m := 1; m <= 12; m++ {
					any = any || toldNaively(rows, who, flow, 2024, m)
					anyBefore = anyBefore || toldNaively(rows, who, flow, 2023, m)
				}
				inYear = inYear && (!any || toldNaively(rows, who, flow, 2024, month))
				inBoth = inBoth && (!anyBefore || toldNaively(rows, who, flow, 2023, month))
			}
		}
		if inYear {
			own = append(own, month)
		}
		if inYear && inBoth {
			both = append(both, month)
		}
	}
	if len(both) > 0 {
		return both
	}
	return own
}

// sumMonths adds up what a state reports of a flow with a partner in some months of a
// year; ok is false without rows, or where a month is not told.
func sumMonths(rows []monthRow, year int, months []int, who [2]string, flow, partner string) (sum int, ok bool) {
	for _, month := range months {
		if !toldNaively(rows, who, flow, year, month) {
			return 0, false
		}
	}
	for _, r := range rows {
		if r.reporter == who[0] && r.flow == flow && r.partner == partner && r.year == year && slices.Contains(months, r.month) {
			sum += r.value
			ok = true
		}
	}
	return sum, ok
}

// known reports whether there is a row of the pair in the months.
func known(rows []monthRow, year int, months []int) bool {
	for _, who := range [][2]string{{"KAZ", "RUS"}, {"RUS", "KAZ"}} {
		for _, flow := range []string{"X", "M"} {
			if _, ok := sumMonths(rows, year, months, who, flow, who[1]); ok {
				return true
			}
		}
	}
	return false
}

// TestTrailing holds that twelve months are set against the twelve before only where a
// report tells all of them; a month without a row of the pair is one without trade.
func TestTrailing(t *testing.T) {
	rows := ""
	for i := range 24 {
		m := trade.MonthOf(2022, 5) + trade.Month(i)
		period := fmt.Sprintf("%d%02d", m.Year(), m.Number())
		rows += period + ",KAZ,W00,X,TOTAL,1000\n"
		if i != 3 && i != 20 {
			rows += fmt.Sprintf("%s,KAZ,RUS,X,TOTAL,%d\n", period, 10+i)
		}
	}
	const before, now = 12*10 + 66 - 13, 12*10 + 66 + 144 - 30
	s := monthsOf(t, rows, "KAZ", "RUS", Options{})
	got, ok := s.Trailing(first, trade.FromExporter)
	if !ok || got.Last.String() != "2024-04" || got.Now.Value != 1000*now || got.Before.Value != 1000*before || got.Now.Rows != 11 || got.Before.Rows != 11 {
		t.Errorf("%+v, %t", got, ok)
	}
	if _, ok := s.Trailing(first, trade.FromImporter); ok {
		t.Error("of a report that is not there")
	}
	if _, ok := s.Trailing(second, trade.FromExporter); ok {
		t.Error("of a flow that is not there")
	}
	gap := monthsOf(t, strings.Replace(rows, "202303,KAZ,W00", "202103,KAZ,W00", 1), "KAZ", "RUS", Options{})
	if _, ok := gap.Trailing(first, trade.FromExporter); ok {
		t.Error("over a month that is not told")
	}
}

// TestMonthsOfProduct holds that of one product a month is told by all goods too, that
// shares need its own total, and that a level told in some of the months only is in no
// sum.
func TestMonthsOfProduct(t *testing.T) {
	rows := "202401,KAZ,W00,X,TOTAL,1000\n202401,KAZ,W00,X,27,900\n202401,KAZ,RUS,X,27,90\n202402,KAZ,W00,X,TOTAL,1000\n202403,KAZ,W00,X,TOTAL,1000\n202403,KAZ,W00,X,27,100\n202403,KAZ,RUS,X,27,10\n" +
		"202401,KAZ,RUS,X,TOTAL,100\n202403,KAZ,RUS,X,TOTAL,100\n202301,KAZ,W00,X,27,500\n202301,KAZ,RUS,X,27,50\n202302,KAZ,W00,X,27,500\n202303,KAZ,W00,X,27,500\n"
	m := monthly(t, rows)
	product := func(code string) trade.Product {
		p, err := trade.ParseProduct(code)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	oil, ok := m.OfProduct(product("27"))
	if _, none := m.OfProduct(product("85")); !ok || none {
		t.Fatalf("HS 27: %t, HS 85: %t", ok, none)
	}
	kaz, rus := find(t, m.Table(), "KAZ"), find(t, m.Table(), "RUS")
	s, err := NewMonthSet(oil, kaz, rus, Options{})
	if err != nil {
		t.Fatal(err)
	}
	v, _ := s.Find(FlowValue, kaz, Export, Own)
	g, _ := s.Find(Growth, kaz, Export, Own)
	share, _ := s.Find(ExportShare, kaz, Export, Own)
	if !slices.Equal(s.Months, []int{1, 2, 3}) || v.USD != 100_000 || !near(g.Value, 1) || !near(share.Value, 0.1) {
		t.Errorf("HS 27: months %v, %v, %g, %g", s.Months, v.USD, g.Value, share.Value)
	}
	all, err := NewMonthSet(m, kaz, rus, Options{})
	if err != nil {
		t.Fatal(err)
	}
	v, _ = all.Find(FlowValue, kaz, Export, Own)
	if _, grown := all.Find(Growth, kaz, Export, Own); v.USD != 200_000 || grown {
		t.Errorf("all goods: %v, growth on a year of one product: %t", v.USD, grown)
	}
	if layers := all.Table.Layers(); len(layers) != 2 || layers[1].Rows != 2 {
		t.Errorf("HS 27 of 2024 is told in two months of three only: %v", layers)
	}
}
