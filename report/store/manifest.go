package store

import (
	"errors"
	"io"
	"os"

	"dyad/report/batch"
)

// manifest is the file of a manifest while a batch runs.
type manifest struct {
	name   string
	writer *Writer
	out    File // for appending and reading; nil if it is not open
}

// Manifest is the file of a manifest, whose lines stand for what the writer has
// written. It may be a link, but not out of its directory.
func (w *Writer) Manifest(name string, over Overwrite) (batch.LogFile, error) {
	if err := staysInside(name); err != nil {
		return nil, err
	}
	name = followLinks(name)
	if device, err := w.replaceable(name, over); err != nil {
		return nil, err
	} else if device {
		return nil, refuse(name, IsDevice, over, "manifest %q is not a file")
	}
	return &manifest{name: name, writer: w}, nil
}

// Replace implements batch.LogFile.
func (m *manifest) Replace(write func(io.Writer) error) error {
	if err := m.isThere(); err != nil {
		return errors.Join(err, m.close())
	}
	t, err := m.writer.create(m.name, Always)
	if err != nil {
		return errors.Join(err, m.close())
	}
	defer t.discard()
	if err := errors.Join(write(t), m.close()); err != nil {
		return outputError(m.name, err)
	}
	if err := t.commit(); err != nil {
		return err
	}
	return outputError(m.name, m.writer.sync())
}

// Open implements batch.LogFile.
func (m *manifest) Open() (err error) {
	m.out, err = m.writer.disk.Open(m.name, os.O_RDWR|os.O_APPEND|noFollow, 0)
	return outputError(m.name, err)
}

// Append implements batch.LogFile.
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

// ReadAt implements batch.LogFile.
func (m *manifest) ReadAt(p []byte, at int64) (int, error) { return m.out.ReadAt(p, at) }

// Close implements batch.LogFile.
func (m *manifest) Close() error {
	err := errors.Join(m.isThere(), m.out.Sync())
	return outputError(m.name, errors.Join(err, m.close()))
}

func (m *manifest) close() error {
	if m.out == nil {
		return nil
	}
	err := m.out.Close()
	m.out = nil
	return err
}

// isThere refuses a manifest that was removed while it was open.
func (m *manifest) isThere() error {
	if m.out == nil || isNamed(m.out) {
		return nil
	}
	return refuse(m.name, Vanished, 0, "manifest %q was removed while the batch ran")
}
