package layout

import (
	"slices"

	"dyad/report/doc"
)

// Where a house's things stand, from the top of the page unless said otherwise.
const (
	logoTop    Pt = 15
	logoH      Pt = 20
	logoGap    Pt = 7  // right of the logo
	houseName  Pt = 24 // baseline of the organisation
	houseKind  Pt = 34.5
	draftTop   Pt = 13
	draftH     Pt = 13.5
	draftPad   Pt = 8
	draftLine  Pt = 0.9
	noteLeft   Pt = 27 // baseline of what runs up the margin, from the left of the page
	noteMargin Pt = 60 // least distance from its ends to those of the page
)

// A HouseOver is what of a text of a house has no room in its line.
type HouseOver struct {
	Of   HouseText
	Text string // "" if all have room
}

// A HouseText is one of the texts that a house has on pages.
type HouseText uint8

// The texts of a house.
const (
	HouseOrganisation HouseText = iota
	HouseFoot
	HouseDraft
	HouseDraftNote
)

// houseOver finds the first text of a house that has no room in its line.
func (p *paginator) houseOver(h *doc.House) HouseOver {
	st, g := p.st, p.st.g
	for of, t := range [...]struct {
		spans doc.Spans
		style *style
		w     Pt
	}{
		HouseOrganisation: {h.Organisation, styles[roleHouse], p.organisationRoom(h)}, HouseFoot: {h.Foot, styles[roleRunning], g.measure()},
		HouseDraft: {h.Draft, styles[roleHouse], g.measure()/4 + tolerance}, HouseDraftNote: {h.DraftNote, styles[roleKind], g.H - 2*noteMargin},
	} {
		if over := st.wordsOver(t.spans.String(), t.style, t.w, 1); over != "" {
			return HouseOver{HouseText(of), over}
		}
	}
	return HouseOver{}
}

// organisationRoom is the room for the organisation over page 1: beside the logo and left
// of the box of a draft.
func (p *paginator) organisationRoom(h *doc.House) Pt {
	w := p.st.g.measure() * 3 / 4
	if h.Logo != nil {
		w -= p.logoWidth(h) + logoGap
	}
	return w - 2*draftPad
}

// houseHead sets logo, organisation, kind of brief and period in place of bar and kind.
func (p *paginator) houseHead(h *doc.House, m *doc.Masthead) []Item {
	g := p.st.g
	var out []Item
	x := Pt(0)
	if h.Logo != nil {
		w := p.logoWidth(h)
		d := p.st.m.Figure(h.Logo, w)
		out = append(out, Item{Box: Rect{X: g.Left, Y: logoTop, W: w, H: Pt(d.Height)}, Figure: d, Artifact: ArtifactHeader})
		x = w + logoGap
	}
	right := p.st.element(Element{Role: P, Parent: p.r.Root})
	end, room := p.rightEnd(number(m.Right, 0, len(p.r.Pages)), houseKind, right)
	var kids []*Element
	for _, l := range [...]struct {
		spans doc.Spans
		style *style
		y, w  Pt
	}{
		{h.Organisation, styles[roleHouse], houseName, p.organisationRoom(h)}, {m.Kind, styles[roleRunning], houseKind, room - x},
	} {
		e := p.st.element(Element{Role: P, Parent: p.r.Root})
		if items := p.line(l.spans, l.style, x, l.w, l.y, doc.Left, e); len(items) > 0 {
			out, kids = append(out, items...), append(kids, e)
		}
	}
	if len(end) > 0 {
		kids = append(kids, right)
	}
	p.r.Root.Kids = append(kids, p.r.Root.Kids...)
	return append(out, end...)
}

// logoWidth is the width at which a logo has its height: drawings keep their
// proportions.
func (p *paginator) logoWidth(h *doc.House) Pt {
	const any Pt = 100
	d := p.st.m.Figure(h.Logo, any)
	if d.Height <= 0 {
		return logoH
	}
	return min(any*logoH/Pt(d.Height), p.st.g.measure()/4)
}

// draft sets the boxed word at the top right of a page and the note up its left margin,
// as artifacts.
func (p *paginator) draft(h *doc.House) []Item {
	st, g := p.st, p.st.g
	var out []Item
	if len(h.Draft) > 0 {
		s := styles[roleHouse]
		w := min(st.widthOf(h.Draft, s), g.measure()/4) + 2*draftPad
		left := g.W - g.Right - w
		for _, r := range [...]Rect{{left, draftTop, w, 0}, {left, draftTop + draftH, w, 0}, {left, draftTop, 0, draftH}, {left + w, draftTop, 0, draftH}} {
			out = append(out, Item{Box: r, Rule: &Rule{Width: draftLine, Color: ink}})
		}
		word := p.line(h.Draft, s, g.measure()-w+draftPad, w-2*draftPad+tolerance, draftTop+draftH/2+textTop/2, doc.Left, nil)
		out = append(out, word...)
	}
	if len(h.DraftNote) > 0 {
		shaped := st.shape(h.DraftNote, styles[roleKind])
		if lines := st.setLines(&shaped, g.H-2*noteMargin, doc.Left, nil); len(lines) > 0 {
			out = append(out, upwards(lines[0], noteLeft, (g.H+lines[0].w)/2)...)
		}
	}
	for i := range out {
		out[i].Artifact = ArtifactHeader
	}
	return out
}

// upwards turns a line to run up the page from x, y on, where its baseline begins.
func upwards(l line, x, y Pt) []Item {
	for i := range l.items {
		it := &l.items[i]
		if it.Text == nil {
			continue
		}
		at := it.Box.X
		it.Text.X, it.Text.Baseline, it.Text.Up = x, y-at, true
		it.Box = Rect{X: x - it.Text.Font.Size, Y: y - at - it.Box.W, W: it.Box.H, H: it.Box.W}
	}
	return slices.DeleteFunc(l.items, func(it Item) bool { return it.Text == nil })
}
