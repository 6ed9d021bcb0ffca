package codec

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// word reads a scalar without quotes.
func (u *fastReader) word(flow bool) {
	s := u.src[u.pos:]
	end, wide := 0, 0 // of the scalar, and what wide becomes
scan:
	for i := range len(s) {
		switch c := s[i]; c {
		case '\n':
			break scan
		case ' ':
			if i+1 < len(s) && s[i+1] == '#' {
				u.unsupported = u.unsupported || flow
				break scan
			}
			continue
		case ':':
			u.unsupported = u.unsupported || flow || i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\n'
		case ',', ']', '}':
			if flow {
				break scan
			}
		case '[', '{', '?', '#':
			u.unsupported = u.unsupported || flow
		default:
			if !utf8.RuneStart(c) {
				wide++
			}
		}
		end = i + 1
	}
	s = s[:end]
	if u.unsupported = u.unsupported || s == "" || strings.IndexByte("?:,[]{}#&*!|>%@`\"'", s[0]) >= 0 ||
		s[0] == '-' && (len(s) == 1 || s[1] < '0' || s[1] > '9'); u.unsupported {
		return
	}
	u.plain(s)
	u.pos += len(s)
	u.wide += wide
}

// plain adds a scalar without quotes that begins here.
func (u *fastReader) plain(s string) {
	kind, ok := fastKind(s)
	u.unsupported = u.unsupported || !ok
	u.open = append(u.open, u.node(kind, s))
}

// quoted reads a scalar in quotes, up to the quote that closes it.
func (u *fastReader) quoted(quote byte) {
	from := u.pos + 1
	i := from
	for i < len(u.src) && u.src[i] != '\n' && u.src[i] != quote {
		if u.src[i] == '\\' && quote == '"' {
			i++
		}
		i++
	}
	if i >= len(u.src) || u.src[i] != quote {
		u.unsupported = true
		return
	}
	s := u.src[from:i]
	n := u.node(aText, s)
	if quote == '"' && strings.IndexByte(s, '\\') >= 0 {
		n.value = u.unescaped(s)
	}
	u.open = append(u.open, n)
	u.pos = i + 1
	u.wide += len(s) - utf8.RuneCountInString(s)
	u.unsupported = u.unsupported || u.at(quote) // a quote doubled
}

// unescaped is a text in double quotes with \", \\ and \u00a0 resolved; any
// other escape is unsupported.
func (u *fastReader) unescaped(s string) string {
	var b strings.Builder
	for {
		before, after, escaped := strings.Cut(s, `\`)
		b.WriteString(before)
		switch {
		case !escaped:
			return b.String()
		case after != "" && (after[0] == '"' || after[0] == '\\'):
			b.WriteByte(after[0])
			s = after[1:]
		case len(after) >= 5 && after[0] == 'u':
			r, err := strconv.ParseUint(after[1:5], 16, 16)
			u.unsupported = u.unsupported || err != nil || r >= 0xD800 && r < 0xE000
			b.WriteRune(rune(r))
			u.escapes = true
			s = after[5:]
		default:
			u.unsupported = true
			return ""
		}
	}
}

// fastKind is the kind that a scalar without quotes has by its form
// (https://yaml.org/spec/1.2.2/, 10.3, and dates); false where this is not plain
// to see.
func fastKind(s string) (kind, bool) {
	switch c := s[0]; {
	case c >= '0' && c <= '9', c == '-':
		return numberKind(s)
	case c == '+', c == '.', c == '~', c == '<':
		return aText, false
	}
	switch s {
	case "true", "True", "TRUE", "false", "False", "FALSE":
		return aTruth, true
	case "null", "Null", "NULL":
		return anEmpty, true
	}
	return aText, true
}

// numberKind is the kind of a scalar that begins like a number.
func numberKind(s string) (kind, bool) {
	digits := strings.TrimPrefix(s, "-")
	whole, part, point := strings.Cut(digits, ".")
	switch {
	case strings.Trim(whole+part, "0123456789") == "":
		return aNumber, point == (part != "") && whole != "" && len(whole) < 18 &&
			(whole[0] != '0' || whole == "0" && (digits == s || point))
	case strings.ContainsFunc(s, func(c rune) bool {
		return c >= 0x80 || strings.ContainsRune("/,%()&;'\"ghijklmnpqrsuvwyGHIJKLMNPQRSUVWY", c)
	}):
		return aText, true // no number or time has such a character
	case len(s) == len("2022-08") && s[4] == '-' && strings.Trim(s[:4]+s[5:], "0123456789") == "":
		return aText, true // a month is no date of YAML
	case len(s) == len(time.DateOnly):
		if _, err := time.Parse(time.DateOnly, s); err == nil {
			return aDate, true
		}
	}
	return aText, false
}
