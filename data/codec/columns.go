package codec

import (
	"slices"
	"strings"

	"dyad/data"
)

// A Form is how the values of a column are written.
type Form uint8

const (
	FormText   Form = iota + 1 // a text of the dossier
	FormWord                   // an id, a code, a name
	FormDate                   // a date; or n.d., the id of a claim of unit date
	FormNumber                 // a decimal number or a fraction
	FormValue                  // the same; or a date, n.d., derived
	FormCount                  // a whole number
	FormTruth                  // true or false
	FormIDs                    // ids, set apart by "; "
	FormList                   // texts, set apart by "; "; a semicolon in one is written twice
	FormLines                  // texts, a line each
	formPart                   // a mapping, whose keys have columns of their own
)

// A cellForm is how the value of a field stands in the cells of a table.
type cellForm struct {
	form  Form
	names []string
	of    string
	must  bool
	part  func() []Column
}

// A Column is one column of a [Table].
type Column struct {
	Key   string   // of the record; of its part, "dependence_for"; in another language, "label:ru"
	Form  Form     // of its values
	Names []string // the only values there are; nil for any
	Of    string   // the table whose ids the values are, or ""
	Must  bool     // every row has a value here
	Skip  bool     // has no key, or is written for people: not read back

	path []string // from the record to the value; none for what the table adds
	lang string   // of its texts, "" for the dossier's
}

// columns are the columns of a record: one for each field that has cells, and for a part
// those of its fields.
func (rec *record[T]) columns() []Column {
	var out []Column
	for i := range rec.fields {
		f := &rec.fields[i]
		switch f.cells.form {
		case 0:
		case formPart:
			for _, c := range f.cells.part() {
				c.Key, c.path, c.Must = f.key+"_"+c.Key, append([]string{f.key}, c.path...), c.Must && f.cells.must
				out = append(out, c)
			}
		default:
			out = append(out, Column{Key: f.key, Form: f.cells.form, Names: f.cells.names, Of: f.cells.of, Must: f.cells.must, path: []string{f.key}})
		}
	}
	return out
}

// in is the column of the same texts in another language.
func (c Column) in(tag string) Column {
	c.Key, c.lang, c.Must = c.Key+":"+tag, tag, false
	return c
}

// hasTexts tells whether there may be a column for each language.
func (c Column) hasTexts() bool {
	return c.Form == FormText || c.Form == FormList || c.Form == FormLines
}

// The columns that tables have besides those of their records.
const (
	crosscheckColumn = "crosscheck" // of claims: the cross-check that a claim belongs to
	outsideColumn    = "outside"    // of sources: only cross-checks cite it
)

// TableNames are the names of the tables of a dossier, in their order: a list whose
// records have cells for all that they hold has one of its own.
func TableNames() []string {
	names := []string{"dossier", "claims", "sources", "facts"}
	for i := range dossierRecord.fields {
		f := &dossierRecord.fields[i]
		if f.rows != nil && f.key != outsideColumn && !slices.Contains(names, f.key) {
			names = append(names, f.key)
		}
	}
	return append(names, "other")
}

// partsByPath are the lists of a dossier that the table "other" holds.
func partsByPath() []string {
	var names []string
	for i := range dossierRecord.fields {
		if f := &dossierRecord.fields[i]; f.entry != "" && f.rows == nil {
			names = append(names, f.key)
		}
	}
	return names
}

// TableColumns are the columns of a table of the dossier in the dossier's own language,
// by its name; nil for a table that there is not.
func TableColumns(name string) []Column {
	switch name {
	case "dossier", "other":
		key := map[string]string{"dossier": "key", "other": "path"}[name]
		return []Column{{Key: key, Form: FormWord, Must: true}, {Key: "value", Form: FormText}}
	case outsideColumn:
		return nil
	}
	for i := range dossierRecord.fields {
		f := &dossierRecord.fields[i]
		if f.key != name || f.rows == nil {
			continue
		}
		columns := f.rows()
		switch name {
		case "sources":
			columns = append(columns, Column{Key: outsideColumn, Form: FormTruth})
		case "claims":
			columns = append(columns, Column{Key: crosscheckColumn, Form: FormWord})
		}
		return columns
	}
	return nil
}

// DossierKeys are the keys that the table "dossier" may have, a row each.
func DossierKeys() []Column { return dossierRecord.columns() }

// separators stand between the entries of a list in one cell.
var separators = map[Form]string{FormIDs: "; ", FormList: "; ", FormLines: "\n"}

// joined are the entries of a list in one cell.
func joined(form Form, items []string) string {
	if form == FormList {
		items = slices.Clone(items)
		for i := range items {
			items[i] = strings.ReplaceAll(items[i], ";", ";;")
		}
	}
	return strings.Join(items, separators[form])
}

// parted are the entries of a list that stand in one cell.
func parted(form Form, s string) []string {
	var out []string
	switch form {
	case FormIDs:
		out = strings.Split(s, ";")
	case FormLines:
		out = strings.Split(s, "\n")
	case FormList:
		var item strings.Builder
		for i := 0; i < len(s); i++ {
			switch {
			case s[i] != ';':
				item.WriteByte(s[i])
			case i+1 < len(s) && s[i+1] == ';':
				item.WriteByte(';')
				i++
			default:
				out = append(out, item.String())
				item.Reset()
			}
		}
		out = append(out, item.String())
	}
	for i := range out {
		out[i] = strings.Trim(out[i], " ")
	}
	return out
}

// languagesOf are the languages, besides the dossier's own, that a text or a list of
// texts is in.
func languagesOf(n *node, own string, tags []string) []string {
	switch {
	case n.kind == aList:
		for _, item := range n.children {
			tags = languagesOf(item, own, tags)
		}
	case n.kind == aMapping:
		for i := 0; i+1 < len(n.children); i += 2 {
			if tag := n.children[i].value; tag != own && !slices.Contains(tags, tag) {
				tags = append(tags, tag)
			}
		}
	}
	return tags
}

// cellOf is a value in the cell of its column; lang is the dossier's language.
func cellOf(c Column, n *node, lang string) string {
	in := func(n *node) string {
		if n.kind != aMapping {
			if c.lang == "" {
				return n.value
			}
			return ""
		}
		tag := c.lang
		if tag == "" {
			tag = lang
		}
		if text := valueOf(n, tag); text != nil {
			return text.value
		}
		return ""
	}
	if n.kind != aList {
		return in(n)
	}
	items := make([]string, len(n.children))
	for i, item := range n.children {
		items[i] = in(item)
	}
	if strings.Join(items, "") == "" {
		return ""
	}
	return joined(c.Form, items)
}

// valueOf is the value of a key of a mapping, nil if there is none.
func valueOf(n *node, key string) *node {
	for i := 0; n.kind == aMapping && i+1 < len(n.children); i += 2 {
		if n.children[i].value == key {
			return n.children[i+1]
		}
	}
	return nil
}

// at is the value that a column is of, in a record; nil if it is not given.
func (c Column) at(n *node) *node {
	for _, key := range c.path {
		if n = valueOf(n, key); n == nil {
			return nil
		}
	}
	return n
}

// readMark is the place of a cell: its table, row and column, each from 1.
func readMark(table, row, column int) data.Pos {
	return data.Pos{Line: table<<maxRowBits | row, Col: column}
}

// maxRowBits hold the number of a row.
const maxRowBits = 21
