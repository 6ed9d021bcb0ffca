package parquet

import (
	"bytes"
	"encoding/binary"
	"io"

	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go/deprecated"
	"github.com/parquet-go/parquet-go/encoding/plain"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

// A Type is what a column that is written holds.
type Type uint8

// The types. Every value may be missing.
const (
	Text   Type = iota // UTF-8, a dictionary of it in each group of rows
	Whole              // a number of 32 bits
	Number             // a float of 64 bits
	Money              // dollars as a decimal number with three places
	Truth
)

// groupRows is how many rows are held in memory until they are written: a few megabytes.
const groupRows = 1 << 17

// A Writer writes rows to a Parquet file, compressed with Zstandard, a group of rows at
// a time. The same rows give the same bytes. The first error ends the writing, and
// Close returns it.
type Writer struct {
	w       io.Writer
	columns []*writtenColumn
	rows    int // in the group
	all     int64
	at      int64 // bytes written
	groups  []format.RowGroup
	packer  *zstd.Encoder
	err     error
}

// A writtenColumn is the values of a column in the group of rows.
type writtenColumn struct {
	name    string
	kind    Type
	told    []byte // 1 for a row with a value
	places  []int32
	numbers []float64
	longs   []int64
	truths  []bool
	index   map[string]int32 // of texts in the dictionary
	texts   []byte           // the dictionary, each text behind its length
}

// NewWriter begins a file. Columns are added before rows.
func NewWriter(w io.Writer) (*Writer, error) {
	packer, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	p := &Writer{w: w, packer: packer, err: err}
	p.write([]byte(magic))
	return p, p.err
}

// Column adds a column and gives its place.
func (w *Writer) Column(name string, t Type) int {
	w.columns = append(w.columns, &writtenColumn{name: name, kind: t, index: map[string]int32{}})
	return len(w.columns) - 1
}

// Text sets the text of a column in the row.
func (w *Writer) Text(column int, s string) {
	c := w.columns[column]
	at, ok := c.index[s]
	if !ok {
		at = int32(len(c.index))
		c.index[s] = at
		c.texts = binary.LittleEndian.AppendUint32(c.texts, uint32(len(s)))
		c.texts = append(c.texts, s...)
	}
	c.places = append(c.places, at)
	c.told = append(c.told, 1)
}

// Whole sets a whole number.
func (w *Writer) Whole(column int, n int32) {
	c := w.columns[column]
	c.places = append(c.places, n)
	c.told = append(c.told, 1)
}

// Number sets a float.
func (w *Writer) Number(column int, v float64) {
	c := w.columns[column]
	c.numbers = append(c.numbers, v)
	c.told = append(c.told, 1)
}

// Money sets a sum of money, in thousandths of a dollar.
func (w *Writer) Money(column int, thousandths int64) {
	c := w.columns[column]
	c.longs = append(c.longs, thousandths)
	c.told = append(c.told, 1)
}

// Truth sets a truth.
func (w *Writer) Truth(column int, v bool) {
	c := w.columns[column]
	c.truths = append(c.truths, v)
	c.told = append(c.told, 1)
}

// EndRow ends a row: columns that were not set in it have no value.
func (w *Writer) EndRow() error {
	w.rows++
	for _, c := range w.columns {
		if len(c.told) < w.rows {
			c.told = append(c.told, 0)
		}
	}
	if w.rows == groupRows {
		w.flush()
	}
	return w.err
}

// Close writes the last rows and the footer.
func (w *Writer) Close() error {
	if w.rows > 0 {
		w.flush()
	}
	schema := make([]format.SchemaElement, 0, len(w.columns)+1)
	root := format.SchemaElement{Name: "schema"}
	root.NumChildren.Set(int32(len(w.columns)))
	schema = append(schema, root)
	for _, c := range w.columns {
		schema = append(schema, c.schema())
	}
	meta := format.FileMetaData{Version: 1, Schema: schema, NumRows: w.all, RowGroups: w.groups, CreatedBy: "dyad"}
	b, err := thrift.Marshal(new(thrift.CompactProtocol), &meta)
	if w.err == nil {
		w.err = err
	}
	w.write(b)
	w.write(binary.LittleEndian.AppendUint32(nil, uint32(len(b))))
	w.write([]byte(magic))
	return w.err
}

func (w *Writer) write(b []byte) {
	if w.err == nil {
		_, w.err = w.w.Write(b)
		w.at += int64(len(b))
	}
}

// flush writes a group of rows.
func (w *Writer) flush() {
	group := format.RowGroup{NumRows: int64(w.rows), FileOffset: w.at, Ordinal: int16(len(w.groups))}
	for _, c := range w.columns {
		meta := w.chunk(c)
		group.Columns = append(group.Columns, format.ColumnChunk{MetaData: meta})
		group.TotalByteSize += meta.TotalUncompressedSize
		group.TotalCompressedSize += meta.TotalCompressedSize
		c.clear()
	}
	w.groups = append(w.groups, group)
	w.all += int64(w.rows)
	w.rows = 0
}

// chunk writes the values of a column.
func (w *Writer) chunk(c *writtenColumn) format.ColumnMetaData {
	meta := format.ColumnMetaData{
		Type: c.physical(), PathInSchema: []string{c.name}, Codec: format.Zstd, NumValues: int64(w.rows),
		Encoding: []format.Encoding{format.RLE, format.Plain},
	}
	meta.Statistics.NullCount = int64(bytes.Count(c.told, []byte{0}))
	encoding := format.Plain
	if c.kind == Text {
		encoding = format.RLEDictionary
		meta.Encoding = append(meta.Encoding, encoding)
		meta.DictionaryPageOffset = w.at
		var header format.PageHeader
		header.Type = format.DictionaryPage
		header.DictionaryPageHeader.Set(format.DictionaryPageHeader{NumValues: int32(len(c.index)), Encoding: format.Plain})
		w.page(&meta, header, c.texts)
	}
	meta.DataPageOffset = w.at
	b, err := c.encoded()
	if w.err == nil {
		w.err = err
	}
	var header format.PageHeader
	header.Type = format.DataPage
	header.DataPageHeader.Set(format.DataPageHeader{
		NumValues: int32(w.rows), Encoding: encoding, DefinitionLevelEncoding: format.RLE, RepetitionLevelEncoding: format.RLE,
		Statistics: meta.Statistics,
	})
	w.page(&meta, header, b)
	return meta
}

// page writes one page, and counts its bytes.
func (w *Writer) page(meta *format.ColumnMetaData, header format.PageHeader, b []byte) {
	packed := w.packer.EncodeAll(b, nil)
	header.UncompressedPageSize, header.CompressedPageSize = int32(len(b)), int32(len(packed))
	head, err := thrift.Marshal(new(thrift.CompactProtocol), &header)
	if w.err == nil {
		w.err = err
	}
	w.write(head)
	w.write(packed)
	meta.TotalUncompressedSize += int64(len(head) + len(b))
	meta.TotalCompressedSize += int64(len(head) + len(packed))
}

// encoded is which rows have a value, and the values.
func (c *writtenColumn) encoded() (b []byte, err error) {
	levels, err := bit.EncodeLevels(nil, c.told)
	if err != nil {
		return nil, err
	}
	b = binary.LittleEndian.AppendUint32(nil, uint32(len(levels)))
	b = append(b, levels...)
	var values []byte
	switch c.kind {
	case Text:
		values, err = indexes.EncodeInt32(nil, c.places)
	case Whole:
		values, err = new(plain.Encoding).EncodeInt32(nil, c.places)
	case Number:
		values, err = new(plain.Encoding).EncodeDouble(nil, c.numbers)
	case Money:
		values, err = new(plain.Encoding).EncodeInt64(nil, c.longs)
	case Truth:
		values = make([]byte, (len(c.truths)+7)/8)
		for i, v := range c.truths {
			if v {
				values[i/8] |= 1 << (i % 8)
			}
		}
	}
	return append(b, values...), err
}

func (c *writtenColumn) clear() {
	c.told, c.places, c.numbers, c.longs, c.truths = c.told[:0], c.places[:0], c.numbers[:0], c.longs[:0], c.truths[:0]
	c.texts = c.texts[:0]
	clear(c.index)
}

// physical is the type of a column in the file.
func (c *writtenColumn) physical() format.Type {
	return [...]format.Type{Text: format.ByteArray, Whole: format.Int32, Number: format.Double, Money: format.Int64, Truth: format.Boolean}[c.kind]
}

// Places and digits of money: a thousandth of a dollar, and as many as 64 bits hold.
const (
	moneyPlaces = 3
	moneyDigits = 18
)

// schema describes a column.
func (c *writtenColumn) schema() format.SchemaElement {
	s := format.SchemaElement{Name: c.name}
	s.Type.Set(c.physical())
	s.RepetitionType.Set(format.Optional)
	switch c.kind {
	case Text:
		s.ConvertedType.Set(deprecated.UTF8)
		s.LogicalType.Value = &format.StringType{}
	case Money:
		s.ConvertedType.Set(deprecated.Decimal)
		s.Scale.Set(moneyPlaces)
		s.Precision.Set(moneyDigits)
		s.LogicalType.Value = &format.DecimalType{Scale: moneyPlaces, Precision: moneyDigits}
	}
	return s
}
