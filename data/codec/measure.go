package codec

import (
	"dyad/data"
	"dyad/data/quantity"
)

// levelNames are the tables that a measure may need at least, from few rows to many.
var levelNames = []string{"L1", "L2", "L3", "L4"}

var measureRecord = newRecord(record[data.Measure]{
	name: "measure",
	pos:  func(m *data.Measure) *data.Pos { return &m.Pos },
	id:   func(m *data.Measure) string { return m.ID },
	fields: []field[data.Measure]{
		id(func(m *data.Measure) *string { return &m.ID }),
		required(text("name", label, func(m *data.Measure) *data.Text { return &m.Name })),
		line("formula", func(m *data.Measure) *string { return &m.Formula }),
		line("citation", func(m *data.Measure) *string { return &m.Citation }),
		levelField(),
		text("note", remark, func(m *data.Measure) *data.Text { return &m.Note }),
	},
})

// levelField is the field of the smallest table that a measure needs.
func levelField() field[data.Measure] {
	f := word("level", level, func(m *data.Measure) *string { return &m.Level })
	f.cells.names = levelNames
	return f
}

func level(m *mapping, key string) string {
	if i := m.oneOf(key, levelNames, -1); i >= 0 {
		return levelNames[i]
	}
	return ""
}

var gapRecord = newRecord(record[data.Gap]{
	name: "gap",
	pos:  func(g *data.Gap) *data.Pos { return &g.Pos },
	fields: []field[data.Gap]{
		required(text("name", label, func(g *data.Gap) *data.Text { return &g.Name })),
		required(text("needs", remark, func(g *data.Gap) *data.Text { return &g.Needs })),
	},
})

// whole reads a whole number from 0, 0 if there is none.
func (m *mapping) whole(key string) int64 {
	s, ok := m.scalar(key)
	if !ok {
		return 0
	}
	v, err := quantity.ParseValue(s)
	if err != nil || v.Coef < 0 || v.Scale > 0 || v.Den > 1 {
		m.fail(key, "%s %q is not a whole number", key, data.Clip(s))
		return 0
	}
	return v.Coef
}

// measureID reads the id of a measure.
func measureID(m *mapping, key string) string {
	id, ok := m.scalar(key)
	if !ok {
		return ""
	}
	m.r.afterRead(func(d *data.Dossier) {
		if d.Measure(id) == nil {
			var ids []string
			for _, m := range d.Measures {
				ids = append(ids, m.ID)
			}
			if m.r.unread[id] {
				return
			}
			m.r.near(m.fail(key, "no measure %q", data.Clip(id)), id, ids)
		}
	})
	return id
}
