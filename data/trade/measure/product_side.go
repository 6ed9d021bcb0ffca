package measure

import (
	"cmp"
	"math/big"
	"slices"

	"dyad/data/trade"
)

// A ProductSide is one flow of one product of a state with all its partners.
type ProductSide struct {
	// Whole is the flow with all partners: stated with partner World, or added up
	// over partners that are all there. Without rows it is not known.
	Whole Term
	// Partners are the states with a value above 0, the largest first.
	Partners []ProductPartner
	// Self is trade of the state with itself, and Untold what of Whole is with no
	// partner that is told: areas without a name, and what the rows of partners lack.
	Self, Untold trade.USD
	// Each tells that there are rows of every partner: at least 99 % of Whole.
	Each bool
	// Below is by how much a stated total is below its partners, where that is more
	// than a hundredth of it: then Whole is not known.
	Below trade.USD

	all trade.ProductFlow // of Whole, with its mass
	sum trade.Sum         // over partners
}

// A ProductPartner is a state among partners in one product.
type ProductPartner struct {
	Country trade.Country
	Flow    trade.ProductFlow
	Rank    int // 1 is the first; states of the same value share one
	Sharing int // how many states have this rank, itself among them
}

// addUp adds up one flow of a state.
func (one *OneProduct) addUp(year int, c trade.Country, f Flow, by trade.By) ProductSide {
	view := one.view[by]
	partners := view.Exports(year, c)
	s := ProductSide{Whole: Term{Name: AllExports, From: c, By: by, Year: year}}
	if f == Import {
		partners = view.Imports(year, c)
		s.Whole.Name, s.Whole.From, s.Whole.To = AllImports, trade.World, c
	}
	var sum trade.ProductFlow
	for partner, flow := range partners {
		sum = sum.And(flow)
		switch {
		case partner == c:
			s.Self += flow.Value
		case one.w.states[partner] && flow.Value > 0:
			s.Partners = append(s.Partners, ProductPartner{Country: partner, Flow: flow})
		}
	}
	s.sum = sum.Sum
	one.whole(&s, sum, f)
	s.rank()
	return s
}

// whole finds what the flow with all partners is.
func (one *OneProduct) whole(s *ProductSide, sum trade.ProductFlow, f Flow) {
	stated := one.view[s.Whole.By].Flow(s.Whole.Year, s.Whole.From, s.Whole.To)
	switch {
	case stated.Known() && sum.Value > stated.Value && exceeds(sum.Value-stated.Value, stated.Value, 1, 100):
		s.Below = sum.Value - stated.Value
		return
	case stated.Known() && sum.Value <= stated.Value:
		s.all, s.Whole.Stated = stated, true
		s.Each = !exceeds(stated.Value-sum.Value, stated.Value, 1, 100)
	case stated.Known(), sum.Known() && one.everyPartner(s.Whole, f):
		s.all, s.Each = sum, true
	default:
		return
	}
	s.Whole.Value, s.Whole.Rows, s.Untold = s.all.Value, s.all.Rows, s.all.Value-s.Self
	for _, partner := range s.Partners {
		s.Untold -= partner.Flow.Value
	}
}

// Sum is what the rows of single partners add up to.
func (s *ProductSide) Sum() Term {
	t := s.Whole
	t.Stated, t.Value, t.Rows = false, s.sum.Value, s.sum.Rows
	return t
}

// exceeds reports whether part/whole is above num/den, exactly.
func exceeds(part, whole trade.USD, num, den int64) bool {
	x := new(big.Int).Mul(big.NewInt(int64(part)), big.NewInt(den))
	y := new(big.Int).Mul(big.NewInt(int64(whole)), big.NewInt(num))
	return x.Cmp(y) > 0
}

// everyPartner reports whether the rows of a flow are of every partner although no
// total is stated: in a reconciled table of so many states, or as the user states.
func (one *OneProduct) everyPartner(t Term, f Flow) bool {
	return t.By == trade.Reconciled && (one.w.o.World || one.w.in(t.Year).many(f))
}

// rank orders partners and gives them their places.
func (s *ProductSide) rank() {
	slices.SortFunc(s.Partners, func(a, b ProductPartner) int {
		return cmp.Or(cmp.Compare(b.Flow.Value, a.Flow.Value), cmp.Compare(a.Country, b.Country))
	})
	for i := 0; i < len(s.Partners); {
		n := i
		for n < len(s.Partners) && s.Partners[n].Flow.Value == s.Partners[i].Flow.Value {
			n++
		}
		for k := i; k < n; k++ {
			s.Partners[k].Rank, s.Partners[k].Sharing = i+1, n-i
		}
		i = n
	}
}

// Partner is one state among the partners; ok is false if it is not among them.
func (s *ProductSide) Partner(c trade.Country) (p ProductPartner, ok bool) {
	for _, p := range s.Partners {
		if p.Country == c {
			return p, true
		}
	}
	return ProductPartner{}, false
}

