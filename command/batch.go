package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"dyad/data/advice"
	"dyad/data/audit"
	"dyad/data/pseudo"
	"dyad/report/batch"
	"dyad/report/store"
	"dyad/report/words"
)

// batchOptions are the arguments of "dyad batch", most also of "dyad watch".
type batchOptions struct {
	In        []string   // dossier files, directories, globs
	Trade     tradePairs // instead of In, if it names tables
	Out       []string   // templates of the output paths, one for each format
	Base      string     // address that the output directory will have on the web, "" if not known
	Manifest  string     // "" is manifest.jsonl in the directory the template begins with
	Bundle    string     // one file for all, "-" for standard output, "" for none
	Style     string     // file of a house style, "" for none
	Since     string     // template of the paths of earlier editions, "" for none
	Fonts     []string   // FILE=LICENCE, for letters that the typefaces lack
	Langs     string     // separated by commas; "" is each dossier's own
	Workers   int        // 0 is one for each core
	Shard     string     // "i/n", "none", or "" for what the scheduler says
	Force     bool       // make also what is up to date; overwrite files that are not briefs
	Prune     bool       // remove briefs whose dossier is gone
	FailFast  bool
	DryRun    bool         // print the paths, and make nothing
	Strict    strictOption // which findings are a failure
	Durations bool
	Progress  string // auto, bar, plain, json or none
	LogFormat string // text or json

	strict audit.Strictness // set by validate
}

func batchCommand(e *env) *cli.Command {
	var o batchOptions
	return &cli.Command{
		Name:      "batch",
		Usage:     "write the briefs of many dossiers",
		ArgsUsage: "DOSSIER|DIR|GLOB|@LIST|-… -o TEMPLATE… [--lang TAG,…] [-j N] [FLAG…]\n   dyad batch --trade TABLE… --pairs PAIRS [--min-turnover USD] -o TEMPLATE… [FLAG…]",
		Description: `Makes the brief of every dossier named, found in a directory (*.yaml, *.yml,
*.json, below it too) or matched by a glob (** is any directories), on all cores.
@LIST is a file of names, one a line; - is such a list on standard input.
TEMPLATE is the path of each brief, with fields {` + strings.Join(batch.Fields(), "} {") + `}; what
stands before the first field is the output directory, made if need be. Paths
are checked before the first brief: two briefs with one path are an error.

The format is what TEMPLATE ends in: pdf, html for a web page, xlsx for the dossier as
sheets, as "dyad export" writes them, or png for a card: the main figure, 1200 by 630
pixels, for previews of links. With -o more than once each brief is composed once and
written in each format.

A brief is skipped when nothing that its bytes depend on has changed since the
manifest was written (manifest.jsonl in the output directory) and the file is
still the one that was written. One bad dossier fails alone: the others are made,
the failures are listed, and the exit code is 3. Disks that are full and the like
end the batch: exit code 1, and what was made is in the manifest. So does a first
SIGINT or SIGTERM: exit code 130.

With --trade briefs are computed from tables of trade, as by "dyad import", which
are read once. --pairs is all, or pairs (KAZ-RUS,CHN-DEU), patterns (KAZ-*) or the
name of a file of either, one a line, such as "dyad pairs" prints.

One batch may be divided among machines by --shard 3/8. In an array of Slurm, an
Indexed Job of Kubernetes or an array job of AWS Batch the shard is taken from
the environment. "dyad manifest merge" joins what the shards report.

EXAMPLES:
   $ dyad batch dossiers -o 'out/{id}.pdf'
   $ dyad batch 'dossiers/**/*.yaml' -o 'out/{a}/{id}-{lang}.pdf' --lang en,ru
   $ dyad batch dossiers -o 'out/{id}.pdf' -o 'out/{id}.html' -o 'out/{id}.png'
   $ dyad batch --trade BACI*.csv country_codes*.csv --pairs all --min-turnover 1e7 -o 'out/{id}.pdf'
   $ find dossiers -name '*.yaml' -newer last | dyad batch - -o 'out/{id}.pdf' --dry-run
   $ dyad batch dossiers --bundle - | aws s3 cp - s3://bucket/briefs.tar`,
		Flags: slices.Concat(batchFlags(&o), []cli.Flag{
			tradeFlag("compute the dossiers from the tables in `FILE`… (and in the arguments)"),
			&cli.StringFlag{Name: "since", Usage: "say in each brief what has moved since the earlier one at the path `TEMPLATE`, such as old/{id}.pdf", Destination: &o.Since},
			&cli.StringFlag{Name: "bundle", Usage: "write all briefs into one `FILE` ending in .zip or .tar; - is a tar on standard output", Destination: &o.Bundle},
			&cli.StringFlag{Name: "shard", Usage: "make part `I/N` of the batch; none for all of it whatever the scheduler says", Destination: &o.Shard},
			&cli.BoolFlag{Name: "fail-fast", Usage: "begin no brief after one has failed", Destination: &o.FailFast, DisableDefaultText: true},
			&cli.BoolFlag{Name: "dry-run", Usage: "print which file would be made of which input, and make nothing", Destination: &o.DryRun, DisableDefaultText: true},
			&cli.StringFlag{Name: "progress", Usage: "show progress as `KIND`: auto, bar, plain, json or none", Value: "auto", Destination: &o.Progress},
		}, o.Trade.flags()),
		Action: func(c *cli.Context) error {
			if o.In = c.Args().Slice(); c.IsSet("trade") {
				o.Trade.Tables.In, o.In = append(c.StringSlice("trade"), o.In...), nil
			} else if err := refuseWithoutTrade(c, o.Trade.flags(), "--pairs all -o 'out/{id}.pdf'"); err != nil {
				return err
			}
			if err := o.validate(); err != nil {
				return err
			}
			return runBatch(c.Context, e, o)
		},
	}
}

