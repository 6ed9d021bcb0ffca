package data

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// AppendMarked is [AppendProse] of the text of sections, which may have emphasis,
// *word*, and links, [words](https://example.org). A star that no other closes, or that
// stands between letters or spaces, is a star; brackets without an address are brackets.
func AppendMarked(out []Piece, s string) ([]Piece, error) {
	m := marker{s: s}
	for from := 0; from < len(s); {
		end, link, err := m.next(from)
		if err != nil {
			return nil, err
		}
		if out, err = m.add(out, s[from:end], ""); err != nil {
			return nil, err
		}
		from = end
		switch {
		case link != nil:
			if out, err = m.add(out, link.words, link.uri); err != nil {
				return nil, err
			}
			from += link.size
		case end < len(s): // a star
			m.em = !m.em
			from++
		}
	}
	return out, nil
}

// A marker is how far the marks of a text have been read.
type marker struct {
	s  string
	em bool // whether emphasis is open
}

// A textLink is a link in a text, with the size of its source.
type textLink struct {
	words, uri string
	size       int
}

// add appends the pieces of a stretch of text between two marks.
func (m *marker) add(out []Piece, s, uri string) ([]Piece, error) {
	from := len(out)
	out, err := AppendProse(out, s)
	if err != nil {
		return nil, err
	}
	for i := from; i < len(out); i++ {
		if uri != "" && out[i].Claim != "" {
			return nil, &ProseError{what: "a figure in the words of the link %q", Word: Clip(s), Hint: "a figure leads to its row of the ledger: put it before the link"}
		}
		out[i].Em, out[i].URI = m.em, uri
	}
	return out, nil
}

// next is where the next mark from a place on stands, or the end of the text, and the
// link if it is one.
func (m *marker) next(from int) (int, *textLink, error) {
	for i := from; i < len(m.s); i++ {
		switch m.s[i] {
		case '{':
			i += reference(m.s[i:]) - 1
		case '*':
			if m.em && m.closes(i) || !m.em && m.opens(i) {
				return i, nil, nil
			}
		case '[':
			link, err := linkAt(m.s[i:])
			if link != nil || err != nil {
				return i, link, err
			}
		}
	}
	return len(m.s), nil, nil
}

// reference is the size of the reference that s begins with, at least 1.
func reference(s string) int {
	end := "}"
	if strings.HasPrefix(s, `{"`) {
		end = `"}`
	}
	if i := strings.Index(s, end); i > 0 {
		return i + len(end)
	}
	return 1
}

// opens tells whether emphasis begins with the star at i: a word follows it, none is
// before it, and another star closes it.
func (m *marker) opens(i int) bool {
	if r, _ := utf8.DecodeRuneInString(m.s[i+1:]); !m.isEdge(i, false) || i+1 == len(m.s) || unicode.IsSpace(r) || r == '*' {
		return false
	}
	for j := i + 1; j < len(m.s); j++ {
		switch m.s[j] {
		case '{':
			j += reference(m.s[j:]) - 1
		case '*':
			if m.closes(j) {
				return true
			}
		}
	}
	return false
}

// closes tells whether emphasis ends with the star at i: a word is before it, and none
// follows.
func (m *marker) closes(i int) bool {
	r, _ := utf8.DecodeLastRuneInString(m.s[:i])
	return !unicode.IsSpace(r) && m.isEdge(i, true)
}

// isEdge tells whether no letter or digit stands beside the star at i, after it or
// before.
func (m *marker) isEdge(i int, after bool) bool {
	r, n := utf8.DecodeLastRuneInString(m.s[:i])
	if after {
		r, n = utf8.DecodeRuneInString(m.s[i+1:])
	}
	return n == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// linkAt is the link that s begins with, nil where it begins with none.
func linkAt(s string) (*textLink, error) {
	words, rest, ok := strings.Cut(s[1:], "](")
	if !ok || strings.ContainsAny(words, "[]") {
		return nil, nil
	}
	uri, _, closed := strings.Cut(rest, ")")
	if !closed || !IsWebAddress(uri) || strings.TrimSpace(words) == "" {
		return nil, &ProseError{what: "%q is no link", Word: Clip(s), Hint: "a link is written [words](https://example.org/page)"}
	}
	return &textLink{words: words, uri: uri, size: len("[](") + len(words) + len(uri) + len(")")}, nil
}

// IsWebAddress reports whether s is an absolute address of the web, http or https.
func IsWebAddress(s string) bool {
	if strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r == 0x7f || strings.ContainsRune("\"<>\\^`{|}", r) }) {
		return false
	}
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}
