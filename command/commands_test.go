package command

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestCommandsComplete: each command has a file of its own, help with examples of
// itself, a script that runs it and one in which it is used wrongly, and a heading
// in the manual.
func TestCommandsComplete(t *testing.T) {
	manual, err := os.ReadFile("../docs/manual.md")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../testdata/script/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	var scripts strings.Builder
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		scripts.Write(b)
	}
	for _, c := range commands(&env{}) {
		if _, err := os.Stat(c.Name + ".go"); err != nil {
			t.Errorf("%s: %v", c.Name, err)
		}
		if c.Usage == "" || strings.HasSuffix(c.Usage, ".") {
			t.Errorf("%s: usage %q is no phrase for the list of commands", c.Name, c.Usage)
		}
		if !strings.Contains(c.Description, "EXAMPLES:\n   $ ") || !strings.Contains(c.Description, "dyad "+c.Name) {
			t.Errorf("%s: its help has no example of it", c.Name)
		}
		for what, pattern := range map[string]string{
			"that runs it": `(?m)^exec dyad %s\b`, "in which it fails": `(?m)^(exitcode \d+|! exec) dyad %s\b`,
		} {
			if c.Name == "watch" {
				continue // it runs until it is interrupted: TestWatch
			}
			if !regexp.MustCompile(strings.ReplaceAll(pattern, "%s", c.Name)).MatchString(scripts.String()) {
				t.Errorf("%s: no script %s", c.Name, what)
			}
		}
		if !regexp.MustCompile(`(?m)^## .*dyad ` + c.Name + `\b`).Match(manual) {
			t.Errorf("%s: no heading in docs/manual.md", c.Name)
		}
		for _, f := range c.Flags {
			if s := f.String(); !strings.Contains(s, "\t") || strings.HasSuffix(s, "\t") {
				t.Errorf("%s: flag %s has no usage", c.Name, f.Names()[0])
			}
		}
	}
}
