package report

import (
	"strings"

	"dyad/report/doc"
)

// A memory is where the text of one brief is put together: many short strings and
// lists of spans lie in few large pieces.
type memory struct {
	parts doc.Spans       // of the runs being set
	spans doc.Spans       // of runs set, one behind the other
	texts strings.Builder // short strings, one behind the other
}

// string is b as a string. Many short ones share one piece of memory.
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

// joined is its parts as one string.
func (w *memory) joined(parts ...string) string {
	var buf [64]byte
	b := buf[:0]
	for _, s := range parts {
		b = append(b, s...)
	}
	return w.string(b)
}

// plain is text kept as spans.
func (w *memory) plain(s string) doc.Spans { return w.keep(doc.Span{Text: s}) }

// keep returns a list of its own of what is in s. Where the room for all is full
// there is new room, twice as large; lists kept before stay where they are.
func (w *memory) keep(s ...doc.Span) doc.Spans {
	const least = 256
	if len(w.spans)+len(s) > cap(w.spans) {
		w.spans = make(doc.Spans, 0, max(2*cap(w.spans), least, len(s)))
	}
	from := len(w.spans)
	w.spans = append(w.spans, s...)
	return w.spans[from:len(w.spans):len(w.spans)]
}
