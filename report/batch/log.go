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
	// Replace makes b the content of the file, at once or not at all.
	Replace(b []byte) error
	// Open opens the file, which exists, for Append.
	Open() error
	// Append adds lines to the file, after it has made sure that every brief
	// stored before survives a failure of the machine. If durable is set,
	// the lines survive it too. It returns how many bytes it has written.
	Append(lines []byte, durable bool) (int, error)
	// Close makes the lines durable and closes the file.
	Close() error
	// Read is the content of the file.
	Read() ([]byte, error)
}

// A Log keeps the manifest of a batch while it runs. Entries that may no
// longer hold are removed before the first brief is made. A line is added for
// each job that is done, after its brief is stored. At the end the whole file
// is replaced, in the order of the jobs. So every line of the file is true at
// any moment, even if the run is killed; only the last line may be cut short.
type Log struct {
	file    LogFile
	now     func() time.Time
	old     map[string]Entry // path → entry that still holds
	all     []Entry          // the entries that still hold, then those added
	content []byte           // of the file when it was last replaced or read; nil for no file

	lines           []byte    // to be appended
	flushed, synced time.Time // when lines were last appended, and when they last reached the disk
}

// A line is not written at once if others were written a moment ago, and not
// synced if others were synced a moment ago. If that loses lines because a
// run is killed or a machine fails, their briefs are made again.
const (
	flushEvery = 100 * time.Millisecond
	syncEvery  = time.Second
)

// StartLog begins the log of jobs. content is that of the file, nil if there
// is none. known are the entries of the jobs in the file and, for a shard, in
// the manifest of the whole batch; of two with one path the later one counts.
// now is the clock.
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

// Old is the entries that still hold, by their paths; they are for
// Options.Old.
func (l *Log) Old() map[string]Entry { return l.old }

// Add adds an entry. It may be written later, but at the latest by Finish.
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

// flush writes the lines that wait.
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

// Finish writes the whole manifest, in the order of the jobs. If it fails,
// the lines that were added are in the file.
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

// replace writes the latest entries as the whole manifest, unless the file
// holds just them.
func (l *Log) replace() error {
	b := Encode(Latest(l.all))
	if l.content != nil && bytes.Equal(b, l.content) {
		return nil
	}
	l.content = b
	return l.file.Replace(b)
}
