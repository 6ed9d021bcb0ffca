package codec

import "dyad/data"

var (
	factKeys    = []string{"id", "text", "dependence", "topic", "source", "evidence", "critical"}
	sectionKeys = []string{"id", "title", "topic", "body"}
	blockKeys   = []string{"p", "exhibit", "define", "bullets"}

	definitionKeys = []string{"term", "text"}
)

func (r *reader) fact(n *node) data.Fact {
	f := data.Fact{Pos: n.pos()}
	o, ok := r.object(n, "fact", factKeys)
	if !ok {
		return f
	}
	f.ID = o.id()
	f.Text = o.needText("text", prose)
	f.Dependence = o.dependence()
	f.Topic = data.Topic(o.oneOf("topic", topicNames, 0))
	f.Source, f.Evidence = o.sourced(false)
	f.Critical = o.claims("critical", anyClaim)
	return f
}

func (r *reader) section(n *node) data.Section {
	s := data.Section{Pos: n.pos()}
	o, ok := r.object(n, "section", sectionKeys)
	if !ok {
		return s
	}
	s.ID = o.id()
	s.Title = o.needText("title", title)
	s.Topic = data.Topic(o.oneOf("topic", topicNames, 0))
	s.Body = each(o.list("body"), o.block)
	return s
}

// block reads one item of a section's body: exactly one of its keys.
func (section *object) block(n *node) data.Block {
	b := data.Block{Pos: n.pos()}
	o, ok := section.part(n, "body", blockKeys)
	if !ok {
		return b
	}
	if len(o.keys) != 1 && (len(o.keys) > 1 || len(n.kids) == 0) {
		o.r.fail(b.Pos, "%s: an item has %d of the keys p, exhibit, define and bullets, not one", section.within("body"), len(o.keys))
		return b
	}
	b.Para = o.text("p", prose)
	b.Bullets = o.texts("bullets", prose)
	if o.has("exhibit") {
		b.Exhibit = o.exhibitRef("exhibit")
	}
	if o.has("define") {
		if m, ok := o.part(o.node("define"), "define", definitionKeys); ok {
			b.Define = &data.Definition{Term: m.needText("term", title), Text: m.needText("text", prose)}
		}
	}
	return b
}

// exhibitRef reads a reference to an exhibit.
func (o *object) exhibitRef(key string) string {
	id, ok := o.scalar(key)
	if !ok {
		return ""
	}
	o.r.later(func(d *data.Dossier) {
		if d.Exhibit(id) != nil {
			return
		}
		var ids []string
		for _, e := range d.Exhibits {
			ids = append(ids, e.Head().ID)
		}
		o.r.near(o.fail(key, "no exhibit %q", data.Clip(id)), id, ids)
	})
	return id
}
