package command

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"os"
	"time"

	"dyad/data"
	"dyad/data/advice"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/report"
	"dyad/report/batch"
	"dyad/report/font"
	"dyad/report/store"
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
	env     *env
	workers int      // inputs to be looked at, at once
	langs   []string // languages of the briefs, "" for the dossier's own
	date    string   // see report.Options
	build   string   // what tells this program from others of its version
}

// source is where the jobs come from.
func (o *batchOptions) source() jobSource {
	if len(o.Trade.Tables.In) > 0 {
		s := o.Trade
		s.Tables.Quiet = o.LogFormat == "json" || o.Progress == "none" || o.Progress == "json" || o.Progress == "plain"
		return &s
	}
	return dossierFiles(o.In)
}

// request is what the options ask for.
func (e *env) request(o batchOptions) (*request, error) {
	date, err := e.sourceDate()
	if err != nil {
		return nil, err
	}
	b, err := build()
	if err != nil {
		return nil, fmt.Errorf("reading the program: %w", err)
	}
	return &request{env: e, workers: o.workers(), langs: o.langs(), date: date, build: b}, nil
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
	return store.Sum(name)
}

func sum(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}

// key is the hash of all that a brief depends on: the hashes of its input and of
// the texts added to it, and the language asked for.
func (r *request) key(input, texts, lang string) string {
	fonts := font.Digest()
	return batch.Recipe{
		Input: input, Texts: texts, Lang: lang, Date: r.date, Version: version(), Build: r.build, Fonts: hex.EncodeToString(fonts[:]),
	}.Key()
}

// making makes a function that reads a dossier, and in which language it is to
// be, into the work of a job. A panic is the failure of this job alone.
func (r *request) making(name string, read func() (*data.Dossier, string, error)) func(context.Context) (batch.Made, error) {
	return func(context.Context) (m batch.Made, err error) {
		start := time.Now()
		err = advice.Guard(func() error {
			d, lang, err := read()
			if err != nil {
				return err
			}
			b, err := report.Brief(d, report.Options{Lang: lang, Version: version(), Date: r.date})
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			m = batch.Made{PDF: b.PDF, Pages: b.Pages, Findings: severityCounts(b.Findings), Untranslated: len(codec.Untranslated(d, lang))}
			return nil
		})
		m.Millis = time.Since(start).Milliseconds()
		return m, err
	}
}

// severityCounts is the number of findings of each severity that has any.
func severityCounts(findings []audit.Finding) map[string]int {
	n := make(map[string]int)
	for _, f := range findings {
		n[f.Severity.String()]++
	}
	return n
}

// failing is the work of a job whose input cannot be read.
func failing(err error) func(context.Context) (batch.Made, error) {
	return func(context.Context) (batch.Made, error) { return batch.Made{}, err }
}
