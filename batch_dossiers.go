package main

import (
	"context"
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
			unit++
		}
	}
}

// dossier is the jobs of one file. It is not parsed if the manifest knows the
// briefs of these bytes.
func (r *request) dossier(_ context.Context, name string) []batch.Job {
	j := batch.Job{Input: filepath.ToSlash(name)}
	b, err := readDossierFile(name)
	if err != nil {
		j.Make = failing(err)
		return []batch.Job{j}
	}
	j.InputSum = sum(b)
	var d *data.Dossier
	var jobs []batch.Job
	for _, lang := range r.langs {
		j.Key = r.key(j.InputSum, lang)
		if old, ok := r.known[j.Key]; ok {
			j.ID, j.A, j.B, j.Lang, j.Year = old.ID, old.A, old.B, old.Lang, old.Year
		} else {
			if d == nil {
				if err := guard(func() (err error) { d, err = data.Read(name, b); return err }); err != nil {
					j.Key, j.Make = "", failing(err)
					return []batch.Job{j}
				}
			}
			if j.Lang = lang; lang == "" {
				j.Lang = d.Lang
			}
			j.ID, j.A, j.B, j.Year = d.ID, d.A.Code, d.B.Code, d.AsOf[:len("2006")]
		}
		want := j.InputSum
		j.Make = making(func(context.Context) (*data.Dossier, error) { return readUnchanged(name, want) }, j.Input, r.options(lang))
		jobs = append(jobs, j)
	}
	return jobs
}

// readUnchanged reads a dossier whose hash was already taken.
func readUnchanged(name, want string) (*data.Dossier, error) {
	b, err := readDossierFile(name)
	if err != nil {
		return nil, err
	}
	if sum(b) != want {
		return nil, hinted(fmt.Errorf("dossier %q changed while the batch ran", name), "run the batch again")
	}
	return data.Read(name, b)
}

func readDossierFile(name string) ([]byte, error) {
	b, err := readFile(name, data.MaxSize)
	if err != nil {
		return nil, fmt.Errorf("reading dossier %q: %w", name, cause(err))
	}
	return b, nil
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
			err = hinted(fmt.Errorf("no dossier in %q", arg), "dossiers are files named *.yaml, *.yml or *.json")
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
		return nil, hinted(fmt.Errorf("no file matches %q", arg), "* is any part of a name, ** any directories")
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
			return fmt.Errorf("reading directory %q: %w", name, cause(err))
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
