package layout

import (
	"strings"
	"testing"

	"dyad/report/doc"
)

// lastFoot is where the text of the last page ends.
func lastFoot(r *Result, g Geometry) Pt {
	var foot Pt
	for _, it := range r.Pages[len(r.Pages)-1].Items {
		if b := it.Box.Y + it.Box.H; it.Elem != nil && b < g.H-g.Bottom+eps {
			foot = max(foot, b)
		}
	}
	return foot
}

// The last page is at least a quarter full: for that the page before ends earlier.
func TestLastPage(t *testing.T) {
	least := small.Top + small.height()/4
	pushed, full := 0, 0
	for n := 8; n < 40; n++ {
		var body []doc.Block
		for range n {
			body = append(body, doc.Paragraph{Text: plainText("one")})
		}
		r := mustPaginate(t, &doc.Document{Body: body}, small)
		if len(r.Pages) > 1 && lastFoot(r, small) < least {
			t.Errorf("%d paragraphs: the last of %d pages ends at %.0f, before %.0f", n, len(r.Pages), lastFoot(r, small), least)
		}
		first := lastFoot(&Result{Pages: r.Pages[:1]}, small)
		if ended := len(r.Pages) == 2 && first < small.H-small.Bottom-30; ended && !r.Short {
			t.Errorf("%d paragraphs: page 1 of %d ends at %.0f, short %t", n, len(r.Pages), first, r.Short)
		} else if ended {
			pushed++
		} else {
			full++
		}
	}
	if pushed == 0 || full == 0 {
		t.Errorf("%d end a page earlier, %d do not", pushed, full)
	}
}

// A page that ends earlier to fill the last one keeps a heading that it has room for, with
// some of what follows it.
func TestProofBeginsOnAPageWithRoom(t *testing.T) {
	kept := 0
	for n := 4; n < 60; n++ {
		for m := 20; m < 120; m += 5 {
			var text, proof []doc.Block
			for range n {
				text = append(text, doc.Paragraph{Text: plainText("one")})
			}
			for range m {
				proof = append(proof, doc.Paragraph{Role: doc.Dense, Text: plainText("two")})
			}
			body := []doc.Block{doc.Flow{N: 1, Blocks: text}, doc.Heading{Level: 2, Text: plainText("Proof"), ID: "proof", Fresh: true}, doc.Flow{N: 2, Blocks: proof}}
			st := &setter{textSetter: textSetter{workspace: &workspace{}, m: fake{}, digits: 2}, g: A4}
			c := chooser{st, st.segments(body)}
			first, best := c.plan(planning{}), c.best(nil)
			if len(first.pages) != 2 || c.lastFull(&first) || len(first.pages[0].pieces) < 3 {
				continue
			}
			if page := best.pages[0]; len(page.pieces) > 2 && c.lastFull(&best) && page.foot-page.pieces[1].at.y < fresh*A4.height()-15 {
				kept++
			}
		}
	}
	if kept == 0 {
		t.Error("no heading is kept on a page that ends earlier by less than a quarter below it")
	}
}

// Text of a section that follows a figure stands before it where only the text fits on
// the page; painted and in the tree.
func TestSectionTextBeforeItsFigure(t *testing.T) {
	words := func(w string, n int) doc.Paragraph { return doc.Paragraph{Text: plainText(strings.Repeat(w+" ", n))} }
	for h, first := range map[Pt]string{100: "scale <figure> after", 400: "after after"} {
		for _, after := range []doc.Block{words("after", 60), doc.Flow{N: 2, Blocks: []doc.Block{words("after", 60)}}} {
			d := &doc.Document{Body: []doc.Block{doc.Heading{Level: 2, Text: plainText("A")}, words("before", 500),
				doc.Heading{Level: 2, Text: plainText("B"), Subtitle: plainText("scale"), ID: "b"}, doc.Figure{Chart: drawing{h}, Alt: "figure"}, after,
				doc.Heading{Level: 2, Text: plainText("C")}, words("last", 900)}}
			r := mustPaginate(t, d, A4)
			if s := texts(&r.Pages[0]); !strings.Contains(s, "B "+first) {
				t.Errorf("a figure %g high: %s", h, s[max(0, len(s)-300):])
			}
			if h == 400 && !strings.HasPrefix(texts(&r.Pages[1]), "scale <figure>") {
				t.Errorf("page 2: %s", texts(&r.Pages[1]))
			}
			checkTree(t, r)
		}
	}
}

