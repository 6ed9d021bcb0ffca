package layout

import "dyad/report/doc"

// Distances in the box of page 1.
const (
	boxTitleDown   Pt = 18 // from its top to the baseline of its title
	boxFirstDown   Pt = 16 // from there to the first baseline below
	boxFigureGap   Pt = 5  // between the title of a drawing and the drawing
	boxDrawingGap  Pt = 2  // between a drawing and a sentence below it
	boxSentenceGap Pt = 3  // between sentences
	boxEnd         Pt = 6  // below the last line
	boxBelow       Pt = 7  // below the box, where more follows
	boxLineGap     Pt = 6  // from the line between its halves to the text right of it
)

// By how much the distances of a closer box are less.
const (
	closerTitle  Pt = 4
	closerFigure Pt = 2
	closerEnd    Pt = 2
)

// A boxChoice says what is left out of the box.
type boxChoice struct{ twoSentences, closer, oneDrawing bool }

// box is the box of page 1 as a choice leaves it.
func (p *front) box(c boxChoice) galley {
	if g, ok := p.boxes[c]; ok {
		return g
	}
	b := *p.doc.Box
	if c.twoSentences && len(b.Sentences) > 2 {
		b.Sentences = b.Sentences[:2]
	}
	if c.oneDrawing && len(b.Drawings) > 1 {
		b.Drawings = b.Drawings[:1]
	}
	g := p.st.quoteBox(b, c.closer)
	p.boxes[c] = g
	return g
}

// A boxSetter sets one box.
type boxSetter struct {
	*setter
	placement
	x    [2]Pt // of its halves
	w    Pt
	top  Pt    // of what is below the title
	less Pt    // space between a title and its drawing
	foot [2]Pt // of the halves
	div  *Element
}

// quoteBox sets the box as one band: a title, then drawings and sentences in halves.
// Two drawings stand beside each other with the sentences below them, one beside the
// sentences, or alone over both halves; sentences alone fill both halves. A closer box
// has less space in it.
func (st *setter) quoteBox(b doc.QuoteBox, closer bool) galley {
	half := st.g.edge(columnsOfPage/2) + boxLineGap
	s := &boxSetter{setter: st, x: [2]Pt{boxPad, half}, w: st.g.measure() - boxPad - half,
		top: boxTitleDown + boxFirstDown - styles[roleBody].baseline(), div: st.element(Element{Role: Div})}
	titleDown, end := boxTitleDown, boxEnd
	if closer {
		titleDown, end, s.less = titleDown-closerTitle, end-closerEnd, closerFigure
		s.top -= closerTitle + closerEnd
	}
	title := st.text(b.Title, styles[roleBoxTitle].colored(st.look.Brand), st.g.measure()-2*boxPad, st.element(Element{Role: H2}))
	if len(title.bands) > 0 {
		title.bands[0].marks = st.marks.concat([]mark{{level: 2, heading: b.Title.String()}}, title.bands[0].marks)
		s.galley(title, boxPad, titleDown-titleBase)
		s.top += Pt(float64(len(title.bands)-1) * float64(styles[roleBoxTitle].Leading))
	}
	st.level = 2
	s.foot = [2]Pt{s.top, s.top}
	switch len(b.Drawings) {
	case 0:
		s.halves(b.Sentences)
	case 1:
		if len(b.Sentences) == 0 {
			s.w = st.g.measure() - 2*boxPad
		}
		s.drawing(0, b.Drawings[0])
		s.sentences(1, b.Sentences, roleBody)
	default:
		s.drawings(b.Drawings[0], b.Drawings[1])
		below := max(s.foot[0], s.foot[1]) + boxDrawingGap
		s.foot = [2]Pt{below, below}
		for i, spans := range b.Sentences {
			k := i % 2
			if i > 1 && s.foot[0] > s.foot[1] {
				k = 1
			}
			s.sentences(k, []doc.Spans{spans}, roleBoxSmall)
		}
	}
	h := max(s.foot[0], s.foot[1]) + end
	back := []Item{fill(0, 0, st.g.measure(), h, ground)}
	if s.foot[1] > s.top {
		back = append(back, Item{Box: Rect{X: half - 2*boxLineGap, Y: s.top, H: h - s.top - end}, Rule: &Rule{Width: thinRule, Color: rulePale}})
	}
	return galley{bands: []band{{h: h, items: st.items.concat(back, s.items), marks: s.placement.marks}}, elems: st.kids.append(nil, s.div), after: boxBelow}
}

// drawing sets a drawing in a half.
func (s *boxSetter) drawing(half int, f doc.Figure) {
	s.foot[half] = s.galley(s.drawn(f), s.x[half], s.foot[half])
}

func (s *boxSetter) drawn(f doc.Figure) galley {
	title := *styles[roleFigureTitle]
	title.After = boxFigureGap - s.less
	return s.figureIn(f, s.w, &title)
}

// drawings sets two drawings beside each other: they begin at the same height, also where
// one has a subtitle more.
func (s *boxSetter) drawings(left, right doc.Figure) {
	both := [2]galley{s.drawn(left), s.drawn(right)}
	at := [2]Pt{both[0].figureTop(), both[1].figureTop()}
	for half := range both {
		if less := at[1-half] - at[half]; less > 0 && at[half] > 0 {
			both[half].lower(at[half], less)
		}
		s.foot[half] = s.galley(both[half], s.x[half], s.foot[half])
	}
}

// figureTop is where the drawing of a figure begins that is one band; 0 if it is not.
func (g *galley) figureTop() Pt {
	if len(g.bands) != 1 {
		return 0
	}
	for i := range g.bands[0].items {
		if it := &g.bands[0].items[i]; it.Figure != nil {
			return it.Box.Y
		}
	}
	return 0
}

// lower moves what stands at y or below it in a galley of one band down.
func (g *galley) lower(y, by Pt) {
	b := &g.bands[0]
	for i := range b.items {
		if b.items[i].Box.Y >= y {
			shift(b.items[i:i+1], 0, by)
		}
	}
	b.h += by
}

// halves sets sentences in both halves, so many in the first that the box is lowest.
func (s *boxSetter) halves(ss []doc.Spans) {
	lines, all := make([]int, len(ss)), 0
	for i, spans := range ss {
		lines[i] = s.countLines(spans, styles[roleBody], s.w)
		all += lines[i]
	}
	k, left := 0, 0 // in the first half
	for k < len(ss) && max(left+lines[k], all-left-lines[k]) <= max(left, all-left) {
		left += lines[k]
		k++
	}
	s.sentences(0, ss[:k], roleBody)
	s.sentences(1, ss[k:], roleBody)
}

// sentences sets sentences one below another in a half.
func (s *boxSetter) sentences(half int, ss []doc.Spans, role textRole) {
	for _, spans := range ss {
		if s.foot[half] > s.top {
			s.foot[half] += boxSentenceGap
		}
		g := s.text(spans, styles[role], s.w, s.element(Element{Role: P}))
		s.foot[half] = s.galley(g, s.x[half], s.foot[half])
	}
}

// galley puts a galley at x, y and returns where it ends.
func (s *boxSetter) galley(g galley, x, y Pt) Pt {
	c := cursor{before: &band{}}
	if len(g.bands) > 0 {
		g.bands[0].before = 0
	}
	s.placement.place(g.bands, x, y, &c)
	g.adopt(s.div)
	return y + c.y
}
