package codec

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"go.yaml.in/yaml/v4"

	"dyad/data"
)

// wantError checks that Read refuses src with the error text.
func wantError(t *testing.T, src, text string) {
	t.Helper()
	_, err := Read("x.yaml", []byte(src))
	if e := new(Errors); !errors.As(err, &e) || e.Error() != text {
		t.Errorf("Read gave %v\nwant %s", err, text)
	}
}

// spent is how many bytes f allocates: what it does, told on a loaded machine
// too.
func spent(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// TestReadRefusesHugeFilesUnread: whoever looks at the file before its size says
// that it ends with a bad byte, or copies it.
func TestReadRefusesHugeFilesUnread(t *testing.T) {
	huge := []byte(strings.Repeat("x", 5_000_000) + "\xff")
	var err error
	if used := spent(func() { _, err = Read("x.yaml", huge) }); used > 1<<20 {
		t.Errorf("%d MB allocated", used>>20)
	}
	if err == nil || err.Error() != "x.yaml: file is over the limit of 4 MiB" {
		t.Errorf("%.100v", err)
	}
}

func TestReadRefusesBadBytes(t *testing.T) {
	wantError(t, goodHead+"author: \xff\n", "x.yaml:7:9: the file is not saved as UTF-8: the letter here cannot be read")
	wantError(t, "dyad: 1\r\nid: é\xc3\n", "x.yaml:2:6: the file is not saved as UTF-8: the letter here cannot be read")
	wantError(t, "dyad: 1\r# \x00\n", "x.yaml:2:3: control character U+0000")
	wantError(t, goodHead+"author: a\u2028b\n", "x.yaml:7:10: control character U+2028")
	wantError(t, goodHead+"author: \ufeffa\n", "x.yaml:7:9: U+FEFF is not a character of text")
	wantError(t, "\xff\xfed\x00", "x.yaml: the file is saved as UTF-16")
	wantError(t, "dyad: \xff\xfe\x00", "x.yaml:1:7: the file is not saved as UTF-8: 2 letters cannot be read, the first is here")
}

func TestReadRefusesAliasBombsUnexpanded(t *testing.T) {
	bomb := "a: &a [x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c <= 'p'; c++ {
		bomb += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.Repeat(fmt.Sprintf("*%c, ", c-1), 9))
	}
	var err error
	if used := spent(func() { _, err = Read("x.yaml", []byte(bomb)) }); used > 4<<20 {
		t.Errorf("%d MB allocated: the aliases were written out", used>>20)
	}
	if e := new(Errors); !errors.As(err, &e) || e.List[1].What != "&a cannot stand here" {
		t.Errorf("Read gave %v", err)
	}
}

func TestReadRefusesDeepNesting(t *testing.T) {
	wantError(t, "facts: "+strings.Repeat("[", 20_000), "x.yaml:1:40: nested deeper than 32 levels")
	wantError(t, goodHead+"facts: "+strings.Repeat("{a: ", 100), "x.yaml:7:136: nested deeper than 32 levels")
}

func TestReadRefusesLongText(t *testing.T) {
	long := strings.Repeat("я", 10_000)
	wantError(t, goodHead+"claims:\n  - {id: C01, label: "+long+", unit: km, value: 1, source: none}\n",
		`x.yaml:8:22: claim "C01": label is 10000 characters long, over the limit of 300`)
	wantError(t, goodHead+"sections: [{id: s, title: T, body: [{p: "+long+"}]}]\n",
		`x.yaml:7:41: section "s": body: p is 10000 characters long, over the limit of 4000`)
	wantError(t, goodHead+"claims:\n"+strings.Repeat("  - {}\n", 5001),
		"x.yaml:8:3: claims has 5001 entries, over the limit of 5000")
}

// manyClaims is a dossier of n claims.
func manyClaims(n int) string {
	var b strings.Builder
	b.WriteString(goodHead + "claims:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - {id: C%d, label: Length, base: number %d, unit: km, value: %d, source: none}\n", i, i, i)
	}
	return b.String()
}

func TestReadTakesManyClaimsAndNone(t *testing.T) {
	for _, n := range []int{0, 3, 300, 5000} {
		src := manyClaims(n)
		if n == 0 {
			src = goodHead + "claims: []\n"
		}
		d, err := Read("x.yaml", []byte(src))
		if err != nil {
			t.Fatalf("%d claims: %v", n, err)
		}
		if len(d.Claims) != n {
			t.Errorf("%d claims read of %d", len(d.Claims), n)
		}
	}
}

