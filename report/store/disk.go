package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// A Disk is what a Writer asks of a file system in order to change it. A test
// puts another in its place, whose calls fail. Errors are those of package os.
type Disk interface {
	// Open is as os.OpenFile.
	Open(name string, flag int, mode fs.FileMode) (File, error)
	// Link gives a file a second name. The error is fs.ErrExist if it is taken.
	Link(from, to string) error
	// Rename takes a file from one name to another, in place of what has that.
	Rename(from, to string) error
	// Remove removes a file.
	Remove(name string) error
	// MakeDirs makes a directory and those above it, if they are not there.
	MakeDirs(name string) error
	// SyncDir makes renames in a directory survive a failure of the machine.
	SyncDir(name string) error
}

// A File is an open file of a Disk.
type File interface {
	io.Writer
	io.ReaderAt
	io.Closer
	// Name is the name with which it was opened.
	Name() string
	// Stat is as that of os.File.
	Stat() (fs.FileInfo, error)
	// Chmod sets the permissions.
	Chmod(mode fs.FileMode) error
	// Sync makes what was written survive a failure of the machine.
	Sync() error
	// Lock locks the file until it is closed or the process ends. The error is
	// ErrLocked if it is locked already, ErrNoLocks if files cannot be locked.
	Lock() error
}

// Errors of File.Lock.
var (
	ErrLocked  = errors.New("locked")
	ErrNoLocks = errors.New("the file system has no locks")
)

// OS is the file system of the machine.
func OS() Disk { return osDisk{} }

type osDisk struct{}

func (osDisk) Open(name string, flag int, mode fs.FileMode) (File, error) {
	f, err := os.OpenFile(name, flag, mode)
	if err != nil {
		return nil, err
	}
	return osFile{f}, nil
}

func (osDisk) Link(from, to string) error   { return os.Link(from, to) }
func (osDisk) Rename(from, to string) error { return os.Rename(from, to) }
func (osDisk) Remove(name string) error     { return os.Remove(name) }
func (osDisk) MakeDirs(name string) error   { return os.MkdirAll(name, 0o777) }

func (osDisk) SyncDir(name string) error {
	d, err := os.Open(name)
	if err != nil {
		return nil // a directory may be writable and not readable
	}
	defer d.Close()
	// Some file systems cannot sync a directory.
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOTSUP) {
		return err
	}
	return nil
}

type osFile struct{ *os.File }

func (f osFile) Lock() error { return lockFile(f.File) }
