package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// A tempFile is an output file in the making: a temporary file beside its place,
// with the permissions of the file it is to replace, and locked.
type tempFile struct {
	File
	writer *Writer
	name   string // of the output
	over   Overwrite
}

// create makes an empty temporary file for the output name.
func (w *Writer) create(name string, over Overwrite) (*tempFile, error) {
	temp, err := w.createIn(filepath.Dir(name))
	if err != nil {
		return nil, outputError(name, err)
	}
	if old, err := os.Stat(name); err == nil {
		if err := temp.Chmod(old.Mode().Perm()); err != nil {
			temp.Close()
			w.remove(temp.Name())
			return nil, outputError(name, err)
		}
	}
	return &tempFile{temp, w, name, over}, nil
}

// commit makes what was written the output. Its directory is to be synced.
func (t *tempFile) commit() error {
	err := t.Sync()
	if err == nil && closeFirst {
		err = t.Close()
	}
	if err == nil {
		err = t.writer.place(t)
	}
	if err == nil && !closeFirst {
		err = t.Close() // until now it was locked: nobody swept it away
	}
	return outputError(t.name, err)
}

// discard leaves nothing of a file that was not committed, and does nothing to
// one that was.
func (t *tempFile) discard() {
	_ = t.Close()
	t.writer.remove(t.Name())
}

// createIn makes an empty temporary file in dir, with the permissions that a new
// file has there.
func (w *Writer) createIn(dir string) (File, error) {
	w.sweep(dir)
	w.mu.Lock()
	defer w.mu.Unlock()
	for {
		if w.aborted {
			return nil, ErrAborted
		}
		w.last++
		name := tempName(dir, w.last)
		f, err := w.disk.Open(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
		if errors.Is(err, fs.ErrExist) {
			continue // a process that was killed left it, or one on another machine has it
		}
		if err != nil {
			return nil, err
		}
		w.temps[name] = true
		if err := f.Lock(); err != nil && !errors.Is(err, ErrNoLocks) || !isNamed(f) {
			f.Close() // a run that sweeps was faster
			_ = w.disk.Remove(name)
			delete(w.temps, name)
			if err != nil && !errors.Is(err, ErrLocked) {
				return nil, err
			}
			continue
		}
		return f, nil
	}
}

// place gives a complete temporary file the name of its output.
func (w *Writer) place(t *tempFile) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.aborted {
		return ErrAborted
	}
	err := error(nil)
	if t.over == Never || t.over == IfForced {
		err = w.placeNew(t)
	} else {
		err = w.disk.Rename(t.Name(), t.name)
	}
	if err == nil {
		delete(w.temps, t.Name())
		w.unsynced[filepath.Dir(t.name)] = true
	}
	return err
}

// placeNew gives a temporary file the name of its output only if that is free.
func (w *Writer) placeNew(t *tempFile) error {
	err := w.disk.Link(t.Name(), t.name)
	switch {
	case err == nil:
		_ = w.disk.Remove(t.Name()) // the output is there, whatever becomes of its first name
		return nil
	case errors.Is(err, fs.ErrExist):
		return existsError(t.name, t.over)
	case errors.Is(err, syscall.EPERM), errors.Is(err, syscall.ENOTSUP), errors.Is(err, syscall.ENOSYS), errors.Is(err, syscall.EMLINK):
		return w.disk.Rename(t.Name(), t.name) // the file system has no links
	}
	return err
}

// remove removes a temporary file that did not become the output.
func (w *Writer) remove(temp string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.temps[temp] {
		_ = w.disk.Remove(temp)
		delete(w.temps, temp)
	}
}
