package measure

import (
	"cmp"
	"slices"

	"dyad/data/trade"
)

// A Listed is a pair that a table has rows of, with what each state sent the
// other: the reconciled figure, else the exporter's, else the importer's.
type Listed struct {
	A, B        trade.Country // by alpha-3 code
	Year        int
	Forth, Back Figure // from A to B, from B to A; without rows if there are none
}

// Turnover is both flows together. One that is not known counts as none: then
// Turnover is a lower bound.
func (l Listed) Turnover() trade.USD { return l.Forth.Value + l.Back.Value }

// Pairs are the pairs of states with rows of trade in all goods, in the year of
// the options or else each in its latest, of the greatest turnover first.
func (w *World) Pairs() []Listed {
	states := 0
	for _, own := range w.states {
		if own {
			states++
		}
	}
	all := make([]Listed, 0, states*max(0, states-1)/2) // grown, the list would take five times the memory
	for a := trade.World + 1; int(a) < w.t.Countries(); a++ {
		for b := a + 1; int(b) < w.t.Countries(); b++ {
			if !w.states[a] || !w.states[b] {
				continue
			}
			if l, ok := w.Listed(a, b); ok {
				all = append(all, l)
			}
		}
	}
	slices.SortFunc(all, func(x, y Listed) int {
		return cmp.Or(-cmp.Compare(x.Turnover(), y.Turnover()), cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B))
	})
	return all
}

// Listed is a pair as Pairs lists it; ok is false without rows.
func (w *World) Listed(a, b trade.Country) (l Listed, ok bool) {
	years := w.t.Years()
	for i := len(years) - 1; i >= 0; i-- {
		y := years[i]
		if w.o.Year != 0 && y != w.o.Year {
			continue
		}
		l := Listed{A: a, B: b, Year: y, Forth: w.headline(y, a, b), Back: w.headline(y, b, a)}
		if l.Forth.Known() || l.Back.Known() {
			return l, true
		}
	}
	return Listed{}, false
}

// Traded reports whether a year has rows of trade in all goods between two states.
func (w *World) Traded(year int, a, b trade.Country) bool {
	return w.headline(year, a, b).Known() || w.headline(year, b, a).Known()
}

func (w *World) headline(year int, from, to trade.Country) Figure {
	for by := trade.Reconciled; by <= trade.FromImporter; by++ {
		if f := w.figure(year, from, to, by); f.Known() {
			return f
		}
	}
	return Figure{}
}
