package layout

import "dyad/report/font"

// The palette: ink and greys, and one colour a side (design: two sides, also
// told apart by shape, so that a grey print works).
var (
	ink    = Color{0x1A, 0x1A, 0x1A}
	muted  = Color{0x5A, 0x62, 0x6C}
	rail   = Color{0xB4, 0xBA, 0xC2}
	grid   = Color{0xDD, 0xE1, 0xE6}
	tint   = Color{0xF3, 0xF5, 0xF7}
	colorA = Color{0x14, 0x40, 0x6B}
	colorB = Color{0xD9, 0x82, 0x2B}
)

// halfLine is half the distance of 4.6 mm between baselines: the unit of vertical
// space.
const halfLine Pt = 4.6 * mm / 2

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
}

// A textRole names a style.
type textRole uint8

const (
	roleTitle textRole = iota
	roleH2
	roleH3
	roleBody
	roleLead
	roleScope
	roleSmall
	roleCaption
	roleList
	roleNoteList
	roleHead // column heads
	roleCell
	roleDenseHead
	roleDenseCell
	roleFigureTitle
	roleFigureSubtitle
	roleFigureNote
	roleTileQualifier
	roleTileNumber
	roleTileUnit
	roleTileLabel
	roleTilePeriod
	roleRunning
	numRoles
)

// styles are the styles of all roles; nothing writes to it.
var styles = [numRoles]*style{
	roleTitle:          {font.Bold, 20, 24, ink, 0, 0.5 * halfLine, true, 0},
	roleH2:             {font.Bold, 12.5, 16, colorA, 2.5 * halfLine, 0.6 * halfLine, true, 0},
	roleH3:             {font.Bold, 10, 13, ink, 1.25 * halfLine, 0.25 * halfLine, true, 0},
	roleBody:           {font.Regular, 9.2, 12.9, ink, 0.8 * halfLine, 0.8 * halfLine, false, 0.1},
	roleLead:           {font.Regular, 10.5, 14.5, ink, 1.25 * halfLine, 1.25 * halfLine, false, 0.1},
	roleScope:          {font.Regular, 9.2, 12.9, muted, 0.5 * halfLine, 1.5 * halfLine, false, 0.1},
	roleSmall:          {font.Condensed, 7.2, 8.7, ink, 0.6 * halfLine, 0.6 * halfLine, false, 0.1},
	roleCaption:        {font.Bold, 9.2, 12, ink, 1.5 * halfLine, 0.5 * halfLine, true, 0},
	roleList:           {font.Regular, 9.2, 12.9, ink, 0.8 * halfLine, 0.8 * halfLine, false, 0.1},
	roleNoteList:       {font.Condensed, 7.2, 8.7, ink, 0.6 * halfLine, 0.6 * halfLine, false, 0.1},
	roleHead:           {font.Bold, 7.4, 9.6, muted, halfLine, halfLine, false, 0},
	roleCell:           {font.Regular, 8.2, 10.6, ink, halfLine, 1.25 * halfLine, false, 0.3},
	roleDenseHead:      {font.CondensedBold, 7, 9, muted, halfLine, halfLine, false, 0},
	roleDenseCell:      {font.Condensed, 7, 8.8, ink, halfLine, 1.5 * halfLine, false, 0.3},
	roleFigureTitle:    {font.Bold, 10, 12, ink, 1.5 * halfLine, 1.5 * halfLine, true, 0},
	roleFigureSubtitle: {font.Regular, 8, 10.5, muted, 0, 7, false, 0},
	roleFigureNote:     {font.Regular, 6.5, 8.6, muted, 3, 0, false, 0.2},
	roleTileQualifier:  {font.Regular, 8.2, 10.5, muted, 0, 0, false, 0},
	roleTileNumber:     {font.Bold, 24, 27, ink, 1.25 * halfLine, 1.25 * halfLine, false, 0},
	roleTileUnit:       {font.Regular, 10, 13, ink, 0, 0, false, 0},
	roleTileLabel:      {font.Regular, 8.2, 10.6, ink, 1, 0, false, 0},
	roleTilePeriod:     {font.Regular, 7, 9, muted, 2, 0, false, 0},
	roleRunning:        {font.Regular, 7, 9, muted, 0, 0, false, 0},
}

// Lengths other than those of styles.
const (
	hairline    Pt = 0.35 // rules between rows, of header and footer
	thinRule    Pt = 0.7  // under column heads, over tiles
	titleBarW   Pt = 40   // the bar above the title
	titleBarH   Pt = 4.5
	titleBarGap Pt = 7
	boxPad      Pt = 7 // between a box's edge and its text
	labelGap    Pt = 5 // between a list's label and its text
	labelMin    Pt = 9
	labelMax    Pt = 64 // a wider label stands on a line of its own
	swatchSize  Pt = 5
	swatchGap   Pt = 3.5
	hollowEdge  Pt = 0.6
	tileMin     Pt = 13 // least size of a tile's number
	denseGroup     = 5  // rows between the rules of a dense table
)

// Marks of reference are set at 70 % of the text's size and raised by 30 %. The
// signs in them, larger in the typeface than figures, are made as high as figures
// and centred on them.
const (
	refScale      = 0.7
	refRaise      = 0.3
	subScale      = 0.75 // of an index
	subDrop       = 0.16
	signScale     = 0.8
	signRaise     = 0.12 // of the mark's size
	evidenceSigns = "●◐○"
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

// sized is the style at another size, leading in proportion.
func (s *style) sized(size Pt) *style {
	out := *s
	out.Leading = s.Leading * size / s.Size
	out.Size = size
	return &out
}
