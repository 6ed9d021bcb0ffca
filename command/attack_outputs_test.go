package command

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"dyad/data/advice"
	"dyad/report/reporttest"
	"dyad/report/store"
)

// An outputCase is a command with inputs and one output; TARGET is its name.
type outputCase struct {
	args []string
	kind string // what it may replace without --force: "brief", "manifest", "" for nothing
}

// end is a name for the output: a bundle's tells its kind.
func (c outputCase) end() string {
	if slices.Contains(c.args, "--bundle") {
		return "target.zip"
	}
	return "target.out"
}

var outputCases = []outputCase{
	{[]string{"brief", "DIR/x.yaml", "-o", "TARGET"}, "brief"},
	{[]string{"brief", "--trade", "DIR/t.csv", "DIR/c.csv", "--pair", "ZAF-AFG", "-o", "TARGET"}, "brief"},
	{[]string{"init", "-o", "TARGET"}, ""},
	{[]string{"import", "DIR/t.csv", "DIR/c.csv", "--pair", "ZAF-AFG", "-o", "TARGET"}, ""},
	{[]string{"extract", "DIR/b.pdf", "-o", "TARGET"}, ""},
	{[]string{"manifest", "merge", "DIR/m.jsonl", "-o", "TARGET"}, "manifest"},
	{[]string{"batch", "DIR/x.yaml", "-o", "DIR/out/{id}.pdf", "--manifest", "TARGET"}, "manifest"},
	{[]string{"batch", "--trade", "DIR/t.csv", "DIR/c.csv", "--pairs", "ZAF-AFG", "-o", "DIR/out/{id}.pdf", "--manifest", "TARGET"}, "manifest"},
	{[]string{"batch", "DIR/x.yaml", "-o", "{id}.pdf", "--bundle", "TARGET"}, ""},
	{[]string{"batch", "DIR/x.yaml", "-o", "{id}.pdf", "--bundle", "DIR/new.tar", "--manifest", "TARGET"}, "manifest"},
}

// folderFault is what is wrong with a folder after a command, "" for nothing: a file is
// another and may not be, or a temporary one is left.
func folderFault(before, after map[string]string, mayChange func(name string) bool) (fault string) {
	for name, content := range before {
		if after[name] != content && !mayChange(name) {
			fault = name + " was changed"
		}
	}
	for name := range after {
		if strings.Contains(name, ".dyad-") {
			fault = name + " is left"
		}
	}
	return fault
}

// TestAttackOutputs gives each command that writes a file the name of every kind of
// file that is there: only what dyad made, and of the kind, is replaced, and what the
// command reads never, --force or not.
func TestAttackOutputs(t *testing.T) {
	brief, manifest := briefSeeds(t)[0], manifestSeeds(t)[0]
	inputs := map[string]string{"x.yaml": files("testdata/sparse.yaml")(t)[0], "t.csv": files(year)(t)[0],
		"c.csv": files("testdata/baci/country_codes_V202301_excerpt.csv")(t)[0], "b.pdf": brief, "m.jsonl": manifest}
	there := map[string]string{"text": "precious\n", "dossier": inputs["x.yaml"], "table": inputs["t.csv"], "brief": brief, "manifest": manifest,
		"other lines": "{\"n\":1}\n", "other PDF": "%PDF-1.7\n%%EOF\n", "zip": packedSeeds(t)[0]}
	const otherName = "another name of its input"
	cases, faults, met := 0, 0, 0
	try := func(what string, c outputCase, target string, force bool, prepare func(dir string), changes func(name string) bool) {
		if met++; *attacks < 100 && met%6 != 0 {
			return // a part of them, where no more is asked for
		}
		cases++
		dir := t.TempDir()
		for name, content := range inputs {
			reporttest.Put(t, filepath.Join(dir, name), content, 0o666)
		}
		prepare(dir)
		before := made(t, dir)
		var args []string
		for _, a := range c.args {
			args = append(args, strings.ReplaceAll(a, "TARGET", filepath.Join(dir, target)))
		}
		if force {
			args = append(args, "--force")
		}
		code, stderr := inProcess(store.OS(), dir, args...)
		fault := folderFault(before, made(t, dir), changes)
		free := before[target] == "" || changes(target) || what == otherName  // which may go, the input stays under its own
		refused := strings.Contains(stderr, "a dossier cannot be written as") // by the name alone
		if code == exitUsage && !refused || code == exitDone && !free || code != exitDone && stderr == "" {
			fault = fmt.Sprintf("exit code %d", code)
		}
		if fault != "" {
			faults++
			t.Errorf("%q, %s, force %v: %s\n%s", args, what, force, fault, stderr)
		}
	}
	for _, c := range outputCases {
		end := c.end()
		for _, force := range []bool{false, true} {
			if force && c.args[0] == "init" {
				continue // which has no such flag
			}
			for kind, content := range there {
				try(kind, c, end, force, func(dir string) { reporttest.Put(t, filepath.Join(dir, end), content, 0o666) },
					func(name string) bool { return name == end && (force || kind == c.kind) })
				try("a link to "+kind, c, end, force, func(dir string) {
					reporttest.Put(t, filepath.Join(dir, "real"), content, 0o666)
					if err := os.Symlink("real", filepath.Join(dir, end)); err != nil {
						t.Fatal(err)
					}
				}, func(name string) bool { return (name == "real" || name == end) && (force || kind == c.kind) })
			}
			for name := range inputs {
				if !slices.ContainsFunc(c.args, func(a string) bool { return a == "DIR/"+name }) {
					continue
				}
				if !strings.Contains(strings.Join(c.args, " "), "--bundle TARGET") {
					try("its input", c, name, force, func(string) {}, func(string) bool { return false })
				}
				try("a link to its input", c, end, force, func(dir string) {
					if err := os.Symlink(name, filepath.Join(dir, end)); err != nil {
						t.Fatal(err)
					}
				}, func(string) bool { return false })
				try(otherName, c, end, force, func(dir string) {
					if err := os.Link(filepath.Join(dir, name), filepath.Join(dir, end)); err != nil {
						t.Fatal(err)
					}
				}, func(name string) bool { return name == end })
			}
			try("a directory", c, end, force, func(dir string) {
				if err := os.MkdirAll(filepath.Join(dir, end, "kept"), 0o777); err != nil {
					t.Fatal(err)
				}
			}, func(string) bool { return false })
		}
	}
	attackRow(t, "files in the place of an output", cases, faults)
}

