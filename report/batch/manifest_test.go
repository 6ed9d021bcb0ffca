package batch

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// sample is a manifest of every kind of entry.
func sample() []Entry {
	ok := Entry{
		N: 1, Of: 3, Path: "KAZ/rus-kaz-en.pdf", Status: OK, ID: "rus-kaz", A: "RUS", B: "KAZ", Lang: "en", Year: "2022",
		Input: "dossiers/<rus & kaz>.yaml", InputSum: sumOf("in"), Key: sumOf("key"), OutputSum: sumOf("out"),
		Bytes: 91251, Pages: 4, Millis: 19,
		Facts: Facts{Findings: map[string]int{"gap": 2, "conflict": 5, "agrees": 1}, Untranslated: 3},
	}
	broken := Entry{N: 2, Of: 3, Status: Bad, Input: "b.yaml", InputSum: sumOf("b"), Error: "b.yaml:1:1: no key \"id\"\nb.yaml:2:1: unknown key"}
	doubtful := ok
	doubtful.N, doubtful.Path, doubtful.Status, doubtful.Error = 3, "c.pdf", Bad, "c.yaml: 7 findings in doubt"
	doubtful.OutputSum, doubtful.Bytes, doubtful.Pages, doubtful.Untranslated, doubtful.Millis = "", 0, 0, 0, 0
	card := ok
	card.N, card.Of, card.Path, card.Format, card.Pages = 4, 4, "KAZ/rus-kaz-en.png", "png", 0
	card.Title, card.AName, card.BName, card.Date, card.Turnover = "Russia & Kazakhstan", "Russia", "Kazakhstan", "2022-05-01", 26_090_000_000
	ok.Of, broken.Of, doubtful.Of = 4, 4, 4
	return []Entry{ok, broken, doubtful, card}
}

func TestRoundTrip(t *testing.T) {
	b := encode(sample())
	got, bad := decode(b)
	if len(bad) > 0 {
		t.Fatal(bad)
	}
	if diff := cmp.Diff(sample(), got); diff != "" {
		t.Error(diff)
	}
	if first, _, _ := bytes.Cut(b, []byte("\n")); !bytes.Contains(first, []byte(`<rus & kaz>`)) ||
		!bytes.HasSuffix(first, []byte(`"findings":{"agrees":1,"conflict":5,"gap":2},"untranslated":3,"ms":19}`)) {
		t.Errorf("first line is %s", first)
	}
}

// TestCutAnywhere: a manifest cut at any byte gives the entries whose lines are
// whole, and says which is not.
func TestCutAnywhere(t *testing.T) {
	b := encode(sample())
	for n := range len(b) {
		got, bad := decode(b[:n])
		if want := bytes.Count(b[:n], []byte("\n")); len(got) != want {
			t.Fatalf("cut at %d: %d entries, want %d", n, len(got), want)
		}
		if torn := n > 0 && b[n-1] != '\n'; len(bad) > 0 != torn {
			t.Fatalf("cut at %d: reported %v", n, bad)
		}
	}
}

func TestDamage(t *testing.T) {
	lines := strings.SplitAfter(string(encode(sample())), "\n")
	for _, bad := range []string{
		"\n", "null\n", "[]\n", "{}\n", `{"n":0,"of":3,"status":"ok"}` + "\n",
		strings.Replace(lines[0], `"status":"ok"`, `"status":"fine"`, 1),
		strings.Replace(lines[0], "KAZ/rus", "../rus", 1),
		strings.Replace(lines[0], `"output_sha256"`, `"output"`, 1),
		strings.Replace(lines[0], `"n":1`, `"n":"1"`, 1),
		"\x00\x00\x00\x00\n",
	} {
		got, damaged := decode([]byte(bad + lines[1]))
		if len(got) != 1 || len(damaged) != 1 || damaged[0].Line != 1 {
			t.Errorf("after %q: %d entries, damage %v", bad, len(got), damaged)
		}
	}
}

