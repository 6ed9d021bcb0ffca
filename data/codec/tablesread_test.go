package codec

import (
	"errors"
	"strings"
	"testing"
)

// tableOfRows is a table as a file would give it: its name, its keys and its rows, cells
// set apart by "|".
func tableOfRows(name string, rows ...string) Table {
	t := Table{Name: name, Place: "mine.xlsx!" + name, Head: 1}
	for i, row := range rows {
		cells := strings.Split(row, "|")
		if i > 0 {
			t.Rows = append(t.Rows, Row{i + 1, cells})
			continue
		}
		for _, key := range cells {
			t.Columns = append(t.Columns, Column{Key: key, Skip: key == "printed"})
		}
	}
	return t
}

// dossierTable is the table of the dossier itself, with more rows.
func dossierTable(more ...string) Table {
	return tableOfRows("dossier", append([]string{"key|value", "id|x", "title|T", "as_of|2022-01-01", "a_code|RUS", "a_name|Russia", "b_code|KAZ", "b_name|Kazakhstan"}, more...)...)
}

// goodTables are the least that a dossier needs, and a source.
func goodTables(more ...Table) []Table {
	return append([]Table{
		dossierTable(),
		tableOfRows("sources", "id|title|date", "S1|Year-book|n.d."),
	}, more...)
}

// claimTable is a table of claims with the keys that each needs.
func claimTable(rows ...string) Table {
	return tableOfRows("claims", append([]string{"id|label|value|unit|source"}, rows...)...)
}

func TestReadTables(t *testing.T) {
	d, _, err := ReadTables("mine.xlsx", goodTables(
		tableOfRows("claims", "printed|id|source|unit|value|hero|dependence_of|dependence_on|dependence_for:ru|dependence_for|covers",
			"80%|C1|S1|%|80|FALSE|KAZ|RUS|нефть|oil|a;;b; c", "", "|C2|none|km|7548|||||"),
		tableOfRows("other", "value|path", "Ice|sections/s/title", "two|sections/s/body/2/p", "one|sections/s/body/7/p"),
	))
	if err == nil || d != nil {
		t.Fatal("a claim without a label is read")
	}
	tables := goodTables(
		tableOfRows("claims", "printed|id|label|source|unit|value|hero|dependence_of|dependence_on|dependence_for:ru|dependence_for|covers",
			"80%|C1|L|S1|%|80|FALSE|KAZ|RUS|нефть|oil|a;;b; c", "", "|C2|M|none|km|7548|||||"),
		tableOfRows("other", "value|path", "Ice|sections/s/title", "two|sections/s/body/2/p", "one|sections/s/body/7/p"))
	d, place, err := ReadTables("mine.xlsx", tables)
	if err != nil {
		t.Fatal(err)
	}
	c := d.Claims[0]
	if !c.NoBar || c.Dependence.For.In("ru", "en") != "нефть" || c.Dependence.For.In("en", "en") != "oil" || len(c.Covers) != 2 || c.Covers[0].Vals[0] != "a;b" {
		t.Errorf("%+v", c)
	}
	if b := d.Sections[0].Body; len(b) != 2 || b[1].Para.Vals[0] != "one" {
		t.Errorf("%+v", b)
	}
	if at := place(d.Claims[1].Pos); at != "mine.xlsx!claims!A4" {
		t.Errorf("the second claim is at %s", at)
	}
	noted := string(WriteNoted(d, place))
	for _, want := range []string{"  # mine.xlsx!claims!A4\n  - id: C2\n", "  # mine.xlsx!sources!A2\n  - id: S1\n"} {
		if !strings.Contains(noted, want) {
			t.Errorf("no %q in\n%s", want, noted)
		}
	}
	if back, err := Read("mine.yaml", []byte(noted)); err != nil || len(back.Claims) != 2 {
		t.Error(err)
	}
}

