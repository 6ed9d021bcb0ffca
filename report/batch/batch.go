// Package batch makes many briefs at once. It finds the jobs in dossiers or in
// tables of trade, gives each a path, divides them into shards, and runs them in
// a bounded pool whose results come in the order of the jobs; it says what is up
// to date, and keeps the manifest of what was made.
//
// It touches no disk and reads no clock: Inputs reads dossiers, a Store keeps the
// briefs, a LogFile the manifest. Hashes are SHA-256 in lower-case hexadecimal.
// Paths are slash-separated and relative to the directory, or the archive, that
// the briefs go to.
package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
)

// A Job is one brief to be made.
type Job struct {
	ID, A, B, Lang, Year string // fields of the output path; all "" if the input cannot be read
	Path                 string // of the brief; "" if the input cannot be read
	Input                string // name of what it is made from, for people
	InputSum             string // hash of the input; "" if it cannot be read
	Unit                 int    // place of the input among all inputs, from 0: what shards divide
	N, Of                int    // place of the job among all jobs, from 1, and how many there are
	Key                  string // from Key: what the bytes of the brief depend on; "" never matches
	Make                 func(context.Context) (Made, error)
}

// A Made is a finished brief.
type Made struct {
	PDF          []byte
	Pages        int
	Findings     map[string]int // number of findings of each severity that has any
	Untranslated int            // texts that are not in the brief's language
	Millis       int64          // how long it took, for Options.Durations
}

// A Store keeps finished briefs. Unless it is ordered, its methods are called by
// several goroutines at once, each with paths of its own.
type Store interface {
	// Sum is the hash of what stands at a path, "" for nothing.
	Sum(path string) string
	// Put keeps a brief, whole or not at all. A StopError ends the batch; any
	// other error is the failure of this brief.
	Put(path string, pdf []byte) error
	// Ordered tells whether Put must be called in the order of the jobs.
	Ordered() bool
}

// A StopError is an error that the next brief would meet too: a full disk, a
// directory that cannot be written.
type StopError struct{ error }

func (e StopError) Unwrap() error { return e.error }

// Stop makes err end the batch.
func Stop(err error) error { return StopError{err} }

// An Action is what became of a job.
type Action uint8

const (
	Created Action = iota // made and stored
	Kept                  // up to date, not made
	Failed                // the job has failed, alone
	Stopped               // the store has failed, and the batch with it
)

func (a Action) String() string {
	return [...]string{Created: "made", Kept: "kept", Failed: "failed", Stopped: "stopped"}[a]
}

// An Outcome is a job done.
type Outcome struct {
	Action Action
	Entry  Entry // its line of the manifest; of no meaning when Stopped
	Err    error // when Failed or Stopped
	Millis int64 // how long the brief took, when Created
}

// Options say how a batch is run. The zero value makes one brief at a time, and
// none that is up to date.
type Options struct {
	Workers   int              // briefs made at once; 0 is 1
	Window    int              // briefs in hand, those that wait for their turn included; 0 is 4×Workers
	Old       map[string]Entry // path → what the manifest says of it
	Force     bool             // make also what is up to date
	FailFast  bool             // begin nothing after a failure
	Strict    bool             // findings in doubt are a failure
	Durations bool             // state them in the manifest
}

// Run does the jobs and yields what became of each, in their order. When ctx
// ends, or FailFast or a StopError says so, no further job is begun; those begun
// are finished and yielded. Run has ended every goroutine when the loop ends,
// however it does.
func Run(ctx context.Context, jobs []Job, s Store, o Options) iter.Seq[Outcome] {
	o.Workers = max(o.Workers, 1)
	if o.Window == 0 {
		o.Window = 4 * o.Workers
	}
	return func(yield func(Outcome) bool) {
		ctx, halt := context.WithCancel(ctx)
		defer halt()
		broken := false // the store takes no more
		for x := range Ordered(ctx, o.Workers, o.Window, jobs, func(ctx context.Context, j Job) done {
			x := o.do(ctx, j, s)
			if x.Action == Failed && o.FailFast {
				halt() // here, not in the loop: the worker would begin the next
			}
			return x
		}) {
			if x.wait && !broken {
				o.store(&x, s)
			}
			if x.Action == Stopped {
				broken = true
			} else if x.wait && broken {
				continue
			}
			if x.Action == Stopped || x.Action == Failed && o.FailFast {
				halt()
			}
			if !yield(x.Outcome) {
				return
			}
		}
	}
}

// A done is an outcome with the brief that may still have to be stored.
type done struct {
	Outcome
	pdf  []byte
	wait bool
}

// do makes the brief of a job unless it is up to date.
func (o *Options) do(ctx context.Context, j Job, s Store) done {
	if old, ok := o.Old[j.Path]; ok && !o.Force && !s.Ordered() && old.Status == OK && j.Key != "" && old.Key == j.Key &&
		old.OutputSum == s.Sum(j.Path) {
		e := j.entry()
		e.OutputSum, e.Bytes, e.Pages, e.Findings, e.Untranslated = old.OutputSum, old.Bytes, old.Pages, old.Findings, old.Untranslated
		if o.Durations {
			e.Millis = old.Millis
		}
		return o.judge(done{Outcome: Outcome{Action: Kept, Entry: e}})
	}
	made, err := j.Make(ctx)
	if err != nil {
		return failed(j.entry(), err)
	}
	e := j.entry()
	sum := sha256.Sum256(made.PDF)
	e.OutputSum, e.Bytes, e.Pages = hex.EncodeToString(sum[:]), len(made.PDF), made.Pages
	e.Findings, e.Untranslated = made.Findings, made.Untranslated
	if o.Durations {
		e.Millis = made.Millis
	}
	x := o.judge(done{Outcome: Outcome{Action: Created, Entry: e, Millis: made.Millis}, pdf: made.PDF})
	if x.wait = x.Action == Created; x.wait && !s.Ordered() {
		o.store(&x, s)
	}
	return x
}

// judge makes findings in doubt a failure if they are to be one.
func (o *Options) judge(x done) done {
	if n := x.Entry.Doubts(); o.Strict && n > 0 {
		noun := "findings"
		if n == 1 {
			noun = "finding"
		}
		return failed(x.Entry, fmt.Errorf("%s: %d %s in doubt", x.Entry.Input, n, noun))
	}
	return x
}

// store puts the brief away.
func (o *Options) store(x *done, s Store) {
	err := s.Put(x.Entry.Path, x.pdf)
	x.pdf, x.wait = nil, false
	switch {
	case err == nil:
	case errors.As(err, new(StopError)):
		x.Outcome = Outcome{Action: Stopped, Entry: x.Entry, Err: err}
	default:
		*x = failed(x.Entry, err)
	}
}

func failed(e Entry, err error) done {
	e.Status, e.Error, e.OutputSum, e.Bytes, e.Pages, e.Untranslated, e.Millis = Bad, err.Error(), "", 0, 0, 0, 0
	return done{Outcome: Outcome{Action: Failed, Entry: e, Err: err}}
}

// entry is the manifest's line of a job that goes well, without its result.
func (j *Job) entry() Entry {
	return Entry{
		N: j.N, Of: j.Of, Path: j.Path, Status: OK, ID: j.ID, A: j.A, B: j.B, Lang: j.Lang, Year: j.Year,
		Input: j.Input, InputSum: j.InputSum, Key: j.Key,
	}
}
