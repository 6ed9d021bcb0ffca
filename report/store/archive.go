package store

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"hash/crc32"
	"io"
	"path/filepath"
	"strings"
	"time"

	"dyad/report/batch"
)

// An Archive holds the briefs of a batch as its members, in the order in which
// they are put. The same members give the same bytes. It is a batch.Store.
type Archive struct {
	members members
	name    string    // for errors
	file    *tempFile // nil for a stream
}

var _ batch.Store = (*Archive)(nil)

// members is an archive of one kind.
type members interface {
	add(m member) error
	io.Closer
}

// A member is a file in an archive.
type member struct {
	name    string
	size    int64
	crc     uint32 // CRC-32 of the content, by the polynomial of IEEE 802.3
	content io.WriterTo
}

// kinds are the kinds of archive by the end of their name.
var kinds = map[string]func(io.Writer) members{".zip": newZip, ".tar": newTar}

// IsArchive tells whether a file's name ends as that of an archive does, in .zip
// or .tar.
func IsArchive(name string) bool { return kinds[strings.ToLower(filepath.Ext(name))] != nil }

// StreamTar begins a tar on a stream; name is the stream's in errors.
func StreamTar(stream io.Writer, name string) *Archive {
	return &Archive{members: newTar(stream), name: name}
}

// Archive begins an archive in the file name, for which IsArchive must hold: it tells
// the kind, also where it is a link to a file that is named otherwise. The archive
// appears when it is committed.
func (w *Writer) Archive(name string, over Overwrite) (*Archive, error) {
	kind := kinds[strings.ToLower(filepath.Ext(name))]
	name = followLinks(name)
	switch device, err := w.replaceable(name, over); {
	case err != nil:
		return nil, err
	case device:
		return nil, refuse(name, IsDevice, over, "bundle %q is not a file")
	}
	file, err := w.create(name, over)
	if err != nil {
		return nil, err
	}
	return &Archive{kind(file), name, file}, nil
}

// Ordered is true: members stand in the order of the jobs.
func (a *Archive) Ordered() bool { return true }

// Sum is "": nothing in an archive is up to date, it is written anew.
func (a *Archive) Sum(string) string { return "" }

// Put adds a brief. Its error is a batch.StopError.
func (a *Archive) Put(path string, pdf []byte) error {
	if err := a.members.add(member{path, int64(len(pdf)), crc32.ChecksumIEEE(pdf), bytes.NewReader(pdf)}); err != nil {
		return batch.Stop(outputError(a.name, err))
	}
	return nil
}

// Commit adds the last member, ends the archive and, unless it is a stream, makes
// it the file it is to be.
func (a *Archive) Commit(name string, content *Spool) error {
	if err := a.members.add(member{name, content.size, content.crc, content}); err != nil {
		return outputError(a.name, err)
	}
	if err := a.members.Close(); err != nil {
		return outputError(a.name, err)
	}
	if a.file == nil {
		return nil
	}
	if err := a.file.commit(); err != nil {
		return err
	}
	return outputError(a.name, a.file.writer.sync())
}

// Discard leaves nothing of an archive in a file that was not committed, and does
// nothing to any other.
func (a *Archive) Discard() {
	if a.file != nil {
		a.file.discard()
	}
}

// The date of every member: the earliest that a zip can state. No clock is read.
var memberDate = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// memberDOSDate is memberDate as a zip states it: years from 1980 in seven bits,
// the month in four, the day in five (APPNOTE.TXT 4.4.6). CreateRaw does not make
// it of Modified.
const memberDOSDate = 0<<9 | 1<<5 | 1

type tarArchive struct{ *tar.Writer }

func newTar(w io.Writer) members { return tarArchive{tar.NewWriter(w)} }

func (a tarArchive) add(m member) error {
	err := a.WriteHeader(&tar.Header{Name: m.name, Mode: 0o644, Size: m.size, ModTime: memberDate})
	if err == nil {
		_, err = m.content.WriteTo(a.Writer)
	}
	return err
}

type zipArchive struct{ *zip.Writer }

func newZip(w io.Writer) members { return zipArchive{zip.NewWriter(w)} }

// add stores a member as it is, since a brief is compressed already, with sizes
// and checksum before it, so that the archive can be read as a stream.
func (a zipArchive) add(m member) error {
	h := &zip.FileHeader{
		//lint:ignore SA1019 CreateRaw writes this field, and not Modified.
		ModifiedDate: memberDOSDate,
		Name:         m.name, Method: zip.Store, CRC32: m.crc,
		CompressedSize64: uint64(m.size), UncompressedSize64: uint64(m.size),
	}
	h.SetMode(0o644)
	w, err := a.CreateRaw(h)
	if err == nil {
		_, err = m.content.WriteTo(w)
	}
	return err
}
