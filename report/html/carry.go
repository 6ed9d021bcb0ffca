package html

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"
)

// The names by which a page says what it is, and what it was made from.
const (
	metaTool    = "generator"
	metaDossier = "dyad-dossier-sha256"
	metaSource  = "dyad-source"
	metaDate    = "dcterms.date"
)

// files writes the files that the page carries as blocks of data. Text is text; what is
// none is in base64.
func (p *page) files() {
	for _, f := range p.o.Files {
		id, _, _ := strings.Cut(f.Name, ".")
		if id == "dossier" && strings.Count(f.Name, ".") == 2 {
			id = "texts-" + strings.Split(f.Name, ".")[1]
		}
		mime := f.MIME
		if !isText(f.Data) {
			mime += ";base64"
		}
		p.raw(`<script type="`, mime, `" id="`, id, `" data-name="`, f.Name, `">`)
		if isText(f.Data) {
			p.out = append(p.out, hide(f.Data)...)
		} else {
			p.raw(base64.StdEncoding.EncodeToString(f.Data))
		}
		p.raw("</script>\n")
	}
}

// isText tells whether the bytes of a file may stand in a page.
func isText(b []byte) bool { return utf8.Valid(b) && !bytes.ContainsAny(b, "\x00\r") }

// What would end or confuse a block of data is hidden: "<" before these words, whatever
// their case, and "&" where what is hidden would not be told from it.
const (
	hiddenLess = "&dyad-lt;"
	hiddenAmp  = "&dyad-amp;"
	hiddenFrom = "&dyad-"
)

var confusing = []string{"/script", "script", "!--"}

// hide returns text as it stands in a block of data.
func hide(b []byte) []byte {
	var out []byte
	from := 0
	for i := 0; i < len(b); i++ {
		as := ""
		switch {
		case b[i] == '&' && bytes.HasPrefix(b[i:], []byte(hiddenFrom)):
			as = hiddenAmp
		case b[i] == '<' && confuses(b[i+1:]):
			as = hiddenLess
		default:
			continue
		}
		out = append(append(out, b[from:i]...), as...)
		from = i + 1
	}
	return append(out, b[from:]...)
}

func confuses(after []byte) bool {
	for _, w := range confusing {
		if len(after) >= len(w) && strings.EqualFold(string(after[:len(w)]), w) {
			return true
		}
	}
	return false
}

// show is the inverse of hide.
func show(b []byte) []byte {
	b = bytes.ReplaceAll(b, []byte(hiddenLess), []byte("<"))
	return bytes.ReplaceAll(b, []byte(hiddenAmp), []byte("&"))
}

// ErrForeign is the error of a file that is no page made by dyad.
var ErrForeign = errors.New("html: not a page made by dyad")

// headRoom is how much of a page holds what says that it is ours.
const headRoom = 4096

// IsPage tells whether a file begins as a page made by dyad.
func IsPage(b []byte) bool {
	b = b[:min(len(b), headRoom)]
	return bytes.HasPrefix(b, []byte("<!DOCTYPE html>")) && strings.HasPrefix(metaOf(b, metaTool), "dyad ") && metaOf(b, metaDossier) != ""
}

// metaOf is what a page says under a name, "" if nothing.
func metaOf(b []byte, name string) string {
	_, rest, ok := bytes.Cut(b, []byte(`<meta name="`+name+`" content="`))
	value, _, end := bytes.Cut(rest, []byte(`"`))
	if !ok || !end {
		return ""
	}
	return unescape.Replace(string(value))
}

var unescape = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&amp;", "&")

// Metadata are what a page says of itself, as that of a PDF does.
type Metadata struct {
	Tool, Lang, Date string
	Source           string // as doc.Sources has it
	Base, Page       string // as Options has them; with a Base, Page is always known
	Faces            []Face // as Options has them
}

// Read returns what a page says of itself and the files that it carries. The error is
// ErrForeign for a file that is not ours; any other says what is damaged.
func Read(b []byte) (Metadata, []File, error) {
	if !IsPage(b) {
		return Metadata{}, nil, ErrForeign
	}
	head, _, ok := bytes.Cut(b, []byte("</head>\n"))
	if !ok {
		return Metadata{}, nil, errors.New("html: the head of the page has no end")
	}
	m := Metadata{Tool: metaOf(head, metaTool), Date: metaOf(head, metaDate), Source: metaOf(head, metaSource)}
	if _, rest, ok := bytes.Cut(head, []byte(`<html lang="`)); ok {
		lang, _, _ := bytes.Cut(rest, []byte(`"`))
		m.Lang = string(lang)
	}
	if _, rest, ok := bytes.Cut(head, []byte(`<link rel="canonical" href="`)); ok {
		address, _, _ := bytes.Cut(rest, []byte(`"`))
		at := bytes.LastIndexByte(address, '/') + 1
		m.Base = unescape.Replace(string(address[:at]))
		if page, err := url.PathUnescape(unescape.Replace(string(address[at:]))); err == nil {
			m.Page = page
		}
	}
	m.Faces = facesIn(b[len(head):])
	var files []File
	for {
		_, rest, ok := bytes.Cut(head, []byte(`<script type="`))
		if !ok {
			saved, err := downloads(b)
			return m, append(files, saved...), err
		}
		body, after, ended := bytes.Cut(rest, []byte("</script>"))
		head = after
		f, carried, err := file(body)
		if err != nil || !ended {
			return m, nil, fmt.Errorf("html: a file inside the page is damaged: %w", errors.Join(err))
		}
		if carried {
			files = append(files, f)
		}
	}
}

