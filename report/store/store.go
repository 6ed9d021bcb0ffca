// Package store keeps what the program writes: files that appear whole or not at
// all, locks, archives, the briefs and the manifest of a batch. It replaces no
// file that the program did not make, unless it is told to, and none that the
// same run reads. It changes the disk only through a Disk, and does not print:
// errors name the file, and a Reason that the command line turns into advice.
package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"dyad/data/advice"
)

// An Overwrite says which existing file an output may take the place of.
type Overwrite uint8

const (
	Never      Overwrite = iota // no file
	IfForced                    // no file either, but --force would overwrite it
	IfBrief                     // a brief that dyad made
	IfManifest                  // a manifest of a batch
	IfIndex                     // a page, map or feed of an index
	Always                      // any file that this run does not read
)

// A Writer writes output files that appear whole or not at all. It may be used by
// goroutines at once.
type Writer struct {
	disk     Disk
	mu       sync.Mutex
	temps    map[string]bool // temporary files, not yet renamed
	unsynced map[string]bool // directories in which a file was renamed since they were synced
	swept    map[string]bool // directories without leftovers of killed runs
	inputs   inputs
	aborted  bool // nothing may be written any more
	last     int  // number of the last temporary file

	syncing sync.Mutex // held while directories are synced
}

// New is a writer that has written nothing, on a disk.
func New(disk Disk) *Writer {
	return &Writer{disk: disk, temps: map[string]bool{}, unsynced: map[string]bool{}, swept: map[string]bool{}, inputs: inputs{}}
}

// ErrAborted is the error of all that is to be written after Abort.
var ErrAborted = errors.New("interrupted")

// Abort removes every temporary file and lets no further file appear.
func (w *Writer) Abort() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.aborted = true
	for name := range w.temps {
		_ = w.disk.Remove(name)
	}
}

// Protect says that the run reads a file: it is never written, not even if it
// could be replaced otherwise.
func (w *Writer) Protect(name string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.inputs.add(name)
}

// Write makes b the content of the file name: see WriteFrom.
func (w *Writer) Write(name string, b []byte, over Overwrite) error {
	return w.WriteFrom(name, over, func(to io.Writer) error {
		_, err := to.Write(b)
		return err
	})
}

// WriteFrom makes what write writes the content of the file name: a temporary file
// beside it is written, synced and renamed, and the directory synced. What a
// symbolic link points to is replaced, not the link. A device or pipe is written
// to directly. Where no file may be replaced, one that another program makes
// meanwhile is not replaced either.
func (w *Writer) WriteFrom(name string, over Overwrite, write func(io.Writer) error) error {
	if over == IfManifest {
		if err := staysInside(name); err != nil {
			return err
		}
	}
	name = followLinks(name)
	device, err := w.replaceable(name, over)
	switch {
	case err != nil:
		return err
	case device:
		return outputError(name, w.writeDevice(name, write))
	}
	if err := w.writeUnsynced(name, over, write); err != nil {
		return err
	}
	return outputError(name, w.sync())
}

// writeUnsynced is WriteFrom but for the last step: if the machine fails before
// sync is called, once for many files, the file may be lost. The name must be no
// link and no device.
func (w *Writer) writeUnsynced(name string, over Overwrite, write func(io.Writer) error) error {
	t, err := w.create(name, over)
	if err != nil {
		return err
	}
	defer t.discard()
	if err := write(t); err != nil {
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
		if err := w.disk.SyncDir(dir); err != nil {
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
func (w *Writer) MakeDirs(dirs ...string) error {
	for _, dir := range dirs {
		if err := w.disk.MakeDirs(dir); err != nil {
			return outputError(dir, err)
		}
	}
	return nil
}

// Remove removes a file, and makes that survive a failure of the machine at the
// next write of a manifest.
func (w *Writer) Remove(name string) error {
	if err := w.disk.Remove(name); err != nil {
		return outputError(name, err)
	}
	w.markUnsynced([]string{filepath.Dir(name)})
	return nil
}

// MayWrite is an error if Write would refuse to write a file of that name.
func (w *Writer) MayWrite(name string, over Overwrite) error {
	if over == IfManifest {
		if err := staysInside(name); err != nil {
			return err
		}
	}
	_, err := w.replaceable(followLinks(name), over)
	return err
}

// replaceable is an error if the file name may not be written; device tells
// whether what stands there is to be written to, not replaced.
func (w *Writer) replaceable(name string, over Overwrite) (device bool, err error) {
	old, err := os.Stat(name)
	switch {
	case err != nil: // there is none, or creating the temporary file says what is wrong
	case old.IsDir():
		return false, refuse(name, IsDirectory, over, "writing %q: it is a directory")
	case !old.Mode().IsRegular():
		return true, nil
	case w.reads(name, old):
		return false, refuse(name, IsInput, over, "writing %q: it is read by this command")
	case over == Never, over == IfForced:
		return false, existsError(name, over)
	case over == IfBrief && !isBrief(name):
		return false, refuse(name, Foreign, over, "%q exists and is not a brief made by dyad")
	case over == IfManifest && !isManifest(name):
		return false, refuse(name, Foreign, over, "%q exists and is not a manifest of dyad")
	case over == IfIndex && !isIndex(name):
		return false, refuse(name, Foreign, over, "%q exists and is no part of an index made by dyad")
	case over != Always && old.Mode().Perm()&0o222 == 0:
		return false, refuse(name, ReadOnly, over, "%q is read-only")
	}
	return false, nil
}

// reads tells whether the run reads the file of a name.
func (w *Writer) reads(name string, file fs.FileInfo) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.inputs.has(name, file)
}

func existsError(name string, over Overwrite) error { return refuse(name, Exists, over, "%q exists") }

func (w *Writer) writeDevice(name string, write func(io.Writer) error) error {
	f, err := w.disk.Open(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
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
