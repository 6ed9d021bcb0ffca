package measure

import (
	"flag"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dyad/data/trade"
)

var update = flag.Bool("update", false, "write the goldens")

// A shower prints what is measured, with codes of states.
type shower struct {
	strings.Builder
	t *trade.Table
}

func (s *shower) code(c trade.Country) string {
	if c == trade.World {
		return "all"
	}
	return s.t.Country(c).Label()
}

func (s *shower) term(t Term) string {
	if t.N != 0 || t.Rows == 0 && t.Value == 0 {
		return fmt.Sprintf("%s %d", t.Name, t.N)
	}
	out := fmt.Sprintf("%s %s>%s %s %d %d in %d rows of %d digits", t.Name, s.code(t.From), s.code(t.To), t.By, t.Year, t.Value, t.Rows, t.Level)
	if t.Stated {
		out += " stated"
	}
	return out
}

func (s *shower) result(r Result) {
	fmt.Fprintf(s, "%s %s-%s %s by %s %d", r.ID, s.code(r.Of), s.code(r.On), r.Flow, r.Report, r.Year)
	if r.Base != 0 {
		fmt.Fprintf(s, " on %d", r.Base)
	}
	if r.Subject != (Subject{}) {
		fmt.Fprintf(s, " of %s", r.Subject)
	}
	fmt.Fprintf(s, " level %d: %.8g %s", r.Level, r.Value, r.Unit)
	if r.Unit == Money {
		fmt.Fprintf(s, " %d", r.USD)
	}
	if r.Joint {
		s.WriteString(" joint")
	}
	if r.Rule != (Rule{}) {
		fmt.Fprintf(s, " %s above %g in %d of %d", r.Rule.Test, r.Rule.Concentrated, r.Rule.Years, r.Rule.Of)
	}
	s.WriteString("\n")
	for _, t := range r.Terms {
		fmt.Fprintf(s, "    %s\n", s.term(t))
	}
}

// set prints a set and the lists that it gives.
func (s *shower) set(x *Set) {
	fmt.Fprintf(s, "%s and %s in %d by %s, level %d, edition %s\n", s.code(x.A), s.code(x.B), x.Year, x.Report, x.Level, x.Edition)
	for _, y := range x.Series {
		fmt.Fprintf(s, "series %d", y.Year)
		for _, f := range []Figures{y.Forth, y.Back} {
			for by := trade.Reconciled; by <= trade.FromImporter; by++ {
				fmt.Fprintf(s, " %d/%d/%d", f.By(by).Value, f.By(by).Rows, f.By(by).Level)
			}
		}
		s.WriteString("\n")
	}
	for _, r := range x.Results {
		s.result(r)
	}
	for _, m := range x.Missing {
		fmt.Fprintf(s, "no %s of %s-%s %s in %d: %s of %s %s by %s\n", m.Measure, s.code(m.Of), s.code(m.On), m.Subject, m.Year, m.Needs, s.code(m.Whose), m.Flow, m.Report)
	}
	for _, c := range x.Contradictions {
		s.contradiction(c)
	}
	for kind := ProductsAboveTotal; kind <= ReportsOfProduct; kind++ {
		for _, c := range x.Largest(kind) {
			s.WriteString("largest: ")
			s.contradiction(c)
		}
	}
	for i, of := range []trade.Country{x.A, x.B} {
		s.lists(x, of, []trade.Country{x.B, x.A}[i])
	}
}

func (s *shower) contradiction(c Contradiction) {
	fmt.Fprintf(s, "contradiction %d %s>%s by %s %d of %s level %d: %d against %d of %d, %d apart\n", c.Kind, s.code(c.From), s.code(c.To), c.By, c.Year, c.Product.Code(), c.Level, c.Stated, c.Other, c.Parts, c.Amount())
}

