package layout

import (
	"testing"

	"dyad/report/doc"
)

// TestDrawingsOfTheBoxAreLevel holds that two drawings in the box begin at the same height
// where one of them has a subtitle, and that what stands below one does not move up.
func TestDrawingsOfTheBoxAreLevel(t *testing.T) {
	figure := func(subtitle string) doc.Figure {
		return doc.Figure{Title: plainText("Two"), Subtitle: plainText(subtitle), Note: plainText("note"), Chart: drawing{30}, Alt: "two"}
	}
	for _, sub := range [][2]string{{"USD bn", ""}, {"", "USD bn"}, {"", ""}} {
		st := &setter{textSetter: textSetter{workspace: &workspace{}, m: fake{}, digits: 2, look: lookOn(A4)}, g: A4}
		g := st.quoteBox(doc.QuoteBox{Title: plainText("Before"), Drawings: []doc.Figure{figure(sub[0]), figure(sub[1])}, Sentences: []doc.Spans{plainText("One."), plainText("Two.")}}, false)
		var drawn, notes []Pt
		for _, it := range g.bands[0].items {
			switch {
			case it.Figure != nil:
				drawn = append(drawn, it.Box.Y)
			case it.Text != nil && it.Text.Text == "note":
				notes = append(notes, it.Box.Y)
			}
		}
		if len(drawn) != 2 || drawn[0] != drawn[1] || len(notes) != 2 || notes[0] != notes[1] || notes[0] < drawn[0]+30 {
			t.Errorf("subtitles %q: drawings at %v, notes at %v", sub, drawn, notes)
		}
	}
}
