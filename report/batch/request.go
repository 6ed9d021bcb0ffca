package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"dyad/data"
	"dyad/data/advice"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/report"
	"dyad/report/font"
)

// A Request is what is asked of every brief of a batch.
type Request struct {
	Langs   []string         // languages of the briefs, "" for the dossier's own
	Date    string           // see report.Options
	House   *report.House    // see report.Options
	Version string           // of the program, see report.Options
	Build   string           // tells the program from others of its version; "" for a release
	Now     func() time.Time // the clock, for Brief.Millis
}

func sum(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}

// key is the hash of all that a brief depends on: the hashes of its input and of
// the texts added to it, and the language asked for.
func (r *Request) key(input, texts, lang string) string {
	fonts := font.Digest()
	style := ""
	if r.House != nil {
		s := r.House.Sum()
		style = hex.EncodeToString(s[:])
	}
	return Recipe{
		Input: input, Texts: texts, Style: style, Lang: lang, Date: r.Date, Version: r.Version, Build: r.Build, Fonts: hex.EncodeToString(fonts[:]),
	}.Key()
}

// makeFrom is the work of a job: it reads a dossier, and the language it is
// to be in, and makes its brief. name is that of the input, for errors. If it
// panics, only this job fails.
func (r *Request) makeFrom(name string, read func() (*data.Dossier, string, error)) func(context.Context) (Brief, error) {
	return func(context.Context) (m Brief, err error) {
		start := r.Now()
		err = advice.Guard(func() error {
			d, lang, err := read()
			if err != nil {
				return err
			}
			b, err := report.Brief(d, report.Options{Lang: lang, Version: r.Version, Date: r.Date, House: r.House})
			if err != nil {
				return fmt.Errorf("%s: %w", advice.Name(name), err)
			}
			m = Brief{PDF: b.PDF, Pages: b.Pages, Findings: severityCounts(b.Findings), Untranslated: len(codec.Untranslated(d, lang))}
			return nil
		})
		m.Millis = r.Now().Sub(start).Milliseconds()
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

// failingJob is the job of an input that cannot be read.
func failingJob(input, inputSum string, err error) Job {
	return Job{Input: input, InputSum: inputSum, Make: failWith(err)}
}
