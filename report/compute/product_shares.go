package compute

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/geo"
	"dyad/data/quantity"
	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/report/words"
)

// addShares is what each side is to the other among all partners in the product: its
// share and place, the concentration of partners, and how the share changed.
func (p sharesOf) addShares() {
	for of := range p.country {
		for _, f := range []measure.Flow{measure.Import, measure.Export} {
			p.shareClaim(of, f, p.y)
			p.para(p.shareSentence(of, f), p.rankSentence(of, f), p.concentrationSentence(of, f), p.pointsSentence(of, f),
				p.contributionSentence(of, f), p.selfSentence(of, f), p.belowSentence(of, f), p.noWorldSentence(of, f))
		}
		p.para(p.mirrorSentences(of)...)
	}
	for of := range p.country {
		if !p.alone || !p.addSupplierYears(of) { // which has the ranking of the last year
			p.addPartners(of, measure.Import)
		}
	}
	for of := range p.country {
		p.addPartners(of, measure.Export)
	}
	p.section("shares", p.say("pair.good.shares.title", p.refs(0)...), data.TopicGoods)
}

// shareClaim is the claim of a side's share in a year; "" where it is not known.
func (p *product) shareClaim(of int, f measure.Flow, y *measure.ProductYear) string {
	part, whole, ok := y.Share(of, f)
	if !ok {
		return ""
	}
	key, id := measure.ProductExportShare, "SX"
	if f == measure.Import {
		key, id = measure.ProductImportShare, "SM"
	}
	own, all := p.ownFlow(of, f, y), p.wholeClaim(of, f, y)
	label := "pair.good." + f.String() + "-share"
	r := measure.Result{ID: key, Year: y.Year, Unit: measure.Share, Terms: p.shareTerms(of, f, y)}
	return p.claimFor(p.id(id+letter(of), y.Year), label, of, r, func(c *data.Claim) {
		c.Value, c.Unit, c.Qualifier = shareOf(part, whole)
		c.Base, c.Thing = p.text(p.say(label+"-base", p.names(of)...)), p.text(p.say(label+"-thing", p.names(of)...))
		if own != "" {
			c.Ratio = &data.Ratio{Part: own, Whole: all}
		}
		if part > 0 && y == p.y {
			c.Dependence = &data.Dependence{Of: p.code(of), On: p.code(1 - of), For: p.text(p.say(label+"-for", p.names(of)...))}
		}
	})
}

// shareTerms are a share's part and whole. Where the whole is a sum over partners the
// part's rows are among its own.
func (p *product) shareTerms(of int, f measure.Flow, y *measure.ProductYear) []measure.Term {
	part, whole := p.flowTerms(of, f, y)[0], y.Side(of, f).Whole
	if !whole.Stated {
		part.Rows = 0
	}
	return []measure.Term{part, whole}
}

// shareSentence says what part of a side's trade is with the other.
func (p sharesOf) shareSentence(of int, f measure.Flow) string {
	part, whole, ok := p.y.Share(of, f)
	if !ok {
		return ""
	}
	s := p.y.Side(of, f)
	key := "pair.good.share." + f.String()
	switch {
	case part == 0:
		key += "-none"
	case part == whole:
		key += "-all"
	case s.Untold > 0 && part == whole-s.Untold-s.Self && s.Self == 0:
		key += "-all-told"
	}
	if p.y.Report != measure.Reconciled {
		return p.say(key+"-own", p.refs(of, "share", ref(p.shareClaim(of, f, p.y)))...)
	}
	return p.say(key, p.refs(of, "share", ref(p.shareClaim(of, f, p.y)))...)
}

