package command

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"dyad/data/advice"
	"dyad/data/audit"
)

func explainCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     "say what a rule of the audit finds",
		ArgsUsage: "[RULE]",
		Description: `Prints what a finding of the rule means, with an example that makes one and the
smallest change after which there is none. Without RULE it lists all rules, with
their severities. The rule of a finding is in what dyad check prints as JSON.

EXAMPLES:
   $ dyad explain
   $ dyad explain mix-total`,
		Action: func(c *cli.Context) error {
			if c.NArg() == 0 {
				return e.print(ruleList())
			}
			name := strings.Join(c.Args().Slice(), " ")
			for _, r := range audit.Rules() {
				if string(r.Name) == name {
					return e.print(explained(r))
				}
			}
			return unknownRule(name)
		},
	}
}

// ruleList is every rule on a line, with its severity and title.
func ruleList() []byte {
	rules, width := audit.Rules(), 0
	for _, r := range rules {
		width = max(width, len(r.Name))
	}
	var b bytes.Buffer
	for _, r := range rules {
		fmt.Fprintf(&b, "%-*s  %-10s  %s\n", width, r.Name, r.Severity, r.Title)
	}
	return b.Bytes()
}

// explained is the documentation of a rule as people read it.
func explained(r audit.RuleInfo) []byte {
	const width, indent = 76, "    "
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s: %s\n\n", r.Name, r.Title)
	wrap(&b, r.Meaning, width, "")
	fmt.Fprintf(&b, "\nSeverity %s: %s. Since %s.\n\nA finding is made on\n\n", r.Severity, r.Severity.Meaning(), r.Since)
	x := r.Example
	for line := range strings.Lines(x.Dossier + "\n") {
		b.WriteString(indent + line)
	}
	switch {
	case x.To == "":
		fmt.Fprintf(&b, "\nand none without\n\n%s%s\n", indent, x.Change)
	default:
		fmt.Fprintf(&b, "\nand none with\n\n%s%s\n\nin place of\n\n%s%s\n", indent, x.To, indent, x.Change)
	}
	return b.Bytes()
}

// unknownRule is a rule that there is not, with the one most like it.
func unknownRule(name string) error {
	var names []string
	for _, r := range audit.Rules() {
		names = append(names, string(r.Name))
	}
	hint := "`dyad explain` lists the rules"
	if near := advice.Nearest(name, names); near != "" {
		hint = fmt.Sprintf("did you mean %s? %s", near, hint)
	}
	return usageError{fmt.Sprintf("no rule %q", name), hint}
}
