package batch

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"math"
	"strconv"
	"strings"

	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/report/compute"
)

// Tables are tables of trade in memory. They do not change, and goroutines
// share them and what has been computed from them.
type Tables struct {
	Table *trade.Table
	World *measure.World
	// Few are the products that briefs are about, none for all goods. Table and World
	// are then of the first of them alone, by which pairs are chosen, and Whole and
	// WholeWorld of all that the files hold.
	Few        []trade.Product
	Whole      *trade.Table
	WholeWorld *measure.World

	Groups Groups // those of the user's own

	Options string // with which they were read and are measured; the results depend on them
}

// Pairs is the source of a job for each pair and language, in the order of the
// pairs and then of the languages; the language "" is English. The dossier of a pair is computed when its job is done. A pair
// that is not in the tables has jobs that fail.
func Pairs(r *Request, tables Tables, pairs []Pair) Source {
	files := tablesSum(tables.Table)
	options := tables.Options
	for _, f := range tables.Table.Sources() {
		options += fmt.Sprintf(" file %q", f.File) // briefs state the names of the files
	}
	yieldAll := func(ctx context.Context, shard Shard, yield func(Job) bool) {
		for unit, p := range pairs {
			if !shard.Has(unit) || ctx.Err() != nil {
				continue
			}
			for k, lang := range r.Langs {
				j := Job{Input: p.name, InputSum: files, Lang: cmp.Or(lang, "en")}
				earlier, err := "", p.err
				if err == nil {
					err = tables.fill(&j, p)
				}
				if err == nil {
					earlier, err = r.earlierSum(&j)
				}
				if err != nil {
					j = failingJob(p.name, files, err)
				} else {
					j.Make = r.makeFrom(j, earlier, tables.dossier(p, j.Lang))
				}
				input := sum(fmt.Appendf(nil, "%s\n%s\npair %q %q\n", files, options, j.A, j.B))
				key := func(format string) string {
					return r.key(Recipe{Input: input, Since: earlier, Lang: lang, Format: format})
				}
				for _, j := range r.jobs(j, unit, k, key) {
					if !yield(j) {
						return
					}
				}
			}
		}
	}
	return func(ctx context.Context, shard Shard) iter.Seq[Job] {
		return func(yield func(Job) bool) { yieldAll(ctx, shard, yield) }
	}
}

// Listed is what a pair sold each other in its latest year, as [measure.World.Listed]
// has it, and the pair's name. The error says why there is nothing to list.
func (t Tables) Listed(p Pair) (name string, l measure.Listed, err error) {
	if p.err != nil {
		return p.name, l, p.err
	}
	if p.in != nil {
		t = p.in.Tables
	}
	l, ok := t.World.Listed(p.a, p.b)
	if !ok {
		err = fmt.Errorf("pair %s: the table has no rows of trade between the two", p.name)
	}
	return p.name, l, err
}

// Measured is where a pair is measured: the world, its two countries there, and their
// names as the pair has them. Where the tables are of a product the world is of all that
// the files hold.
type Measured struct {
	World *measure.World
	A, B  trade.Country
	Names [2]string
}

// Measured says it of a pair.
func (t Tables) Measured(p Pair) Measured {
	if p.in != nil {
		t = p.in.Tables
	}
	a, b, _ := strings.Cut(p.name, "-")
	m := Measured{t.World, p.a, p.b, [2]string{a, b}}
	if len(t.Few) > 0 {
		m.World = t.WholeWorld
	}
	return m
}

// dossier computes the dossier of a pair.
func (t Tables) dossier(p Pair, lang string) func() (source, error) {
	_, listed, _ := t.Listed(p) // of nothing the turnover is 0, not known
	if p.in != nil {
		t = p.in.Tables
	}
	turnover := int64(math.Round(listed.Turnover().Dollars()))
	return func() (source, error) {
		if len(t.Few) > 0 {
			set, err := t.WholeWorld.Products(p.a, p.b, t.Few)
			if err != nil {
				return source{}, fmt.Errorf("pair %s: %w", p.name, err)
			}
			d, err := compute.Dossier(compute.Options{All: compute.Goods{Table: t.Whole}, Few: set, Blocs: p.blocs, Lang: lang})
			return source{Dossier: d, lang: lang, turnover: turnover}, err
		}
		set, err := t.World.Pair(p.a, p.b)
		if err != nil {
			return source{}, fmt.Errorf("pair %s: %w", p.name, err)
		}
		d, err := compute.Dossier(compute.Options{All: compute.Goods{Table: t.Table, Set: set}, Blocs: p.blocs, Lang: lang})
		return source{Dossier: d, lang: lang, turnover: turnover}, err
	}
}

// fill sets what the path of a pair's brief is made from.
func (t Tables) fill(j *Job, p Pair) (err error) {
	if p.in != nil {
		t = p.in.Tables
	}
	if j.A, err = compute.SideCode(t.Table.Country(p.a)); err != nil {
		return fmt.Errorf("pair %s: %w", p.name, err)
	}
	if j.B, err = compute.SideCode(t.Table.Country(p.b)); err != nil {
		return fmt.Errorf("pair %s: %w", p.name, err)
	}
	j.ID = strings.ToLower(j.A + "-" + j.B)
	year := p.year
	switch {
	case len(t.Few) > 0:
		set, err := t.WholeWorld.Products(p.a, p.b, t.Few)
		if err != nil {
			return fmt.Errorf("pair %s: %w", p.name, err)
		}
		year = set.Year
		for _, product := range t.Few {
			j.ID += "-" + strings.ToLower(product.Code())
		}
	case year == 0:
		set, err := t.World.Pair(p.a, p.b)
		if err != nil {
			return fmt.Errorf("pair %s: %w", p.name, err)
		}
		year = set.Year
	}
	j.Year = strconv.Itoa(year)
	return nil
}

// tablesSum is the hash of the file if there is one, and of the output of
// sha256sum if there are several.
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
