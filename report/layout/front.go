package layout

import (
	"sort"
	"strings"

	"dyad/charts"
	"dyad/report/doc"
)

// Distances on page 1, from baseline to baseline unless said otherwise. Those of gaps
// shrink to two thirds on a page that is too full, and on low paper.
const (
	standfirstDown   Pt = 24 // from the headline
	ruleDown         Pt = 19 // from the standfirst to the rule above the key figures
	ruleDownSqueezed Pt = 10
	stripH           Pt = 57 // from that rule to the one below
	pictureDown      Pt = 30 // from that rule, or the standfirst, to the title below
	secondDown       Pt = 27 // from the last line of a figure to the title below it
	boxDown          Pt = 12 // from the last line of a figure to the box
	boxUp            Pt = 10 // foot of the box above the end of the text
	grownGap         Pt = 24 // by how much a gap may grow, at most
	squeezedGap         = 2.0 / 3
)

// A part of page 1 is a galley and where it begins, from the top of the text.
type part struct {
	galley
	y Pt
}

// A front is page 1 while it is planned. Its parts are set once; which of them stand
// on the page, and where, is arithmetic on their heights.
type front struct {
	st   *setter
	doc  *doc.Front
	head []part // headline, standfirst
	foot Pt     // baseline of the last of them, from the top of the text
	over string // words of the standfirst beyond its lines

	strips          [2]galley // in quarters, in thirds
	picture, second galley
	tight           *galley // the picture in less height
	boxes           map[boxChoice]galley
	checked         galley
}

// A frontChoice says what is left out of page 1. Its zero value leaves out nothing.
type frontChoice struct {
	squeezed, tight, noSecond bool
	box                       boxChoice
}

// frontChoices are what is left out, in this order, until page 1 is full and no more:
// some of the gaps, height of the main figure, the third sentence of the box, space in the
// box; then the second figure goes to page 2 and the rest comes back, and goes again; at last one
// drawing of the box. (A fourth key figure takes no height.)
func frontChoices(low bool) []frontChoice {
	var out []frontChoice
	for _, noSecond := range [...]bool{false, true} {
		c := frontChoice{noSecond: noSecond, squeezed: low}
		out = append(out, c)
		c.squeezed = true
		out = append(out, c)
		c.tight = true
		out = append(out, c)
		c.box.twoSentences = true
		out = append(out, c)
		c.box.closer = true
		out = append(out, c)
		if noSecond {
			c.box.oneDrawing = true
			out = append(out, c)
		}
	}
	return out
}

// newFront sets the parts of page 1.
func newFront(st *setter, f *doc.Front) *front {
	p := &front{st: st, doc: f, boxes: map[boxChoice]galley{}}
	p.setHead()
	p.setStrips()
	p.picture = st.blocks(f.Picture, st.g.measure())
	p.second = st.blocks(f.Second, st.g.measure())
	p.checked = st.text(f.Checked, styles[roleBody], st.g.measure(), st.element(Element{Role: P}))
	return p
}

// setHead sets headline and standfirst.
func (p *front) setHead() {
	st, y := p.st, Pt(0)
	put := func(g galley, first Pt, s *style) {
		if len(g.bands) == 0 {
			return
		}
		y = first - s.baseline()
		p.head = append(p.head, part{g, y})
		p.foot = first + Pt(float64(len(g.bands)-1)*float64(s.Leading))
	}
	p.foot = titleBase - standfirstDown
	if g, s := p.headline(p.doc.Headline); len(g.bands) > 0 {
		put(g, titleBase, s)
	}
	s := styles[roleStandfirst]
	spans := st.fitting(p.doc.Standfirst, s, st.g.measure(), standfirstLines)
	if st.countLines(spans, s, st.g.measure()) > standfirstLines {
		p.over = st.wordsOver(spans.String(), s, st.g.measure(), standfirstLines)
	}
	put(st.text(spans, s, st.g.measure(), st.element(Element{Role: P})), p.foot+standfirstDown, s)
}

// Headline and standfirst take so many lines at most; the headline shrinks by steps
// for it.
const (
	headlineLines      = 2
	headlineLeast   Pt = 20
	headlineStep    Pt = 0.5
	standfirstLines    = 3
)

