package store

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"dyad/report/batch"
)

// briefs keeps the briefs of a batch as files below a directory.
type briefs struct {
	root   string
	writer *Writer
	over   Overwrite
}

// Briefs is a store of briefs as files below the directory root, which it makes
// as they are needed. A brief whose file may not be overwritten fails alone; any
// other error is a batch.StopError, since the next brief would meet it too.
func (w *Writer) Briefs(root string, over Overwrite) batch.Store { return briefs{root, w, over} }

func (s briefs) Ordered() bool { return false }

func (s briefs) name(path string) string { return filepath.Join(s.root, filepath.FromSlash(path)) }

func (s briefs) Sum(path string) string {
	sum, err := Sum(s.name(path))
	if err != nil {
		return "" // then the brief is made, or Put says why it cannot be written
	}
	return sum
}

func (s briefs) Put(path string, pdf []byte) error {
	name := s.name(path)
	if err := MakeDirs(filepath.Dir(name)); err != nil {
		return batch.Stop(err)
	}
	if _, err := replaceable(name, s.over); err != nil {
		return err
	}
	if err := s.writer.writeUnsynced(name, pdf); err != nil {
		return batch.Stop(err)
	}
	return nil
}

// CheckLinks refuses jobs whose path leads through a symbolic link below root, or
// to something that is no file: a brief would stand elsewhere than its path says,
// or two in one place. The error is a batch.PlanError.
func CheckLinks(root string, jobs []batch.Job) error {
	var bad []string
	seen := make(map[string]bool)
	for i := range jobs {
		for p := jobs[i].Path; p != "" && p != "." && !seen[p]; p = path.Dir(p) {
			seen[p] = true
			st, err := os.Lstat(filepath.Join(root, filepath.FromSlash(p)))
			isFile := p == jobs[i].Path
			switch {
			case err != nil: // nothing is there
			case st.Mode()&fs.ModeSymlink != 0:
				bad = append(bad, fmt.Sprintf("brief of %s: %q is a symbolic link", jobs[i].Input, p))
			case isFile && st.IsDir():
				bad = append(bad, fmt.Sprintf("brief of %s: %q is a directory", jobs[i].Input, p))
			case isFile && !st.Mode().IsRegular(), !isFile && !st.IsDir():
				bad = append(bad, fmt.Sprintf("brief of %s: %q is in the way", jobs[i].Input, p))
			}
		}
	}
	if bad == nil {
		return nil
	}
	return &batch.PlanError{Problems: bad}
}
