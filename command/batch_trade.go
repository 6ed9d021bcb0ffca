package command

import (
	"fmt"
	"math"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"dyad/data/advice"
	"dyad/report/batch"
)

// tradePairs are pairs of states in tables of trade.
type tradePairs struct {
	Tables      tableOptions
	Pairs       string  // all, pairs by name, or a file
	MinTurnover float64 // USD
}

// flags are the flags that may stand beside --trade.
func (s *tradePairs) flags() []cli.Flag {
	return append([]cli.Flag{
		&cli.StringFlag{Name: "pairs", Usage: "the `PAIRS` of the tables: all, KAZ-RUS,KAZ-*,KAZ-EU27,… or a file of them", Destination: &s.Pairs},
		&cli.Float64Flag{Name: "min-turnover", Usage: "leave out pairs that trade less than `USD`", Destination: &s.MinTurnover, DefaultText: "0"},
	}, tableFlags(&s.Tables)...)
}

func (s *tradePairs) validate() error {
	switch {
	case s.Pairs == "":
		return usageError{"no pairs named", pairsHint}
	case s.Pairs == "-" && len(s.Tables.In) > 0 && s.Tables.In[len(s.Tables.In)-1] == "-":
		return usageError{"tables and pairs both on standard input", pairsHint}
	case math.IsNaN(s.MinTurnover) || s.MinTurnover < 0:
		return usageError{"--min-turnover is no sum of money", "it is US dollars: --min-turnover 1e9"}
	}
	return s.Tables.validate()
}

// options names the options that change what is computed. The choice of pairs
// is not among them: it changes which briefs are made, not what one says.
func (s *tradePairs) options() string {
	o := s.Tables
	return fmt.Sprintf("year %d since %d edition %q mix %t complete %t unit %q rate %q product %q group %q world %t", o.Year, o.Since, o.Edition, o.Mix, o.Complete, o.Unit, o.Rate, o.Product, o.Group, o.World)
}

// tradeJobs finds the jobs in tables of trade. It reads the tables once, and
// all jobs share them.
func (b *batcher) tradeJobs(r *batch.Request) (batch.Source, error) {
	s := &b.options.Trade
	s.Tables.Quiet = b.options.LogFormat == "json" || b.options.Progress == "none" || b.options.Progress == "json" || b.options.Progress == "plain"
	patterns, err := b.pairPatterns(s.Pairs)
	if err != nil {
		return nil, err
	}
	read, err := b.readTables(s.Tables)
	if err != nil {
		return nil, err
	}
	tables, err := read.ofBatch(s.Tables)
	if err != nil {
		return nil, err
	}
	tables.Options = s.options()
	for _, t := range read.wholeWorld.Correlations() {
		tables.Options += fmt.Sprintf(" correlation %q %s", t.File, t.SHA256)
	}
	pairs, err := batch.Choose(tables, patterns, s.MinTurnover)
	if err != nil {
		return nil, err
	}
	return batch.Pairs(r, tables, pairs), nil
}

// pairsHint says what --pairs takes.
const pairsHint = "--pairs is all, pairs such as KAZ-RUS,KAZ-*, or a file of them such as pairs.txt"

// pairPatterns reads the value of --pairs: all, pairs separated by commas, or
// the name of a file of pairs; - is standard input. A value with a dot or a
// slash names a file, and so does one that is no list of pairs if a file has
// that name.
func (in *inputs) pairPatterns(asked string) ([]batch.PairPattern, error) {
	if asked == "-" || strings.ContainsAny(asked, `./\`) {
		return in.pairFile(asked)
	}
	all, err := batch.ParsePairs(asked)
	if _, missing := os.Stat(asked); err != nil && missing == nil {
		return in.pairFile(asked)
	}
	if err != nil {
		return nil, usageError{err.Error(), pairsHint}
	}
	return all, nil
}

// maxPairs is how many bytes of a file of pairs are read. A list of all pairs
// of all countries is smaller.
const maxPairs = 4 << 20

// pairFile reads a file of pairs.
func (in *inputs) pairFile(name string) (all []batch.PairPattern, err error) {
	var b []byte
	if name == "-" {
		name = "<stdin>"
		b, err = readAtMost(in.stdin, maxPairs)
	} else {
		b, err = in.readFile(name, maxPairs)
	}
	switch {
	case err != nil:
		return nil, advice.With(fmt.Errorf("reading pairs %q: %w", name, advice.Cause(err)), pairsHint)
	case len(b) > maxPairs:
		return nil, fmt.Errorf("reading pairs %q: it is over the limit of %d MiB", name, maxPairs>>20)
	}
	return batch.ParsePairFile(name, b)
}
