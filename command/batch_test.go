package command

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"dyad/report/batch"
	"dyad/report/reporttest"
	"dyad/report/store"
)

var (
	kills   = flag.Int("kills", 4, "how many times TestBatchKilled kills a batch")
	written = flag.Int("dossiers", 0, "how many dossiers TestWriteDossiers writes")
	into    = flag.String("into", "", "where TestWriteDossiers writes them")
)

// TestWriteDossiers writes dossiers for trying large batches by hand:
//
//	go test ./command -run TestWriteDossiers -dossiers 2000 -into DIR
func TestWriteDossiers(t *testing.T) {
	if *written == 0 {
		t.Skip("none asked for")
	}
	writeDossiers(t, *into, *written)
}

// dossiers is a directory of n dossiers of three kinds.
func dossiers(t testing.TB, n int) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "in")
	writeDossiers(t, dir, n)
	return dir
}

func writeDossiers(t testing.TB, dir string, n int) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	for i := range n {
		sample := []string{"../data/rus-kaz.yaml", "../testdata/rich.yaml", "../testdata/sparse.yaml"}[i%3]
		b, err := os.ReadFile(sample)
		if err != nil {
			t.Fatal(err)
		}
		before, after, _ := bytes.Cut(b, []byte("\nid: "))
		_, after, _ = bytes.Cut(after, []byte("\n"))
		reporttest.Put(t, filepath.Join(dir, fmt.Sprintf("d%04d.yaml", i)), fmt.Sprintf("%s\nid: d%04d\n%s", before, i, after), 0o666)
	}
}

// batchHere runs a batch in a directory, into out/{id}.pdf, as [runHere] does, and returns
// its messages and its exit code.
func batchHere(dir string, args ...string) (stderr string, code int) {
	var b strings.Builder
	code = runHere(dir, os.Getenv, strings.NewReader(""), io.Discard, &b, append([]string{"batch", "-o", "out/{id}.pdf"}, args...)...)
	return b.String(), code
}

// batchOf does what [batchHere] does by a program of its own.
func batchOf(t testing.TB, dir string, args ...string) (stderr string, code int) {
	t.Helper()
	cmd := batchCmd(dir, args...)
	var b bytes.Buffer
	cmd.Stderr = &b
	if err := cmd.Run(); err != nil && !errors.As(err, new(*exec.ExitError)) {
		t.Fatal(err)
	}
	return b.String(), cmd.ProcessState.ExitCode()
}

func batchCmd(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("dyad", append([]string{"batch", "-o", "out/{id}.pdf"}, args...)...)
	cmd.Dir = dir
	return cmd
}

// made is the content of every file below a directory, by its name.
func made(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := make(map[string]string)
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		b, err := os.ReadFile(name)
		all[strings.TrimPrefix(name, dir+"/")] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func same(t testing.TB, what string, got, want map[string]string) {
	t.Helper()
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s: %s has %d bytes, not the %d it should", what, name, len(got[name]), len(want[name]))
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s: %s was left", what, name)
		}
	}
}

// trueSoFar checks that the file of each entry of a manifest is there and
// unchanged, and that each file has an entry. It returns the number of
// entries.
func trueSoFar(t testing.TB, dir string) int {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, "out", batch.ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n := 0
	for x, err := range batch.Scan(f) {
		if err != nil || x.Status == batch.Bad && len(x.Stale) > 0 {
			continue
		}
		n++
		if what := entryProblem(filepath.Join(dir, "out"), x.Entry); what != "" {
			t.Errorf("the manifest is not true: %s", what)
		}
	}
	return n
}

func TestBatchSameForAnyWorkers(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4)) // make test gives one processor
	in := dossiers(t, 12)
	one, many := t.TempDir(), t.TempDir()
	if stderr, code := batchHere(one, in, "-j", "1"); code != exitDone {
		t.Fatal(stderr)
	}
	if stderr, code := batchHere(many, in, "-j", "8"); code != exitDone {
		t.Fatal(stderr)
	}
	want := made(t, one)
	if len(want) != 13 {
		t.Fatalf("%d files", len(want))
	}
	same(t, "eight workers", made(t, many), want)
}

func TestBatchBrokenDossiers(t *testing.T) {
	in := dossiers(t, 16)
	broken := []int{0, 7, 8, 11, 15}
	for _, i := range broken {
		reporttest.Put(t, filepath.Join(in, fmt.Sprintf("d%04d.yaml", i)), "dyad: 1\nid: [", 0o666)
	}
	dir := t.TempDir()
	stderr, code := batchHere(dir, in)
	if code != exitPartly || !strings.Contains(stderr, "dyad: 11 briefs made, 5 failed, in") {
		t.Errorf("exit code %d, %s", code, stderr)
	}
	for _, i := range broken {
		if n := strings.Count(stderr, fmt.Sprintf("d%04d.yaml:", i)); n == 0 {
			t.Errorf("the error of %d is not named", i)
		}
	}
	if n := len(made(t, filepath.Join(dir, "out"))); n != 12 {
		t.Errorf("%d files, want 11 and the manifest", n)
	}
}

