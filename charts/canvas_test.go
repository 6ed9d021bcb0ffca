package charts

import (
	"bytes"
	"slices"
	"testing"
)

// A drawing names the marks that stand in it, and not those of others.
func TestDrawingNamesItsMarks(t *testing.T) {
	measure, theme := testTheme()
	board := NewBoard(measure, theme)
	mix := func(marks ...Mark) *Drawing {
		f := Flow{From: "Chile", To: "Argentina"}
		for _, m := range marks {
			f.Segments = append(f.Segments, Segment{Label: "Copper", Share: 0.3, Text: "30%", Mark: m})
		}
		figure, err := NewMix([]Flow{f})
		if err != nil {
			t.Fatal(err)
		}
		return board.Draw(figure, points(120))
	}
	for _, want := range [][]Mark{{MarkNone, MarkDerived}, nil, {MarkDoubtful, MarkEstimate}} {
		if got := mix(append([]Mark{NoMark}, want...)...).Marks; !slices.Equal(got, want) {
			t.Errorf("marks %v, not %v", got, want)
		}
	}
}

// Drawings of one board may be rendered in any order and more than once, as if each had
// a board of its own, and so may those drawn after Clear.
func TestBoardKeepsDrawingsApart(t *testing.T) {
	all := samples()
	set := func(d *Drawing) string {
		t.Helper()
		r, _ := testTheme()
		var b bytes.Buffer
		if err := d.Render(r); err != nil {
			t.Fatal(err)
		}
		if err := r.Save(&b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	measure, theme := testTheme()
	shared := NewBoard(measure, theme)
	for range 2 {
		drawings := make([]*Drawing, len(all))
		for i, s := range all {
			drawings[i] = shared.Draw(s.figure, max(points(80), s.figure.MinWidth()))
		}
		for i := len(all) - 1; i >= 0; i-- {
			own := NewBoard(measure, theme).Draw(all[i].figure, max(points(80), all[i].figure.MinWidth()))
			want := set(own)
			if drawings[i].Height != own.Height || set(drawings[i]) != want || set(drawings[i]) != want {
				t.Errorf("%s differs from itself on a board of its own", all[i].name)
			}
		}
		shared.Clear()
	}
}
