package codec

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/advice"
)

// maxShown is how many problems Errors.Error prints.
const maxShown = 20

// A Problem is one thing wrong with a dossier file.
type Problem struct {
	Pos  data.Pos // zero when it concerns the whole file
	What string
	Hint string // what to do about it, or ""
}

// Errors is everything wrong with one dossier file, by position.
type Errors struct {
	File string
	List []Problem // at least one

	placed func(data.Pos) string // how places are shown; nil as file:line:col
}

// Error prints the first problems, each as "file:line:col: what", a line each.
// Hints are left to the caller: see [Errors.Hints].
func (e *Errors) Error() string {
	var b strings.Builder
	file := advice.Name(e.File)
	for i, p := range e.List {
		if i == maxShown {
			fmt.Fprintf(&b, "\n%s: and %d more", file, len(e.List)-maxShown)
			break
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		if p.Pos != (data.Pos{}) && e.placed != nil {
			b.WriteString(e.placed(p.Pos) + ": " + p.What)
			continue
		}
		b.WriteString(file + ":")
		if p.Pos != (data.Pos{}) {
			fmt.Fprintf(&b, "%d:%d:", p.Pos.Line, p.Pos.Col)
		}
		b.WriteString(" " + p.What)
	}
	return b.String()
}

// Hints are the hints of the problems that Error prints, each once, in order.
func (e *Errors) Hints() []string {
	var hints []string
	for _, p := range e.List[:min(len(e.List), maxShown)] {
		if p.Hint != "" && !slices.Contains(hints, p.Hint) {
			hints = append(hints, p.Hint)
		}
	}
	return hints
}

func comparePos(a, b data.Pos) int {
	return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
}

// newErrors is the error of the problems of a file, nil if there are none.
func newErrors(file string, problems []*Problem) error {
	if len(problems) == 0 {
		return nil
	}
	e := &Errors{File: file}
	for _, p := range problems {
		e.List = append(e.List, *p)
	}
	slices.SortStableFunc(e.List, func(a, b Problem) int { return comparePos(a.Pos, b.Pos) })
	return e
}
