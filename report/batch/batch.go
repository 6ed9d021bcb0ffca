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
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"dyad/data/advice"
	"dyad/data/audit"
	"dyad/report"
)

// A Job is one file to be made: a brief in one format.
type Job struct {
	ID, A, B, Lang, Year string // the fields of the output path; all "" if the input cannot be read
	Format               string // one of Formats
	Path                 string // of the file; "" if the input cannot be read
	Input                string // what the brief is made from, as people know it
	InputSum             string // hash of the input; "" if it cannot be read
	Unit                 int    // place of the input among all inputs, from 0: shards divide the inputs
	Brief                int    // place of the brief among all briefs, from 0: its formats are made together
	N, Of                int    // place of the job among all jobs, from 1, and how many there are
	Key                  string // see Recipe.Key; "" is never up to date
	Web                  Web    // of a web page
	// Make makes the brief, composed once, in formats, of which the job's may be one. A
	// web page leads to the other files of the brief.
	Make func(ctx context.Context, formats []string, web Web) (Brief, error)
}

// A Brief is what the jobs of one brief have made.
type Brief struct {
	Files [][]byte // in the order of the formats asked for
	Facts Facts
	Pages int   // of the PDF
	Took  int64 // how long it took to make, in milliseconds
}

// Facts are what a manifest says of a brief, in whatever format.
type Facts struct {
	Title        string         `json:"title,omitempty"`
	AName        string         `json:"a_name,omitempty"`
	BName        string         `json:"b_name,omitempty"`
	Date         string         `json:"date,omitempty"`           // ISO 8601, as in the metadata
	Turnover     int64          `json:"turnover_usd,omitempty"`   // of a computed brief; 0 is not known
	Findings     map[string]int `json:"findings,omitempty"`       // severity → number of findings that are not accepted; only severities that have any
	Untranslated int            `json:"untranslated,omitempty"`   // texts that are not in the brief's language
	Unmet        int            `json:"accepted_unmet,omitempty"` // findings that the dossier accepts and that are none
}

// A Store keeps finished briefs. Unless it is ordered, several goroutines
// call its methods at once, each for other paths.
type Store interface {
	// Sum is the hash of the brief at a path, "" if there is none.
	Sum(path string) string
	// Put keeps a brief, whole or not at all. If its error is a StopError
	// the batch ends; any other error is the failure of this brief alone.
	Put(path string, file []byte) error
	// Ordered tells whether Put must be called in the order of the jobs.
	Ordered() bool
}

// A StopError is an error that would meet the next brief too, such as a full
// disk or a directory that cannot be written.
type StopError struct{ error }

func (e StopError) Unwrap() error { return e.error }

// Stop makes a StopError of err.
func Stop(err error) error { return StopError{err} }

// An Action is what became of a job.
type Action uint8

const (
	Created Action = iota // made and stored
	Kept                  // up to date, not made
	Failed                // this job has failed, and no other for that reason
	Stopped               // the store has failed, and the batch with it
)

func (a Action) String() string {
	return [...]string{Created: "made", Kept: "kept", Failed: "failed", Stopped: "stopped"}[a]
}

// An Outcome is a job done.
type Outcome struct {
	Action Action
	Entry  Entry // the job's entry in the manifest; not to be used when Stopped
	Err    error // when Failed or Stopped
	Millis int64 // how long it took to make the brief, in milliseconds, when Created
}

// Options say how a batch is run. With the zero value one brief is made at a
// time, and all of them are made.
type Options struct {
	Workers   int                      // briefs made at once; 0 is 1
	Window    int                      // briefs begun and not yet yielded; 0 is 4×Workers
	Old       func(*Job) (Entry, bool) // the job's entry in the manifest; nil for no manifest
	Force     bool                     // make also what is up to date
	FailFast  bool                     // begin no job after a failure
	Strict    audit.Strictness         // which findings are a failure
	Durations bool                     // say in the manifest how long each brief took
}

