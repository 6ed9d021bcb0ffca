package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"
)

// The reader that tests read files back with. It knows what our writer may
// write and is strict: anything else is an error.

type (
	pdfName string
	pdfRef  int
	pdfDict map[pdfName]any
	pdfList []any
	// A pdfOp is an operator of a content stream.
	pdfOp string
)

type pdfStream struct {
	dict pdfDict
	data []byte // decoded
}

// A pdfFile is a file read back.
type pdfFile struct {
	objects map[int]any
	trailer pdfDict
	size    int
}

type readError string

func bad(format string, args ...any) { panic(readError(fmt.Sprintf(format, args...))) }

// catch turns a reader's panic into an error.
func catch(err *error) {
	switch r := recover().(type) {
	case nil:
	case readError:
		*err = fmt.Errorf("read back: %s", string(r))
	default:
		panic(r)
	}
}

// A pdfLexer reads objects and operators (ISO 32000-1, 7.2 and 7.3).
type pdfLexer struct {
	b []byte
	i int
}

func (l *pdfLexer) peek() byte {
	if l.i >= len(l.b) {
		return 0
	}
	return l.b[l.i]
}

func (l *pdfLexer) space() {
	for l.i < len(l.b) {
		switch l.b[l.i] {
		case ' ', '\n', '\r', '\t', 0, '\f':
			l.i++
		case '%':
			for l.i < len(l.b) && l.b[l.i] != '\n' {
				l.i++
			}
		default:
			return
		}
	}
}

func (l *pdfLexer) lit(s string) {
	if !bytes.HasPrefix(l.b[l.i:], []byte(s)) {
		bad("at %d: want %q, have %q", l.i, s, l.b[l.i:min(l.i+30, len(l.b))])
	}
	l.i += len(s)
}

func isRegular(c byte) bool {
	return c > ' ' && bytes.IndexByte([]byte("()<>[]{}/%"), c) < 0
}

func (l *pdfLexer) word() string {
	from := l.i
	for l.i < len(l.b) && isRegular(l.b[l.i]) {
		l.i++
	}
	if from == l.i {
		bad("at %d: want a word, have %q", l.i, l.peek())
	}
	return string(l.b[from:l.i])
}

// object reads one object, or an operator.
func (l *pdfLexer) object() any {
	l.space()
	switch c := l.peek(); {
	case c == '/':
		return l.name()
	case c == '(':
		return l.str()
	case c == '[':
		l.i++
		list := pdfList{}
		for l.space(); l.peek() != ']'; l.space() {
			list = append(list, l.object())
		}
		l.i++
		return list
	case bytes.HasPrefix(l.b[l.i:], []byte("<<")):
		return l.dict()
	case c == '<':
		return l.hex()
	}
	return l.scalar()
}

func (l *pdfLexer) scalar() any {
	w := l.word()
	switch w {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	if n, err := strconv.Atoi(w); err == nil {
		at := l.i
		if n >= 0 && bytes.HasPrefix(l.b[at:], []byte(" 0 R")) && (at+4 == len(l.b) || !isRegular(l.b[at+4])) {
			l.i += 4
			return pdfRef(n)
		}
		return n
	}
	if v, err := strconv.ParseFloat(w, 64); err == nil {
		return v
	}
	return pdfOp(w)
}

func (l *pdfLexer) name() pdfName {
	l.lit("/")
	w := ""
	if isRegular(l.peek()) {
		w = l.word()
	}
	var b []byte
	for i := 0; i < len(w); i++ {
		if w[i] == '#' && i+2 < len(w) {
			n, err := strconv.ParseUint(w[i+1:i+3], 16, 8)
			if err != nil {
				bad("name %q", w)
			}
			b = append(b, byte(n))
			i += 2
			continue
		}
		b = append(b, w[i])
	}
	return pdfName(b)
}

func (l *pdfLexer) dict() pdfDict {
	l.lit("<<")
	d := pdfDict{}
	for l.space(); !bytes.HasPrefix(l.b[l.i:], []byte(">>")); l.space() {
		k := l.name()
		if _, twice := d[k]; twice {
			bad("key %s twice", k)
		}
		d[k] = l.object()
	}
	l.lit(">>")
	return d
}

func (l *pdfLexer) str() string {
	l.lit("(")
	var b []byte
	for depth := 1; ; {
		c := l.peek()
		if l.i >= len(l.b) {
			bad("string without an end")
		}
		l.i++
		switch c {
		case '\\':
			e := l.peek()
			l.i++
			switch e {
			case 'r':
				e = '\r'
			case '(', ')', '\\':
			default:
				bad("escape \\%c", e)
			}
			b = append(b, e)
			continue
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return string(b)
			}
		case '\r':
			bad("bare carriage return in a string")
		}
		b = append(b, c)
	}
}

