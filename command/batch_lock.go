package command

import (
	"dyad/data/advice"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// A held lock on an output file says that no other run writes it, on this
// machine or, where the file system is shared, on another. It ends with the
// process, however that ends.
type held struct {
	file *os.File
	mark string // of the temporary files that belong to who holds the lock
}

var errLocked = errors.New("locked")

// lock takes the lock of an output file: a file beside it, removed at the end.
func lock(name string) (*held, error) {
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
		// Who held it before may have removed the file between our two steps.
		mine, err := f.Stat()
		if there, err2 := os.Stat(path); err == nil && err2 == nil && os.SameFile(mine, there) {
			return &held{f, sum([]byte(path))[:12] + "-"}, nil
		}
		f.Close()
	}
}

// release removes the file while the lock is held, so that nobody's is removed.
func (h *held) release() {
	os.Remove(h.file.Name())
	h.file.Close()
}
