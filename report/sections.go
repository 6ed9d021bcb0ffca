package report

import (
	"fmt"
	"slices"
	"strconv"

	"dyad/data"
	"dyad/data/audit"
	"dyad/report/doc"
	"dyad/report/words"
)

// sections are the body of a brief: the dossier's sections with their exhibits.
type sections struct {
	*figures
	found []audit.Finding
	shown map[string]bool // exhibits that stand on page 1
	leave leaving         // what is left out, see [composer.paginate]
}

// A sectionParts is a section taken apart: its heading, figures that take the whole
// width, what takes half of it, and its text.
type sectionParts struct {
	head  doc.Heading
	wide  []doc.Block
	halfs [][]doc.Block
	text  []doc.Block
}

// blocks sets the sections in the order of the dossier. The figures of a section stand
// above its text, which is set in halves. Two short sections share the width.
func (c *sections) blocks() []doc.Block {
	var all []sectionParts
	for i := range c.d.Sections {
		if c.isGone(&c.d.Sections[i]) {
			continue
		}
		if p := c.parts(&c.d.Sections[i]); len(p.wide)+len(p.halfs)+len(p.text) > 0 {
			all = append(all, p)
		}
	}
	if p, ok := c.absent(); ok {
		all = append(all, p)
	}
	var out []doc.Block
	for i := 0; i < len(all); i++ {
		if len(out) > 0 {
			out = append(out, doc.Rule{})
		}
		n := shortSections(all[i:])
		if n == 1 {
			out = append(out, all[i].blocks()...)
			continue
		}
		var right []doc.Block
		for k := i + 1; k < i+n; k++ {
			right = append(right, all[k].column()...)
		}
		out = append(out, halves(all[i].column(), right))
		i += n - 1
	}
	return out
}

// shortSections is how many sections from the first on share the width: 1 if it needs all
// of it, else 2, or 3 where the second and the third are together about as long as the
// first.
func shortSections(all []sectionParts) int {
	if len(all) < 2 || !all[0].isShort() || !all[1].isShort() {
		return 1
	}
	if len(all) > 2 && all[2].isShort() && all[1].height()+titleLines+all[2].height() <= all[0].height()+someLines {
		return 3
	}
	return 2
}

// height is about the height of a section in half the width, its title left out, in lines
// of note type.
func (p *sectionParts) height() int { return lines(p.text) + figureLines*len(p.halfs) }

// someLines is how much longer two sections may be than the one beside them.
const someLines = 10

// titleLines is about the height of a section's title with the space above it.
const titleLines = 3

// shortSection is the most lines of half the width of a section that shares the width
// with another.
const shortSection = 26

func (p *sectionParts) isShort() bool {
	return len(p.wide) == 0 && len(p.halfs) < 2 && p.height() <= shortSection
}

// figureLines is about the height of a figure of half the width, in lines of note type.
const figureLines = 10

// column sets a section in half the width.
func (p *sectionParts) column() []doc.Block {
	if len(p.halfs) == 1 {
		p.titleFigure(p.halfs[0])
	}
	out := []doc.Block{p.head}
	for _, half := range p.halfs {
		out = append(out, half...)
	}
	return append(out, p.text...)
}

// blocks sets a section over the whole width.
func (p *sectionParts) blocks() []doc.Block {
	if len(p.wide) == 0 && len(p.halfs) == 1 {
		p.titleFigure(p.halfs[0])
	}
	out := append([]doc.Block{p.head}, p.wide...)
	for i := 0; i < len(p.halfs); i += 2 {
		var left, right []doc.Block
		switch last := i+2 >= len(p.halfs); {
		case i+1 < len(p.halfs) && last && len(p.text) > 0:
			left, right = beside(p.text, p.halfs[i], p.halfs[i+1])
		case i+1 < len(p.halfs):
			left, right = p.halfs[i], p.halfs[i+1]
		case len(p.text) > 0:
			left, right = beside(p.text, nil, p.halfs[i])
		default:
			left = p.halfs[i]
		}
		out = append(out, halves(left, right))
	}
	if len(p.text) > 0 && len(p.halfs) == 0 {
		out = append(out, doc.Flow{N: 2, Blocks: p.text})
	}
	return out
}

// beside sets the first paragraphs of a text below the figure at the left, or in its
// place where there is none, and the others below the figure at the right, so that the
// halves are about level.
func beside(text, first, second []doc.Block) (left, right []doc.Block) {
	above := 0
	if len(first) > 0 {
		above = figureLines
	}
	least, at := -1, 0
	for k := range len(text) + 1 {
		if k == 0 && len(first) == 0 {
			continue
		}
		if h := max(above+lines(text[:k]), figureLines+lines(text[k:])); least < 0 || h < least {
			least, at = h, k
		}
	}
	return slices.Concat(first, text[:at]), slices.Concat(second, text[at:])
}

func halves(left, right []doc.Block) doc.Block {
	return doc.Columns{Weights: []float64{1, 1}, Cols: [][]doc.Block{left, right}}
}

