package store

import (
	"bufio"
	"hash/crc32"
	"io"
	"path/filepath"

	"dyad/report/batch"
)

// spoolMemory is how many bytes of a spool are kept in memory.
const spoolMemory = 4 << 20

// A Spool keeps what is written to it until it is written elsewhere: the first
// spoolMemory bytes in memory, the rest in a temporary file. It is the manifest of a
// bundle, which is its last member.
type Spool struct {
	writer *Writer
	dir    string
	first  []byte
	rest   File // nil as long as all is in memory
	buffer *bufio.Writer
	size   int64
	crc    uint32
}

// Spool begins an empty spool, whose file will be one of a directory.
func (w *Writer) Spool(dir string) *Spool { return &Spool{writer: w, dir: dir} }

// Write adds bytes. An error names the directory, as that of a file in it.
func (s *Spool) Write(b []byte) (int, error) {
	if s.rest == nil && len(s.first)+len(b) > spoolMemory {
		f, err := s.writer.createIn(s.dir)
		if err != nil {
			return 0, s.error(err)
		}
		s.rest, s.buffer = f, bufio.NewWriterSize(f, 1<<16)
	}
	s.crc = crc32.Update(s.crc, crc32.IEEETable, b)
	s.size += int64(len(b))
	if s.rest == nil {
		s.first = append(s.first, b...)
		return len(b), nil
	}
	n, err := s.buffer.Write(b)
	return n, s.error(err)
}

func (s *Spool) error(err error) error {
	return outputError(filepath.Join(s.dir, batch.ManifestName), err)
}

// WriteTo writes all that was added, from the beginning, as often as it is called.
func (s *Spool) WriteTo(w io.Writer) (int64, error) {
	n, err := w.Write(s.first)
	if err != nil || s.rest == nil {
		return int64(n), err
	}
	if err := s.buffer.Flush(); err != nil {
		return int64(n), s.error(err)
	}
	more, err := io.Copy(w, io.NewSectionReader(s.rest, 0, s.size-int64(len(s.first))))
	return int64(n) + more, err
}

// Close removes the file of the spool.
func (s *Spool) Close() {
	if s.rest != nil {
		_ = s.rest.Close()
		s.writer.remove(s.rest.Name())
	}
}