// rankSentence says which place the other has among a side's suppliers or markets,
// and whether what is not told could change it.
func (p sharesOf) rankSentence(of int, f measure.Flow) string {
	s := p.y.Side(of, f)
	n := len(s.Partners)
	if !s.Each || n == 0 {
		return ""
	}
	key := "pair.good.rank." + f.String()
	other, ok := s.Partner(p.country[1-of])
	switch {
	case !ok && n == 1 && s.Untold == 0 && s.Self == 0:
		return "" // that the other supplies none, and that there is one supplier, is said
	case !ok:
		return p.sayCount(key+"-not-among", n, p.refs(of)...)
	case n == 1:
		key += "-only"
	case other.Sharing > 1:
		key += "-joint"
	default:
		key += "-place"
	}
	out := p.sayCount(key, n, p.refs(of, "rank", ref(p.rankClaim(of, f, other, n)), "others", data.Literal(fmt.Sprint(other.Sharing)))...)
	if s.Unsure(other) {
		out += " " + p.say("pair.good.rank.unsure", p.refs(of)...)
	}
	return out
}

func (p sharesOf) rankClaim(of int, f measure.Flow, other measure.ProductPartner, n int) string {
	return p.rankClaimIn(of, f, other, n, p.y)
}

func (p sharesOf) rankClaimIn(of int, f measure.Flow, other measure.ProductPartner, n int, y *measure.ProductYear) string {
	r := measure.Result{ID: measure.ProductRank, Year: y.Year, Unit: measure.Rank, Value: float64(other.Rank), Joint: other.Sharing > 1,
		Terms: append(p.flowTerms(of, f, y), measure.Term{Name: measure.PartnerCount, Year: y.Year, N: n})}
	return p.claimFor(p.id("R"+flowLetter(f)+letter(of), y.Year), "pair.good.rank-"+f.String(), of, r, nil)
}

// concentrationSentence is the Herfindahl–Hirschman index of a side's suppliers or
// markets, between bounds where a part is not told by partner.
func (p sharesOf) concentrationSentence(of int, f measure.Flow) string {
	s := p.y.Side(of, f)
	low, high, ok := s.HHI()
	if !ok {
		return ""
	}
	bounds, label := number(low) != number(high), "pair.good.hhi-"
	if bounds {
		label = "pair.good.hhi-low-"
	}
	id := p.indexClaim("H"+flowLetter(f)+letter(of), label+f.String(), of, measure.ProductHHI, low, s.Sum())
	key := "pair.good.hhi." + f.String()
	if bounds {
		bound := p.indexClaim("B"+flowLetter(f)+letter(of), "pair.good.hhi-high-"+f.String(), of, measure.ProductHHI, high, s.Sum())
		untold := p.untoldClaim(of, f)
		return p.say(key+"-between", p.refs(of, "low", ref(id), "high", ref(bound), "untold", ref(untold))...)
	}
	part, whole, _ := p.y.Share(of, f)
	switch {
	case len(s.Partners) == 0, part > 0 && part == whole:
		return "" // that the other is all is said of its share
	case low.Cmp(big.NewRat(1, 1)) == 0:
		return p.say(key+"-one", p.refs(of)...)
	case number(low) == number(big.NewRat(1, 1)):
		return p.say(key+"-almost-one", p.refs(of, "index", ref(id))...)
	}
	equal, _ := new(big.Rat).Inv(low).Float64()
	r := measure.Result{ID: measure.EqualPartners, Year: p.y.Year, Unit: measure.Index, Value: equal, Terms: []measure.Term{s.Sum()}}
	n := p.claimFor(p.id("E"+flowLetter(f)+letter(of), p.y.Year), "pair.good.equal-"+f.String(), of, r, nil)
	return p.say(key, p.refs(of, "index", ref(id), "equal", ref(n))...)
}

// number is an index as it is printed.
func number(x *big.Rat) string { return x.FloatString(indexDigits) }

const indexDigits = 2

