// Package advice adds to an error what the user can do about it, such as the name that
// was probably meant, and shows names of files as they can be read. It prints nothing: the
// command line asks an error for its advice.
package advice

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime/debug"
	"strconv"
	"strings"
	"unicode/utf8"
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

// Name is a file's name as messages show it: as it is or, if it has anything in it
// that does not print, such as a line end, an escape of a terminal or a mark that
// turns the direction of text, in quotes with that escaped. So no name can write a
// line of its own.
func Name(name string) string {
	for _, r := range name {
		if !strconv.IsPrint(r) || r == utf8.RuneError {
			return strconv.Quote(name)
		}
	}
	return name
}

// Clean is a text with everything escaped that does not print, but for line ends
// and tabs.
func Clean(text string) string {
	plain := func(r rune) bool { return r == '\n' || r == '\t' || r != utf8.RuneError && strconv.IsPrint(r) }
	if strings.IndexFunc(text, func(r rune) bool { return !plain(r) }) < 0 {
		return text
	}
	var b strings.Builder
	for len(text) > 0 {
		r, n := utf8.DecodeRuneInString(text)
		if plain(r) {
			b.WriteString(text[:n])
		} else {
			b.WriteString(unquoted(text[:n]))
		}
		text = text[n:]
	}
	return b.String()
}

// unquoted is a text with what does not print escaped, and quotation marks too.
func unquoted(text string) string {
	q := strconv.Quote(text)
	return q[1 : len(q)-1]
}

// Quote writes a file's name as one word of a command line of a POSIX shell, for
// advice that shows a command.
func Quote(name string) string {
	plain := func(r rune) bool {
		return r > 127 && strconv.IsPrint(r) || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || strings.ContainsRune("._-/+:,@%", r)
	}
	if name != "" && strings.IndexFunc(name, func(r rune) bool { return !plain(r) }) < 0 {
		return name
	}
	if Name(name) != name { // $'…' is of bash, ksh and zsh, and of POSIX since 2024
		inside := unquoted(name)
		return "$'" + strings.ReplaceAll(strings.ReplaceAll(inside, `\"`, `"`), "'", `\'`) + "'"
	}
	return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
}
