package source

import (
	"fmt"

	"dyad/data/advice"
)

// An Error refuses a file: reading on would give wrong sums.
type Error struct {
	File string
	Line int // from 1; 0 when it concerns the whole file
	What string
	Hint string // what to do about it, or ""

	// Option is the option of reading that would let the file through: "Complete",
	// "Edition", "Unit", or "" where there is none.
	Option string
}

// Error is "file:line: what".
func (e *Error) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("%s:%d: %s", advice.Name(e.File), e.Line, e.What)
	}
	return advice.Name(e.File) + ": " + e.What
}

// A Fault is what is wrong with one field. The reader adds file and line.
type Fault struct{ What, Hint string }

func fault(hint, format string, args ...any) *Fault {
	return &Fault{fmt.Sprintf(format, args...), hint}
}

// At is the error for f in one line of a file.
func (f *Fault) At(file string, line int) *Error {
	return &Error{File: file, Line: line, What: f.What, Hint: f.Hint}
}

// In is f with the name of its field before it.
func (f *Fault) In(field string) *Fault { return &Fault{field + ": " + f.What, f.Hint} }
