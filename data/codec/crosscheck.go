package codec

import "dyad/data"

var (
	crosscheckKeys = []string{"id", "title", "text", "claims", "test"}
	testKeys       = []string{"kind", "of", "against", "exhibit"}
)

func (r *reader) crosscheck(n *node) data.Crosscheck {
	x := data.Crosscheck{Pos: n.pos()}
	o, ok := r.object(n, "crosscheck", crosscheckKeys)
	if !ok {
		return x
	}
	x.ID = o.id()
	x.Title = o.needText("title", title)
	x.Text = o.needText("text", prose)
	x.Claims = each(o.list("claims"), func(n *node) data.Claim { return r.claim(n, true) })
	if n := o.node("test"); n != nil {
		x.Test = o.test(n)
	}
	return x
}

func (x *object) test(n *node) data.Test {
	var t data.Test
	o, ok := x.part(n, "test", testKeys)
	if !ok || !o.need("kind") {
		return t
	}
	t.Kind = data.TestKind(o.oneOf("kind", testNames, 0))
	fits := withNumber
	if t.Kind == data.TestNote {
		fits = anyClaim
	}
	t.Of, t.Against = o.claims("of", fits), o.claims("against", fits)
	if o.has("exhibit") {
		t.Exhibit = o.exhibitRef("exhibit")
	}
	o.checkTest(t)
	return t
}

// checkTest checks that the test names as much as its arithmetic needs.
func (o *object) checkTest(t data.Test) {
	switch {
	case (t.Kind == data.TestSame || t.Kind == data.TestSum) && len(t.Of) < 2:
		o.fail("of", "%s needs at least 2 claims in of, not %d", t.Kind, len(t.Of))
	case t.Kind == data.TestEarlier && (len(t.Of) == 0 || len(t.Of) != len(t.Against)):
		o.fail("against", "earlier needs a claim in against for each in of: %d for %d", len(t.Against), len(t.Of))
	case t.Kind != data.TestEarlier && len(t.Against) > 0:
		o.fail("against", "%s has no against", t.Kind)
	case t.Kind == data.TestGrowth && (len(t.Of) != 2 || t.Exhibit == ""):
		o.fail("of", "growth needs 2 claims in of, the figure and its growth, and a mix as exhibit")
	case t.Kind != data.TestGrowth && t.Exhibit != "":
		o.fail("exhibit", "%s has no exhibit", t.Kind)
	case t.Kind == data.TestGrowth:
		o.claimAt(o.node("of").kids[1], false, "of", t.Of[1], aShare)
		o.r.later(func(d *data.Dossier) {
			e := d.Exhibit(t.Exhibit)
			if _, mix := e.(data.Mix); e != nil && !mix {
				o.fail("exhibit", "exhibit %q is not a mix", t.Exhibit)
			}
		})
	}
}
