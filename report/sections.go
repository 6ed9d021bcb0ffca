package report

import (
	"fmt"

	"dyad/data"
	"dyad/report/doc"
	"dyad/report/words"
)

// sections are the body of a brief: the dossier's sections with their exhibits.
type sections struct{ *figures }

// blocks sets the sections in the order of the dossier. A section whose exhibits are
// all of half width is set in a column; such sections that follow each other share
// two columns. A section with an exhibit of full width takes the whole width.
func (c *sections) blocks() []doc.Block {
	var out, narrow []doc.Block
	flush := func() {
		if len(narrow) > 0 {
			out = append(out, doc.Flow{N: 2, Blocks: narrow})
			narrow = nil
		}
	}
	for i := range c.d.Sections {
		s := &c.d.Sections[i]
		h := doc.Heading{Level: 2, Text: c.unmarked(s.Title, "section "+s.ID+": title"), ID: "sec-" + s.ID, Fresh: i == 0}
		if c.isNarrow(s) {
			narrow = append(append(narrow, h), c.column(s)...)
			continue
		}
		flush()
		out = append(append(out, h), c.body(s)...)
	}
	flush()
	return out
}

// isNarrow tells whether a section has no exhibit of full width, and no two that are
// to be set side by side.
func (c *sections) isNarrow(s *data.Section) bool {
	var before data.Exhibit
	for i := range s.Body {
		e := c.d.Exhibit(s.Body[i].Exhibit)
		if e != nil && !c.isHalf(e) {
			return false
		}
		if compared(before, e) {
			return false
		}
		before = e
	}
	return true
}

// column sets a section's blocks one below the other.
func (c *sections) column(s *data.Section) []doc.Block {
	var out []doc.Block
	for i := range s.Body {
		b := &s.Body[i]
		if b.Exhibit != "" {
			out = append(out, c.exhibit(c.d.Exhibit(b.Exhibit))...)
			continue
		}
		out = append(out, c.textBlock(s, b)...)
	}
	return out
}

// body sets a section over the whole width. An exhibit of half width stands beside
// the text around it, up to the next exhibit; two that follow each other stand side
// by side.
func (c *sections) body(s *data.Section) []doc.Block {
	var out, text []doc.Block // text waits for an exhibit to stand beside
	for i := 0; i < len(s.Body); i++ {
		b := &s.Body[i]
		if b.Exhibit == "" {
			text = append(text, c.textBlock(s, b)...)
			continue
		}
		e := c.d.Exhibit(b.Exhibit)
		blocks := c.exhibit(e)
		if !c.isHalf(e) {
			out = append(append(out, text...), blocks...)
			text = nil
			continue
		}
		if i+1 < len(s.Body) && s.Body[i+1].Exhibit != "" {
			if n := c.d.Exhibit(s.Body[i+1].Exhibit); c.isHalf(n) {
				out = append(append(out, text...), halves(blocks, c.exhibit(n)))
				text = nil
				i++
				continue
			}
		}
		for i+1 < len(s.Body) && s.Body[i+1].Exhibit == "" {
			i++
			text = append(text, c.textBlock(s, &s.Body[i])...)
		}
		if len(text) == 0 {
			out = append(out, blocks...)
			continue
		}
		out = append(out, halves(blocks, text))
		text = nil
	}
	return append(out, text...)
}

func halves(left, right []doc.Block) doc.Block {
	return doc.Columns{Weights: []float64{1, 1}, Cols: [][]doc.Block{left, right}}
}

func (c *sections) textBlock(s *data.Section, b *data.Block) []doc.Block {
	origin := "section " + s.ID
	switch {
	case b.Define != nil:
		term := c.authored(b.Define.Term, origin+": term")
		term.Bold = true
		return []doc.Block{doc.Paragraph{Text: c.say("define", words.Spans("term", c.keep(term)), words.Spans("text", c.citedText(b.Define.Text, origin)))}}
	case len(b.Bullets) > 0:
		var l doc.List
		for _, t := range b.Bullets {
			l.Items = append(l.Items, doc.ListItem{Label: c.plain("•"), Text: c.citedText(t, origin)})
		}
		return []doc.Block{l}
	}
	return []doc.Block{doc.Paragraph{Text: c.citedText(b.Para, origin)}}
}

// exhibit is a figure, a table, or both, as the kind of the exhibit says.
func (c *sections) exhibit(e data.Exhibit) []doc.Block {
	if isEmpty(e) {
		return nil
	}
	k := kindOf(e)
	if k.draw == nil && k.table == nil {
		c.fail(fmt.Errorf("exhibit %s: the kind %q is not shown", e.Head().ID, e.Kind()))
		return nil
	}
	if k.draw == nil {
		return k.table(c, e)
	}
	f, err := c.exhibitFigure(e)
	if err != nil {
		c.fail(&placedError{pos: e.Head().Pos, err: fmt.Errorf("exhibit %q: %w", e.Head().ID, err)})
		return nil
	}
	for _, id := range f.claims {
		if m := c.mentionsOf(c.d.Claim(id)); m.first == "" {
			m.first = figureAnchor(f.ID)
		}
	}
	out := []doc.Block{doc.Figure{ID: f.ID, Title: f.title, Subtitle: f.subtitle, Note: f.note, Chart: f.Chart, Alt: f.Alt}}
	if k.table != nil {
		out = append(out, k.table(c, e)...)
	}
	return out
}
