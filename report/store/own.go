package store

import (
	"bytes"
	"crypto/sha256"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"dyad/report/batch"
	"dyad/report/export"
	"dyad/report/html"
)

// maxBrief is how many bytes of a file are searched for the mark of a brief.
const maxBrief = 64 << 20

// isBrief tells whether a file is a PDF whose metadata name dyad as its creator, a web
// page that does, a PNG that says so at its beginning, or a workbook that nobody has saved
// since. Briefs carry their metadata uncompressed so that they can be searched.
func isBrief(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxBrief))
	switch {
	case err != nil:
		return false
	case bytes.HasPrefix(b, []byte("\x89PNG\r\n")):
		return bytes.Contains(b[:min(len(b), 1024)], []byte("tEXtSoftware\x00dyad"))
	case bytes.HasPrefix(b, []byte("PK")):
		return export.IsWorkbook(bytes.NewReader(b), int64(len(b)))
	}
	return html.IsPage(b) || bytes.HasPrefix(b, []byte("%PDF-")) && bytes.Contains(b, []byte("<xmp:CreatorTool>dyad"))
}

// isIndex tells whether a file is one of an index, which says so at its beginning.
func isIndex(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, 1024))
	return err == nil && (bytes.HasPrefix(b, []byte("<!DOCTYPE html>")) && bytes.Contains(b, []byte(`<meta name="generator" content="dyad index">`)) ||
		bytes.HasPrefix(b, []byte("<?xml")) && bytes.Contains(b, []byte("<!-- dyad index -->")))
}

// isManifest tells whether a file is a manifest, or empty, as that of a batch is
// which was ended before its first brief.
func isManifest(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	return batch.IsManifest(f)
}

// inputs are the files that a run reads. There may be very many, so each is kept
// as a hash of its absolute name, in which case does not matter, with the name as
// it was given.
type inputs map[[sha256.Size / 2]byte]string

func inputKey(name string) [sha256.Size / 2]byte {
	real, err := filepath.EvalSymlinks(name)
	if err != nil {
		real = name
	}
	if abs, err := filepath.Abs(real); err == nil {
		real = abs
	}
	sum := sha256.Sum256([]byte(strings.ToLower(strings.ToUpper(real))))
	return [sha256.Size / 2]byte(sum[:])
}

func (in inputs) add(name string) { in[inputKey(name)] = name }

// has tells whether a file is among them. Where case matters two files may have
// names that differ in nothing else.
func (in inputs) has(name string, file fs.FileInfo) bool {
	given, ok := in[inputKey(name)]
	if !ok {
		return false
	}
	there, err := os.Stat(given)
	return err == nil && os.SameFile(there, file)
}
