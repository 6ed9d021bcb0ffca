package codec

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"dyad/data"
)

const (
	maxMends = 12   // of one piece
	maxLine  = 4000 // bytes of a line for which ways to mend it are looked for
	maxTried = 40   // ways to mend one fault
)

// A mend is a way to write a piece anew, and what was wrong if that helps.
type mend struct {
	what, hint string
	pos        data.Pos // in the piece, from line 1
	edits      []Edit   // of the piece
}

// A fault is where the parser stopped in a piece.
type fault struct {
	pos     data.Pos
	context data.Pos // where what it was in began, zero if it does not say
	what    string   // in the parser's words
	within  string   // what it was in
}

func posAt(index, col int) data.Pos { return data.Pos{Line: index + 1, Col: col} }

// parse parses a piece. The fault is nil only if there are nodes, of the kind wanted.
func (x *rescue) parse(p *piece) (*yaml.Node, *fault) {
	text := p.text()
	if x.left -= len(text); x.left < 0 {
		return nil, &fault{pos: data.Pos{Line: 1, Col: 1}}
	}
	loader, err := yaml.NewLoader(bytes.NewReader([]byte(text)), yaml.WithPlugin(limits{}))
	if err != nil {
		return nil, &fault{pos: data.Pos{Line: 1, Col: 1}, what: err.Error()}
	}
	var doc, next yaml.Node
	if err = loader.Load(&doc); err == nil {
		if len(doc.Content) == 0 {
			return nil, &fault{pos: data.Pos{Line: 1, Col: 1}}
		}
		if p.want != 0 && doc.Content[0].Kind != p.want {
			return nil, &fault{pos: at(doc.Content[0])}
		}
		if loader.Load(&next) == nil {
			return nil, &fault{pos: at(&next)}
		}
		return doc.Content[0], nil
	}
	var le *yaml.LoadError
	if !errors.As(err, &le) {
		return nil, &fault{pos: data.Pos{Line: 1, Col: 1}, what: err.Error()}
	}
	f := &fault{pos: data.Pos{Line: le.Mark.Line, Col: le.Mark.Column}, what: le.Message, within: le.ContextMsg}
	if le.ContextMsg != "" {
		f.context = data.Pos{Line: le.ContextMark.Line, Col: le.ContextMark.Column}
	}
	if f.pos.Line > len(p.lines) {
		f.pos = data.Pos{Line: len(p.lines), Col: 1 + utf8.RuneCountInString(p.lines[len(p.lines)-1])}
	}
	f.pos.Line = max(f.pos.Line, 1)
	return nil, f
}

// key is how far the reading of a piece got: where a quote opens that is not closed, or
// where the fault is.
func (f *fault) key() data.Pos {
	if strings.Contains(f.within, "quoted") {
		return f.context
	}
	return f.pos
}

// adopt makes nodes of a piece, mended as often as need be, and says what was wrong with
// it. It is nil if it cannot be mended.
func (x *rescue) adopt(p *piece) *node {
	for range maxMends {
		n, f := x.parse(p)
		if n != nil {
			return x.made(p, n)
		}
		if x.left < 0 {
			return nil
		}
		m := x.diagnose(p, f)
		x.report(p, m)
		if m.edits == nil {
			return nil
		}
		p.apply(m.edits)
		if len(x.r.problems) >= maxProblems {
			return nil
		}
	}
	if n, _ := x.parse(p); n != nil {
		return x.made(p, n)
	}
	return nil
}

// made makes nodes of a piece's, at the places where they stand in the file.
func (x *rescue) made(p *piece, n *yaml.Node) *node {
	var move func(n *yaml.Node)
	move = func(n *yaml.Node) {
		pos := p.origin(at(n))
		n.Line, n.Column = pos.Line, pos.Col
		for _, c := range n.Content {
			move(c)
		}
	}
	move(n)
	return x.r.adopt(n)
}

