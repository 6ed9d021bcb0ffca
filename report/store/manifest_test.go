package store

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dyad/report/batch"
	"dyad/report/reporttest"
)

// planOf is a plan of briefs at paths, each with its path as key.
func planOf(t *testing.T, paths ...string) *batch.Plan {
	t.Helper()
	p, err := batch.NewPlan(t.Context(), func(context.Context, batch.Shard) iter.Seq[batch.Job] {
		return func(yield func(batch.Job) bool) {
			for i, path := range paths {
				if !yield(batch.Job{N: i + 1, Path: path, Input: path + ".yaml", Key: path}) {
					return
				}
			}
		}
	}, batch.PlanOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// startLog begins a log in the file name.
func startLog(t *testing.T, w *Writer, name string, plan *batch.Plan, now func() time.Time) (*batch.Log, *manifest) {
	t.Helper()
	file, err := w.Manifest(name, IfManifest)
	if err != nil {
		t.Fatal(err)
	}
	log, _, err := batch.StartLog(file, batch.Earlier{}, plan, now)
	if err != nil {
		t.Fatal(err)
	}
	return log, file.(*manifest)
}

// TestManifestVanishes: without its manifest a batch is not done.
func TestManifestVanishes(t *testing.T) {
	name := filepath.Join(t.TempDir(), batch.ManifestName)
	log, _ := startLog(t, New(OS()), name, planOf(t), time.Now)
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
	w := New(OS())
	now := time.Unix(1e9, 0)
	log, file := startLog(t, w, name, planOf(t, "x.pdf", "y.pdf", "z.pdf"), func() time.Time { return now })
	var want string
	add := func(path string, n int) error {
		if err := w.Briefs(dir, IfBrief).Put(path, []byte("new")); err != nil {
			t.Fatal(err)
		}
		e := batch.Entry{N: n, Of: 3, Path: path, Status: batch.OK, OutputSum: "00"}
		want += string(e.Line())
		_, err := log.Add(e)
		return err
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
	out, err := file.out, error(nil)
	if file.out, err = OS().Open(name, os.O_RDONLY, 0); err != nil { // cannot be written
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

// TestManifestIsOurs: what is no manifest is not replaced by one, and no link is
// followed out of the directory.
func TestManifestIsOurs(t *testing.T) {
	e := batch.Entry{N: 1, Of: 1, Path: "x.pdf", Status: batch.OK, OutputSum: "00"}
	line := string(e.Line())
	for content, ours := range map[string]bool{
		"": true, line: true, line[:9]: true, line[:3]: true, "# a remark\n" + line: true, line + "{": true,
		"dyad: 1\nid: x\n": false, "year,reporter\n2021,KAZ\n": false, "{\"name\":\"x\"}\n": false, "{\"n\":1}\n": false, "\n": false,
		strings.Repeat("x\n", 200) + line: false, "%PDF-1.7\n<xmp:CreatorTool>dyad": false,
	} {
		name := filepath.Join(t.TempDir(), "m.jsonl")
		reporttest.Put(t, name, content, 0o666)
		_, err := New(OS()).Manifest(name, IfManifest)
		err2 := New(OS()).Write(name, []byte("new"), IfManifest)
		if (err == nil) != ours || (err2 == nil) != ours {
			t.Errorf("over %.40q: %v; %v", content, err, err2)
		}
		if !ours {
			holds(t, name, content)
		}
	}
	dir, other := t.TempDir(), t.TempDir()
	reporttest.Put(t, filepath.Join(other, "m"), line, 0o666)
	reporttest.Put(t, filepath.Join(dir, "m"), line, 0o666)
	for to, inside := range map[string]bool{filepath.Join(other, "m"): false, filepath.Join(other, "none"): false, "m": true, filepath.Join(dir, "m"): true} {
		link := filepath.Join(dir, fmt.Sprintf("link-%t-%d", inside, len(to)))
		if err := os.Symlink(to, link); err != nil {
			t.Fatal(err)
		}
		for _, over := range []Overwrite{IfManifest, Always} {
			if _, err := New(OS()).Manifest(link, over); (err == nil) != inside {
				t.Errorf("manifest through a link to %s: %v", to, err)
			}
		}
	}
	if got := reporttest.Names(t, other); got != "m" {
		t.Errorf("made %s", got)
	}
}

// TestInputIsNoOutput: what a run reads it does not write, by whatever name.
func TestInputIsNoOutput(t *testing.T) {
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	reporttest.Put(t, in, ownPDF, 0o666)
	if err := os.Symlink("in", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	for _, read := range []string{in, filepath.Join(dir, "link"), dir + "/./in"} {
		for _, name := range []string{in, filepath.Join(dir, "link")} {
			w := New(OS())
			w.Protect(read)
			if err := w.Write(name, []byte("new"), Always); err == nil || !strings.HasSuffix(err.Error(), "it is read by this command") {
				t.Errorf("%s is read, %s is written: %v", read, name, err)
			}
			if err := w.Write(filepath.Join(dir, "other"), []byte("new"), Always); err != nil {
				t.Error(err)
			}
		}
	}
	holds(t, in, ownPDF)
}
