package codec

import (
	"slices"
	"strings"

	"dyad/data"
)

// headRecord is what all exhibits have besides their id and kind, which come first:
// the kind tells which other keys there may be.
var headRecord = newRecord(record[data.ExhibitHead]{
	name: "exhibit",
	fields: []field[data.ExhibitHead]{
		required(text("title", title, func(h *data.ExhibitHead) *data.Text { return &h.Title })),
		text("subtitle", title, func(h *data.ExhibitHead) *data.Text { return &h.Subtitle }),
		text("note", prose, func(h *data.ExhibitHead) *data.Text { return &h.Note }),
		text("alt", alternative, func(h *data.ExhibitHead) *data.Text { return &h.Alt }),
		{key: "width", read: readWidth,
			write: func(w *mappingWriter, h *data.ExhibitHead) { w.add("width", showWidth(h)) },
			show:  showWidth},
	},
})

var widthNames = []string{"full", "half"}

func readWidth(m *mapping, h *data.ExhibitHead) {
	width := m.oneOf("width", widthNames, -1)
	h.Full, h.Half = width == 0, width == 1
}

func showWidth(h *data.ExhibitHead) string {
	switch {
	case h.Half:
		return "half"
	case h.Full:
		return "full"
	}
	return ""
}

// An exhibitKind is one kind of exhibit, and all that is done with what is its own.
type exhibitKind struct {
	name    string
	zero    data.Exhibit
	allKeys []string // those of every exhibit and its own
	read    func(m *mapping, head data.ExhibitHead) data.Exhibit
	write   func(w *mappingWriter, e data.Exhibit)
	walk    func(w *walk, path string, e data.Exhibit, head data.ExhibitHead) data.Exhibit
	compare func(a, b data.Exhibit) []keyChange // both of this kind
}

// kindOf makes a kind of the fields of its type, whose head is at head.
func kindOf[T data.Exhibit](head func(*T) *data.ExhibitHead, check func(m *mapping, x *T), fields ...field[T]) exhibitKind {
	var zero T
	rec := newRecord(record[T]{name: zero.Kind(), fields: fields, check: check})
	return exhibitKind{
		name:    rec.name,
		zero:    zero,
		allKeys: slices.Concat([]string{"id", "kind"}, headRecord.keys, rec.keys),
		read: func(m *mapping, h data.ExhibitHead) data.Exhibit {
			x := new(T)
			*head(x) = h
			rec.read(m, x)
			return *x
		},
		write: func(w *mappingWriter, e data.Exhibit) {
			x := e.(T)
			rec.write(w, &x)
		},
		walk: func(w *walk, path string, e data.Exhibit, h data.ExhibitHead) data.Exhibit {
			x := e.(T)
			*head(&x) = h
			rec.walk(w, path, &x)
			return x
		},
		compare: func(a, b data.Exhibit) []keyChange {
			x, y := a.(T), b.(T)
			return rec.compare(&x, &y)
		},
	}
}

// kindNamed is the kind of exhibit with a name; every exhibit has one.
func kindNamed(name string) *exhibitKind {
	return &exhibitKinds[slices.IndexFunc(exhibitKinds, func(k exhibitKind) bool { return k.name == name })]
}

// ExhibitKinds are the names of the kinds of exhibit in the file.
func ExhibitKinds() []string {
	names := make([]string, len(exhibitKinds))
	for i := range exhibitKinds {
		names[i] = exhibitKinds[i].name
	}
	return names
}

// readExhibit reads one exhibit, nil if its kind is not known.
func readExhibit(r *reader, n *node) data.Exhibit {
	m, ok := r.mapping(n, "exhibit", nil)
	if !ok {
		return nil
	}
	id := m.id()
	if lacks(m, "kind") {
		m.fail("kind", "no key %q", "kind").Hint = "one of " + strings.Join(ExhibitKinds(), ", ")
	}
	if !m.has("kind") {
		return nil
	}
	i := m.oneOf("kind", ExhibitKinds(), -1)
	if i < 0 {
		adviseKind(m)
	}
	if i < 0 {
		return nil
	}
	kind := &exhibitKinds[i]
	if kind.name == mixKind.name && sumsAlone(m, n) {
		return nil
	}
	for _, key := range m.keys {
		if known := kind.allKeys; !slices.Contains(known, key) {
			m.r.near(m.fail(key, "unknown key %q of a %s", data.Clip(key), kind.name), key, known)
		}
	}
	head := data.ExhibitHead{Pos: n.pos(), ID: id}
	headRecord.read(m, &head)
	return kind.read(m, head)
}

// writeExhibit writes the keys that all kinds have, then the kind's own.
func writeExhibit(w *mappingWriter, e *data.Exhibit) {
	head, kind := (*e).Head(), (*e).Kind()
	w.add("id", head.ID)
	w.add("kind", kind)
	headRecord.write(w, &head)
	kindNamed(kind).write(w, *e)
}

// walkExhibit goes through the texts of a copy of e, and returns it.
func walkExhibit(w *walk, path string, e data.Exhibit) data.Exhibit {
	head := e.Head()
	headRecord.walk(w, path, &head)
	return kindNamed(e.Kind()).walk(w, path, e, head)
}

// compareExhibits tells in which keys two exhibits differ. Of exhibits of two kinds it
// is the kind, and what all exhibits have.
func compareExhibits(a, b *data.Exhibit) []keyChange {
	x, y := (*a).Head(), (*b).Head()
	head := headRecord.compare(&x, &y)
	if old, now := (*a).Kind(), (*b).Kind(); old != now {
		return append([]keyChange{{"kind", old, now}}, head...)
	}
	return append(head, kindNamed((*a).Kind()).compare(*a, *b)...)
}
