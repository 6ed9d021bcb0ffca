package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dyad/report/batch"
)

// TestManifestVanishes: without its manifest a batch is not done.
func TestManifestVanishes(t *testing.T) {
	name := filepath.Join(t.TempDir(), batch.ManifestName)
	log, err := batch.StartLog(New().Manifest(name), nil, nil, nil, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	if err := log.Finish(); err == nil || !strings.HasSuffix(err.Error(), "was removed while the batch ran") {
		t.Errorf("%v", err)
	}
}

// TestManifestLinesWait: a line stands in the manifest once the directory of its
// file is synced, not before.
func TestManifestLinesWait(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, batch.ManifestName)
	w := New()
	file := w.Manifest(name).(*manifest)
	now := time.Unix(1e9, 0)
	log, err := batch.StartLog(file, nil, nil, nil, func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	var want string
	add := func(path string, n int) error {
		if err := w.Briefs(dir, IfBrief).Put(path, []byte("new")); err != nil {
			t.Fatal(err)
		}
		e := batch.Entry{N: n, Of: 3, Path: path, Status: batch.OK, OutputSum: "00"}
		want += string(e.Line())
		return log.Add(e)
	}
	if err := add("x.pdf", 1); err != nil {
		t.Fatal(err)
	}
	first := want
	holds(t, name, first)
	if len(w.unsynced) > 0 {
		t.Errorf("a line whose file is not synced, in %v", w.unsynced)
	}
	if err := add("y.pdf", 2); err != nil { // at the same moment: it waits
		t.Fatal(err)
	}
	holds(t, name, first)
	if !w.unsynced[dir] {
		t.Error("the directory is not known to be unsynced")
	}
	now = now.Add(time.Minute)
	out := file.out
	if file.out, err = os.Open(name); err != nil { // cannot be written
		t.Fatal(err)
	}
	if err := add("z.pdf", 3); err == nil || len(w.unsynced) > 0 {
		t.Errorf("%v; directories not synced before the line: %v", err, w.unsynced)
	}
	holds(t, name, first)
	file.out.Close()
	file.out = out
	if err := log.Finish(); err != nil {
		t.Fatal(err)
	}
	holds(t, name, want)
}