// origin is where a place of the piece stands in the file.
func (p *piece) origin(pos data.Pos) data.Pos {
	for i := len(p.made) - 1; i >= 0; i-- {
		e := p.made[i]
		if e.Pos.Line != pos.Line {
			continue
		}
		old, now := utf8.RuneCountInString(e.Old), utf8.RuneCountInString(e.New)
		if begin, end := e.Pos.Col, e.Pos.Col+now; pos.Col >= end {
			pos.Col += old - now
		} else if pos.Col > begin {
			pos.Col = min(pos.Col, begin+old)
		}
	}
	return data.Pos{Line: pos.Line + p.from, Col: pos.Col}
}

// report says what a mend is for.
func (x *rescue) report(p *piece, m mend) {
	said := x.r.fail(p.origin(m.pos), "%s", m.what)
	said.Hint = m.hint
	for _, e := range m.edits {
		e.Pos = p.origin(e.Pos)
		said.Mend = append(said.Mend, e)
	}
}

// mended are the lines of a piece after some edits.
func (p *piece) mended(edits []Edit) *piece {
	out := *p
	out.lines = append([]string(nil), p.lines...)
	for i := range out.lines {
		if line, ok := mendLine(out.lines[i], i+1, edits); ok {
			out.lines[i] = line
		}
	}
	return &out
}

// apply makes edits.
func (p *piece) apply(edits []Edit) {
	p.lines = p.mended(edits).lines
	// From the end of a line, as mendLine goes.
	for i := len(edits) - 1; i >= 0; i-- {
		p.made = append(p.made, edits[i])
	}
}

// diagnose is the first mend after which a piece can be read, or else the one after which
// it can be read furthest, or else what is wrong in general.
func (x *rescue) diagnose(p *piece, f *fault) mend {
	best, reach, found := p.unclear(f), f.key(), false
	tried := 0
	for m := range x.ways(p, f) {
		if tried++; tried > maxTried || x.left <= 0 {
			break
		}
		n, next := x.parse(p.mended(m.edits))
		if n != nil {
			return m
		}
		if got := next.before(m.edits); comparePos(got, reach) > 0 && (!found || got.Line > reach.Line) {
			best, reach, found = m, got, true
		}
	}
	return best
}

// before is how far the reading of a piece got, in the columns it had before some edits.
func (f *fault) before(edits []Edit) data.Pos {
	got := f.key()
	for _, e := range edits {
		if e.Pos.Line == got.Line && e.Pos.Col <= got.Col {
			got.Col -= utf8.RuneCountInString(e.New) - utf8.RuneCountInString(e.Old)
		}
	}
	return got
}

// unclear is a fault for which no mend is found.
func (p *piece) unclear(f *fault) mend {
	m := mend{pos: f.pos}
	line := p.lines[f.pos.Line-1]
	switch {
	case strings.HasPrefix(f.what, "nested deeper"):
		m.what = f.what
		m.hint = "a dossier needs ten"
	case strings.Contains(f.within, "quoted"):
		m.pos = f.context
		m.what = "the quote that opens here is not closed"
		m.hint = "put the same quote at the end of the text"
	case strings.Contains(f.within, "flow") && f.context.Line > 0:
		m.what = fmt.Sprintf("what stands here does not fit between the brackets that open at %s", p.origin(f.context))
		m.hint = "entries are set apart by commas, and the brackets close at the end"
	case strings.Contains(f.what, "mapping values"):
		m.what = "a key with a colon cannot stand here"
		m.hint = "if it is text, put the text in quotes; if it is a key, begin it below the keys beside it"
	case f.what == "" && !strings.Contains(line, ":"):
		m.what = "this line has no key and no colon"
		m.hint = "a line at the margin is a key, a colon and its value; text that goes on is indented"
	case f.what == "" && p.want == yaml.MappingNode:
		m.what = "keys with values belong here"
		m.hint = "write key: value, a line each"
	default:
		m.what = "this line cannot be read"
		m.hint = "look for a quote, a colon, a bracket or an indent that is out of place, here and in the line above"
	}
	return m
}
