package doc

import "strings"

// Spans are inline text.
type Spans []Span

// A Span is a run of text of one kind. Text may hold U+00A0 (no break),
// U+00AD (a soft hyphen, shown only at a break) and U+202F.
type Span struct {
	Text  string
	Kind  Kind
	Sign  Sign // of a Ref with empty Text, whose Hint are the sign's words
	Bold  bool
	Muted bool
	Em    bool   // emphasised by its author
	Lang  string // BCP 47 when it differs from the document's, else ""
	// Own says that the text stands by itself, as a title does: the direction of its first
	// letter is that of all of it, whatever the text around it.
	Own bool
	// Dest is the anchor a link leads to, or ""; URI an outside address.
	Dest, URI string
	// Hint says where the link leads, for readers who cannot see it.
	Hint string
	// Formula is the formula that the span is part of, in words, or "". Neighbours with
	// the same words are one formula.
	Formula string
	// Expansion is what an abbreviation stands for, or "".
	Expansion string
	// Anchor makes the span itself a target, or "".
	Anchor string
	// Page, if set, is an anchor: the span shows the number of its page, and
	// Text is ignored.
	Page string
	// Else is the anchor that Page and Dest mean if theirs is on no page, or "".
	Else string
	// Origin names the place in the dossier the text comes from, for errors:
	// "claim C05: label".
	Origin string
	Line   int // in the dossier, from 1; 0 if unknown
	Col    int
}

// Kind is what a span is.
type Kind uint8

const (
	Plain     Kind = iota
	Ref            // a figure's small mark: "[4]", raised and muted
	Sub            // an index, lowered: the AB of "X AB"
	PageNo         // the number of the page it is on
	PageCount      // the number of pages
)

// String is the text of the spans, without soft hyphens and page numbers.
func (s Spans) String() string {
	if len(s) == 1 && !s[0].deferred() {
		return strings.ReplaceAll(s[0].Text, "\u00ad", "")
	}
	var b strings.Builder
	for i := range s {
		if x := &s[i]; !x.deferred() {
			b.WriteString(x.Text)
		}
	}
	return strings.ReplaceAll(b.String(), "\u00ad", "")
}

// deferred reports whether the text is known only when there are pages.
func (x *Span) deferred() bool { return x.Page != "" || x.Kind == PageNo || x.Kind == PageCount }
