package report

import (
	"slices"
	"unicode/utf8"

	"dyad/data"
	"dyad/report/doc"
	"dyad/report/words"
)

// pictures makes the two figures of page 1.
type pictures struct {
	*sections
	who relied // relies on whom
}

func newPictures(s *sections) pictures { return pictures{s, relied{s.figures}} }

// A picture is the main figure of page 1, or the one below it.
type picture struct {
	blocks []doc.Block // its heading, then figures or a table
	// exhibits are the exhibits that stand in it; their sections leave them out.
	exhibits []string
	claims   []*data.Claim // that are drawn in it
}

func (p picture) isEmpty() bool { return len(p.blocks) == 0 }

// both are the two pictures: of one product the lines and the table of its suppliers.
func (c *pictures) both() (main, second picture) {
	if p, ok := oneProductOf(c.d); ok && p.drawn {
		if main, second = c.productPictures(p); !main.isEmpty() {
			return main, second
		}
	}
	main = c.main()
	return main, c.second(main)
}

// main is the picture under the headline: the bars of reliance; without shares
// that measure it a table of the words and counts of the sources; without these the first
// mix, the first lines, the author's first figure, or a table of the first figures.
func (c *pictures) main() picture {
	h := c.who.hero()
	if f, ok := c.who.heroFigure(h); ok {
		head := doc.Heading{Level: 2, Text: c.who.heroTitle(h), ID: "reliance"}
		return picture{blocks: []doc.Block{head, f}, claims: h.drawn}
	}
	if t, ok := c.heroTable(h); ok {
		head := doc.Heading{Level: 2, Text: c.say("hero.table"), ID: "reliance"}
		return picture{blocks: []doc.Block{head, t}, claims: h.drawn}
	}
	p := c.exhibitPicture("mix", "lines", "")
	if p.isEmpty() {
		p = c.firstFigures()
	}
	if !p.isEmpty() {
		line := doc.Paragraph{Role: doc.Small, Text: c.say("hero.none")}
		p.blocks = append(p.blocks[:1:1], append([]doc.Block{line}, p.blocks[1:]...)...)
	}
	return p
}

// second is the picture below the main one: the first mix; of figures computed from tables
// the lines of what each sold the other, or else the rankings of partners.
func (c *pictures) second(main picture) picture {
	if len(main.exhibits) > 0 {
		return picture{}
	}
	kinds := []string{"mix"}
	if _, ok := tradedIn(c.d); ok {
		kinds = append(kinds, "lines")
	}
	if p := c.exhibitPicture(kinds...); !p.isEmpty() {
		return p
	}
	return c.rankings()
}

// exhibitPicture is the first exhibit of the first of several kinds that there is; the
// kind "" is any that is drawn. Its title is the heading.
func (c *pictures) exhibitPicture(kinds ...string) picture {
	for _, kind := range kinds {
		for _, e := range c.d.Exhibits {
			if k := kindOf(e); kind != "" && e.Kind() != kind || k.draw == nil || isEmpty(e) {
				continue
			}
			if p := c.exhibitOf(e); !p.isEmpty() {
				return p
			}
		}
	}
	return picture{}
}

// exhibitOf is an exhibit as a picture, an empty one where it cannot be drawn: its section
// says what is wrong.
func (c *pictures) exhibitOf(e data.Exhibit) picture {
	f, err := c.exhibitFigure(e)
	if err != nil || f.Chart == nil {
		return picture{}
	}
	p := picture{exhibits: []string{f.ID}}
	for _, id := range f.claims {
		p.claims = append(p.claims, c.d.Claim(id))
		if m := c.mentionsOf(c.d.Claim(id)); m.first == "" {
			m.first = figureAnchor(f.ID)
		}
	}
	p.blocks = []doc.Block{
		doc.Heading{Level: 2, Text: c.pictureTitle(e, f), ID: "second"},
		doc.Figure{ID: f.ID, Subtitle: f.subtitle, Note: f.note, Chart: f.Chart, Alt: f.Alt, Data: f.Data},
	}
	return p
}

// pictureTitle is the title of an exhibit on page 1: that of its section where the section
// is nothing else, for it would be lost, else its own.
func (c *pictures) pictureTitle(e data.Exhibit, f Figure) doc.Spans {
	for i := range c.d.Sections {
		if s := &c.d.Sections[i]; len(s.Body) == 1 && s.Body[0].Exhibit == e.Head().ID {
			return c.unmarked(s.Title, "section "+s.ID+": title")
		}
	}
	return f.title
}

