package source

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// remarks are how remarks below a table begin, in small letters.
var remarks = []string{"source", "note", "footnote", "remark", "©", "(c)", "copyright", "*", "data ", "downloaded", "extracted", "generated", "created",
	"last updated", "updated", "disclaimer", "http", "table ", "источник", "примечани", "дерек", "ескерту", "quelle", "fuente"}

// isRemark reports whether a row is a remark, as "Source: UN Comtrade" below a table: it
// has words in its first field and nothing in others. The first row below the names of the
// columns is none: it may be of units. A row with fewer fields than the header, as one that
// was cut off has, is a remark only if it begins like one.
func (t *Table) isRemark() bool {
	if t.fields == 0 || len(t.names) < 3 || t.rows == 0 {
		return false
	}
	at := 0
	for at < t.fields-1 && isIndex(t.names[min(at, len(t.names)-1)]) {
		at++
	}
	first := strings.TrimSpace(t.src.Field(at))
	if !strings.ContainsAny(first, " :") && !strings.HasPrefix(first, "©") || !strings.ContainsFunc(first, unicode.IsLetter) {
		return false
	}
	if t.fields < len(t.names) {
		return IsRemark(first)
	}
	for i := at + 1; i < t.fields; i++ {
		if strings.TrimSpace(t.src.Field(i)) != "" {
			return false
		}
	}
	return true
}

// IsRemark reports whether a line begins as remarks below a table do.
func IsRemark(line string) bool {
	s := strings.ToLower(strings.Trim(line, " \""))
	return slices.ContainsFunc(remarks, func(r string) bool { return strings.HasPrefix(s, r) })
}

// isIndex reports whether a column has no name but the one that pandas or R give it.
func isIndex(name string) bool { return columnName(name) == "" || name == "X" }

// namesAgain is the fault of a first row without a number: all rows of trade have a year.
// It is nil for others.
func (t *Table) namesAgain(fields []string) *Fault {
	if t.rows > 1 || len(fields) < 3 {
		return nil
	}
	for i, s := range fields {
		if i < len(t.names) && isIndex(t.names[i]) {
			continue
		}
		if _, err := strconv.ParseFloat(strings.TrimSpace(s), 64); err == nil {
			return nil
		}
	}
	return fault("delete it: one row names the columns, and values are in the unit of their format", "the row below the names of the columns has no number: it names them again, or their units")
}
