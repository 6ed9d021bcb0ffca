package command

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dyad/data/geo"
	"dyad/report/reporttest"
)

var (
	thousands = flag.Int("thousands", 0, "how many dossiers TestBatchThousands makes briefs of")
	yearRows  = flag.Int("year-rows", 0, "how many rows the invented year of TestBatchYear has, about")
	yearFiles = flag.String("year", "", "tables for TestBatchYear instead, set apart by commas")
	yearOver  = flag.Float64("year-over", 5e8, "turnover of the pairs of TestBatchYear, USD")
)

// A largeRun is a run of a large batch and what was measured.
type largeRun struct {
	stderr, last string
	code         int
	took         time.Duration
	memory       map[int]int // briefs done → resident kB, each five hundred
}

// runLarge runs a batch in dir and asks the kernel meanwhile for its memory.
func runLarge(t *testing.T, dir string, args ...string) largeRun {
	t.Helper()
	args = append([]string{"batch", "--progress", "json"}, args...)
	cmd := exec.Command("dyad", args...)
	cmd.Dir = dir
	pipe, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	r := largeRun{memory: map[int]int{}}
	var said strings.Builder
	for lines := bufio.NewScanner(pipe); lines.Scan(); {
		var x progressLine
		if json.Unmarshal(lines.Bytes(), &x) != nil {
			fmt.Fprintln(&said, lines.Text())
		} else if x.Done%500 == 0 {
			r.memory[x.Done] = resident(cmd.Process.Pid)
		}
	}
	_ = cmd.Wait()
	r.took, r.code, r.stderr = time.Since(start), cmd.ProcessState.ExitCode(), said.String()
	all := strings.Split(strings.TrimSpace(r.stderr), "\n")
	r.last = all[len(all)-1]
	t.Logf("%s: %s; whole run %.1f s, %.1f s of processors; load %s", strings.Join(args[3:], " "), r.last, r.took.Seconds(),
		(cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds(), load())
	return r
}

// resident is the memory of a process in kB, 0 where the system does not say
// it.
func resident(pid int) int {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	kB := 0
	if _, after, ok := strings.Cut(string(b), "VmRSS:"); ok {
		_, _ = fmt.Sscan(after, &kB)
	}
	return kB
}

// load is the load of the machine, to be logged beside the times.
func load() string {
	b, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	return string(bytes.Fields(b)[0])
}

func (r *largeRun) want(t *testing.T, code int, said string) {
	t.Helper()
	if r.code != code || !strings.Contains(r.stderr, said) {
		t.Fatalf("exit code %d, want %d and %q; said\n%s", r.code, code, said, r.stderr)
	}
}

// sameTree compares two directories without holding their files in memory.
func sameTree(t *testing.T, one, two string) {
	t.Helper()
	if b, err := exec.Command("diff", "-rq", one, two).CombinedOutput(); err != nil {
		t.Fatalf("%s and %s differ: %v\n%.2000s", one, two, err, b)
	}
}

// checkSample lets qpdf check some of the briefs, spread over all of them.
func checkSample(t *testing.T, dir string, n int) {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for i := 0; i < n && i < len(all); i++ {
		if b, err := exec.Command("qpdf", "--check", all[i*len(all)/min(n, len(all))]).CombinedOutput(); err != nil {
			t.Errorf("qpdf: %v\n%s", err, b)
		}
		checked++
	}
	t.Logf("qpdf --check finds nothing in %d of %d briefs", checked, len(all))
}

// TestBatchThousands makes a large batch of dossiers, and makes it again
// after nothing and after a little has changed.
func TestBatchThousands(t *testing.T) {
	n := *thousands
	if n == 0 {
		t.Skip("make test-batch")
	}
	in, dir := dossiers(t, n), t.TempDir()
	one := runLarge(t, dir, in, "-o", "one/{id}.pdf", "-j", "1")
	one.want(t, exitDone, fmt.Sprintf("%d briefs made", n))
	eight := runLarge(t, dir, in, "-o", "out/{id}.pdf", "-j", "8")
	eight.want(t, exitDone, fmt.Sprintf("%d briefs made", n))
	out := filepath.Join(dir, "out")
	sameTree(t, filepath.Join(dir, "one"), out)
	checkSample(t, out, 200)

	again := runLarge(t, dir, in, "-o", "out/{id}.pdf")
	again.want(t, exitDone, fmt.Sprintf("0 briefs made, %d up to date", n))
	if again.took > min(one.took, eight.took)/10 {
		t.Errorf("making nothing took %v, making all %v", again.took, eight.took)
	}
	sameTree(t, filepath.Join(dir, "one"), out)

	addRemark(t, filepath.Join(in, "d0001.yaml"))
	touched := runLarge(t, dir, in, "-o", "out/{id}.pdf")
	touched.want(t, exitDone, fmt.Sprintf("1 brief made, %d up to date", n-1))
	option := runLarge(t, dir, in, "-o", "out/{id}.pdf", "--lang", "en")
	option.want(t, exitDone, fmt.Sprintf("%d briefs made", n))

	broken := []int{3, n / 5, n / 2, 2 * n / 3, n - 1}
	for _, i := range broken {
		reporttest.Put(t, filepath.Join(in, fmt.Sprintf("d%04d.yaml", i)), "dyad: 1\nid: [", 0o666)
	}
	if err := os.RemoveAll(out); err != nil {
		t.Fatal(err)
	}
	some := runLarge(t, dir, in, "-o", "out/{id}.pdf")
	some.want(t, exitPartly, fmt.Sprintf("%d briefs made, %d failed", n-len(broken), len(broken)))
	for _, i := range broken {
		if !strings.Contains(some.stderr, fmt.Sprintf("d%04d.yaml:", i)) {
			t.Errorf("the error of dossier %d is not named", i)
		}
	}
	if got, _ := filepath.Glob(filepath.Join(out, "*.pdf")); len(got) != n-len(broken) {
		t.Errorf("%d briefs", len(got))
	}
}

// addRemark adds a remark to a dossier.
func addRemark(t *testing.T, name string) {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	reporttest.Put(t, name, string(b)+"# touched\n", 0o666)
}

// TestBatchYear makes the briefs of all larger pairs of a year of the world's
// trade. The bytes are the same for any number of workers, and memory does
// not grow.
func TestBatchYear(t *testing.T) {
	dir := t.TempDir()
	files := strings.Split(*yearFiles, ",")
	if *yearFiles == "" {
		if *yearRows == 0 {
			t.Skip("make test-batch")
		}
		files = []string{filepath.Join(dir, "BACI_HS92_Y2023_V202501.csv")}
		t.Logf("%d rows", writeYear(t, files[0], *yearRows))
	}
	args := []string{"--trade", files[0], "--pairs", "all", "--min-turnover", fmt.Sprint(*yearOver), "-o", "one/{id}.pdf", "-j", "1"}
	args = append(args, files[1:]...)
	one := runLarge(t, dir, args...)
	one.want(t, exitDone, " made")
	isFlat(t, one.memory)
	args[7], args[9] = "out/{id}.pdf", "8"
	eight := runLarge(t, dir, args...)
	eight.want(t, exitDone, " made")
	isFlat(t, eight.memory)
	sameTree(t, filepath.Join(dir, "one"), filepath.Join(dir, "out"))
	checkSample(t, filepath.Join(dir, "out"), 200)

	again := runLarge(t, dir, args...)
	again.want(t, exitDone, "0 briefs made, ")
	if again.took > min(one.took, eight.took)/10 {
		t.Errorf("making nothing took %v, making all %v", again.took, eight.took)
	}
}

// isFlat fails if memory grows after the first quarter, by which there has
// been a brief of every state of the table. Since the collector runs at any
// time, a tenth more is allowed, or the garbage of two workers if that is
// more.
func isFlat(t *testing.T, memory map[int]int) {
	t.Helper()
	var line strings.Builder
	end := 1000
	for ; memory[end] > 0; end += 500 {
		if end%1000 == 0 {
			fmt.Fprintf(&line, " %d", memory[end]/1000)
		}
	}
	t.Logf("resident MB after each thousand briefs:%s", line.String())
	first, last := memory[max(end/4/500*500, 1000)], memory[end-500]
	if end > 1000 && last > first+max(first/10, garbagePerWorker/500) {
		t.Errorf("memory grew from %d to %d kB", first, last)
	}
}

// writeYear writes a year of invented trade in the format of BACI. Every
// country trades with every other, and large ones trade more products. It
// returns the number of rows, which is about the number asked for.
func writeYear(t *testing.T, name string, rows int) int {
	t.Helper()
	var countries []int
	for _, c := range geo.All() {
		if c.Kind == geo.KindCountry && len(c.Alpha3) == 3 {
			countries = append(countries, c.Numeric)
		}
	}
	const products = 5000
	weight := func(i, j int) float64 { return 1 / math.Sqrt(float64((i%61+2)*(j%61+2))) }
	all := 0.0
	for i := range countries {
		for j := range countries {
			all += weight(i, j)
		}
	}
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := bufio.NewWriterSize(f, 1<<20)
	fmt.Fprintln(w, "t,i,j,k,v,q")
	n := 0
	for i, from := range countries {
		for j, to := range countries {
			if i == j {
				continue
			}
			r := rand.New(rand.NewPCG(uint64(from), uint64(to)))
			part := min(float64(rows)*weight(i, j)/all/products, 1)
			for k := range products {
				if r.Float64() < part {
					value := int64(1 + 2e7*part*math.Exp(1.5*r.NormFloat64()))
					fmt.Fprintf(w, "2023,%d,%d,%02d%04d,%d.%03d,%d.000\n", from, to, 1+k%76, 100+k/76, value/1000, value%1000, 1+value/3000)
					n++
				}
			}
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return n
}
