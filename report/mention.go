package report

import (
	"slices"
	"strconv"

	"dyad/data"
	"dyad/report/doc"
	"dyad/report/words"
)

// mentions is what all places of a brief that mention a claim share. What is
// asked for is made once.
type mentions struct {
	id         string // of the claim
	at         int    // where it stands in the dossier; -1 in a crosscheck
	origin     string // for errors, "claim C05"
	dest, hint string // its row in the ledger
	full       string // its figure with qualifier and unit
	first      string // anchor of its first figure in the text
}

// know makes the mentions of all claims.
func (w *workspace) know(d *data.Dossier) {
	n := len(d.Claims)
	for i := range d.Crosschecks {
		n += len(d.Crosschecks[i].Claims)
	}
	w.known = slices.Grow(w.known, n)
	add := func(id string, at int) {
		w.known = append(w.known, mentions{id: id, at: at})
		w.mentions[id] = &w.known[len(w.known)-1]
	}
	for x := range d.Crosschecks {
		for i := range d.Crosschecks[x].Claims {
			add(d.Crosschecks[x].Claims[i].ID, -1)
		}
	}
	for i := range d.Claims {
		add(d.Claims[i].ID, i)
	}
}

// of are the mentions of a claim.
func (c *composer) of(cl *data.Claim) *mentions {
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

// part is the origin of a part of a claim, "claim C05: label".
func (c *composer) part(cl *data.Claim, part string) string { return c.joined(c.of(cl).origin, part) }

// use is the anchor of a figure in the text, if it is the claim's first, else "".
func (c *composer) use(m *mentions) string {
	if m.first != "" {
		return ""
	}
	m.first = c.joined("use-", m.id)
	return m.first
}

// ledgerLink leads to the row of a claim in the ledger; "" where it has none: all
// of the dossier's own have one, those of crosschecks stand in their box.
func (c *composer) ledgerLink(id string) (dest, hint string) {
	m := c.mentions[id]
	if m == nil || m.at < 0 {
		return "", ""
	}
	if m.dest == "" {
		m.dest, m.hint = ledgerAnchor(id), c.text("link.ledger", words.Text("id", id))
	}
	return m.dest, m.hint
}

// citations is what all marks of a source share.
type citations struct {
	n          string // the number of its endnote
	mark       string // "[4]"
	dest, hint string
	first      string // anchor of its first mark
}

// link is a mark of the source, or a part of one.
func (s *citations) link(text string) doc.Span {
	return doc.Span{Text: text, Dest: s.dest, Hint: s.hint}
}

func (c *composer) source(id string) *citations {
	s := c.cited[id]
	if s == nil {
		n := strconv.Itoa(c.d.SourceNumber(id))
		s = &citations{n: n, mark: "[" + n + "]", dest: sourceAnchor(id), hint: c.text("link.source", words.Text("n", n))}
		c.cited[id] = s
	}
	return s
}
