// Package parquet reads columns of numbers and text from Apache Parquet files, as
// programs write tables of trade. It skips lists, maps and columns of other
// kinds, and refuses encrypted files.
//
// Footers, page headers and encodings are read by packages of parquet-go. Its
// package that opens files is not used: it allocates what a page claims to hold,
// however much that is, and adds 8 MB of code for other uses. Here files may come
// from strangers: each claim is compared with the bytes before it is believed
// (claims.go), a page is unpacked to the size that it states and no further, and
// a panic means a damaged file.
package parquet

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"strings"

	"github.com/parquet-go/parquet-go/deprecated"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"

	"dyad/data/trade/source"
)

// A File is an open Parquet file. Several goroutines may read its columns.
type File struct {
	name    string
	r       io.ReaderAt
	size    int64
	columns []column
	groups  []format.RowGroup
	rows    int64
}

// column is a flat column.
type column struct {
	name              string
	leaf              int // index among the chunks of a row group
	kind              format.Type
	size              int // bytes of a FIXED_LEN_BYTE_ARRAY
	optional          bool
	decimal, unsigned bool
	scale             int
}

const (
	magic      = "PAR1"
	maxFooter  = 16 << 20
	maxColumns = 1 << 12
	maxScale   = 18
)

// Open reads the footer of a file of size bytes. Errors are *source.Error, or
// r's own.
func Open(name string, r io.ReaderAt, size int64) (*File, error) {
	f := &File{name: name, r: r, size: size}
	var tail [8]byte
	if size < int64(len(magic)+len(tail)) {
		return nil, f.damaged("it ends before its footer")
	}
	if _, err := r.ReadAt(tail[:], size-int64(len(tail))); err != nil && err != io.EOF {
		return nil, err
	}
	length := int64(binary.LittleEndian.Uint32(tail[:]))
	switch {
	case string(tail[4:]) != magic:
		return nil, f.damaged("it has no footer at its end")
	case length > maxFooter || length > size-int64(len(magic)+len(tail)):
		return nil, f.damaged("its footer is longer than the file")
	}
	b := make([]byte, length)
	if _, err := r.ReadAt(b, size-int64(len(tail))-length); err != nil && err != io.EOF {
		return nil, err
	}
	var meta format.FileMetaData
	n, ok := structure(b)
	if !ok || !unmarshal(b[:n], &meta) || len(meta.Schema) == 0 || len(meta.Schema) > maxColumns {
		return nil, f.damaged("its footer cannot be read")
	}
	f.rows, f.groups = meta.NumRows, meta.RowGroups
	return f, f.describe(meta.Schema)
}

// unmarshal reads a structure that bytes are known to hold.
func unmarshal(b []byte, to any) (ok bool) {
	defer func() { ok = recover() == nil && ok }()
	return thrift.Unmarshal(new(thrift.CompactProtocol), b, to) == nil
}

// describe finds the flat columns, and checks that row groups have all leaves.
func (f *File) describe(elements []format.SchemaElement) error {
	leaves := 0
	nested := int64(0) // elements left that stand within another
	for _, e := range elements[1:] {
		flat := nested == 0
		nested = max(nested-1, 0)
		if !e.Type.Valid {
			nested += int64(max(e.NumChildren.V, 0))
			continue
		}
		c := columnOf(&e)
		if c.decimal && (c.scale < 0 || c.scale > maxScale) {
			return f.damaged("column %q has %d decimal places", strings.ToValidUTF8(e.Name, "?"), c.scale)
		}
		if flat && e.RepetitionType.V != format.Repeated {
			c.leaf = leaves
			f.columns = append(f.columns, c)
		}
		leaves++
	}
	rows := int64(0)
	for _, g := range f.groups {
		if len(g.Columns) != leaves || g.NumRows < 0 || rows > f.rows-g.NumRows {
			return f.damaged("its row groups do not agree with its footer")
		}
		rows += g.NumRows
	}
	if rows != f.rows {
		return f.damaged("its row groups do not agree with its footer")
	}
	return nil
}

// columnOf is the column of a leaf of the schema.
func columnOf(e *format.SchemaElement) column {
	c := column{name: e.Name, kind: e.Type.V, size: int(e.TypeLength.V), optional: e.RepetitionType.V == format.Optional}
	switch t := e.ConvertedType; {
	case t.Valid && t.V == deprecated.Decimal:
		c.decimal, c.scale = true, int(e.Scale.V)
	case t.Valid && t.V >= deprecated.Uint8 && t.V <= deprecated.Uint64:
		c.unsigned = true
	}
	switch t := e.LogicalType.Value.(type) {
	case *format.DecimalType:
		c.decimal, c.scale = true, int(t.Scale)
	case *format.IntType:
		c.unsigned = !t.IsSigned
	}
	return c
}

func (f *File) damaged(format string, args ...any) error {
	return &source.Error{File: f.name, What: "the Parquet is damaged: " + fmt.Sprintf(format, args...), Hint: "the file was cut off: download it again"}
}

// Names are the names of the flat columns.
func (f *File) Names() []string {
	names := make([]string, len(f.columns))
	for i, c := range f.columns {
		names[i] = c.name
	}
	return names
}

// Rows is the number of rows.
func (f *File) Rows() int64 { return f.rows }

// Column gives the values of the column of an index in Names, from the first row.
func (f *File) Column(i int) *Column { return &Column{f: f, column: f.columns[i]} }

// A Column reads one column page by page. It is for one goroutine.
type Column struct {
	f      *File
	column column
	group  int   // the next row group
	left   int64 // rows of this row group not yet read
	codec  format.CompressionCodec
	pages  *bufio.Reader // of this row group
	names  values        // the dictionary of this row group
	packed []byte
	plain  []byte
	unpack unpacker
	room   room
}

// next opens the next row group with rows. io.EOF says that there is none.
func (c *Column) next() error {
	for c.left == 0 {
		if c.group == len(c.f.groups) {
			return io.EOF
		}
		g := &c.f.groups[c.group]
		c.group++
		if g.NumRows == 0 {
			continue
		}
		chunk := &g.Columns[c.column.leaf]
		at := &chunk.MetaData
		start := at.DataPageOffset
		if d := at.DictionaryPageOffset; d > 0 && d < start {
			start = d
		}
		switch {
		case chunk.FilePath != "" || chunk.CryptoMetadata.Value != nil || len(chunk.EncryptedColumnMetadata) > 0:
			return c.refuse("is encrypted, or in another file", "write it into one file without encryption")
		case at.NumValues != g.NumRows || start < 0 || at.TotalCompressedSize < 0 || start > c.f.size-at.TotalCompressedSize:
			return c.damaged("its place in the file is wrong")
		}
		c.left, c.codec, c.names = g.NumRows, at.Codec, values{}
		section := io.NewSectionReader(c.f.r, start, at.TotalCompressedSize)
		if c.pages == nil {
			c.pages = bufio.NewReaderSize(section, maxHeader)
		} else {
			c.pages.Reset(section)
		}
	}
	return nil
}

func (c *Column) damaged(format string, args ...any) error {
	return c.f.damaged("column %q: %s", c.column.name, fmt.Sprintf(format, args...))
}

func (c *Column) refuse(what, hint string) error {
	return &source.Error{File: c.f.name, What: fmt.Sprintf("column %q %s", strings.ToValidUTF8(c.column.name, "?"), what), Hint: hint}
}
