package compute

import (
	"fmt"
	"slices"

	"dyad/data"
	"dyad/data/trade"
	"dyad/data/trade/correlation"
	"dyad/data/trade/measure"
	"dyad/data/trade/source"
)

// An editionChange is two years that a side tells, one after the other, whose figures are of
// two editions, or do not compare.
type editionChange struct {
	before, year *measure.ProductYear
	comparison   measure.Comparison
	told         correlation.Result // by the correlation tables
	asked        bool               // there are such tables, and two editions
}

// breaks tells that the figures do not compare.
func (c editionChange) breaks() bool { return c.comparison == measure.OtherEdition }

// carried tells that they do by the correlation tables.
func (c editionChange) carried() bool { return c.asked && c.told.Same() }

// editionChanges are those of a side.
func (p flowsOf) editionChanges(of int) []editionChange {
	var all []editionChange
	var last *measure.ProductYear
	for i := range p.p.Years {
		y := &p.p.Years[i]
		_, out := y.Flow(of, measure.Export)
		_, in := y.Flow(of, measure.Import)
		if !out && !in {
			continue
		}
		if last != nil {
			c := editionChange{before: last, year: y, comparison: p.p.Compare(of, last, y)}
			if c.told, c.asked = p.p.Correlated(of, last, y); c.breaks() || c.carried() {
				all = append(all, c)
			}
		}
		last = y
	}
	return all
}

// editionSentences say from which year on a side reports in another edition, and whether its
// years compare across: by which correlation table, or why not.
func (p flowsOf) editionSentences() []string {
	var out []string
	say := func(s string) {
		if s != "" && !slices.Contains(out, s) { // reconciled figures are both sides'
			out = append(out, s)
		}
	}
	breaks := false
	for of := range p.country {
		for _, c := range p.editionChanges(of) {
			e, _ := p.p.Edition(c.year.Year, of, c.year.Report)
			key := "pair.good.break"
			switch {
			case c.carried():
				say(p.carriedSentence(of, c))
				continue
			case c.year.Report == measure.Reconciled:
				key = "pair.good.break-reconciled"
			case e == "":
				key = "pair.good.break-unstated"
			}
			breaks = true
			say(p.say(key, p.refs(of, "edition", data.Literal(string(e)), "from", year(c.year.Year))...))
			if c.asked {
				say(p.whyNotSame(c.told))
			}
		}
	}
	if breaks {
		out = append(out, p.say("pair.good.break-cure"))
	}
	return out
}

// carriedSentences are those of them that say that years compare.
func (p flowsOf) carriedSentences() []string {
	var out []string
	for of := range p.country {
		for _, c := range p.editionChanges(of) {
			if c.carried() {
				out = append(out, p.carriedSentence(of, c))
			}
		}
	}
	return slices.Compact(out)
}

// carriedSentence says by which correlation tables a side's years compare across a change of
// edition.
func (p flowsOf) carriedSentence(of int, c editionChange) string {
	key := "pair.good.carried"
	if c.year.Report == measure.Reconciled {
		key = "pair.good.carried-reconciled"
	}
	was, _ := p.p.Edition(c.before.Year, of, c.before.Report)
	is, _ := p.p.Edition(c.year.Year, of, c.year.Report)
	return p.sayTables(key, of, c.told.By, "old", data.Literal(string(was)), "edition", data.Literal(string(is)), "from", year(c.year.Year))
}

// carriedReports says by which correlation tables the two sides' reports of the year compare;
// "" where they are of one edition.
func (p flowsOf) carriedReports() string {
	r, asked := p.p.CorrelatedReports(p.y)
	if !asked || !r.Same() {
		return ""
	}
	a, _ := p.p.Edition(p.y.Year, 0, measure.Own)
	b, _ := p.p.Edition(p.y.Year, 1, measure.Own)
	return p.sayTables("pair.good.carried-reports", 0, r.By, "old", data.Literal(string(a)), "edition", data.Literal(string(b)))
}

// sayTables is a sentence about correlation tables, which it cites.
func (p *product) sayTables(key string, of int, tables []*correlation.Table, more ...string) string {
	var files []string
	for _, t := range tables {
		if p.citeCorrelation(t); !slices.Contains(files, t.File) {
			files = append(files, t.File)
		}
	}
	return p.sayCount(key, len(files), p.refs(of, append(more, "files", data.Literal(p.list(files)))...)...)
}

// worldEditions says by which correlation tables the exports of states that report in several
// editions are of the same goods; "" where they are of one.
func (p replacementsOf) worldEditions(of int) string {
	tables := p.p.WorldTables(p.y.Year)
	if len(tables) == 0 {
		return ""
	}
	return p.sayTables("pair.good.replace.editions", of, tables)
}

// codesShown is how many codes that take part are named.
const codesShown = 5

// whyNotSame says why the product is not the same goods in two editions.
func (p flowsOf) whyNotSame(r correlation.Result) string {
	between := r.Between
	slices.SortFunc(between[:], func(a, b trade.Edition) int {
		return slices.Index(source.Editions(), a) - slices.Index(source.Editions(), b)
	})
	args := []string{"old", data.Literal(string(between[0])), "new", data.Literal(string(between[1])), "codes", data.Literal(p.list(r.Codes[:min(len(r.Codes), codesShown)]))}
	if r.Why == correlation.NoTable {
		return p.say("pair.good.break.no-table", args...)
	}
	p.citeCorrelation(r.By[0])
	keys := map[correlation.Reason][2]string{correlation.Lacking: {"pair.good.break.lacking"},
		correlation.Cut:     {"pair.good.break.cut", "pair.good.break.cut-more"},
		correlation.Outside: {"pair.good.break.outside", "pair.good.break.outside-more"}}[r.Why]
	key := keys[0]
	if len(r.Codes) > codesShown {
		key = keys[1]
		args = append(args, "all", data.Literal(fmt.Sprint(len(r.Codes))))
	}
	return p.say(key, p.refs(0, append(args, "file", data.Literal(r.By[0].File))...)...)
}

// citeCorrelation makes a correlation table a source, once.
func (b *builder) citeCorrelation(t *correlation.Table) {
	if slices.Contains(b.correlations, t) {
		return
	}
	b.correlations = append(b.correlations, t)
	title := b.say("pair.source-correlation", "old", string(t.Editions[0]), "new", string(t.Editions[1]))
	b.d.Sources = append(b.d.Sources, data.Source{ID: fmt.Sprintf("K%d", len(b.correlations)), Title: b.text(title),
		File: &data.File{Name: t.File, SHA256: t.SHA256}})
}
