package source

import (
	"fmt"
	"strconv"
	"strings"

	"dyad/data/advice"
)

// An Error refuses a file: reading on would give wrong sums.
type Error struct {
	File string
	Line int // from 1; 0 when it concerns the whole file
	What string
	Hint string  // what to do about it, or ""
	Near Excerpt // its line in a text file

	// Option is the option of reading that would let the file through: "Complete",
	// "Edition", "Unit", or "" where there is none.
	Option string
}

// Error is "file:line:col: what".
func (e *Error) Error() string { return e.Place() + " " + e.What }

// Place is where it is: "file:line:col:", or less of it where less is known.
func (e *Error) Place() string {
	switch name := advice.Name(e.File); {
	case e.Line > 0 && e.Near.Col > 0:
		return fmt.Sprintf("%s:%d:%d:", name, e.Line, e.Near.Col)
	case e.Line > 0:
		return fmt.Sprintf("%s:%d:", name, e.Line)
	default:
		return name + ":"
	}
}

// A Fault is what is wrong with one field. The reader adds file and line.
type Fault struct {
	What, Hint string

	column string // its column, "" where it is not known
}

func fault(hint, format string, args ...any) *Fault {
	return &Fault{What: fmt.Sprintf(format, args...), Hint: hint}
}

// quoted is what the fault quotes, as a rule the field.
func (f *Fault) quoted() string {
	if at := strings.IndexByte(f.What, '"'); at >= 0 {
		if q, err := strconv.QuotedPrefix(f.What[at:]); err == nil {
			s, _ := strconv.Unquote(q)
			return strings.TrimSpace(s)
		}
	}
	return ""
}

// At is the error for f in one line of a file.
func (f *Fault) At(file string, line int) *Error {
	return &Error{File: file, Line: line, What: f.What, Hint: f.Hint}
}

// In is f with the name of its field before it.
func (f *Fault) In(field string) *Fault {
	return &Fault{What: field + ": " + f.What, Hint: f.Hint, column: field}
}
