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

// batchFiles makes the briefs as files beside their manifest.
func (e *env) batchFiles(ctx context.Context, o batchOptions, p *plan) error {
	if err := store.MakeDirs(p.root, filepath.Dir(p.manifest)); err != nil {
		return err
	}
	lock, err := e.files.Lock(p.manifest, p.dirs()...)
	if err != nil {
		return err
	}
	defer lock.Release()
	log, err := e.startLog(p)
	if err != nil {
		return err
	}
	over := store.IfBrief
	if o.Force {
		over = store.Always
	}
	err = e.run(ctx, o, p, e.files.Briefs(p.root, over), log.Old(), log.Add)
	if failed := log.Finish(); failed != nil && (err == nil || errors.Is(err, errPartly)) {
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

// startLog takes over what an earlier run, or the merged manifest of a batch in
// shards, says of the jobs.
func (e *env) startLog(p *plan) (*batch.Log, error) {
	var known []batch.Entry
	var content []byte
	for _, name := range p.manifests() {
		b, err := readManifest(name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		entries, damaged := batch.Decode(b)
		for _, line := range damaged {
			e.say(fmt.Sprintf("%s: %v; its brief is made again", name, line))
		}
		known, content = append(known, entries...), b
	}
	return batch.StartLog(e.files.Manifest(p.manifest), content, known, p.jobs, time.Now)
}

// manifests are the files that may know the jobs, the plan's own last.
func (p *plan) manifests() []string {
	if p.shard.Whole() {
		return []string{p.manifest}
	}
	return []string{p.merged, p.manifest}
}

// batchArchive makes the briefs as members of one archive, the manifest its last.
// The archive appears complete or not at all; on standard output it is a stream.
// The same briefs give the same bytes.
func (e *env) batchArchive(ctx context.Context, o batchOptions, p *plan) error {
	if o.Bundle == "-" {
		return e.writeArchive(ctx, o, p, store.StreamTar(e.stdout, "standard output"))
	}
	name := p.shard.Part(o.Bundle)
	lock, err := e.files.Lock(name, filepath.Dir(name))
	if err != nil {
		return err
	}
	defer lock.Release()
	over := store.IfForced
	if o.Force {
		over = store.Always
	}
	a, err := e.files.Archive(name, over)
	if err != nil {
		return err
	}
	defer a.Discard()
	return e.writeArchive(ctx, o, p, a)
}

// writeArchive writes the members of an archive and commits it, and the manifest
// once more beside it if that is asked for. If a job was not done the archive
// would not be complete and is not committed.
func (e *env) writeArchive(ctx context.Context, o batchOptions, p *plan, a *store.Archive) error {
	var entries []batch.Entry
	err := e.run(ctx, o, p, a, nil, func(x batch.Entry) error {
		entries = append(entries, x)
		return nil
	})
	if err != nil && !errors.Is(err, errPartly) || len(entries) < len(p.jobs) {
		return err
	}
	manifest := batch.Encode(entries)
	if failed := a.Commit(p.shard.Part(batch.ManifestName), manifest); failed != nil {
		return failed
	}
	if p.manifest != "" {
		if failed := e.files.Write(p.manifest, manifest, store.Always); failed != nil {
			return failed
		}
	}
	return err
}
