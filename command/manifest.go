package command

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/urfave/cli/v2"

	"dyad/data/advice"
	"dyad/report/batch"
	"dyad/report/store"
)

// manifestOptions are the arguments of "dyad manifest".
type manifestOptions struct {
	In  []string // manifests
	Out string   // of merge a file, "" is standard output; of index a directory, "" is the manifest's own
	Dir string   // of check and index, where the briefs are; "" is the manifest's own

	Force bool // write over files of others

	Title, Lang, Base string // of index
}

func manifestCommand(e *env) *cli.Command {
	var o manifestOptions
	return &cli.Command{
		Name:        "manifest",
		Usage:       "join, check or list the manifests of batches",
		ArgsUsage:   worksSynopsis(manifestWorks),
		Description: worksDescription(manifestWorks),
		Flags: []cli.Flag{
			outputFlag("write the merged manifest to `FILE`, - for standard output; of index the directory of the pages", &o.Out),
			&cli.BoolFlag{Name: "force", Usage: "overwrite a file that is no manifest, or no page of an index", Destination: &o.Force, DisableDefaultText: true},
			&cli.StringFlag{Name: "dir", Usage: "look for the briefs in `DIR`", Destination: &o.Dir},
			&cli.StringFlag{Name: "title", Usage: "`TEXT` over the pages of the index", Destination: &o.Title},
			&cli.StringFlag{Name: "lang", Usage: "language `TAG` of the pages of the index", DefaultText: "en", Destination: &o.Lang},
			&cli.StringFlag{Name: "base-url", Usage: "address `URL` that the pages will have on the web", Destination: &o.Base},
		},
		Action: func(c *cli.Context) error {
			o.In = c.Args().Tail()
			const hint = "`dyad manifest merge PART… -o FILE`, `dyad manifest check MANIFEST` or `dyad manifest index MANIFEST`"
			switch what := c.Args().First(); {
			case what != "merge" && what != "check" && what != "index":
				return usageError{fmt.Sprintf("unknown work on manifests %q", what), hint}
			case len(o.In) == 0, what != "merge" && len(o.In) > 1:
				return usageError{"no manifest named, or more than one where one is wanted", hint}
			case what != "index" && o.Title+o.Lang+o.Base != "":
				return usageError{"--title, --lang and --base-url are for an index", hint}
			case what == "merge":
				return mergeManifests(e, o)
			case what == "index":
				return writeIndex(e, o)
			}
			return checkManifest(c.Context, e, o)
		},
	}
}

// openPart opens a manifest. If there is none the error is fs.ErrNotExist.
func openPart(name string) (p batch.Part, closePart func(), err error) {
	f, err := os.Open(name)
	if err == nil {
		var st os.FileInfo
		if st, err = f.Stat(); err == nil {
			return batch.Part{Name: name, File: f, Size: st.Size()}, func() { f.Close() }, nil
		}
		f.Close()
	}
	return p, nil, fmt.Errorf("reading manifest %q: %w", name, advice.Cause(err))
}

// review opens manifests and finds what is wrong with them, without looking
// at the briefs. They are open until closeAll is called. See [batch.Merge] for each.
func (in *inputs) review(names []string, each func(batch.Entry)) (r *batch.Review, closeAll func(), err error) {
	var parts []batch.Part
	var closers []func()
	closeAll = func() {
		for _, f := range closers {
			f()
		}
	}
	for _, name := range names {
		in.files.Protect(name)
		part, closePart, err := openPart(name)
		if err != nil {
			return nil, closeAll, err
		}
		parts, closers = append(parts, part), append(closers, closePart)
	}
	r, err = batch.Merge(parts, each)
	if err != nil {
		return nil, closeAll, fmt.Errorf("reading manifests: %w", advice.Cause(err))
	}
	if r.Len == 0 && len(r.Problems) == 0 {
		r.Problems = []string{advice.Name(names[0]) + ": no entry"}
	}
	return r, closeAll, nil
}

