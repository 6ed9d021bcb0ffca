package pdf

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// A Mutant is a file in which one entry of one dictionary, one member of one list
// or the data of one stream is another. In memory it is only partly written out.
type Mutant struct {
	What  string // "/Page /Rotate added in object 12"
	Parts []string
	Err   error // of Compare
}

// Mutate compares a file with each file that has one thing else in it: every entry
// of every dictionary gone, another and joined by unknown ones, every member of
// every list gone and another, the data of every stream another. It hands each to
// tell and returns how many there were. Kinds of change that are in seen already are
// left out if only new ones are asked for; the others come to be in it.
func Mutate(whole []byte, seen map[string]bool, onlyNew bool, tell func(Mutant)) (n int, err error) {
	m, err := newMutator(whole)
	if err != nil {
		return 0, err
	}
	m.tell, m.seen, m.onlyNew = tell, seen, onlyNew
	for _, r := range m.numbers {
		m.where = fmt.Sprintf("object %d", r)
		m.value(kindOf(m.file.objects[r]), m.file.objects[r])
		if m.err != nil {
			return m.n, m.err
		}
	}
	m.where = "the trailer"
	m.dict("trailer", m.file.trailer)
	return m.n, m.err
}

// Rewrite stores the objects of a file as text, with a cross-reference table and
// without object streams. Streams are inflated if asked for.
func Rewrite(whole []byte, inflate bool) ([]byte, error) {
	m, err := newMutator(whole)
	if err != nil {
		return nil, err
	}
	for _, r := range m.numbers {
		if s, ok := m.file.objects[r].(*stream); ok && inflate {
			if s.data, err = m.file.decode(s); err != nil {
				return nil, err
			}
			delete(s.dict, "Filter")
			s.dict["Length"] = numeral(strconv.Itoa(len(s.data)))
		}
	}
	return m.write(), nil
}

// Moved is a file that Rewrite made with from replaced by to, once, and the
// cross-reference moved by as much.
func Moved(b, from, to []byte) []byte {
	at, by := bytes.Index(b, from), len(to)-len(from)
	b = slices.Concat(b[:at], to, b[at+len(from):])
	table := bytes.LastIndex(b, []byte("\nxref\n")) + 1
	if at < table {
		rows := bytes.SplitAfter(b[table:], []byte("\n"))
		for i, row := range rows {
			if n, err := strconv.Atoi(string(row[:min(len(row), 10)])); len(row) == 20 && err == nil && n > at {
				copy(row, fmt.Sprintf("%010d", n+by))
			}
			rows[i] = row
		}
	}
	b = b[:bytes.LastIndex(b, []byte("startxref\n"))]
	return fmt.Appendf(b, "startxref\n%d\n%%%%EOF\n", table)
}

// A mutator changes the objects of a file in place, one after another, and puts
// back each before it changes the next.
type mutator struct {
	file, whole *parsedFile // changed, and not
	root        ref
	numbers     []ref // of the objects, but for object streams and the cross-reference
	where       string
	seen        map[string]bool // kinds of change; the first of each is compared as a file, not in memory
	onlyNew     bool
	tell        func(Mutant)
	n           int
	err         error
}

func newMutator(whole []byte) (*mutator, error) {
	m := &mutator{}
	for _, to := range []**parsedFile{&m.file, &m.whole} {
		f, err := parseFile(whole)
		if err != nil {
			return nil, err
		}
		*to = f
	}
	for n := 1; n < len(m.file.xref); n++ {
		o, err := m.file.get(ref(n))
		if err != nil {
			return nil, err
		}
		if s, ok := o.(*stream); ok && (s.dict["Type"] == name("ObjStm") || s.dict["Type"] == name("XRef")) {
			continue
		}
		m.numbers = append(m.numbers, ref(n))
	}
	m.root, _ = m.file.trailer["Root"].(ref)
	// What the trailer is when it is written out as text.
	m.file.trailer = dict{"Root": m.root, "Info": m.file.trailer["Info"], "ID": m.file.trailer["ID"], "Size": numeral(strconv.Itoa(len(m.file.xref)))}
	return m, nil
}

// kindOf names a kind of object: by its type or else by what it is.
func kindOf(o object) string {
	d, _ := o.(dict)
	if s, ok := o.(*stream); ok {
		d = s.dict
	}
	for _, key := range []string{"Type", "S", "Subtype"} {
		if n, ok := d[key].(name); ok {
			return string(n)
		}
	}
	return fmt.Sprintf("%T", o)
}

