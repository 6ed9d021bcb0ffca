package html

import (
	"encoding/base64"
	"strings"

	"dyad/report/doc"
)

// A section is a heading of level 2 with what follows it, without columns; or the box of
// what to know before quoting.
type section struct {
	head   doc.Heading
	blocks []doc.Block
	box    *doc.QuoteBox
}

// read takes the document apart: its sections, and which anchors and endnotes it has.
func (p *page) read() {
	for _, b := range p.d.Body {
		if f, ok := b.(doc.Front); ok {
			p.mark("top")
			p.add(f.Picture)
			if f.Box != nil {
				p.begin(section{head: doc.Heading{Level: 2, Text: f.Box.Title, ID: "box"}, box: f.Box})
				for i := range f.Box.Drawings {
					p.anchors(f.Box.Drawings[i])
				}
			}
			p.add(f.Second)
			continue
		}
		p.add([]doc.Block{b})
	}
}

func (p *page) begin(s section) {
	p.sections = append(p.sections, s)
	p.mark(s.head.ID)
	p.spanAnchors(s.head.Text)
}

// add adds blocks to the sections. Columns are set one below the other, unless all of
// them are figures.
func (p *page) add(bs []doc.Block) {
	for _, b := range bs {
		switch b := b.(type) {
		case doc.Rule:
			continue
		case doc.Heading:
			if b.Level <= 2 {
				if b.ID == "" {
					b.ID = "section-" + itoa(len(p.sections)+1)
				}
				p.begin(section{head: b})
				continue
			}
		case doc.Flow:
			p.add(b.Blocks)
			continue
		case doc.Columns:
			if !onlyFigures(b) {
				for _, col := range b.Cols {
					p.add(col)
				}
				continue
			}
		}
		if len(p.sections) == 0 {
			p.begin(section{head: doc.Heading{Level: 2, Text: doc.Spans{{Text: p.d.Title}}, ID: "section-1"}})
		}
		s := &p.sections[len(p.sections)-1]
		s.blocks = append(s.blocks, b)
		p.anchors(b)
	}
}

func onlyFigures(c doc.Columns) bool {
	for _, col := range c.Cols {
		for _, b := range col {
			if _, ok := b.(doc.Figure); !ok {
				return false
			}
		}
	}
	return true
}

// mark notes an anchor in the section that is being read.
func (p *page) mark(id string) {
	if _, known := p.ids[id]; id != "" && !known {
		p.ids[id], p.home[id] = false, len(p.sections)-1
	}
}

func (p *page) spanAnchors(ss ...doc.Spans) {
	for _, s := range ss {
		for i := range s {
			p.mark(s[i].Anchor)
		}
	}
}

// anchors notes the anchors of a block, and the endnotes in it.
func (p *page) anchors(b doc.Block) {
	switch b := b.(type) {
	case doc.Heading:
		p.mark(b.ID)
		p.spanAnchors(b.Text, b.Subtitle)
	case doc.Paragraph:
		p.mark(b.ID)
		p.spanAnchors(b.Text)
	case doc.List:
		for i := range b.Items {
			it := &b.Items[i]
			p.mark(it.ID)
			p.spanAnchors(it.Label, it.Text)
			if b.Kind == doc.Endnotes && it.ID != "" && p.sources[it.ID] == nil {
				p.sources[it.ID] = it
			}
		}
	case doc.Table:
		p.mark(b.ID)
		p.spanAnchors(b.Caption, b.Note)
		for _, r := range b.Rows {
			p.mark(r.ID)
			for _, c := range r.Cells {
				p.spanAnchors(c.Text)
			}
		}
	case doc.Figure:
		p.mark(figureAnchor(b.ID))
		p.spanAnchors(b.Title, b.Subtitle, b.Note)
	case doc.Columns:
		for _, col := range b.Cols {
			for _, f := range col {
				p.anchors(f)
			}
		}
	}
}

func figureAnchor(id string) string { return "fig-" + id }

// front is page 1 of the document, nil if it has none.
func (p *page) front() *doc.Front {
	if len(p.d.Body) > 0 {
		if f, ok := p.d.Body[0].(doc.Front); ok {
			return &f
		}
	}
	return nil
}

// lead is the first sentence under the headline.
func (p *page) lead() string {
	f := p.front()
	if f == nil {
		return p.d.Subject
	}
	s := plain(f.Standfirst.First())
	if i := strings.Index(s, ". "); i > 0 {
		s = s[:i+1]
	}
	if s == "" {
		s = plain(f.Headline.First())
	}
	return s
}

// plain is text without soft hyphens and with plain spaces.
func plain(s doc.Spans) string {
	return spaces.Replace(s.String())
}

var spaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ")

// body writes the body of the document.
func (p *page) body() {
	w := &p.d.Web
	p.raw("<body>\n<a class=\"skip\" href=\"#main\">")
	p.text(w.Skip)
	p.raw("</a>\n")
	p.masthead()
	p.raw("<main id=\"main\">\n")
	f := p.front()
	if f != nil {
		p.top(f)
	} else {
		p.raw("<h1>")
		p.text(p.d.Title)
		p.raw("</h1>\n")
	}
	p.contents()
	for i := range p.sections {
		p.section(i)
	}
	p.raw("</main>\n")
	p.footer()
	p.popovers()
	p.raw("</body>\n</html>\n")
}