// Unsure reports whether trade that is not told by partner could change the place of
// a partner: it is at least as much as the partner's distance to a neighbour, or, for
// the last, as all that it trades.
func (s *ProductSide) Unsure(of ProductPartner) bool {
	if s.Untold <= 0 {
		return false
	}
	above, below := trade.USD(-1), trade.USD(0)
	for _, p := range s.Partners {
		if p.Flow.Value > of.Flow.Value {
			above = p.Flow.Value
		}
		if p.Flow.Value < of.Flow.Value {
			below = max(below, p.Flow.Value)
		}
	}
	return above >= 0 && s.Untold >= above-of.Flow.Value || s.Untold >= of.Flow.Value-below
}

// Share is a state's part of the flow and the whole; ok is false where either is not
// known, the whole is 0, or the part is above it.
func (y *ProductYear) Share(of int, f Flow) (part, whole trade.USD, ok bool) {
	flow, told := y.Flow(of, f)
	s := y.Side(of, f)
	ok = told && s.Whole.Rows > 0 && s.Whole.Value > 0 && flow.Value <= s.Whole.Value
	return flow.Value, s.Whole.Value, ok
}

// HHI are the bounds of the Herfindahl–Hirschman index Σ(v_b/V)² over partners: of
// what is told, and with all that is not told added to the largest. They are equal
// where all is told. ok is false where the partners are not known.
func (s *ProductSide) HHI() (low, high *big.Rat, ok bool) {
	if !s.Each || s.Whole.Value <= 0 {
		return nil, nil, false
	}
	low = sumOfSquares(s.Partners, s.Whole.Value, trade.World)
	n := big.NewRat(int64(s.Untold), int64(s.Whole.Value))
	largest := new(big.Rat)
	if len(s.Partners) > 0 {
		largest.SetFrac64(int64(s.Partners[0].Flow.Value), int64(s.Whole.Value))
	}
	most := new(big.Rat).Add(largest, largest)
	most.Mul(most.Add(most, n), n)
	return low, most.Add(most, low), true
}

// FirstThree is what the first three partners have together; ok is false where they are
// no more than three, or trade that is not told could change which they are.
func (s *ProductSide) FirstThree() (sum trade.USD, ok bool) {
	const three = 3
	if len(s.Partners) <= three || s.Partners[three].Rank <= three || s.Unsure(s.Partners[three-1]) {
		return 0, false
	}
	for _, partner := range s.Partners[:three] {
		sum += partner.Flow.Value
	}
	return sum, true
}

// sumOfSquares is Σ(v/whole)² over partners without one.
func sumOfSquares(partners []ProductPartner, whole trade.USD, without trade.Country) *big.Rat {
	squares := new(big.Int)
	for _, p := range partners {
		if p.Country != without {
			v := big.NewInt(int64(p.Flow.Value))
			squares.Add(squares, v.Mul(v, v))
		}
	}
	base := big.NewInt(int64(whole))
	return new(big.Rat).SetFrac(squares, base.Mul(base, base))
}

// Contribution is how many hundredths of the flow of the year before a partner's
// change is: 100 (v_t − v_t−1) / V_t−1. The contributions of all partners, with what
// is not told and the state itself, add up to the growth of the flow. ok is false
// where a partner's change is not known: in either year not each has rows, or goods
// of two editions would be compared.
func (p *ProductTrade) Contribution(of int, f Flow, c trade.Country, now, before *ProductYear) (points *big.Rat, ok bool) {
	s, t := now.Side(of, f), before.Side(of, f)
	if !s.Each || !t.Each || t.Whole.Value <= 0 || now.Year != before.Year+1 || p.Compare(of, before, now) == OtherEdition {
		return nil, false
	}
	a, _ := s.Partner(c)
	b, _ := t.Partner(c)
	points = big.NewRat(int64(a.Flow.Value-b.Flow.Value), int64(t.Whole.Value))
	return points.Mul(points, big.NewRat(100, 1)), true
}

// leastChange is the change of a flow, of the year before, of which a partner's part is
// named: 1/20. It is a choice of our own.
const leastChange = 20

// ChangeShare is a partner's change and that of all, of which it is a part. ok is false
// where [ProductTrade.Contribution] has none, and where the change of all is less than a
// twentieth, or the partner's has the other direction or is larger.
func (p *ProductTrade) ChangeShare(of int, f Flow, c trade.Country, now, before *ProductYear) (part, all trade.USD, ok bool) {
	if _, ok := p.Contribution(of, f, c, now, before); !ok {
		return 0, 0, false
	}
	s, t := now.Side(of, f), before.Side(of, f)
	a, _ := s.Partner(c)
	b, _ := t.Partner(c)
	part, all = a.Flow.Value-b.Flow.Value, s.Whole.Value-t.Whole.Value
	if all < 0 {
		part, all = -part, -all
	}
	ok = all > 0 && !exceeds(t.Whole.Value, all, leastChange, 1) && part >= 0 && part <= all
	return part, all, ok
}
