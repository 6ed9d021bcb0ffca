package report

import (
	"strings"

	"dyad/report/doc"
	"dyad/report/words"
)

// A passage is running text while it is set. Its parts lie on a stack that all
// passages of a brief share, so one is taken off before the one under it goes on.
// A text of many messages is put together once, at its end.
type passage struct {
	c    *composer
	from int // of composer.parts
}

func (c *composer) passage() passage { return passage{c, len(c.parts)} }

func (p passage) add(x doc.Span)  { p.c.parts = append(p.c.parts, x) }
func (p passage) put(s doc.Spans) { p.c.parts = append(p.c.parts, s...) }
func (p passage) text(s string)   { p.add(doc.Span{Text: s}) }
func (p passage) space()          { p.text(" ") }

// say adds a message of the catalogue.
func (p passage) say(key string, args ...words.Arg) {
	err := p.c.w.Fill(key, args, func(text string, spans doc.Spans) {
		p.text(text)
		p.put(spans)
	})
	if err != nil {
		p.c.fail(err)
	}
}

// here is where the next part will stand: what is set from here on can be
// taken back, made bold or muted.
func (p passage) here() int  { return len(p.c.parts) }
func (p passage) cut(at int) { p.c.parts = p.c.parts[:at] }

func (p passage) embolden(at int) {
	for i := range p.c.parts[at:] {
		p.c.parts[at+i].Bold = true
	}
}

func (p passage) mute(at int) {
	for i := range p.c.parts[at:] {
		p.c.parts[at+i].Muted = true
	}
}

// spans takes the passage off: its parts, those that differ in nothing but text as
// one.
func (p passage) spans() doc.Spans {
	s := p.c.merge(p.c.parts[p.from:])
	p.cut(p.from)
	if len(s) == 0 {
		return nil
	}
	return p.c.keep(s...)
}

// String takes the passage off as plain text.
func (p passage) String() string {
	s := p.c.merge(p.c.parts[p.from:]).String()
	p.cut(p.from)
	return s
}

// merge joins neighbouring spans of s that differ in nothing but text. Two full
// stops become one: the point of an abbreviation ends the sentence too. It takes
// s over.
func (w *workspace) merge(s doc.Spans) doc.Spans {
	var room [512]byte
	out, text := s[:0], room[:0] // of the last span where it has several parts
	whole := func() {
		if len(text) > 0 {
			out[len(out)-1].Text = w.string(text)
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
