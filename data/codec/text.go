package codec

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"dyad/data"
	"dyad/data/geo"
)

// A kind of text says what may stand in it.
type textKind struct {
	digits bool // typed digits
	refs   bool // references to claims and states
	marks  bool // emphasis and links
	most   int  // characters
	// asGiven is of what stands as it was given in every language, with a gloss
	// at most.
	asGiven bool
}

// The kinds of text. The limits are well above what a line or a paragraph of
// the brief holds, and low enough that one text cannot fill a page.
var (
	label = textKind{most: 300}
	title = textKind{refs: true, most: 300}
	prose = textKind{refs: true, most: 4000}
	body  = textKind{refs: true, marks: true, most: 4000}
	// headline is of what stands over page 1: no text there is longer than three lines.
	headline = textKind{refs: true, most: 600}
	// alternative is of what a screen reader says of a figure in one breath.
	alternative = textKind{refs: true, most: 600}
	phrase      = textKind{digits: true, most: 300}
	// unitNoun is what a language calls what a unit counts or measures: "тыс. м³/ч".
	unitNoun = textKind{digits: true, most: 60}
	remark   = textKind{digits: true, most: 4000}
	given    = textKind{digits: true, most: 4000, asGiven: true}
)

// text reads a string, or a map of language to string.
func (m *mapping) text(n *node, key string, kind textKind) data.Text {
	if n.kind != aMapping {
		s, ok := m.line(n, key, kind)
		if !ok {
			return data.Text{}
		}
		return data.Text{Pos: n.pos(), Tags: m.r.tags(), Vals: []string{s}}
	}
	return textMap(m, n, key, kind)
}

// tags are the languages of a text in one, the same slice for all: whoever adds
// to it makes another.
func (r *reader) tags() []string {
	if len(r.only) == 0 || r.only[0] != r.lang {
		r.only = []string{r.lang}
	}
	return r.only
}

// textMap reads the text n, a map of language to string.
func textMap(owner *mapping, n *node, key string, kind textKind) data.Text {
	if len(n.children) == 2 && n.children[1].kind == anEmpty && data.IsID(n.children[0].value) && !isTag(n.children[0].value) {
		p := owner.r.fail(n.pos(), "%s{%s} alone needs quotes", owner.within(key)+": ", n.children[0].value)
		p.Hint = putInQuotes
		swapWord(owner.r, p, "{"+n.children[0].value+"}", `"{`+n.children[0].value+`}"`)
		return data.Text{}
	}
	m, ok := owner.r.mappingOf(owner, n, key, nil)
	if !ok {
		return data.Text{}
	}
	t := data.Text{Pos: n.pos()}
	for _, tag := range m.keys {
		if !isTag(tag) {
			m.fail(tag, "%q is not the code of a language", tag).Hint = "write " + languageMeant(tag)
			continue
		}
		m.lang = tag
		if s, ok := m.line(m.node(tag), tag, kind); ok {
			t = t.With(tag, s)
		}
	}
	if !m.has(m.r.lang) {
		owner.fail(key, "%s has no text in the dossier's language %q", key, m.r.lang)
	}
	return t
}

// line reads one string of a text: white space folded, references checked, and
// in texts without references the names {"G20"} resolved.
func (m *mapping) line(n *node, key string, kind textKind) (string, bool) {
	if !n.single() || n.kind == anEmpty || n.kind == aTruth || n.kind != aText && !kind.digits && !strings.ContainsAny(n.value, "0123456789") {
		m.wrongType(n, key, "text")
		return "", false
	}
	s := folded(n.value)
	if s == "" {
		m.r.fail(n.pos(), "%s%s is empty", m.prefix(), key)
		return "", false
	}
	if size := longer(s, kind.most); size > 0 {
		m.r.fail(n.pos(), "%s%s is %d characters long, over the limit of %d", m.prefix(), key, size, kind.most)
		return "", false
	}
	if kind.digits {
		return s, true
	}
	return readProse(m, n, key, s, kind)
}

// longer is the number of characters of s if it is over a limit, else 0.
func longer(s string, most int) int {
	if len(s) <= most {
		return 0
	}
	if n := utf8.RuneCountInString(s); n > most {
		return n
	}
	return 0
}

// folded is s with white space made one space, and none at its ends.
func folded(s string) string {
	if strings.IndexByte(s, '\n') < 0 && strings.IndexByte(s, '\t') < 0 && !strings.Contains(s, "  ") {
		return strings.Trim(s, " ")
	}
	return strings.Join(strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == '\n' || c == '\t' }), " ")
}

// readProse checks the references of a string, and that prose types no number.
func readProse(m *mapping, n *node, key, s string, kind textKind) (string, bool) {
	parse := data.AppendProse
	if kind.marks {
		parse = data.AppendMarked
	}
	pieces, err := parse(m.r.pieces[:0], s)
	if err != nil {
		p := m.r.fail(n.pos(), "%s%s: %v", m.prefix(), key, err)
		var pe *data.ProseError
		if errors.As(err, &pe) {
			p.Pos, p.Hint = m.r.place(n, strings.TrimSuffix(pe.Word, "…")), pe.Hint
			if pe.Digits() {
				adviseDigits(m, p, n, key, pe.Word, kind.refs)
			} else {
				adviseReference(m, p, n, key)
			}
		}
		return "", false
	}
	m.r.pieces = pieces
	if !kind.refs {
		return literal(m, n, key, pieces)
	}
	for _, p := range pieces {
		if p.Case != "" && !hasCase(m, n, key, p) {
			return "", false
		}
		if p.Claim != "" {
			fits := want(anyClaim)
			if p.Form == data.Number {
				fits = withNumber
			}
			m.claimAt(n, true, key, p.Claim, fits)
		}
	}
	return s, true
}

// hasCase tells whether the language of a text has the case that a state's name
// is to stand in.
func hasCase(m *mapping, n *node, key string, p data.Piece) bool {
	lang := cmp.Or(m.lang, m.r.lang)
	cases := geo.Cases(lang)
	if slices.Contains(cases, p.Case) {
		return true
	}
	wrong := m.r.fail(m.r.place(n, "{"+string(p.Side)+":"+p.Case), "%s%s: names have no case %q in %s", m.prefix(), key, data.Clip(p.Case), lang)
	if wrong.Hint = "write {" + string(p.Side) + "}"; len(cases) > 0 {
		wrong.Hint = "cases are " + strings.Join(cases, ", ")
	}
	return false
}

// literal joins pieces of a text that may not refer to anything.
func literal(m *mapping, n *node, key string, pieces []data.Piece) (string, bool) {
	if len(pieces) == 1 && pieces[0].Claim == "" && pieces[0].Side == 0 {
		return pieces[0].Text, true
	}
	var b strings.Builder
	for _, p := range pieces {
		if p.Claim != "" || p.Side != 0 {
			adviseLiteral(m, n, key, p)
			return "", false
		}
		b.WriteString(p.Text)
	}
	return b.String(), true
}

// isTag reports whether s looks like a BCP 47 tag: a language, then subtags.
func isTag(s string) bool {
	for i, sub := range strings.Split(s, "-") {
		if len(sub) < 2 || len(sub) > 8 || i == 0 && len(sub) > 3 {
			return false
		}
		for _, c := range []byte(sub) {
			lower, upper := c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
			if !lower && (i == 0 || !upper) {
				return false
			}
		}
	}
	return true
}
