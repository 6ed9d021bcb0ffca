package data

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"dyad/data/quantity"
)

// Format writes a dossier as a YAML file that Read gives back. Comments and the
// layout of a file that d may have been read from are not kept.
func Format(d *Dossier) []byte {
	w := writer{lang: d.Lang}
	head := entries{{"dyad", formatVersion}, {"id", d.ID}}
	head.word("lang", d.Lang)
	head.quoted("author", d.Author)
	head.text("title", d.Title, label, d.Lang)
	head.add("as_of", d.AsOf)
	if len(d.Keywords) > 0 {
		head.add("keywords", "["+strings.Join(w.texts(d.Keywords, phrase), ", ")+"]")
	}
	for _, s := range []struct {
		key string
		State
	}{{"a", d.A}, {"b", d.B}} {
		e := entries{{"code", s.Code}}
		e.text("name", s.Name, label, d.Lang)
		head.add(s.key, e.flow())
	}
	head.list("tiles", d.Tiles)
	w.block("", "", head)
	w.items("measures", len(d.Measures), func(i int) entries { return w.measure(&d.Measures[i]) })
	w.items("not_computable", len(d.Gaps), func(i int) entries { return w.gap(&d.Gaps[i]) })
	w.items("sources", len(d.Sources), func(i int) entries { return w.source(&d.Sources[i]) })
	w.items("claims", len(d.Claims), func(i int) entries { return w.claim(&d.Claims[i]) })
	w.items("facts", len(d.Facts), func(i int) entries { return w.fact(&d.Facts[i]) })
	w.items("sections", len(d.Sections), func(i int) entries { return w.section(&d.Sections[i]) })
	w.items("exhibits", len(d.Exhibits), func(i int) entries { return w.exhibit(d.Exhibits[i]) })
	w.items("outside", len(d.Outside), func(i int) entries { return w.source(&d.Outside[i]) })
	w.items("crosschecks", len(d.Crosschecks), func(i int) entries { return w.crosscheck(&d.Crosschecks[i]) })
	return w.out
}

// A writer writes a dossier's parts, one below the other.
type writer struct {
	lang string
	out  []byte
}

// entries are the keys of one mapping with their values, written out.
type entries []struct{ key, val string }

func (e *entries) add(key, val string) {
	if val != "" {
		*e = append(*e, struct{ key, val string }{key, val})
	}
}

func (e *entries) truth(key string, is bool) {
	if is {
		e.add(key, "true")
	}
}

// word adds an id, a code or a name of the format.
func (e *entries) word(key, s string) { e.add(key, plain(s)) }

func (e *entries) quoted(key, s string) {
	if s != "" {
		e.add(key, strconv.Quote(s))
	}
}

func (e *entries) list(key string, words []string) {
	if len(words) > 0 {
		e.add(key, flowList(words))
	}
}

// text adds a text: a string in the dossier's own language, else a map.
func (e *entries) text(key string, t Text, kind textKind, lang string) {
	e.add(key, textValue(t, kind, lang))
}

func textValue(t Text, kind textKind, lang string) string {
	quote := func(s string) string {
		if !kind.refs && !kind.digits {
			s = Literal(s)
		}
		return strconv.Quote(s)
	}
	switch {
	case t.IsZero():
		return ""
	case len(t.Tags) == 1 && t.Tags[0] == lang:
		return quote(t.Vals[0])
	}
	var m entries
	for i, tag := range t.Tags {
		m.add(plain(tag), quote(t.Vals[i]))
	}
	return m.flow()
}

// Literal is s as prose and labels may hold it: words with digits or braces stand
// in {"…"}.
func Literal(s string) string {
	if !strings.ContainsFunc(s, reserved) {
		return s
	}
	words := strings.Split(s, " ")
	for i, w := range words {
		if !strings.ContainsFunc(w, reserved) {
			continue
		}
		var b strings.Builder
		for part := range strings.SplitAfterSeq(w, `"`) { // no part holds "}
			if part != "" {
				b.WriteString(`{"` + part + `"}`)
			}
		}
		words[i] = b.String()
	}
	return strings.Join(words, " ")
}

func reserved(c rune) bool { return unicode.IsNumber(c) || c == '{' || c == '}' }