// TestBatchKilled kills a batch at random moments. What the manifest then
// says is true, and the next run leaves the files that an undisturbed run
// leaves.
func TestBatchKilled(t *testing.T) {
	in := dossiers(t, 9)
	calm := t.TempDir()
	start := time.Now()
	if stderr, code := batchHere(calm, in); code != exitDone {
		t.Fatal(stderr)
	}
	took := time.Since(start)
	want := made(t, filepath.Join(calm, "out"))
	dir := t.TempDir()
	killed, tried := 0, 0
	for killed < *kills && tried < 10**kills {
		tried++
		fresh := tried%3 == 0 // else continue where the last run was killed
		if fresh {
			if err := os.RemoveAll(filepath.Join(dir, "out")); err != nil {
				t.Fatal(err)
			}
		}
		cmd := batchCmd(dir, in, []string{"--force", "--progress=none"}[tried%2])
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Float64() * float64(took)))
		_ = cmd.Process.Kill() // it may have ended
		if err := cmd.Wait(); err != nil {
			killed++
		}
		if _, err := os.Stat(filepath.Join(dir, "out", batch.ManifestName)); err == nil {
			trueSoFar(t, dir)
		}
		if fresh || killed == *kills {
			if stderr, code := batchHere(dir, in); code != exitDone {
				t.Fatal(stderr)
			}
			same(t, fmt.Sprintf("after %d kills", killed), made(t, filepath.Join(dir, "out")), want)
		}
	}
	attackRow(t, "runs killed", killed, map[bool]int{true: 1}[t.Failed()])
	if killed < *kills {
		t.Error("that is too few")
	}
}

// TestBatchInterrupted sends signals. The exit code is 130, the manifest has
// exactly the briefs that are there, and no unfinished file is left.
func TestBatchInterrupted(t *testing.T) {
	in := dossiers(t, 15)
	for i, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		dir, s, code := interrupted(t, in, 3+i, sig)
		if code != exitInterrupted {
			t.Errorf("%v: exit code %d, %s", sig, code, s)
		}
		if !strings.Contains(s, " not begun, in ") || !strings.HasSuffix(s, "dyad: interrupted\n") {
			t.Errorf("%v: said %s", sig, s)
		}
		files, entries := len(made(t, filepath.Join(dir, "out")))-1, trueSoFar(t, dir)
		if files != entries || entries == 0 || entries == 15 {
			t.Errorf("%v: %d briefs, %d in the manifest", sig, files, entries)
		}
		if stderr, code := batchHere(dir, in); code != exitDone || !strings.Contains(stderr, fmt.Sprintf("%s made, %d up to date", count(15-entries, "brief"), entries)) {
			t.Errorf("%v: then %s", sig, stderr)
		}
	}
}

// interrupted runs a batch and sends it a signal when so many briefs are
// there. If all were made before the signal came, it tries again.
func interrupted(t *testing.T, in string, briefs int, sig syscall.Signal) (dir, said string, code int) {
	t.Helper()
	for range 20 {
		dir = t.TempDir()
		cmd := batchCmd(dir, in, "-j", "2")
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		await(t, func() bool {
			found, _ := filepath.Glob(filepath.Join(dir, "out", "*.pdf"))
			return len(found) >= briefs
		})
		_ = cmd.Process.Signal(sig) // it may have ended
		_ = cmd.Wait()
		if said, code = stderr.String(), cmd.ProcessState.ExitCode(); code != exitDone {
			break
		}
	}
	return dir, said, code
}

// await waits until done is true of what another process or goroutine does. It has no
// limit of its own, which a busy machine would pass, but that of the whole test.
func await(t *testing.T, done func() bool) {
	t.Helper()
	last, limited := t.Deadline()
	for !done() {
		if limited && time.Until(last) < 10*time.Second {
			t.Fatal("it did not happen")
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// TestBatchSweeps leaves temporary files as a killed run does, and one that is
// being written. The next run removes only the former.
func TestBatchSweeps(t *testing.T) {
	in, dir := dossiers(t, 3), t.TempDir()
	if stderr, code := batchOf(t, dir, in); code != exitDone {
		t.Fatal(stderr)
	}
	out := filepath.Join(dir, "out")
	w := store.New(store.OS())
	lock, err := w.Lock(filepath.Join(out, batch.ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	if stderr, code := batchOf(t, dir, in); code != exitNotDone || !strings.HasPrefix(stderr, `dyad: another run is writing "out/manifest.jsonl"`) {
		t.Errorf("with the lock held: exit code %d, %s", code, stderr)
	}
	// Another manifest, another batch: they may run at once.
	if stderr, code := batchOf(t, dir, in, "--manifest", "out/other.jsonl"); code != exitDone {
		t.Errorf("with another manifest: %s", stderr)
	}
	if _, err := w.Archive(filepath.Join(out, "half.tar"), store.Always); err != nil { // begun and never committed
		t.Fatal(err)
	}
	reporttest.Put(t, filepath.Join(out, ".dyad-123-4.tmp"), "a brief's", 0o666)
	reporttest.Put(t, filepath.Join(out, ".dyad-0123456789ab-123-4.tmp"), "another batch's", 0o666)
	lock.Release()
	if stderr, code := batchOf(t, dir, in); code != exitDone {
		t.Fatal(stderr)
	}
	want := fmt.Sprintf(".dyad-%d-1.tmp d0000.pdf d0001.pdf d0002.pdf manifest.jsonl other.jsonl", os.Getpid())
	if got := reporttest.Names(t, out); got != want {
		t.Errorf("left %s", got)
	}
}
