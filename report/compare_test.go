//go:build unix

package report

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/klauspost/compress/zlib"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/report/reporttest"
)

var compare = flag.Int("compare", 0, "make so many briefs, beside the plain program")

const (
	compareRounds = 5
	plainPart     = 20 // the plain program makes as many briefs less, for it takes as much longer
	plainEnv      = "DYAD_TEST_PLAIN"
	floorEnv      = "DYAD_TEST_FLOOR"
)

// floorLevel is the level of report/pdf.
const floorLevel = 6

// TestCompare runs dyad, the plain program of BenchmarkPlain and the floor in
// turn, each as a process of its own, and prints medians with their ratios: ratios
// hold on any machine, milliseconds on one. The floor deflates the streams of a
// finished brief and writes its file, without making the brief. make compare runs
// it.
func TestCompare(t *testing.T) {
	if *compare == 0 {
		t.Skip("run by make compare")
	}
	dir := t.TempDir()
	dyad := filepath.Join(dir, "dyad")
	if out, err := exec.Command("go", "build", "-o", dyad, "dyad").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	variants(t, filepath.Join(dir, "in"), *compare)
	few := max(*compare/plainPart, 1)
	var warm, one, plainWarm, plainOne, floorWarm, floorOne []usage
	runProcess(t, exec.Command(dyad, "brief", "-o", filepath.Join(dir, "one.pdf")))
	for range compareRounds {
		warm = append(warm, runProcess(t, exec.Command(dyad, "batch", filepath.Join(dir, "in"), "-o", filepath.Join(dir, "out", "{id}.pdf"), "--force", "--progress", "none")))
		plainWarm = append(plainWarm, runProcess(t, thisProcess("^TestPlainProcess$", plainEnv, dir, few)))
		floorWarm = append(floorWarm, runProcess(t, thisProcess("^TestFloorProcess$", floorEnv, dir, *compare)))
		one = append(one, runProcess(t, exec.Command(dyad, "brief", "-o", filepath.Join(dir, "one.pdf"))))
		plainOne = append(plainOne, runProcess(t, thisProcess("^TestPlainProcess$", plainEnv, dir, 1)))
		floorOne = append(floorOne, runProcess(t, thisProcess("^TestFloorProcess$", floorEnv, dir, 1)))
	}
	rows := []struct {
		what               string
		ours, plain, floor float64
	}{
		{"CPU ms a brief, in a batch", msOf(warm, usage.cpuSeconds, *compare), msOf(plainWarm, usage.cpuSeconds, few), msOf(floorWarm, usage.cpuSeconds, *compare)},
		{"ms a brief, in a batch", msOf(warm, usage.wallSeconds, *compare), msOf(plainWarm, usage.wallSeconds, few), msOf(floorWarm, usage.wallSeconds, *compare)},
		{"CPU ms of one brief", msOf(one, usage.cpuSeconds, 1), msOf(plainOne, usage.cpuSeconds, 1), msOf(floorOne, usage.cpuSeconds, 1)},
		{"ms of one brief", msOf(one, usage.wallSeconds, 1), msOf(plainOne, usage.wallSeconds, 1), msOf(floorOne, usage.wallSeconds, 1)},
		{"peak MB of one brief", median(one, usage.peakMB), median(plainOne, usage.peakMB), median(floorOne, usage.peakMB)},
		{"kB of the file", fileKB(t, filepath.Join(dir, "one.pdf")), fileKB(t, filepath.Join(dir, "plain.pdf")), fileKB(t, filepath.Join(dir, "floor.pdf"))},
	}
	fmt.Printf("%-28s %10s %10s %10s %12s %12s\n", fmt.Sprintf("%d briefs, %d cores", *compare, runtime.GOMAXPROCS(0)), "dyad", "plain", "floor", "plain/dyad", "dyad/floor")
	for _, r := range rows {
		fmt.Printf("%-28s %10.1f %10.1f %10.1f %12.1f %12.1f\n", r.what, r.ours, r.plain, r.floor, r.plain/r.ours, r.ours/r.floor)
	}
}

// msOf is the median of seconds as milliseconds for each of n briefs.
func msOf(us []usage, of func(usage) float64, n int) float64 {
	return 1000 * median(us, of) / float64(n)
}

