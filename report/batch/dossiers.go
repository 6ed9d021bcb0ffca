package batch

import (
	"bytes"
	"cmp"
	"context"
	"encoding/hex"
	"iter"
	"path/filepath"

	"dyad/data"
	"dyad/data/advice"
	"dyad/data/codec"
	"dyad/report/font"
)

// Inputs reads dossiers by the names of their files. Several goroutines use
// it at once.
type Inputs interface {
	// Bytes is the content of the file of a dossier. With an error it may be
	// a part of it, or nil.
	Bytes(name string) ([]byte, error)
	// Texts is the content of the file of a dossier's texts in a language,
	// or nil if there is no such file.
	Texts(name, lang string) ([]byte, error)
	// Dossier is the dossier with its texts in a language, and the language
	// it is then in. For the language "" it is the dossier in its own.
	Dossier(name, lang string) (*data.Dossier, string, error)
	// Fonts are the fonts that a dossier names.
	Fonts(name string, d *data.Dossier) ([]*font.Source, error)
}

// Dossiers is the source of a job for each dossier and language, in the order of
// the names and then of the languages. A file of texts for a dossier has no job.
// A dossier that cannot be read has jobs that fail. The files are read by several
// workers at once. The first time the source is asked, it is for all shards.
func Dossiers(r *Request, in Inputs, names []string, workers int) Source {
	texts := make([]bool, len(names)) // those that had no job at first
	first := true
	return func(ctx context.Context, shard Shard) iter.Seq[Job] {
		return func(yield func(Job) bool) {
			unit := 0
			for f := range Ordered(ctx, workers, 4*workers, dossiersOf(r, in, names, shard, texts), findJobs) {
				if len(f.found) == 0 {
					if first {
						texts[f.at] = true
						continue
					}
					for range r.Langs { // it has become a file of texts
						f.found = append(f.found, foundBrief{job: failingJob(filepath.ToSlash(f.name), "", changed(f.name))})
					}
				}
				if first {
					f.unit = unit
					unit++
				}
				for k, b := range f.found {
					for _, j := range r.jobs(b.job, f.unit, k, b.key) {
						if !yield(j) {
							return
						}
					}
				}
			}
			if ctx.Err() == nil {
				first = false
			}
		}
	}
}

// dossiersOf are the files of a shard, but for those known to hold texts.
func dossiersOf(r *Request, in Inputs, names []string, shard Shard, texts []bool) iter.Seq[*dossierFile] {
	return func(yield func(*dossierFile) bool) {
		unit := 0
		for at, name := range names {
			if texts[at] {
				continue
			}
			if shard.Has(unit) && !yield(&dossierFile{r: r, in: in, name: name, at: at, unit: unit}) {
				return
			}
			unit++
		}
	}
}

// A dossierFile is one dossier of a batch.
type dossierFile struct {
	r        *Request
	in       Inputs
	name     string
	at, unit int // place among the names, and among those that have jobs
	found    []foundBrief
}

// A foundBrief is what the jobs of a brief have in common, and the key of each.
type foundBrief struct {
	job Job
	key func(format string) string
}

// findJobs finds the briefs of a file, one for each language, or none if it holds
// the texts of another. Most heads can be read without parsing the whole
// file, so that each of many shards can look at every file.
func findJobs(_ context.Context, f *dossierFile) *dossierFile {
	b, err := f.in.Bytes(f.name)
	head, ok := codec.ReadHead(b)
	if ok && head.Translates != "" {
		return f
	}
	inputSum := ""
	if b != nil {
		inputSum = sum(b)
	}
	if err == nil && !ok {
		head, err = wholeHead(f.name, b)
	}
	fontsSum := ""
	if err == nil && bytes.Contains(b, []byte("fonts")) {
		fontsSum, err = f.fontsSum(b)
	}
	for _, lang := range f.r.Langs {
		b := foundBrief{job: Job{Input: filepath.ToSlash(f.name), InputSum: inputSum}}
		failure := err
		if failure == nil {
			failure = f.fill(&b, lang, head, fontsSum)
		}
		if failure != nil {
			b = foundBrief{job: failingJob(b.job.Input, b.job.InputSum, failure)}
		}
		f.found = append(f.found, b)
	}
	return f
}

// wholeHead is the head of a dossier, read by parsing all of it.
func wholeHead(name string, b []byte) (h codec.Head, err error) {
	err = advice.Guard(func() error {
		d, err := codec.Read(name, b)
		if err == nil {
			h = codec.Head{ID: d.ID, Lang: d.Lang, A: d.A.Code, B: d.B.Code, AsOf: d.AsOf}
		}
		return err
	})
	return h, err
}

// fontsSum identifies the fonts that a dossier names, "" for none.
func (f *dossierFile) fontsSum(b []byte) (string, error) {
	var all []*font.Source
	err := advice.Guard(func() error {
		d, err := codec.Read(f.name, b)
		if err == nil {
			all, err = f.in.Fonts(f.name, d)
		}
		return err
	})
	return sumOfFonts(all), err
}

// fill sets what the name and the bytes of the brief depend on, but for the
// hash of the dossier, which is set. The dossier is read again when the job
// is done, so that a batch need not hold all its dossiers.
func (f *dossierFile) fill(b *foundBrief, lang string, head codec.Head, fontsSum string) error {
	j := &b.job
	textsSum := ""
	if lang != "" && lang != head.Lang {
		texts, err := f.in.Texts(f.name, lang)
		if err != nil {
			return err
		}
		if texts != nil {
			textsSum = sum(texts)
		}
	}
	j.ID, j.A, j.B, j.Lang, j.Year = head.ID, head.A, head.B, cmp.Or(lang, head.Lang), head.AsOf[:len("2006")]
	inputSum := j.InputSum
	earlier, err := f.r.earlierSum(j)
	if err != nil {
		return err
	}
	b.key = func(format string) string {
		return f.r.key(Recipe{Input: inputSum, Texts: textsSum, Since: earlier, Given: fontsSum, Lang: lang, Format: format})
	}
	j.Make = f.r.makeFrom(*j, earlier, func() (source, error) {
		d, in, err := f.in.Dossier(f.name, lang)
		if err != nil {
			return source{}, err
		}
		if hex.EncodeToString(d.SHA256[:]) != inputSum || addedSum(d) != textsSum || d.ID != head.ID {
			return source{}, changed(f.name)
		}
		fonts, err := f.in.Fonts(f.name, d)
		if err != nil {
			return source{}, err
		}
		return source{Dossier: d, lang: in, fonts: fonts}, nil
	})
	return nil
}

// addedSum is the hash of the texts that were added to a dossier, "" for none.
func addedSum(d *data.Dossier) string {
	if len(d.Translations) == 0 {
		return ""
	}
	return hex.EncodeToString(d.Translations[0].SHA256[:])
}
