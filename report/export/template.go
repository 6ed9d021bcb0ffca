package export

import (
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/codec"
	"dyad/data/sheet"
)

// explanations is the sheet that says what the columns hold.
const explanations = "explanations"

// examples are rows that show how the sheets of a template are filled in, by table.
var examples = map[string][]map[string]string{
	"dossier": {
		{"key": "id", "value": "isl-mlt"},
		{"key": "title", "value": "Iceland and Malta: fish and ferries"},
		{"key": "as_of", "value": "2020-06-30"},
		{"key": "author", "value": ""},
		{"key": "licence", "value": ""},
		{"key": "a_code", "value": "ISL"},
		{"key": "a_name", "value": "Iceland"},
		{"key": "b_code", "value": "MLT"},
		{"key": "b_name", "value": "Malta"},
	},
	"sources": {{"id": "S1", "title": "Year-book of trade, 2019", "publisher": "Customs", "date": "2020-03-01", "url": "https://customs.example/2019", "example": "true"}},
	"claims": {{"id": "C1", "label": "Share of Iceland in the fish that Malta imports", "short": "Fish imports", "value": "1/4", "unit": "share", "qualifier": "almost",
		"as_printed": "one quarter", "period": "2019", "source": "S1", "evidence": "cited", "base": "imported fish", "topic": "food",
		"dependence_of": "MLT", "dependence_on": "ISL", "dependence_for": "its fish from abroad", "dependence_noun": "fish"}},
	"facts": {{"id": "F1", "text": "{B} has no fleet for the high seas.", "topic": "food", "source": "S1"}},
}

// units are some that the template offers; others may be typed.
var units = []string{"%", "share", "% change", "percentage points", "USD bn", "USD m", "EUR bn", "EUR m", "km", "t", "thousand t", "m t", "bcm", "TWh", "GWh", "years", "rank", "ordinal", "date", "words", "index"}

// choices are what the template offers in columns, besides the names that a column may
// only have.
func choices(c codec.Column) []string {
	switch {
	case c.Key == "unit":
		return units
	case c.Key == "topic":
		var out []string
		for _, t := range data.Topics() {
			out = append(out, t.String())
		}
		return out
	case c.Form == codec.FormTruth:
		return []string{"true", "false"}
	}
	return c.Names
}

// Template is a workbook to fill in: the sheets of a dossier with a row each to show how,
// and a sheet that explains the columns.
func Template() ([]byte, error) {
	known, err := theSchema()
	if err != nil {
		return nil, err
	}
	b := sheet.Workbook{Title: "A dossier", About: "To be filled in for dyad init --from."}
	explained := sheet.Sheet{Name: explanations, Columns: make([]sheet.Column, 5)}
	explained.Rows = append(explained.Rows, textCells("sheet", "key", "needed", "what it holds", "values"))
	for _, name := range []string{"dossier", "claims", "sources", "facts"} {
		s := sheet.Sheet{Name: name}
		columns := codec.TableColumns(name)
		var keys []string
		for _, c := range columns {
			keys = append(keys, c.Key)
			s.Columns = append(s.Columns, sheet.Column{AsText: true, Fold: !inSight(name, c.Key) && examples[name][0][c.Key] == "", Choices: choices(c)})
		}
		s.Rows = append(s.Rows, textCells(keys...))
		for _, example := range examples[name] {
			row := make([]string, len(keys))
			for i, key := range keys {
				row[i] = example[key]
			}
			s.Rows = append(s.Rows, textCells(row...))
		}
		b.Sheets = append(b.Sheets, s)
		if name == "dossier" {
			columns = codec.DossierKeys()
		}
		for _, c := range columns {
			t := table{name: name}
			about, err := known.aboutColumn(&t, &column{Column: c})
			if err != nil {
				return nil, err
			}
			needed := ""
			if c.Must {
				needed = "yes"
			}
			explained.Rows = append(explained.Rows, textCells(name, c.Key, needed, about, strings.Join(choices(c), ", ")))
		}
	}
	b.Sheets = append(b.Sheets, explained)
	return b.Write()
}

func textCells(texts ...string) []sheet.Cell {
	cells := make([]sheet.Cell, len(texts))
	for i, s := range texts {
		cells[i].Text = s
	}
	return slices.Clip(cells)
}
