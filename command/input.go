package command

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"dyad/data"
	"dyad/data/advice"
	"dyad/data/codec"
	"dyad/report/store"
)

// inputs is what a run reads: standard input, files, and the environment.
type inputs struct {
	stdin   io.Reader
	getenv  func(string) string
	console *console      // says how much of a table is read
	files   *store.Writer // is told what is read, which it must not write
}

// open opens a file to be read, which is then no output of the run.
func (in *inputs) open(name string) (*os.File, error) {
	in.files.Protect(name)
	return os.Open(name)
}

// readDossier reads the dossier in a file, on standard input for "-", or the
// embedded one for "".
func (in *inputs) readDossier(name string) (*data.Dossier, error) {
	switch name {
	case "":
		return codec.Default()
	case "-":
		b, err := readAtMost(in.stdin, codec.MaxSize)
		if err != nil {
			return nil, fmt.Errorf("reading standard input: %w", err)
		}
		return readNoSheets("<stdin>", b)
	}
	b, err := in.readFile(name, codec.MaxSize)
	if err != nil {
		return nil, dossierError(name, err)
	}
	return readNoSheets(name, b)
}

// readNoSheets reads a dossier, and says of a workbook or an archive of tables what makes
// a dossier of it.
func readNoSheets(name string, b []byte) (*data.Dossier, error) {
	if bytes.HasPrefix(b, []byte("PK\x03\x04")) {
		from, to := name, "mine.yaml"
		if name == "<stdin>" {
			from = "-"
		}
		if filepath.Base(name) == to {
			to = "new.yaml"
		}
		return nil, &codec.Errors{File: name, List: []codec.Problem{{What: "this is an Excel workbook or a zip file, not a dossier",
			Hint: fmt.Sprintf("if `dyad export` or `dyad init --template` wrote it, `dyad init --from %s -o %s` makes a dossier of it; from any other, copy the figures into the claims of a dossier", advice.Quote(from), to)}}}
	}
	return codec.Read(name, b)
}

// maxBrief is how many bytes of a brief are read.
const maxBrief = 64 << 20

// readBrief reads the bytes of a brief, or of a dossier where either will do.
func (in *inputs) readBrief(name string) ([]byte, error) {
	var b []byte
	var err error
	if name == "-" {
		b, err = readAtMost(in.stdin, maxBrief)
	} else {
		b, err = in.readFile(name, maxBrief)
	}
	switch {
	case name != "-" && isDirectory(name):
		return nil, advice.With(fmt.Errorf("reading %q: it is a directory", name), "name a file in it")
	case err != nil:
		return nil, fmt.Errorf("reading %s: %w", inputName(name), advice.Cause(err))
	case len(b) > maxBrief:
		return nil, fmt.Errorf("reading %s: it is over the limit of %d MiB", inputName(name), maxBrief>>20)
	}
	return b, nil
}

// readFile reads a file as [readAtMost] does, and of one that says it is longer than the
// limit the head alone, from which a caller may tell what it is; zeros follow.
func (in *inputs) readFile(name string, limit int64) ([]byte, error) {
	f, err := in.open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if st, err := f.Stat(); err == nil && st.Mode().IsRegular() && st.Size() > limit {
		b := make([]byte, limit+1)
		_, err := io.ReadFull(f, b[:min(len(b), 4096)])
		return b, err
	}
	return readAtMost(f, limit)
}

// maxSideFile bounds the files that are given beside tables.
const maxSideFile = 64 << 20

// readSideFile reads a file that is given beside tables: what is its kind, hint what to do
// where there is none.
func readSideFile(in *inputs, what, name, hint string) ([]byte, error) {
	b, err := in.readFile(name, maxSideFile)
	switch {
	case err != nil:
		return nil, advice.With(fmt.Errorf("reading %s %q: %w", what, name, advice.Cause(err)), hint)
	case len(b) > maxSideFile:
		return nil, fmt.Errorf("reading %s %q: it is over the limit of %d MiB", what, name, maxSideFile>>20)
	}
	return b, nil
}

// readAtMost reads at most one byte more than the limit, so that a caller
// sees that the input is too long without holding all of it.
func readAtMost(r io.Reader, limit int64) ([]byte, error) {
	var b bytes.Buffer
	if f, ok := r.(*os.File); ok {
		if st, err := f.Stat(); err == nil {
			b.Grow(int(min(st.Size(), limit)) + bytes.MinRead) // Buffer reads to the end only with that much space
		}
	}
	_, err := b.ReadFrom(io.LimitReader(r, limit+1))
	return b.Bytes(), err
}

// dossierError says which dossier could not be read, why, and what to do.
func dossierError(name string, err error) error {
	what := fmt.Errorf("reading dossier %q: %w", name, advice.Cause(err))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return advice.With(what, fmt.Sprintf("`dyad init --pair DEU-POL -o %s`, with the letters of your two states, begins one there", advice.Quote(name)))
	case isDirectory(name):
		return advice.With(fmt.Errorf("reading dossier %q: it is a directory", name),
			"name the YAML or JSON file in it, or - for standard input")
	case errors.Is(err, fs.ErrPermission):
		return advice.With(what, "make the file readable for you, or pipe it in: `… | dyad brief -`")
	}
	return what
}

func isDirectory(name string) bool {
	st, err := os.Stat(name)
	return err == nil && st.IsDir()
}
