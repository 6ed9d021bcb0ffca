package data

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// word reads a scalar without quotes.
func (u *usualReader) word(flow bool) {
	s := u.src[u.pos:]
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		s = s[:i]
	}
	if flow {
		if i := strings.IndexAny(s, ",]}"); i >= 0 {
			s = s[:i]
		}
		u.odd = u.odd || strings.ContainsAny(s, "[{?:#")
	}
	if i := strings.Index(s, " #"); i >= 0 {
		s = s[:i]
	}
	s = strings.TrimRight(s, " ")
	if u.odd = u.odd || s == "" || strings.Contains(s, ": ") || strings.HasSuffix(s, ":") ||
		strings.IndexByte("?:,[]{}#&*!|>%@`\"'", s[0]) >= 0 ||
		s[0] == '-' && (len(s) == 1 || s[1] < '0' || s[1] > '9'); u.odd {
		return
	}
	u.plain(s)
	u.pos += len(s)
	u.wide += len(s) - utf8.RuneCountInString(s)
}

// plain adds a scalar without quotes that begins here.
func (u *usualReader) plain(s string) {
	tag := usualTag(s)
	u.odd = u.odd || tag == ""
	u.open = append(u.open, u.node(yaml.ScalarNode, tag, s))
}

// quoted reads a scalar in quotes, up to the quote that closes it.
func (u *usualReader) quoted(quote byte) {
	from := u.pos + 1
	i := from
	for i < len(u.src) && u.src[i] != '\n' && u.src[i] != quote {
		if u.src[i] == '\\' && quote == '"' {
			i++
		}
		i++
	}
	if i >= len(u.src) || u.src[i] != quote {
		u.odd = true
		return
	}
	s := u.src[from:i]
	n := u.node(yaml.ScalarNode, "!!str", s)
	n.Style = yaml.SingleQuotedStyle
	if quote == '"' {
		n.Style = yaml.DoubleQuotedStyle
		if strings.IndexByte(s, '\\') >= 0 {
			n.Value = u.unescaped(s)
		}
	}
	u.open = append(u.open, n)
	u.pos = i + 1
	u.wide += len(s) - utf8.RuneCountInString(s)
	u.odd = u.odd || u.at(quote) // a quote doubled
}

// unescaped is a text in double quotes with \", \\ and \u00a0 resolved; any
// other escape is odd.
func (u *usualReader) unescaped(s string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(s, `\`)
		b.WriteString(before)
		switch {
		case !found:
			return b.String()
		case after != "" && (after[0] == '"' || after[0] == '\\'):
			b.WriteByte(after[0])
			s = after[1:]
		case len(after) >= 5 && after[0] == 'u':
			r, err := strconv.ParseUint(after[1:5], 16, 16)
			u.odd = u.odd || err != nil || r >= 0xD800 && r < 0xE000
			b.WriteRune(rune(r))
			s = after[5:]
		default:
			u.odd = true
			return ""
		}
	}
}

// usualTag is the tag that a scalar without quotes has by its form
// (https://yaml.org/spec/1.2.2/, 10.3, and dates), or "" where this is not plain
// to see.
func usualTag(s string) string {
	switch c := s[0]; {
	case c >= '0' && c <= '9', c == '-':
		return numberTag(s)
	case c == '+', c == '.', c == '~', c == '<':
		return ""
	}
	switch s {
	case "true", "True", "TRUE", "false", "False", "FALSE":
		return "!!bool"
	case "null", "Null", "NULL":
		return "!!null"
	}
	return "!!str"
}

// numberTag is the tag of a scalar that begins like a number.
func numberTag(s string) string {
	digits := strings.TrimPrefix(s, "-")
	whole, part, point := strings.Cut(digits, ".")
	switch {
	case strings.Trim(whole+part, "0123456789") == "":
		simple := whole != "" && len(whole) < 18 && (whole[0] != '0' || whole == "0" && (digits == s || point))
		if point && simple && part != "" {
			return "!!float"
		} else if !point && simple {
			return "!!int"
		}
		return ""
	case strings.ContainsFunc(s, func(c rune) bool {
		return c >= 0x80 || strings.ContainsRune("/,%()&;'\"ghijklmnpqrsuvwyGHIJKLMNPQRSUVWY", c)
	}):
		return "!!str" // no number or time has such a character
	case len(s) == len(time.DateOnly):
		if _, err := time.Parse(time.DateOnly, s); err == nil {
			return "!!timestamp"
		}
	}
	return ""
}
