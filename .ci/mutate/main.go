// Mutate makes small changes to a package, one at a time, and runs the package's
// tests: a change that no test sees is a rule that no test holds.
//
//	go run ./.ci/mutate [-n 60] [-seed 1] [-least 90] package...
//
// Of all changes it tries a sample of n. Which ones the seed says: each change has a
// name, and the hash of seed and name is its place in the order, so that a sample
// stays the same while other code changes. A change that does not compile is not
// counted. One that alters nothing that can be observed stands in equivalent.txt with
// the reason; it is not counted either, and a name there that no change has is an
// error. It ends with exit code 1 where fewer than -least per cent of a sample were
// seen.
//
// All changes of functions are compiled into one test program, each behind a
// condition, and run by their number; those of package variables are compiled singly.
package main

import (
	"crypto/sha256"
	_ "embed"
	"flag"
	"fmt"
	"log"
	"os"
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
	pkg, err := load(path)
	if err != nil {
		return false, err
	}
	all, err := pkg.changes()
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
	slices.SortFunc(counted, func(a, b change) int { return strings.Compare(a.order(), b.order()) })
	var tried []change
	for _, c := range counted {
		if (*sample == 0 || len(tried) < *sample) && pkg.compiles(&c) {
			tried = append(tried, c)
		}
	}
	if *list || len(tried) == 0 {
		for _, c := range tried {
			fmt.Println(c.name)
		}
		return true, nil
	}
	begin := time.Now()
	unseen, err := pkg.unseen(tried)
	if err != nil {
		return false, err
	}
	seen := len(tried) - unseen
	share := 100 * float64(seen) / float64(len(tried))
	fmt.Printf("%s: %d of %d changes seen, %.0f %% (seed %d, of %d changes, %d s)\n",
		path, seen, len(tried), share, *seed, len(counted), int(time.Since(begin).Seconds()))
	return share >= *least, nil
}

// order is the place of the change in the samples of the seed.
func (c *change) order() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d %s", *seed, c.name))
	return string(sum[:])
}
