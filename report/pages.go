package report

import (
	"dyad/data"
	"dyad/data/audit"
	"dyad/report/doc"
	"dyad/report/layout"
)

// What is left out of a brief whose last page would have little on it, one after the
// other, until it has a page less. The attached files have all of it.
const (
	leaveNothing = iota
	leaveDefinitions
	leaveTimelines
	leaveSquares
	leaveAccounts
	leaveConcentration
	leaveNotes // on words, and on what is reckoned
)

// Paginate composes the brief of a dossier and lays it out. Where the last page of
// several would be less than a quarter full, it leaves out the least of the above with
// which there is a page less; if that does not help, nothing.
func Paginate(d *data.Dossier, checked audit.Result, o Options, m layout.Measurer, look layout.Look) (*doc.Document, *layout.Result, error) {
	c, err := newComposer(d, checked, o)
	if err != nil {
		return nil, nil, err
	}
	return c.paginate(checked, o, m, look)
}

func (c *composer) paginate(checked audit.Result, o Options, m layout.Measurer, look layout.Look) (*doc.Document, *layout.Result, error) {
	document, err := c.document(o)
	if err != nil {
		return nil, nil, err
	}
	pages, err := layout.Paginate(document, m, look)
	if err != nil || !isAlmostEmpty(pages, look.Geometry) {
		return document, pages, err
	}
	for leave := leaveDefinitions; leave <= leaveNotes; leave++ {
		less, err := newComposer(c.d, checked, o)
		if err != nil {
			return nil, nil, err
		}
		less.sections.leave, less.evidence.notes.leave = leave, leave
		shorter, err := less.document(o)
		if err != nil {
			return nil, nil, err
		}
		r, err := layout.Paginate(shorter, m, look)
		if err != nil {
			return nil, nil, err
		}
		if len(r.Pages) < len(pages.Pages) {
			pages.Release()
			return shorter, r, nil
		}
		r.Release()
	}
	return document, pages, nil
}

// isAlmostEmpty tells whether the last page of several is less than a quarter full.
func isAlmostEmpty(r *layout.Result, g layout.Geometry) bool {
	last := len(r.Pages) - 1
	foot := layout.Pt(0)
	for i := range r.Pages[last].Items {
		if it := &r.Pages[last].Items[i]; it.Elem != nil {
			foot = max(foot, it.Box.Y+it.Box.H)
		}
	}
	return last > 0 && foot < g.Top+(g.H-g.Top-g.Bottom)/4-1
}
