// Package worldtable gives the measures of pairs of states as rows of one table: a
// row for each result, and one for each measure that could not be computed, with what
// it would need. It writes them as CSV and as Parquet.
package worldtable

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/report/words"
)

// A Row is one measure of a pair in a year.
type Row struct {
	Year    int
	Pair    string // "KAZ-RUS"
	Of, On  string // the state it is about and the other; "" where no trade table could support it
	Measure measure.ID
	Flow    measure.Flow   // as Of sees it
	Report  measure.Report // whose figures, as Of sees it
	Subject measure.Subject
	Level   trade.Level
	Edition trade.Edition
	Base    int // the year compared with, 0 for none
	Unit    measure.Unit
	Joint   bool // a rank shared with others
	Rule    string
	WhyNot  string // what it would need; "" where there is a value

	Value       float64
	USD         trade.USD     // the value, exact, where Unit is Money
	Part, Whole *measure.Term // of a quotient of two sums; of growth it is one more than the value
}

// A Maker makes rows.
type Maker struct {
	rules map[measure.ID]rule
	needs map[measure.Needs]string
}

// A rule is what is said of a measure in each of its rows.
type rule struct {
	place   int // in the order of definitions
	formula string
	unit    measure.Unit
}

// NewMaker makes a Maker. The error is about the English catalogue.
func NewMaker() (*Maker, error) {
	m := &Maker{map[measure.ID]rule{}, map[measure.Needs]string{}}
	for i, d := range measure.Definitions() {
		m.rules[d.ID] = rule{i, d.Formula, d.Unit}
	}
	for i, d := range measure.ProductDefinitions() {
		m.rules[d.ID] = rule{i, d.Formula, d.Unit}
	}
	english, err := words.In("en")
	for n := measure.NeedsFlow; err == nil && n <= measure.NeedsMarkedChange; n++ {
		m.needs[n], err = english.Text("pair.needs." + n.String())
	}
	return m, err
}

// Rows are the measures of a set, in the order of their definitions: first those that
// were computed, then those that were not. The two names are those of its states.
func (m *Maker) Rows(s *measure.Set, names [2]string) []Row {
	all := make([]Row, 0, len(s.Results)+len(s.Missing))
	name := func(c trade.Country) string {
		switch c {
		case s.A:
			return names[0]
		case s.B:
			return names[1]
		}
		return ""
	}
	base := Row{Year: s.Year, Pair: names[0] + "-" + names[1], Edition: s.Edition}
	for i := range s.Results {
		all = append(all, m.computed(base, &s.Results[i], name))
	}
	for i := range s.Missing {
		r := m.missing(base, &s.Missing[i], name)
		all = append(all, r)
		if r.Measure == measure.PartnerConcentration { // what is made of it is missing with it
			r.Measure, r.Rule = measure.EqualPartners, m.rules[measure.EqualPartners].formula
			all = append(all, r)
		}
	}
	for _, of := range []trade.Country{s.A, s.B} {
		own, ok := s.OwnOrigin(of)
		r := m.computed(base, &own, name)
		if !ok {
			r.WhyNot = withoutReExports(name(of))
		}
		all = append(all, r)
	}
	m.sort(all)
	return all
}

// ProductRows are the measures of one product in a year of its own, like [Maker.Rows].
func (m *Maker) ProductRows(p *measure.ProductTrade, y *measure.ProductYear, names [2]string) []Row {
	results, missing := p.Results(y)
	all := make([]Row, 0, len(results)+len(missing)+2)
	pair := p.Pair()
	name := func(c trade.Country) string {
		if i := slices.Index(pair[:], c); i >= 0 {
			return names[i]
		}
		return ""
	}
	base := Row{Year: y.Year, Pair: names[0] + "-" + names[1], Subject: measure.Subject{Product: p.Product}}
	edition := func(r *Row) {
		if e, several := p.Edition(y.Year, max(slices.Index(names[:], r.Of), 0), y.Report); !several {
			r.Edition = e
		}
	}
	for i := range results {
		all = append(all, m.computed(base, &results[i], name))
	}
	for i := range missing {
		all = append(all, m.missing(base, &missing[i], name))
	}
	for of := range pair {
		own, ok := p.OwnOrigin(y, of)
		r := m.computed(base, &own, name)
		if !ok {
			r.Level, r.WhyNot = trade.AllProducts, withoutReExports(names[of])
		}
		all = append(all, r)
	}
	for i := range all {
		edition(&all[i])
	}
	m.sort(all)
	return all
}

