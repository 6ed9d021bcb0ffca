package codec

import (
	"dyad/data"
	"slices"
	"strconv"
)

// A walk goes through the texts of a dossier in the order of the file, each
// under its path: "claims/C05/label", "sections/food/body/2/p". Entries stand
// under their id, or under their place in the list, counted from 1.
type walk struct {
	// text is called for each text the dossier has, and gives what to put in
	// its place.
	text func(path string, kind textKind, t data.Text) data.Text
	// same is called for each value that tells an entry from its neighbours
	// and is the same in every language; may be nil.
	same func(path, value string)
}

// dossier walks through d and gives a copy with the texts put in. What holds no
// text is shared with d.
func (w *walk) dossier(d *data.Dossier) *data.Dossier {
	out := *d
	w.put("title", label, &out.Title)
	out.Keywords = w.list("keywords", phrase, d.Keywords)
	w.state("a", &out.A)
	w.state("b", &out.B)
	out.Sources = w.sources("sources", d.Sources)
	out.Claims = w.claims("claims", d.Claims)
	out.Facts = slices.Clone(d.Facts)
	for i := range out.Facts {
		f, at := &out.Facts[i], "facts/"+d.Facts[i].ID
		w.put(at+"/text", prose, &f.Text)
		f.Dependence = w.dependence(at, f.Dependence)
	}
	out.Sections = slices.Clone(d.Sections)
	for i := range out.Sections {
		w.section(&out.Sections[i])
	}
	out.Exhibits = slices.Clone(d.Exhibits)
	for i, e := range out.Exhibits {
		out.Exhibits[i] = w.exhibit(e)
	}
	out.Outside = w.sources("outside", d.Outside)
	out.Crosschecks = slices.Clone(d.Crosschecks)
	for i := range out.Crosschecks {
		x, at := &out.Crosschecks[i], "crosschecks/"+d.Crosschecks[i].ID
		w.put(at+"/title", title, &x.Title)
		w.put(at+"/text", prose, &x.Text)
		x.Claims = w.claims(at+"/claims", x.Claims)
	}
	w.computed(&out)
	return &out
}

// computed walks through what only a dossier computed from tables has.
func (w *walk) computed(d *data.Dossier) {
	d.Measures = slices.Clone(d.Measures)
	for i := range d.Measures {
		m := &d.Measures[i]
		w.put("measures/"+m.ID+"/name", label, &m.Name)
		w.put("measures/"+m.ID+"/note", remark, &m.Note)
	}
	d.Gaps = slices.Clone(d.Gaps)
	for i := range d.Gaps {
		at := entry("not_computable", i)
		w.put(at+"/name", label, &d.Gaps[i].Name)
		w.put(at+"/needs", remark, &d.Gaps[i].Needs)
	}
}

// entry is the path of the i-th entry of a list, i counted from 0.
func entry(list string, i int) string { return list + "/" + strconv.Itoa(i+1) }

func (w *walk) put(path string, kind textKind, t *data.Text) {
	if !t.IsZero() {
		*t = w.text(path, kind, *t)
	}
}

func (w *walk) list(path string, kind textKind, in []data.Text) []data.Text {
	out := slices.Clone(in)
	for i := range out {
		w.put(entry(path, i), kind, &out[i])
	}
	return out
}

// name says what tells an entry from its neighbours; "" says nothing.
func (w *walk) name(path, value string) {
	if w.same != nil && value != "" {
		w.same(path, value)
	}
}

func (w *walk) state(at string, s *data.State) {
	w.name(at+"/code", s.Code)
	w.put(at+"/name", label, &s.Name)
}

func (w *walk) sources(at string, in []data.Source) []data.Source {
	out := slices.Clone(in)
	for i := range out {
		s, at := &out[i], at+"/"+in[i].ID
		s.Gloss = w.gloss(at+"/title", s)
		w.put(at+"/publisher", phrase, &s.Publisher)
		w.put(at+"/topic", phrase, &s.Topic)
		s.Remarks = w.list(at+"/remarks", remark, s.Remarks)
		s.Reading = w.list(at+"/reading", remark, s.Reading)
	}
	return out
}

// gloss walks through a source's title. The title itself stays as it was given;
// what is put in beside it becomes its gloss.
func (w *walk) gloss(path string, s *data.Source) data.Text {
	t := w.text(path, given, s.Title)
	g := data.Text{Pos: s.Title.Pos}
	for i, tag := range t.Tags {
		if !slices.Contains(s.Title.Tags, tag) {
			g = g.With(tag, t.Vals[i])
		}
	}
	for i, tag := range s.Gloss.Tags {
		if !slices.Contains(g.Tags, tag) {
			g = g.With(tag, s.Gloss.Vals[i])
		}
	}
	return g
}

func (w *walk) claims(at string, in []data.Claim) []data.Claim {
	out := slices.Clone(in)
	for i := range out {
		c, at := &out[i], at+"/"+in[i].ID
		w.put(at+"/label", label, &c.Label)
		w.put(at+"/short", label, &c.Short)
		w.put(at+"/as_printed", label, &c.AsPrinted)
		w.put(at+"/period", phrase, &c.Period)
		w.put(at+"/evidence_note", remark, &c.EvidenceNote)
		w.put(at+"/base", phrase, &c.Base)
		c.Dependence = w.dependence(at, c.Dependence)
		w.put(at+"/attributed_to", phrase, &c.AttributedTo)
		w.put(at+"/called", label, &c.Called)
		c.Covers = w.list(at+"/covers", label, c.Covers)
		w.put(at+"/name", label, &c.Title)
		w.put(at+"/source_name", phrase, &c.SourceTitle)
	}
	return out
}

func (w *walk) dependence(at string, in *data.Dependence) *data.Dependence {
	if in == nil {
		return nil
	}
	out, at := *in, at+"/dependence"
	w.name(at+"/of", out.Of)
	w.name(at+"/on", out.On)
	w.put(at+"/for", label, &out.For)
	return &out
}

func (w *walk) section(s *data.Section) {
	at := "sections/" + s.ID
	w.put(at+"/title", title, &s.Title)
	s.Body = slices.Clone(s.Body)
	for i := range s.Body {
		b, at := &s.Body[i], entry(at+"/body", i)
		w.put(at+"/p", prose, &b.Para)
		w.name(at+"/exhibit", b.Exhibit)
		b.Bullets = w.list(at+"/bullets", prose, b.Bullets)
		if b.Define != nil {
			define := *b.Define
			w.put(at+"/define/term", title, &define.Term)
			w.put(at+"/define/text", prose, &define.Text)
			b.Define = &define
		}
	}
}
