package codec

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A value is where the value of a key stands in a line.
type value struct {
	key      string
	from, to int // offsets
	text     string
}

// keyStart is where a key begins in a line: at its beginning, after dashes, or in braces.
var keyStart = pattern(`(^[ -]*|[{,]\s*)("?[A-Za-z_][A-Za-z0-9_]*"?) *:(\s+|$)`)

// valuesOf are the values in a line, in braces or not. A value in braces ends where the
// next key begins.
func valuesOf(line string, flow bool) []value {
	var all []value
	starts := keyStart().FindAllStringSubmatchIndex(line, -1)
	for i, m := range starts {
		v := value{key: strings.Trim(line[m[4]:m[5]], `"`), from: m[1], to: len(line)}
		if i > 0 && !flow && !strings.Contains(line[:m[0]+1], "{") {
			continue
		}
		if inFlow := flow || strings.Contains(line[:m[4]], "{"); inFlow {
			if i+1 < len(starts) {
				v.to = starts[i+1][0]
			}
			v.text = line[v.from:v.to]
			v.to = v.from + flowEnd(v.text)
		} else if at := strings.Index(line[v.from:], " #"); at >= 0 {
			v.to = v.from + at
		}
		v.text = strings.TrimRight(line[v.from:v.to], " ")
		v.to = v.from + len(v.text)
		if v.text != "" {
			all = append(all, v)
		}
	}
	if len(starts) == 0 { // an entry of a list without keys, or text that goes on
		from := len(line) - len(strings.TrimLeft(line, " -"))
		if text := strings.TrimRight(line[from:], " "); text != "" {
			all = append(all, value{from: from, to: from + len(text), text: text})
		}
	}
	return all
}

// flowEnd is how much of a text belongs to a value in braces: not the comma and the
// brackets at its end, unless they open in it.
func flowEnd(s string) int {
	end := len(strings.TrimRight(s, " ,"))
	for end > 0 && strings.IndexByte("]}", s[end-1]) >= 0 {
		if q := strings.LastIndexAny(s[:end], `"'`); q < 0 || q == 0 {
			if inner := s[:end]; strings.Count(inner, "{")+strings.Count(inner, "[") >= strings.Count(inner, "}")+strings.Count(inner, "]") {
				break
			}
		}
		end = len(strings.TrimRight(s[:end-1], " ,"))
	}
	return end
}