// variants writes n dossiers, each the embedded one with figures of its own.
func variants(t *testing.T, dir string, n int) {
	reporttest.Must(t, os.Mkdir(dir, 0o777))
	for i := range n {
		b := data.DefaultBytes()
		for _, change := range [][2]string{
			{"id: rus-kaz\n", fmt.Sprintf("id: v%05d\n", i)},
			{"value: 24.5\n", fmt.Sprintf("value: %.1f\n", 24.5+float64(i)/100)},
			{"value: 6696\n", fmt.Sprintf("value: %d\n", 6696-i%90)},
		} {
			if !bytes.Contains(b, []byte(change[0])) {
				t.Fatalf("no %q in the dossier", change[0])
			}
			b = bytes.Replace(b, []byte(change[0]), []byte(change[1]), 1)
		}
		reporttest.Must(t, os.WriteFile(filepath.Join(dir, variant(i)), b, 0o666))
	}
}

// variant is the name of a dossier.
func variant(i int) string { return fmt.Sprintf("v%05d.yaml", i) }

// thisProcess is this program running one test, which makes n briefs in dir.
func thisProcess(test, env, dir string, n int) *exec.Cmd {
	c := exec.Command(os.Args[0], "-test.run", test)
	c.Env = append(os.Environ(), env+"="+strconv.Itoa(n))
	c.Dir = dir
	return c
}

// TestPlainProcess is the plain program where TestCompare asks for it. It reads the
// dossiers that dyad reads, and puts their words together as dyad does.
func TestPlainProcess(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv(plainEnv))
	if err != nil {
		t.Skip("run by TestCompare")
	}
	for i := range n {
		name := variant(i)
		b, err := os.ReadFile(filepath.Join("in", name))
		reporttest.Must(t, err)
		d, err := codec.Read(name, b)
		reporttest.Must(t, err)
		document, err := Compose(d, audit.Check(d), Options{Version: "0.0.0"})
		reporttest.Must(t, err)
		out, err := plain(d, document, b)
		reporttest.Must(t, err)
		reporttest.Must(t, os.WriteFile("plain.pdf", out, 0o666))
	}
}

// TestFloorProcess is the floor where TestCompare asks for it: what no program can
// save that writes these files. It deflates the streams of one.pdf with the library
// and at the level of report/pdf, and writes a file of the same size as dyad does.
func TestFloorProcess(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv(floorEnv))
	if err != nil {
		t.Skip("run by TestCompare")
	}
	brief, err := os.ReadFile("one.pdf")
	reporttest.Must(t, err)
	streams := inflated(t, brief)
	var out bytes.Buffer
	z, err := zlib.NewWriterLevel(&out, floorLevel)
	reporttest.Must(t, err)
	for range n {
		out.Reset()
		for _, s := range streams {
			z.Reset(&out)
			_, err := z.Write(s)
			reporttest.Must(t, errors.Join(err, z.Close()))
		}
		out.Write(brief[:max(len(brief)-out.Len(), 0)]) // what is in the file and not deflated
		f, err := os.CreateTemp(".", "floor")
		reporttest.Must(t, err)
		_, err = f.Write(out.Bytes())
		reporttest.Must(t, errors.Join(err, f.Sync(), f.Close(), os.Rename(f.Name(), "floor.pdf")))
	}
}

// inflated returns the streams of a PDF that are deflated, as they were before.
func inflated(t *testing.T, b []byte) [][]byte {
	var all [][]byte
	for {
		_, after, found := bytes.Cut(b, []byte("\nstream\n"))
		if !found {
			break
		}
		b = after
		z, err := zlib.NewReader(bytes.NewReader(b))
		if err != nil {
			continue // not deflated
		}
		s, err := io.ReadAll(z)
		reporttest.Must(t, err)
		all = append(all, s)
	}
	if len(all) == 0 {
		t.Fatal("the brief has no deflated stream")
	}
	return all
}

// usage is what a process took.
type usage struct {
	cpu, wall time.Duration
	peak      int64 // bytes
}

func (u usage) cpuSeconds() float64  { return u.cpu.Seconds() }
func (u usage) wallSeconds() float64 { return u.wall.Seconds() }
func (u usage) peakMB() float64      { return float64(u.peak) / 1e6 }

func runProcess(t *testing.T, c *exec.Cmd) usage {
	start := time.Now()
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", c.Args, err, out)
	}
	u := usage{cpu: c.ProcessState.UserTime() + c.ProcessState.SystemTime(), wall: time.Since(start)}
	if r, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		u.peak = int64(r.Maxrss) * 1024 // Linux counts in KiB
	}
	return u
}

func median(us []usage, of func(usage) float64) float64 {
	all := make([]float64, len(us))
	for i, u := range us {
		all[i] = of(u)
	}
	slices.Sort(all)
	return all[len(all)/2]
}

func fileKB(t *testing.T, name string) float64 {
	info, err := os.Stat(name)
	reporttest.Must(t, err)
	return float64(info.Size()) / 1000
}
