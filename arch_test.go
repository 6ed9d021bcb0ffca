package main

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// order is the direction of imports: a package may import only what stands
// before it. A name ending in /… stands for the packages below that folder.
var order = []string{
	"data/advice",
	"data/pseudo", "data/quantity", "data/hs", "data/geo", "data", "data/codec",
	"data/audit", "data/trade/…", "data/trade", "data/trade/measure",
	"charts",
	"report/font", "report/hyphen", "report/doc", "report/reporttest", "report/words", "report/compute",
	"report/pool", "report/layout", "report/pdf", "report", "report/edition", "report/batch", "report/store",
	"licences",
	"command",
	"", // main
}

// importers says who may import an outside module. Whatever is not named here
// may be imported by any package.
var importers = map[string][]string{
	"github.com/go-pdf/fpdf":           {"report/pdf"},
	"github.com/wcharczuk/go-chart/v2": {"charts", "report/pdf"},
	"github.com/urfave/cli/v2":         {"command"},
	"go.yaml.in/yaml/v4":               {"data/codec"},
	"os":                               {"command", "report/store", "", "report/reporttest"}, // reporttest serves tests alone
	"log":                              {"command"},
	"math/rand":                        {},
	"math/rand/v2":                     {},
	"unsafe":                           {},
}

// calls says who may use a name of the standard library.
var calls = map[string][]string{
	"time.Now":    {"command"},
	"time.Since":  {"command"},
	"fmt.Print":   {},
	"fmt.Printf":  {},
	"fmt.Println": {},
}

// spawners are the packages that may start goroutines.
var spawners = []string{"command", "report/batch", "data/trade/…"}

const (
	maxFile     = 500 // lines
	maxFunction = 80  // lines
	maxMain     = 20  // lines of main.go
	maxComment  = 15  // lines of a package comment
	maxMethods  = 25  // of a type whose comment does not say why it is one thing
)

// oneThing are the words with which the comment of a type of many methods begins
// to say why they belong together.
const oneThing = "one thing"

// onlyTests are names that packages export and only tests of other packages use. The
// list only grows shorter.
var onlyTests = []string{
	"data/trade/source.Kinds", // that a brief has words for each kind of note
	"report.Compose",          // what a brief says, before it is laid out
}

// A goPackage is a package of the module: what the go command says of it, and its
// files without tests.
type goPackage struct {
	Dir, ImportPath, Name, Export string
	Imports, GoFiles              []string
	Module                        *struct{ Main bool }

	name  string // within the module; "" is main
	files []*ast.File
}

func TestArchitecture(t *testing.T) {
	fset := token.NewFileSet()
	all, _ := packages(t, fset)
	for _, p := range all {
		checkImports(t, p)
		for _, f := range p.files {
			checkFile(t, fset, p.name, f)
		}
		checkComments(t, fset, p)
		checkMethods(t, fset, p)
	}
}

// TestArchitectureOfExports holds that what a package exports is used by more than
// tests. Methods that an interface may call are taken to be used.
func TestArchitectureOfExports(t *testing.T) {
	fset := token.NewFileSet()
	all, compiled := packages(t, fset)
	used := map[types.Object]bool{}
	called := map[string]bool{"Error": true, "Is": true, "As": true, "Unwrap": true} // methods of interfaces
	read := map[types.Object]bool{}                                                  // fields
	checked := typeCheck(t, fset, all, compiled, used, called, read)
	seen := map[types.Type]bool{}
	for o := range maps.Clone(used) {
		useParts(o.Type(), used, seen)
	}
	for _, pkg := range checked {
		switch {
		case strings.HasSuffix(pkg.Name(), "test"): // is for tests
			continue
		case pkg.Path() == "dyad/data":
			checkFields(t, pkg, read)
		}
		for _, o := range exports(pkg) {
			f, _ := o.(*types.Func)
			method := f != nil && f.Signature().Recv() != nil
			if used[o] || method && called[f.Name()] {
				continue
			}
			if name := strings.TrimPrefix(fullName(o), "dyad/"); !slices.Contains(onlyTests, name) {
				t.Errorf("%s: only tests use %s: delete it, move it to them, or call it where it belongs", fset.Position(o.Pos()), name)
			}
		}
	}
}

