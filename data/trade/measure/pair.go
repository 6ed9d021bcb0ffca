package measure

import (
	"fmt"
	"slices"

	"dyad/data/trade"
)

// A Set is the measures of one pair in one year. It is immutable.
type Set struct {
	A, B    trade.Country
	Year    int
	Report  Report      // of measures over all partners
	Level   trade.Level // of products in them; AllProducts where none compare
	Edition trade.Edition
	Series  []YearFlows // the years from Options.Since to Year with rows of the pair
	Results []Result
	Missing []NotComputable
	// Contradictions are the figures of the table about the pair, and about either
	// state's trade with all partners, that cannot both hold.
	Contradictions []Contradiction

	p *pair
}

// A YearFlows is what A and B sent each other in one year.
type YearFlows struct {
	Year  int
	Forth Figures // from A to B
	Back  Figures // from B to A
}

// Figures are one flow by each report; one that is not there has no rows.
type Figures [3]Figure

// By is the figure of a report.
func (f Figures) By(by trade.By) Figure { return f[by] }

// known reports whether there is any figure.
func (f Figures) known() bool {
	return slices.ContainsFunc(f[:], func(f Figure) bool { return f.Known() })
}

// A Figure is a flow over all products.
type Figure struct {
	trade.Sum
	Level trade.Level // of the rows added up

	sums byLevel
}

// pair is a Set in the making, and what its lists are made of.
type pair struct {
	w      *World
	y      *year
	c      [2]trade.Country
	states [2]*state
	flows  [2]Figures // from A to B, from B to A
	level  trade.Level
	goods  [2][3]cells // rows by product of the pair, as flows
	set    *Set
}

// The sides of a pair.
const (
	first  = 0 // A
	second = 1 // B
)

// Pair is the measures of a pair. It refuses with an *[Error] what is no pair,
// and a pair without rows.
func (w *World) Pair(a, b trade.Country) (*Set, error) {
	if err := checkPair(w, a, b); err != nil {
		return nil, err
	}
	return w.pairIn(a, b, w.o.Year)
}

// checkPair refuses what is no pair.
func checkPair(w *World, a, b trade.Country) error {
	for _, c := range []trade.Country{a, b} {
		if c == trade.World || int(c) >= w.t.Countries() {
			return refuse("a pair is two states of the table")
		}
	}
	if a == b {
		return refuse("a pair is two states, not %s twice", w.t.Country(a).Label())
	}
	return nil
}

// In is the measures of the same pair in another year of the table. It refuses
// with an *[Error] a year without rows of the pair.
func (s *Set) In(year int) (*Set, error) { return s.p.w.pairIn(s.A, s.B, year) }

// PairIn is the measures of a pair in a year. It refuses with an *[Error] what is no
// pair, and a year without rows of the pair.
func (w *World) PairIn(a, b trade.Country, year int) (*Set, error) {
	if err := checkPair(w, a, b); err != nil {
		return nil, err
	}
	return w.pairIn(a, b, year)
}

// pairIn is the measures of a pair in a year, in its latest for 0.
func (w *World) pairIn(a, b trade.Country, asked int) (*Set, error) {
	series := w.series(a, b, asked)
	if len(series) == 0 || asked != 0 && series[len(series)-1].Year != asked {
		when := ""
		if asked != 0 {
			when = fmt.Sprintf(" in %d", asked)
		}
		return nil, refuse("the table has no rows of trade in all goods between %s and %s%s", w.t.Country(a).Label(), w.t.Country(b).Label(), when)
	}
	last := series[len(series)-1]
	p := &pair{w: w, y: w.in(last.Year), c: [2]trade.Country{a, b}, flows: [2]Figures{last.Forth, last.Back}}
	p.states = [2]*state{p.y.state(a), p.y.state(b)}
	if w.oneEdition(last.Year) {
		s := &p.states
		p.level = common(s[0].exports.levels, s[0].imports.levels, s[1].exports.levels, s[1].imports.levels)
	}
	p.set = &Set{A: a, B: b, Year: last.Year, Report: p.y.report, Level: p.level, Edition: w.edition(last.Year), Series: series, p: p}
	p.set.Results = make([]Result, 0, 192)
	ownTrade{p}.compute(series)
	partnerMeasures{p}.compute()
	productMeasures{p}.compute()
	p.beyond()
	p.contradictions(series)
	return p.set, nil
}

