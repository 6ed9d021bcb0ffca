package store

import (
	"fmt"
	"io"
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
	s.writer.sweep(filepath.Dir(s.name(path)))
	sum, err := Sum(s.name(path))
	if err != nil {
		return "" // then the brief is made, or Put says why it cannot be written
	}
	return sum
}

func (s briefs) Put(path string, pdf []byte) error {
	name := s.name(path)
	if err := s.writer.MakeDirs(filepath.Dir(name)); err != nil {
		return batch.Stop(err)
	}
	if _, err := s.writer.replaceable(name, s.over); err != nil {
		return err
	}
	write := func(to io.Writer) error { _, err := to.Write(pdf); return err }
	if err := s.writer.writeUnsynced(name, s.over, write); err != nil {
		return batch.Stop(err)
	}
	return nil
}

// LinkCheck says of a path below root why no brief can be written there: it leads
// through a symbolic link or to something that is no file. The brief would stand
// elsewhere than its path says, or two in one place. It says the same once.
func LinkCheck(root string) func(path string) string {
	seen := make(map[string]bool) // directories
	return func(of string) string {
		for p := of; p != "." && !seen[p]; p = path.Dir(p) {
			if p != of {
				seen[p] = true
			}
			st, err := os.Lstat(filepath.Join(root, filepath.FromSlash(p)))
			switch {
			case err != nil: // nothing is there
			case st.Mode()&fs.ModeSymlink != 0:
				return fmt.Sprintf("%q is a symbolic link", p)
			case p == of && st.IsDir():
				return fmt.Sprintf("%q is a directory", p)
			case p == of && !st.Mode().IsRegular(), p != of && !st.IsDir():
				return fmt.Sprintf("%q is in the way", p)
			}
		}
		return ""
	}
}