// batchFlags are the flags that batch and watch share.
func batchFlags(o *batchOptions) []cli.Flag {
	return []cli.Flag{
		&cli.GenericFlag{Name: "output", Aliases: []string{"o"}, Usage: "paths of the briefs, a `TEMPLATE` such as out/{id}-{lang}.pdf; once for each format", Value: (*severalValues)(&o.Out)},
		&cli.StringFlag{Name: "lang", Usage: "languages of the briefs, `TAG,…`, by default each dossier's own", Destination: &o.Langs},
		styleFlag(&o.Style),
		fontFlag(&o.Fonts),
		&cli.StringFlag{Name: "base-url", Usage: "address `URL` that the output directory will have on the web, for web pages", Destination: &o.Base},
		&cli.StringFlag{Name: "manifest", Usage: "keep the manifest in `FILE`", Destination: &o.Manifest},
		&cli.IntFlag{Name: "jobs", Aliases: []string{"j"}, Usage: "make `N` briefs at once", Destination: &o.Workers, DefaultText: "one for each core"},
		&cli.BoolFlag{Name: "force", Usage: "make also what is up to date, and overwrite files that are not briefs", Destination: &o.Force, DisableDefaultText: true},
		&cli.BoolFlag{Name: "prune", Usage: "remove briefs whose dossier is gone", Destination: &o.Prune, DisableDefaultText: true},
		newStrictFlag(&o.Strict),
		&cli.BoolFlag{Name: "durations", Usage: "state in the manifest how long each brief took", Destination: &o.Durations, DisableDefaultText: true},
		&cli.StringFlag{Name: "log-format", Usage: "write messages as `FORMAT`: text or json", Value: "text", Destination: &o.LogFormat},
	}
}

// severalValues are those of a flag that may be given more than once. Unlike a StringSliceFlag it does
// not split its values at commas.
type severalValues []string

// aliased is what urfave/cli sets the other name of a flag to.
const aliased = "\x00"

