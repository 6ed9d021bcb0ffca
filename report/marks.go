package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dyad/data"
	"dyad/report/doc"
	"dyad/report/words"
)

// Reference marks. The number of a source is raised. In running text it stands once for
// all figures that it covers: at the end of the clause or sentence of the last of them,
// or before the figure of another source. A sign stands at a value only: ○ for no
// endnote, ◐ for one on another subject, whose number follows, ƒ for a number that the
// brief derived.

// citedText is author's text with its figures and each of their sources marked once.
func (c *quoter) citedText(t data.Text, origin string) doc.Spans {
	p := c.passage()
	p.citedText(t, origin)
	return p.spans()
}

// bodyText is the same of text that may have emphasis and links.
func bodyText(c *quoter, t data.Text, origin string) doc.Spans {
	p := c.passage()
	cited(p, t, origin, data.AppendMarked)
	return p.spans()
}

// unmarked is author's text whose figures are linked to the ledger and have no marks.
func (c *quoter) unmarked(t data.Text, origin string) doc.Spans {
	p := c.passage()
	p.prose(t, origin, func(p passage, cl *data.Claim, f data.Form) { p.value(cl, f) })
	return p.spans()
}

// A citation is a figure of running text with an endnote.
type citation struct {
	cl       *data.Claim
	from, to int // its parts: value and sign
	next     int // the first part that its mark cannot cover
	mark     doc.Span
}

func (p passage) citedText(t data.Text, origin string) { cited(p, t, origin, data.AppendProse) }

// cited adds author's text as parse takes it apart, with its figures and their sources
// marked once.
func cited(p passage, t data.Text, origin string, parse func([]data.Piece, string) ([]data.Piece, error)) {
	var cites []citation
	p.pieced(t, origin, parse, func(p passage, cl *data.Claim, f data.Form) {
		from := p.here()
		if !p.value(cl, f) {
			return
		}
		p.sign(cl.Evidence)
		if cl.Source != "" && cl.Evidence != data.Derived {
			cites = append(cites, citation{cl: cl, from: from, to: p.here()})
		}
	})
	last := cites[:0] // of those that follow each other with one endnote
	for i, x := range cites {
		if i+1 == len(cites) || !sameEndnote(x.cl, cites[i+1].cl) {
			x.mark, x.next = p.sourceNumber(x.cl), len(p.v.parts)
			if i+1 < len(cites) {
				x.next = cites[i+1].from
			}
			last = append(last, x)
		}
	}
	for i := len(last) - 1; i >= 0; i-- { // from the end, so that places before stay
		p.markClause(&last[i])
	}
}

func sameEndnote(a, b *data.Claim) bool { return a.Source == b.Source && a.Evidence == b.Evidence }

// markClause puts the number of a figure's source at the end of its clause. Where that
// does not end in time, the number stands at the figure, as it does after the sign of
// doubt.
func (p passage) markClause(at *citation) {
	if at.cl.Evidence != data.Doubtful {
		for i := at.to; i < at.next; i++ {
			x := p.v.parts[i]
			end := clauseEnd(x.Text)
			if x.Kind != doc.Plain || x.Dest != "" || x.URI != "" || end < 0 {
				continue
			}
			head, tail := x, x
			head.Text, tail.Text = x.Text[:end], x.Text[end:]
			p.insert(i, 1, head, doc.Span{Text: thinNBSP}, at.mark, tail)
			return
		}
	}
	p.insert(at.to, 0, doc.Span{Text: thinNBSP}, at.mark)
}

// insert puts parts in the place of n of them.
func (p passage) insert(at, n int, parts ...doc.Span) {
	rest := append(doc.Spans(nil), p.v.parts[at+n:]...)
	p.v.parts = append(append(p.v.parts[:at], parts...), rest...)
}

// clauseEnd is where the first clause or sentence of s ends, before its mark; -1 if none
// does.
func clauseEnd(s string) int {
	sentence := sentenceEnd(s)
	if i := strings.IndexByte(s, ';'); i >= 0 && (sentence < 0 || i < sentence) {
		return i
	}
	return sentence
}

// sentenceEnd is where the first sentence of s ends, before its mark; -1 if none does.
// The point of an initial ends no sentence, and none before a small letter: "в 2022 г. она".
func sentenceEnd(s string) int {
	for i, r := range s {
		after := s[i+utf8.RuneLen(r):]
		if after != "" && after[0] != ' ' {
			continue
		}
		if next, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, " ")); r == '.' && unicode.IsLower(next) {
			continue
		}
		word := s[strings.LastIndexAny(s[:i], " (")+1 : i]
		if r == '!' || r == '?' || r == '.' && !isInitial(word) {
			return i
		}
	}
	return -1
}

// isInitial tells whether a word is one letter, as of a first name.
func isInitial(word string) bool {
	r, n := utf8.DecodeRuneInString(word)
	return n == len(word) && unicode.IsLetter(r)
}

