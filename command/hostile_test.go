package command

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"dyad/data/codec"
	"dyad/data/costtest"
	"dyad/report/reporttest"
)

// A hostile is a dossier that tries to break the program. It gets an error
// that begins with its place, or a correct brief.
type hostile struct {
	name    string
	dossier func(sparse string) string
	want    string // of the first line on standard error; "" is a brief
}

var hostiles = []hostile{
	{"unknown key", swap("    short: Trade turnover\n", "    shrot: Trade turnover\n"), `^x\.yaml:\d+:\d+: claim "C1": unknown key "shrot"$`},
	{"duplicate id", swap("id: C2\n", "id: C1\n"), `^x\.yaml:\d+:\d+: .*"C1"`},
	{"dangling reference", swap("{C1}", "{C99}"), `^x\.yaml:\d+:\d+: .*C99`},
	{"share over one", swap("value: 12.5\n    unit: USD m\n", "value: 1.2\n    unit: share\n    base: the turnover\n"), `^x\.yaml:\d+:\d+: claim "C1": .*1\.2`},
	{"NaN", swap("value: 12.5\n", "value: .nan\n"), `^x\.yaml:\d+:\d+: claim "C1": .*\.nan`},
	{"infinity", swap("value: 12.5\n", "value: -.inf\n"), `^x\.yaml:\d+:\d+: claim "C1": .*-\.inf`},
	{"negative money", swap("value: 12.5\n", "value: -12.5\n"), ""},
	{"negative share", swap("value: 12.5\n    unit: USD m\n", "value: -0.2\n    unit: share\n    base: the turnover\n"), `^x\.yaml:\d+:\d+: claim "C1": .*-0\.2`},
	{"negative length", swap("value: 12.5\n    unit: USD m\n", "value: -12\n    unit: km\n"), `^x\.yaml:\d+:\d+: claim "C1": .*-12`},
	{"long label", swap("label: Trade turnover between Iceland and Malta\n", "label: "+strings.Repeat("turnover ", 1111)+"\n"), `^x\.yaml:\d+:\d+: claim "C1": label`},
	{"300 claims", manyClaims(300), ""},
	{"no claims", noClaims, ""},
	{"right to left", swap("short: Trade turnover", "short: \"תוצר\""), ""},
	{"points of Hebrew", swap("short: Trade turnover", "short: \"תּוֹצָר\""), `^x\.yaml:\d+:\d+: .*U\+05BC`},
	{"joined letters", swap("short: Trade turnover", "short: \"व्यापार\""), `^x\.yaml:\d+:\d+: .*U\+0935`},
	{"emoji", swap("short: Trade turnover", "short: Trade 🚢"), `U\+1F6A2`},
	{"invalid UTF-8", swap("short: Trade turnover", "short: Trade \xff\xfe"), `^x\.yaml:\d+:\d+: .*UTF-8`},
	{"alias bomb", aliasBomb, `^x\.yaml:\d+:\d+: .*(&l0 cannot stand here|takes the value)`},
	{"deep nesting", func(s string) string { return s + "facts: " + strings.Repeat("[", 100000) }, `^x\.yaml:(\d+:\d+:)? .*(deep|nest)`},
	{"too long", func(s string) string {
		return s + strings.Repeat("# padding ----------------------\n", codec.MaxSize/33)
	}, `^x\.yaml: file is over the limit of \d+ MiB$`},
	{"empty", func(string) string { return "" }, `^x\.yaml:1:1: the file is empty, or has only remarks$`},
	{"binary", func(string) string { return "\x7fELF\x00\x01\x02" }, `^x\.yaml:1:\d+: `},
	{"id that climbs", swap("id: sparse\n", "id: ../../sparse\n"), `^x\.yaml:\d+:\d+: .*id`},
}

func swap(old, new string) func(string) string {
	return func(s string) string {
		if !strings.Contains(s, old) {
			return "the sample no longer holds " + old
		}
		return strings.Replace(s, old, new, 1)
	}
}

// manyClaims adds claims until there are n.
func manyClaims(n int) func(string) string {
	return func(s string) string {
		var b strings.Builder
		for i := strings.Count(s, "- id: C"); i < n; i++ {
			fmt.Fprintf(&b, `  - {id: D%d, label: "Invented length %c%c", value: %d, unit: km, qualifier: exact,`+
				" period: not stated, source: none, evidence: none}\n", i, 'a'+i/26, 'a'+i%26, i+1)
		}
		return strings.Replace(s, "\nclaims:\n", "\nclaims:\n"+b.String(), 1)
	}
}

// noClaims removes everything but the head of the dossier.
func noClaims(s string) string {
	head, _, _ := strings.Cut(s, "\nclaims:\n")
	return head + "\n"
}

// aliasBomb is the "billion laughs": nine levels of nine references each.
func aliasBomb(s string) string {
	var b strings.Builder
	b.WriteString(s + "facts:\n  - &l0 [lol]\n")
	for i := 1; i < 10; i++ {
		refs := strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*l%d, ", i-1), 9), ", ")
		fmt.Fprintf(&b, "  - &l%d [%s]\n", i, refs)
	}
	return b.String()
}

// TestHostileDossiers makes briefs of hostile dossiers: within limits of processor time
// and memory, with exit codes and messages as they should be, and nothing is left.
func TestHostileDossiers(t *testing.T) {
	sparse, err := os.ReadFile(filepath.Join("..", "testdata", "sparse.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	faults := 0
	for _, h := range hostiles {
		if !t.Run(h.name, func(t *testing.T) {
			dir := t.TempDir()
			reporttest.Put(t, filepath.Join(dir, "x.yaml"), h.dossier(string(sparse)), 0o666)
			var stdout, stderr bytes.Buffer
			code := -1
			costtest.Within(t, h.name, costtest.Cost{CPU: 5 * time.Second, Bytes: 500 << 20}, func() {
				stdout.Reset()
				stderr.Reset()
				code = runHere(dir, os.Getenv, strings.NewReader(""), &stdout, &stderr, "brief", "x.yaml", "-o", "x.pdf")
			})
			h.check(t, dir, stdout.String(), stderr.String(), code)
		}) {
			faults++
		}
	}
	attackRow(t, "dossier, by hand", len(hostiles), faults)
}

// check checks what a run has said and left.
func (h *hostile) check(t *testing.T, dir, stdout, stderr string, code int) {
	t.Helper()
	wantCode, wantFiles := exitNotDone, "x.yaml"
	if h.want == "" {
		wantCode, wantFiles = exitDone, "x.pdf x.yaml"
	}
	if got := reporttest.Names(t, dir); code != wantCode || got != wantFiles || stdout != "" {
		t.Errorf("exit code %d, left %s, prints %.200q\n%.400s", code, got, stdout, stderr)
	}
	if first, _, _ := strings.Cut(stderr, "\n"); h.want != "" && !regexp.MustCompile(h.want).MatchString(first) {
		t.Errorf("standard error begins %.300q, want %s", first, h.want)
	}
	if strings.Contains(stderr, "goroutine ") || strings.Contains(stderr, "internal error") {
		t.Errorf("a panic: %.600s", stderr)
	}
}
