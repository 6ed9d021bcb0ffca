package comtrade

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"strings"
	"unicode/utf8"
)

// errNoObject is of a row that is a list, or a value.
var errNoObject = errors.New("a row is no object")

// A slot is where a member of a row goes: a field, by the first of its names that
// the row has.
type slot struct {
	field field
	rank  int
}

// slots are the fields by the names of their members.
func slots() map[string]slot {
	all := map[string]slot{}
	for f, list := range names {
		for rank, name := range list {
			all[name] = slot{field(f), rank}
		}
	}
	return all
}

// members takes the fields from a row, which is a JSON object. It finds them
// itself: decoding every member with encoding/json took most of the time.
func (j *envelope) members(raw []byte) error {
	if j.slots == nil {
		j.slots = slots()
	}
	var rank [fields]int
	for f := range fields {
		j.field[f], rank[f] = "", math.MaxInt
	}
	if len(raw) == 0 || raw[0] != '{' {
		return errNoObject
	}
	for at := 1; ; {
		name, next := word(raw, at)
		if next == at {
			return nil // the end of the object
		}
		value, end := word(raw, next)
		if value[0] == '{' || value[0] == '[' {
			return errors.New("a row has a list or an object in it")
		}
		at = end
		to, known := j.slots[string(name[1:len(name)-1])]
		if bytes.IndexByte(name, '\\') >= 0 {
			key, err := unquote(name)
			if err != nil {
				return err
			}
			to, known = j.slots[key]
		}
		if !known || to.rank > rank[to.field] {
			continue
		}
		s, err := plainText(value)
		if err != nil {
			return err
		}
		j.field[to.field], rank[to.field] = s, to.rank
	}
}

// word is the next string, number or truth of valid JSON from an index on,
// or the opening of a list or an object, and the index behind it. At the end of an
// object next is at.
func word(b []byte, at int) (w []byte, next int) {
	start := at
	for strings.IndexByte(" \t\r\n,:", b[start]) >= 0 {
		start++
	}
	end := start + 1
	switch b[start] {
	case '}':
		return nil, at
	case '{', '[':
	case '"':
		for ; b[end] != '"'; end++ {
			if b[end] == '\\' {
				end++
			}
		}
		end++
	default:
		for strings.IndexByte(" \t\r\n,}", b[end]) < 0 {
			end++
		}
	}
	return b[start:end], end
}

// plainText is a string, number or truth as its characters; null is "".
func plainText(b []byte) (string, error) {
	switch b[0] {
	case 'n':
		return "", nil
	case '"':
		s, err := unquote(b)
		return trim(s), err
	}
	return string(b), nil
}

func unquote(b []byte) (s string, err error) {
	if bytes.IndexByte(b, '\\') < 0 && utf8.Valid(b) {
		return string(b[1 : len(b)-1]), nil
	}
	err = json.Unmarshal(b, &s)
	return s, err
}