// inQuotes is a text in quotes: in double ones unless it has some, or a backslash.
func inQuotes(s string) string {
	if !strings.ContainsAny(s, `"\`) {
		return `"` + s + `"`
	}
	return "'" + strings.ReplaceAll(s, "'", "''") + "'"
}

// valueRules are of how values are written, in braces or not.
func valueRules(flow bool, f *fault) []rule {
	var all []rule
	for _, r := range []valueRule{printedQuotes, inDouble, inSingle, missingComma, reservedStart, plainDash, colonInText, bracesInText} {
		all = append(all, func(p *piece, _ *fault, i int) []mend {
			var out []mend
			values := valuesOf(p.lines[i], flow)
			if len(values) > 8 { // those near the fault
				values = nearest(values, offsetOf(p.lines[i], f.key().Col))
			}
			for _, v := range values {
				if m, ok := r(v, flow || strings.Contains(p.lines[i][:v.from], "{")); ok {
					out = append(out, mend{what: m.what, hint: m.hint, pos: posAt(i, column(p.lines[i], v.from+m.at)),
						edits: []Edit{edited(p, i, v.from, v.to, m.text)}})
				}
			}
			return out
		})
	}
	return all
}

// nearest are the values of a line about an offset.
func nearest(values []value, at int) []value {
	i := 0
	for i+1 < len(values) && values[i+1].from <= at {
		i++
	}
	return values[max(i-4, 0):min(i+3, len(values))]
}

// A better is how a value should be written, and what was wrong with it, at an offset.
type better struct {
	what, hint, text string
	at               int
}

type valueRule func(v value, flow bool) (better, bool)

const putInQuotes = "put the text in quotes"

// printedQuotes makes straight quotes of those of print.
func printedQuotes(v value, _ bool) (better, bool) {
	first, w := utf8.DecodeRuneInString(v.text)
	last, lw := utf8.DecodeLastRuneInString(v.text)
	opens, closes := strings.ContainsRune("“”„«»‘’‚", first), strings.ContainsRune("“”»‘’«", last)
	inner := v.text
	b := better{hint: "write straight quotes"}
	switch {
	case opens:
		b.what = fmt.Sprintf("%c is no straight quotation mark, and only these hold a text together", first)
		inner = inner[w:]
		if inner != "" && (closes || last == '"') {
			inner = inner[:len(inner)-lw]
		}
	case closes && (first == '"' || first == '\'') && len(v.text) > w+lw:
		b.what = fmt.Sprintf("the text begins with %c and ends with %c", first, last)
		b.at = len(v.text) - lw
		inner = inner[w : len(inner)-lw]
	default:
		return better{}, false
	}
	b.text = inQuotes(inner)
	return b, true
}

// closing is where the double quote that opens a text closes, -1 for nowhere.
func closing(s string) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return -1
}

// inDouble mends a text in double quotes.
func inDouble(v value, _ bool) (better, bool) {
	s := v.text
	if s[0] != '"' {
		return better{}, false
	}
	single := func(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
	switch end := closing(s); {
	case end < 0:
		return better{what: `the quote " that opens here is not closed`, hint: `put " at the end of the text`, text: s + `"`}, true
	case end == len(s)-1:
		if !strings.Contains(s, `\`) {
			return better{}, false
		}
		return better{what: `in double quotes a \ has a meaning of its own`, hint: `put the text in single quotes, or take the \ out`, at: strings.IndexByte(s, '\\'), text: single(s[1:end])}, true
	case s[len(s)-1] == '"' && s[end-1] == '{':
		return better{what: `a name in {"…"} ends a text that stands in double quotes`, hint: "put the text in single quotes", at: end, text: single(s[1 : len(s)-1])}, true
	case s[len(s)-1] == '"':
		return better{what: `a " within a text that stands in double quotes ends it`, hint: "put the text in single quotes", at: end, text: single(s[1 : len(s)-1])}, true
	default:
		return better{what: "the text goes on after the quote that closes it", hint: "put all of it in quotes", at: end + 1, text: inQuotes(s)}, true
	}
}

// inSingle mends a text in single quotes.
func inSingle(v value, _ bool) (better, bool) {
	s := v.text
	if s[0] != '\'' {
		return better{}, false
	}
	rest := strings.ReplaceAll(s[1:], "''", "\x00\x00")
	end := strings.IndexByte(rest, '\'')
	switch {
	case end < 0:
		return better{what: "the quote ' that opens here is not closed", hint: "put ' at the end of the text", text: s + "'"}, true
	case end+1 == len(s)-1:
		return better{}, false
	case s[len(s)-1] == '\'':
		inner := s[1 : len(s)-1]
		return better{what: "an apostrophe within a text that stands in single quotes ends it", hint: "put the text in double quotes, or write the apostrophe twice", at: end + 1, text: inQuotes(inner)}, true
	default:
		return better{what: "the text goes on after the quote that closes it", hint: "put all of it in quotes", at: end + 2, text: inQuotes(s)}, true
	}
}

var keyInside = pattern(`^(.*\S)(\s+)([a-z_]+): `)

// missingComma puts a comma before a key of the format that stands in the value of
// another, in braces.
func missingComma(v value, flow bool) (better, bool) {
	m := keyInside().FindStringSubmatchIndex(v.text)
	if !flow || m == nil || !knownKeys()[v.text[m[6]:m[7]]] {
		return better{}, false
	}
	return better{what: fmt.Sprintf("no comma before %q", v.text[m[6]:m[7]]), hint: "put a comma between one key and the next", at: m[6], text: v.text[:m[3]] + "," + v.text[m[3]:]}, true
}

// reservedStart quotes a text that begins with a sign that stands for something else.
func reservedStart(v value, _ bool) (better, bool) {
	if strings.IndexByte("%@&*!`|>?,", v.text[0]) < 0 {
		return better{}, false
	}
	b := better{what: fmt.Sprintf("a text that begins with %c needs quotes", v.text[0]), hint: putInQuotes, text: inQuotes(v.text)}
	switch {
	case v.key == "unit":
		b.hint = "write unit: " + b.text
	case v.text[0] == '*' && v.key != "p" && v.key != "text" && v.key != "":
		if t := strings.TrimSpace(strings.ReplaceAll(v.text, "*", "")); t != "" {
			b.hint = "take the asterisks out: only the body of a section has emphasis"
			if b.text = t; strings.ContainsAny(t, "{}[]:#,&!|>%@`-?\"'") {
				b.text = inQuotes(t)
			}
		}
	}
	return b, true
}

// plainDash joins a minus to its number.
func plainDash(v value, _ bool) (better, bool) {
	rest, ok := strings.CutPrefix(v.text, "- ")
	if !ok || v.key == "" {
		return better{}, false
	}
	if rest = strings.TrimLeft(rest, " "); rest != "" && strings.Trim(rest, "0123456789.") == "" {
		return better{what: "a minus with a space behind it begins a list", hint: "write the minus next to its number", text: "-" + rest}, true
	}
	return better{what: "a dash and a space begin a list, which has lines of its own", hint: putInQuotes, text: inQuotes(v.text)}, true
}

// colonInText quotes a text with a colon.
func colonInText(v value, flow bool) (better, bool) {
	if strings.IndexByte("\"'{[", v.text[0]) >= 0 {
		return better{}, false
	}
	at := strings.Index(v.text, ": ")
	if at < 0 && v.text[len(v.text)-1] == ':' {
		at = len(v.text) - 1
	}
	if at < 0 {
		return better{}, false
	}
	return better{what: "a text with a colon and a space needs quotes", hint: putInQuotes, at: at, text: inQuotes(v.text)}, true
}

// bracesInText quotes a text with braces or brackets: everywhere where it begins with
// them, and in braces where it has any.
func bracesInText(v value, flow bool) (better, bool) {
	at := strings.IndexAny(v.text, "{[}]")
	if strings.IndexByte("\"'", v.text[0]) >= 0 || at < 0 || !flow && at > 0 {
		return better{}, false
	}
	if at == 0 && strings.IndexByte(v.text, pair[v.text[0]]) < 0 { // it is not closed
		return better{}, false
	}
	what := fmt.Sprintf("a text that begins with %c needs quotes", v.text[at])
	if at > 0 {
		what = fmt.Sprintf("a text with %c in it needs quotes, because it stands in { } or [ ] already", v.text[at])
	}
	return better{what: what, hint: putInQuotes, at: at, text: inQuotes(v.text)}, true
}