// packages asks the go command for the packages of the module, each after those
// that it imports, and for where the compiled form of the others stands.
func packages(t *testing.T, fset *token.FileSet) ([]*goPackage, map[string]string) {
	t.Helper()
	out, err := exec.Command("go", "list", "-deps", "-export",
		"-json=Dir,ImportPath,Name,Export,Imports,GoFiles,Module", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []*goPackage
	exports := map[string]string{}
	for dec := json.NewDecoder(strings.NewReader(string(out))); dec.More(); {
		p := new(goPackage)
		if err := dec.Decode(p); err != nil {
			t.Fatal(err)
		}
		if p.Module == nil || !p.Module.Main {
			exports[p.ImportPath] = p.Export
			continue
		}
		p.name = strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, "dyad"), "/")
		for _, f := range p.GoFiles {
			file, err := parser.ParseFile(fset, filepath.Join(p.Dir, f), nil, parser.ParseComments|parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			p.files = append(p.files, file)
		}
		all = append(all, p)
	}
	return all, exports
}

func checkImports(t *testing.T, p *goPackage) {
	t.Helper()
	at := place(order, p.name)
	if at < 0 {
		t.Errorf("package %q has no place in the order of imports", p.name)
	}
	if slices.Contains([]string{"utils", "util", "common", "helpers", "misc"}, p.Name) {
		t.Errorf("package %q: name it after what it owns", p.name)
	}
	for _, path := range p.Imports {
		if rest, ok := strings.CutPrefix(path, "dyad/"); ok && place(order, rest) > at {
			t.Errorf("package %q must not import %q: imports run the other way", p.name, rest)
		}
		for outside, who := range importers {
			below := strings.Contains(outside, ".") && strings.HasPrefix(path, outside+"/")
			if (path == outside || below) && place(who, p.name) < 0 {
				t.Errorf("package %q must not import %q", p.name, path)
			}
		}
	}
}

// place is the index of a package in a list, or -1. A package named in it does
// not stand with the others of its folder.
func place(list []string, name string) int {
	if at := slices.Index(list, name); at >= 0 {
		return at
	}
	return slices.IndexFunc(list, func(s string) bool {
		dir, tree := strings.CutSuffix(s, "…")
		return s == name || tree && strings.HasPrefix(name, dir)
	})
}

func checkFile(t *testing.T, fset *token.FileSet, name string, file *ast.File) {
	t.Helper()
	path, most := fset.File(file.Pos()).Name(), maxFile
	if name == "" {
		most = maxMain
	}
	if n := fset.File(file.Pos()).LineCount(); n > most {
		t.Errorf("%s: %d lines, more than %d", path, n, most)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if size := lines(fset, n); size > maxFunction {
				t.Errorf("%s: %s has %d lines, more than %d", fset.Position(n.Pos()), n.Name.Name, size, maxFunction)
			}
			if n.Recv == nil && n.Name.Name == "init" {
				t.Errorf("%s: no init that works", fset.Position(n.Pos()))
			}
		case *ast.GoStmt:
			if place(spawners, name) < 0 {
				t.Errorf("%s: package %q starts a goroutine", fset.Position(n.Pos()), name)
			}
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok {
				who, known := calls[x.Name+"."+n.Sel.Name]
				if known && place(who, name) < 0 {
					t.Errorf("%s: package %q uses %s.%s", fset.Position(n.Pos()), name, x.Name, n.Sel.Name)
				}
			}
		}
		return true
	})
}

func lines(fset *token.FileSet, n ast.Node) int {
	return fset.Position(n.End()).Line - fset.Position(n.Pos()).Line + 1
}

// checkComments holds that a package says once and shortly what it owns, and that
// every name it exports has a comment.
func checkComments(t *testing.T, fset *token.FileSet, p *goPackage) {
	t.Helper()
	said := 0
	for _, f := range p.files {
		if f.Doc != nil {
			said++
			if n := lines(fset, f.Doc); n > maxComment {
				t.Errorf("%s: the package comment has %d lines, more than %d", fset.Position(f.Doc.Pos()), n, maxComment)
			}
			if want := "Package " + p.Name + " "; p.Name != "main" && !strings.HasPrefix(f.Doc.Text(), want) {
				t.Errorf("%s: the package comment does not begin with %q", fset.Position(f.Doc.Pos()), want)
			}
		}
		for _, d := range f.Decls {
			for _, id := range undocumented(d) {
				t.Errorf("%s: exported %s has no comment", fset.Position(id.Pos()), id.Name)
			}
		}
	}
	if said != 1 {
		t.Errorf("package %q has %d package comments, not 1", p.name, said)
	}
}

