package codec

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/quantity"
)

// claimRecord is a claim. A new key of claims is one row here; CONTRIBUTING says what
// else names it.
var claimRecord = newRecord(record[data.Claim]{
	name: "claim",
	pos:  func(c *data.Claim) *data.Pos { return &c.Pos },
	id:   func(c *data.Claim) string { return c.ID },
	fields: []field[data.Claim]{
		id(func(c *data.Claim) *string { return &c.ID }),
		required(text("label", label, func(c *data.Claim) *data.Text { return &c.Label })),
		text("short", label, func(c *data.Claim) *data.Text { return &c.Short }),
		text("thing", label, func(c *data.Claim) *data.Text { return &c.Thing }),
		{key: "value", read: readQuantity, write: writeValue, show: claimValue, cells: cellForm{form: FormValue}},
		{key: "to", with: "value",
			write: func(w *mappingWriter, c *data.Claim) { w.add("to", showTo(c)) }, show: showTo, cells: cellForm{form: FormNumber}},
		{key: "step", with: "value", write: writeStep, show: showStep, cells: cellForm{form: FormNumber}},
		{key: "unit", with: "value",
			write: func(w *mappingWriter, c *data.Claim) { w.word("unit", c.Unit.Text) },
			show:  func(c *data.Claim) string { return c.Unit.Text },
			cells: cellForm{form: FormWord, must: true}},
		{key: "qualifier", with: "value",
			write: func(w *mappingWriter, c *data.Claim) {
				if c.Derived == nil {
					w.add("qualifier", c.Qualifier.String())
				}
			},
			show:  func(c *data.Claim) string { return c.Qualifier.String() },
			cells: cellForm{form: FormWord, names: quantity.QualifierNames()}},
		text("as_printed", label, func(c *data.Claim) *data.Text { return &c.AsPrinted }),
		periodField(),
		source(func(c *data.Claim) (*string, *data.Evidence) { return &c.Source, &c.Evidence }),
		evidence(func(c *data.Claim) *data.Evidence { return &c.Evidence }),
		status(),
		text("evidence_note", remark, func(c *data.Claim) *data.Text { return &c.EvidenceNote }),
		text("base", phrase, func(c *data.Claim) *data.Text { return &c.Base }),
		truth("base_implied", func(c *data.Claim) *bool { return &c.BaseImplied }),
		dependence(func(c *data.Claim) **data.Dependence { return &c.Dependence }),
		untruth("hero", func(c *data.Claim) *bool { return &c.NoBar }),
		topic(func(c *data.Claim) *data.Topic { return &c.Topic }),
		text("attributed_to", phrase, func(c *data.Claim) *data.Text { return &c.AttributedTo }),
		{key: "restates", read: readRestates,
			write: func(w *mappingWriter, c *data.Claim) { w.word("restates", c.Restates) },
			show:  func(c *data.Claim) string { return c.Restates },
			cells: cellForm{form: FormWord, of: "claims"}},
		shown(part("ratio", ratioRecord, func(c *data.Claim) **data.Ratio { return &c.Ratio }), showRatio),
		text("called", label, func(c *data.Claim) *data.Text { return &c.Called }),
		truth("majority", func(c *data.Claim) *bool { return &c.Majority }),
		texts("covers", label, func(c *data.Claim) *[]data.Text { return &c.Covers }),
		text("name", label, func(c *data.Claim) *data.Text { return &c.Title }),
		text("source_name", phrase, func(c *data.Claim) *data.Text { return &c.SourceTitle }),
		truth("signed", func(c *data.Claim) *bool { return &c.Signed }),
		relation(data.RelationSum, sumRecord),
		relation(data.RelationDifference, differenceRecord),
		relation(data.RelationGrowth, growthRecord),
		relation(data.RelationProduct, productRecord),
		claimID("within", withNumber, func(c *data.Claim) *string { return &c.Within }),
		shown(part("place", placeRecord, func(c *data.Claim) **data.Place { return &c.Place }), showPlace),
		truth("in_source", func(c *data.Claim) *bool { return &c.InSource }),
		measureOf(),
		count("rows", func(c *data.Claim) *int64 { return &c.Rows }),
		word("exact", exactMoney, func(c *data.Claim) *string { return &c.Exact }),
		word("lines", lineRanges, func(c *data.Claim) *string { return &c.Lines }),
	},
	check: checkClaim,
})

