package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"dyad/data/advice"
	"dyad/report/batch"
)

// manifest is the file of a manifest while a batch runs.
type manifest struct {
	name   string
	writer *Writer
	out    *os.File // for appending
}

// Manifest is the file of a manifest, whose lines stand for what the writer has
// written.
func (w *Writer) Manifest(name string) batch.LogFile { return &manifest{name: name, writer: w} }

func (m *manifest) Replace(b []byte) error { return m.writer.Write(m.name, b, Always) }

func (m *manifest) Open() (err error) {
	m.out, err = os.OpenFile(m.name, os.O_WRONLY|os.O_APPEND, 0)
	return outputError(m.name, err)
}

func (m *manifest) Append(lines []byte, durable bool) (n int, err error) {
	if err := m.writer.sync(); err != nil {
		return 0, outputError(m.name, err)
	}
	n, err = m.out.Write(lines)
	if err == nil && durable {
		err = m.out.Sync()
	}
	return n, outputError(m.name, err)
}

func (m *manifest) Close() error {
	return outputError(m.name, errors.Join(m.out.Sync(), m.out.Close()))
}

func (m *manifest) Read() ([]byte, error) {
	b, err := os.ReadFile(m.name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, advice.With(fmt.Errorf("manifest %q was removed while the batch ran", m.name), "run the batch again: what is still there is made again too")
	}
	return b, outputError(m.name, err)
}
