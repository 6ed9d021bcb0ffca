package charts

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func listRow(subject, thing string, v LaneValue) FacingRow {
	return FacingRow{Subject: subject, Thing: thing, Value: v}
}

// foodAndMarkets holds made-up numbers.
func foodAndMarkets() Facing {
	return Facing{
		Scale: quarters, Nothing: "No figure and no words in the sources",
		Lists: [2]FacingList{
			{LaneHead{"Chile relies on ", "Argentina", "", SideB}, []FacingRow{
				listRow("Energy", "Natural gas from abroad", bar(0.74, "74%")),
				listRow("Food", "Yerba mate", bar(0.97, "97%").with(Stated, MarkNone)),
				listRow("Food", "Wheat and meslin, for milling", bar(0.75, "about three quarters").with(About, NoMark)),
				listRow("Food", "Maize", bar(0.88, "more than 88%").with(MoreThan, MarkDoubtful)),
				listRow("Food", "Beef", bar(0.6, "5–60%").from(0.05)),
				{Subject: "Goods", Note: &LaneNote{Text: "5th largest market", Figure: true}},
			}},
			{LaneHead{"Argentina relies on ", "Chile", "", SideA}, []FacingRow{
				listRow("Transit", "Exports through the port of San Antonio", bar(0.31, "31%")),
				listRow("Food", "Salmon", bar(0.9, "almost nine tenths").with(Almost, NoMark)),
			}},
		},
	}
}

func oneSided() Facing {
	f := foodAndMarkets()
	f.Lists[1].Rows = nil
	return f
}

func anyFacing(t *rapid.T) (Figure, error) {
	f := Facing{Scale: []Tick{{0, "0"}, {0.3, "30"}, {0.6, "60%"}}, Nothing: words.Draw(t, "nothing"), Tight: rapid.Bool().Draw(t, "tight")}
	for i := range f.Lists {
		f.Lists[i] = FacingList{anyHead.Draw(t, "head"), rapid.SliceOfN(rapid.Custom(func(t *rapid.T) FacingRow {
			r := listRow(rapid.SampledFrom([]string{"", "Food", "Нефтегазохимическая промышленность"}).Draw(t, "subject"), words.Draw(t, "thing"), anyLaneValue.Draw(t, "value"))
			if r.Value.Words == "" || rapid.IntRange(0, 5).Draw(t, "note") == 0 {
				r.Value = LaneValue{}
				r.Note = &LaneNote{Squares: rapid.IntRange(0, 5).Draw(t, "squares"), Text: words.Draw(t, "text"), Mark: anyMark.Draw(t, "mark")}
			}
			return r
		}), 0, 6).Draw(t, "rows")}
	}
	f.Lists[1].Rows = append(f.Lists[1].Rows, listRow("Goods", "all", bar(0.2, "20%")))
	return NewFacing(f)
}

func facingRefused() []refusal {
	changed := func(change func(*Facing)) error {
		f := foodAndMarkets()
		change(&f)
		_, err := NewFacing(f)
		return err
	}
	return []refusal{
		{changed(func(f *Facing) { f.Scale = quarters[1:] }), `facing lists: 4 ticks, a scale from 0 needs 2`},
		{changed(func(f *Facing) { f.Lists[0].Rows[0].Value.Share = 1.5 }), `facing lists: row "Natural gas from abroad": share 1.5 is over the scale's 1`},
		{changed(func(f *Facing) { f.Lists[0].Rows[0].Note = &LaneNote{Text: "x"} }), `facing lists: row "Natural gas from abroad": a note stands beside a bar`},
		{changed(func(f *Facing) { f.Lists[0].Rows[1].Thing = "" }), `facing lists: row "": thing is empty`},
		{changed(func(f *Facing) { f.Lists = [2]FacingList{{Head: f.Lists[0].Head}, {Head: f.Lists[1].Head}} }), `facing lists: no list has a bar`},
	}
}

// TestFacingRowsStandLevel: the first, the second … row of both lists have one height,
// whatever stands above them.
func TestFacingRowsStandLevel(t *testing.T) {
	spec := foodAndMarkets()
	f, err := NewFacing(spec)
	must(t, f, err)
	for _, width := range []float64{f.MinWidth(), 505.28} {
		r, theme := testTheme()
		l := f.(facing).layout(newCanvas(r, width, theme))
		for i, right := range l.rows[1] {
			if left := l.rows[0][i]; left.y != right.y || left.block != right.block {
				t.Errorf("row %d: at %g and %g", i, left.y, right.y)
			}
		}
		all := strings.Join(texts(checkDrawn(t, f, width)), " ")
		for _, list := range spec.Lists {
			for _, row := range list.Rows {
				for _, s := range []string{row.Thing, row.Value.Words, row.Subject} {
					if !strings.Contains(all, s) {
						t.Errorf("width %g: %q is not in %q", width, s, all)
					}
				}
			}
		}
	}
}
