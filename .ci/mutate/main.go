// Mutate changes one place of a package at a time and runs the package's tests: a
// change that no test sees is a rule that no test holds.
//
//	go run ./.ci/mutate [-n 60] [-seed 1] [-least 90] package...
//
// Of all changes it tries a sample of n. Which ones the seed says: each change has a
// name, and the hash of seed and name is its place in the order, so that a sample
// stays the same while other code changes. A change that does not compile is not
// counted. One that alters nothing that can be observed stands in equivalent.txt with
// the reason; it is not counted either, and a name there that no change has is an
// error. It ends with exit code 1 where fewer than -least per cent of a sample, or of
// all changes tried, were seen.
package main

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

//go:embed equivalent.txt
var equivalentText string

var (
	sample = flag.Int("n", 60, "how many changes of each package to try; 0 is all")
	seed   = flag.Int("seed", 1, "which sample")
	least  = flag.Float64("least", 90, "per cent of the changes that the tests must see")
	limit  = flag.Duration("timeout", time.Minute, "time for the tests of a package; a change that takes longer was seen")
	only   = flag.String("only", "", "try only changes whose name holds this")
	list   = flag.Bool("list", false, "print the sample, and try nothing")
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("mutate: ")
	flag.Parse()
	equivalent, err := parseEquivalent(equivalentText)
	if err != nil {
		log.Fatal(err)
	}
	good := true
	for _, path := range flag.Args() {
		ok, err := tryPackage(path, equivalent)
		if err != nil {
			log.Fatalf("%s: %v", path, err)
		}
		good = good && ok
	}
	if !good {
		os.Exit(1)
	}
}

// parseEquivalent reads lines of a change's name, a tab and the reason why no test
// can see it.
func parseEquivalent(text string) (map[string]bool, error) {
	names := map[string]bool{}
	for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, reason, _ := strings.Cut(line, "\t")
		if strings.TrimSpace(reason) == "" || names[name] {
			return nil, fmt.Errorf("equivalent.txt:%d: %q has no reason, or stands twice", i+1, name)
		}
		names[name] = true
	}
	return names, nil
}

// tryPackage tries a sample of a package's changes, and says whether its tests saw
// enough of them.
func tryPackage(path string, equivalent map[string]bool) (bool, error) {
	out, err := exec.Command("go", "list", "-json=Dir,ImportPath,GoFiles", path).Output()
	if err != nil {
		return false, fmt.Errorf("go list: %w", err)
	}
	var pkg struct {
		Dir, ImportPath string
		GoFiles         []string
	}
	if err := json.Unmarshal(out, &pkg); err != nil {
		return false, err
	}
	all, err := changesOf(pkg.Dir, pkg.ImportPath, pkg.GoFiles)
	if err != nil {
		return false, err
	}
	left := map[string]bool{}
	for name := range equivalent {
		left[name] = strings.HasPrefix(name, pkg.ImportPath+"/")
	}
	var counted []change
	for _, c := range all {
		if delete(left, c.name); !equivalent[c.name] && strings.Contains(c.name, *only) {
			counted = append(counted, c)
		}
	}
	for name, stale := range left {
		if stale {
			return false, fmt.Errorf("equivalent.txt: no change is named %q", name)
		}
	}
	slices.SortFunc(counted, func(a, b change) int { return strings.Compare(a.order(*seed), b.order(*seed)) })
	dir, err := os.MkdirTemp("", "mutate-")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(dir)
	if r := outcome(dir, pkg.ImportPath, nil); r != survived {
		return false, fmt.Errorf("the tests fail without any change")
	}
	begin, tried, seen, broken := time.Now(), 0, 0, 0
	for i := range counted {
		if *sample > 0 && tried == *sample {
			break
		}
		c := &counted[i]
		if *list {
			fmt.Println(c.name)
			tried++
			continue
		}
		switch outcome(dir, pkg.ImportPath, c) {
		case uncompiled:
			broken++
			continue
		case killed:
			seen++
		case survived:
			fmt.Printf("%s:%d: no test sees %s\n", filepath.Join(path, filepath.Base(c.file)), c.line, c.name)
		}
		tried++
	}
	if *list || tried == 0 {
		return true, nil
	}
	share := 100 * float64(seen) / float64(tried)
	fmt.Printf("%s: %d of %d changes seen, %.0f %% (seed %d; of %d changes, %d beyond these did not compile; %d s)\n",
		path, seen, tried, share, *seed, len(counted), broken, int(time.Since(begin).Seconds()))
	return share >= *least, nil
}

// order is the place of the change in the samples of a seed.
func (c *change) order(seed int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d %s", seed, c.name))
	return string(sum[:])
}

// A result is what became of a change.
type result int

const (
	survived result = iota
	killed
	uncompiled
)

// outcome runs the tests of a package with a change, or with none. The address space
// is bounded, for changes that would fill the memory.
func outcome(dir, path string, c *change) result {
	args := []string{"-c", `ulimit -v 6291456; exec go test "$@"`, "go", "-vet=off", "-failfast", "-count=1", "-timeout", limit.String()}
	if c != nil {
		changed, overlay := filepath.Join(dir, filepath.Base(c.file)), filepath.Join(dir, "overlay.json")
		b, err := json.Marshal(map[string]any{"Replace": map[string]string{c.file: changed}})
		if err == nil {
			err = os.WriteFile(changed, c.content, 0o666)
		}
		if err == nil {
			err = os.WriteFile(overlay, b, 0o666)
		}
		if err != nil {
			log.Fatal(err)
		}
		args = append(args, "-overlay", overlay)
	}
	out, err := exec.Command("sh", append(args, path)...).CombinedOutput()
	switch {
	case err == nil:
		return survived
	case bytes.Contains(out, []byte("[build failed]")) || bytes.Contains(out, []byte("[setup failed]")):
		return uncompiled
	case c == nil:
		log.Printf("%s", out)
	}
	return killed
}
