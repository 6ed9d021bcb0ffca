package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
)

// Limits of a file that is read. A brief of the longest dossier that can be read
// stays far below them.
const (
	maxDecoded = 64 << 20 // bytes, all streams decoded
	maxObjects = 1 << 20
)

// A parsedFile is a PDF that is read: one that file.close wrote, with object
// streams or without, or one of fpdf's. It has one cross-reference, no updates
// and no encryption; anything else is an error.
type parsedFile struct {
	in            []byte
	xref          []xrefEntry
	trailer       dict
	objects       map[ref]object // those already read
	objectStreams map[int]*objectStream
	budget        int // bytes still to be decoded
}

// An objectStream is an object stream with the numbers and offsets of its objects.
type objectStream struct {
	data    []byte
	nums    []int
	offsets []int
}

func parseFile(in []byte) (*parsedFile, error) {
	if !bytes.HasPrefix(in, []byte("%PDF-1.")) {
		return nil, errors.New("pdf: the file is not a PDF")
	}
	f := &parsedFile{in: in, objects: map[ref]object{}, objectStreams: map[int]*objectStream{}, budget: maxDecoded}
	const mark = "startxref\n"
	at := bytes.LastIndex(in, []byte(mark))
	end, ok := bytes.CutSuffix(in[max(at, 0):], []byte("\n%%EOF\n"))
	if at < 0 || !ok {
		return nil, errors.New("pdf: the file does not end as a PDF does")
	}
	start, err := strconv.Atoi(string(end[len(mark):]))
	if err != nil || start < 0 || start >= at {
		return nil, fmt.Errorf("pdf: no cross-reference at %q", clip(end[len(mark):]))
	}
	if bytes.HasPrefix(in[start:], []byte("xref\n")) {
		err = f.readXrefTable(start)
	} else {
		err = f.readXrefStream(start)
	}
	if err != nil {
		return nil, err
	}
	for _, key := range []string{"Prev", "Encrypt", "XRefStm"} {
		if _, ok := f.trailer[key]; ok {
			return nil, fmt.Errorf("pdf: the trailer has /%s", key)
		}
	}
	// A reader takes objects from this number on for missing (7.5.5).
	if n, ok := integer(f.trailer["Size"]); !ok || n != len(f.xref) {
		return nil, fmt.Errorf("pdf: the trailer does not say that there are %d objects", len(f.xref))
	}
	return f, nil
}

// version is the first line of the file, which names the version of PDF
// (ISO 32000-1, 7.5.2).
func (f *parsedFile) version() string {
	line, _, _ := bytes.Cut(f.in, []byte("\n"))
	return string(bytes.TrimSuffix(line, []byte("\r")))
}

func clip(b []byte) []byte { return b[:min(len(b), 20)] }

// readXrefTable reads a classical cross-reference (ISO 32000-1, 7.5.4).
func (f *parsedFile) readXrefTable(start int) error {
	l := &lexer{in: f.in, pos: start + len("xref\n")}
	first, count := l.integer(), l.integer()
	l.space()
	const row = 20
	if l.err != nil || first != 0 || count < 1 || count > maxObjects || count*row > len(f.in)-l.pos {
		return errors.New("pdf: cross-reference: not one section from 0")
	}
	f.xref = make([]xrefEntry, count)
	for i := range f.xref {
		line := f.in[l.pos : l.pos+row]
		l.pos += row
		at, free, ok := parseXrefLine(line)
		if !ok || at >= len(f.in) {
			return fmt.Errorf("pdf: cross-reference: object %d has the line %q", i, line)
		}
		if !free {
			f.xref[i].offset = at
		}
	}
	l.expect("trailer")
	f.trailer, _ = l.object().(dict)
	if l.err == nil && f.trailer == nil {
		l.fail("no trailer")
	}
	return l.err
}

// parseXrefLine reads a line of a cross-reference table, and is strict: a reader that
// does not understand a line looks for the objects itself, and may find others. The
// generation of an object that is not free is 0, as references of ours want it.
func parseXrefLine(line []byte) (at int, free, ok bool) {
	digits, rest := line[:10], string(line[10:])
	at, err := strconv.Atoi(string(digits))
	if err != nil || len(bytes.Trim(digits, "0123456789")) > 0 {
		return 0, false, false
	}
	end := rest[len(" 00000 n"):]
	if end != " \n" && end != "\r\n" && end != " \r" {
		return 0, false, false
	}
	switch rest[:len(" 00000 n")] {
	case " 00000 n":
		return at, false, true
	case " 00000 f", " 65535 f":
		return at, true, true
	}
	return 0, false, false
}

