package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"dyad/data"
	"dyad/data/advice"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/report"
	"dyad/report/export"
	"dyad/report/font"
)

// A Request is what is asked of every brief of a batch.
type Request struct {
	Langs   []string         // languages of the briefs, "" for the dossier's own
	Formats []string         // formats of each brief, of Formats; none is PDF alone
	Date    string           // see report.Options
	House   *report.House    // see report.Options
	Fonts   []*font.Source   // see report.Options; those that dossiers name come before
	Version string           // of the program, see report.Options
	Build   string           // tells the program from others of its version; "" for a release
	Now     func() time.Time // the clock, for Brief.Took
	Earlier EarlierEditions  // the earlier editions that briefs are compared with; nil for none
}

// EarlierEditions finds the earlier edition of the brief of a job. Several goroutines use it at
// once.
type EarlierEditions interface {
	// Sum is the hash of the file with the earlier edition, "" if there is none.
	Sum(j *Job) (string, error)
	// Dossier is the dossier in that file, which is to have the hash that Sum gave.
	Dossier(j *Job, sum string) (*data.Dossier, error)
}

// earlierSum is the hash of the earlier edition of the brief of a job, "" for none.
func (r *Request) earlierSum(j *Job) (string, error) {
	if r.Earlier == nil {
		return "", nil
	}
	return r.Earlier.Sum(j)
}

func sum(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}

const (
	PDF  = report.PDF // the format of a brief of which nothing else is said
	XLSX = "xlsx"     // the dossier of a brief as a workbook, as "dyad export" writes it
)

// Formats are the formats that a brief can be made in; each is how the names of its
// files end.
func Formats() []string { return append(report.Formats(), XLSX) }

// makeFormats makes a brief in several formats, of Formats: composed and checked once.
func makeFormats(d *data.Dossier, o report.Options, formats []string) (report.Set, error) {
	others := slices.DeleteFunc(slices.Clone(formats), func(f string) bool { return f == XLSX })
	s, err := report.InFormats(d, o, others)
	if err != nil || len(others) == len(formats) {
		return s, err
	}
	sheets, err := export.Workbook(d, s.Findings, o)
	if err != nil {
		return report.Set{}, err
	}
	for i, f := range formats {
		if f == XLSX {
			s.Files = slices.Insert(s.Files, i, sheets)
		}
	}
	return s, nil
}

// jobs gives a job for each format of a brief, which is the k-th of its unit: those of
// dossiers, or of pairs, in each language. j is what they have in common; key is the key
// of one in a format.
func (r *Request) jobs(j Job, unit, k int, key func(format string) string) []Job {
	formats := r.Formats
	if len(formats) == 0 {
		formats = []string{PDF}
	}
	all := make([]Job, len(formats))
	j.Unit, j.Brief = unit, unit*len(r.Langs)+k
	for i, format := range formats {
		all[i] = j
		all[i].Format, all[i].N = format, j.Brief*len(formats)+i+1
		if j.ID != "" {
			all[i].Key = key(format)
		}
	}
	return all
}

// key is the hash of all that a brief depends on: of, which has what the brief is made
// of, its language and format, and what is asked of every brief.
func (r *Request) key(of Recipe) string {
	fonts := font.Digest()
	if r.House != nil {
		s := r.House.Sum()
		of.Style = hex.EncodeToString(s[:])
	}
	of.Date, of.Version, of.Build, of.Fonts = r.Date, r.Version, r.Build, hex.EncodeToString(fonts[:])
	of.Given += sumOfFonts(r.Fonts)
	return of.Key()
}

// sumOfFonts identifies given fonts, "" for none.
func sumOfFonts(fonts []*font.Source) string {
	if len(fonts) == 0 {
		return ""
	}
	var all []byte
	for _, f := range fonts {
		s := f.Sum()
		all = append(all, s[:]...)
	}
	return sum(all)
}

// A source is the dossier of a brief, the language that the brief is to be in, and what
// the two states sold each other, 0 where that is not known.
type source struct {
	*data.Dossier
	lang     string
	fonts    []*font.Source // that it names
	turnover int64
}

// makeFrom is the work of the jobs of a brief, which j has in common: it reads a dossier
// and makes its brief. earlier is the hash of its earlier edition, "" for none. If it
// panics, only this brief fails.
func (r *Request) makeFrom(j Job, earlier string, read func() (source, error)) func(context.Context, []string, Web) (Brief, error) {
	return func(_ context.Context, formats []string, web Web) (m Brief, err error) {
		start := r.Now()
		err = advice.Guard(func() error {
			d, err := read()
			if err != nil {
				return err
			}
			var since *data.Dossier
			if earlier != "" {
				if since, err = r.Earlier.Dossier(&j, earlier); err != nil {
					return err
				}
			}
			b, err := makeFormats(d.Dossier, report.Options{Lang: d.lang, Version: r.Version, Date: r.Date, House: r.House, Since: since, Base: web.Base, Page: web.Page, Faces: web.Faces, Fonts: slices.Concat(d.fonts, r.Fonts)}, formats)
			if err != nil {
				return fmt.Errorf("%s: %w", advice.Name(j.Input), err)
			}
			m = Brief{Files: b.Files, Pages: b.Pages, Facts: Facts{
				Title: b.Title, AName: b.A, BName: b.B, Date: b.Date, Turnover: d.turnover,
				Findings: severityCounts(b.Findings), Untranslated: len(codec.Untranslated(d.Dossier, d.lang)), Unmet: b.Unmet,
			}}
			return nil
		})
		m.Took = r.Now().Sub(start).Milliseconds()
		return m, err
	}
}

// severityCounts counts findings by severity, but for those that the author accepts.
func severityCounts(findings []audit.Finding) map[string]int {
	n := make(map[string]int)
	for _, f := range findings {
		if f.Accepted.IsZero() {
			n[f.Severity.String()]++
		}
	}
	return n
}

// failingJob is the job of an input that cannot be read.
func failingJob(input, inputSum string, err error) Job {
	return Job{Input: input, InputSum: inputSum, Make: failWith(err)}
}
