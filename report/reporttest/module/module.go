// Package module reads the Go code of this module, for the test of its
// architecture alone: its packages, parsed and type-checked, and what they use of
// each other. It says nothing about how the code should be.
package module

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
	"strings"
)

// Path is the module's path, with which the import paths of its packages begin.
const Path = "dyad"

// A Package is one of the module, without its tests.
type Package struct {
	Name    string   // its import path within the module; "" is main
	Imports []string // import paths
	Files   []*ast.File
	Types   *types.Package
	Info    *types.Info // the uses of names, and the types of expressions
}

// Load asks the go command for the packages of the module, each after those that it
// imports, and checks their types. Positions are found in fset.
func Load(fset *token.FileSet) ([]*Package, error) {
	out, err := exec.Command("go", "list", "-deps", "-export",
		"-json=Dir,ImportPath,Export,Imports,GoFiles,Module", "./...").Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	compiled := map[string]string{} // of a package outside: the file with its types
	outside := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(compiled[path]) })
	checked := map[string]*types.Package{}
	conf := types.Config{Importer: importFunc(func(path string) (*types.Package, error) {
		if p := checked[path]; p != nil {
			return p, nil
		}
		return outside.Import(path)
	})}
	var all []*Package
	for dec := json.NewDecoder(strings.NewReader(string(out))); dec.More(); {
		var of struct {
			Dir, ImportPath, Export string
			Imports, GoFiles        []string
			Module                  *struct{ Main bool }
		}
		if err := dec.Decode(&of); err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		if of.Module == nil || !of.Module.Main {
			compiled[of.ImportPath] = of.Export
			continue
		}
		p := &Package{
			Name:    strings.TrimPrefix(strings.TrimPrefix(of.ImportPath, Path), "/"),
			Imports: of.Imports,
			Info:    &types.Info{Uses: map[*ast.Ident]types.Object{}, Types: map[ast.Expr]types.TypeAndValue{}},
		}
		for _, name := range of.GoFiles {
			file, err := parser.ParseFile(fset, filepath.Join(of.Dir, name), nil, parser.ParseComments|parser.SkipObjectResolution)
			if err != nil {
				return nil, err
			}
			p.Files = append(p.Files, file)
		}
		if p.Types, err = conf.Check(of.ImportPath, fset, p.Files, p.Info); err != nil {
			return nil, err
		}
		checked[of.ImportPath] = p.Types
		all = append(all, p)
	}
	return all, nil
}

type importFunc func(path string) (*types.Package, error)

// Import implements types.Importer.
func (f importFunc) Import(path string) (*types.Package, error) { return f(path) }

// Exports are the names that the package exports: of its own scope, without the
// constants of its exported types, and the methods of those.
func (p *Package) Exports() []types.Object {
	var all []types.Object
	for _, name := range p.Types.Scope().Names() {
		o := p.Types.Scope().Lookup(name)
		if !o.Exported() {
			continue
		}
		named, _ := o.Type().(*types.Named)
		if _, constant := o.(*types.Const); !constant || named == nil || !named.Obj().Exported() {
			all = append(all, o)
		}
		if _, ok := o.(*types.TypeName); ok && named != nil {
			for m := range named.Methods() {
				if m.Exported() {
					all = append(all, m)
				}
			}
		}
	}
	return all
}

// FullName is an object's name with its package within the module, and for a method
// its type.
func FullName(o types.Object) string {
	name := strings.TrimPrefix(o.Pkg().Path(), Path+"/") + "."
	if f, ok := o.(*types.Func); ok && f.Signature().Recv() != nil {
		of := f.Signature().Recv().Type()
		if p, ok := of.(*types.Pointer); ok {
			of = p.Elem()
		}
		name += of.(*types.Named).Obj().Name() + "."
	}
	return name + o.Name()
}