var ratioRecord = newRecord(record[data.Ratio]{
	name: "ratio",
	fields: []field[data.Ratio]{
		claimID("part", withNumber, func(r *data.Ratio) *string { return &r.Part }),
		claimID("whole", withNumber, func(r *data.Ratio) *string { return &r.Whole }),
	},
	check: func(m *mapping, _ *data.Ratio) {
		if len(m.keys) == 0 {
			m.owner.fail("ratio", "ratio names neither part nor whole")
		}
	},
})

// measureOf is the field of the measure that a claim was computed by.
func measureOf() field[data.Claim] {
	f := word("measure", measureID, func(c *data.Claim) *string { return &c.Measure })
	f.cells.of = "measures"
	return f
}

// exactMoney reads a sum of money that is not rounded.
func exactMoney(m *mapping, key string) string {
	s, ok := m.scalar(key)
	if !ok {
		return ""
	}
	whole, part, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	if !isDigits(whole) || part != "" && !isDigits(part) || len(s) > 30 {
		m.fail(key, "%q is not a plain number", data.Clip(s)).Hint = "write the digits, with a point before those below one"
		return ""
	}
	return s
}

// lineRanges reads the lines of the source's file, and after them those of others, each
// after its source: "2-4, 17; T2: 5".
func lineRanges(m *mapping, key string) string {
	s, ok := m.scalar(key)
	if !ok {
		return ""
	}
	for i, file := range strings.Split(s, "; ") {
		id, lines, other := strings.Cut(file, ": ")
		if !other {
			lines = file
		}
		if other != (i > 0) || other && !data.IsID(id) || len(s) > 400 || !areLines(lines) {
			m.fail(key, "%q names no lines", data.Clip(s)).Hint = "write lines and ranges of lines, as 2-4, 17"
			return ""
		}
	}
	return s
}

