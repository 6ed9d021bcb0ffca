package layout

import (
	"dyad/report/font"
	"dyad/report/pool"
)

// A workspace is memory in which a document is set and which the next document uses
// again: arenas of what there is most of, and lists that are needed only for a
// while. Nothing of a document is left in it, and no document depends on those that
// were set in it before (a test holds this).
type workspace struct {
	runs      arena[Run]
	elems     arena[Element]
	kids      arena[*Element]
	items     arena[Item]
	marks     arena[mark]
	bands     arena[band]
	lines     arena[line]
	fragments arena[fragment]
	cells     arena[cellLines]
	texts     arena[cellText]
	pages     []pageBuffers // of earlier documents
	dests     []Dest        // of earlier documents

	breakpoints []breakpoint // see fewestLines
	ends        []int        // see breakLines
	stops       []font.Stop  // see stopsAt, cutAt
	lineItems   []Item       // see lineSetter.line
	spanStates  []spanState  // see lineSetter
}

// A pageBuffers is memory for the items and marks of a page.
type pageBuffers struct {
	items []Item
	marks []mark
}

// workspaces are those not in use. With them Paginate allocates a fifth of the bytes
// and takes three quarters of the time in a worker that makes brief after brief.
var workspaces = pool.New(func() *workspace { return new(workspace) })

// keptPages is the most pages of a document whose workspace is kept.
const keptPages = 32

// Release gives the memory of the result to later documents. Neither it nor its
// pages and elements may be used afterwards. A result that is not released is
// collected like any other value.
func (r *Result) Release() {
	ws := r.ws
	*r = Result{}
	if ws == nil || len(ws.pages) > keptPages {
		return
	}
	ws.clear()
	workspaces.Put(ws)
}

// buffersOf returns empty buffers for page n.
func (ws *workspace) buffersOf(n int) pageBuffers {
	const itemsOfPage = 512 // few pages have more
	if n == len(ws.pages) {
		ws.pages = append(ws.pages, pageBuffers{items: make([]Item, 0, itemsOfPage)})
	}
	s := ws.pages[n]
	return pageBuffers{s.items[:0], s.marks[:0]}
}

// clear zeroes all that was handed out, to hand it out again.
func (ws *workspace) clear() {
	start := position{}
	ws.runs.rewind(start)
	ws.elems.rewind(start)
	ws.kids.rewind(start)
	ws.items.rewind(start)
	ws.marks.rewind(start)
	ws.bands.rewind(start)
	ws.lines.rewind(start)
	ws.fragments.rewind(start)
	ws.cells.rewind(start)
	ws.texts.rewind(start)
	for i := range ws.pages {
		s := &ws.pages[i]
		clear(s.items)
		clear(s.marks)
	}
	clear(ws.dests[:cap(ws.dests)])
	clear(ws.lineItems[:cap(ws.lineItems)])
	clear(ws.spanStates[:cap(ws.spanStates)])
}
