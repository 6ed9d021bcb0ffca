package report

import (
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/quantity"
)

// bars are the claims that are bars of the main figure for the reliance of one state on
// the other: shares that measure it, in the order of the dossier. Of one share in
// several years only the latest is a bar, and of one stated twice the first.
func bars(d *data.Dossier, of, on string) []*data.Claim {
	all := relianceOf(d, of, on)
	var out []*data.Claim
	for _, cl := range all {
		if shareOf(cl) >= 0 && !cl.NoBar && !isSuperseded(d, cl, all) && !isRestatement(d, cl, all) {
			out = append(out, cl)
		}
	}
	return out
}

// relianceOf are the claims that measure how one state relies on the other, of any unit.
func relianceOf(d *data.Dossier, of, on string) []*data.Claim {
	var out []*data.Claim
	for i := range d.Claims {
		if dep := d.Claims[i].Dependence; dep != nil && dep.Of == of && dep.On == on {
			out = append(out, &d.Claims[i])
		}
	}
	return out
}

// isSuperseded tells whether another of the claims is the same share of a later year. One of
// a year after the dossier's own is planned or expected: it takes the place of none that is,
// and any that is takes its place.
func isSuperseded(d *data.Dossier, cl *data.Claim, all []*data.Claim) bool {
	year, base := yearOf(d, cl), cl.Base.In(d.Lang, d.Lang)
	if year == "" || base == "" {
		return false
	}
	isAhead := func(year string) bool { return len(d.AsOf) >= 4 && year > d.AsOf[:4] }
	for _, other := range all {
		if other.Unit.Dim != quantity.Share || other.Base.In(d.Lang, d.Lang) != base || other.NoBar {
			continue
		}
		y := yearOf(d, other)
		if ahead := isAhead(y); ahead == isAhead(year) && y > year || !ahead && isAhead(year) && y != "" {
			return true
		}
	}
	return false
}

// isRestatement tells whether a claim states again what another of the claims states, so
// that both are one thing: the first stands for it, and that they differ is a finding.
func isRestatement(d *data.Dossier, cl *data.Claim, all []*data.Claim) bool {
	first := d.Claim(cl.Restates)
	return first != nil && slices.Contains(all, first) && !first.NoBar && (shareOf(first) >= 0) == (shareOf(cl) >= 0)
}

// largest is the largest share among claims, below 0 if none is a share.
func largest(claims []*data.Claim) float64 {
	most := -1.0
	for _, cl := range claims {
		most = max(most, shareOf(cl))
	}
	return most
}

// sides are the two states in the order of the main figure and of the headline: first
// the one of whose reliance more is shown. Of computed figures it is the one that buys
// the larger part of its imports from the other, or, if that is not known, the one that
// buys more; of stated ones the one with more bars, then with the larger, then state B.
func sides(d *data.Dossier) (left, right string) {
	a, b := d.A.Code, d.B.Code
	if t, ok := tradedIn(d); ok {
		if first := t.left(); first >= 0 {
			return t.code(first), t.code(1 - first)
		}
	}
	barsA, barsB := bars(d, a, b), bars(d, b, a)
	switch n := len(barsA) - len(barsB); {
	case n > 0, n == 0 && largest(barsA) > largest(barsB):
		return a, b
	}
	return b, a
}

// littleReliance is the share under which reliance is called little. The limit is
// ours.
const littleReliance = 0.05

// isNothing tells whether a claim is a figure of nothing: 0, and not more than 0 or
// about 0.
func isNothing(cl *data.Claim) bool {
	return cl.HasValue && cl.Value.Coef == 0 && !cl.HasTo && cl.Qualifier == quantity.Exact
}

// yearOf is the last year that the period of a claim names, "" without one.
func yearOf(d *data.Dossier, cl *data.Claim) string {
	isNoDigit := func(r rune) bool { return r < '0' || r > '9' }
	year := ""
	for _, s := range strings.FieldsFunc(cl.Period.In(d.Lang, d.Lang), isNoDigit) {
		if len(s) == 4 {
			year = s
		}
	}
	return year
}
