package main

import (
	"go/ast"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"slices"
	"testing"
)

// typeCheck returns the packages of the module, and marks what is used, the names of
// methods that are called through interfaces, and the fields read outside data/codec.
func typeCheck(t *testing.T, fset *token.FileSet, all []*goPackage, compiled map[string]string, used map[types.Object]bool, called map[string]bool, read map[types.Object]bool) []*types.Package {
	t.Helper()
	others := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(compiled[path]) })
	checked := map[string]*types.Package{}
	conf := types.Config{Importer: importFunc(func(path string) (*types.Package, error) {
		if p := checked[path]; p != nil {
			return p, nil
		}
		return others.Import(path)
	})}
	var out []*types.Package
	for _, p := range all {
		info := &types.Info{Uses: map[*ast.Ident]types.Object{}, Types: map[ast.Expr]types.TypeAndValue{}}
		pkg, err := conf.Check(p.ImportPath, fset, p.files, info)
		if err != nil {
			t.Fatal(err)
		}
		checked[p.ImportPath] = pkg
		out = append(out, pkg)
		if p.name != "data/codec" {
			markRead(p, info, read)
		}
		for _, o := range info.Uses {
			if o.Pkg() != nil && checked[o.Pkg().Path()] != nil {
				used[origin(o)] = true
			}
		}
		for _, v := range info.Types {
			callable(v.Type, called)
		}
		for _, from := range pkg.Imports() {
			if checked[from.Path()] == nil {
				for _, name := range from.Scope().Names() {
					callable(from.Scope().Lookup(name).Type(), called)
				}
			}
		}
	}
	return out
}

type importFunc func(path string) (*types.Package, error)

// Import implements types.Importer.
func (f importFunc) Import(path string) (*types.Package, error) { return f(path) }

// callable adds the methods of an interface.
func callable(t types.Type, called map[string]bool) {
	if t == nil {
		return
	}
	if of, ok := t.Underlying().(*types.Interface); ok {
		for m := range of.Methods() {
			called[m.Name()] = true
		}
	}
}

// origin is the declared thing that o is an instance of.
func origin(o types.Object) types.Object {
	switch o := o.(type) {
	case *types.Func:
		return o.Origin()
	case *types.Var:
		return o.Origin()
	}
	return o
}

// markRead marks the fields that a package reads: not those that it only sets, in a
// literal or an assignment.
func markRead(p *goPackage, info *types.Info, read map[types.Object]bool) {
	set := map[*ast.Ident]bool{}
	for _, file := range p.files {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.KeyValueExpr:
				if key, ok := n.Key.(*ast.Ident); ok {
					set[key] = true
				}
			case *ast.AssignStmt:
				for _, left := range n.Lhs {
					if of, ok := left.(*ast.SelectorExpr); ok && (n.Tok == token.ASSIGN || n.Tok == token.DEFINE) {
						set[of.Sel] = true
					}
				}
			}
			return true
		})
	}
	for id, o := range info.Uses {
		if v, ok := o.(*types.Var); ok && v.IsField() && !set[id] {
			read[v.Origin()] = true
		}
	}
}

// onlyInFile are fields of package data that need no reader besides data/codec: what a
// file says to those who read the file, and what codec alone makes or checks.
var onlyInFile = []string{
	"Claim.EvidenceNote", "Claim.Exact", "Claim.Lines", "Claim.Rows", "File.Format", // in the attached dossier, and told by dyad diff
	"Section.Topic",       // for those who search dossiers
	"Claim.Signed",        // allows the value
	"Dependency.Importer", // must not be the supplier; titles name it
	"Piece.Name", "ProseError.Hint",
}

// checkFields holds that some package besides data/codec reads each field of a struct of
// package data: what no other reads is said to no one.
func checkFields(t *testing.T, model *types.Package, read map[types.Object]bool) {
	t.Helper()
	for _, name := range model.Scope().Names() {
		o, ok := model.Scope().Lookup(name).(*types.TypeName)
		if !ok || !o.Exported() {
			continue
		}
		of, ok := o.Type().Underlying().(*types.Struct)
		if !ok {
			continue
		}
		for f := range of.Fields() {
			field := name + "." + f.Name()
			if f.Exported() && !f.Embedded() && f.Name() != "Pos" && !read[f] && !slices.Contains(onlyInFile, field) {
				t.Errorf("data.%s: nothing but data/codec reads it", field)
			}
		}
	}
}
