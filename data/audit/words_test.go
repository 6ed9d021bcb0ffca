package audit

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dyad/data"
)

// maxHead is how long the head of a finding may print: one line of the brief.
const maxHead = 110

var placeholder = regexp.MustCompile(`\{([a-z]+)\}`)

// catalogue reads the English messages of findings.
func catalogue(t testing.TB) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../../report/words/en*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no English words: %v", err)
	}
	msgs := map[string]string{}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			key, text, ok := strings.Cut(strings.TrimRight(line, "\n"), ": ")
			if ok && (strings.HasPrefix(key, "finding.") || strings.HasPrefix(key, "severity.")) {
				if _, twice := msgs[key]; twice {
					t.Errorf("%s stands twice", key)
				}
				msgs[key] = text
			}
		}
	}
	return msgs
}

// forms are the texts of a message in its plural forms.
func forms(msgs map[string]string, key string) []string {
	if m, ok := msgs[key]; ok {
		return []string{m}
	}
	one, other := msgs[key+"[one]"], msgs[key+"[other]"]
	if one == "" || other == "" {
		return nil
	}
	return []string{one, other}
}

func TestEveryRuleHasWords(t *testing.T) {
	msgs := catalogue(t)
	seen := map[Rule]bool{}
	for _, r := range Rules() {
		if seen[r.Name] {
			t.Errorf("rule %s is listed twice", r.Name)
		}
		seen[r.Name] = true
		if !slices.IsSorted(r.Args) {
			t.Errorf("rule %s: its args are not sorted", r.Name)
		}
		for _, part := range []string{"head", "text", "why"} {
			key := "finding." + string(r.Name) + "." + part
			texts := forms(msgs, key)
			if len(texts) == 0 {
				t.Errorf("no words %s", key)
			}
			if len(texts) == 2 && !slices.Contains(r.Args, "n") {
				t.Errorf("%s has plural forms, but its rule no n", key)
			}
			for _, text := range texts {
				for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
					if !slices.Contains(r.Args, m[1]) || part == "why" {
						t.Errorf("%s asks for {%s}; the rule has %v", key, m[1], r.Args)
					}
				}
				if strings.ContainsAny(placeholder.ReplaceAllString(text, ""), "0123456789{}") {
					t.Errorf("%s types a digit or an odd brace: %q", key, text)
				}
			}
		}
	}
	for s := range Severity(len(severityNames)) {
		if msgs["severity."+s.String()] == "" {
			t.Errorf("no words severity.%s", s)
		}
	}
	for key := range msgs {
		if rule, ok := strings.CutPrefix(key, "finding."); ok {
			if rule, _, _ = strings.Cut(rule, "."); !seen[Rule(rule)] {
				t.Errorf("%s is the words of no rule: is its check in the list of rules.go?", key)
			}
		}
	}
}

// message sets a message of a finding.
func (p printer) message(msgs map[string]string, f Finding, part string) string {
	texts := forms(msgs, "finding."+string(f.Rule)+"."+part)
	if len(texts) == 0 {
		return ""
	}
	text := texts[len(texts)-1]
	for _, a := range f.Args {
		if a.Name == "n" && a.Value.Float() == 1 {
			text = texts[0]
		}
	}
	for _, a := range f.Args {
		text = strings.ReplaceAll(text, "{"+a.Name+"}", p.arg(a))
	}
	return strings.ReplaceAll(text, "\u00a0", " ")
}

// checkMessages holds that the messages of findings have all that they ask for, and
// that their heads stand in one line of the brief.
func checkMessages(t *testing.T, msgs map[string]string, d *data.Dossier, fs []Finding) {
	t.Helper()
	p := newPrinter(t, d)
	for _, f := range fs {
		head := p.message(msgs, f, "head")
		if n := utf8.RuneCountInString(head); n > maxHead {
			t.Errorf("head of %s is %d characters long, at most %d fit: %s", f.Rule, n, maxHead, head)
		}
		for _, part := range []string{"head", "text", "why"} {
			if s := p.message(msgs, f, part); s == "" || strings.ContainsAny(s, "{}") {
				t.Errorf("%s of %s is empty or lacks an arg: %q", part, f.Rule, s)
			}
		}
	}
}

func TestEmbeddedWords(t *testing.T) {
	d := embedded(t)
	checkMessages(t, catalogue(t), d, found(d))
}
