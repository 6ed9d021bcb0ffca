package command

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"dyad/report/batch"
	"dyad/report/reporttest"
	"dyad/report/store"
)

// A faultyDisk is the disk of the machine, but for one call that fails. If it kills,
// that call and all after it do nothing, as if the process had ended. It never waits until
// what is written is on the disk: no test sees a machine that ends.
type faultyDisk struct {
	disk store.Disk
	at   int   // the call that fails, from 1
	err  error // its error; nil kills

	mu     sync.Mutex
	calls  int
	failed string // what failed; "" for nothing yet
	dead   bool
	open   []store.File
}

var errKilled = errors.New("killed")

// call counts a call, and is its error. half tells that a half of the work is to be
// done all the same.
func (d *faultyDisk) call(op, name string) (err error, half bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.dead {
		return errKilled, false
	}
	d.calls++
	if d.calls != d.at {
		return nil, false
	}
	d.failed = op
	if d.err != nil {
		return &fs.PathError{Op: op, Path: name, Err: d.err}, true
	}
	d.dead = true
	return errKilled, true
}

// end lets go of what a process that ends lets go of.
func (d *faultyDisk) end() {
	for _, f := range d.open {
		_ = f.Close()
	}
}

func (d *faultyDisk) Open(name string, flag int, mode fs.FileMode) (store.File, error) {
	if err, _ := d.call("open", name); err != nil {
		return nil, err
	}
	f, err := d.disk.Open(name, flag, mode)
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.open = append(d.open, f)
	return &faultyFile{f, d}, nil
}

func (d *faultyDisk) do(op, name string, work func() error) error {
	if err, _ := d.call(op, name); err != nil {
		return err
	}
	return work()
}

func (d *faultyDisk) Link(from, to string) error {
	return d.do("link", from, func() error { return d.disk.Link(from, to) })
}

func (d *faultyDisk) Rename(from, to string) error {
	return d.do("rename", from, func() error { return d.disk.Rename(from, to) })
}

func (d *faultyDisk) Remove(name string) error {
	return d.do("remove", name, func() error { return d.disk.Remove(name) })
}

func (d *faultyDisk) MakeDirs(name string) error {
	return d.do("mkdir", name, func() error { return d.disk.MakeDirs(name) })
}

func (d *faultyDisk) SyncDir(name string) error {
	return d.do("sync", name, func() error { return nil })
}

// A faultyFile is a file of a faultyDisk. A write that fails writes a half.
type faultyFile struct {
	store.File
	disk *faultyDisk
}

func (f *faultyFile) Write(b []byte) (int, error) {
	err, half := f.disk.call("write", f.Name())
	if err == nil {
		return f.File.Write(b)
	}
	n := 0
	if half {
		n, _ = f.File.Write(b[:len(b)/2])
	}
	return n, err
}

func (f *faultyFile) ReadAt(b []byte, at int64) (int, error) {
	if err, _ := f.disk.call("read", f.Name()); err != nil {
		return 0, err
	}
	return f.File.ReadAt(b, at)
}

func (f *faultyFile) Chmod(mode fs.FileMode) error {
	return f.disk.do("chmod", f.Name(), func() error { return f.File.Chmod(mode) })
}

func (f *faultyFile) Sync() error {
	return f.disk.do("sync", f.Name(), func() error { return nil })
}
func (f *faultyFile) Lock() error { return f.disk.do("lock", f.Name(), f.File.Lock) }

// Close closes the file also if it fails, as systems do.
func (f *faultyFile) Close() error {
	err, _ := f.disk.call("close", f.Name())
	if errors.Is(err, errKilled) {
		return err
	}
	return errors.Join(f.File.Close(), err)
}

// every makes TestEveryFault try each call of each command in each way, not in one.
var every = flag.Bool("every-fault", false, "let each call fail in each way in TestEveryFault")

