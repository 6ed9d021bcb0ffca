package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"dyad/data/advice"
	"dyad/report/batch"
)

// batchFiles makes the briefs as files beside their manifest.
func (e *env) batchFiles(ctx context.Context, o batchOptions, p *plan) error {
	for _, dir := range []string{p.root, filepath.Dir(p.manifest)} {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return outputError(dir, err)
		}
	}
	held, err := lock(p.manifest)
	if err != nil {
		return err
	}
	defer held.release()
	e.files.mark = held.mark
	if err := sweep(held.mark, p.dirs()); err != nil {
		return err
	}
	rec, err := e.beginRecord(p)
	if err != nil {
		return err
	}
	s := fileStore{p.root, e.files, ownBrief}
	if o.Force {
		s.may = anything
	}
	err = e.run(ctx, o, p, s, rec.old, rec.add)
	if failed := rec.finish(); failed != nil && (err == nil || errors.Is(err, errPartly)) {
		return failed
	}
	return err
}

// dirs are the directories that a plan writes to, each once.
func (p *plan) dirs() []string {
	dirs := []string{filepath.Dir(p.manifest)}
	for i := range p.jobs {
		if p.jobs[i].Path != "" {
			dirs = append(dirs, filepath.Join(p.root, filepath.FromSlash(path.Dir(p.jobs[i].Path))))
		}
	}
	slices.Sort(dirs)
	return slices.Compact(dirs)
}

// sweep removes the temporary files that runs of the same batch left when they
// were killed. The lock says that none is in use.
func sweep(mark string, dirs []string) error {
	for _, dir := range dirs {
		entries, err := os.ReadDir(dir)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("reading directory %q: %w", dir, advice.Cause(err))
		}
		for _, x := range entries {
			if strings.HasPrefix(x.Name(), tempPrefix(mark)) && strings.HasSuffix(x.Name(), tempSuffix) {
				if err := os.Remove(filepath.Join(dir, x.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
					return fmt.Errorf("removing what a killed run left: %w", err)
				}
			}
		}
	}
	return nil
}

// checkLinks refuses jobs whose path leads through a symbolic link below root,
// or to something that is no file: a brief would stand elsewhere than its path
// says, or two in one place.
func checkLinks(root string, jobs []batch.Job) error {
	var bad []string
	seen := make(map[string]bool)
	for i := range jobs {
		for p := jobs[i].Path; p != "" && p != "." && !seen[p]; p = path.Dir(p) {
			seen[p] = true
			st, err := os.Lstat(filepath.Join(root, filepath.FromSlash(p)))
			isFile := p == jobs[i].Path
			switch {
			case err != nil: // not there
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

// fileStore keeps briefs as files.
type fileStore struct {
	root  string
	files *files
	may   replace
}

func (s fileStore) Ordered() bool { return false }

func (s fileStore) name(path string) string { return filepath.Join(s.root, filepath.FromSlash(path)) }

func (s fileStore) Sum(path string) string {
	sum, err := sumFile(s.name(path))
	if err != nil {
		return "" // then it is made, or cannot be and that is told
	}
	return sum
}

// Put refuses one brief if another's file is in its place. Any other error would
// meet the next brief too.
func (s fileStore) Put(path string, pdf []byte) error {
	name := s.name(path)
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return batch.Stop(outputError(filepath.Dir(name), err))
	}
	if _, err := replaceable(name, s.may); err != nil {
		return err
	}
	if err := s.files.place(name, pdf); err != nil {
		return batch.Stop(err)
	}
	return nil
}