func TestSchema(t *testing.T) {
	s := compiled(t)
	for _, e := range sample() {
		if err := s.Validate(decoded(t, e.Line())); err != nil {
			t.Errorf("%s: %v", e.Line(), err)
		}
	}
	line := sample()[0].Line()
	for _, change := range []struct{ old, new string }{
		{`"n":1,`, ""}, {`"status":"ok"`, `"status":"fine"`}, {`"gap":2`, `"gaps":2`}, {`"pages":4`, `"pages":0`},
		{`"status":"ok"`, `"status":"failed"`}, {`"id":`, `"name":`}, {sumOf("out"), "abc"},
	} {
		changed := bytes.Replace(line, []byte(change.old), []byte(change.new), 1)
		if bytes.Equal(changed, line) || s.Validate(decoded(t, changed)) == nil {
			t.Errorf("with %s for %s it is valid, or as it was", change.new, change.old)
		}
	}
}

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("manifest.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("manifest.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func decoded(t *testing.T, line []byte) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(line, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// merged joins parts m1, m2, ….
func merged(t *testing.T, parts ...[]Entry) *Review {
	t.Helper()
	var all []Part
	for i, entries := range parts {
		b := encode(entries)
		all = append(all, Part{fmt.Sprintf("m%d", i+1), bytes.NewReader(b), int64(len(b))})
	}
	r, err := Merge(all, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestMerge(t *testing.T) {
	part := func(of int, ns ...int) []Entry {
		var es []Entry
		for _, n := range ns {
			es = append(es, Entry{N: n, Of: of, Path: fmt.Sprintf("%d.pdf", n), Status: OK, OutputSum: "00"})
		}
		return es
	}
	broken := Entry{N: 2, Of: 3, Status: Bad, Input: "b.yaml", Error: "broken"}
	clash := Entry{N: 3, Of: 3, Path: "1.pdf", Status: OK, OutputSum: "00"}
	for _, test := range []struct {
		name  string
		parts [][]Entry
		want  string // problems
		fails int
	}{
		{"whole", [][]Entry{part(3, 1, 3), part(3, 2)}, "", 0},
		{"one failed", [][]Entry{part(3, 1, 3), {broken}}, "", 1},
		{"missing", [][]Entry{part(30, 1, 4, 5, 9), part(30, 2)}, "of 30 entries, missing: 3, 6-8, 10-30", 0},
		{"twice", [][]Entry{part(3, 1, 2), part(3, 2, 3)}, "entry 2 stands in m1 and in m2", 0},
		{"twice in one", [][]Entry{part(2, 1, 2, 2)}, "entry 2 stands twice in m1", 0},
		{"one path", [][]Entry{part(3, 1, 2), {clash}}, `path "1.pdf" has entries 1 and 3`, 0},
		{"two batches", [][]Entry{part(3, 1, 2), part(4, 3)}, "m1 is of a batch of 3, m2 of one of 4", 0},
		{"nothing", [][]Entry{nil}, "", 0},
	} {
		r := merged(t, test.parts...)
		if got := strings.Join(r.Problems, "; "); got != test.want || r.Failed != test.fails {
			t.Errorf("%s: problems %q, %d failed; want %q, %d", test.name, got, r.Failed, test.want, test.fails)
		}
		last := 0
		for e, err := range r.Entries() {
			if err != nil || e.N <= last {
				t.Errorf("%s: entry %d after %d, %v", test.name, e.N, last, err)
			}
			last = e.N
		}
	}
	odd := part(100, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33, 35, 37, 39, 41, 43, 100)
	if r := merged(t, odd); !strings.HasSuffix(r.Problems[0], "40 and 57 more") {
		t.Errorf("many gaps: %q", r.Problems)
	}
}

// TestKey: whatever a brief depends on changes the key, and no two recipes are
// written alike.
func TestKey(t *testing.T) {
	base := Recipe{Input: "i", Lang: "en", Date: "2022-01-01", Version: "1.0.0", Build: "b", Fonts: "f"}
	seen := map[string]string{base.Key(): "base"}
	for name, change := range map[string]func(*Recipe){
		"input": func(r *Recipe) { r.Input = "j" }, "texts": func(r *Recipe) { r.Texts = "t" }, "style": func(r *Recipe) { r.Style = "s" }, "lang": func(r *Recipe) { r.Lang = "" }, "date": func(r *Recipe) { r.Date = "" },
		"version": func(r *Recipe) { r.Version = "1.0.1" }, "build": func(r *Recipe) { r.Build = "" }, "fonts": func(r *Recipe) { r.Fonts = "g" },
		"quotes": func(r *Recipe) { r.Lang = "en\"\ndate \"2022-01-01" },
	} {
		r := base
		change(&r)
		if other, ok := seen[r.Key()]; ok {
			t.Errorf("%s gives the key of %s", name, other)
		}
		seen[r.Key()] = name
	}
}

// FuzzScan: what is read can be written, and read again the same.
func FuzzScan(f *testing.F) {
	f.Add(encode(sample()))
	f.Add([]byte("{\"n\":1,\"of\":1,\"status\":\"failed\",\"input\":\"x\"}\n{\"n\""))
	f.Fuzz(func(t *testing.T, b []byte) {
		entries, bad := decode(b)
		if lines := bytes.Count(b, []byte("\n")); len(entries)+len(bad) < lines {
			t.Errorf("%d entries and %d others of %d lines", len(entries), len(bad), lines)
		}
		again, bad := decode(encode(entries))
		if len(bad) > 0 || !bytes.Equal(encode(again), encode(entries)) {
			t.Errorf("read again: %v", bad)
		}
	})
}