// TestAttackNames reads files whose names would write to the terminal: nothing of them
// is printed as it is.
func TestAttackNames(t *testing.T) {
	evil := []string{"\n", "\r", "\t", "\x1b[2J", "\x07", "\x7f", "\u202e", "\u2066", "\u200f", "\u0085", "\xff", "x: same\ndyad: 3 briefs made", "\u2028", "\ufeff", "\u061c", "\x00"[:0] + "\x1b]0;t\x07"}
	commands := [][]string{{"brief", "NAME", "-o", "DIR/o.pdf"}, {"check", "NAME"}, {"batch", "NAME", "-o", "DIR/out/{id}.pdf"}, {"verify", "NAME"}, {"extract", "NAME", "-o", "-"},
		{"diff", "NAME", "../testdata/sparse.yaml"}, {"pairs", "NAME"}, {"manifest", "check", "NAME"}, {"manifest", "merge", "NAME", "-o", "DIR/m.jsonl"},
		{"brief", "--texts", "NAME", "-o", "DIR/o.pdf"}, {"brief", "../testdata/sparse.yaml", "-o", "NAME/o.pdf"}, {"import", "NAME", "--pair", "KAZ-RUS", "-o", "DIR/i.yaml"}}
	contents := []string{files("testdata/sparse.yaml")(t)[0], "dyad: 1\nid: [", briefSeeds(t)[0], manifestSeeds(t)[0], "year,reporter\n1"}
	cases, faults := 0, 0
	r := rand.New(rand.NewPCG(1, 2))
	for range max(1, *attacks/25) {
		for _, args := range commands {
			for _, bad := range evil {
				cases++
				dir := t.TempDir()
				name := filepath.Join(dir, "a"+bad+"b"+strings.ReplaceAll(evil[r.IntN(len(evil))], "/", "")+[]string{".yaml", ".pdf", ".csv", ".jsonl"}[r.IntN(4)])
				reporttest.Put(t, name, contents[r.IntN(len(contents))], 0o666)
				var own []string
				for _, a := range args {
					own = append(own, strings.ReplaceAll(a, "NAME", name))
				}
				e := envOn(store.OS())
				var out, errs bytes.Buffer
				e.stdout, e.stderr = &out, &errs
				all := []string{"dyad"}
				for _, a := range own {
					all = append(all, strings.ReplaceAll(a, "DIR", dir))
				}
				code := run(all, e)
				if said := errs.String() + out.String(); code == exitUsage || advice.Clean(said) != said && args[0] != "extract" {
					faults++
					t.Errorf("%q: exit code %d, says %q", all, code, said)
				}
			}
		}
	}
	attackRow(t, "names with control characters", cases, faults)
}

// TestAttackMemory gives a batch less and less memory. Where Go gives up, the exit code
// is its own for that, or standard error does not say that the command line is wrong.
func TestAttackMemory(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("ulimit -v is of Linux")
	}
	in, cases, faults, died := dossiers(t, 3), 0, 0, 0
	for megabytes := 40; megabytes <= 1000; megabytes += 120 {
		cases++
		dir := t.TempDir()
		cmd := exec.Command("sh", "-c", fmt.Sprintf(`ulimit -v %d; exec dyad batch "$1" -o 'out/{id}.pdf'`, megabytes<<10), "sh", in)
		cmd.Dir = dir
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		_ = cmd.Run()
		code := cmd.ProcessState.ExitCode()
		if code != exitDone {
			died++
		}
		left := 0
		for name, content := range made(t, dir) {
			if strings.HasSuffix(name, ".pdf") && !strings.HasPrefix(name, "out/.dyad-") && !strings.HasSuffix(strings.TrimSpace(content), "%%EOF") {
				left++
			}
		}
		if code == exitUsage && strings.HasPrefix(stderr.String(), "dyad:") || code == exitPartly || left > 0 {
			faults++
			t.Errorf("%d MB: exit code %d, %d half files, %s", megabytes, code, left, stderr.String())
		}
	}
	if died == 0 {
		t.Error("no run had too little memory")
	}
	attackRow(t, "too little memory", cases, faults)
}
