package command

import (
	"bufio"
	"errors"
	"fmt"
	"io"

	"dyad/data/advice"
	"dyad/report/store"
)

// write sends b to the file name, or to standard output for "-".
func (e *env) write(name string, b []byte, over store.Overwrite) error {
	if name == "-" {
		return e.print(b)
	}
	return e.files.Write(name, b, over)
}

// wrote says that the file name was written, and what is in it. Of standard output nothing
// is said.
func (e *env) wrote(name, what string) {
	if name != "-" {
		e.say(fmt.Sprintf("wrote %s: %s", advice.Name(name), what))
	}
}

// writeFrom is write for what is not in memory as a whole.
func (e *env) writeFrom(name string, over store.Overwrite, write func(io.Writer) error) error {
	if name != "-" {
		return e.files.WriteFrom(name, over, write)
	}
	out := bufio.NewWriterSize(e.stdout, 1<<16)
	if err := errors.Join(write(out), out.Flush()); err != nil {
		return fmt.Errorf("writing to standard output: %w", advice.Cause(err))
	}
	return nil
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