// pair is what the lists of a set are made of: a copy, so that goroutines do not
// share its cells, nor say again what is missing.
func (s *Set) pair() *pair {
	p := *s.p
	p.set = &Set{}
	return &p
}

// series is the pair's flows up to the year asked for.
func (w *World) series(a, b trade.Country, asked int) []YearFlows {
	var all []YearFlows
	for _, y := range w.t.Years() {
		if y < w.o.Since || asked != 0 && y > asked {
			continue
		}
		f := YearFlows{Year: y}
		for by := trade.Reconciled; by <= trade.FromImporter; by++ {
			if len(w.levels[by]) > 0 {
				f.Forth[by], f.Back[by] = w.figure(y, a, b, by), w.figure(y, b, a, by)
			}
		}
		if f.Forth.known() || f.Back.known() {
			all = append(all, f)
		}
	}
	return all
}

// ownTrade are the measures that the pair's own rows support.
type ownTrade struct{ *pair }

func (p ownTrade) compute(series []YearFlows) {
	p.values()
	p.balances()
	p.growth(series)
	p.gaps()
	p.intra()
	p.mix()
}

// partnerMeasures are those that need all partners of each state.
type partnerMeasures struct{ *pair }

func (p partnerMeasures) compute() {
	p.shares()
	p.concentration()
	p.ranks()
	p.intensity()
}

// productMeasures are those that need all partners' trade by product.
type productMeasures struct{ *pair }

func (p productMeasures) compute() {
	p.structure()
	p.advantage()
	p.food()
	p.suppliers()
	p.dependence()
}

// beyond lists what no trade table supports.
func (p *pair) beyond() {
	for _, d := range definitions() {
		if d.Scope == L4 {
			p.set.Missing = append(p.set.Missing, NotComputable{Measure: d.ID, Year: p.y.year, Needs: d.needs})
		}
	}
}

// about begins a result of one side.
func (p *pair) about(id ID, of int, f Flow, r Report, u Unit) Result {
	return Result{ID: id, Of: p.c[of], On: p.c[1-of], Flow: f, Report: r, Year: p.y.year, Unit: u}
}

func (p *pair) add(r Result) { p.set.Results = append(p.set.Results, r) }

// miss says what one side lacks for measures.
func (p *pair) miss(n Needs, of int, f Flow, r Report, ids ...ID) {
	for _, id := range ids {
		p.set.Missing = append(p.set.Missing, NotComputable{
			Measure: id, Of: p.c[of], On: p.c[1-of], Year: p.y.year, Needs: n, Whose: p.c[of], Flow: f, Report: r,
		})
	}
}

// inherit says that a side's measure lacks what another one lacked, of a side's
// flow.
func (p *pair) inherit(id ID, of int, from ID, side int, f Flow) {
	for _, m := range p.set.Missing {
		if m.Measure == from && m.Of == p.c[side] && (f == Both || m.Flow == f) {
			m.Measure, m.Of, m.On = id, p.c[of], p.c[1-of]
			p.set.Missing = append(p.set.Missing, m)
			return
		}
	}
}

// flow is what a side sent the other, or got from it.
func (p *pair) flow(of int, f Flow, r Report) Term {
	way, name := of, Exports
	if f == Import {
		way, name = 1-of, Imports
	}
	by := r.By(f)
	sum := p.flows[way][by]
	return Term{Name: name, From: p.c[way], To: p.c[1-way], By: by, Year: p.y.year, Level: sum.Level, Value: sum.Value, Rows: sum.Rows}
}

// all is a side's flow with all partners.
func (p *pair) all(of int, f Flow) Term {
	s, t := p.side(of, f), Term{Name: AllExports, From: p.c[of], Year: p.y.year}
	if f == Import {
		t.Name, t.From, t.To = AllImports, trade.World, p.c[of]
	}
	t.By, t.Level, t.Stated, t.Value, t.Rows = s.by, s.total.level, s.stated, s.total.Value, s.total.Rows
	return t
}

func (p *pair) side(of int, f Flow) *side {
	if f == Import {
		return &p.states[of].imports
	}
	return &p.states[of].exports
}

func (t Term) known() bool { return t.Rows > 0 }

// over is the quotient of two sums.
func over(a, b trade.USD) float64 { return float64(a) / float64(b) }
