package measure

import (
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"dyad/data/trade"
)

// raw is one line of a BACI file: exporter, importer, product, thousandths of a
// thousand dollars.
type raw struct {
	i, j  int
	k     string
	value float64
}

func parse(t testing.TB, text string) []raw {
	t.Helper()
	var all []raw
	for n, line := range strings.Split(strings.ReplaceAll(text, "\r", ""), "\n") {
		f := strings.Split(line, ",")
		if n == 0 || len(f) < 5 {
			continue
		}
		i, err := strconv.Atoi(f[1])
		j, err2 := strconv.Atoi(f[2])
		v, err3 := strconv.ParseFloat(f[4], 64)
		if err != nil || err2 != nil || err3 != nil {
			t.Fatal(line)
		}
		k := f[3]
		for len(k) < 6 {
			k = "0" + k
		}
		all = append(all, raw{i, j, k, math.Round(v * 1000)})
	}
	return all
}

// sum adds rows up; 0 and "" stand for any.
func sum(rows []raw, i, j int, k string) (total float64) {
	for _, r := range rows {
		if (i == 0 || r.i == i) && (j == 0 || r.j == j) && strings.HasPrefix(r.k, k) {
			total += r.value
		}
	}
	return total
}

// group adds rows up by a key.
func group(rows []raw, i, j int, key func(raw) string) map[string]float64 {
	sums := map[string]float64{}
	for _, r := range rows {
		if (i == 0 || r.i == i) && (j == 0 || r.j == j) {
			sums[key(r)] += r.value
		}
	}
	return sums
}

func product(r raw) string { return r.k }

func squares(sums map[string]float64) (n float64) {
	total := 0.0
	for _, v := range sums {
		total += v
	}
	for _, v := range sums {
		n += (v / total) * (v / total)
	}
	return n
}

// naive computes measures of the pair (a, b) with plain loops over the lines of
// a file. imports says that all the world's exports are in it.
func naive(rows []raw, a, b int, imports bool) map[string]float64 {
	want := map[string]float64{}
	for side, p := range map[string][2]int{"A": {a, b}, "B": {b, a}} {
		own, other := p[0], p[1]
		x, m := sum(rows, own, other, ""), sum(rows, other, own, "")
		want[side+" flow export"] = x
		if side == "A" {
			want["A turnover"], want["A balance"] = x+m, x-m
			want["A normalised-balance"], want["A cover-ratio"] = (x-m)/(x+m), x/m
			apart, sent, got := 0.0, group(rows, a, b, product), group(rows, b, a, product)
			for k, v := range sent {
				apart += math.Abs(v - got[k])
			}
			for k, v := range got {
				if _, both := sent[k]; !both {
					apart += v
				}
			}
			want["A grubel-lloyd"] = 1 - apart/(x+m)
		}
		want[side+" export-share export"] = x / sum(rows, own, 0, "")
		want[side+" partner-concentration export"] = squares(group(rows, own, 0, func(r raw) string { return fmt.Sprint(r.j) }))
		rank := 1.0
		for _, v := range group(rows, own, 0, func(r raw) string { return fmt.Sprint(r.j) }) {
			if v > x {
				rank++
			}
		}
		want[side+" partner-rank export"] = rank
		n := float64(len(group(rows, 0, 0, product)))
		root := math.Sqrt(1 / n)
		want[side+" product-concentration export"] = (math.Sqrt(squares(group(rows, own, 0, product))) - root) / (1 - root)
		if imports {
			naiveImports(want, rows, side, own, other)
		}
	}
	mine, theirs, alike := group(rows, a, 0, product), group(rows, b, 0, product), 0.0
	for k, v := range mine {
		alike += min(v/sum(rows, a, 0, ""), theirs[k]/sum(rows, b, 0, ""))
	}
	want["A export-similarity export"] = 100 * alike
	return want
}

func naiveImports(want map[string]float64, rows []raw, side string, own, other int) {
	x, m := sum(rows, own, other, ""), sum(rows, other, own, "")
	allX, allM, world := sum(rows, own, 0, ""), sum(rows, 0, own, ""), sum(rows, 0, 0, "")
	want[side+" import-share import"] = m / allM
	want[side+" trade-share"] = (x + m) / (allX + allM)
	want[side+" trade-intensity export"] = x / allX / (sum(rows, 0, other, "") / world)
	want[side+" partner-concentration import"] = squares(group(rows, 0, own, func(r raw) string { return fmt.Sprint(r.i) }))
	food := func(from int) (v float64) {
		for k, n := range group(rows, from, own, product) {
			if k < "25" {
				v += n
			}
		}
		return v
	}
	want[side+" food-import-share import all-food"] = food(other) / food(0)
	apart, sent, got := 0.0, group(rows, own, 0, product), group(rows, 0, other, product)
	needs, above := sum(rows, 0, other, ""), 0.0
	for k := range group(rows, 0, 0, product) {
		apart += math.Abs(got[k]/needs - sent[k]/allX)
		if sent[k]/allX > sum(rows, 0, 0, k)/world {
			above++
		}
	}
	want[side+" complementarity export"] = 100 * (1 - apart/2)
	want[side+" rca export"] = above
	naiveDependence(want, rows, side, own, other)
}

func naiveDependence(want map[string]float64, rows []raw, side string, own, other int) {
	var n, exposed, value, exposedValue, concentrated, above float64
	exports := group(rows, own, 0, product)
	for k, v := range group(rows, 0, own, product) {
		suppliers, sellers := map[string]float64{}, map[string]float64{}
		first := 0.0
		for _, r := range rows {
			if r.k == k {
				sellers[fmt.Sprint(r.i)] += r.value
				if r.j == own {
					suppliers[fmt.Sprint(r.i)] += r.value
					first = max(first, suppliers[fmt.Sprint(r.i)])
				}
			}
		}
		is := squares(suppliers) > 0.4
		if is {
			concentrated++
		}
		if v > exports[k] {
			above++
		}
		if is && v > exports[k] && squares(sellers) > 0.4 {
			n, value = n+1, value+v
			if suppliers[fmt.Sprint(other)] == first {
				exposed, exposedValue = exposed+1, exposedValue+v
			}
		}
	}
	want[side+" ec-cdi1 import"], want[side+" ec-cdi3 import"] = concentrated, above
	want[side+" geodep import"], want[side+" pair-exposure-count import"] = n, exposed
	if n > 0 {
		want[side+" pair-exposure import"] = exposedValue / value
	}
}

// compare computes the same from the table.
func compare(t *testing.T, text string, a, b int, o Options, imports bool) {
	t.Helper()
	tab := read(t, trade.Options{}, "BACI_HS92_y.csv", text)
	s, err := compute(tab, find(t, tab, strconv.Itoa(a)), find(t, tab, strconv.Itoa(b)), o)
	if err != nil {
		t.Fatal(err)
	}
	check(t, s)
	got := values(t, s)
	for k, v := range naive(parse(t, text), a, b, imports) {
		if g, ok := got[k]; !ok || !near(g, v) {
			t.Errorf("%d and %d: %s is %v, plain loops say %v", a, b, k, g, v)
		}
	}
}

// TestExcerpt compares real rows of BACI with plain loops over their lines.
func TestExcerpt(t *testing.T) {
	text, err := os.ReadFile("testdata/BACI_HS92_Y2021_V202301_excerpt.csv")
	if err != nil {
		t.Fatal(err)
	}
	compare(t, string(text), 710, 4, Options{}, false)
	compare(t, string(text), 4, 710, Options{}, false)
}
