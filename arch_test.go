package main

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
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
	"licences",
	"data/spare", "data/pseudo", "data/quantity", "data/hs", "data/geo", "data",
	"data/audit", "data/trade/…", "data/trade", "data/trade/measure",
	"charts",
	"report/font", "report/hyphen", "report/doc", "report/layout", "report/pdf", "report", "report/batch",
	"command",
	"", // main
}

// importers says who may import an outside module. Whatever is not named here
// may be imported by any package.
var importers = map[string][]string{
	"github.com/go-pdf/fpdf":           {"report/pdf"},
	"github.com/wcharczuk/go-chart/v2": {"charts", "report/pdf"},
	"github.com/urfave/cli/v2":         {"command"},
	"go.yaml.in/yaml/v4":               {"data"},
	"os":                               {"command", ""},
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
)

type goPackage struct {
	Dir, ImportPath, Name string
	Imports, GoFiles      []string
}

func TestArchitecture(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, "dyad"), "/")
		checkImports(t, name, p)
		for _, f := range p.GoFiles {
			checkFile(t, name, filepath.Join(p.Dir, f))
		}
	}
}

// packages asks the go command for every package of the module.
func packages(t *testing.T) []goPackage {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=Dir,ImportPath,Name,Imports,GoFiles", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []goPackage
	for dec := json.NewDecoder(strings.NewReader(string(out))); dec.More(); {
		var p goPackage
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

func checkImports(t *testing.T, name string, p goPackage) {
	t.Helper()
	at := place(order, name)
	if at < 0 {
		t.Errorf("package %q has no place in the order of imports", name)
	}
	if slices.Contains([]string{"utils", "util", "common", "helpers", "misc"}, p.Name) {
		t.Errorf("package %q: name it after what it owns", name)
	}
	for _, path := range p.Imports {
		if rest, ok := strings.CutPrefix(path, "dyad/"); ok && place(order, rest) > at {
			t.Errorf("package %q must not import %q: imports run the other way", name, rest)
		}
		for outside, who := range importers {
			below := strings.Contains(outside, ".") && strings.HasPrefix(path, outside+"/")
			if (path == outside || below) && place(who, name) < 0 {
				t.Errorf("package %q must not import %q", name, path)
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

func checkFile(t *testing.T, name, path string) {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	if n := fset.File(file.Pos()).LineCount(); n > maxFile {
		t.Errorf("%s: %d lines, more than %d", path, n, maxFile)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			first, last := fset.Position(n.Pos()).Line, fset.Position(n.End()).Line
			if size := last - first + 1; size > maxFunction {
				t.Errorf("%s:%d: %s has %d lines, more than %d", path, first, n.Name.Name, size, maxFunction)
			}
			if n.Recv == nil && n.Name.Name == "init" {
				t.Errorf("%s:%d: no init that works", path, first)
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
