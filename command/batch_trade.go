package command

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"math"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"dyad/data"
	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/report/batch"
	"dyad/report/compute"
)

// tradePairs are pairs of states in tables of trade.
type tradePairs struct {
	Tables      tableOptions
	Pairs       string  // all, pairs by name, or a file
	MinTurnover float64 // USD
}

// flags are those that --trade goes with.
func (s *tradePairs) flags() []cli.Flag {
	return append([]cli.Flag{
		&cli.StringFlag{Name: "pairs", Usage: "the `PAIRS` of the tables: all, KAZ-RUS,KAZ-*,… or a file of them", Destination: &s.Pairs},
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

// jobs reads the tables once. All jobs share them and what was computed of them;
// a pair's dossier is made when its brief is.
func (s *tradePairs) jobs(_ context.Context, r *request) iter.Seq2[batch.Job, error] {
	return func(yield func(batch.Job, error) bool) {
		choices, err := r.env.pairChoices(s.Pairs)
		if err != nil {
			yield(batch.Job{}, err)
			return
		}
		t, w, err := r.env.readTables(s.Tables)
		if err != nil {
			yield(batch.Job{}, err)
			return
		}
		chosen, err := choose(t, w, choices, s.MinTurnover)
		if err != nil {
			yield(batch.Job{}, err)
			return
		}
		shared := &sharedTables{t: t, w: w, sum: tablesSum(t), asked: s.asked(t)}
		for unit, p := range chosen {
			for _, lang := range r.langs {
				j := shared.job(r, p, lang)
				j.Unit = unit
				if !yield(j, nil) {
					return
				}
			}
		}
	}
}

// sharedTables are the tables of a batch in memory. They do not change, and
// goroutines share them.
type sharedTables struct {
	t     *trade.Table
	w     *measure.World
	sum   string // hash of their files
	asked string // their names, and what is computed from them
}

// job is the brief of a pair in a language, "" for English.
func (s *sharedTables) job(r *request, p chosenPair, lang string) batch.Job {
	j := batch.Job{Input: p.name, InputSum: s.sum}
	if p.err == nil {
		p.err = s.fill(&j, p)
	}
	if p.err != nil {
		return batch.Job{Input: p.name, InputSum: s.sum, Make: failing(p.err)}
	}
	j.Lang = cmp.Or(lang, "en")
	j.Key = r.key(sum(fmt.Appendf(nil, "%s\n%s\npair %q %q\n", s.sum, s.asked, j.A, j.B)), "", lang)
	j.Make = r.making(j.Input, func() (*data.Dossier, string, error) {
		set, err := s.w.Pair(p.a, p.b)
		if err != nil {
			return nil, "", fmt.Errorf("pair %s: %w", p.name, err)
		}
		d, err := compute.Dossier(s.t, set, nil, j.Lang)
		return d, j.Lang, err
	})
	return j
}

// fill sets what the path of a pair's brief is made of.
func (s *sharedTables) fill(j *batch.Job, p chosenPair) (err error) {
	if j.A, err = compute.SideCode(s.t.Country(p.a)); err != nil {
		return fmt.Errorf("pair %s: %w", p.name, err)
	}
	if j.B, err = compute.SideCode(s.t.Country(p.b)); err != nil {
		return fmt.Errorf("pair %s: %w", p.name, err)
	}
	year := p.year
	if year == 0 {
		set, err := s.w.Pair(p.a, p.b)
		if err != nil {
			return fmt.Errorf("pair %s: %w", p.name, err)
		}
		year = set.Year
	}
	j.ID, j.Year = strings.ToLower(j.A+"-"+j.B), strconv.Itoa(year)
	return nil
}

// asked is the options that change what is computed, and the files' names, which
// briefs state. Which pairs are chosen changes what briefs there are, not what
// they say.
func (s *tradePairs) asked(t *trade.Table) string {
	o := s.Tables
	key := fmt.Sprintf("year %d since %d edition %q mix %t complete %t unit %q", o.Year, o.Since, o.Edition, o.Mix, o.Complete, o.Unit)
	for _, f := range t.Sources() {
		key += fmt.Sprintf(" file %q", f.File)
	}
	return key
}

// tablesSum is the hash of one table's file, or else of the lines that sha256sum
// prints of all.
func tablesSum(t *trade.Table) string {
	all := t.Sources()
	if len(all) == 1 {
		return all[0].SHA256
	}
	var lines strings.Builder
	for _, f := range all {
		fmt.Fprintf(&lines, "%s  %s\n", f.SHA256, f.File)
	}
	return sum([]byte(lines.String()))
}
