package data

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// maxDepth is how deep a dossier may nest; the format needs ten.
const maxDepth = 32

// limits stops the parser at maxDepth. Aliases need no limit: nodes keep them
// unexpanded, and the reader refuses them.
type limits struct{}

func (limits) CheckDepth(depth int, _ *yaml.DepthContext) error {
	if depth > maxDepth {
		return fmt.Errorf("nested deeper than %d levels", maxDepth)
	}
	return nil
}

func (limits) CheckAlias(int, int) error { return nil }

// parse makes the one YAML document of src into nodes. JSON is YAML.
func parse(src []byte) (*yaml.Node, *Problem) {
	loader, err := yaml.NewLoader(bytes.NewReader(src), yaml.WithPlugin(limits{}))
	if err != nil {
		return nil, &Problem{What: err.Error()}
	}
	var doc, next yaml.Node
	switch err := loader.Load(&doc); {
	case errors.Is(err, io.EOF) || err == nil && len(doc.Content) == 0:
		return nil, &Problem{Pos{1, 1}, "the file holds no dossier", "dyad init writes one to start from"}
	case err != nil:
		return nil, syntaxProblem(src, err)
	}
	switch err := loader.Load(&next); {
	case errors.Is(err, io.EOF):
		return doc.Content[0], nil
	case err != nil:
		return nil, syntaxProblem(src, err)
	}
	return nil, &Problem{at(&next), "a second document begins here", "one file holds one dossier"}
}

// syntaxProblem is a YAML error in src with its place.
func syntaxProblem(src []byte, err error) *Problem {
	var le *yaml.LoadError
	if !errors.As(err, &le) {
		return &Problem{What: err.Error()}
	}
	p := &Problem{Pos: Pos{le.Mark.Line, le.Mark.Column}, What: le.Message}
	if le.ContextMsg != "" && le.ContextMark.Line > 0 && le.ContextMark.Line < le.Mark.Line {
		p.What += fmt.Sprintf(" %s that begins at %d:%d", le.ContextMsg, le.ContextMark.Line, le.ContextMark.Column)
	}
	if i := le.Mark.Index; i >= 0 && i < len(src) && src[i] == '\t' {
		p.Hint = "indent with spaces, not tabs"
	}
	return p
}

func at(n *yaml.Node) Pos { return Pos{n.Line, n.Column} }

// tree refuses what the format does without, in the whole tree: anchors,
// aliases, merge keys and tags, and text with characters no brief can print.
func (r *reader) tree(n *yaml.Node) {
	if r.nodes++; r.nodes > maxNodes {
		if r.nodes == maxNodes+1 {
			r.fail(at(n), "the file has more than %d keys and values", maxNodes)
		}
		return
	}
	switch {
	case n.Kind == yaml.AliasNode:
		r.fail(at(n), "alias *%s: aliases are not allowed", n.Value).Hint = "write the value out"
	case n.Anchor != "":
		r.fail(at(n), "anchor &%s: anchors are not allowed", n.Anchor).Hint = "write the value out"
	case n.Tag == "!!merge":
		r.fail(at(n), "merge key <<: merging is not allowed").Hint = "write the keys out"
	case n.Style&yaml.TaggedStyle != 0:
		r.fail(at(n), "tag %s: tags are not allowed", n.Tag).Hint = "put text in quotes instead"
	}
	if n.Kind == yaml.ScalarNode {
		for _, c := range n.Value {
			if why := badRune(c); why != "" {
				r.fail(r.place(n, string(c)), "%s is %s", nameRune(c), why)
				break
			}
		}
	}
	for _, c := range n.Content {
		r.tree(c)
	}
}

// nameRune is "U+05D0 'א'", without the character if it would not show.
func nameRune(c rune) string {
	if rightToLeft(c) {
		return fmt.Sprintf("%#U", c)
	}
	return fmt.Sprintf("%U", c)
}

// place is where s stands in the scalar n, or where n begins if the file writes
// s by an escape. It walks along the line, so in a file of one long line it is
// dear: past maxPlaced problems it gives up and says where n begins.
func (r *reader) place(n *yaml.Node, s string) Pos {
	if len(r.found) > maxPlaced {
		return at(n)
	}
	if r.starts == nil {
		r.starts = lineStarts(r.src)
	}
	if n.Line < 1 || n.Line > len(r.starts) {
		return at(n)
	}
	begin := r.starts[n.Line-1]
	for range n.Column - 1 {
		_, w := utf8.DecodeRune(r.src[begin:])
		begin += w
	}
	// Quotes, folding and indentation make a scalar longer than its value, but
	// not by much: what is found beyond belongs to another.
	end := min(len(r.src), begin+2*len(n.Value)+64)
	if begin >= end {
		return at(n)
	}
	i := bytes.Index(r.src[begin:end], []byte(s))
	if i < 0 {
		return at(n)
	}
	line := n.Line
	for line < len(r.starts) && r.starts[line] <= begin+i {
		line++
	}
	return Pos{line, 1 + utf8.RuneCount(r.src[r.starts[line-1]:begin+i])}
}

// lineStarts are the offsets at which the lines of src begin.
func lineStarts(src []byte) []int {
	starts := []int{0}
	for i, c := range src {
		if c == '\n' || c == '\r' && !(i+1 < len(src) && src[i+1] == '\n') {
			starts = append(starts, i+1)
		}
	}
	return starts
}
