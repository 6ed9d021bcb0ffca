package measure

import (
	"iter"
	"slices"

	"dyad/data/trade"
)

// A PartnerShare is one state's place among another's markets or suppliers.
type PartnerShare struct {
	Partner
	Part  Term    // the trade with it
	Whole Term    // what the share is of: the trade with all partners
	Share float64 // of Whole
}

// Partners are the states among of's markets (Export) or suppliers (Import), of
// the greatest value first. Among the suppliers is the state itself, without a rank,
// where goods of its own came back. There are none where not every partner has rows or
// a stated total is below its parts (then [PartnerRank] is among Missing), and of a
// country that is not of the pair.
func (s *Set) Partners(of trade.Country, f Flow) iter.Seq[PartnerShare] {
	return func(yield func(PartnerShare) bool) {
		p := s.pair()
		side := slices.Index(p.c[:], of)
		if side < 0 || f == Both || !p.eachPartner(side, f) {
			return
		}
		own, whole := p.side(side, f), p.all(side, f)
		if own.below || own.disputed {
			return // shares of a total below its parts say nothing, nor do places by them
		}
		for _, partner := range own.partners {
			cameBack := f == Import && partner.Country == of && partner.Value > 0
			if partner.Rank == 0 && !cameBack || whole.Value <= 0 || partner.Value > whole.Value {
				continue
			}
			part := whole
			part.Name, part.Stated, part.Level, part.Value, part.Rows = Exports, false, own.level, partner.Value, partner.Rows
			part.To = partner.Country
			if f == Import {
				part.Name, part.To, part.From = Imports, of, partner.Country
			}
			if !yield(PartnerShare{partner, part, whole, over(partner.Value, whole.Value)}) {
				return
			}
		}
	}
}

// SummedPartners is how many partners a state's total of a flow is the sum over; 0
// where a total is stated or none is known.
func (s *Set) SummedPartners(of trade.Country, f Flow) int {
	p := s.pair()
	i := slices.Index(p.c[:], of)
	if i < 0 || f == Both {
		return 0
	}
	if own := p.side(i, f); !own.stated && own.each && own.total.Known() {
		return len(own.partners)
	}
	return 0
}
