package pdf

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"dyad/report/layout"
)

// collect lists the nodes of the tree below n in reading order, counts those of
// each role, and numbers the roles in the order of their first use.
func (f *finisher) collect(n *node) {
	if n.role = slices.Index(f.roles, n.Role); n.role < 0 {
		n.role = len(f.roles)
		f.roles = append(f.roles, n.Role)
		f.counts = append(f.counts, 0)
	}
	f.counts[n.role]++
	f.nodes = append(f.nodes, n)
	if n.Role == layout.Note {
		f.ids = append(f.ids, n)
	}
	for _, k := range n.kids {
		if k.child != nil {
			f.collect(k.child)
		}
	}
}

// byRole sorts nodes by their roles, keeping the order within each.
func byRole(nodes []*node, counts []int) []*node {
	next := make([]int, len(counts)) // where the next of a role goes
	for i := 1; i < len(counts); i++ {
		next[i] = next[i-1] + counts[i-1]
	}
	out := make([]*node, len(nodes))
	for _, n := range nodes {
		out[next[n.role]] = n
		next[n.role]++
	}
	return out
}

// element writes n (ISO 32000-1, 14.7.2).
func (f *finisher) element(n *node, root int) {
	parent := root
	if n.parent != nil {
		parent = n.parent.num
	}
	b := f.out.begin(n.num)
	b = append(b, "<</S/"...)
	b = append(b, n.Role...)
	b = appendKeyRef(b, "/P", parent)
	if n.page >= 0 {
		b = appendKeyRef(b, "/Pg", f.pages[n.page].num)
	}
	if n.Role == layout.Note {
		b = appendBytes(append(b, "/ID"...), n.ID)
	}
	if n.Alt != "" && (n.Role == layout.FigureRole || n.Role == layout.Formula) {
		b = appendText(append(b, "/Alt"...), spaced(n.Alt))
	}
	if n.Expansion != "" {
		b = appendText(append(b, "/E"...), spaced(n.Expansion)) // 14.9.5
	}
	if n.Lang != "" {
		b = appendText(append(b, "/Lang"...), n.Lang)
	}
	b = f.appendAttributes(b, n)
	b = append(b, "/K"...)
	b = f.appendKids(b, n)
	f.out.end(append(b, ">>"...))
}

// appendAttributes appends the standard attributes (ISO 32000-1, 14.8.5).
func (f *finisher) appendAttributes(b []byte, n *node) []byte {
	switch n.Role {
	case layout.FigureRole:
		b = append(b, "/A<</O/Layout/Placement/Block/BBox"...)
		b = appendBox(b, n.Box, f.rec.pages[n.Page].height, 2)
		return append(b, ">>"...)
	case layout.TH, layout.TD:
		return appendCell(b, n.Element)
	case layout.TableRole:
		if n.Summary != "" {
			b = appendText(append(b, "/A<</O/Table/Summary"...), n.Summary)
			return append(b, ">>"...)
		}
	case layout.L:
		b = append(b, "/A<</O/List/ListNumbering/"...)
		return append(append(b, n.numbering()...), ">>"...)
	}
	return b
}

// appendCell appends the attributes of a table cell.
func appendCell(b []byte, e *layout.Element) []byte {
	header, wide := e.Role == layout.TH, e.ColSpan > 1
	if !header && !wide {
		return b
	}
	b = append(b, "/A<</O/Table"...)
	if header {
		b = append(append(b, "/Scope/"...), e.Scope...)
	}
	if wide {
		b = strconv.AppendInt(append(b, "/ColSpan "...), int64(e.ColSpan), 10)
	}
	return append(b, ">>"...)
}

// numbering is the kind of a list's labels (ISO 32000-1, 14.8.5.5), told by
// the first of them: "1.", "[4]" and "N01" are numbers.
func (n *node) numbering() string {
	for _, item := range n.kids {
		if item.child == nil {
			continue
		}
		for _, k := range item.child.kids {
			if k.child == nil || k.child.Role != layout.Lbl {
				continue
			}
			switch label := k.child.firstText(); {
			case strings.ContainsAny(label, "0123456789"):
				return "Decimal"
			case strings.HasPrefix(label, "•"):
				return "Disc"
			}
			return "None"
		}
	}
	return "None"
}