// Gaps between sections are smaller where that keeps the text of a section on its page.
func TestTextStaysOnItsPage(t *testing.T) {
	kept := 0
	for n := 40; n < 400; n += 4 {
		text := doc.Flow{N: 2, Blocks: []doc.Block{doc.Paragraph{Text: plainText(strings.Repeat("word ", n))}}}
		body := []doc.Block{doc.Heading{Level: 2, Text: plainText("A")}, text, doc.Rule{}, doc.Heading{Level: 2, Text: plainText("B")}, text,
			doc.Rule{}, doc.Heading{Level: 2, Text: plainText("C")}, doc.Figure{Chart: drawing{120}, Alt: "figure"}, text,
			doc.Heading{Level: 2, Text: plainText("Proof"), Fresh: true}, doc.Paragraph{Text: plainText(strings.Repeat("last ", 700))}}
		st := &setter{textSetter: textSetter{workspace: &workspace{}, m: fake{}, digits: 2}, g: A4}
		c := chooser{st, st.segments(body)}
		loose, tight, best := c.plan(planning{}), c.plan(planning{squeezed: sectionsSqueezed}), c.best(nil)
		if loose.carried > tight.carried && len(loose.pages) == len(tight.pages) {
			if kept++; best.carried != tight.carried {
				t.Errorf("%d words: text goes on overleaf %d times, with smaller gaps %d times", n, best.carried, tight.carried)
			}
		}
	}
	if kept == 0 {
		t.Error("no text is kept on its page by smaller gaps")
	}
}

// A plan is short where the last page, unless the one before it ends earlier, is less than
// a quarter full; gaps above headings are smaller only where that saves it.
func TestShortLastPage(t *testing.T) {
	short, pushed, saved := 0, 0, 0
	for n := 8; n < 60; n++ {
		var notes []doc.Block
		for range n {
			notes = append(notes, doc.Heading{Level: 3, Text: plainText("Gaps")}, doc.Paragraph{Role: doc.Dense, Text: plainText(strings.Repeat("word ", 50))})
		}
		st := &setter{textSetter: textSetter{workspace: &workspace{}, m: fake{}, digits: 2}, g: A4}
		c := chooser{st, st.segments([]doc.Block{doc.Heading{Level: 2, Text: plainText("A")}, doc.Flow{N: 2, Blocks: notes}})}
		loose, closer, best := c.plan(planning{}), c.plan(planning{squeezed: headingsSqueezed}), c.best(nil)
		pages := len(loose.pages)
		switch {
		case len(best.pages) < pages:
			if saved++; len(closer.pages) != len(best.pages) || best.short {
				t.Errorf("%d notes: %d pages, with smaller gaps %d, short %t", n, len(best.pages), len(closer.pages), best.short)
			}
		case best.short != !c.lastFull(&loose):
			t.Errorf("%d notes: short is %t", n, best.short)
		case best.short && c.lastFull(&best):
			pushed++
			fallthrough
		case best.short:
			short++
		}
	}
	if short == 0 || pushed == 0 || saved == 0 {
		t.Errorf("%d short, %d of them pushed, %d saved", short, pushed, saved)
	}
}

// Blocks beside each other begin on one baseline, whatever they begin with, and text in
// two halves has its lines level.
func TestHalvesAreLevel(t *testing.T) {
	para := doc.Paragraph{Text: plainText(strings.Repeat("word ", 40))}
	heading := doc.Heading{Level: 2, Text: plainText("H")}
	table := doc.Table{Cols: []doc.Column{{Head: plainText("Head")}}, Rows: []doc.Row{{Cells: []doc.Cell{{Text: plainText("cell")}}}}}
	figure := doc.Figure{Title: plainText("Title"), Chart: drawing{20}}
	first := func(r *Result, left bool) Pt {
		for _, it := range r.Pages[0].Items {
			if it.Text != nil && (it.Box.X < A4.W/2) == left && it.Box.Y > 200 {
				return it.Text.Baseline
			}
		}
		return 0
	}
	kinds := []doc.Block{para, heading, table, figure, doc.List{Items: []doc.ListItem{{Label: plainText("1"), Text: plainText("item")}}}}
	for _, a := range kinds {
		for _, b := range kinds {
			r := mustPaginate(t, &doc.Document{Body: []doc.Block{doc.Figure{Chart: drawing{150}}, doc.Columns{Cols: [][]doc.Block{{a}, {b}}}}}, A4)
			if x, y := first(r, true), first(r, false); x != y || x == 0 {
				t.Errorf("%T beside %T: baselines %.2f and %.2f", a, b, x, y)
			}
		}
	}
	r := mustPaginate(t, &doc.Document{Body: []doc.Block{heading, doc.Paragraph{Text: plainText(strings.Repeat("word ", 300))}}}, A4)
	lines := map[Pt]int{}
	for _, it := range r.Pages[0].Items {
		if it.Elem != nil && it.Elem.Role == P {
			lines[it.Text.Baseline]++
		}
	}
	for y, n := range lines {
		if n != 2 {
			t.Errorf("%d lines at %.2f", n, y)
		}
	}
}

