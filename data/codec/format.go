package codec

import (
	"dyad/data"
	"dyad/data/quantity"
)

// Write writes a dossier as a YAML file that Read gives back. Comments and the
// layout of a file that d may have been read from are not kept.
func Write(d *data.Dossier) []byte {
	w := &writer{lang: d.Lang, out: make([]byte, 0, 4096+512*len(d.Claims))}
	m := w.block("", "")
	m.add("dyad", formatVersion)
	m.add("id", d.ID)
	m.word("lang", d.Lang)
	m.quoted("author", d.Author)
	m.text("title", d.Title, label)
	m.add("as_of", d.AsOf)
	m.texts("keywords", d.Keywords, phrase)
	m.state("a", &d.A)
	m.state("b", &d.B)
	m.words("tiles", d.Tiles)
	m.end()
	items(w, "measures", d.Measures, (*mapping).measure)
	items(w, "not_computable", d.Gaps, (*mapping).gap)
	items(w, "sources", d.Sources, (*mapping).source)
	items(w, "claims", d.Claims, (*mapping).claim)
	items(w, "facts", d.Facts, (*mapping).fact)
	items(w, "sections", d.Sections, (*mapping).section)
	items(w, "exhibits", d.Exhibits, (*mapping).exhibit)
	items(w, "outside", d.Outside, (*mapping).source)
	items(w, "crosschecks", d.Crosschecks, (*mapping).crosscheck)
	return w.out
}

// items writes a list of mappings under a key; nothing without any.
func items[T any](w *writer, key string, list []T, write func(*mapping, *T)) {
	if len(list) == 0 {
		return
	}
	w.out = append(append(append(w.out, '\n'), key...), ":\n"...)
	for i := range list {
		m := w.block("  - ", "    ")
		write(&m, &list[i])
		m.end()
	}
}

func (m *mapping) state(key string, s *data.State) {
	f := m.flow(key)
	f.add("code", s.Code)
	f.text("name", s.Name, label)
	f.end()
}

func (m *mapping) measure(x *data.Measure) {
	m.add("id", x.ID)
	m.text("name", x.Name, label)
	m.quoted("formula", x.Formula)
	m.quoted("citation", x.Citation)
	m.word("level", x.Level)
	m.text("note", x.Note, remark)
}

func (m *mapping) gap(g *data.Gap) {
	m.text("name", g.Name, label)
	m.text("needs", g.Needs, remark)
}

func (m *mapping) source(s *data.Source) {
	m.add("id", s.ID)
	m.text("title", s.Title, remark)
	m.text("publisher", s.Publisher, phrase)
	switch {
	case s.DateClaim != "":
		m.word("date", s.DateClaim)
	case s.Date != "":
		m.add("date", s.Date)
	default:
		m.add("date", "n.d.")
	}
	m.quoted("url", s.URL)
	m.text("topic", s.Topic, phrase)
	if s.File != nil {
		f := m.flow("file")
		f.quoted("name", s.File.Name)
		f.quoted("format", s.File.Format)
		f.quoted("edition", s.File.Edition)
		f.whole("rows", s.File.Rows)
		f.quoted("sha256", s.File.SHA256)
		f.end()
	}
	m.textLines("remarks", s.Remarks, remark)
	m.textLines("reading", s.Reading, remark)
}

func (m *mapping) claim(c *data.Claim) {
	m.add("id", c.ID)
	m.text("label", c.Label, label)
	m.text("short", c.Short, label)
	switch {
	case c.Unit.Dim == quantity.Date && c.Date == "":
		m.add("value", "n.d.")
	case c.Unit.Dim == quantity.Date:
		m.add("value", c.Date)
	case c.HasValue:
		m.add("value", c.Value.String())
	}
	if c.Step.Coef != 0 {
		m.add("step", c.Step.String())
	}
	m.word("unit", c.Unit.Text)
	m.add("qualifier", c.Qualifier.String())
	m.text("as_printed", c.AsPrinted, label)
	m.text("period", c.Period, phrase)
	m.sourced(c.Source, c.Evidence)
	m.text("evidence_note", c.EvidenceNote, remark)
	m.text("base", c.Base, phrase)
	m.truth("base_implied", c.BaseImplied)
	m.dependence(c.Dependence)
	m.topic(c.Topic)
	m.text("attributed_to", c.AttributedTo, phrase)
	m.word("restates", c.Restates)
	if c.Ratio != nil {
		f := m.flow("ratio")
		f.word("part", c.Ratio.Part)
		f.word("whole", c.Ratio.Whole)
		f.end()
	}
	m.text("called", c.Called, label)
	m.truth("majority", c.Majority)
	m.texts("covers", c.Covers, label)
	m.text("name", c.Title, label)
	m.text("source_name", c.SourceTitle, phrase)
	m.truth("in_source", c.InSource)
	m.word("measure", c.Measure)
	m.whole("rows", c.Rows)
}

func (m *mapping) sourced(source string, ev data.Evidence) {
	if source == "" {
		source = "none"
	}
	m.word("source", source)
	if ev == data.Doubtful {
		m.add("evidence", ev.String())
	}
}

func (m *mapping) dependence(d *data.Dependence) {
	if d == nil {
		return
	}
	f := m.flow("dependence")
	f.add("of", d.Of)
	f.add("on", d.On)
	f.text("for", d.For, label)
	f.end()
}

func (m *mapping) topic(t data.Topic) {
	if t != data.TopicOther {
		m.add("topic", t.String())
	}
}

func (m *mapping) fact(f *data.Fact) {
	m.add("id", f.ID)
	m.text("text", f.Text, prose)
	m.dependence(f.Dependence)
	m.topic(f.Topic)
	m.sourced(f.Source, f.Evidence)
	m.words("critical", f.Critical)
}

func (m *mapping) section(s *data.Section) {
	m.add("id", s.ID)
	m.text("title", s.Title, title)
	m.topic(s.Topic)
	m.lines("body", len(s.Body), func(i int) {
		b, in := &s.Body[i], m.w.inline()
		switch {
		case b.Exhibit != "":
			in.word("exhibit", b.Exhibit)
		case b.Define != nil:
			d := in.flow("define")
			d.text("term", b.Define.Term, title)
			d.text("text", b.Define.Text, prose)
			d.end()
		case len(b.Bullets) > 0:
			in.texts("bullets", b.Bullets, prose)
		default:
			in.text("p", b.Para, prose)
		}
	})
}

func (m *mapping) crosscheck(x *data.Crosscheck) {
	m.add("id", x.ID)
	m.text("title", x.Title, title)
	m.text("text", x.Text, prose)
	m.lines("claims", len(x.Claims), func(i int) {
		f := m.w.braced()
		f.claim(&x.Claims[i])
		f.end()
	})
	t := m.flow("test")
	t.add("kind", x.Test.Kind.String())
	t.words("of", x.Test.Of)
	t.words("against", x.Test.Against)
	t.word("exhibit", x.Test.Exhibit)
	t.end()
}

// exhibit writes the parts that all kinds have, then the kind's own.
func (m *mapping) exhibit(x *data.Exhibit) {
	h := (*x).Head()
	m.add("id", h.ID)
	m.add("kind", (*x).Kind())
	m.text("title", h.Title, title)
	m.text("subtitle", h.Subtitle, title)
	m.text("note", h.Note, prose)
	switch {
	case h.Half:
		m.add("width", "half")
	case h.Full:
		m.add("width", "full")
	}
	m.shown(*x)
}
