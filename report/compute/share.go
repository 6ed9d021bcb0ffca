package compute

import (
	"maps"
	"slices"
	"strconv"

	"dyad/data"
	"dyad/data/trade/measure"
)

// addShares adds the sections of shares and of partners: what each state is to the
// other among all partners.
func addShares(b *builder) {
	for of := range b.country {
		addShare(b, "SM", measure.ImportShare, of, measure.Import)
		addShare(b, "SX", measure.ExportShare, of, measure.Export)
		addShare(b, "ST", measure.TradeShare, of, measure.Both)
		for _, f := range []measure.Flow{measure.Export, measure.Import, measure.Both} {
			addRank(b, of, f)
		}
		addEarlierShares(b, "SM", of, measure.Import)
		addEarlierShares(b, "SX", of, measure.Export)
	}
	addPartners(b, measure.Import)
	addPartners(b, measure.Export)
	if len(b.body) > 0 { // else a remark on the source says it
		b.para(earlierSentence(b, 0), earlierSentence(b, 1))
	}
	b.section("trade-partners", partnersTitle(b), data.TopicGoods)
}

// takeLastReported takes the shares of a side that reports nothing for the year of the
// set from the last year that it reports.
func takeLastReported(b *builder) {
	ofShares := []measure.ID{measure.ExportShare, measure.ImportShare, measure.TradeShare, measure.PartnerRank}
	lacks := func(of int) bool {
		return b.result(measure.ExportShare, of, measure.Export, b.set.Report) == nil && b.result(measure.ImportShare, of, measure.Import, b.set.Report) == nil
	}
	for of := range b.country {
		for i := len(b.set.Series) - 2; i >= 0 && lacks(of); i-- {
			set, err := b.set.In(b.set.Series[i].Year)
			if err != nil || set.Report != b.set.Report {
				return
			}
			tells := slices.ContainsFunc(set.Results, func(r measure.Result) bool {
				return r.Of == b.country[of] && (r.ID == measure.ExportShare || r.ID == measure.ImportShare)
			})
			if !tells {
				continue
			}
			maps.DeleteFunc(b.results, func(k resultKey, _ *measure.Result) bool { // shares and places are of one year
				return k.of == of && slices.Contains(ofShares, k.id)
			})
			for j := range set.Results {
				if r := &set.Results[j]; r.Of == b.country[of] && slices.Contains(ofShares, r.ID) {
					b.results[resultKey{r.ID, of, r.Flow, r.Report}] = r
				}
			}
			if !lacks(of) {
				b.earlier[of] = set.Year
			}
		}
	}
}

// takeLastProducts takes what is said by product from the last year that has rows
// of all goods by product, where that of the set has none.
func takeLastProducts(b *builder) {
	if !lacksProducts(b) {
		return
	}
	for i := len(b.set.Series) - 2; i >= 0; i-- {
		set, err := b.set.In(b.set.Series[i].Year)
		if err != nil {
			return
		}
		forth, _ := set.Sections(set.A, set.B)
		back, _ := set.Sections(set.B, set.A)
		if len(forth)+len(back) == 0 {
			continue
		}
		b.goods = set
		for j := range set.Results {
			r := &set.Results[j]
			key := resultKey{r.ID, b.side[r.Of], r.Flow, r.Report}
			if _, have := b.results[key]; !have && slices.Contains(byProduct, r.ID) {
				b.results[key] = r
			}
		}
		return
	}
}

// lacksProducts reports whether the set has no flow by product, though it has one in
// all goods.
func lacksProducts(b *builder) bool {
	for i := range b.set.Results {
		if b.set.Results[i].ID == measure.ProductMix {
			return false
		}
	}
	return b.missing(measure.ProductMix, 0, measure.NeedsProducts) || b.missing(measure.ProductMix, 1, measure.NeedsProducts)
}

