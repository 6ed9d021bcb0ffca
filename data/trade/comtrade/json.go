package comtrade

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"dyad/data/trade/source"
)

// ReadJSON gives the rows of an answer of the interface: an object with the rows
// in "data" (in "dataset" on the old site), or the bare list. It reads row by
// row, so an answer may be larger than the memory.
func ReadJSON(file string, r io.Reader, tally *source.Tally, add func(*source.Row) error) (rows int, err error) {
	lines := &lineReader{r: r}
	j := &envelope{lines: lines, dec: json.NewDecoder(lines), stated: -1,
		answer: answer{file: file, tally: tally, add: add, refuse: func(bad *source.Fault, line int) error { return bad.At(file, line) }}}
	j.dec.UseNumber()
	if err := j.read(); err != nil {
		return 0, j.explain(err)
	}
	if j.stated > j.rows {
		return 0, j.refuse(0, fmt.Sprintf("it holds %d of %d rows", j.rows, j.stated), "the answer was cut off: download it again")
	}
	return j.rows, j.answer.whole()
}

// envelope is an answer's outer object being read.
type envelope struct {
	answer
	lines   *lineReader
	dec     *json.Decoder
	slots   map[string]slot
	rows    int
	stated  int // rows by the answer's own count, -1 if it has none
	found   bool
	message string // of an error page
}

func (j *envelope) refuse(line int, what, hint string) error {
	return &source.Error{File: j.file, Line: line, What: what, Hint: hint}
}

func (j *envelope) read() error {
	first, err := j.dec.Token()
	if err != nil {
		return err
	}
	switch first {
	case json.Delim('['):
		j.found = true
		err = j.list()
	case json.Delim('{'):
		err = j.object()
	default:
		return j.refuse(1, "no answer of Comtrade", "")
	}
	if err != nil {
		return err
	}
	if _, err := j.dec.Token(); !errors.Is(err, io.EOF) && (j.found || j.message != "") {
		return j.refuse(j.line(), "there is more after the end of the answer", "put answers into files of their own")
	}
	if j.message != "" {
		return j.refuse(0, fmt.Sprintf("the server answered %q, not a table", clip(j.message)), cure(j.message))
	}
	if !j.found {
		return j.refuse(0, `it has no rows in "data"`, `write a list of rows, in pandas to_json(orient="records"), or CSV`)
	}
	return nil
}

// object reads the members of the outer object.
func (j *envelope) object() error {
	for j.dec.More() {
		name, err := j.dec.Token()
		if err != nil {
			return err
		}
		switch name {
		case "data", "dataset":
			err = j.rowsOf()
		case "count":
			var n text
			if err = j.dec.Decode(&n); err == nil {
				if count, bad := source.ParseInt(string(n), math.MaxInt32); bad == nil {
					j.stated = count
				}
			}
		case "error", "message":
			var said json.RawMessage // a text, null or anything else
			if err = j.dec.Decode(&said); err == nil && json.Unmarshal(said, &j.message) != nil {
				j.message = string(said)
			}
		default:
			var skipped json.RawMessage
			err = j.dec.Decode(&skipped)
		}
		if err != nil {
			return err
		}
	}
	_, err := j.dec.Token()
	return err
}

// rowsOf reads the list of rows, which an error page has as null.
func (j *envelope) rowsOf() error {
	open, err := j.dec.Token()
	switch {
	case err != nil:
		return err
	case j.found:
		return j.refuse(j.line(), "it has two lists of rows", "")
	case open != nil && open != json.Delim('['):
		return j.refuse(j.line(), "its rows are no list", "")
	}
	j.found = true
	if open == nil {
		return nil
	}
	return j.list()
}

func (j *envelope) list() error {
	var raw json.RawMessage
	for j.dec.More() {
		raw, j.lines.row = raw[:0], 0
		if err := j.dec.Decode(&raw); err != nil {
			return err
		}
		j.rows++
		if err := j.members(raw); err != nil {
			return err
		}
		if err := j.row(j.line()); err != nil {
			return err
		}
	}
	_, err := j.dec.Token()
	return err
}

// line is the line the decoder has reached.
func (j *envelope) line() int { return j.lines.at(j.dec.InputOffset()) }

// explain makes an error of the JSON text a refusal. The file's own errors stay.
func (j *envelope) explain(err error) error {
	refusal := new(source.Error)
	switch {
	case errors.Is(err, source.ErrLongRow):
		return j.refuse(0, err.Error(), "it is no answer of Comtrade")
	case j.lines.err != nil:
		return j.lines.err
	case errors.As(err, &refusal):
		return err
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return j.refuse(j.line(), "it ends within the answer", "the file was cut off: download it again")
	}
	hint := ""
	if errors.Is(err, errNoObject) {
		hint = `write a list of rows with their names, in pandas to_json(orient="records"), or CSV`
	}
	return j.refuse(j.line(), "no JSON answer of Comtrade: "+err.Error(), hint)
}

// cure is what to do about the message of a server.
func cure(message string) string {
	m := strings.ToLower(message)
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(m, w) })
	}
	switch {
	case has("rate limit", "try again", "too many", "429", "quota"):
		return "ask again later, or for less at once"
	case has("key", "subscription", "denied", "unauthorized", "401", "403"):
		return "the key of the subscription was refused: check it, or take a new one from the site"
	case has("not found", "404"):
		return "check the address that was asked"
	}
	return "ask again later, or for less at once"
}

func clip(s string) string {
	if r := []rune(s); len(r) > 120 {
		return string(r[:120]) + "…"
	}
	return s
}

// text is a string, number or truth as its characters; null is "".
type text string

func (t *text) UnmarshalJSON(b []byte) error {
	switch b[0] {
	case '"':
		var s string
		err := json.Unmarshal(b, &s)
		*t = text(trim(s))
		return err
	case '{', '[':
		return errors.New("a row has a list or an object in it")
	case 'n':
		*t = ""
	default:
		*t = text(b)
	}
	return nil
}

func trim(s string) string { return strings.TrimSpace(s) }

// lineReader remembers the line ends that it has given and that at has not counted
// yet.
type lineReader struct {
	r    io.Reader
	err  error // r's own
	read int64
	ends []int64
	line int // ends passed
	row  int // bytes of this row
}

func (l *lineReader) Read(p []byte) (int, error) {
	if l.row > source.MaxRow {
		return 0, source.ErrLongRow
	}
	n, err := l.r.Read(p)
	l.row += n
	for i, c := range p[:n] {
		if c == '\n' {
			l.ends = append(l.ends, l.read+int64(i))
		}
	}
	l.read += int64(n)
	if err != nil && err != io.EOF {
		l.err = err
	}
	return n, err
}

// at is the line of an offset. Offsets must not decrease from call to call.
func (l *lineReader) at(offset int64) int {
	n := 0
	for n < len(l.ends) && l.ends[n] < offset {
		n++
	}
	l.line += n
	l.ends = append(l.ends[:0], l.ends[n:]...)
	return l.line + 1
}
