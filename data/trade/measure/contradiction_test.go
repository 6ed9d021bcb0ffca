package measure

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
	"testing"

	"dyad/data/trade"
)

// An account is an invented table as a map from what a row is of to its value in
// dollars: "KAZ>RUS export 0902".
type account map[string]int64

// consistent is the trade of two states with each other and with three more, by both
// reports, in which every total is the sum of its parts.
func consistent(r *rand.Rand) account {
	a := account{}
	chapters := []string{"09", "27", "87"}
	for _, reporter := range []string{"KAZ", "RUS"} {
		for _, flow := range []string{"export", "import"} {
			for _, partner := range []string{"KAZ", "RUS", "CHN", "DEU", "UZB"} {
				if partner == reporter {
					continue
				}
				for _, ch := range chapters {
					for _, heading := range []string{"01", "02"} {
						for _, sub := range []string{"10", "90"} {
							code, v := ch+heading+sub, 1_000_001+r.Int64N(1e9)
							if (reporter == "RUS") == (flow == "import") && (partner == "KAZ" || partner == "RUS") {
								continue // the mirror of the other's report, below
							}
							for _, c := range []string{"TOTAL", ch, ch + heading, code} {
								for _, p := range []string{partner, "WLD"} {
									a[reporter+">"+p+" "+flow+" "+c] += v
								}
							}
							if partner == "KAZ" || partner == "RUS" {
								mirror := map[string]string{"export": "import", "import": "export"}[flow]
								for _, c := range []string{"TOTAL", ch, ch + heading, code} {
									for _, p := range []string{reporter, "WLD"} {
										a[partner+">"+p+" "+mirror+" "+c] += v
									}
								}
							}
						}
					}
				}
			}
		}
	}
	return a
}

func (a account) csv() string {
	var lines []string
	for key, v := range a {
		f := strings.FieldsFunc(key, func(r rune) bool { return r == '>' || r == ' ' })
		lines = append(lines, fmt.Sprintf("2022,%s,%s,%s,%s,%d\n", f[0], f[1], f[2], f[3], v))
	}
	sort.Strings(lines)
	return "year,reporter,partner,flow,hs,value_usd\n" + strings.Join(lines, "")
}

// check is the contradictions of an account by plain loops: each total against
// each finer level, the world against partners, each product's two reports.
func (a account) check() map[string]int64 {
	found := map[string]int64{}
	parent := func(code string, digits int) string {
		if digits == 0 {
			return "TOTAL"
		}
		return code[:digits]
	}
	digits := func(code string) int {
		if code == "TOTAL" {
			return 0
		}
		return len(code)
	}
	type cell struct {
		code string
		v    int64
	}
	byFlow := map[string][]cell{} // "KAZ>RUS export", and "KAZ export" of all its partners
	for key, v := range a {
		f := strings.Fields(key)
		byFlow[f[0]+" "+f[1]] = append(byFlow[f[0]+" "+f[1]], cell{f[2], v})
		if reporter, partner, _ := strings.Cut(f[0], ">"); partner != "WLD" {
			byFlow[reporter+" "+f[1]] = append(byFlow[reporter+" "+f[1]], cell{f[2], v})
		}
	}
	for key, stated := range a {
		f := strings.Fields(key)
		of, flow, code := f[0], f[1], f[2]
		reporter, partner, _ := strings.Cut(of, ">")
		if partner != "KAZ" && partner != "RUS" && partner != "WLD" {
			continue
		}
		for _, level := range []int{2, 4, 6} {
			if level <= digits(code) {
				continue
			}
			sum := int64(0)
			for _, c := range byFlow[of+" "+flow] {
				if digits(c.code) == level && parent(c.code, digits(code)) == code {
					sum += c.v
				}
			}
			if sum > stated {
				found[fmt.Sprintf("products %s %s %s HS%d", of, flow, code, level)] = sum - stated
			} else if code == "TOTAL" && sum < stated && float64(sum) >= 0.99*float64(stated) {
				found[fmt.Sprintf("short %s %s %s HS%d", of, flow, code, level)] = sum - stated
			}
		}
		if partner == "WLD" {
			sum := int64(0)
			for _, c := range byFlow[reporter+" "+flow] {
				if c.code == code {
					sum += c.v
				}
			}
			if sum > stated {
				found[fmt.Sprintf("partners %s %s %s", of, flow, code)] = sum - stated
			}
		}
		if flow == "export" && len(code) == 6 && partner != "WLD" {
			other, ok := a[partner+">"+reporter+" import "+code]
			if d := other - stated; ok && (d > stated/10 || -d > stated/10) {
				found[fmt.Sprintf("reports %s %s", of, code)] = d
			}
		}
	}
	return found
}

// told are the contradictions of a set in the same words.
func told(tab *trade.Table, s *Set) map[string]int64 {
	found := map[string]int64{}
	for _, c := range s.Contradictions {
		reporter, partner, flow := c.From, c.To, "export"
		if c.By == trade.FromImporter {
			reporter, partner, flow = c.To, c.From, "import"
		}
		of := tab.Country(reporter).Label() + ">" + tab.Country(partner).Label()
		key := ""
		switch c.Kind {
		case ProductsAboveTotal:
			key = fmt.Sprintf("products %s %s %s %s", of, flow, c.Product.Code(), c.Level)
		case ProductsBelowTotal:
			key = fmt.Sprintf("short %s %s %s %s", of, flow, c.Product.Code(), c.Level)
		case PartnersAboveWorld:
			key = fmt.Sprintf("partners %s %s %s", of, flow, c.Product.Code())
		case ReportsOfProduct:
			key = fmt.Sprintf("reports %s %s", of, c.Product.Code())
		}
		found[key] = int64(c.Amount()) / 1000
	}
	return found
}

// TestPlantedContradictions changes rows of tables that are consistent, until ten
// thousand contradictions are planted, and holds that each is found with its
// amount, and nothing else.
func TestPlantedContradictions(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 13))
	found := 0
	for round := 0; found < 10_000; round++ {
		a := consistent(r)
		var keys []string
		for key := range a {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		changes := 0
		if round > 0 { // the first table is as it is
			changes = 1 + r.IntN(120)
		}
		for range changes {
			key := keys[r.IntN(len(keys))]
			size := a[key] / (1 + r.Int64N(400))
			if r.IntN(2) == 0 {
				size = -size / 2
			}
			a[key] += size
		}
		tab := read(t, trade.Options{}, "t.csv", a.csv())
		s, err := compute(tab, find(t, tab, "KAZ"), find(t, tab, "RUS"), Options{Partners: 2, States: 100, Chapters: 3})
		if err != nil {
			t.Fatal(err)
		}
		got, want := told(tab, s), a.check()
		if round == 0 && len(got) != 0 {
			t.Fatalf("a consistent table has contradictions: %v", got)
		}
		for key, amount := range want {
			if got[key] != amount {
				t.Fatalf("round %d: %s: amount %d, want %d", round, key, got[key], amount)
			}
			found++
		}
		for key := range got {
			if _, ok := want[key]; !ok {
				t.Fatalf("round %d: %s is found and is none: %d", round, key, got[key])
			}
		}
	}
}
