package trade

import (
	"archive/zip"
	"bufio"
	"bytes"
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
	"path"
	"strings"
	"sync"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"

	"dyad/data/sheet"
	"dyad/data/trade/baci"
	"dyad/data/trade/source"
)

// meter passes a file's bytes on, hashed and counted.
type meter struct {
	r        io.Reader
	hash     hash.Hash
	n, total int64
	progress func(n, total int64)
	err      error // r's own
}

// meterAt counts the bytes of a file that is read in place, and by several
// goroutines. What is hashed afterwards is not counted again.
type meterAt struct {
	r        io.ReaderAt
	mu       sync.Mutex
	n, total int64
	progress func(n, total int64)
}

func (m *meter) at(r io.ReaderAt) io.ReaderAt {
	if m.progress == nil {
		return r
	}
	a := &meterAt{r: r, n: m.n, total: m.total, progress: m.progress}
	m.progress = nil
	return a
}

func (m *meterAt) ReadAt(p []byte, at int64) (int, error) {
	n, err := m.r.ReadAt(p, at)
	m.mu.Lock()
	defer m.mu.Unlock()
	if was := m.n; was < m.total {
		m.n = min(m.n+int64(n), m.total)
		m.progress(m.n, m.total)
	}
	return n, err
}

func newMeter(r io.Reader, total int64, progress func(n, total int64)) *meter {
	return &meter{r: r, hash: sha256.New(), total: total, progress: progress}
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	m.hash.Write(p[:n])
	m.n += int64(n)
	if m.progress != nil && n > 0 {
		m.progress(m.n, m.total)
	}
	if err != nil && err != io.EOF {
		m.err = err
	}
	return n, err
}

func (m *meter) sum() (digest [sha256.Size]byte) {
	m.hash.Sum(digest[:0])
	return digest
}

// or is r's own error if it had one, else err. An error of reading causes others,
// which say less.
func (m *meter) or(err error) error {
	if m.err != nil {
		return m.err
	}
	return err
}

// packed are packings by their first bytes, with what to do about those that
// are not read.
var packed = []struct{ magic, name, hint string }{
	{"\x1f\x8b", "gzip", ""},
	{"PK\x03\x04", "zip", ""},
	{"PK\x05\x06", "zip", ""},
	{"PAR1", "Parquet", ""},
	{"PARE", "encrypted Parquet", "write it without encryption"},
	{"BZh", "bzip2", "unpack it first"},
	{"\xfd7zXZ\x00", "xz", "unpack it first"},
	{"SQLite format 3", "an SQLite database", "write the table as CSV"},
	{"\x89HDF", "an HDF5 file", "write the table as CSV or Parquet"},
	{"ARROW1", "an Arrow (Feather) file", "write the table as Parquet or CSV"},
	{"FEA1", "a Feather file", "write the table as Parquet or CSV"},
	{"\x28\xb5\x2f\xfd", "Zstandard", "unpack it first"},
	{"7z\xbc\xaf\x27\x1c", "7z", "unpack it first"},
	{"%PDF-", "PDF", "download the table as CSV"},
	{"\xd0\xcf\x11\xe0", "an old Excel workbook", "download the table as CSV: spreadsheets lose digits"},
}

// unpack reads a file in any packing that is known. m gives the bytes of whole.
func (b *Builder) unpack(name string, m *meter, whole io.Reader, size int64) error {
	r := bufio.NewReaderSize(m, 1<<16)
	start, err := r.Peek(8)
	if err != nil && err != io.EOF {
		return err
	}
	for _, p := range packed {
		if !bytes.HasPrefix(start, []byte(p.magic)) {
			continue
		}
		switch p.name {
		case "gzip":
			return b.gunzip(name, m, r)
		case "zip", "Parquet":
			at, size, err := b.inPlace(name, m, r, whole, size)
			if err != nil {
				return err
			}
			if p.name == "zip" {
				return b.unzip(name, at, size)
			}
			return b.file(name, func(f *file) (source.Format, int, error) { return f.parquet(at, size) })
		}
		if f := foreignFile(name, nil); f != nil {
			return f
		}
		return &ReadError{File: name, What: "it is " + p.name, Hint: p.hint}
	}
	return b.text(name, r)
}

func (b *Builder) gunzip(name string, m *meter, r io.Reader) error {
	z, err := gzip.NewReader(r)
	if err != nil {
		return broken(name, "gzip", err)
	}
	inner := &unpacked{r: z, file: name, packing: "gzip", packed: func() int64 { return m.n }}
	if err := b.text(name, bufio.NewReaderSize(inner, 1<<16)); err != nil {
		return err
	}
	return inner.rest()
}

// maxHeld bounds a file that has to be held in memory.
const maxHeld = 1 << 30

