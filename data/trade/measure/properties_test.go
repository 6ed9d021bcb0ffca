package measure

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"dyad/data/trade"

	"pgregory.net/rapid"
)

// invented is a BACI year of states and products, in which every state exports
// to some others.
func invented(seed uint64, states, products, times int) string {
	codes := []int{4, 8, 12, 20, 24, 28, 31, 32, 36, 40, 44, 48, 50, 51, 52, 56, 60, 64, 68, 70}
	r := rand.New(rand.NewPCG(seed, 7))
	var b strings.Builder
	b.WriteString("t,i,j,k,v,q\n")
	for _, i := range codes[:states] {
		for _, j := range codes[:states] {
			for k := range products {
				if i != j && r.IntN(3) > 0 {
					fmt.Fprintf(&b, "2023,%d,%d,%02d%02d%d,%d.%03d,1\n", i, j, 1+k*7%75, 1+k%9, 10*(1+k/225), times*(1+r.IntN(1000)*r.IntN(1000)), 0)
				}
			}
		}
	}
	return b.String()
}

var tiny = Options{Partners: 2, States: 3, Chapters: 3}

// TestInvented compares invented worlds with plain loops over their lines.
func TestInvented(t *testing.T) {
	for seed := range uint64(5) {
		text := invented(seed, 8, 12, 1)
		compare(t, text, 4, 8, tiny, true)
		compare(t, text, 20, 12, tiny, true)
	}
}

func pairOf(t testing.TB, text string, o Options, a, b string) *Set {
	t.Helper()
	tab := read(t, trade.Options{}, "BACI_HS92_y.csv", text)
	s, err := compute(tab, find(t, tab, a), find(t, tab, b), o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestProperties holds ranges, symmetry of the sides, independence of the unit
// and of the order of rows.
func TestProperties(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		seed, states, products := rapid.Uint64().Draw(rt, "seed"), rapid.IntRange(4, 9).Draw(rt, "states"), rapid.IntRange(3, 30).Draw(rt, "products")
		text := invented(seed, states, products, 1)
		if !strings.Contains(text, ",4,8,") && !strings.Contains(text, ",8,4,") {
			rt.Skip("the two do not trade in this world")
		}
		forth, back := pairOf(t, text, tiny, "4", "8"), pairOf(t, text, tiny, "8", "4")
		check(t, forth)
		check(t, back)
		got := values(t, forth)
		for k, v := range values(t, back) {
			side, rest, _ := strings.Cut(k, " ")
			swapped := map[string]string{"A": "B ", "B": "A "}[side] + rest
			want, once := got[swapped], false
			switch rest {
			case "balance", "normalised-balance":
				want, once = -got[k], true
			case "cover-ratio":
				want, once = 1/got[k], true
			case "turnover", "grubel-lloyd", "salience", "symmetry", "interdependence", "export-similarity export", "krugman-specialisation export":
				want, once = got[k], true
			}
			if !near(v, want) {
				rt.Fatalf("%s is %g from one side, %g from the other (once: %v)", k, v, want, once)
			}
		}
		if !near(got["A krugman-specialisation export"], 2*(1-got["A export-similarity export"]/100)) {
			rt.Fatalf("Krugman %g, Finger–Kreinin %g", got["A krugman-specialisation export"], got["A export-similarity export"])
		}
		larger := values(t, pairOf(t, invented(seed, states, products, 7), tiny, "4", "8"))
		lines := strings.Split(strings.TrimSpace(text), "\n")
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(lines)-1, func(i, j int) { lines[i+1], lines[j+1] = lines[j+1], lines[i+1] })
		shuffled := values(t, pairOf(t, strings.Join(lines, "\n")+"\n", tiny, "4", "8"))
		for _, r := range forth.Results {
			k := key(forth, r.ID, r.Of, r.Flow, r.Subject, r.Report)
			times := 1.0
			if r.Unit == Money {
				times = 7
			}
			if !near(larger[k], times*r.Value) || shuffled[k] != r.Value {
				rt.Fatalf("%s is %g, in another unit %g, in another order %g", k, r.Value, larger[k], shuffled[k])
			}
			if n := r.Terms[len(r.Terms)-1].N; r.ID == PartnerConcentration && r.Value < 1/float64(n)-1e-12 {
				rt.Fatalf("concentration %g of %d partners", r.Value, n)
			}
		}
		if len(shuffled) != len(got) || len(larger) != len(got) {
			rt.Fatal("another number of results")
		}
	})
}

