package data

import (
	"fmt"
	"strings"
	"unicode"
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
			return nil, &proseError{"digits in %q", wordAt(s[:i], number), `refer to a claim as {C05}; a name is written {"G20"}`}
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

// proseError is an error about one place of a prose string.
type proseError struct{ what, word, hint string }

func (e *proseError) Error() string { return fmt.Sprintf(e.what, e.word) }

// parseReference reads the reference s begins with and says how long it is.
func parseReference(s string) (Piece, int, error) {
	if strings.HasPrefix(s, `{"`) {
		end := strings.Index(s[2:], `"}`)
		if end <= 0 {
			return Piece{}, 0, &proseError{"name %q is not closed", clip(s), `write {"G20"}`}
		}
		return Piece{Text: s[2 : 2+end], Name: true}, end + 4, nil
	}
	end := strings.IndexByte(s, '}')
	if s[0] == '}' || end < 0 {
		return Piece{}, 0, &proseError{"brace without its pair in %q", clip(s), `write a brace as {"{"}`}
	}
	body := s[1:end]
	id, form, formed := strings.Cut(body, ":")
	if id == "A" || id == "B" {
		if formed && !isLower(form) {
			return Piece{}, 0, &proseError{"%q has an unknown form", clip(s[:end+1]), "write {A}, or a case of the language's grammar as {A:gen}"}
		}
		return Piece{Side: id[0], Case: form}, end + 1, nil
	}
	p := Piece{Claim: id}
	switch {
	case !isID(id):
		return Piece{}, 0, &proseError{"%q is not a reference", clip(s[:end+1]), "write {C05}, {C05:number}, {C05:plain} or {C05:period}"}
	case form == "number":
		p.Form = Number
	case form == "plain":
		p.Form = Plain
	case form == "period":
		p.Form = Period
	case formed:
		return Piece{}, 0, &proseError{"%q has an unknown form", clip(s[:end+1]), "write {C05}, {C05:number}, {C05:plain} or {C05:period}"}
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
	return clip(strings.TrimSpace(word))
}

// clip shortens s for a message.
func clip(s string) string {
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

// isID reports whether s can be the id of a thing in the dossier: a letter,
// then letters, digits, '.', '_' or '-', at most 64.
func isID(s string) bool {
	for i, c := range []byte(s) {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && (i == 0 || !(c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-')) {
			return false
		}
	}
	return s != "" && len(s) <= 64
}