// Set implements cli.Generic.
func (r *severalValues) Set(value string) error {
	if value != aliased {
		*r = append(*r, value)
	}
	return nil
}

func (r *severalValues) String() string { return "" }

// Serialize implements cli.Serializer.
func (r *severalValues) Serialize() string { return aliased }

func (o *batchOptions) validate() error {
	trade := len(o.Trade.Tables.In) > 0
	switch {
	case trade:
		if err := o.Trade.validate(); err != nil {
			return err
		}
	case len(o.In) == 0:
		return usageError{"no dossier named", "name dossiers, directories of them, or globs"}
	}
	switch {
	case o.Prune && (trade || o.Bundle != ""):
		return usageError{"--prune is for dossiers and files", "tables have pairs, not dossiers, and a bundle is written anew"}
	case len(o.Out) == 0 && o.Bundle == "":
		return usageError{"no output named", "give -o a template, such as -o 'out/{id}.pdf'"}
	case o.Bundle != "" && o.Bundle != "-" && !store.IsArchive(o.Bundle):
		return usageError{fmt.Sprintf("bundle %q is neither .zip nor .tar", o.Bundle), "or - for a tar on standard output"}
	case slices.Contains(o.Out, ""):
		return usageError{"-o names no file", "give -o a template, such as -o 'out/{id}.pdf'"}
	case slices.Contains(o.Out, "-"):
		return usageError{"-o - is no template", "--bundle - writes all briefs to standard output as a tar"}
	case o.Workers < 0:
		return usageError{fmt.Sprintf("-j %d is no number of briefs", o.Workers), "leave -j out for one for each core"}
	case !slices.Contains(progressKinds, o.Progress):
		return usageError{fmt.Sprintf("unknown progress %q", o.Progress), "kinds are auto, bar, plain, json and none"}
	case o.LogFormat != "text" && o.LogFormat != "json":
		return usageError{fmt.Sprintf("unknown log format %q", o.LogFormat), "formats are text and json"}
	}
	for _, template := range o.Out {
		if err := refuseTemplate(template); err != nil {
			return err
		}
	}
	var err error
	if o.strict, err = o.Strict.read(); err != nil {
		return err
	}
	if err := o.validateBase(); err != nil {
		return err
	}
	for _, lang := range o.langs() {
		if trade && lang == pseudo.Lang {
			return usageError{fmt.Sprintf("unknown language %q", lang), "languages are " + strings.Join(words.Languages(), ", ")}
		}
		if err := (&langOptions{Lang: lang}).validate(); err != nil {
			return err
		}
	}
	if len(o.Out) == 0 {
		o.Out = []string{"{id}-{lang}.pdf"}
	}
	return nil
}

// validateBase checks the address on the web, and gives it a slash at its end.
func (o *batchOptions) validateBase() error {
	u, err := baseURL(o.Base)
	if err != nil || u == nil {
		return err
	}
	if !slices.ContainsFunc(o.Out, func(s string) bool { return strings.HasSuffix(strings.ToLower(s), ".html") }) {
		return usageError{"--base-url is for web pages", "with -o 'out/{id}.html', say"}
	}
	o.Base = u.String()
	return nil
}

// langs are the languages asked for, each once; "" is the dossier's own.
func (o *batchOptions) langs() []string {
	var all []string
	for lang := range strings.SplitSeq(o.Langs, ",") {
		if lang = strings.TrimSpace(lang); !slices.Contains(all, lang) {
			all = append(all, lang)
		}
	}
	return all
}

// A batcher makes the briefs of one batch.
type batcher struct {
	*env
	options batchOptions
	earlier *earlierEditions // nil for none
	plan    *plan
}

