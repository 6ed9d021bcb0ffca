package report

import (
	"slices"
	"strings"

	"dyad/report/doc"
)

// A memory is where the text of one brief is put together.
type memory struct {
	parts doc.Spans // of the runs that are being set: a stack
}

// joined returns its parts as one string.
func (w *memory) joined(parts ...string) string {
	return strings.Join(parts, "")
}

// plain returns text as spans.
func (w *memory) plain(s string) doc.Spans { return w.keep(doc.Span{Text: s}) }

// keep returns a copy of s.
func (w *memory) keep(s ...doc.Span) doc.Spans { return slices.Clone(s) }