// A faultCase is a command that is to survive every fault.
type faultCase struct {
	name string
	set  func(t *testing.T, dir string) // makes what is there before
	args []string                       // DIR is the directory
	run  func(e *env, dir string) int   // instead of args
	logs bool                           // it adds to a manifest line by line
	step int                            // which calls fail without -every-fault: each of them (0), or each of so many
}

var faultCases = []faultCase{
	{name: "brief", set: func(t *testing.T, dir string) {
		reporttest.Put(t, filepath.Join(dir, "x.yaml"), smallest("x", 2), 0o666)
		healthy(t, dir, "brief", "DIR/x.yaml", "-o", "DIR/x.pdf")
		reporttest.Put(t, filepath.Join(dir, "x.yaml"), smallest("x", 3), 0o666)
	}, args: []string{"brief", "DIR/x.yaml", "-o", "DIR/x.pdf"}},
	{name: "init", set: func(*testing.T, string) {}, args: []string{"init", "-o", "DIR/x.yaml"}},
	{name: "import", set: func(t *testing.T, dir string) {
		reporttest.Put(t, filepath.Join(dir, "x.yaml"), "an old one\n", 0o640)
	}, args: []string{"import", "../testdata/baci/BACI_HS92_Y2021_V202301_excerpt.csv", "../testdata/baci/country_codes_V202301_excerpt.csv",
		"--pair", "ZAF-AFG", "-o", "DIR/x.yaml", "--force"}},
	{name: "batch", set: batchBefore, args: []string{"batch", "DIR/in", "-o", "DIR/out/{id}.pdf", "-j", "1", "--prune"}, logs: true},
	{name: "batch of more", set: func(t *testing.T, dir string) { // whose lines are in order as they come
		in := filepath.Join(dir, "in")
		if err := os.Mkdir(in, 0o777); err != nil {
			t.Fatal(err)
		}
		reporttest.Put(t, filepath.Join(in, "a.yaml"), smallest("a", 2), 0o666)
		healthy(t, dir, "batch", "DIR/in", "-o", "DIR/out/{id}.pdf")
		reporttest.Put(t, filepath.Join(in, "b.yaml"), smallest("b", 2), 0o666)
	}, args: []string{"batch", "DIR/in", "-o", "DIR/out/{id}.pdf", "-j", "1"}, logs: true},
	{name: "bundle", set: func(t *testing.T, dir string) {
		batchBefore(t, dir)
		reporttest.Put(t, filepath.Join(dir, "all.zip"), "an old one\n", 0o666)
	}, args: []string{"batch", "DIR/in", "-o", "{id}.pdf", "-j", "1", "--bundle", "DIR/all.zip", "--manifest", "DIR/all.jsonl", "--force"}},
	{name: "manifest merge", set: func(t *testing.T, dir string) {
		batchBefore(t, dir)
		for _, part := range []string{"1/2", "2/2"} {
			healthy(t, dir, "batch", "DIR/in", "-o", "DIR/out/{id}.pdf", "--shard", part)
		}
		if err := os.Remove(filepath.Join(dir, "out", "manifest.jsonl")); err != nil {
			t.Fatal(err)
		}
	}, args: []string{"manifest", "merge", "DIR/out/manifest.1-of-2.jsonl", "DIR/out/manifest.2-of-2.jsonl", "-o", "DIR/out/manifest.jsonl"}},
	{name: "watch", set: batchBefore, run: watchTwice, logs: true, step: 5}, // its calls are those of two batches
}

// batchBefore makes a batch of four briefs, and changes one dossier, adds one and
// removes one.
func batchBefore(t *testing.T, dir string) {
	in := filepath.Join(dir, "in")
	if err := os.Mkdir(in, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"a", "b", "c", "d"} {
		reporttest.Put(t, filepath.Join(in, id+".yaml"), smallest(id, 2), 0o666)
	}
	healthy(t, dir, "batch", "DIR/in", "-o", "DIR/out/{id}.pdf")
	reporttest.Put(t, filepath.Join(in, "b.yaml"), smallest("b", 3), 0o666)
	reporttest.Put(t, filepath.Join(in, "e.yaml"), smallest("e", 2), 0o666)
	if err := os.Remove(filepath.Join(in, "c.yaml")); err != nil {
		t.Fatal(err)
	}
}

