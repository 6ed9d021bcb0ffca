package pdf

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
)

// An object is one of null (nil), bool, numeral, name, str, list, dict, ref and
// *stream (ISO 32000-1, 7.3).
type (
	object  any
	numeral string // as written
	name    string
	str     string // its bytes
	list    []object
	dict    map[string]object
	ref     int
	stream  struct {
		dict dict
		data []byte // as stored
	}
)

// maxNesting is how deep objects stand in each other.
const maxNesting = 100

// A lexer reads objects. After the first error it stays where it is and returns
// nulls.
type lexer struct {
	in    []byte
	pos   int
	depth int
	err   error
}

func (l *lexer) fail(format string, args ...any) {
	if l.err == nil {
		l.err = fmt.Errorf("pdf: at byte %d: %s", l.pos, fmt.Sprintf(format, args...))
	}
}

func (l *lexer) has(s string) bool {
	return l.err == nil && bytes.HasPrefix(l.in[l.pos:], []byte(s))
}

func (l *lexer) space() {
	for l.pos < len(l.in) && isSpace(l.in[l.pos]) {
		l.pos++
	}
}

func isSpace(c byte) bool {
	return c == 0 || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' '
}

func isDelimiter(c byte) bool {
	return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' || c == '}' || c == '/' || c == '%'
}

// expect skips white space and then w.
func (l *lexer) expect(w string) {
	l.space()
	if !l.has(w) {
		l.fail("no %q", w)
		return
	}
	l.pos += len(w)
}

// regular reads the characters up to white space or a delimiter.
func (l *lexer) regular() string {
	from := l.pos
	for l.pos < len(l.in) && !isSpace(l.in[l.pos]) && !isDelimiter(l.in[l.pos]) {
		l.pos++
	}
	return string(l.in[from:l.pos])
}

// integer reads a number from 0 to 999999999.
func (l *lexer) integer() int {
	if l.err != nil {
		return 0
	}
	l.space()
	n, ok := integer(numeral(l.regular()))
	if !ok {
		l.fail("no number")
	}
	return n
}

// integer is a number without sign or point as an int.
func integer(o object) (int, bool) {
	s, ok := o.(numeral)
	if !ok || len(s) == 0 || len(s) > 9 {
		return 0, false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
	}
	n, err := strconv.Atoi(string(s))
	return n, err == nil
}

func (l *lexer) object() object {
	l.space()
	if l.depth >= maxNesting {
		l.fail("nested over %d deep", maxNesting)
	}
	if l.err != nil {
		return nil
	}
	l.depth++
	defer func() { l.depth-- }()
	switch {
	case l.has("<<"):
		return l.dict()
	case l.has("["):
		return l.list()
	case l.has("/"):
		return l.name()
	case l.has("("):
		return l.literal()
	case l.has("<"):
		return l.hex()
	}
	return l.token()
}

// token reads a number, a reference or a keyword.
func (l *lexer) token() object {
	w := l.regular()
	switch w {
	case "true", "false":
		return w == "true"
	case "null":
		return nil
	}
	if w == "" || strings.Trim(w, "+-.0123456789") != "" {
		l.fail("unknown word %q", clip([]byte(w)))
		return nil
	}
	n, ok := integer(numeral(w))
	if after := l.pos; ok { // "12 0 R"
		l.space()
		if l.has("0 R") {
			l.pos += len("0 R")
			return ref(n)
		}
		l.pos = after
	}
	return numeral(w)
}

func (l *lexer) dict() object {
	l.expect("<<")
	d := dict{}
	for {
		l.space()
		if l.has(">>") {
			l.pos += 2
			return d
		}
		if !l.has("/") {
			l.fail("no key")
			return nil
		}
		key := string(l.name())
		if _, twice := d[key]; twice {
			l.fail("a second /%s", key)
		}
		d[key] = l.object()
	}
}

