package report

import (
	"strings"

	"dyad/data"
	"dyad/report/doc"
)

// A workspace is the memory that one document is composed in.
type workspace struct {
	mentions map[string]*mentions  // by claim; those of crosschecks are there too
	cited    map[string]*citations // by source
	shown    map[string]bool       // arithmetic already printed
	derived  []doc.Derivation
	parts    doc.Spans    // of the passages being set
	pieces   []data.Piece // of the prose being set
	spans    doc.Spans    // of passages set, one behind the other
	known    []mentions
	texts    strings.Builder // short strings, one behind the other
}

func newWorkspace() *workspace {
	return &workspace{mentions: map[string]*mentions{}, cited: map[string]*citations{}, shown: map[string]bool{}}
}

// string is b as a string. Many short ones share one piece of memory.
func (w *workspace) string(b []byte) string {
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
func (w *workspace) joined(parts ...string) string {
	var room [64]byte
	b := room[:0]
	for _, s := range parts {
		b = append(b, s...)
	}
	return w.string(b)
}

// plain is text kept as spans.
func (w *workspace) plain(s string) doc.Spans { return w.keep(doc.Span{Text: s}) }

// keep returns a list of its own of what is in s. Where the room for all is full
// there is new room, twice as large; lists kept before stay where they are.
func (w *workspace) keep(s ...doc.Span) doc.Spans {
	const least = 256
	if len(w.spans)+len(s) > cap(w.spans) {
		w.spans = make(doc.Spans, 0, max(2*cap(w.spans), least, len(s)))
	}
	from := len(w.spans)
	w.spans = append(w.spans, s...)
	return w.spans[from:len(w.spans):len(w.spans)]
}