// watchTwice watches until the briefs were made twice, the second time since a
// dossier was changed to what it is in the first state of batchBefore.
func watchTwice(e *env, dir string) int {
	var out said
	e.stderr = &out
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	done := make(chan error, 1)
	o := batchOptions{In: []string{filepath.Join(dir, "in")}, Out: []string{filepath.Join(dir, "out/{id}.pdf")}, Workers: 1, Progress: "each", Shard: "none", Prune: true}
	go func() { done <- runWatch(ctx, e, o, 5*time.Millisecond) }()
	settled := func(n int) bool {
		return out.count("briefs made, ")+out.count("brief made, ")+out.count("killed")+out.count("writing ") >= n
	}
	wait := func(n int) {
		for !settled(n) && len(done) == 0 {
			time.Sleep(5 * time.Millisecond)
		}
	}
	wait(1)
	time.Sleep(10 * time.Millisecond)
	before := out.count("made, ") + out.count("killed") + out.count("writing ")
	name := filepath.Join(dir, "in", "a.yaml")
	b, err := os.ReadFile(name)
	if err == nil { // whole at once: a run must not read the half of it
		fresh := filepath.Join(filepath.Dir(dir), "touched")
		err = errors.Join(os.WriteFile(fresh, append(bytes.TrimSuffix(b, []byte("# touched\n")), "# touched\n"...), 0o666), os.Rename(fresh, name))
	}
	if err != nil {
		return -1
	}
	wait(before + 1)
	time.Sleep(10 * time.Millisecond)
	stop()
	<-done
	if out.count("no space left")+out.count("input/output error")+out.count("permission denied") > 0 {
		return exitNotDone
	}
	return exitDone
}

// smallest is the smallest dossier that makes a brief, with an id, of a day.
func smallest(id string, day int) string {
	return fmt.Sprintf("dyad: 1\nid: %s\ntitle: T\nas_of: 2020-05-%02d\na: {code: ISL, name: Iceland}\nb: {code: MLT, name: Malta}\n", id, day)
}

// inProcess runs a command on a disk, and returns its exit code and messages.
func inProcess(disk store.Disk, dir string, args ...string) (code int, stderr string) {
	all := []string{"dyad"}
	for _, a := range args {
		all = append(all, strings.ReplaceAll(a, "DIR", dir))
	}
	var out bytes.Buffer
	e := envOn(disk)
	e.stderr = &out
	return run(all, e), out.String()
}

func envOn(disk store.Disk) *env {
	c := &console{stdout: new(bytes.Buffer), stderr: new(bytes.Buffer), dumb: true}
	files := store.New(disk)
	return &env{
		console: c, files: files, program: func() (string, error) { return "test", nil },
		inputs: &inputs{strings.NewReader(""), func(string) string { return "" }, c, files},
	}
}

func healthy(t *testing.T, dir string, args ...string) {
	t.Helper()
	if code, stderr := inProcess(store.OS(), dir, args...); code != exitDone {
		t.Fatalf("%q: exit code %d\n%s", args, code, stderr)
	}
}

func (c *faultCase) do(disk store.Disk, dir string) (code int, stderr string) {
	if c.run != nil {
		return c.run(envOn(disk), dir), ""
	}
	return inProcess(disk, dir, c.args...)
}

