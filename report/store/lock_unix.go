//go:build unix

package store

import (
	"errors"
	"os"
	"syscall"
)

// lockFile locks an open file until it is closed. The error is errLocked if
// another process has it. File systems without locks are taken to have one user.
func lockFile(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	switch {
	case errors.Is(err, syscall.EWOULDBLOCK):
		return errLocked
	case errors.Is(err, syscall.ENOTSUP), errors.Is(err, syscall.ENOLCK):
		return nil
	}
	return err
}
