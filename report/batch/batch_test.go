package batch

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// memory keeps briefs in a map.
type memory struct {
	mu      sync.Mutex
	briefs  map[string]string
	order   []string
	ordered bool
	refuse  map[string]error
}

func newMemory() *memory { return &memory{briefs: map[string]string{}, refuse: map[string]error{}} }

func (m *memory) Ordered() bool { return m.ordered }

func (m *memory) Sum(path string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	if s, ok := m.briefs[path]; ok {
		return sumOf(s)
	}
	return ""
}

func (m *memory) Put(path string, pdf []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.refuse[path]; err != nil {
		return err
	}
	m.briefs[path] = string(pdf)
	m.order = append(m.order, path)
	return nil
}

func sumOf(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

// jobs are n jobs that take different times; those in bad fail.
func jobs(n int, bad ...int) []Job {
	all := make([]Job, n)
	for i := range all {
		all[i] = Job{
			N: i + 1, Of: n, Brief: i, Format: PDF, ID: fmt.Sprintf("d%03d", i), A: "AAA", B: "BBB", Lang: "en", Year: "2020",
			Path: fmt.Sprintf("d%03d.pdf", i), Input: fmt.Sprintf("d%03d.yaml", i), InputSum: sumOf("in"), Key: sumOf(fmt.Sprint(i)),
			Make: func(ctx context.Context, formats []string, web Web) (Brief, error) {
				took := time.Duration(i*7919%13) * time.Millisecond
				time.Sleep(took)
				if slices.Contains(bad, i) {
					return Brief{}, fmt.Errorf("d%03d.yaml:1:1: broken", i)
				}
				b := Brief{Pages: 4, Facts: Facts{Findings: map[string]int{"derived": 1, "gap": i % 2}}, Took: took.Milliseconds()}
				for _, format := range formats {
					file := fmt.Sprintf("brief %d", i)
					if format != PDF {
						file += " as " + format
					}
					b.Files = append(b.Files, []byte(file))
				}
				return b, nil
			},
		}
	}
	return all
}

// play runs jobs and returns their actions as "made kept failed …", and the
// manifest.
func play(t *testing.T, jobs []Job, s Store, o Options) (actions string, entries []Entry) {
	t.Helper()
	var b strings.Builder
	synctest.Test(t, func(t *testing.T) {
		for x := range Run(t.Context(), slices.Values(jobs), s, o) {
			b.WriteString(x.Action.String()[:1])
			if (x.Err != nil) != (x.Action == Failed || x.Action == Stopped) {
				t.Errorf("%s: %v with error %v", x.Entry.Path, x.Action, x.Err)
			}
			if x.Action != Stopped {
				entries = append(entries, x.Entry)
			}
		}
	})
	return b.String(), entries
}

// known looks entries up by their paths.
func known(entries []Entry) func(*Job) (Entry, bool) {
	return func(j *Job) (Entry, bool) {
		for _, e := range entries {
			if e.Path == j.Path {
				return e, true
			}
		}
		return Entry{}, false
	}
}

// encode is a manifest of entries in their order.
func encode(entries []Entry) []byte {
	var b bytes.Buffer
	for i := range entries {
		b.Write(entries[i].Line())
	}
	return b.Bytes()
}

// decode reads a manifest.
func decode(b []byte) (entries []Entry, bad []LineError) {
	for l, err := range Scan(bytes.NewReader(b)) {
		if line := (LineError{}); errors.As(err, &line) {
			bad = append(bad, line)
		} else {
			entries = append(entries, l.Entry)
		}
	}
	return entries, bad
}

func TestSameManifestForAnyWorkers(t *testing.T) {
	var want string
	for _, workers := range []int{1, 2, 8, 100} {
		for _, ordered := range []bool{false, true} {
			s := newMemory()
			s.ordered = ordered
			actions, entries := play(t, jobs(60, 5, 17), s, Options{Workers: workers})
			got := string(encode(entries))
			if want == "" {
				want = got
			}
			if got != want {
				t.Errorf("%d workers: another manifest", workers)
			}
			if n := strings.Count(actions, "f"); n != 2 || len(actions) != 60 || len(s.briefs) != 58 {
				t.Errorf("%d workers: %s, %d briefs", workers, actions, len(s.briefs))
			}
			for i := 1; ordered && i < len(s.order); i++ {
				if s.order[i-1] >= s.order[i] {
					t.Fatalf("stored %s before %s", s.order[i-1], s.order[i])
				}
			}
		}
	}
}

func TestUpToDate(t *testing.T) {
	s := newMemory()
	first, entries := play(t, jobs(6), s, Options{Workers: 3})
	old := known(entries)
	if first != "mmmmmm" {
		t.Fatalf("first run: %s", first)
	}
	for _, test := range []struct {
		name, want string
		change     func(js []Job, o *Options)
	}{
		{"nothing", "kkkkkk", func([]Job, *Options) {}},
		{"the input of one", "kkmkkk", func(js []Job, _ *Options) { js[2].Key = sumOf("other") }},
		{"an option", "mmmmmm", func(js []Job, _ *Options) {
			for i := range js {
				js[i].Key = sumOf("option" + js[i].Key)
			}
		}},
		{"no key", "mkkkkk", func(js []Job, _ *Options) { js[0].Key = "" }},
		{"a file", "kkkkmk", func([]Job, *Options) { s.briefs["d004.pdf"] = "edited" }},
		{"a file removed", "mkkkkk", func([]Job, *Options) { delete(s.briefs, "d000.pdf") }},
		{"forced", "mmmmmm", func(_ []Job, o *Options) { o.Force = true }},
		{"a failure in the manifest", "kkkkkm", func(_ []Job, o *Options) {
			all := slices.Clone(entries)
			all[5].Status, all[5].Error = Bad, "broken"
			o.Old = known(all)
		}},
		{"no manifest", "mmmmmm", func(_ []Job, o *Options) { o.Old = nil }},
		{"strict", "kfkfkf", func(_ []Job, o *Options) { o.Strict = strict("true") }},
	} {
		js, o := jobs(6), Options{Workers: 3, Old: old}
		test.change(js, &o)
		got, again := play(t, js, s, o)
		if got != test.want {
			t.Errorf("%s changed: %s, want %s", test.name, got, test.want)
		}
		if test.name == "nothing" && string(encode(again)) != string(encode(entries)) {
			t.Errorf("a run that makes nothing writes another manifest")
		}
	}
}

func TestStrict(t *testing.T) {
	s := newMemory()
	actions, entries := play(t, jobs(4), s, Options{Workers: 2, Strict: strict("true")})
	if actions != "mfmf" || len(s.briefs) != 2 {
		t.Errorf("%s, %d briefs", actions, len(s.briefs))
	}
	if got := entries[1].Error; got != "d001.yaml: 1 finding in doubt" {
		t.Errorf("error %q", got)
	}
}

func TestFailFast(t *testing.T) {
	for _, workers := range []int{1, 8} {
		s := newMemory()
		actions, entries := play(t, jobs(100, 20), s, Options{Workers: workers, Window: 2 * workers, FailFast: true})
		if got := strings.IndexByte(actions, 'f'); got != 20 {
			t.Errorf("%s", actions)
		}
		if len(actions) > 21+2*workers {
			t.Errorf("%d workers: %d jobs after the failure", workers, len(actions)-21)
		}
		if made := strings.Count(actions, "m"); made != len(s.briefs) || len(entries) != len(actions) {
			t.Errorf("%d made, %d stored, %d entries: the manifest does not know all", made, len(s.briefs), len(entries))
		}
	}
}

func TestStoreFails(t *testing.T) {
	full := errors.New("no space left on device")
	for _, ordered := range []bool{false, true} {
		s := newMemory()
		s.ordered = ordered
		s.refuse["d003.pdf"] = errors.New("exists and is not a brief")
		s.refuse["d010.pdf"] = Stop(full)
		actions, entries := play(t, jobs(100), s, Options{Workers: 2, Window: 4})
		if !strings.HasPrefix(actions, "mmmfmmmmmms") || len(actions) > 11+4 {
			t.Errorf("ordered %v: %s", ordered, actions)
		}
		if ordered && len(actions) != 11 {
			t.Errorf("stored after the store had failed: %s", actions)
		}
		if strings.Count(actions, "m") != len(s.briefs) {
			t.Errorf("ordered %v: %s, but %d briefs", ordered, actions, len(s.briefs))
		}
		for _, e := range entries {
			if e.Path == "d010.pdf" {
				t.Error("the manifest blames a dossier for the disk")
			}
		}
	}
}

func TestDurationsAreAskedFor(t *testing.T) {
	s := newMemory()
	_, with := play(t, jobs(4), s, Options{Durations: true})
	if with[1].Millis == 0 {
		t.Error("no duration though asked for")
	}
	actions, kept := play(t, jobs(4), s, Options{Old: known(with)})
	if actions != "kkkk" || kept[1].Millis != 0 {
		t.Errorf("%s, duration %d though not asked for", actions, kept[1].Millis)
	}
}
