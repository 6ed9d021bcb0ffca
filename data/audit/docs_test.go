package audit

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFindingsDocumented holds docs/findings.md to the rules it is made from.
func TestFindingsDocumented(t *testing.T) {
	const file = "../../docs/findings.md"
	got := findingsPage()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("docs/findings.md is not what the rules say; go test ./data/audit -update writes it (-want +got):\n%s", diff)
	}
}

// findingsPage is the documentation of all rules.
func findingsPage() string {
	var b strings.Builder
	b.WriteString("# Findings\n\n" +
		"What `dyad check` can find in a dossier, and what the brief prints as data notes. " +
		"Each rule has an example that makes the finding, and the smallest change after which there is none; " +
		"an example holds the keys that matter, of an invented dossier of Kenya and Uganda. " +
		"This page is made from the rules in `data/audit`.\n\n" +
		"| rule | severity | a finding is made where |\n|---|---|---|\n")
	for _, r := range Rules() {
		fmt.Fprintf(&b, "| [%s](#%[1]s) | %s | %s |\n", r.Name, r.Severity, r.Title)
	}
	b.WriteString("\n| severity | what it is |\n|---|---|\n")
	for s := range Severity(len(severityNames)) {
		fmt.Fprintf(&b, "| %s | %s |\n", s, s.Meaning())
	}
	for _, r := range Rules() {
		fmt.Fprintf(&b, "\n## %s\n\n%s. %s Severity: %s; since %s.\n\n```yaml\n%s\n```\n\n",
			r.Name, upper(r.Title), r.Meaning, r.Severity, r.Since, r.Example.Dossier)
		switch x := r.Example; {
		case x.To == "":
			fmt.Fprintf(&b, "No finding without `%s`.\n", x.Change)
		default:
			fmt.Fprintf(&b, "No finding with `%s` in place of `%s`.\n", x.To, x.Change)
		}
	}
	return b.String()
}

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
