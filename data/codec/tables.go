package codec

import (
	"slices"
	"strconv"

	"dyad/data"
)

// A Table is a part of a dossier as rows of text: a record a row, or for "dossier" and
// "other" a value a row.
type Table struct {
	Name    string
	Columns []Column
	Rows    []Row

	// Of a table that is read:
	Place  string // what messages call it, "analyst.xlsx!claims"
	Head   int    // number of the row with the keys
	Faults []Fault
}

// A Row is one row of a table. Cells may end before the columns do.
type Row struct {
	Number int // in the file that it was read from
	Cells  []string
}

// A Fault is what is wrong with a cell before it is read, such as a formula in it. Faults
// of a table without a Name say why it could not be read: what the other tables then lack
// is not reported.
type Fault struct {
	Row, Column int // from 1; 0 for the table
	What, Hint  string
}

// Tables are all of a dossier as tables, in the order of [TableNames]: what has no table of
// its own stands in "other", a value a row under its path, "sections/food/body/2/p".
// Tables without rows are there too. An error says that the dossier is none that can be
// written.
func Tables(d *data.Dossier) ([]Table, error) {
	_, root, err := open(d.Name, Write(d))
	if err != nil {
		return nil, err
	}
	var out []Table
	for _, name := range TableNames() {
		t := tableOf(name, root, d.Lang)
		t.Name = name
		out = append(out, t)
	}
	return out, nil
}

// tableOf is one table of the dossier at root.
func tableOf(name string, root *node, lang string) Table {
	t := Table{Columns: TableColumns(name)}
	switch name {
	case "dossier":
		keys, values := columnsOf(DossierKeys(), []*node{root}, lang)
		for i, c := range keys {
			if values[0][i] != "" {
				t.Rows = append(t.Rows, Row{Cells: []string{c.Key, values[0][i]}})
			}
		}
		return t
	case "other":
		for _, part := range partsByPath() {
			if list := valueOf(root, part); list != nil {
				for _, entry := range list.children {
					t.Rows = appendPaths(t.Rows, part+"/"+valueOf(entry, "id").value, entry, true)
				}
			}
		}
		return t
	}
	var records []*node
	var extra []string // of each record, in the last column
	add := func(list *node, mark string) {
		for i := 0; list != nil && i < len(list.children); i++ {
			records, extra = append(records, list.children[i]), append(extra, mark)
		}
	}
	add(valueOf(root, name), "")
	switch crosschecks := valueOf(root, "crosschecks"); {
	case name == "sources":
		add(valueOf(root, "outside"), "true")
	case name == "claims" && crosschecks != nil:
		for _, x := range crosschecks.children {
			add(valueOf(x, "claims"), valueOf(x, "id").value)
		}
	}
	var values [][]string
	t.Columns, values = columnsOf(t.Columns, records, lang)
	for i, cells := range values {
		if last := len(cells) - 1; extra[i] != "" {
			cells[last] = extra[i]
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	return t
}

// columnsOf are the columns of records, with one for each other language that their
// texts are in, and the cells of each record.
func columnsOf(own []Column, records []*node, lang string) ([]Column, [][]string) {
	var all []Column
	for _, c := range own {
		all = append(all, c)
		var tags []string
		for _, n := range records {
			if v := c.at(n); v != nil && c.hasTexts() {
				tags = languagesOf(v, lang, tags)
			}
		}
		slices.Sort(tags)
		for _, tag := range tags {
			all = append(all, c.in(tag))
		}
	}
	values := make([][]string, len(records))
	for i, n := range records {
		values[i] = make([]string, len(all))
		for j, c := range all {
			if v := c.at(n); v != nil && len(c.path) > 0 {
				values[i][j] = cellOf(c, v, lang)
			}
		}
	}
	return all, values
}

// appendPaths appends the values in n, each under its path. The entry of a list of the
// dossier is named by its id already, and the claims of a cross-check have a table.
func appendPaths(rows []Row, path string, n *node, isEntry bool) []Row {
	switch n.kind {
	case aMapping:
		for i := 0; i+1 < len(n.children); i += 2 {
			if key := n.children[i].value; !isEntry || key != "id" && key != "claims" {
				rows = appendPaths(rows, path+"/"+key, n.children[i+1], false)
			}
		}
	case aList:
		for i, item := range n.children {
			rows = appendPaths(rows, path+"/"+strconv.Itoa(i+1), item, false)
		}
	default:
		rows = append(rows, Row{Cells: []string{path, n.value}})
	}
	return rows
}
