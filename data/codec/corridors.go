package codec

import (
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/geo"
	"dyad/data/quantity"
)

// Kinds of exhibits that show ways and dates.

var corridorsKind = kindOf(
	func(x *data.Corridors) *data.ExhibitHead { return &x.ExhibitHead },
	checkStops,
	columns(),
	limited("routes", maxEntries, routeRecord, lines, func(x *data.Corridors) *[]data.Route { return &x.Routes }),
)

var routeRecord = newRecord(record[data.Route]{
	name: "route",
	pos:  func(x *data.Route) *data.Pos { return &x.Pos },
	fields: []field[data.Route]{
		text("group", label, func(x *data.Route) *data.Text { return &x.Group }),
		text("label", label, func(x *data.Route) *data.Text { return &x.Label }),
		stops(),
		truth("highlight", func(x *data.Route) *bool { return &x.Highlight }),
	},
})

// A shortForm is how an entry may also be written, without keys: read and write do so
// for an entry that is, and walk goes through its text if it has one.
type shortForm[T any] struct {
	is    func(x *T) bool
	read  func(m *mapping, n *node, key string) (T, bool)
	write func(w *writer, x *T)
	walk  func(w *walk, path string, x *T)
}

// mixedEntries is the field of a list on one line whose entries are mappings or, where
// that says it all, a word or a text.
func mixedEntries[T, U any](key string, list func(m *mapping) []*node, rec *record[U], short shortForm[U], at func(*T) *[]U) field[T] {
	f := entries(key, rec, lines, at)
	f.read = func(m *mapping, x *T) {
		for _, n := range list(m) {
			if u, ok := short.read(m, n, key); ok {
				*at(x) = append(*at(x), u)
			} else if n.kind == aMapping {
				*at(x) = append(*at(x), readList(m.r, m, []*node{n}, key, rec)...)
			}
		}
	}
	f.write = func(w *mappingWriter, x *T) {
		all := *at(x)
		if len(all) == 0 {
			return
		}
		w.list(key, len(all), func(i int) {
			if short.is(&all[i]) {
				short.write(w.w, &all[i])
				return
			}
			in := w.w.in(w.w.braced())
			rec.write(in, &all[i])
			in.end()
			w.w.leave()
		})
	}
	f.walk = func(w *walk, path string, x *T) {
		out := slices.Clone(*at(x))
		for i := range out {
			if here := entry(below(path, key), i); short.is(&out[i]) {
				short.walk(w, here, &out[i])
			} else {
				rec.walk(w, here, &out[i])
			}
		}
		*at(x) = out
	}
	return f
}

// maxStates is how many columns of states fit beside each other.
const maxStates = 12

var columnRecord = newRecord(record[data.Column]{
	name: "column",
	pos:  func(x *data.Column) *data.Pos { return &x.Pos },
	fields: []field[data.Column]{
		text("name", label, func(x *data.Column) *data.Text { return &x.Name }),
		required(field[data.Column]{
			key: "of",
			read: func(m *mapping, x *data.Column) {
				for _, n := range m.list("of") {
					if code, ok := placeCode(m, n, "of"); ok {
						x.Of = append(x.Of, code)
					}
				}
			},
			write: func(w *mappingWriter, x *data.Column) { w.words("of", x.Of) },
			show:  func(x *data.Column) string { return showWords(x.Of) },
		}),
	},
	check: func(m *mapping, x *data.Column) {
		if len(x.Of) > 1 && x.Name.IsZero() {
			m.fail("of", "a column of several states has no name")
		}
	},
})

// columns is the field of the states that routes cross. One that is called as its state
// is written as the code.
func columns() field[data.Corridors] {
	list := func(m *mapping) []*node {
		if !m.has("columns") {
			return nil
		}
		return m.needList("columns", 2, maxStates)
	}
	return mixedEntries("columns", list, columnRecord, shortForm[data.Column]{
		is: func(x *data.Column) bool { return x.Name.IsZero() && len(x.Of) == 1 },
		read: func(m *mapping, n *node, key string) (data.Column, bool) {
			if n.kind == aMapping {
				return data.Column{}, false
			}
			code, ok := placeCode(m, n, key)
			return data.Column{Pos: n.pos(), Of: []string{code}}, ok
		},
		write: func(w *writer, x *data.Column) { w.plain(x.Of[0]) },
		walk:  func(*walk, string, *data.Column) {},
	}, func(x *data.Corridors) *[]data.Column { return &x.Columns })
}

