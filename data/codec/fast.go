package codec

import (
	"slices"
	"strings"
)

// fastRead reads the nodes of a file that is written as most dossiers are, and as
// [Write] writes them: keys and dashes in block style or flows in brackets, every
// scalar on one line, no tabs, directives or block scalars. Of anything else, and of
// everything malformed, it makes no nodes: then the YAML library reads the file, or
// says what is wrong with it. It reports no error of its own.
//
// The nodes it makes are the library's, equal in kind, value and place (FuzzFast
// holds it), at a tenth of the time: reading dossiers was a quarter of a batch's time.
func fastRead(src string) (root *node, escapes bool) {
	if strings.IndexByte(src, '\t') >= 0 || strings.IndexByte(src, '\r') >= 0 {
		return nil, false
	}
	u := fastReader{src: src}
	u.next()
	root = u.block(0, 0)
	if u.unsupported || u.pos < len(src) {
		return nil, false
	}
	return root, u.escapes
}

// A fastReader reads the nodes of src. It stands at the first character of a line's
// content or within the line. Once it has met something unsupported, the nodes it
// makes mean nothing.
type fastReader struct {
	src         string
	pos         int // offset in src
	line        int // from 1
	start       int // offset of the line's beginning
	indent      int // of the line's content in bytes, all of them spaces; -1 at the end of the file
	wide        int // bytes of the line up to pos less its characters
	unsupported bool

	open    []*node // entries of the lists and mappings not yet closed
	escapes bool    // some text has characters that src has not
}

// maxFastDepth is how deep fastRead follows; the format needs ten levels.
const maxFastDepth = 16

// node is a new node that begins here.
func (u *fastReader) node(kind kind, value string) *node {
	return &node{line: int32(u.line), col: int32(u.pos - u.start - u.wide + 1), kind: kind, value: value}
}

// close gives n the entries opened since there were so many.
func (u *fastReader) close(n *node, from int) *node {
	n.children = slices.Clone(u.open[from:])
	u.open = u.open[:from]
	return n
}

// at tells whether c stands here.
func (u *fastReader) at(c byte) bool { return u.pos < len(u.src) && u.src[u.pos] == c }

func (u *fastReader) spaces() {
	for u.at(' ') {
		u.pos++
	}
}

// ended passes spaces and a comment, and tells whether the line ends there.
func (u *fastReader) ended() bool {
	from := u.pos
	u.spaces()
	if u.at('#') && (u.pos > from || u.pos == u.start) {
		if i := strings.IndexByte(u.src[u.pos:], '\n'); i >= 0 {
			u.pos += i
		} else {
			u.pos = len(u.src)
		}
	}
	return u.pos == len(u.src) || u.src[u.pos] == '\n'
}

// next goes from the end of a line, or the beginning of the file, to the next
// line with content.
func (u *fastReader) next() {
	for u.pos < len(u.src) {
		if u.line > 0 {
			u.pos++ // the line break
		}
		u.line, u.start, u.wide = u.line+1, u.pos, 0
		if !u.ended() {
			u.indent = u.pos - u.start
			return
		}
	}
	u.indent = -1
}

// gap passes what may stand between the parts of a flow.
func (u *fastReader) gap() {
	for u.ended() && u.pos < len(u.src) {
		u.next()
		u.unsupported = u.unsupported || u.indent == 0
	}
}

// dashed tells whether the entry of a block list begins here.
func (u *fastReader) dashed() bool { return strings.HasPrefix(u.src[u.pos:], "- ") }

// block reads the list or mapping whose lines are indented so far.
func (u *fastReader) block(indent, depth int) *node {
	if u.unsupported = u.unsupported || u.indent != indent || depth > maxFastDepth; u.unsupported {
		return nil
	}
	kind, list := aMapping, u.dashed()
	if list {
		kind = aList
	}
	n, from := u.node(kind, ""), len(u.open)
	for u.indent == indent && !u.unsupported && u.dashed() == list {
		if list {
			u.item(depth)
		} else {
			u.entry(indent, depth)
		}
	}
	// Deeper lines go on with a scalar of several lines, or are misplaced.
	u.unsupported = u.unsupported || u.indent > indent
	return u.close(n, from)
}

// entry reads a key with its value.
func (u *fastReader) entry(indent, depth int) {
	if !u.key() {
		return
	}
	if !u.ended() {
		u.spaces()
		u.value(depth)
		return
	}
	u.next()
	if u.indent > indent || u.indent == indent && u.dashed() {
		u.open = append(u.open, u.block(u.indent, depth+1))
	} else {
		u.unsupported = true // empty
	}
}

// item reads an entry of a block list.
func (u *fastReader) item(depth int) {
	u.pos++
	u.spaces()
	switch {
	case u.pos == len(u.src) || strings.IndexByte("\n#-", u.src[u.pos]) >= 0:
		u.unsupported = true
	case u.keyed() > 0:
		u.indent = u.pos - u.start
		u.open = append(u.open, u.block(u.indent, depth+1))
	default:
		u.value(depth)
	}
}

// value reads what a line holds to its end, and goes to the next line.
func (u *fastReader) value(depth int) {
	u.inline(depth, false)
	if u.unsupported = u.unsupported || !u.ended(); !u.unsupported {
		u.next()
	}
}

// keyed is the offset of the colon that ends the key that begins here, 0 if none
// does.
func (u *fastReader) keyed() int {
	i := u.pos
	for i < len(u.src) && (isKeyByte(u.src[i]) || u.src[i] == ' ') {
		i++
	}
	if i > u.pos && u.src[i-1] != ' ' && i < len(u.src) && u.src[i] == ':' && (i+1 == len(u.src) || u.src[i+1] == ' ' || u.src[i+1] == '\n') {
		return i
	}
	return 0
}

func isKeyByte(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '-'
}

// key reads a key of letters, digits, '_', '-' and spaces, and the colon after it.
func (u *fastReader) key() bool {
	first := byte(0)
	if u.pos < len(u.src) {
		first = u.src[u.pos] | 0x20
	}
	end := u.keyed()
	if u.unsupported = u.unsupported || first < 'a' || first > 'z' || end == 0; u.unsupported {
		return false
	}
	u.plain(u.src[u.pos:end])
	u.pos = end + 1
	return !u.unsupported && end-u.start < 512 // the library has a limit for keys
}

// inline reads a value that stands on one line, in a flow or not.
func (u *fastReader) inline(depth int, flow bool) {
	if u.unsupported = u.unsupported || u.pos == len(u.src) || depth > maxFastDepth; u.unsupported {
		return
	}
	switch u.src[u.pos] {
	case '"', '\'':
		u.quoted(u.src[u.pos])
	case '[':
		u.flow(u.node(aList, ""), ']', depth+1)
	case '{':
		u.flow(u.node(aMapping, ""), '}', depth+1)
	default:
		u.word(flow)
	}
}

// flow reads the entries of n, a list or mapping in brackets.
func (u *fastReader) flow(n *node, closing byte, depth int) {
	u.pos++
	from := len(u.open)
	for u.gap(); !u.unsupported; u.gap() {
		if n.kind == aMapping {
			u.key()
			u.spaces()
		}
		u.inline(depth, true)
		if u.gap(); !u.at(',') {
			break
		}
		u.pos++
	}
	if u.unsupported = u.unsupported || !u.at(closing); u.unsupported {
		return
	}
	u.pos++
	u.open = append(u.open, u.close(n, from))
}
