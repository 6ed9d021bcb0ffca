package pdf

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"dyad/report/layout"
)

// A linkArea is one link annotation: a link broken over lines has several.
type linkArea struct {
	owner *node
	page  int // from 0
	box   layout.Rect
	num   int // object number
}

// link records that box, painted on the current page, is part of the link that n
// is in, if it is in one. Pieces on one line share an area.
func (r *record) link(n *node, box layout.Rect) {
	for n != nil && n.Role != layout.Link {
		n = n.parent
	}
	if n == nil {
		return
	}
	page := len(r.pages) - 1
	if last := len(r.links) - 1; last >= 0 {
		if l := &r.links[last]; l.owner == n && l.page == page && sameLine(l.box, box) {
			l.box = union(l.box, box)
			return
		}
	}
	r.links = append(r.links, linkArea{owner: n, page: page, box: box})
}

// sameLine reports whether boxes overlap by at least half the height of the less
// high one.
func sameLine(a, b layout.Rect) bool {
	over := min(a.Y+a.H, b.Y+b.H) - max(a.Y, b.Y)
	return 2*over >= min(a.H, b.H)
}

func union(a, b layout.Rect) layout.Rect {
	x, y := min(a.X, b.X), min(a.Y, b.Y)
	return layout.Rect{X: x, Y: y, W: max(a.X+a.W, b.X+b.W) - x, H: max(a.Y+a.H, b.Y+b.H) - y}
}

// placeLinks adds each annotation to its element, after the content it covers.
func (r *record) placeLinks() {
	for i, l := range r.links {
		l.owner.add(kid{page: l.page, mcid: -1, link: i})
	}
}

// links writes the annotations, those that lead out of the file after the others, since
// an address deflates better away from places. firstKey is the key of the first one in
// the parent tree.
func (f *finisher) links(firstKey int) error {
	for i := range f.rec.links {
		if f.rec.links[i].owner.URI == "" {
			if err := f.link(i, firstKey+i); err != nil {
				return err
			}
		}
	}
	f.out.block()
	for i := range f.rec.links {
		if f.rec.links[i].owner.URI != "" {
			if err := f.link(i, firstKey+i); err != nil {
				return err
			}
		}
	}
	return nil
}

// link writes the i-th annotation (ISO 32000-1, 12.5.6.5), placed to a point.
func (f *finisher) link(i, key int) error {
	l := f.rec.links[i]
	e := l.owner.Element
	b := f.out.begin(l.num)
	b = append(b, "<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/StructParent "...)
	b = strconv.AppendInt(b, int64(key), 10)
	b = appendKeyRef(b, "/P", f.pages[l.page].num)
	b = appendBox(append(b, "/Rect"...), l.box, f.rec.pages[l.page].height, 0)
	b = appendText(append(b, "/Contents"...), spaced(e.Alt))
	if e.URI != "" {
		b = append(b, "/A<</S/URI/URI"...)
		b = appendText(b, asciiURI(e.URI))
		b = append(b, ">>"...)
	} else {
		d, ok := findDest(f.dests, e.Dest)
		if !ok {
			return fmt.Errorf("pdf: link to %q on page %d leads nowhere", e.Dest, l.page+1)
		}
		var err error
		if b, err = f.appendDest(append(b, "/Dest"...), d.Page, d.Y); err != nil {
			return err
		}
	}
	f.out.end(append(b, ">>"...))
	return nil
}

// spaced returns a description with plain spaces in place of no-break ones: read
// aloud they are the same.
func spaced(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\u00a0", " "), "\u202f", " ")
}

// findDest looks name up in dests, which are sorted by name.
func findDest(dests []layout.Dest, name string) (layout.Dest, bool) {
	i := sort.Search(len(dests), func(i int) bool { return dests[i].Name >= name })
	if i < len(dests) && dests[i].Name == name {
		return dests[i], true
	}
	return layout.Dest{}, false
}

// appendDest appends an explicit destination: the left edge of a page at
// height y, at the zoom the reader has.
func (f *finisher) appendDest(b []byte, page int, y layout.Pt) ([]byte, error) {
	if page < 0 || page >= len(f.pages) {
		return b, fmt.Errorf("pdf: a link or bookmark leads to page %d of %d", page+1, len(f.pages))
	}
	b = append(b, '[')
	b = appendRef(b, f.pages[page].num)
	b = append(b, "/XYZ 0 "...)
	b = appendNumber(b, float64(f.rec.pages[page].height-y), 0)
	return append(b, " null]"...), nil
}

// appendBox appends a box as a PDF rectangle, y upwards from the page's foot.
func appendBox(b []byte, r layout.Rect, height layout.Pt, decimals int) []byte {
	b = append(b, '[')
	for i, v := range [4]layout.Pt{r.X, height - r.Y - r.H, r.X + r.W, height - r.Y} {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendNumber(b, float64(v), decimals)
	}
	return append(b, ']')
}

// asciiURI escapes what a URI action may not hold (ISO 32000-1, 12.6.4.7: the
// address is 7-bit ASCII).
func asciiURI(s string) string {
	const hex = "0123456789ABCDEF"
	b := make([]byte, 0, len(s))
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c > '~' {
			b = append(b, '%', hex[c>>4], hex[c&15])
		} else {
			b = append(b, c)
		}
	}
	return string(b)
}
