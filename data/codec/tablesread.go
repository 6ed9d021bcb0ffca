package codec

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dyad/data"
	"dyad/data/advice"
	"dyad/data/sheet"
)

// A tableReader makes the nodes of a dossier of its tables.
type tableReader struct {
	r      *reader
	tables []Table
	lang   string
	root   *node
}

// ReadTables reads a dossier from its tables, of which all but "dossier" may be missing.
// name is what messages call the file. Every error is an [*Errors], whose places are
// those of cells, "analyst.xlsx!claims!C5"; place shows that of an entry so.
func ReadTables(name string, tables []Table) (d *data.Dossier, place func(data.Pos) string, err error) {
	t := &tableReader{r: &reader{lang: "en"}, tables: tables, lang: "en", root: &node{kind: aMapping}}
	t.r.placed = t.place
	faulty, unread := t.faults()
	faults := len(t.r.problems)
	d = &data.Dossier{Name: name}
	t.nodes()
	switch {
	case valueOf(t.root, "dyad") == nil:
		t.r.fail(data.Pos{}, "no table %q", "dossier").Hint = "it has rows of key and value: id, title, as_of, a_code, a_name, b_code, b_name"
	case t.r.nodeCount <= maxNodes && t.r.dossier(t.root, d):
		t.r.check(d)
	}
	problems := t.r.problems[:faults]
	for _, p := range t.r.problems[faults:] {
		if !faulty[p.Pos] && !unread { // what is wrong there is said
			problems = append(problems, p)
		}
	}
	if len(problems) == 0 {
		return d, t.place, nil
	}
	e := newErrors(name, nil, problems).(*Errors)
	e.placed = t.place
	return nil, nil, e
}

// faults reports the faults of the tables. It returns the places that have no other
// problem, and whether a table could not be read.
func (t *tableReader) faults() (faulty map[data.Pos]bool, unread bool) {
	faulty = map[data.Pos]bool{}
	for i, table := range t.tables {
		for _, f := range table.Faults {
			pos := readMark(i+1, f.Row, f.Column)
			faulty[pos] = true
			for _, row := range table.Rows { // a record that lacks what the cell would say
				if row.Number == f.Row && f.Column > 0 && f.Column <= len(row.Cells) && row.Cells[f.Column-1] == "" {
					faulty[readMark(i+1, f.Row, 1)] = true
				}
			}
			t.r.fail(pos, "%s", f.What).Hint = f.Hint
			unread = unread || table.Name == ""
		}
	}
	return faulty, unread
}

// place shows the place of a cell, of a row or of a table.
func (t *tableReader) place(pos data.Pos) string {
	table, row := pos.Line>>maxRowBits, pos.Line&(1<<maxRowBits-1)
	if table < 1 || table > len(t.tables) {
		return ""
	}
	s := advice.Name(t.tables[table-1].Place)
	switch {
	case row == 0:
		return s
	case pos.Col == 0:
		return s + "!" + strconv.Itoa(row)
	}
	return s + "!" + sheet.CellName(pos.Col, row)
}

// node makes a node at a place.
func (t *tableReader) node(kind kind, value string, pos data.Pos) *node {
	n := &node{line: int32(pos.Line), col: int32(pos.Col), kind: kind, value: value}
	if t.r.counted(n) && kind == aText {
		t.r.characters(n)
	}
	return n
}

// put puts a value under a key of a mapping.
func (t *tableReader) put(in *node, key string, value *node) {
	in.children = append(in.children, t.node(aText, key, value.pos()), value)
}

// list is the list under a key of a mapping, which is made if there is none.
func (t *tableReader) list(in *node, key string, pos data.Pos) *node {
	if l := valueOf(in, key); l != nil {
		return l
	}
	l := t.node(aList, "", pos)
	t.put(in, key, l)
	return l
}

// nodes makes the nodes of all tables: first what says in which language the texts are,
// and what claims and sources are added to.
func (t *tableReader) nodes() {
	for _, name := range []string{"dossier", "other"} {
		for i := range t.tables {
			if t.tables[i].Name == name {
				t.pairs(i)
			}
		}
	}
	for i := range t.tables {
		if name := t.tables[i].Name; name != "dossier" && name != "other" {
			t.records(i)
		}
	}
}

// A ref is a column that is read: of the i-th column of the table's own language, in a
// language.
type ref struct {
	own  int
	lang string
}

