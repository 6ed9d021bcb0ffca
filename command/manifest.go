package command

import (
	"bytes"
	"context"
	"fmt"
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
	Out string   // of merge; "" is standard output
	Dir string   // of check; "" is the manifest's own
}

func manifestCommand(e *env) *cli.Command {
	var o manifestOptions
	return &cli.Command{
		Name:      "manifest",
		Usage:     "join or check the manifests of batches",
		ArgsUsage: "merge PART… [-o FILE|-] | check MANIFEST [--dir DIR]",
		Description: `merge joins the manifests of the shards of one batch into the manifest of all of
it. If entries are missing or stand twice, or the parts are of unlike batches,
that is said and nothing is written: exit code 1. If briefs have failed, they are
named: exit code 3.

check says whether a manifest is complete, nothing in it has failed, and every
file is there, unchanged; its paths are looked up in DIR, by default the
directory the manifest is in. Any problem gives exit code 1.

EXAMPLES:
   $ dyad manifest merge out/manifest.*-of-8.jsonl -o out/manifest.jsonl
   $ dyad manifest check out/manifest.jsonl`,
		Flags: []cli.Flag{
			outputFlag("write the merged manifest to `FILE`, - for standard output", &o.Out),
			&cli.StringFlag{Name: "dir", Usage: "look for the briefs in `DIR`", Destination: &o.Dir},
		},
		BashComplete: func(c *cli.Context) { fmt.Fprintln(c.App.Writer, "merge\ncheck") },
		Action: func(c *cli.Context) error {
			o.In = c.Args().Tail()
			const hint = "`dyad manifest merge PART… -o FILE`, or `dyad manifest check MANIFEST`"
			switch what := c.Args().First(); {
			case what != "merge" && what != "check":
				return usageError{fmt.Sprintf("unknown work on manifests %q", what), hint}
			case len(o.In) == 0, what == "check" && len(o.In) > 1:
				return usageError{"no manifest named, or more than can be checked", hint}
			case what == "merge":
				return mergeManifests(e, o)
			}
			return checkManifest(c.Context, e, o)
		},
	}
}

// readManifest reads the file of a manifest. If there is none the error is
// fs.ErrNotExist.
func readManifest(name string) ([]byte, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("reading manifest %q: %w", name, advice.Cause(err))
	}
	return b, nil
}

// review reads manifests and finds what is wrong with them, without looking
// at the briefs.
func review(names []string) (batch.Review, error) {
	var all [][]batch.Entry
	var damaged []string
	for _, name := range names {
		b, err := readManifest(name)
		if err != nil {
			return batch.Review{}, err
		}
		entries, lines := batch.Decode(b)
		for _, line := range lines {
			damaged = append(damaged, fmt.Sprintf("%s: %v", name, line))
		}
		all = append(all, entries)
	}
	r := batch.Merge(names, all)
	r.Problems = append(damaged, r.Problems...)
	if len(r.Entries) == 0 && len(r.Problems) == 0 {
		r.Problems = []string{names[0] + ": no entry"}
	}
	return r, nil
}

func mergeManifests(e *env, o manifestOptions) error {
	r, err := review(o.In)
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
	if err := e.write(out, batch.Encode(r.Entries), store.Always); err != nil {
		return err
	}
	for _, x := range r.Failed {
		e.say(failure(x))
	}
	e.say(fmt.Sprintf("%s, %d failed", countOf(len(r.Entries), "entry", "entries"), len(r.Failed)))
	if len(r.Failed) > 0 {
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
	return "failed: " + x.Input + ": " + x.Error
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
	r, err := review(o.In)
	if err != nil {
		return err
	}
	problems := r.Problems
	n := runtime.GOMAXPROCS(0)
	for p := range batch.Ordered(ctx, n, 4*n, r.Entries, func(_ context.Context, x batch.Entry) string { return entryProblem(dir, x) }) {
		if p != "" {
			problems = append(problems, p)
		}
	}
	var out bytes.Buffer
	for _, p := range problems {
		fmt.Fprintf(&out, "%s\n", p)
	}
	if len(problems) == 0 {
		fmt.Fprintf(&out, "%s: %s, each there and unchanged\n", name, count(len(r.Entries), "brief"))
	}
	if err := e.print(out.Bytes()); err != nil || len(problems) == 0 {
		return err
	}
	e.say(fmt.Sprintf("%s: %s", name, count(len(problems), "problem")))
	return errReported
}

// entryProblem says what is wrong with an entry or its file, "" for nothing.
func entryProblem(dir string, x batch.Entry) string {
	if x.Status != batch.OK {
		return failure(x)
	}
	found, err := store.Sum(filepath.Join(dir, filepath.FromSlash(x.Path)))
	switch {
	case err != nil:
		return fmt.Sprintf("%s: %v", x.Path, advice.Cause(err))
	case found != x.OutputSum:
		return x.Path + ": the file is not the one that was written"
	}
	return ""
}
