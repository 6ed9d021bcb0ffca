package layout

import (
	"dyad/data/spare"
	"dyad/report/font"
)

// A workspace is the memory one document is set in: what there is most of, by
// kind, and room for what is needed only for a while. A document leaves nothing
// in it, and none comes out otherwise for what was set in it before (a test
// holds this).
type workspace struct {
	runs   slab[Run]
	elems  slab[Element]
	kids   slab[*Element]
	items  slab[Item]
	marks  slab[mark]
	strips slab[strip]
	lines  slab[line]
	atoms  slab[atom]
	cells  slab[setCell]
	texts  slab[cellText]
	sheets []sheet // of the pages of documents before
	dests  []Dest  // of documents before

	ways   []way       // see fewestLines
	ends   []int       // see breakLines
	stops  []font.Stop // see stopsAt, parts
	row    []Item      // see liner.line
	inline []owned     // see liner
}

// A sheet is room for a page.
type sheet struct {
	items []Item
	marks []mark
}

// workspaces are those not in use. They spare a worker that makes brief after
// brief four fifths of the bytes Paginate would allocate and a quarter of its
// time.
var workspaces = spare.New(func() *workspace { return new(workspace) })

// keptPages is the most pages of a document whose workspace is kept.
const keptPages = 32

// Release gives the memory of the result back for other documents. Neither it
// nor its pages and elements may be used any more. A result that is never
// released is garbage like any other.
func (r *Result) Release() {
	ws := r.ws
	*r = Result{}
	if ws == nil || len(ws.sheets) > keptPages {
		return
	}
	ws.clear()
	workspaces.Keep(ws)
}

// sheet is an empty sheet for page n.
func (ws *workspace) sheet(n int) sheet {
	const usualItems = 512 // on a full page; few have more
	if n == len(ws.sheets) {
		ws.sheets = append(ws.sheets, sheet{items: make([]Item, 0, usualItems)})
	}
	s := ws.sheets[n]
	return sheet{s.items[:0], s.marks[:0]}
}

// clear takes back all that was handed out.
func (ws *workspace) clear() {
	start := place{}
	ws.runs.cut(start)
	ws.elems.cut(start)
	ws.kids.cut(start)
	ws.items.cut(start)
	ws.marks.cut(start)
	ws.strips.cut(start)
	ws.lines.cut(start)
	ws.atoms.cut(start)
	ws.cells.cut(start)
	ws.texts.cut(start)
	for i := range ws.sheets {
		s := &ws.sheets[i]
		clear(s.items)
		clear(s.marks)
	}
	clear(ws.dests[:cap(ws.dests)])
	clear(ws.row[:cap(ws.row)])
	clear(ws.inline[:cap(ws.inline)])
}
