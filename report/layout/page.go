// Package layout breaks a document into lines, boxes and pages: widths, line
// breaking, keep-with-next, widows and orphans, columns, tables. It owns where
// everything is and in which face and size, not how it is painted. The
// order of items on a page is the reading order.
//
// All lengths are points (1/72 inch); y grows downwards from the page's top.
package layout

import (
	"dyad/charts"
	"dyad/report/doc"
	"dyad/report/font"
)

// Pt is a length in points.
type Pt float64

// Color is an sRGB colour.
type Color struct{ R, G, B uint8 }

// A Font is a face at a size.
type Font struct {
	Face font.Face
	Size Pt
}

// em converts thousandths of an em to points.
func (f Font) em(n int) Pt { return Pt(n) * f.Size / 1000 }

// A Rect is a box; X, Y is its top left corner.
type Rect struct{ X, Y, W, H Pt }

// A Measurer tells how wide text is, and draws figures.
type Measurer interface {
	// Width is the advance of s in points, kerning included.
	Width(f Font, s string) Pt
	// Measure returns the Width of s, and the first rune of s for which no face
	// has a glyph. It fills in stops, which ascend, in thousandths of an em.
	Measure(f Font, s string, stops []font.Stop) (w Pt, missing rune, lacks bool)
	// Figure draws fig at a width.
	Figure(fig charts.Figure, width Pt) *charts.Drawing
}

// A Result is a document broken into pages.
type Result struct {
	Pages   []Page
	Root    *Element // structure element Document; its tree is in reading order
	Outline []Bookmark
	Dests   []Dest // sorted by Name
	// Short says that leaving something out may save a page: less than a quarter of the last
	// is used, or would be if the page before it did not end earlier.
	Short bool
	// Over are the words of the standfirst that its lines have no room for.
	Over string
	// HouseOver is the first text of the house that its line has no room for.
	HouseOver HouseOver

	ws *workspace // memory of the pages and elements; see Release
}

// A Page is what is painted on one page, in reading order. Items without an
// Element are artifacts.
type Page struct {
	W, H  Pt
	Items []Item
}

// An Item is one thing to paint: exactly one of Text, Sign, Figure, Fill and Rule.
type Item struct {
	Box      Rect
	Elem     *Element // owner of the marked content, or nil
	Artifact Artifact // kind of artifact when Elem is nil
	Text     *Run
	Sign     *Sign
	Figure   *charts.Drawing // as wide as Box
	Fill     *Fill
	Rule     *Rule
}

// A Run is text on one line in one font and colour. Text keeps the space at the end
// of a line, so that words do not run together when text is extracted. A run that
// ends in a hyphen inside a word has HyphenAtEnd set (ActualText U+00AD).
type Run struct {
	X, Baseline Pt
	Text        string
	Font        Font
	Color       Color
	HyphenAtEnd bool
	Ref         bool // a mark of a source
	Up          bool // turned to run up the page from X, Baseline
	// Order is set where the text has letters from right to left.
	Order *Order

	awaitsNumber bool // its line has a pending number
}

// An Order is the text that a run is part of, which decides in what order the line shows
// its letters.
type Order struct {
	Text string
	At   int  // where the run begins in it
	RTL  bool // the text as a whole runs from right to left
}

// A Fill is a filled Box.
type Fill struct{ Color Color }

// A Rule is a line along the top of Box (W > 0, H = 0) or down its left side.
type Rule struct {
	Width Pt
	Color Color
}

// Artifact is what kind of artifact an item without an element is
// (ISO 32000-1, 14.8.2.2.2).
type Artifact uint8

const (
	ArtifactLayout Artifact = iota // rules, backgrounds, repeated table headers
	ArtifactHeader
	ArtifactFooter
)

// An Element is a structure element (ISO 32000-1, 14.7.2).
type Element struct {
	N      int // number of the element in its document, from 0; few numbers are left out
	Role   Role
	Kids   []*Element
	Parent *Element
	ID     string // anchor of Note elements and others, or ""
	Alt    string // Figure, Formula
	// Expansion is what an abbreviation stands for (Span), or "".
	Expansion string
	Lang      string // when it differs from its parent's
	// Link: Dest an anchor or URI an address; Alt is the annotation's contents.
	Dest, URI string
	// TH: "Column" or "Row". Table: Summary.
	// TD, TH: columns it takes; 0 and 1 are one.
	ColSpan        int
	Scope, Summary string
	Box            Rect       // Figure: its box on page Page
	Page           int        // Figure: from 0
	Signs          []doc.Sign // Figure: those drawn in it

	few [2]*Element // memory of Kids: few have more
}

// Role is a standard structure type (ISO 32000-1, 14.8.4).
type Role string

const (
	Document   Role = "Document"
	Sect       Role = "Sect"
	H1         Role = "H1"
	H2         Role = "H2"
	H3         Role = "H3"
	P          Role = "P"
	L          Role = "L"
	LI         Role = "LI"
	Lbl        Role = "Lbl"
	LBody      Role = "LBody"
	TableRole  Role = "Table"
	THead      Role = "THead"
	TBody      Role = "TBody"
	TR         Role = "TR"
	TH         Role = "TH"
	TD         Role = "TD"
	FigureRole Role = "Figure"
	Caption    Role = "Caption"
	Note       Role = "Note"
	Reference  Role = "Reference"
	Link       Role = "Link"
	Span       Role = "Span"
	Formula    Role = "Formula"
	Em         Role = "Em" // of PDF 2.0: mapped to Span
	Div        Role = "Div"
)

// A Bookmark is one line of the outline.
type Bookmark struct {
	Level int // 1, 2, 3
	Text  string
	Page  int // from 0
	Y     Pt
}

// A Dest is where an anchor is.
type Dest struct {
	Name string
	Page int // from 0
	Y    Pt
}
