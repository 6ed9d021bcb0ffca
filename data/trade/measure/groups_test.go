package measure

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dyad/data/trade"
)

// merged are lines in which some states are one: trade among them is left out, and what
// they trade of a product with a partner is one line.
func merged(rows []raw, members []int, as int) []raw {
	var all []raw
	at := map[string]int{}
	for _, r := range rows {
		if slices.Contains(members, r.i) {
			r.i = as
		}
		if slices.Contains(members, r.j) {
			r.j = as
		}
		if r.i == r.j {
			continue
		}
		key := fmt.Sprint(r.i, r.j, r.k)
		if n, ok := at[key]; ok {
			all[n].value += r.value
			continue
		}
		at[key] = len(all)
		all = append(all, r)
	}
	return all
}

// TestGroupsNaive compares every measure of a group of states in invented worlds with
// plain loops over lines in which its members were made one.
func TestGroupsNaive(t *testing.T) {
	compared := 0
	for seed := range uint64(12) {
		text := invented(seed, 7, 12, 1)
		tab := read(t, trade.Options{}, "BACI_HS92_y.csv", text)
		members := [][]int{{4, 12}, {4, 12, 20}, {4}, {8, 12}}[seed%4]
		other, without := 24, ""
		if slices.Contains(members, 8) { // a member that is the other side is none of the group
			other, without = 8, tab.Country(find(t, tab, "8")).ISO3
			members = members[1:]
		}
		var codes []string
		for _, m := range members {
			codes = append(codes, tab.Country(find(t, tab, strconv.Itoa(m))).ISO3)
		}
		if without != "" {
			codes = append(codes, without)
		}
		made, group, _ := tab.WithBloc(trade.Bloc{ISO3: "XXG", Name: "Group", Members: func(int) []string { return codes }}, without)
		want := naive(merged(parse(t, text), members, 999), 999, other, true)
		s, err := compute(made, group, find(t, made, strconv.Itoa(other)), tiny)
		if err != nil {
			t.Fatal(err)
		}
		check(t, s)
		got := values(t, s)
		for k, v := range want {
			compared++
			if g, ok := got[k]; !ok || !near(g, v) {
				t.Errorf("seed %d, members %v: %s is %v, plain loops say %v", seed, members, k, g, v)
			}
		}
		if len(members) == 1 { // a group of one state is that state
			alone, err := compute(tab, find(t, tab, strconv.Itoa(members[0])), find(t, tab, strconv.Itoa(other)), tiny)
			if err != nil {
				t.Fatal(err)
			}
			for k, v := range values(t, alone) {
				if g, ok := got[k]; !ok || !near(g, v) {
					t.Errorf("seed %d: %s of a group of one is %v, of the state %v", seed, k, g, v)
				}
			}
		}
	}
	if compared < 300 {
		t.Errorf("%d figures compared", compared)
	}
}

// A groupCase is what loops over reports say of a group's imports.
type groupCase struct {
	flow, total     int64
	known, hasTotal bool
}

// groupImports adds up what the members report: a member that reports but states no total
// leaves the group without one.
func groupImports(lines []line, members []string, from string) (g groupCase) {
	g.hasTotal = true
	for _, m := range members {
		reports, stated, inside := false, int64(-1), int64(0)
		for _, l := range lines {
			switch {
			case l.reporter != m || l.flow != "import":
				continue
			case l.partner == "WLD":
				stated = l.dollars
			case slices.Contains(members, l.partner):
				inside += l.dollars
			case l.partner == from:
				g.flow, g.known = g.flow+l.dollars, true
			}
			reports = true
		}
		if reports && stated < 0 {
			g.hasTotal = false
		}
		if stated >= 0 {
			g.total += stated - inside
		}
	}
	return g
}

// TestGroupReportsNaive compares a group's share in imports by its members' reports, with
// totals stated or not, with loops over lines.
func TestGroupReportsNaive(t *testing.T) {
	told, lacking := 0, 0
	members := []string{"KAZ", "UZB"}
	for seed := range uint64(80) {
		r := rand.New(rand.NewPCG(seed, 11))
		var lines []line
		for _, reporter := range members {
			if r.IntN(6) == 0 {
				continue
			}
			sum := int64(0)
			for _, partner := range []string{"KAZ", "UZB", "RUS", "CHN", "DEU"} {
				if partner == reporter || r.IntN(4) == 0 {
					continue
				}
				v := int64(1+r.IntN(50)) * 1000
				sum += v
				lines = append(lines, line{2022, reporter, partner, "import", "TOTAL", "", v, 0})
			}
			if r.IntN(5) > 0 {
				lines = append(lines, line{2022, reporter, "WLD", "import", "TOTAL", "", sum + int64(r.IntN(3))*500, 0})
			}
		}
		want := groupImports(lines, members, "RUS")
		if !want.known {
			continue
		}
		text := "year,reporter,partner,flow,hs,value_usd,weight_kg,edition\n"
		for _, i := range r.Perm(len(lines)) {
			text += lines[i].String()
		}
		tab := read(t, trade.Options{}, "t.csv", text)
		made, group, _ := tab.WithBloc(trade.Bloc{ISO3: "XXG", Name: "Group", Members: func(int) []string { return members }}, "")
		s, err := compute(made, group, find(t, made, "RUS"), Options{})
		if err != nil {
			t.Fatal(seed, err)
		}
		share, ok := s.Find(ImportShare, s.A, Import, Own)
		flow, _ := s.Find(FlowValue, s.B, Export, Partners)
		switch {
		case int64(flow.USD) != 1000*want.flow:
			t.Errorf("seed %d: imports are %v, loops say %d", seed, flow.USD, want.flow)
		case ok != (want.hasTotal && want.total > 0):
			t.Errorf("seed %d: share %v, loops say total %d, %v\n%s", seed, ok, want.total, want.hasTotal, text)
		case ok && !near(share.Value, float64(want.flow)/float64(want.total)):
			t.Errorf("seed %d: share %v, loops say %d of %d", seed, share.Value, want.flow, want.total)
		case ok:
			told++
		default:
			lacking++
		}
	}
	if told < 20 || lacking < 5 {
		t.Errorf("%d shares told, %d not", told, lacking)
	}
}

// TestMergedByHand holds what the loops themselves do.
func TestMergedByHand(t *testing.T) {
	got := merged([]raw{{1, 2, "01", 5}, {1, 3, "01", 7}, {2, 3, "01", 1}, {3, 1, "02", 4}}, []int{1, 2}, 9)
	if s := fmt.Sprint(got); !strings.HasPrefix(s, "[{9 3 01 8} {3 9 02 4}]") {
		t.Error(s)
	}
}
