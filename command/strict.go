package command

import (
	"strings"

	"github.com/urfave/cli/v2"

	"dyad/data/audit"
)

// A strictOption is the value of --strict, which need not have one: "" is that it is not
// given, "true" that it stands alone. It implements flag.Value, and by IsBoolFlag the
// parser knows that no value need follow.
type strictOption string

func (s *strictOption) Set(value string) error { *s = strictOption(value); return nil }
func (s *strictOption) String() string         { return "" }
func (s *strictOption) IsBoolFlag() bool       { return true }

// A strictFlag is --strict. The argument after it is not its value.
type strictFlag struct{ *cli.GenericFlag }

// TakesValue implements cli.DocGenerationFlag.
func (strictFlag) TakesValue() bool { return false }

func newStrictFlag(dest *strictOption) cli.Flag {
	return strictFlag{&cli.GenericFlag{Name: "strict", Value: dest,
		Usage: "make findings a failure; with =`SEVERITY` only those as grave: --strict=conflict, --strict=gap, and so on to --strict=untestable"}}
}

// read is the strictness that is asked for.
func (s strictOption) read() (audit.Strictness, error) {
	out, err := audit.ParseStrictness(string(s))
	if err != nil {
		return out, usageError{"--strict=" + string(s) + " is no severity", "severities are " + strings.Join(audit.StrictSeverities(), ", ") + "; alone it is of all"}
	}
	return out, nil
}