var stopRecord = newRecord(record[data.Stop]{
	name: "stop",
	pos:  func(x *data.Stop) *data.Pos { return &x.Pos },
	fields: []field[data.Stop]{
		text("name", label, func(x *data.Stop) *data.Text { return &x.Name }),
		word("in", func(m *mapping, key string) string {
			code, _ := placeCode(m, m.node(key), key)
			return code
		}, func(x *data.Stop) *string { return &x.In }),
		{key: "way",
			read: func(m *mapping, x *data.Stop) { x.Way = data.Way(m.oneOf("way", data.WayNames(), 0)) },
			write: func(w *mappingWriter, x *data.Stop) {
				if x.Way != data.WayStated {
					w.add("way", x.Way.String())
				}
			},
			show: func(x *data.Stop) string { return x.Way.String() }},
	},
	check: func(m *mapping, x *data.Stop) {
		if x.Name.IsZero() && x.In == "" {
			m.fail("name", "a stop has neither a name nor a state it is in")
		}
	},
})

// stops is the field of the stops of a route. One of which no state is said is written
// as its name.
func stops() field[data.Route] {
	list := func(m *mapping) []*node { return m.needList("stops", 2, maxList) }
	return mixedEntries("stops", list, stopRecord, shortForm[data.Stop]{
		is: func(x *data.Stop) bool { return x.In == "" && x.Way == data.WayStated },
		read: func(m *mapping, n *node, key string) (data.Stop, bool) {
			if n.kind == aMapping && stopKeys(n) {
				return data.Stop{}, false
			}
			t := m.text(n, key, label)
			return data.Stop{Pos: n.pos(), Name: t}, !t.IsZero()
		},
		write: func(w *writer, x *data.Stop) { w.text(x.Name, label) },
		walk: func(w *walk, path string, x *data.Stop) {
			if !x.Name.IsZero() {
				x.Name = w.text(path, label, x.Name)
			}
		},
	}, func(x *data.Route) *[]data.Stop { return &x.Stops })
}

// stopKeys tells a stop with keys from a name in several languages.
func stopKeys(n *node) bool {
	for i := 0; i+1 < len(n.children); i += 2 {
		if key := n.children[i].value; !isTag(key) || key == "in" || key == "way" {
			return true
		}
	}
	return false
}

// placeCode reads the code of a state, or of a union of states.
func placeCode(m *mapping, n *node, key string) (string, bool) {
	if !n.single() || n.value == "" {
		m.wrongType(n, key, "the code of a state")
		return "", false
	}
	code := n.value
	if _, bloc := geo.FindBloc(code); bloc {
		return code, true
	}
	if c, known := geo.Lookup(code); known && c.Alpha3 == code && (c.Kind == geo.KindCountry || c.Kind == geo.KindHistorical) {
		return code, true
	}
	p := m.r.fail(n.pos(), "%s%s: %q is not the code of a state", m.prefix(), key, data.Clip(code))
	p.Hint = "a state has its three letters of ISO 3166-1: KAZ"
	if meant := geo.Suggest(code); len(meant) > 0 {
		p.Hint = "write " + strings.Join(meant, " or ")
		swapWord(m.r, p, code, meant[0])
	}
	return "", false
}

// checkStops looks for stops whose state has no column, and for columns without a use.
func checkStops(m *mapping, x *data.Corridors) {
	if len(x.Columns) == 0 {
		return
	}
	var known []string
	for _, c := range x.Columns {
		for _, code := range c.Of {
			if slices.Contains(known, code) {
				m.r.fail(c.Pos, "%s: %s has a column already", m.within("columns"), code)
			}
			known = append(known, code)
		}
	}
	for _, r := range x.Routes {
		for _, s := range r.Stops {
			switch {
			case s.In == "":
				m.r.fail(s.Pos, "%s: a stop is in none of the columns", m.within("routes")).Hint = "say which state it is in: {name: Bandar-Abbas, in: IRN}"
			case len(x.Columns) < len(m.node("columns").children): // one is wrong, which is said
			case !slices.Contains(known, s.In):
				m.r.near(m.r.fail(s.Pos, "%s: %s has no column", m.within("routes"), s.In), s.In, known)
			}
		}
	}
}

var timelineKind = kindOf(func(x *data.Timeline) *data.ExhibitHead { return &x.ExhibitHead }, nil,
	entries("events", eventRecord, lines, func(x *data.Timeline) *[]data.Event { return &x.Events }),
)

var eventRecord = newRecord(record[data.Event]{
	name: "event",
	pos:  func(x *data.Event) *data.Pos { return &x.Pos },
	fields: []field[data.Event]{
		identifying(required(claimID("claim", anEventDate, func(x *data.Event) *string { return &x.Claim })), func(x *data.Event) *string { return &x.Claim }),
		text("label", label, func(x *data.Event) *data.Text { return &x.Label }),
	},
})

// anEventDate wants the date of an event: those of sources stand in the list of sources.
func anEventDate(c *data.Claim) string {
	switch {
	case c.Unit.Dim != quantity.Date || c.Date == "":
		return "is no date"
	case c.InSource:
		return "is the date of a source"
	}
	return ""
}
