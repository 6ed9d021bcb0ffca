package report

import (
	"dyad/data/audit"
	"dyad/report/doc"
	"dyad/report/layout"
)

// A leaving is what is left out of a brief, a set of the below.
type leaving uint8

// What may be left out of a brief whose last page would have little on it, so that it has a
// page less, what can best be spared first. The attached files have all of it.
const (
	leaveDefinitions leaving = 1 << iota
	leaveTimelines
	leaveSquares
	leaveAccounts
	leaveConcentration
	leaveNotes // on words, and on what is reckoned

	leaveNothing leaving = 0
)

func (l leaving) has(what leaving) bool { return l&what != 0 }

// paginate lays a brief out that c has composed. Where the last page of several would be
// less than a quarter full, it leaves out what of the above must be for a page less, the
// last of it only if the others are not enough; if there is no page less without all of it,
// nothing.
func (c *composer) paginate(document *doc.Document, checked audit.Result, o Options, m layout.Measurer, look layout.Look) (*doc.Document, *layout.Result, error) {
	pages, err := layout.Paginate(document, m, look)
	if err != nil || !pages.Short {
		return document, pages, err
	}
	n := len(pages.Pages)
	without := func(leave leaving) (*doc.Document, *layout.Result, error) {
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
	leave := 2*leaveNotes - 1 // all
	shorter, fewest, err := without(leave)
	if err != nil {
		return nil, nil, err
	}
	if len(fewest.Pages) >= n {
		fewest.Release()
		return document, pages, nil
	}
	pages.Release()
	for k := leaveNotes; k > leaveNothing; k >>= 1 { // what there is room for is taken back
		more, r, err := without(leave &^ k)
		if err != nil {
			return nil, nil, err
		}
		if len(r.Pages) >= n {
			r.Release()
			continue
		}
		fewest.Release()
		shorter, fewest, leave = more, r, leave&^k
	}
	return shorter, fewest, nil
}
