package report

import (
	"slices"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/script"
	"dyad/report/words"
)

// A voice puts in the language of the brief what the brief says by itself: messages,
// names of states, lists. It collects the errors of all that use it.
type voice struct {
	memory
	d       *data.Dossier
	lang    string // BCP 47
	num     *quantity.Language
	w       *words.Catalogue
	derived []doc.Derivation
	errs    []error
	heard   func(key string) // of each message that is said; nil but in tests
	// shortNames asks for the short names of states that have one.
	shortNames bool
}

func (c *voice) fail(err error) { c.errs = append(c.errs, err) }

// say returns a message of the catalogue.
func (c *voice) say(key string, args ...words.Arg) doc.Spans {
	p := c.run()
	p.say(key, args...)
	return p.spans()
}

// text returns a message as plain text.
func (c *voice) text(key string, args ...words.Arg) string {
	if c.heard != nil {
		c.heard(key)
	}
	var buf [256]byte
	if c.d.RTL {
		args = isolated(args)
	}
	b, err := c.w.AppendText(buf[:0], key, args)
	if err != nil {
		c.fail(err)
	}
	return string(b)
}

// isolated are the arguments of a message; text with letters from right to left is kept
// apart from the words around it.
func isolated(args []words.Arg) []words.Arg {
	out := slices.Clone(args)
	for i := range out {
		out[i].Plain = apart(out[i].Plain)
	}
	return out
}

// apart is text that is put among other text.
func apart(s string) string {
	if script.HasRTL(s) {
		return script.Isolate(s)
	}
	return s
}

// in returns author's text in the language of the brief.
func (c *voice) in(t data.Text) string { return t.In(c.lang, c.d.Lang) }

// authored returns author's text as a span with its place in the dossier and, if it
// is not in the language of the brief, its own language.
func (c *voice) authored(t data.Text, origin string) doc.Span {
	return doc.Span{Text: c.in(t), Lang: c.foreignLang(t), Origin: origin, Line: t.Pos.Line, Col: t.Pos.Col}
}

// time is author's text that says when, in the words of the brief where it is a month or
// a part of a year as the file format writes it.
func (c *voice) time(t data.Text, origin string) doc.Span {
	x := c.authored(t, origin)
	x.Text = c.num.Period(x.Text)
	return x
}

// foreignLang is the language of t if it is not that of the brief, else "".
func (c *voice) foreignLang(t data.Text) string {
	for _, tag := range t.Tags {
		if tag == c.lang {
			return ""
		}
	}
	if c.lang == c.d.Lang || t.IsZero() || !data.HasLetters(c.in(t)) {
		return ""
	}
	if slices.Contains(t.Tags, c.d.Lang) {
		return c.d.Lang
	}
	return t.Tags[0]
}

// derive declares a number as derived and returns it.
func (c *voice) derive(text, from string) string {
	c.derived = append(c.derived, doc.Derivation{Text: text, From: from})
	return text
}

// state is the name of one side of the dyad.
func (c *voice) state(code string) string { return c.stateIn(code, "") }

// stateIn is that name in a grammatical case of the brief's language.
func (c *voice) stateIn(code, grammatical string) string {
	if s := c.d.State(code); s != nil {
		if short := s.ShortIn(c.lang, c.d.Lang); c.shortNames && short != "" {
			s = &data.State{Code: s.Code, Name: data.Text{Tags: []string{c.lang}, Vals: []string{short}}}
		}
		return s.NameIn(c.lang, c.d.Lang, grammatical)
	}
	return code
}

// called is that name as a sentence calls it, in the nominative.
func (c *voice) called(code string) string {
	if s := c.d.State(code); s != nil {
		if short := s.ShortIn(c.lang, c.d.Lang); c.shortNames && short != "" {
			return short
		}
		return s.CalledIn(c.lang, c.d.Lang)
	}
	return code
}

// stateArg is a state as an argument of a message. The message may ask for a
// grammatical case.
func (c *voice) stateArg(name, code string) words.Arg {
	a := words.Text(name, c.called(code))
	a.Declined = func(grammatical string) string { return c.stateIn(code, grammatical) }
	return a
}

func (c *voice) side(code string) doc.Side {
	switch code {
	case c.d.A.Code:
		return doc.SideA
	case c.d.B.Code:
		return doc.SideB
	}
	return doc.NoSide
}

// list joins items with commas: "a, b, c".
func (c *voice) list(items []doc.Spans) doc.Spans { return c.between("list.next", items) }

// join joins items as in running text: "a, b and c".
func (c *voice) join(items []doc.Spans) doc.Spans {
	p := c.run()
	for i, it := range items {
		switch {
		case i == 0:
		case i == len(items)-1:
			p.say("list.last")
		default:
			p.say("list.next")
		}
		p.put(it)
	}
	return p.spans()
}

// joinClauses joins items that hold commas: "a; b".
func (c *voice) joinClauses(items []doc.Spans) doc.Spans { return c.between("list.clause", items) }

// between joins items with a message between them.
func (c *voice) between(key string, items []doc.Spans) doc.Spans {
	p := c.run()
	for i, it := range items {
		if i > 0 {
			p.say(key)
		}
		p.put(it)
	}
	return p.spans()
}

// numberAndUnit are a claim's number and its unit, apart.
func (c *voice) numberAndUnit(cl *data.Claim) (number, unit string) {
	if cl.HasTo {
		return c.num.BetweenParts(cl.Value, cl.To, cl.Unit)
	}
	return c.num.Parts(cl.Value, cl.Unit)
}
