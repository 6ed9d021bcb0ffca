package batch

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
)

// A recordingFile is a memoryFile that notes what is appended and when it is made
// durable, and may write only a part or nothing.
type recordingFile struct {
	memoryFile
	appended []string // "3 lines", "2 lines durable"
	part     int      // so many bytes of the next append are written, and it fails; 0 is all
	closed   int
}

func (f *recordingFile) Append(lines []byte, durable bool) (int, error) {
	what := fmt.Sprintf("%d lines", bytes.Count(lines, []byte("\n")))
	if durable {
		what += " durable"
	}
	f.appended = append(f.appended, what)
	if f.part > 0 {
		n := min(f.part, len(lines))
		f.part = 0
		_, err := f.memoryFile.Append(lines[:n], durable)
		return n, errors.Join(err, errors.New("disk full"))
	}
	return f.memoryFile.Append(lines, durable)
}

func (f *recordingFile) Close() error { f.closed++; return f.memoryFile.Close() }

// startedLog begins the log of jobs on a file, with a clock that the test moves.
func startedLog(t *testing.T, file LogFile, jobs []Job, clock *time.Time, parts ...Part) *Log {
	t.Helper()
	plan, err := NewPlan(t.Context(), sourceOf(jobs), PlanOptions{})
	if err != nil {
		t.Fatal(err)
	}
	log, _, err := StartLog(file, Earlier{Parts: parts}, plan, func() time.Time { return *clock })
	if err != nil {
		t.Fatal(err)
	}
	return log
}

func okEntry(j *Job, of int) Entry {
	return Entry{N: j.N, Of: of, Path: j.Path, Status: OK, Input: j.Input, Key: j.Key, OutputSum: j.Key}
}

// TestLogIsFlushed: lines wait a tenth of a second, and the disk a second, since the
// last ones; what waits is written at the end.
func TestLogIsFlushed(t *testing.T) {
	jobs := logJobs("1", "a b c d e f g h")
	now := time.Unix(1e9, 0)
	file := new(recordingFile)
	log := startedLog(t, file, jobs, &now)
	for i, step := range []time.Duration{0, 50, 49, 1, 899, 1, 99, 100} {
		now = now.Add(step * time.Millisecond)
		if _, err := log.Add(okEntry(&jobs[i], len(jobs))); err != nil {
			t.Fatal(err)
		}
		// at 0: written, durable; at 50 and 99 ms: wait; at 100: written with those;
		// at 999: written; at 1,000: waits; at 1,099: written, durable; at 1,199: written
	}
	want := []string{"1 lines durable", "3 lines", "1 lines", "2 lines durable", "1 lines"}
	if !slices.Equal(file.appended, want) {
		t.Errorf("appended %q, want %q", file.appended, want)
	}
	if err := log.Finish(); err != nil || file.closed != 1 || file.replaced != 1 {
		t.Errorf("%v, closed %d times, replaced %d times", err, file.closed, file.replaced)
	}
	if got := short(t, string(file.content)); got != "1/8 a ok, 2/8 b ok, 3/8 c ok, 4/8 d ok, 5/8 e ok, 6/8 f ok, 7/8 g ok, 8/8 h ok" {
		t.Error(got)
	}
}

// TestLogGoesOnAfterAPart: what an append has not written is written by the next, so
// that no line stands twice and none is torn.
func TestLogGoesOnAfterAPart(t *testing.T) {
	jobs := logJobs("1", "a b c")
	now := time.Unix(1e9, 0)
	file := new(recordingFile)
	log := startedLog(t, file, jobs, &now)
	file.part = 10
	if _, err := log.Add(okEntry(&jobs[0], 3)); err == nil || err.Error() != "disk full" {
		t.Errorf("%v", err)
	}
	for i := range 2 {
		if _, err := log.Add(okEntry(&jobs[i+1], 3)); err != nil {
			t.Error(err)
		}
	}
	if err := log.Finish(); err != nil {
		t.Error(err)
	}
	if got := short(t, string(file.content)); got != "1/3 a ok, 2/3 b ok, 3/3 c ok" {
		t.Error(got)
	}
	log = startedLog(t, file, jobs, &now)
	file.closed, file.part = 0, 10
	log.lines = []byte("x\n")
	if err := log.Finish(); err == nil || file.closed != 1 {
		t.Errorf("%v, closed %d times", err, file.closed)
	}
	if err := log.Close(); err != nil || file.closed != 2 {
		t.Errorf("%v, closed %d times", err, file.closed)
	}
}

