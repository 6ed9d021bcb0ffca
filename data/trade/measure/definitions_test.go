package measure

import (
	"fmt"
	"iter"
	"os"
	"slices"
	"strings"
	"testing"
)

const doc = "../../../docs/methods.md"

// TestDefinitions compares docs/methods.md with Definitions and docs/products.md with
// ProductDefinitions: a section for each measure, in the same order, with the same formula, unit, range, table and
// source.
func TestDefinitions(t *testing.T) {
	compareDefinitions(t, doc, Definitions())
	compareDefinitions(t, "../../../docs/products.md", ProductDefinitions())
}

func compareDefinitions(t *testing.T, doc string, definitions iter.Seq2[int, Definition]) {
	t.Helper()
	text, err := os.ReadFile(doc)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	sections := map[string]string{}
	for _, s := range strings.Split(string(text), "\n### ")[1:] {
		head, body, _ := strings.Cut(s, "\n")
		body, _, _ = strings.Cut(body, "\n## ")
		ids = append(ids, head)
		sections[head] = body
	}
	var want []string
	for _, d := range definitions {
		head := fmt.Sprintf("`%s`: %s", d.ID, d.Name)
		want = append(want, head)
		for _, line := range []string{
			"- Formula: `" + d.Formula + "`", fmt.Sprintf("- Unit: %s, in %s. Table: %s.", d.Unit, d.Range, d.Scope),
			"- Source: " + d.Citation + ".", "- Caveat: " + d.Caveat,
		} {
			if !slices.Contains(strings.Split(sections[head], "\n"), line) {
				t.Errorf("%s, %q, has no line\n%s", doc, head, line)
			}
		}
		if d.Name == "" || d.Formula == "" || d.Range == "" || d.Citation == "" || d.Caveat == "" || (d.Scope == L4) != (d.needs != 0) {
			t.Errorf("%+v", d)
		}
		if d.Scope != L4 && !strings.Contains(sections[head], "\n\nHere: ") {
			t.Errorf("%s, %q, does not say how it is computed", doc, head)
		}
	}
	if !slices.Equal(ids, want) {
		t.Errorf("%s has sections\n%s\nnot\n%s", doc, strings.Join(ids, "\n"), strings.Join(want, "\n"))
	}
}

// TestEveryNeed finds a word for each need, and no two the same.
func TestEveryNeed(t *testing.T) {
	words := map[string]bool{}
	for n := NeedsFlow; n <= NeedsMarkedChange; n++ {
		words[n.String()] = true
	}
	if len(words) != int(NeedsMarkedChange) || words[""] || len(needs) != int(NeedsMarkedChange)+1 {
		t.Errorf("%d words", len(words))
	}
}
