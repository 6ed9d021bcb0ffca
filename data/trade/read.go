package trade

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"

	"dyad/data/trade/baci"
	"dyad/data/trade/comtrade"
	"dyad/data/trade/parquet"
	"dyad/data/trade/source"
)

// Add reads one more file. Its format is recognised from its first bytes, also in
// gzip, zip or Parquet. Errors are *ReadError, or r's. size is its length in bytes for the progress, 0 if
// that is not known. BACI's lists of countries and products may be added before
// or after its years. A zip is read in place when r is an io.ReaderAt of a known
// size; else it is held in memory.
func (b *Builder) Add(name string, r io.Reader, size int64) error {
	m := newMeter(r, size, b.opt.Progress)
	first := len(b.files)
	if err := b.unpack(name, m, r, size); err != nil {
		return m.or(err)
	}
	if _, err := io.Copy(io.Discard, m); err != nil {
		return err
	}
	digest := m.sum()
	if was, twice := b.digests[digest]; twice {
		return &ReadError{File: name, What: "it has the same bytes as " + was, Hint: "give each file once"}
	}
	b.digests[digest] = name
	for i := first; i < len(b.files); i++ {
		b.files[i].SHA256 = hex.EncodeToString(digest[:])
	}
	return nil
}

// text reads a file that is not packed.
func (b *Builder) text(name string, r *bufio.Reader) error {
	start, err := r.Peek(headSize)
	if err != nil && err != io.EOF {
		return err
	}
	if f := foreignFile(name, start); f != nil {
		return f
	}
	r, encoding := decoded(r)
	head, below, err := firstLine(name, r)
	if err != nil {
		return err
	}
	return b.file(name, func(f *file) (format source.Format, rows int, err error) {
		f.first, f.encoding, f.below = 1, encoding, below
		if encoding != "" {
			b.notes = append(b.notes, Note{File: name, Kind: source.Encoded, Count: 1, Detail: encoding})
		}
		return f.read(head, r)
	})
}

// file adds what read reads of a file.
func (b *Builder) file(name string, read func(*file) (format source.Format, rows int, err error)) error {
	f := &file{b: b, name: name, number: uint16(len(b.files))}
	b.files = append(b.files, Source{File: name})
	if len(b.files) > maxList {
		return f.refuse(0, "", "more than %d files", maxList)
	}
	format, rows, err := read(f)
	if err != nil {
		return err
	}
	s := &b.files[f.number]
	s.Format, s.Rows, s.Edition = format.Name, rows, f.edition
	s.Publisher, s.NamesOnly, s.Items, s.Reconciled = format.Publisher, format.NamesOnly, format.Items, format.Whose == source.OfPublisher
	b.notes = append(b.notes, f.tally.Notes(name)...)
	return nil
}

// read reads what a file's first line says it is.
func (f *file) read(head string, r *bufio.Reader) (format source.Format, rows int, err error) {
	if head[0] == '{' || head[0] == '[' {
		rows, err = comtrade.ReadJSON(f.name, r, &f.tally, f.row)
		return comtrade.JSON(), rows, f.cut(err, rows)
	}
	if header := strings.ReplaceAll(head, `"`, ""); isBACI(header) && !f.below {
		rows, err = f.year(func(s baci.Scanner, take func(*baci.Block) error) error {
			if _, err := r.ReadSlice('\n'); err != nil && err != io.EOF {
				return err
			}
			return s.Scan(r, take)
		})
		return baci.Year(), rows, err
	}
	above, comma, err := headerLine(head, r)
	if err != nil {
		return source.Format{}, 0, err
	}
	t, err := source.ReadCSV(f.name, r, comma, above)
	if err != nil {
		return source.Format{}, 0, err
	}
	if f.below || above > 0 {
		f.first = t.Header()
	}
	return f.table(t, head)
}