// TestLogOld: an entry holds only where its line can be read, is of that brief, and
// is no failure.
func TestLogOld(t *testing.T) {
	jobs := logJobs("1", "a b c")
	now := time.Unix(1e9, 0)
	bad := Entry{N: 2, Of: 3, Status: Bad, Input: "b.yaml", Error: "broken", Stale: []StaleBrief{{"b.pdf", "b0"}}}
	text := append(encode([]Entry{okEntry(&jobs[0], 3)}), bad.Line()...)
	file := new(recordingFile)
	log := startedLog(t, file, jobs, &now, Part{"m", bytes.NewReader(text), int64(len(text))})
	for i, want := range []bool{true, false, false} {
		if _, ok := log.Old(&jobs[i]); ok != want {
			t.Errorf("%s: %v", jobs[i].Path, ok)
		}
	}
	other := jobs[0]
	other.Path = "other.pdf"
	if _, ok := log.Old(&other); ok {
		t.Error("the line is of another brief")
	}
	content := file.content
	file.content = nil
	if _, ok := log.Old(&jobs[0]); ok {
		t.Error("the line cannot be read")
	}
	file.content = content
	if e, err := log.Add(okEntry(&jobs[0], 3)); err != nil || len(e.Stale) != 0 || len(file.appended) != 0 {
		t.Errorf("an entry that stands there: %v, %v, appended %q", e, err, file.appended)
	}
}

// brokenReader fails after its text.
type brokenReader struct {
	text string
}

func (r brokenReader) ReadAt(p []byte, at int64) (int, error) {
	if at >= int64(len(r.text)) {
		return 0, errors.New("input/output error")
	}
	n := copy(p, r.text[at:])
	if n < len(p) {
		return n, errors.New("input/output error")
	}
	return n, nil
}

// TestLogReadsAllParts: a line that is none is told, the others are taken; an error of
// reading ends it.
func TestLogReadsAllParts(t *testing.T) {
	jobs := logJobs("1", "a b c")
	plan, err := NewPlan(t.Context(), sourceOf(jobs), PlanOptions{})
	if err != nil {
		t.Fatal(err)
	}
	part := func(name, text string) Part { return Part{name, strings.NewReader(text), int64(len(text))} }
	start := func(has string, parts ...Part) (*Log, *memoryFile, []error, error) {
		file := new(memoryFile)
		now := func() time.Time { return time.Unix(1e9, 0) }
		log, damaged, err := StartLog(file, Earlier{Parts: parts, Has: func(p string) bool { return strings.Contains(has, p) }}, plan, now)
		return log, file, damaged, err
	}
	line := func(i int) string { e := okEntry(&jobs[i], 3); return string(e.Line()) }
	_, file, damaged, err := start("", part("first", line(0)+"?\n"+line(1)), part("second", "!\n"+line(2)))
	if err != nil || len(damaged) != 2 || short(t, string(file.content)) != "1/3 a ok, 2/3 b ok, 3/3 c ok" {
		t.Errorf("%v, %q\n%s", err, damaged, file.content)
	}
	if got := damaged[0].Error(); !strings.HasPrefix(got, "first: line 2: not an entry of a manifest: ") || !strings.HasSuffix(got, "; its brief is made again") {
		t.Error(got)
	}
	_, _, damaged, err = start("", part("many", strings.Repeat("?\n", maxReviewed+5)))
	if err != nil || len(damaged) != 1000 {
		t.Errorf("%v, %d are told", err, len(damaged))
	}
	if _, _, _, err = start("", Part{"broken", brokenReader{line(0)}, 1000}); err == nil || err.Error() != "input/output error" {
		t.Errorf("%v", err)
	}
	// Briefs that no job makes: of one input two that are there, one that is not.
	gone := Entry{N: 1, Of: 1, Status: Bad, Input: "g.yaml", Error: "broken", Stale: []StaleBrief{{"g3.pdf", "3"}, {"g1.pdf", "1"}, {"g2.pdf", "2"}, {"b.pdf", "b0"}}}
	log, file, _, err := start("g1.pdf g3.pdf", part("old", string(gone.Line())+line(2)))
	if err != nil {
		t.Fatal(err)
	}
	if got := short(t, string(file.content)); got != "2/3  failed (b.pdf b0), 3/3 c ok, 1/3  failed (g1.pdf 1), 1/3  failed (g3.pdf 3)" {
		t.Error(got)
	}
	if got := fmt.Sprint(log.Orphans()); got != "map[g.yaml:[{g1.pdf 1} {g3.pdf 3}]]" {
		t.Error(got)
	}
	e, err := log.Add(Entry{N: 1, Of: 3, Path: "a.pdf", Status: Bad, Input: "g.yaml", Error: "broken"})
	if err != nil || fmt.Sprint(e.Stale) != "[{g1.pdf 1} {g3.pdf 3}]" {
		t.Errorf("%v, %v", e.Stale, err)
	}
	for l := range Scan(bytes.NewReader(file.content)) {
		if l.Of != 3 || l.N < 1 {
			t.Errorf("entry %d of %d", l.N, l.Of)
		}
	}
}

