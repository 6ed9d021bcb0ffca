package codec

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"dyad/data"
)

// asRead are tables as a file would give them: each with its place and the numbers of its
// rows.
func asRead(tables []Table) []Table {
	var out []Table
	for _, t := range tables {
		t.Place, t.Head = "mine.xlsx!"+t.Name, 1
		rows := slices.Clone(t.Rows)
		for i := range rows {
			rows[i].Number = i + 2
		}
		t.Rows = rows
		out = append(out, t)
	}
	return out
}

// TestEveryKeyHasCells: each key of a record that has a table is a column, or has its own.
func TestEveryKeyHasCells(t *testing.T) {
	check := func(name string, keys []string, columns []Column) {
		for _, key := range keys {
			if !slices.ContainsFunc(columns, func(c Column) bool { return c.Key == key || strings.HasPrefix(c.Key, key+"_") }) {
				t.Errorf("%s: key %q has no cells: say in its field how it stands in them", name, key)
			}
		}
		seen := map[string]bool{}
		for _, c := range columns {
			if seen[c.Key] {
				t.Errorf("%s: two columns %q", name, c.Key)
			}
			seen[c.Key] = true
		}
	}
	for _, name := range TableNames() {
		switch columns := TableColumns(name); name {
		case "sources":
			check(name, sourceRecord.keys, columns)
		case "claims":
			check(name, claimRecord.keys, columns)
		case "facts":
			check(name, factRecord.keys, columns)
		}
	}
	lists := append(partsByPath(), TableNames()...)
	check("dossier", slices.DeleteFunc(slices.Clone(dossierRecord.keys), func(key string) bool {
		return slices.Contains(lists, key) || key == "outside"
	}), DossierKeys())
	if want := []string{"sections", "exhibits", "crosschecks"}; !slices.Equal(partsByPath(), want) {
		t.Errorf("%q stand by path, not %q: if a new list holds more than cells can, say so here", partsByPath(), want)
	}
}

// sameBack fails unless a dossier comes back from its tables.
func sameBack(t interface{ Fatalf(string, ...any) }, d *data.Dossier) {
	tables, err := Tables(d)
	if err != nil {
		t.Fatalf("%v", err)
	}
	back, _, err := ReadTables("mine.xlsx", asRead(tables))
	if err != nil {
		t.Fatalf("%v", err)
	}
	if diff := cmp.Diff(d, back, sameDossier, cmpopts.IgnoreFields(data.Dossier{}, "Translations", "Nouns"), cmpopts.IgnoreFields(data.Source{}, "Gloss")); diff != "" {
		t.Fatalf("-dossier +back:\n%s", diff)
	}
	if a, b := Write(d), Write(back); !bytes.Equal(a, b) {
		t.Fatalf("%s\nis not what was written:\n%s", b, a)
	}
}

// TestTablesBack: every dossier comes back from its tables, in several languages too.
func TestTablesBack(t *testing.T) {
	for name, b := range samples(t) {
		d, err := Read(name, b)
		if err != nil {
			t.Fatal(err)
		}
		sameBack(t, d)
		sameBack(t, Pseudo(d))
	}
	sparse, err := os.ReadFile("../../testdata/sparse.yaml")
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read("sparse.yaml", sparse)
	if err != nil {
		t.Fatal(err)
	}
	sameBack(t, d)
}

// anyPhrase is a text with what spreadsheets and this format take for something else.
func anyPhrase(t *rapid.T, what string) string {
	parts := []string{"=1+1", "'=", "''", "\u00a0", `"q"`, "Қазақстан әлемі", "; ", ";", ";;", "a, b", "ab", "true", "n.d.", "none", "@x", "-", "+", "#", ": ", "{", "[", "俄", "_x000D_", "/", "null"}
	s := folded(strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 1, 6).Draw(t, what), ""))
	if s == "" {
		return "x"
	}
	return s
}

// anyDossier is a dossier of random sources, claims and facts.
func anyDossier(t *rapid.T) *data.Dossier {
	quoted := func(what string) string { return fmt.Sprintf("%q", anyPhrase(t, what)) }
	some := func(what, line string) string {
		if rapid.Bool().Draw(t, "has "+what) {
			return line
		}
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "dyad: 1\nid: x\ntitle: T\nas_of: 2022-01-01\nauthor: %s\na: {code: RUS, name: Russia}\nb: {code: KAZ, name: Kazakhstan}\nsources:\n", quoted("author"))
	sources := rapid.IntRange(1, 3).Draw(t, "sources")
	for i := range sources {
		fmt.Fprintf(&b, "  - {id: S%d, title: %s, date: n.d.", i, quoted("title"))
		b.WriteString(some("publisher", ", publisher: {en: "+quoted("publisher")+", kk: "+quoted("publisher")+"}"))
		b.WriteString(some("remarks", ", remarks: ["+quoted("remark")+", {en: "+quoted("remark")+", ru: "+quoted("remark")+"}, "+quoted("remark")+"]"))
		b.WriteString("}\n")
	}
	b.WriteString("claims:\n")
	for i := range rapid.IntRange(1, 5).Draw(t, "claims") {
		value := rapid.SampledFrom([]string{"24.50", "7548", "1/3", "0.10", "-5", "999999999999999", "2"}).Draw(t, "value")
		fmt.Fprintf(&b, "  - {id: C%d, label: L, value: %s, unit: USD bn, source: S%d, period: %s", i, value, i%sources, quoted("period"))
		b.WriteString(some("step", ", step: 0.10"))
		b.WriteString(some("to", ", to: 9999999999999.90"))
		b.WriteString(some("note", ", evidence: doubtful, evidence_note: "+quoted("note")))
		b.WriteString(some("base", ", base: "+quoted("base")+", base_implied: true"))
		b.WriteString(some("name", ", source_name: {en: "+quoted("name")+", ru: "+quoted("name")+"}"))
		if i > 1 {
			b.WriteString(some("sum", ", sum: {of: [C0, C1], rest: true}"))
		}
		b.WriteString("}\n")
	}
	fmt.Fprintf(&b, "facts:\n  - {id: F1, text: \"{C0} is {A}'s.\", source: none, critical: [C0]}\n")
	d, err := Read("x.yaml", []byte(b.String()))
	if err != nil {
		t.Skip(err) // as a range that ends below its value
	}
	return d
}

// TestAnyTablesBack: so does a dossier of any sources, claims and facts.
func TestAnyTablesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { sameBack(t, anyDossier(t)) })
}

// TestLists: the entries of a list come back from one cell.
func TestLists(t *testing.T) {
	for _, form := range []Form{FormIDs, FormList, FormLines} {
		rapid.Check(t, func(t *rapid.T) {
			parts := []string{"a", ";", "b c", ";;", " ;"}
			if form == FormIDs {
				parts = []string{"a", "b-1", "C05"}
			}
			items := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
				return strings.TrimSpace(strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 1, 4).Draw(t, "parts"), ""))
			}), 1, 4).Draw(t, "items")
			if got := parted(form, joined(form, items)); !slices.Equal(got, items) {
				t.Fatalf("%q came back as %q from %q", items, got, joined(form, items))
			}
		})
	}
}