// runBatch makes all briefs that are asked for.
func runBatch(ctx context.Context, e *env, o batchOptions) error {
	if o.LogFormat == "json" {
		e.logJSON()
	}
	shard, err := chooseShard(e, o.Shard)
	if err != nil {
		return err
	}
	b := &batcher{env: e, options: o}
	if err := b.makePlan(ctx, shard); err != nil {
		return err
	}
	if o.DryRun {
		return b.printPlan(ctx)
	}
	// From here on a signal does not end the process before files and
	// manifest are in order.
	e.patient.Store(true)
	if o.Bundle != "" {
		return b.makeArchive(ctx)
	}
	return b.makeFiles(ctx)
}

// printPlan prints a line for each file that would be made: its path, a tab, what it is
// made from. An input that cannot be read fails, as it would in the batch.
func (b *batcher) printPlan(ctx context.Context) error {
	var out bytes.Buffer
	var failures failureList
	for j := range b.plan.Jobs(ctx) {
		if j.Path == "" {
			_, err := j.Make(ctx, nil, batch.Web{})
			failures.add(err)
			continue
		}
		fmt.Fprintf(&out, "%s\t%s\n", advice.Clean(filepath.Join(b.plan.root, filepath.FromSlash(j.Path))), advice.Clean(j.Input))
	}
	failures.say(b)
	if err := b.print(out.Bytes()); err != nil {
		return err
	}
	if failures.n > 0 {
		return errSomeFailed
	}
	return nil
}

// A plan is what a batch will do.
type plan struct {
	*batch.Plan
	root     string // directory of the output paths
	manifest string // file; "" for none
	merged   string // the manifest of the whole batch, where this is a shard
	shard    batch.Shard
}

// makePlan finds the jobs and checks all their paths, those of other shards
// too.
func (b *batcher) makePlan(ctx context.Context, shard batch.Shard) error {
	t, err := b.options.templates()
	if err != nil {
		return err
	}
	p := &plan{root: filepath.FromSlash(t[0].Root), shard: shard, merged: b.options.Manifest}
	if p.merged == "" && b.options.Bundle == "" {
		p.merged = filepath.Join(p.root, batch.ManifestName)
	}
	if p.merged != "" {
		p.manifest = shard.Part(p.merged)
	}
	if b.earlier, err = b.earlierEditions(t); err != nil {
		return err
	}
	source, err := b.jobs(t)
	if err != nil {
		return err
	}
	options, err := p.options(t, b.options.Bundle != "")
	options.Base = b.options.Base
	if err != nil {
		return err
	}
	p.Plan, err = batch.NewPlan(ctx, source, options)
	switch {
	case ctx.Err() != nil:
		return store.ErrAborted
	case errors.As(err, new(*batch.PlanError)):
		return advice.With(err, "no brief was made; change the template or the dossiers' ids")
	case err != nil:
		return err
	}
	b.plan = p
	return b.earlier.check()
}

// templates reads the templates of the output paths.
func (o *batchOptions) templates() ([]batch.Template, error) {
	var all []string
	for _, s := range o.Out {
		all = append(all, filepath.ToSlash(s))
	}
	t, err := batch.ParseTemplates(all)
	if err != nil {
		return nil, usageError{err.Error(), "such as 'out/{id}-{lang}.pdf'; formats are " + strings.Join(batch.Formats(), ", ")}
	}
	return t, nil
}

// options say how the paths are made: below a directory of files, or inside a
// bundle.
func (p *plan) options(t []batch.Template, bundle bool) (batch.PlanOptions, error) {
	o := batch.PlanOptions{Templates: t, Shard: p.shard}
	if !bundle {
		o.Check = store.LinkCheck(p.root)
		if rel, err := filepath.Rel(p.root, p.manifest); err == nil {
			o.Taken = filepath.ToSlash(rel)
		}
		return o, nil
	}
	if !filepath.IsLocal(p.root) {
		return o, advice.With(fmt.Errorf("%q is no directory inside a bundle", p.root), "no brief was made; change the template or the dossiers' ids")
	}
	o.Prefix, o.Taken = filepath.ToSlash(p.root), p.shard.Part(batch.ManifestName)
	return o, nil
}