// value adds a figure; the first of a claim is linked to its row in the ledger. It is
// false for a form that has no mark.
func (p passage) value(cl *data.Claim, f data.Form) bool {
	c, m := p.q, p.q.mentionsOf(cl)
	s := doc.Span{Text: c.form(cl, f), Origin: m.origin, Line: cl.Pos.Line, Col: cl.Pos.Col}
	if f == data.Plain || f == data.Period {
		p.add(s)
		return false
	}
	if m.linked {
		p.add(s)
		return true
	}
	m.linked = true
	if s.Dest, s.Hint = c.ledgerLink(cl.ID); s.Dest != "" && cl.Source == "" && cl.Evidence != data.Derived {
		s.Hint = c.text("link.none", words.Text("id", cl.ID), words.Text("name", c.short(cl).Text))
	}
	s.Anchor = c.firstUse(m)
	p.add(s)
	p.status(cl)
	return true
}

// signs are the signs of evidence and the messages that say what they mean.
var signs = []struct {
	evidence data.Evidence
	sign     doc.Sign
	key      string
}{
	{data.NoSource, doc.SignNone, "sign.none"},
	{data.Doubtful, doc.SignDoubtful, "sign.doubtful"},
	{data.Derived, doc.SignDerived, "sign.derived"},
}

// statusSigns are the signs of statuses and the messages that say what they mean.
var statusSigns = []struct {
	status data.Status
	sign   doc.Sign
	key    string
}{
	{data.Provisional, doc.SignProvisional, "sign.provisional"},
	{data.Revised, doc.SignRevised, "sign.revised"},
	{data.Estimated, doc.SignEstimate, "sign.estimate"},
}

// A signKey is a sign and the message that says what it means.
type signKey struct {
	sign doc.Sign
	key  string
}

// signKeys are the signs of some kinds of evidence, and those of the statuses that
// figures of a dossier have, or had in an earlier edition.
func signKeys(d *data.Dossier, m *moves, of func(data.Evidence) bool) []signKey {
	var keys []signKey
	for _, s := range signs {
		if of(s.evidence) {
			keys = append(keys, signKey{s.sign, s.key})
		}
	}
	has := map[data.Status]bool{}
	for cl := range d.AllClaims() {
		has[cl.Status] = true
	}
	if m != nil {
		for _, was := range m.before {
			has[was.Status] = true
		}
	}
	for _, s := range statusSigns {
		if has[s.status] {
			keys = append(keys, signKey{s.sign, s.key})
		}
	}
	return keys
}

// statusKey is the message that says what a status means, "" of a figure that is final.
func statusKey(of data.Status) string {
	for _, s := range statusSigns {
		if s.status == of {
			return s.key
		}
	}
	return ""
}

// status adds the sign of a figure that is not final.
func (p passage) status(cl *data.Claim) {
	for _, s := range statusSigns {
		if s.status == cl.Status {
			p.add(doc.Span{Kind: doc.Ref, Muted: true, Sign: s.sign, Hint: p.q.text(s.key)})
		}
	}
}

// statusLine says which figures are not final, for a figure that has no marks at its values.
func (c *quoter) statusLine(claims []string) doc.Spans {
	p := c.passage()
	for _, s := range statusSigns {
		var items []doc.Spans
		for _, id := range claims {
			cl := c.d.Claim(id)
			if cl.Status != s.status {
				continue
			}
			item := c.plain(c.printed(cl))
			if !cl.Period.IsZero() {
				item = c.say("status.item", words.Spans("figure", item), words.Spans("period", c.keep(c.time(cl.Period, c.originOf(cl, ": period")))))
			}
			items = append(items, item)
		}
		if len(items) > 0 {
			p.sentence(c.say("status.line", words.Text("status", words.Capitalise(c.text(s.key))), words.Spans("items", c.join(items))))
		}
	}
	return p.spans()
}

// sign adds the sign of some evidence. A figure whose endnote stands in its paragraph
// has none.
func (p passage) sign(e data.Evidence) {
	for _, s := range signs {
		if s.evidence == e {
			p.text(thinNBSP)
			p.add(doc.Span{Kind: doc.Ref, Muted: true, Sign: s.sign, Hint: p.q.text(s.key)})
		}
	}
}

// ref adds the mark of one figure: its sign, the number of its source, or both.
func (p passage) ref(cl *data.Claim) {
	if cl.Source == "" || cl.Evidence == data.Derived {
		p.sign(cl.Evidence)
		return
	}
	p.sign(cl.Evidence)
	p.text(thinNBSP)
	p.add(p.sourceNumber(cl))
}

// sourceNumber is the raised number of a claim's source, linked to its entry.
func (p passage) sourceNumber(cl *data.Claim) doc.Span {
	s := p.q.source(cl.Source)
	r := s.link(s.n)
	r.Kind, r.Muted = doc.Ref, true
	return r
}
