package html

import (
	"strings"

	"dyad/report/doc"
	"dyad/report/script"
)

// spans writes inline text.
func (p *page) spans(s doc.Spans) {
	for i := 0; i < len(s); {
		f := s[i].Formula
		if f == "" {
			i += p.unbroken(s[i:])
			continue
		}
		p.raw(`<span role="math"`)
		p.attr("aria-label", f)
		p.raw(">")
		for ; i < len(s) && s[i].Formula == f; i++ {
			p.span(&s[i])
		}
		p.raw("</span>")
	}
}

// unbroken writes the first of some spans. A mark of an endnote keeps the sign after it on
// its line. It returns how many spans it has written.
func (p *page) unbroken(s doc.Spans) int {
	if s[0].Kind != doc.Ref || len(s) == 1 || p.sources[s[0].Dest] == nil || s[1].Kind != doc.Plain || s[1].Formula+s[1].Dest != "" ||
		s[1].Text == "" || !strings.Contains(";,.:)", s[1].Text[:1]) {
		p.span(&s[0])
		return 1
	}
	p.raw(`<span class="w">`)
	p.span(&s[0])
	p.raw(s[1].Text[:1], "</span>")
	rest := s[1]
	rest.Text = rest.Text[1:]
	p.span(&rest)
	return 2
}

// span writes a span: what it is as an element around its text, what it leads to as a
// link or, to an endnote, as a button that shows it.
func (p *page) span(x *doc.Span) {
	switch {
	case x.Kind == doc.PageNo || x.Kind == doc.PageCount:
		return
	case x.Kind == doc.Ref && x.Text == "" && x.Sign != doc.NoSign:
		p.sign(x.Sign, x.Hint)
		return
	case x.Page != "":
		p.place(x.Page)
		return
	}
	open := p.wrap(x)
	dest := x.Dest
	if _, known := p.ids[dest]; !known {
		dest = ""
	}
	switch note := p.sources[dest]; {
	case note != nil && !p.quiet:
		p.noteMark(x, note)
	case dest != "":
		p.raw(`<a href="#`)
		p.text(dest)
		p.raw(`"`)
		if x.Kind == doc.Ref {
			p.attr("aria-label", x.Hint)
		} else {
			p.attr("title", x.Hint)
		}
		p.raw(">")
		p.text(x.Text)
		p.raw("</a>")
	case x.URI != "":
		p.raw(`<a rel="noopener"`)
		p.attr("href", x.URI)
		p.raw(">")
		p.text(x.Text)
		p.raw("</a>")
	default:
		p.text(x.Text)
	}
	for k := len(open) - 1; k >= 0; k-- {
		p.raw("</", open[k], ">")
	}
}

// wrap opens the elements around the text of a span, and returns their names.
func (p *page) wrap(x *doc.Span) (open []string) {
	tag, dir := "", ""
	switch {
	case x.Own && script.StartsRTL(x.Text):
		tag, dir = "bdi", "rtl"
	case x.Kind == doc.Sub:
		tag = "sub"
	case x.Expansion != "":
		tag = "abbr"
	case x.Bold:
		tag = "b"
	case x.Em:
		tag = "em"
	case x.Kind == doc.Ref && x.Dest == "", x.Lang != "" || x.Anchor != "" && !p.quiet || x.Muted && x.Kind != doc.Ref:
		tag = "span"
	}
	if tag == "" {
		return nil
	}
	p.raw("<", tag)
	p.id(x.Anchor)
	p.attr("lang", x.Lang)
	p.attr("dir", dir)
	p.attr("title", x.Expansion)
	switch {
	case x.Kind == doc.Ref:
		p.raw(` class="n"`)
	case x.Muted:
		p.raw(` class="m"`)
	}
	p.raw(">")
	return []string{tag}
}

// noteMark writes a mark that shows an endnote.
func (p *page) noteMark(x *doc.Span, note *doc.ListItem) {
	written := false
	for _, id := range p.noted {
		written = written || id == note.ID
	}
	if !written {
		p.noted = append(p.noted, note.ID)
	}
	hint := x.Hint
	if hint == "" || !strings.Contains(hint, strings.Trim(plain(doc.Spans{*x}), "[]")) {
		hint = label(note.Label) + ": " + plain(note.Text)
	}
	p.raw(`<button type="button"`)
	if x.Kind == doc.Ref {
		p.raw(` class="n"`)
	}
	p.attr("popovertarget", "pop-"+note.ID)
	p.attr("aria-label", hint)
	p.raw(">")
	p.text(x.Text)
	p.raw("</button>")
}

// sign writes the sign of some evidence, with what it means.
func (p *page) sign(s doc.Sign, hint string) {
	text := s.Letter()
	switch s {
	case doc.SignNone:
		text = "○"
	case doc.SignDoubtful:
		text = "◐"
	}
	p.raw(`<span class="sign"`)
	if hint != "" {
		p.raw(` role="img"`)
		p.attr("aria-label", hint)
		p.attr("title", hint)
	}
	p.raw(">", text, "</span>")
}

// place writes the name of the section of an anchor, as a link to the anchor.
func (p *page) place(anchor string) {
	if _, known := p.ids[anchor]; !known {
		p.raw("–")
		return
	}
	name := p.d.Web.Contents
	if at := p.home[anchor]; at >= 0 {
		name = plain(p.sections[at].head.Text)
	} else if f := p.front(); f != nil {
		name = plain(f.Headline.First())
	}
	p.raw(`<a href="#`)
	p.text(anchor)
	p.raw(`">`)
	p.text(name)
	p.raw("</a>")
}

// popovers writes the endnotes that marks lead to.
func (p *page) popovers() {
	p.quiet = true
	for _, id := range p.noted {
		note := p.sources[id]
		p.raw(`<div popover role="note" id="pop-`, id, `"><p><span class="label">`)
		p.spans(note.Label)
		p.raw("</span> ")
		p.spans(note.Text)
		p.raw(`</p><p><a href="#`, id, `">`)
		p.text(p.d.Web.InSources)
		p.raw(`</a> <button type="button" popovertarget="pop-`, id, `" popovertargetaction="hide">`)
		p.text(p.d.Web.Close)
		p.raw("</button></p></div>\n")
	}
	p.quiet = false
}
