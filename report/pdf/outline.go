package pdf

import (
	"fmt"
	"strconv"

	"dyad/report/layout"
)

// An outlineItem is a bookmark with its neighbours, as indices; 0 is the
// outline itself.
type outlineItem struct {
	parent, first, last, prev, next int
	count                           int // children
}

// nest links bookmarks by level. An item one level or more deeper than the
// one before is its child.
func nest(marks []layout.Bookmark) []outlineItem {
	items := make([]outlineItem, len(marks)+1)
	level := func(i int) int {
		if i == 0 {
			return 0
		}
		return marks[i-1].Level
	}
	for i := 1; i < len(items); i++ {
		parent := i - 1
		for parent != 0 && level(parent) >= level(i) {
			parent = items[parent].parent
		}
		p := &items[parent]
		items[i].parent, items[i].prev = parent, p.last
		if p.last != 0 {
			items[p.last].next = i
		} else {
			p.first = i
		}
		p.last = i
		p.count++
	}
	return items
}

// outline writes the bookmarks (ISO 32000-1, 12.3.3), all of them open, and
// returns the number of the outline, 0 for none.
func (f *finisher) outline(marks []layout.Bookmark) (int, error) {
	if len(marks) == 0 {
		return 0, nil
	}
	items := nest(marks)
	first := f.out.alloc()
	for range marks {
		f.out.alloc()
	}
	for i, it := range items {
		b := append(f.out.begin(first+i), "<<"...)
		if i == 0 {
			b = append(b, "/Type/Outlines"...)
		} else {
			m := marks[i-1]
			if err := checkText(fmt.Sprintf("bookmark %d", i), m.Text); err != nil {
				return 0, err
			}
			b = appendText(append(b, "/Title"...), spaced(m.Text))
			b = appendKeyRef(b, "/Parent", first+it.parent)
			var err error
			if b, err = f.appendDest(append(b, "/Dest"...), m.Page, m.Y); err != nil {
				return 0, err
			}
		}
		for _, k := range [...]struct {
			key string
			to  int
		}{{"/Prev", it.prev}, {"/Next", it.next}, {"/First", it.first}, {"/Last", it.last}} {
			if k.to != 0 {
				b = appendKeyRef(b, k.key, first+k.to)
			}
		}
		if n := openItems(items, i); n > 0 {
			b = strconv.AppendInt(append(b, "/Count "...), int64(n), 10)
		}
		f.out.end(append(b, ">>"...))
	}
	return first, nil
}

// openItems is how many items below i are visible: all of them.
func openItems(items []outlineItem, i int) int {
	n := items[i].count
	for k := items[i].first; k != 0; k = items[k].next {
		n += openItems(items, k)
	}
	return n
}
