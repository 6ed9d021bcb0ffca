// Package data is the dossier: what is known about a pair of states, as Go
// values, with lookups in it, and the embedded example. A dossier holds facts
// only: its file is read by data/codec, checked by data/audit, put into words by
// report and drawn by charts.
//
// A *Dossier does not change once it is read and may be shared by goroutines.
package data

import (
	"fmt"

	"dyad/data/quantity"
)

// Pos is a place in the dossier file. Line and Col count from 1; the zero Pos
// is unknown (a dossier not read from a file).
type Pos struct{ Line, Col int }

// String is "line:col".
func (p Pos) String() string { return fmt.Sprintf("%d:%d", p.Line, p.Col) }

// A Text is author's text in one or more languages (BCP 47 tags). A plain
// string in the file is text in the dossier's own language.
type Text struct {
	Pos  Pos
	Tags []string // sorted
	Vals []string // Vals[i] is in language Tags[i]
}

// A Dossier is everything known about one dyad.
type Dossier struct {
	ID          string // file-name safe: [a-z0-9-]+
	Lang        string // language of plain strings, "en" if absent
	A, B        State
	Title       Text
	AsOf        string // ISO 8601 date: the data edition
	Author      string
	Licence     string // the terms of its use: an id of the SPDX License List or a web address; ""
	Keywords    []Text
	Headline    Text     // the finding, over page 1; made by the program if absent
	Standfirst  Text     // the sentences under the headline; made by the program if absent
	Tiles       []string // claim ids for the key figures of page 1, at most six
	Article     Text     // title of the one text that states the figures and cites the sources; optional
	Topics      []OwnTopic
	Sources     []Source
	Claims      []Claim
	Facts       []Fact
	Sections    []Section
	Exhibits    []Exhibit
	Outside     []Source // sources of crosschecks only
	Measures    []Measure
	Gaps        []Gap // not computable, as the dossier says; nil if it says nothing
	Crosschecks []Crosscheck
	Accepted    []Acceptance // findings that the author knows of and lets stand
	Fonts       []Font       // for letters that the typefaces of briefs lack

	// RTL says that some text has letters from right to left.
	RTL bool

	Name   string // file name as given, for messages; "rus-kaz.yaml" for the embedded one
	Raw    []byte // the bytes read
	SHA256 [32]byte

	Translations []Translation // in the order they were added
	Nouns        []Noun        // from translations

	index index
}

// A State is one side of the dyad.
type State struct {
	Pos   Pos
	Code  string // ISO 3166-1 alpha-3
	Name  Text
	Short Text // the name where there is little room; Name if absent
}

// A Source is one bibliographic entry.
type Source struct {
	Pos       Pos
	ID        string
	Title     Text // as given
	Gloss     Text // what the title says, in the languages of translations
	Publisher Text
	Date      string // ISO 8601 date; "" when the source has none ("n.d.")
	DateClaim string // id of the claim that states the date, or ""
	URL       string
	Lang      string // BCP 47, of its title as given; "" if the dossier does not say
	Topic     Text   // what its title is about, where evidence is doubtful; optional
	File      *File  // the trade table it is, or nil
	Remarks   []Text // what its figures cannot tell, left out or assumed; digits allowed
	Reading   []Text // how its file was read, where no figure depends on it; digits allowed
	Example   bool   // it is made up: what is from it is to be replaced
}

// Evidence says how well a claim's source supports it.
type Evidence uint8

const (
	Cited    Evidence = iota // an endnote in the same paragraph
	Doubtful                 // an endnote on another subject
	NoSource                 // no endnote: source must be "none"
	Derived                  // computed here from other claims; never written in the file
)

// Status says that the source may still change a figure, or has. The zero value says
// nothing.
type Status uint8

const (
	Final       Status = iota // nothing is said
	Provisional               // to be replaced
	Revised                   // replaces an earlier figure
	Estimated                 // reckoned by the source, not counted
)