// A figure without a title gives its subtitle to the heading above it: 12 from baseline
// to baseline, as between any title and its subtitle.
func TestSubtitles(t *testing.T) {
	own := doc.Figure{Subtitle: plainText("sub"), Chart: drawing{20}}
	for _, body := range [][]doc.Block{
		{doc.Heading{Level: 2, Text: plainText("H")}, own},
		{doc.Heading{Level: 2, Text: plainText("H"), Subtitle: plainText("sub")}, doc.Figure{Chart: drawing{20}}},
	} {
		items := mustPaginate(t, &doc.Document{Body: body}, A4).Pages[0].Items
		if d := items[1].Text.Baseline - items[0].Text.Baseline; d < 12-eps || d > 12+eps {
			t.Errorf("the subtitle is %.2f below the title", d)
		}
		if d := items[2].Box.Y - items[1].Text.Baseline; d < 10-eps || d > 10+eps {
			t.Errorf("the drawing is %.2f below the subtitle", d)
		}
	}
	if own.Subtitle == nil {
		t.Error("the document has changed")
	}
}

// Columns that cannot stand side by side have their text in halves, one below the other.
func TestStackedTextIsInHalves(t *testing.T) {
	text := doc.Paragraph{Text: plainText(strings.Repeat("word ", 60))}
	wide := doc.Table{Rows: []doc.Row{{}}}
	for range 9 {
		wide.Cols = append(wide.Cols, doc.Column{})
		wide.Rows[0].Cells = append(wide.Rows[0].Cells, doc.Cell{Text: plainText("cell")})
	}
	r := mustPaginate(t, &doc.Document{Body: []doc.Block{doc.Columns{Cols: [][]doc.Block{{text, wide, text}, {text}}}}}, A4)
	for _, it := range r.Pages[0].Items {
		if it.Text != nil && it.Elem.Role == P && it.Box.W > A4.span(6)+eps {
			t.Fatalf("a line is %.0f wide", it.Box.W)
		}
	}
	checkPage(t, 0, &r.Pages[0], A4)
	checkTree(t, r)
}

// Gaps between sections are two thirds where that saves a page, and only there.
func TestGapsSqueezed(t *testing.T) {
	para := doc.Paragraph{Text: plainText(strings.Repeat("word ", 60))}
	body := []doc.Block{doc.Heading{Level: 2, Text: plainText("A")}, para, doc.Rule{}, doc.Heading{Level: 2, Text: plainText("B")}, para,
		doc.Rule{}, doc.Heading{Level: 2, Text: plainText("C")}, para}
	set := func(h Pt) (pages int, gap Pt) {
		g := small
		g.H = h
		r := mustPaginate(t, &doc.Document{Body: body}, g)
		for i, it := range r.Pages[0].Items {
			if it.Rule != nil && it.Elem == nil && i+1 < len(r.Pages[0].Items) && r.Pages[0].Items[i+1].Text != nil {
				return len(r.Pages), r.Pages[0].Items[i+1].Text.Baseline - it.Box.Y
			}
		}
		return len(r.Pages), 0
	}
	squeezed, loose := 0, 0
	for h := Pt(300); h < 700; h += 5 {
		switch pages, gap := set(h); {
		case gap == 0:
		case gap > 20-eps:
			loose++
		default:
			squeezed++
			if roomy, _ := set(h + 30); roomy != pages {
				t.Errorf("%g high: %d pages with gaps of %.1f, but %d on paper higher by as much as they are smaller", h, pages, gap, roomy)
			}
		}
	}
	if squeezed == 0 || loose == 0 {
		t.Errorf("%d squeezed, %d not", squeezed, loose)
	}
}

// TestSqueezedGapsGrowBack: on a page with room left, titles below rules get the unit back
// that squeezing took.
func TestSqueezedGapsGrowBack(t *testing.T) {
	line := &band{rule: true, section: true}
	title := &band{section: true}
	for _, c := range []struct {
		at   cursor
		s    *band
		want bool
	}{
		{cursor{}, title, false},
		{cursor{before: &band{}}, title, true},
		{cursor{before: &band{}}, line, true},
		{cursor{before: line}, title, false},
		{cursor{before: line, squeezed: sectionsSqueezed}, title, true},
		{cursor{before: line, squeezed: sectionsSqueezed}, &band{}, false},
	} {
		if got := c.at.grows(c.s); got != c.want {
			t.Errorf("after %+v, squeezed %v, above %+v: %v, want %v", c.at.before, c.at.squeezed, *c.s, got, c.want)
		}
	}
	page := pagePlan{foot: 100, pieces: []piece{{at: cursor{squeezed: sectionsSqueezed}, bands: []band{{h: 10}, *line, *title}}}}
	if got := page.growing(100 + 2*unit); got != 2 {
		t.Errorf("%d gaps of a squeezed page grow, want 2", got)
	}
}
