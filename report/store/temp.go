package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// A tempFile is an output file in the making: a temporary file beside its place,
// with the permissions of the file it is to replace.
type tempFile struct {
	*os.File
	writer *Writer
	name   string // of the output
}

// create makes an empty temporary file for the output name.
func (w *Writer) create(name string) (*tempFile, error) {
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
	return &tempFile{temp, w, name}, nil
}

// commit makes what was written the output. Its directory is to be synced.
func (t *tempFile) commit() error {
	if err := errors.Join(t.Sync(), t.Close()); err != nil {
		return outputError(t.name, err)
	}
	return outputError(t.name, t.writer.rename(t.File.Name(), t.name))
}

// discard leaves nothing of a file that was not committed, and does nothing to
// one that was.
func (t *tempFile) discard() {
	t.Close()
	t.writer.remove(t.File.Name())
}

// createIn makes an empty temporary file in dir, with the permissions that a new
// file has there.
func (w *Writer) createIn(dir string) (*os.File, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.aborted {
		return nil, ErrAborted
	}
	for {
		w.last++
		name := filepath.Join(dir, fmt.Sprintf("%s%d-%d%s", tempPrefix(w.owner), os.Getpid(), w.last, tempSuffix))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if errors.Is(err, os.ErrExist) {
			continue // a process that was killed left it
		}
		if err == nil {
			w.temps[name] = true
		}
		return f, err
	}
}

// rename makes a complete temporary file the output.
func (w *Writer) rename(temp, name string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.aborted {
		return ErrAborted
	}
	err := os.Rename(temp, name)
	if err == nil {
		delete(w.temps, temp)
		w.unsynced[filepath.Dir(name)] = true
	}
	return err
}

// remove removes a temporary file that did not become the output.
func (w *Writer) remove(temp string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.temps[temp] {
		os.Remove(temp)
		delete(w.temps, temp)
	}
}