// TestConcurrently makes all pairs of one World at once and compares them with
// those made one by one.
func TestConcurrently(t *testing.T) {
	tab := read(t, trade.Options{}, "BACI_HS92_y.csv", invented(3, 10, 20, 1))
	shared, err := NewWorld(tab, tiny)
	if err != nil {
		t.Fatal(err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4)) // make test gives one processor
	var wg sync.WaitGroup
	for a := trade.Country(1); int(a) < tab.Countries(); a++ {
		wg.Go(func() {
			for b := trade.Country(1); int(b) < tab.Countries(); b++ {
				if a == b {
					continue
				}
				s, err := shared.Pair(a, b)
				alone, err2 := compute(tab, a, b, tiny)
				if err != nil || err2 != nil {
					t.Error(err, err2)
					return
				}
				if fmt.Sprint(s.Results, s.Missing) != fmt.Sprint(alone.Results, alone.Missing) {
					t.Errorf("%d and %d differ", a, b)
				}
				d, _ := s.Dependent(a, trade.World, 0)
				e, _ := alone.Dependent(a, trade.World, 0)
				if fmt.Sprint(s.Supplied(a, b, 0), s.Food(a, b), d) != fmt.Sprint(alone.Supplied(a, b, 0), alone.Food(a, b), e) {
					t.Errorf("lists of %d and %d differ", a, b)
				}
			}
		})
	}
	wg.Wait()
}

// TestMost holds that lists of at most so many begin those of all.
func TestMost(t *testing.T) {
	tab := read(t, trade.Options{}, "BACI_HS92_y.csv", invented(1, 4, 40, 1))
	w, err := NewWorld(tab, tiny)
	if err != nil {
		t.Fatal(err)
	}
	some := 0
	for a := trade.Country(1); int(a) < tab.Countries(); a++ {
		b := 1 + int(a)%(tab.Countries()-1)
		s, err := w.Pair(a, trade.Country(b))
		if err != nil {
			t.Fatal(err)
		}
		goods := s.Supplied(s.A, s.B, 0)
		any, _ := s.Dependent(s.A, trade.World, 0)
		own, _ := s.Dependent(s.A, s.B, 0)
		some += len(own)
		for most := 1; most <= len(goods)+1; most++ {
			if got, want := s.Supplied(s.A, s.B, most), goods[:min(most, len(goods))]; !reflect.DeepEqual(got, want) {
				t.Errorf("%d goods of %d are %v, not %v", most, a, got, want)
			}
		}
		for most := 1; most <= len(any)+1; most++ {
			if got, _ := s.Dependent(s.A, trade.World, most); !reflect.DeepEqual(got, any[:min(most, len(any))]) {
				t.Errorf("%d products %d depends for are %v, not the first of %v", most, a, got, any)
			}
			if got, _ := s.Dependent(s.A, s.B, most); len(got) != min(most, len(own)) || len(got) > 0 && !reflect.DeepEqual(got, own[:len(got)]) {
				t.Errorf("%d of them from %d are %v, not the first of %v", most, b, got, own)
			}
		}
		want := slices.DeleteFunc(slices.Clone(any), func(d Dependence) bool { return d.Supplier.Country != s.B && !d.Supplier.Joint })
		if !reflect.DeepEqual(own, want) && !(len(own) == 0 && len(want) == 0) {
			t.Errorf("%d depends on %d for %v, not %v", a, b, own, want)
		}
	}
	if some == 0 {
		t.Error("no one depends on its partner")
	}
}

// BenchmarkPair makes pairs of one World whose states were asked for before, of
// some 100 products a flow.
func BenchmarkPair(b *testing.B) {
	tab := read(b, trade.Options{}, "BACI_HS92_y.csv", invented(1, 20, 675, 1))
	w, err := NewWorld(tab, tiny)
	if err != nil {
		b.Fatal(err)
	}
	n := trade.Country(tab.Countries() - 1)
	b.ReportAllocs()
	for i := trade.Country(0); b.Loop(); i++ {
		if _, err := w.Pair(1+i%n, 1+(i+1+i/n%(n-1))%n); err != nil {
			b.Fatal(err)
		}
	}
}
