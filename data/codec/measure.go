package codec

import (
	"encoding/hex"
	"strings"

	"dyad/data"
	"dyad/data/quantity"
)

var (
	measureKeys = []string{"id", "name", "formula", "citation", "level", "note"}
	gapKeys     = []string{"name", "needs"}
	fileKeys    = []string{"name", "format", "edition", "rows", "sha256"}

	levelNames = []string{"", "L1", "L2", "L3", "L4"}
)

func (r *reader) measure(n *node) data.Measure {
	m := data.Measure{Pos: n.pos()}
	o, ok := r.object(n, "measure", measureKeys)
	if !ok {
		return m
	}
	m.ID = o.id()
	m.Name = o.needText("name", label)
	m.Formula, m.Citation = o.str("formula"), o.str("citation")
	m.Level = levelNames[o.oneOf("level", levelNames[1:], -1)+1]
	m.Note = o.text("note", remark)
	return m
}

func (r *reader) gap(n *node) data.Gap {
	g := data.Gap{Pos: n.pos()}
	if o, ok := r.object(n, "not_computable", gapKeys); ok {
		g.Name, g.Needs = o.needText("name", label), o.needText("needs", remark)
	}
	return g
}

// file reads what a source says of its table, nil if nothing.
func (o *object) file() *data.File {
	n := o.node("file")
	if n == nil {
		return nil
	}
	m, ok := o.part(n, "file", fileKeys)
	if !ok {
		return nil
	}
	f := &data.File{Format: m.str("format"), Edition: m.str("edition"), Rows: m.whole("rows")}
	if m.need("name") {
		f.Name = m.str("name")
	}
	if s, ok := m.scalar("sha256"); ok {
		if b, err := hex.DecodeString(s); err != nil || len(b) != 32 || strings.ToLower(s) != s {
			m.fail("sha256", "sha256 %q is not a checksum", data.Clip(s)).Hint = "it has 64 digits of 0-9 and a-f, as sha256sum prints it"
		}
		f.SHA256 = s
	}
	return f
}

// whole reads a whole number from 0, 0 if there is none.
func (o *object) whole(key string) int64 {
	s, ok := o.scalar(key)
	if !ok {
		return 0
	}
	v, err := quantity.ParseValue(s)
	if err != nil || v.Coef < 0 || v.Scale > 0 || v.Den > 1 {
		o.fail(key, "%s %q is not a whole number", key, data.Clip(s))
		return 0
	}
	return v.Coef
}

// measureRef reads the id of a measure.
func (o *object) measureRef(key string) string {
	id, ok := o.scalar(key)
	if !ok {
		return ""
	}
	o.r.later(func(d *data.Dossier) {
		if d.Measure(id) == nil {
			var ids []string
			for _, m := range d.Measures {
				ids = append(ids, m.ID)
			}
			o.r.near(o.fail(key, "no measure %q", data.Clip(id)), id, ids)
		}
	})
	return id
}
