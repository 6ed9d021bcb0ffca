package report

import (
	"cmp"
	"slices"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// A thing is what one state relies on the other for, as a headline names it.
type thing struct {
	name doc.Span
	// share is the largest share of claims of the thing, below 0 if none is one.
	share float64
	claim *data.Claim // with that share, or the first
}

// things are what the state of relies on the state on for: first those with shares, the
// largest first, then the others in the order of the dossier. Claims of one noun, or else
// of one phrase, are of one thing; those that say neither, and figures of nothing or
// under 0, are not among them.
func (c *sided) things(of, on string) []thing {
	var out []thing
	claims := relianceOf(c.d, of, on)
	for _, cl := range claims {
		if cl.NoBar || cl.HasValue && (cl.Value.Coef < 0 || isNothing(cl)) || isSuperseded(c.d, cl, claims) || isRestatement(c.d, cl, claims) {
			continue
		}
		name := c.thingName(cl)
		if name.Text == "" {
			continue
		}
		i := slices.IndexFunc(out, func(t thing) bool { return t.name.Text == name.Text })
		switch {
		case i < 0:
			out = append(out, thing{name, shareOf(cl), cl})
		case shareOf(cl) > out[i].share:
			out[i].share, out[i].claim = shareOf(cl), cl
		}
	}
	slices.SortStableFunc(out, func(x, y thing) int { return cmp.Compare(y.share, x.share) })
	return out
}

// thingName is what a claim measures reliance for: its noun, else its phrase.
func (c *sided) thingName(cl *data.Claim) doc.Span {
	if name := cl.Dependence.Noun; !name.IsZero() {
		return c.authored(name, c.originOf(cl, ": dependence"))
	}
	return c.authored(cl.Dependence.For, c.originOf(cl, ": dependence"))
}

func (t thing) isLittle() bool { return isLittle(t.claim) }

// isLittle tells whether a claim is a share that is small, all that it may be.
func isLittle(cl *data.Claim) bool {
	share := shareOf(cl)
	return share >= 0 && share < littleReliance && cl.Qualifier != quantity.MoreThan && cl.Qualifier != quantity.AtLeast
}

// sortedByShare are claims by their shares, the largest first. What is almost a share is
// smaller than the share; equal ones keep their order.
func sortedByShare(claims []*data.Claim) []*data.Claim {
	under := func(cl *data.Claim) int {
		switch cl.Qualifier {
		case quantity.Almost, quantity.AtMost, quantity.LessThan:
			return 1
		}
		return 0
	}
	slices.SortStableFunc(claims, func(x, y *data.Claim) int {
		return cmp.Or(cmp.Compare(shareOf(y), shareOf(x)), under(x)-under(y))
	})
	return claims
}

// claimHeadline says what each state relies on the other for, by the figures that measure
// reliance; without such figures by the words of the sources, and without those what the
// sources are about.
func (c *finding) claimHeadline() found {
	mine, other := c.things(c.left, c.right), c.things(c.right, c.left)
	switch {
	case len(mine) > 0 && mine[0].share >= 0:
		return c.reliesHeadline(mine, other)
	case len(relianceOf(c.d, c.left, c.right))+len(relianceOf(c.d, c.right, c.left)) > 0:
		return c.figuresHeadline()
	}
	for _, of := range []string{c.left, c.right} {
		on := c.otherSide(of)
		for _, f := range c.factsOf(of, on) {
			if f.Dependence.For.IsZero() {
				continue
			}
			name := c.keep(c.authored(f.Dependence.For, "fact "+f.ID))
			return clauses(c.say("headline.said", append(c.pair(of, on), words.Spans("items", name))...), c.say("headline.said-only"))
		}
	}
	return c.sourcesHeadline()
}

func (c *sided) otherSide(of string) string {
	if of == c.left {
		return c.right
	}
	return c.left
}

// factsOf are the facts that say, without a number, how one state relies on the other.
func (c *sided) factsOf(of, on string) []*data.Fact {
	var out []*data.Fact
	for i := range c.d.Facts {
		f := &c.d.Facts[i]
		if dep := f.Dependence; dep != nil && dep.Of == of && dep.On == on {
			out = append(out, f)
		}
	}
	return out
}

// reliesHeadline is the headline of figures of reliance, of which the left state has a
// share.
func (c *finding) reliesHeadline(mine, other []thing) found {
	back := c.backClause(other)
	first := c.relies(c.left, c.right, mine[:1])
	var f found
	if len(mine) > 1 && mine[1].share >= 0 && mine[1].isLittle() == mine[0].isLittle() {
		two := c.relies(c.left, c.right, mine[:2])
		f.wordings, f.clauses = doc.Wordings{together(two, back)}, doc.Wordings{two}
	}
	rest := clauses(first, back)
	f.wordings, f.clauses = append(f.wordings, rest.wordings...), append(f.clauses, rest.clauses...)
	return f
}

// relies says what one state relies on the other for; it relies little on what is small.
func (c *finding) relies(of, on string, things []thing) doc.Spans {
	key := "headline.relies"
	if things[0].isLittle() {
		key = "headline.relies-little"
	}
	return c.say(key, append(c.pair(of, on), words.Spans("items", c.names(things)))...)
}

// names joins the names of things as in running text.
func (c *finding) names(things []thing) doc.Spans {
	var all []doc.Spans
	for _, t := range things {
		all = append(all, c.keep(t.name))
	}
	return c.join(all)
}

// backClause says what the right state relies on the left for: the thing with the largest
// share, or a count of things, or that there is neither.
func (c *finding) backClause(other []thing) doc.Spans {
	args := c.pair(c.right, c.left)
	if len(other) > 0 {
		t := other[0]
		switch {
		case t.isLittle():
			return c.say("headline.back-little", append(args, words.Spans("items", c.names(other[:1])))...)
		case t.share < 0 && t.claim.Unit.Dim == quantity.Count:
			return c.say("headline.back", append(args, words.Text("items", c.printed(t.claim)))...)
		}
		return c.say("headline.back", append(args, words.Spans("items", c.names(other[:1])))...)
	}
	if len(relianceOf(c.d, c.right, c.left)) > 0 {
		return nil // figures that do not say for what, or of nothing: neither is a sentence
	}
	if len(c.factsOf(c.right, c.left)) > 0 {
		return c.say("headline.back-words", args...)
	}
	return c.say("headline.back-none", args...)
}

// figuresHeadline names the first two figures of reliance where none is a share.
func (c *finding) figuresHeadline() found {
	var items []doc.Spans
	for i := range c.d.Claims {
		if cl := &c.d.Claims[i]; cl.Dependence != nil && len(items) < 2 {
			items = append(items, c.say("headline.figure", words.Spans("label", c.keep(c.short(cl))), words.Text("figure", c.printed(cl))))
		}
	}
	say := func(n int) doc.Spans {
		return c.say("headline.figures", c.stateArg("a", c.d.A.Code), c.stateArg("b", c.d.B.Code), words.Spans("items", c.list(items[:n])))
	}
	var no doc.Spans
	if !c.anyShare() {
		no = c.say("headline.no-share")
	}
	f := clauses(say(1), no)
	if len(items) > 1 {
		f.wordings = append(doc.Wordings{together(say(2), no)}, f.wordings...)
	}
	return f
}

// anyShare tells whether a share measures reliance, if only one of nothing or one that
// does not say for what.
func (c *finding) anyShare() bool {
	return slices.ContainsFunc(c.d.Claims, func(cl data.Claim) bool { return cl.Dependence != nil && shareOf(&cl) >= 0 })
}

// sourcesHeadline says of what the brief is where no figure and no fact is of reliance.
func (c *finding) sourcesHeadline() found {
	a, b := c.stateArg("a", c.d.A.Code), c.stateArg("b", c.d.B.Code)
	n := len(citedSources(c.d))
	switch {
	case !c.d.Article.IsZero():
		return clauses(c.say("headline.article", a, b))
	case len(c.d.Claims) == 0:
		return clauses(c.say("headline.pair", a, b))
	case n == 0:
		return clauses(c.say("headline.no-source", a, b))
	}
	return clauses(c.say("headline.sources", a, b, words.Arg{Name: "n", N: int64(n), Plain: c.num.InProse(quantity.Value{Coef: int64(n)})}))
}
