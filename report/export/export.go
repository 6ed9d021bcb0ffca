// Package export makes sheets of a dossier and a dossier of sheets: a workbook of Excel,
// or tables of comma-separated values with a Data Package that describes them. Which keys
// are columns, data/codec says; what a workbook may hold, data/sheet. Beside what comes
// back the sheets hold what a brief makes of it: each figure as it is printed, what it can
// be by its rounding, the findings of the audit, the numbers that figures show.
package export

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/data/quantity"
	"dyad/data/sheet"
	"dyad/report"
)

// A column is a column of a table that is written.
type column struct {
	codec.Column
	kind   valueKind // of what is only to be read; for the others see fieldType
	about  string    // what it holds, in a sentence; "" is the words of the schema
	toRead bool      // it is not read back
}

// A valueKind is what the cells of a column hold.
type valueKind uint8

const (
	texts valueKind = iota
	decimals
	wholes
	truths
)

// A table is a table that is written: of the dossier, or made of it.
type table struct {
	name    string
	about   string
	columns []column
	rows    [][]string
	key     []string // columns that tell its rows apart
	toRead  bool     // it is not read back
}

// derivedColumns are the columns of claims that are only to be read.
var derivedColumns = []column{
	toRead("number", decimals, "The value as a decimal number."),
	toRead("low", decimals, "The least that the figure can be, by its rounding and its qualifier, in its unit; empty where nothing bounds it."),
	toRead("high", decimals, "The most that it can be, likewise."),
	toRead("rounded_to", texts, "The step that the value is rounded to: step, or the last digit written. If a spreadsheet drops the last 0 of a value, it is put back by this column."),
	toRead("printed", texts, "The figure as the brief prints it."),
	toRead("findings", texts, "Ids of the findings that name it, set apart by \"; \"."),
}

func toRead(key string, kind valueKind, about string) column {
	return column{Column: codec.Column{Key: key}, kind: kind, about: about, toRead: true}
}

// tablesOf are all tables of a dossier. Findings are the audit's of it.
func tablesOf(d *data.Dossier, found []audit.Finding, o report.Options) ([]table, error) {
	parts, err := codec.Tables(d)
	if err != nil {
		return nil, err
	}
	printed, err := report.Printed(d, o)
	if err != nil {
		return nil, err
	}
	var out []table
	for _, part := range parts {
		t := table{name: part.Name, about: abouts[part.Name]}
		for i, c := range part.Columns {
			t.columns = append(t.columns, column{Column: c})
			if i == 0 && (c.Key == "id" || c.Key == "key" || c.Key == "path") {
				t.key = []string{c.Key}
			}
		}
		for _, row := range part.Rows {
			t.rows = append(t.rows, row.Cells)
		}
		if part.Name == "claims" {
			t.derive(d, found, printed)
		}
		out = append(out, t)
	}
	findings, err := findingsOf(d, found, o)
	if err != nil {
		return nil, err
	}
	figures, err := figuresOf(d, o)
	if err != nil {
		return nil, err
	}
	return slices.Insert(out, 4, findings, figures), nil
}

// abouts say what tables hold that are more than a list of the dossier; of the others the
// schema says it.
var abouts = map[string]string{
	"dossier":  "The dossier itself, a key a row.",
	"claims":   "Every figure, once, those of cross-checks too.",
	"sources":  "The sources, in the order of their endnotes; those that only cross-checks cite are marked in the column outside.",
	"other":    "Sections, exhibits and cross-checks, a value a row, each under its path.",
	"findings": "What the audit finds; made from the others, not read back.",
	"figures":  "The numbers that each figure of the brief shows; made from the others, not read back.",
}

// derive adds to the claims what is only to be read.
func (t *table) derive(d *data.Dossier, found []audit.Finding, printed map[string]string) {
	named := map[string][]string{}
	for _, f := range found {
		for _, id := range f.Claims {
			named[id] = append(named[id], f.ID)
		}
	}
	t.columns = append(t.columns, derivedColumns...)
	i := 0
	for c := range d.AllClaims() {
		number := ""
		if c.HasValue && c.Unit.Dim != quantity.Date {
			number = plain(c.Value.Float(), 15)
		}
		in := c.Interval()
		t.rows[i] = append(t.rows[i], number, bound(in.Lo, c.Unit), bound(in.Hi, c.Unit), roundedTo(c), printed[c.ID], strings.Join(named[c.ID], "; "))
		i++
	}
}