func (l *lexer) list() object {
	l.expect("[")
	var out list
	for {
		l.space()
		if l.has("]") {
			l.pos++
			return out
		}
		if l.err != nil {
			return nil
		}
		out = append(out, l.object())
	}
}

func (l *lexer) name() name {
	l.pos++
	w := l.regular()
	if !bytes.ContainsRune([]byte(w), '#') {
		return name(w)
	}
	var out []byte
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c == '#' {
			n, err := strconv.ParseUint(w[i+1:min(i+3, len(w))], 16, 8)
			if err != nil || i+2 >= len(w) {
				l.fail("name %q", w)
				return ""
			}
			c, i = byte(n), i+2
		}
		out = append(out, c)
	}
	return name(out)
}

// literal reads a string in parentheses (ISO 32000-1, 7.3.4.2).
func (l *lexer) literal() object {
	l.pos++
	var out []byte
	open := 1
	for l.pos < len(l.in) {
		c := l.in[l.pos]
		l.pos++
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return str(out)
			}
		case '\\':
			var ok bool
			if c, ok = l.escape(); !ok {
				continue
			}
		case '\r': // a line break of any form is a line feed
			if l.has("\n") {
				l.pos++
			}
			c = '\n'
		}
		out = append(out, c)
	}
	l.fail("a string without end")
	return nil
}

// escape reads what follows a backslash; a line break is nothing.
func (l *lexer) escape() (byte, bool) {
	if l.pos >= len(l.in) {
		return 0, false
	}
	c := l.in[l.pos]
	l.pos++
	switch c {
	case 'n':
		return '\n', true
	case 'r':
		return '\r', true
	case 't':
		return '\t', true
	case 'b':
		return '\b', true
	case 'f':
		return '\f', true
	case '\r':
		if l.has("\n") {
			l.pos++
		}
		return 0, false
	case '\n':
		return 0, false
	}
	if c < '0' || c > '7' {
		return c, true
	}
	n := int(c - '0')
	for range 2 {
		if l.pos < len(l.in) && l.in[l.pos] >= '0' && l.in[l.pos] <= '7' {
			n = n*8 + int(l.in[l.pos]-'0')
			l.pos++
		}
	}
	return byte(n), true
}

func (l *lexer) hex() object {
	l.pos++
	end := bytes.IndexByte(l.in[l.pos:], '>')
	if end < 0 {
		l.fail("a string without end")
		return nil
	}
	digits := bytes.Join(bytes.Fields(l.in[l.pos:l.pos+end]), nil)
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	out := make([]byte, 0, len(digits)/2)
	for ; len(digits) > 0; digits = digits[2:] {
		n, err := strconv.ParseUint(string(digits[:2]), 16, 8)
		if err != nil {
			l.fail("a digit %q", digits[:2])
			return nil
		}
		out = append(out, byte(n))
	}
	l.pos += end + 1
	return str(out)
}

// stream reads the data after a dictionary.
func (l *lexer) stream(d dict) object {
	l.expect("stream")
	if l.has("\r") {
		l.pos++
	}
	if !l.has("\n") {
		l.fail("no line break before a stream")
		return nil
	}
	l.pos++
	n, ok := integer(d["Length"])
	if !ok || n > len(l.in)-l.pos {
		l.fail("a stream without its length")
		return nil
	}
	s := &stream{d, l.in[l.pos : l.pos+n]}
	l.pos += n
	l.expect("endstream")
	return s
}

// plainText is a text string in UTF-8 (ISO 32000-1, 7.9.2.2), which is in
// PDFDocEncoding unless it has a byte order mark.
func plainText(s str) string {
	u, wide := bytes.CutPrefix([]byte(s), []byte("\xfe\xff"))
	if !wide {
		var b strings.Builder
		for i := range len(s) {
			b.WriteRune(docRune(s[i]))
		}
		return b.String()
	}
	var units []uint16
	for ; len(u) >= 2; u = u[2:] {
		units = append(units, uint16(u[0])<<8|uint16(u[1]))
	}
	return string(utf16.Decode(units))
}
