package codec

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"dyad/data"
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

// parse makes the one YAML document of src into nodes. JSON is YAML. What is wrong with one
// that is malformed rescue says.
func parse(src []byte) (*yaml.Node, *Problem) {
	malformed := &Problem{Pos: data.Pos{Line: 1, Col: 1}, What: "the file cannot be read"}
	loader, err := yaml.NewLoader(bytes.NewReader(src), yaml.WithPlugin(limits{}))
	if err != nil {
		return nil, &Problem{What: err.Error()}
	}
	var doc, next yaml.Node
	switch err := loader.Load(&doc); {
	case errors.Is(err, io.EOF) || err == nil && len(doc.Content) == 0:
		return nil, &Problem{Pos: data.Pos{Line: 1, Col: 1}, What: "the file is empty, or has only remarks", Hint: "to begin a dossier, " + beginOne}
	case err != nil:
		return nil, malformed
	}
	switch err := loader.Load(&next); {
	case errors.Is(err, io.EOF):
		return doc.Content[0], nil
	case err != nil:
		return nil, malformed
	}
	return nil, &Problem{Pos: at(&next), What: "a second dossier begins here", Hint: "put it into a file of its own"}
}

func at(n *yaml.Node) data.Pos { return data.Pos{Line: n.Line, Col: n.Column} }

// adopt makes nodes of the library's, and refuses what the format does without:
// anchors, aliases, merge keys and tags.
func (r *reader) adopt(in *yaml.Node) *node {
	out := &node{line: int32(in.Line), col: int32(in.Column), kind: formOf(in), value: in.Value}
	if !r.counted(out) {
		return out
	}
	switch {
	case in.Kind == yaml.AliasNode:
		out.kind = unread
		r.fail(out.pos(), "*%s cannot stand here for a value that is written elsewhere", data.Clip(in.Value)).Hint = "write the value out here; a text that begins with * needs quotes"
	case in.Anchor != "":
		p := r.fail(out.pos(), "&%s cannot stand here", data.Clip(in.Anchor))
		p.Hint = fmt.Sprintf("delete &%s; a text that begins with & needs quotes", data.Clip(in.Anchor))
		swapWord(r, p, "&"+in.Anchor+" ", "")
	case in.Tag == "!!merge":
		out.kind = unread
		r.fail(out.pos(), "<< takes keys from elsewhere, which a dossier cannot do").Hint = "write the keys out"
	case in.Style&yaml.TaggedStyle != 0:
		r.fail(out.pos(), "%s says of what type a value is, which a dossier cannot have", data.Clip(in.Tag)).Hint = "leave it out; a text that begins with ! needs quotes"
	}
	if in.Kind == yaml.ScalarNode {
		r.characters(out)
	}
	out.children = make([]*node, len(in.Content))
	for i, c := range in.Content {
		out.children[i] = r.adopt(c)
	}
	return out
}

// formOf is the kind of a library's node.
func formOf(n *yaml.Node) kind {
	switch n.Kind {
	case yaml.MappingNode:
		return aMapping
	case yaml.SequenceNode:
		return aList
	}
	switch n.Tag {
	case "!!null":
		return anEmpty
	case "!!bool":
		return aTruth
	case "!!int", "!!float":
		return aNumber
	case "!!timestamp":
		return aDate
	}
	return aText
}

// tree is adopt for nodes that are made already.
func (r *reader) tree(n *node) {
	if !r.counted(n) {
		return
	}
	r.characters(n)
	for _, c := range n.children {
		r.tree(c)
	}
}

// counted refuses more nodes than may be.
func (r *reader) counted(n *node) bool {
	if r.nodeCount++; r.nodeCount == maxNodes+1 {
		r.fail(n.pos(), "the file has more than %d keys and values", maxNodes)
	}
	return r.nodeCount <= maxNodes
}

// characters refuses text with characters no brief can print.
func (r *reader) characters(n *node) {
	for _, c := range n.value {
		r.rtl = r.rtl || rightToLeft(c)
		if why := badRune(c); why != "" {
			p := r.fail(r.place(n, string(c)), "%s is %s", fmt.Sprintf("%U", c), why)
			if p.Hint = "delete it"; c == utf8.RuneError {
				p.Hint = "a letter was lost here: save the file as UTF-8, and type it again"
			}
			return
		}
	}
}

// place is where s stands in the scalar n, or where n begins if the file writes
// s by an escape. It walks along the line, so in a file of one long line it is
// dear: past maxPlaced problems it gives up and says where n begins.
func (r *reader) place(n *node, s string) data.Pos {
	if len(r.problems) > maxPlaced {
		return n.pos()
	}
	if r.starts == nil {
		r.starts = lineStarts(r.src)
	}
	if n.pos().Line < 1 || n.pos().Line > len(r.starts) {
		return n.pos()
	}
	begin := r.starts[n.pos().Line-1]
	for range n.pos().Col - 1 {
		_, w := utf8.DecodeRune(r.src[begin:])
		begin += w
	}
	// Quotes, folding and indentation make a scalar longer than its value, but
	// not by much: what is found beyond belongs to another.
	end := min(len(r.src), begin+2*len(n.value)+64)
	if begin >= end {
		return n.pos()
	}
	i := bytes.Index(r.src[begin:end], []byte(s))
	if i < 0 {
		return n.pos()
	}
	line := n.pos().Line
	for line < len(r.starts) && r.starts[line] <= begin+i {
		line++
	}
	return data.Pos{Line: line, Col: 1 + utf8.RuneCount(r.src[r.starts[line-1]:begin+i])}
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
