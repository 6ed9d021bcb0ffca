package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dyad/report/doc"
	"dyad/report/words"
)

// A run is running text while it is being set. Its parts lie on a stack that all
// runs of a brief share, so a run that begins within another ends before the other
// goes on.
type run struct {
	v    *voice
	from int // of memory.parts
}

func (v *voice) run() run { return run{v, len(v.parts)} }

// A passage is a run that quotes claims, sources and prose.
type passage struct {
	run
	q *quoter
}

func (c *quoter) passage() passage { return passage{c.run(), c} }

func (p run) add(x doc.Span)  { p.v.parts = append(p.v.parts, x) }
func (p run) put(s doc.Spans) { p.v.parts = append(p.v.parts, s...) }
func (p run) text(s string)   { p.add(doc.Span{Text: s}) }
func (p run) space()          { p.text(" ") }

// sentence adds a sentence behind what stands there, if it says something.
func (p run) sentence(s doc.Spans) {
	if len(s) > 0 && p.here() > p.from {
		p.space()
	}
	p.put(s)
}

// say adds a message of the catalogue.
func (p run) say(key string, args ...words.Arg) {
	if p.v.heard != nil {
		p.v.heard(key)
	}
	if p.v.d.RTL {
		args = isolated(args)
	}
	err := p.v.w.Fill(key, args, func(text string, spans doc.Spans) {
		p.arithmetic(text)
		p.put(spans)
	})
	if err != nil {
		p.v.fail(err)
	}
}

// arithmetic adds the text of a message, in which "part ÷ whole" is a formula.
func (p run) arithmetic(text string) {
	for {
		at := strings.IndexAny(text, "÷×")
		if at < 0 {
			break
		}
		_, sign := utf8.DecodeRuneInString(text[at:])
		before := strings.TrimRightFunc(strings.TrimSuffix(text[:at], " "), unicode.IsLetter)
		end := at + sign + len(" ")
		end = min(end, len(text))
		end += len(leading(text[end:], unicode.IsLetter))
		p.text(before)
		from := p.here()
		p.text(text[len(before):end])
		p.speak(from, p.v.spoken(text[len(before):end]))
		text = text[end:]
	}
	p.text(text)
}

// here is the index of the next part. What is set from there on can be removed,
// made bold or muted.
func (p run) here() int  { return len(p.v.parts) }
func (p run) cut(at int) { p.v.parts = p.v.parts[:at] }

func (p run) embolden(at int) {
	for i := range p.v.parts[at:] {
		p.v.parts[at+i].Bold = true
	}
}

func (p run) mute(at int) {
	for i := range p.v.parts[at:] {
		p.v.parts[at+i].Muted = true
	}
}

// unlink takes the links of what is set from a part on.
func (p run) unlink(at int) {
	for i := range p.v.parts[at:] {
		p.v.parts[at+i].Dest, p.v.parts[at+i].Hint = "", ""
	}
}

// spans ends the run and returns its parts. Neighbours that differ in nothing but
// text become one.
func (p run) spans() doc.Spans {
	s := p.v.merge(p.v.parts[p.from:])
	p.cut(p.from)
	if len(s) == 0 {
		return nil
	}
	return p.v.keep(s...)
}

// String ends the run and returns it as plain text.
func (p run) String() string {
	s := p.v.merge(p.v.parts[p.from:]).String()
	p.cut(p.from)
	return s
}

// merge joins neighbouring spans of s that differ in nothing but text. Two full
// stops become one: the point of an abbreviation ends the sentence too. It changes
// s.
func (w *memory) merge(s doc.Spans) doc.Spans {
	var buf [512]byte
	out, text := s[:0], buf[:0] // text is that of the last span, if it has several parts
	whole := func() {
		if len(text) > 0 {
			out[len(out)-1].Text = string(text)
			text = text[:0]
		}
	}
	stopped := false
	for i := range s {
		x := &s[i]
		if stopped {
			x.Text = strings.TrimPrefix(x.Text, ".")
		}
		if x.Text == "" && x.Page == "" && x.Kind == doc.Plain {
			continue
		}
		stopped = strings.HasSuffix(x.Text, ".")
		if n := len(out); n > 0 && continues(&out[n-1], x) {
			if len(text) == 0 {
				text = append(text, out[n-1].Text...)
			}
			text = append(text, x.Text...)
			continue
		}
		whole()
		out = append(out, *x)
	}
	whole()
	return out
}

// continues tells whether x may become the end of the span before it.
func continues(before, x *doc.Span) bool {
	if x.Page != "" || x.Anchor != "" || x.Kind != doc.Plain {
		return false
	}
	same := *before
	same.Text = x.Text
	return same == *x
}