// Run does the jobs and yields what became of each, in their order. No job is
// begun any more when ctx has ended, after a StopError, and after a failure
// if FailFast is set; the jobs that have begun are finished and yielded. When
// the loop ends, however it ends, no goroutine of Run is left.
func Run(ctx context.Context, jobs iter.Seq[Job], s Store, o Options) iter.Seq[Outcome] {
	o.Workers = max(o.Workers, 1)
	if o.Window == 0 {
		o.Window = 4 * o.Workers
	}
	return func(yield func(Outcome) bool) {
		ctx, halt := context.WithCancel(ctx)
		defer halt()
		broken := false // the store has failed
		for made := range Ordered(ctx, o.Workers, o.Window, briefs(jobs), func(ctx context.Context, all []Job) []result {
			made := o.makeBrief(ctx, all, s)
			if o.FailFast && slices.ContainsFunc(made, func(x result) bool { return x.Action == Failed }) {
				halt() // not in the loop below, since this worker would begin the next job before
			}
			return made
		}) {
			for _, x := range made {
				if x.unstored && !broken {
					o.store(&x, s)
				}
				if x.Action == Stopped {
					broken = true
				} else if x.unstored && broken {
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
}

// briefs are the jobs of each brief.
func briefs(jobs iter.Seq[Job]) iter.Seq[[]Job] {
	return func(yield func([]Job) bool) {
		var all []Job
		for j := range jobs {
			if len(all) > 0 && all[0].Brief != j.Brief {
				if !yield(all) {
					return
				}
				all = nil
			}
			all = append(all, j)
		}
		if len(all) > 0 {
			yield(all)
		}
	}
}

// A result is an outcome with the file that may still have to be stored.
type result struct {
	Outcome
	file     []byte
	unstored bool
}

// makeBrief makes a brief in those of its formats that are not up to date.
func (o *Options) makeBrief(ctx context.Context, jobs []Job, s Store) []result {
	all := make([]result, len(jobs))
	var formats []string
	var todo []int
	var web Web
	for i := range jobs {
		var kept bool
		if all[i], kept = o.keep(&jobs[i], s); !kept {
			formats, todo = append(formats, jobs[i].Format), append(todo, i)
			if jobs[i].Format == report.HTML {
				web = jobs[i].Web
			}
		}
	}
	if len(todo) == 0 {
		return all
	}
	made, err := jobs[todo[0]].Make(ctx, formats, web)
	for k, i := range todo {
		switch e := jobs[i].entry(); {
		case errors.As(err, new(StopError)):
			all[i] = result{Outcome: Outcome{Action: Stopped, Entry: e, Err: err}}
		case err != nil:
			all[i] = failed(e, err)
		default:
			all[i] = o.made(e, made, k)
			if all[i].unstored && !s.Ordered() {
				o.store(&all[i], s)
			}
		}
		if all[i].Action == Stopped {
			return all[:i+1]
		}
	}
	return all
}

// keep is the outcome of a job whose file is up to date.
func (o *Options) keep(j *Job, s Store) (x result, ok bool) {
	old, ok := o.earlier(j, s)
	if !ok || old.OutputSum != s.Sum(j.Path) {
		return x, false
	}
	e := j.entry()
	e.OutputSum, e.Bytes, e.Pages, e.Facts = old.OutputSum, old.Bytes, old.Pages, old.Facts
	if o.Durations {
		e.Millis = old.Millis
	}
	return o.applyStrict(result{Outcome: Outcome{Action: Kept, Entry: e}}), true
}

// made is the outcome of a job whose file is the k-th of a brief.
func (o *Options) made(e Entry, b Brief, k int) result {
	file := b.Files[k]
	e.OutputSum, e.Bytes, e.Facts = sum(file), len(file), b.Facts
	if e.Format == "" {
		e.Pages = b.Pages
	}
	if o.Durations {
		e.Millis = b.Took
	}
	x := o.applyStrict(result{Outcome: Outcome{Action: Created, Entry: e, Millis: b.Took}, file: file})
	x.unstored = x.Action == Created
	return x
}

// earlier is the entry of a job that may be up to date.
func (o *Options) earlier(j *Job, s Store) (Entry, bool) {
	if o.Old == nil || o.Force || s.Ordered() || j.Key == "" {
		return Entry{}, false
	}
	old, ok := o.Old(j)
	return old, ok && old.Status == OK && old.Key == j.Key
}

// applyStrict makes a result with findings that Strict names a failure, and one of a
// dossier that accepts a finding that is none.
func (o *Options) applyStrict(x result) result {
	var why []string
	add := func(n int, one, many, what string) {
		switch {
		case n == 1:
			why = append(why, "1 "+one+what)
		case n > 1:
			why = append(why, fmt.Sprintf("%d %s%s", n, many, what))
		}
	}
	add(x.Entry.Doubts(o.Strict), "finding", "findings", " in doubt")
	if o.Strict.On() {
		add(x.Entry.Unmet, "acceptance", "acceptances", " that no finding meets")
	}
	if len(why) == 0 {
		return x
	}
	return failed(x.Entry, fmt.Errorf("%s: %s", advice.Name(x.Entry.Input), strings.Join(why, ", ")))
}

// store stores the brief of a result.
func (o *Options) store(x *result, s Store) {
	err := s.Put(x.Entry.Path, x.file)
	x.file, x.unstored = nil, false
	switch {
	case err == nil:
	case errors.As(err, new(StopError)):
		x.Outcome = Outcome{Action: Stopped, Entry: x.Entry, Err: err}
	default:
		*x = failed(x.Entry, err)
	}
}

func failed(e Entry, err error) result {
	e.Status, e.Error, e.OutputSum, e.Bytes, e.Pages, e.Millis = Bad, clip(err.Error(), maxError), "", 0, 0, 0
	e.Facts = Facts{Findings: e.Findings}
	return result{Outcome: Outcome{Action: Failed, Entry: e, Err: err}}
}

// clip leaves out what of a text is more than n bytes.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "") + " …"
}

// failWith is the work of a job that fails.
func failWith(err error) func(context.Context, []string, Web) (Brief, error) {
	return func(context.Context, []string, Web) (Brief, error) { return Brief{}, err }
}

// entry is the entry of a job that succeeds, without what is known only of
// the brief.
func (j *Job) entry() Entry {
	e := Entry{
		N: j.N, Of: j.Of, Path: j.Path, Status: OK, ID: j.ID, A: j.A, B: j.B, Lang: j.Lang, Year: j.Year,
		Input: j.Input, InputSum: j.InputSum, Key: j.Key,
	}
	if j.Format != PDF {
		e.Format = j.Format
	}
	return e
}