// byProduct are the measures that rows by product support.
var byProduct = []measure.ID{measure.GrubelLloyd, measure.ProductConcentration, measure.Complementarity, measure.ExportSimilarity,
	measure.RevealedAdvantage, measure.GeoDepProducts, measure.ECDependent, measure.PairExposure, measure.PairExposureCount}

// earlierSentence says that a side's shares are of an earlier year.
func earlierSentence(b *builder, of int) string {
	if b.earlier[of] == 0 {
		return ""
	}
	return b.say("pair.shares.earlier", append(refs(of), "year", data.Literal(strconv.Itoa(b.set.Year)), "last", data.Literal(strconv.Itoa(b.earlier[of])))...)
}

// addShare adds the claim of a share among all partners, and that of its total.
func addShare(b *builder, id string, m measure.ID, of int, f measure.Flow) {
	r := b.result(m, of, f, b.set.Report)
	if r == nil {
		return
	}
	key := "pair." + string(m)
	c := b.claimOf(id+letter(of), b.say(key, b.names(of)...), b.say(key+"-short", b.names(of)...), r)
	c.Base = b.text(b.say(key+"-base", b.names(of)...))
	if f != measure.Both {
		c.Ratio = &data.Ratio{Part: b.flow(r.Terms[0]), Whole: b.flow(r.Terms[1])}
		c.Dependence = &data.Dependence{Of: b.code(of), On: b.code(1 - of), For: b.text(shareFor(b, key, r.Year))}
	}
	b.add(c)
}

// addEarlierShares adds the claims of a share in the years before that of the set: what
// it was over the years, and in the year that the other side reported last. The year
// stands in the id: SMA2019.
func addEarlierShares(b *builder, id string, of int, f measure.Flow) {
	for _, r := range b.set.EarlierShares(b.country[of], f) {
		key := "pair." + string(r.ID)
		if have := b.claim(id + letter(of)); have != nil && b.earlier[of] == r.Year {
			continue
		}
		c := b.claimOf(id+letter(of)+strconv.Itoa(r.Year), b.say(key, b.names(of)...), b.say(key+"-short", b.names(of)...), &r)
		c.Base = b.text(b.say(key+"-base", b.names(of)...))
		b.add(c)
	}
}

// shareFor is what a share measures reliance for, with its year if that is not the
// year of the set.
func shareFor(b *builder, key string, year int) string {
	if year == b.set.Year {
		return b.say(key + "-for")
	}
	return b.say(key+"-for-year", "year", strconv.Itoa(year))
}

// addRank adds the claim of the rank of the other state among the partners of a side.
func addRank(b *builder, of int, f measure.Flow) {
	r := b.result(measure.PartnerRank, of, f, b.set.Report)
	if r == nil {
		return
	}
	id := map[measure.Flow]string{measure.Export: "RX", measure.Import: "RM", measure.Both: "RT"}[f]
	key := "pair.rank-" + f.String()
	b.add(b.claimOf(id+letter(of), b.say(key, b.names(of)...), b.say(key+"-short", b.names(of)...), r))
}

// partnersTitle says what place each state has among the other's suppliers, or else its
// markets.
func partnersTitle(b *builder) string {
	return b.sidesTitle("pair.partners.title", [][2]string{{"RM", "pair.partners.supplier"}, {"RX", "pair.partners.market"}})
}

// sidesTitle is a title that says a figure of both sides, or of the one that has it: of
// the first kind in the list of which there is one, each the beginning of its claims'
// ids and a message. Without any it is the message otherwise.
func (b *builder) sidesTitle(otherwise string, kinds [][2]string) string {
	for _, kind := range kinds {
		x, y := b.firstOf(kind[0]+"A"), b.firstOf(kind[0]+"B")
		switch key := kind[1]; {
		case x != "" && y != "":
			return b.say(key+"-both", append(refs(0), "x", ref(x), "y", ref(y))...)
		case x != "":
			return b.say(key, append(refs(0), "x", ref(x))...)
		case y != "":
			return b.say(key, append(refs(1), "x", ref(y))...)
		}
	}
	return b.say(otherwise)
}