// plain is a word without quotes where YAML takes it for a word.
func plain(s string) string {
	if s == "" {
		return ""
	}
	switch strings.ToLower(s) {
	case "true", "false", "null", "yes", "no", "off", "y", "n":
		return strconv.Quote(s)
	}
	if isID(s) {
		return s
	}
	return strconv.Quote(s)
}

func flowList(words []string) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = plain(w)
	}
	return "[" + strings.Join(out, ", ") + "]"
}

// flow is a mapping on one line.
func (e entries) flow() string {
	parts := make([]string, len(e))
	for i, x := range e {
		parts[i] = x.key + ": " + x.val
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// items writes a list of mappings under a key; nothing without any.
func (w *writer) items(key string, n int, item func(int) entries) {
	if n == 0 {
		return
	}
	w.out = append(w.out, "\n"+key+":\n"...)
	for i := range n {
		w.block("  - ", "    ", item(i))
	}
}

// block writes a mapping, a line a key.
func (w *writer) block(first, next string, e entries) {
	for i, x := range e {
		indent := next
		if i == 0 {
			indent = first
		}
		w.out = append(w.out, indent...)
		w.out = append(w.out, x.key...)
		w.out = append(w.out, ':')
		if x.val[0] != '\n' {
			w.out = append(w.out, ' ')
		}
		w.out = append(w.out, x.val...)
		w.out = append(w.out, '\n')
	}
}

// lines is a list of flow mappings or strings, one a line, as the value of a key
// of an item.
func lines(vals []string) string {
	if len(vals) == 0 {
		return ""
	}
	return "\n      - " + strings.Join(vals, "\n      - ")
}

func (w *writer) measure(m *Measure) entries {
	e := entries{{"id", m.ID}}
	e.text("name", m.Name, label, w.lang)
	e.quoted("formula", m.Formula)
	e.quoted("citation", m.Citation)
	e.word("level", m.Level)
	e.text("note", m.Note, remark, w.lang)
	return e
}

func (w *writer) gap(g *Gap) entries {
	var e entries
	e.text("name", g.Name, label, w.lang)
	e.text("needs", g.Needs, remark, w.lang)
	return e
}

func (w *writer) source(s *Source) entries {
	e := entries{{"id", s.ID}}
	e.text("title", s.Title, remark, w.lang)
	e.text("publisher", s.Publisher, phrase, w.lang)
	switch {
	case s.DateClaim != "":
		e.word("date", s.DateClaim)
	case s.Date != "":
		e.add("date", s.Date)
	default:
		e.add("date", "n.d.")
	}
	e.quoted("url", s.URL)
	e.text("topic", s.Topic, phrase, w.lang)
	if f := s.File; f != nil {
		var m entries
		m.quoted("name", f.Name)
		m.quoted("format", f.Format)
		m.quoted("edition", f.Edition)
		m.whole("rows", f.Rows)
		m.quoted("sha256", f.SHA256)
		e.add("file", m.flow())
	}
	e.add("remarks", lines(w.texts(s.Remarks, remark)))
	e.add("reading", lines(w.texts(s.Reading, remark)))
	return e
}

func (e *entries) whole(key string, n int64) {
	if n > 0 {
		e.add(key, strconv.FormatInt(n, 10))
	}
}

func (w *writer) texts(all []Text, kind textKind) []string {
	out := make([]string, len(all))
	for i, t := range all {
		out[i] = textValue(t, kind, w.lang)
	}
	return out
}

func (w *writer) claim(c *Claim) entries {
	e := entries{{"id", c.ID}}
	e.text("label", c.Label, label, w.lang)
	e.text("short", c.Short, label, w.lang)
	switch {
	case c.Unit.Dim == quantity.Date && c.Date == "":
		e.add("value", "n.d.")
	case c.Unit.Dim == quantity.Date:
		e.add("value", c.Date)
	case c.HasValue:
		e.add("value", c.Value.String())
	}
	if c.Step.Coef != 0 {
		e.add("step", c.Step.String())
	}
	e.word("unit", c.Unit.Text)
	e.add("qualifier", c.Qualifier.String())
	e.text("as_printed", c.AsPrinted, label, w.lang)
	e.text("period", c.Period, phrase, w.lang)
	w.sourced(&e, c.Source, c.Evidence)
	e.text("evidence_note", c.EvidenceNote, remark, w.lang)
	e.text("base", c.Base, phrase, w.lang)
	e.truth("base_implied", c.BaseImplied)
	w.dependence(&e, c.Dependence)
	w.topic(&e, c.Topic)
	e.text("attributed_to", c.AttributedTo, phrase, w.lang)
	e.word("restates", c.Restates)
	if r := c.Ratio; r != nil {
		var m entries
		m.word("part", r.Part)
		m.word("whole", r.Whole)
		e.add("ratio", m.flow())
	}
	e.text("called", c.Called, label, w.lang)
	e.truth("majority", c.Majority)
	if len(c.Covers) > 0 {
		e.add("covers", "["+strings.Join(w.texts(c.Covers, label), ", ")+"]")
	}
	e.text("name", c.Title, label, w.lang)
	e.text("source_name", c.SourceTitle, phrase, w.lang)
	e.truth("in_source", c.InSource)
	e.word("measure", c.Measure)
	e.whole("rows", c.Rows)
	return e
}

func (w *writer) sourced(e *entries, source string, ev Evidence) {
	if source == "" {
		source = "none"
	}
	e.word("source", source)
	if ev == Doubtful {
		e.add("evidence", ev.String())
	}
}

func (w *writer) dependence(e *entries, d *Dependence) {
	if d == nil {
		return
	}
	m := entries{{"of", d.Of}, {"on", d.On}}
	m.text("for", d.For, label, w.lang)
	e.add("dependence", m.flow())
}

func (w *writer) topic(e *entries, t Topic) {
	if t != TopicOther {
		e.add("topic", t.String())
	}
}

func (w *writer) fact(f *Fact) entries {
	e := entries{{"id", f.ID}}
	e.text("text", f.Text, prose, w.lang)
	w.dependence(&e, f.Dependence)
	w.topic(&e, f.Topic)
	w.sourced(&e, f.Source, f.Evidence)
	e.list("critical", f.Critical)
	return e
}

func (w *writer) section(s *Section) entries {
	e := entries{{"id", s.ID}}
	e.text("title", s.Title, title, w.lang)
	w.topic(&e, s.Topic)
	var body []string
	for _, b := range s.Body {
		var m entries
		switch {
		case b.Exhibit != "":
			m.word("exhibit", b.Exhibit)
		case b.Define != nil:
			var d entries
			d.text("term", b.Define.Term, title, w.lang)
			d.text("text", b.Define.Text, prose, w.lang)
			m.add("define", d.flow())
		case len(b.Bullets) > 0:
			m.add("bullets", "["+strings.Join(w.texts(b.Bullets, prose), ", ")+"]")
		default:
			m.text("p", b.Para, prose, w.lang)
		}
		body = append(body, strings.TrimSuffix(strings.TrimPrefix(m.flow(), "{"), "}"))
	}
	e.add("body", lines(body))
	return e
}

func (w *writer) crosscheck(x *Crosscheck) entries {
	e := entries{{"id", x.ID}}
	e.text("title", x.Title, title, w.lang)
	e.text("text", x.Text, prose, w.lang)
	claims := make([]string, len(x.Claims))
	for i := range x.Claims {
		claims[i] = w.claim(&x.Claims[i]).flow()
	}
	e.add("claims", lines(claims))
	t := entries{{"kind", x.Test.Kind.String()}}
	t.list("of", x.Test.Of)
	t.list("against", x.Test.Against)
	t.word("exhibit", x.Test.Exhibit)
	e.add("test", t.flow())
	return e
}

// exhibit writes the parts that all kinds have, then the kind's own.
func (w *writer) exhibit(x Exhibit) entries {
	h := x.Head()
	e := entries{{"id", h.ID}, {"kind", exhibitName(x)}}
	e.text("title", h.Title, title, w.lang)
	e.text("subtitle", h.Subtitle, title, w.lang)
	e.text("note", h.Note, prose, w.lang)
	switch {
	case h.Half:
		e.add("width", "half")
	case h.Full:
		e.add("width", "full")
	}
	w.shown(&e, x)
	return e
}

// exhibitName is the kind's name in the format.
func exhibitName(x Exhibit) string {
	return strings.ToLower(strings.TrimPrefix(fmt.Sprintf("%T", x), "data."))
}
