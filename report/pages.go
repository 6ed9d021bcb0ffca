package report

import (
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

// paginate lays a brief out that c has composed. Where the last page of several would be
// less than a quarter full, it leaves out the least of the above with which there is a
// page less; if there is none without any of them, nothing.
func (c *composer) paginate(document *doc.Document, checked audit.Result, o Options, m layout.Measurer, look layout.Look) (*doc.Document, *layout.Result, error) {
	pages, err := layout.Paginate(document, m, look)
	if err != nil || !pages.Short {
		return document, pages, err
	}
	n := len(pages.Pages)
	without := func(leave int) (*doc.Document, *layout.Result, error) {
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
		return shorter, r, err
	}
	all, fewest, err := without(leaveNotes)
	if err != nil {
		return nil, nil, err
	}
	if len(fewest.Pages) >= n {
		fewest.Release()
		return document, pages, nil
	}
	pages.Release()
	for leave := leaveDefinitions; leave < leaveNotes; leave++ {
		shorter, r, err := without(leave)
		if err != nil {
			return nil, nil, err
		}
		if len(r.Pages) < n {
			fewest.Release()
			return shorter, r, nil
		}
		r.Release()
	}
	return all, fewest, nil
}
