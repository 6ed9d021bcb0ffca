//go:build unix

package store

import (
	"errors"
	"os"
	"syscall"
)

// noFollow makes Open refuse a symbolic link.
const noFollow = syscall.O_NOFOLLOW

// closeFirst says that only a closed file can be renamed, and no open one removed.
const closeFirst = false

// lockFile locks an open file until it is closed.
func lockFile(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	switch {
	case errors.Is(err, syscall.EWOULDBLOCK):
		return ErrLocked
	case errors.Is(err, syscall.ENOTSUP), errors.Is(err, syscall.ENOLCK), errors.Is(err, syscall.ENOSYS):
		return ErrNoLocks
	}
	return err
}
