package command

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/bmatcuk/doublestar/v4"

	"dyad/data"
	"dyad/data/advice"
	"dyad/data/codec"
	"dyad/report/batch"
	"dyad/report/font"
)

// batchInputs reads the dossiers of a batch; it is a batch.Inputs.
type batchInputs struct{ *inputs }

func (in batchInputs) Bytes(name string) ([]byte, error) {
	b, err := in.readFile(name, codec.MaxSize)
	if err != nil {
		err = stopIfShort(fmt.Errorf("reading dossier %q: %w", name, advice.Cause(err)))
	}
	return b, err
}

// stopIfShort makes an error of reading the end of the batch if the process lacks
// something, which is no fault of the dossier.
func stopIfShort(err error) error {
	for _, short := range []error{syscall.EMFILE, syscall.ENFILE, syscall.ENOMEM} {
		if errors.Is(err, short) {
			return batch.Stop(err)
		}
	}
	return err
}

func (in batchInputs) Texts(name, lang string) ([]byte, error) {
	_, b, err := in.readTexts(name, langOptions{Lang: lang})
	return b, stopIfShort(err)
}

func (in batchInputs) Dossier(name, lang string) (*data.Dossier, string, error) {
	d, is, err := in.readTranslated(name, langOptions{Lang: lang})
	return d, is, stopIfShort(err)
}

func (in batchInputs) Fonts(name string, d *data.Dossier) ([]*font.Source, error) {
	all, err := readFonts(in.inputs, d, name, nil)
	return all, stopIfShort(err)
}

// dossierNames are the files of dossiers that arguments mean: the arguments
// in their order, the files of one directory or glob sorted, each file once.
// A file that does not exist is named too: its job fails, like that of any
// bad dossier.
func dossierNames(in *inputs, args []string) ([]string, error) {
	var all []string
	seen := make(map[string]bool)
	for _, arg := range args {
		found, err := expand(in, arg)
		if err != nil {
			return nil, err
		}
		for _, name := range found {
			if name = filepath.Clean(name); !seen[name] {
				seen[name] = true
				all = append(all, name)
			}
		}
	}
	return all, nil
}

// maxNames is how many bytes of a list of names are read.
const maxNames = 64 << 20

// listed are the names in a list, one a line, on standard input for "-"; empty lines are
// passed over.
func listed(in *inputs, name string) ([]string, error) {
	var b []byte
	var err error
	if name == "-" {
		b, err = readAtMost(in.stdin, maxNames)
	} else {
		b, err = in.readFile(name, maxNames)
	}
	if err != nil {
		return nil, fmt.Errorf("reading list %s: %w", inputName(name), advice.Cause(err))
	}
	if len(b) > maxNames {
		return nil, fmt.Errorf("reading list %s: it is over the limit of %d MiB", inputName(name), maxNames>>20)
	}
	var all []string
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimRight(line, "\r\n"); line != "" {
			all = append(all, line)
		}
	}
	if len(all) == 0 {
		return nil, advice.With(fmt.Errorf("no name in list %s", inputName(name)), "a list has the name of a dossier on each line")
	}
	return all, nil
}

// expand is the dossiers that an argument means.
func expand(in *inputs, arg string) ([]string, error) {
	list, isList := strings.CutPrefix(arg, "@")
	switch {
	case arg == "-":
		return listed(in, "-")
	case isList && list != "":
		return listed(in, list)
	case isDirectory(arg):
		found, err := dossiersBelow(arg)
		if err == nil && len(found) == 0 {
			err = advice.With(fmt.Errorf("no dossier in %q", arg), "dossiers are files named *.yaml, *.yml or *.json")
		}
		return found, err
	case !isGlob(arg):
		return []string{arg}, nil
	}
	found, err := doublestar.FilepathGlob(arg, doublestar.WithFilesOnly(), doublestar.WithNoHidden(), doublestar.WithFailOnIOErrors())
	if err != nil {
		return nil, fmt.Errorf("glob %q: %w", arg, err)
	}
	if len(found) == 0 {
		return nil, advice.With(fmt.Errorf("no file matches %q", arg), "* is any part of a name, ** any directories")
	}
	slices.Sort(found)
	return found, nil
}

// isGlob tells whether a name is a pattern and not the name of a file.
func isGlob(name string) bool {
	_, err := os.Lstat(name)
	return errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(name, "*?[{")
}

// wouldFind tells whether a directory or a glob among the arguments would find a
// dossier of a name, if it were there.
func wouldFind(args []string, name string) bool {
	for _, arg := range args {
		if isGlob(arg) {
			if ok, err := doublestar.PathMatch(filepath.Clean(arg), name); ok && err == nil {
				return true
			}
			continue
		}
		rel, err := filepath.Rel(filepath.Clean(arg), name)
		if err == nil && filepath.IsLocal(rel) && isDirectory(arg) {
			return true
		}
	}
	return false
}

// dossiersBelow are the dossiers in a directory and below it, sorted. Hidden
// files and directories are left out, and links to directories are not
// followed.
func dossiersBelow(dir string) ([]string, error) {
	var all []string
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("reading directory %q: %w", name, advice.Cause(err))
		case name != dir && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return filepath.SkipDir
			}
		case !entry.IsDir() && isDossierName(name):
			all = append(all, name)
		}
		return nil
	})
	slices.Sort(all)
	return all, err
}

func isDossierName(name string) bool {
	return slices.Contains([]string{".yaml", ".yml", ".json"}, strings.ToLower(filepath.Ext(name)))
}