// readXrefStream reads a cross-reference stream (ISO 32000-1, 7.5.8).
func (f *parsedFile) readXrefStream(start int) error {
	_, o, err := f.objectAt(start)
	if err != nil {
		return err
	}
	s, ok := o.(*stream)
	if !ok || s.dict["Type"] != name("XRef") {
		return fmt.Errorf("pdf: no cross-reference at byte %d", start)
	}
	w, _ := s.dict["W"].(list)
	var width [3]int
	total := 0
	for i := range min(len(w), 3) {
		width[i], ok = integer(w[i])
		if ok = ok && width[i] <= 8; !ok {
			break
		}
		total += width[i]
	}
	if _, split := s.dict["Index"]; !ok || split || len(w) != 3 || total == 0 {
		return errors.New("pdf: cross-reference stream: its columns or sections are not those of dyad's files")
	}
	rows, err := f.inflate(s)
	if err == nil {
		rows, err = unpredict(s.dict, rows, total)
	}
	if err != nil {
		return fmt.Errorf("pdf: cross-reference stream: %w", err)
	}
	if len(rows)/total > maxObjects {
		return errors.New("pdf: cross-reference stream: too many objects")
	}
	f.trailer = s.dict
	f.xref = make([]xrefEntry, 0, len(rows)/total)
	for ; len(rows) >= total; rows = rows[total:] {
		f.xref = append(f.xref, parseXrefRow(rows, width))
	}
	return nil
}

// parseXrefRow reads a row of a cross-reference stream. It returns a zero entry
// for a free object, for an offset larger than any file, and for a generation
// other than 0, to which no reference of ours leads.
func parseXrefRow(row []byte, width [3]int) xrefEntry {
	var v [3]uint64
	for i, w := range width {
		for _, c := range row[:w] {
			v[i] = v[i]<<8 | uint64(c)
		}
		row = row[w:]
	}
	const beyond = 1 << 31
	switch {
	case v[1] >= beyond || v[2] >= beyond:
	case v[0] == 1 && v[2] != 0:
	case v[0] == 1:
		return xrefEntry{offset: int(v[1])}
	case v[0] == 2:
		return xrefEntry{stream: int(v[1]), index: int(v[2])}
	}
	return xrefEntry{}
}

// unpredict undoes PNG's Up filter, the only one file.close uses.
func unpredict(d dict, in []byte, columns int) ([]byte, error) {
	if d["DecodeParms"] == nil {
		return in, nil
	}
	p, _ := d["DecodeParms"].(dict)
	if n, _ := integer(p["Columns"]); len(p) != 2 || n != columns || p["Predictor"] != numeral("12") {
		return nil, errors.New("an unknown predictor")
	}
	out := make([]byte, 0, len(in))
	above := make([]byte, columns)
	for ; len(in) > columns; in = in[columns+1:] {
		if in[0] != 2 {
			return nil, errors.New("an unknown row filter")
		}
		for i, c := range in[1 : columns+1] {
			above[i] += c
		}
		out = append(out, above...)
	}
	return out, nil
}

// decode returns what a stream holds. A filter with parameters is refused: they
// change what a reader sees of the data.
func (f *parsedFile) decode(s *stream) ([]byte, error) {
	if s.dict["DecodeParms"] != nil {
		return nil, errors.New("a filter with parameters")
	}
	return f.inflate(s)
}

// inflate undoes the compression of a stream. Data in another file is refused.
func (f *parsedFile) inflate(s *stream) ([]byte, error) {
	if _, outside := s.dict["F"]; outside {
		return nil, errors.New("data outside the file")
	}
	switch s.dict["Filter"] {
	case nil:
		return s.data, nil
	case name("FlateDecode"):
	default:
		return nil, fmt.Errorf("an unknown filter %v", s.dict["Filter"])
	}
	z, err := zlib.NewReader(bytes.NewReader(s.data))
	if err != nil {
		return nil, err
	}
	out, err := io.ReadAll(io.LimitReader(z, int64(f.budget)+1))
	if err != nil {
		return nil, err
	}
	if f.budget -= len(out); f.budget < 0 {
		return nil, fmt.Errorf("the streams hold over %d MiB", maxDecoded>>20)
	}
	return out, nil
}

