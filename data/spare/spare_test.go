package spare

import (
	"sync"
	"testing"
)

func TestWhatIsKeptIsTakenAgain(t *testing.T) {
	made := 0
	l := New(func() *int { made++; return new(int) })
	a := l.Take()
	b := l.Take()
	if a == b || made != 2 {
		t.Fatalf("two taken, %d made", made)
	}
	l.Keep(a)
	if got := l.Take(); got != a || made != 2 {
		t.Errorf("took another than was kept, %d made", made)
	}
}

func TestNoMoreIsKeptThanTheMost(t *testing.T) {
	l := New(func() *int { return new(int) })
	for range most + 3 {
		l.Keep(new(int))
	}
	if n := l.Len(); n != most {
		t.Errorf("%d are kept, want %d", n, most)
	}
}

func TestOneIsTakenByOne(t *testing.T) {
	l := New(func() *int { return new(int) })
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 1000 {
				x := l.Take()
				*x++
				if *x != 1 {
					t.Errorf("taken by %d at once", *x)
				}
				*x--
				l.Keep(x)
			}
		})
	}
	all.Wait()
}
