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

// nearest is the candidate most like s by edit distance, "" if none is close.
// Short names, such as most ids, have to agree but for case.
func nearest(s string, candidates []string) string {
	best, at := "", 1+min(len(s)/4, 3)
	for _, c := range candidates {
		if strings.EqualFold(c, s) {
			return c
		}
		if d := len(c) - len(s); d >= at || -d >= at {
			continue
		}
		if d := editDistance(s, c); d < at {
			best, at = c, d
		}
	}
	return best
}

// editDistance is the least number of bytes put in, left out, replaced or
// swapped with their neighbour that turns a into b (optimal string alignment).
func editDistance(a, b string) int {
	older, prev, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], older[j-2]+1)
			}
		}
		older, prev, row = prev, row, older
	}
	return prev[len(b)]
}
