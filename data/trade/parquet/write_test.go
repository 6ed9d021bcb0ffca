package parquet

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"

	"dyad/data/trade/source"
)

// invent writes rows of every type, some without a value, and gives what they should
// read as.
func invent(t *testing.T, rows int, seed uint64) (file []byte, want [][5]string) {
	t.Helper()
	var out bytes.Buffer
	w, err := NewWriter(&out)
	if err != nil {
		t.Fatal(err)
	}
	for i, k := range []Type{Text, Whole, Number, Money, Truth} {
		if at := w.Column("column"+strconv.Itoa(i), k); at != i {
			t.Fatalf("column %d is %d", i, at)
		}
	}
	r := rand.New(rand.NewPCG(seed, 1))
	want = make([][5]string, 0, rows)
	for n := range rows {
		var row [5]string
		if r.IntN(4) > 0 && n%groupRows < groupRows/2 { // the second half of a group has no text at all
			row[0] = "текст " + strconv.Itoa(r.IntN(300))
			w.Text(0, row[0])
		}
		if r.IntN(9) > 0 {
			v := r.Int32() - 1<<30
			row[1] = strconv.Itoa(int(v))
			w.Whole(1, v)
		}
		if r.IntN(3) > 0 {
			v := float64(r.IntN(1e9)) / 1024
			row[2] = strconv.FormatFloat(v, 'f', -1, 64)
			w.Number(2, v)
		}
		if r.IntN(2) > 0 {
			v := r.Int64N(2e15) - 1e15
			row[3] = source.USD(v).String()
			w.Money(3, v)
		}
		if r.IntN(2) > 0 {
			v := r.IntN(2) > 0
			row[4] = strconv.FormatBool(v)
			w.Truth(4, v)
		}
		want = append(want, row)
		if err := w.EndRow(); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), want
}

// TestWriter reads what was written, around the ends of groups of rows.
func TestWriter(t *testing.T) {
	for seed, rows := range []int{0, 1, 7, 8, 9, 1000, groupRows - 1, groupRows, 2*groupRows + 1} {
		b, want := invent(t, rows, uint64(seed))
		f, err := Open("t.parquet", bytes.NewReader(b), int64(len(b)))
		if err != nil {
			t.Fatal(rows, err)
		}
		if f.Rows() != int64(rows) || fmt.Sprint(f.Names()) != "[column0 column1 column2 column3 column4]" {
			t.Errorf("%d rows: %d of %v", rows, f.Rows(), f.Names())
		}
		if got := nulls(t, b); got != missing(want) {
			t.Errorf("%d rows: the file says that %v values are missing, not %v", rows, got, missing(want))
		}
		in := NewRows(f)
		for n, row := range want {
			if _, _, err := in.Next(); err != nil {
				t.Fatal(rows, n, err)
			}
			for i, s := range row {
				if got := in.Field(i); got != s && !sameNumber(got, s) {
					t.Fatalf("%d rows, row %d, column %d: %q and not %q (%v)", rows, n, i, got, s, in.Err())
				}
			}
		}
		if _, _, err := in.Next(); !errors.Is(err, io.EOF) {
			t.Errorf("%d rows: %v at the end", rows, err)
		}
		if rows >= 1000 && rows <= groupRows {
			continue // no group is full, or one alone
		}
		if again, _ := invent(t, rows, uint64(seed)); !bytes.Equal(again, b) {
			t.Errorf("%d rows: the same rows give other bytes", rows)
		}
	}
}

// nulls are how many values of each column are missing, as the groups of a file say:
// readers believe it.
func nulls(t *testing.T, b []byte) (n [5]int64) {
	t.Helper()
	end := len(b) - 8
	length := int(binary.LittleEndian.Uint32(b[end:]))
	var meta format.FileMetaData
	if err := thrift.Unmarshal(new(thrift.CompactProtocol), b[end-length:end], &meta); err != nil {
		t.Fatal(err)
	}
	for _, g := range meta.RowGroups {
		for i, c := range g.Columns {
			n[i] += c.MetaData.Statistics.NullCount
		}
	}
	return n
}

func missing(rows [][5]string) (n [5]int64) {
	for _, row := range rows {
		for i, s := range row {
			if s == "" {
				n[i]++
			}
		}
	}
	return n
}

// sameNumber reports whether two texts are one number: money is read with its three
// decimals.
func sameNumber(a, b string) bool {
	x, err := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	return err == nil && err2 == nil && x == y
}

// TestWriterStops says the error of its output.
func TestWriterStops(t *testing.T) {
	full := errors.New("full")
	for room := range 40 {
		w, err := NewWriter(&narrow{left: room, err: full})
		if err == nil {
			w.Column("a", Text)
			w.Text(0, "x")
			err = errors.Join(w.EndRow(), w.Close())
		}
		if !errors.Is(err, full) {
			t.Errorf("room for %d bytes: %v", room, err)
		}
	}
}

// narrow takes so many bytes.
type narrow struct {
	left int
	err  error
}

func (n *narrow) Write(b []byte) (int, error) {
	if n.left -= len(b); n.left < 0 {
		return 0, n.err
	}
	return len(b), nil
}
