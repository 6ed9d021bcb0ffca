package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// sided is what all parts of page 1 know: the dossier, what was found in it, and the two
// states in the order of the main figure.
type sided struct {
	proof
	// left relies more on right than the other way around, see [sides].
	left, right string
}

// The parts of page 1 in words: the finding of the headline, the sentences under it, the
// key figures, and what to know before quoting.
type (
	finding    struct{ sided }
	standfirst struct{ sided }
	strip      struct{ sided }
	quoting    struct {
		sided
		// draw draws a contradiction; false for one that words say better.
		draw func(found ...*audit.Finding) (doc.Figure, bool)
	}
)

// front says what stands on page 1 around its figures, and in the heads and feet of all
// pages.
type front struct {
	sided
	finding    finding
	standfirst standfirst
	strip      strip
	quoting    quoting
}

func newFront(x *figures, checked audit.Result) front {
	left, right := sides(x.d)
	s := sided{proof: proof{x.explainer, checked}, left: left, right: right}
	return front{sided: s, finding: finding{s}, standfirst: standfirst{s}, strip: strip{s}, quoting: quoting{s, (&conflicts{x}).figure}}
}

// tables are the figures computed from trade tables; false if the brief is not of such.
func (c *sided) tables() (traded, bool) { return tradedIn(c.d) }

// pair are the states as the arguments of and on, the one that relies first.
func (c *sided) pair(of, on string) []words.Arg {
	return []words.Arg{c.stateArg("of", of), c.stateArg("on", on)}
}

// together joins parts of a sentence that each begin with what sets them off.
func together(parts ...doc.Spans) doc.Spans {
	var out doc.Spans
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

// sentences joins whole sentences.
func (c *sided) sentences(all ...doc.Spans) doc.Spans {
	p := c.passage()
	for _, s := range all {
		p.sentence(s)
	}
	return p.spans()
}

// whole is a share in whole per cents, see [wholePercent], as a headline says it; one that is
// only bounded, less than 0.1% say, as it is printed.
func (c *sided) whole(cl *data.Claim) string {
	if cl.Qualifier != quantity.Exact {
		return c.printed(cl)
	}
	return c.derive(c.num.Value(wholePercent(cl), percent), c.text("derived.rounded"))
}

// block is page 1: its words, and its main figure and the one below it.
func (c *front) block(main, second picture) doc.Front {
	strip := c.strip.figures()
	cautions := c.quoting.cautions(c.quoting.shownIn(strip, main.claims))
	var warning doc.Spans
	for i := range cautions {
		if warning = cautions[i].warning; len(warning) > 0 {
			break
		}
	}
	f := doc.Front{Headline: c.finding.headline().wordings, Standfirst: c.standfirst.wordings(warning), Picture: main.blocks, Second: second.blocks, Inside: c.inside()}
	for _, k := range strip {
		if m := c.mentionsOf(k.claim); m.first == "" {
			m.key = c.joined("key-", m.id)
			k.cell.Number[0].Anchor = m.key
		}
		f.Strip = append(f.Strip, k.cell)
	}
	if f.Box = c.quoting.box(cautions); f.Box == nil {
		f.Checked = c.quoting.checkedLine()
	}
	return f
}

// masthead names the kind of brief and the date of its data: of a dossier that of its
// edition, of tables their year, of both the newest date of the other sources and the
// year.
func (c *front) masthead() doc.Masthead {
	kind := "masthead.pair"
	if c.product() != "" {
		kind = "masthead.product"
	}
	m := doc.Masthead{Kind: c.say(kind)}
	if p, ok := oneProductOf(c.d); ok {
		code, year := c.codes(p), strconv.Itoa(p.year())
		if p.drawn {
			m.Date = c.say("masthead.suppliers", code, words.Text("first", strconv.Itoa(p.firstYear())), words.Text("last", year))
		} else {
			m.Date = c.say("masthead.suppliers-year", code, words.Text("year", year))
		}
		return c.withPage(m)
	}
	t, ok := c.tables()
	table := slices.IndexFunc(c.d.Sources, func(s data.Source) bool { return s.File != nil && s.File.Rows > 0 })
	switch year := yearOfTables(t, ok); {
	case !ok || table < 0 || year == 0:
		m.Date = c.say("masthead.date", words.Text("date", c.num.DateInProse(c.d.AsOf)))
	case c.newestText() != "":
		m.Date = c.say("masthead.both", words.Text("date", c.num.DateInProse(c.newestText())), words.Text("year", strconv.Itoa(year)))
	case c.d.Sources[table].Publisher.IsZero():
		m.Date = c.say("masthead.year-only", words.Text("year", strconv.Itoa(year)))
	default:
		m.Date = c.say("masthead.year", words.Text("year", strconv.Itoa(year)), words.Spans("table", c.tableName(&c.d.Sources[table])))
	}
	return c.withPage(m)
}

// withPage adds the number of the page to a masthead.
func (c *front) withPage(m doc.Masthead) doc.Masthead {
	p := c.passage()
	p.put(m.Date)
	p.text(" · ")
	p.put(c.pageNumber())
	m.Right = p.spans()
	return m
}

// pageNumber is the number of a page among all.
func (c *front) pageNumber() doc.Spans {
	return c.say("running.page", words.Spans("page", doc.Spans{{Kind: doc.PageNo}}), words.Spans("pages", doc.Spans{{Kind: doc.PageCount}}))
}

// tableName is what a trade table is known as: its format, else its title.
func (c *front) tableName(s *data.Source) doc.Spans {
	if s.File.Format != "" {
		return c.plain(s.File.Format)
	}
	return c.keep(c.authored(s.Title, c.joined("source ", s.ID)))
}

// newestText is the newest date of the sources that an author added to computed figures;
// "" if none did, or none is dated.
func (c *front) newestText() string {
	newest := ""
	if !slices.ContainsFunc(c.d.Sections, func(s data.Section) bool { return !strings.HasPrefix(s.ID, "trade-") }) {
		return ""
	}
	for i := range c.d.Sources {
		if s := &c.d.Sources[i]; s.File == nil {
			newest = later(newest, s.Date)
		}
	}
	return newest
}

// running is the head of the pages after the first.
func (c *front) running() doc.Running {
	return doc.Running{
		Pair:   c.say("running.pair", words.Text("a", c.state(c.d.A.Code)), words.Text("b", c.state(c.d.B.Code))),
		Clause: c.finding.headline().clauses,
		Right:  c.pageNumber(),
	}
}

// foot is the foot of the pages: what the marks mean, which brief it is, and on the last
// page how it is made.
func (c *front) foot(command string) doc.Foot {
	f := doc.Foot{
		Right: c.say("foot.id", words.Text("id", c.d.ID), words.Text("hash", fmt.Sprintf("%x", c.d.SHA256[:4]))),
		Last:  c.say("foot.last", words.Text("command", command)), Command: command,
	}
	if len(c.d.Sources) > 0 {
		f.Sources = c.say("foot.sources", words.Spans("page", doc.Spans{{Page: "sources", Dest: "sources", Hint: c.text("sources.title")}}))
	}
	for _, s := range signKeys(c.d, c.moves, func(data.Evidence) bool { return true }) {
		f.Marks = append(f.Marks, doc.SignKey{Sign: s.sign, Text: c.say(s.key)})
	}
	return f
}

// yearOfTables is the year of a brief of tables, 0 of any other.
func yearOfTables(t traded, ok bool) int {
	if !ok {
		return 0
	}
	return t.year()
}
