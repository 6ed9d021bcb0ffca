package store

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"dyad/data/advice"
)

// A Reason is why a file was not written, as far as a user can do something about
// it.
type Reason uint8

const (
	Other       Reason = iota // the system's reason, such as a full disk
	Exists                    // a file has the name, and may not be replaced
	Foreign                   // a file has the name that is not of the kind that may be replaced
	ReadOnly                  // the file that has the name may not be written
	IsInput                   // the file is read by the same run
	IsDirectory               // a directory has the name
	IsDevice                  // a device or pipe has the name
	LinksOut                  // a symbolic link leads out of the directory
	NoDirectory               // its directory is not there
	NotAllowed                // the system does not permit it
	InUse                     // another run writes it
	Vanished                  // it was removed while the run went on
)

// An Error is why a file was not written. What can be done about it depends on the
// command, and is said there.
type Error struct {
	Name   string
	Reason Reason
	Over   Overwrite // what might have been replaced
	err    error
}

func (e *Error) Error() string { return e.err.Error() }

func (e *Error) Unwrap() error { return e.err }

// refuse is an error about the file name.
func refuse(name string, reason Reason, over Overwrite, format string) error {
	return &Error{name, reason, over, fmt.Errorf(format, name)}
}

// outputError says which file could not be written and why.
func outputError(name string, err error) error {
	if err == nil || errors.As(err, new(*Error)) {
		return err
	}
	reason := Other
	switch {
	case errors.Is(err, fs.ErrNotExist):
		reason = NoDirectory
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		reason = NotAllowed
	case errors.Is(err, syscall.ELOOP):
		return refuse(name, LinksOut, 0, "writing %q: it is a symbolic link")
	}
	return &Error{name, reason, 0, fmt.Errorf("writing %q: %w", name, advice.Cause(err))}
}