func (s *shower) lists(x *Set, of, on trade.Country) {
	for _, f := range []Flow{Export, Import} {
		fmt.Fprintf(s, "%s %s: sum over %d\n", s.code(of), f, x.SummedPartners(of, f))
		for p := range x.Partners(of, f) {
			fmt.Fprintf(s, "  partner %s rank %d joint %v %.6g: %s / %s\n", s.code(p.Country), p.Rank, p.Joint, p.Share, s.term(p.Part), s.term(p.Whole))
		}
		for _, r := range x.EarlierShares(of, f) {
			s.WriteString("  earlier: ")
			s.result(r)
		}
	}
	for _, p := range x.Food(of, on) {
		fmt.Fprintf(s, "  food %s %.6g: %s / %s\n", p.Group, p.Share, s.term(p.Part), s.term(p.Whole))
	}
	for _, most := range []int{0, 1} {
		for _, p := range x.Supplied(of, on, most) {
			fmt.Fprintf(s, "  supplied %s %.6g first %s %d %.6g joint %v of %d, %.6g: %s / %s\n", p.Product.Code(), p.Share,
				s.code(p.Supplier.Country), p.Supplier.Value, p.Supplier.Share, p.Supplier.Joint, p.Supplier.Count, p.Supplier.Concentration, s.term(p.Part), s.term(p.Whole))
		}
	}
	sections, whole := x.Sections(of, on)
	for _, p := range sections {
		fmt.Fprintf(s, "  section %+v of %s\n", p, s.term(whole))
	}
	for _, other := range []trade.Country{on, trade.World, of} {
		list, rule := x.Dependent(of, other, 0)
		fmt.Fprintf(s, "  %d dependent on %s, rule %+v\n", len(list), s.code(other), rule)
		for _, d := range list {
			fmt.Fprintf(s, "  dependent %s in %d years, %.6g, world %.6g, first %s %d: %s / %s\n", d.Product.Code(), d.Years, d.Ratio, d.WorldConcentration,
				s.code(d.Supplier.Country), d.Supplier.Value, s.term(d.Imports), s.term(d.Exports))
		}
	}
}

// A dice is Knuth's MMIX generator.
type dice uint64

func (d *dice) n(most int) int {
	*d = *d*6364136223846793005 + 1442695040888963407
	return int(uint64(*d)>>33) % most
}

// fewStates are rows of BACI among four states in three years: small numbers, so that
// there are ties and flows of one row.
func fewStates(seed dice) string {
	d := &seed
	var b strings.Builder
	codes := []int{398, 643, 156, 860}
	for year := 2021; year <= 2023; year++ {
		for _, from := range codes {
			for _, to := range codes {
				for _, k := range []string{"090240", "100199", "270900", "870323", "980100"} {
					if from != to && d.n(5) > 1 {
						fmt.Fprintf(&b, "%d,%d,%d,%s,%d,1\n", year, from, to, k, 1+d.n(9)*d.n(4))
					}
				}
			}
		}
	}
	return b.String()
}

// reported are rows in the plain form: each state's own exports and imports of goods
// and in total, with partner World; some of them are missing and some do not add up.
func reported(seed dice) string {
	d := &seed
	var b strings.Builder
	codes := []string{"KAZ", "RUS", "CHN", "UZB"}
	for year := 2020; year <= 2022; year++ {
		for _, own := range codes {
			for _, flow := range []string{"export", "import"} {
				all := map[string]int{}
				for _, other := range codes {
					total := 0
					for _, k := range []string{"090240", "100199", "270900", "870323"} {
						v := d.n(40) * (d.n(3))
						if other == own || d.n(6) == 0 {
							continue
						}
						fmt.Fprintf(&b, "%d,%s,%s,%s,%s,%d\n", year, own, other, flow, k, v)
						total += v
						all[k] += v
					}
					if other != own && d.n(3) > 0 {
						fmt.Fprintf(&b, "%d,%s,%s,%s,TOTAL,%d\n", year, own, other, flow, total+max(0, d.n(12)-8))
					}
					all["TOTAL"] += total
				}
				for _, k := range []string{"090240", "100199", "270900", "870323", "TOTAL"} {
					if d.n(4) > 0 {
						fmt.Fprintf(&b, "%d,%s,WLD,%s,%s,%d\n", year, own, flow, k, max(0, all[k]+d.n(8)-3))
					}
				}
			}
		}
	}
	return b.String()
}

