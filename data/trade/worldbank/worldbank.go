// Package worldbank reads indicators of the World Bank as they are downloaded: a
// row a country and indicator with the years across, below lines that say when
// the data were updated (API_….csv), or as DataBank writes them ("2022 [YR2022]").
// Kept are the gross domestic product in current US dollars and the population.
package worldbank

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"dyad/data/geo"
	"dyad/data/trade/source"
)

// The indicators that are kept, by the World Bank's codes.
const (
	GDP        = "NY.GDP.MKTP.CD" // current US dollars
	Population = "SP.POP.TOTL"    // at the middle of the year
)

// Indicators are values by indicator, alpha-3 code and year.
type Indicators struct {
	File    string
	Updated string // "2025-07-01", "" if the file does not say
	values  map[key]float64
}

type key struct {
	indicator, state string
	year             int
}

// Value is an indicator of a state in a year; ok is false if the file has none.
func (x *Indicators) Value(indicator, state string, year int) (v float64, ok bool) {
	v, ok = x.values[key{indicator, state, year}]
	return v, ok
}

// Read reads a file, whole. Errors are *source.Error, with their line, or r's.
func Read(name string, r io.Reader) (*Indicators, error) {
	all, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	f := file{x: &Indicators{File: name, values: map[key]float64{}}, country: -1, indicator: -1, text: bytes.TrimPrefix(all, []byte("\ufeff"))}
	if err := f.read(); err != nil {
		return nil, err
	}
	return f.x, nil
}

// A file is a file while it is read.
type file struct {
	x    *Indicators
	text []byte // without a byte order mark
	in   *csv.Reader
	row  []string

	country, indicator int      // columns, -1 before the names of columns
	years              []column // ascending
}

// A column is one of values.
type column struct{ at, year int }

func (f *file) read() error {
	f.in = csv.NewReader(bytes.NewReader(f.text))
	f.in.FieldsPerRecord, f.in.LazyQuotes = -1, true
	for {
		row, err := f.in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err // of none that is known: quotation marks may stand anywhere
		}
		f.row = row
		switch {
		case f.country >= 0:
			err = f.values()
		case len(row) > 1 && strings.TrimSpace(row[0]) == "Last Updated Date":
			f.x.Updated = strings.TrimSpace(row[1])
		default:
			err = f.names()
		}
		if err != nil {
			return err
		}
	}
	if f.country < 0 {
		return f.refuse(0, -1, "it is no table of World Bank indicators", "download GDP (NY.GDP.MKTP.CD) and population (SP.POP.TOTL) as CSV from the World Bank")
	}
	if len(f.x.values) == 0 {
		return f.refuse(0, -1, "it has neither GDP ("+GDP+") nor population ("+Population+")", "download these two indicators")
	}
	return nil
}

// names finds the columns in the line of their names.
func (f *file) names() error {
	for i, h := range f.row {
		switch h = strings.TrimSpace(h); source.Normal(h) {
		case "countrycode":
			f.country = i
		case "indicatorcode", "seriescode":
			f.indicator = i
		}
		if len(h) >= 4 {
			if y, bad := source.ParseYear(h[:4]); bad == nil && (len(h) == 4 || h[4] == ' ') {
				f.years = append(f.years, column{i, y})
			}
		}
	}
	if f.country >= 0 && (f.indicator < 0 || len(f.years) == 0) {
		line, _ := f.in.FieldPos(0)
		return f.refuse(line, -1, "it has no column of indicator codes, or none of years", "download it with the codes of its series")
	}
	return nil
}

// values takes the values of a row.
func (f *file) values() error {
	if f.country >= len(f.row) || f.indicator >= len(f.row) {
		return nil // a line below the table
	}
	code := strings.TrimSpace(f.row[f.indicator])
	area, known := geo.Lookup(f.row[f.country])
	if code != GDP && code != Population || !known {
		return nil
	}
	for _, c := range f.years {
		if c.at >= len(f.row) || source.Missing(strings.TrimSpace(f.row[c.at])) {
			continue
		}
		k := key{code, area.Alpha3, c.year}
		was, twice := f.x.values[k]
		v, err := strconv.ParseFloat(strings.TrimSpace(f.row[c.at]), 64)
		switch {
		case err != nil || !(v > 0 && v < 1e18):
			return f.at(c.at, strconv.Quote(f.row[c.at])+" is no value of "+code, "write it as 1234.5, or leave it empty where it is not known")
		case twice && was != v:
			return f.at(c.at, fmt.Sprintf("%s of %s in %d stands twice: %s here, %s above", code, area.Alpha3, c.year, plain(v), plain(was)), "keep one of the two")
		}
		f.x.values[k] = v
	}
	return nil
}

func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// at refuses a field of the row that was read last.
func (f *file) at(field int, what, hint string) error {
	line, col := f.in.FieldPos(field)
	return f.refuse(line, col-1, what, hint)
}

// refuse is the error for a line, 0 for the whole file, with an offset in bytes of what is
// wrong in it, -1 for all of it.
func (f *file) refuse(line, at int, what, hint string) error {
	return &source.Error{File: f.x.File, Line: line, What: what, Hint: hint, Near: source.ExcerptAt(f.text, line, at)}
}
