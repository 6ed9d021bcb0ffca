package store

import (
	"bytes"
	"errors"
	"hash/crc32"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"testing"
)

// TestSpool writes to spools that are kept in memory and in a file, and reads each
// twice. No file is left.
func TestSpool(t *testing.T) {
	line := strings.Repeat("x", 999) + "\n"
	for _, lines := range []int{0, 1, spoolMemory / 1000, spoolMemory/1000 + 1, 3 * spoolMemory / 1000} {
		dir := t.TempDir()
		s := New(OS()).Spool(dir)
		var want bytes.Buffer
		for i := range lines {
			b := []byte(line)
			b[i%999] = 'y'
			want.Write(b)
			if n, err := s.Write(b); n != len(b) || err != nil {
				t.Fatalf("line %d: %d, %v", i, n, err)
			}
		}
		if files, _ := os.ReadDir(dir); len(files) != min(1, max(0, want.Len()-spoolMemory)) {
			t.Errorf("%d bytes are kept in %d files", want.Len(), len(files))
		}
		if len(s.first) > spoolMemory || s.size != int64(want.Len()) || s.crc != crc32.ChecksumIEEE(want.Bytes()) {
			t.Errorf("%d lines: %d bytes in memory, size %d, checksum %x", lines, len(s.first), s.size, s.crc)
		}
		for range 2 {
			var got bytes.Buffer
			if n, err := s.WriteTo(&got); err != nil || n != int64(want.Len()) || !bytes.Equal(got.Bytes(), want.Bytes()) {
				t.Errorf("%d lines: %d bytes of %d read, %v", lines, n, want.Len(), err)
			}
		}
		s.Close()
		if files, _ := os.ReadDir(dir); len(files) != 0 {
			t.Errorf("%s is left", files[0].Name())
		}
	}
}

// A spoiledDisk is a disk whose files cannot be made, or cannot be written.
type spoiledDisk struct {
	Disk
	opened, written error
}

type spoiledFile struct {
	File
	err error
}

func (d spoiledDisk) Open(name string, flag int, mode fs.FileMode) (File, error) {
	if d.opened != nil {
		return nil, d.opened
	}
	f, err := d.Disk.Open(name, flag, mode)
	return spoiledFile{f, d.written}, err
}

func (f spoiledFile) Write([]byte) (int, error) { return 0, f.err }

// TestSpoolFails holds that a spool without a place says so, and leaves nothing.
func TestSpoolFails(t *testing.T) {
	for _, disk := range []spoiledDisk{{OS(), syscall.EACCES, nil}, {OS(), nil, syscall.ENOSPC}} {
		dir := t.TempDir()
		s := New(disk).Spool(dir)
		var err error
		for range 2*spoolMemory/1000 + 100 {
			if _, err = s.Write(make([]byte, 1000)); err != nil {
				break
			}
		}
		if !errors.Is(err, errors.Join(disk.opened, disk.written)) && !errors.Is(err, disk.opened) && !errors.Is(err, disk.written) || !errors.As(err, new(*Error)) {
			t.Errorf("%v", err)
		}
		s.Close()
		if files, _ := os.ReadDir(dir); len(files) != 0 {
			t.Errorf("%s is left", files[0].Name())
		}
	}
}
