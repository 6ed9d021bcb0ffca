package codec

import "dyad/data"

var crosscheckRecord = newRecord(record[data.Crosscheck]{
	name: "crosscheck",
	pos:  func(x *data.Crosscheck) *data.Pos { return &x.Pos },
	id:   func(x *data.Crosscheck) string { return x.ID },
	fields: []field[data.Crosscheck]{
		id(func(x *data.Crosscheck) *string { return &x.ID }),
		required(text("title", title, func(x *data.Crosscheck) *data.Text { return &x.Title })),
		required(text("text", prose, func(x *data.Crosscheck) *data.Text { return &x.Text })),
		outsideClaims(),
		wholePart("test", testRecord, func(x *data.Crosscheck) *data.Test { return &x.Test }),
	},
})

// outsideClaims is the field of a crosscheck's claims, whose sources are outside ones.
// In a comparison it is their ids: they are compared among all claims.
func outsideClaims() field[data.Crosscheck] {
	f := entries("claims", claimRecord, lines, func(x *data.Crosscheck) *[]data.Claim { return &x.Claims })
	f.entry = "claim"
	f.read = func(m *mapping, x *data.Crosscheck) {
		m.r.outside = true
		x.Claims = readList(m.r, nil, m.list("claims"), "claim", claimRecord)
		m.r.outside = false
	}
	return shown(f, func(x *data.Crosscheck) string {
		ids := make([]string, len(x.Claims))
		for i := range x.Claims {
			ids[i] = x.Claims[i].ID
		}
		return showWords(ids)
	})
}

var testRecord = newRecord(record[data.Test]{
	name: "test",
	fields: []field[data.Test]{
		required(field[data.Test]{
			key:   "kind",
			read:  func(m *mapping, t *data.Test) { t.Kind = data.TestKind(m.oneOf("kind", testNames, 0)) },
			write: func(w *mappingWriter, t *data.Test) { w.add("kind", t.Kind.String()) },
			show:  func(t *data.Test) string { return t.Kind.String() },
		}),
		testClaims("of", func(t *data.Test) *[]string { return &t.Of }),
		testClaims("against", func(t *data.Test) *[]string { return &t.Against }),
		word("exhibit", exhibitID, func(t *data.Test) *string { return &t.Exhibit }),
		claimID("from", withNumber, func(t *data.Test) *string { return &t.From }),
		truth("rest", func(t *data.Test) *bool { return &t.Rest }),
	},
	check: checkTest,
})

// testClaims is the field of a test's claims, which have numbers if there is
// arithmetic to do.
func testClaims(key string, at func(*data.Test) *[]string) field[data.Test] {
	f := claimIDs(key, anyClaim, at)
	f.read = func(m *mapping, t *data.Test) {
		fits := withNumber
		if t.Kind == data.TestNote {
			fits = anyClaim
		}
		*at(t) = m.claims(key, fits)
	}
	return f
}

// checkTest checks that the test names as much as its arithmetic needs.
func checkTest(m *mapping, t *data.Test) {
	switch {
	case !m.has("kind"):
	case (t.Kind == data.TestSame || t.Kind == data.TestSum) && len(t.Of) < 2:
		m.fail("of", "%s needs at least 2 claims in of, not %d", t.Kind, len(t.Of))
	case t.Kind == data.TestEarlier && (len(t.Of) == 0 || len(t.Of) != len(t.Against)):
		m.fail("against", "earlier needs a claim in against for each in of: %d for %d", len(t.Against), len(t.Of))
	case t.Kind != data.TestEarlier && len(t.Against) > 0:
		m.fail("against", "%s has no against", t.Kind)
	case t.Kind == data.TestGrowth && (len(t.Of) != 2 || (t.Exhibit == "") == (t.From == "")):
		m.fail("of", "growth needs 2 claims in of, the figure and its growth, and either a mix as exhibit or the earlier figure as from")
	case t.Kind != data.TestGrowth && t.From != "":
		m.fail("from", "%s has no from", t.Kind)
	case t.Kind != data.TestSum && t.Rest:
		m.fail("rest", "%s has no rest", t.Kind)
	case (t.Kind == data.TestDifference || t.Kind == data.TestProduct) && len(t.Of) != 3:
		m.fail("of", "%s needs 3 claims in of, not %d", t.Kind, len(t.Of))
	case t.Kind != data.TestGrowth && t.Exhibit != "":
		m.fail("exhibit", "%s has no exhibit", t.Kind)
	case t.Kind == data.TestGrowth:
		checkGrowth(m, t)
	}
}

// checkGrowth checks that a figure is grown by a share and set against a mix.
func checkGrowth(m *mapping, t *data.Test) {
	growth, exhibit := t.Of[1], t.Exhibit
	m.claimAt(m.node("of").children[1], false, "of", growth, aRate)
	if exhibit == "" {
		return
	}
	m.r.afterRead(func(d *data.Dossier) {
		e := d.Exhibit(exhibit)
		if _, mix := e.(data.Mix); e != nil && !mix {
			m.fail("exhibit", "exhibit %q is not a mix", exhibit)
		}
	})
}
