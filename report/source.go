package report

import (
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// sourceEntry adds a source as an endnote: title, publisher, date or "n.d.".
func (p passage) sourceEntry(s *data.Source) {
	if s.File != nil {
		p.tableEntry(s)
		return
	}
	c := p.q
	args := []words.Arg{words.Spans("title", titleIn(p.q, s)), words.Text("date", c.num.Date(s.Date))}
	key := "source.entry"
	if s.Date == "" {
		key = "source.undated"
	}
	host := hostOf(s.URL)
	if !s.Publisher.IsZero() && c.in(s.Publisher) != host { // which stands at the end
		key = "source.entry-publisher"
		if s.Date == "" {
			key = "source.undated-publisher"
		}
		args = append(args, words.Spans("publisher", c.keep(publisherOf(c, s))))
	}
	p.say(key, args...)
	if s.DateClaim != "" {
		p.text(nbsp)
		p.add(doc.Span{Text: s.DateClaim, Muted: true, Anchor: ledgerAnchor(s.DateClaim)})
	}
	if s.URL != "" {
		p.space()
		p.add(doc.Span{Text: host, URI: s.URL, Hint: openHint(c.voice, s)})
	}
}

// tableEntry adds a source that is a trade table: title, file, rows and checksum.
func (p passage) tableEntry(s *data.Source) {
	c, f := p.q, s.File
	title := c.keep(titleAsGiven(c, s))
	if !s.Publisher.IsZero() {
		title = append(title, doc.Span{Text: ", "}, publisherOf(c, s))
	}
	file := f.Name
	if f.Edition != "" {
		file += " (" + f.Edition + ")"
	}
	if f.Rows == 0 {
		p.say("source.list", words.Spans("title", title), words.Text("file", file))
	} else {
		p.say("source.table", words.Spans("title", title), words.Text("file", file),
			words.Text("rows", c.derive(c.num.Number(quantity.Value{Coef: f.Rows}), c.text("derived.rows"))))
	}
}

// outsideEntry adds a source of crosschecks in few words: publisher, date, host; title in
// place of a publisher that is called as the host is.
func (p passage) outsideEntry(s *data.Source) {
	c := p.q
	if s.Publisher.IsZero() || s.URL == "" {
		p.sourceEntry(s)
		return
	}
	key := "outside.entry"
	if s.Date == "" {
		key = "outside.undated"
	}
	host := doc.Span{Text: hostOf(s.URL), URI: s.URL, Hint: openHint(c.voice, s)}
	who := c.keep(publisherOf(c, s))
	if c.in(s.Publisher) == hostOf(s.URL) {
		who = titleIn(c, s)
	}
	p.say(key, words.Spans("publisher", who), words.Text("date", c.num.Date(s.Date)), words.Spans("host", c.keep(host)))
}

// titleIn is the title of a source in the language of the brief, in brackets where that
// is its meaning and not the title as given. The ledger that is attached has both.
func titleIn(c *quoter, s *data.Source) doc.Spans {
	gloss := c.keep(c.authored(s.Gloss, c.joined("source ", s.ID)))
	switch {
	case !slices.Contains(s.Gloss.Tags, c.lang):
		return c.keep(titleAsGiven(c, s))
	case strings.HasPrefix(gloss.String(), "["): // it has no title, but a description
		return gloss
	}
	return c.say("source.meaning", words.Spans("gloss", gloss))
}

// titleAsGiven is the title of a source as its publisher gives it, in the language that
// the dossier says it is in.
func titleAsGiven(c *quoter, s *data.Source) doc.Span {
	x := c.authored(s.Title, c.joined("source ", s.ID))
	x.Own = true
	if s.Lang != "" {
		x.Lang = ""
		if s.Lang != c.lang {
			x.Lang = s.Lang
		}
	}
	return x
}

// publisherOf is the publisher of a source.
func publisherOf(c *quoter, s *data.Source) doc.Span {
	x := c.authored(s.Publisher, c.joined("source ", s.ID))
	x.Own = true
	return x
}

// sourceName is what a source is called where it is not listed: by its publisher, or
// else by its title.
func sourceName(c *voice, s *data.Source) string {
	switch {
	case !s.Publisher.IsZero():
		return c.in(s.Publisher)
	case slices.Contains(s.Gloss.Tags, c.lang):
		return c.in(s.Gloss)
	}
	return c.in(s.Title)
}

// openHint says where the address of a source leads.
func openHint(c *voice, s *data.Source) string {
	name := s.Title
	if slices.Contains(s.Gloss.Tags, c.lang) {
		name = s.Gloss
	}
	return c.text("link.uri", words.Text("name", c.in(name)), words.Text("host", hostOf(s.URL)))
}

// sourceMark is a source's number, linked to its entry.
func (c *quoter) sourceMark(id string) doc.Spans {
	s := c.source(id)
	return c.keep(s.link(s.n))
}

// hostOf is the host of an address, which is printed instead of the whole.
func hostOf(uri string) string {
	if _, rest, ok := strings.Cut(uri, "://"); ok {
		uri = rest
	}
	host, _, _ := strings.Cut(strings.TrimPrefix(uri, "www."), "/")
	return host
}

// A sourceList lists the sources of a brief, each with the number of its marks.
type sourceList struct{ *explainer }

// dossier are the endnotes in the order of the dossier.
func (c *sourceList) dossier() []doc.Block {
	out := []doc.Block{doc.Heading{Level: 3, Text: c.say("sources.title"), ID: "sources"}}
	if !c.d.Article.IsZero() {
		out = append(out, doc.Paragraph{Role: doc.Dense, Text: c.say("sources.article", words.Spans("title", c.keep(c.authored(c.d.Article, "article"))))})
	}
	if len(c.d.Sources) == 0 {
		return append(out, doc.Paragraph{Role: doc.Small, Text: c.say("sources.none")})
	}
	l := doc.List{Small: true, Kind: doc.Endnotes}
	for i := range c.d.Sources {
		l.Items = append(l.Items, c.sourceItem(&c.d.Sources[i], passage.sourceEntry))
	}
	return append(out, l, doc.Paragraph{Role: doc.Dense, Text: c.signLegend()})
}

// outsideSources are the sources of the cross-checks; nil without one.
func (c *sourceList) outside() []doc.Block {
	if len(c.d.Outside) == 0 {
		return nil
	}
	l := doc.List{Small: true, Kind: doc.Endnotes}
	for i := range c.d.Outside {
		l.Items = append(l.Items, c.sourceItem(&c.d.Outside[i], passage.outsideEntry))
	}
	return []doc.Block{doc.Heading{Level: 3, Text: c.say("outside.sources"), ID: "outside-sources"}, l}
}

func (c *sourceList) sourceItem(s *data.Source, entry func(passage, *data.Source)) doc.ListItem {
	cited := c.source(s.ID)
	p := c.passage()
	entry(p, s)
	return doc.ListItem{Label: c.keep(doc.Span{Text: cited.n, Bold: true}), Text: p.spans(), ID: cited.dest}
}

// signsUsed are the kinds of evidence that have a sign in the brief.
func (c *sourceList) signsUsed() map[data.Evidence]bool {
	used := map[data.Evidence]bool{}
	for i := range c.d.Claims {
		used[c.d.Claims[i].Evidence] = true
	}
	for _, e := range c.d.Exhibits {
		if kindOf(e).derives {
			used[data.Derived] = true
		}
	}
	return used
}

// signLegend says in words what each sign means: at the foot of a page a screen reader
// does not read it. Its signs read as what they are, since their words follow.
func (c *sourceList) signLegend() doc.Spans {
	p := c.passage()
	p.say("signs.number")
	used := c.signsUsed()
	for _, s := range signKeys(c.d, c.moves, func(e data.Evidence) bool { return used[e] }) {
		p.say("list.clause")
		p.add(doc.Span{Kind: doc.Ref, Muted: true, Sign: s.sign, Hint: s.sign.Symbol()})
		p.text(nbsp + c.text(s.key))
	}
	p.say("sentence.end")
	return p.spans()
}
