package batch

import (
	"bytes"
	"dyad/data/audit"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// A Status is what the manifest says of a brief.
type Status string

const (
	OK  Status = "ok"
	Bad Status = "failed"
)

// An Entry is one line of a manifest: a job and its brief. It states what
// there is and not what was done, so that a batch in which everything is up
// to date writes the same manifest again.
type Entry struct {
	N            int            `json:"n"`
	Of           int            `json:"of"`
	Path         string         `json:"path,omitempty"`
	Status       Status         `json:"status"`
	ID           string         `json:"id,omitempty"`
	A            string         `json:"a,omitempty"`
	B            string         `json:"b,omitempty"`
	Lang         string         `json:"lang,omitempty"`
	Year         string         `json:"year,omitempty"`
	Input        string         `json:"input"`
	InputSum     string         `json:"input_sha256,omitempty"`
	Key          string         `json:"key,omitempty"`
	OutputSum    string         `json:"output_sha256,omitempty"`
	Bytes        int            `json:"bytes,omitempty"`
	Pages        int            `json:"pages,omitempty"`
	Findings     map[string]int `json:"findings,omitempty"`
	Untranslated int            `json:"untranslated,omitempty"`
	Error        string         `json:"error,omitempty"`
	Millis       int64          `json:"ms,omitempty"`
}

// Doubts is the number of findings that count under --strict: those that
// neither follow from the dossier nor agree with it.
func (e *Entry) Doubts() int {
	n := 0
	for severity, count := range e.Findings {
		if severity != audit.Derived.String() && severity != audit.Agrees.String() {
			n += count
		}
	}
	return n
}

//go:embed manifest.schema.json
var schema []byte

// Schema is the JSON Schema of a line of a manifest.
func Schema() []byte { return bytes.Clone(schema) }

// Line is the entry as a line of a manifest.
func (e *Entry) Line() []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(e); err != nil {
		panic(err) // an entry consists of numbers and strings, which can always be encoded
	}
	return b.Bytes()
}

// Encode is a manifest of entries in their order.
func Encode(entries []Entry) []byte {
	var b bytes.Buffer
	for i := range entries {
		b.Write(entries[i].Line())
	}
	return b.Bytes()
}

// A LineError is a line of a manifest that is no entry.
type LineError struct {
	Line int // from 1
	err  error
}

func (e LineError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.err) }

var errCut = errors.New("cut short, as by a process that was killed")

// Decode reads a manifest and returns its entries in the order of their
// lines. Lines that are no entries, such as a last one cut short, are left
// out and reported.
func Decode(b []byte) ([]Entry, []LineError) {
	var entries []Entry
	var bad []LineError
	n := 0
	for line := range bytes.Lines(b) {
		n++
		if !bytes.HasSuffix(line, []byte("\n")) {
			bad = append(bad, LineError{n, errCut})
			continue
		}
		var e Entry
		if err := json.Unmarshal(line, &e); err != nil {
			bad = append(bad, LineError{n, fmt.Errorf("not an entry of a manifest: %w", err)})
			continue
		}
		if err := e.check(); err != nil {
			bad = append(bad, LineError{n, err})
			continue
		}
		entries = append(entries, e)
	}
	return entries, bad
}

// check refuses an entry that no batch writes.
func (e *Entry) check() error {
	switch {
	case e.N < 1 || e.N > e.Of:
		return fmt.Errorf("entry %d of %d", e.N, e.Of)
	case e.Status != OK && e.Status != Bad:
		return fmt.Errorf("unknown status %q", e.Status)
	case e.Status == OK && (pathProblem(e.Path) != "" || e.OutputSum == ""):
		return fmt.Errorf("an entry that is ok and has path %q, output_sha256 %q", e.Path, e.OutputSum)
	}
	return nil
}

// Latest is the last entry of each place N, in the order of the places. In
// the manifest of a batch that runs, an entry that was added replaces an
// earlier one.
func Latest(entries []Entry) []Entry {
	last := make(map[int]int, len(entries))
	for i, e := range entries {
		last[e.N] = i
	}
	var out []Entry
	for i, e := range entries {
		if last[e.N] == i {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b Entry) int { return a.N - b.N })
	return out
}
