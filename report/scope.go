package report

import (
	"slices"
	"time"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// scope says from what the figures are: trade tables, one article, or so many
// sources of which dates, and how many figures have no endnote.
func (c *proof) scope() doc.Spans {
	if len(c.d.Claims) == 0 {
		return c.say("ledger.empty")
	}
	p := c.passage()
	if table, ok := c.tableScope(); ok {
		p.put(table)
		if !c.d.Article.IsZero() {
			p.space()
			p.say("scope.tables-article")
		}
	} else if !c.d.Article.IsZero() {
		p.say("scope.article")
		if len(c.d.Sources) > 0 {
			p.space()
			p.dates(c.d.Sources, [4]string{"scope.cites", "scope.cites-one-date", "scope.cites-undated", "scope.cites-count"})
		}
	} else if cited := citedSources(c.d); len(cited) > 0 {
		p.dates(cited, [4]string{"scope", "scope.one-date", "scope.undated", "scope.count"})
	} else {
		return c.say("scope.none")
	}
	c.addUnsourced(p)
	return p.spans()
}

// citedSources are the sources that a figure cites.
func citedSources(d *data.Dossier) []data.Source {
	cited := map[string]bool{}
	for i := range d.Claims {
		cited[d.Claims[i].Source] = true
	}
	return slices.DeleteFunc(slices.Clone(d.Sources), func(s data.Source) bool { return !cited[s.ID] })
}

// dates says how many sources there are and which dates they have. The messages
// are for sources that are dated, of one date, undated, and some of them undated.
func (p passage) dates(sources []data.Source, keys [4]string) {
	first, last, undated := "", "", 0
	for i := range sources {
		date := sources[i].Date
		if date == "" {
			undated++
			continue
		}
		if first == "" || firstDay(date).Before(firstDay(first)) {
			first = date
		}
		last = later(last, date)
	}
	n := words.Count(len(sources))
	from, to := words.Text("first", p.q.num.DateInProse(first)), words.Text("last", p.q.num.DateInProse(last))
	key, rest := keys[0], "scope.some-undated"
	if first == last {
		key, rest = keys[1], "scope.some-undated-one-date"
	}
	switch {
	case first == "":
		p.say(keys[2], n)
	case undated == 0:
		p.say(key, n, from, to)
	default:
		p.say(keys[3], n)
		p.space()
		p.say(rest, words.Count(undated), from, to)
	}
}

// firstDay is the first day of a date; that of none is before all others.
func firstDay(date string) time.Time {
	t, _ := quantity.ParseTime(date)
	return t.First
}

// later is the one of two dates that ends later.
func later(a, b string) string {
	x, _ := quantity.ParseTime(a)
	y, _ := quantity.ParseTime(b)
	if y.Last.After(x.Last) {
		return b
	}
	return a
}

// addUnsourced adds how many figures have no endnote, if any has none.
func (c *proof) addUnsourced(p passage) {
	for i := range c.Findings {
		f := &c.Findings[i]
		if f.Rule != "unsourced" {
			continue
		}
		var args []words.Arg
		for j := range f.Args {
			args = append(args, c.findingArg(&f.Args[j], c.noteOrigin(f)))
		}
		if n := words.Named(args, "n"); n != nil && n.N > 0 {
			p.space()
			p.say("scope.no-endnote", args...)
		}
	}
}

// tableScope says from how many trade tables, and from how many rows of them, the
// figures are computed, and how many other sources they cite. It is false if no
// figure cites a table.
func (c *quoter) tableScope() (doc.Spans, bool) {
	var tables, rest []data.Source
	rows := int64(0)
	for _, s := range citedSources(c.d) {
		if s.File == nil || s.File.Rows == 0 {
			rest = append(rest, s)
			continue
		}
		tables = append(tables, s)
		rows += s.File.Rows
	}
	if len(tables) == 0 {
		return nil, false
	}
	total := quantity.Value{Coef: rows}
	p := c.passage()
	p.say("scope.tables", words.Count(len(tables)), words.Text("file", tables[0].File.Name), words.Text("rows", c.derive(c.num.Number(total), c.text("derived.rows"))))
	if len(rest) > 0 {
		p.space()
		p.say("scope.tables-rest", words.Count(len(rest)))
	}
	return p.spans(), true
}