// plain is a number with at most so many digits, without an exponent.
func plain(x float64, digits int) string {
	short, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', digits, 64), 64)
	if err != nil || short == 0 { // there is no −0
		short = 0
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}

// bound is the bound of an interval in a unit, "" if there is none. Twelve digits hold
// what is written and not what the division leaves behind.
func bound(x float64, u quantity.Unit) string {
	if math.IsInf(x, 0) || u.Mult == 0 {
		return ""
	}
	return plain(x/u.Mult, 12)
}

// roundedTo is the step that the value of a claim is rounded to, "" if it is not, as a
// fraction or a place.
func roundedTo(c *data.Claim) string {
	switch {
	case !c.HasValue || c.Derived != nil || c.Unit.Dim == quantity.Date:
		return ""
	case c.Step.Coef != 0:
		return c.Step.String()
	case c.Value.Den > 1, c.Unit.Dim == quantity.Place, c.Unit.Dim == quantity.Ordinal,
		c.Unit.Dim == quantity.Count && c.Value.Scale == 0 && c.Unit.Mult == 1:
		return ""
	}
	return quantity.Value{Coef: 1, Scale: c.Value.Scale}.String()
}

// findingsOf is the table of the findings.
func findingsOf(d *data.Dossier, found []audit.Finding, o report.Options) (table, error) {
	t := table{name: "findings", about: abouts["findings"], toRead: true, key: []string{"id"}, columns: []column{
		toRead("id", texts, "Id of the finding, as the brief has it."),
		toRead("severity", texts, "How grave it is."),
		toRead("rule", texts, "The rule that makes it: dyad explain RULE says what it means."),
		toRead("claims", texts, "The claims that it is about, set apart by \"; \"."),
		toRead("crosscheck", texts, "The cross-check that it is of."),
		toRead("head", texts, "The finding in a line."),
		toRead("text", texts, "The finding in full."),
		toRead("arithmetic", texts, "Its arithmetic, a step a line."),
	}}
	for i := range found {
		f := &found[i]
		head, text, steps, err := report.FindingText(d, f, o)
		if err != nil {
			return t, err
		}
		t.rows = append(t.rows, []string{f.ID, f.Severity.String(), string(f.Rule), strings.Join(f.Claims, "; "), f.Outside,
			unbound(head), unbound(text), unbound(strings.Join(steps, "\n"))})
	}
	return t, nil
}

// unbound is text with plain spaces for those that do not break.
func unbound(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// figureColumns are the columns of the data of figures.
func figureColumns() []column {
	return []column{
		toRead("figure", texts, "Id of the exhibit; hero is the main figure of page 1."),
		toRead("row", wholes, "Number of the row within the figure."),
		toRead("series", texts, "What it is part of: a flow, a line, the side of a figure."),
		toRead("label", texts, "What it is."),
		toRead("value", texts, "The value as the dossier has it: 24.50, 1/3, 10..12, a date."),
		toRead("number", decimals, "The value as a decimal number; empty for a range, a date and words."),
		toRead("unit", texts, "Its unit, as the dossier has it."),
		toRead("low", decimals, "The least that it can be, by its rounding and its qualifier, in its unit; empty where nothing bounds it."),
		toRead("high", decimals, "The most that it can be, likewise."),
		toRead("qualifier", texts, "How its source hedges it; empty for what no claim states."),
		toRead("printed", texts, "The figure as the brief prints it, without a unit that stands elsewhere in the figure."),
		toRead("period", texts, "When it holds."),
		toRead("source", texts, "Id of its source."),
		toRead("evidence", texts, "How well the source supports it."),
		toRead("status", texts, "Whether it is provisional, revised or an estimate."),
		toRead("claim", texts, "Id of the claim that states it."),
		toRead("derived", texts, "How it was computed, from which claims; empty for what a source states."),
	}
}

// figuresOf is the table of the data of all figures.
func figuresOf(d *data.Dossier, o report.Options) (table, error) {
	t := table{name: "figures", about: abouts["figures"], toRead: true, key: []string{"figure", "row"}, columns: figureColumns()}
	all, err := report.Figures(d, o)
	if err != nil {
		return t, err
	}
	for i := range all {
		t.rows = append(t.rows, figureRows(&all[i])...)
	}
	return t, nil
}

// figureRows are the data of a figure, a number a row.
func figureRows(f *report.Figure) [][]string {
	var rows [][]string
	if f.Data == nil {
		return nil
	}
	for i, x := range f.Data.Rows {
		number := ""
		if v, err := quantity.ParseValue(x.Value); err == nil {
			number = plain(v.Float(), 15)
		}
		limit := func(x float64) string {
			if math.IsInf(x, 0) || math.IsNaN(x) {
				return ""
			}
			return plain(x, 12)
		}
		rows = append(rows, []string{f.ID, strconv.Itoa(i + 1), unbound(x.Series), unbound(x.Label), x.Value, number, x.Unit, limit(x.Low), limit(x.High),
			x.Qualifier, unbound(x.Printed), unbound(x.Period), x.Source, x.Evidence, x.Status, x.Claim, unbound(x.Derived)})
	}
	return rows
}

// of is what the cells of a column hold.
func (c *column) of() valueKind {
	if c.toRead {
		return c.kind
	}
	switch c.Form {
	case codec.FormCount:
		return wholes
	case codec.FormTruth:
		return truths
	}
	return texts
}

// Workbook is a dossier as a workbook of Excel, with the findings of the audit of it.
func Workbook(d *data.Dossier, found []audit.Finding, o report.Options) ([]byte, error) {
	all, err := tablesOf(d, found, o)
	if err != nil {
		return nil, err
	}
	b := sheet.Workbook{
		Title: d.Title.In(o.Lang, d.Lang), Author: d.Author, Day: cmp.Or(o.Date, d.AsOf),
		About: fmt.Sprintf("%s%s from a dossier of SHA-256 %x.", madeBy, o.Version, d.SHA256),
	}
	for i := range all {
		if t := &all[i]; len(t.rows) > 0 || t.name == "other" { // without it sections are made
			b.Sheets = append(b.Sheets, t.sheet())
		}
	}
	return b.Write()
}

// IsWorkbook tells whether a file is a workbook of [Workbook] that no program has saved
// since.
func IsWorkbook(r io.ReaderAt, size int64) bool {
	return strings.HasPrefix(sheet.Written(r, size), madeBy)
}

// madeBy begins what a workbook says of itself.
const madeBy = "Made by dyad "

// sheet is a table as a sheet.
func (t *table) sheet() sheet.Sheet {
	s := sheet.Sheet{Name: t.name}
	head, keys := make([]sheet.Cell, len(t.columns)), make([]string, len(t.columns))
	for j := range t.columns {
		c := &t.columns[j]
		head[j].Text, keys[j] = c.Key, c.Key
		used := slices.ContainsFunc(t.rows, func(row []string) bool { return row[j] != "" })
		s.Columns = append(s.Columns, sheet.Column{Fold: !used && len(t.rows) > 0 && !inSight(t.name, c.Key), Muted: c.toRead && !t.toRead, AsText: !c.toRead, Right: c.Form == codec.FormValue || c.Form == codec.FormNumber})
	}
	s.Rows = append(s.Rows, head)
	for _, row := range t.rows {
		step := stepOf(keys, row)
		cells := make([]sheet.Cell, len(row))
		for j, text := range row {
			cells[j] = t.columns[j].cell(text, step)
		}
		s.Rows = append(s.Rows, cells)
	}
	return s
}

// cell is a value as a cell of a workbook: a number, if it comes back from there as it
// is; else text.
func (c *column) cell(text, step string) sheet.Cell {
	if text == "" {
		return sheet.Cell{}
	}
	switch kind := c.of(); {
	case kind == decimals, kind == wholes && len(text) <= 15:
		return sheet.Cell{Kind: sheet.Number, Text: text, Places: -1}
	case c.Form == codec.FormNumber, c.Form == codec.FormValue:
		v, err := quantity.ParseValue(text)
		if err == nil && v.Den <= 1 && inFull(stored(text), step) == text {
			return sheet.Cell{Kind: sheet.Number, Text: text, Places: int(v.Scale)}
		}
	}
	return sheet.Cell{Text: text}
}

// stepOf is the step that tells how many zeros a spreadsheet has dropped from the value
// in a row: that of the last digit, where the row gives no step of its own.
func stepOf(keys, row []string) string {
	at := func(key string) string {
		if i := slices.Index(keys, key); i >= 0 && i < len(row) {
			return row[i]
		}
		return ""
	}
	if at("step") != "" {
		return ""
	}
	return at("rounded_to")
}

// stored is a number as a spreadsheet gives it back: without zeros at its end.
func stored(s string) string {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return s
	}
	return plain(x, 15)
}

// inFull puts back the zeros at the end of a number that a spreadsheet has dropped, up to
// the places of the step that it is rounded to.
func inFull(s, step string) string {
	v, err := quantity.ParseValue(s)
	to, wrong := quantity.ParseValue(step)
	if err != nil || wrong != nil || v.Den > 1 || to.Den > 1 || v.Scale >= to.Scale || len(s)+int(to.Scale) > 15 {
		return s
	}
	for ; v.Scale < to.Scale; v.Scale++ {
		v.Coef *= 10
	}
	return v.String()
}

// seen are the columns of a table that stay in sight though no row has a value in them.
var seen = map[string][]string{
	"claims":  {"id", "label", "short", "value", "unit", "qualifier", "as_printed", "period", "source", "evidence", "base", "topic"},
	"sources": {"id", "title", "publisher", "date", "url"},
	"facts":   {"id", "text", "topic", "source", "evidence"},
}

// inSight tells whether a column of a table is never folded away.
func inSight(table, key string) bool {
	keys, some := seen[table]
	return !some || slices.Contains(keys, key)
}