// value mutates all within an object.
func (m *mutator) value(kind string, o object) {
	switch o := o.(type) {
	case dict:
		m.dict(kind, o)
	case list:
		for i, old := range o {
			o[i] = another(old)
			m.compare(kind, fmt.Sprintf("member %d another", min(i, 9)))
			o[i] = old
			m.value(kind, old)
		}
	case *stream:
		m.dict(kind, o.dict)
		old := o.data
		o.data = bytes.Clone(old)
		o.data[len(old)-1] ^= 1
		m.compare(kind, "data another")
		o.data = old
	}
}

// dict mutates every entry of a dictionary.
func (m *mutator) dict(kind string, d dict) {
	keys := slices.Sorted(maps.Keys(d))
	for _, key := range keys {
		old := d[key]
		delete(d, key)
		m.compare(kind, "/"+key+" gone")
		d[key] = another(old)
		m.compare(kind, "/"+key+" another")
		if l, ok := old.(list); ok {
			for _, shorter := range []list{nil, l[:max(len(l)-1, 0)]} {
				if len(l) > 0 {
					d[key] = shorter
					m.compare(kind, "/"+key+" shorter")
				}
			}
			d[key] = append(slices.Clone(l), numeral("1"))
			m.compare(kind, "/"+key+" longer")
		}
		d[key] = old
		m.value(kind+" /"+key, old)
	}
	for _, e := range []struct {
		key   string
		value object
	}{
		{"Rotate", numeral("90")}, {"CropBox", list{numeral("0"), numeral("0"), numeral("9"), numeral("9")}},
		{"DecodeParms", dict{"Predictor": numeral("12")}}, {"F", str("other.txt")}, {"Unknown", true},
	} {
		if _, has := d[e.key]; !has {
			d[e.key] = e.value
			m.compare(kind, "/"+e.key+" added")
			delete(d, e.key)
		}
	}
}

// another is a value of the same type, or of another where there is one only.
func another(o object) object {
	switch o := o.(type) {
	case bool:
		return !o
	case numeral:
		return o + "1"
	case name:
		return o + "x"
	case str:
		return o + "x"
	case ref:
		return ref(1 + int(o)%9)
	case nil:
		return true
	}
	return numeral("7")
}

// compare hands on how a mutant compares with the whole file.
func (m *mutator) compare(kind, how string) {
	if m.err != nil {
		return
	}
	x, what := m.file, kind+" "+how
	if m.seen[what] && m.onlyNew {
		return
	}
	if !m.seen[what] || strings.Contains(how, "/Length ") || m.where == "the trailer" {
		m.seen[what] = true
		x = nil
	}
	m.n++
	out := Mutant{What: what + " in " + m.where}
	if x == nil {
		x, out.Err = parseFile(m.write())
	}
	var root, old dict
	if out.Err == nil {
		root, out.Err = x.dict(x.trailer, "Root")
	}
	if out.Err == nil {
		if old, m.err = m.whole.dict(m.whole.trailer, "Root"); m.err == nil {
			x.budget, m.whole.budget = maxDecoded, maxDecoded
			out.Parts, out.Err = compare(x, m.whole, root, old)
		}
	}
	m.tell(out)
}

// write is the file as text, with a cross-reference table.
func (m *mutator) write() []byte {
	b := []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	where := make([]int, len(m.file.xref))
	for _, r := range m.numbers {
		where[r] = len(b)
		b = fmt.Appendf(b, "%d 0 obj\n", r)
		b = append(appendObject(b, m.file.objects[r]), "\nendobj\n"...)
	}
	start := len(b)
	b = fmt.Appendf(b, "xref\n0 %d\n", len(where))
	for _, at := range where {
		if at == 0 {
			b = append(b, "0000000000 65535 f \n"...)
			continue
		}
		b = fmt.Appendf(b, "%010d 00000 n \n", at)
	}
	b = append(appendObject(append(b, "trailer\n"...), m.file.trailer), '\n')
	return fmt.Appendf(b, "startxref\n%d\n%%%%EOF\n", start)
}

// appendObject writes an object as PDF.
func appendObject(b []byte, o object) []byte {
	switch o := o.(type) {
	case nil:
		return append(b, "null"...)
	case bool:
		return strconv.AppendBool(b, o)
	case numeral:
		return append(b, o...)
	case name:
		return appendName(b, string(o))
	case str:
		return appendBytes(b, string(o))
	case ref:
		return appendRef(b, int(o))
	case list:
		b = append(b, '[')
		for _, v := range o {
			b = append(appendObject(b, v), ' ')
		}
		return append(b, ']')
	case dict:
		b = append(b, "<<"...)
		for _, key := range slices.Sorted(maps.Keys(o)) {
			b = append(appendObject(append(appendName(b, key), ' '), o[key]), '\n')
		}
		return append(b, ">>"...)
	case *stream:
		b = append(appendObject(b, o.dict), "\nstream\n"...)
		return append(append(b, o.data...), "\nendstream"...)
	}
	panic(fmt.Sprintf("object %T", o))
}
