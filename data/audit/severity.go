package audit

// Severity orders findings; the lowest value is the gravest.
type Severity uint8

const (
	Conflict   Severity = iota // two figures cannot both hold
	Gap                        // part of a whole is missing
	Provenance                 // no source, a doubtful or undated one
	OneSided                   // evidence runs one way
	Base                       // figures on different or unstated bases
	Wording                    // a word or name the figure does not bear
	Untestable                 // needs a quantity the dossier does not state
	Derived                    // follows from the dossier, not stated in it
	Agrees                     // checked and consistent
)

// severityNames are the names of severities, gravest first; severity.<name> is
// the key of the word that stands before a finding.
var severityNames = [...]string{"conflict", "gap", "provenance", "one-sided", "base", "wording", "untestable", "derived", "agrees"}

// String is the severity's name: "one-sided".
func (s Severity) String() string { return severityNames[s] }

// Severities lists all, the gravest first.
func Severities() []Severity {
	list := make([]Severity, len(severityNames))
	for i := range list {
		list[i] = Severity(i)
	}
	return list
}
