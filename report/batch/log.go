package batch

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"dyad/data/advice"
)

// ManifestName is the manifest's name in a directory of briefs, and in an archive
// of them.
const ManifestName = "manifest.jsonl"

// A LogFile is the file of a manifest while a batch runs.
type LogFile interface {
	// Replace makes what write writes the content of the file, at once or not at
	// all. If the file is open, it is closed.
	Replace(write func(io.Writer) error) error
	// Open opens the file, which exists, for Append and ReadAt.
	Open() error
	// Append adds lines to the file, after it has made sure that every brief
	// stored before survives a failure of the machine. If durable is set,
	// the lines survive it too. It returns how many bytes it has written.
	Append(lines []byte, durable bool) (int, error)
	io.ReaderAt
	// Close makes the lines durable and closes the file.
	Close() error
}

// A Log keeps the manifest of a batch while it runs. Entries that may no longer
// hold are replaced before the first brief is made by such as say that the brief
// is stale. A line is added for each job that is done, after its brief is stored.
// At the end the file is put in the order of the jobs, unless it is. So every
// line of the file is true at any moment, even if the run is killed; only the last
// line may be cut short. Of each job only the place of its line is kept.
type Log struct {
	file LogFile
	plan *Plan
	now  func() time.Time

	places []linePlace             // place-1 of a job → where its line is in the file
	others map[string][]StaleBrief // input → its briefs that no job makes
	size   int64                   // of the file, with the lines to be appended
	last   int                     // place of the last job with a line
	tidy   bool                    // the file has the latest lines, in order, and no others

	lines           []byte    // to be appended
	flushed, synced time.Time // when lines were last appended, and when they last reached the disk
}

// A linePlace is where a line stands; the zero value is nowhere.
type linePlace struct {
	at   int64
	size int32
}

// A line is not written at once if others were written a moment ago, and not
// synced if others were synced a moment ago. If that loses lines because a
// run is killed or a machine fails, their briefs are made again.
const (
	flushEvery = 100 * time.Millisecond
	syncEvery  = time.Second
)

// An Earlier is the manifests that earlier runs have left.
type Earlier struct {
	Parts []Part                 // that may have entries of the jobs, the file of the log last if it is there
	Own   bool                   // it is there
	Has   func(path string) bool // whether there is a brief; nil finds none
}

// StartLog begins the log of a plan with what earlier manifests say of its jobs:
// of two entries with one path the later one counts. It returns an error for each
// line that is no entry. now is the clock.
func StartLog(file LogFile, earlier Earlier, plan *Plan, now func() time.Time) (l *Log, damaged []error, err error) {
	l = &Log{file: file, plan: plan, now: now, places: make([]linePlace, plan.of), others: map[string][]StaleBrief{}}
	s := &startingLog{Log: l, earlier: earlier, kept: make([]earlierLine, plan.of), gone: map[string]StaleBrief{}, inputs: map[string]string{}}
	if err := s.read(); err != nil {
		return nil, nil, err
	}
	if err := s.settle(); err != nil {
		return nil, nil, err
	}
	return l, s.damaged, file.Open()
}

// A startingLog is a log before its file is what it is to be.
type startingLog struct {
	*Log
	earlier Earlier
	damaged []error
	kept    []earlierLine         // place-1 of a job → the latest line with its path
	gone    map[string]StaleBrief // path → brief that no job makes
	inputs  map[string]string     // path → its input
	end     int64                 // of the last line of the log's file that is an entry
}

// An earlierLine is a line of an earlier manifest.
type earlierLine struct {
	part  int16 // from 1; 0 is none
	holds bool  // its brief is up to date, as far as the plan knows
	same  bool  // it can be copied
	linePlace
}

// read finds the lines that hold, and those whose brief is stale.
func (s *startingLog) read() error {
	for i := range s.earlier.Parts {
		s.end = 0
		for line, err := range s.earlier.Parts[i].scan() {
			switch {
			case errors.As(err, new(LineError)):
				if len(s.damaged) < maxReviewed {
					s.damaged = append(s.damaged, fmt.Errorf("%s: %w; its brief is made again", advice.Name(s.earlier.Parts[i].Name), err))
				}
				continue
			case err != nil:
				return err
			}
			s.take(line, int16(i+1))
			s.end = line.at + int64(line.size)
		}
	}
	for _, path := range slices.Sorted(maps.Keys(s.gone)) {
		if s.earlier.Has == nil || !s.earlier.Has(path) {
			delete(s.gone, path)
			continue
		}
		s.others[s.inputs[path]] = append(s.others[s.inputs[path]], s.gone[path])
	}
	return nil
}

// take takes one line.
func (s *startingLog) take(line Line, part int16) {
	same := line.same()
	if line.Status == OK {
		line.Stale = []StaleBrief{{line.Path, line.OutputSum}}
	}
	for _, b := range line.Stale {
		e := line.Entry
		e.Path = b.Path
		n, holds := s.plan.find(&e)
		if n == 0 {
			s.gone[b.Path], s.inputs[b.Path] = b, line.Input
			continue
		}
		if !s.plan.mine[n-1] {
			continue // another shard's manifest has it
		}
		s.kept[n-1] = earlierLine{part, holds, line.N == n && line.Of == s.plan.of && same, linePlace{line.at, int32(line.size)}}
	}
}

