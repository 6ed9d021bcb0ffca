package audit

// Severity orders findings; the lowest value is the gravest.
type Severity uint8

const (
	Conflict   Severity = iota // two figures cannot both hold
	Gap                        // part of a whole is missing
	Provenance                 // no source, a doubtful or undated one
	OneSided                   // evidence runs one way
	Base                       // figures on different or unstated bases
	Query                      // a plan, another quantity, or a slip: to be asked
	Wording                    // a word or name the figure does not bear
	Untestable                 // needs a quantity the dossier does not state
	Derived                    // follows from the dossier, not stated in it
	Agrees                     // checked and consistent
)

// severityNames are the names of severities, gravest first, and what they say
// of a finding; severity.<name> is the key of the word that stands before one.
var severityNames = [...]struct{ name, meaning string }{
	Conflict:   {"conflict", "two figures cannot both hold"},
	Gap:        {"gap", "part of a whole is missing"},
	Provenance: {"provenance", "a figure without a source, or with a doubtful, old or undated one"},
	OneSided:   {"one-sided", "the evidence runs one way"},
	Base:       {"base", "figures on different or unstated bases"},
	Query:      {"query", "may be meant so, as a plan or another quantity, or be a slip"},
	Wording:    {"wording", "a word or a name that the figure does not bear"},
	Untestable: {"untestable", "what would decide it is not stated"},
	Derived:    {"derived", "follows from the dossier and is not stated in it"},
	Agrees:     {"agrees", "compared, and both can hold"},
}

// String is the severity's name: "one-sided".
func (s Severity) String() string { return severityNames[s].name }

// Meaning is what the severity says of a finding.
func (s Severity) Meaning() string { return severityNames[s].meaning }
