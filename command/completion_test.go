package command

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"

	"dyad/report/reporttest"
)

func completions(t *testing.T, typed ...string) []string {
	t.Helper()
	return strings.Fields(string(output(t, append([]string{"complete", "--"}, typed...)...)))
}

func TestComplete(t *testing.T) {
	mine := filepath.Join("..", "testdata", "sparse.yaml")
	for _, x := range []struct {
		typed     []string
		has, lack string
	}{
		{[]string{""}, "brief", "complete"},
		{[]string{"ver"}, "verify version", "brief"},
		{[]string{"--v"}, "--version", "--help"},
		{[]string{"brief", "--l"}, "--lang", "--force"},
		{[]string{"brief", "--lang", ""}, "en ru kk", ":yaml"},
		{[]string{"brief", "--lang", "r"}, "ru", "en"},
		{[]string{"init", "--lang", ""}, "en ru kk", ":yaml"},
		{[]string{"init", "--texts", ""}, "ru kk", ":yaml"},
		{[]string{"init", "--pair", "DEU-POL", "--l"}, "--lang", "--texts"},
		{[]string{"brief", ""}, ":yaml yml json", "en"},
		{[]string{"verify", ""}, ":pdf", "yaml"},
		{[]string{"pairs", ""}, ":csv", "yaml"},
		{[]string{"chart", "--format", ""}, "svg png pdf csv json", "text"},
		{[]string{"export", "--format", ""}, "xlsx zip", "json"},
		{[]string{"export", ""}, ":yaml yml json :pdf", "en"},
		{[]string{"init", "--from", ""}, ":xlsx zip", "en"},
		{[]string{"check", "--format", ""}, "text json sarif github", "svg"},
		{[]string{"check", "--strict="}, "conflict untestable", "derived"},
		{[]string{"check", "--strict"}, "--strict --strict=conflict", "--format"},
		{[]string{"check", "--str"}, "--strict", "--strict=conflict"},
		{[]string{"brief", "--lang=r"}, "ru", "--lang=ru"},
		{[]string{"brief", "--style="}, ":yaml yml json", "en"},
		{[]string{"init", "--pair", "D"}, "DEU- DNK-", "DEU"},
		{[]string{"init", "--pair", "E"}, "EST-", "EU27-"},
		{[]string{"init", "--pair", "DEU-D"}, "DEU-DNK", "DEU-DEU"},
		{[]string{"import", "t.csv", "--pair", "KAZ-E"}, "KAZ-EU27 KAZ-EST", "KAZ-KAZ"},
		{[]string{"measures", "t.csv", "--pair=KAZ-RUS,KAZ-D"}, "KAZ-RUS,KAZ-DEU", "KAZ-RUS"},
		{[]string{"chart", "--figure", ""}, "border", "svg"},
		{[]string{"chart", mine, "--figure", ""}, "", "border"},
		{[]string{"chart", "no-such.yaml", "--figure", ""}, "", "border"},
		{[]string{"batch", "d", "--progress", ""}, "auto none", "text"},
		{[]string{"pairs", "--edition", "HS1"}, "HS12 HS17", "HS22"},
		{[]string{"manifest", ""}, "merge check :jsonl", "en"},
		{[]string{"explain", "mix-"}, "mix-total", "ratio"},
		{[]string{"schema", ""}, "manifest", "brief"},
		{[]string{"completion", ""}, "bash zsh fish", "brief"},
		{[]string{"help", "ch"}, "chart check", "brief"},
		{[]string{"brief", "-o", ""}, "", ":yaml"},
		{[]string{"nonsense", ""}, "", "brief"},
	} {
		got := completions(t, x.typed...)
		for _, w := range strings.Fields(x.has) {
			if !slices.Contains(got, w) {
				t.Errorf("%q: %q lack %q", x.typed, got, w)
			}
		}
		if slices.Contains(got, x.lack) {
			t.Errorf("%q: %q have %q", x.typed, got, x.lack)
		}
	}
}

