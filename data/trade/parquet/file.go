// Package parquet reads the columns of Apache Parquet files: flat ones of
// numbers and text, as programs write tables of trade. Lists, maps and columns
// of other kinds are passed over; encrypted files are refused.
//
// It is written for files from strangers: nothing is believed that the bytes do
// not bear out, so that a broken file costs an error and not the memory. That,
// and the size and start of the command, are why no general library stands here:
// parquet-go 0.32 adds 12 MB to a binary of 19 MB and 4 MB to what it needs in
// memory to print its help, and makes room for as many row groups as a footer
// claims. The compressions are those of klauspost/compress.
package parquet

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"strings"

	"dyad/data/trade/source"
)

// A File is an open Parquet file. Several goroutines may read its columns.
type File struct {
	name    string
	r       io.ReaderAt
	size    int64
	columns []column
	groups  []group
	rows    int64
}

// column is a flat column.
type column struct {
	element
	leaf int // place among the chunks of a row group
}

const (
	magic     = "PAR1"
	maxFooter = 16 << 20
	maxScale  = 18
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
	d := decoder{b: b}
	foot := d.footer()
	if d.fault || len(foot.elements) == 0 {
		return nil, f.damaged("its footer cannot be read")
	}
	f.rows, f.groups = foot.rows, foot.groups
	return f, f.describe(foot.elements)
}

// describe finds the flat columns, and checks that row groups have all leaves.
func (f *File) describe(elements []element) error {
	leaves := 0
	nested := int64(0) // elements left that stand within another
	for _, e := range elements[1:] {
		flat := nested == 0
		nested = max(nested-1, 0)
		if e.children > 0 {
			nested += e.children
			continue
		}
		if e.decimal && (e.scale < 0 || e.scale > maxScale) {
			return f.damaged("column %q has %d decimal places", strings.ToValidUTF8(e.name, "?"), e.scale)
		}
		if flat && e.repetition != repeated {
			f.columns = append(f.columns, column{e, leaves})
		}
		leaves++
	}
	rows := int64(0)
	for _, g := range f.groups {
		if len(g.chunks) != leaves || g.rows < 0 || rows > f.rows-g.rows {
			return f.damaged("its row groups do not agree with its footer")
		}
		rows += g.rows
	}
	if rows != f.rows {
		return f.damaged("its row groups do not agree with its footer")
	}
	return nil
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

// Column gives the values of the column at a place in Names, from the first row.
func (f *File) Column(i int) *Column { return &Column{f: f, column: f.columns[i]} }

// A Column reads one column page by page. It is for one goroutine.
type Column struct {
	f      *File
	column column
	group  int   // the next row group
	left   int64 // rows of this row group not yet read
	codec  int64
	pages  *bufio.Reader // of this row group
	names  values        // the dictionary of this row group
	packed []byte
	plain  []byte
	levels []uint32
	unpack unpacker
}

// next opens the next row group with rows. io.EOF says that there is none.
func (c *Column) next() error {
	for c.left == 0 {
		if c.group == len(c.f.groups) {
			return io.EOF
		}
		g := c.f.groups[c.group]
		c.group++
		at := g.chunks[c.column.leaf]
		if g.rows == 0 {
			continue
		}
		switch {
		case at.elsewhere:
			return c.refuse("is encrypted, or in another file", "write it into one file without encryption")
		case at.values != g.rows || at.start < 0 || at.size < 0 || at.start > c.f.size-at.size:
			return c.damaged("its place in the file is wrong")
		}
		c.left, c.codec, c.names = g.rows, at.codec, values{}
		section := io.NewSectionReader(c.f.r, at.start, at.size)
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
