package command

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"dyad/data/advice"
	"dyad/report/batch"
)

// manifestName is the manifest's in the output directory.
const manifestName = "manifest.jsonl"

// A found is a manifest as it was read.
type found struct {
	bytes   []byte
	entries []batch.Entry
	damaged []batch.LineError
	err     error
}

// readManifest reads a manifest; none is an error that is fs.ErrNotExist.
func readManifest(name string) found {
	b, err := os.ReadFile(name)
	if err != nil {
		return found{err: fmt.Errorf("reading manifest %q: %w", name, advice.Cause(err))}
	}
	entries, damaged := batch.Decode(b)
	return found{b, entries, damaged, nil}
}

// A record is the manifest of a batch that runs. What may no longer hold leaves
// the manifest before the first brief is made; lines are added as briefs are
// done, each after its file is in place and its directory synced; at the end the
// whole is replaced, in order. So at any moment, killed or not, each line of the
// file is true, but for a last one cut short.
type record struct {
	name  string
	files *files
	out   *os.File
	old   map[string]batch.Entry // path → entry that still holds
	all   []batch.Entry          // what holds, and what was added
	read  []byte                 // the file as it was

	lines           []byte    // to be added
	flushed, synced time.Time // when lines were, last, and when they reached the disk
}

// A line that comes sooner than that after others were written, or reached the
// disk, waits for the next: what a killed run or a failing machine forgets is made
// again.
const (
	flushEvery = 100 * time.Millisecond
	syncEvery  = time.Second
)

// beginRecord takes over what an earlier run, or the merged manifest of a batch
// in shards, says of the jobs.
func (e *env) beginRecord(p *plan) (*record, error) {
	r := &record{name: p.manifest, files: e.files, old: make(map[string]batch.Entry)}
	known := make(map[string]batch.Entry)
	for _, name := range p.manifests() {
		m := readManifest(name)
		if m.err != nil && !errors.Is(m.err, fs.ErrNotExist) {
			return nil, m.err
		}
		for _, bad := range m.damaged {
			e.say(fmt.Sprintf("%s: %v; its brief is made again", name, bad))
		}
		for _, x := range m.entries {
			known[x.Path] = x
		}
		r.read = m.bytes
	}
	for i := range p.jobs {
		j := &p.jobs[i]
		if x, ok := known[j.Path]; ok && x.Status == batch.OK && x.Key == j.Key {
			x.N, x.Of, x.Input = j.N, j.Of, j.Input
			r.old[j.Path] = x
			r.all = append(r.all, x)
		}
	}
	if err := r.replace(); err != nil {
		return nil, err
	}
	var err error
	r.out, err = os.OpenFile(r.name, os.O_WRONLY|os.O_APPEND, 0)
	return r, outputError(r.name, err)
}

// manifests are the files that may know the jobs, the plan's own last.
func (p *plan) manifests() []string {
	if p.shard.Whole() {
		return []string{p.manifest}
	}
	return []string{p.merged, p.manifest}
}

// add appends an entry.
func (r *record) add(x batch.Entry) error {
	r.all = append(r.all, x)
	line := x.Line()
	if old, ok := r.old[x.Path]; ok && bytes.Equal(old.Line(), line) {
		return nil // it stands there
	}
	r.lines = append(r.lines, line...)
	if time.Since(r.flushed) < flushEvery {
		return nil
	}
	return r.flush()
}

// flush writes the lines that wait, after what they vouch for.
func (r *record) flush() error {
	if err := r.files.settle(); err != nil {
		return outputError(r.name, err)
	}
	n, err := r.out.Write(r.lines)
	r.lines = r.lines[:copy(r.lines, r.lines[n:])] // a line cut short is gone on with
	if err != nil {
		return outputError(r.name, err)
	}
	r.flushed = time.Now()
	if r.flushed.Sub(r.synced) < syncEvery {
		return nil
	}
	r.synced = r.flushed
	return outputError(r.name, r.out.Sync())
}

// finish puts the manifest in order. If that fails, what was added stands.
func (r *record) finish() error {
	err := r.flush()
	if failed := errors.Join(r.out.Sync(), r.out.Close()); failed != nil && err == nil {
		err = outputError(r.name, failed)
	}
	if err != nil {
		return err
	}
	b, err := os.ReadFile(r.name)
	if errors.Is(err, fs.ErrNotExist) {
		return advice.With(fmt.Errorf("manifest %q was removed while the batch ran", r.name), "run the batch again: what is still there is made again too")
	}
	if err != nil {
		return outputError(r.name, err)
	}
	r.read = b
	return r.replace()
}

// replace makes the latest entries the whole manifest, unless they are.
func (r *record) replace() error {
	b := batch.Encode(batch.Latest(r.all))
	if r.read != nil && bytes.Equal(b, r.read) {
		return nil
	}
	r.read = b
	return r.files.write(r.name, b, anything)
}
