package pdf

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
)

// Compare says in which parts two files that Write made differ, in words, each
// part once: "page 2 content", "page 2 links", "page 2 fonts" (shared ones are
// the first page's), "page 2 frame", "metadata", "attachment", "outline", "colour profile", "structure", "catalog", and, if
// none of them does, "packing": the same objects in other bytes. Equal files
// differ in nothing. Objects are compared by what they are and refer to, not
// by their numbers; a part of a that cannot be read differs.
//
// The errors are Attached's, of a and then of b.
func Compare(a, b []byte) ([]string, error) {
	if bytes.Equal(a, b) {
		return nil, nil
	}
	x, xroot, err := openOurs(a)
	if err != nil {
		return nil, err
	}
	y, yroot, err := openOurs(b)
	if err != nil {
		return nil, err
	}
	c := &comparison{x: x, y: y, compared: map[pair]bool{}}
	if err := c.pages(xroot, yroot); err != nil {
		return nil, err
	}
	c.part("metadata", x.trailer["Info"], y.trailer["Info"])
	c.keyed("", xroot, yroot, []keyed{
		{"Metadata", "metadata"}, {"Names", "attachment"}, {"AF", "attachment"}, {"Outlines", "outline"},
		{"OutputIntents", "colour profile"}, {"StructTreeRoot", "structure"}, {"", "catalog"},
	})
	if len(c.parts) == 0 {
		return []string{"packing"}, nil
	}
	return c.parts, nil
}

// A pair is one object of each file.
type pair struct{ x, y ref }

type comparison struct {
	x, y     *parsedFile
	compared map[pair]bool
	queue    []pair
	parts    []string
}

// part compares what two objects lead to and has not been compared before.
func (c *comparison) part(what string, x, y object) {
	same := c.equal(x, y)
	for len(c.queue) > 0 {
		p := c.queue[len(c.queue)-1]
		c.queue = c.queue[:len(c.queue)-1]
		x, xerr := c.x.get(p.x)
		y, yerr := c.y.get(p.y)
		same = xerr == nil && yerr == nil && c.equal(x, y) && same
	}
	if !same && !slices.Contains(c.parts, what) {
		c.parts = append(c.parts, what)
	}
}

// equal compares two objects; references that they hold are put in the queue.
func (c *comparison) equal(x, y object) bool {
	switch x := x.(type) {
	case ref:
		y, ok := y.(ref)
		if p := (pair{x, y}); ok && !c.compared[p] {
			c.compared[p] = true
			c.queue = append(c.queue, p)
		}
		return ok
	case list:
		y, ok := y.(list)
		return ok && slices.EqualFunc(x, y, c.equal)
	case dict:
		y, ok := y.(dict)
		return ok && c.entries(x, y)
	case *stream:
		y, ok := y.(*stream)
		return ok && c.streams(x, y)
	}
	switch y.(type) {
	case list, dict: // not comparable
		return false
	}
	return x == y
}

func (c *comparison) entries(x, y dict) bool {
	same := len(x) == len(y)
	for _, key := range slices.Sorted(maps.Keys(x)) {
		v, ok := y[key]
		same = ok && c.equal(x[key], v) && same
	}
	return same
}

// streams compares what two streams hold, not how it is compressed.
func (c *comparison) streams(x, y *stream) bool {
	same := c.entries(x.ofData(), y.ofData())
	xfilter, _ := x.dict["Filter"].(name)
	yfilter, _ := y.dict["Filter"].(name)
	if bytes.Equal(x.data, y.data) && xfilter == yfilter {
		return same
	}
	xdata, xerr := c.x.decode(x)
	ydata, yerr := c.y.decode(y)
	return same && xerr == nil && yerr == nil && bytes.Equal(xdata, ydata)
}

// ofData are the entries that tell of the data, not of how it is stored.
func (s *stream) ofData() dict {
	d := maps.Clone(s.dict)
	for _, key := range []string{"Length", "Filter", "DecodeParms"} {
		delete(d, key)
	}
	return d
}

// pages compares page by page, then what pages share.
func (c *comparison) pages(xroot, yroot dict) error {
	xs, err := c.x.pageList(xroot)
	if err != nil {
		return err
	}
	ys, err := c.y.pageList(yroot)
	if err != nil {
		return err
	}
	if len(xs) != len(ys) {
		c.parts = append(c.parts, fmt.Sprintf("%d pages instead of %d", len(xs), len(ys)))
	}
	xtree, _ := xroot["Pages"].(ref)
	ytree, _ := yroot["Pages"].(ref)
	c.compared[pair{xtree, ytree}] = true // as compared here
	n := min(len(xs), len(ys))
	var x, y []dict
	for i := range n {
		c.compared[pair{xs[i], ys[i]}] = true
		xo, _ := c.x.get(xs[i])
		yo, _ := c.y.get(ys[i])
		xd, _ := xo.(dict)
		yd, _ := yo.(dict)
		x, y = append(x, xd), append(y, yd)
	}
	for i := range n {
		c.keyed(fmt.Sprintf("page %d ", i+1), x[i], y[i], []keyed{
			{"Contents", "content"}, {"Annots", "links"}, {"Resources", "fonts"}, {"", "frame"},
		})
	}
	return nil
}

// keyed names what an entry of a dictionary is; the last of a list has no key
// and stands for all other entries.
type keyed struct{ key, part string }

// keyed compares two dictionaries entry by entry.
func (c *comparison) keyed(prefix string, x, y dict, entries []keyed) {
	x, y = maps.Clone(x), maps.Clone(y)
	for _, e := range entries {
		if e.key == "" {
			c.part(prefix+e.part, x, y)
			return
		}
		c.part(prefix+e.part, x[e.key], y[e.key])
		delete(x, e.key)
		delete(y, e.key)
	}
}

// pageList are the pages; Write makes one level of them.
func (f *parsedFile) pageList(root dict) ([]ref, error) {
	tree, err := f.dict(root, "Pages")
	if err != nil {
		return nil, err
	}
	kids, _ := tree["Kids"].(list)
	var out []ref
	for _, k := range kids {
		r, ok := k.(ref)
		if !ok {
			return nil, fmt.Errorf("pdf: page %d is no reference", len(out)+1)
		}
		out = append(out, r)
	}
	return out, nil
}
