//go:build unix

package report

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"

	"dyad/data"
	"dyad/data/audit"
	"dyad/report/reporttest"
)

var compare = flag.Int("compare", 0, "make so many briefs, beside the plain program")

const (
	compareRounds = 5
	plainPart     = 20 // the plain program makes as many briefs less, for it takes as much longer
	plainEnv      = "DYAD_TEST_PLAIN"
)

// TestCompare runs dyad and the plain program of BenchmarkPlain in turn, each as
// a process of its own, and prints medians with their ratio: ratios hold on any
// machine, milliseconds on one. make compare runs it.
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
	var warm, one, plainWarm, plainOne []usage
	for range compareRounds {
		warm = append(warm, runProcess(t, exec.Command(dyad, "batch", filepath.Join(dir, "in"), "-o", filepath.Join(dir, "out", "{id}.pdf"), "--force", "--progress", "none")))
		plainWarm = append(plainWarm, runProcess(t, plainProcess(dir, few)))
		one = append(one, runProcess(t, exec.Command(dyad, "brief", "-o", filepath.Join(dir, "one.pdf"))))
		plainOne = append(plainOne, runProcess(t, plainProcess(dir, 1)))
	}
	rows := []struct {
		what        string
		ours, plain float64
	}{
		{"CPU ms a brief, in a batch", 1000 * median(warm, usage.cpuSeconds) / float64(*compare), 1000 * median(plainWarm, usage.cpuSeconds) / float64(few)},
		{"ms a brief, in a batch", 1000 * median(warm, usage.wallSeconds) / float64(*compare), 1000 * median(plainWarm, usage.wallSeconds) / float64(few)},
		{"CPU ms of one brief", 1000 * median(one, usage.cpuSeconds), 1000 * median(plainOne, usage.cpuSeconds)},
		{"ms of one brief", 1000 * median(one, usage.wallSeconds), 1000 * median(plainOne, usage.wallSeconds)},
		{"peak MB of one brief", median(one, usage.peakMB), median(plainOne, usage.peakMB)},
		{"kB of the file", fileKB(t, filepath.Join(dir, "one.pdf")), fileKB(t, filepath.Join(dir, "plain.pdf"))},
	}
	fmt.Printf("%-28s %10s %10s %8s\n", fmt.Sprintf("%d briefs, %d cores", *compare, runtime.GOMAXPROCS(0)), "dyad", "plain", "ratio")
	for _, r := range rows {
		fmt.Printf("%-28s %10.1f %10.1f %8.1f\n", r.what, r.ours, r.plain, r.plain/r.ours)
	}
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
		reporttest.Must(t, os.WriteFile(filepath.Join(dir, fmt.Sprintf("v%05d.yaml", i)), b, 0o666))
	}
}

// plainProcess is this program as the plain one, which makes n briefs.
func plainProcess(dir string, n int) *exec.Cmd {
	c := exec.Command(os.Args[0], "-test.run", "^TestPlainProcess$")
	c.Env = append(os.Environ(), plainEnv+"="+strconv.Itoa(n))
	c.Dir = dir
	return c
}

// TestPlainProcess is the plain program where TestCompare asks for it.
func TestPlainProcess(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv(plainEnv))
	if err != nil {
		t.Skip("run by TestCompare")
	}
	d := reporttest.Embedded(t)
	document, err := Compose(d, audit.Check(d), Options{Version: "0.0.0"})
	reporttest.Must(t, err)
	for range n {
		out, err := plain(d, document)
		reporttest.Must(t, err)
		reporttest.Must(t, os.WriteFile("plain.pdf", out, 0o666))
	}
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
