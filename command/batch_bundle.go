package command

import (
	"archive/tar"
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"path/filepath"
	"strings"
	"time"

	"dyad/data/advice"
	"dyad/report/batch"
)

// batchBundle makes the briefs as members of one archive, the manifest its last.
// The archive appears complete or not at all; on standard output it streams. The
// same briefs give the same bytes.
func (e *env) batchBundle(ctx context.Context, o batchOptions, p *plan) error {
	if o.Bundle == "-" {
		manifest, err := e.bundle(ctx, o, p, newTar(e.stdout), "standard output")
		return e.bundled(p, manifest, err)
	}
	newArchive, ok := archives[strings.ToLower(filepath.Ext(o.Bundle))]
	if !ok {
		return usageError{fmt.Sprintf("bundle %q is neither .zip nor .tar", o.Bundle), "or - for a tar on standard output"}
	}
	name := p.shard.Part(o.Bundle)
	held, err := lock(name)
	if err != nil {
		return err
	}
	defer held.release()
	e.files.mark = held.mark
	if err := sweep(held.mark, []string{filepath.Dir(name)}); err != nil {
		return err
	}
	may := whenForced
	if o.Force {
		may = anything
	}
	switch device, err := replaceable(name, may); {
	case err != nil:
		return err
	case device:
		return advice.With(fmt.Errorf("bundle %q is not a file", name), "--bundle - writes a tar to standard output")
	}
	file, err := e.files.begin(name)
	if err != nil {
		return err
	}
	defer file.drop()
	manifest, err := e.bundle(ctx, o, p, newArchive(file), name)
	if manifest != nil {
		if failed := file.place(); failed != nil {
			return failed
		}
		if failed := e.files.settle(); failed != nil {
			return outputError(name, failed)
		}
	}
	return e.bundled(p, manifest, err)
}

// bundle writes the members of an archive and ends it. Without a manifest the
// archive is not complete: some job was not done.
func (e *env) bundle(ctx context.Context, o batchOptions, p *plan, a archive, name string) (manifest []byte, err error) {
	var entries []batch.Entry
	err = e.run(ctx, o, p, bundleStore{a, name}, nil, func(x batch.Entry) error {
		entries = append(entries, x)
		return nil
	})
	if err != nil && !errors.Is(err, errPartly) || len(entries) < len(p.jobs) {
		return nil, err
	}
	manifest = batch.Encode(entries)
	if failed := a.add(p.shard.Part(manifestName), manifest); failed != nil {
		return nil, outputError(name, failed)
	}
	if failed := a.Close(); failed != nil {
		return nil, outputError(name, failed)
	}
	return manifest, err
}

// bundled writes the manifest beside a complete archive, if it is asked for.
func (e *env) bundled(p *plan, manifest []byte, err error) error {
	if manifest != nil && p.manifest != "" {
		if failed := e.files.write(p.manifest, manifest, anything); failed != nil {
			return failed
		}
	}
	return err
}

// bundleStore keeps briefs as members of an archive.
type bundleStore struct {
	archive archive
	name    string
}

func (bundleStore) Ordered() bool     { return true }
func (bundleStore) Sum(string) string { return "" }
func (s bundleStore) Put(path string, pdf []byte) error {
	if err := s.archive.add(path, pdf); err != nil {
		return batch.Stop(outputError(s.name, err))
	}
	return nil
}

// An archive takes members in order.
type archive interface {
	add(name string, content []byte) error
	io.Closer
}

// archives are the kinds of archive by the end of their name.
var archives = map[string]func(io.Writer) archive{".zip": newZip, ".tar": newTar}

// The date of every member: the earliest a zip can state. Clocks are not read.
var memberDate = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

type tarArchive struct{ *tar.Writer }

func newTar(w io.Writer) archive { return tarArchive{tar.NewWriter(w)} }

func (a tarArchive) add(name string, content []byte) error {
	err := a.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(content)), ModTime: memberDate})
	if err == nil {
		_, err = a.Write(content)
	}
	return err
}

type zipArchive struct{ *zip.Writer }

func newZip(w io.Writer) archive { return zipArchive{zip.NewWriter(w)} }

// add stores a member as it is, since a brief is compressed already, with sizes
// and checksum before it, so that the archive can be read as a stream.
func (a zipArchive) add(name string, content []byte) error {
	h := &zip.FileHeader{
		Name: name, Method: zip.Store, Modified: memberDate, CRC32: crc32.ChecksumIEEE(content),
		CompressedSize64: uint64(len(content)), UncompressedSize64: uint64(len(content)),
	}
	h.SetMode(0o644)
	w, err := a.CreateRaw(h)
	if err == nil {
		_, err = w.Write(content)
	}
	return err
}
