package report

import (
	"strings"

	"dyad/report/doc"
)

// A memory is where the text of one brief is put together: many short strings and
// lists of spans lie in few large pieces.
type memory struct {
	parts doc.Spans       // of the runs that are being set: a stack
	spans doc.Spans       // of the runs that are set
	texts strings.Builder // short strings
}

// string returns b as a string. Many short strings share one piece of memory.
func (w *memory) string(b []byte) string {
	const size = 1 << 12
	if len(b) > w.texts.Cap()-w.texts.Len() {
		w.texts.Reset()
		w.texts.Grow(max(len(b), size))
	}
	from := w.texts.Len()
	w.texts.Write(b)
	return w.texts.String()[from:]
}

// joined returns its parts as one string.
func (w *memory) joined(parts ...string) string {
	var buf [64]byte
	b := buf[:0]
	for _, s := range parts {
		b = append(b, s...)
	}
	return w.string(b)
}

// plain returns text as spans.
func (w *memory) plain(s string) doc.Spans { return w.keep(doc.Span{Text: s}) }

// keep returns a copy of s. The copies lie in pieces of memory that many share.
func (w *memory) keep(s ...doc.Span) doc.Spans {
	const size = 128
	if len(w.spans)+len(s) > cap(w.spans) {
		w.spans = make(doc.Spans, 0, max(size, len(s)))
	}
	from := len(w.spans)
	w.spans = append(w.spans, s...)
	return w.spans[from:len(w.spans):len(w.spans)]
}
