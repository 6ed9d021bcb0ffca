package report

import (
	"slices"
	"strconv"
	"strings"

	"dyad/data"
	"dyad/data/trade/measure"
)

// traded finds the figures that report/compute computed from trade tables by what they
// are of. A side is 0, state A, or 1, state B. Every figure may be missing; one whose
// claim an author replaced by a claim of another measure is.
//
// The ids of such claims are those of report/compute: XA is what A sells B by A's report,
// MA what A buys by A's report, SMA the share of B in A's imports, RMA the place of B
// among A's suppliers, TA and LA turnover and balance by A's report, TX and LX by the two
// exporters' reports, T and L where there is one figure of each flow. A year before that
// of the brief stands at the end: XA2019.
type traded struct{ d *data.Dossier }

// tradedIn is false for a dossier without a trade table or without computed figures.
func tradedIn(d *data.Dossier) (traded, bool) {
	table := slices.ContainsFunc(d.Sources, func(s data.Source) bool { return s.File != nil })
	computed := slices.ContainsFunc(d.Claims, func(c data.Claim) bool {
		return c.Measure == string(measure.FlowValue) || c.Measure == string(measure.ImportShare)
	})
	return traded{d}, table && computed
}

func (t traded) code(side int) string {
	if side == 0 {
		return t.d.A.Code
	}
	return t.d.B.Code
}

func letterOf(side int) string { return string(rune('A' + side)) }

// claim is the claim of an id if it is of the measure, else nil.
func (t traded) claim(id string, m measure.ID) *data.Claim {
	if cl := t.d.Claim(id); cl != nil && cl.Measure == string(m) && cl.HasValue {
		return cl
	}
	return nil
}

// reported is what a side sells the other in the year of the brief, as the seller or the
// buyer reports it.
func (t traded) reported(seller int, bySeller bool) *data.Claim {
	if bySeller {
		return t.claim("X"+letterOf(seller), measure.FlowValue)
	}
	return t.claim("M"+letterOf(1-seller), measure.FlowValue)
}

// sold is what a side sells the other, as the seller reports it; as the buyer does where
// the seller reports nothing, or a sum of 0 that the buyer does not.
func (t traded) sold(seller int) *data.Claim {
	own, other := t.reported(seller, true), t.reported(seller, false)
	if own == nil || other != nil && moneyOf(own) == 0 && moneyOf(other) > 0 {
		return other
	}
	return own
}

// isDenied tells whether what a side sells is a sum by the buyer's report, and 0 by its own.
func (t traded) isDenied(seller int) bool {
	if seller < 0 || seller > 1 {
		return false
	}
	cl := t.sold(seller)
	return cl != nil && t.reported(seller, true) != nil && cl == t.reported(seller, false)
}

// reports are the one or two reports of what a side sells the other.
func (t traded) reports(seller int) []*data.Claim {
	var out []*data.Claim
	for _, bySeller := range []bool{true, false} {
		if cl := t.reported(seller, bySeller); cl != nil {
			out = append(out, cl)
		}
	}
	return out
}

// reportsTotal tells whether there is what a side sells all partners, or buys from them,
// in the year of the brief.
func (t traded) reportsTotal(side int) bool {
	return t.claim("WX"+letterOf(side), measure.FlowValue) != nil || t.claim("WM"+letterOf(side), measure.FlowValue) != nil
}

// importShare and exportShare are the part of the other side in a side's imports and in
// its exports; the year may be an earlier one than that of the brief.
func (t traded) importShare(of int) *data.Claim {
	return t.claim("SM"+letterOf(of), measure.ImportShare)
}
func (t traded) exportShare(of int) *data.Claim {
	return t.claim("SX"+letterOf(of), measure.ExportShare)
}

// importShareIn is the part of the other side in a side's imports in a year, of which
// importShare may be.
func (t traded) importShareIn(of, year int) *data.Claim {
	if cl := t.importShare(of); cl != nil && cl.Year() == year {
		return cl
	}
	return t.claim("SM"+letterOf(of)+strconv.Itoa(year), measure.ImportShare)
}

// isNothing tells whether both flows are reported, and all reports of them are 0.
func (t traded) isNothing() bool {
	forth, back := t.sold(0), t.sold(1)
	return forth != nil && back != nil && moneyOf(forth) == 0 && moneyOf(back) == 0
}

