package command

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/urfave/cli/v2"
)

// TestCommandsComplete: each command has a file of its own, help with examples of
// itself, a script that runs it and one in which it is used wrongly, and a section
// in the manual with the synopsis of its help.
func TestCommandsComplete(t *testing.T) {
	manual, err := os.ReadFile("../docs/manual.md")
	if err != nil {
		t.Fatal(err)
	}
	scripts, docs := readAll(t, "../testdata/script/*.txtar"), readAll(t, "../docs/*.md")
	for _, c := range newApp(&env{console: &console{}}).Commands {
		if c.Hidden {
			continue
		}
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
			"that runs it": `(?m)^dyad %s\b`, "in which it fails": `(?m)^(exitcode \d+|!) dyad %s\b`,
		} {
			if c.Name == "watch" {
				continue // it runs until it is interrupted: TestWatch
			}
			if !regexp.MustCompile(strings.ReplaceAll(pattern, "%s", c.Name)).MatchString(scripts) {
				t.Errorf("%s: no script %s", c.Name, what)
			}
		}
		checkSynopsis(t, c, section(string(manual), c.Name), docs)
		for _, f := range c.Flags {
			if s := f.String(); !strings.Contains(s, "\t") || strings.HasSuffix(s, "\t") {
				t.Errorf("%s: flag %s has no usage", c.Name, f.Names()[0])
			}
		}
	}
}

// TestCommandsListed: each command that a file makes is in the list of commands.go, or
// one of those of another.
func TestCommandsListed(t *testing.T) {
	files := readAll(t, "*.go")
	made := regexp.MustCompile(`(?m)^func (\w+Command)\(e \*env\) \*cli\.Command`).FindAllStringSubmatch(files, -1)
	if len(made) < 10 {
		t.Fatalf("%d commands found", len(made))
	}
	for _, m := range made {
		if !strings.Contains(files, m[1]+"(e)") {
			t.Errorf("%s is in no list: is it in commands.go?", m[1])
		}
	}
}

// section is the part of the manual under the heading of a command, "" without one.
func section(manual, command string) string {
	for part := range strings.SplitSeq("\n"+manual, "\n## ") {
		head, _, _ := strings.Cut(part, "\n")
		if regexp.MustCompile(`dyad ` + command + `\b`).MatchString(head) {
			return part
		}
	}
	return ""
}

// checkSynopsis holds that the manual has the synopsis of a command's help, and that
// this names every flag or has "[FLAG…]", and then the flag stands in the docs.
func checkSynopsis(t *testing.T, c *cli.Command, section, docs string) {
	t.Helper()
	if section == "" {
		t.Errorf("%s: no heading in docs/manual.md", c.Name)
		return
	}
	synopsis := strings.TrimSpace("dyad " + c.Name + " " + c.ArgsUsage)
	if want := "\n    " + strings.ReplaceAll(synopsis, "\n   ", "\n    ") + "\n"; !strings.Contains(section, want) {
		t.Errorf("%s: its section in docs/manual.md does not have the synopsis of its help:%s", c.Name, want)
	}
	for _, f := range c.Flags {
		named := false
		for _, name := range f.Names() {
			flag := strings.Repeat("-", min(len(name), 2)) + name
			named = named || namesFlag(synopsis, flag) || strings.Contains(synopsis, "[FLAG…]") && namesFlag(docs, flag)
		}
		if !named {
			t.Errorf("%s: --%s stands neither in the synopsis nor, with [FLAG…] there, in the docs", c.Name, f.Names()[0])
		}
	}
}

// namesFlag reports whether a text has a flag as a word: not as an end of another, nor as
// the beginning of a longer word.
func namesFlag(text, flag string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], flag)
		if i < 0 {
			return false
		}
		i, at = at+i, at+i+len(flag)
		next, _ := utf8.DecodeRuneInString(text[at:])
		if (i == 0 || strings.Contains("[ `", text[i-1:i])) && !unicode.IsLetter(next) && !unicode.IsDigit(next) && next != '_' {
			return true
		}
	}
}

// readAll is the text of all files of a pattern.
func readAll(t *testing.T, pattern string) string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(b)
	}
	return all.String()
}

// TestCommandsCalled holds that every command that is written is one that users have.
func TestCommandsCalled(t *testing.T) {
	list, err := os.ReadFile("commands.go")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?m)^func (\w+Command)\(.*\) \*cli\.Command`).FindAllStringSubmatch(string(b), -1) {
			if !strings.Contains(string(list), m[1]+"(e)") {
				t.Errorf("%s: commands.go does not call %s", name, m[1])
			}
		}
	}
}
