package trade

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"runtime"
	"testing"

	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

// levelsFile is a BACI year of one row in Parquet. Each column has one page: the
// length of its levels in four bytes, the levels, one number. The checksums are
// right whatever the levels are.
func levelsFile(t *testing.T, levels string) string {
	t.Helper()
	protocol := new(thrift.CompactProtocol)
	encode := func(v any) []byte {
		b, err := thrift.Marshal(protocol, v)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	file := bytes.NewBufferString("PAR1")
	names := []string{"t", "i", "j", "k", "v", "q"}
	root := format.SchemaElement{Name: "schema"}
	root.NumChildren.Set(int32(len(names)))
	meta := format.FileMetaData{Version: 1, NumRows: 1, Schema: []format.SchemaElement{root}}
	var group format.RowGroup
	for i, value := range []uint64{2020, 398, 643, 10121, 5, 1} {
		page := binary.LittleEndian.AppendUint32(nil, uint32(len(levels)))
		page = append(page, levels...)
		page = binary.LittleEndian.AppendUint64(page, value)
		header := format.PageHeader{Type: format.DataPage, UncompressedPageSize: int32(len(page)), CompressedPageSize: int32(len(page)),
			CRC: int32(crc32.ChecksumIEEE(page))}
		header.DataPageHeader.Set(format.DataPageHeader{NumValues: 1, Encoding: format.Plain,
			DefinitionLevelEncoding: format.RLE, RepetitionLevelEncoding: format.RLE})
		start := int64(file.Len())
		file.Write(encode(&header))
		file.Write(page)
		size := int64(file.Len()) - start
		own := format.SchemaElement{Name: names[i]}
		own.Type.Set(format.Int64)
		own.RepetitionType.Set(format.Optional)
		meta.Schema = append(meta.Schema, own)
		group.Columns = append(group.Columns, format.ColumnChunk{MetaData: format.ColumnMetaData{Type: format.Int64,
			Encoding: []format.Encoding{format.Plain, format.RLE}, PathInSchema: []string{names[i]}, NumValues: 1,
			TotalUncompressedSize: size, TotalCompressedSize: size, DataPageOffset: start}})
	}
	group.NumRows, group.TotalByteSize = 1, int64(file.Len())
	meta.RowGroups = []format.RowGroup{group}
	footer := encode(&meta)
	file.Write(footer)
	file.Write(binary.LittleEndian.AppendUint32(nil, uint32(len(footer))))
	file.WriteString("PAR1")
	return file.String()
}

// TestParquetLevelsThatClaimMore reads a small file whose levels claim a run of
// 2,147,483,647 numbers: a reader that makes room for what levels claim takes
// two gigabytes.
func TestParquetLevelsThatClaimMore(t *testing.T) {
	const one, many = "\x02\x01", "\xfe\xff\xff\xff\x0f\x01"
	if tab, err := add(Options{}, "BACI_HS92.parquet", levelsFile(t, one)); err != nil || tab.Rows() != 1 {
		t.Fatalf("the file without its fault: %v", err)
	}
	content := levelsFile(t, many)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := add(Options{}, "BACI_HS92.parquet", content)
	runtime.ReadMemStats(&after)
	const want = `BACI_HS92.parquet: the Parquet is damaged: column "t": a page's levels cannot be read`
	if e := new(ReadError); !errors.As(err, &e) || e.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
	if took := after.TotalAlloc - before.TotalAlloc; took > 64<<20 {
		t.Errorf("a file of %d bytes takes %d bytes of memory", len(content), took)
	}
}