// parts takes a section apart. The words of its only figure stand below its title.
func (c *sections) parts(s *data.Section) sectionParts {
	p := sectionParts{head: doc.Heading{Level: 2, Text: c.unmarked(s.Title, "section "+s.ID+": title"), ID: "sec-" + s.ID}}
	var before data.Exhibit
	together := -1 // drawn with the one before it
	for i := range s.Body {
		b := &s.Body[i]
		if i == together {
			continue
		}
		if b.Exhibit == "" {
			p.text = append(p.text, c.textBlock(s, b)...)
			continue
		}
		e := c.d.Exhibit(b.Exhibit)
		if c.isLeftOut(e) {
			continue
		}
		var next data.Exhibit
		if i+1 < len(s.Body) && s.Body[i+1].Exhibit != "" {
			next = c.d.Exhibit(s.Body[i+1].Exhibit)
		}
		if pair, ok := foodOf(c, e, next); ok {
			if f, err := (&relied{c.figures}).facingFood(pair); err == nil {
				p.wide = append(p.wide, f)
				together = i + 1
				continue
			}
		}
		blocks := c.exhibit(e)
		switch {
		case len(blocks) == 0:
		case c.isHalf(e) || compared(e, next) || before != nil && s.Body[i-1].Exhibit != "" && compared(before, e):
			p.halfs = append(p.halfs, blocks)
		default:
			p.wide = append(p.wide, blocks...)
		}
		before = e
	}
	accounts := c.accounts(s)
	if len(accounts) == 1 && len(p.wide)+len(p.halfs) == 0 { // it says what it is of below the section's title
		f := accounts[0].(doc.Figure)
		f.Title = nil
		accounts[0] = f
	}
	for _, f := range accounts {
		p.halfs = append(p.halfs, []doc.Block{f})
	}
	p.headFigure()
	return p
}

// isLeftOut tells whether an exhibit is left out to save a page.
func (c *sections) isLeftOut(e data.Exhibit) bool {
	if e.Head().ID == "concentration" {
		return c.leave.has(leaveConcentration)
	}
	return c.leave.has(kindOf(e).spared)
}

// isGone tells whether all of a section is left out to save a page. Its title is then
// not set at all: a figure in it would be the one that the ledger leads to.
func (c *sections) isGone(s *data.Section) bool {
	for i := range s.Body {
		b := &s.Body[i]
		switch {
		case b.Exhibit != "":
			if e := c.d.Exhibit(b.Exhibit); !c.isLeftOut(e) && !c.shown[e.Head().ID] {
				return false
			}
		case b.Define == nil || !c.leave.has(leaveDefinitions):
			return false
		}
	}
	return c.leave != leaveNothing
}

// headFigure moves the words of the only figure of a section below the section's title.
func (p *sectionParts) headFigure() { p.titleFigure(p.wide) }

// titleFigure does that where a figure is all there is of some blocks.
func (p *sectionParts) titleFigure(of []doc.Block) {
	if len(of) != 1 {
		return
	}
	if f, ok := of[0].(doc.Figure); ok {
		p.head.Subtitle = slices.Concat(f.Title, f.Subtitle)
		if len(f.Title) > 0 && len(f.Subtitle) > 0 {
			p.head.Subtitle = slices.Concat(f.Title, doc.Spans{{Text: ". "}}, f.Subtitle)
		}
		f.Title, f.Subtitle = nil, nil
		of[0] = f
	}
}

func (c *sections) textBlock(s *data.Section, b *data.Block) []doc.Block {
	origin := "section " + s.ID
	switch {
	case b.Define != nil && c.leave.has(leaveDefinitions):
		return nil
	case b.Define != nil:
		term := c.authored(b.Define.Term, origin+": term")
		term.Bold = true
		return []doc.Block{doc.Paragraph{Role: doc.Small, Text: c.say("define", words.Spans("term", c.keep(term)), words.Spans("text", bodyText(c.quoter, b.Define.Text, origin)))}}
	case len(b.Bullets) > 0:
		l := doc.List{Kind: doc.Bullets}
		for _, t := range b.Bullets {
			l.Items = append(l.Items, doc.ListItem{Label: c.plain("•"), Text: bodyText(c.quoter, t, origin)})
		}
		return []doc.Block{l}
	case len(b.Numbered) > 0:
		l := doc.List{Kind: doc.Numbered}
		for i, t := range b.Numbered {
			n := c.derive(strconv.Itoa(i+1), origin) // the place in the list
			l.Items = append(l.Items, doc.ListItem{Label: c.plain(n + "."), Text: bodyText(c.quoter, t, origin)})
		}
		return []doc.Block{l}
	}
	return []doc.Block{doc.Paragraph{Text: bodyText(c.quoter, b.Para, origin)}}
}

// tableSummary is what a table holds, for readers who cannot see it: in its author's words,
// or else its title.
func (c *sections) tableSummary(h data.ExhibitHead) string {
	origin := "exhibit " + h.ID
	if h.Alt.IsZero() {
		return c.plainProse(h.Title, origin)
	}
	return c.plainProse(h.Alt, origin)
}

// exhibit is a figure, a table, or both, as the kind of the exhibit says.
func (c *sections) exhibit(e data.Exhibit) []doc.Block {
	k := kindOf(e)
	if k.draw == nil && k.table == nil {
		c.fail(fmt.Errorf("exhibit %s: the kind %q is not shown", e.Head().ID, e.Kind()))
		return nil
	}
	var out []doc.Block
	if k.draw != nil && !isEmpty(e) && !c.shown[e.Head().ID] {
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
		if f.Chart != nil {
			out = append(out, doc.Figure{ID: f.ID, Title: f.title, Subtitle: f.subtitle, Note: f.note, Chart: f.Chart, Alt: f.Alt, Data: f.Data})
		}
	}
	if k.table != nil && (k.draw != nil || !c.shown[e.Head().ID]) {
		out = append(out, k.table(c, e)...)
	}
	return out
}
