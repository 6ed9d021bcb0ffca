package correlation

import (
	"archive/zip"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"dyad/data/sheet"
	"dyad/data/trade/source"
)

// aboveHeader is how many rows may stand above the names of the columns.
const aboveHeader = 20

// whole is from how many rows on a table is one of two whole editions, of which some codes
// were always divided and others put together.
const whole = 1000

const (
	takeCorrelations = "take a table of correlations, which has a row for each two codes that share goods: the UN Statistics Division has it beside its conversions, on a sheet of its own"
	nameColumns      = `its columns are two of codes, as "HS 2022" and "HS 2017", and may be "Relationship"; the UN Statistics Division publishes such tables (unstats.un.org/unsd/classifications/Econ)`
)

// Read reads the tables of a file, whole: one of text, or those of each sheet of a workbook
// that has one. Errors are *source.Error, with their line.
func Read(name string, content []byte) ([]*Table, error) {
	sum := sha256.Sum256(content)
	f := &file{name: name, sum: hex.EncodeToString(sum[:]), text: bytes.TrimPrefix(content, []byte("\ufeff"))}
	switch {
	case bytes.HasPrefix(content, []byte("PK\x03\x04")):
		return f.workbook(content)
	case bytes.HasPrefix(content, []byte("\xd0\xcf\x11\xe0")):
		return nil, f.refuse(0, -1, "it is an old Excel workbook", "save it as .xlsx, or its sheet of correlations as CSV")
	case bytes.IndexByte(content, 0) >= 0:
		return nil, f.refuse(0, -1, "it is no text and no workbook", nameColumns)
	}
	t, _, err := f.table(f.csv())
	switch {
	case err != nil:
		return nil, err
	case t == nil:
		return nil, f.refuse(0, -1, "no row names columns of two editions of the Harmonized System", nameColumns)
	}
	return []*Table{t}, nil
}

// A file is one while it is read.
type file struct {
	name, sum string
	text      []byte // without a byte order mark; nothing of it is quoted of a workbook
	at        func(field int) (line, offset int)
}

// next gives the cells of a row and its number, or io.EOF.
type next func() (cells []string, line int, err error)

// csv are the rows of a text.
func (f *file) csv() next {
	in := csv.NewReader(bytes.NewReader(f.text))
	in.FieldsPerRecord, in.LazyQuotes, in.Comma = -1, true, separator(f.text)
	f.at = func(field int) (line, offset int) {
		line, column := in.FieldPos(field)
		return line, column - 1
	}
	return func() ([]string, int, error) {
		row, err := in.Read()
		if err != nil {
			return nil, 0, err
		}
		line, _ := in.FieldPos(0)
		return row, line, nil
	}
}

// separator is what divides the columns of a text: what stands most often in its first line
// that has any.
func separator(text []byte) rune {
	for line := range bytes.Lines(text) {
		best, most := ',', 0
		for _, c := range []rune{',', ';', '\t'} {
			if n := bytes.Count(line, []byte(string(c))); n > most {
				best, most = c, n
			}
		}
		if most > 0 {
			return best
		}
	}
	return ','
}

// workbook reads the sheets of a workbook. A sheet of conversions is left out beside one of
// correlations.
func (f *file) workbook(content []byte) ([]*Table, error) {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil || !sheet.Is(z) {
		return nil, f.refuse(0, -1, "it is an archive, and no workbook", "unpack it, and name the table in it")
	}
	book, err := sheet.Open(z, sheet.Tables())
	if err != nil {
		return nil, f.ofSheet(err)
	}
	f.text = nil
	var all []*Table
	var conversion error
	for i := range book.Sheets() {
		in, err := book.Rows(i)
		if err != nil {
			return nil, f.ofSheet(err)
		}
		t, converts, err := f.table(func() ([]string, int, error) {
			cells, line, err := in.Next()
			return cells, line, f.ofSheet(err)
		})
		in.Close()
		switch {
		case converts:
			conversion = err
		case err != nil:
			return nil, err
		case t != nil:
			all = append(all, t)
		}
	}
	switch {
	case len(all) > 0:
		return all, nil
	case conversion != nil:
		return nil, conversion
	}
	return nil, f.refuse(0, -1, "no sheet of it names columns of two editions of the Harmonized System", nameColumns)
}