// rankings are the rankings of partners, those of the state at the left of the main
// figure first, on one scale. One line of sources serves all that have the same.
func (c *pictures) rankings() picture {
	var p picture
	var cols [2][]doc.Block
	left, _ := sides(c.d)
	var source doc.Spans
	same := true
	for _, e := range c.d.Exhibits {
		r, ok := e.(data.Ranking)
		if !ok || len(p.exhibits) == 4 {
			continue
		}
		f, err := c.exhibitFigure(e)
		if err != nil {
			continue // its section says what is wrong
		}
		col := 0
		if slices.ContainsFunc(r.Items, func(it data.Item) bool { return it.Side == left }) {
			col = 1 // the left state is among the partners of the right one
		}
		same = same && (len(p.exhibits) == 0 || f.note.String() == source.String())
		source = f.note
		cols[col] = append(cols[col], doc.Figure{ID: f.ID, Title: f.title, Subtitle: f.subtitle, Note: f.note, Chart: f.Chart, Alt: f.Alt, Data: f.Data})
		p.exhibits = append(p.exhibits, f.ID)
	}
	if len(cols[0]) == 0 || len(cols[1]) == 0 {
		return picture{}
	}
	for k := range cols {
		for i := range cols[k] {
			if f := cols[k][i].(doc.Figure); same && (k > 0 || i < len(cols[k])-1) {
				f.Note = nil
				cols[k][i] = f
			}
		}
	}
	p.blocks = []doc.Block{doc.Heading{Level: 2, Text: c.say("rankings.title"), ID: "second"}}
	for i := range max(len(cols[0]), len(cols[1])) { // those beside each other begin level
		p.blocks = append(p.blocks, halves(cols[0][min(i, len(cols[0])):min(i+1, len(cols[0]))], cols[1][min(i, len(cols[1])):min(i+1, len(cols[1]))]))
	}
	return p
}

// heroTable says by subject what each state relies on the other for, where no share
// measures it: by other figures, or in the words of the sources. It is false where there
// are neither.
func (c *pictures) heroTable(h *hero) (t doc.Table, ok bool) {
	t = doc.Table{
		Summary: c.text("hero.summary", c.stateArg("a", h.of[0]), c.stateArg("b", h.of[1])),
		Cols:    []doc.Column{{Head: c.say("reliance.on-what")}},
	}
	for lane, of := range h.of {
		t.Cols = append(t.Cols, doc.Column{Weight: 1,
			Head: c.say("hero.head", c.stateArg("of", of), c.stateArg("on", h.of[1-lane]))})
	}
	var rows []doc.Datum
	for _, topic := range topics(c.d) {
		row := doc.Row{Cells: []doc.Cell{{Text: c.plain(c.who.topicText(topic)), Head: true}}}
		said := false
		for lane, of := range h.of {
			n := len(h.drawn)
			s := c.heroCell(h, topic, of, h.of[1-lane])
			for _, cl := range h.drawn[n:] {
				rows = append(rows, c.datum(t.Cols[lane+1].Head.String(), c.short(cl).Text, cl, c.printed(cl)))
			}
			said = said || len(s) > 0
			if len(s) == 0 {
				p := c.passage()
				p.say("hero.nothing")
				p.mute(p.from)
				s = p.spans()
			}
			row.Cells = append(row.Cells, doc.Cell{Text: s, Side: c.side(h.of[1-lane])})
		}
		if said {
			t.Rows = append(t.Rows, row)
		}
	}
	t.Data = c.dataOf(rows)
	return t, len(t.Rows) > 0
}

// heroCell are the figures of one subject and direction, or its words; nil if there is
// neither.
func (c *pictures) heroCell(h *hero, topic data.Topic, of, on string) doc.Spans {
	var items []doc.Spans
	for _, cl := range relianceOf(c.d, of, on) {
		if cl.Topic == topic {
			h.drawn = append(h.drawn, cl)
			items = append(items, c.say("reliance.item", words.Spans("label", c.keep(c.short(cl))), words.Spans("figure", c.figure(cl, data.Full))))
		}
	}
	if len(items) > 0 {
		return c.joinClauses(items)
	}
	if notes, _ := c.who.notesOf(topic, of, on, false, heroFacts); len(notes) > 0 {
		return c.plain(notes[0].Text)
	}
	return nil
}

// firstFigures is a table of the first figures of a dossier that measures no reliance and
// draws nothing.
func (c *pictures) firstFigures() picture {
	const most, longestFirst = 10, 90 // figures; letters of a label that a row has room for
	e := data.Table{}
	var p picture
	for i := range c.d.Claims {
		cl := &c.d.Claims[i]
		if len(e.Items) < most && !cl.InSource {
			e.Items = append(e.Items, data.Item{Claim: cl.ID})
			p.claims = append(p.claims, cl)
		}
	}
	if len(e.Items) > 0 {
		p.blocks = append([]doc.Block{doc.Heading{Level: 2, Text: c.say("hero.figures"), ID: "second"}}, c.claimTable(e)...)
		t := p.blocks[1].(doc.Table)
		for i, cl := range p.claims { // short labels have codes of states
			if label := c.authored(cl.Label, c.originOf(cl, ": label")); utf8.RuneCountInString(label.Text) <= longestFirst {
				t.Rows[i].Cells[0].Text = c.keep(label)
			}
		}
	}
	return p
}
