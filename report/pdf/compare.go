package pdf

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
)

// Compare says in which parts two files that Write made differ, in words, each
// part once: "PDF version", "page tree", "page 2 content", "page 2 links", "page 2
// fonts" (shared ones are the first page's), "page 2 frame" (its size, and all else
// it has), "metadata", "attachment", "outline", "colour profile", "structure",
// "catalog", "trailer" and, if none of them does, "packing": nothing differs but how
// the objects are stored. Equal files differ in nothing.
//
// Objects are compared by what they are and refer to, not by their numbers, and
// every entry counts, known or not, but for those of storage. A part of a that
// cannot be read differs. The errors are Attached's, of a and then of b.
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
	return compare(x, y, xroot, yroot)
}

// compare is Compare for two files with their catalogs.
func compare(x, y *parsedFile, xroot, yroot dict) ([]string, error) {
	c := &comparison{x: x, y: y, compared: map[pair]bool{}}
	if x.version() != y.version() {
		c.differ("PDF version")
	}
	if _, indirect := x.trailer["Root"].(ref); !indirect { // 7.5.5
		c.differ("trailer")
	}
	if err := c.pages(xroot, yroot); err != nil {
		return nil, err
	}
	c.keyed("", x.trailer.content(), y.trailer.content(), []keyed{
		{"Info", "metadata"}, {"Root", ""}, {"", "trailer"},
	})
	c.keyed("", xroot, yroot, []keyed{
		{"Metadata", "metadata"}, {"Names", "attachment"}, {"AF", "attachment"}, {"Outlines", "outline"},
		{"OutputIntents", "colour profile"}, {"StructTreeRoot", "structure"}, {"", "catalog"},
	})
	if len(c.parts) == 0 {
		return []string{"packing"}, nil
	}
	return c.parts, nil
}

// storage lists the entries of a dictionary that say how the file is stored, and
// nothing about what it holds (the clauses are those of ISO 32000-1). All other
// entries are content, those that we do not know among them.
func (d dict) storage() []string {
	switch {
	case d["Root"] == nil: // a stream
		return []string{"Length", "Filter", "DecodeParms"} // 7.3.8.2; decode obeys or refuses them
	case d["Type"] == name("XRef"): // a trailer in a cross-reference stream
		return []string{"Size", "ID", "Type", "W", "Length", "Filter", "DecodeParms"} // 7.5.8.2
	}
	return []string{"Size", "ID"} // 7.5.5, which parseFile checks, and 14.4
}

// content is a dictionary without its entries of storage.
func (d dict) content() dict {
	keys := d.storage()
	d = maps.Clone(d)
	for _, key := range keys {
		delete(d, key)
	}
	return d
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
	if !same {
		c.differ(what)
	}
}

// differ adds a part to those that differ.
func (c *comparison) differ(part string) {
	if !slices.Contains(c.parts, part) {
		c.parts = append(c.parts, part)
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
	same := c.entries(x.dict.content(), y.dict.content())
	if bytes.Equal(x.data, y.data) && x.plainly() && y.plainly() && x.dict["Filter"] == y.dict["Filter"] {
		return same
	}
	xdata, xerr := c.x.decode(x)
	ydata, yerr := c.y.decode(y)
	return same && xerr == nil && yerr == nil && bytes.Equal(xdata, ydata)
}

// plainly reports whether a stream is stored as Write stores streams: as it is or
// with one filter without parameters.
func (s *stream) plainly() bool {
	_, one := s.dict["Filter"].(name)
	return s.dict["DecodeParms"] == nil && (one || s.dict["Filter"] == nil)
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
		c.differ(fmt.Sprintf("%d pages instead of %d", len(xs), len(ys)))
	}
	xtree, _ := xroot["Pages"].(ref)
	ytree, _ := yroot["Pages"].(ref)
	c.compared[pair{xtree, ytree}] = true // as compared here
	defer c.pageTree(xroot, yroot)
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

// pageTree compares the page tree but for the pages: their number, and what they
// inherit (7.7.3.4).
func (c *comparison) pageTree(xroot, yroot dict) {
	x, _ := c.x.dict(xroot, "Pages") // pageList has read both
	y, _ := c.y.dict(yroot, "Pages")
	x, y = maps.Clone(x), maps.Clone(y)
	delete(x, "Kids")
	delete(y, "Kids")
	c.part("page tree", x, y)
}

// A keyed names the part that an entry of a dictionary is; one that is compared
// elsewhere has no part. The last of a list has no key and is for all other entries.
type keyed struct{ key, part string }

// keyed compares two dictionaries entry by entry.
func (c *comparison) keyed(prefix string, x, y dict, entries []keyed) {
	x, y = maps.Clone(x), maps.Clone(y)
	for _, e := range entries {
		if e.key == "" {
			c.part(prefix+e.part, x, y)
			return
		}
		if e.part != "" {
			c.part(prefix+e.part, x[e.key], y[e.key])
		}
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
