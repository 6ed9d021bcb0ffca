package export

import (
	"archive/zip"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/report"
)

// Archive is a dossier as an archive of tables of comma-separated values (UTF-8, RFC
// 4180) with a Data Package 2.0, datapackage.json, that describes them; with the findings
// of the audit of it.
func Archive(d *data.Dossier, found []audit.Finding, o report.Options) ([]byte, error) {
	all, err := tablesOf(d, found, o)
	if err != nil {
		return nil, err
	}
	var files []file
	for i := range all {
		b, err := all[i].csv()
		if err != nil {
			return nil, err
		}
		files = append(files, file{all[i].name + ".csv", b})
	}
	about, err := descriptor(d, o, all, files)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range append([]file{{"datapackage.json", about}}, files...) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err == nil {
			_, err = w.Write(f.data)
		}
		if err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// A file is a file of an archive.
type file struct {
	name string
	data []byte
}

// csv is the table as comma-separated values, its keys first.
func (t *table) csv() ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	row := make([]string, len(t.columns))
	for i := range t.columns {
		row[i] = t.columns[i].Key
	}
	err := w.Write(row)
	for _, cells := range t.rows {
		for i, s := range cells {
			if row[i] = s; !t.columns[i].isNumber() {
				row[i] = inert(s)
			}
		}
		if err == nil {
			err = w.Write(row)
		}
	}
	w.Flush()
	return b.Bytes(), err
}

// isNumber tells whether a column has numbers, which no program runs.
func (c *column) isNumber() bool {
	return c.of() != texts || c.Form == codec.FormNumber || c.Form == codec.FormValue
}

// formulaSigns are what a spreadsheet takes a text for a formula by that begins with one.
const formulaSigns = "=+-@\t\r"

// inert is a text that no spreadsheet runs: with an apostrophe before what would begin a
// formula, or before the apostrophes that stand there.
func inert(s string) string {
	if rest := strings.TrimLeft(s, "'"); rest != "" && strings.IndexByte(formulaSigns, rest[0]) >= 0 {
		return "'" + s
	}
	return s
}

// live is a text that was made inert.
func live(s string) string {
	if rest := strings.TrimLeft(s, "'"); len(rest) < len(s) && rest != "" && strings.IndexByte(formulaSigns, rest[0]) >= 0 {
		return s[1:]
	}
	return s
}

// The parts of a Data Package (https://datapackage.org/standard/data-package/).
type (
	dataPackage struct {
		Schema       string        `json:"$schema"`
		Name         string        `json:"name"`
		Title        string        `json:"title"`
		Description  string        `json:"description"`
		Created      string        `json:"created"`
		Contributors []contributor `json:"contributors,omitempty"`
		Licences     []terms       `json:"licenses,omitempty"`
		Sources      []origin      `json:"sources,omitempty"`
		Resources    []resource    `json:"resources"`
	}
	contributor struct {
		Title string   `json:"title"`
		Roles []string `json:"roles"`
	}
	// terms are named by an id of the SPDX License List, where they have one.
	terms struct {
		Name string `json:"name,omitempty"`
		Path string `json:"path"`
	}
	origin struct {
		Title string `json:"title"`
		Path  string `json:"path,omitempty"`
	}
	resource struct {
		Name        string `json:"name"`
		Path        string `json:"path"`
		Type        string `json:"type"`
		Description string `json:"description"`
		Format      string `json:"format"`
		Mediatype   string `json:"mediatype"`
		Encoding    string `json:"encoding"`
		Bytes       int    `json:"bytes"`
		Hash        string `json:"hash"`
		Schema      schema `json:"schema"`
	}
	schema struct {
		Fields      []field      `json:"fields"`
		PrimaryKey  []string     `json:"primaryKey,omitempty"`
		ForeignKeys []foreignKey `json:"foreignKeys,omitempty"`
	}
	field struct {
		Name          string       `json:"name"`
		Type          string       `json:"type"`
		Description   string       `json:"description,omitempty"`
		MissingValues []string     `json:"missingValues,omitempty"`
		Constraints   *constraints `json:"constraints,omitempty"`
	}
	constraints struct {
		Required bool     `json:"required,omitempty"`
		Enum     []string `json:"enum,omitempty"`
	}
	foreignKey struct {
		Fields    []string  `json:"fields"`
		Reference reference `json:"reference"`
	}
	reference struct {
		Resource string   `json:"resource,omitempty"` // none of the same table
		Fields   []string `json:"fields"`
	}
)

// typeNames are the types of fields by what their cells hold.
var typeNames = map[valueKind]string{texts: "string", decimals: "number", wholes: "integer", truths: "boolean"}

