package batch

import (
	"bytes"
	"time"
)

// ManifestName is the manifest's name in a directory of briefs, and in an archive
// of them.
const ManifestName = "manifest.jsonl"

// A LogFile is the file of a manifest while a batch runs.
type LogFile interface {
	// Replace makes b the whole of the file, at once or not at all.
	Replace(b []byte) error
	// Open makes the file, which is there, ready for Append.
	Open() error
	// Append adds lines, after every brief stored before is safe from a failure
	// of the machine; the lines are safe too if durable is set. It returns how
	// many bytes it has written.
	Append(lines []byte, durable bool) (int, error)
	// Close makes what was appended durable and ends what Open began.
	Close() error
	// Read is the content of the file.
	Read() ([]byte, error)
}

// A Log keeps the manifest of a batch that runs. Entries that may no longer hold
// leave the manifest before the first brief is made; lines are added as briefs
// are done, each after its file is in place and safe; at the end the whole is
// replaced, in the order of the jobs. So at any moment, killed or not, each line
// of the file is true, but for a last one cut short.
type Log struct {
	file    LogFile
	now     func() time.Time
	old     map[string]Entry // path → entry that still holds
	all     []Entry          // what holds, and what was added
	content []byte           // of the file before the batch, nil for no file

	lines           []byte    // to be appended
	flushed, synced time.Time // when lines were last appended, and when they last reached the disk
}

// A line waits for the next ones if others were appended so recently, or reached
// the disk so recently: what a killed run or a failing machine forgets is made
// again.
const (
	flushEvery = 100 * time.Millisecond
	syncEvery  = time.Second
)

// StartLog begins the log of the jobs. content is the file as it is, nil if there
// is none; known are the entries that it, or the manifest of a batch of which
// this is a shard, has of the jobs; of two with one path the later one counts. now
// is the clock.
func StartLog(file LogFile, content []byte, known []Entry, jobs []Job, now func() time.Time) (*Log, error) {
	l := &Log{file: file, now: now, old: make(map[string]Entry), content: content}
	byPath := make(map[string]Entry)
	for _, e := range known {
		byPath[e.Path] = e
	}
	for i := range jobs {
		j := &jobs[i]
		if e, ok := byPath[j.Path]; ok && e.Status == OK && e.Key == j.Key {
			e.N, e.Of, e.Input = j.N, j.Of, j.Input
			l.old[j.Path] = e
			l.all = append(l.all, e)
		}
	}
	if err := l.replace(); err != nil {
		return nil, err
	}
	return l, file.Open()
}

// Old is the entries that still hold, by their paths, for Options.Old.
func (l *Log) Old() map[string]Entry { return l.old }

// Add adds an entry to the manifest, sooner or later.
func (l *Log) Add(e Entry) error {
	l.all = append(l.all, e)
	line := e.Line()
	if old, ok := l.old[e.Path]; ok && bytes.Equal(old.Line(), line) {
		return nil // the line is in the file
	}
	l.lines = append(l.lines, line...)
	if l.now().Sub(l.flushed) < flushEvery {
		return nil
	}
	return l.flush()
}

// flush appends the lines that wait.
func (l *Log) flush() error {
	now := l.now()
	durable := now.Sub(l.synced) >= syncEvery
	n, err := l.file.Append(l.lines, durable)
	l.lines = l.lines[:copy(l.lines, l.lines[n:])] // the rest of a line cut short is appended next time
	if err != nil {
		return err
	}
	l.flushed = now
	if durable {
		l.synced = now
	}
	return nil
}

// Finish puts the manifest in the order of the jobs. If that fails, the lines
// that were added stand.
func (l *Log) Finish() error {
	err := l.flush()
	if failed := l.file.Close(); failed != nil && err == nil {
		err = failed
	}
	if err != nil {
		return err
	}
	if l.content, err = l.file.Read(); err != nil {
		return err
	}
	return l.replace()
}

// replace makes the latest entries the whole manifest, unless they are.
func (l *Log) replace() error {
	b := Encode(Latest(l.all))
	if l.content != nil && bytes.Equal(b, l.content) {
		return nil
	}
	l.content = b
	return l.file.Replace(b)
}
