package pdf

import (
	"fmt"

	"dyad/report/layout"
)

// A record is what the finisher must know of the painted pages: which element
// owns which marked content, in the order painted, and where the links are.
type record struct {
	nodes map[*layout.Element]*node
	root  *node
	pages []pageRecord
	links []linkArea
	err   error

	free recordRoom // what is left of the room for the tree
}

// A recordRoom is memory for the tree of a record, all of it at once.
type recordRoom struct {
	nodes []node
	kids  []kid
}

// A pageRecord has, for each MCID of a page, the node that owns it.
type pageRecord struct {
	owners []*node
	height layout.Pt
}

// A node is a structure element on its way into the file.
type node struct {
	*layout.Element
	parent *node
	kids   []kid  // in the order painted
	num    int    // object number
	role   int    // place of its role among those of the tree
	order  int    // place among the parent's Kids
	seen   int    // highest order of an attached child, plus 1
	page   int    // of the first marked content or link, or -1
	in     bool   // attached to the parent
	first  string // text painted first
}

// A kid is exactly one of: a child element, marked content, a link annotation.
type kid struct {
	child *node
	page  int
	mcid  int // or -1
	link  int // index into record.links, or -1
}

// newRecord walks the tree below root, in the room of a workspace.
func newRecord(root *layout.Element, ws *workspace) *record {
	r := &record{nodes: ws.nodes, links: ws.links[:0]}
	if root == nil || root.Role != layout.Document || root.Parent != nil {
		r.err = fmt.Errorf("pdf: the structure tree has no root Document")
		return r
	}
	elements, kids := extent(root)
	r.free = ws.tree.of(elements, kids)
	r.root = r.enter(root, nil, 0)
	r.root.in = true
	r.walk(r.root)
	return r
}

// extent counts the elements of a tree and the kids they are given room for.
// It enters children only by their own parent, so it ends whatever the tree is.
func extent(e *layout.Element) (elements, kids int) {
	elements, kids = 1, usualKids(e)
	for _, k := range e.Kids {
		if k.Parent == e {
			n, m := extent(k)
			elements, kids = elements+n, kids+m
		}
	}
	return elements, kids
}

// usualKids is how many kids e has when there is content before, between and
// after its children, or content and a link.
func usualKids(e *layout.Element) int { return max(2*len(e.Kids)+1, 2) }

// of returns room for so many elements and kids, and keeps it.
func (r *recordRoom) of(elements, kids int) recordRoom {
	if len(r.nodes) < elements {
		r.nodes = make([]node, elements)
	}
	if len(r.kids) < kids {
		r.kids = make([]kid, kids)
	}
	return recordRoom{r.nodes[:elements], r.kids[:kids]}
}

// enter makes the node of an element.
func (r *record) enter(e *layout.Element, parent *node, order int) *node {
	n, room := &r.free.nodes[0], usualKids(e)
	*n = node{Element: e, parent: parent, order: order, page: -1, kids: r.free.kids[:0:room]}
	r.free.nodes, r.free.kids = r.free.nodes[1:], r.free.kids[room:]
	r.nodes[e] = n
	return n
}

func (r *record) walk(n *node) {
	for i, e := range n.Kids {
		if e.Parent != n.Element {
			r.fail("a %s in a %s names another parent", e.Role, n.Role)
		} else if r.nodes[e] != nil {
			r.fail("a %s stands in the structure tree twice", e.Role)
		}
		if r.err != nil {
			return
		}
		r.walk(r.enter(e, n, i))
	}
}

// startPage begins the next page, of so many items.
func (r *record) startPage(height layout.Pt, items int) {
	r.pages = append(r.pages, pageRecord{owners: make([]*node, 0, items), height: height})
}

// mark gives the next marked content of the current page to e and returns its
// MCID. Elements come into the tree by their first mark, so one that is never
// painted is left out.
func (r *record) mark(e *layout.Element) (n *node, mcid int) {
	n = r.nodes[e]
	if n == nil {
		r.fail("a %s painted on page %d is not in the structure tree", e.Role, len(r.pages))
		n = r.root
	}
	page := len(r.pages) - 1
	r.attach(n)
	p := &r.pages[page]
	mcid = len(p.owners)
	p.owners = append(p.owners, n)
	n.add(kid{page: page, mcid: mcid, link: -1})
	return n, mcid
}

// attach makes n and what it stands in part of the tree. Cells come with
// their row: an empty cell still holds its column.
func (r *record) attach(n *node) {
	if n.in {
		return
	}
	r.attach(n.parent)
	if n.in { // it came with its row
		return
	}
	n.in = true
	if n.order < n.parent.seen {
		r.fail("a %s on page %d is painted after what follows it", n.Role, len(r.pages))
	}
	n.parent.seen = n.order + 1
	n.parent.kids = append(n.parent.kids, kid{child: n, mcid: -1, link: -1})
	if n.Role == layout.TR {
		for _, e := range n.Kids {
			r.attach(r.nodes[e])
		}
		n.seen = 0
	}
}

func (n *node) add(k kid) {
	if n.page < 0 {
		n.page = k.page
	}
	n.kids = append(n.kids, k)
}

func (r *record) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("pdf: "+format, args...)
	}
}
