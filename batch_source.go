package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"iter"
	"os"
	"time"

	"dyad/data"
	"dyad/report"
	"dyad/report/batch"
	"dyad/report/font"
)

// A jobSource finds the briefs to be made.
type jobSource interface {
	// jobs yields a job for each input and language, in an order that does not
	// depend on the machine, complete but for Path, N and Of. An input that
	// cannot be read is a job that fails; an error ends the batch. When ctx ends
	// the sequence may be short.
	jobs(ctx context.Context, r *request) iter.Seq2[batch.Job, error]
}

// A request is what a batch asks of a source.
type request struct {
	workers int                    // inputs to be looked at, at once
	langs   []string               // languages of the briefs, "" for the dossier's own
	date    string                 // see report.Options
	build   string                 // what tells this program from others of its version
	known   map[string]batch.Entry // key → what a manifest says of the brief
}

// source is where the jobs come from.
func (o *batchOptions) source() jobSource { return dossierFiles(o.In) }

// request reads what the manifests of an earlier run know.
func (e *env) request(o batchOptions, p *plan) (*request, error) {
	date, err := e.sourceDate()
	if err != nil {
		return nil, err
	}
	r := &request{workers: o.workers(), langs: o.langs(), date: date, known: make(map[string]batch.Entry)}
	if r.build, err = build(); err != nil {
		return nil, fmt.Errorf("reading the program: %w", err)
	}
	for _, name := range []string{p.manifest, p.shard.Part(p.manifest)} {
		for _, x := range readManifest(name).entries {
			if x.Status == batch.OK {
				r.known[x.Key] = x
			}
		}
	}
	return r, nil
}

// build is the hash of the program if its version does not tell it from others.
func build() (string, error) {
	if version() != "devel" {
		return "", nil
	}
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	return sumFile(name)
}

// sumFile is the hash of a file.
func sumFile(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", cause(err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func sum(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}

// key is the hash of all that a brief depends on.
func (r *request) key(input, lang string) string {
	fonts := font.Digest()
	return batch.Recipe{
		Input: input, Lang: lang, Date: r.date, Version: version(), Build: r.build, Fonts: hex.EncodeToString(fonts[:]),
	}.Key()
}

// options are those of a brief in a language.
func (r *request) options(lang string) report.Options {
	return report.Options{Lang: lang, Version: version(), Date: r.date}
}

// making makes a function that reads a dossier into the work of a job. A panic
// is the failure of this job alone.
func making(read func(context.Context) (*data.Dossier, error), name string, o report.Options) func(context.Context) (batch.Made, error) {
	return func(ctx context.Context) (batch.Made, error) {
		start := time.Now()
		var r report.Result
		err := guard(func() error {
			d, err := read(ctx)
			if err != nil {
				return err
			}
			if r, err = report.Brief(d, o); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			return nil
		})
		m := batch.Made{PDF: r.PDF, Pages: r.Pages, Millis: time.Since(start).Milliseconds()}
		for _, f := range r.Findings {
			if m.Findings == nil {
				m.Findings = make(map[string]int)
			}
			m.Findings[severities[f.Severity]]++
		}
		return m, err
	}
}

// failing is the work of a job whose input cannot be read.
func failing(err error) func(context.Context) (batch.Made, error) {
	return func(context.Context) (batch.Made, error) { return batch.Made{}, err }
}