// headline sets the first wording that fits on two lines, each tried in every size
// before the next. If none fits, it sets the last in the least size.
func (p *front) headline(ws doc.Wordings) (galley, *style) {
	st := p.st
	full := styles[roleHeadline]
	width := st.g.measure()
	at, size := max(0, len(ws)-1), headlineLeast
search:
	for i, w := range ws {
		for s := full.Size; s >= headlineLeast; s -= headlineStep {
			if st.countLines(w, full, width*full.Size/s) <= headlineLines {
				at, size = i, s
				break search
			}
		}
	}
	if len(ws) == 0 {
		return galley{}, full
	}
	style := full.sized(size)
	g := st.text(ws[at], style, width, st.element(Element{Role: H1, ID: "top"}))
	if len(g.bands) > 0 {
		first := &g.bands[0]
		first.marks = st.marks.concat([]mark{{name: "top", level: 1, heading: ws[at].String()}}, first.marks)
	}
	st.level = 1
	return g, style
}

// fitting is the first wording of at most so many lines, or the last.
func (st *textSetter) fitting(ws doc.Wordings, s *style, width Pt, lines int) doc.Spans {
	for _, w := range ws {
		if st.countLines(w, s, width) <= lines {
			return w
		}
	}
	if len(ws) == 0 {
		return nil
	}
	return ws[len(ws)-1]
}

// wordsOver are the words of a text beyond so many lines.
func (st *textSetter) wordsOver(text string, s *style, width Pt, lines int) string {
	words := strings.Fields(text)
	n := sort.Search(len(words), func(n int) bool {
		return st.countLines(doc.Spans{{Text: strings.Join(words[:n+1], " ")}}, s, width) > lines
	})
	return strings.Join(words[n:], " ")
}

// countLines is how many lines a text takes.
func (st *textSetter) countLines(spans doc.Spans, s *style, width Pt) int {
	before := st.fragments.position
	defer st.fragments.rewind(before)
	shaped := st.shape(spans, s)
	if n := shaped.natural() / width; n > 20 {
		return int(n)
	}
	return len(st.breakLines(&shaped, width))
}

// A frontPlan is where the parts of page 1 stand.
type frontPlan struct {
	parts []part
	foot  Pt       // of the last part
	fits  bool     // on the page
	slack Pt       // above the box before it was spread
	rest  []galley // what stands on page 2 instead
	open  bool     // rest begins on page 1, and breaks over pages
}

// plan places the parts that a choice leaves. follows says that more of the document
// stands below them; else the box stands at the foot of the page.
func (p *front) plan(c frontChoice, follows bool) frontPlan {
	scale, toRule := Pt(1), ruleDown
	if c.squeezed {
		scale, toRule = squeezedGap, ruleDownSqueezed
	}
	out := frontPlan{parts: append([]part(nil), p.head...)}
	y := p.foot
	if s := p.strip(); len(s.bands) > 0 {
		out.parts = append(out.parts, part{s, y + toRule})
		y += toRule + stripH
	}
	from := len(out.parts) // of the figures
	put := func(g galley, down Pt) {
		if len(g.bands) == 0 {
			return
		}
		at := y + down*scale - titleBase
		if g.bands[0].unit > 0 {
			at = onUnit(at+titleBase) - titleBase
		}
		out.parts = append(out.parts, part{g, at})
		y = at + height(g.bands) - styles[roleFigureNote].below()
	}
	put(p.pictureIn(c.tight), pictureDown)
	if !c.noSecond {
		put(p.second, secondDown)
	} else {
		out.rest = append(out.rest, p.second)
	}
	out.foot = y + styles[roleFigureNote].below()
	p.planBox(&out, c.box, y+boxDown*scale, from, follows)
	return out
}

