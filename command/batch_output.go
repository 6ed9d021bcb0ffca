package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"time"

	"dyad/report/batch"
	"dyad/report/store"
)

// makeFiles makes the briefs as files beside their manifest.
func (b *batcher) makeFiles(ctx context.Context) error {
	p := b.plan
	if err := store.MakeDirs(p.root, filepath.Dir(p.manifest)); err != nil {
		return err
	}
	lock, err := b.files.Lock(p.manifest, p.dirs()...)
	if err != nil {
		return err
	}
	defer lock.Release()
	log, err := b.startLog()
	if err != nil {
		return err
	}
	over := forced(b.options.Force, store.IfBrief)
	err = b.run(ctx, b.files.Briefs(p.root, over), log.Old(), log.Add)
	if failed := log.Finish(); failed != nil && (err == nil || errors.Is(err, errSomeFailed)) {
		return failed
	}
	return err
}

// dirs are the directories that a plan writes to, each once.
func (p *plan) dirs() []string {
	dirs := []string{filepath.Dir(p.manifest)}
	for i := range p.jobs {
		if p.jobs[i].Path != "" {
			dirs = append(dirs, filepath.Join(p.root, filepath.FromSlash(path.Dir(p.jobs[i].Path))))
		}
	}
	slices.Sort(dirs)
	return slices.Compact(dirs)
}

// startLog begins the manifest with what an earlier run says of the jobs, or,
// in a shard, what the merged manifest of the whole batch says of them.
func (b *batcher) startLog() (*batch.Log, error) {
	p := b.plan
	var known []batch.Entry
	var content []byte
	for _, name := range p.manifests() {
		file, err := readManifest(name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		entries, damaged := batch.Decode(file)
		for _, line := range damaged {
			b.say(fmt.Sprintf("%s: %v; its brief is made again", name, line))
		}
		known, content = append(known, entries...), file
	}
	return batch.StartLog(b.files.Manifest(p.manifest), content, known, p.jobs, time.Now)
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
		return b.writeArchive(ctx, store.StreamTar(b.stdout, "standard output"))
	}
	name := b.plan.shard.Part(b.options.Bundle)
	lock, err := b.files.Lock(name, filepath.Dir(name))
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
	return b.writeArchive(ctx, a)
}

// writeArchive writes the members of an archive and commits it. If a manifest
// beside the archive is asked for, it writes that too. If a job was not done
// the archive is not complete, and is not committed.
func (b *batcher) writeArchive(ctx context.Context, a *store.Archive) error {
	p := b.plan
	var entries []batch.Entry
	err := b.run(ctx, a, nil, func(x batch.Entry) error {
		entries = append(entries, x)
		return nil
	})
	if err != nil && !errors.Is(err, errSomeFailed) || len(entries) < len(p.jobs) {
		return err
	}
	manifest := batch.Encode(entries)
	if failed := a.Commit(p.shard.Part(batch.ManifestName), manifest); failed != nil {
		return failed
	}
	if p.manifest != "" {
		if failed := b.files.Write(p.manifest, manifest, store.Always); failed != nil {
			return failed
		}
	}
	return err
}
