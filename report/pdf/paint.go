package pdf

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"dyad/report/layout"
)

// A painter paints pages. fpdf gets each page as content that is already
// compressed, and the fonts as names; it never sees text.
type painter struct {
	res  *resources
	rec  *record
	c    *content
	ws   *workspace
	sent [][]byte // contents as fpdf was given them
}

func newPainter(root *layout.Element, ws *workspace) *painter {
	return &painter{res: newResources(), rec: newRecord(root, ws), ws: ws}
}

// paint runs the pages through fpdf and returns what it wrote, valid until the
// workspace is used again.
func (p *painter) paint(pages []layout.Page, date time.Time) ([]byte, error) {
	contents, err := p.contents(pages)
	if err != nil {
		return nil, err
	}
	return p.send(pages, contents, date)
}

// contents are the contents of the pages, valid until the workspace is used
// again.
func (p *painter) contents(pages []layout.Page) ([][]byte, error) {
	p.ws.page = p.ws.page[:0]
	ends := make([]int, len(pages))
	for i := range pages {
		if err := p.page(&pages[i]); err != nil {
			return nil, fmt.Errorf("pdf: page %d: %w", i+1, err)
		}
		ends[i] = len(p.ws.page)
	}
	return cutAt(p.ws.page, ends), nil
}

// cutAt cuts b into the parts that end there.
func cutAt(b []byte, ends []int) [][]byte {
	parts := make([][]byte, len(ends))
	from := 0
	for i, end := range ends {
		parts[i], from = b[from:end:end], end
	}
	return parts
}

// send has fpdf write pages of these contents. fpdf copies several times what it
// is given, so contents are compressed before, not after.
func (p *painter) send(pages []layout.Page, contents [][]byte, date time.Time) ([]byte, error) {
	if len(pages) == 0 {
		return nil, fmt.Errorf("pdf: no pages")
	}
	p.ws.deflated = p.ws.deflated[:0]
	ends := make([]int, len(contents))
	for i, b := range contents {
		p.ws.deflated = append(p.ws.deflated, p.ws.deflate(b)...)
		ends[i] = len(p.ws.deflated)
	}
	p.sent = cutAt(p.ws.deflated, ends)
	var fonts []string
	for _, s := range p.res.used() {
		fonts = append(fonts, fontName(s.Face()))
	}
	p.ws.fromFpdf.Reset()
	if err := writeFpdf(&p.ws.fromFpdf, pages, p.sent, fonts, date); err != nil {
		return nil, err
	}
	return p.ws.fromFpdf.Bytes(), nil
}

// page appends the content of one page to that of those before.
func (p *painter) page(page *layout.Page) error {
	p.rec.startPage(page.H, len(page.Items))
	p.c = newContent(p.res, page.H)
	p.c.b = p.ws.page
	for from := 0; from < len(page.Items); {
		to := from + 1
		for to < len(page.Items) && sameSequence(&page.Items[to-1], &page.Items[to]) {
			to++
		}
		if err := p.sequence(page.Items[from:to]); err != nil {
			return err
		}
		from = to
	}
	p.c.endText()
	p.ws.page = p.c.b
	return p.c.err
}

// sameSequence reports whether two items that follow each other belong to one sequence of
// marked content, as those of one element do, and artifacts of one kind. What has other
// words for readers ends its sequence: Poppler takes the end of the words for the end of
// the sequence, and would lose the text behind it.
func sameSequence(a, b *layout.Item) bool {
	if a.Elem != b.Elem {
		return false
	}
	if a.Elem == nil {
		return a.Artifact == b.Artifact
	}
	return !(a.Sign != nil && a.Sign.Words != "" || a.Text != nil && a.Text.HyphenAtEnd)
}

// sequence paints items as marked content (ISO 32000-1, 14.6). One of nothing
// but level text stands inside a text object, which stays open for the next; any
// other stands outside text objects.
func (p *painter) sequence(items []layout.Item) error {
	onlyText := !slices.ContainsFunc(items, func(it layout.Item) bool { return it.Text == nil || it.Text.Up })
	if onlyText {
		p.c.beginText()
	} else {
		p.c.endText()
	}
	p.tag(&items[0])
	for i := range items {
		it := &items[i]
		if it.Elem != nil {
			p.rec.link(p.rec.nodeOf(it.Elem), it.Box)
		}
		if err := p.item(it); err != nil {
			return err
		}
	}
	if !onlyText {
		p.c.endText()
	}
	p.c.op("EMC")
	return nil
}

// tag opens the marked content of it.
func (p *painter) tag(it *layout.Item) {
	if it.Elem == nil {
		p.c.op(artifactTag(it.Artifact))
		return
	}
	n, mcid := p.rec.startContent(it.Elem)
	if n.first == "" && it.Text != nil {
		n.first = it.Text.Text
	}
	b := append(append(p.c.b, '/'), n.Role...)
	b = strconv.AppendInt(append(b, "<</MCID "...), int64(mcid), 10)
	p.c.b = append(b, ">>BDC\n"...)
}

// artifactTag opens content that is not part of the document's meaning
// (ISO 32000-1, 14.8.2.2.2).
func artifactTag(a layout.Artifact) string {
	switch a {
	case layout.ArtifactHeader:
		return "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC"
	case layout.ArtifactFooter:
		return "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC"
	}
	return "/Artifact<</Type/Layout>>BDC"
}

func (p *painter) item(it *layout.Item) error {
	switch {
	case it.Text != nil:
		return p.text(it.Text)
	case it.Sign != nil:
		return p.sign(it.Sign)
	case it.Figure != nil:
		_, err := p.c.figure(it.Figure, it.Box)
		return err
	case it.Fill != nil:
		p.c.fillRect(it.Box, it.Fill.Color)
	case it.Rule != nil:
		p.rule(it.Box, it.Rule)
	}
	return nil
}

// rule draws along the top of the box, or down its left side.
func (p *painter) rule(box layout.Rect, r *layout.Rule) {
	x, y := float64(box.X), float64(box.Y)
	p.c.line(x, y, x+float64(box.W), y+float64(box.H), float64(r.Width), r.Color)
}

const softHyphen = "\u00ad"

// text sets a run. Soft hyphens are not shown; a hyphen at the end of a line
// that broke at one is shown, and reads as a soft hyphen, so that the word
// stays one (ISO 32000-1, 14.9.4).
func (p *painter) text(r *layout.Run) error {
	if r.Order != nil {
		return p.orderedText(r)
	}
	s := r.Text
	if last, size := utf8.DecodeLastRuneInString(s); r.HyphenAtEnd && strings.ContainsRune(softHyphen+"\u2010-", last) {
		s = s[:len(s)-size]
	}
	if strings.Contains(s, softHyphen) {
		s = strings.ReplaceAll(s, softHyphen, "")
	}
	x, y := float64(r.X), float64(r.Baseline)
	if r.Up {
		p.c.turnedText(x, y, -math.Pi/2, r.Font, r.Color, s)
		return nil
	}
	if err := p.c.text(x, y, r.Font, r.Color, s); err != nil {
		return err
	}
	if !r.HyphenAtEnd {
		return nil
	}
	x += float64(p.res.fonts.Advance(r.Font.Face, s)) * float64(r.Font.Size) / 1000
	p.c.b = append(p.c.b, "/Span<</ActualText(\xfe\xff\x00\xad)>>BDC\n"...)
	if err := p.c.text(x, y, r.Font, r.Color, "-"); err != nil {
		return err
	}
	p.c.op("EMC")
	return nil
}