// TestReadOfManyProblems: near names are looked for a few times only.
func TestReadOfManyProblems(t *testing.T) {
	src := []byte(manyClaims(2000) + "facts:\n")
	for i := range 2500 {
		src = fmt.Appendf(src, "  - {id: F%d, text: \"{X%d}\", source: S%d}\n", i, i, i)
	}
	var err error
	if used := spent(func() { _, err = Read("x.yaml", src) }); used > 64<<20 {
		t.Errorf("%d MB allocated", used>>20)
	}
	if lines := strings.Count(err.Error(), "\n") + 1; lines != maxShown+1 {
		t.Errorf("the error has %d lines, want %d", lines, maxShown+1)
	}
	if want := "x.yaml: and 980 more"; !strings.HasSuffix(err.Error(), want) {
		t.Errorf("the error ends %q, want %q", err.Error()[len(err.Error())-30:], want)
	}
}

// ignorePlaces compares dossiers by what they say.
var ignorePlaces = cmp.Options{
	cmpopts.IgnoreTypes(data.Pos{}),
	cmpopts.IgnoreFields(data.Dossier{}, "Raw", "SHA256", "Name"),
	cmpopts.IgnoreUnexported(data.Dossier{}),
}

func TestJSONReadsAsYAML(t *testing.T) {
	const json = "{\n\t\"dyad\": 1,\n\t\"id\": \"x\", \"title\": \"T\", \"as_of\": \"2022-08-20\",\n" +
		"\t\"a\": {\"code\": \"RUS\", \"name\": \"Russia\"}, \"b\": {\"code\": \"KAZ\", \"name\": \"Kazakhstan\"},\n" +
		"\t\"claims\": [{\"id\": \"C0\", \"label\": \"Length\", \"base\": \"number 0\", \"unit\": \"km\", \"value\": 0, \"source\": \"none\"}]\n}\n"
	got, err := Read("x.json", []byte(json))
	if err != nil {
		t.Fatal(err)
	}
	want, err := Read("x.yaml", []byte(manyClaims(1)))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, ignorePlaces); diff != "" {
		t.Errorf("-yaml +json:\n%s", diff)
	}
}

func TestByteOrderMarkAndLineEndsDoNotMatter(t *testing.T) {
	src := manyClaims(2)
	want, err := Read("x.yaml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	got, err := Read("x.yaml", []byte(byteOrderMark+strings.ReplaceAll(src, "\n", "\r\n")))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(data.Dossier{}, "Raw", "SHA256"), cmpopts.IgnoreUnexported(data.Dossier{})); diff != "" {
		t.Errorf("-lf +crlf:\n%s", diff)
	}
}