func (l *pdfLexer) hex() string {
	l.lit("<")
	i := bytes.IndexByte(l.b[l.i:], '>')
	if i < 0 || i%2 != 0 {
		bad("hexadecimal string")
	}
	var b []byte
	for j := 0; j < i; j += 2 {
		n, err := strconv.ParseUint(string(l.b[l.i+j:l.i+j+2]), 16, 8)
		if err != nil {
			bad("hexadecimal string: %v", err)
		}
		b = append(b, byte(n))
	}
	l.i += i + 1
	return string(b)
}

// readPDF reads a whole file, every object of it.
func readPDF(b []byte) (f *pdfFile, err error) {
	defer catch(&err)
	if !bytes.HasPrefix(b, []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")) || !bytes.HasSuffix(b, []byte("\n%%EOF\n")) {
		bad("header or end of file")
	}
	at := bytes.LastIndex(b, []byte("\nstartxref\n"))
	if at < 0 {
		bad("no startxref")
	}
	l := &pdfLexer{b: b, i: at + len("\nstartxref\n")}
	start, _ := l.object().(int)
	if start <= 0 || start >= at {
		bad("startxref %d", start)
	}
	l.lit("\n%%EOF\n")
	if l.i != len(b) || bytes.Count(b, []byte("\nstartxref\n")) != 1 {
		bad("more than one end")
	}
	f = &pdfFile{objects: map[int]any{}}
	l.i = start
	if bytes.HasPrefix(b[start:], []byte("xref\n")) {
		f.readTable(b, l)
	} else {
		f.readXRefStream(b, start)
	}
	return f, nil
}

func (f *pdfFile) readTable(b []byte, l *pdfLexer) {
	l.lit("xref\n0 ")
	n, _ := l.object().(int)
	l.lit("\n0000000000 65535 f \n")
	for num := 1; num < n; num++ {
		row := l.b[l.i:]
		if len(row) < 20 || string(row[10:20]) != " 00000 n \n" {
			bad("cross-reference row %d", num)
		}
		at, _ := strconv.Atoi(string(row[:10]))
		f.objects[num] = f.readObject(b, at, num)
		l.i += 20
	}
	l.lit("trailer\n")
	f.trailer = l.dict()
	f.size = n
	if f.trailer["Size"] != n {
		bad("size %v of %d", f.trailer["Size"], n)
	}
}

// readObject reads object num at an offset, with its stream.
func (f *pdfFile) readObject(b []byte, at, num int) any {
	if at <= 0 || at >= len(b) || b[at-1] != '\n' {
		bad("object %d at %d", num, at)
	}
	l := &pdfLexer{b: b, i: at}
	l.lit(strconv.Itoa(num) + " 0 obj\n")
	o := l.object()
	d, ok := o.(pdfDict)
	if !ok || !bytes.HasPrefix(b[l.i:], []byte("\nstream\n")) {
		l.lit("\nendobj\n")
		return o
	}
	l.lit("\nstream\n")
	size, ok := d["Length"].(int)
	if !ok || size < 0 || size > len(b)-l.i {
		bad("stream %d: length %v", num, d["Length"])
	}
	data := b[l.i : l.i+size]
	l.i += size
	l.lit("\nendstream\nendobj\n")
	return &pdfStream{d, decode(num, d, data)}
}

func decode(num int, d pdfDict, data []byte) []byte {
	switch d["Filter"] {
	case nil:
		return data
	case pdfName("FlateDecode"):
	default:
		bad("stream %d: filter %v", num, d["Filter"])
	}
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		bad("stream %d: %v", num, err)
	}
	out, err := io.ReadAll(r)
	if err != nil {
		bad("stream %d: %v", num, err)
	}
	parms, ok := d["DecodeParms"].(pdfDict)
	if !ok {
		return out
	}
	width, _ := parms["Columns"].(int)
	if parms["Predictor"] != 12 || width <= 0 || len(out)%(width+1) != 0 {
		bad("stream %d: predictor %v", num, parms)
	}
	above := make([]byte, width)
	var plain []byte
	for ; len(out) > 0; out = out[width+1:] {
		if out[0] != 2 {
			bad("stream %d: row filter %d", num, out[0])
		}
		for i := range above {
			above[i] += out[i+1]
		}
		plain = append(plain, above...)
	}
	return plain
}

