package command

import (
	"fmt"

	"dyad/report/store"
)

// write sends b to the file name, or to standard output for "-".
func (e *env) write(name string, b []byte, over store.Overwrite) error {
	if name == "-" {
		return e.print(b)
	}
	return e.files.Write(name, b, over)
}

// forced is the rule for existing files: with --force any may be overwritten,
// without it what otherwise says.
func forced(force bool, otherwise store.Overwrite) store.Overwrite {
	if force {
		return store.Always
	}
	return otherwise
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
