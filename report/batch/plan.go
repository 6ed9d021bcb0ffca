package batch

import (
	"fmt"
	"io/fs"
	"iter"
	"path"
	"strings"
)

const (
	maxName     = 255 // bytes of a name in a directory: ext4, XFS, APFS, NTFS, ustar and zip alike hold it
	maxProblems = 20  // as many are said
)

// A PlanError is every reason why jobs cannot be written as planned.
type PlanError struct{ Problems []string }

// Error is a line for each of the first problems.
func (e *PlanError) Error() string {
	if more := len(e.Problems) - maxProblems; more > 0 {
		return strings.Join(e.Problems[:maxProblems], "\n") + fmt.Sprintf("\nand %d more", more)
	}
	return strings.Join(e.Problems, "\n")
}

// CheckPaths finds jobs that cannot be written beside each other: with one path,
// with paths that one file system or another takes for one (it ignores case),
// with the path of another's directory, with names too long; and those that use
// a taken path, such as the manifest's. The error is a PlanError.
func CheckPaths(jobs []Job, taken ...string) error {
	var bad []string
	owner := make(map[string]*Job, len(jobs))
	used := make(map[string]string, len(taken))
	for _, p := range taken {
		used[fold(p)] = p
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
		key := fold(j.Path)
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
			if file := owner[fold(dir)]; file != nil {
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
		return fmt.Sprintf("two briefs would be %q: of %s and of %s", a.Path, a.is(), b.is())
	}
	return fmt.Sprintf("%q and %q, of %s and of %s, are one file where case is ignored", a.Path, b.Path, a.is(), b.is())
}

func (j *Job) is() string { return fmt.Sprintf("%s (%s, %s)", j.Input, j.ID, j.Lang) }

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

// fold makes names alike that differ in case only.
func fold(s string) string { return strings.ToLower(strings.ToUpper(s)) }

// Collect is the jobs of a source, with their paths by a template and their
// places among all. The error names the input whose path cannot be made.
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

// Jobs are those of all jobs of a batch that belong to the shard.
func (s Shard) Jobs(all []Job) []Job {
	var ours []Job
	for _, j := range all {
		if s.Has(j.Unit) {
			ours = append(ours, j)
		}
	}
	return ours
}
