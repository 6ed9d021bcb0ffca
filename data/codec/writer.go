package codec

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"dyad/data"
)

// A writer writes a dossier's parts, one below the other.
type writer struct {
	lang string // of texts that are strings
	out  []byte
	note func(data.Pos) string // see WriteNoted; or nil

	// levels are the mappings not yet ended, one in another: to make each anew was a
	// third of what writing allocates.
	levels [maxLevels]mappingWriter
	depth  int
}

// maxLevels is how deep mappings stand in each other; the format needs five.
const maxLevels = 8

// A mappingWriter writes one mapping. Keys without a value are left out.
type mappingWriter struct {
	w     *writer
	first string // what stands before the first key
	next  string // before each of the others
	last  string // after them all
	begun bool   // whether it has a key
	over  bool   // whether it has ended: the dossier's lists follow
}

// block is a mapping with a line for each key, indented.
func (w *writer) block(first, next string) mappingWriter {
	return mappingWriter{w: w, first: first, next: "\n" + next, last: "\n"}
}

// braced is a mapping on one line, and inline one of a single key without its
// braces, as it may stand in a list.
func (w *writer) braced() mappingWriter {
	return mappingWriter{w: w, first: "{", next: ", ", last: "}"}
}
func (w *writer) inline() mappingWriter { return mappingWriter{w: w} }

// in begins a mapping in the one at hand, and leave goes back to that one.
func (w *writer) in(m mappingWriter) *mappingWriter {
	w.levels[w.depth] = m
	w.depth++
	return &w.levels[w.depth-1]
}

func (w *writer) leave() { w.depth-- }

// key writes a key. Its value is to follow.
func (m *mappingWriter) key(key string) {
	m.before()
	m.w.out = append(append(m.w.out, key...), ": "...)
}

// before writes what stands before a key.
func (m *mappingWriter) before() {
	s := m.first
	if m.begun {
		s = m.next
	}
	m.begun = true
	m.w.out = append(m.w.out, s...)
}

// end writes the end of a mapping, which may have no keys.
func (m *mappingWriter) end() {
	if !m.begun {
		m.w.out = append(m.w.out, m.first...)
	}
	m.w.out = append(m.w.out, m.last...)
}

// add writes a key and a value that needs no quotes.
func (m *mappingWriter) add(key, val string) {
	if val != "" {
		m.key(key)
		m.w.out = append(m.w.out, val...)
	}
}

func (m *mappingWriter) truth(key string, is bool) {
	if is {
		m.add(key, "true")
	}
}

func (m *mappingWriter) whole(key string, n int64) {
	if n > 0 {
		m.key(key)
		m.w.out = strconv.AppendInt(m.w.out, n, 10)
	}
}

// word adds an id, a code or a name of the format.
func (m *mappingWriter) word(key, s string) {
	if s != "" {
		m.key(key)
		m.w.plain(s)
	}
}

func (m *mappingWriter) quoted(key, s string) {
	if s != "" {
		m.key(key)
		m.w.quote(s)
	}
}

// text adds a text: a string in the dossier's own language, else a map.
func (m *mappingWriter) text(key string, t data.Text, kind textKind) {
	if !t.IsZero() {
		m.key(key)
		m.w.text(t, kind)
	}
}

// flow begins a mapping on one line, as the value of a key.
func (m *mappingWriter) flow(key string) mappingWriter {
	m.key(key)
	return m.w.braced()
}

// list adds a list on one line.
func (m *mappingWriter) list(key string, n int, item func(int)) {
	m.key(key)
	m.w.list(n, ", ", item)
}

// words and texts add lists, if there is anything in them.
func (m *mappingWriter) words(key string, all []string) {
	if len(all) > 0 {
		m.list(key, len(all), func(i int) { m.w.plain(all[i]) })
	}
}

func (m *mappingWriter) texts(key string, all []data.Text, kind textKind) {
	if len(all) > 0 {
		m.list(key, len(all), func(i int) { m.w.text(all[i], kind) })
	}
}

// lines writes a key and a list with a line for each item.
func (m *mappingWriter) lines(key string, n int, item func(int)) {
	if n == 0 {
		return
	}
	m.key(key)
	m.w.out = m.w.out[:len(m.w.out)-1] // the space
	for i := range n {
		m.w.out = append(m.w.out, "\n      - "...)
		item(i)
	}
}

func (m *mappingWriter) textLines(key string, all []data.Text, kind textKind) {
	m.lines(key, len(all), func(i int) { m.w.text(all[i], kind) })
}

// list writes a list on one line, or of what sets its items apart.
func (w *writer) list(n int, apart string, item func(int)) {
	w.out = append(w.out, '[')
	for i := range n {
		if i > 0 {
			w.out = append(w.out, apart...)
		}
		item(i)
	}
	w.out = append(w.out, ']')
}

func (w *writer) text(t data.Text, kind textKind) {
	write := w.quote
	if !kind.refs && !kind.digits {
		write = w.literal
	}
	switch {
	case t.IsZero():
	case len(t.Tags) == 1 && t.Tags[0] == w.lang:
		write(t.Vals[0])
	default:
		m := w.braced()
		for i, tag := range t.Tags {
			m.before()
			w.plain(tag)
			w.out = append(w.out, ": "...)
			write(t.Vals[i])
		}
		m.end()
	}
}

// plain writes a word without quotes where YAML takes it for a word.
func (w *writer) plain(s string) {
	if data.IsID(s) && !taken(s) {
		w.out = append(w.out, s...)
	} else {
		w.quote(s)
	}
}

// taken reports whether YAML takes a word for a value of its own.
func taken(s string) bool {
	if len(s) > len("false") {
		return false
	}
	switch strings.ToLower(s) {
	case "true", "false", "null", "yes", "no", "off", "y", "n":
		return true
	}
	return false
}

// literal writes a text that refers to nothing, as a quoted string.
func (w *writer) literal(s string) {
	w.out = append(w.out, '"')
	for part := range data.LiteralParts(s) {
		w.inQuotes(part)
	}
	w.out = append(w.out, '"')
}

// quote writes s as [strconv.Quote] does.
func (w *writer) quote(s string) {
	w.out = append(w.out, '"')
	w.inQuotes(s)
	w.out = append(w.out, '"')
}

// inQuotes writes what stands between the quotes, most of it at once: to ask of
// each letter whether it prints was half of the time.
func (w *writer) inQuotes(s string) {
	for {
		n := asItStands(s)
		w.out = append(w.out, s[:n]...)
		if s = s[n:]; s == "" {
			return
		}
		_, n = utf8.DecodeRuneInString(s)
		at := len(w.out)
		w.out = strconv.AppendQuote(w.out, s[:n])
		w.out = append(w.out[:at], w.out[at+1:len(w.out)-1]...)
		s = s[n:]
	}
}

// asItStands is how many bytes s begins with that a quoted string has as they
// are: of ASCII, and of the Cyrillic letters U+0400 to U+04FF.
func asItStands(s string) (n int) {
	for n < len(s) {
		switch c := s[n]; {
		case c >= ' ' && c < 0x7F && c != '"' && c != '\\':
			n++
		case c >= 0xD0 && c <= 0xD3 && n+1 < len(s) && s[n+1]&0xC0 == 0x80:
			n += 2
		default:
			return n
		}
	}
	return n
}
