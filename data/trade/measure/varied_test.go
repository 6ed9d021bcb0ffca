package measure

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"

	"dyad/data/trade"
)

var showVaried = flag.Int("show-varied", 0, "print what TestVaried measures in the table of a number")

// variedTables is how many tables TestVaried makes.
const variedTables = 60

// varied is an invented table of five states' trade with each other, and options: of
// one to three years, reconciled or of the states' own reports, of one level of
// products or more, in one edition or two, with masses or without, with and without
// totals and rows of partner World, some of which do not add up.
func varied(t *testing.T, seed int) (*trade.Table, Options) {
	d := dice(uint64(seed) * 77)
	d.n(2)
	o := Options{Partners: 2 + d.n(3), States: 3 + d.n(2), Chapters: 1 + d.n(3), Top: 1 + d.n(4), Freight: float64(d.n(2)) / 10, World: d.n(4) == 0}
	goods := []string{"020130", "090240", "090230", "100199", "270900", "271600", "854231", "870323", "980100"}
	goods = goods[d.n(3) : 5+d.n(5)]
	years := 1 + d.n(3)
	codes := []string{"KAZ", "RUS", "CHN", "UZB", "KGZ"}
	var b strings.Builder
	if seed%3 == 0 {
		numbers := []int{398, 643, 156, 860, 417}
		b.WriteString("t,i,j,k,v,q\n")
		for year := 2024 - years; year < 2024; year++ {
			for _, from := range numbers {
				for _, to := range numbers {
					for _, k := range goods {
						if from != to && d.n(6) > 1 || d.n(60) == 0 {
							fmt.Fprintf(&b, "%d,%d,%d,%s,%d,%d\n", year, from, to, k, d.n(5)*d.n(9)+d.n(2), 1+d.n(9))
						}
					}
				}
			}
		}
		return read(t, trade.Options{}, "BACI_HS92_y.csv", b.String(), "country_codes.csv", fourNames+"417,Kyrgyzstan,KG,KGZ\n"), o
	}
	levels := [][]int{{6}, {2, 6}, {4, 6}, {2, 4, 6}, {2}, {4}}[d.n(6)]
	b.WriteString(wideHeader)
	for year := 2024 - years; year < 2024; year++ {
		for _, own := range codes {
			if d.n(8) == 0 {
				continue // does not report
			}
			edition := []string{"HS17", "HS17", "HS17", "HS22"}[d.n(4)]
			if seed%4 > 0 {
				edition = "HS17"
			}
			for _, flow := range []string{"export", "import"} {
				variedFlow(&b, &d, year, own, flow, edition, codes, goods, levels)
			}
		}
	}
	return read(t, trade.Options{MixEditions: true}, "p.csv", b.String()), o
}

// variedFlow writes the rows of one flow of a state.
func variedFlow(b *strings.Builder, d *dice, year int, own, flow, edition string, codes, goods []string, levels []int) {
	all := map[string]int{}
	row := func(partner, code string, v int) {
		mass := ""
		if d.n(4) > 0 {
			mass = fmt.Sprint(1 + v*(1+d.n(3))/2)
		}
		fmt.Fprintf(b, "%d,%s,%s,%s,%s,%d,%s,%s\n", year, own, partner, flow, code, v, mass, edition)
	}
	world, totals := d.n(3), d.n(2)
	for _, other := range codes {
		if other == own && d.n(5) > 0 {
			continue
		}
		sums := map[string]int{}
		for _, k := range goods {
			v := d.n(4) * (1 + d.n(30))
			if d.n(7) == 0 {
				continue
			}
			for _, l := range levels {
				sums[k[:l]] += v
			}
			sums["TOTAL"] += v
		}
		for _, code := range sortedKeys(sums) {
			v := sums[code]
			all[code] += v
			if code != "TOTAL" || totals > 0 {
				row(other, code, v+d.n(2)*d.n(2)*d.n(9))
			}
		}
	}
	for _, code := range sortedKeys(all) {
		if world == 1 || world == 2 && code == "TOTAL" {
			row("WLD", code, max(0, all[code]+d.n(9)-4+d.n(2)*d.n(2)*40))
		}
	}
}

func sortedKeys(m map[string]int) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// all prints what can be measured in a table.
func (s *shower) all(o Options) {
	w, err := NewWorld(s.t, o)
	if err != nil {
		fmt.Fprintf(s, "%v\n", err)
		return
	}
	for _, l := range w.Pairs() {
		fmt.Fprintf(s, "pair %s %s %d: %d, %d\n", s.code(l.A), s.code(l.B), l.Year, l.Forth.Value, l.Back.Value)
	}
	for _, pair := range [][2]string{{"KAZ", "RUS"}, {"CHN", "UZB"}} {
		a, okA := s.t.Find(pair[0])
		b, okB := s.t.Find(pair[1])
		if !okA || !okB {
			fmt.Fprintf(s, "no %v\n", pair)
			continue
		}
		if x, err := w.Pair(a, b); err != nil {
			fmt.Fprintf(s, "%v\n", err)
		} else {
			s.set(x)
		}
		for _, code := range []string{"090240", "0902", "27", "271600"} {
			p, err := trade.ParseProduct(code)
			if err != nil {
				panic(err)
			}
			set, err := w.Products(a, b, []trade.Product{p})
			if err != nil {
				fmt.Fprintf(s, "%s: %v\n", code, err)
				continue
			}
			fmt.Fprintf(s, "in %d, all goods %v, alone %v\n", set.Year, set.AllGoods != nil, set.Alone)
			s.product(set.Goods[0])
		}
	}
}

// TestVaried holds what is measured in many tables, each by the first digits of a hash:
// where one changes, -show-varied with its number prints what it is of, before and after.
func TestVaried(t *testing.T) {
	var b strings.Builder
	for seed := 1; seed <= variedTables; seed++ {
		tab, o := varied(t, seed)
		for k, year := range []int{0, 2022} {
			o.Year, o.Concentrated = year, []float64{0, 0.5}[k]
			s := &shower{t: tab}
			s.all(o)
			if *showVaried == seed {
				t.Logf("year %d\n%s", year, s.String())
			}
			sum := sha256.Sum256([]byte(s.String()))
			fmt.Fprintf(&b, "table %d, year %d: %d lines, %x\n", seed, year, strings.Count(s.String(), "\n"), sum[:4])
		}
	}
	kept(t, "varied", b.String())
}
