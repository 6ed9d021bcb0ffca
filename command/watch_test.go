package command

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"dyad/report/reporttest"
	"dyad/report/store"
)

// A said collects the messages of a process while it runs.
type said struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *said) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *said) count(what string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.Count(s.b.String(), what)
}

// TestWatch edits as an author does: in place, by renaming a new file, with a
// mistake, and in a new directory.
func TestWatch(t *testing.T) {
	in, dir := dossiers(t, 2), t.TempDir()
	cmd := exec.Command("dyad", "watch", in, "-o", "out/{id}.pdf")
	cmd.Dir = dir
	var out said
	cmd.Stderr = &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	await(t, func() bool { return out.count("2 briefs made") == 1 })

	name := filepath.Join(in, "d0000.yaml")
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	reporttest.Put(t, name, strings.Replace(string(b), "as_of: 2022-08-20", "as_of: 2022-08-21", 1), 0o666)
	await(t, func() bool { return out.count("wrote d0000.pdf") == 2 })

	reporttest.Put(t, filepath.Join(in, ".d0000.swp"), "not a dossier", 0o666)
	reporttest.Put(t, filepath.Join(in, "new.tmp"), "not a dossier", 0o666)
	if err := os.Rename(filepath.Join(in, "new.tmp"), name); err != nil {
		t.Fatal(err)
	}
	await(t, func() bool { return out.count("d0000.yaml:1:1: ") == 1 })
	reporttest.Put(t, name, string(b), 0o666)
	await(t, func() bool { return out.count("wrote d0000.pdf") == 3 })

	if err := os.Mkdir(filepath.Join(in, "sub"), 0o777); err != nil {
		t.Fatal(err)
	}
	reporttest.Put(t, filepath.Join(in, "sub", "x.yaml"), strings.Replace(string(b), "id: d0000", "id: x", 1), 0o666)
	await(t, func() bool { return out.count("wrote x.pdf") == 1 })
	reporttest.Put(t, filepath.Join(in, "sub", "x.yaml"), strings.Replace(string(b), "id: d0000", "id: y", 1), 0o666)
	await(t, func() bool { return out.count("wrote y.pdf") == 1 })

	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != exitInterrupted {
		t.Errorf("exit code %d", code)
	}
	if got := reporttest.Names(t, filepath.Join(dir, "out")); got != "d0000.pdf d0001.pdf manifest.jsonl x.pdf y.pdf" {
		t.Errorf("left %s", got)
	}
}

// TestWatchDirectory removes the directory that is watched, and makes it again;
// then lets a dossier turn bad, and another go.
func TestWatchDirectory(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "out")
	fill := func() {
		if err := os.Mkdir(in, 0o777); err != nil {
			t.Fatal(err)
		}
		for _, id := range []string{"a", "b"} {
			reporttest.Put(t, filepath.Join(in, id+".yaml"), smallest(id, 2), 0o666)
		}
	}
	fill()
	e := envOn(store.OS())
	var all said
	e.stderr = &all
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	o := batchOptions{In: []string{in}, Out: []string{out + "/{id}.pdf"}, Workers: 1, Progress: "each", Shard: "none", Prune: true}
	go func() { done <- runWatch(ctx, e, o, 20*time.Millisecond) }()
	await(t, func() bool { return all.count("2 briefs made, ") == 1 })

	if err := os.RemoveAll(in); err != nil {
		t.Fatal(err)
	}
	await(t, func() bool { return all.count("in is gone: waiting for it") == 1 })
	if got := reporttest.Names(t, out); got != "a.pdf b.pdf manifest.jsonl" {
		t.Errorf("while the directory is gone: %s", got)
	}
	fill()
	await(t, func() bool { return all.count("2 up to date") >= 1 })
	reporttest.Put(t, filepath.Join(in, "c.yaml"), smallest("c", 2), 0o666)
	await(t, func() bool { return all.count("wrote c.pdf") == 1 })

	old, err := os.ReadFile(filepath.Join(out, "b.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	reporttest.Put(t, filepath.Join(in, "b.yaml"), "dyad: 1\nid: [", 0o666)
	await(t, func() bool {
		return all.count("b.pdf is of an earlier edition of ") == 1 && all.count("1 failed, in ") >= 1
	})
	if err := os.Remove(filepath.Join(in, "a.yaml")); err != nil {
		t.Fatal(err)
	}
	await(t, func() bool { return all.count("a.pdf: its dossier ") == 1 && all.count("1 failed, in ") >= 2 })
	stop()
	if err := <-done; !errors.Is(err, store.ErrAborted) {
		t.Error(err)
	}
	if got := reporttest.Names(t, out); got != "b.pdf c.pdf manifest.jsonl" {
		t.Errorf("left %s", got)
	}
	b, err := os.ReadFile(filepath.Join(out, "manifest.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	sum := fmt.Sprintf(`"stale":[{"path":"b.pdf","output_sha256":"%x"}]}`, sha256.Sum256(old))
	if s := string(b); !strings.Contains(s, sum) || strings.Contains(s, "a.pdf") || strings.Contains(s, `"ok","id":"b"`) {
		t.Errorf("the manifest says\n%s", s)
	}
	holdsFile(t, filepath.Join(out, "b.pdf"), string(old))
}

func holdsFile(t *testing.T, name, want string) {
	t.Helper()
	if b, err := os.ReadFile(name); err != nil || string(b) != want {
		t.Errorf("%s has changed, %v", name, err)
	}
}
