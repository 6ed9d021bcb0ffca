package index

import (
	"encoding/json"
	"net/url"
	"strconv"
	"strings"
)

// packed are the rows as page.js reads them. Texts and paths that are alike but for the
// fields of a row stand once, as patterns.
type packed struct {
	Root   string       `json:"root"`
	Signs  signs        `json:"signs"`
	Lang   string       `json:"lang"`
	States [][2]string  `json:"states"` // code and name
	Langs  []string     `json:"langs"`
	Days   []string     `json:"days"`
	Titles []string     `json:"titles"`
	Files  [][][]string `json:"files"` // of each kind of row: format and path, and "=" if the path is no pattern
	// Rows has of each row the places of its states, turnover in tenths of a million
	// dollars or -1, conflicts, findings, the places of its language, day, title and files,
	// and the id unless that is the two codes. Without an id, zeros at the end are left
	// out: most lists have one language, day and kind of title.
	Rows json.RawMessage `json:"rows"`
}

// pack are the rows as JSON that may stand in a page.
func (c *content) pack() []byte {
	p := packed{Root: c.o.Root, Signs: c.signs(), Lang: c.o.Lang}
	states, langs, days, titles, kinds := map[[2]string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	rows := append(make([]byte, 0, 40*len(c.rows)), '[')
	for i, r := range c.rows {
		var kind [][]string
		var key []byte
		for _, f := range r.files {
			kind = append(kind, r.pathPattern(f))
			for _, s := range kind[len(kind)-1] {
				key = strconv.AppendQuote(key, s)
			}
			key = append(key, ';')
		}
		if _, known := kinds[string(key)]; !known {
			kinds[string(key)] = len(p.Files)
			p.Files = append(p.Files, kind)
		}
		line := []int64{
			int64(place(states, &p.States, [2]string{r.code[0], r.name[0]})), int64(place(states, &p.States, [2]string{r.code[1], r.name[1]})),
			r.tenths(), int64(r.conflicts), int64(r.findings),
			int64(place(langs, &p.Langs, r.lang)), int64(place(days, &p.Days, r.day())), int64(place(titles, &p.Titles, r.titlePattern())), int64(kinds[string(key)]),
		}
		if i > 0 {
			rows = append(rows, ',')
		}
		rows = r.appendLine(rows, line)
	}
	p.Rows = append(rows, ']')
	b, err := json.Marshal(p) // which escapes <, > and &
	if err != nil {
		panic(err) // it consists of numbers and strings, which can always be encoded
	}
	return b
}

// appendLine appends the numbers of a row as JSON, with its id unless that is the two
// codes; without an id, zeros at the end are left out.
func (r *row) appendLine(to []byte, line []int64) []byte {
	named := r.id != strings.ToLower(r.code[0]+"-"+r.code[1])
	for !named && len(line) > 2 && line[len(line)-1] == 0 {
		line = line[:len(line)-1]
	}
	to = append(to, '[')
	for i, n := range line {
		if i > 0 {
			to = append(to, ',')
		}
		to = strconv.AppendInt(to, n, 10)
	}
	if named {
		id, err := json.Marshal(r.id)
		if err != nil {
			panic(err) // it is a string, which can always be encoded
		}
		to = append(append(to, ','), id...)
	}
	return append(to, ']')
}

// place is where a value stands in a list, to which it is added if need be.
func place[T comparable](at map[T]int, list *[]T, value T) int {
	n, ok := at[value]
	if !ok {
		n = len(*list)
		at[value], *list = n, append(*list, value)
	}
	return n
}

// pathPattern is a file with its path as a pattern of the fields of the row.
func (r *row) pathPattern(f file) []string {
	fields := [][2]string{{"id", r.id}, {"a", r.code[0]}, {"b", r.code[1]}, {"lang", r.lang}}
	if day := r.day(); len(r.year) == 4 && strings.HasPrefix(day, r.year) { // as page.js finds it
		fields = append(fields, [2]string{"year", r.year})
	}
	if s, ok := pattern(f.path, fields); ok {
		return []string{f.format, s}
	}
	return []string{f.format, f.path, "="}
}

// titlePattern is the title as a pattern of the names, or "=" and the title.
func (r *row) titlePattern() string {
	if s, ok := pattern(r.title, [][2]string{{"a", r.name[0]}, {"b", r.name[1]}}); ok {
		return s
	}
	return "=" + r.title
}

// pattern puts the names of fields, in braces, for their values in a text; where the values
// of two begin at one place, the name of the first. It is false for a text that has braces,
// or begins as one does that is no pattern.
func pattern(s string, fields [][2]string) (p string, ok bool) {
	if strings.ContainsAny(s, "{}") || strings.HasPrefix(s, "=") {
		return "", false
	}
	var b strings.Builder
	from := 0
next:
	for i := 0; i < len(s); {
		for _, f := range fields {
			if f[1] != "" && strings.HasPrefix(s[i:], f[1]) {
				b.WriteString(s[from:i])
				b.WriteString("{" + f[0] + "}")
				i += len(f[1])
				from = i
				continue next
			}
		}
		i++
	}
	b.WriteString(s[from:])
	return b.String(), true
}

// href is the address of a file, seen from the pages.
func (c *content) href(f file) string {
	var all []string
	for name := range strings.SplitSeq(f.path, "/") {
		all = append(all, url.PathEscape(name))
	}
	s := strings.Join(all, "/")
	if c.o.Root != "" {
		return c.o.Root + "/" + s
	}
	if strings.Contains(all[0], ":") { // else it would be a scheme
		return "./" + s
	}
	return s
}
