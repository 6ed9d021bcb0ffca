package data

import "go.yaml.in/yaml/v4"

var (
	factKeys    = []string{"id", "text", "dependence", "topic", "source", "evidence", "critical"}
	sectionKeys = []string{"id", "title", "topic", "body"}
	blockKeys   = []string{"p", "exhibit", "define", "bullets"}

	definitionKeys = []string{"term", "text"}
)

func (r *reader) fact(n *yaml.Node) Fact {
	f := Fact{Pos: at(n)}
	o, ok := r.object(n, "fact", factKeys)
	if !ok {
		return f
	}
	f.ID = o.id()
	f.Text = o.needText("text", prose)
	f.Dependence = o.dependence()
	f.Topic = Topic(o.oneOf("topic", topicNames, 0))
	f.Source, f.Evidence = o.sourced(false)
	f.Critical = o.claims("critical", anyClaim)
	return f
}

func (r *reader) section(n *yaml.Node) Section {
	s := Section{Pos: at(n)}
	o, ok := r.object(n, "section", sectionKeys)
	if !ok {
		return s
	}
	s.ID = o.id()
	s.Title = o.needText("title", title)
	s.Topic = Topic(o.oneOf("topic", topicNames, 0))
	for _, n := range o.list("body") {
		s.Body = append(s.Body, r.block(n, o.within("body")))
	}
	return s
}

// block reads one item of a section: exactly one of its keys.
func (r *reader) block(n *yaml.Node, what string) Block {
	b := Block{Pos: at(n)}
	o, ok := r.object(n, what, blockKeys)
	if !ok {
		return b
	}
	if len(o.keys) != 1 && (len(o.keys) > 1 || len(n.Content) == 0) {
		r.fail(b.Pos, "%s: an item has %d of the keys p, exhibit, define and bullets, not one", what, len(o.keys))
		return b
	}
	b.Para = o.text("p", prose)
	b.Bullets = o.texts("bullets", prose)
	if o.has("exhibit") {
		b.Exhibit = o.exhibitRef("exhibit")
	}
	if o.has("define") {
		if m, ok := r.object(o.node("define"), o.within("define"), definitionKeys); ok {
			b.Define = &Definition{Term: m.needText("term", title), Text: m.needText("text", prose)}
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
	o.r.later(func(d *Dossier) {
		if d.Exhibit(id) != nil {
			return
		}
		var ids []string
		for _, e := range d.Exhibits {
			ids = append(ids, e.Head().ID)
		}
		o.r.near(o.fail(key, "no exhibit %q", clip(id)), id, ids)
	})
	return id
}