// areLines reports whether s is lines and ranges of lines.
func areLines(s string) bool {
	for _, one := range strings.Split(strings.TrimSuffix(s, ", …"), ", ") {
		first, last, ranged := strings.Cut(one, "-")
		if !isDigits(first) || ranged && !isDigits(last) {
			return false
		}
	}
	return true
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// periodField is the field of a claim's period; "not stated" is none.
func periodField() field[data.Claim] {
	f := text("period", phrase, func(c *data.Claim) *data.Text { return &c.Period })
	read := f.read
	f.read = func(m *mapping, c *data.Claim) {
		if read(m, c); len(c.Period.Vals) > 0 && c.Period.Vals[0] == "not stated" {
			c.Period = data.Text{}
		}
	}
	f.differ = func(a, b *data.Claim) []keyChange {
		if a.Period.IsZero() || b.Period.IsZero() {
			return shownChange("period", cmp.Or(showText(a.Period), "not stated"), cmp.Or(showText(b.Period), "not stated"))
		}
		return compareText("period", a.Period, b.Period)
	}
	return f
}

// checkClaim looks for keys of a claim that do not fit each other.
func checkClaim(m *mapping, c *data.Claim) {
	if c.ID == "A" || c.ID == "B" {
		m.fail("id", "the id is taken: {%s} is the name of a state", c.ID)
	}
	if c.BaseImplied && c.Base.IsZero() {
		m.fail("base_implied", "base_implied, but there is no base")
	}
	if c.NoBar && c.Dependence == nil {
		m.fail("hero", "hero is false, but there is no dependence").Hint = "without dependence it is no bar of page 1 anyway"
	}
	if c.Majority && c.Called.IsZero() {
		m.fail("majority", "majority, but the source's word is not given").Hint = "give it as called"
	}
	if c.Place != nil && c.Unit.Dim != quantity.Place && c.Unit.Text != "" {
		m.fail("place", "has a place, but its unit %q is not rank", c.Unit.Text)
	}
	if c.Within != "" && c.Within == c.ID {
		m.fail("within", "is within itself")
	}
	if c.InSource && c.Evidence == data.NoSource {
		m.fail("in_source", "in_source, but source is none")
	}
	if c.Qualifier == quantity.Words && c.AsPrinted.IsZero() {
		by := "qualifier"
		if c.Unit.Dim == quantity.None {
			by = "unit"
		}
		m.fail("as_printed", "%s words, but as_printed does not give them", by).Hint = "add as_printed, with the words of the source after its colon"
	}
	if !c.EvidenceNote.IsZero() && c.Evidence != data.Doubtful {
		m.fail("evidence_note", "evidence_note, but the evidence is %s", c.Evidence)
	}
	if c.Ratio != nil && c.Unit.Dim != quantity.Share && c.Unit.Text != "" {
		m.fail("ratio", "has a ratio, but its unit %q is not a share", c.Unit.Text)
	}
}

// readRestates reads which claim was the first of the same quantity.
func readRestates(m *mapping, c *data.Claim) {
	from, to := c.ID, m.claim("restates", anyClaim)
	if c.Restates = to; to == "" {
		return
	}
	m.r.afterRead(func(d *data.Dossier) {
		a, b := d.Claim(from), d.Claim(to)
		switch {
		case a == nil || b == nil:
		case a == b:
			m.fail("restates", "restates itself")
		case b.Restates != "":
			m.fail("restates", "restates %q, which itself restates %q", to, b.Restates).Hint = "name the claim that was first"
		case a.Unit.Dim != b.Unit.Dim:
			m.fail("restates", "restates %q, but it cannot be compared: %q and %q are not units of one kind", to, a.Unit.Text, b.Unit.Text)
		}
	})
}

func writeValue(w *mappingWriter, c *data.Claim) {
	switch {
	case c.Unit.Dim == quantity.Date && c.Date == "":
		w.add("value", "n.d.")
	case c.Unit.Dim == quantity.Date:
		w.add("value", c.Date)
	case c.Derived != nil:
		w.add("value", derivedWord)
	case c.HasValue:
		w.add("value", c.Value.String())
	}
}

func writeStep(w *mappingWriter, c *data.Claim) { w.add("step", showStep(c)) }

func showStep(c *data.Claim) string {
	if c.Step.Coef == 0 {
		return ""
	}
	return c.Step.String()
}

// claimValue is a claim's value or date in one line, "" if it has neither.
func claimValue(c *data.Claim) string {
	switch {
	case c.Date != "":
		return c.Date
	case c.Derived != nil:
		return derivedWord
	case c.HasValue:
		return c.Value.String()
	}
	return ""
}

// status is the field of what a source says of a figure's finality.
func status() field[data.Claim] {
	return field[data.Claim]{
		key: "status",
		read: func(m *mapping, c *data.Claim) {
			c.Status = data.Status(m.oneOf("status", statusNames, -1) + 1)
		},
		write: func(w *mappingWriter, c *data.Claim) { w.word("status", c.Status.String()) },
		show:  func(c *data.Claim) string { return c.Status.String() },
		cells: cellForm{form: FormWord, names: statusNames},
	}
}

func showRatio(c *data.Claim) string {
	if c.Ratio == nil {
		return ""
	}
	return cmp.Or(c.Ratio.Part, "?") + " / " + cmp.Or(c.Ratio.Whole, "?")
}

// source is the field of a source's id, read with the evidence, with which it must
// agree.
func source[T any](at func(*T) (*string, *data.Evidence)) field[T] {
	return field[T]{
		key: "source",
		read: func(m *mapping, x *T) {
			id, e := at(x)
			if c, ok := any(x).(*data.Claim); ok && c.Derived != nil {
				*e = data.Derived
				return
			}
			*id, *e = readSource(m)
		},
		write: func(w *mappingWriter, x *T) {
			if id, e := at(x); *e != data.Derived {
				w.word("source", cmp.Or(*id, "none"))
			}
		},
		show: func(x *T) string {
			id, _ := at(x)
			return cmp.Or(*id, "none")
		},
		cells: cellForm{form: FormWord, of: "sources"},
	}
}

// evidence is the field of how well a source supports something. It is written only
// if the source does not tell it.
func evidence[T any](at func(*T) *data.Evidence) field[T] {
	return field[T]{
		key:  "evidence",
		with: "source",
		write: func(w *mappingWriter, x *T) {
			if e := *at(x); e == data.Doubtful {
				w.add("evidence", e.String())
			}
		},
		show:  func(x *T) string { return at(x).String() },
		cells: cellForm{form: FormWord, names: evidenceNames},
	}
}

// readSource reads source and evidence.
func readSource(m *mapping) (string, data.Evidence) {
	source := "none"
	if lacks(m, "source") {
		m.fail("source", "no key %q", "source").Hint = "write the id of its source, as in source: S1, or source: none if it has none"
	} else if s, ok := m.scalar("source"); ok {
		source = s
	}
	if source == "none" {
		if e := data.Evidence(m.oneOf("evidence", evidenceNames, int(data.NoSource))); e != data.NoSource && m.has("source") {
			m.fail("evidence", "evidence is %s, but source is none", e)
		}
		return "", data.NoSource
	}
	outside := m.r.outside
	m.r.afterRead(func(d *data.Dossier) { checkSource(m, d, source, outside) })
	e := data.Evidence(m.oneOf("evidence", evidenceNames, int(data.Cited)))
	if e == data.NoSource {
		m.fail("evidence", "evidence is none, but source is %q", data.Clip(source)).Hint = "say cited or doubtful"
	}
	return source, e
}

// checkSource checks that the dossier has the source, among the outside ones or not.
func checkSource(m *mapping, d *data.Dossier, id string, outside bool) {
	list, kind := d.Sources, "source"
	if outside {
		list, kind = d.Outside, "outside source"
	}
	if !m.r.unread[id] && !slices.ContainsFunc(list, func(s data.Source) bool { return s.ID == id }) {
		adviseSource(m, m.fail("source", "no %s %q", kind, data.Clip(id)), id, list)
	}
}

// topic is the field of a topic, which is other if it is not given.
func topic[T any](at func(*T) *data.Topic) field[T] {
	return field[T]{
		key:  "topic",
		read: func(m *mapping, x *T) { *at(x) = topicID(m) },
		write: func(w *mappingWriter, x *T) {
			if t := *at(x); t != data.TopicOther {
				w.add("topic", t.String())
			}
		},
		show:  func(x *T) string { return at(x).String() },
		cells: cellForm{form: FormWord},
	}
}

var dependenceRecord = newRecord(record[data.Dependence]{
	name: "dependence",
	fields: []field[data.Dependence]{
		identifying(required(word("of", stateCode, func(d *data.Dependence) *string { return &d.Of })), func(d *data.Dependence) *string { return &d.Of }),
		identifying(required(word("on", stateCode, func(d *data.Dependence) *string { return &d.On })), func(d *data.Dependence) *string { return &d.On }),
		text("for", label, func(d *data.Dependence) *data.Text { return &d.For }),
		text("noun", label, func(d *data.Dependence) *data.Text { return &d.Noun }),
	},
	check: func(m *mapping, d *data.Dependence) {
		if d.Of != "" && d.Of == d.On {
			m.fail("on", "%s cannot depend on itself", d.On)
		}
	},
})

// dependence is the field of whose reliance on whom something measures.
func dependence[T any](at func(*T) **data.Dependence) field[T] {
	return shown(part("dependence", dependenceRecord, at), func(x *T) string {
		d := *at(x)
		if d == nil {
			return ""
		}
		s := fmt.Sprintf("%s on %s for %s", d.Of, d.On, showText(d.For))
		if !d.Noun.IsZero() {
			s += " (" + showText(d.Noun) + ")"
		}
		return s
	})
}
