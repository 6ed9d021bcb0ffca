// Package worldbank reads indicators of the World Bank as they are downloaded: a
// row a country and indicator with the years across, below lines that say when
// the data were updated (API_….csv), or as DataBank writes them ("2022 [YR2022]").
// Kept are the gross domestic product in current US dollars and the population.
package worldbank

import (
	"bufio"
	"encoding/csv"
	"errors"
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

// Read reads a file. Errors are *source.Error, or r's.
func Read(name string, r io.Reader) (*Indicators, error) {
	x := &Indicators{File: name, values: map[key]float64{}}
	in := csv.NewReader(skipMark(r))
	in.FieldsPerRecord, in.LazyQuotes = -1, true
	refuse := func(line int, what, hint string) error {
		return &source.Error{File: name, Line: line, What: what, Hint: hint}
	}
	country, indicator := -1, -1
	years := map[int]int{} // by column
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if bad := new(csv.ParseError); errors.As(err, &bad) {
			return nil, refuse(bad.Line, "no table: "+bad.Err.Error(), "download it again")
		}
		if err != nil {
			return nil, err
		}
		line, _ := in.FieldPos(0)
		switch {
		case country >= 0:
			if err := x.row(row, country, indicator, years); err != nil {
				return nil, refuse(line, err.Error(), "download it again")
			}
		case len(row) > 1 && strings.TrimSpace(row[0]) == "Last Updated Date":
			x.Updated = strings.TrimSpace(row[1])
		default:
			for i, h := range row {
				switch h = strings.TrimSpace(h); source.Normal(h) {
				case "countrycode":
					country = i
				case "indicatorcode", "seriescode":
					indicator = i
				}
				if len(h) >= 4 {
					if y, bad := source.ParseYear(h[:4]); bad == nil && (len(h) == 4 || h[4] == ' ') {
						years[i] = y
					}
				}
			}
			if country >= 0 && (indicator < 0 || len(years) == 0) {
				return nil, refuse(line, "it has no column of indicator codes, or none of years", "download it with the codes of its series")
			}
		}
	}
	if country < 0 {
		return nil, refuse(0, "it is no table of World Bank indicators", "download GDP (NY.GDP.MKTP.CD) and population (SP.POP.TOTL) as CSV from the World Bank")
	}
	if len(x.values) == 0 {
		return nil, refuse(0, "it has neither GDP ("+GDP+") nor population ("+Population+")", "download these two indicators")
	}
	return x, nil
}

// row takes the values of a row.
func (x *Indicators) row(row []string, country, indicator int, years map[int]int) error {
	if country >= len(row) || indicator >= len(row) {
		return nil // a line below the table
	}
	code := strings.TrimSpace(row[indicator])
	area, known := geo.Lookup(row[country])
	if code != GDP && code != Population || !known {
		return nil
	}
	for i, year := range years {
		if i >= len(row) || source.Missing(strings.TrimSpace(row[i])) {
			continue
		}
		v, err := strconv.ParseFloat(strings.TrimSpace(row[i]), 64)
		if err != nil || !(v > 0 && v < 1e18) {
			return errors.New(strconv.Quote(row[i]) + " is no value of " + code)
		}
		x.values[key{code, area.Alpha3, year}] = v
	}
	return nil
}

// skipMark passes over a byte order mark.
func skipMark(r io.Reader) io.Reader {
	b := bufio.NewReader(r)
	if start, _ := b.Peek(3); string(start) == "\ufeff" {
		_, _ = b.Discard(3)
	}
	return b
}
