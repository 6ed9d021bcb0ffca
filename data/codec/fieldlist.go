package codec

import (
	"slices"
	"strconv"

	"dyad/data"
)

// part is the field of a mapping, nil if it is not given, written on one line.
func part[T, U any](key string, rec *record[U], at func(*T) **U) field[T] {
	f := field[T]{
		key: key,
		read: func(m *mapping, x *T) {
			n := m.node(key)
			if n == nil {
				return
			}
			if u := new(U); rec.readNode(m.r, m, n, key, u) {
				*at(x) = u
			}
		},
		write: func(w *mappingWriter, x *T) {
			if u := *at(x); u != nil {
				in := w.w.in(w.flow(key))
				rec.write(in, u)
				in.end()
				w.w.leave()
			}
		},
	}
	f.differ = func(a, b *T) []keyChange {
		x, y := *at(a), *at(b)
		switch {
		case x == nil && y == nil:
			return nil
		case x == nil:
			return []keyChange{{key, "", rec.line(y)}}
		case y == nil:
			return []keyChange{{key, rec.line(x), ""}}
		}
		return under(key, rec.compare(x, y))
	}
	f.cells = cellForm{form: formPart, part: rec.columns}
	if rec.walks {
		f.walk = func(w *walk, path string, x *T) {
			if u := at(x); *u != nil {
				c := **u
				rec.walk(w, below(path, key), &c)
				*u = &c
			}
		}
	}
	return f
}

// wholePart is the field of a mapping that is always written.
func wholePart[T, U any](key string, rec *record[U], at func(*T) *U) field[T] {
	f := field[T]{
		key: key,
		read: func(m *mapping, x *T) {
			if n := m.node(key); n != nil {
				rec.readNode(m.r, m, n, key, at(x))
			}
		},
		write: func(w *mappingWriter, x *T) {
			in := w.w.in(w.flow(key))
			rec.write(in, at(x))
			in.end()
			w.w.leave()
		},
	}
	f.differ = func(a, b *T) []keyChange { return under(key, rec.compare(at(a), at(b))) }
	f.cells = cellForm{form: formPart, part: rec.columns}
	if rec.walks {
		f.walk = func(w *walk, path string, x *T) { rec.walk(w, below(path, key), at(x)) }
	}
	return f
}

// A form is how a list of mappings is written.
type form uint8

const (
	lines  form = iota // a line each, in braces
	single             // a line each, of one key without braces
	flow               // in brackets, a line each
)

// entries is the field of a list of mappings: as many as the format allows.
func entries[T, U any](key string, rec *record[U], f form, at func(*T) *[]U) field[T] {
	return field[T]{
		key: key,
		read: func(m *mapping, x *T) {
			*at(x) = readList(m.r, m, listOf(m, key, rec.keys), key, rec)
		},
		write: func(w *mappingWriter, x *T) { writeList(w, key, rec, f, *at(x)) },
		walk:  func(w *walk, path string, x *T) { walkList(w, below(path, key), rec, at(x)) },
		differ: func(a, b *T) []keyChange {
			return compareEntries(key, *at(a), *at(b), rec.line, rec.compare)
		},
	}
}

// limited is entries with at least one and at most so many.
func limited[T, U any](key string, most int, rec *record[U], f form, at func(*T) *[]U) field[T] {
	out := entries(key, rec, f, at)
	out.read = func(m *mapping, x *T) {
		*at(x) = readList(m.r, m, m.needList(key, 1, most), key, rec)
	}
	return out
}

// readList reads the mappings of a list, each into its place.
func readList[U any](r *reader, owner *mapping, list []*node, what string, rec *record[U]) []U {
	if len(list) == 0 {
		return nil
	}
	out := make([]U, len(list))
	n := 0
	for _, entry := range list {
		if rec.readNode(r, owner, entry, what, &out[n]) {
			n++
		}
	}
	return out[:n]
}

// writeList writes the mappings of a list.
func writeList[U any](w *mappingWriter, key string, rec *record[U], f form, list []U) {
	if f == flow {
		w.key(key)
		w.w.list(len(list), ",\n         ", func(i int) {
			in := w.w.in(w.w.braced())
			rec.write(in, &list[i])
			in.end()
			w.w.leave()
		})
		return
	}
	w.lines(key, len(list), func(i int) {
		entry := w.w.braced()
		if f == single {
			entry = w.w.inline()
		}
		in := w.w.in(entry)
		rec.write(in, &list[i])
		if f == lines {
			in.end()
		}
		w.w.leave()
	})
}

// walkList goes through a copy of a list of mappings and puts it in its place.
func walkList[U any](w *walk, path string, rec *record[U], at *[]U) {
	if !rec.walks {
		return
	}
	out := slices.Clone(*at)
	for i := range out {
		if rec.id != nil {
			rec.walk(w, path+"/"+rec.id(&out[i]), &out[i])
		} else {
			rec.walk(w, entry(path, i), &out[i])
		}
	}
	*at = out
}

// section is the field of one of the dossier's lists, written a block each. Messages
// call an entry what.
func section[U any](key, what string, rec *record[U], at func(*data.Dossier) *[]U) field[data.Dossier] {
	f := field[data.Dossier]{
		key: key,
		read: func(m *mapping, d *data.Dossier) {
			*at(d) = readList(m.r, nil, listOf(m, key, rec.keys), what, rec)
		},
		write: func(w *mappingWriter, d *data.Dossier) {
			writeBlocks(w, key, *at(d), rec.write, rec.pos)
		},
		walk: func(w *walk, _ string, d *data.Dossier) { walkList(w, key, rec, at(d)) },
		differ: func(a, b *data.Dossier) []keyChange {
			return compareEntries(key, *at(a), *at(b), rec.line, rec.compare)
		},
	}
	if rec.id != nil {
		f.entry = what
	}
	if !slices.ContainsFunc(rec.fields, func(f field[U]) bool { return f.cells.form == 0 }) {
		f.rows = rec.columns
	}
	return f
}

// showCount is n in digits, "" for 0.
func showCount(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}
