package codec

import (
	"strings"

	"dyad/data"
)

// PlaceOf is where the character c first stands in a value of a file, in the values
// that begin at from or after it. It is from if no value there has the character.
func PlaceOf(src []byte, from data.Pos, c rune) data.Pos {
	r, root, err := open("", src)
	if err != nil {
		return from
	}
	at := from
	root.each(func(n *node) bool {
		if comparePos(n.pos(), from) < 0 || !strings.ContainsRune(n.value, c) {
			return true
		}
		at = r.place(n, string(c))
		return false
	})
	return at
}

// PlaceOfText is where the character c stands in the first value of a file that reads
// text, or else in the first value that has c. It is false if none has.
func PlaceOfText(src []byte, text string, c rune) (at data.Pos, found bool) {
	r, root, err := open("", src)
	if err != nil {
		return at, false
	}
	root.each(func(n *node) bool {
		same := folded(n.value) == text
		if same || !found && strings.ContainsRune(n.value, c) {
			at, found = r.place(n, string(c)), true
		}
		return !same
	})
	return at, found
}

// PlaceOfKey is where the value of a key of the file stands, the zero Pos if the file
// has no such key.
func PlaceOfKey(src []byte, key string) data.Pos {
	_, root, err := open("", src)
	if err != nil || root.kind != aMapping {
		return data.Pos{}
	}
	for i := 0; i+1 < len(root.children); i += 2 {
		if root.children[i].value == key {
			return root.children[i+1].pos()
		}
	}
	return data.Pos{}
}

// each calls f for n and all that it holds, in the order of the file, until f is false.
func (n *node) each(f func(*node) bool) bool {
	if !f(n) {
		return false
	}
	for _, c := range n.children {
		if !c.each(f) {
			return false
		}
	}
	return true
}

// EachText calls f for each text that a dossier has, in the order of the file, with
// its path: "claims/C05/label".
func EachText(d *data.Dossier, f func(path string, t data.Text)) {
	w := walk{text: func(path string, _ textKind, t data.Text) data.Text {
		f(path, t)
		return t
	}}
	w.dossier(d)
}
