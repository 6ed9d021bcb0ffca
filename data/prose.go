package data

import (
	"fmt"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Form is how a reference prints its claim.
type Form uint8

const (
	Full   Form = iota // {C05}: qualifier, figure and unit, with mark and links
	Number             // {C05:number}: without the unit's noun
	Plain              // {C05:plain}: without mark and links
	Period             // {C05:period}: when it holds
)

// A Piece of prose is literal Text, or a reference to a Claim, or the name of
// the state on Side, in a case of its language's grammar or, with "", in the
// nominative.
type Piece struct {
	Text  string
	Name  bool // Text is a proper name written {"…"}, which may hold digits
	Claim string
	Form  Form
	Side  byte // 'A' or 'B', else 0
	Case  string
	Em    bool   // of marked text: emphasised
	URI   string // of marked text: the address that it leads to, or ""
}

// ParseProse splits prose at its references: {C05}, {C05:number}, {C05:plain},
// {A}, {B:gen} and {"G20"}. It refuses digits outside references and names, since
// prose types no number.
func ParseProse(s string) ([]Piece, error) { return AppendProse(nil, s) }

// AppendProse is ParseProse, the pieces appended to out.
func AppendProse(out []Piece, s string) ([]Piece, error) {
	for s != "" {
		i, number := literal(s)
		if number >= 0 {
			return nil, &ProseError{what: "digits in %q", digits: true, Word: wordAt(s[:i], number), Hint: `refer to a claim as {C05}; a name is written {"G20"}`}
		}
		if i > 0 {
			out = append(out, Piece{Text: s[:i]})
			s = s[i:]
			continue
		}
		p, n, err := parseReference(s)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
		s = s[n:]
	}
	return out, nil
}

// A ProseError is what is wrong at one place of a prose string.
type ProseError struct {
	Word   string // that is wrong, as [Clip] cuts it
	Hint   string // what to write instead
	what   string // a format of one word
	digits bool
}

// Digits tells whether the word has digits that are typed.
func (e *ProseError) Digits() bool { return e.digits }

// Error says what is wrong with the word.
func (e *ProseError) Error() string { return fmt.Sprintf(e.what, e.Word) }

// parseReference reads the reference s begins with and says how long it is.
func parseReference(s string) (Piece, int, error) {
	if strings.HasPrefix(s, `{"`) {
		end := strings.Index(s[2:], `"}`)
		if end <= 0 {
			return Piece{}, 0, &ProseError{what: "name %q is not closed", Word: Clip(s), Hint: `write {"G20"}`}
		}
		return Piece{Text: s[2 : 2+end], Name: true}, end + 4, nil
	}
	end := strings.IndexByte(s, '}')
	if s[0] == '}' || end < 0 {
		return Piece{}, 0, &ProseError{what: "brace without its pair in %q", Word: Clip(s), Hint: `write a brace as {"{"}`}
	}
	body := s[1:end]
	id, form, formed := strings.Cut(body, ":")
	if id == "A" || id == "B" {
		if formed && !isLower(form) {
			return Piece{}, 0, &ProseError{what: "%q has an unknown form", Word: Clip(s[:end+1]), Hint: "write {A}, or a case of the language's grammar as {A:gen}"}
		}
		return Piece{Side: id[0], Case: form}, end + 1, nil
	}
	p := Piece{Claim: id}
	switch {
	case !IsID(id):
		return Piece{}, 0, &ProseError{what: "%q is not a reference", Word: Clip(s[:end+1]), Hint: "write {C05}, {C05:number}, {C05:plain} or {C05:period}"}
	case form == "number":
		p.Form = Number
	case form == "plain":
		p.Form = Plain
	case form == "period":
		p.Form = Period
	case formed:
		return Piece{}, 0, &ProseError{what: "%q has an unknown form", Word: Clip(s[:end+1]), Hint: "write {C05}, {C05:number}, {C05:plain} or {C05:period}"}
	}
	return p, end + 1, nil
}

// isLower reports whether s is a word of small letters.
func isLower(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == ""
}

// literal is how long s is without a brace, and where its first digit stands, -1
// for none.
func literal(s string) (end, number int) {
	number = -1
	for i, c := range s {
		switch {
		case c == '{' || c == '}':
			return i, number
		case number < 0 && reserved(c):
			number = i
		}
	}
	return len(s), number
}

// wordAt is the word of s in which the i-th byte stands.
func wordAt(s string, i int) string {
	begin := strings.LastIndexFunc(s[:i], unicode.IsSpace) + 1
	word, _, _ := strings.Cut(s[begin:], " ")
	return Clip(strings.TrimSpace(word))
}

// Clip shortens s to 24 characters for a message; then "…" stands at its end.
func Clip(s string) string {
	const most = 24
	n := 0
	for i := range s {
		if n == most {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

// IsID reports whether s can be the id of a claim, a source or another entry: a letter,
// then letters, digits, '.', '_' or '-', at most 64.
func IsID(s string) bool {
	for i, c := range []byte(s) {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && (i == 0 || !(c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-')) {
			return false
		}
	}
	return s != "" && len(s) <= 64
}

// Literal is s as prose and labels may hold it: words with digits or braces stand
// in {"…"}.
func Literal(s string) string {
	if !strings.ContainsFunc(s, reserved) {
		return s
	}
	var b strings.Builder
	for part := range LiteralParts(s) {
		b.WriteString(part)
	}
	return b.String()
}

// LiteralParts are what [Literal] is put together of, in order.
func LiteralParts(s string) iter.Seq[string] {
	return func(yield func(part string) bool) {
		if strings.ContainsFunc(s, reserved) {
			literalWords(s, yield)
		} else if s != "" {
			yield(s)
		}
	}
}

// literalWords are the parts of s word by word; it ends when yield says so.
func literalWords(s string, yield func(part string) bool) {
	for word := range strings.SplitAfterSeq(s, " ") {
		word, after := strings.CutSuffix(word, " ")
		if !strings.ContainsFunc(word, reserved) {
			if word != "" && !yield(word) {
				return
			}
		} else if !namedParts(word, yield) {
			return
		}
		if after && !yield(" ") {
			return
		}
	}
}

// namedParts are the parts of a word that has to stand in {"…"}: one for every
// quote in it, since no name holds "}. It is false if yield was.
func namedParts(word string, yield func(part string) bool) bool {
	for part := range strings.SplitAfterSeq(word, `"`) {
		if part != "" && !(yield(`{"`) && yield(part) && yield(`"}`)) {
			return false
		}
	}
	return true
}

// reserved reports whether prose and labels do not hold a character as it is:
// numbers and braces. No letter U+0400 to U+04FF is one.
func reserved(c rune) bool {
	if c < utf8.RuneSelf {
		return c >= '0' && c <= '9' || c == '{' || c == '}'
	}
	return (c < 0x400 || c > 0x4FF) && unicode.IsNumber(c)
}