// parquet reads a Parquet file of size bytes.
func (f *file) parquet(r io.ReaderAt, size int64) (format source.Format, rows int, err error) {
	p, err := parquet.Open(f.name, r, size)
	if err != nil {
		return source.Format{}, 0, err
	}
	names := p.Names()
	var places [6]int
	isYear := true
	for i, name := range baci.Columns() {
		places[i] = slices.Index(names, name)
		isYear = isYear && places[i] >= 0
	}
	if isYear && len(names) == len(places) {
		rows, err = f.year(func(s baci.Scanner, take func(*baci.Block) error) error { return s.ScanColumns(p, places, take) })
		return baci.Year(), rows, err
	}
	t, err := source.NewTable(f.name, names, parquet.NewRows(p))
	if err != nil {
		return source.Format{}, 0, err
	}
	return f.table(t, strings.Join(names, ","))
}

// table reads a table whose columns have names.
func (f *file) table(t *source.Table, head string) (format source.Format, rows int, err error) {
	own := formatOf(t)
	if own == nil {
		if err := f.foreign(slices.Clone(t.Names())); err != nil {
			return source.Format{}, 0, err
		}
		return source.Format{}, 0, f.unknown(t.Names(), head)
	}
	if own.NoUnit && f.b.opt.Unit == NoUnit {
		return source.Format{}, 0, &ReadError{File: f.name, Line: f.first, What: "it states no unit of its values", Hint: "say in which unit they are", Option: "Unit"}
	}
	if err := source.PartsOfYears(t, own.Months); err != nil && !own.NamesOnly {
		return source.Format{}, 0, err
	}
	if own.Edition != nil {
		f.edition = own.Edition(f.name)
		if err := f.otherEdition(own); err != nil {
			return source.Format{}, 0, err
		}
	}
	err = own.Read(t, f.sink(own))
	f.tally.Merge(&t.Tally)
	if !own.NamesOnly {
		err = f.cut(err, t.Rows())
	}
	return *own, t.Rows(), err
}

// sink takes what a reader finds in the file.
func (f *file) sink(format *source.Format) *source.Sink {
	to := &source.Sink{Row: f.row, Unit: f.b.opt.Unit}
	to.Country = func(p source.Area) { f.b.named = append(f.b.named, p) }
	if format.NamesOnly {
		list := productList{f.name, f.edition, map[Product]string{}}
		f.b.lists = append(f.b.lists, list)
		to.Product = func(p Product, name string) { list.names[p] = name }
	}
	return to
}

// cut refuses an answer that ends where servers cut answers, and an empty one.
func (f *file) cut(err error, rows int) error {
	if err != nil {
		return err
	}
	switch {
	case rows == 0:
		return f.refuse(0, "ask for a year, reporter and partner that have data", "the answer is empty: it holds no rows")
	case serversCutAt(rows):
		if !f.b.opt.Complete {
			return &ReadError{File: f.name, What: fmt.Sprintf("it has exactly %d rows: servers cut answers there, and sums would be wrong", rows),
				Hint: "ask for less at once, or say that the file is complete", Option: "Complete"}
		}
		f.tally.Add(source.RoundCount, rows)
	}
	return nil
}

// serversCutAt tells whether servers cut answers without a word at so many rows: Comtrade's
// at 500, 100,000 and 250,000.
func serversCutAt(rows int) bool { return rows == 500 || rows == 100_000 || rows == 250_000 }

// otherEdition refuses a file of trade whose name tells that it is of another edition
// than the one asked for.
func (f *file) otherEdition(format *source.Format) error {
	if want := f.b.opt.Edition; want != "" && f.edition != "" && f.edition != want && !format.NamesOnly {
		return f.refuse(0, "read files of one edition", "it is of %s, not of %s", f.edition, want)
	}
	return nil
}

// year reads a BACI year.
func (f *file) year(scan func(baci.Scanner, func(*baci.Block) error) error) (rows int, err error) {
	f.edition = baci.EditionOf(f.name)
	if f.edition == "" {
		f.edition = f.b.opt.Edition
	}
	year := baci.Year()
	if err := f.otherEdition(&year); err != nil {
		return 0, err
	}
	if err := f.money(&source.Row{}); err != nil {
		return 0, err
	}
	s := baci.Scanner{File: f.name, Line: 1, Workers: f.b.opt.Workers}
	err = scan(s, func(k *baci.Block) error {
		rows += len(k.Product)
		return f.block(k)
	})
	if err == nil && rows == 0 {
		err = f.refuse(0, "", "the year is empty: it holds no rows")
	}
	return rows, err
}
