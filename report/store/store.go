// Package store keeps what the program writes: files that appear whole or not at
// all, locks, archives, the briefs and the manifest of a batch. It does not know
// what is in a file, except that it can tell a brief from another PDF, and it
// does not print: errors name the file and carry advice.
package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"syscall"

	"dyad/data/advice"
)

// An Overwrite says which existing file an output may take the place of.
type Overwrite uint8

const (
	Never    Overwrite = iota // no file
	IfForced                  // no file either, but the error says that --force would overwrite it
	IfBrief                   // a brief that dyad made
	Always                    // any file
)

// A Writer writes output files that appear whole or not at all. It may be used by
// goroutines at once.
type Writer struct {
	mu       sync.Mutex
	temps    map[string]bool // temporary files, not yet renamed
	unsynced map[string]bool // directories in which a file was renamed since they were synced
	aborted  bool            // nothing may be written any more
	last     int             // number of the last temporary file
	owner    string          // in the names of temporary files: the lock under which they are written

	syncing sync.Mutex // held while directories are synced
}

// New is a writer that has written nothing.
func New() *Writer { return &Writer{temps: make(map[string]bool), unsynced: make(map[string]bool)} }

const tempSuffix = ".tmp"

// tempPrefix is what the names of an owner's temporary files begin with.
func tempPrefix(owner string) string { return ".dyad-" + owner }

// ErrAborted is the error of all that is to be written after Abort.
var ErrAborted = errors.New("interrupted")

// Abort removes every temporary file and lets no further file appear.
func (w *Writer) Abort() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.aborted = true
	for name := range w.temps {
		os.Remove(name)
	}
}

// Write makes b the content of the file name: it writes a temporary file beside
// it, syncs that, renames it to name, and syncs the directory. What a symbolic
// link points to is replaced, not the link. A device or pipe is written to
// directly.
func (w *Writer) Write(name string, b []byte, over Overwrite) error {
	name = followLinks(name)
	device, err := replaceable(name, over)
	switch {
	case err != nil:
		return err
	case device:
		return outputError(name, writeDevice(name, b))
	}
	if err := w.writeUnsynced(name, b); err != nil {
		return err
	}
	return outputError(name, w.sync())
}

// writeUnsynced is Write but for the last step: if the machine fails before sync
// is called, once for many files, the file may be lost. The name must be no link
// and no device.
func (w *Writer) writeUnsynced(name string, b []byte) error {
	t, err := w.create(name)
	if err != nil {
		return err
	}
	defer t.discard()
	if _, err := t.Write(b); err != nil {
		return outputError(name, err)
	}
	return t.commit()
}

// sync makes all renames durable.
func (w *Writer) sync() error {
	w.syncing.Lock()
	defer w.syncing.Unlock()
	w.mu.Lock()
	dirs := slices.Sorted(maps.Keys(w.unsynced))
	clear(w.unsynced)
	w.mu.Unlock()
	for i, dir := range dirs {
		if err := syncDir(dir); err != nil {
			w.markUnsynced(dirs[i:])
			return err
		}
	}
	return nil
}

func (w *Writer) markUnsynced(dirs []string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, dir := range dirs {
		w.unsynced[dir] = true
	}
}

// MakeDirs makes directories and those above them, if they are not there.
func MakeDirs(dirs ...string) error {
	for _, dir := range dirs {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return outputError(dir, err)
		}
	}
	return nil
}

// replaceable is an error if the file name may not be written; device tells
// whether what stands there is to be written to, not replaced.
func replaceable(name string, over Overwrite) (device bool, err error) {
	old, err := os.Stat(name)
	switch {
	case err != nil: // there is none, or creating the temporary file says what is wrong
	case old.IsDir():
		return false, advice.With(fmt.Errorf("writing %q: it is a directory", name), "name a file in it")
	case !old.Mode().IsRegular():
		return true, nil
	case over == Never:
		return false, advice.With(fmt.Errorf("%q exists", name), "name another file with -o, or remove it first")
	case over == IfForced:
		return false, advice.With(fmt.Errorf("%q exists", name), "name another file with -o, or give --force to overwrite it")
	case over == IfBrief && !isBrief(name):
		return false, advice.With(fmt.Errorf("%q exists and is not a brief made by dyad", name),
			"name another file with -o, or give --force to overwrite it")
	}
	return false, nil
}

// followLinks is the file that a name means when its symbolic links are followed.
func followLinks(name string) string {
	if real, err := filepath.EvalSymlinks(name); err == nil {
		return real
	}
	return name
}

// syncDir makes a rename durable. Some file systems cannot sync a directory.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return nil // a directory may be writable and not readable
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOTSUP) {
		return err
	}
	return nil
}

func writeDevice(name string, b []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	return errors.Join(err, f.Close())
}

// outputError says which file could not be written, why, and what to do.
func outputError(name string, err error) error {
	if err == nil {
		return nil
	}
	what := fmt.Errorf("writing %q: %w", name, advice.Cause(err))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return advice.With(what, fmt.Sprintf("make the directory first: `mkdir -p %s`", advice.Quote(filepath.Dir(name))))
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return advice.With(what, "name a file where you may write with -o, or give -o - for standard output")
	}
	return what
}

// maxBrief is how many bytes of a file are searched for the mark of a brief.
const maxBrief = 64 << 20

// isBrief tells whether a file is a PDF whose metadata name dyad as its creator.
// Briefs carry their metadata uncompressed so that they can be searched.
func isBrief(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxBrief))
	return err == nil && bytes.HasPrefix(b, []byte("%PDF-")) &&
		bytes.Contains(b, []byte("<xmp:CreatorTool>dyad"))
}

// Sum is the SHA-256 of a file in lower-case hexadecimal.
func Sum(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", advice.Cause(err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