// A Claim is one quantitative statement, written once.
type Claim struct {
	Pos          Pos
	ID           string
	Label        Text // what is measured, in full; no digits
	Short        Text // a short label for key figures, tables and charts; Label if absent
	Thing        Text // what its bar is a share of, in the figure of page 1; Short if absent
	Value        quantity.Value
	HasValue     bool           // false for qualifier words and undated dates
	To           quantity.Value // upper end of a range that begins with Value
	HasTo        bool
	Signed       bool            // a count that may be below 0, as net migration
	Derived      *quantity.Range // Value is computed by the claim's relation: what it can be; nil if it is stated
	Date         string          // for unit date: ISO date, "" when n.d.
	Step         quantity.Value  // rounding step when it is not the last printed digit; Coef 0: last digit
	Unit         quantity.Unit
	Qualifier    quantity.Qualifier
	AsPrinted    Text   // the source's words ("one third"), printed instead of digits
	Period       Text   // empty: "not stated"
	Source       string // source id, "" for none
	Evidence     Evidence
	Status       Status
	EvidenceNote Text // why evidence is doubtful
	Base         Text // share of what
	BaseImplied  bool // the base is read from context, not printed with the figure
	Dependence   *Dependence
	NoBar        bool // it measures reliance, but is no bar of page 1
	AttributedTo Text
	Restates     string    // id of the claim that states the same quantity
	Ratio        *Ratio    // the claim is a share Part/Whole of other claims
	Relation     *Relation // how the claim results from others, or nil
	Within       string    // id of a claim of which this one counts some; "" if none
	Place        *Place    // for a place in an order: what the order is of
	Called       Text      // the word the source hangs on the figure ("mainly", "major")
	Majority     bool      // Called means more than half
	Covers       []Text    // the products or things one number covers, if several
	Title        Text      // proper name in the text ("North – South")
	SourceTitle  Text      // the same thing's name in its source, if it differs
	InSource     bool      // the figure stands in a source's title or date, not in the text
	Topic        Topic
	Measure      string // id of the measure it was computed by, or ""
	Rows         int64  // rows of its table that it was computed from, 0 if not said
	Exact        string // a sum of money that is not rounded, in whole units: "3700000000.5"; or ""
	Lines        string // of its source's file, where its rows stand: "2-4, 17"; or ""
}

// A Dependence says that the claim measures Of's reliance on On.
type Dependence struct {
	Of, On string // state codes
	For    Text   // noun phrase: relies on … for For
	Noun   Text   // one or two words for it in headlines; claims of one noun are of one thing
}

// A Ratio ties a share to the claims it is a share of; an empty id is a
// quantity the dossier does not state.
type Ratio struct{ Part, Whole string }

// A Topic is the subject of a claim, fact or section, and a row of the table of
// who relies on whom. It is the id of one of the dossier's own topics or of one
// that every dossier has; the zero value is TopicOther.
type Topic string

// The topics that every dossier has, whose names are messages of briefs.
const (
	TopicOther    Topic = ""
	TopicTransit  Topic = "transit"
	TopicEnergy   Topic = "energy"
	TopicFood     Topic = "food"
	TopicGoods    Topic = "goods"
	TopicCapital  Topic = "capital"
	TopicFrontier Topic = "frontier"
	TopicPolitics Topic = "politics"
)

// An OwnTopic is a topic that the dossier names itself: one of its own, or one
// that every dossier has under another name.
type OwnTopic struct {
	Pos  Pos
	ID   string
	Name Text
}

// A Fact is a statement without a number.
type Fact struct {
	Pos        Pos
	ID         string
	Text       Text // may refer to claims: {C05}
	Dependence *Dependence
	Topic      Topic
	Source     string
	Evidence   Evidence
	Critical   []string // claims whose subject the fact calls critical
}

// A Section is prose and exhibits under one heading.
type Section struct {
	Pos   Pos
	ID    string
	Title Text
	Topic Topic
	Body  []Block
}

// A Block is one item of a section's body; exactly one field is set.
type Block struct {
	Pos     Pos
	Para    Text   // prose with {C05} references
	Exhibit string // exhibit id
	Define  *Definition
	Bullets []Text
	// Numbered are the entries of a list that begin with 1, 2, 3, in this order.
	Numbered []Text
}

// A Definition explains one term.
type Definition struct{ Term, Text Text }

// A Crosscheck sets claims against evidence from outside the dossier's own
// sources. Its claims have ids of their own and sources in Dossier.Outside.
type Crosscheck struct {
	Pos    Pos
	ID     string
	Title  Text
	Text   Text // with references to dossier claims and to Claims
	Claims []Claim
	Test   Test
}

// A Test is the arithmetic of a crosscheck.
type Test struct {
	Kind TestKind
	// TestSame: Of[0] is the dossier's statement, the others the outside ones.
	// TestEarlier: Of[i] dossier claim, Against[i] the earlier outside ones.
	// TestGrowth: Of[0] is grown by the share Of[1]; the quotient is compared
	//   with the total implied by mix exhibit Exhibit.
	// TestSum: Of[0] is the whole, the others its parts.
	// TestDifference: Of[0] is Of[1] less Of[2]. TestProduct: it is Of[1] × Of[2].
	// TestNote: no arithmetic; Of are the claims it is about.
	Of      []string
	Against []string
	Exhibit string
	From    string // of TestGrowth in place of Exhibit: the earlier level of Of[0]
	Rest    bool   // of TestSum: there are more parts than those named
}

// TestKind names the arithmetic of a crosscheck.
type TestKind uint8

const (
	TestNote TestKind = iota
	TestSame
	TestEarlier
	TestGrowth
	TestSum
	TestDifference
	TestProduct
)
