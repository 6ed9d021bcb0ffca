package html

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"

	"dyad/report/doc"
)

// share writes what other programs read: what the brief is and from what (schema.org), and
// with a base the address of the page and its preview.
func (p *page) share() {
	if p.o.Base != "" {
		address := p.o.Base + url.PathEscape(cmp.Or(p.o.Page, p.d.Web.Name+".html"))
		p.raw(`<link rel="canonical"`)
		p.attr("href", address)
		p.raw(">\n")
		for _, m := range [][2]string{{"og:type", "article"}, {"og:title", p.headline()}, {"og:description", p.lead()}, {"og:url", address}, {"og:locale", p.d.Lang}} {
			p.property(m[0], m[1])
		}
	}
	for _, f := range p.o.Faces {
		p.raw(`<link rel="alternate"`)
		p.attr("type", typeOf(f.Format))
		p.attr("hreflang", f.Lang)
		p.attr("href", p.address(f))
		p.raw(">\n")
		if f.Format == "png" && p.o.Base != "" {
			p.property("og:image", p.address(f))
			p.property("og:image:alt", p.headline())
			p.raw(`<meta name="twitter:card" content="summary_large_image">`, "\n")
		}
	}
	p.raw(`<script type="application/ld+json">`, `{"@context":"https://schema.org","@type":"Report"`)
	pairs := func(pairs ...string) {
		for i := 0; i+1 < len(pairs); i += 2 {
			if pairs[i+1] != "" {
				p.raw(`,"`, pairs[i], `":`, quote(pairs[i+1]))
			}
		}
	}
	m := &p.d.Meta
	pairs("name", m.Title, "headline", p.headline(), "description", p.lead(), "inLanguage", m.Lang, "datePublished", m.Date, "license", cmp.Or(m.RightsURL, m.Rights))
	p.person("author", m.Author)
	p.raw(`,"isBasedOn":{"@type":"Dataset"`)
	pairs("name", m.Title, "description", description(m), "inLanguage", m.Lang, "license", m.DataLicence)
	if m.DossierHash != [32]byte{} {
		pairs("identifier", fmt.Sprintf("sha256:%x", m.DossierHash))
	}
	p.person("creator", m.Author)
	var sources []string
	for _, s := range p.sections {
		for _, b := range s.blocks {
			if l, ok := b.(doc.List); ok && l.Kind == doc.Endnotes {
				for _, it := range l.Items {
					sources = append(sources, addresses(it.Text)...)
				}
			}
		}
	}
	if len(sources) > 0 {
		p.raw(`,"isBasedOn":[`, strings.Join(sources, ","), "]")
	}
	var files []string
	for _, f := range p.o.Faces {
		if f.Format == "pdf" || f.Format == "xlsx" {
			files = append(files, `{"@type":"DataDownload","encodingFormat":`+quote(typeOf(f.Format))+`,"contentUrl":`+quote(p.address(f))+"}")
		}
	}
	if len(files) > 0 {
		p.raw(`,"distribution":[`, strings.Join(files, ","), "]")
	}
	p.raw("}}</script>\n")
}

func (p *page) headline() string {
	if f := p.front(); f != nil {
		return plain(f.Headline.First())
	}
	return p.d.Title
}

// property writes what a preview of a link shows.
func (p *page) property(name, content string) {
	p.raw(`<meta property="`, name, `"`)
	p.attr("content", content)
	p.raw(">\n")
}

// address is the address of another file of the brief: the whole one, if that of the page
// is known.
func (p *page) address(f Face) string {
	base, err := url.Parse(p.o.Base)
	to, wrong := url.Parse(f.Href)
	if err != nil || wrong != nil || p.o.Base == "" {
		return f.Href
	}
	return base.ResolveReference(to).String()
}

// faceTag begins a link to another file of the brief.
const faceTag = `<a class="face"`

// faces writes links to the other files of the brief.
func (p *page) faces() {
	if len(p.o.Faces) == 0 {
		return
	}
	p.raw("<p>")
	for i, f := range p.o.Faces {
		if i > 0 {
			p.raw(" · ")
		}
		p.raw(faceTag)
		p.attr("type", typeOf(f.Format))
		p.attr("hreflang", f.Lang)
		p.attr("href", f.Href)
		p.raw(">", strings.ToUpper(cmp.Or(f.Lang, f.Format)), "</a>")
	}
	p.raw("</p>\n")
}

// person writes who made something.
func (p *page) person(key, name string) {
	if name != "" {
		p.raw(`,"`, key, `":{"@type":"Person","name":`, quote(name), "}")
	}
}

// description says what a data set holds, in 50 to 5,000 characters.
func description(m *doc.Meta) string {
	s := m.Title + ". " + m.Subject
	if len(m.Keywords) > 0 {
		s += " (" + strings.Join(m.Keywords, ", ") + ")"
	}
	if r := []rune(s); len(r) > 5000 {
		s = string(r[:5000])
	}
	return s
}

// addresses are the outside addresses of some text, quoted, each once.
func addresses(s doc.Spans) []string {
	var out []string
	last := ""
	for i := range s {
		if u := s[i].URI; u != "" && u != last {
			out, last = append(out, quote(u)), u
		}
	}
	return out
}

// quote is s as JSON that may stand in a page.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r == '<' || r == '\u2028' || r == '\u2029':
			fmt.Fprintf(&b, "\\u%04x", r)
		case r == '\u00ad':
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
