package command

import (
	"bytes"
	"dyad/report/reporttest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// TestBatchDiskFull runs a batch on a small disk: what fits is there and in the
// manifest, the rest is made when there is room.
func TestBatchDiskFull(t *testing.T) {
	in, dir := dossiers(t, 20), t.TempDir()
	// A file system of our own in a namespace of our own, without rights.
	script := `mount -t tmpfs -o size=700k none "$1" || exit 99
		dyad batch "$2" -o "$1/{id}.pdf" -j 2; code=$?
		dyad manifest merge "$1/manifest.jsonl" > /dev/null 2> "$3/merge"; cp "$1"/* "$3"
		ls -A "$1" > "$3/names"; exit $code`
	disk, kept := filepath.Join(dir, "disk"), filepath.Join(dir, "out")
	for _, d := range []string{disk, kept} {
		if err := os.Mkdir(d, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("unshare", "-rm", "sh", "-c", script, "sh", disk, in, kept)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	_ = cmd.Run()
	if code := cmd.ProcessState.ExitCode(); code == 99 || strings.Contains(stderr.String(), "unshare") || cmd.ProcessState == nil {
		t.Skipf("no file system of our own: %s", stderr.String())
	} else if code != exitNotDone || !strings.Contains(stderr.String(), "no space left on device") {
		t.Errorf("exit code %d, %s", code, stderr.String())
	}
	if !strings.Contains(stderr.String(), " not begun, in ") {
		t.Errorf("said %s", stderr.String())
	}
	content := func(name string) string {
		b, err := os.ReadFile(filepath.Join(kept, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	if left := content("names"); strings.Contains(left, ".dyad") {
		t.Errorf("left %s", left)
	}
	for _, x := range []string{"names", "merge"} {
		if err := os.Remove(filepath.Join(kept, x)); err != nil {
			t.Fatal(err)
		}
	}
	// A brief may take the room that its entry needs: at most one of each worker.
	if n, briefs := trueSoFar(t, dir), len(made(t, kept))-1; n < 2 || n > briefs || n < briefs-2 {
		t.Errorf("%d entries, %d briefs", n, briefs)
	}
	if stderr, code := batchHere(dir, in); code != exitDone {
		t.Errorf("then: %s", stderr)
	}
	if n := trueSoFar(t, dir); n != 20 {
		t.Errorf("then %d entries", n)
	}
}

// TestBatchReadOnly runs a batch where it may not write, before and after there
// is a manifest.
func TestBatchReadOnly(t *testing.T) {
	withoutOverride(t)
	in, dir := dossiers(t, 3), t.TempDir()
	out := filepath.Join(dir, "out")
	if err := os.Mkdir(out, 0o555); err != nil {
		t.Fatal(err)
	}
	const want = "dyad: writing \"out/manifest.jsonl\": permission denied\n"
	if stderr, code := batchOf(t, dir, in); code != exitNotDone || !strings.HasPrefix(stderr, want) {
		t.Errorf("exit code %d, %s", code, stderr)
	}
	if got := reporttest.Names(t, out); got != "" {
		t.Errorf("left %s", got)
	}
	// A directory below it.
	if err := os.Chmod(out, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(out, "RUS"), 0o555); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("dyad", "batch", filepath.Join(in, "d0000.yaml"), "-o", "out/{a}/{id}.pdf")
	cmd.Dir = dir
	b, _ := cmd.CombinedOutput()
	if code := cmd.ProcessState.ExitCode(); code != exitNotDone || !strings.Contains(string(b), `writing "out/RUS/d0000.pdf": permission denied`) {
		t.Errorf("exit code %d, %s", code, b)
	}
	if got := reporttest.Names(t, out); got != "RUS manifest.jsonl" {
		t.Errorf("left %s", got)
	}
}

// withoutOverride takes from root what lets it write everywhere. The thread it
// is taken from is not given back: it is of no use to others and ends with the
// test.
func withoutOverride(t *testing.T) {
	t.Helper()
	if os.Getuid() != 0 {
		return
	}
	runtime.LockOSThread()
	const prCapbsetDrop, capDACOverride = 24, 1 // prctl(2), capabilities(7)
	if _, _, errno := syscall.RawSyscall(syscall.SYS_PRCTL, prCapbsetDrop, capDACOverride, 0); errno != 0 {
		t.Skipf("root without the right to drop its capabilities: %v", errno)
	}
}
