package pool

import (
	"runtime"
	"sync"
	"testing"
)

func TestGetReturnsWhatWasPut(t *testing.T) {
	made := 0
	p := New(func() *int { made++; return new(int) })
	a := p.Get()
	b := p.Get()
	if a == b || made != 2 {
		t.Fatalf("two taken, %d made", made)
	}
	p.Put(a)
	if got := p.Get(); got != a || made != 2 {
		t.Errorf("took another than was kept, %d made", made)
	}
}

func TestPoolIsBounded(t *testing.T) {
	p := New(func() *int { return new(int) })
	for range most + 3 {
		p.Put(new(int))
	}
	if n := p.Len(); n != most {
		t.Errorf("%d are kept, want %d", n, most)
	}
}

func TestGetGivesOneToOne(t *testing.T) {
	p := New(func() *int { return new(int) })
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4)) // make test gives one processor
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 1000 {
				x := p.Get()
				*x++
				if *x != 1 {
					t.Errorf("taken by %d at once", *x)
				}
				*x--
				p.Put(x)
			}
		})
	}
	all.Wait()
}
