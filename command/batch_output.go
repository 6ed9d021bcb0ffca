package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"dyad/data/advice"
	"dyad/report/batch"
	"dyad/report/store"
)

// makeFiles makes the briefs as files beside their manifest.
func (b *batcher) makeFiles(ctx context.Context) error {
	p := b.plan
	if err := b.files.MakeDirs(p.root, filepath.Dir(p.manifest)); err != nil {
		return err
	}
	lock, err := b.files.Lock(p.manifest)
	if err != nil {
		return err
	}
	defer lock.Release()
	log, err := b.startLog()
	if err != nil {
		return err
	}
	if err := b.prune(log); err != nil {
		return errors.Join(err, log.Close()) // what is to be removed stays in it
	}
	var stale []batch.Entry
	err = b.run(ctx, b.files.Briefs(p.root, forced(b.options.Force, store.IfBrief)), log.Old, func(x batch.Entry) error {
		x, err := log.Add(x)
		if len(x.Stale) > 0 && len(stale) < maxFailures {
			stale = append(stale, x)
		}
		return err
	})
	b.sayStale(stale)
	if failed := log.Finish(); failed != nil && (err == nil || errors.Is(err, errSomeFailed)) {
		return failed
	}
	return err
}

// sayStale says which briefs are of earlier editions.
func (b *batcher) sayStale(entries []batch.Entry) {
	seen := map[string]bool{}
	for _, x := range entries {
		for _, brief := range x.Stale {
			if !seen[brief.Path] {
				seen[brief.Path] = true
				name := filepath.Join(b.plan.root, filepath.FromSlash(brief.Path))
				b.say(fmt.Sprintf("%s is of an earlier edition of %s", advice.Name(name), advice.Name(x.Input)))
			}
		}
	}
}

// startLog begins the manifest with what an earlier run says of the jobs, or,
// in a shard, what the merged manifest of the whole batch says of them.
func (b *batcher) startLog() (*batch.Log, error) {
	p := b.plan
	file, err := b.files.Manifest(p.manifest, forced(b.options.Force, store.IfManifest))
	if err != nil {
		return nil, err
	}
	earlier := batch.Earlier{Has: func(path string) bool {
		st, err := os.Lstat(filepath.Join(p.root, filepath.FromSlash(path)))
		return err == nil && st.Mode().IsRegular()
	}}
	for _, name := range p.manifests() {
		part, closePart, err := openPart(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		defer closePart()
		earlier.Parts, earlier.Own = append(earlier.Parts, part), name == p.manifest
	}
	log, damaged, err := batch.StartLog(file, earlier, p.Plan, time.Now)
	for _, line := range damaged {
		b.say(line.Error())
	}
	return log, err
}

// prune removes the briefs of dossiers that are gone, if it is asked for: those
// that the manifest names and that are as they were written, of dossiers that an
// argument would have found.
func (b *batcher) prune(log *batch.Log) error {
	orphans := log.Orphans()
	for _, input := range slices.Sorted(maps.Keys(orphans)) {
		name := filepath.FromSlash(input)
		if _, err := os.Lstat(name); !b.options.Prune || !errors.Is(err, fs.ErrNotExist) || !wouldFind(b.options.In, name) {
			continue
		}
		for _, brief := range orphans[input] {
			file := filepath.Join(b.plan.root, filepath.FromSlash(brief.Path))
			if sum, err := store.Sum(file); err != nil || sum != brief.OutputSum {
				b.say(fmt.Sprintf("%s is left, though its dossier %s is gone: it was changed since", advice.Name(file), advice.Name(input)))
				continue
			}
			if err := b.files.Remove(file); err != nil {
				return err
			}
			b.say(fmt.Sprintf("removed %s: its dossier %s is gone", advice.Name(file), advice.Name(input)))
		}
	}
	return nil
}

// manifests are the files that may have entries of the jobs, the one of this
// batch last.
func (p *plan) manifests() []string {
	if p.shard.Whole() {
		return []string{p.manifest}
	}
	return []string{p.merged, p.manifest}
}

// makeArchive makes the briefs as members of one archive, with the manifest
// as its last member. The archive appears whole or not at all; on standard
// output it is a stream. The same briefs give the same bytes.
func (b *batcher) makeArchive(ctx context.Context) error {
	if b.options.Bundle == "-" {
		return b.writeArchive(ctx, store.StreamTar(b.stdout, "standard output"), os.TempDir())
	}
	name := b.plan.shard.Part(b.options.Bundle)
	lock, err := b.files.Lock(name)
	if err != nil {
		return err
	}
	defer lock.Release()
	over := forced(b.options.Force, store.IfForced)
	a, err := b.files.Archive(name, over)
	if err != nil {
		return err
	}
	defer a.Discard()
	return b.writeArchive(ctx, a, filepath.Dir(name))
}

// writeArchive writes the members of an archive and commits it. If a manifest
// beside the archive is asked for, it writes that too. If a job was not done
// the archive is not complete, and is not committed. What the manifest takes besides
// some memory is kept in a temporary file of a directory.
func (b *batcher) writeArchive(ctx context.Context, a *store.Archive, temp string) error {
	p := b.plan
	over := forced(b.options.Force, store.IfManifest)
	if p.manifest != "" {
		if err := b.files.MayWrite(p.manifest, over); err != nil { // rather now than after all is made
			return err
		}
	}
	manifest := b.files.Spool(temp)
	defer manifest.Close()
	n, whole := 0, 0
	err := b.run(ctx, a, nil, func(x batch.Entry) error {
		if n++; x.Status == batch.OK {
			whole++
		}
		_, err := manifest.Write(x.Line())
		return err
	})
	if err != nil && !errors.Is(err, errSomeFailed) || n < p.Len() {
		return err
	}
	if failed := a.Commit(p.shard.Part(batch.ManifestName), manifest); failed != nil {
		return failed
	}
	if b.options.Bundle != "-" {
		b.wrote(p.shard.Part(b.options.Bundle), count(whole, "file")+" and their manifest")
	}
	if p.manifest != "" {
		failed := b.files.WriteFrom(p.manifest, over, func(w io.Writer) error {
			_, err := manifest.WriteTo(w)
			return err
		})
		if failed != nil {
			return failed
		}
	}
	return err
}