// objectAt reads the object that begins at a byte of the file.
func (f *parsedFile) objectAt(at int) (num int, o object, err error) {
	if at <= 0 || at >= len(f.in) {
		return 0, nil, fmt.Errorf("pdf: no object at byte %d", at)
	}
	l := &lexer{in: f.in, pos: at}
	num = l.integer()
	if l.integer() != 0 {
		l.fail("a generation")
	}
	l.expect("obj")
	o = l.object()
	l.space()
	if d, ok := o.(dict); ok && l.has("stream") {
		o = l.stream(d)
	}
	l.expect("endobj")
	return num, o, l.err
}

// get follows a reference; whatever is none is returned as it is.
func (f *parsedFile) get(o object) (object, error) {
	r, ok := o.(ref)
	if !ok {
		return o, nil
	}
	if o, ok := f.objects[r]; ok {
		return o, nil
	}
	if int(r) >= len(f.xref) || f.xref[r] == (xrefEntry{}) {
		return nil, fmt.Errorf("pdf: there is no object %d", r)
	}
	p := f.xref[r]
	var num int
	var err error
	if p.stream != 0 {
		num, o, err = f.fromObjectStream(p)
	} else {
		num, o, err = f.objectAt(p.offset)
	}
	if err == nil && num != int(r) {
		err = fmt.Errorf("pdf: object %d is where object %d should be", num, r)
	}
	if _, again := o.(ref); again && err == nil {
		err = fmt.Errorf("pdf: object %d is a reference", r)
	}
	if err != nil {
		return nil, err
	}
	f.objects[r] = o
	return o, nil
}

// fromObjectStream reads an object from an object stream.
func (f *parsedFile) fromObjectStream(p xrefEntry) (num int, o object, err error) {
	pk, ok := f.objectStreams[p.stream]
	if !ok {
		if pk, err = f.readObjectStream(p.stream); err != nil {
			return 0, nil, fmt.Errorf("pdf: object stream %d: %w", p.stream, err)
		}
		f.objectStreams[p.stream] = pk
	}
	if p.index >= len(pk.nums) {
		return 0, nil, fmt.Errorf("pdf: object stream %d has no object %d", p.stream, p.index)
	}
	l := &lexer{in: pk.data, pos: pk.offsets[p.index]}
	return pk.nums[p.index], l.object(), l.err
}

func (f *parsedFile) readObjectStream(num int) (*objectStream, error) {
	if num >= len(f.xref) || f.xref[num].offset == 0 {
		return nil, errors.New("there is none")
	}
	n, o, err := f.objectAt(f.xref[num].offset)
	s, ok := o.(*stream)
	if err != nil || !ok || n != num || s.dict["Type"] != name("ObjStm") {
		return nil, errors.Join(errors.New("it is none"), err)
	}
	for _, key := range slices.Sorted(maps.Keys(s.dict)) {
		if !slices.Contains([]string{"Type", "N", "First", "Length", "Filter"}, key) {
			return nil, fmt.Errorf("an unknown /%s", key)
		}
	}
	out := &objectStream{}
	if out.data, err = f.decode(s); err != nil {
		return nil, err
	}
	count, _ := integer(s.dict["N"])
	first, _ := integer(s.dict["First"])
	l := &lexer{in: out.data}
	for range min(count, maxObjects) {
		out.nums = append(out.nums, l.integer())
		at := first + l.integer()
		if l.err != nil || at > len(out.data) {
			return nil, errors.New("an object outside it")
		}
		out.offsets = append(out.offsets, at)
	}
	return out, nil
}

// entry follows the entry of a dictionary.
func (f *parsedFile) entry(d dict, key string) (object, error) { return f.get(d[key]) }

// dict follows an entry that must be a dictionary.
func (f *parsedFile) dict(d dict, key string) (dict, error) {
	o, err := f.entry(d, key)
	if err != nil {
		return nil, err
	}
	if d, ok := o.(dict); ok {
		return d, nil
	}
	return nil, fmt.Errorf("pdf: /%s is no dictionary", key)
}
