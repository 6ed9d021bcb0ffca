package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// A Lock on an output file says that no other run writes it, on this machine or,
// where the file system is shared, on another. It ends with the process, however
// that ends.
type Lock struct {
	file File
	disk Disk
}

// Lock takes the lock of an output file, which is a file beside it that Release
// removes.
func (w *Writer) Lock(name string) (*Lock, error) {
	dir, err := filepath.Abs(filepath.Dir(name))
	if err == nil {
		dir, err = filepath.EvalSymlinks(dir)
	}
	if err != nil {
		return nil, outputError(name, err)
	}
	w.sweep(dir)
	base := ".dyad-" + filepath.Base(name) + ".lock"
	path := filepath.Join(dir, base)
	for {
		f, err := w.disk.Open(path, os.O_RDWR|os.O_CREATE|noFollow, 0o666)
		if errors.Is(err, syscall.ELOOP) {
			name = filepath.Join(filepath.Dir(name), base) // the lock is the link
		}
		if err != nil {
			return nil, outputError(name, err)
		}
		switch err := f.Lock(); {
		case errors.Is(err, ErrLocked):
			f.Close()
			return nil, refuse(name, InUse, 0, "another run is writing %q")
		case err != nil && !errors.Is(err, ErrNoLocks): // without locks a file system is taken to have one user
			f.Close()
			return nil, outputError(path, err)
		}
		// Who held the lock before may have removed the file between our two steps.
		if isNamed(f) {
			return &Lock{f, w.disk}, nil
		}
		f.Close()
	}
}

// isNamed tells whether a file that is open still has its name.
func isNamed(f File) bool {
	ours, err := f.Stat()
	there, err2 := os.Lstat(f.Name())
	return err == nil && err2 == nil && os.SameFile(ours, there)
}

// Release removes the file of the lock while the lock is held, so that no other
// run's is removed.
func (l *Lock) Release() {
	_ = l.disk.Remove(l.file.Name()) // what is left is taken by the next run
	_ = l.file.Close()
}

// Names of temporary files: their process, and a number.
const (
	tempPrefix = ".dyad-"
	tempSuffix = ".tmp"
)

// tempName is the name of the n-th temporary file of this process in a directory.
func tempName(dir string, n int) string {
	return filepath.Join(dir, fmt.Sprintf("%s%d-%d%s", tempPrefix, os.Getpid(), n, tempSuffix))
}

// sweep removes from a directory, once, the temporary files of processes that were
// killed. Whoever writes one holds its lock: a file whose lock is free is nobody's.
// What cannot be removed stays; it is in nobody's way.
func (w *Writer) sweep(dir string) {
	w.mu.Lock()
	before := w.swept[dir]
	w.swept[dir] = true
	w.mu.Unlock()
	d, err := os.Open(dir)
	if before || err != nil {
		return
	}
	defer d.Close()
	for {
		found, err := d.Readdirnames(1000)
		for _, name := range found {
			if isTemp(name) {
				w.removeLeftover(filepath.Join(dir, name))
			}
		}
		if err != nil { // io.EOF among them
			return
		}
	}
}

// isTemp tells whether a name is that of a temporary file: numbers between the ends,
// before which earlier versions had a hash.
func isTemp(name string) bool {
	middle, ok := strings.CutPrefix(name, tempPrefix)
	middle, ok2 := strings.CutSuffix(middle, tempSuffix)
	parts := strings.Split(middle, "-")
	if !ok || !ok2 || len(parts) < 2 || len(parts) > 3 {
		return false
	}
	for _, n := range parts[len(parts)-2:] {
		if _, err := strconv.ParseUint(n, 10, 32); err != nil {
			return false
		}
	}
	return len(parts) == 2 || len(parts[0]) == 12 && strings.Trim(parts[0], "0123456789abcdef") == ""
}

func (w *Writer) removeLeftover(name string) {
	f, err := w.disk.Open(name, os.O_RDWR|noFollow, 0)
	if err != nil {
		return
	}
	switch err := f.Lock(); {
	case err == nil && isNamed(f):
		_ = w.disk.Remove(name)
		_ = f.Close()
	case errors.Is(err, ErrNoLocks) && closeFirst:
		_ = f.Close()
		_ = w.disk.Remove(name) // fails if somebody has it open
	default:
		_ = f.Close()
	}
}

// maxLinks is how many symbolic links are followed from one name, as on Linux.
const maxLinks = 40

// followLinks is the file that a name means when its symbolic links are followed,
// also if there is no such file.
func followLinks(name string) string {
	for range maxLinks {
		to, err := os.Readlink(name)
		if err != nil {
			break
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(name), to)
		}
		name = to
	}
	return name
}

// staysInside refuses a file that is a symbolic link out of its directory.
func staysInside(name string) error {
	real := followLinks(name)
	if real == name {
		return nil
	}
	in, err := filepath.EvalSymlinks(filepath.Dir(name))
	to, err2 := filepath.EvalSymlinks(filepath.Dir(real))
	if err != nil || err2 != nil || in != to {
		return refuse(name, LinksOut, 0, "writing %q: it is a symbolic link out of its directory")
	}
	return nil
}
