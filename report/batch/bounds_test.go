package batch

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"dyad/data/advice"
	"dyad/data/audit"
)

var errDisk = errors.New("the disk fails")

// A failingFile is a LogFile of which one call fails.
type failingFile struct {
	memoryFile
	fails string
}

func (f *failingFile) Replace(write func(io.Writer) error) error {
	if f.fails == "write" {
		return write(failingWriter{})
	}
	return f.memoryFile.Replace(write)
}

func (f *failingFile) Open() error {
	if f.fails == "open" {
		return errDisk
	}
	return f.memoryFile.Open()
}

func (f *failingFile) Append(lines []byte, durable bool) (int, error) {
	if f.fails == "append" {
		n, _ := f.memoryFile.Append(lines[:len(lines)/2], durable)
		return n, errDisk
	}
	return f.memoryFile.Append(lines, durable)
}

func (f *failingFile) ReadAt(p []byte, at int64) (int, error) {
	if f.fails == "read" {
		return 0, errDisk
	}
	return f.memoryFile.ReadAt(p, at)
}

func (f *failingFile) Close() error {
	if f.fails == "close" {
		return errDisk
	}
	return f.memoryFile.Close()
}

type failingWriter struct{}

func (failingWriter) Write([]byte) (int, error) { return 0, errDisk }

type failingReaderAt struct{}

func (failingReaderAt) ReadAt([]byte, int64) (int, error) { return 0, errDisk }

// TestLogFails: an error of the disk ends each step of a log, and what was cut short
// is whole after the next.
func TestLogFails(t *testing.T) {
	one := encode([]Entry{{N: 1, Of: 2, Path: "a.pdf", Status: OK, Input: "a.yaml", Key: "a1", OutputSum: "a1"}})
	plan, err := NewPlan(t.Context(), sourceOf(logJobs("1", "a b")), PlanOptions{})
	if err != nil {
		t.Fatal(err)
	}
	start := func(file *failingFile, from io.ReaderAt) (*Log, error) {
		log, _, err := StartLog(file, Earlier{Parts: []Part{{"earlier", from, int64(len(one))}}}, plan, time.Now)
		return log, err
	}
	for _, fails := range []string{"open", "write"} {
		if _, err := start(&failingFile{fails: fails}, bytes.NewReader(one)); !errors.Is(err, errDisk) {
			t.Errorf("%s fails: %v", fails, err)
		}
	}
	if _, err := start(new(failingFile), failingReaderAt{}); !errors.Is(err, errDisk) {
		t.Errorf("an earlier manifest cannot be read: %v", err)
	}
	e := Entry{N: 2, Of: 2, Path: "b.pdf", Status: OK, Input: "b.yaml", Key: "b1", OutputSum: "b1"}
	file := new(failingFile)
	log, err := start(file, bytes.NewReader(one))
	if err != nil {
		t.Fatal(err)
	}
	file.fails = "append"
	if _, err := log.Add(e); !errors.Is(err, errDisk) {
		t.Errorf("append fails: %v", err)
	}
	file.fails = ""
	if err := log.Finish(); err != nil || string(file.content) != string(one)+string(e.Line()) {
		t.Errorf("%v, the file holds\n%s", err, file.content)
	}
	for _, fails := range []string{"append", "close"} {
		file := new(failingFile)
		log, err := start(file, bytes.NewReader(one))
		if err != nil {
			t.Fatal(err)
		}
		file.fails = fails
		if err := log.Finish(); !errors.Is(err, errDisk) {
			t.Errorf("%s fails at the end: %v", fails, err)
		}
	}
}

// TestMergeFails: an error of reading or writing ends a merge.
func TestMergeFails(t *testing.T) {
	if _, err := Merge([]Part{{"m", failingReaderAt{}, 10}}, nil); !errors.Is(err, errDisk) {
		t.Errorf("%v", err)
	}
	e := Entry{N: 1, Of: 1, Path: "a.pdf", Status: OK, OutputSum: "00"}
	r := merged(t, []Entry{e})
	if _, err := r.WriteTo(failingWriter{}); !errors.Is(err, errDisk) {
		t.Errorf("%v", err)
	}
	var b bytes.Buffer
	if n, err := r.WriteTo(&b); err != nil || n != int64(b.Len()) || b.String() != string(e.Line()) {
		t.Errorf("%d bytes, %v: %s", n, err, b.String())
	}
	r.parts[0].File = failingReaderAt{}
	if _, err := r.WriteTo(&b); !errors.Is(err, errDisk) {
		t.Errorf("%v", err)
	}
}

// TestIsManifest: what may be taken for a manifest of ours.
func TestIsManifest(t *testing.T) {
	e := Entry{N: 1, Of: 1, Path: "x.pdf", Status: OK, OutputSum: "00"}
	line := string(e.Line())
	for content, ours := range map[string]bool{
		"": true, line: true, line[:9]: true, line[:3]: true, "# a remark\n" + line: true, line + "{": true, line + line[:9]: true,
		"x": false, "{\"name\":\"x\"}\n": false, "{\"n\":1}\n": false, "\n": false, "dyad: 1": false, "# a remark\n" + line[:9]: false,
		strings.Repeat("x\n", 99) + line: true, strings.Repeat("x\n", 100) + line: false,
	} {
		if got := IsManifest(strings.NewReader(content)); got != ours {
			t.Errorf("%.40q: %t", content, got)
		}
	}
	if IsManifest(iotest.ErrReader(errDisk)) || IsManifest(io.MultiReader(strings.NewReader("# a remark\n"), iotest.ErrReader(errDisk))) {
		t.Error("what cannot be read is taken for a manifest")
	}
	for _, err := range Scan(strings.NewReader(line[:9])) {
		if err == nil || err.Error() != "line 1: cut short, as by a process that was killed" {
			t.Errorf("%v", err)
		}
	}
}