// asIs tells whether the log's file has the lines that it is to have.
func (s *startingLog) asIs() bool {
	if !s.earlier.Own || len(s.gone) > 0 {
		return false
	}
	own, at := len(s.earlier.Parts), int64(0)
	for _, k := range s.kept {
		if k.part == 0 {
			continue
		}
		if int(k.part) != own || k.at != at || !k.holds || !k.same {
			return false
		}
		at += int64(k.size)
	}
	return at == s.end && at == s.earlier.Parts[own-1].Size
}

// settle writes the file with the lines that hold, and with lines that say which
// briefs are stale, unless it has just the former.
func (s *startingLog) settle() error {
	for i, k := range s.kept {
		if k.part != 0 {
			s.last = i + 1
		}
	}
	s.tidy = len(s.gone) == 0
	if s.asIs() {
		for i, k := range s.kept {
			s.places[i] = k.linePlace
			s.size += int64(k.size)
		}
		return nil
	}
	return s.file.Replace(func(w io.Writer) error {
		for i, k := range s.kept {
			if k.part == 0 {
				continue
			}
			raw, err := s.line(i+1, k)
			if err != nil {
				return err
			}
			s.places[i] = linePlace{s.size, int32(len(raw))}
			if err := s.put(w, raw); err != nil {
				return err
			}
		}
		for _, path := range slices.Sorted(maps.Keys(s.gone)) {
			e := staleEntry(Entry{N: 1, Of: s.plan.of, Input: s.inputs[path]}, s.gone[path])
			if err := s.put(w, e.Line()); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *startingLog) put(w io.Writer, line []byte) error {
	s.size += int64(len(line))
	_, err := w.Write(line)
	return err
}

// line is the line of the n-th job.
func (s *startingLog) line(n int, k earlierLine) ([]byte, error) {
	line, raw, err := readEntry(s.earlier.Parts[k.part-1].File, k.at, int(k.size))
	if err != nil || k.holds && k.same {
		return raw, err
	}
	line.N, line.Of = n, s.plan.of
	if k.holds {
		return line.Line(), nil
	}
	brief := StaleBrief{line.Path, line.OutputSum}
	for _, b := range line.Stale {
		if at, _ := s.plan.find(&Entry{Path: b.Path}); at == n {
			brief = b
		}
	}
	e := staleEntry(line.Entry, brief)
	return e.Line(), nil
}

// staleEntry says that a brief is there that is of an earlier edition.
func staleEntry(e Entry, b StaleBrief) Entry {
	return Entry{N: e.N, Of: max(e.Of, 1), Status: Bad, Input: e.Input, Error: "not made again yet: a brief that is there is of an earlier edition", Stale: []StaleBrief{b}}
}

// Old is the entry of a job that still holds; it is for Options.Old. It may be
// called by goroutines at once, beside Add.
func (l *Log) Old(j *Job) (Entry, bool) {
	at := l.places[j.N-1]
	if at.size == 0 {
		return Entry{}, false
	}
	line, _, err := readEntry(l.file, at.at, int(at.size))
	return line.Entry, err == nil && line.Status == OK && line.Path == j.Path
}

// Orphans are the inputs of earlier runs whose briefs are there and that no job
// makes, with these briefs.
func (l *Log) Orphans() map[string][]StaleBrief { return l.others }

// Add adds an entry. It may be written later, but at the latest by Finish. An
// entry that has failed is returned with the stale briefs of its input.
func (l *Log) Add(e Entry) (Entry, error) {
	at := &l.places[e.N-1]
	var was Line
	var old []byte
	if at.size > 0 {
		was, old, _ = readEntry(l.file, at.at, int(at.size)) // else the line is added
	}
	if e.Status != OK {
		e.Stale = append(slices.Clone(was.Stale), l.others[e.Input]...)
		if was.Status == OK && was.Key != e.Key {
			e.Stale = append(e.Stale, StaleBrief{was.Path, was.OutputSum})
		}
	}
	line := e.Line()
	if bytes.Equal(old, line) {
		return e, nil // the line is in the file
	}
	if at.size > 0 || e.N <= l.last {
		l.tidy = false
	}
	l.last = max(l.last, e.N)
	*at = linePlace{l.size, int32(len(line))}
	l.size += int64(len(line))
	l.lines = append(l.lines, line...)
	if l.now().Sub(l.flushed) < flushEvery {
		return e, nil
	}
	return e, l.flush()
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

// Close ends a log that is not to be finished: its lines stay as they are.
func (l *Log) Close() error { return l.file.Close() }

// Finish puts the manifest in the order of the jobs. If it fails, the lines that
// were added are in the file.
func (l *Log) Finish() error {
	if err := l.flush(); err != nil {
		return errors.Join(err, l.file.Close())
	}
	if l.tidy {
		return l.file.Close()
	}
	return l.file.Replace(func(w io.Writer) error {
		for _, at := range l.places {
			if at.size == 0 {
				continue
			}
			_, raw, err := readEntry(l.file, at.at, int(at.size))
			if err != nil {
				return err
			}
			if _, err := w.Write(raw); err != nil {
				return err
			}
		}
		return nil
	})
}