// jobs finds the briefs to be made.
func (b *batcher) jobs(templates []batch.Template) (batch.Source, error) {
	r, err := b.request(templates)
	if err != nil {
		return nil, err
	}
	if len(b.options.Trade.Tables.In) > 0 {
		return b.tradeJobs(r)
	}
	names, err := dossierNames(b.inputs, b.options.In)
	if err != nil {
		return nil, err
	}
	return batch.Dossiers(r, batchInputs{b.inputs}, names, b.options.workers()), nil
}

// request is what the options and the environment ask of every brief.
func (b *batcher) request(templates []batch.Template) (*batch.Request, error) {
	date, err := b.sourceDate()
	if err != nil {
		return nil, err
	}
	program, err := b.program()
	if err != nil {
		return nil, fmt.Errorf("reading the program: %w", err)
	}
	house, err := readHouse(b.inputs, b.options.Style)
	if err != nil {
		return nil, err
	}
	fonts, err := flagFonts(b.inputs, b.options.Fonts)
	if err != nil {
		return nil, err
	}
	r := &batch.Request{Fonts: fonts, Langs: b.options.langs(), Date: date, House: house, Version: version(), Build: program, Now: time.Now}
	for _, t := range templates {
		r.Formats = append(r.Formats, t.Format)
	}
	if b.earlier != nil { // a nil pointer in an interface is not nil
		r.Earlier = b.earlier
	}
	return r, nil
}

// run does the jobs of the plan and stores the briefs in s. It gives the
// entry of each outcome to keep, but for the one that says that the store is
// broken; an error of keep ends the batch. run returns errSomeFailed if some
// briefs failed and nothing else did, and store.ErrAborted if ctx ended
// before all jobs were done.
func (b *batcher) run(ctx context.Context, s batch.Store, old func(*batch.Job) (batch.Entry, bool), keep func(batch.Entry) error) error {
	o, jobs := &b.options, b.plan.Len()
	running, halt := context.WithCancel(ctx)
	defer halt()
	if b.getenv("GOGC") == "" {
		collectEvery(running, uint64(min(o.workers(), runtime.GOMAXPROCS(0)))*garbagePerWorker)
	}
	show := b.progress(o.Progress, jobs)
	if len(o.Out) > 1 {
		show.noun = "file"
	}
	var failures failureList
	var broken error
	for out := range batch.Run(running, b.plan.Jobs(running), s, batch.Options{
		Workers: o.workers(), Old: old, Force: o.Force, FailFast: o.FailFast, Strict: o.strict, Durations: o.Durations,
	}) {
		err := out.Err
		if out.Action != batch.Stopped {
			show.add(out)
			if out.Action == batch.Failed {
				failures.add(out.Err)
			}
			err = keep(out.Entry)
		}
		if err != nil && broken == nil {
			broken = err
			halt()
		}
	}
	show.end()
	failures.say(b)
	b.sayCounts(show)
	switch {
	case broken != nil:
		return broken
	case ctx.Err() != nil && show.done() < jobs:
		return store.ErrAborted
	case failures.n > 0:
		return errSomeFailed
	}
	return nil
}

// maxFailures is how many failures are said at the end of a batch.
const maxFailures = 1000

// A failureList is the failures of a batch, to be said at its end.
type failureList struct {
	first []error // at most maxFailures
	n     int
}

func (l *failureList) add(err error) {
	l.n++
	if len(l.first) < maxFailures {
		l.first = append(l.first, err)
	}
}

// say says them. A broken dossier fails in each language with the same error.
func (l *failureList) say(b *batcher) {
	for i, err := range l.first {
		if i == 0 || err.Error() != l.first[i-1].Error() {
			b.sayError(err)
		}
	}
	if more := l.n - len(l.first); more > 0 {
		b.say(fmt.Sprintf("and %d more have failed; the manifest says why", more))
	}
}

func (o *batchOptions) workers() int {
	if o.Workers > 0 {
		return o.Workers
	}
	return runtime.GOMAXPROCS(0)
}
