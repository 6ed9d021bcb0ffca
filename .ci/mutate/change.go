package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
)

// A change is one place of a package changed.
type change struct {
	name     string // path of the file, function and what is changed: the same as long as the function is
	file     string
	line     int
	function *ast.FuncDecl // nil is a package variable
	source   []byte
	at, to   int // the bytes of the source that are replaced
	by       string
}

// content is the file with the change.
func (c *change) content() string {
	return string(c.source[:c.at]) + c.by + string(c.source[c.to:])
}

// body are the statements that do what the function with the change does.
func (c *change) body(fset *token.FileSet) string {
	from, to := fset.Position(c.function.Body.Lbrace).Offset, fset.Position(c.function.Body.Rbrace).Offset+1
	body := string(c.source[from:c.at]) + c.by + string(c.source[c.to:to])
	results := c.function.Type.Results
	if results == nil {
		return "func() " + body + "()\nreturn"
	}
	first, last := fset.Position(results.Pos()).Offset, fset.Position(results.End()).Offset
	return "return func() " + string(c.source[first:last]) + " " + body + "()"
}

// An author finds the places of one file that can be changed.
type author struct {
	fset     *token.FileSet
	name     string // the file below its module
	file     string
	source   []byte
	function *ast.FuncDecl
	times    map[string]int // how often a change of the same name was met
	changes  []change
}

// changes returns all changes of the files of a package.
func (p *goPackage) changes() ([]change, error) {
	var all []change
	for _, f := range p.GoFiles {
		a := &author{fset: p.fset, file: filepath.Join(p.Dir, f), name: p.ImportPath + "/" + f, times: map[string]int{}}
		var err error
		if a.source, err = os.ReadFile(a.file); err != nil {
			return nil, err
		}
		for _, d := range p.files[a.file].Decls {
			var ok bool
			if a.function, ok = d.(*ast.FuncDecl); ok {
				ast.Inspect(a.function.Body, a.visit)
			} else if g := d.(*ast.GenDecl); g.Tok == token.VAR || g.Tok == token.CONST {
				ast.Inspect(g, a.visit)
			}
		}
		all = append(all, a.changes...)
	}
	return all, nil
}

// swaps are the operators that may stand in the place of another: first the near miss
// at the edge of a range, then the opposite.
var swaps = map[token.Token][]token.Token{
	token.LSS: {token.LEQ, token.GEQ}, token.LEQ: {token.LSS, token.GTR},
	token.GTR: {token.GEQ, token.LEQ}, token.GEQ: {token.GTR, token.LSS},
	token.EQL: {token.NEQ}, token.NEQ: {token.EQL},
	token.LAND: {token.LOR}, token.LOR: {token.LAND},
	token.ADD: {token.SUB}, token.SUB: {token.ADD}, token.MUL: {token.QUO}, token.QUO: {token.MUL},
	token.ADD_ASSIGN: {token.SUB_ASSIGN}, token.SUB_ASSIGN: {token.ADD_ASSIGN}, token.MUL_ASSIGN: {token.QUO_ASSIGN}, token.QUO_ASSIGN: {token.MUL_ASSIGN},
	token.INC: {token.DEC}, token.DEC: {token.INC},
}

// visit adds the changes of one node.
func (a *author) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.CallExpr:
		if f, ok := n.Fun.(*ast.Ident); ok && (f.Name == "make" || f.Name == "panic") {
			return false // the room that is set aside, and what cannot happen, are no behaviour
		}
	case *ast.ReturnStmt:
		if k := len(n.Results); k > 1 && (is(n.Results[k-1], "false") || a.isError(n.Results[k-1])) {
			ast.Inspect(n.Results[k-1], a.visit)
			return false // what is returned beside false, or an error, is not looked at
		}
	case *ast.BinaryExpr:
		for _, to := range swaps[n.Op] {
			a.replace(n, n.OpPos, len(n.Op.String()), to.String())
		}
	case *ast.UnaryExpr:
		if n.Op == token.NOT {
			a.replace(n, n.OpPos, 1, "")
		}
	case *ast.IncDecStmt:
		a.replace(n, n.TokPos, 2, swaps[n.Tok][0].String())
	case *ast.AssignStmt:
		if to := swaps[n.Tok]; to != nil {
			a.replace(n, n.TokPos, len(n.Tok.String()), to[0].String())
		}
		if n.Tok != token.DEFINE {
			a.replace(n, n.Pos(), int(n.End()-n.Pos()), "")
		}
	case *ast.ExprStmt:
		a.replace(n, n.Pos(), int(n.End()-n.Pos()), "")
	case *ast.BranchStmt:
		if n.Label == nil && n.Tok != token.FALLTHROUGH {
			a.replace(n, n.Pos(), len(n.Tok.String()), map[token.Token]string{token.BREAK: "", token.CONTINUE: "break"}[n.Tok])
		}
	case *ast.IfStmt:
		switch n.Cond.(type) {
		case *ast.BinaryExpr, *ast.UnaryExpr:
		default:
			a.replace(n.Cond, n.Cond.Pos(), 0, "!")
		}
	case *ast.Ident:
		if to := map[string]string{"true": "false", "false": "true"}[n.Name]; to != "" {
			a.replace(n, n.Pos(), len(n.Name), to)
		}
	case *ast.BasicLit:
		a.number(n)
	}
	return true
}

func is(n ast.Expr, name string) bool {
	i, ok := n.(*ast.Ident)
	return ok && i.Name == name
}

// isError tells whether the last result of the function is an error, and not nil.
func (a *author) isError(last ast.Expr) bool {
	if a.function == nil || a.function.Type.Results == nil {
		return false
	}
	results := a.function.Type.Results.List
	return is(results[len(results)-1].Type, "error") && !is(last, "nil")
}

// number changes a number to the next.
func (a *author) number(n *ast.BasicLit) {
	switch n.Kind {
	case token.INT:
		if i, err := strconv.ParseInt(n.Value, 0, 64); err == nil {
			a.replace(n, n.Pos(), len(n.Value), strconv.FormatInt(i+1, 10))
		}
	case token.FLOAT:
		if f, err := strconv.ParseFloat(n.Value, 64); err == nil {
			a.replace(n, n.Pos(), len(n.Value), strconv.FormatFloat(1.1*f+0.01, 'g', -1, 64))
		}
	}
}

// replace adds the change that puts other text in the place of length bytes of a node.
func (a *author) replace(n ast.Node, pos token.Pos, length int, by string) {
	at := a.fset.Position(pos).Offset
	from, to := a.fset.Position(n.Pos()).Offset, a.fset.Position(n.End()).Offset
	old := string(a.source[from:to])
	changed := string(a.source[from:at]) + by + string(a.source[at+length:to])
	function := "top"
	if a.function != nil {
		function = a.function.Name.Name
	}
	what := fmt.Sprintf("%s %s: %s -> %s", a.name, function, short(old), short(changed))
	if a.times[what]++; a.times[what] > 1 {
		what += fmt.Sprintf(" (%d)", a.times[what])
	}
	a.changes = append(a.changes, change{name: what, file: a.file, line: a.fset.Position(pos).Line, function: a.function,
		source: a.source, at: at, to: at + length, by: by})
}

// short is a piece of source on one line, without its middle where it is long.
func short(s string) string {
	s = strconv.Quote(s)
	s = s[1 : len(s)-1]
	if r := []rune(s); len(r) > 90 {
		return string(r[:60]) + "…" + string(r[len(r)-28:])
	}
	if s == "" {
		return "nothing"
	}
	return s
}