// facesIn are the other files to which a page leads.
func facesIn(body []byte) (all []Face) {
	for {
		_, rest, ok := bytes.Cut(body, []byte(faceTag))
		tag, after, ended := bytes.Cut(rest, []byte(">"))
		if !ok || !ended {
			return all
		}
		body = after
		value := func(name string) string {
			_, rest, _ := bytes.Cut(tag, []byte(" "+name+`="`))
			s, _, _ := bytes.Cut(rest, []byte(`"`))
			return unescape.Replace(string(s))
		}
		f := Face{Lang: value("hreflang"), Href: value("href")}
		for _, t := range faceTypes {
			if t[1] == value("type") {
				f.Format = t[0]
			}
		}
		all = append(all, f)
	}
}

// file reads a block of data from its type on; false of one that is no file.
func file(b []byte) (f File, carried bool, err error) {
	tag, body, ok := bytes.Cut(b, []byte(">"))
	if !ok {
		return f, false, errors.New("its tag has no end")
	}
	mime, rest, _ := strings.Cut(string(tag), `"`)
	_, name, ok := strings.Cut(rest, `data-name="`)
	if !ok {
		return f, false, nil
	}
	f = File{Name: strings.TrimSuffix(name, `"`), Data: show(body)}
	var packed bool
	if f.MIME, packed = strings.CutSuffix(mime, ";base64"); packed {
		f.Data, err = base64.StdEncoding.DecodeString(string(body))
	}
	return f, true, err
}

// downloads are the files in a page that readers can save.
func downloads(b []byte) ([]File, error) {
	var files []File
	for {
		_, rest, ok := bytes.Cut(b, []byte(`<a download="`))
		if !ok {
			return files, nil
		}
		tag, after, _ := bytes.Cut(rest, []byte(">"))
		b = after
		name, more, _ := strings.Cut(string(tag), `" href="data:`)
		mime, data, ok := strings.Cut(strings.TrimSuffix(more, `"`), ";base64,")
		f := File{Name: name, MIME: mime}
		var err error
		if f.Data, err = base64.StdEncoding.DecodeString(data); err != nil || !ok {
			return nil, fmt.Errorf("html: %q inside the page is damaged", name)
		}
		files = append(files, f)
	}
}

// Compare are the parts in which two pages differ: the head, or the parts that begin with
// an anchor.
func Compare(a, b []byte) []string {
	one, two := parts(a), parts(b)
	var out []string
	for i := range max(len(one), len(two)) {
		var x, y part
		if i < len(one) {
			x = one[i]
		}
		if i < len(two) {
			y = two[i]
		}
		if bytes.Equal(x.text, y.text) && x.name == y.name {
			continue
		}
		if x.name == "" {
			x.name = y.name
		}
		if out = append(out, x.name); x.name != y.name && y.name != "" {
			break // what follows is of other parts
		}
	}
	return out
}

// A part is a piece of a page with a name for messages.
type part struct {
	name string
	text []byte
}

// begins are how parts begin, and the names of those that have no anchor.
var begins = []struct{ mark, name string }{{"<body", "the top of the page"}, {"<section ", ""}, {"<footer", "the foot of the page"}, {"<div popover", "the notes"}}

// parts are the pieces of a page in order.
func parts(b []byte) []part {
	out := []part{{"what the page says of itself", nil}}
	for line := range bytes.Lines(b) {
		for _, p := range begins {
			if !bytes.HasPrefix(line, []byte(p.mark)) || p.name == out[len(out)-1].name {
				continue
			}
			name := p.name
			if _, rest, ok := bytes.Cut(line, []byte(`aria-labelledby="`)); name == "" && ok {
				id, _, _ := bytes.Cut(rest, []byte(`"`))
				name = "the part #" + string(id)
			}
			out = append(out, part{name, nil})
		}
		last := &out[len(out)-1]
		last.text = append(last.text, line...)
	}
	return out
}
