package codec

import "dyad/data"

// A field is one key of a record of type T, and all that is done with it: reading,
// writing, translating and comparing go through the same list of fields, and the
// schema and docs are held to it by tests.
type field[T any] struct {
	key string
	// read reads the value into x. It is nil if the value is read with that of
	// another key, named by with.
	read func(m *mapping, x *T)
	with string
	// write writes the key and the value, nothing if there is no value.
	write func(w *mappingWriter, x *T)
	// walk goes through the texts of the value, and through what tells an entry
	// from its neighbours; nil if the value has neither. At path stands x.
	walk func(w *walk, path string, x *T)
	// show is the value in one line, as a comparison prints it. Of a value that has
	// parts it is nil, and differ tells in which of them two such values differ.
	show   func(x *T) string
	differ func(a, b *T) []keyChange
	// cells is how the value stands in the cells of a table; zero where it has none.
	cells cellForm
	// rows are the columns of a table of the value, a list of records; nil of any other
	// value, and where records hold what is in no cells.
	rows func() []Column
	// entry is what messages call an entry of a list whose entries have ids, "" of
	// any other value.
	entry string
}

// A record is one kind of mapping in the file.
type record[T any] struct {
	name   string     // in the schema
	fields []field[T] // in the order in which they are written
	keys   []string   // of the fields
	walks  bool       // some field has texts
	pos    func(x *T) *data.Pos
	id     func(x *T) string // nil if it has none
	// begin looks at the mapping before its values are read, and tells whether they
	// are to be; check looks for what is wrong between its values. Both may be nil.
	begin func(m *mapping) bool
	check func(m *mapping, x *T)
}

// newRecord makes a record of its fields.
func newRecord[T any](r record[T]) *record[T] {
	for _, f := range r.fields {
		r.keys = append(r.keys, f.key)
		r.walks = r.walks || f.walk != nil
	}
	return &r
}

// read reads the values of m into x.
func (rec *record[T]) read(m *mapping, x *T) {
	if rec.begin != nil && !rec.begin(m) {
		return
	}
	for i := range rec.fields {
		if f := &rec.fields[i]; f.read != nil {
			f.read(m, x)
		}
	}
	if rec.check != nil {
		rec.check(m, x)
	}
}

// readNode reads the mapping n, a part of owner if it has one, into x. It is false if
// n is no mapping.
func (rec *record[T]) readNode(r *reader, owner *mapping, n *node, what string, x *T) bool {
	if rec.pos != nil {
		*rec.pos(x) = n.pos()
	}
	m, ok := r.mappingOf(owner, n, what, rec.keys)
	if ok {
		rec.read(m, x)
	}
	return ok
}

// write writes the keys of x.
func (rec *record[T]) write(w *mappingWriter, x *T) {
	for i := range rec.fields {
		rec.fields[i].write(w, x)
	}
}

// walk goes through the texts of x, which is at path.
func (rec *record[T]) walk(w *walk, path string, x *T) {
	for i := range rec.fields {
		if f := &rec.fields[i]; f.walk != nil {
			f.walk(w, path, x)
		}
	}
}

// entry is what messages call an entry of the list under key, "" if its entries have
// no ids.
func (rec *record[T]) entry(key string) string {
	for i := range rec.fields {
		if rec.fields[i].key == key {
			return rec.fields[i].entry
		}
	}
	return ""
}

// text is the field of a text of some kind.
func text[T any](key string, kind textKind, at func(*T) *data.Text) field[T] {
	return field[T]{
		key: key,
		read: func(m *mapping, x *T) {
			if n := m.node(key); n != nil {
				*at(x) = m.text(n, key, kind)
			}
		},
		write: func(w *mappingWriter, x *T) { w.text(key, *at(x), kind) },
		walk: func(w *walk, path string, x *T) {
			if t := at(x); !t.IsZero() {
				*t = w.text(below(path, key), kind, *t)
			}
		},
		differ: func(a, b *T) []keyChange { return compareText(key, *at(a), *at(b)) },
		cells:  cellForm{form: FormText},
	}
}

// texts is the field of a list of texts, written on one line.
func texts[T any](key string, kind textKind, at func(*T) *[]data.Text) field[T] {
	return field[T]{
		key:   key,
		read:  func(m *mapping, x *T) { *at(x) = m.texts(key, kind) },
		write: func(w *mappingWriter, x *T) { w.texts(key, *at(x), kind) },
		walk: func(w *walk, path string, x *T) {
			*at(x) = w.texts(below(path, key), kind, *at(x))
		},
		differ: func(a, b *T) []keyChange {
			return compareEntries(key, *at(a), *at(b), func(t *data.Text) string { return showText(*t) },
				func(a, b *data.Text) []keyChange { return compareText("", *a, *b) })
		},
		cells: cellForm{form: FormList},
	}
}

