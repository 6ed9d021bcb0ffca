// Package html is the brief as one web page: a file without scripts that run and without
// requests to anywhere, that holds what it was made from. It walks a doc.Document in
// reading order; figures are drawn twice, for a desk and for a phone, in points of the
// page. It reads its own pages back. Words are those of the document.
package html

import (
	_ "embed"
	"fmt"
	"strconv"

	"github.com/golang/freetype/truetype"

	"dyad/charts"
	"dyad/report/doc"
	"dyad/report/font"
)

// Options are what a page is made of besides its document.
type Options struct {
	Theme charts.Theme // of figures, in the fonts of Theme
	Files []File       // that the page was made from and carries
	// Downloads are files that readers can save.
	Downloads []File
	Logo      *File // a picture of the house, for one that is no drawing; or nil
	// Base is the address of the folder that the page will stand in, "" if that is not
	// known; the page then names no address of its own.
	Base string
	// Page is the name of the page's file there, "" for that which the brief has alone.
	Page string
	// Faces are the brief's other files and the page in other languages.
	Faces []Face
}

// A Face is another file of a brief, seen from its page.
type Face struct {
	Format string // one of those with a type, see [faceTypes]
	Lang   string // of a page in another language, else ""
	Href   string // the way to it, an address without its beginning
}

// faceTypes are the types of the formats of a brief.
var faceTypes = [][2]string{
	{"pdf", "application/pdf"}, {"html", "text/html"}, {"png", "image/png"},
	{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
}

// typeOf is the type of a format.
func typeOf(format string) string {
	for _, t := range faceTypes {
		if t[0] == format {
			return t[1]
		}
	}
	return ""
}

// A File is a file inside a page.
type File struct {
	Name  string // "dossier.yaml"
	MIME  string
	Title string // what it is, in the language of the page
	Data  []byte
}

// Widths at which figures are drawn, in points, and shown: at the width of the column of
// text, and so narrow that on a phone of 390 pixels no type is under 11 pixels.
const (
	deskWidth  = 504
	phoneWidth = 208
)

// handles stand for the faces of figures, which go-chart passes on without reading them.
var handles = [...]*truetype.Font{font.Regular: {}, font.Bold: {}, font.Condensed: {}, font.CondensedBold: {}}

// Theme is the theme of figures of a page.
func Theme() charts.Theme {
	return charts.BriefTheme(charts.Fonts{Regular: handles[font.Regular], Bold: handles[font.Bold],
		Condensed: handles[font.Condensed], CondensedBold: handles[font.CondensedBold]})
}

// metrics measures the text of figures.
type metrics struct{}

// Advance implements charts.Metrics.
func (metrics) Advance(f *truetype.Font, s string) float64 {
	for face, h := range handles {
		if h == f {
			return float64(font.Embedded.Advance(font.Face(face), s)) / 1000
		}
	}
	return 0
}

//go:embed style.css
var style string

// Write returns the page of a document. Its bytes hang on nothing else. An error is a
// figure that cannot be drawn.
func Write(d *doc.Document, o Options) ([]byte, error) {
	p := &page{d: d, o: o, ids: map[string]bool{}, home: map[string]int{}, sources: map[string]*doc.ListItem{}}
	p.read()
	p.out = make([]byte, 0, 1<<18)
	p.head()
	p.body()
	if p.err != nil {
		return nil, fmt.Errorf("html: %w", p.err)
	}
	return p.out, nil
}

// A page is a page being written. Its methods are one thing: each writes a part of it.
type page struct {
	d        *doc.Document
	o        Options
	sections []section
	ids      map[string]bool          // anchors that the page has; true for those written
	home     map[string]int           // the section of an anchor
	sources  map[string]*doc.ListItem // endnotes by anchor
	noted    []string                 // endnotes to which a mark leads, in order
	quiet    bool                     // in a copy: anchors are not written
	above    string                   // the heading above what is being written
	out      []byte
	err      error
}

// raw writes markup.
func (p *page) raw(parts ...string) {
	for _, s := range parts {
		p.out = append(p.out, s...)
	}
}

// text writes text, also inside quotes. Soft hyphens and all spaces stay.
func (p *page) text(s string) {
	from := 0
	for i := 0; i < len(s); i++ {
		esc := ""
		switch s[i] {
		case '&':
			esc = "&amp;"
		case '<':
			esc = "&lt;"
		case '>':
			esc = "&gt;"
		case '"':
			esc = "&quot;"
		default:
			continue
		}
		p.out = append(append(p.out, s[from:i]...), esc...)
		from = i + 1
	}
	p.out = append(p.out, s[from:]...)
}

// attr writes an attribute, if it has a value.
func (p *page) attr(name, value string) {
	if value != "" {
		p.raw(" ", name, `="`)
		p.text(value)
		p.raw(`"`)
	}
}

// id writes an anchor, once.
func (p *page) id(id string) {
	if written, known := p.ids[id]; id != "" && known && !written && !p.quiet {
		p.ids[id] = true
		p.attr("id", id)
	}
}

// head writes the head of the document.
func (p *page) head() {
	m := &p.d.Meta
	p.raw("<!DOCTYPE html>\n<html")
	p.attr("lang", m.Lang)
	p.raw(">\n<head>\n<meta charset=\"utf-8\">\n")
	meta := func(name, content string) {
		if content != "" {
			p.raw(`<meta name="`, name, `"`)
			p.attr("content", content)
			p.raw(">\n")
		}
	}
	meta(metaTool, m.Tool)
	if m.DossierHash != [32]byte{} {
		meta(metaDossier, fmt.Sprintf("%x", m.DossierHash))
		meta(metaSource, doc.Sources(m.DossierHash, m.TextsHash, m.StyleHash, m.SinceHash, [32]byte{}))
	}
	meta(metaDate, m.Date)
	p.raw(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`, "\n",
		`<meta name="viewport" content="width=device-width, initial-scale=1">`, "\n<title>")
	p.text(m.Title)
	p.raw("</title>\n")
	meta("description", p.lead())
	meta("author", m.Author)
	meta("dcterms.publisher", m.Publisher)
	meta("dcterms.rights", m.Rights)
	if m.RightsURL != "" {
		p.raw(`<link rel="license"`)
		p.attr("href", m.RightsURL)
		p.raw(">\n")
	}
	p.share()
	p.raw("<style>\n", charts.InlineCSS(p.o.Theme), style, "</style>\n")
	p.files()
	p.raw("</head>\n")
}

// itoa is a whole number.
func itoa(n int) string { return strconv.Itoa(n) }
