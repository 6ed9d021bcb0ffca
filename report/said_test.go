package report

import (
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/trade/measure"
	"dyad/report/reporttest"
	"dyad/report/words"
)

// TestWordsAllUsed holds that no message is missing and none is unused: every
// key stands in the source as a literal, or belongs to a finding, a severity
// or an operator. Those of computed dossiers are compute's to test,
// those of an index are index's.
func TestWordsAllUsed(t *testing.T) {
	literals := reporttest.Literals(t, ".")
	for _, lang := range words.Languages() {
		there := reporttest.Messages(t, lang)
		wanted := map[string]bool{}
		for _, r := range audit.Rules() {
			wanted["finding."+string(r.Name)+".head"] = true
			wanted["finding."+string(r.Name)+".text"] = true
			wanted["finding."+string(r.Name)+".why"] = true
			wanted["severity."+r.Severity.String()] = true
		}
		for _, d := range measure.Definitions() { // those that have to be explained
			if key := "meaning." + string(d.ID); there[key] != nil {
				wanted[key] = true
			}
		}
		for _, r := range audit.Reasons() {
			wanted["tally."+r.String()] = true
		}
		for key := range wanted {
			if there[key] == nil {
				t.Errorf("words/%s.txt: no message %q", lang, key)
			}
		}
		for key := range there {
			if !literals[key] && !wanted[key] && !strings.HasPrefix(key, "op.") && !strings.HasPrefix(key, "pair.") && !strings.HasPrefix(key, "index.") {
				t.Errorf("words/%s.txt: message %q is used nowhere", lang, key)
			}
		}
	}
	en := reporttest.Messages(t, "en")
	for lit := range literals {
		if isKey(lit) && en[lit] == nil {
			t.Errorf("words/en.txt: no message %q", lit)
		}
	}
}

// isKey guesses whether a literal of the source is a message key.
func isKey(s string) bool {
	for _, p := range []string{"answer.", "alt.", "link.", "ledger.", "mix.", "method.", "measure.", "notes.", "outside.", "period.", "reliance.", "scope.", "source.", "sources.", "table.", "tip.", "topic.", "top.", "derived.", "list.", "figure."} {
		if strings.HasPrefix(s, p) && !strings.ContainsAny(s, " %") && len(s) > len(p) && !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "-") && s != AttachedLedger && s != AttachedNotes {
			return true
		}
	}
	return false
}

// TestWordsCases holds that a message can ask for the name of a state in a case
// of its language.
func TestWordsCases(t *testing.T) {
	w, err := words.In("ru")
	if err != nil {
		t.Fatal(err)
	}
	c := &voice{w: w, lang: "ru", d: &data.Dossier{Lang: "en", A: data.State{Code: "RUS"}, B: data.State{Code: "KAZ"}}}
	if got := c.text("hero.head", c.stateArg("of", "RUS"), c.stateArg("on", "KAZ")); got != "Зависимость России от Казахстана" {
		t.Errorf("got %q", got)
	}
}