// planBox places the box, or the line in its place, at y or, where nothing follows, at
// the foot of the page; gaps above figures, which begin at part from, then take some of
// the slack.
func (p *front) planBox(out *frontPlan, c boxChoice, y Pt, from int, follows bool) {
	g, bottom := p.checked, p.st.g.height()
	if p.doc.Box != nil {
		g = p.box(c)
	}
	if len(g.bands) == 0 {
		out.slack = bottom - out.foot
		out.fits = out.slack >= -tolerance
		return
	}
	h := height(g.bands)
	slack := bottom - boxUp - h - y
	out.fits, out.slack = slack >= -tolerance, slack
	if n := len(out.parts) - from; !follows && slack > 0 {
		units, grown := int(slack/unit), Pt(0) // titles stand on the unit
		for k := from; k < len(out.parts); k++ {
			part := units / (n + 1)
			if len(out.parts)-k <= units%(n+1) {
				part++ // what is over goes to the last gaps, between figures
			}
			grown += min(grownGap, Pt(part)*unit)
			out.parts[k].y += grown
		}
		y += slack
	}
	out.parts = append(out.parts, part{g, y})
	out.foot = y + h
}

// mostSlack is the part of its height that page 1 may leave empty above the box. With
// more, the body of the document begins on it.
const mostSlack = 0.15

// choose takes the first choice that fits on page 1. Where that leaves it rather empty,
// what follows begins below the box, the second figure too if a part of it has room. If
// none fits, only headline, standfirst and strip stand at their places; what follows them
// is broken into pages like the body.
func (p *front) choose() frontPlan {
	for _, c := range frontChoices(p.st.g.Squeezed) {
		out := p.plan(c, false)
		if out.fits && out.slack > mostSlack*p.st.g.height() && (!c.noSecond || fit(p.second.bands, cursor{}, out.slack-secondDown, 0) > 0) {
			out = p.plan(c, true)
			out.open = true
		}
		if out.fits {
			return p.grow(c, out)
		}
	}
	out := frontPlan{parts: append([]part(nil), p.head...), foot: p.foot + styles[roleStandfirst].below(), fits: true, open: true}
	if s := p.strip(); len(s.bands) > 0 {
		out.parts = append(out.parts, part{s, p.foot + ruleDown})
		out.foot = p.foot + ruleDown + stripH
	}
	out.rest = append(out.rest, p.picture, p.second, p.checked)
	if p.doc.Box != nil {
		out.rest[2] = p.box(boxChoice{})
	}
	return out
}

// leastGrowth is the least slack that is worth a higher figure.
const leastGrowth Pt = 12

// grow gives the slack above the box to figures that may be higher.
func (p *front) grow(c frontChoice, out frontPlan) frontPlan {
	if out.open || out.slack < leastGrowth {
		return out
	}
	higher := *p
	for _, of := range []struct {
		blocks []doc.Block
		galley *galley
	}{{p.doc.Picture, &higher.picture}, {p.doc.Second, &higher.second}} {
		blocks, any := taller(of.blocks, out.slack-unit) // titles stand on the unit
		if !any || c.tight || c.noSecond {
			continue
		}
		*of.galley = p.st.blocks(blocks, p.st.g.measure())
		if grown := higher.plan(c, false); grown.fits {
			return grown
		}
		higher = *p
	}
	return out
}

// taller replaces figures that may be higher by those that are so by a height.
func taller(bs []doc.Block, by Pt) (out []doc.Block, any bool) {
	for _, b := range bs {
		if f, ok := b.(doc.Figure); ok && f.Chart != nil && !any {
			if f.Chart, any = charts.Taller(f.Chart, float64(by)); any {
				b = f
			}
		}
		out = append(out, b)
	}
	return out, any
}

// pictureIn is the main figure, in less height if there is such a one and tight asks
// for it.
func (p *front) pictureIn(tight bool) galley {
	if !tight {
		return p.picture
	}
	if p.tight == nil {
		blocks, any := tighter(p.doc.Picture)
		g := p.picture
		if any {
			g = p.st.blocks(blocks, p.st.g.measure())
		}
		p.tight = &g
	}
	return *p.tight
}

// tighter replaces figures by those of less height.
func tighter(bs []doc.Block) (out []doc.Block, any bool) {
	for _, b := range bs {
		if f, ok := b.(doc.Figure); ok && f.Tight != nil {
			f.Chart, any = f.Tight, true
			b = f
		}
		out = append(out, b)
	}
	return out, any
}