// TestEveryFault lets each call that changes the disk fail in turn.
// Afterwards every file is as it was or as it is to be, the manifest is true,
// nothing is left over, and the exit code tells; the next run completes.
func TestEveryFault(t *testing.T) {
	for _, c := range faultCases {
		t.Run(c.name, func(t *testing.T) { // one after another: the flag --help of urfave/cli is one for a process
			calm := filepath.Join(t.TempDir(), "d")
			before := filepath.Join(filepath.Dir(calm), "before")
			for _, dir := range []string{calm, before} {
				if err := os.Mkdir(dir, 0o777); err != nil {
					t.Fatal(err)
				}
			}
			c.set(t, calm)
			if err := os.CopyFS(before+"/d", os.DirFS(calm)); err != nil {
				t.Fatal(err)
			}
			old := made(t, before+"/d")
			counting := &faultyDisk{disk: store.OS()}
			if code, stderr := c.do(counting, calm); code != exitDone {
				t.Fatalf("undisturbed: exit code %d\n%s", code, stderr)
			}
			want := made(t, calm)
			if counting.calls < 5 {
				t.Fatalf("%d calls", counting.calls)
			}
			kinds := []error{syscall.ENOSPC, syscall.EIO, syscall.EACCES, nil}
			cases, faults := 0, 0
			for at := 1; at <= counting.calls; at++ {
				for k, err := range kinds {
					if !*every && (at%len(kinds) != k || c.step > 0 && at%c.step != 0) {
						continue
					}
					cases++
					if !t.Run(fmt.Sprintf("%d-%d", at, k), func(t *testing.T) { c.fault(t, calm, old, want, &faultyDisk{disk: store.OS(), at: at, err: err}) }) {
						faults++
					}
				}
			}
			attackRow(t, "calls of the disk that fail: "+c.name, cases, faults)
		})
	}
}

// fault runs the command on a disk that fails, in the directory of the run that was
// not disturbed, since paths stand in manifests.
func (c *faultCase) fault(t *testing.T, dir string, old, want map[string]string, disk *faultyDisk) {
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(filepath.Dir(dir), "before", "d"))); err != nil {
		t.Fatal(err)
	}
	code, stderr := c.do(disk, dir)
	disk.end()
	what := fmt.Sprintf("%s of the %d. call, %s", map[bool]string{true: "kill", false: fmt.Sprint(disk.err)}[disk.err == nil], disk.at, disk.failed)
	got := made(t, dir)
	complete := true
	for name, content := range got {
		switch base := filepath.Base(name); {
		case strings.HasPrefix(base, ".dyad-"):
			if disk.err != nil && disk.failed != "remove" && !(disk.failed == "lock" && strings.HasSuffix(base, ".lock")) {
				t.Errorf("%s: left %s", what, name)
			}
			delete(got, name)
		case c.logs && strings.HasSuffix(name, ".jsonl"):
			trueLines(t, what, dir, name)
		case content != old[name] && content != want[name] && name != "in/a.yaml":
			t.Errorf("%s: %s is neither as it was nor as it is to be", what, name)
		}
	}
	for name := range want {
		complete = complete && got[name] == want[name]
	}
	complete = complete && len(got) == len(want)
	if disk.err != nil && code != exitNotDone && (code != exitDone || !complete) {
		t.Errorf("%s: exit code %d, and complete %t\n%s", what, code, complete, stderr)
	}
	if disk.err != nil && disk.failed == "sync" && code == exitDone {
		t.Errorf("%s: exit code %d, though what was written may not survive", what, code)
	}
	if c.name == "init" { // which overwrites nothing
		if err := os.Remove(filepath.Join(dir, "x.yaml")); err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
	}
	if code, stderr := c.do(store.OS(), dir); code != exitDone {
		t.Errorf("%s: then exit code %d\n%s", what, code, stderr)
	}
	same(t, what+": then", made(t, dir), want)
}

// trueLines checks each line of a manifest: the brief of an entry is there.
func trueLines(t *testing.T, what, dir, name string) {
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	root := filepath.Dir(f.Name())
	for x, err := range batch.Scan(f) {
		if err != nil {
			continue // cut short
		}
		if problem := entryProblem(root, x.Entry); x.Status == batch.OK && problem != "" {
			t.Errorf("%s: %s is not true: %s", what, name, problem)
		}
	}
}
