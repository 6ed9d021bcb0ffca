package doc

// Wordings are one text in several lengths, the fullest first. A page takes the first
// that fits its room, any other edition the first.
type Wordings []Spans

// First is the fullest wording, nil if there is none.
func (w Wordings) First() Spans {
	if len(w) == 0 {
		return nil
	}
	return w[0]
}

// A Masthead is the top of page 1.
type Masthead struct {
	Kind  Spans // "COUNTRY-PAIR BRIEF"
	Date  Spans // date or period of the data
	Right Spans // of pages: the same, and "page n of N" by PageNo and PageCount spans
}

// Running is the head of page 2 and those after it.
type Running struct {
	Pair   Spans    // "Russia – Kazakhstan"
	Clause Wordings // first clause of the headline; left out where none fits
	Right  Spans    // "page n of N"
}

// A Foot is what stands at the foot of the pages.
type Foot struct {
	// Sources says where the list of sources is, by a Page span, without a stop at the
	// end: "Raised numbers are the sources on p. 4". It stands on pages with a mark of
	// a source.
	Sources Spans
	Marks   []SignKey // a page shows those of signs that stand on it
	Right   Spans     // id of the brief and start of its hash
	Last    Spans     // last page, left: how the file is made and verified
	Command string    // that makes the file, under a name of its own
}

// A SignKey says in words what a sign means.
type SignKey struct {
	Sign Sign
	Text Spans
}

// A Sign says how good the evidence of a number is, or how final the number. It is a
// circle, or the letter that Letter returns.
type Sign uint8

const (
	NoSign          Sign = iota
	SignNone             // ○: the figure has no endnote
	SignDoubtful         // ◐: its endnote is on another subject
	SignDerived          // ƒ: derived by the brief
	SignProvisional      // p
	SignRevised          // r
	SignEstimate         // e
	NumSigns
)

// Letter is the letter of a sign that is one, else "".
func (s Sign) Letter() string {
	return [NumSigns]string{SignDerived: "ƒ", SignProvisional: "p", SignRevised: "r", SignEstimate: "e"}[s]
}

// IsStatus tells whether a sign says that a figure is not final.
func (s Sign) IsStatus() bool { return s >= SignProvisional && s <= SignEstimate }

// Symbol is the sign itself as a character.
func (s Sign) Symbol() string {
	switch s {
	case SignNone:
		return "○"
	case SignDoubtful:
		return "◐"
	}
	return s.Letter()
}

// A Front is page 1, always one page: what does not fit is left out, in a fixed
// order. It is the first block of a document, or none is there.
type Front struct {
	Headline   Wordings
	Standfirst Wordings
	// Strip has the candidates in order. The first three or four that fit are
	// shown; if fewer than three do, none.
	Strip   []StripCell
	Picture []Block   // the main figure: a Heading of level 2, then a Figure or Table
	Second  []Block   // the second figure with its Heading; begins page 2 where page 1 is full
	Box     *QuoteBox // or nil
	Checked Spans     // one line in place of the box, or nil
	Inside  Inside
}

// A StripCell is a key figure.
type StripCell struct {
	Qualifier, Number, Unit Spans
	UnitShort               Spans    // where Unit has no room, or nil
	Label                   Wordings // with its period; takes at most two lines
	Side                    Side     // colours the number; NoSide: ink
}

// A QuoteBox tells what to know before figures are quoted.
type QuoteBox struct {
	Title     Spans
	Drawings  []Figure // two at most
	Sentences []Spans  // three at most, each with a bold lead-in
}

// Inside says on one line of page 1 what is on the other pages. Without entries there
// is no line.
type Inside struct {
	Head    Spans // "Inside"
	Entries []InsideEntry
	// Sections and Proof are the words of a line of ranges, "2–7 Sections · 8
	// Proof", where the topics do not fit.
	Sections, Proof Spans
}

// An InsideEntry is a topic, in the words of the middle of a line ("energy"), with the
// anchor of the place where it begins.
type InsideEntry struct {
	Topic Spans
	Dest  string
}

func (Front) block() {}
