package batch

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"dyad/data/costtest"
)

// A memoryFile is a LogFile in memory.
type memoryFile struct {
	content  []byte
	replaced int
	open     bool
}

func (m *memoryFile) Replace(write func(io.Writer) error) error {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	m.content, m.open = b.Bytes(), false
	m.replaced++
	return nil
}

func (m *memoryFile) Open() error { m.open = true; return nil }

func (m *memoryFile) Append(lines []byte, _ bool) (int, error) {
	if !m.open {
		return 0, errors.New("not open")
	}
	m.content = append(m.content, lines...)
	return len(lines), nil
}

func (m *memoryFile) ReadAt(p []byte, at int64) (int, error) {
	return bytes.NewReader(m.content).ReadAt(p, at)
}

func (m *memoryFile) Close() error { m.open = false; return nil }

// logJobs are jobs a, b, c, …, each with one brief; the key of one is its name and
// the edition.
func logJobs(edition string, ids string) []Job {
	var all []Job
	for i, id := range strings.Fields(ids) {
		all = append(all, Job{N: i + 1, Unit: i, Path: id + ".pdf", Input: id + ".yaml", Key: id + edition})
	}
	return all
}

// logRun runs a batch of jobs over what earlier manifests say, the last of them its
// own, of which one named in fail fails. It returns the manifest when the run had
// begun, the paths that were up to date, and the manifest at the end.
func logRun(t *testing.T, file *memoryFile, others []string, jobs []Job, shard Shard, fail string, briefs string) (begun, kept, ended string) {
	t.Helper()
	plan, err := NewPlan(t.Context(), sourceOf(jobs), PlanOptions{Shard: shard})
	if err != nil {
		t.Fatal(err)
	}
	earlier := Earlier{Own: file.content != nil, Has: func(path string) bool { return strings.Contains(briefs, path) }}
	for i, s := range others {
		earlier.Parts = append(earlier.Parts, Part{fmt.Sprintf("other%d", i), strings.NewReader(s), int64(len(s))})
	}
	if earlier.Own {
		own := bytes.Clone(file.content)
		earlier.Parts = append(earlier.Parts, Part{"own", bytes.NewReader(own), int64(len(own))})
	}
	log, _, err := StartLog(file, earlier, plan, func() time.Time { return time.Unix(1e9, 0) })
	if err != nil {
		t.Fatal(err)
	}
	begun = string(file.content)
	for j := range plan.Jobs(t.Context()) {
		e := j.entry()
		if old, ok := log.Old(&j); ok && old.Key == j.Key {
			kept += j.Path + " "
			e.OutputSum = old.OutputSum
		} else {
			e.OutputSum = j.Key
		}
		if j.Path == fail || j.Path == "" {
			e = failed(e, errors.New("broken")).Entry
		}
		if _, err := log.Add(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := log.Finish(); err != nil {
		t.Fatal(err)
	}
	return begun, kept, string(file.content)
}

// short is a manifest by places, paths and states: "1/3 a.pdf ok", with what is stale.
func short(t *testing.T, manifest string) string {
	t.Helper()
	var all []string
	for l, err := range Scan(strings.NewReader(manifest)) {
		if err != nil {
			t.Fatal(err)
		}
		s := fmt.Sprintf("%d/%d %s %s", l.N, l.Of, strings.TrimSuffix(l.Path, ".pdf"), l.Status)
		for _, b := range l.Stale {
			s += " (" + b.Path + " " + b.OutputSum + ")"
		}
		all = append(all, s)
	}
	return strings.Join(all, ", ")
}

// TestLog follows a manifest through runs of a batch.
func TestLog(t *testing.T) {
	file := new(memoryFile)
	run := func(edition, ids, fail, briefs, wantBegun, wantKept, wantEnded string, replaced int) {
		t.Helper()
		file.replaced = 0
		begun, kept, ended := logRun(t, file, nil, logJobs(edition, ids), Shard{}, fail, briefs)
		if got := short(t, begun); got != wantBegun {
			t.Errorf("begun: %s\nwant   %s", got, wantBegun)
		}
		if kept != wantKept {
			t.Errorf("kept: %s, want %s", kept, wantKept)
		}
		if got := short(t, ended); got != wantEnded {
			t.Errorf("ended: %s\nwant   %s", got, wantEnded)
		}
		if file.replaced != replaced || file.open {
			t.Errorf("replaced %d times, want %d; open %t", file.replaced, replaced, file.open)
		}
	}
	const three = "1/3 a ok, 2/3 b ok, 3/3 c ok"
	run("1", "a b c", "", "", "", "", three, 1)                                       // fresh: what is appended is in order
	run("1", "a b c", "", "a.pdf b.pdf c.pdf", three, "a.pdf b.pdf c.pdf ", three, 0) // nothing to be done, nothing written
	// One more, before the others: their lines have other numbers.
	run("1", "0 a b c", "", "a.pdf b.pdf c.pdf", "2/4 a ok, 3/4 b ok, 4/4 c ok", "a.pdf b.pdf c.pdf ", "1/4 0 ok, 2/4 a ok, 3/4 b ok, 4/4 c ok", 2)
	// One more, at the end.
	run("1", "0 a b c d", "", "", "1/5 0 ok, 2/5 a ok, 3/5 b ok, 4/5 c ok", "0.pdf a.pdf b.pdf c.pdf ", "1/5 0 ok, 2/5 a ok, 3/5 b ok, 4/5 c ok, 5/5 d ok", 1)
	// Two are gone, and one of their briefs is there.
	run("1", "a b c", "", "0.pdf", three+", 1/3  failed (0.pdf 01)", "a.pdf b.pdf c.pdf ", three, 2)
	// A new edition: each line says that its brief is stale, until it is made.
	run("2", "a b c", "", "a.pdf b.pdf c.pdf", "1/3  failed (a.pdf a1), 2/3  failed (b.pdf b1), 3/3  failed (c.pdf c1)", "", three, 2)
	// One fails: its brief stays, and is stale until it is made.
	const stale = "1/3 a ok, 2/3 b failed (b.pdf b2), 3/3 c ok"
	changed := logJobs("2", "a b c")
	changed[1].Key = "b3"
	if _, _, ended := logRun(t, file, nil, changed, Shard{}, "b.pdf", "b.pdf"); short(t, ended) != stale {
		t.Errorf("failed: %s", short(t, ended))
	}
	if _, kept, ended := logRun(t, file, nil, changed, Shard{}, "b.pdf", "b.pdf"); short(t, ended) != stale || kept != "a.pdf c.pdf " {
		t.Errorf("failed again: kept %s, %s", kept, short(t, ended))
	}
	if _, _, ended := logRun(t, file, nil, changed, Shard{}, "", "b.pdf"); short(t, ended) != three {
		t.Errorf("mended: %s", short(t, ended))
	}
}

// TestLogOfUnreadable: the entry of an input that cannot be read names the brief
// that was made of it, if that is there.
func TestLogOfUnreadable(t *testing.T) {
	for briefs, want := range map[string]string{
		"b.pdf": "1/3 a ok, 2/3  failed (b.pdf b1), 3/3 c ok", "": "1/3 a ok, 2/3  failed, 3/3 c ok",
	} {
		file := new(memoryFile)
		logRun(t, file, nil, logJobs("1", "a b c"), Shard{}, "", "")
		jobs := logJobs("1", "a b c")
		jobs[1] = Job{N: 2, Unit: 1, Input: "b.yaml"}
		for range 2 { // what is stale stays so
			if _, _, ended := logRun(t, file, nil, jobs, Shard{}, "", briefs); short(t, ended) != want {
				t.Errorf("%s, want %s", short(t, ended), want)
			}
		}
	}
}

// TestLogOfShards: a shard begins with what the merged manifest says of its jobs,
// and of no others; its own manifest counts more.
func TestLogOfShards(t *testing.T) {
	whole := new(memoryFile)
	_, _, merged := logRun(t, whole, nil, logJobs("1", "a b c d"), Shard{}, "", "")
	own := new(memoryFile)
	begun, kept, ended := logRun(t, own, []string{merged}, logJobs("1", "a b c d"), Shard{2, 2}, "", "")
	if want := "2/4 b ok, 4/4 d ok"; short(t, begun) != want || short(t, ended) != want || kept != "b.pdf d.pdf " {
		t.Errorf("begun %s, kept %s, ended %s", short(t, begun), kept, short(t, ended))
	}
	jobs := logJobs("1", "a b c d")
	jobs[3].Key = "d2"
	_, _, _ = logRun(t, own, []string{merged}, jobs, Shard{2, 2}, "", "d.pdf")
	if _, kept, _ := logRun(t, own, []string{merged}, jobs, Shard{2, 2}, "", "d.pdf"); kept != "b.pdf d.pdf " {
		t.Errorf("kept %s", kept)
	}
}

// TestLogMends: of two lines with one path the later counts, and lines that are no
// entries go.
func TestLogMends(t *testing.T) {
	a := Entry{N: 1, Of: 2, Path: "a.pdf", Status: OK, Input: "a.yaml", Key: "a1", OutputSum: "first"}
	b := Entry{N: 2, Of: 2, Path: "b.pdf", Status: OK, Input: "b.yaml", Key: "b1", OutputSum: "b1"}
	later := a
	later.OutputSum = "later"
	for _, content := range []string{
		string(encode([]Entry{a, b, later})), string(encode([]Entry{a, later, b})), string(encode([]Entry{b, later})),
		string(encode([]Entry{later, b})) + `{"n":1`, "# a remark\n" + string(encode([]Entry{later, b})),
		strings.Replace(string(encode([]Entry{later, b})), `,"status"`, `, "status"`, 1),
	} {
		file := &memoryFile{content: []byte(content)}
		begun, kept, ended := logRun(t, file, nil, logJobs("1", "a b"), Shard{}, "", "")
		if want := string(encode([]Entry{later, b})); begun != want || ended != want || kept != "a.pdf b.pdf " {
			t.Errorf("of\n%s\nbegun\n%s\nkept %s, ended\n%s", content, begun, kept, ended)
		}
	}
	later.Key = "a0" // the later one does not hold
	file := &memoryFile{content: encode([]Entry{a, b, later})}
	if _, kept, _ := logRun(t, file, nil, logJobs("1", "a b"), Shard{}, "", ""); kept != "b.pdf " {
		t.Errorf("kept %s", kept)
	}
}

// TestScanBounds: no manifest takes more memory than its longest line may.
func TestScanBounds(t *testing.T) {
	good := Entry{N: 1, Of: 1, Path: "a.pdf", Status: OK, OutputSum: "00"}
	for name, line := range map[string]string{
		"a long line":   `{"n":1,"of":1,"input":"` + strings.Repeat("x", 20<<20) + "\"}\n",
		"zeros":         strings.Repeat("\x00", 20<<20) + "\n",
		"many of a few": `{"n":1,"of":9000000000,"status":"failed","input":"x"}` + "\n",
		"open brackets": strings.Repeat("[", MaxLine-2) + "\n",
		"one byte more": `{"n":1,"of":1,"status":"failed","input":"` + strings.Repeat("x", MaxLine-42) + "\"}\n",
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		n, bad := 0, 0
		for l, err := range Scan(io.MultiReader(strings.NewReader(line), bytes.NewReader(good.Line()))) {
			if err != nil {
				bad++
			} else if n++; l.Path != "a.pdf" || l.at != int64(len(line)) {
				t.Errorf("%s: %q at %d", name, l.Path, l.at)
			}
		}
		runtime.ReadMemStats(&after)
		if n != 1 || bad != 1 {
			t.Errorf("%s: %d entries, %d lines that are none", name, n, bad)
		}
		if took := after.TotalAlloc - before.TotalAlloc; took > 12<<20 {
			t.Errorf("%s: %d bytes were allocated", name, took)
		}
	}
	whole := `{"n":1,"of":1,"status":"failed","input":"` + strings.Repeat("x", MaxLine-44) + "\"}\n"
	for _, err := range Scan(strings.NewReader(whole)) {
		if err != nil {
			t.Errorf("a line of %d bytes: %.100v", len(whole), err)
		}
	}
}

// TestMergeIsBounded: a manifest that says that it has very many entries costs no
// more than the ones that it has.
func TestMergeIsBounded(t *testing.T) {
	e := Entry{N: 7, Of: MaxEntries, Path: "a.pdf", Status: OK, OutputSum: "00"}
	var r *Review
	costtest.Within(t, "merging", costtest.Cost{CPU: 100 * time.Millisecond, Bytes: 1 << 20}, func() { r = merged(t, []Entry{e}) })
	if want := fmt.Sprintf("of %d entries, missing: 1-6, 8-%[1]d", MaxEntries); len(r.Problems) != 1 || r.Problems[0] != want {
		t.Errorf("%q", r.Problems)
	}
}

// TestErrorIsClipped: an error of any length is no longer than a manifest bears.
func TestErrorIsClipped(t *testing.T) {
	e := failed(Entry{N: 1, Of: 1, Input: "x"}, errors.New(strings.Repeat("ж", maxError))).Entry
	if len(e.Error) > maxError+10 || !strings.HasSuffix(e.Error, "ж …") {
		t.Errorf("%d bytes, ending in %q", len(e.Error), e.Error[len(e.Error)-10:])
	}
}
