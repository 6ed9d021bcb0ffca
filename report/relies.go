package report

import (
	"cmp"
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// littleReliance is the share under which reliance is called little. The limit is
// ours.
const littleReliance = 0.05

// relianceClaims are the claims that measure how the state of relies on the state
// on: shares of the dossier's sources, the largest first; then what is not a share;
// then computed shares. The last two are in the order of the dossier.
func relianceClaims(d *data.Dossier, of, on string) []*data.Claim {
	var out []*data.Claim
	for i := range d.Claims {
		cl := &d.Claims[i]
		if dep := cl.Dependence; dep != nil && dep.Of == of && dep.On == on {
			out = append(out, cl)
		}
	}
	slices.SortStableFunc(out, func(x, y *data.Claim) int {
		switch a, b := isComputedShare(x), isComputedShare(y); {
		case a && b:
			return 0
		case a:
			return 1
		case b:
			return -1
		}
		return cmp.Compare(shareOf(y), shareOf(x))
	})
	return out
}

// reliances are what one state relies on the other for, by how much.
type reliances struct {
	much   []doc.Spans
	rest   []doc.Spans // small computed shares: of its imports, of its exports
	little []doc.Spans // other small shares
	none   []doc.Spans // figures of nothing
	other  []doc.Spans // figures that do not say for what, or are under 0
}

// relianceSentence says what the state of relies on the state on for: at most four
// things, each once.
func (c *headline) relianceSentence(of, on string) doc.Spans {
	r := c.reliances(of, on)
	p := c.passage()
	say := func(key string, items []doc.Spans, rest []doc.Spans) {
		if p.here() > p.from {
			p.space()
		}
		p.say(key, c.stateArg("of", of), c.stateArg("on", on), words.Spans("items", c.join(items)), words.Spans("rest", c.join(rest)))
	}
	switch {
	case len(r.much) > 0 && len(r.rest) > 0:
		say("answer.relies-partly", r.much, r.rest)
	case len(r.much) > 0:
		say("answer.relies", r.much, nil)
	case len(r.rest) > 0:
		say("answer.relies-little", r.rest, nil)
	}
	if len(r.little) > 0 {
		say("answer.relies-slightly", r.little, nil)
	}
	if len(r.none) > 0 {
		say("answer.relies-not", r.none, nil)
	}
	switch {
	case p.here() > p.from:
	case len(r.other) > 0:
		say("answer.relies-figures", r.other, nil)
	default:
		say("answer.relies-none", nil, nil)
	}
	return p.spans()
}

// reliances sorts the figures of reliance by how much they say.
func (c *headline) reliances(of, on string) (r reliances) {
	const most = 4
	claims := relianceClaims(c.d, of, on)
	seen := map[string]bool{}
	for _, cl := range claims {
		phrase := c.in(cl.Dependence.For)
		if phrase == "" || cl.HasValue && cl.Value.Coef < 0 {
			if len(r.other) < most {
				r.other = append(r.other, c.labelled(cl))
			}
			continue
		}
		if seen[phrase] || len(seen) == most {
			continue
		}
		seen[phrase] = true
		cl = c.newest(claims, cl)
		share := shareOf(cl)
		atLeast := cl.Qualifier == quantity.MoreThan || cl.Qualifier == quantity.AtLeast
		switch {
		case isNothing(cl):
			r.none = append(r.none, c.relianceItem(cl))
		case share >= 0 && share < littleReliance && isComputedShare(cl):
			r.rest = append(r.rest, c.relianceItem(cl))
		case share >= 0 && share < littleReliance && !atLeast:
			r.little = append(r.little, c.relianceRange(c.least(claims, cl), cl))
		default:
			r.much = append(r.much, c.relianceRange(c.least(claims, cl), cl))
		}
	}
	return r
}

// isNothing tells whether a claim is a figure of nothing: 0, and not more than 0 or
// about 0.
func isNothing(cl *data.Claim) bool {
	return cl.HasValue && cl.Value.Coef == 0 && !cl.HasTo && cl.Qualifier == quantity.Exact
}

// labelled is a figure with its label: "Crude oil: 80%".
func (c *headline) labelled(cl *data.Claim) doc.Spans {
	return c.say("reliance.item", words.Spans("label", c.keep(c.short(cl))), words.Spans("figure", c.figure(cl, data.Full)))
}

// relianceItem is what a claim measures reliance for: "the transit of its crude oil
// (80% of crude oil exports)", "its foreign trade (place as a partner: 5th)", or a
// computed share of it, "17.1% of its imports".
func (c *headline) relianceItem(cl *data.Claim) doc.Spans {
	subject := words.Spans("for", c.keep(c.authored(cl.Dependence.For, c.originOf(cl, ": dependence"))))
	switch {
	case isComputedShare(cl):
		return c.say("answer.item-share", subject, words.Spans("figure", c.figure(cl, data.Full)))
	case cl.Unit.Dim == quantity.Place:
		return c.say("answer.item-place", subject, words.Spans("label", c.keep(c.short(cl))), words.Spans("figure", c.figure(cl, data.Full)))
	}
	return c.say("answer.item", subject, words.Spans("figure", c.basedFigure(cl)))
}

// sameThing tells whether two claims measure reliance for the same thing as shares
// of the same base, so that they differ in time or source only.
func (c *headline) sameThing(x, y *data.Claim) bool {
	return c.in(x.Dependence.For) == c.in(y.Dependence.For) && c.in(x.Base) == c.in(y.Base) && x.Unit.Dim == y.Unit.Dim
}

// newest is the claim of the latest year among those of the same thing as cl: cl
// itself where the years do not tell.
func (c *headline) newest(claims []*data.Claim, cl *data.Claim) *data.Claim {
	out := cl
	for _, other := range claims {
		if c.sameThing(other, cl) && isComputedShare(other) == isComputedShare(cl) && other.Value.Coef >= 0 && yearOf(c.d, other) > yearOf(c.d, out) && yearOf(c.d, out) != "" {
			out = other
		}
	}
	return out
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

// least is the smallest share among those that measure reliance for the same thing
// as cl by another base: cl itself where there is no smaller one, or where cl is no
// share or a computed one.
func (c *headline) least(claims []*data.Claim, cl *data.Claim) *data.Claim {
	if shareOf(cl) < 0 || isComputedShare(cl) {
		return cl
	}
	out := cl
	for _, other := range claims {
		same := c.in(other.Dependence.For) == c.in(cl.Dependence.For) && !c.sameThing(other, cl)
		if share := shareOf(other); same && !isComputedShare(other) && share >= 0 && share < shareOf(out) && c.newest(claims, other) == other {
			out = other
		}
	}
	return out
}

// relianceRange is what a claim measures reliance for, with the least and the most
// of several shares: "its food (one fifth of tea to two thirds of sugar)".
func (c *headline) relianceRange(least, most *data.Claim) doc.Spans {
	if least == most {
		return c.relianceItem(most)
	}
	return c.say("answer.item-range", words.Spans("for", c.keep(c.authored(most.Dependence.For, c.originOf(most, ": dependence")))),
		words.Spans("least", c.basedFigure(least)), words.Spans("most", c.basedFigure(most)))
}

// basedFigure is a figure, with its base if it is a share: "80% of crude oil export".
func (c *headline) basedFigure(cl *data.Claim) doc.Spans {
	if cl.Base.IsZero() || cl.Unit.Dim != quantity.Share {
		return c.figure(cl, data.Full)
	}
	f := c.figure(cl, data.Full)
	base := c.keep(c.authored(cl.Base, c.originOf(cl, ": base")))
	p := c.passage()
	p.say("figure.of-base", words.Spans("figure", f[:1]), words.Spans("base", base))
	p.put(f[1:]) // the mark comes after the base
	return p.spans()
}
