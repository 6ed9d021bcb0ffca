package command

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"flag"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/urfave/cli/v2"

	"dyad/data/codec"
	"dyad/report"
)

var update = flag.Bool("update", false, "rewrite what the scripts in testdata/script expect")

// TestScript runs testdata/script: one file for each behaviour of the command.
func TestScript(t *testing.T) {
	testscript.RunT(inTurn{t}, testscript.Params{
		Dir:                 filepath.Join("..", "testdata", "script"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("SAMPLES", filepath.Join(root(t), "testdata"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"dyad":     scriptDyad,
			"lacks":    lacks,
			"exitcode": exitCode,
			"alter":    alter,
			"madeby":   madeBy,
			"pngwidth": pngWidth,
		},
	})
}

// root is the directory of the module.
func root(t testing.TB) string {
	t.Helper()
	dir, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// lacks fails if the directory holds anything but the files named: "lacks DIR
// [FILE…]". The script's own files are created beneath $WORK, so scripts run
// the command in a directory of its own.
func lacks(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: lacks DIR [FILE…]")
	}
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	for _, e := range entries {
		if !slices.Contains(args[1:], e.Name()) {
			ts.Fatalf("%s was left in %s", e.Name(), args[0])
		}
	}
}

// alter replaces a text everywhere in a file by one of the same length:
// "alter FILE OLD NEW".
func alter(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 || len(args[1]) != len(args[2]) {
		ts.Fatalf("usage: alter FILE OLD NEW, OLD and NEW of one length")
	}
	b, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	if !bytes.Contains(b, []byte(args[1])) {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.ReplaceAll(b, []byte(args[1]), []byte(args[2])), 0o666))
}

// madeBy writes the embedded brief with the name of another version: "madeby
// VERSION FILE".
func madeBy(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: madeby VERSION FILE")
	}
	d, err := codec.Default()
	ts.Check(err)
	r, err := report.Brief(d, report.Options{Version: args[0]})
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), r.PDF, 0o666))
}

// pngWidth fails unless a picture has a width in pixels: "pngwidth N FILE".
func pngWidth(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: pngwidth N FILE")
	}
	pic, err := png.DecodeConfig(strings.NewReader(ts.ReadFile(args[1])))
	ts.Check(err)
	if want, err := strconv.Atoi(args[0]); err != nil || pic.Width != want {
		ts.Fatalf("%d pixels wide, want %s", pic.Width, args[0])
	}
}

