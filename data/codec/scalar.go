package codec

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"dyad/data"
	"dyad/data/quantity"
)

// str reads a single line that is the same in every language.
func (m *mapping) str(key string) string {
	n := m.node(key)
	if n == nil {
		return ""
	}
	s, _ := m.line(n, key, phrase)
	return s
}

// scalar is a scalar's characters, whatever YAML takes them for.
func (m *mapping) scalar(key string) (string, bool) {
	n := m.node(key)
	if n == nil {
		return "", false
	}
	if !n.single() || n.kind == anEmpty {
		m.wrongType(n, key, "a single value")
		return "", false
	}
	if size := longer(n.value, phrase.most); size > 0 {
		m.fail(key, "%s is %d characters long, over the limit of %d", key, size, phrase.most)
		return "", false
	}
	return n.value, true
}

func (m *mapping) truth(key string) bool {
	n := m.node(key)
	if n != nil && (!n.single() || n.value != "true" && n.value != "false") {
		m.wrongType(n, key, "true or false")
		return false
	}
	return n != nil && n.value == "true"
}

// listOf is the entries of a list that have keys.
func listOf(m *mapping, key string, known []string) []*node {
	m.entry = known
	list := m.list(key)
	m.entry = nil
	return list
}

// list is the entries of a list.
func (m *mapping) list(key string) []*node {
	n := m.node(key)
	if n == nil {
		return nil
	}
	if n.kind != aList {
		m.wrongType(n, key, "a list")
		return nil
	}
	if len(n.children) > maxList {
		m.fail(key, "%s has %d entries, over the limit of %d", key, len(n.children), maxList)
		return nil
	}
	return n.children
}

// needList is a list with at least so many entries, and at most so many.
func (m *mapping) needList(key string, least, most int) []*node {
	if !m.need(key) {
		return nil
	}
	l := m.list(key)
	switch n := m.node(key); {
	case n.kind != aList:
	case len(n.children) > most:
		m.fail(key, "%s has %d entries, over the limit of %d", key, len(n.children), most)
		return nil
	case len(n.children) >= least:
	case least == 1:
		m.fail(key, "%s is empty", key)
	default:
		m.fail(key, "%s has fewer than %d entries", key, least)
	}
	return l
}

// texts is a list of texts.
func (m *mapping) texts(key string, kind textKind) []data.Text {
	return textList(m, m.list(key), key, kind)
}

// textList are the texts of the entries of a list.
func textList(m *mapping, list []*node, key string, kind textKind) []data.Text {
	var out []data.Text
	for _, n := range list {
		if t := m.text(n, key, kind); !t.IsZero() {
			out = append(out, t)
		}
	}
	return out
}

// id reads the mapping's own id.
func (m *mapping) id() string {
	if !m.need("id") {
		return ""
	}
	s, ok := m.scalar("id")
	if !ok {
		return ""
	}
	if !data.IsID(s) {
		p := m.fail("id", "id %q %s", data.Clip(s), whyNoID(s))
		p.Hint = "an id is a letter, then letters, digits, '.', '_' or '-', at most 64 of them"
		if adviseBetter(m, p, "id", s, data.IsID) {
			if right := latinOf.Replace(s); right != s && data.IsID(right) {
				p.What = fmt.Sprintf("%sa letter of id %q is not Latin", m.prefix(), data.Clip(s))
			}
			return ""
		}
		if s != "" && s[0] >= '0' && s[0] <= '9' {
			adviseNewID(m, p, s)
		}
		return ""
	}
	return s
}

// whyNoID says why a word is no id.
func whyNoID(s string) string {
	switch {
	case s == "":
		return "is empty"
	case len(s) > 64:
		return "is longer than 64 letters"
	case s[0] >= '0' && s[0] <= '9':
		return "does not begin with a letter"
	}
	for i, c := range s {
		switch {
		case data.IsID("A" + string(c)): // a letter, a digit or a sign that ids have
		case c == ' ':
			return "has a space in it"
		case i == len(s)-utf8.RuneLen(c) && c == ',':
			return "ends with a comma"
		default:
			return fmt.Sprintf("has %c in it, which no id has", c)
		}
	}
	return "is not an id"
}

// oneOf reads a name out of names and gives its index, or otherwise.
func (m *mapping) oneOf(key string, names []string, otherwise int) int {
	return oneLike(m, key, names, otherwise, func(a, b string) bool { return a == b })
}

// oneLike is oneOf for names that need not be written as they are in the list.
func oneLike(m *mapping, key string, names []string, otherwise int, same func(written, name string) bool) int {
	s, ok := m.scalar(key)
	if !ok {
		return otherwise
	}
	i := slices.IndexFunc(names, func(name string) bool { return same(s, name) })
	if i < 0 {
		p := m.fail(key, "unknown %s %q", key, data.Clip(s))
		p.Hint = "one of " + strings.Join(names, ", ")
		if !adviseBetter(m, p, key, s, func(v string) bool { return slices.Contains(names, v) }) {
			m.r.near(p, s, names)
		}
		return otherwise
	}
	return i
}

// isoDate reads an ISO 8601 date.
func isoDate(m *mapping, key string) string {
	s, ok := m.scalar(key)
	if !ok {
		return ""
	}
	if !isDate(s) {
		adviseDate(m, m.fail(key, "%s %q is not a date", key, data.Clip(s)), key, s, "a date is written 2022-08-20")
		return ""
	}
	return s
}

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// timesWritten is how a date of which only the month or the year is known is written.
const timesWritten = "2022-08-20, of a month 2022-08, of a quarter 2022-Q3, of a year 2022"

// isTime reports whether s is a day, a month, a quarter, a half or a year.
func isTime(s string) bool {
	_, ok := quantity.ParseTime(s)
	return ok
}

// webAddress reads a web address.
func webAddress(m *mapping, key string) string {
	s := m.str(key)
	if s == "" {
		return ""
	}
	if !data.IsWebAddress(s) {
		p := m.fail(key, "%s %q is not a web address", key, data.Clip(s))
		p.Hint = "it begins with https:// or http://"
		if strings.Contains(s, "://") && strings.Contains(s, " ") {
			p.Hint = "write %20 for a space in it"
			replaceValue(m.r, p, m.node(key), strings.ReplaceAll(s, " ", "%20"))
		} else if !strings.Contains(s, "/") && strings.Contains(s, ".") && !strings.Contains(s, " ") || strings.HasPrefix(s, "www.") {
			p.Hint = "write https://" + s
			replaceValue(m.r, p, m.node(key), "https://"+s)
		}
		return ""
	}
	return s
}