// inPlace is a file whose parts are read where they stand: the file itself when
// that can be done, else its bytes held in memory.
func (b *Builder) inPlace(name string, m *meter, r io.Reader, whole io.Reader, size int64) (io.ReaderAt, int64, error) {
	if at, ok := whole.(io.ReaderAt); ok && size > 0 {
		return m.at(at), size, nil
	}
	data, err := io.ReadAll(io.LimitReader(r, maxHeld+1))
	if err != nil {
		return nil, 0, err
	}
	if len(data) > maxHeld {
		return nil, 0, &ReadError{File: name, What: "it is too large to be read from a stream", Hint: "name the file instead"}
	}
	return bytes.NewReader(data), int64(len(data)), nil
}

// unzip reads the tables of an archive, in its order.
func (b *Builder) unzip(name string, at io.ReaderAt, size int64) error {
	z, err := zip.NewReader(at, size)
	if err != nil {
		return broken(name, "zip", err)
	}
	z.RegisterDecompressor(zip.Deflate, flate.NewReader) // a third faster
	if overlap(z.File, size) {
		return &ReadError{File: name, What: "parts of the archive overlap", Hint: "no program that packs tables does that: download it again"}
	}
	if sheet.Is(z) {
		return readWorkbook(b, name, z)
	}
	if other := sheet.Other(z); other != "" {
		return &ReadError{File: name, What: "it is " + other, Hint: "save the sheet as .xlsx or as CSV"}
	}
	tables, unopened := 0, 0
	var skipped []string
	for _, f := range z.File {
		switch ext := strings.ToLower(path.Ext(f.Name)); {
		case f.FileInfo().IsDir():
		case strings.HasPrefix(f.Name, "__MACOSX/"): // what macOS notes of each file, under its name
		case isList(f.Name), ext != ".csv" && ext != ".json":
			skipped = append(skipped, f.Name)
		default:
			tables++
			if year := baci.YearOf(f.Name); year != 0 && !b.opt.wants(year) {
				unopened++
				b.unwanted = append(b.unwanted, year)
				continue
			}
			if err := b.member(name, f); err != nil {
				return err
			}
		}
	}
	if tables == 0 {
		refused := &ReadError{File: name, What: "the archive holds no .csv or .json file"}
		if len(skipped) > 0 {
			refused.What += ", but " + list(skipped, 3)
			refused.Hint = "unpack it first: a text table may have any name then"
		}
		return refused
	}
	if len(skipped) > 0 {
		b.notes = append(b.notes, Note{File: name, Kind: source.Skipped, Count: len(skipped)})
	}
	if unopened > 0 {
		b.notes = append(b.notes, Note{File: name, Kind: source.YearsUnopened, Count: unopened})
	}
	return nil
}

// isList reports whether a member of an archive is one of the lists that FAOSTAT puts
// beside a table.
func isList(name string) bool {
	for _, end := range []string{"_AreaCodes.csv", "_ItemCodes.csv", "_Elements.csv", "_Flags.csv"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// overlap tells whether members of an archive must share bytes, since together they
// are larger: a small file can so hold very many large ones.
func overlap(members []*zip.File, size int64) bool {
	left := uint64(size)
	for _, f := range members {
		if f.CompressedSize64 > left {
			return true
		}
		left -= f.CompressedSize64
	}
	return false
}

func (b *Builder) member(archive string, f *zip.File) error {
	name := archive + "/" + f.Name
	r, err := f.Open()
	if err != nil {
		return broken(name, "zip", err)
	}
	defer r.Close()
	inner := &unpacked{r: r, file: name, packing: "zip", packed: func() int64 { return int64(f.CompressedSize64) }}
	if err := b.text(name, bufio.NewReaderSize(inner, 1<<16)); err != nil {
		return err
	}
	return inner.rest()
}

// unpacked reads what a packing holds. It makes errors of the packing refusals.
type unpacked struct {
	r             io.Reader
	file, packing string
	packed        func() int64 // bytes that what was read so far took
	n             int64        // bytes read
}

// A packing that is more than maxRatio times as large unpacked, and larger than
// freeUnpacked, is a bomb: tables are some ten times as large.
const (
	maxRatio     = 100
	freeUnpacked = 16 << 20
)

func (u *unpacked) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	if u.n += int64(n); u.n > freeUnpacked && u.n/maxRatio > u.packed() {
		return 0, &ReadError{File: u.file, What: fmt.Sprintf("it unpacks to more than %d times its size, the limit of a table", maxRatio), Hint: "unpack it first, if it is a table"}
	}
	if err != nil && err != io.EOF {
		err = broken(u.file, u.packing, err)
	}
	return n, err
}

// rest reads on to the end, where the checksum is.
func (u *unpacked) rest() error {
	_, err := io.Copy(io.Discard, u)
	return err
}

// broken is the refusal of a packed file that is damaged. An error of the file
// below it is what Add gives instead.
func broken(file, packing string, err error) error {
	return &ReadError{File: file, What: fmt.Sprintf("the %s is damaged: %v", packing, err), Hint: "the file was cut off: download it again"}
}