// masthead writes what stands over the headline: the house or the kind of brief, and the
// date of its data.
func (p *page) masthead() {
	m, h := &p.d.Masthead, p.d.House
	p.raw(`<header class="mast">`)
	if h == nil {
		p.raw(`<span class="bar"></span>`)
	} else {
		p.logo(h)
		if len(h.Organisation) > 0 {
			p.raw(`<b>`)
			p.spans(h.Organisation)
			p.raw("</b> ")
		}
	}
	p.raw(`<span class="kind">`)
	p.spans(m.Kind)
	p.raw(`</span> <span class="date">`)
	p.spans(m.Date)
	p.raw("</span>")
	if h != nil && len(h.Draft) > 0 {
		p.raw(` <strong class="draft">`)
		p.spans(h.DraftNote)
		p.raw("</strong>")
	}
	p.raw("</header>\n")
}

// top writes headline, standfirst and key figures.
func (p *page) top(f *doc.Front) {
	p.raw("<h1")
	p.id("top")
	p.raw(">")
	p.spans(f.Headline.First())
	p.raw("</h1>\n")
	if s := f.Standfirst.First(); len(s) > 0 {
		p.raw(`<p class="lead">`)
		p.spans(s)
		p.raw("</p>\n")
	}
	if len(f.Strip) < leastKeyFigures {
		return
	}
	p.raw("<ul class=\"strip\">\n")
	for i, c := range f.Strip {
		if i == mostKeyFigures {
			break
		}
		p.raw(`<li><span class="key`, [...]string{doc.NoSide: "", doc.SideA: " at", doc.SideB: " bt"}[c.Side], `">`)
		if len(c.Qualifier) > 0 {
			p.raw("<small>")
			p.spans(c.Qualifier)
			p.raw("</small> ")
		}
		p.spans(c.Number)
		if len(c.Unit) > 0 {
			p.raw(" <small>")
			p.spans(c.Unit)
			p.raw("</small>")
		}
		p.raw("</span> ")
		p.spans(c.Label.First())
		p.raw("</li>\n")
	}
	p.raw("</ul>\n")
}

// A page has three or four key figures, or none, as paper.
const (
	leastKeyFigures = 3
	mostKeyFigures  = 4
)

// contents writes the list of sections.
func (p *page) contents() {
	p.raw("<nav aria-labelledby=\"contents\"><details><summary id=\"contents\">")
	p.text(p.d.Web.Contents)
	p.raw("</summary>\n<ol>\n")
	for i := range p.sections {
		h := &p.sections[i].head
		p.raw(`<li><a href="#`, h.ID, `">`)
		p.text(plain(h.Text))
		p.raw("</a></li>\n")
	}
	p.raw("</ol></details></nav>\n")
}

// section writes a section.
func (p *page) section(i int) {
	s := &p.sections[i]
	class := ""
	if s.box != nil {
		class = ` class="box"`
	}
	p.raw("<section", class, ` aria-labelledby="`, s.head.ID, "\">\n")
	p.heading("h2", s.head)
	if s.box != nil {
		p.box(s.box)
	}
	for _, b := range s.blocks {
		p.block(b)
	}
	if f := p.front(); f != nil && i == 0 && len(f.Checked) > 0 {
		p.raw(`<p class="small">`)
		p.spans(f.Checked)
		p.raw("</p>\n")
	}
	p.raw("</section>\n")
}

// box writes what to know before quoting.
func (p *page) box(b *doc.QuoteBox) {
	if len(b.Drawings) > 0 {
		p.raw("<div class=\"pair\">\n")
		for i := range b.Drawings {
			p.figure(b.Drawings[i], true)
		}
		p.raw("</div>\n")
	}
	for _, s := range b.Sentences {
		p.raw("<p>")
		p.spans(s)
		p.raw("</p>\n")
	}
}

// footer writes how the page is made, what the marks mean and what the house says.
func (p *page) footer() {
	f := &p.d.Foot
	p.raw("<footer>\n<p>")
	for i, k := range f.Marks {
		if i > 0 {
			p.raw(" · ")
		}
		p.sign(k.Sign, "")
		p.raw(" ")
		p.spans(k.Text)
	}
	p.raw("</p>\n")
	p.faces()
	p.raw("<p>")
	for i, x := range p.o.Downloads {
		if i > 0 {
			p.raw(" · ")
		}
		p.raw(`<a download="`, x.Name, `" href="data:`, x.MIME, ";base64,", base64.StdEncoding.EncodeToString(x.Data), `">`, x.Name, "</a> ")
		p.text(x.Title)
	}
	p.raw("</p>\n<p>")
	p.spans(p.d.Web.Again)
	p.raw("</p>\n<p>")
	p.spans(f.Right)
	p.raw(" · ")
	p.text(p.d.Tool)
	p.raw("</p>\n")
	if h := p.d.House; h != nil && len(h.Foot) > 0 {
		p.raw("<p>")
		p.spans(h.Foot)
		p.raw("</p>\n")
	}
	p.raw("</footer>\n")
}