// indexClaim is the claim of an index with its exact value.
func (p *product) indexClaim(id, label string, of int, m measure.ID, x *big.Rat, terms ...measure.Term) string {
	v, _ := x.Float64()
	r := measure.Result{ID: m, Year: p.y.Year, Unit: measure.Index, Value: v, Terms: terms}
	return p.claimFor(p.id(id, p.y.Year), label, of, r, func(c *data.Claim) {
		if x.Sign() > 0 && v < 0.01 {
			return // "less than 0.01", as of every index
		}
		c.Value = decimal(v, indexDigits)
		if m == measure.ProductHHI && number(x) == number(big.NewRat(4, 10)) && x.Cmp(big.NewRat(4, 10)) != 0 {
			c.Value = decimal(v, indexDigits+1) // beside the threshold of the tests
		}
		if m == measure.ProductHHI && x.Cmp(big.NewRat(1, 1)) < 0 && number(x) == "1.00" {
			c.Value, c.Qualifier = quantity.Value{Coef: 99, Scale: 2}, quantity.MoreThan
		}
	})
}

// untoldClaim is the claim of what part of a side's flow is not told by partner.
func (p sharesOf) untoldClaim(of int, f measure.Flow) string {
	s := p.y.Side(of, f)
	r := measure.Result{ID: measure.ProductUntold, Year: p.y.Year, Unit: measure.Share, Terms: []measure.Term{s.Whole}}
	return p.claimFor(p.id("N"+flowLetter(f)+letter(of), p.y.Year), "pair.good.untold-"+f.String(), of, r, func(c *data.Claim) {
		c.Value, c.Unit, c.Qualifier = shareOf(s.Untold, s.Whole.Value)
		c.Base = p.text(p.say("pair.good."+f.String()+"-share-base", p.names(of)...))
	})
}

// pointsSentence is how the share changed since an earlier year: on the year before,
// or else the first that compares. Where a share is only bounded both are given, and
// no points.
func (p sharesOf) pointsSentence(of int, f measure.Flow) string {
	before := p.p.Compared(of, f, p.y)
	part, whole, ok := p.y.Share(of, f)
	if before == nil || !ok {
		return ""
	}
	was, all, ok := before.Share(of, f)
	if !ok || part == 0 && was == 0 {
		return ""
	}
	now, then := p.shareClaim(of, f, p.y), p.shareClaim(of, f, before)
	args := p.refs(of, "share", ref(now), "was", ref(then), "before", year(before.Year))
	x, y := p.claim(now), p.claim(then)
	bounded := x.Qualifier != quantity.Exact || y.Qualifier != quantity.Exact
	points := 100 * (float64(part)/float64(whole) - float64(was)/float64(all))
	switch {
	case bounded && x.Qualifier == y.Qualifier && x.Value == y.Value:
		return p.say("pair.good.points.still", args...)
	case bounded:
		return p.say("pair.good.points.both", args...)
	case points < 0.05 && points > -0.05:
		return p.say("pair.good.points.same", args...)
	}
	way := "up"
	if points < 0 {
		way, points = "down", -points
	}
	r := measure.Result{ID: measure.ProductPoints, Year: p.y.Year, Base: before.Year, Unit: measure.Index, Value: points, Terms: append(p.shareTerms(of, f, p.y), p.shareTerms(of, f, before)...)}
	id := p.claimFor(p.id("P"+flowLetter(f)+letter(of), p.y.Year), "pair.good.points-"+way+"-"+f.String(), of, r, func(c *data.Claim) {
		c.Value, c.Unit = decimal(points, 1), unitOf(p.say("pair.good.unit.points"))
	})
	return p.say("pair.good.points."+way, append(args, "points", ref(id))...)
}