// refTo finds the column of a key among the dossier's own.
func (t *tableReader) refTo(own []Column, key string) (ref, bool) {
	base, tag, translated := strings.Cut(key, ":")
	i := slices.IndexFunc(own, func(c Column) bool { return c.Key == base })
	if i < 0 || translated && !(own[i].hasTexts() && isTag(tag)) {
		return ref{}, false
	}
	return ref{i, cmp.Or(tag, t.lang)}, true
}

// unknown reports a key that there is not. What stands under it is read as that of the
// key that was perhaps meant, if that is not among the given ones: no record is then said
// to lack it. The result is below 0 for none.
func (t *tableReader) unknown(pos data.Pos, what, key string, own []Column, given []string) ref {
	p := t.r.fail(pos, "unknown %s %q", what, data.Clip(key))
	keys := make([]string, len(own))
	for i, c := range own {
		keys[i] = c.Key
	}
	near := advice.Nearest(key, keys)
	if near != "" {
		p.Hint = fmt.Sprintf("did you mean %q?", near)
	}
	if slices.Contains(given, near) {
		return ref{own: -1}
	}
	return ref{slices.Index(keys, near), t.lang}
}

// A cellValue is a value of a record, in one language.
type cellValue struct {
	ref
	value string
	pos   data.Pos
}

// fill puts values into the mapping of a record.
func (t *tableReader) fill(record *node, own []Column, values []cellValue) {
	slices.SortStableFunc(values, func(a, b cellValue) int { return cmp.Compare(a.own, b.own) })
	for len(values) > 0 {
		n := 1
		for n < len(values) && values[n].own == values[0].own {
			n++
		}
		c, in := own[values[0].own], record
		for _, key := range c.path[:max(len(c.path)-1, 0)] {
			part := valueOf(in, key)
			if part == nil {
				part = t.node(aMapping, "", values[0].pos)
				t.put(in, key, part)
			}
			in = part
		}
		if len(c.path) > 0 {
			t.put(in, c.path[len(c.path)-1], t.value(c, values[:n]))
		}
		values = values[n:]
	}
}

// value is the node of a value that is given in one language or several.
func (t *tableReader) value(c Column, values []cellValue) *node {
	switch c.Form {
	case FormIDs, FormList, FormLines:
	case FormTruth:
		return t.node(aText, truthOf(values[0].value), values[0].pos)
	default:
		return t.text(values)
	}
	list := t.node(aList, "", values[0].pos)
	var items [][]cellValue
	for _, v := range values {
		for i, s := range parted(c.Form, v.value) {
			if len(items) <= i {
				items = append(items, nil)
			}
			if s != "" {
				items[i] = append(items[i], cellValue{v.ref, s, v.pos})
			}
		}
	}
	for _, item := range items {
		if len(item) > 0 {
			list.children = append(list.children, t.text(item))
		}
	}
	return list
}

// text is the node of a text: a string in the dossier's own language, else a mapping.
func (t *tableReader) text(values []cellValue) *node {
	if len(values) == 1 && values[0].lang == t.lang {
		return t.node(aText, values[0].value, values[0].pos)
	}
	m := t.node(aMapping, "", values[0].pos)
	for _, v := range values {
		t.put(m, v.lang, t.node(aText, v.value, v.pos))
	}
	return m
}

// truthOf is true or false as the file has it, whatever the case.
func truthOf(s string) string {
	if low := strings.ToLower(s); low == "true" || low == "false" {
		return low
	}
	return s
}

// records makes the nodes of a table with a record a row.
func (t *tableReader) records(at int) {
	table := &t.tables[at]
	own := TableColumns(table.Name)
	refs, given := make([]ref, len(table.Columns)), make([]string, len(table.Columns))
	for j, c := range table.Columns {
		given[j] = c.Key
	}
	first := map[string]data.Pos{}
	for j, c := range table.Columns {
		refs[j].own = -1
		pos := readMark(at+1, table.Head, j+1)
		r, known := t.refTo(own, c.Key)
		switch before, twice := first[c.Key]; {
		case c.Skip:
			continue
		case !known:
			r = t.unknown(pos, "column", c.Key, own, given)
		case twice:
			t.r.fail(pos, "column %q is already at %s", c.Key, t.place(before))
			continue
		}
		if known || !slices.Contains(refs[:j], r) {
			refs[j], first[c.Key] = r, pos
		}
	}
	for _, row := range table.Rows {
		var values []cellValue
		for j, s := range row.Cells {
			if s != "" && j < len(refs) && refs[j].own >= 0 {
				values = append(values, cellValue{refs[j], s, readMark(at+1, row.Number, j+1)})
			}
		}
		if len(values) > 0 {
			t.record(table.Name, own, values, readMark(at+1, row.Number, 1))
		}
	}
}