// firstText is the text painted first in an element or in what it holds.
func (n *node) firstText() string {
	if n.first != "" {
		return n.first
	}
	for _, k := range n.kids {
		if k.child != nil {
			if s := k.child.firstText(); s != "" {
				return s
			}
		}
	}
	return ""
}

// appendKids appends content, annotations and children in the order painted.
// What is on the element's own page does not name it.
func (f *finisher) appendKids(b []byte, n *node) []byte {
	b = append(b, '[')
	for i, k := range n.kids {
		if i > 0 {
			b = append(b, ' ')
		}
		switch {
		case k.child != nil:
			b = appendRef(b, k.child.num)
		case k.link >= 0:
			b = appendKeyRef(b, "<</Type/OBJR/Obj", f.rec.links[k.link].num)
			if k.page != n.page {
				b = appendKeyRef(b, "/Pg", f.pages[k.page].num)
			}
			b = append(b, ">>"...)
		case k.page == n.page:
			b = strconv.AppendInt(b, int64(k.mcid), 10)
		default:
			b = appendKeyRef(b, "<</Type/MCR/Pg", f.pages[k.page].num)
			b = strconv.AppendInt(append(b, "/MCID "...), int64(k.mcid), 10)
			b = append(b, ">>"...)
		}
	}
	return append(b, ']')
}

// structure writes the structure tree: its root, the elements, and the way
// back from content to elements (ISO 32000-1, 14.7.4.4). It returns the
// root's number. Elements of one role stand together, and those with much text after
// the others, which deflates better.
func (f *finisher) structure() (int, error) {
	root, parents := f.out.alloc(), f.out.alloc()
	f.nodes = make([]*node, 0, len(f.rec.nodes))
	f.collect(f.rec.root)
	f.nodes = byRole(f.nodes, f.counts)
	for _, n := range f.nodes {
		n.num = f.out.alloc()
	}
	cells := false
	for _, n := range f.nodes {
		if n.Role == layout.TD && !cells {
			cells = true
			f.out.block()
		}
		if n.Role != layout.FigureRole {
			f.element(n, root)
		}
	}
	f.out.block()
	f.parentTree(parents)
	f.out.block()
	for _, n := range f.nodes {
		if n.Role == layout.FigureRole {
			f.element(n, root)
		}
	}

	f.out.block()
	b := f.out.begin(root)
	b = appendKeyRef(b, "<</Type/StructTreeRoot/K", f.rec.root.num)
	b = appendKeyRef(b, "/ParentTree", parents)
	b = strconv.AppendInt(append(b, "/ParentTreeNextKey "...), int64(len(f.pages)+len(f.rec.links)), 10)
	if slices.Contains(f.roles, layout.Em) {
		b = append(b, "/RoleMap<</Em/Span>>"...) // 14.8.4
	}
	b, err := f.appendIDs(b)
	f.out.end(append(b, ">>"...))
	return root, err
}

// parentTree writes the way back: the element of each sequence of marked content, page
// by page, and of each link.
func (f *finisher) parentTree(num int) {
	b := f.out.begin(num)
	b = append(b, "<</Nums["...)
	for i, p := range f.rec.pages {
		b = strconv.AppendInt(b, int64(i), 10)
		b = append(b, '[')
		for _, n := range p.owners {
			b = append(appendRef(b, n.num), ' ')
		}
		b = append(b, "]\n"...)
	}
	for i, l := range f.rec.links {
		b = strconv.AppendInt(b, int64(len(f.pages)+i), 10)
		b = appendRef(append(b, ' '), l.owner.num)
		b = append(b, '\n')
	}
	f.out.end(append(b, "]>>"...))
}

// appendIDs appends the name tree of the notes' identifiers, sorted. Other
// anchors are places on pages only.
func (f *finisher) appendIDs(b []byte) ([]byte, error) {
	if len(f.ids) == 0 {
		return b, nil
	}
	sort.SliceStable(f.ids, func(i, j int) bool { return f.ids[i].ID < f.ids[j].ID })
	b = append(b, "/IDTree<</Names["...)
	for i, n := range f.ids {
		if i > 0 && f.ids[i-1].ID == n.ID {
			return b, fmt.Errorf("pdf: two notes have the id %q", n.ID)
		}
		b = appendBytes(b, n.ID)
		b = append(appendRef(append(b, ' '), n.num), ' ')
	}
	return append(b, "]>>"...), nil
}
