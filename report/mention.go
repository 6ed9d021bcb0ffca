package report

import (
	"strconv"

	"dyad/data"
	"dyad/report/doc"
	"dyad/report/words"
)

// mentions is what all mentions of a claim in a brief share. Each part is made when
// it is first needed.
type mentions struct {
	id         string // of the claim
	at         int    // its index in the dossier; -1 for a claim of a crosscheck
	origin     string // for errors, "claim C05"
	dest, hint string // of the link to its row in the ledger
	full       string // its figure with qualifier and unit
	first      string // anchor of its first figure in the text
	key        string // anchor of its key figure on page 1, which may have no room for it
	linked     bool   // whether a figure in the text leads to its row
}

// A quoter sets claims, sources and the author's prose in the brief's words, and
// knows where each is mentioned, so that marks, endnotes and rows of the ledger
// lead to each other.
type quoter struct {
	*voice
	mentions map[string]*mentions  // by claim, those of crosschecks included
	cited    map[string]*citations // by source
	pieces   []data.Piece          // of the prose being set
}

func newQuoter(v *voice) *quoter {
	d := v.d
	n := len(d.Claims)
	for i := range d.Crosschecks {
		n += len(d.Crosschecks[i].Claims)
	}
	q := &quoter{voice: v, mentions: make(map[string]*mentions, n), cited: map[string]*citations{}}
	all := make([]mentions, 0, n)
	add := func(id string, at int) {
		all = append(all, mentions{id: id, at: at})
		q.mentions[id] = &all[len(all)-1]
	}
	for x := range d.Crosschecks {
		for i := range d.Crosschecks[x].Claims {
			add(d.Crosschecks[x].Claims[i].ID, -1)
		}
	}
	for i := range d.Claims {
		add(d.Claims[i].ID, i)
	}
	return q
}

// mentionsOf returns the mentions of a claim.
func (c *quoter) mentionsOf(cl *data.Claim) *mentions {
	m := c.mentions[cl.ID]
	if m == nil {
		m = &mentions{id: cl.ID, at: -1}
		c.mentions[cl.ID] = m
	}
	if m.origin == "" {
		m.origin = c.joined("claim ", cl.ID)
	}
	return m
}

// originOf names a part of a claim in errors: "claim C05: label".
func (c *quoter) originOf(cl *data.Claim, part string) string {
	return c.joined(c.mentionsOf(cl).origin, part)
}

// isPrinted tells whether a figure of the claim stands in the text, or may on page 1.
func (m *mentions) isPrinted() bool { return m.first != "" || m.key != "" }

// firstUse returns the anchor of a figure in the text if it is the first of its
// claim, else "".
func (c *quoter) firstUse(m *mentions) string {
	if m.first != "" {
		return ""
	}
	m.first = c.joined("use-", m.id)
	return m.first
}

// ledgerLink is the link to the row of a claim in the ledger. It is "" for claims of
// crosschecks, which have no row.
func (c *quoter) ledgerLink(id string) (dest, hint string) {
	m := c.mentions[id]
	if m == nil || m.at < 0 {
		return "", ""
	}
	if m.dest == "" {
		m.dest, m.hint = ledgerAnchor(id), c.text("link.ledger", words.Text("id", id), words.Text("name", c.short(&c.d.Claims[m.at]).Text))
	}
	return m.dest, m.hint
}

// citations is what all marks of a source share.
type citations struct {
	n          string // the number of its endnote
	mark       string // "[4]"
	dest, hint string
}

// link is text that leads to the endnote of the source.
func (s *citations) link(text string) doc.Span {
	return doc.Span{Text: text, Dest: s.dest, Hint: s.hint}
}

func (c *quoter) source(id string) *citations {
	s := c.cited[id]
	if s == nil {
		n := strconv.Itoa(c.d.SourceNumber(id))
		s = &citations{n: n, mark: "[" + n + "]", dest: sourceAnchor(id), hint: c.text("link.source", words.Text("n", n), words.Text("name", sourceName(c.voice, c.d.Source(id))))}
		c.cited[id] = s
	}
	return s
}
