package audit_test

import (
	"testing"

	"dyad/data/audit"
	"dyad/report"
	"dyad/report/words"
)

// TestExamplesAreComposed holds that the brief says the finding of every rule in every
// language: a message that asks for what the finding has not is an error.
func TestExamplesAreComposed(t *testing.T) {
	for _, r := range audit.Rules() {
		if r.Example.Refused {
			continue // no file has it
		}
		d, err := audit.ReadExample(r.Example.Dossier)
		if err != nil {
			t.Fatalf("%s: %v", r.Name, err)
		}
		for _, lang := range words.Languages() {
			if _, err := report.Compose(d, audit.Check(d), report.Options{Lang: lang, Version: "0.0.0"}); err != nil {
				t.Errorf("%s in %s: %v", r.Name, lang, err)
			}
		}
	}
}