// sort puts rows in the order of the definitions.
func (m *Maker) sort(rows []Row) {
	slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Compare(m.rules[a.Measure].place, m.rules[b.Measure].place) })
}

// withoutReExports is what exports of own origin lack.
func withoutReExports(state string) string {
	return "needs re-exports that the exporter states: exports of " + state + ", by its own report"
}

func (m *Maker) computed(r Row, v *measure.Result, name func(trade.Country) string) Row {
	r.Of, r.On, r.Measure, r.Flow, r.Report, r.Subject = name(v.Of), name(v.On), v.ID, v.Flow, v.Report, v.Subject
	r.Level, r.Base, r.Unit, r.Joint, r.Value, r.USD = v.Level, v.Base, v.Unit, v.Joint, v.Value, v.USD
	r.Rule = m.rules[v.ID].formula + tested(v.Rule)
	if which := v.Which.String(); which != "" {
		r.Rule += "; " + which
	}
	if v.Freight > 0 {
		r.Rule += fmt.Sprintf("; c = %g", v.Freight)
	}
	if v.Per != 0 {
		r.Rule += "; of one " + v.Per.String()
	}
	quotient := v.Unit == measure.Share || v.Unit == measure.Ratio || v.ID == measure.Growth || v.ID == measure.ProductChange
	if quotient && len(v.Terms) == 2 && v.Terms[0].Rows > 0 && v.Terms[1].Rows > 0 {
		r.Part, r.Whole = &v.Terms[0], &v.Terms[1]
	}
	return r
}

// tested is the rule by which dependent products were found, in words.
func tested(r measure.Rule) string {
	switch r.Test {
	case measure.NoTest:
		return ""
	case measure.EC:
		return fmt.Sprintf("; by EC criteria 1 and 3, concentration above %g", r.Concentrated)
	}
	return fmt.Sprintf("; by %s, concentration above %g, in %d of %d years", r.Test, r.Concentrated, r.Years, r.Of)
}

func (m *Maker) missing(r Row, n *measure.NotComputable, name func(trade.Country) string) Row {
	r.Of, r.On, r.Measure, r.Flow, r.Report, r.Subject = name(n.Of), name(n.On), n.Measure, n.Flow, n.Report, n.Subject
	r.Rule, r.Unit = m.rules[n.Measure].formula, m.rules[n.Measure].unit
	if ofBoth[n.Measure] {
		r.Flow = measure.Both
	}
	r.WhyNot = "needs " + m.needs[n.Needs] + whose(n, name(n.Whose))
	return r
}

// ofBoth are the measures of exports and imports together: that a measure lacks one of
// the two does not make it one of that flow.
var ofBoth = map[measure.ID]bool{
	measure.Turnover: true, measure.Balance: true, measure.NormalisedBalance: true, measure.CoverRatio: true, measure.GrubelLloyd: true,
	measure.TradeShare: true, measure.Salience: true, measure.Symmetry: true, measure.Interdependence: true, measure.TradeShareGap: true,
}

// whose says whose trade is missing: ": imports of KAZ, by its own report".
func whose(n *measure.NotComputable, state string) string {
	if state == "" || n.Needs == measure.NeedsWorld || n.Needs == measure.NeedsOneEdition {
		return "" // it is no one's flow that is missing
	}
	flows := [...]string{measure.Both: "trade", measure.Export: "exports", measure.Import: "imports"}
	reports := [...]string{measure.Own: "by its own report", measure.Partners: "by its partners' reports",
		measure.Exporters: "by the exporters' reports", measure.Importers: "by the importers' reports", measure.Reconciled: "reconciled"}
	return strings.TrimRight(": "+flows[n.Flow]+" of "+state+", "+reports[n.Report], ", ")
}
