// Package pdf paints a document that layout has broken into pages, and
// finishes it as PDF 1.7 that is PDF/A-3a (ISO 19005-3) and PDF/UA-1
// (ISO 14289-1) in one file. It is the only importer of fpdf.
//
// It owns text runs, marked content, the structure tree, go-chart's vector
// renderer, metadata, attachments and the bytes. It does not own words, page
// breaks or places: a tree that breaks a rule of PDF/UA, a link that leads
// nowhere and a rune without a glyph are errors, not things to mend.
//
// Lengths are points, y downwards. The same input gives the same bytes. Calls
// may run concurrently.
package pdf

import (
	"fmt"
	"runtime"
	"strings"

	"dyad/charts"
	"dyad/report/doc"
	"dyad/report/font"
	"dyad/report/layout"
)

// Options is how a document is written; the zero value works.
type Options struct {
	// Date replaces the document's own: an ISO 8601 date or time.
	Date        string
	Attachments []Attachment
	// Fonts are those that the document was laid out with; nil is the embedded ones.
	Fonts *font.Set
	// Plain writes no object streams, for reading by eye.
	Plain bool
}

// Write returns the file of a document that res has broken into pages.
func Write(d *doc.Document, res *layout.Result, opt Options) (out []byte, err error) {
	defer caught(&out, &err)
	m, err := newMeta(d.Meta, opt)
	if err != nil {
		return nil, err
	}
	files, err := checkAttachments(opt.Attachments)
	if err != nil {
		return nil, err
	}
	ws := workspaces.Get()
	defer ws.release()
	p := newPainter(res.Root, ws)
	p.res.fonts = opt.Fonts
	if p.rec.err != nil {
		return nil, p.rec.err
	}
	raw, err := p.paint(res.Pages, m.date)
	ws.links = p.rec.links
	if err != nil {
		return nil, err
	}
	if err := p.rec.check(); err != nil {
		return nil, err
	}
	f := &finisher{sent: p.sent, rec: p.rec, res: p.res, meta: &m, files: files, dests: res.Dests, ws: ws}
	return f.finish(raw, res.Outline, opt.Plain)
}

// Try fails where Write does of a document and its pages, and makes no file of them.
func Try(d *doc.Document, res *layout.Result, opt Options) (err error) {
	defer caught(new([]byte), &err)
	if _, err := newMeta(d.Meta, opt); err != nil {
		return err
	}
	ws := workspaces.Get()
	defer ws.release()
	p := newPainter(res.Root, ws)
	p.res.fonts = opt.Fonts
	if p.rec.err != nil {
		return p.rec.err
	}
	if _, err := p.contents(res.Pages); err != nil {
		return err
	}
	return p.rec.check()
}

// caught, deferred, makes a panic an error of this document, not of a batch.
func caught(out *[]byte, err *error) {
	if r := recover(); r != nil {
		*out, *err = nil, internal(r)
	}
}

// internal is the error of a panic that is being recovered from, and where it
// arose.
func internal(r any) error { return fmt.Errorf("pdf: internal error: %v (%s)", r, panicked()) }

func panicked() string {
	var pcs [32]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(4, pcs[:])])
	for {
		f, more := frames.Next()
		if !strings.HasPrefix(f.Function, "runtime.") || !more {
			return fmt.Sprintf("%s, line %d", f.Function, f.Line)
		}
	}
}

// FigureMargin is the white around a figure on a page of its own, in points:
// the page is by twice as much wider than the figure.
const FigureMargin = 12

// WriteFigure returns a page of fig's own size at a width, in the fonts of Theme and any
// colours, alt being its text for readers who cannot see it.
func WriteFigure(fig charts.Figure, t charts.Theme, meta doc.Meta, alt string, width layout.Pt, opt Options) (out []byte, err error) {
	defer caught(&out, &err)
	width = max(width, layout.Pt(fig.MinWidth()))
	m := NewMeasurer()
	m.SetTheme(t)
	m.SetFonts(opt.Fonts)
	drawing := m.Figure(fig, width)
	height := layout.Pt(drawing.Height)
	box := layout.Rect{X: FigureMargin, Y: FigureMargin, W: width, H: height}
	root := &layout.Element{Role: layout.Document}
	elem := &layout.Element{N: 1, Role: layout.FigureRole, Parent: root, Alt: alt, Box: box}
	root.Kids = []*layout.Element{elem}
	page := layout.Page{
		W: width + 2*FigureMargin, H: height + 2*FigureMargin,
		Items: []layout.Item{{Box: box, Elem: elem, Figure: drawing}},
	}
	return Write(&doc.Document{Meta: meta}, &layout.Result{Pages: []layout.Page{page}, Root: root}, opt)
}
