package module

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// Uses says what packages use of the module.
type Uses struct {
	names  map[types.Object]bool
	seen   map[types.Type]bool // whose parts are marked
	called map[string]bool     // methods of interfaces, by name
}

// UsesOf looks through the packages of the module. What a used type is made of is used
// too, and what the exported methods of that type take and return.
func UsesOf(all []*Package) *Uses {
	u := &Uses{
		names:  map[types.Object]bool{},
		seen:   map[types.Type]bool{},
		called: map[string]bool{"Error": true, "Is": true, "As": true, "Unwrap": true},
	}
	for _, p := range all {
		for _, o := range p.Info.Uses {
			if own(o) {
				u.names[origin(o)] = true
				u.markParts(o.Type())
			}
		}
		for _, v := range p.Info.Types {
			u.markCalled(v.Type)
		}
		for _, from := range p.Types.Imports() {
			for _, name := range from.Scope().Names() {
				u.markCalled(from.Scope().Lookup(name).Type())
			}
		}
	}
	return u
}

// Has says whether a package uses an exported object. A method that an interface may
// call is taken to be used.
func (u *Uses) Has(o types.Object) bool {
	f, _ := o.(*types.Func)
	method := f != nil && f.Signature().Recv() != nil
	return u.names[o] || method && u.called[f.Name()]
}

// own says whether an object is of the module, and no package of it itself.
func own(o types.Object) bool {
	return o.Pkg() != nil && strings.HasPrefix(o.Pkg().Path(), Path+"/")
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

// markCalled marks the methods of an interface.
func (u *Uses) markCalled(t types.Type) {
	if t == nil {
		return
	}
	if of, ok := t.Underlying().(*types.Interface); ok {
		for m := range of.Methods() {
			u.called[m.Name()] = true
		}
	}
}

// markParts marks the named types that a used type is made of, and those in its
// exported methods.
func (u *Uses) markParts(t types.Type) {
	if u.seen[t] {
		return
	}
	u.seen[t] = true
	switch t := t.(type) {
	case *types.Named:
		if !own(t.Obj()) {
			return
		}
		u.names[t.Obj()] = true
		u.markParts(t.Underlying())
		for m := range t.Origin().Methods() {
			if m.Exported() {
				u.markParts(m.Signature())
			}
		}
	case *types.Alias:
		u.names[t.Obj()] = true
		u.markParts(types.Unalias(t))
	case *types.Map:
		u.markParts(t.Key())
		u.markParts(t.Elem())
	case interface{ Elem() types.Type }: // pointer, slice, array, channel
		u.markParts(t.Elem())
	case *types.Struct:
		for f := range t.Fields() {
			u.markParts(f.Type())
		}
	case *types.Signature:
		for v := range t.Params().Variables() {
			u.markParts(v.Type())
		}
		for v := range t.Results().Variables() {
			u.markParts(v.Type())
		}
	case *types.Interface:
		for m := range t.Methods() {
			u.markParts(m.Signature())
		}
	}
}

// MarkRead marks the fields that a package reads: not those that it only sets, in a
// literal or an assignment.
func (p *Package) MarkRead(read map[types.Object]bool) {
	set := map[*ast.Ident]bool{}
	for _, file := range p.Files {
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
	for id, o := range p.Info.Uses {
		if v, ok := o.(*types.Var); ok && v.IsField() && !set[id] {
			read[v.Origin()] = true
		}
	}
}
