package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/fsnotify/fsnotify"
	"github.com/urfave/cli/v2"

	"dyad/data/advice"
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
		ArgsUsage: "DOSSIER|DIR|GLOB… -o TEMPLATE [FLAG…]",
		Description: `Does what "dyad batch" does, then again whenever a dossier is written, added or
removed, until it is interrupted. Only what has changed is made.

EXAMPLES:
   $ dyad watch dossiers -o 'out/{id}.pdf'`,
		Flags: batchFlags(&o),
		Action: func(c *cli.Context) error {
			o.In, o.Progress, o.Shard = c.Args().Slice(), "none", "none"
			if err := o.validate(); err != nil {
				return err
			}
			o.Progress = "each"
			return runWatch(c.Context, e, o)
		},
	}
}

// runWatch makes the briefs, and again those whose dossiers change, until ctx
// ends.
func runWatch(ctx context.Context, e *env, o batchOptions) error {
	if o.LogFormat == "json" {
		e.logJSON()
	}
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("watching: %w", err)
	}
	defer w.Close()
	for _, name := range o.In {
		if isGlob(name) {
			base, _ := doublestar.SplitPattern(filepath.ToSlash(name))
			name = filepath.FromSlash(base)
		}
		if err := watchBelow(w, name); err != nil {
			return err
		}
	}
	for {
		if err := rebuild(ctx, e, o); err != nil {
			return err
		}
		if err := awaitChange(ctx, w); err != nil {
			return err
		}
	}
}

// rebuild makes what is not up to date. It says what is wrong with dossiers,
// and their author corrects it; the only error is an interruption.
func rebuild(ctx context.Context, e *env, o batchOptions) error {
	err := runBatch(ctx, e, o)
	if errors.Is(err, store.ErrAborted) || ctx.Err() != nil {
		return store.ErrAborted
	}
	e.sayError(err)
	return nil
}

// watchBelow watches a directory and those below it. For a file it watches
// the directory of the file, since an editor may replace the file by a new
// one.
func watchBelow(w *fsnotify.Watcher, name string) error {
	if !isDirectory(name) {
		if err := w.Add(filepath.Dir(name)); err != nil {
			return fmt.Errorf("watching %q: %w", name, advice.Cause(err))
		}
		return nil
	}
	return filepath.WalkDir(name, func(dir string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("watching %q: %w", dir, advice.Cause(err))
		case !entry.IsDir():
			return nil
		case dir != name && strings.HasPrefix(entry.Name(), "."):
			return filepath.SkipDir
		}
		if err := w.Add(dir); err != nil {
			return fmt.Errorf("watching %q: %w", dir, advice.Cause(err))
		}
		return nil
	})
}

// awaitChange waits until a dossier changes, and then until nothing has
// changed for quietTime.
func awaitChange(ctx context.Context, w *fsnotify.Watcher) error {
	var settled <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return store.ErrAborted
		case <-settled:
			return nil
		case err := <-w.Errors:
			return fmt.Errorf("watching: %w", err)
		case change := <-w.Events:
			if change.Has(fsnotify.Create) && isDirectory(change.Name) {
				// The next batch finds the dossiers that are already in
				// it. The directory may be gone again.
				if err := watchBelow(w, change.Name); err != nil && !errors.Is(err, os.ErrNotExist) {
					return err
				}
				settled = time.After(quietTime)
			}
			if isDossierName(change.Name) && change.Op != fsnotify.Chmod {
				settled = time.After(quietTime)
			}
		}
	}
}
