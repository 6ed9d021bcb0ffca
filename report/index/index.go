// Package index makes the pages that list the briefs of a batch: a page with a
// search, a page of all briefs without a script, and for the web a map of the site
// and a feed. They follow from the manifest alone: no clock, no disk.
package index

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"dyad/data/audit"
	"dyad/data/quantity"
	"dyad/report/batch"
	"dyad/report/words"
)

// Options say how an index is made.
type Options struct {
	Title string   // of the pages; "" is the catalogue's
	Lang  string   // of the pages, one of words.Languages
	Root  string   // the way from the pages to the directory of the briefs, with slashes: "../out"; "" is the same
	Base  *url.URL // of the directory of the pages, ending in a slash; nil makes neither map nor feed
}

// A File is one file of an index, by its name in the directory of the pages.
type File struct {
	Name string
	Data []byte
}

// A Site is an index.
type Site struct {
	Files  []File
	Briefs int // that are listed, each once in a language
	Failed int // lines of the manifest without a file
	Dated  int // briefs with a date: only these are in the feed
}

// A List is the briefs of a manifest, whose entries are added in any order.
type List struct {
	of     map[[2]string]*row // by id and language
	rows   []*row
	failed int
}

// Add adds an entry. Those of one brief in one language are one row.
func (l *List) Add(e batch.Entry) {
	if e.Status != batch.OK {
		l.failed++
		return
	}
	if l.of == nil {
		l.of = map[[2]string]*row{}
	}
	key := [2]string{e.ID, e.Lang}
	r := l.of[key]
	if r == nil {
		r = newRow(&e)
		l.of[key], l.rows = r, append(l.rows, r)
	}
	r.files = append(r.files, file{cmp.Or(e.Format, batch.PDF), e.Path, e.N})
}

// Make makes the index of the briefs. The error is that of words the language lacks.
func (l *List) Make(o Options) (Site, error) {
	c, err := newContent(l, o)
	if err != nil {
		return Site{}, err
	}
	s := Site{Briefs: len(c.rows), Failed: c.failed}
	for _, b := range c.rows {
		if b.date != "" {
			s.Dated++
		}
	}
	s.Files = []File{{"index.html", c.searchPage()}, {"all.html", c.wholePage()}}
	if o.Base != nil {
		s.Files = append(s.Files, c.sitemap()...)
		if s.Dated > 0 {
			s.Files = append(s.Files, File{"feed.atom", c.feed()})
		}
	}
	return s, c.err
}

// content is what the pages say.
type content struct {
	o      Options
	w      *words.Catalogue
	num    *quantity.Language
	title  string
	rows   []*row // in the order of the manifest
	failed int
	err    error // of the first word that was missing

	hasTurnover, hasLangs, hasDates, hasFormats bool // columns that there are
}

// A row is a brief in one language.
type row struct {
	id, lang, year, title, date string
	code, name                  [2]string // of the two states
	turnover                    int64     // whole dollars, 0 is not known
	conflicts, findings         int
	files                       []file
}

// A file is a brief in one format, and the number of its entry.
type file struct {
	format, path string
	n            int
}

func newContent(l *List, o Options) (*content, error) {
	w, err := words.In(o.Lang)
	if err != nil {
		return nil, err
	}
	num, err := quantity.LanguageFor(o.Lang)
	if err != nil {
		return nil, err
	}
	for _, r := range l.rows {
		slices.SortStableFunc(r.files, func(x, y file) int { return cmp.Compare(x.n, y.n) })
	}
	slices.SortStableFunc(l.rows, func(x, y *row) int { return cmp.Compare(x.files[0].n, y.files[0].n) })
	c := &content{o: o, w: w, num: num, rows: l.rows, failed: l.failed}
	if c.title = o.Title; c.title == "" {
		c.title = c.text("index.title")
	}
	for _, r := range c.rows {
		c.hasTurnover = c.hasTurnover || r.turnover > 0
		c.hasLangs = c.hasLangs || r.lang != c.rows[0].lang
		c.hasDates = c.hasDates || r.day() != c.rows[0].day()
		c.hasFormats = c.hasFormats || len(r.files) > 1
	}
	return c, c.err
}

func newRow(e *batch.Entry) *row {
	r := &row{id: e.ID, lang: e.Lang, year: e.Year, title: e.Title, date: e.Date, turnover: e.Turnover,
		code: [2]string{e.A, e.B}, name: [2]string{cmp.Or(e.AName, e.A), cmp.Or(e.BName, e.B)}}
	for severity, n := range e.Findings {
		r.findings += n
		if severity == audit.Conflict.String() {
			r.conflicts += n
		}
	}
	return r
}

// day is the date of a brief, or else its year.
func (r *row) day() string { return cmp.Or(r.date, r.year) }

// main is the file that a reader is led to: the page, else the PDF, else the first.
func (r *row) main() file {
	for _, format := range []string{"html", batch.PDF} {
		if i := slices.IndexFunc(r.files, func(f file) bool { return f.format == format }); i >= 0 {
			return r.files[i]
		}
	}
	return r.files[0]
}

// pair is what a brief is called in the list.
func (r *row) pair() string { return r.name[0] + " – " + r.name[1] }

// text is a message.
func (c *content) text(key string, args ...words.Arg) string {
	s, err := c.w.Text(key, args...)
	if err != nil && c.err == nil {
		c.err = err
	}
	return s
}

// count is a number for a message with plural forms.
func (c *content) count(n int) words.Arg {
	return words.Arg{Name: "n", N: int64(n), Plain: c.num.Count(n)}
}

// tenths is a turnover in tenths of a million dollars, -1 where it is not known.
func (r *row) tenths() int64 {
	if r.turnover <= 0 {
		return -1
	}
	return (r.turnover + 50_000) / 100_000
}

// millions prints a turnover in tenths of a million as page.js does: whole millions from
// ten, below that a tenth.
func (c *content) millions(tenths int64) string {
	switch {
	case tenths < 0:
		return "–"
	case tenths == 0:
		return "<" + c.tenth(1)
	case tenths < 100:
		return c.tenth(tenths)
	}
	return c.num.Count(int((tenths + 5) / 10))
}

// tenth prints tenths.
func (c *content) tenth(n int64) string { return c.num.Number(quantity.Value{Coef: n, Scale: 1}) }

// signs are how a language prints numbers, for page.js.
type signs struct {
	Point string `json:"point"`
	Group string `json:"group"`
	Least int    `json:"least"` // fewest digits that are grouped
}

// signs reads the signs of the language off numbers that it prints.
func (c *content) signs() signs {
	million := c.num.Count(1_234_567)
	s := signs{Point: strings.Trim(c.tenth(15), "15"), Group: million[1:strings.Index(million, "234")], Least: 5}
	if c.num.Count(1234) != "1234" {
		s.Least = 4
	}
	return s
}