// descriptor is the Data Package of the tables in files.
func descriptor(d *data.Dossier, o report.Options, all []table, files []file) ([]byte, error) {
	p := dataPackage{
		Schema: "https://datapackage.org/profiles/2.0/datapackage.json",
		Name:   d.ID, Title: d.Title.In(o.Lang, d.Lang), Created: d.AsOf + "T00:00:00Z",
		Description: fmt.Sprintf("Made by dyad %s from a dossier of SHA-256 %x. A text that a spreadsheet would run as a formula has an apostrophe before it, which is no part of it: "+
			"one that begins with =, +, -, @, a tab or a carriage return, whether apostrophes stand before that or not.", o.Version, d.SHA256),
	}
	if d.Author != "" {
		p.Contributors = []contributor{{d.Author, []string{"author"}}}
	}
	if path := data.LicenceAddress(d.Licence); path == d.Licence && path != "" {
		p.Licences = []terms{{Path: path}}
	} else if path != "" {
		p.Licences = []terms{{d.Licence, path}}
	}
	for _, s := range d.Sources {
		p.Sources = append(p.Sources, origin{s.Title.In(o.Lang, d.Lang), s.URL})
	}
	known, err := theSchema()
	if err != nil {
		return nil, err
	}
	for i := range all {
		t := &all[i]
		r := resource{Name: t.name, Path: files[i].name, Type: "table", Description: cmp.Or(t.about, known.Properties[t.name].Description), Format: "csv", Mediatype: "text/csv", Encoding: "utf-8",
			Bytes: len(files[i].data), Hash: fmt.Sprintf("sha256:%x", sha256.Sum256(files[i].data))}
		r.Schema.PrimaryKey = t.key
		for j := range t.columns {
			c := &t.columns[j]
			about, err := known.aboutColumn(t, c)
			if err != nil {
				return nil, err
			}
			r.Schema.Fields = append(r.Schema.Fields, c.field(about))
			if c.Of != "" && c.Form == codec.FormWord {
				key := foreignKey{[]string{c.Key}, reference{c.Of, []string{"id"}}}
				if c.Of == t.name {
					key.Reference.Resource = ""
				}
				r.Schema.ForeignKeys = append(r.Schema.ForeignKeys, key)
			}
		}
		p.Resources = append(p.Resources, r)
	}
	return indented(p)
}

// field describes a column.
func (c *column) field(about string) field {
	f := field{Name: c.Key, Type: typeNames[c.of()], Description: about}
	if c.Of == "sources" {
		f.MissingValues = []string{"", "none"}
	}
	if c.Must || len(c.Names) > 0 {
		f.Constraints = &constraints{c.Must, c.Names}
	}
	return f
}

// indented is a value as JSON for people.
func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(v)
	return b.Bytes(), err
}

// FigureCSV is the data of a figure as comma-separated values, with the columns of the
// table "figures".
func FigureCSV(f *report.Figure) ([]byte, error) {
	t := table{columns: figureColumns(), rows: figureRows(f)}
	return t.csv()
}

// FigureJSON is the data of a figure as JSON: what it says, and an object a row with the
// keys of the table "figures" that the row has.
func FigureJSON(f *report.Figure, lang string) ([]byte, error) {
	out := struct {
		Figure   string   `json:"figure"`
		Lang     string   `json:"lang"`
		Title    string   `json:"title"`
		Subtitle string   `json:"subtitle,omitempty"`
		Note     string   `json:"note,omitempty"`
		Rows     []object `json:"rows"`
	}{f.ID, lang, unbound(f.Title), unbound(f.Subtitle), unbound(f.Note), []object{}}
	columns := figureColumns()[2:] // the figure is named above, and rows stand in order
	for _, row := range figureRows(f) {
		out.Rows = append(out.Rows, object{columns, row[2:]})
	}
	return indented(out)
}

// An object is a row as an object of JSON.
type object struct {
	columns []column
	row     []string
}

// MarshalJSON writes the cells that have a value under their keys: numbers as numbers.
func (x object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, s := range x.row {
		if s == "" {
			continue
		}
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		value := []byte(s)
		if x.columns[i].kind != decimals {
			var err error
			if value, err = json.Marshal(s); err != nil {
				return nil, err
			}
		}
		fmt.Fprintf(&b, "%q:%s", x.columns[i].Key, value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// readAll reads at most a number of bytes.
func readAll(r io.Reader, most int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, most+1))
	if err == nil && int64(len(b)) > most {
		return nil, fmt.Errorf("it holds more than %d MB", most>>20)
	}
	return b, err
}
