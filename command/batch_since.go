package command

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"sync/atomic"

	"dyad/data"
	"dyad/data/advice"
	"dyad/report/batch"
)

// earlierEditions are the files that --since of a batch names: earlier briefs of the
// same pairs, or their dossiers. It is a batch.EarlierEditions.
type earlierEditions struct {
	*inputs
	template batch.Template
	written  []batch.Template // of the files that the batch writes, if it writes files
	found    atomic.Bool      // whether any is there
	own      atomic.Value     // string: the path of one that the batch writes
}

// earlierEditions is what --since names, nil without it.
func (b *batcher) earlierEditions(outputs []batch.Template) (*earlierEditions, error) {
	since := b.options.Since
	if since == "" {
		return nil, nil
	}
	t, err := batch.ParseTemplate(filepath.ToSlash(since))
	if err != nil {
		return nil, usageError{err.Error(), "such as --since 'last-year/{id}.pdf'"}
	}
	e := &earlierEditions{inputs: b.inputs, template: t}
	if b.options.Bundle == "" {
		e.written = outputs
	}
	return e, nil
}

// samePath tells whether two names are one path, one of them from the root perhaps.
func samePath(a, b string) bool {
	if filepath.IsAbs(a) == filepath.IsAbs(b) {
		return a == b
	}
	x, errA := filepath.Abs(a)
	y, errB := filepath.Abs(b)
	return errA == nil && errB == nil && x == y
}

// pathOf is the path that a template gives a job.
func pathOf(t *batch.Template, j *batch.Job) (string, error) {
	made, err := t.Path(j)
	return filepath.FromSlash(path.Join(t.Root, made)), err
}

// Sum is the hash of the earlier edition of a job's brief, "" if there is none.
func (e *earlierEditions) Sum(j *batch.Job) (string, error) {
	name, err := pathOf(&e.template, j)
	if err != nil {
		return "", fmt.Errorf("--since: %w", err)
	}
	for i := range e.written {
		if out, err := pathOf(&e.written[i], j); err == nil && samePath(out, name) {
			e.own.Store(name)
			return "", nil
		}
	}
	b, err := e.readBrief(name)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", stopIfShort(err)
	}
	e.found.Store(true)
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:]), nil
}

// Dossier is the dossier of the earlier edition of a job's brief.
func (e *earlierEditions) Dossier(j *batch.Job, sum string) (*data.Dossier, error) {
	name, err := pathOf(&e.template, j)
	if err != nil {
		return nil, err
	}
	b, err := e.readBrief(name)
	if err != nil {
		return nil, stopIfShort(err)
	}
	if now := sha256.Sum256(b); hex.EncodeToString(now[:]) != sum {
		return nil, advice.With(fmt.Errorf("%s changed while the batch ran", advice.Name(name)), "run the batch again")
	}
	read, err := editionIn(name, b)
	return read.d, err
}

// check is an error where the batch would write over an earlier edition, so that the next
// run would find another, and where no brief has an earlier edition, as after a slip in
// the template.
func (e *earlierEditions) check() error {
	if e == nil {
		return nil
	}
	if own := e.own.Load(); own != nil {
		return advice.With(fmt.Errorf("--since: the batch would write over %s", advice.Name(own.(string))), "keep the earlier briefs in another directory")
	}
	if e.found.Load() {
		return nil
	}
	return advice.With(fmt.Errorf("--since: there is no earlier brief at any of its paths"), "it is a path with the fields of -o: --since 'last-year/{id}.pdf'")
}
