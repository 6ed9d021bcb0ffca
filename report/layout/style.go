package layout

import "dyad/report/font"

// The colours of text, rules and grounds.
var (
	ink        = Color{0x1A, 0x1A, 0x1A}
	standfirst = Color{0x33, 0x33, 0x33}
	muted      = Color{0x5A, 0x62, 0x6C}
	rulePale   = Color{0xC9, 0xCE, 0xD4}
	ground     = Color{0xEE, 0xF1, 0xF4}
)

// A Look is the paper of a brief and the colours of its states: A and B on a ground of
// their own, AText and BText as text on white, and Brand of the bar of masthead and
// running head and of titles of boxes.
type Look struct {
	Geometry
	A, AText, B, BText, Brand Color
}

// A style is how the text of one role is set. Before and After are the space
// around the role's block; between two blocks the larger of the two stands.
type style struct {
	Face          font.Face
	Size, Leading Pt
	Color         Color
	Before, After Pt
	// Even makes the last line as even as the others, as for titles.
	Even bool
	// Rag is the part of the measure, in [0, 1], that a line may leave empty
	// before a word is broken to fill it. With 0 only words wider than the
	// measure are broken.
	Rag float64
	// Level sets marks of reference on the baseline, in the size of the text.
	Level bool
}

// A textRole names a style.
type textRole uint8

const (
	roleHeadline textRole = iota
	roleStandfirst
	roleH2
	roleH3
	roleBody
	roleSmall
	roleCaption
	roleList
	roleNoteList
	roleSources
	roleHead // column heads
	roleCell
	roleDenseHead
	roleDenseCell
	roleSubtitle // of a title
	roleFigureTitle
	roleFigureSubtitle
	roleFigureNote
	roleKeyQualifier
	roleKeyNumber
	roleKeyUnit
	roleKeyLabel
	roleBoxTitle
	roleBoxSmall // sentences below drawings
	roleKind     // of the brief, in the masthead
	roleRunning
	roleInside
	roleHouse // organisation and draft
	numRoles
)

// styles are the styles of all roles; nothing writes to it. There are three sizes of
// text (11.5, 9, 8) besides those of display (23, 20).
var styles = [numRoles]*style{
	roleHeadline:       {Face: font.Bold, Size: 23, Leading: 26, Color: ink, Even: true},
	roleStandfirst:     {Face: font.Regular, Size: 11.5, Leading: 15, Color: standfirst, Before: 6, After: 12},
	roleH2:             {Face: font.Bold, Size: 11.5, Leading: 14, Color: ink, Before: 14, After: 4, Even: true},
	roleH3:             {Face: font.Bold, Size: 9, Leading: 12, Color: ink, Before: 4, After: 2, Even: true},
	roleBody:           {Face: font.Regular, Size: 9, Leading: 12, Color: ink, Before: 6, After: 6, Rag: 0.1},
	roleSmall:          {Face: font.Regular, Size: 8, Leading: 10, Color: ink, Before: 3, After: 3, Rag: 0.1},
	roleCaption:        {Face: font.Regular, Size: 9, Leading: 12, Color: ink, Before: 10, After: 2, Even: true},
	roleList:           {Face: font.Regular, Size: 9, Leading: 12, Color: ink, Before: 6, After: 6, Rag: 0.1},
	roleNoteList:       {Face: font.Condensed, Size: 8, Leading: 10, Color: ink, Before: 2, After: 2, Rag: 0.1},
	roleSources:        {Face: font.Condensed, Size: 8, Leading: 10, Color: ink, Before: 2, After: 2, Rag: 0.1},
	roleHead:           {Face: font.Bold, Size: 8, Leading: 10, Color: muted, Before: 4, After: 4},
	roleCell:           {Face: font.Regular, Size: 9, Leading: 12, Color: ink, Before: 4, After: 8, Rag: 0.3, Level: true},
	roleDenseHead:      {Face: font.CondensedBold, Size: 8, Leading: 10, Color: muted, Before: 4, After: 4},
	roleDenseCell:      {Face: font.Condensed, Size: 8, Leading: 10, Color: ink, Before: 4, After: 4, Rag: 0.3, Level: true},
	roleSubtitle:       {Face: font.Regular, Size: 8, Leading: 10, Color: muted, Before: 1.2, After: 4, Rag: 0.2},
	roleFigureTitle:    {Face: font.Bold, Size: 9, Leading: 12, Color: ink, Before: 7.8, After: 7, Even: true},
	roleFigureSubtitle: {Face: font.Regular, Size: 8, Leading: 10, Color: muted, After: 4},
	roleFigureNote:     {Face: font.Regular, Size: 8, Leading: 10, Color: muted, Before: 3.2, Rag: 0.2},
	roleKeyQualifier:   {Face: font.Regular, Size: 9, Leading: 12, Color: ink},
	roleKeyNumber:      {Face: font.Bold, Size: 20, Leading: 22, Color: ink},
	roleKeyUnit:        {Face: font.Regular, Size: 9, Leading: 12, Color: ink},
	roleKeyLabel:       {Face: font.Regular, Size: 8, Leading: 10, Color: muted},
	roleBoxTitle:       {Face: font.Bold, Size: 11.5, Leading: 14, Color: ink, Even: true},
	roleBoxSmall:       {Face: font.Regular, Size: 8, Leading: 10, Color: ink, Before: 3, After: 3, Rag: 0.2},
	roleKind:           {Face: font.Bold, Size: 8, Leading: 10, Color: muted},
	roleRunning:        {Face: font.Regular, Size: 8, Leading: 10, Color: muted},
	roleHouse:          {Face: font.Bold, Size: 9, Leading: 12, Color: ink},
	roleInside:         {Face: font.Bold, Size: 9, Leading: 10, Color: ink},
}

// Lengths other than those of styles.
const (
	titleBase  Pt = 11.025 // baseline of a title below its top
	textTop    Pt = 6.3    // capitals of body text above its baseline
	unit       Pt = 6      // of vertical space: titles stand on it
	hairline   Pt = 0.35   // rules between rows
	thinRule   Pt = 0.6    // between sections, under column heads
	barW       Pt = 40     // the bar of masthead and running head
	barH       Pt = 4.5
	boxPad     Pt = 12 // between a box's edge and its text
	labelGap   Pt = 5  // between a list's label and its text
	labelMin   Pt = 9
	labelMax   Pt = 64 // a wider label stands on a line of its own
	swatchSize Pt = 5
	swatchGap  Pt = 3.5
	denseGroup    = 5 // rows between the rules of a dense table
)

// Marks of reference, and indices, have a size of their own; marks are raised and
// indices lowered.
const (
	refSize  Pt = 6.5
	refRaise Pt = 2.9
	subDrop  Pt = 1.4
)

// bold is the bold face beside f.
func bold(f font.Face) font.Face {
	switch f {
	case font.Regular, font.Italic:
		return font.Bold
	case font.Condensed:
		return font.CondensedBold
	}
	return f
}

// baseline is how far below a line's top its baseline stands: the capitals,
// 0.7 of the size high, are centred in the leading.
func (s *style) baseline() Pt { return s.Leading/2 + Pt(0.35*float64(s.Size)) }

// below is how far a line's baseline stands above its foot.
func (s *style) below() Pt { return s.Leading - s.baseline() }

// sized is the style at another size, with the same leading.
func (s *style) sized(size Pt) *style {
	out := *s
	out.Size = size
	return &out
}

// colored is the style in another colour.
func (s *style) colored(c Color) *style {
	out := *s
	out.Color = c
	return &out
}