func mergeManifests(e *env, o manifestOptions) error {
	r, closeAll, err := e.review(o.In, nil)
	defer closeAll()
	if err != nil {
		return err
	}
	if len(r.Problems) > 0 {
		for _, p := range r.Problems {
			e.say(p)
		}
		e.hint("name each part of one batch once; run the shards again whose entries are missing")
		return errReported
	}
	out := o.Out
	if out == "" {
		out = "-"
	}
	write := func(w io.Writer) error { _, err := r.WriteTo(w); return err }
	if err := e.writeFrom(out, forced(o.Force, store.IfManifest), write); err != nil {
		return err
	}
	said := 0
	for x, err := range r.Entries() {
		if err != nil {
			return fmt.Errorf("reading manifests: %w", advice.Cause(err))
		}
		if x.Status != batch.OK && said < maxFailures {
			said++
			e.say(failure(x))
		}
	}
	counts := fmt.Sprintf("%s, %d failed", countOf(r.Len, "entry", "entries"), r.Failed)
	if out == "-" {
		e.say(counts)
	}
	e.wrote(out, counts)
	if r.Failed > 0 {
		return errSomeFailed
	}
	return nil
}

// failure is the error of an entry, with the name of its input unless the
// error has it.
func failure(x batch.Entry) string {
	if strings.Contains(x.Error, x.Input) {
		return "failed: " + x.Error
	}
	return "failed: " + advice.Name(x.Input) + ": " + x.Error
}

func countOf(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func checkManifest(ctx context.Context, e *env, o manifestOptions) error {
	name := o.In[0]
	dir := o.Dir
	if dir == "" {
		dir = filepath.Dir(name)
	}
	r, closeAll, err := e.review(o.In, nil)
	defer closeAll()
	if err != nil {
		return err
	}
	problems, more := r.Problems, 0
	n := runtime.GOMAXPROCS(0)
	for p := range batch.Ordered(ctx, n, 4*n, withoutError(r.Entries(), &err), func(_ context.Context, x batch.Entry) string { return entryProblem(dir, x) }) {
		switch {
		case p == "":
		case len(problems) < maxFailures:
			problems = append(problems, p)
		default:
			more++
		}
	}
	if err != nil {
		return fmt.Errorf("reading manifests: %w", advice.Cause(err))
	}
	if more > 0 {
		problems = append(problems, fmt.Sprintf("and %d more", more))
	}
	var out bytes.Buffer
	for _, p := range problems {
		fmt.Fprintf(&out, "%s\n", advice.Clean(p))
	}
	if len(problems) == 0 {
		noun := "brief"
		if r.Formats {
			noun = "file"
		}
		fmt.Fprintf(&out, "%s: %s, each there and unchanged\n", advice.Name(name), count(r.Len, noun))
	}
	if err := e.print(out.Bytes()); err != nil || len(problems) == 0 {
		return err
	}
	e.say(fmt.Sprintf("%s: %s", advice.Name(name), count(len(problems)+more, "problem")))
	return errReported
}

// withoutError are the values of a sequence up to an error, which it sets.
func withoutError[T any](all iter.Seq2[T, error], to *error) iter.Seq[T] {
	return func(yield func(T) bool) {
		for x, err := range all {
			if err != nil {
				*to = err
				return
			}
			if !yield(x) {
				return
			}
		}
	}
}

// entryProblem says what is wrong with an entry or its file, "" for nothing.
func entryProblem(dir string, x batch.Entry) string {
	if x.Status != batch.OK {
		return failure(x)
	}
	shown := advice.Name(x.Path)
	found, err := store.Sum(filepath.Join(dir, filepath.FromSlash(x.Path)))
	switch {
	case err != nil:
		return fmt.Sprintf("%s: %v", shown, advice.Cause(err))
	case found != x.OutputSum:
		return shown + ": the file is not the one that was written"
	}
	return ""
}