// asSupplier and asMarket are the place of the other side among a side's suppliers and
// markets.
func (t traded) asSupplier(of int) *data.Claim {
	return t.claim("RM"+letterOf(of), measure.PartnerRank)
}
func (t traded) asMarket(of int) *data.Claim {
	return t.claim("RX"+letterOf(of), measure.PartnerRank)
}

// both are turnover and balance, that of side A, by whose reports: "X" of both exporters,
// where each side reports both flows, "" where there is one figure of each flow, else "A"
// or "B", of one side. Nil if there is no turnover.
func (t traded) both() (turnover, balance *data.Claim, by string) {
	for _, by := range []string{"X", "", "A", "B"} {
		if cl := t.claim("T"+by, measure.Turnover); cl != nil {
			return cl, t.claim("L"+by, measure.Balance), by
		}
	}
	return nil, nil, ""
}

// year is the year of the brief, 0 if no figure tells.
func (t traded) year() int {
	for _, side := range []int{0, 1} {
		if cl := t.sold(side); cl != nil {
			return cl.Year()
		}
	}
	for _, id := range []string{"WXA", "WMA", "WXB", "WMB"} {
		if cl := t.claim(id, measure.FlowValue); cl != nil {
			return cl.Year()
		}
	}
	year := 0
	for side := range 2 {
		for _, cl := range []*data.Claim{t.importShare(side), t.exportShare(side)} {
			if cl != nil {
				year = max(year, cl.Year())
			}
		}
	}
	return year
}

// lastReport is the last year for which a side reports trade with the other, 0 if it
// reports none.
func (t traded) lastReport(side int) int {
	last := 0
	for i := range t.d.Claims {
		cl := &t.d.Claims[i]
		if cl.Measure != string(measure.FlowValue) {
			continue
		}
		for _, flow := range []string{"X", "M"} {
			own, ok := strings.CutPrefix(cl.ID, flow+letterOf(side))
			if ok && (own == "" || own == strconv.Itoa(cl.Year())) {
				last = max(last, cl.Year())
			}
		}
	}
	return last
}

// silentYears are the years from the last report of a side on, up to that of the brief,
// for which the other alone reports the trade of the two; the year of the brief alone where
// the side reports it for none. They are 0 where both report for that year or neither does,
// where the side reports trade with all partners, or where a sum is not one side's report.
func (t traded) silentYears(side int) (first, year int) {
	last, year := t.lastReport(side), t.year()
	switch {
	case year == 0, last == year, t.lastReport(1-side) != year, t.reportsTotal(side):
		return 0, 0
	case last > 0:
		return last + 1, year
	}
	_, _, by := t.both()
	if by == letterOf(1-side) || t.reported(side, false) != nil { // else it may be of both: a reconciled one
		return year, year
	}
	return 0, 0
}

// headlineTellsSilence tells whether the headline, not an author’s, says for which years there is
// nothing that the other side reports, in place of its share of imports.
func (t traded) headlineTellsSilence(left int) bool {
	mine, other := t.importShare(left), t.importShare(1-left)
	first, _ := t.silentYears(1 - left)
	return t.d.Headline.IsZero() && first > 0 && mine != nil && (other == nil || mine.Year()-other.Year() > mostYearsApart)
}

// left is the side at the left of the main figure, -1 if no figure tells: the one whose
// share of imports is of the later year, then the one with the larger; without shares
// the one that buys more.
func (t traded) left() int {
	x, y := t.importShare(0), t.importShare(1)
	switch {
	case x != nil && y != nil && x.Year() != y.Year():
		if x.Year() > y.Year() {
			return 0
		}
		return 1
	case x != nil && y != nil && shareOf(x) > shareOf(y):
		return 0
	case x != nil && y != nil:
		return 1
	case x != nil:
		return 0
	case y != nil:
		return 1
	}
	return t.buysMore()
}

// buysMore is the side that buys more from the other than it sells it, -1 if no flow is
// known. A flow that is not known is the smaller.
func (t traded) buysMore() int {
	forth, back := t.sold(0), t.sold(1)
	switch {
	case forth == nil && back == nil:
		return -1
	case back == nil, forth != nil && moneyOf(forth) >= moneyOf(back):
		return 1
	}
	return 0
}

// moneyOf is the sum of a claim of money in whole units of its currency, unrounded where
// the claim says it.
func moneyOf(cl *data.Claim) float64 {
	if v, err := strconv.ParseFloat(cl.Exact, 64); err == nil {
		return v
	}
	return float64(cl.Value.Float() * cl.Unit.Mult)
}