// ofSheet is an error of a workbook as a refusal of the file.
func (f *file) ofSheet(err error) error {
	if refused := new(sheet.Error); errors.As(err, &refused) {
		return f.refuse(0, -1, refused.What, refused.Hint)
	}
	return err
}

// A head is what the names of the columns say.
type head struct {
	codes    [2]int // columns of codes
	editions [2]source.Edition
	relation int  // column of relationships, -1 without one
	one      bool // the names are those of a table that gives each code one other
}

// table reads rows. It is nil where none of the first ones names the columns; converts
// tells that it is refused as a table of conversions.
func (f *file) table(rows next) (t *Table, converts bool, err error) {
	h, found, line := head{}, false, 0
	for range aboveHeader {
		var cells []string
		if cells, line, err = rows(); errors.Is(err, io.EOF) {
			return nil, false, nil
		} else if err != nil {
			return nil, false, err
		}
		if h, found, err = f.head(cells, line); err != nil {
			return nil, false, err
		} else if found {
			break
		}
	}
	if !found {
		return nil, false, nil
	}
	g := graph{}
	for {
		cells, at, err := rows()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, false, err
		}
		if strings.TrimSpace(strings.Join(cells, "")) == "" {
			continue
		}
		row, err := f.row(&h, cells, at)
		if err != nil {
			return nil, false, err
		}
		g.rows = append(g.rows, row)
	}
	if len(g.rows) == 0 {
		return nil, false, f.refuse(line, -1, "no rows stand below the names of its columns", nameColumns)
	}
	if side := g.function(); side >= 0 && h.relation < 0 && (h.one || len(g.rows) >= whole) {
		return nil, true, f.refuse(line, -1, fmt.Sprintf("it is a table of conversions: each code of %s stands in one row, though codes share goods with several", h.editions[side]), takeCorrelations)
	}
	t = g.table()
	t.File, t.SHA256, t.Editions = f.name, f.sum, h.editions
	return t, false, nil
}

// head reads names of columns. found is false where a row names fewer than two editions.
func (f *file) head(cells []string, line int) (h head, found bool, err error) {
	h.relation = -1
	n := 0
	for i, name := range cells {
		e, one, ok := editionOf(name)
		switch {
		case strings.HasPrefix(source.Normal(name), "relation"):
			h.relation = i
		case ok && n == 2:
			return h, false, f.refuse(line, -1, "it has columns of more than two editions of the Harmonized System", "keep the columns of two editions, and make a file of each two")
		case ok:
			h.codes[n], h.editions[n], h.one = i, e, h.one || one
			n++
		}
	}
	if n == 2 && h.editions[0] == h.editions[1] {
		return h, false, f.refuse(line, -1, fmt.Sprintf("both columns are of %s", h.editions[0]), nameColumns)
	}
	return h, n == 2, nil
}

// besides are the words that may stand beside an edition in the name of a column. Those that
// are true stand in tables that give each code one other: the sheets of conversions of the
// UN Statistics Division ("From HS 2022"), and concordances of WITS ("HS 2007 Product Code").
var besides = map[string]bool{"hs": false, "code": false, "codes": false, "subheading": false, "subheadings": false, "digit": false, "digits": false,
	"from": true, "to": true, "product": true}

// editionOf is the edition that the name of a column of codes has, as "HS 2022", "From HS
// 2022", "HS17", "H5" or "HS 1988/92 Product Code". one is true of names that [besides]
// tells.
func editionOf(name string) (e source.Edition, one, ok bool) {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !('a' <= r && r <= 'z' || '0' <= r && r <= '9') })
	for _, w := range words {
		if is, known := besides[w]; known {
			one = one || is
			continue
		}
		if w == "1988" { // the first edition is of 1988, and is called HS 1988/92
			w = "1992"
		}
		if n := strings.TrimPrefix(w, "hs"); len(n) == 4 || len(n) == 2 && n[0] != 'h' {
			w = "hs" + n
		}
		own, bad := source.ParseEdition(w)
		if bad != nil || own == "" || e != "" && own != e {
			return "", false, false
		}
		e = own
	}
	return e, one, e != ""
}

// A row is two codes that share goods.
type row struct {
	codes   [2]uint32
	several bool // its relationship is not 1:1
}