// contributionSentence is what the other contributed to the change of a side's trade
// with all on the year before. Of a change under a twentieth no part is named.
func (p sharesOf) contributionSentence(of int, f measure.Flow) string {
	before, _ := p.p.Earlier(of, f, p.y)
	if before == nil {
		return ""
	}
	points, ok := p.p.Contribution(of, f, p.country[1-of], p.y, before)
	was, is := before.Side(of, f).Whole, p.y.Side(of, f).Whole
	if !ok || points.Sign() == 0 || was.Value == is.Value {
		return ""
	}
	growth := float64(is.Value-was.Value) / float64(was.Value)
	r := measure.Result{ID: measure.ProductChange, Year: p.y.Year, Base: before.Year, Unit: measure.Change, Value: growth, Terms: []measure.Term{is, was}}
	all := p.claimFor(p.id("W"+"G"+flowLetter(f)+letter(of), p.y.Year), "pair.good.change-all-"+f.String(), of, r, nil)
	c, _ := points.Float64()
	r = measure.Result{ID: measure.ProductContribution, Year: p.y.Year, Base: before.Year, Unit: measure.Index, Value: c,
		Terms: append(p.flowTerms(of, f, p.y), p.shareTerms(of, f, before)...)}
	label := "pair.good.contribution-"
	if c < 0 {
		label = "pair.good.detraction-"
	}
	share := p.claimFor(p.id("C"+flowLetter(f)+letter(of), p.y.Year), label+f.String(), of, r, func(cl *data.Claim) {
		cl.Value, cl.Unit = decimal(math.Abs(c), 1), unitOf(p.say("pair.good.unit.points"))
	})
	if p.claim(all).Value.Coef == 0 || p.claim(share).Value.Coef == 0 {
		return "" // they read as no change
	}
	key := "pair.good.contribution." + f.String()
	switch {
	case growth > 0 && c < 0:
		key += "-rose-although"
	case growth > 0:
		key += "-rose"
	case c > 0:
		key += "-fell-although"
	default:
		key += "-fell"
	}
	return p.say(key, p.refs(of, "g", ref(all), "points", ref(share), "before", year(before.Year))...) + p.changeShareSentence(of, f, before)
}

// changeShareSentence is what part of the change of a side's trade with all the change of
// its trade with the other is, where one can be named.
func (p sharesOf) changeShareSentence(of int, f measure.Flow, before *measure.ProductYear) string {
	part, change, ok := p.p.ChangeShare(of, f, p.country[1-of], p.y, before)
	if !ok {
		return ""
	}
	was, is := before.Side(of, f).Whole, p.y.Side(of, f).Whole
	key := "pair.good.change-share.rise"
	if is.Value < was.Value {
		key = "pair.good.change-share.fall"
	}
	r := measure.Result{ID: measure.ProductChangeShare, Year: p.y.Year, Base: before.Year, Unit: measure.Share,
		Terms: append(p.flowTerms(of, f, p.y, before), is, was)}
	label := "pair.good.change-share-" + f.String()
	id := p.claimFor(p.id("CS"+flowLetter(f)+letter(of), p.y.Year), label, of, r, func(c *data.Claim) {
		c.Value, c.Unit, c.Qualifier = shareOf(part, change)
		c.Base = p.text(p.say(label+"-base", p.names(of)...))
	})
	if part == change {
		key += "-all"
	}
	return " " + p.say(key, p.refs(of, "share", ref(id))...)
}

// selfSentence says that a part of imports are goods of the state itself that came
// back, from a hundredth on.
func (p sharesOf) selfSentence(of int, f measure.Flow) string {
	s := p.y.Side(of, f)
	if f != measure.Import || s.Whole.Value <= 0 || 100*float64(s.Self) < float64(s.Whole.Value) {
		return ""
	}
	r := measure.Result{ID: measure.ProductUntold, Year: p.y.Year, Unit: measure.Share, Terms: []measure.Term{s.Whole}}
	id := p.claimFor(p.id("Z"+letter(of), p.y.Year), "pair.good.self", of, r, func(c *data.Claim) {
		c.Value, c.Unit, c.Qualifier = shareOf(s.Self, s.Whole.Value)
		c.Base = p.text(p.say("pair.good.import-share-base", p.names(of)...))
	})
	return p.say("pair.good.self.sentence", p.refs(of, "share", ref(id))...)
}

// belowSentence says that a stated total is below what its partners add up to, so
// that there is no share.
func (p sharesOf) belowSentence(of int, f measure.Flow) string {
	s := p.y.Side(of, f)
	if s.Below == 0 {
		return ""
	}
	r := measure.Result{ID: measure.ProductFlow, Year: p.y.Year, Unit: measure.Money, USD: s.Below, Terms: []measure.Term{s.Whole}}
	id := p.claimFor(p.id("V"+flowLetter(f)+letter(of), p.y.Year), "pair.good.below-"+f.String(), of, r, nil)
	return p.say("pair.good.below."+f.String(), p.refs(of, "amount", ref(id))...)
}

