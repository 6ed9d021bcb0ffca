//go:build !unix

package store

import "os"

const (
	noFollow   = 0
	closeFirst = true // only a closed file can be renamed, and no open one removed
)

// lockFile locks nothing: two runs with one manifest at once are for the user to
// avoid. Their files still appear whole.
func lockFile(*os.File) error { return ErrNoLocks }