// textLines is the field of a list of texts, written a line each.
func textLines[T any](key string, kind textKind, at func(*T) *[]data.Text) field[T] {
	f := texts(key, kind, at)
	f.write = func(w *mappingWriter, x *T) { w.textLines(key, *at(x), kind) }
	f.cells = cellForm{form: FormLines}
	return f
}

// word is the field of an id, a code or a name, as get reads it.
func word[T any](key string, get func(m *mapping, key string) string, at func(*T) *string) field[T] {
	return field[T]{
		key: key,
		read: func(m *mapping, x *T) {
			if m.has(key) {
				*at(x) = get(m, key)
			}
		},
		write: func(w *mappingWriter, x *T) { w.word(key, *at(x)) },
		show:  func(x *T) string { return *at(x) },
		cells: cellForm{form: FormWord},
	}
}

// line is the field of a single line that is the same in every language.
func line[T any](key string, at func(*T) *string) field[T] {
	f := word(key, (*mapping).str, at)
	f.write = func(w *mappingWriter, x *T) { w.quoted(key, *at(x)) }
	return f
}

// id is the field of the record's own id.
func id[T any](at func(*T) *string) field[T] {
	return field[T]{
		key:   "id",
		read:  func(m *mapping, x *T) { *at(x) = m.id() },
		write: func(w *mappingWriter, x *T) { w.add("id", *at(x)) },
		show:  func(x *T) string { return *at(x) },
		cells: cellForm{form: FormWord, must: true},
	}
}

// claimID is the field of a reference to a claim that fits.
func claimID[T any](key string, fits want, at func(*T) *string) field[T] {
	f := word(key, func(m *mapping, key string) string { return m.claim(key, fits) }, at)
	f.cells.of = "claims"
	return f
}

// claimIDs is the field of a list of references to claims that fit.
func claimIDs[T any](key string, fits want, at func(*T) *[]string) field[T] {
	return field[T]{
		key:   key,
		read:  func(m *mapping, x *T) { *at(x) = m.claims(key, fits) },
		write: func(w *mappingWriter, x *T) { w.words(key, *at(x)) },
		show:  func(x *T) string { return showWords(*at(x)) },
		cells: cellForm{form: FormIDs, of: "claims"},
	}
}

// truth is the field of true or false, which is false if it is not given.
func truth[T any](key string, at func(*T) *bool) field[T] {
	return field[T]{
		key:   key,
		read:  func(m *mapping, x *T) { *at(x) = m.truth(key) },
		write: func(w *mappingWriter, x *T) { w.truth(key, *at(x)) },
		show: func(x *T) string {
			if *at(x) {
				return "true"
			}
			return ""
		},
		cells: cellForm{form: FormTruth},
	}
}

// untruth is the field of true or false which is true if it is not given: what is set
// is its opposite.
func untruth[T any](key string, at func(*T) *bool) field[T] {
	return field[T]{
		key:  key,
		read: func(m *mapping, x *T) { *at(x) = m.has(key) && !m.truth(key) },
		write: func(w *mappingWriter, x *T) {
			if *at(x) {
				w.add(key, "false")
			}
		},
		show: func(x *T) string {
			if *at(x) {
				return "false"
			}
			return ""
		},
		cells: cellForm{form: FormTruth},
	}
}

// count is the field of a whole number, which is 0 if it is not given.
func count[T any](key string, at func(*T) *int64) field[T] {
	return field[T]{
		key:   key,
		read:  func(m *mapping, x *T) { *at(x) = m.whole(key) },
		write: func(w *mappingWriter, x *T) { w.whole(key, *at(x)) },
		show:  func(x *T) string { return showCount(*at(x)) },
		cells: cellForm{form: FormCount},
	}
}

// required is f, and its key must be there.
func required[T any](f field[T]) field[T] {
	f.cells.must = true
	read := f.read
	f.read = func(m *mapping, x *T) {
		m.need(f.key)
		read(m, x)
	}
	return f
}

// identifying is the field f of a word that tells an entry from its neighbours: a
// translation may repeat it.
func identifying[T any](f field[T], at func(*T) *string) field[T] {
	f.walk = func(w *walk, path string, x *T) { w.identify(below(path, f.key), *at(x)) }
	return f
}
