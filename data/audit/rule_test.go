package audit

import (
	"fmt"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/codec"
)

// exampleDossier reads the dossier of an example, with the keys that it leaves out.
func exampleDossier(text string) (*data.Dossier, error) {
	head := "dyad: 1\nid: ken-uga\ntitle: Kenya and Uganda\nas_of: 2023-06-30\n" +
		"a: {code: KEN, name: Kenya}\nb: {code: UGA, name: Uganda}\n"
	if !strings.Contains("\n"+text, "\nsources:") {
		head += "sources:\n  - {id: S1, title: Year-book, publisher: Customs, date: \"2023-03-01\"}\n"
	}
	tail := "\nsections:\n  - id: s\n    title: Figures\n    body:\n      - p: Figures of both states.\n"
	return codec.Read("example.yaml", []byte(head+text+tail))
}

// TestExamples runs the documented example of every rule: it makes a finding,
// and none after the change. The finding has the args of its rule, and its messages
// are whole.
func TestExamples(t *testing.T) {
	msgs := catalogue(t)
	for _, r := range Rules() {
		t.Run(string(r.Name), func(t *testing.T) {
			x := r.Example
			if n := strings.Count(x.Dossier, x.Change); n != 1 || x.Change == "" {
				t.Fatalf("%q stands in the example %d times, want once", x.Change, n)
			}
			d, err := exampleDossier(x.Dossier)
			if x.Refused {
				if err == nil {
					t.Error("the example is not refused")
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			fs := found(d)
			if len(byRule(fs, r.Name)) == 0 {
				t.Errorf("the example makes no finding of the rule\n%s", newPrinter(t, d).all(fs))
			}
			holds(t, d, fs)
			checkMessages(t, msgs, d, byRule(fs, r.Name))
			if d, err = exampleDossier(x.Changed()); err != nil {
				t.Fatal(err)
			}
			if fs := byRule(found(d), r.Name); len(fs) > 0 {
				t.Errorf("the changed example makes a finding\n%s", newPrinter(t, d).all(fs))
			}
		})
	}
}

// TestRulesAreDocumented holds that a rule says what it finds and what that means, and
// one of two figures how their comparison came out.
func TestRulesAreDocumented(t *testing.T) {
	for _, r := range Rules() {
		if r.Title == "" || strings.HasSuffix(r.Title, ".") || r.Since == "" {
			t.Errorf("rule %s: title %q, since %q", r.Name, r.Title, r.Since)
		}
		if !strings.HasSuffix(r.Meaning, ".") {
			t.Errorf("rule %s: what it means is no sentence: %q", r.Name, r.Meaning)
		}
	}
	for _, r := range Rules() {
		if want := map[Severity]Outcome{Conflict: Broken, Agrees: Held}[r.Severity]; want != NoComparison && r.Outcome != want {
			t.Errorf("rule %s: severity %s, and its Outcome does not say so: the tally counts no comparison", r.Name, r.Severity)
		}
	}
	for s := range Severity(len(severityNames)) {
		if strings.Contains(fmt.Sprint(s), " ") {
			t.Errorf("severity %q is more than a word", s)
		}
	}
}