// record adds a record to the list that it belongs to.
func (t *tableReader) record(table string, own []Column, values []cellValue, pos data.Pos) {
	n := t.node(aMapping, "", pos)
	in, key := t.root, table
	if i := slices.IndexFunc(values, func(v cellValue) bool { return len(own[v.own].path) == 0 }); i >= 0 {
		v := values[i]
		values = slices.Delete(values, i, i+1)
		switch {
		case table == "sources" && truthOf(v.value) == "true":
			key = "outside"
		case table == "sources" && truthOf(v.value) != "false":
			t.r.fail(v.pos, "%s is %q, not true or false", outsideColumn, data.Clip(v.value))
		case table == "claims":
			if in = t.crosscheck(v); in == nil {
				return
			}
		}
	}
	t.fill(n, own, values)
	list := t.list(in, key, pos)
	list.children = append(list.children, n)
}

// crosscheck is the cross-check that a claim belongs to.
func (t *tableReader) crosscheck(v cellValue) *node {
	var ids []string
	if all := valueOf(t.root, "crosschecks"); all != nil {
		for _, x := range all.children {
			id := valueOf(x, "id").value
			if id == v.value {
				return x
			}
			ids = append(ids, id)
		}
	}
	p := t.r.fail(v.pos, "no crosscheck %q", data.Clip(v.value))
	p.Hint = `the table "other" says what it is: crosschecks/E04/title`
	t.r.near(p, v.value, ids)
	return nil
}

// pairs makes the nodes of a table of two columns, a value a row.
func (t *tableReader) pairs(at int) {
	table := &t.tables[at]
	want := TableColumns(table.Name)
	columns := [2]int{-1, -1}
	for j, c := range table.Columns {
		i := slices.IndexFunc(want, func(w Column) bool { return w.Key == c.Key })
		switch pos := readMark(at+1, table.Head, j+1); {
		case i < 0 && !c.Skip:
			t.unknown(pos, "column", c.Key, want, nil)
		case i >= 0 && columns[i] >= 0:
			t.r.fail(pos, "column %q is already at %s", c.Key, t.place(readMark(at+1, table.Head, columns[i]+1)))
		case i >= 0:
			columns[i] = j
		}
	}
	for i, j := range columns {
		if j < 0 {
			t.r.fail(readMark(at+1, table.Head, 0), "no column %q", want[i].Key).Hint = fmt.Sprintf("the table has the columns %s and %s", want[0].Key, want[1].Key)
			return
		}
	}
	cell := func(row Row, i int) (string, data.Pos) {
		s := ""
		if columns[i] < len(row.Cells) {
			s = row.Cells[columns[i]]
		}
		return s, readMark(at+1, row.Number, columns[i]+1)
	}
	if table.Name == "dossier" {
		head := readMark(at+1, table.Head, 0) // where the dossier lacks a key
		t.root.line, t.root.col = int32(head.Line), int32(head.Col)
		t.keys(table.Rows, cell)
		return
	}
	paths := pathReader{tableReader: t, parts: map[*node]map[string]*node{}}
	for _, row := range table.Rows {
		path, pos := cell(row, 0)
		value, valuePos := cell(row, 1)
		paths.add(path, pos, value, valuePos)
	}
}

// keys fills in the keys of the dossier itself.
func (t *tableReader) keys(rows []Row, cell func(Row, int) (string, data.Pos)) {
	own := DossierKeys()
	var all []string
	for _, row := range rows {
		key, _ := cell(row, 0)
		if all = append(all, key); key == "lang" {
			if lang, _ := cell(row, 1); isTag(lang) {
				t.lang = lang
			}
		}
	}
	var values []cellValue
	first := map[string]data.Pos{}
	for _, row := range rows {
		key, pos := cell(row, 0)
		value, valuePos := cell(row, 1)
		r, known := t.refTo(own, key)
		switch before, twice := first[key]; {
		case value == "" && (known || key == ""):
		case !known:
			if r = t.unknown(pos, "key", key, own, all); r.own >= 0 {
				values = append(values, cellValue{r, value, valuePos})
			}
		case twice:
			t.r.fail(pos, "key %q is already at %s", key, t.place(before))
		default:
			first[key] = pos
			values = append(values, cellValue{r, value, valuePos})
		}
	}
	if _, said := first["dyad"]; !said {
		t.put(t.root, "dyad", t.node(aText, formatVersion, data.Pos{}))
	}
	t.fill(t.root, own, values)
}
