package audit

import (
	"slices"
	"strings"
	"sync"
)

// A Rule is one outcome of a check, by name. The name is the key of its
// messages: finding.<rule>.head (one line), .text and .why.
type Rule string

// An Outcome is what a finding says about a comparison of figures.
type Outcome uint8

const (
	NoComparison Outcome = iota // it is about something else
	Held                        // figures were compared and can all hold
	Broken                      // figures were compared and cannot
	NotCompared                 // figures are tied together and cannot be compared
)

// RuleInfo documents a rule. The documentation of findings is made from it.
type RuleInfo struct {
	Name     Rule
	Severity Severity
	Outcome  Outcome  // whether figures were compared, and how that came out
	Since    string   // the release that has it first: "1.0"
	Title    string   // the condition under which it makes a finding
	Meaning  string   // what a reader of the finding should make of it
	Example  Example  // a dossier that makes a finding, and the change that ends it
	Args     []string // names that every finding of the rule has as Args, sorted
}

// An Example is a dossier that a rule makes a finding on, and the smallest
// change after which it makes none.
type Example struct {
	// Dossier are the keys that matter, in YAML, of a dossier of KEN and UGA as
	// of 2023-06-30, with a source S1 of 2023 where it names none.
	Dossier string
	// Change is the text that is changed, which stands in Dossier once, and To
	// what stands there then.
	Change, To string
	// Refused says that a file with this Dossier is refused when it is read, so
	// that the rule is for dossiers made in memory.
	Refused bool
}

// Changed is the dossier on which the rule makes no finding.
func (x Example) Changed() string { return strings.Replace(x.Dossier, x.Change, x.To, 1) }

// turned is the example the other way around: of the opposite rule.
func (x Example) turned() Example {
	return Example{Dossier: x.Changed(), Change: x.To, To: x.Change, Refused: x.Refused}
}

// A check runs over a dossier and makes findings of its rules only.
type check struct {
	run   func(*checker)
	rules []RuleInfo
}

// Rules lists the rules in their order.
func Rules() []RuleInfo { return slices.Clone(allRules().rules) }

// A rulebook is the checks with their rules, in their order.
type rulebook struct {
	checks []check
	rules  []RuleInfo
	rank   map[Rule]int // place in rules
}

// allRules is the catalogue, which every dossier is checked by.
var allRules = sync.OnceValue(func() *rulebook {
	k := &rulebook{checks: checks(), rank: map[Rule]int{}}
	for _, check := range k.checks {
		k.rules = append(k.rules, check.rules...)
	}
	for i, r := range k.rules {
		k.rank[r.Name] = i
	}
	return k
})
