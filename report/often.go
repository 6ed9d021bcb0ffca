package report

import (
	"slices"

	"dyad/data"
	"dyad/data/quantity"
)

// mostPrints is how often a share may stand among the figures, tables and key figures of
// a brief: on page 1, in its section and in the ledger. The limit is ours.
const mostPrints = 3

// fewFigures is the most figures of a dossier of which the limit does not hold.
const fewFigures = 4

// A Repeat is a share that a brief prints more often than it should.
type Repeat struct {
	Claim string
	Times int
}

// repeats are the shares that the figures, tables and key figures of a composed brief
// print more than three times, in the order of the dossier. A section counts once;
// titles, prose and notes do not count.
func (c *composer) repeats() []Repeat {
	d := c.d
	if len(d.Claims) <= fewFigures {
		return nil
	}
	var out []Repeat
	for i := range d.Claims {
		if cl := &d.Claims[i]; cl.Unit.Dim == quantity.Share && c.prints[cl.ID] > mostPrints {
			out = append(out, Repeat{cl.ID, c.prints[cl.ID]})
		}
	}
	return out
}

// count counts what the pages print of each claim: each list is of one place.
func (c *composer) count(places ...[]string) {
	for _, ids := range places {
		here := map[string]bool{}
		for _, id := range ids {
			if !here[id] {
				here[id] = true
				c.prints[id]++
			}
		}
	}
}

// countAll counts the pages of a brief.
func (c *composer) countAll(main, second picture) {
	idsOf := func(claims []*data.Claim) (ids []string) {
		for _, cl := range claims {
			ids = append(ids, cl.ID)
		}
		return ids
	}
	var strip, ledger []string
	for i, k := range c.front.strip.figures() {
		if i < mostKeyFigures {
			strip = append(strip, k.claim.ID)
		}
	}
	for _, r := range ledgerRows(c.d) {
		ledger = append(ledger, idsOf(r.claims)...)
	}
	pictures := [][]string{idsOf(main.claims), idsOf(second.claims)}
	if p, ok := oneProductOf(c.d); ok && p.drawn { // a figure with the table of its numbers
		pictures = [][]string{slices.Concat(pictures...)}
	}
	c.count(append(pictures, strip, ledger)...)
	for i := range c.d.Sections {
		c.count(c.sections.claimsIn(&c.d.Sections[i]))
	}
}

// claimsIn are the claims that the figures and tables of a section show.
func (c *sections) claimsIn(s *data.Section) []string {
	var ids []string
	for i := range s.Body {
		e := c.d.Exhibit(s.Body[i].Exhibit)
		if e == nil || c.isLeftOut(e) {
			continue
		}
		mix, isMix := e.(data.Mix)
		if c.shown[e.Head().ID] && (!isMix || c.isGoods(mix)) {
			continue
		}
		for _, shares := range e.Shares() {
			ids = append(ids, shares.Claims...)
		}
		if g, ok := e.(data.Grid); ok {
			ids = append(ids, c.claimsOfGrid(g)...)
		}
	}
	return ids
}

// claimsOfGrid are the claims that the cells of a grid show.
func (c *sections) claimsOfGrid(g data.Grid) []string {
	var ids []string
	for _, r := range g.Rows {
		for _, cell := range r.Cells {
			pieces, _ := data.ParseProse(c.in(cell))
			for _, p := range pieces {
				if p.Claim != "" {
					ids = append(ids, p.Claim)
				}
			}
		}
	}
	return ids
}