// TestCompletionTables: what the words of synopses stand for is told, and what is told
// is of words and flags that there are.
func TestCompletionTables(t *testing.T) {
	flags, words := map[string]bool{}, map[string]bool{}
	app := newApp(&env{console: &console{}})
	for _, c := range app.Commands {
		for _, word := range arguments(c) {
			words[word] = true
			if _, ok := argumentsOf[word]; !ok && !c.Hidden && word != strings.ToLower(word) {
				t.Errorf("argumentsOf has no entry for %s of %s", word, c.Name)
			}
		}
		for _, f := range c.Flags {
			flags[f.Names()[0]] = true
			flags[c.Name+" "+f.Names()[0]] = true
		}
	}
	for word := range argumentsOf {
		if !words[word] {
			t.Errorf("argumentsOf has %q, which is in no synopsis", word)
		}
	}
	for name := range valuesOf {
		if !flags[name] {
			t.Errorf("valuesOf has %q, which is no flag", name)
		}
	}
}

// TestBashCompletion lets bash complete a word as it does for a user.
func TestBashCompletion(t *testing.T) {
	reporttest.Tool(t, nil, "bash", "-c", ":")
	dir := t.TempDir()
	for _, name := range []string{"a.yaml", "b b.yml", "c.pdf", "mix.json"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o777); err != nil {
		t.Fatal(err)
	}
	script := filepath.Join(t.TempDir(), "completion")
	reporttest.Put(t, script, string(output(t, "completion", "bash")), 0o666)
	complete := func(line ...string) string {
		cmd := exec.Command("bash", "-c", `source "$1"; shift
COMP_WORDS=(dyad "$@"); COMP_CWORD=$#; _dyad; printf '%s\n' "${COMPREPLY[@]}" | sort`, "bash", script)
		cmd.Args = append(cmd.Args, line...)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return strings.TrimSpace(string(out))
	}
	for _, x := range []struct {
		line []string
		want string
	}{
		{[]string{"check", "--format", ""}, "github\njson\nsarif\ntext"},
		{[]string{"brief", ""}, "a.yaml\nb b.yml\nfolder\nmix.json"},
		{[]string{"brief", "b"}, "b b.yml"},
		{[]string{"verify", ""}, "c.pdf\nfolder"},
		{[]string{"help", "ve"}, "verify\nversion"},
	} {
		if got := complete(x.line...); got != x.want {
			t.Errorf("%q: bash completes with %q, want %q", x.line, got, x.want)
		}
	}
}

// TestManual: every command with every flag stands in the manual page.
func TestManual(t *testing.T) {
	app := newApp(&env{console: &console{}})
	page := string(manual(app))
	for _, c := range app.Commands {
		if c.Hidden {
			continue
		}
		_, section, ok := strings.Cut(page, ".SS \"dyad "+c.Name+"\"\n")
		if !ok {
			t.Errorf("no section of %s", c.Name)
			continue
		}
		section, _, _ = strings.Cut(section, "\n.S")
		for _, f := range c.Flags {
			if f == cli.Flag(cli.HelpFlag) {
				continue
			}
			if want := `\fB\-\-` + escaped(f.Names()[0]) + `\fR`; !strings.Contains(section, want) {
				t.Errorf("%s: %s is not in its section", c.Name, want)
			}
		}
	}
	for _, want := range []string{"EXIT CODES", "130  interrupted", "SOURCE_DATE_EPOCH"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

// TestManualLint holds the page to mandoc. Without a date, as in a build of no commit,
// mandoc warns.
func TestManualLint(t *testing.T) {
	page := strings.Replace(string(output(t, "man")), `"1" ""`, `"1" "2026-01-01"`, 1)
	if out := reporttest.Tool(t, []byte(page), "mandoc", "-T", "lint", "-W", "warning"); out != "" {
		t.Error(out)
	}
}
