package pdf

import (
	"fmt"
	"slices"

	"dyad/report/layout"
)

// A record is what the finisher must know about the painted pages: which element
// owns which marked content, in the order painted, and where the links are.
type record struct {
	nodes []node // by the numbers of their elements
	root  *node
	pages []pageRecord
	links []linkArea
	err   error

	kids []kid // memory not yet given to a node
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
	role   int    // index of its role among those of the tree
	order  int    // index among the parent's Kids
	seen   int    // highest order of an attached child, plus 1
	page   int    // of the first marked content or link, or -1
	in     bool   // attached to the parent
	first  string // text painted first
}

// A kid is an entry of an element's /K (ISO 32000-1, 14.7.2): exactly one of a
// child element, marked content and a link annotation.
type kid struct {
	child *node
	page  int
	mcid  int // or -1
	link  int // index into record.links, or -1
}

// newRecord makes the nodes of the tree below root, in the memory of a workspace.
func newRecord(root *layout.Element, ws *workspace) *record {
	r := &record{links: ws.links[:0]}
	if root == nil || root.Role != layout.Document || root.Parent != nil {
		r.err = fmt.Errorf("pdf: the structure tree has no root Document")
		return r
	}
	nodes, kids := treeSize(root)
	ws.nodes, ws.kids = slices.Grow(ws.nodes, nodes)[:nodes], slices.Grow(ws.kids, kids)[:kids]
	r.nodes, r.kids = ws.nodes, ws.kids
	if r.root = r.addNode(root, nil, 0); r.err == nil {
		r.addChildren(r.root)
	}
	return r
}

// treeSize is how many nodes and kids a tree needs. It follows a child only from
// the parent that the child itself names, so it ends even where elements form a
// circle.
func treeSize(e *layout.Element) (nodes, kids int) {
	nodes, kids = e.N+1, likelyKids(e)
	for _, k := range e.Kids {
		if k.Parent == e {
			n, m := treeSize(k)
			nodes, kids = max(nodes, n), kids+m
		}
	}
	return nodes, kids
}

// likelyKids is how many kids e has if there is content before, between and after
// its children, or content and a link. More are possible.
func likelyKids(e *layout.Element) int { return max(2*len(e.Kids)+1, 2) }

// addNode makes the node of an element.
func (r *record) addNode(e *layout.Element, parent *node, order int) *node {
	if e.N < 0 || r.nodes[e.N].Element != nil {
		r.fail("a %s is in the structure tree twice, or has the number %d of another element", e.Role, e.N)
		return r.root
	}
	n, size := &r.nodes[e.N], likelyKids(e)
	*n = node{Element: e, parent: parent, order: order, page: -1, in: parent == nil, kids: r.kids[:0:size]}
	r.kids = r.kids[size:]
	return n
}

func (r *record) addChildren(n *node) {
	for i, e := range n.Kids {
		if e.Parent != n.Element {
			r.fail("a %s in a %s names another parent", e.Role, n.Role)
		}
		if r.err != nil {
			return
		}
		if k := r.addNode(e, n, i); r.err == nil {
			r.addChildren(k)
		}
	}
}

// nodeOf returns the node of an element, or nil if it is not in the tree.
func (r *record) nodeOf(e *layout.Element) *node {
	if e.N < 0 || e.N >= len(r.nodes) || r.nodes[e.N].Element != e {
		return nil
	}
	return &r.nodes[e.N]
}

// startPage begins the next page, with memory for so many items.
func (r *record) startPage(height layout.Pt, items int) {
	r.pages = append(r.pages, pageRecord{owners: make([]*node, 0, items), height: height})
}

// startContent gives the next marked content of the current page to e and returns
// its MCID. An element enters the tree with its first content, so one that is
// never painted is left out.
func (r *record) startContent(e *layout.Element) (n *node, mcid int) {
	n = r.nodeOf(e)
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

// attach makes n and its ancestors part of the tree. The cells of a row are
// attached with it: an empty cell still takes its column.
func (r *record) attach(n *node) {
	if n.in {
		return
	}
	r.attach(n.parent)
	if n.in { // attached with its row
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
			r.attach(r.nodeOf(e))
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
