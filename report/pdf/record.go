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

// newRecord walks the tree below root.
func newRecord(root *layout.Element) *record {
	const usual = 1000 // elements of a brief
	r := &record{nodes: make(map[*layout.Element]*node, usual)}
	if root == nil || root.Role != layout.Document {
		r.err = fmt.Errorf("pdf: the structure tree has no root Document")
		return r
	}
	r.root = &node{Element: root, page: -1, in: true}
	r.nodes[root] = r.root
	r.walk(r.root)
	return r
}

func (r *record) walk(n *node) {
	if len(n.Kids) == 0 {
		return
	}
	kids := make([]node, len(n.Kids))
	room := make([]kid, 2*len(n.Kids)) // most elements have content, and some a link
	for i, e := range n.Kids {
		if r.err != nil {
			return
		}
		if e.Parent != n.Element {
			r.err = fmt.Errorf("pdf: a %s in a %s names another parent", e.Role, n.Role)
			return
		}
		if r.nodes[e] != nil {
			r.err = fmt.Errorf("pdf: a %s stands in the structure tree twice", e.Role)
			return
		}
		kids[i] = node{Element: e, parent: n, order: i, page: -1, kids: room[2*i : 2*i : 2*i+2]}
		r.nodes[e] = &kids[i]
		r.walk(&kids[i])
	}
}

// startPage begins the next page.
func (r *record) startPage(height layout.Pt) {
	r.pages = append(r.pages, pageRecord{height: height})
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
