package measure

import (
	"math"
	"slices"

	"dyad/data/trade"
)

// A MonthSet is what a pair traded in some months of a year, and by months. It is
// immutable.
type MonthSet struct {
	// Set has the measures of Months of its year, as though they were the year: its
	// growth is that on the same months of the year before. Of the years before it has
	// the same months too.
	*Set
	Table   *trade.Table  // of the sums of Months
	Product trade.Product // the goods; 0 for all
	Months  []int         // 1 to 12, ascending: those that every report of the pair tells
	Untold  []int         // months of the year that some report tells and another does not, of the year or of the one before
	// Holiday is January or February where the other is not told and a state of the
	// pair has the lunar new year, which falls in either: it is left out, or, where it is
	// all there is, not compared.
	Holiday []int
	Each    []YearFlows         // of all months with rows of the pair, ascending: each Year is a [trade.Month]
	Told    [2][2][]trade.Month // by side: the months for which it tells its exports, and its imports

	each *trade.Table // by months
}

// A Trailing is twelve months of a flow, and the twelve before them.
type Trailing struct {
	Now, Before Term
	Last        trade.Month // of the twelve
}

// lunar are the states whose trade pauses for the lunar new year (a choice of our own).
var lunar = []string{"CHN", "HKG", "MAC", "TWN", "VNM", "KOR", "SGP"}

// NewMonthSet computes the measures of a pair from trade by months: of those months of
// the latest year, or of the year of the options, that both years tell. It refuses
// with an *[Error] what is no pair, and a pair without rows.
func NewMonthSet(m *trade.Months, a, b trade.Country, o Options) (*MonthSet, error) {
	if _, one := m.Product(); one {
		o.Partners = math.MaxInt // few products have as many partners as stand for all
	}
	w, err := NewWorld(m.Table(), Options{Partners: o.Partners, Chapters: o.Chapters})
	if err != nil {
		return nil, err
	}
	if err := checkPair(w, a, b); err != nil {
		return nil, err
	}
	out := &MonthSet{Each: w.series(a, b, 0), each: m.Table()}
	out.Product, _ = m.Product()
	if len(out.Each) == 0 {
		return nil, refuse("the table has no rows of trade in all goods between %s and %s", w.t.Country(a).Label(), w.t.Country(b).Label())
	}
	for i, pair := range [2][2]trade.Country{{a, b}, {b, a}} {
		out.Told[i] = [2][]trade.Month{m.Told(trade.FromExporter, pair[0], pair[1]), m.Told(trade.FromImporter, pair[0], pair[1])}
	}
	year := o.Year
	if year == 0 {
		year = trade.Month(out.Each[len(out.Each)-1].Year).Year()
	}
	out.choose(w, a, b, year)
	if len(out.Months) == 0 {
		return nil, refuse("no month of %d is told by each report of %s and %s", year, w.t.Country(a).Label(), w.t.Country(b).Label())
	}
	out.Table = m.Sum(a, b, out.Months)
	o.Year = year
	sums, err := NewWorld(out.Table, o)
	if err != nil {
		return nil, err
	}
	out.Set, err = sums.Pair(a, b)
	return out, err
}

// choose finds the months of a year that every report tells which tells any of it; and
// of the year before, where that leaves some.
func (s *MonthSet) choose(w *World, a, b trade.Country, year int) {
	const whole = 1<<12 - 1
	any, every := 0, whole
	of := func(year int) {
		for _, side := range s.Told {
			for _, months := range side {
				bits := 0
				for _, m := range months {
					if m.Year() == year {
						bits |= 1 << (m.Number() - 1)
					}
				}
				if any |= bits; bits != 0 {
					every &= bits
				}
			}
		}
	}
	of(year)
	told, own := any, every
	if any == 0 {
		return
	}
	of(year - 1)
	if every == 0 {
		every = own // the two years have no month in common: nothing is compared
	}
	holiday := 0
	if january := every & 3; january == 1 || january == 2 {
		for _, c := range []trade.Country{a, b} {
			if slices.Contains(lunar, w.t.Country(c).ISO3) {
				holiday = january
			}
		}
	}
	for n := range 12 {
		bit := 1 << n
		if holiday&bit != 0 {
			s.Holiday = append(s.Holiday, n+1)
		}
		switch {
		case holiday&bit != 0 && every != holiday:
		case every&bit != 0:
			s.Months = append(s.Months, n+1)
		case told&bit != 0:
			s.Untold = append(s.Untold, n+1)
		}
	}
}

// Compared reports whether the months may be set against those of another year.
func (s *MonthSet) Compared() bool { return len(s.Holiday) == 0 || s.Holiday[0] != s.Months[0] }

// Lines are the lines of a sum of one month in the file that it stands in, "" where that
// is not known or there are several.
func (s *MonthSet) Lines(t Term, month trade.Month) string {
	var p trade.Places
	s.each.In(trade.Layer{By: t.By, Level: t.Level}).Places(int(month), t.From, t.To, t.Stated, &p)
	if files := p.Files(); len(files) == 1 {
		return p.In(files[0], linesOfMonth)
	}
	return ""
}

// linesOfMonth bounds the ranges of lines of one month.
const linesOfMonth = 12

// Last is the last month of the set's year, 1 to 12, that a report tells.
func (s *MonthSet) Last() int {
	last := s.Months[len(s.Months)-1]
	for _, months := range [][]int{s.Untold, s.Holiday} {
		for _, n := range months {
			last = max(last, n)
		}
	}
	return last
}

// Trailing is what a side sent the other in the last twelve months that a report tells,
// and in the twelve before; ok is false where it does not tell all of them.
func (s *MonthSet) Trailing(from int, by trade.By) (t Trailing, ok bool) {
	told := s.Told[from][0]
	if by == trade.FromImporter {
		told = s.Told[1-from][1]
	}
	if len(told) < 24 || told[len(told)-1]-told[len(told)-24] != 23 {
		return t, false
	}
	t.Last = told[len(told)-1]
	sides := [2]trade.Country{s.A, s.B}
	t.Now = Term{Name: Exports, From: sides[from], To: sides[1-from], By: by, Year: t.Last.Year()}
	t.Before = t.Now
	t.Before.Name = EarlierExports
	for _, each := range s.Each {
		month := trade.Month(each.Year)
		f := each.Forth[by]
		if from == second {
			f = each.Back[by]
		}
		switch back := int(t.Last) - int(month); {
		case back < 0 || back >= 24 || !f.Known():
		case back < 12:
			t.Now.Value, t.Now.Rows, t.Now.Level = t.Now.Value+f.Value, t.Now.Rows+f.Rows, f.Level
		default:
			t.Before.Value, t.Before.Rows, t.Before.Level = t.Before.Value+f.Value, t.Before.Rows+f.Rows, f.Level
		}
	}
	return t, t.Now.known()
}