const fourNames = names + "860,Uzbekistan,UZ,UZB\n"

// keptTables are a reconciled table, and two of the states' own reports.
func keptTables(t *testing.T) map[string]*trade.Table {
	return map[string]*trade.Table{
		"reconciled": read(t, trade.Options{}, "BACI_HS92_y.csv", "t,i,j,k,v,q\n"+fewStates(11), "country_codes.csv", fourNames),
		"reports":    plain(t, reported(8)), "others": plain(t, reported(5)),
	}
}

func kept(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// TestKept holds every measure of pairs of invented tables, with the sums it came
// from, and all that is missing. What single measures are is held by tests by hand;
// this one tells that none has changed.
func TestKept(t *testing.T) {
	for name, tab := range keptTables(t) {
		t.Run(name, func(t *testing.T) {
			o := small
			o.Freight = 0.1
			w, err := NewWorld(tab, o)
			if err != nil {
				t.Fatal(err)
			}
			s := &shower{t: tab}
			for _, l := range w.Pairs() {
				fmt.Fprintf(s, "pair %s %s %d: %d, %d, %d\n", s.code(l.A), s.code(l.B), l.Year, l.Forth.Value, l.Back.Value, l.Turnover())
			}
			x, err := w.Pair(find(t, tab, "KAZ"), find(t, tab, "RUS"))
			if err != nil {
				t.Fatal(err)
			}
			s.set(x)
			kept(t, "pair-"+name, s.String())
		})
	}
}

func rats(all ...*big.Rat) string {
	var out []string
	for _, r := range all {
		if r == nil {
			out = append(out, "-")
			continue
		}
		out = append(out, r.RatString())
	}
	return strings.Join(out, " ")
}

// product prints a product of a pair in the years of the table.
func (s *shower) product(p *ProductTrade) {
	fmt.Fprintf(s, "product %s of %d parts\n", p.Product.Code(), p.Parts)
	for i := range p.Years {
		y := &p.Years[i]
		fmt.Fprintf(s, "%d by %s, reports compare %d\n", y.Year, y.Report, p.CompareReports(y))
		for of := range p.pair {
			for by := trade.Reconciled; by <= trade.FromImporter; by++ {
				if t := p.Term(y, of, by); t.known() {
					fmt.Fprintf(s, "  %s\n", s.term(t))
				}
			}
			for _, f := range []Flow{Export, Import} {
				s.productSide(p, y, of, f)
			}
			if i > 0 {
				fmt.Fprintf(s, "  goods of %d compare %d\n", of, p.Compare(of, y, &p.Years[i-1]))
			}
		}
		if w, ok := p.World(y.Year); ok {
			fmt.Fprintf(s, "  world %d of %d exporters, index %s\n", w.Total, len(w.Exporters), rats(w.HHI()))
		}
	}
}

func (s *shower) productSide(p *ProductTrade, y *ProductYear, of int, f Flow) {
	own := y.Side(of, f)
	flow, told := y.Flow(of, f)
	fmt.Fprintf(s, "  %d %s: %d in %d rows, told %v; all %s, sum %s, self %d, untold %d, each %v, below %d\n", of, f, flow.Value, flow.Rows, told,
		s.term(own.Whole), s.term(own.Sum()), own.Self, own.Untold, own.Each, own.Below)
	for _, b := range own.Partners {
		fmt.Fprintf(s, "    %s %d rank %d shared by %d, unsure %v\n", s.code(b.Country), b.Flow.Value, b.Rank, b.Sharing, own.Unsure(b))
	}
	part, whole, ok := y.Share(of, f)
	low, high, ok2 := own.HHI()
	fmt.Fprintf(s, "    share %d/%d %v, index %s %v\n", part, whole, ok, rats(low, high), ok2)
	if before := p.In(y.Year - 1); before != nil {
		points, ok := p.Contribution(of, f, p.pair[1-of], y, before)
		fmt.Fprintf(s, "    contribution %s %v\n", rats(points), ok)
		if c, ok := p.UnitChange(of, y, before); ok && f == Import {
			fmt.Fprintf(s, "    unit change %+v\n", c)
		}
	}
	if f == Export {
		return
	}
	for _, union := range []bool{false, true} {
		for _, test := range p.Tests(of, y, union) {
			fmt.Fprintf(s, "    test %s %s:", test.ID, test.Finding)
			for _, c := range test.Criteria {
				fmt.Fprintf(s, " %s %s none %v limit %s %s %s;", c.ID, rats(c.Low, c.High), c.None, rats(c.Limit), c.Finding, c.Needs)
			}
			s.WriteString("\n")
		}
	}
	if own, all, apart, ok := p.UnitValue(of, y); ok {
		fmt.Fprintf(s, "    unit %.6g of %.6g, in part %v, apart %v, all %d over %d of %d\n", own.PerKilogram(), own.Coverage(), own.InPart(), apart, all.Weighed, all.Mass, all.Value)
	}
	r, ok := p.Replacement(of, y)
	if !ok {
		return
	}
	fmt.Fprintf(s, "    gap %d of %d, others %d, first %d, ahead %v, rest %s", r.Gap, r.Whole, r.Others, len(r.First), r.Ahead, rats(r.RestHHI))
	if r.World != nil {
		fmt.Fprintf(s, ", others export %d, elsewhere %d, own %d, rest of the world %s, unused %d", r.OthersExports, r.Elsewhere, r.OwnExports, rats(r.WorldRestHHI), len(r.Unused))
	}
	s.WriteString("\n")
}

// TestKeptProducts does so for two products.
func TestKeptProducts(t *testing.T) {
	weighed := "2021,KAZ,RUS,import,090240,100,50,HS17\n2021,KAZ,CHN,import,090240,300,100,HS17\n2021,KAZ,WLD,import,090240,405,155,HS17\n" +
		"2022,KAZ,RUS,import,090240,200,50,HS17\n2022,KAZ,CHN,import,090240,300,60,HS17\n2022,KAZ,WLD,import,090240,520,118,HS17\n2022,KAZ,WLD,export,090240,30,5,HS17\n" +
		"2023,KAZ,RUS,import,090240,100,50,HS22\n2023,KAZ,CHN,import,090240,100,40,HS22\n2023,RUS,KAZ,export,090240,90,,HS22\n2023,RUS,KAZ,export,100199,90,,HS22\n" +
		"2022,RUS,KAZ,import,100199,10,5,HS17\n2022,RUS,UZB,import,100199,10,5,HS17\n2022,RUS,WLD,import,100199,20,10,HS17\n"
	tables := keptTables(t)
	tables["weighed"] = wide(t, weighed)
	for name, tab := range tables {
		t.Run(name, func(t *testing.T) {
			s := &shower{t: tab}
			w, err := NewWorld(tab, Options{Partners: 2, States: 3, Chapters: 3, Year: 0})
			if err != nil {
				t.Fatal(err)
			}
			for _, code := range []string{"090240", "100199"} {
				p, err := trade.ParseProduct(code)
				if err != nil {
					t.Fatal(err)
				}
				set, err := w.Products(find(t, tab, "KAZ"), find(t, tab, "RUS"), []trade.Product{p})
				if err != nil {
					fmt.Fprintf(s, "%s: %v\n", code, err)
					continue
				}
				fmt.Fprintf(s, "in %d, all goods %v, alone %v\n", set.Year, set.AllGoods != nil, set.Alone)
				s.product(set.Goods[0])
			}
			kept(t, "products-"+name, s.String())
		})
	}
}
