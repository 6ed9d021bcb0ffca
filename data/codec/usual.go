package codec

import "strings"

// usual reads the nodes of a file that is written as dossiers mostly are, and as
// [Write] writes them: keys and dashes in block style or flows in brackets,
// every scalar on one line, no tabs, directives or block scalars. Of anything else, and
// of everything malformed, it makes nothing: then the YAML library reads the
// file, or says what is wrong with it. It knows no error of its own.
//
// Where it makes nodes, they are the library's, kind, value and place
// alike (FuzzUsual holds it), at a tenth of the time: the reading of dossiers was
// a quarter of a batch's.
func usual(ws *workspace, src string) (root *node, escapes bool) {
	if strings.IndexByte(src, '\t') >= 0 || strings.IndexByte(src, '\r') >= 0 {
		return nil, false
	}
	u := usualReader{src: src, ws: ws, open: ws.open[:0]}
	u.next()
	root = u.block(0, 0)
	ws.open = u.open // which has grown
	if u.odd || u.pos < len(src) {
		return nil, false
	}
	return root, u.escapes
}

// A usualReader stands at the first character of a line's content or within
// it. Once it is odd what it makes is of no meaning.
type usualReader struct {
	src    string
	pos    int // offset in src
	line   int // from 1
	start  int // offset of the line's beginning
	indent int // of the line's content in bytes, all of them spaces; -1 at the end of the file
	wide   int // bytes of the line up to pos less its characters
	odd    bool

	ws      *workspace
	open    []*node // entries of the lists and mappings not yet closed
	escapes bool    // some text has characters that src has not
}

// maxUsualDepth is how deep usual follows; the format needs ten levels.
const maxUsualDepth = 16

// node is a new node that begins here.
func (u *usualReader) node(kind kind, value string) *node {
	n := &u.ws.nodes.take(1)[0]
	n.line, n.col, n.kind, n.value = int32(u.line), int32(u.pos-u.start-u.wide+1), kind, value
	return n
}

// close gives n the entries opened since there were so many.
func (u *usualReader) close(n *node, from int) *node {
	n.kids = u.ws.kids.take(len(u.open) - from)
	copy(n.kids, u.open[from:])
	u.open = u.open[:from]
	return n
}

// at tells whether c stands here.
func (u *usualReader) at(c byte) bool { return u.pos < len(u.src) && u.src[u.pos] == c }

func (u *usualReader) spaces() {
	for u.at(' ') {
		u.pos++
	}
}

// ended passes spaces and a comment, and tells whether the line ends there.
func (u *usualReader) ended() bool {
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
func (u *usualReader) next() {
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
func (u *usualReader) gap() {
	for u.ended() && u.pos < len(u.src) {
		u.next()
		u.odd = u.odd || u.indent == 0
	}
}

// dashed tells whether the entry of a block list begins here.
func (u *usualReader) dashed() bool { return strings.HasPrefix(u.src[u.pos:], "- ") }

// block reads the list or mapping whose lines are indented so far.
func (u *usualReader) block(indent, depth int) *node {
	if u.odd = u.odd || u.indent != indent || depth > maxUsualDepth; u.odd {
		return nil
	}
	kind, list := aMapping, u.dashed()
	if list {
		kind = aList
	}
	n, from := u.node(kind, ""), len(u.open)
	for u.indent == indent && !u.odd && u.dashed() == list {
		if list {
			u.item(depth)
		} else {
			u.entry(indent, depth)
		}
	}
	// Deeper lines go on with a scalar of several lines, or are misplaced.
	u.odd = u.odd || u.indent > indent
	return u.close(n, from)
}

// entry reads a key with its value.
func (u *usualReader) entry(indent, depth int) {
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
		u.odd = true // empty
	}
}

// item reads an entry of a block list.
func (u *usualReader) item(depth int) {
	u.pos++
	u.spaces()
	switch {
	case u.pos == len(u.src) || strings.IndexByte("\n#-", u.src[u.pos]) >= 0:
		u.odd = true
	case u.keyed() > 0:
		u.indent = u.pos - u.start
		u.open = append(u.open, u.block(u.indent, depth+1))
	default:
		u.value(depth)
	}
}

// value reads what a line holds to its end, and goes to the next line.
func (u *usualReader) value(depth int) {
	u.inline(depth, false)
	if u.odd = u.odd || !u.ended(); !u.odd {
		u.next()
	}
}

// keyed is the offset of the colon that ends the key that begins here, 0 if none
// does.
func (u *usualReader) keyed() int {
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
func (u *usualReader) key() bool {
	first := byte(0)
	if u.pos < len(u.src) {
		first = u.src[u.pos] | 0x20
	}
	end := u.keyed()
	if u.odd = u.odd || first < 'a' || first > 'z' || end == 0; u.odd {
		return false
	}
	u.plain(u.src[u.pos:end])
	u.pos = end + 1
	return !u.odd && end-u.start < 512 // the library has a limit for keys
}

// inline reads a value that stands on one line, in a flow or not.
func (u *usualReader) inline(depth int, flow bool) {
	if u.odd = u.odd || u.pos == len(u.src) || depth > maxUsualDepth; u.odd {
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
func (u *usualReader) flow(n *node, closing byte, depth int) {
	u.pos++
	from := len(u.open)
	for u.gap(); !u.odd; u.gap() {
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
	if u.odd = u.odd || !u.at(closing); u.odd {
		return
	}
	u.pos++
	u.open = append(u.open, u.close(n, from))
}