// TestTableRefusals: what tables may not hold, with the cell and a hint.
func TestTableRefusals(t *testing.T) {
	faulty := claimTable("C1|L|44793|km|S1")
	faulty.Faults = []Fault{{Row: 2, Column: 3, What: "a date", Hint: "format it as text"}, {What: "cells are merged"}}
	for what, c := range map[string]struct {
		tables []Table
		want   string
	}{
		"no dossier": {[]Table{claimTable("C1|L|1|km|none")}, `mine.xlsx: no table "dossier"
hint: it has rows of key and value: id, title, as_of, a_code, a_name, b_code, b_name
`},
		"an unknown column": {goodTables(tableOfRows("facts", "id|texd")), `mine.xlsx!facts!B1: unknown column "texd"
hint: did you mean "text"?
`},
		"no language": {goodTables(tableOfRows("facts", "id:ru")), `mine.xlsx!facts!A1: unknown column "id:ru"
`},
		"a column twice": {goodTables(tableOfRows("facts", "id|text|id")), `mine.xlsx!facts!C1: column "id" is already at mine.xlsx!facts!A1
`},
		"an unknown key": {[]Table{dossierTable("titel|T")}, `mine.xlsx!dossier!A9: unknown key "titel"
hint: did you mean "title"?
`},
		"a key twice": {[]Table{dossierTable("author|T", "author|T")}, `mine.xlsx!dossier!A10: key "author" is already at mine.xlsx!dossier!A9
`},
		"no column of values": {goodTables(tableOfRows("other", "path")), `mine.xlsx!other!1: no column "value"
hint: the table has the columns path and value
`},
		"a column of values twice": {goodTables(tableOfRows("other", "path|value|path")), `mine.xlsx!other!C1: column "path" is already at mine.xlsx!other!A1
`},
		"no number": {goodTables(claimTable("C1|L|4,5|km|S1")), `mine.xlsx!claims!C2: claim "C1": value "4,5" has a decimal comma
hint: write 4.5
`},
		"no key": {goodTables(claimTable("C1|L|4.5||S1")), `mine.xlsx!claims!A2: claim "C1": no key "unit"
hint: as in unit: EUR bn, or unit: km; a share has unit: "%"
`},
		"no source": {goodTables(claimTable("C1|L|4.5|km|S2")), `mine.xlsx!claims!E2: claim "C1": no source "S2"
hint: if S1 (Year-book) is meant, write S1; if not, add S2 to sources
`},
		"an id twice": {goodTables(claimTable("C1|L|4.5|km|S1", "C1|M|4.5|km|S1")), `mine.xlsx!claims!A3: claim "C1" is already at mine.xlsx!claims!A2
hint: give this one another id
`},
		"a faulty cell": {goodTables(faulty), `mine.xlsx!claims: cells are merged
mine.xlsx!claims!C2: a date
hint: format it as text
`},
		"a control sign": {goodTables(claimTable("C1|L\r|4.5|km|S1")), `mine.xlsx!claims!B2: U+000D is a control character
hint: delete it
`},
		"no truth": {goodTables(tableOfRows("sources", "id|title|date|outside", "X|T|n.d.|maybe")), `mine.xlsx!sources!D2: outside is "maybe", not true or false
`},
		"no crosscheck": {goodTables(tableOfRows("other", "path|value", "crosschecks/E1/title|T", "crosschecks/E1/text|T"), tableOfRows("claims", "id|label|value|unit|source|crosscheck", "C1|L|1|km|S1|E2")),
			`mine.xlsx!claims!F2: no crosscheck "E2"
hint: the table "other" says what it is: crosschecks/E04/title
`},
		"no path": {goodTables(tableOfRows("other", "path|value", "sections/x|T", "sections//title|T")), `mine.xlsx!other!A2: "sections/x" is no path
mine.xlsx!other!A3: "sections//title" is no path
hint: a path is a part of the dossier, an id and a key: sections/food/title
`},
		"no such part": {goodTables(tableOfRows("other", "path|value", "section/x/title|T", "claims/C1/label|T")), `mine.xlsx!other!A2: "section" holds no values by path
mine.xlsx!other!A3: "claims" holds no values by path
hint: did you mean "sections"?
hint: those that do are sections, exhibits, crosschecks
`},
		"a path twice": {goodTables(tableOfRows("other", "path|value", "sections/x/title|T", "sections/x/title|T", "sections/x/title/en|T")), `mine.xlsx!other!A3: "sections/x/title" is given already
mine.xlsx!other!A4: "sections/x/title/en" is given already
`},
		"a list and not": {goodTables(tableOfRows("other", "path|value", "sections/x/title|T", "sections/x/body/1/p|T", "sections/x/body/p|T")), `mine.xlsx!other!A4: "sections/x/body/p" is given already
`},
	} {
		_, _, err := ReadTables("mine.xlsx", c.tables)
		var e *Errors
		if !errors.As(err, &e) {
			t.Errorf("%s: %v", what, err)
			continue
		}
		if got := withHints(e); got != c.want {
			t.Errorf("%s:\n%swant\n%s", what, got, c.want)
		}
	}
}
