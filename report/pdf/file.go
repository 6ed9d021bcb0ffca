package pdf

import (
	"bytes"
	"crypto/sha256"
	"strconv"
)

// objectsPerStream is the most objects that go into one object stream.
const objectsPerStream = 1000

// A file is the PDF being written. Objects without a stream are packed into
// object streams unless plain.
type file struct {
	b      []byte
	xref   []xrefEntry // by object number; 0 is the head of the free list
	packed []byte
	index  []packedObject
	blocks []int // where blocks of packed begin
	plain  bool
	ws     *workspace
}

// An xrefEntry says where an object is: at an offset of the file or, if stream
// is not 0, at an index of that object stream.
type xrefEntry struct{ offset, stream, index int }

type packedObject struct{ num, start int }

// newFile starts a file whose object numbers up to last are taken. It uses the
// memory of a workspace.
func newFile(last int, plain bool, ws *workspace) *file {
	f := &file{b: ws.file[:0], packed: ws.packed[:0], index: ws.index[:0], plain: plain, ws: ws}
	f.xref = append(ws.xref[:0], make([]xrefEntry, last+1)...)
	// Bytes over 127 after the header say that the file is binary
	// (ISO 19005-3, 6.1.2).
	f.b = append(f.b, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"...)
	return f
}

// alloc returns the next free object number.
func (f *file) alloc() int {
	f.xref = append(f.xref, xrefEntry{})
	return len(f.xref) - 1
}

// begin starts object num, which has no stream; the caller appends its body
// and hands it to end.
func (f *file) begin(num int) []byte {
	if f.plain {
		return f.beginDirect(num)
	}
	f.index = append(f.index, packedObject{num, len(f.packed)})
	return f.packed
}

func (f *file) end(b []byte) {
	if f.plain {
		f.b = append(b, "\nendobj\n"...)
		return
	}
	f.packed = append(b, '\n')
}

func (f *file) beginDirect(num int) []byte {
	f.xref[num].offset = len(f.b)
	b := strconv.AppendInt(f.b, int64(num), 10)
	return append(b, " 0 obj\n"...)
}

// block begins another block of packed objects, unlike those before it.
func (f *file) block() { f.blocks = append(f.blocks, len(f.packed)) }

// stream writes object num, a stream of data with the entries of dict,
// compressed.
func (f *file) stream(num int, dict string, data ...[]byte) {
	f.rawStream(num, dict+deflateFilter, f.ws.deflate(data...))
}

const deflateFilter = "/Filter/FlateDecode"

// rawStream writes object num, a stream whose bytes are data.
func (f *file) rawStream(num int, dict string, data []byte) {
	b := f.beginDirect(num)
	b = append(b, "<<"...)
	b = append(b, dict...)
	b = append(b, "/Length "...)
	b = strconv.AppendInt(b, int64(len(data)), 10)
	b = append(b, ">>\nstream\n"...)
	b = append(b, data...)
	f.b = append(b, "\nendstream\nendobj\n"...)
}

// close writes the object streams and the cross-reference and returns the
// file (ISO 32000-1, 7.5.4 to 7.5.8). Its memory goes back to the workspace.
func (f *file) close(root, info int) []byte {
	out := f.finish(root, info)
	f.ws.file, f.ws.packed, f.ws.index, f.ws.xref = out, f.packed, f.index, f.xref
	return bytes.Clone(out)
}

func (f *file) finish(root, info int) []byte {
	if f.plain {
		return f.finishPlain(root, info)
	}
	for i := 0; i < len(f.index); i += objectsPerStream {
		f.writeObjectStream(i, min(i+objectsPerStream, len(f.index)))
	}
	id := sha256.Sum256(f.b)
	xref := f.alloc()
	start := len(f.b)
	f.xref[xref].offset = start
	rows := f.xrefRows()
	d := append([]byte(nil), "/Type/XRef/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>"...)
	f.stream(xref, string(f.appendTrailer(d, root, info, id[:16])), rows)
	return f.appendStart(start)
}

// writeObjectStream writes the objects from ≤ i < to of the index as one object
// stream.
func (f *file) writeObjectStream(from, to int) {
	num := f.alloc()
	stop := len(f.packed)
	if to < len(f.index) {
		stop = f.index[to].start
	}
	first := f.index[from].start
	head := make([]byte, 0, 12*(to-from))
	for i, o := range f.index[from:to] {
		head = strconv.AppendInt(head, int64(o.num), 10)
		head = strconv.AppendInt(append(head, ' '), int64(o.start-first), 10)
		head = append(head, ' ')
		f.xref[o.num] = xrefEntry{stream: num, index: i}
	}
	d := append([]byte(nil), "/Type/ObjStm/N "...)
	d = strconv.AppendInt(d, int64(to-from), 10)
	d = strconv.AppendInt(append(d, "/First "...), int64(len(head)), 10)
	parts := [][]byte{head}
	for _, at := range f.blocks {
		if first < at && at < stop {
			parts = append(parts, f.packed[first:at])
			first = at
		}
	}
	f.stream(num, string(d), append(parts, f.packed[first:stop])...)
}

// xrefRows is the cross-reference stream's table, each row written as its
// difference from the row above (PNG's Up filter): numbers that count up
// become bytes that repeat.
func (f *file) xrefRows() []byte {
	const width = 7
	var above [width]byte
	b := make([]byte, 0, (width+1)*len(f.xref))
	for i, p := range f.xref {
		kind, v, x := byte(1), p.offset, 0
		switch {
		case i == 0:
			kind, x = 0, 65535
		case p.stream != 0:
			kind, v, x = 2, p.stream, p.index
		}
		row := [width]byte{kind, byte(v >> 24), byte(v >> 16), byte(v >> 8), byte(v), byte(x >> 8), byte(x)}
		b = append(b, 2)
		for j := range row {
			b = append(b, row[j]-above[j])
		}
		above = row
	}
	return b
}

// finishPlain writes a classical cross-reference table, for reading by eye.
func (f *file) finishPlain(root, info int) []byte {
	id := sha256.Sum256(f.b)
	start := len(f.b)
	f.b = append(f.b, "xref\n0 "...)
	f.b = strconv.AppendInt(f.b, int64(len(f.xref)), 10)
	f.b = append(f.b, "\n0000000000 65535 f \n"...)
	for _, p := range f.xref[1:] {
		const zeros = "0000000000"
		d := strconv.AppendInt(nil, int64(p.offset), 10)
		f.b = append(f.b, zeros[:len(zeros)-len(d)]...)
		f.b = append(append(f.b, d...), " 00000 n \n"...)
	}
	f.b = append(f.b, "trailer\n<<"...)
	f.b = append(f.appendTrailer(f.b, root, info, id[:16]), ">>\n"...)
	return f.appendStart(start)
}

func (f *file) appendTrailer(b []byte, root, info int, id []byte) []byte {
	b = strconv.AppendInt(append(b, "/Size "...), int64(len(f.xref)), 10)
	b = appendKeyRef(b, "/Root", root)
	b = appendKeyRef(b, "/Info", info)
	b = append(b, "/ID["...)
	for range 2 {
		b = append(b, '<')
		for _, c := range id {
			const hex = "0123456789abcdef"
			b = append(b, hex[c>>4], hex[c&15])
		}
		b = append(b, '>')
	}
	return append(b, ']')
}

func (f *file) appendStart(start int) []byte {
	b := append(f.b, "startxref\n"...)
	b = strconv.AppendInt(b, int64(start), 10)
	return append(b, "\n%%EOF\n"...)
}
