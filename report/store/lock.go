package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"dyad/data/advice"
)

// A Lock on an output file says that no other run writes it, on this machine or,
// where the file system is shared, on another. It ends with the process, however
// that ends.
type Lock struct {
	file  *os.File
	owner string // in the names of the temporary files written under the lock
}

var errLocked = errors.New("locked")

// Lock takes the lock of an output file, which is a file beside it that Release
// removes. From then on the writer's temporary files are marked as those of the
// lock. What earlier runs left under the same lock in dirs, because they were
// killed, is removed: the lock says that nobody uses it.
func (w *Writer) Lock(name string, dirs ...string) (*Lock, error) {
	l, err := lock(name)
	if err != nil {
		return nil, err
	}
	w.owner = l.owner
	if err := removeLeftovers(l.owner, dirs); err != nil {
		l.Release()
		return nil, err
	}
	return l, nil
}

func lock(name string) (*Lock, error) {
	dir, err := filepath.Abs(filepath.Dir(name))
	if err == nil {
		dir, err = filepath.EvalSymlinks(dir)
	}
	if err != nil {
		return nil, outputError(name, err)
	}
	path := filepath.Join(dir, ".dyad-"+filepath.Base(name)+".lock")
	for {
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil {
			return nil, outputError(name, err)
		}
		if err := lockFile(f); err != nil {
			f.Close()
			if errors.Is(err, errLocked) {
				return nil, advice.With(fmt.Errorf("another run is writing %q", name), "wait for it; a batch with other paths may run beside it with another --manifest")
			}
			return nil, outputError(path, err)
		}
		// Who held the lock before may have removed the file between our two steps.
		ours, err := f.Stat()
		if there, err2 := os.Stat(path); err == nil && err2 == nil && os.SameFile(ours, there) {
			sum := sha256.Sum256([]byte(path))
			return &Lock{f, hex.EncodeToString(sum[:])[:12] + "-"}, nil
		}
		f.Close()
	}
}

// Release removes the file of the lock while the lock is held, so that no other
// run's is removed.
func (l *Lock) Release() {
	os.Remove(l.file.Name())
	l.file.Close()
}

// removeLeftovers removes the temporary files of an owner from directories.
func removeLeftovers(owner string, dirs []string) error {
	for _, dir := range dirs {
		entries, err := os.ReadDir(dir)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("reading directory %q: %w", dir, advice.Cause(err))
		}
		for _, x := range entries {
			if strings.HasPrefix(x.Name(), tempPrefix(owner)) && strings.HasSuffix(x.Name(), tempSuffix) {
				if err := os.Remove(filepath.Join(dir, x.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
					return fmt.Errorf("removing what a killed run left: %w", err)
				}
			}
		}
	}
	return nil
}