// undocumented are the exported names of a declaration that have no comment: of
// their own, behind them on the line, or of their group. The comment of a type is
// also that of its constants. Error, String and Unwrap need none.
func undocumented(d ast.Decl) []*ast.Ident {
	var names []*ast.Ident
	switch d := d.(type) {
	case *ast.FuncDecl:
		known := d.Recv != nil && slices.Contains([]string{"Error", "String", "Unwrap"}, d.Name.Name)
		if d.Doc == nil && !known && (d.Recv == nil || ast.IsExported(receiver(d))) {
			names = append(names, d.Name)
		}
	case *ast.GenDecl:
		typed := false // of a constant, the type of it or of those before
		for _, s := range d.Specs {
			switch s := s.(type) {
			case *ast.TypeSpec:
				if d.Doc == nil && s.Doc == nil && s.Comment == nil {
					names = append(names, s.Name)
				}
			case *ast.ValueSpec:
				typed = s.Type != nil || typed && s.Values == nil
				if d.Doc == nil && s.Doc == nil && s.Comment == nil && !(typed && d.Tok == token.CONST) {
					names = append(names, s.Names...)
				}
			}
		}
	}
	return slices.DeleteFunc(names, func(id *ast.Ident) bool { return !id.IsExported() })
}

// receiver is the name of the type that a method is of.
func receiver(d *ast.FuncDecl) string {
	for x := d.Recv.List[0].Type; ; {
		switch of := x.(type) {
		case *ast.StarExpr:
			x = of.X
		case *ast.IndexExpr:
			x = of.X
		case *ast.IndexListExpr:
			x = of.X
		case *ast.Ident:
			return of.Name
		default:
			return ""
		}
	}
}

// checkMethods holds that a type of many methods says why it is one thing.
func checkMethods(t *testing.T, fset *token.FileSet, p *goPackage) {
	t.Helper()
	methods, comments := map[string]int{}, map[string]string{}
	for _, f := range p.files {
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Recv != nil {
					methods[receiver(d)]++
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					if s, ok := s.(*ast.TypeSpec); ok {
						comments[s.Name.Name] = strings.Join(strings.Fields(d.Doc.Text()+s.Doc.Text()), " ")
					}
				}
			}
		}
	}
	for name, n := range methods {
		if n > maxMethods && !strings.Contains(comments[name], oneThing) {
			t.Errorf("%s.%s has %d methods, more than %d: split it, or say in its comment why it is %q",
				p.name, name, n, maxMethods, oneThing)
		}
	}
}

// useParts marks the named types that a used type is made of, and those of the
// methods that it has.
func useParts(t types.Type, used map[types.Object]bool, seen map[types.Type]bool) {
	if seen[t] {
		return
	}
	seen[t] = true
	of := func(t types.Type) { useParts(t, used, seen) }
	switch t := t.(type) {
	case *types.Named:
		o := t.Obj()
		if o.Pkg() == nil || !strings.HasPrefix(o.Pkg().Path(), "dyad/") {
			return
		}
		used[o] = true
		of(t.Underlying())
		for m := range t.Origin().Methods() {
			if m.Exported() {
				of(m.Signature())
			}
		}
	case *types.Alias:
		used[t.Obj()] = true
		of(types.Unalias(t))
	case *types.Map:
		of(t.Key())
		of(t.Elem())
	case interface{ Elem() types.Type }: // pointer, slice, array, channel
		of(t.Elem())
	case *types.Struct:
		for f := range t.Fields() {
			of(f.Type())
		}
	case *types.Signature:
		for v := range t.Params().Variables() {
			of(v.Type())
		}
		for v := range t.Results().Variables() {
			of(v.Type())
		}
	case *types.Interface:
		for m := range t.Methods() {
			of(m.Signature())
		}
	}
}

// fullName is an object's name with its package, and for a method its type.
func fullName(o types.Object) string {
	name := o.Pkg().Path() + "."
	if f, ok := o.(*types.Func); ok && f.Signature().Recv() != nil {
		of := f.Signature().Recv().Type()
		if p, ok := of.(*types.Pointer); ok {
			of = p.Elem()
		}
		name += of.(*types.Named).Obj().Name() + "."
	}
	return name + o.Name()
}

// exports are the names that a package exports: of its own scope, without the
// constants of its exported types, and the methods of those.
func exports(pkg *types.Package) []types.Object {
	var all []types.Object
	for _, name := range pkg.Scope().Names() {
		o := pkg.Scope().Lookup(name)
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
