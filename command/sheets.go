package command

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"dyad/data/advice"
	"dyad/report/export"
)

// startFrom makes a dossier of sheets.
func startFrom(e *env, from, out string) error {
	m, err := readSheets(e.inputs, from)
	if err != nil {
		return err
	}
	if err := e.start(cmp.Or(out, m.ID+".yaml"), m.YAML, "dyad check "); err != nil {
		return err
	}
	for _, name := range m.Unread {
		e.say(fmt.Sprintf("%s is not read: it is no table of a dossier", advice.Name(name)))
	}
	if m.Sectioned {
		e.say("the sheets hold no sections: each topic has one, with its claims as a table")
	}
	return nil
}

// readSheets makes a dossier of a workbook, of an archive or of the tables in a folder.
func readSheets(in *inputs, name string) (*export.Made, error) {
	if isDirectory(name) {
		return readFolder(in, name)
	}
	shown, limit := name, int64(export.MaxFile)
	var b []byte
	var err error
	if name == "-" {
		shown = "<stdin>"
		b, err = readAtMost(in.stdin, limit)
	} else {
		b, err = in.readFile(name, limit)
	}
	switch {
	case err != nil:
		return nil, advice.With(fmt.Errorf("reading %s: %w", inputName(name), advice.Cause(err)), "`dyad init --template` writes a workbook to fill in")
	case int64(len(b)) > limit:
		return nil, advice.With(fmt.Errorf("reading %s: it is over the limit of %d MiB", inputName(name), limit>>20), "leave out pictures and sheets that are none of the dossier")
	}
	return export.From(shown, b)
}

// readFolder makes a dossier of the tables in a folder.
func readFolder(in *inputs, folder string) (*export.Made, error) {
	list, err := os.ReadDir(folder)
	if err != nil {
		return nil, fmt.Errorf("reading %q: %w", folder, advice.Cause(err))
	}
	var files []export.File
	for _, entry := range list {
		if entry.IsDir() || !strings.EqualFold(filepath.Ext(entry.Name()), ".csv") {
			continue
		}
		name := filepath.Join(folder, entry.Name())
		b, err := in.readFile(name, export.MaxFile)
		switch {
		case err != nil:
			return nil, fmt.Errorf("reading %q: %w", name, advice.Cause(err))
		case len(b) > export.MaxFile:
			return nil, fmt.Errorf("reading %q: it is over the limit of %d MiB", name, export.MaxFile>>20)
		case len(files) == export.MaxFiles:
			return nil, fmt.Errorf("%q holds more than %d tables", folder, export.MaxFiles)
		}
		files = append(files, export.File{Name: entry.Name(), Data: b})
	}
	if len(files) == 0 {
		return nil, advice.With(fmt.Errorf("%q holds no tables", folder), "a folder of a dossier holds dossier.csv, claims.csv, sources.csv")
	}
	return export.FromFiles(filepath.ToSlash(folder), files)
}

// startTemplate writes a workbook to fill in.
func startTemplate(e *env, out string) error {
	b, err := export.Template()
	if err != nil {
		return err
	}
	return e.start(cmp.Or(out, "dossier.xlsx"), b, "fill it in, then dyad init --from ")
}
