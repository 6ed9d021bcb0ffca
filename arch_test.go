package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"

	"dyad/report/reporttest/module"
)

// order is the direction of imports: a package may import only what stands
// before it. A name ending in /… stands for the packages below that folder.
var order = []string{
	"data/advice", "data/costtest",
	"data/pseudo", "data/sheet", "data/quantity", "data/hs", "data/geo", "data", "data/codec",
	"data/audit", "data/trade/…", "data/trade", "data/trade/measure",
	"report/script", "charts",
	"report/font", "report/hyphen", "report/doc", "report/reporttest", "report/words", "report/worldtable", "report/compute",
	"report/pool", "report/layout", "report/pdf", "report/html", "report", "report/export", "report/edition", "report/batch", "report/index", "report/store",
	"licences",
	"command",
	"report/reporttest/module",
	"", // main
}

// importers says who may import an outside module. Whatever is not named here
// may be imported by any package.
var importers = map[string][]string{
	"github.com/go-pdf/fpdf":           {"report/pdf"},
	"github.com/wcharczuk/go-chart/v2": {"charts", "report/pdf"},
	"github.com/urfave/cli/v2":         {"command"},
	"go.yaml.in/yaml/v4":               {"data/codec"},
	"os":                               {"command", "report/store", "", "report/reporttest", "report/reporttest/module"}, // the last two serve tests alone
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

// onlyInFile are fields of package data that need no reader besides data/codec: what a
// file says to those who read the file, and what codec alone makes or checks.
var onlyInFile = []string{
	"Claim.Exact", "Claim.Lines", "Claim.Rows", // for whoever opens the table that a claim was computed from
	"Section.Topic",       // for those who search dossiers
	"Claim.Signed",        // allows the value
	"Dependency.Importer", // whose dependence the claims shown may be of
	"Piece.Name", "ProseError.Hint",
}

func TestArchitecture(t *testing.T) {
	fset := token.NewFileSet()
	all, err := module.Load(fset)
	if err != nil {
		t.Fatal(err)
	}
	uses, read := module.UsesOf(all), map[types.Object]bool{}
	for _, p := range all {
		checkImports(t, p)
		for _, f := range p.Files {
			checkFile(t, fset, p.Name, f)
		}
		checkComments(t, fset, p)
		checkMethods(t, p)
		checkExports(t, fset, p, uses)
		if p.Name != "data/codec" {
			p.MarkRead(read)
		}
	}
	for _, p := range all {
		if p.Name == "data" {
			checkFields(t, p.Types, read)
		}
	}
}

func checkImports(t *testing.T, p *module.Package) {
	t.Helper()
	at := place(order, p.Name)
	if at < 0 {
		t.Errorf("package %q has no place in the order of imports", p.Name)
	}
	if slices.Contains([]string{"utils", "util", "common", "helpers", "misc"}, p.Types.Name()) {
		t.Errorf("package %q: name it after what it owns", p.Types.Name())
	}
	for _, path := range p.Imports {
		if rest, ok := strings.CutPrefix(path, module.Path+"/"); ok && place(order, rest) > at {
			t.Errorf("package %q must not import %q: imports run the other way", p.Name, rest)
		}
		for outside, who := range importers {
			below := strings.Contains(outside, ".") && strings.HasPrefix(path, outside+"/")
			if (path == outside || below) && place(who, p.Name) < 0 {
				t.Errorf("package %q must not import %q", p.Name, path)
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
func checkComments(t *testing.T, fset *token.FileSet, p *module.Package) {
	t.Helper()
	said := 0
	for _, f := range p.Files {
		if f.Doc != nil {
			said++
			if n := lines(fset, f.Doc); n > maxComment {
				t.Errorf("%s: the package comment has %d lines, more than %d", fset.Position(f.Doc.Pos()), n, maxComment)
			}
			if want := "Package " + p.Types.Name() + " "; p.Name != "" && !strings.HasPrefix(f.Doc.Text(), want) {
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
		t.Errorf("package %q has %d package comments, not 1", p.Name, said)
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
func checkMethods(t *testing.T, p *module.Package) {
	t.Helper()
	for _, f := range p.Files {
		for _, d := range f.Decls {
			d, ok := d.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, s := range d.Specs {
				s, ok := s.(*ast.TypeSpec)
				if !ok {
					continue
				}
				of, _ := p.Types.Scope().Lookup(s.Name.Name).Type().(*types.Named)
				comment := strings.Join(strings.Fields(d.Doc.Text()+s.Doc.Text()), " ")
				if of != nil && of.NumMethods() > maxMethods && !strings.Contains(comment, oneThing) {
					t.Errorf("%s.%s has %d methods, more than %d: split it, or say in its comment why it is %q",
						p.Name, s.Name.Name, of.NumMethods(), maxMethods, oneThing)
				}
			}
		}
	}
}

// checkExports holds that what a package exports is used by more than tests.
func checkExports(t *testing.T, fset *token.FileSet, p *module.Package, uses *module.Uses) {
	t.Helper()
	if strings.HasSuffix(p.Name, "test") || p.Name == "report/reporttest/module" { // serve tests
		return
	}
	for _, o := range p.Exports() {
		if name := module.FullName(o); !uses.Has(o) && !slices.Contains(onlyTests, name) {
			t.Errorf("%s: only tests use %s: delete it, move it to them, or call it where it belongs", fset.Position(o.Pos()), name)
		}
	}
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
				t.Errorf("data.%s: nothing but data/codec reads it: print it, check it, or name it in onlyInFile", field)
			}
		}
	}
}