// TestSourcesNumber: jobs of pairs and dossiers are numbered over all shards, and a
// loop over them may end at any.
func TestSourcesNumber(t *testing.T) {
	tables := tablesOf(t, "t.csv", fourFlows)
	patterns, err := ParsePairs("all")
	if err != nil {
		t.Fatal(err)
	}
	pairs, err := Choose(tables, patterns, 0)
	if err != nil {
		t.Fatal(err)
	}
	m := textFiles{"t.yaml": "translates: other\nlang: de\n", "a.yaml": sparse(t), "b.yaml": "broken", "c.yaml": sparse(t)}
	r := &Request{Langs: []string{"en", "ru"}, Now: time.Now}
	for name, source := range map[string]Source{
		"pairs":    Pairs(r, tables, pairs),
		"dossiers": Dossiers(r, m, []string{"t.yaml", "a.yaml", "b.yaml", "c.yaml"}, 2),
	} {
		n := 0
		for j := range source(t.Context(), Shard{}) {
			if n++; j.N != n || j.Unit != (n-1)/2 {
				t.Errorf("%s: job %d has number %d, unit %d", name, n, j.N, j.Unit)
			}
		}
		var got []int
		for j := range source(t.Context(), Shard{2, 2}) {
			if got = append(got, j.N); len(got) == 2 {
				break
			}
		}
		if n != 6 || len(got) != 2 || got[0] != 3 || got[1] != 4 {
			t.Errorf("%s: %d jobs; the second shard has %v", name, n, got)
		}
	}
}

// TestFindCountryAdvises: what is no state is told with what could be meant.
func TestFindCountryAdvises(t *testing.T) {
	table := tablesOf(t, "t.csv", fourFlows).Table
	for code, want := range map[string]string{"KAZZ": "", "QQQ": "codes are those of ISO 3166-1", "RUZ": "did you mean "} {
		_, err := FindCountry(table, code)
		if err == nil || !strings.HasPrefix(advice.Of(err), want) {
			t.Errorf("%s: %v, advice %q, want %q", code, err, advice.Of(err), want)
		}
	}
	if !strings.Contains(blocCodes(), ", ") {
		t.Errorf("groups are %q", blocCodes())
	}
}

// TestStrictCounts: the failure of a brief says how many findings are in doubt.
func TestStrictCounts(t *testing.T) {
	o := Options{Strict: strict("true")}
	for n, want := range map[int]string{1: "x: 1 finding in doubt", 2: "x: 2 findings in doubt"} {
		got := o.applyStrict(result{Outcome: Outcome{Entry: Entry{Input: "x", Facts: Facts{Findings: map[string]int{"gap": n}}}}})
		if got.Err == nil || got.Err.Error() != want || got.Entry.Status != Bad {
			t.Errorf("%v, want %s", got.Err, want)
		}
	}
	unmet := func(s audit.Strictness, findings, unmet int) error {
		o := Options{Strict: s}
		facts := Facts{Unmet: unmet, Findings: map[string]int{"gap": findings}}
		return o.applyStrict(result{Outcome: Outcome{Entry: Entry{Input: "x", Facts: facts}}}).Err
	}
	for _, x := range []struct {
		err  error
		want string
	}{
		{unmet(strict("conflict"), 3, 1), "x: 1 acceptance that no finding meets"},
		{unmet(strict("true"), 1, 2), "x: 1 finding in doubt, 2 acceptances that no finding meets"},
		{unmet(strict("conflict"), 3, 0), "<nil>"},
		{unmet(audit.Strictness{}, 3, 1), "<nil>"},
	} {
		if got := fmt.Sprint(x.err); got != x.want {
			t.Errorf("%s, want %s", got, x.want)
		}
	}
}

// TestFindPairRefuses: what does not name two countries is no pair.
func TestFindPairRefuses(t *testing.T) {
	table := tablesOf(t, "t.csv", fourFlows).Table
	for _, text := range []string{"KAZ", "KAZ-", "-RUS", "KAZ-RUS-CHN", "KAZ-KAZ", ""} {
		if _, _, err := FindPair(table, text); !errors.As(err, new(*PairError)) {
			t.Errorf("%q: %v", text, err)
		}
	}
	a, b, err := FindPair(table, "kaz-RUS")
	if err != nil || table.Country(a).ISO3 != "KAZ" || table.Country(b).ISO3 != "RUS" {
		t.Errorf("%v, %v, %v", a, b, err)
	}
}

// strict is the strictness of a name.
func strict(name string) audit.Strictness {
	s, err := audit.ParseStrictness(name)
	if err != nil {
		panic(err)
	}
	return s
}
