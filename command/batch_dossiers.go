package command

import (
	"cmp"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"dyad/data"
	"dyad/data/advice"
	"dyad/data/codec"
	"dyad/report/batch"
)

// dossierFiles are dossiers in files: names, directories and globs as they were
// given.
type dossierFiles []string

func (s dossierFiles) jobs(ctx context.Context, r *request) iter.Seq2[batch.Job, error] {
	return func(yield func(batch.Job, error) bool) {
		names, err := s.names()
		if err != nil {
			yield(batch.Job{}, err)
			return
		}
		unit := 0
		for jobs := range batch.Ordered(ctx, r.workers, 4*r.workers, names, r.dossier) {
			for _, j := range jobs {
				j.Unit = unit
				if !yield(j, nil) {
					return
				}
			}
			if len(jobs) > 0 {
				unit++
			}
		}
	}
}

// dossier is the jobs of one file, one a language, none if it has the texts of
// another. It is read whole only if its head is not written in the usual way, so
// that each of many shards can look at all.
func (r *request) dossier(_ context.Context, name string) []batch.Job {
	b, err := readFile(name, codec.MaxSize)
	if err != nil {
		err = fmt.Errorf("reading dossier %q: %w", name, advice.Cause(err))
	}
	head, ok := codec.ReadHead(b)
	if ok && head.Translates != "" {
		return nil
	}
	var jobs []batch.Job
	for _, lang := range r.langs {
		j := batch.Job{Input: filepath.ToSlash(name)}
		if b != nil {
			j.InputSum = sum(b)
		}
		if err == nil && !ok {
			head, err = readHead(name, b)
			ok = err == nil
		}
		if err == nil {
			err = r.fill(&j, name, lang, head)
		}
		if err != nil {
			j = batch.Job{Input: j.Input, InputSum: j.InputSum, Make: failing(err)}
		}
		jobs = append(jobs, j)
	}
	return jobs
}

// readHead is the head of a dossier that is not written in the usual way.
func readHead(name string, b []byte) (h codec.Head, err error) {
	err = advice.Guard(func() error {
		d, err := codec.Read(name, b)
		if err == nil {
			h = codec.Head{ID: d.ID, Lang: d.Lang, A: d.A.Code, B: d.B.Code, AsOf: d.AsOf}
		}
		return err
	})
	return h, err
}

// fill makes a job of a dossier whose hash is taken. It is read again when the
// job is done: no batch holds all its dossiers.
func (r *request) fill(j *batch.Job, name, lang string, head codec.Head) error {
	texts := ""
	if lang != "" && lang != head.Lang {
		_, t, err := r.env.readTexts(name, langOptions{Lang: lang})
		if err != nil {
			return err
		}
		if t != nil {
			texts = sum(t)
		}
	}
	j.ID, j.A, j.B, j.Lang, j.Year = head.ID, head.A, head.B, cmp.Or(lang, head.Lang), head.AsOf[:len("2006")]
	j.Key = r.key(j.InputSum, texts, lang)
	input := j.InputSum
	j.Make = r.making(j.Input, func() (*data.Dossier, string, error) {
		d, in, err := r.env.readIn(name, langOptions{Lang: lang})
		if err != nil {
			return nil, "", err
		}
		if hex.EncodeToString(d.SHA256[:]) != input || textsSum(d) != texts || d.ID != head.ID {
			return nil, "", advice.With(fmt.Errorf("dossier %q changed while the batch ran", name), "run the batch again")
		}
		return d, in, nil
	})
	return nil
}

// textsSum is the hash of the texts that were added to a dossier.
func textsSum(d *data.Dossier) string {
	if len(d.Translations) == 0 {
		return ""
	}
	return hex.EncodeToString(d.Translations[0].SHA256[:])
}

// names are the files: arguments in their order, what a directory or glob holds
// sorted, each once. A file that is not there is named all the same: it fails
// alone, like any bad dossier.
func (s dossierFiles) names() ([]string, error) {
	var all []string
	seen := make(map[string]bool)
	for _, arg := range s {
		found, err := expand(arg)
		if err != nil {
			return nil, err
		}
		for _, name := range found {
			if name = filepath.Clean(name); !seen[name] {
				seen[name] = true
				all = append(all, name)
			}
		}
	}
	return all, nil
}

// expand is the dossiers that an argument means.
func expand(arg string) ([]string, error) {
	switch {
	case isDirectory(arg):
		found, err := dossiersBelow(arg)
		if err == nil && len(found) == 0 {
			err = advice.With(fmt.Errorf("no dossier in %q", arg), "dossiers are files named *.yaml, *.yml or *.json")
		}
		return found, err
	case !isGlob(arg):
		return []string{arg}, nil
	}
	found, err := doublestar.FilepathGlob(arg, doublestar.WithFilesOnly(), doublestar.WithNoHidden(), doublestar.WithFailOnIOErrors())
	if err != nil {
		return nil, fmt.Errorf("glob %q: %w", arg, err)
	}
	if len(found) == 0 {
		return nil, advice.With(fmt.Errorf("no file matches %q", arg), "* is any part of a name, ** any directories")
	}
	slices.Sort(found)
	return found, nil
}

// isGlob tells whether a name is a pattern and no file.
func isGlob(name string) bool {
	_, err := os.Lstat(name)
	return errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(name, "*?[{")
}

// dossiersBelow are the dossiers in a directory and below it, sorted. Hidden
// ones are left out, links to directories not followed.
func dossiersBelow(dir string) ([]string, error) {
	var all []string
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("reading directory %q: %w", name, advice.Cause(err))
		case name != dir && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return filepath.SkipDir
			}
		case !entry.IsDir() && isDossierName(name):
			all = append(all, name)
		}
		return nil
	})
	slices.Sort(all)
	return all, err
}

func isDossierName(name string) bool {
	return slices.Contains([]string{".yaml", ".yml", ".json"}, strings.ToLower(filepath.Ext(name)))
}