// row reads a row.
func (f *file) row(h *head, cells []string, line int) (r row, err error) {
	for i, at := range h.codes {
		text := ""
		if at < len(cells) {
			text = strings.TrimSpace(cells[at])
		}
		if text == "" {
			return r, f.refuse(line, -1, fmt.Sprintf("the row has no code of %s", h.editions[i]), "write both codes in each row, also where it is the code of the row above; a code that shares goods with none needs no row")
		}
		n, ok := sixDigits(text)
		if !ok {
			return r, f.refuse(line, at, fmt.Sprintf("%q is no code of six digits", text), "write it as 854231 or 8542.31; a spreadsheet may have taken it for a number")
		}
		r.codes[i] = n
	}
	if h.relation >= 0 && h.relation < len(cells) {
		r.several = slices.Contains(severalWays, strings.NewReplacer(" ", "", "to", ":", "-", ":", "m", "n").Replace(strings.ToLower(cells[h.relation])))
	}
	return r, nil
}

// severalWays are the relationships in which a code of either edition stands in several rows.
var severalWays = []string{"1:n", "n:1", "n:n"}

// sixDigits reads a code of six digits. Its first zero may be lost; of one with a point
// also the last might be, so that it must have all digits.
func sixDigits(s string) (uint32, bool) {
	if head, tail, ok := strings.Cut(s, "."); ok && tail != "0" {
		if len(head) != 4 || len(tail) != 2 {
			return 0, false
		}
		s = head + tail
	}
	s, _ = source.TariffLine(s)
	n, err := strconv.ParseUint(s, 10, 32)
	return uint32(n), err == nil && len(s) == 6 && n >= 10_000
}

// refuse is the error for a line, 0 for the whole file, with the column of what is wrong in
// it, -1 for all of it.
func (f *file) refuse(line, field int, what, hint string) error {
	e := &source.Error{File: f.name, Line: line, What: what, Hint: hint}
	if f.text == nil || line == 0 {
		return e
	}
	at := -1
	if field >= 0 {
		line, at = f.at(field)
		e.Line = line
	}
	e.Near = source.ExcerptAt(f.text, line, at)
	return e
}

// A graph is codes of two editions, and rows that tie them.
type graph struct{ rows []row }

// function is the column of which each code stands once, -1 for neither.
func (g *graph) function() int {
	for side := range 2 {
		once := map[uint32]uint32{}
		ok := true
		for _, r := range g.rows {
			was, seen := once[r.codes[side]]
			ok = ok && (!seen || was == r.codes[1-side])
			once[r.codes[side]] = r.codes[1-side]
		}
		if ok {
			return side
		}
	}
	return -1
}

// table finds the connected components.
func (g *graph) table() *Table {
	var parent []int
	root := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	var place [2]map[uint32]int
	var ties [2]map[uint32][]uint32
	for side := range 2 {
		place[side], ties[side] = map[uint32]int{}, map[uint32][]uint32{}
		for _, r := range g.rows {
			c, other := r.codes[side], r.codes[1-side]
			if _, seen := place[side][c]; !seen {
				place[side][c] = len(parent)
				parent = append(parent, len(parent))
			}
			if !slices.Contains(ties[side][c], other) {
				ties[side][c] = append(ties[side][c], other)
			}
		}
	}
	for _, r := range g.rows {
		parent[root(place[0][r.codes[0]])] = root(place[1][r.codes[1]])
	}
	t, at := &Table{}, map[int]int{}
	for side := range 2 {
		for c, i := range place[side] {
			t.codes[side] = append(t.codes[side], code{c, root(i)})
		}
		slices.SortFunc(t.codes[side], func(a, b code) int { return cmp.Compare(a.digits, b.digits) })
		for i := range t.codes[side] {
			c := &t.codes[side][i]
			n, seen := at[c.component]
			if !seen {
				n = len(t.components)
				at[c.component], t.components = n, append(t.components, component{})
			}
			c.component = n
			t.components[n].codes[side] = append(t.components[n].codes[side], c.digits)
		}
	}
	for _, r := range g.rows {
		if r.several && len(ties[0][r.codes[0]]) == 1 && len(ties[1][r.codes[1]]) == 1 {
			t.components[at[root(place[0][r.codes[0]])]].cut = true
		}
	}
	return t
}