// addPartners draws the other state among a side's largest suppliers or markets; ties
// at the end are all shown.
func (p sharesOf) addPartners(of int, f measure.Flow) {
	s := p.y.Side(of, f)
	if !s.Each || len(s.Partners) < 2 {
		return
	}
	key := "pair.good.suppliers"
	if f == measure.Export {
		key = "pair.good.markets"
	}
	e := data.Ranking{ExhibitHead: data.ExhibitHead{ID: strings.TrimPrefix(key, "pair.good.") + p.key + "." + strings.ToLower(p.code(of)), Half: true,
		Title: p.text(p.say(key, p.refs(of)...)), Subtitle: p.text(p.say(key+"-subtitle", p.refs(of)...))}}
	for i, partner := range s.Partners {
		other := partner.Country == p.country[1-of]
		if partner.Rank <= partnersShown && len(e.Items) < 2*partnersShown || other {
			e.Items = append(e.Items, p.partnerItem(of, f, i, partner, other))
		}
	}
	p.exhibit(e)
}

// partnerItem is one bar. The other state's share has a claim already.
func (p sharesOf) partnerItem(of int, f measure.Flow, place int, partner measure.ProductPartner, other bool) data.Item {
	name, _, _ := areaNames(p.builder, partner.Country)
	it := data.Item{Label: p.text(p.say("pair.partner", "rank", fmt.Sprint(partner.Rank), "name", name))}
	if other {
		it.Claim, it.Side = p.shareClaim(of, f, p.y), p.code(1-of)
		return it
	}
	it.Claim = p.partnerClaim(of, f, fmt.Sprintf("O%s%s%d", flowLetter(f), letter(of), place+1), partner, p.y)
	return it
}

// partnerClaim is the claim of a third state's share in a side's flow in a year; what is
// the start of its id.
func (p sharesOf) partnerClaim(of int, f measure.Flow, what string, partner measure.ProductPartner, y *measure.ProductYear) string {
	id := p.id(what, y.Year)
	if p.claim(id) != nil {
		return id
	}
	_, called, _ := areaNames(p.builder, partner.Country)
	args := p.partnerArgs(of, partner.Country)
	key := "pair.good." + f.String() + "-share"
	whole := y.Side(of, f).Whole
	part := measure.Term{Name: measure.Exports, From: p.country[of], To: partner.Country, By: whole.By, Year: y.Year, Level: p.p.Level(), Value: partner.Flow.Value, Rows: partner.Flow.Rows}
	share := measure.ProductExportShare
	if f == measure.Import {
		part.Name, part.From, part.To, share = measure.Imports, partner.Country, p.country[of], measure.ProductImportShare
	}
	r := measure.Result{ID: share, Year: y.Year, Unit: measure.Share, Terms: []measure.Term{part, whole}}
	c := p.claimOf(id, p.sayArgs(key, args...), p.sayArgs(key+"-short", args...), &r)
	c.Value, c.Unit, c.Qualifier = shareOf(partner.Flow.Value, whole.Value)
	c.Base, c.Thing = p.text(p.sayArgs(key+"-base", args...)), p.text(data.Literal(called))
	return p.add(c)
}

// partnerArgs are the arguments of a label about a side and a third state.
func (p *product) partnerArgs(of int, partner trade.Country) []words.Arg {
	name, called, code := areaNames(p.builder, partner)
	third := words.Text("b", called)
	third.Declined = func(grammatical string) string {
		s, _ := geo.Declined(code, name, p.lang, grammatical)
		return s
	}
	return append(slices.Clone(p.arguments([]string{"a", p.called[of], "ac", p.builder.code(of), "bc", code, "goods", p.goods, "code", p.p.Product.Code()})), third)
}
