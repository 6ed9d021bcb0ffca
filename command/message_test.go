package command

import (
	"os"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/codec"
)

// TestPainterCaret: the caret stands under its character whatever stands before it.
func TestPainterCaret(t *testing.T) {
	for line, want := range map[string]string{
		"label: x":                    "       ^",
		"\tlabel: x":                  "           ^", // a tab is four columns
		"名: x":                        "    ^",        // a wide character is two
		"e\u0301é: x":                 "    ^",        // an accent of its own is none
		"\u00a0a: x":                  "    ^",
		"a\u202eb: x":                 "          ^", // what does not print is escaped
		strings.Repeat("я", 60) + "x": strings.Repeat(" ", 60) + "^",
	} {
		at := len([]rune(line)) - 1
		_, caret := window(line, at, false, maxColumns)
		if got := strings.Repeat(" ", caret) + "^"; got != want {
			t.Errorf("%q: caret %q, want %q", line, got, want)
		}
	}
}

// TestPainterCutsLongLines: what is shown is around the place, and no wider than it may be.
func TestPainterCutsLongLines(t *testing.T) {
	for _, at := range []int{0, 3, 50, 150, 297, 299} {
		line := []rune(strings.Repeat("abc智", 75))
		line[at] = '!'
		shown, caret := window(string(line), at, false, 60)
		before, _, found := strings.Cut(shown, "!")
		wide := 0
		for _, c := range cells(shown) {
			wide += c.width
		}
		room := 0
		for _, c := range cells(before) {
			room += c.width
		}
		if !found || room != caret || wide > 60 {
			t.Errorf("at %d: %q with the caret at %d, %d columns wide", at, shown, caret, wide)
		}
		if cut := strings.HasPrefix(shown, "…"); cut != (at >= 50) {
			t.Errorf("at %d: cut at the beginning: %v", at, cut)
		}
	}
}

// TestPainterColours: there are colours only where they are wanted, and they change no
// character.
func TestPainterColours(t *testing.T) {
	bad := &codec.Errors{File: "x.yaml", List: []codec.Problem{{Pos: data.Pos{Line: 1, Col: 7}, What: "wrong", Hint: "write it right",
		Mend: []codec.Edit{{Pos: data.Pos{Line: 1, Col: 7}, Old: "x", New: "y"}}}}}
	bad.Quote([]byte("unit: x\n"))
	const plain = "x.yaml:1:7: wrong\n   1 | unit: x\n     |       ^\n  hint: write it right\n   1 | unit: y\n"
	if got := (painter{width: maxColumns}).errors(bad); got != plain {
		t.Errorf("without colours:\n%s\nwant\n%s", got, plain)
	}
	colored := (painter{color: true, width: maxColumns}).errors(bad)
	if !strings.Contains(colored, "\x1b[1;31m^\x1b[0m") {
		t.Errorf("the caret has no colour: %q", colored)
	}
	for _, code := range []string{"1", "1;31", "2", "32", "0"} {
		colored = strings.ReplaceAll(colored, "\x1b["+code+"m", "")
	}
	if colored != plain {
		t.Errorf("with colours another text: %q", colored)
	}
}

// TestPainterPlain: no colours in a file, on a dumb terminal, or where none are wanted.
func TestPainterPlain(t *testing.T) {
	f, err := os.Create(t.TempDir() + "/log")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if (&console{stderr: f}).painter().color {
		t.Error("a file has colours")
	}
	terminal, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip("there is no terminal")
	}
	defer terminal.Close()
	for _, test := range []struct {
		console console
		color   bool
	}{
		{console{stderr: terminal}, true},
		{console{stderr: terminal, dumb: true}, false},
		{console{stderr: terminal, plain: true}, false},
	} {
		if got := test.console.painter().color; got != test.color {
			t.Errorf("dumb %v, plain %v: colours %v", test.console.dumb, test.console.plain, got)
		}
	}
}