func TestExhibitReadsInFull(t *testing.T) {
	src := goodHead + `
claims:
  - {id: C1, label: Length, unit: thousand km, value: 7.5, source: none}
  - {id: C2, label: Done, unit: km, value: 6696, source: none}
  - {id: C3, label: Part, unit: "%", value: 89, qualifier: about, source: none}
exhibits:
  - {id: e, kind: progress, title: "{A} and {B}", subtitle: s, width: half, length: C1, done: C2, share: C3, done_label: done, to_go: rest}
`
	d, err := Read("x.yaml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	text := func(line, col int, s string) data.Text {
		return data.Text{Pos: data.Pos{Line: line, Col: col}, Tags: []string{"en"}, Vals: []string{s}}
	}
	want := data.Progress{ExhibitHead: data.ExhibitHead{Pos: data.Pos{Line: 13, Col: 5}, ID: "e", Title: text(13, 36, "{A} and {B}"), Subtitle: text(13, 61, "s"), Half: true},
		Length: "C1", Done: "C2", Share: "C3", DoneLabel: text(13, 122, "done"), ToGo: text(13, 135, "rest")}
	if diff := cmp.Diff(data.Exhibit(want), d.Exhibit("e"), cmp.AllowUnexported(data.ExhibitHead{})); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestDefault(t *testing.T) {
	d, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	if d.ID != "rus-kaz" || d.A.Code != "RUS" || d.B.Code != "KAZ" {
		t.Errorf("the embedded dossier is %s of %s and %s", d.ID, d.A.Code, d.B.Code)
	}
	for i := 1; i <= 48; i++ {
		if id := fmt.Sprintf("C%02d", i); d.Claim(id) == nil {
			t.Errorf("no claim %s", id)
		}
	}
	data.DefaultBytes()[0] = 'x'
	if _, err := Default(); err != nil {
		t.Errorf("DefaultBytes shares memory: %v", err)
	}
}

func TestReadUsesLittleMemory(t *testing.T) {
	src := []byte(manyClaims(5000))
	var err error
	if used := spent(func() { _, err = Read("x.yaml", src) }); used > 40<<20 {
		t.Errorf("reading %d KB allocates %d MB", len(src)>>10, used>>20)
	}
	if err != nil {
		t.Error(err)
	}
}

func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"rus-kaz.yaml", "300 claims"} {
		src := []byte(manyClaims(300))
		if name == "rus-kaz.yaml" {
			src = data.DefaultBytes()
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(name, src); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// seeds are dossiers for the fuzz targets.
func seeds(tb testing.TB) []string {
	tb.Helper()
	b, err := os.ReadFile("testdata/refusals.txt")
	if err != nil {
		tb.Fatal(err)
	}
	out := []string{string(data.DefaultBytes()), manyClaims(3), goodHead, byteOrderMark + "{}"}
	for _, part := range strings.Split(string(b), "\n-- ")[1:] {
		_, body, _ := strings.Cut(part, " --\n")
		body, _, _ = strings.Cut(body, "\n=> ")
		out = append(out, body, goodHead+body)
	}
	return out
}

// TestReadOfOneLongLine: a place is found by walking along its line, so it is
// looked for only where something is wrong, and only for the first few problems.
func TestReadOfOneLongLine(t *testing.T) {
	refs := strings.Repeat(`"{C1}", `, 500)
	oneLine := `{"dyad": 1, "id": "x", "title": "T", "as_of": "2022-08-20", "a": {"code": "RUS", "name": "Russia"}, "b": {"code": "KAZ", "name": "Kazakhstan"},` +
		` "claims": [{"id": "C1", "label": "L", "unit": "km", "value": 1, "source": "none"}],` +
		` "sections": [{"id": "s", "title": "T", "body": [` + strings.Repeat(`{"bullets": [`+refs+`]}, `, 20) + `]}]}`
	r, root, err := open("x.json", []byte(oneLine))
	if err != nil {
		t.Fatal(err)
	}
	d := new(data.Dossier)
	if r.dossier(root, d); len(r.checks) != 10_000 {
		t.Errorf("%d references", len(r.checks))
	}
	if r.check(d); len(r.problems) > 0 || r.starts != nil {
		t.Errorf("%d problems, places looked for: %v", len(r.problems), r.starts != nil)
	}

	const head = `{dyad: 1, id: x, title: T, as_of: 2022-08-20, a: {code: RUS, name: Russia}, b: {code: KAZ, name: Kazakhstan}, keywords: [`
	_, err = Read("x.yaml", []byte(head+strings.Repeat("1\ue000,", 200)+"]}"))
	e := new(Errors)
	if !errors.As(err, &e) || len(e.List) != 200 {
		t.Fatal(err)
	}
	for i, p := range e.List {
		want := len(head) + 1 + 3*i
		if i <= maxPlaced {
			want++ // where the letter stands
		}
		if p.Pos != (data.Pos{Line: 1, Col: want}) {
			t.Fatalf("problem %d is at %v, want 1:%d", i, p.Pos, want)
		}
	}
}

func TestReadRefusesTooManyValues(t *testing.T) {
	const want = "x.yaml:399817:7: the file has more than 400000 keys and values"
	list := "  - bullets:\n" + strings.Repeat("    - x\n", 4900)
	wantError(t, goodHead+"sections:\n- id: s\n  title: T\n  body:\n"+strings.Repeat(list, 100), want)
	// The values that the library reads are counted too; it takes seconds to read so many.
	r, in := new(reader), &yaml.Node{Kind: yaml.SequenceNode, Content: slices.Repeat([]*yaml.Node{{Kind: yaml.ScalarNode, Line: 2, Column: 3, Value: "x"}}, maxNodes)}
	if r.adopt(in); len(r.problems) != 1 || !strings.HasSuffix(want, ": "+r.problems[0].What) || r.problems[0].Pos != (data.Pos{Line: 2, Col: 3}) {
		t.Errorf("problems %v", r.problems)
	}
	r, in.Content = new(reader), in.Content[1:]
	if r.adopt(in); len(r.problems) != 0 {
		t.Errorf("%d values: problems %v", maxNodes, r.problems)
	}
}