func (f *pdfFile) readXRefStream(b []byte, start int) {
	l := &pdfLexer{b: b, i: start}
	num, _ := l.object().(int)
	x, ok := f.readObject(b, start, num).(*pdfStream)
	if !ok || x.dict["Type"] != pdfName("XRef") {
		bad("cross-reference stream")
	}
	f.trailer = x.dict
	f.size, _ = x.dict["Size"].(int)
	if len(x.data) != 7*f.size {
		bad("cross-reference: %d bytes for %d objects", len(x.data), f.size)
	}
	type packed struct{ num, stream, index int }
	var later []packed
	for n := 1; n < f.size; n++ {
		r := x.data[7*n:]
		v := int(r[1])<<24 | int(r[2])<<16 | int(r[3])<<8 | int(r[4])
		switch r[0] {
		case 1:
			f.objects[n] = f.readObject(b, v, n)
		case 2:
			later = append(later, packed{n, v, int(r[5])<<8 | int(r[6])})
		default:
			bad("object %d is free", n)
		}
	}
	for _, p := range later {
		s, ok := f.objects[p.stream].(*pdfStream)
		if !ok || s.dict["Type"] != pdfName("ObjStm") {
			bad("object %d is in %d, which is no object stream", p.num, p.stream)
		}
		first, _ := s.dict["First"].(int)
		head := &pdfLexer{b: s.data[:first]}
		var num, at int
		for range p.index + 1 {
			num, _ = head.object().(int)
			at, _ = head.object().(int)
		}
		if num != p.num {
			bad("object %d: stream %d has %d at index %d", p.num, p.stream, num, p.index)
		}
		f.objects[p.num] = (&pdfLexer{b: s.data, i: first + at}).object()
	}
}

// get resolves a reference.
func (f *pdfFile) get(o any) any {
	if r, ok := o.(pdfRef); ok {
		v, ok := f.objects[int(r)]
		if !ok {
			bad("no object %d", r)
		}
		return v
	}
	return o
}

func (f *pdfFile) dict(o any) pdfDict {
	switch v := f.get(o).(type) {
	case pdfDict:
		return v
	case *pdfStream:
		return v.dict
	}
	return nil
}

func (f *pdfFile) list(o any) pdfList {
	v, _ := f.get(o).(pdfList)
	return v
}

func (f *pdfFile) catalog() pdfDict { return f.dict(f.trailer["Root"]) }

// pages returns the page objects with their numbers, in order.
func (f *pdfFile) pages() (pages []pdfDict, refs []pdfRef) {
	for _, k := range f.list(f.dict(f.catalog()["Pages"])["Kids"]) {
		r, ok := k.(pdfRef)
		if !ok {
			bad("page %v", k)
		}
		refs = append(refs, r)
		pages = append(pages, f.dict(r))
	}
	return pages, refs
}

// checkRefs resolves every reference in the file.
func (f *pdfFile) checkRefs() (err error) {
	defer catch(&err)
	var visit func(o any)
	visit = func(o any) {
		switch v := o.(type) {
		case pdfRef:
			f.get(v)
		case pdfDict:
			for _, x := range v {
				visit(x)
			}
		case pdfList:
			for _, x := range v {
				visit(x)
			}
		case *pdfStream:
			visit(v.dict)
		}
	}
	for n := 1; n < f.size; n++ {
		if _, ok := f.objects[n]; !ok {
			bad("no object %d of %d", n, f.size)
		}
		visit(f.objects[n])
	}
	return nil
}

// docDecoder turns Latin-1 controls into what PDFDocEncoding has in their place.
var docDecoder = strings.NewReplacer("\u0080", "•", "\u0083", "…", "\u0084", "—", "\u0085", "–", "\u0086", "ƒ",
	"\u008a", "−", "\u008d", "“", "\u008e", "”", "\u008f", "‘", "\u0090", "’")

func latin1(s string) string {
	out := make([]rune, len(s))
	for i := range len(s) {
		out[i] = rune(s[i])
	}
	return string(out)
}

// textString decodes a text string.
func textString(o any) string {
	s, _ := o.(string)
	if len(s) < 2 || s[:2] != "\xfe\xff" {
		// PDFDocEncoding, as Table D.2 of ISO 32000-1 has it.
		return docDecoder.Replace(latin1(s))
	}
	var u []uint16
	for i := 2; i+1 < len(s); i += 2 {
		u = append(u, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(u))
}
