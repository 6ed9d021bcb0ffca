package pdf_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"dyad/data"
	"dyad/report/pdf"
)

// TestEveryEntryCounts changes one thing in a brief, everywhere in turn, and then
// what only a brief with more in it has. Only the identifier of the file, which
// nobody sees, may be another.
func TestEveryEntryCounts(t *testing.T) {
	identifiers := 0
	tell := func(m pdf.Mutant) {
		only := m.Err == nil && slices.Equal(m.Parts, []string{"packing"})
		switch id := strings.HasPrefix(m.What, "trailer /ID "); {
		case id && only:
			identifiers++
		case id:
			t.Errorf("%s: %q, %v; want packing", m.What, m.Parts, m.Err)
		case only || m.Err == nil && len(m.Parts) == 0:
			t.Errorf("%s: %q", m.What, m.Parts)
		}
	}
	seen := map[string]bool{}
	n, err := pdf.Mutate(mustBrief(t, "sparse.yaml", sparse(t), ""), seen, false, tell)
	if err != nil || n < 3000 || identifiers == 0 {
		t.Errorf("%d changes, %d of them of the identifier, %v", n, identifiers, err)
	}
	n, err = pdf.Mutate(mustBrief(t, "rus-kaz.yaml", data.DefaultBytes(), ""), seen, true, tell)
	if err != nil || n == 0 {
		t.Errorf("%d more kinds of change, %v", n, err)
	}
}

// TestPackingIsNoDifference stores the objects of a brief otherwise.
func TestPackingIsNoDifference(t *testing.T) {
	brief := mustBrief(t, "sparse.yaml", sparse(t), "")
	for _, inflate := range []bool{false, true} {
		b, err := pdf.Rewrite(brief, inflate)
		if err != nil {
			t.Fatal(err)
		}
		if parts, err := pdf.Compare(b, brief); err != nil || !slices.Equal(parts, []string{"packing"}) {
			t.Errorf("inflated %t: %q, %v", inflate, parts, err)
		}
	}
}

// TestBytesThatReadersSeeOtherwise changes bytes outside objects, or writes the
// same bytes of a string in a way that readers take for others.
func TestBytesThatReadersSeeOtherwise(t *testing.T) {
	brief := mustBrief(t, "sparse.yaml", sparse(t), "")
	plain, err := pdf.Rewrite(brief, true)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ from, to, want string }{
		{"%PDF-1.7", "%PDF-1.3", "PDF version"},
		{" 00000 n ", " 00001 n ", "cross-reference"},
		{" 00000 n \n", " 00000 n1\n", "cross-reference"},
		{" 00000 n \n", "x00000 n \n", "cross-reference"},
		{" 0 R\n/Size ", " 0 R\n/Size 1", "does not say that there are"},
		{"/Type /Catalog", "/Type %x\n/Catalog", "unknown word"},
		{"/Marked true", "/Marked true/Marked true", "a second /Marked"},
		{"/Tabs /S", "/Tabs /#53", "packing"},
		{"Lang (en", "Lang (\\145n", "packing"},
		{"Lang (en", "Lang (\\\r\nen", "packing"},
	} {
		if !bytes.Contains(plain, []byte(c.from)) {
			t.Errorf("no %q in the file", c.from)
			continue
		}
		b := pdf.Moved(plain, []byte(c.from), []byte(c.to))
		parts, err := pdf.Compare(b, brief)
		got := strings.Join(parts, ", ")
		if err != nil {
			got = err.Error()
		}
		if !strings.Contains(got, c.want) || c.want == "packing" && len(parts) != 1 {
			t.Errorf("%q for %q: %s, want %s", c.to, c.from, got, c.want)
		}
	}
}
