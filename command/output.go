package command

import (
	"bytes"
	"dyad/data/advice"
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
)

// A replace says which existing file an output may take the place of.
type replace uint8

const (
	never      replace = iota
	whenForced         // not yet: the user may ask for anything by --force
	ownBrief
	anything
)

// files writes output files that appear complete or not at all. It may be used
// by goroutines at once.
type files struct {
	mu    sync.Mutex
	temps map[string]bool // written, not yet renamed
	loose map[string]bool // directories renamed in, not yet synced
	over  bool            // nothing may be written any more
	last  int             // number of the last temporary file
	mark  string          // in the names of temporary files: whose they are

	settling sync.Mutex // held while directories are synced
}

func newFiles() *files { return &files{temps: make(map[string]bool), loose: make(map[string]bool)} }

const tempSuffix = ".tmp"

// tempPrefix is what the names of temporary files begin with.
func tempPrefix(mark string) string { return ".dyad-" + mark }

var errAborted = errors.New("interrupted")

// abort removes every temporary file and lets no further file appear.
func (w *files) abort() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.over = true
	for name := range w.temps {
		os.Remove(name)
	}
}

// write makes b the content of the file name: into a temporary file beside it,
// synced, renamed over name, and the directory synced. A device or pipe is
// written to directly.
func (w *files) write(name string, b []byte, may replace) error {
	name = target(name)
	device, err := replaceable(name, may)
	switch {
	case err != nil:
		return err
	case device:
		return outputError(name, writeDevice(name, b))
	}
	if err := w.place(name, b); err != nil {
		return err
	}
	return outputError(name, w.settle())
}

// place is write but for the last step: a failing machine may forget the file
// until settle is called, once for many. The name is no link and no device.
func (w *files) place(name string, b []byte) error {
	p, err := w.begin(name)
	if err != nil {
		return err
	}
	defer p.drop()
	if _, err := p.Write(b); err != nil {
		return outputError(name, err)
	}
	return p.place()
}

// settle makes all renames durable.
func (w *files) settle() error {
	w.settling.Lock()
	defer w.settling.Unlock()
	w.mu.Lock()
	dirs := slices.Sorted(maps.Keys(w.loose))
	clear(w.loose)
	w.mu.Unlock()
	for i, dir := range dirs {
		if err := syncDir(dir); err != nil {
			w.loosen(dirs[i:]...)
			return err
		}
	}
	return nil
}

func (w *files) loosen(dirs ...string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, dir := range dirs {
		w.loose[dir] = true
	}
}

// replaceable is an error if the file name may not be written; device tells
// whether what stands there is to be written to, not replaced.
func replaceable(name string, may replace) (device bool, err error) {
	old, err := os.Stat(name)
	switch {
	case err != nil: // new, or the temporary file will tell why not
	case old.IsDir():
		return false, advice.With(fmt.Errorf("writing %q: it is a directory", name), "name a file in it")
	case !old.Mode().IsRegular():
		return true, nil
	case may == never:
		return false, advice.With(fmt.Errorf("%q exists", name), "name another file with -o, or remove it first")
	case may == whenForced:
		return false, advice.With(fmt.Errorf("%q exists", name), "name another file with -o, or give --force to overwrite it")
	case may == ownBrief && !isBrief(name):
		return false, advice.With(fmt.Errorf("%q exists and is not a brief made by dyad", name),
			"name another file with -o, or give --force to overwrite it")
	}
	return false, nil
}

// A pending is an output file in the making: a temporary file beside its place,
// with the permissions of the file it is to replace.
type pending struct {
	*os.File
	files *files
	name  string
}

// begin makes an empty temporary file for the file name.
func (w *files) begin(name string) (*pending, error) {
	temp, err := w.create(filepath.Dir(name))
	if err != nil {
		return nil, outputError(name, err)
	}
	if old, err := os.Stat(name); err == nil {
		if err := temp.Chmod(old.Mode().Perm()); err != nil {
			temp.Close()
			w.drop(temp.Name())
			return nil, outputError(name, err)
		}
	}
	return &pending{temp, w, name}, nil
}

// place makes what was written the output, to be settled.
func (p *pending) place() error {
	if err := errors.Join(p.Sync(), p.Close()); err != nil {
		return outputError(p.name, err)
	}
	return outputError(p.name, p.files.rename(p.File.Name(), p.name))
}

// drop leaves nothing of a file that was not put in its place.
func (p *pending) drop() {
	p.Close()
	p.files.drop(p.File.Name())
}

// create makes an empty temporary file in dir, with the permissions a new file
// has there.
func (w *files) create(dir string) (*os.File, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.over {
		return nil, errAborted
	}
	for {
		w.last++
		name := filepath.Join(dir, fmt.Sprintf("%s%d-%d%s", tempPrefix(w.mark), os.Getpid(), w.last, tempSuffix))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if errors.Is(err, os.ErrExist) {
			continue // left by a process that was killed
		}
		if err == nil {
			w.temps[name] = true
		}
		return f, err
	}
}

// rename makes a complete temporary file the output.
func (w *files) rename(temp, name string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.over {
		return errAborted
	}
	err := os.Rename(temp, name)
	if err == nil {
		delete(w.temps, temp)
		w.loose[filepath.Dir(name)] = true
	}
	return err
}

// drop removes a temporary file that did not become the output.
func (w *files) drop(temp string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.temps[temp] {
		os.Remove(temp)
		delete(w.temps, temp)
	}
}

// target follows symbolic links, so that what they point to is replaced and
// not the link.
func target(name string) string {
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

// isBrief tells whether a file is a PDF whose metadata name dyad as its creator.
// Briefs carry them uncompressed for such a look; more than maxBrief of a file is
// not searched.
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

// write sends b to the file name, or to standard output for "-".
func (e *env) write(name string, b []byte, may replace) error {
	if name == "-" {
		return e.print(b)
	}
	return e.files.write(name, b, may)
}

// print writes a result to standard output.
func (e *env) print(b []byte) error {
	if _, err := e.stdout.Write(b); err != nil {
		return fmt.Errorf("writing to standard output: %w", advice.Cause(err))
	}
	return nil
}

// size prints a number of bytes as people read it.
func size(n int) string {
	if n < 1000 {
		return fmt.Sprintf("%d bytes", n)
	}
	if n >= 10_000_000 {
		return fmt.Sprintf("%d MB", (n+500_000)/1_000_000)
	}
	return fmt.Sprintf("%d kB", (n+500)/1000)
}