func TestPermute(t *testing.T) {
	app := &cli.App{Commands: []*cli.Command{{Name: "brief", Flags: []cli.Flag{
		&cli.StringFlag{Name: "output", Aliases: []string{"o"}}, &cli.BoolFlag{Name: "force"},
	}}}}
	for _, test := range []struct{ in, want []string }{
		{[]string{"dyad"}, []string{"dyad"}},
		{[]string{"dyad", "--version"}, []string{"dyad", "--version"}},
		{[]string{"dyad", "nope", "x", "-o", "y"}, []string{"dyad", "nope", "x", "-o", "y"}},
		{[]string{"dyad", "brief", "x", "-o", "y"}, []string{"dyad", "brief", "-o", "y", "--", "x"}},
		{[]string{"dyad", "brief", "-", "--force", "--output=-"}, []string{"dyad", "brief", "--force", "--output=-", "--", "-"}},
		{[]string{"dyad", "brief", "-o", "--force", "x"}, []string{"dyad", "brief", "-o", "--force", "--", "x"}},
		{[]string{"dyad", "brief", "x", "-o"}, []string{"dyad", "brief", "-o"}},
		{[]string{"dyad", "brief", "--", "-o", "--force"}, []string{"dyad", "brief", "--", "-o", "--force"}},
	} {
		if got := permute(app, test.in); !slices.Equal(got, test.want) {
			t.Errorf("permute(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestReleased(t *testing.T) {
	for v, want := range map[string]string{
		"v1.2.3": "1.2.3", "": "devel", "(devel)": "devel", "v1.2.3-rc.1": "devel",
		"v0.0.0-20260101000000-0123456789ab": "devel", "v1.2.3+dirty": "devel",
	} {
		if got := released(v); got != want {
			t.Errorf("released(%q) = %q, want %q", v, got, want)
		}
	}
}

// TestArchived: an archive of the repository says its release, a checkout does not.
func TestArchived(t *testing.T) {
	if tag, day, commit := archived(archive); tag != "" || day != "" || commit != "" {
		t.Skipf("these are the files of an archive: %q", archive)
	}
	if !strings.HasPrefix(archive, "$Format:") {
		t.Errorf("git has nothing to fill in: %q", archive)
	}
	tag, day, commit := archived("v1.2.3 2026-11-29 0123456789abcdef0123456789abcdef01234567\n")
	if released(tag) != "1.2.3" || day != "2026-11-29" || !strings.HasPrefix(commit, "0123456789ab") {
		t.Errorf("an archive is of %q, %q, %q", tag, day, commit)
	}
	if tag, _, _ := archived("v1.2.3-4-gabcdef 2026-11-29 0123\n"); released(tag) != "devel" {
		t.Errorf("an archive between releases is of %q", released(tag))
	}
}

// TestBillOfMaterials: each module of the program and each asset is named once, with
// its licence, modules with their hashes; nothing that only tests hold is.
func TestBillOfMaterials(t *testing.T) {
	sum := "h1:" + base64.StdEncoding.EncodeToString(make([]byte, 32))
	b, err := billOfMaterials(&debug.BuildInfo{GoVersion: "go1.26.8", Deps: []*debug.Module{
		{Path: "github.com/go-pdf/fpdf", Version: "v0.9.0", Sum: sum}, {Path: "golang.org/x/text", Version: "v0.43.0", Sum: sum},
	}})
	if err != nil {
		t.Fatal(err)
	}
	var bill bomFile
	if err := json.Unmarshal(b, &bill); err != nil {
		t.Fatal(err)
	}
	refs := map[string]bool{"dyad": true}
	for _, p := range bill.Parts {
		if refs[p.Ref] {
			t.Errorf("%s stands twice", p.Ref)
		}
		refs[p.Ref] = true
		if len(p.Licences) != 1 || p.Licences[0].Expression == "" {
			t.Errorf("%s has no licence", p.Name)
		}
		if p.URL == "" {
			continue
		}
		if len(p.Hashes) != 1 || p.Hashes[0].Content != strings.Repeat("00", 32) {
			t.Errorf("%s: hashes %v", p.Name, p.Hashes)
		}
	}
	for _, want := range []string{"Go", "Unicode CLDR 48", "pkg:golang/github.com/go-pdf/fpdf@v0.9.0", "pkg:golang/golang.org/x/text@v0.43.0"} {
		if !refs[want] {
			t.Errorf("the bill lacks %s", want)
		}
	}
	for _, not := range []string{"BACI 202301", "golang.org/x/sys"} {
		if refs[not] {
			t.Errorf("the bill has %s, which the program does not hold", not)
		}
	}
}

// TestSameBytes makes each brief in two processes, of which one is this.
func TestSameBytes(t *testing.T) {
	for _, args := range [][]string{
		{"brief", "-o", "-"},
		{"brief", "-o", "-", filepath.Join("..", "testdata", "rich.yaml")},
		{"chart", "--figure", "export-mix", "--format", "png", "-o", "-"},
	} {
		one, two := printedBy(t, args...), output(t, args...)
		if len(one) == 0 || !bytes.Equal(one, two) {
			t.Errorf("%q: %d and %d bytes that differ", args, len(one), len(two))
		}
	}
}

// printedBy is what a successful run of the program prints on standard output.
func printedBy(t testing.TB, args ...string) []byte {
	t.Helper()
	cmd := exec.Command("dyad", args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("dyad %q: %v\n%s", args, err, stderr.Bytes())
	}
	return out
}

// output is what a command prints on standard output when it runs here: see runHere.
func output(t testing.TB, args ...string) []byte {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := runHere(".", os.Getenv, strings.NewReader(""), &stdout, &stderr, args...); code != exitDone {
		t.Fatalf("dyad %q: exit code %d\n%s", args, code, stderr.Bytes())
	}
	return stdout.Bytes()
}

// TestDeathOfGo: when Go itself gives up, the exit code is not that of a wrong
// command line.
func TestDeathOfGo(t *testing.T) {
	cmd := exec.Command("dyad-dies")
	out, err := cmd.CombinedOutput()
	status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus)
	if !ok || !status.Signaled() || status.Signal() != syscall.SIGABRT {
		t.Errorf("ended with %v, not with an abort\n%.300s", err, out)
	}
}

// TestFullOutput: what cannot be printed is said, also of help, here and by a program.
func TestFullOutput(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip(err)
	}
	defer full.Close()
	const want = "dyad: writing to standard output: no space left on device\n"
	for _, args := range [][]string{{"--help"}, {"help", "brief"}, {"brief", "--help"}, {"version"}, {"brief", "-o", "-"}, {"schema"}, {"completion", "bash"}} {
		var stderr bytes.Buffer
		if code := runHere(".", os.Getenv, strings.NewReader(""), full, &stderr, args...); code != exitNotDone || stderr.String() != want {
			t.Errorf("%q: exit code %d, %s", args, code, stderr.String())
		}
	}
	cmd := exec.Command("dyad", "schema")
	var stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = full, &stderr
	_ = cmd.Run()
	if code := cmd.ProcessState.ExitCode(); code != exitNotDone || stderr.String() != want {
		t.Errorf("a program: exit code %d, %s", code, stderr.String())
	}
}

// BenchmarkColdBrief is one run of the command, start of the process included.
func BenchmarkColdBrief(b *testing.B) {
	for b.Loop() {
		printedBy(b, "brief", "-o", "-")
	}
}
