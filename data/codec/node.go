package codec

import "dyad/data"

// A node is a value of a file, or the key of one, with the place where it begins.
type node struct {
	line, col int32
	kind      kind
	value     string  // of a scalar
	children  []*node // entries of a list; keys and values of a mapping, in turn
}

func (n *node) pos() data.Pos { return data.Pos{Line: int(n.line), Col: int(n.col)} }

// A kind is what a value is by its form.
type kind uint8

const (
	aText kind = iota
	aNumber
	aTruth
	aDate
	anEmpty // written null or ~, or not at all
	aList
	aMapping
	unread // what cannot be read, and that is said already
)

// String says what kind of value it is.
func (k kind) String() string {
	return [...]string{"text", "a number", "a yes-or-no value", "a date", "empty", "a list", "keys with values", "not read"}[k]
}

// single tells whether a value has no parts.
func (n *node) single() bool { return n.kind < aList }
