package sheet

import (
	"encoding/xml"
	"strconv"
	"strings"
	"time"
)

// maxStyles is how many styles and formats of numbers are read; Excel has 65,490.
const maxStyles = 1 << 16

// readStyles finds which styles of cells show a number as a date or a percentage.
func (b *Book) readStyles() error {
	const name = "xl/styles.xml"
	b.forms = []Kind{}
	if b.part(name) == nil {
		return nil
	}
	e, err := b.open(name)
	if err != nil {
		return err
	}
	defer e.closer.Close()
	own := map[string]Kind{} // formats of the workbook's own, by id
	inCells := false
	return e.each("", func(start xml.StartElement) error {
		switch start.Name.Local {
		case "numFmt":
			if len(own) < maxStyles {
				own[attribute(start, "numFmtId")] = kindOf(attribute(start, "formatCode"))
			}
		case "cellXfs":
			inCells = true
		case "cellStyles", "dxfs", "tableStyles":
			inCells = false
		case "xf":
			if !inCells || len(b.forms) == maxStyles {
				return nil
			}
			id := attribute(start, "numFmtId")
			kind, known := own[id]
			if !known {
				kind = builtin(id)
			}
			b.forms = append(b.forms, kind)
		}
		return nil
	})
}

// builtin is the kind of a number in one of the formats that every workbook has
// (ECMA-376 part 1, 18.8.30).
func builtin(id string) Kind {
	switch n, _ := strconv.Atoi(id); {
	case n == 9 || n == 10:
		return Percent
	case n >= 14 && n <= 22, n >= 27 && n <= 36, n >= 45 && n <= 47, n >= 50 && n <= 58:
		return Date
	}
	return Number
}

// kindOf is the kind of a number in a format: a date if it shows days, months, years,
// hours or seconds, outside of quotes, escapes, colours and conditions.
func kindOf(format string) Kind {
	kind := Number
	for i := 0; i < len(format); i++ {
		switch c := format[i]; c {
		case '\\', '_', '*':
			i++
		case '"', '[':
			end := strings.IndexByte(format[i+1:], map[byte]byte{'"': '"', '[': ']'}[c])
			if end < 0 {
				return kind
			}
			inside := strings.ToLower(format[i+1 : i+1+end])
			if c == '[' && inside != "" && strings.Trim(inside, "hms") == "" { // hours that pass 24
				return Date
			}
			i += end + 1
		case '%':
			kind = Percent
		case 'd', 'D', 'm', 'M', 'y', 'Y', 'h', 'H', 's', 'S':
			return Date
		case 'G', 'g': // General
			i += len("eneral")
		}
	}
	return kind
}

// styled makes of a number the date or percentage that its style shows.
func (b *Book) styled(c *Cell, style string) {
	n, err := strconv.Atoi(style)
	if err != nil || n < 0 || n >= len(b.forms) {
		return
	}
	if c.Kind = b.forms[n]; c.Kind != Date {
		return
	}
	if day, err := strconv.Atoi(c.Text); err == nil && day > 0 && day < 3_000_000 {
		c.Text = b.day(day)
	}
}

// day is the date of a day's number. Excel counts from 1900-01-01 as day 1, with a
// 29 February in 1900 that there was not, or from 1904-01-01 as day 0.
func (b *Book) day(n int) string {
	from := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case b.since1904:
		from = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case n < 60:
		n++
	}
	return from.AddDate(0, 0, n).Format(time.DateOnly)
}

// unescaped is a text with its characters that XML cannot hold, which workbooks write as
// _x000D_ (ECMA-376 part 1, 22.9.2.19).
func unescaped(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for {
		at := strings.Index(s, "_x")
		if at < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:at])
		if n, ok := escape(s[at:]); ok {
			b.WriteRune(rune(n))
			s = s[at+escapeLen:]
		} else {
			b.WriteString("_x")
			s = s[at+2:]
		}
	}
}

// escapeLen is the length of _x000D_.
const escapeLen = 7

// escape is the character that s begins with as an escape.
func escape(s string) (n uint64, ok bool) {
	if len(s) < escapeLen || !strings.HasPrefix(s, "_x") || s[escapeLen-1] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(s[2:6], 16, 32)
	return n, err == nil
}
