package layout

import (
	"slices"

	"dyad/report/doc"
)

// Distances in the strip of key figures, from the rule above it.
const (
	stripNumber Pt = 25 // to the baseline of the numbers
	stripLabel  Pt = 37 // to that of the first line of the labels
	stripFrom   Pt = 9  // to the top of the lines between the cells, and to their foot
	stripTo     Pt = 49.5
	stripLeft   Pt = 6 // from a cell to the line at its left
	stripUnit   Pt = 4 // between number and unit
	stripRule   Pt = 1 // weight of the rule above
	labelLines     = 2
)

// setStrips sets the key figures in quarters of the page and in thirds.
func (p *front) setStrips() {
	for i, n := range [...]int{4, 3} {
		cells := p.keyFigures(n, false)
		if slices.ContainsFunc(cells, func(k keyFigure) bool { return k.short }) {
			cells = p.keyFigures(n, true)
		}
		if len(cells) == n {
			p.strips[i] = p.setStrip(cells)
		}
	}
}

// keyFigures are the first n cells that fit a part of the page in n, with short units or
// with those that fit.
func (p *front) keyFigures(n int, short bool) []keyFigure {
	w := p.st.g.span(columnsOfPage / n)
	var cells []keyFigure
	for _, c := range p.doc.Strip {
		if k, ok := p.keyFigure(c, w, short); ok && len(cells) < n {
			cells = append(cells, k)
		}
	}
	return cells
}

// strip is the strip of four cells or, without four that fit, of three; or none.
func (p *front) strip() galley {
	if len(p.strips[0].bands) > 0 {
		return p.strips[0]
	}
	return p.strips[1]
}

// A keyFigure is a cell of the strip, with the words that fit it.
type keyFigure struct {
	qualifier, number, unit, label doc.Spans
	color                          Color
	short                          bool // whether the unit is shortened
}

// keyFigure fits a cell into a width: where qualifier, number and unit are too wide for
// a line, the qualifier is set small, then the unit is shortened, as it is at once if
// another cell's is (short), then it goes to the label. A cell whose label takes more
// than two lines does not fit.
func (p *front) keyFigure(c doc.StripCell, w Pt, short bool) (keyFigure, bool) {
	st := p.st
	k := keyFigure{number: c.Number, unit: c.Unit, color: ink}
	switch c.Side {
	case doc.SideA:
		k.color = st.look.AText
	case doc.SideB:
		k.color = st.look.BText
	}
	if len(c.Qualifier) > 0 {
		k.number = slices.Concat(c.Qualifier, doc.Spans{{Text: " "}}, c.Number)
	}
	labels := c.Label
	if p.keyWidth(&k) > w && len(c.Qualifier) > 0 {
		k.qualifier, k.number = c.Qualifier, c.Number
	}
	if (short || p.keyWidth(&k) > w) && len(c.UnitShort) > 0 {
		k.unit, k.short = c.UnitShort, true
	}
	if p.keyWidth(&k) > w && len(c.Unit) > 0 {
		k.unit = nil
		labels = nil
		for _, l := range c.Label {
			labels = append(labels, slices.Concat(c.Unit, doc.Spans{{Text: ", "}}, l))
		}
	}
	if len(k.number) == 0 || p.keyWidth(&k) > w+tolerance {
		return k, false
	}
	for _, l := range labels {
		if st.countLines(l, styles[roleKeyLabel], w) <= labelLines {
			k.label = l
			return k, true
		}
	}
	return k, false
}

// keyWidth is the width of the line of the number.
func (p *front) keyWidth(k *keyFigure) Pt {
	st := p.st
	w := st.widthOf(k.number, styles[roleKeyNumber])
	for _, more := range [...]doc.Spans{k.qualifier, k.unit} {
		if len(more) > 0 {
			w += st.widthOf(more, styles[roleKeyUnit]) + stripUnit
		}
	}
	return w
}

// widthOf is the width of a text on one line.
func (st *textSetter) widthOf(spans doc.Spans, s *style) Pt {
	before := st.fragments.position
	defer st.fragments.rewind(before)
	shaped := st.shape(spans, s)
	return shaped.natural()
}

// setStrip sets key figures side by side, between two rules, as a list.
func (p *front) setStrip(cells []keyFigure) galley {
	st := p.st
	width := st.g.measure()
	list := st.element(Element{Role: L})
	at := placement{items: []Item{rule(0, 0, width, stripRule, ink)}}
	for i := range cells {
		x := st.g.edge(i * columnsOfPage / len(cells))
		if i > 0 {
			at.items = append(at.items, Item{Box: Rect{X: x - stripLeft, Y: stripFrom, H: stripTo - stripFrom}, Rule: &Rule{Width: thinRule, Color: rulePale}})
		}
		li := list.add(st.element(Element{Role: LI}))
		st.placeKeyFigure(&at, &cells[i], x, st.g.span(columnsOfPage/len(cells)), li.add(st.element(Element{Role: LBody})))
	}
	at.items = append(at.items, rule(0, stripH, width, thinRule, rulePale))
	return galley{bands: []band{{h: stripH, items: at.items, marks: at.marks}}, elems: st.kids.append(nil, list)}
}

// placeKeyFigure sets one cell. Each of its parts ends in a space, so that they are not
// one word when read aloud.
func (st *textSetter) placeKeyFigure(p *placement, k *keyFigure, x, w Pt, body *Element) {
	at := x
	line := func(spans doc.Spans, s *style) {
		shaped := st.shape(spans, s)
		for _, l := range st.setLines(&shaped, w, doc.Left, body) {
			p.line(l, at, stripNumber-s.baseline())
			at += l.w + stripUnit
			endSpace(p.items)
			break // it was measured to be one line
		}
	}
	line(k.qualifier, styles[roleKeyQualifier])
	line(k.number, styles[roleKeyNumber].colored(k.color))
	line(k.unit, styles[roleKeyUnit].colored(k.color))
	label := styles[roleKeyLabel]
	shaped := st.shape(k.label, label)
	for i, l := range st.setLines(&shaped, w, doc.Left, body) {
		p.line(l, x, stripLabel-label.baseline()+Pt(float64(i)*float64(label.Leading)))
	}
	endSpace(p.items)
}