// TestLogOfAnotherShard: a failed entry's stale briefs are taken one by one, those of
// another shard left to its manifest.
func TestLogOfAnotherShard(t *testing.T) {
	jobs := logJobs("1", "a b c d")
	e := Entry{N: 1, Of: 4, Status: Bad, Input: "x.yaml", Error: "broken", Stale: []StaleBrief{{"b.pdf", "b0"}, {"c.pdf", "c0"}, {"a.pdf", "a0"}, {"gone.pdf", "0"}}}
	file := new(memoryFile)
	begun, _, _ := logRun(t, file, []string{string(e.Line())}, jobs, Shard{1, 2}, "", "")
	if got := short(t, begun); got != "1/4  failed (a.pdf a0), 3/4  failed (c.pdf c0)" {
		t.Error(got)
	}
}

// TestLogReplacesOnlyWhatDiffers: a file is left alone only where its lines are those
// it is to have, from its first byte to its last.
func TestLogReplacesOnlyWhatDiffers(t *testing.T) {
	jobs := logJobs("1", "a b c")
	line := func(i int) string { e := okEntry(&jobs[i], 3); return string(e.Line()) }
	for text, want := range map[string]int{
		line(0) + line(1) + line(2): 0, line(0) + line(2): 0, line(1): 0, line(0): 0, "": 0,
		line(1) + line(0): 1, line(0) + line(0): 1, line(0) + "\n" + line(1): 1, "\n" + line(0): 1, line(0) + "\n": 1, line(0) + `{"n":`: 1,
		strings.Replace(line(0), `"of":3`, `"of":4`, 1): 1, strings.Replace(line(0), `"a1"`, `"a0"`, 1): 1,
	} {
		file := &memoryFile{content: []byte(text)}
		plan, err := NewPlan(t.Context(), sourceOf(jobs), PlanOptions{})
		if err != nil {
			t.Fatal(err)
		}
		own := Part{"own", strings.NewReader(text), int64(len(text))}
		log, _, err := StartLog(file, Earlier{Parts: []Part{own}, Own: true}, plan, func() time.Time { return time.Unix(1e9, 0) })
		if err != nil || file.replaced != want || !file.open {
			t.Errorf("%q: replaced %d times, %v", text, file.replaced, err)
		}
		for i := range jobs {
			if old, ok := log.Old(&jobs[i]); ok && (old.Path != jobs[i].Path || !strings.Contains(text, `"path":"`+old.Path)) {
				t.Errorf("%q: the entry of %s is %v", text, jobs[i].Path, old)
			}
		}
	}
}

// TestReviewEnds: the entries end with an error of reading, and are written no further.
func TestReviewEnds(t *testing.T) {
	var all []Entry
	for i := range 3 {
		all = append(all, Entry{N: i + 1, Of: 3, Path: fmt.Sprintf("%d.pdf", i), Status: OK, Input: "x", OutputSum: "00"})
	}
	text := encode(all)
	file := &memoryFile{content: text}
	r, err := Merge([]Part{{"m", file, int64(len(text))}}, nil)
	if err != nil || r.Len != 3 || len(r.Problems) != 0 {
		t.Fatalf("%v, %+v", err, r)
	}
	var b bytes.Buffer
	if n, err := r.WriteTo(&b); err != nil || n != int64(len(text)) || b.String() != string(text) {
		t.Errorf("%d bytes, %v", n, err)
	}
	first := int64(len(all[0].Line()))
	file.content = text[:first]
	b.Reset()
	if n, err := r.WriteTo(&b); err == nil || n != first || b.String() != string(text[:first]) {
		t.Errorf("%d bytes, %v", n, err)
	}
	seen := 0
	for range r.Entries() {
		seen++
	}
	if seen != 2 {
		t.Errorf("%d entries, want the first and an error", seen)
	}
	if n, err := r.WriteTo(fullWriter{}); n != 0 || err == nil {
		t.Errorf("%d bytes, %v", n, err)
	}
	if _, err := Merge([]Part{{"broken", brokenReader{string(text)}, 1000}}, nil); err == nil {
		t.Error("a part that cannot be read is merged")
	}
	r, err = Merge([]Part{{"m", strings.NewReader("?\n" + string(text) + strings.Repeat("!\n", maxReviewed)), int64(len(text)) + 2 + 2*maxReviewed}}, nil)
	if err != nil || r.Len != 3 || len(r.Problems) != 1000 || !strings.HasPrefix(r.Problems[0], "m: line 1: not an entry of a manifest: ") || !strings.HasPrefix(r.Problems[999], "m: line 1003: ") {
		t.Errorf("%v, %d entries, %d problems", err, r.Len, len(r.Problems))
	}
}

type fullWriter struct{}

func (fullWriter) Write([]byte) (int, error) { return 0, io.ErrShortWrite }
