package codec

import (
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/advice"
)

// A pathReader makes the nodes of the table "other".
type pathReader struct {
	*tableReader
	parts map[*node]map[string]*node // of lists and mappings, by what paths call them
}

// add puts in the value at a path.
func (t *pathReader) add(path string, pos data.Pos, value string, valuePos data.Pos) {
	if path == "" && value == "" {
		return
	}
	keys := strings.Split(path, "/")
	if len(keys) < 3 || len(keys) > maxDepth || slices.Contains(keys, "") {
		t.r.fail(pos, "%q is no path", data.Clip(path)).Hint = "a path is a part of the dossier, an id and a key: sections/food/title"
		return
	}
	if parts := partsByPath(); !slices.Contains(parts, keys[0]) {
		p := t.r.fail(pos, "%q holds no values by path", data.Clip(keys[0]))
		if p.Hint = "those that do are " + strings.Join(parts, ", "); advice.Nearest(keys[0], parts) != "" {
			t.r.near(p, keys[0], parts)
		}
		return
	}
	n := t.child(t.list(t.root, keys[0], pos), keys[1], aMapping, pos)
	if len(n.children) == 0 {
		*t.child(n, "id", aText, pos) = *t.node(aText, keys[1], pos)
	}
	for i, key := range keys[2:] {
		last := i == len(keys)-3
		kind := aMapping
		switch {
		case last:
			kind = aText
		case isDigits(keys[i+3]):
			kind = aList
		}
		next := t.child(n, key, kind, pos)
		switch {
		case last && next.line != 0 || next.kind != kind:
			t.r.fail(pos, "%q is given already", data.Clip(path))
			return
		case last:
			*next = *t.node(aText, value, valuePos)
			return
		}
		n = next
	}
}

// child is what stands in a mapping under a key, or in a list as an entry that paths call
// so. What is not there is made; a value then has no place yet. Entries stand in the order
// in which they are first named.
func (t *pathReader) child(in *node, key string, kind kind, pos data.Pos) *node {
	if t.parts[in] == nil {
		t.parts[in] = map[string]*node{}
	}
	n := t.parts[in][key]
	if n != nil {
		return n
	}
	if n = (&node{}); kind != aText {
		n = t.node(kind, "", pos)
	}
	t.parts[in][key] = n
	if in.kind == aMapping {
		in.children = append(in.children, t.node(aText, key, pos))
	}
	in.children = append(in.children, n)
	return n
}
