package trade

import (
	"bufio"
	"bytes"
	"io"
	"strings"
)

// isBACI reports whether a header is that of a BACI year.
func isBACI(header string) bool { return strings.ReplaceAll(header, " ", "") == "t,i,j,k,v,q" }

// divider is what divides fields: what the header has most of.
func divider(head string) rune {
	best := ','
	for _, c := range ";\t" {
		if strings.Count(head, string(c)) > strings.Count(head, string(best)) {
			best = c
		}
	}
	return best
}

// firstLine is the first line with text. It is not taken from r; only a byte order
// mark of UTF-8 before it is.
func firstLine(name string, r *bufio.Reader) (string, error) {
	refuse := func(what, hint string) (string, error) {
		return "", &ReadError{File: name, What: what, Hint: hint}
	}
	start, err := r.Peek(headSize)
	if err != nil && err != io.EOF {
		return "", err
	}
	if bytes.HasPrefix(start, []byte("\ufeff")) {
		start = start[3:]
		if _, err := r.Discard(3); err != nil {
			return "", err
		}
	}
	if bytes.HasPrefix(start, []byte("\xff\xfe")) || bytes.HasPrefix(start, []byte("\xfe\xff")) {
		return refuse("it is UTF-16", "save it as CSV in UTF-8")
	}
	blank := len(start) - len(bytes.TrimLeft(start, " \t\r\n"))
	start = start[blank:]
	if len(start) == 0 {
		return refuse("it is empty", "download it again")
	}
	if start[0] == '{' || start[0] == '[' {
		return string(start[:1]), nil
	}
	line, _, _ := bytes.Cut(start, []byte{'\n'})
	line = bytes.TrimRight(line, "\r")
	switch {
	case bytes.IndexByte(line, 0) >= 0:
		return refuse("it is no text", "tables are CSV or JSON, also in gzip or zip")
	case line[0] == '<':
		return refuse("it is a web page, not a table: "+title(start), "the server answered with an error: download it again")
	case blank > 0:
		return refuse("it begins with an empty line, not with the names of its columns", "")
	}
	return string(line), nil
}

// headSize is how much of a file is looked at to recognise it.
const headSize = 1 << 13

// title is the title of a web page, cut to a hundred characters, in quotes.
func title(page []byte) string {
	s := string(page)
	if _, after, ok := strings.Cut(strings.ToLower(s), "<title>"); ok && len(after) < len(s) {
		s, _, _ = strings.Cut(s[len(s)-len(after):], "<")
	}
	return quoted(strings.Join(strings.Fields(s), " "))
}
