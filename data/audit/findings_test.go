package audit

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dyad/data"
	"dyad/data/codec"
)

// golden holds a text to the file of a name.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// tallied is what was compared, on one line.
func tallied(y Tally) string {
	s := fmt.Sprintf("compared %d of %d figures in %d comparisons, %d broken, %d of them outside", y.Compared, y.Figures, y.Comparisons, y.Broken, y.Outside)
	for _, n := range y.Not {
		s += fmt.Sprintf("; not for the %s %d", n.Reason, n.N)
	}
	return s
}

// sized prints findings with how far apart their figures are.
func sized(t *testing.T, d *data.Dossier, fs []Finding) string {
	var b strings.Builder
	p := newPrinter(t, d)
	for _, f := range fs {
		b.WriteString(p.finding(f))
		if f.Size != 0 {
			fmt.Fprintf(&b, "    apart by %.4g of the larger\n", f.Size)
		}
	}
	return b.String()
}

// TestFindingsOfExamples holds the findings on the example of every rule, with their
// arithmetic, and what is compared in it.
func TestFindingsOfExamples(t *testing.T) {
	var b strings.Builder
	for _, r := range Rules() {
		if r.Example.Refused {
			continue
		}
		for i, text := range []string{r.Example.Dossier, r.Example.Changed()} {
			d, err := exampleDossier(text)
			if err != nil {
				t.Fatal(err)
			}
			c := Check(d)
			fmt.Fprintf(&b, "== %s, %s\n%s%s\n", r.Name, []string{"as it is", "changed"}[i], sized(t, d, c.Findings), tallied(c.Tally))
		}
	}
	golden(t, "examples", b.String())
}

// TestFindingsOfCorpus holds the findings on a pair of every kind of the corpus.
func TestFindingsOfCorpus(t *testing.T) {
	var b strings.Builder
	for i, p := range corpus() {
		if i%perKind > 1 {
			continue
		}
		for _, text := range []string{p.bad, p.clean} {
			d, err := codec.Read("made.yaml", []byte(text))
			if err != nil {
				fmt.Fprintf(&b, "== %s\nrefused\n", p.kind)
				continue
			}
			c := Check(d)
			fmt.Fprintf(&b, "== %s\n%s%s\n", p.kind, sized(t, d, c.Findings), tallied(c.Tally))
		}
	}
	golden(t, "corpus", b.String())
}
