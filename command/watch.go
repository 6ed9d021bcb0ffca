package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/fsnotify/fsnotify"
	"github.com/urfave/cli/v2"

	"dyad/data/advice"
	"dyad/data/codec"
	"dyad/report/store"
)

// quietTime is how long nothing must change in a directory before its
// dossiers are made: editors write a file in several steps.
const quietTime = 100 * time.Millisecond

func watchCommand(e *env) *cli.Command {
	var o batchOptions
	return &cli.Command{
		Name:      "watch",
		Usage:     "write briefs anew whenever their dossiers change",
		ArgsUsage: "DOSSIER|DIR|GLOB… [-o TEMPLATE…] [FLAG…]",
		Description: `Does what "dyad batch" does, then again whenever a dossier is written, added or
removed, until it is interrupted. Only what has changed is made. A dossier that
can no longer be read keeps its brief, and that is said; --prune removes the
briefs of dossiers that are gone.

Without -o the briefs are {id}.pdf in the current directory, {id}-{lang}.pdf with
--lang. A brief appears whole in the place of the one before, and viewers that look at
their file show the new pages.

EXAMPLES:
   $ dyad watch mine.yaml
   $ dyad watch dossiers -o 'out/{id}.pdf'`,
		Flags: batchFlags(&o),
		Action: func(c *cli.Context) error {
			o.In, o.Progress, o.Shard = c.Args().Slice(), "none", "none"
			if len(o.Out) == 0 {
				o.besideEditor()
			}
			if slices.ContainsFunc(o.In, func(name string) bool { return name == "-" || strings.HasPrefix(name, "@") }) {
				return usageError{"a list of names cannot be watched", "name dossiers, directories of them, or globs"}
			}
			if err := o.validate(); err != nil {
				return err
			}
			o.Progress = "each"
			return runWatch(c.Context, e, o, quietTime)
		},
	}
}

// besideEditor sets the output of one who edits a few dossiers: briefs in the current
// directory, with a manifest that is out of sight.
func (o *batchOptions) besideEditor() {
	o.Out = []string{"{id}.pdf"}
	if o.Langs != "" {
		o.Out[0] = "{id}-{lang}.pdf"
	}
	if o.Manifest == "" {
		o.Manifest = ".dyad-watch.jsonl"
	}
}

// runWatch makes the briefs, and again those whose dossiers change, until ctx
// ends.
func runWatch(ctx context.Context, e *env, o batchOptions, quiet time.Duration) error {
	if o.LogFormat == "json" {
		e.logJSON()
	}
	changes, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("watching: %w", err)
	}
	defer changes.Close()
	w := &watcher{env: e, options: o, quiet: quiet, changes: changes}
	for _, name := range o.In {
		w.roots = append(w.roots, rootOf(name))
	}
	for said := false; ; {
		gone, err := w.watchRoots()
		if err != nil {
			return err
		}
		if gone == "" {
			err = w.rebuild(ctx)
		}
		if err == nil && !said {
			w.say("watching " + shown(o.In) + " for changes; Ctrl-C ends it")
			said = true
		}
		if err == nil {
			err = w.awaitChange(ctx, gone)
		}
		if err != nil {
			return err
		}
	}
}

// A watcher makes briefs whenever their dossiers change.
type watcher struct {
	*env
	options batchOptions
	quiet   time.Duration // see quietTime
	changes *fsnotify.Watcher
	roots   []string // directories to be watched
	gone    string   // the root last said to be gone
}

// rootOf is the directory to be watched for an argument: for a file that of the
// file, since an editor may replace the file by a new one.
func rootOf(arg string) string {
	switch {
	case isGlob(arg):
		base, _ := doublestar.SplitPattern(filepath.ToSlash(arg))
		return filepath.FromSlash(base)
	case isDirectory(arg):
		return filepath.Clean(arg)
	}
	return filepath.Dir(arg)
}

// watchRoots watches the roots and what is below them; to watch a directory twice
// is to watch it once. A root that is not there is returned. Its dossiers are
// neither failed nor gone: it may be there again soon.
func (w *watcher) watchRoots() (gone string, err error) {
	for _, root := range w.roots {
		switch err := watchBelow(w.changes, root); {
		case errors.Is(err, fs.ErrNotExist) && !isDirectory(root):
			gone = root
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return "", err
		}
	}
	if gone != w.gone && gone != "" {
		w.say(fmt.Sprintf("%s is gone: waiting for it", advice.Name(gone)))
	}
	w.gone = gone
	return gone, nil
}

// rebuild makes what is not up to date. It says what is wrong with dossiers,
// and their author corrects it; the only error is an interruption.
func (w *watcher) rebuild(ctx context.Context) error {
	err := runBatch(ctx, w.env, w.options)
	if errors.Is(err, store.ErrAborted) {
		return err
	}
	w.sayError(err)
	if ctx.Err() != nil {
		return store.ErrAborted
	}
	return nil
}

// watchBelow watches a directory and those below it.
func watchBelow(changes *fsnotify.Watcher, root string) error {
	return filepath.WalkDir(root, func(dir string, entry fs.DirEntry, err error) error {
		switch {
		case err == nil && !entry.IsDir():
			return nil
		case err == nil && dir != root && strings.HasPrefix(entry.Name(), "."):
			return filepath.SkipDir
		case err == nil:
			err = changes.Add(dir)
		}
		if err != nil {
			return fmt.Errorf("watching %q: %w", dir, advice.Cause(err))
		}
		return nil
	})
}

// awaitChange waits until a dossier changes, and then until nothing has changed
// for a while. While a root is gone it looks for it.
func (w *watcher) awaitChange(ctx context.Context, gone string) error {
	var settled, look <-chan time.Time
	if gone != "" {
		ticker := time.NewTicker(w.quiet)
		defer ticker.Stop()
		look = ticker.C
	}
	for {
		select {
		case <-ctx.Done():
			return store.ErrAborted
		case <-settled:
			return nil
		case <-look:
			if isDirectory(gone) {
				return nil
			}
		case err := <-w.changes.Errors:
			return fmt.Errorf("watching: %w", err)
		case change := <-w.changes.Events:
			if w.matters(change) {
				settled = time.After(w.quiet)
			}
		}
	}
}

// matters tells whether a change may be one of dossiers: of a dossier, or of a
// directory, which may have come with dossiers in it, or have gone with them.
func (w *watcher) matters(change fsnotify.Event) bool {
	if change.Op == fsnotify.Chmod {
		return false
	}
	return isDossierName(change.Name) || codec.IsFontFile(change.Name) || change.Has(fsnotify.Create) && isDirectory(change.Name) ||
		slices.Contains(w.roots, filepath.Clean(change.Name)) || !change.Has(fsnotify.Write|fsnotify.Create) && filepath.Ext(change.Name) == ""
}
