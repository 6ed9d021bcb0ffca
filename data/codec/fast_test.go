package codec

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// printed is a tree of nodes.
func printed(n *node) string {
	var b strings.Builder
	var walk func(n *node, depth int)
	walk = func(n *node, depth int) {
		fmt.Fprintf(&b, "%*s%v %v %q\n", depth, "", n.pos(), n.kind, n.value)
		for _, k := range n.children {
			walk(k, depth+1)
		}
	}
	walk(n, 0)
	return b.String()
}

// agrees holds that fastRead makes the library's nodes of src, or none.
func agrees(t *testing.T, src string) bool {
	t.Helper()
	if len(badBytes([]byte(src))) > 0 {
		return false
	}
	got, escapes := fastRead(src)
	if got == nil {
		return false
	}
	in, bad := parse([]byte(src))
	if bad != nil {
		t.Fatalf("fastRead reads what is malformed: %v\n%s", bad, src)
	}
	r := &reader{src: []byte(src)}
	want := r.adopt(in)
	if printable([]byte(src)) && !escapes && len(r.problems) > 0 {
		t.Fatalf("fastRead lets pass: %v\n%s", r.problems[0], src)
	}
	if diff := cmp.Diff(printed(want), printed(got)); diff != "" {
		t.Fatalf("not the library's nodes:\n%s\n%s", diff, src)
	}
	return true
}

// TestFastFiles: dossiers as people write them, and as Format does, are read
// the quick way.
func TestFastFiles(t *testing.T) {
	files, err := filepath.Glob("../../testdata/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range append(files, "../rus-kaz.yaml", "../rus-kaz.ru.yaml", "../rus-kaz.kk.yaml") {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !agrees(t, string(src)) {
			t.Errorf("%s is not read the fast way", name)
		}
		d, err := Read(name, src)
		if err == nil && !agrees(t, string(Write(d))) {
			t.Errorf("%s, written again, is not read the fast way", name)
		}
	}
}

// fastSeeds are small files, each with something that is easily got wrong.
var fastSeeds = []string{
	"", "#", "a: b", "a: b\n", "a:\n", "a:\n  b: c\nd: e\n", "a:\n- b\n- c\nd: e", "a:\n  - b: c\n    d: e\n  - f: g\n",
	"a: b\n  c\n", "a: b\n\n  c\n", "a: b # c\n# d\ne: f#g\n", "a: [b, c, d]\n", "a: {b: c, d: [e, f], g: {h: i}}\n", "a: []\n", "a: [b,c]\n",
	"a: [b, ]\n", "a: [b c, d ] # e\n", "a: [b: c]\n", "a: [-1, - b, -c]\n", "a: \"b\" # c\n", "a: \"\\\"b\\\\ \\u00a0\\n\"\n", "a: 'b''c'\n", "a: 'b': c\n",
	"a: \"b\nc\"\n", "a: |\n  b\n", "a: >-\n  b\n", "a: &x b\nc: *x\n", "a: !!str b\n", "? a\n: b\n", "a : b\n", "a:b\n", "a b: c\n", "a b : c\n", "a: {b c: d, e : f}\n", "- a b: c\n", "- a b:c\n", "a -b: c\n", "true a: b\n", "a  b: c\n", "a: b: c\n", "a: b:\n", "a: http://b.c/d#e\n",
	"--- \na: b\n", "a: b\n---\nc: d\n", "a: b\n...\n", "%YAML 1.2\n---\na: b\n", "a:\n    b: c\n  d: e\n", "  a: b\n", "  a: b\n  c: d\n", "- a\n- b: c\n", "-  a: b\n   c: d\n",
	"- - a\n", "-\n  a\n", "a: - b\n", "a: -\n", "é: ü\n", "a: [ü, é, {b: ñ, c: d}, e] # ф\n", "a: ü'\"\n", "a: @b\n", "a: `b\n", "a: %b\n", "a: b%\n", "a: ,b\n", "a: b, c\n",
	"a: 1\nb: -1\nc: 01\nd: 1.5\ne: -0\nf: 0.0\ng: 1e3\nh: 0x1F\ni: 1_000\nj: +1\nk: .5\nl: 1.\nm: 1/3\nn: 12–14\no: 7 days\np: 99999999999999999999\n",
	"a: 2022-08-20\nb: 2022-13-40\nc: 2022-8-2\nd: 2022-08-20 10:00:00\ne: 20-08-2022\n", "a: true\nb: No\nc: ~\nd: null\ne: nullified\nf: .inf\ng: <<\n", "true: a\nnull: b\n", "<<: a\n",
	"a: b\na: c\n", "a: \"b\" c\n", "a: {b: \"c\", d: 'e'}\n", "a: {b}\n", "a: {b:c}\n", "a: {b: c d, e: f}\n", "a: [b#c, d #e]\n", "a: b\r\nc: d\r\n", "a:\tb\n", "a: b \n\n\n# c", "a: 5 # five\nb:  6  \n",
	"a: \"\\ud800\"\n", "a: \"\\u05d0 \\u00e9\"\n", "a: \"\\u202e\"\n", "a: [\"b\": c]\n", "a: [\"b\"c]\n", "a: b\n c: d\n", "a:\n  - b\n c: d\n", "a:\n  b: c\n - d\n", "a: [b}\n", "a: {b: c]\n", "a: [b\n", "a: b?c\nd: ?e\n", "a: [b?, c?d]\n", "a:  # b\n  c: d\n", "- a\nb: c\n", "a:\n- b\n  c\n",
}

// TestFastSeeds also tells how many of the small files are read the quick way,
// so that one that no longer is gets noticed.
func TestFastSeeds(t *testing.T) {
	quick := 0
	for _, s := range fastSeeds {
		if agrees(t, s) {
			quick++
		}
	}
	if want := 33; quick != want {
		t.Errorf("%d of %d are read the fast way, want %d", quick, len(fastSeeds), want)
	}
}

func FuzzFast(f *testing.F) {
	for _, s := range append(fastSeeds, seeds(f)...) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) { agrees(t, src) })
}

// fastParts are what FuzzFastParts puts files together from, by bytes.
var fastParts = []string{
	"a", "b", "é", " ", "  ", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", "\na: ", "\n  a: ", "a: ", "a:", ": ", ":", "- ", "-", "[", "]", "{", "}", ", ", ",",
	"#", " # ", "\"", "'", "\\", "\\u00e9", "0", "1", "7.5", ".", "/", "2022-08-20", "true", "null", "?", "&", "*", "!", "|", ">", "%", "@", "~", "<<", "---", "\n...", "+", "_", "e", "x",
}

// FuzzFastParts is FuzzFast of files that look more like YAML.
func FuzzFastParts(f *testing.F) {
	for i := range 200 { // a deterministic walk through the parts
		b := make([]byte, 12)
		for j := range b {
			b[j] = byte((i*31 + j*j*7 + i*j*13) >> 1)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, parts []byte) {
		var b strings.Builder
		for _, c := range parts {
			b.WriteString(fastParts[int(c)%len(fastParts)])
		}
		agrees(t, b.String())
	})
}
