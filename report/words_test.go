package report

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"dyad/data/audit"
)

// TestWordsAllUsed holds that no message is missing and none is unused: every
// key stands in the source as a literal, or belongs to a finding, a severity
// or an operator.
func TestWordsAllUsed(t *testing.T) {
	literals := stringLiterals(t)
	for _, lang := range Languages() {
		w, err := wordsIn(lang)
		if err != nil {
			t.Fatal(err)
		}
		wanted := map[string]bool{}
		for _, r := range audit.Rules() {
			wanted["finding."+string(r.Name)+".head"] = true
			wanted["finding."+string(r.Name)+".text"] = true
			wanted["finding."+string(r.Name)+".why"] = true
		}
		for s := audit.Conflict; s <= audit.Agrees; s++ {
			wanted["severity."+severityKey(s)] = true
		}
		for key := range wanted {
			if !w.has(key) {
				t.Errorf("words/%s.txt: no message %q", lang, key)
			}
		}
		for key := range w.msgs {
			base, _, _ := strings.Cut(key, "[")
			if !literals[base] && !wanted[base] && !strings.HasPrefix(base, "op.") {
				t.Errorf("words/%s.txt: message %q is used nowhere", lang, key)
			}
		}
	}
	for lit := range literals {
		w, _ := wordsIn("en")
		if isKey(lit) && !w.has(lit) {
			t.Errorf("words/en.txt: no message %q", lit)
		}
	}
}

// isKey guesses whether a literal of the source is a message key.
func isKey(s string) bool {
	for _, p := range []string{"answer.", "alt.", "link.", "ledger.", "mix.", "method.", "measure.", "notes.", "outside.", "period.", "reliance.", "scope.", "source.", "sources.", "table.", "tip.", "topic.", "top.", "derived.", "list."} {
		if strings.HasPrefix(s, p) && !strings.ContainsAny(s, " %") && len(s) > len(p) {
			return true
		}
	}
	return false
}

func stringLiterals(t *testing.T) map[string]bool {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
				if s, err := strconv.Unquote(l.Value); err == nil {
					out[s] = true
				}
			}
			return true
		})
	}
	return out
}

func TestParseWordsRefuses(t *testing.T) {
	for name, tc := range map[string]struct{ file, want string }{
		"no colon":    {"a b\n", `words/xx.txt:1: no ": " after the key`},
		"twice":       {"a: b\n\n# c\na: d\n", `words/xx.txt:4: message "a" stands twice`},
		"placeholder": {"a: b {c\n", `words/xx.txt:1: placeholder "c" is not closed`},
	} {
		if _, err := parseWords("xx", tc.file); err == nil || err.Error() != tc.want {
			t.Errorf("%s: got %v, want %s", name, err, tc.want)
		}
	}
	if _, err := wordsIn("xx"); err == nil || !strings.Contains(err.Error(), "there is en") {
		t.Errorf("unknown language: %v", err)
	}
}
