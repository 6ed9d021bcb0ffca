package batch

import (
	"bufio"
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"dyad/data/audit"
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
	N         int    `json:"n"`
	Of        int    `json:"of"`
	Path      string `json:"path,omitempty"`
	Status    Status `json:"status"`
	ID        string `json:"id,omitempty"`
	A         string `json:"a,omitempty"`
	B         string `json:"b,omitempty"`
	Lang      string `json:"lang,omitempty"`
	Year      string `json:"year,omitempty"`
	Format    string `json:"format,omitempty"` // "" is PDF
	Input     string `json:"input"`
	InputSum  string `json:"input_sha256,omitempty"`
	Key       string `json:"key,omitempty"`
	OutputSum string `json:"output_sha256,omitempty"`
	Bytes     int    `json:"bytes,omitempty"`
	Pages     int    `json:"pages,omitempty"` // of a PDF
	Facts
	Error  string       `json:"error,omitempty"`
	Millis int64        `json:"ms,omitempty"`
	Stale  []StaleBrief `json:"stale,omitempty"` // briefs that are there, of earlier editions of the input
}

// A StaleBrief is a brief that a dossier had before it was changed so that it fails.
type StaleBrief struct {
	Path      string `json:"path"`
	OutputSum string `json:"output_sha256"` // as it was written
}

// Doubts is the number of findings that are a failure of so strict a batch.
func (e *Facts) Doubts(strict audit.Strictness) int {
	n := 0
	for severity, count := range e.Findings {
		if strict.Fails(severity) {
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

// Limits of manifests. They are read line by line, so that a manifest of any
// length takes no more memory than its longest line and some bytes an entry.
const (
	MaxLine    = 1 << 20    // bytes of a line; a longer one is no entry
	MaxEntries = 10_000_000 // of a batch
	maxError   = 16 << 10   // bytes of the error that an entry states; the rest is left out
)

// A LineError is a line of a manifest that is no entry.
type LineError struct {
	Line int // from 1
	err  error
}

func (e LineError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.err) }

var (
	errCut  = errors.New("cut short, as by a process that was killed")
	errLong = fmt.Errorf("longer than the limit of %d MiB", MaxLine>>20)
)

// A Line is a line of a manifest, and where it stands in its file.
type Line struct {
	Entry
	at   int64  // byte at which it begins
	size int    // bytes, with the line end
	raw  []byte // with the line end; until the next one is read
}

// same tells whether the entry is written as this line.
func (l *Line) same() bool { return bytes.Equal(l.raw, l.Entry.Line()) }

// Scan reads a manifest line by line. A line that is no entry, such as a last one
// cut short, has a LineError. Any other error is that of reading, and the last.
func Scan(r io.Reader) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		lines := bufio.NewReaderSize(r, 1<<16)
		at, room := int64(0), []byte(nil)
		for n := 1; ; n++ {
			raw, size, err := readLine(lines, room[:0])
			room = raw
			if err != nil && err != io.EOF {
				yield(Line{}, err)
				return
			}
			if size == 0 {
				return
			}
			l := Line{at: at, size: int(size)}
			at += size
			if err == nil {
				err = l.parse(raw, size)
			} else {
				err = errCut
			}
			if err != nil {
				err = LineError{n, err}
			}
			if !yield(l, err) {
				return
			}
		}
	}
}

// readLine reads a line with its end onto line, but of a line over MaxLine only the size.
// The error is io.EOF if the last line has no end.
func readLine(r *bufio.Reader, line []byte) (_ []byte, size int64, err error) {
	for {
		part, err := r.ReadSlice('\n')
		size += int64(len(part))
		if size <= MaxLine {
			line = append(line, part...)
		}
		if err != bufio.ErrBufferFull {
			return line, size, err
		}
	}
}

// parse reads the entry of a line.
func (l *Line) parse(raw []byte, size int64) error {
	if size > MaxLine {
		return errLong
	}
	if err := json.Unmarshal(raw, &l.Entry); err != nil {
		return fmt.Errorf("not an entry of a manifest: %w", err)
	}
	l.raw = raw
	return l.check()
}

// check refuses an entry that no batch writes.
func (e *Entry) check() error {
	switch {
	case e.N < 1 || e.N > e.Of:
		return fmt.Errorf("entry %d of %d", e.N, e.Of)
	case e.Of > MaxEntries:
		return fmt.Errorf("entry %d of %d, more than the limit of %d", e.N, e.Of, MaxEntries)
	case e.Format != "" && (e.Format == PDF || !slices.Contains(Formats(), e.Format)):
		return fmt.Errorf("unknown format %q", e.Format)
	case e.Status != OK && e.Status != Bad:
		return fmt.Errorf("unknown status %q", e.Status)
	case e.Status == OK && (pathProblem(e.Path) != "" || e.OutputSum == ""):
		return fmt.Errorf("an entry that is ok and has path %q, output_sha256 %q", e.Path, e.OutputSum)
	case slices.ContainsFunc(e.Stale, func(b StaleBrief) bool { return pathProblem(b.Path) != "" }):
		return fmt.Errorf("an entry with stale briefs %q", e.Stale)
	}
	return nil
}

// lineStart is how every line of a manifest begins.
const lineStart = `{"n":`

// IsManifest tells whether a file is a manifest: it has an entry, or is empty or
// the beginning of a first entry, as a batch leaves it that was killed.
func IsManifest(r io.Reader) bool {
	const tries = 100 // lines
	n := 0
	start := make([]byte, len(lineStart))
	k, err := io.ReadFull(r, start)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return strings.HasPrefix(lineStart, string(start[:k]))
	}
	for _, err := range Scan(io.MultiReader(bytes.NewReader(start), r)) {
		n++
		switch bad := (LineError{}); {
		case err == nil:
			return true
		case !errors.As(err, &bad), n == tries:
			return false
		case bad.err == errCut:
			return n == 1 && string(start) == lineStart
		}
	}
	return false
}
