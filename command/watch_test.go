package command

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
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
	put(t, name, strings.Replace(string(b), "as_of: 2022-08-20", "as_of: 2022-08-21", 1), 0o666)
	await(t, func() bool { return out.count("wrote d0000.pdf") == 2 })

	put(t, filepath.Join(in, ".d0000.swp"), "not a dossier", 0o666)
	put(t, filepath.Join(in, "new.tmp"), "not a dossier", 0o666)
	if err := os.Rename(filepath.Join(in, "new.tmp"), name); err != nil {
		t.Fatal(err)
	}
	await(t, func() bool { return out.count("d0000.yaml:1:1: ") == 1 })
	put(t, name, string(b), 0o666)
	await(t, func() bool { return out.count("wrote d0000.pdf") == 3 })

	if err := os.Mkdir(filepath.Join(in, "sub"), 0o777); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(in, "sub", "x.yaml"), strings.Replace(string(b), "id: d0000", "id: x", 1), 0o666)
	await(t, func() bool { return out.count("wrote x.pdf") == 1 })
	put(t, filepath.Join(in, "sub", "x.yaml"), strings.Replace(string(b), "id: d0000", "id: y", 1), 0o666)
	await(t, func() bool { return out.count("wrote y.pdf") == 1 })

	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != exitInterrupted {
		t.Errorf("exit code %d", code)
	}
	if got := names(t, filepath.Join(dir, "out")); got != "d0000.pdf d0001.pdf manifest.jsonl x.pdf y.pdf" {
		t.Errorf("left %s", got)
	}
}
