package codec

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"dyad/data/costtest"
)

// broken is a dossier of n claims, each of which is wrong in its own way.
func broken(n int) string {
	ways := []string{
		"  - {id: C%d, label: Trade: %[1]d, unit: km, value: 1, source: none}\n",
		"  - id: C%d\n     label: Length\n    unit: km\n    value: 1\n    source: none\n",
		"  - {id: C%d, label: \"Length, unit: km, value: 1, source: none}\n",
		"  - {id: C%d label: Length, unit: %%, value: 1, source: none\n",
		"  - id: C%d\n\tlabel: Length\n",
	}
	var b strings.Builder
	b.WriteString(goodHead + "claims:\n")
	for i := range n {
		fmt.Fprintf(&b, ways[i%len(ways)], i)
	}
	return b.String()
}

// TestRescueHidesNothing: each broken entry is told, the good ones between are read, and
// what refers to a broken one is no error.
func TestRescueHidesNothing(t *testing.T) {
	src := goodHead + `claims:
  - {id: C1, label: One: more, unit: km, value: 1, source: none}
  - {id: C2, label: Two, unit: km, value: x, source: none}
  - {id: C3, label: "Three, unit: km, value: 1, source: none}
facts:
  - {id: F1, text: "{C1} and {C3}, but not {C4}", source: none}
`
	_, err := Read("x.yaml", []byte(src))
	e := new(Errors)
	if !errors.As(err, &e) {
		t.Fatal(err)
	}
	var lines []int
	for _, p := range e.List {
		lines = append(lines, p.Pos.Line)
	}
	if want := []int{8, 9, 10, 12}; !slices.Equal(lines, want) {
		t.Errorf("problems in lines %v, want %v:\n%v", lines, want, err)
	}
}

// TestRescueIsLinear: ten times the faults take some ten times the work.
func TestRescueIsLinear(t *testing.T) {
	var err error
	few := spent(func() { _, err = Read("x.yaml", []byte(broken(200))) })
	if err == nil {
		t.Fatal("no error")
	}
	if many := spent(func() { _, err = Read("x.yaml", []byte(broken(2000))) }); many > 14*few {
		t.Errorf("200 broken claims take %d MB, 2000 %d MB", few>>20, many>>20)
	}
}

// TestRescueEnds: a large file that is one fault after another is given up soon, and that
// is said.
func TestRescueEnds(t *testing.T) {
	const some = "x.yaml:1:1: the file has so many faults that not all are looked for"
	for i, src := range []string{
		goodHead + "facts: [" + strings.Repeat("{a: b: c}, ", 12_000) + "]\n",
		goodHead + "facts:\n" + strings.Repeat("  a: b: c\n", 12_000),
		goodHead + strings.Repeat("a: b: c\n", 6_000),
		"{" + strings.Repeat("\"a\": \"b\" \n", 12_000),
	} {
		var err error
		costtest.Within(t, fmt.Sprint("file ", i), costtest.Cost{CPU: 4 * time.Second, Bytes: 500 << 20}, func() { _, err = Read("x.yaml", []byte(src)) })
		if err == nil {
			t.Fatalf("file %d: no error", i)
		}
		if given := strings.HasPrefix(err.Error(), some+"\n"); given != (i == 1) {
			t.Errorf("file %d: given up: %v\n%.300v", i, given, err)
		}
	}
}

// TestRescueOfLittle: what is left of a value may be a sign alone.
func TestRescueOfLittle(t *testing.T) {
	for _, sign := range []string{"“", "\"", "'", "{", "[", "}", "%", "-", ":", "*", "&x", "|", "C1: “", "“: “"} {
		for _, src := range []string{
			goodHead + "facts:\n  - id: F1\n    text: " + sign + "\n    source: : none\n",
			goodHead + "facts:\n  - {id: F1, text: " + sign + ", source: : none}\n",
			goodHead + "a b: " + sign + ": x\n" + sign + "\n",
		} {
			if _, err := Read("x.yaml", []byte(src)); err == nil {
				t.Errorf("%q is read", src)
			}
		}
	}
}
