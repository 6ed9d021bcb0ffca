package report

import (
	"fmt"

	"dyad/data"
	"dyad/data/audit"
	"dyad/report/doc"
)

// A reckoning is one kind of arithmetic the brief may use: the message that
// states its formula and where it comes from, and whether this brief used it.
type reckoning struct {
	key  string
	used func(*composer) bool
}

// reckonings in the order of the method section.
var reckonings = []reckoning{
	{"method.interval", func(c *composer) bool { return len(c.derived) > 0 }},
	{"method.remainder", func(c *composer) bool { return c.hasExhibit(isMix) }},
	{"method.implied", func(c *composer) bool { return c.hasRule("mix-total") || c.hasRule("mix-consistent") }},
	{"method.ratio", func(c *composer) bool { return c.hasRule("printed-share") }},
	{"method.to-go", func(c *composer) bool { return c.hasExhibit(isProgress) || c.hasExhibit(isSquares) }},
	{"method.implied-whole", func(c *composer) bool { return c.hasRule("implied-whole") || c.hasRule("implied-part") }},
}

func isMix(e data.Exhibit) bool      { _, ok := e.(data.Mix); return ok }
func isProgress(e data.Exhibit) bool { _, ok := e.(data.Progress); return ok }
func isSquares(e data.Exhibit) bool  { _, ok := e.(data.Squares); return ok }

func (c *composer) hasExhibit(is func(data.Exhibit) bool) bool {
	for _, e := range c.d.Exhibits {
		if is(e) {
			return true
		}
	}
	return false
}

func (c *composer) hasRule(r audit.Rule) bool {
	for i := range c.findings {
		if c.findings[i].Rule == r {
			return true
		}
	}
	return false
}

// method states only the measures this brief used, each with its formula, and
// what cannot be computed from this dossier.
func (c *composer) method() []doc.Block {
	out := []doc.Block{doc.Heading{Level: 3, Text: c.say("method.title"), ID: "method"}}
	var text doc.Spans
	for _, m := range reckonings {
		if m.used(c) {
			if len(text) > 0 {
				text = append(text, doc.Span{Text: " "})
			}
			text = append(text, c.say(m.key)...)
		}
	}
	for _, m := range c.usedMeasures() {
		if len(text) > 0 {
			text = append(text, doc.Span{Text: " "})
		}
		text = append(text, m...)
	}
	if missing := c.notComputable(); len(missing) > 0 {
		if len(text) > 0 {
			text = append(text, doc.Span{Text: " "})
		}
		text = append(text, c.say("method.not-computable", with("list", c.listOf(missing)))...)
	}
	if len(text) == 0 {
		text = c.say("method.none")
	}
	return append(out, doc.Paragraph{Role: doc.Small, Text: merge(text)})
}

// usedMeasures are the dossier's measures that a claim names, in its order.
func (c *composer) usedMeasures() []doc.Spans {
	used := map[string]bool{}
	for i := range c.d.Claims {
		used[c.d.Claims[i].Measure] = true
	}
	var out []doc.Spans
	for i := range c.d.Measures {
		m := &c.d.Measures[i]
		if !used[m.ID] {
			continue
		}
		origin := "measure " + m.ID
		s := bold(doc.Spans{c.authored(m.Name, origin)})
		if m.Formula != "" {
			s = append(s, c.say("method.formula", str("formula", m.Formula))...)
		}
		switch {
		case m.Citation != "" && m.Level != "":
			s = append(s, c.say("method.cited-level", str("citation", m.Citation), str("level", m.Level))...)
		case m.Citation != "" || m.Level != "":
			s = append(s, c.say("method.cited", str("citation", m.Citation+m.Level))...)
		}
		s = append(s, c.say("sentence.end")...)
		if !m.Note.IsZero() {
			s = append(s, doc.Span{Text: " "}, c.authored(m.Note, origin))
		}
		out = append(out, merge(s))
	}
	return out
}

// notComputable are the measures that the dossier says its sources do not
// support, or else the usual ones of a dyad that need trade tables.
func (c *composer) notComputable() []doc.Spans {
	var out []doc.Spans
	names := map[string][]doc.Spans{} // by what they need
	var needs []*data.Gap
	for i := range c.d.Gaps {
		g := &c.d.Gaps[i]
		key := c.in(g.Needs)
		if names[key] == nil {
			needs = append(needs, g)
		}
		names[key] = append(names[key], doc.Spans{c.authored(g.Name, "not_computable")})
	}
	for _, g := range needs {
		out = append(out, c.say("method.gap", with("name", c.list(names[c.in(g.Needs)])), with("needs", doc.Spans{c.authored(g.Needs, "not_computable")})))
	}
	if len(c.d.Gaps)+len(c.d.Measures) > 0 {
		return out
	}
	for _, key := range []string{"measure.trade-share", "measure.asymmetry", "measure.concentration", "measure.mirror-gap", "measure.intensity"} {
		out = append(out, c.say(key))
	}
	return out
}

// listOf sets what cannot be computed: reasons of their own are set apart by
// semicolons.
func (c *composer) listOf(missing []doc.Spans) doc.Spans {
	if len(c.d.Gaps) > 0 {
		return c.joinClauses(missing)
	}
	return c.list(missing)
}

// reproduce says how this very file can be made again.
func (c *composer) reproduce() []doc.Block {
	command := fmt.Sprintf("dyad brief %s.yaml", c.d.ID)
	if c.lang != c.d.Lang {
		command += " --lang " + c.lang
	}
	text := c.say("reproduce", str("command", command), str("version", c.version), str("hash", fmt.Sprintf("%x", c.d.SHA256)))
	if t := c.d.Translation(c.lang); t != nil {
		text = append(text, doc.Span{Text: " "})
		text = append(text, c.say("reproduce.texts", str("hash", fmt.Sprintf("%x", t.SHA256)))...)
	}
	return []doc.Block{doc.Paragraph{Role: doc.Small, ID: "reproduce", Text: merge(text)}}
}
