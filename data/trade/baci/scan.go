// Package baci reads the files of CEPII's BACI: a year's flows, t,i,j,k,v,q
// (year, exporter, importer, subheading, thousand dollars, tonnes), with its
// lists of countries and products. A year has some eleven million rows, so it is
// cut at line ends into blocks that all cores parse from bytes. Blocks are handed
// on in the file's order: what comes out does not depend on the number of cores.
//
// Every edition's spelling is read: quoted or plain, q padded, empty or NA, k
// with or without its leading zero.
package baci

import (
	"bytes"
	"errors"
	"io"
	"runtime"
	"sync"

	"dyad/data/trade/source"
)

// blockSize is what one worker parses at a time: some 30 000 rows, little enough
// for the second-level cache and for a dozen in flight to cost nothing.
const blockSize = 1 << 20

// smallFile is what is made room for at first.
const smallFile = 1 << 16

// A Run is consecutive lines of one year, exporter and importer.
type Run struct {
	Year               uint16
	Exporter, Importer uint16
	Line               int // of its first row
	Rows               int
}

// A Block is a part of the file. Its columns have one element a row; rows of its
// runs follow each other.
type Block struct {
	Runs    []Run
	Product []source.Product
	Value   source.Thousands // of [source.USD]
	Weight  source.Thousands // of [source.Grams]
	Tally   source.Tally
	Lines   int // of the file, with those left out

	padded, unweighed int // rows of either kind
}

// A Scanner reads one year file.
type Scanner struct {
	File    string
	Line    int // lines before the first byte: 1 with the header read
	Workers int // 0 is one a core
}

// job is one block of the file: the reader fills it, a worker parses it, and Scan
// takes it in the file's order.
type job struct {
	data   []byte // whole lines
	buf    []byte
	block  Block
	bad    *lineFault
	err    error // of reading
	parsed chan struct{}
}

// Scan parses what r gives and hands each block to take, in the file's order.
// The block is only valid during the call. It stops at the first refusal, an
// error of take or of r.
func (s Scanner) Scan(r io.Reader, take func(*Block) error) error {
	workers := s.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	n := 2*workers + 1
	free, work, order := make(chan *job, n), make(chan *job, n), make(chan *job, n)
	for range n {
		free <- &job{parsed: make(chan struct{}, 1)}
	}
	quit := make(chan struct{})
	var running sync.WaitGroup
	running.Go(func() {
		defer close(work)
		defer close(order)
		cut(r, free, quit, func(j *job) { order <- j; work <- j })
	})
	for range workers {
		running.Go(func() {
			for j := range work {
				j.bad = j.block.parse(j.data)
				j.parsed <- struct{}{}
			}
		})
	}
	err := s.inOrder(order, free, take)
	close(quit)
	for range order { // none stays behind
	}
	running.Wait()
	return err
}

// inOrder takes the blocks as the file has them.
func (s Scanner) inOrder(order <-chan *job, free chan<- *job, take func(*Block) error) error {
	line := s.Line
	for j := range order {
		<-j.parsed
		for i := range j.block.Runs {
			j.block.Runs[i].Line += line
		}
		if j.bad != nil {
			e := j.bad.At(s.File, line+j.bad.line)
			e.Near = j.bad.near
			return e
		}
		if err := take(&j.block); err != nil {
			return err
		}
		line += j.block.Lines
		if j.err != nil {
			return j.err
		}
		free <- j
	}
	return nil
}

// cut fills jobs with whole lines until r ends.
func cut(r io.Reader, free <-chan *job, quit <-chan struct{}, emit func(*job)) {
	var rest []byte
	for {
		var j *job
		select {
		case j = <-free:
		case <-quit:
			return
		}
		j.buf = append(j.buf[:0], rest...)
		end, err := fill(r, j)
		j.data, rest = j.buf[:end], append(rest[:0], j.buf[end:]...)
		if err != nil && !errors.Is(err, io.EOF) {
			j.err = err
		}
		emit(j)
		if err != nil {
			return
		}
	}
}

// fill reads until the job has a block with a line end, and gives the index behind it.
// At the end of r everything belongs to the block.
func fill(r io.Reader, j *job) (end int, err error) {
	want := blockSize
	for {
		for len(j.buf) < want && err == nil {
			if len(j.buf) == cap(j.buf) {
				room := want
				if len(j.buf) < smallFile {
					room = smallFile
				}
				j.buf = append(make([]byte, 0, room), j.buf...)
			}
			var n int
			n, err = r.Read(j.buf[len(j.buf):min(want, cap(j.buf))])
			j.buf = j.buf[:len(j.buf)+n]
		}
		if err != nil {
			return len(j.buf), err
		}
		if at := bytes.LastIndexByte(j.buf, '\n'); at >= 0 {
			return at + 1, nil
		}
		if want > maxLine {
			return len(j.buf), nil // parsed as it is, which refuses it
		}
		want *= 2
	}
}

// maxLine bounds a line: without it a file without line ends fills the memory.
const maxLine = blockSize
