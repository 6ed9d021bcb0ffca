package measure

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"dyad/data/trade"
)

// importsOf is one year of what KAZ imports of a product, by partner, with a World row
// that is so much above their sum.
func importsOf(values map[string]int64, untold int64) string {
	var b strings.Builder
	sum := untold
	for _, c := range []string{"RUS", "CHN", "UZB", "DEU"} {
		if v := values[c]; v > 0 {
			fmt.Fprintf(&b, "2022,KAZ,%s,import,854231,%d,,\n", c, v)
			sum += v
		}
	}
	if untold > 0 {
		fmt.Fprintf(&b, "2022,KAZ,_X,import,854231,%d,,\n", untold)
	}
	return b.String() + fmt.Sprintf("2022,KAZ,WLD,import,854231,%d,,\n2022,RUS,CHN,export,854231,1,,\n", sum)
}

// indexOf are the bounds of the index of such a year.
func indexOf(t *testing.T, values map[string]int64, untold int64) (low, high *big.Rat) {
	t.Helper()
	s := productsOf(t, wide(t, importsOf(values, untold)), Options{}, "854231").Last().Side(first, Import)
	low, high, ok := s.HHI()
	if !ok {
		t.Fatal("no index")
	}
	return low, high
}

// TestProductProperties holds what no change of unit, order or naming may change, and
// what more of a kind must do.
func TestProductProperties(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 9))
		values := map[string]int64{"RUS": 1 + r.Int64N(1000), "CHN": 1 + r.Int64N(1000), "UZB": 1 + r.Int64N(1000), "DEU": 1 + r.Int64N(1000)}
		untold := r.Int64N(500)
		low, high := indexOf(t, values, untold)
		thousandfold := map[string]int64{}
		for c, v := range values {
			thousandfold[c] = 1000 * v
		}
		if l, h := indexOf(t, thousandfold, 1000*untold); l.Cmp(low) != 0 || h.Cmp(high) != 0 {
			t.Errorf("in another unit: %v to %v, not %v to %v", l, h, low, high)
		}
		merged := map[string]int64{"RUS": values["RUS"], "CHN": values["CHN"] + values["UZB"], "DEU": values["DEU"]}
		if l, _ := indexOf(t, merged, untold); l.Cmp(low) <= 0 {
			t.Errorf("two suppliers as one: %v, not above %v", l, low)
		}
		// Untold trade that turns out to be anyone's stays within the bounds.
		for c := range values {
			told := map[string]int64{}
			for d, v := range values {
				told[d] = v
			}
			told[c] += untold
			if l, h := indexOf(t, told, 0); l.Cmp(low) < 0 || h.Cmp(high) > 0 {
				t.Errorf("with the untold as of %s: %v to %v, outside %v to %v", c, l, h, low, high)
			}
		}
		s := productsOf(t, wide(t, importsOf(values, untold)), Options{}, "854231").Last().Side(first, Import)
		sum := s.Untold + s.Self
		for _, p := range s.Partners {
			sum += p.Flow.Value
		}
		if sum != s.Whole.Value {
			t.Errorf("the parts are %d of %d", sum, s.Whole.Value)
		}
	}
}

// TestProductsTogether holds that a product asked for with others is the product asked
// for alone, and that finer products are added up to a heading.
func TestProductsTogether(t *testing.T) {
	tab := read(t, trade.Options{}, "BACI_HS92_y.csv", invented(5, 8, 60, 1))
	w, err := NewWorld(tab, Options{States: 3})
	if err != nil {
		t.Fatal(err)
	}
	a, b := find(t, tab, "4"), find(t, tab, "8")
	six := tab.Products()[3]
	heading := six.At(trade.Headings)
	together, err := w.Products(a, b, []trade.Product{heading, six})
	if err != nil {
		t.Fatal(err)
	}
	alone, err := w.Products(a, b, []trade.Product{six})
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(together.Goods[1].Years, alone.Goods[0].Years) {
		t.Error("a product with others is not the product alone")
	}
	rows := parse(t, invented(5, 8, 60, 1))
	h := together.Goods[0]
	for of, codes := range [][2]int{{4, 8}, {8, 4}} {
		flow, _ := h.Last().Flow(of, Export)
		if want := sum(rows, codes[0], codes[1], heading.Code()); float64(flow.Value) != 1000*want {
			t.Errorf("%s: %d, not %g", heading.Code(), flow.Value, want)
		}
		if whole, want := h.Last().Side(of, Import).Whole, sum(rows, 0, codes[0], heading.Code()); float64(whole.Value) != 1000*want || whole.Stated {
			t.Errorf("%s from all: %d, not %g", heading.Code(), whole.Value, want)
		}
	}
	world, ok := h.World(2023)
	if !ok {
		t.Fatal("no world")
	}
	squares, all := 0.0, sum(rows, 0, 0, heading.Code())
	for _, c := range []int{4, 8, 12, 20, 24, 28, 31, 32} {
		s := sum(rows, c, 0, heading.Code()) / all
		squares += s * s
	}
	if float64(world.Total) != 1000*all || !near(asFloat(world.HHI()), squares) {
		t.Errorf("world exports %d with %v, not %g with %g", world.Total, world.HHI(), all, squares)
	}
}

// TestGeoDepYears holds the rule of two years of three against loops over the rows.
func TestGeoDepYears(t *testing.T) {
	// In each year KAZ imports from RUS alone or from two alike; RUS exports nearly all.
	year := func(y int, dependent bool) string {
		if dependent {
			return fmt.Sprintf("%[1]d,643,398,854231,90,1\n%[1]d,156,398,854231,10,1\n%[1]d,643,156,854231,200,1\n%[1]d,398,156,854231,1,1\n", y)
		}
		return fmt.Sprintf("%[1]d,643,398,854231,50,1\n%[1]d,156,398,854231,50,1\n%[1]d,643,156,854231,200,1\n%[1]d,398,156,854231,200,1\n", y)
	}
	for n := range 8 {
		rows, met := "", 0
		for i := range 3 {
			dependent := n>>i&1 == 1
			rows += year(2020+i, dependent)
			if dependent {
				met++
			}
		}
		p := productsOf(t, baci(t, rows), Options{World: true}, "854231")
		c := (dependence{p, first, p.Last(), p.Last().Side(first, Import)}).yearsMet()
		want := NotMet
		if met >= 2 {
			want = Met
		}
		if c.Finding != want || c.Low == nil || c.Low.Cmp(big.NewRat(int64(met), 1)) != 0 {
			t.Errorf("%03b: %s with %v, not %s with %d", n, c.Finding, c.Low, want, met)
		}
	}
	p := productsOf(t, baci(t, year(2021, true)+year(2022, true)), Options{World: true}, "854231")
	if c := (dependence{p, first, p.Last(), p.Last().Side(first, Import)}).yearsMet(); c.Finding != Untellable || c.Needs != NeedsThreeYears {
		t.Errorf("of two years: %+v", c)
	}
}
