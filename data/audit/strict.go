package audit

import (
	"fmt"
	"strings"
)

// Strictness says which findings are a failure: those of a severity and all graver ones,
// but for those that the author accepts. The zero value says that none are.
type Strictness struct {
	on    bool
	least Severity // the least grave that is
}

// ParseStrictness reads the name of the least grave severity whose findings are a
// failure. "true" is of all but what follows from the dossier or agrees with it, "" and
// "false" of none. The error names what there is.
func ParseStrictness(name string) (Strictness, error) {
	switch name {
	case "", "false":
		return Strictness{}, nil
	case "true":
		return Strictness{true, Derived - 1}, nil
	}
	for s := range Derived {
		if s.String() == name {
			return Strictness{true, s}, nil
		}
	}
	return Strictness{}, fmt.Errorf("unknown severity %q; severities are %s", name, strings.Join(StrictSeverities(), ", "))
}

// StrictSeverities are the severities that a Strictness may name, gravest first.
func StrictSeverities() []string {
	var all []string
	for s := range Derived {
		all = append(all, s.String())
	}
	return all
}

// On tells whether some findings are a failure.
func (s Strictness) On() bool { return s.on }

// Fails tells whether findings of a severity, given by name, are a failure.
func (s Strictness) Fails(severity string) bool {
	for x := range s.least + 1 {
		if s.on && x.String() == severity {
			return true
		}
	}
	return false
}
