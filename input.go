package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"dyad/data"
)

// readDossier reads the dossier in a file, on standard input for "-", or the
// embedded one for "".
func (e *env) readDossier(name string) (*data.Dossier, error) {
	switch name {
	case "":
		return data.Default()
	case "-":
		b, err := atMost(e.stdin)
		if err != nil {
			return nil, fmt.Errorf("reading standard input: %w", err)
		}
		return data.Read("<stdin>", b)
	}
	b, err := readFile(name)
	if err != nil {
		return nil, err
	}
	return data.Read(name, b)
}

func readFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, inputError(name, err)
	}
	defer f.Close()
	b, err := atMost(f)
	if err != nil {
		return nil, inputError(name, err)
	}
	return b, nil
}

// atMost reads one byte more than a dossier may have, so that data.Read can
// say that it is too long without our holding all of it.
func atMost(r io.Reader) ([]byte, error) {
	return io.ReadAll(io.LimitReader(r, data.MaxSize+1))
}

// inputError says which dossier could not be read, why, and what to do.
func inputError(name string, err error) error {
	what := fmt.Errorf("reading dossier %q: %w", name, cause(err))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return hinted(what, fmt.Sprintf("`dyad init -o %s` writes the embedded dossier there to start from", shellWord(name)))
	case isDirectory(name):
		return hinted(fmt.Errorf("reading dossier %q: it is a directory", name),
			"name the YAML or JSON file in it, or - for standard input")
	case errors.Is(err, fs.ErrPermission):
		return hinted(what, "make the file readable for you, or pipe it in: `… | dyad brief -`")
	}
	return what
}

// cause drops the operation and path that *fs.PathError repeats.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

func isDirectory(name string) bool {
	st, err := os.Stat(name)
	return err == nil && st.IsDir()
}
