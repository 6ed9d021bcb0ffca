package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A goPackage is the package whose tests are tried.
type goPackage struct {
	Dir, ImportPath, Name string
	GoFiles               []string

	fset    *token.FileSet
	files   map[string]*ast.File
	imports types.Importer
}

// load asks the go command for a package, and for what it imports in compiled form.
func load(path string) (*goPackage, error) {
	out, err := exec.Command("go", "list", "-json=Dir,ImportPath,Name,GoFiles", path).Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	p := &goPackage{fset: token.NewFileSet(), files: map[string]*ast.File{}}
	if err := json.Unmarshal(out, p); err != nil {
		return nil, err
	}
	for _, f := range p.GoFiles {
		name := filepath.Join(p.Dir, f)
		if p.files[name], err = parser.ParseFile(p.fset, name, nil, 0); err != nil {
			return nil, err
		}
	}
	out, err = exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}}\t{{.Export}}", path).Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	compiled := map[string]string{}
	for line := range strings.Lines(string(out)) {
		name, file, _ := strings.Cut(strings.TrimSpace(line), "\t")
		compiled[name] = file
	}
	p.imports = importer.ForCompiler(p.fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(compiled[path]) })
	return p, nil
}

// compiles tells whether the package with a change does.
func (p *goPackage) compiles(c *change) bool {
	files := make([]*ast.File, 0, len(p.files))
	for _, f := range p.GoFiles {
		name := filepath.Join(p.Dir, f)
		tree := p.files[name]
		if name == c.file {
			var err error
			if tree, err = parser.ParseFile(p.fset, name, c.content(), 0); err != nil {
				return false
			}
		}
		files = append(files, tree)
	}
	conf := types.Config{Importer: p.imports, Error: func(error) {}}
	_, err := conf.Check(p.ImportPath, p.fset, files, nil)
	return err == nil
}

// unseen prints the changes with which the package's tests pass, and returns how many
// there are.
func (p *goPackage) unseen(all []change) (passed int, err error) {
	dir, err := os.MkdirTemp("", "mutate-")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	binary := filepath.Join(dir, "tests")
	if err := p.build(dir, binary, p.together(all)); err != nil {
		return 0, err
	}
	begin := time.Now()
	if out, err := p.run(binary, 0, 10*time.Minute); err != nil {
		return 0, fmt.Errorf("the tests fail without any change: %w\n%s", err, out)
	}
	limit := max(time.Minute, 10*time.Since(begin)) // what takes longer was seen
	for i, c := range all {
		number := i + 1
		program := binary
		if c.function == nil {
			number, program = 0, filepath.Join(dir, "one")
			if err := p.build(dir, program, map[string]string{c.file: c.content()}); err != nil {
				return 0, err
			}
		}
		if _, err := p.run(program, number, limit); err == nil {
			passed++
			fmt.Printf("line %d: no test sees %s\n", c.line, c.name)
		}
	}
	return passed, nil
}

// together are the files with all changes of functions, each function asking first
// which change is to be tried: the one of its number, from 1.
func (p *goPackage) together(all []change) map[string]string {
	var order []int
	for i, c := range all {
		if c.function != nil {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return int(all[j].function.Body.Lbrace) - int(all[i].function.Body.Lbrace) })
	files := map[string]string{filepath.Join(p.Dir, "mutate_number.go"): "package " + p.Name + "\n\nimport (\n\t\"os\"\n\t\"strconv\"\n)\n\n" +
		"var mutateNumber, _ = strconv.Atoi(os.Getenv(\"MUTATE_NUMBER\"))\n"}
	for _, i := range order { // from the last function of a file to its first
		c := all[i]
		text, known := files[c.file]
		if !known {
			text = string(c.source)
		}
		at := p.fset.Position(c.function.Body.Lbrace).Offset + 1
		files[c.file] = text[:at] + fmt.Sprintf("\nif mutateNumber == %d {\n%s\n}\n", i+1, c.body(p.fset)) + text[at:]
	}
	return files
}

// build compiles the package's tests with other files in the place of its own.
func (p *goPackage) build(dir, binary string, files map[string]string) error {
	replace := map[string]string{}
	for name, text := range files {
		replace[name] = filepath.Join(dir, filepath.Base(name))
		if err := os.WriteFile(replace[name], []byte(text), 0o666); err != nil {
			return err
		}
	}
	b, err := json.Marshal(map[string]any{"Replace": replace})
	overlay := filepath.Join(dir, "overlay.json")
	if err == nil {
		err = os.WriteFile(overlay, b, 0o666)
	}
	if err != nil {
		return err
	}
	if out, err := exec.Command("go", "test", "-c", "-vet=off", "-overlay", overlay, "-o", binary, p.ImportPath).CombinedOutput(); err != nil {
		return fmt.Errorf("go test -c: %w\n%s", err, out)
	}
	return nil
}

// run runs the tests with the change of a number. The address space is bounded, for
// changes that would fill the memory.
func (p *goPackage) run(binary string, number int, limit time.Duration) ([]byte, error) {
	cmd := exec.Command("sh", "-c", `ulimit -v 6291456; exec "$@"`, "sh", binary, "-test.failfast", "-test.timeout", limit.String())
	cmd.Dir = p.Dir
	cmd.Env = append(os.Environ(), fmt.Sprintf("MUTATE_NUMBER=%d", number))
	return cmd.CombinedOutput()
}
