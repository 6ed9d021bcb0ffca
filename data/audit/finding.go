// Package audit checks the claims of a dossier against each other and makes
// findings: the data notes of the brief. It owns arithmetic over claims, not
// the words: a Finding names its Rule and carries typed arguments, which report puts
// into sentences.
package audit

import (
	"dyad/data"
	"dyad/data/quantity"
)

// A Finding is the result of one check.
type Finding struct {
	ID       string // "N01", outside findings last, in order of severity, then of what it means for the headline figures
	Rule     Rule
	Severity Severity
	Claims   []string // claim ids concerned, in dossier order
	Steps    []Step   // the arithmetic, in order
	Args     []Arg    // named values for the messages, sorted by Name
	Size     float64  // of a conflict: how far the figures are apart, as a part of the larger
	Outside  string   // id of the crosscheck it comes from, or ""
	// Accepted is why the author lets it stand; zero if the dossier does not say.
	Accepted data.Text
}

// A Step is one line of arithmetic: Terms joined by their operators give
// Result. A Result of one point is computed from the values as printed; any
// other takes each rounded value as an interval.
type Step struct {
	Terms  []Term
	Result quantity.Range
	Unit   quantity.Unit // unit Result is printed in
	Digits int           // decimals of Result, and of its Range terms, in Unit
}

// A Term is one operand with the operator before it: "" for the first; one of
// "+", "−", "×", "÷", "=", "≠", "against" (the result is their distance) and
// "and" (the result is the interval all of them share).
type Term struct {
	Op     string
	Claim  string          // printed as the claim's value, or
	Range  *quantity.Range // the result of an earlier step, in Unit and Digits, or
	Const  quantity.Value  // a constant (100 %, 1) in Unit
	Unit   quantity.Unit
	Digits int // decimals of Range in Unit
}

// An Arg is one named argument of a message: exactly one kind is set.
type Arg struct {
	Name    string
	Kind    ArgKind
	Claim   string         // ArgClaim: prints as value with unit and qualifier; ArgLabel: as the claim's Short
	Claims  []string       // ArgFigures: prints as their values, joined
	Range   quantity.Range // ArgRange, with Unit and Digits
	Unit    quantity.Unit
	Digits  int            // decimals of Range in Unit
	Value   quantity.Value // ArgNumber: a plain count; plural selector
	State   string         // ArgState: state code, prints as its name
	Source  string         // ArgSource: source id, prints as its number
	Sources []string       // ArgSources: prints as a list of their numbers
	Text    string         // ArgText: text of the dossier in its own language; ArgDate: an ISO 8601 date
	Words   data.Text      // ArgText: the same in every language it has; may refer to claims
}

// ArgKind tells which field of an Arg is set.
type ArgKind uint8

const (
	ArgClaim ArgKind = iota
	ArgLabel
	ArgRange
	ArgNumber
	ArgState
	ArgSource
	ArgText
	ArgFigures
	ArgSources
	ArgDate
)
