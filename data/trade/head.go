package trade

import (
	"bufio"
	"bytes"
	"io"
	"strings"

	"dyad/data/trade/source"
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

// firstLine is the first line with text, and whether empty lines stand above it.
// It is not taken from r; only a byte order mark of UTF-8 before it is.
func firstLine(name string, r *bufio.Reader) (head string, below bool, err error) {
	refuse := func(what, hint string) (string, bool, error) {
		return "", false, &ReadError{File: name, What: what, Hint: hint}
	}
	start, err := r.Peek(headSize)
	if err != nil && err != io.EOF {
		return "", false, err
	}
	if bytes.HasPrefix(start, []byte("\ufeff")) {
		start = start[3:]
		if _, err := r.Discard(3); err != nil {
			return "", false, err
		}
	}
	text := bytes.TrimLeft(start, " \t\r\n")
	if len(text) == 0 {
		return refuse("it is empty", "download it again")
	}
	if text[0] == '{' || text[0] == '[' {
		return string(text[:1]), len(text) < len(start), nil
	}
	for line := range bytes.Lines(start) {
		line = bytes.TrimRight(line, "\r\n")
		switch {
		case len(bytes.Trim(line, " \t,;\"")) == 0:
			below = true
			continue
		case bytes.IndexByte(line, 0) >= 0:
			return refuse("it is no text", "tables are CSV, JSON, Parquet or workbooks, also in gzip or zip")
		case bytes.TrimLeft(line, " \t")[0] == '<':
			return refuse("it is a web page, not a table: "+title(text), "the server answered with an error: download it again")
		}
		return string(line), below, nil
	}
	return refuse("it has no names of columns", "download it again")
}

// headerLine takes lines above the names of columns from r, where the first line
// with text is a title or a remark and one of the next names the columns of a
// format. It gives the number of these lines, and what divides fields.
func headerLine(head string, r *bufio.Reader) (above int, comma rune, err error) {
	comma = divider(head)
	if isHeader(head, comma) {
		return 0, comma, nil
	}
	start, err := r.Peek(headSize)
	if err != nil && err != io.EOF {
		return 0, comma, err
	}
	n, size := 0, 0
	for line := range bytes.Lines(start) {
		own := strings.TrimRight(string(line), "\r\n")
		if d := divider(own); isHeader(own, d) {
			_, err := r.Discard(size)
			return n, d, err
		}
		if n++; n > aboveTable {
			break
		}
		size += len(line)
	}
	return 0, comma, nil
}

// isHeader reports whether a line names the columns of a format.
func isHeader(line string, comma rune) bool {
	if !strings.ContainsRune(line, comma) {
		return false
	}
	t, err := source.ReadCSV("", strings.NewReader(line), comma, 0)
	return err == nil && formatOf(t) != nil
}

// aboveTable is how many lines may stand above a table.
const aboveTable = 20

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
