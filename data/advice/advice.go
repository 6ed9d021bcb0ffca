// Package advice adds to an error what the user can do about it, and puts errors
// of files into plain words. It prints nothing: the command line asks an error
// for its advice.
package advice

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime/debug"
	"strings"
)

// withAdvice is an error and what to do about it.
type withAdvice struct {
	error
	what string
}

func (e *withAdvice) Unwrap() error { return e.error }

// With adds to an error what the user might do about it: half a sentence, or
// several set apart by semicolons, such as "name another file with -o". The
// message of the error stays as it is.
func With(err error, what string) error { return &withAdvice{err, what} }

// Of is the advice nearest to the outside of err, or "" if it has none.
func Of(err error) string {
	var with *withAdvice
	if errors.As(err, &with) {
		return with.what
	}
	return ""
}

// Cause is what lies behind an error of the file system, without the operation
// and the path that fs.PathError repeats. Any other error it returns as it is.
func Cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// Guard calls f and returns its error. A panic in f becomes an error that says
// that the program is at fault, not the user, with the stack.
func Guard(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = With(fmt.Errorf("internal error: %v\n%s", p, debug.Stack()),
				"this is a fault of dyad, not of the dossier; please report it with the lines above")
		}
	}()
	return f()
}

// Quote writes a file's name as one word of a command line of a POSIX shell, for
// advice that shows a command.
func Quote(name string) string {
	plain := func(r rune) bool {
		return r > 127 || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || strings.ContainsRune("._-/+:,@%", r)
	}
	if name != "" && strings.IndexFunc(name, func(r rune) bool { return !plain(r) }) < 0 {
		return name
	}
	return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
}
