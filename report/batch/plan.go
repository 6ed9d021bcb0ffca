package batch

import (
	"fmt"
	"io/fs"
	"iter"
	"path"
	"strings"
)

const (
	maxName     = 255 // bytes of a name in a directory, which ext4, XFS, APFS, NTFS, ustar and zip all allow
	maxProblems = 20  // that an error lists
)

// A PlanError is all reasons why the briefs cannot be written as planned.
type PlanError struct{ Problems []string }

// Error is a line for each problem, or for the first ones if there are many.
func (e *PlanError) Error() string {
	if more := len(e.Problems) - maxProblems; more > 0 {
		return strings.Join(e.Problems[:maxProblems], "\n") + fmt.Sprintf("\nand %d more", more)
	}
	return strings.Join(e.Problems, "\n")
}

// CheckPaths refuses jobs whose briefs cannot be written beside each other:
// two with one path, or with paths that some file system takes for one
// because it ignores case; one with the path of another's directory; one with
// a name that is too long; and one with a path that is taken, such as that of
// the manifest. The error is a PlanError.
func CheckPaths(jobs []Job, taken ...string) error {
	var bad []string
	owner := make(map[string]*Job, len(jobs))
	used := make(map[string]string, len(taken))
	for _, p := range taken {
		used[foldCase(p)] = p
	}
	for i := range jobs {
		j := &jobs[i]
		if j.Path == "" {
			continue
		}
		if p := pathProblem(j.Path); p != "" {
			bad = append(bad, fmt.Sprintf("brief of %s: path %q %s", j.Input, j.Path, p))
			continue
		}
		key := foldCase(j.Path)
		if _, ok := used[key]; ok {
			bad = append(bad, fmt.Sprintf("brief of %s: path %q is the manifest's", j.Input, j.Path))
			continue
		}
		if first := owner[key]; first != nil {
			bad = append(bad, collision(first, j))
			continue
		}
		owner[key] = j
	}
	for i := range jobs {
		j := &jobs[i]
		for dir := path.Dir(j.Path); j.Path != "" && dir != "." && dir != "/"; dir = path.Dir(dir) {
			if file := owner[foldCase(dir)]; file != nil {
				bad = append(bad, fmt.Sprintf("%q, the brief of %s, would be the directory of %q", file.Path, file.Input, j.Path))
			}
		}
	}
	if bad == nil {
		return nil
	}
	return &PlanError{bad}
}

func collision(a, b *Job) string {
	if a.Path == b.Path {
		return fmt.Sprintf("two briefs would be %q: of %s and of %s", a.Path, a.describe(), b.describe())
	}
	return fmt.Sprintf("%q and %q, of %s and of %s, are one file where case is ignored", a.Path, b.Path, a.describe(), b.describe())
}

func (j *Job) describe() string { return fmt.Sprintf("%s (%s, %s)", j.Input, j.ID, j.Lang) }

func pathProblem(p string) string {
	if !fs.ValidPath(p) || p == "." {
		return "leads out of the directory or is no path"
	}
	for name := range strings.SplitSeq(p, "/") {
		if len(name) > maxName {
			return fmt.Sprintf("has a name of %d bytes, more than %d", len(name), maxName)
		}
	}
	return ""
}

// foldCase makes names the same that differ only in case.
func foldCase(s string) string { return strings.ToLower(strings.ToUpper(s)) }

// Collect is the jobs of a sequence with their paths, which the template
// makes, and their places N of Of. An error names the input for which there
// is no path.
func Collect(jobs iter.Seq[Job], t *Template) ([]Job, error) {
	var all []Job
	for j := range jobs {
		if j.ID != "" {
			var err error
			if j.Path, err = t.Path(&j); err != nil {
				return nil, fmt.Errorf("%s: %w", j.Input, err)
			}
		}
		all = append(all, j)
	}
	for i := range all {
		all[i].N, all[i].Of = i+1, len(all)
	}
	return all, nil
}

// Jobs are the jobs of the shard among all jobs of the batch.
func (s Shard) Jobs(all []Job) []Job {
	var ours []Job
	for _, j := range all {
		if s.Has(j.Unit) {
			ours = append(ours, j)
		}
	}
	return ours
}
