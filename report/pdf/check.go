package pdf

import (
	"fmt"
	"slices"

	"dyad/report/layout"
)

// check holds the painted tree against the rules of ISO 14289-1 that a program
// can check, so that no file claims what is not true of it. Each rule has its
// clause beside it.
func (r *record) check() error {
	if r.err != nil {
		return r.err
	}
	c := checker{rec: r}
	c.node(r.root)
	return c.err
}

type checker struct {
	rec     *record
	heading int // level of the last heading, 0 before the first
	err     error
}

func (c *checker) fail(n *node, format string, args ...any) {
	if c.err == nil {
		where := ""
		for ; n != nil; n = n.parent {
			if n.page >= 0 {
				where = fmt.Sprintf(" on page %d", n.page+1)
				break
			}
		}
		c.err = fmt.Errorf("pdf: structure"+where+": "+format, args...)
	}
}

func (c *checker) node(n *node) {
	if !isStandard(n.Role) {
		c.fail(n, "unknown role %q", n.Role) // 7.1
	}
	if n.Lang != "" && !isLanguage(n.Lang) {
		c.fail(n, "%s: %q is not a language tag", n.Role, n.Lang) // 7.2
	}
	c.descriptions(n)
	c.nesting(n)
	c.headingLevel(n)
	if n.Role == layout.TableRole {
		c.columns(n)
	}
	for _, k := range n.kids {
		if k.child != nil && c.err == nil {
			c.node(k.child)
		}
	}
}

// descriptions checks the texts that an element must have.
func (c *checker) descriptions(n *node) {
	for _, t := range []struct{ what, text string }{
		{"alternative text", n.Alt}, {"summary", n.Summary}, {"id", n.ID}, {"address", asciiURI(n.URI)},
	} {
		if err := checkText(t.what, t.text); err != nil {
			c.fail(n, "%s: %w", n.Role, err)
		}
	}
	switch n.Role {
	case layout.FigureRole: // 7.3
		if n.Alt == "" {
			c.fail(n, "Figure without alternative text")
		}
		if n.Page != n.page || n.Box.W <= 0 || n.Box.H <= 0 {
			c.fail(n, "Figure without a box on its page")
		}
	case layout.Formula: // 7.7
		if n.Alt == "" {
			c.fail(n, "Formula without alternative text")
		}
	case layout.Link: // 7.18.5
		if (n.Dest == "") == (n.URI == "") {
			c.fail(n, "Link to %q and %q: want one", n.Dest, n.URI)
		}
		if n.Alt == "" {
			c.fail(n, "Link to %q without a description", n.Dest+n.URI)
		}
	case layout.Note: // 7.9
		if n.ID == "" {
			c.fail(n, "Note without an id")
		}
	case layout.TH: // 7.5
		if n.Scope != "Column" && n.Scope != "Row" {
			c.fail(n, "TH with scope %q", n.Scope)
		}
	}
}

// nesting checks which elements an element may be in and may hold (7.2).
func (c *checker) nesting(n *node) {
	if in := allowedParents(n.Role); in != nil && (n.parent == nil || !slices.Contains(in, n.parent.Role)) {
		c.fail(n, "%s outside %s", n.Role, in[0])
	}
	allowed := allowedChildren(n.Role)
	for i, k := range n.kids {
		switch {
		case allowed == nil:
		case k.child == nil:
			c.fail(n, "%s has content of its own", n.Role)
		case k.child.Role == layout.Caption && n.Role == layout.TableRole && i > 0 && i < len(n.kids)-1,
			k.child.Role == layout.Caption && n.Role == layout.L && i > 0:
			c.fail(n, "Caption in the middle of %s", n.Role)
		case !slices.Contains(allowed, k.child.Role):
			c.fail(n, "%s in %s", k.child.Role, n.Role)
		}
	}
}

// allowedParents lists the roles that an element of role r may be in; nil means
// any.
func allowedParents(r layout.Role) []layout.Role {
	switch r {
	case layout.THead, layout.TBody:
		return []layout.Role{layout.TableRole}
	case layout.TR:
		return []layout.Role{layout.TableRole, layout.THead, layout.TBody}
	case layout.TH, layout.TD:
		return []layout.Role{layout.TR}
	case layout.LI:
		return []layout.Role{layout.L}
	case layout.LBody:
		return []layout.Role{layout.LI}
	}
	return nil
}

// allowedChildren lists the roles that an element of role r may hold; nil means
// any, and content of its own.
func allowedChildren(r layout.Role) []layout.Role {
	switch r {
	case layout.TableRole:
		return []layout.Role{layout.TR, layout.THead, layout.TBody, layout.Caption}
	case layout.THead, layout.TBody:
		return []layout.Role{layout.TR}
	case layout.TR:
		return []layout.Role{layout.TH, layout.TD}
	case layout.L:
		return []layout.Role{layout.LI, layout.L, layout.Caption}
	case layout.LI:
		return []layout.Role{layout.Lbl, layout.LBody}
	}
	return nil
}

// headingLevel checks that headings begin with H1 and skip no level (7.4.2).
func (c *checker) headingLevel(n *node) {
	h := 0
	switch n.Role {
	case layout.H1:
		h = 1
	case layout.H2:
		h = 2
	case layout.H3:
		h = 3
	default:
		return
	}
	if h > c.heading+1 {
		c.fail(n, "%s after H%d", n.Role, c.heading)
	}
	c.heading = h
}

// columns checks that all rows of a table take the same number of columns,
// that there is one head, and a body under it (7.2).
func (c *checker) columns(table *node) {
	width, heads, bodies := 0, 0, 0
	row := func(tr *node) {
		cells := 0
		for _, k := range tr.kids {
			if k.child != nil {
				cells += max(k.child.ColSpan, 1)
			}
		}
		if width == 0 {
			width = cells
		}
		if cells != width {
			c.fail(tr, "a row of %d columns in a table of %d", cells, width)
		}
	}
	for _, k := range table.kids {
		switch {
		case k.child == nil:
			continue
		case k.child.Role == layout.TR:
			row(k.child)
			continue
		case k.child.Role == layout.THead:
			heads++
		case k.child.Role == layout.TBody:
			bodies++
		}
		for _, r := range k.child.kids {
			if r.child != nil && r.child.Role == layout.TR {
				row(r.child)
			}
		}
	}
	if heads > 1 || heads > 0 && bodies == 0 {
		c.fail(table, "a table with %d heads and %d bodies", heads, bodies)
	}
}

// isStandard reports whether r is one of layout's roles: standard structure types, or
// mapped to one (7.1).
func isStandard(r layout.Role) bool {
	switch r {
	case layout.Document, layout.Sect, layout.Div, layout.H1, layout.H2, layout.H3, layout.P,
		layout.L, layout.LI, layout.Lbl, layout.LBody,
		layout.TableRole, layout.THead, layout.TBody, layout.TR, layout.TH, layout.TD,
		layout.FigureRole, layout.Formula, layout.Caption, layout.Note, layout.Reference, layout.Link, layout.Span, layout.Em:
		return true
	}
	return false
}
