package charts

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func bar(share float64, words string) LaneValue {
	return LaneValue{Bar: true, Share: share, Words: words}
}

func (v LaneValue) with(q Qualifier, m Mark) LaneValue { v.Qualifier, v.Mark = q, m; return v }
func (v LaneValue) from(share float64) LaneValue       { v.Spread = v.Share - share; return v }
func (v LaneValue) ranked(rank string) LaneValue       { v.Rank = rank; return v }

func leftRow(thing string, v LaneValue) LaneRow { return LaneRow{thing, [2]LaneValue{v, {}}} }

// routesAndFood is the evidence of the embedded dossier: shares one way only.
func routesAndFood() Butterfly {
	return Butterfly{
		Heads: [2]LaneHead{{"Kazakhstan relies on ", "Russia", "", SideA}, {"Russia relies on ", "Kazakhstan", "", SideB}},
		Scale: quarters, Nothing: "No figure and no words in the sources",
		Groups: []LaneGroup{
			{Subject: "Transit", Rows: []LaneRow{leftRow("All exports, via Russia", bar(0.75, "75%").with(Stated, MarkNone))},
				Notes: [2][]LaneNote{nil, {{Squares: 2, Text: "2 arterial roads", Figure: true, Mark: MarkNone}}}},
			{Subject: "Energy", Rows: []LaneRow{leftRow("Crude oil exports", bar(0.8, "80%"))}},
			{Subject: "Food", Rows: []LaneRow{
				leftRow("Vegetable oil, chocolate", bar(0.75, "almost three fourths").with(Almost, NoMark)),
				leftRow("Sugar & confectionery", bar(2./3, "two thirds")), leftRow("Dairy products", bar(1./3, "one third")),
				leftRow("Meat products", bar(0.25, "more than 25%").with(MoreThan, NoMark)), leftRow("Tea", bar(0.2, "one fifth"))}},
			{Subject: "Goods", Rows: []LaneRow{leftRow("All foreign trade", bar(0.2, "almost 20%").with(Almost, MarkNone))},
				Notes: [2][]LaneNote{nil, {{Text: "In words only: the economies of its border regions; products it lacks under sanctions", Mark: MarkNone}}}},
		},
	}
}

// sharesOfTrade is what tables of 2022 give of the United States and China.
func sharesOfTrade() Butterfly {
	row := func(thing string, us, china LaneValue) LaneRow { return LaneRow{thing, [2]LaneValue{us, china}} }
	return Butterfly{
		Heads: [2]LaneHead{{"United States: share of ", "China", "", SideA}, {"China: share of ", "United States", "", SideB}},
		Scale: []Tick{{0, "0"}, {0.05, "5"}, {0.1, "10"}, {0.15, "15"}, {0.2, "20%"}}, Nothing: "nothing",
		Groups: []LaneGroup{{Rows: []LaneRow{
			row("its imports", bar(0.171, "17.1%").ranked("1st supplier"), bar(0.066, "6.6%").ranked("4th supplier")),
			row("its exports", bar(0.075, "7.5%").ranked("3rd market"), bar(0.162, "16.2%").ranked("1st market")),
			row("all its trade", bar(0.134, "13.4%"), bar(0, "0%")),
		}}},
	}
}

// estimates are ranges, of made-up numbers.
func estimates() Butterfly {
	b := sharesOfTrade()
	b.Groups[0].Rows = []LaneRow{
		leftRow("its imports", bar(0.18, "1–18%").from(0.01).ranked("1st supplier")), leftRow("its exports", bar(0.1, "9.9–10%").from(0.099)),
		leftRow("all its trade", bar(0.12, "0–12%").from(0)),
	}
	return b
}

var anyMark = rapid.Custom(func(t *rapid.T) Mark { return Mark(rapid.IntRange(0, int(MarkDerived)).Draw(t, "mark")) })

var anyLaneValue = rapid.Custom(func(t *rapid.T) LaneValue {
	if rapid.IntRange(0, 4).Draw(t, "no bar") == 0 {
		return LaneValue{Words: maybeWords.Draw(t, "words"), Mark: anyMark.Draw(t, "mark")}
	}
	share := share.Draw(t, "share") * 0.6
	return LaneValue{Bar: true, Share: share, Spread: share * rapid.SampledFrom([]float64{0, 0, 0.01, 0.5, 1}).Draw(t, "spread"), Words: rapid.OneOf(words, rapid.Just("80%")).Draw(t, "words"), Mark: anyMark.Draw(t, "mark"),
		Qualifier: Qualifier(rapid.IntRange(0, int(AtMost)).Draw(t, "qualifier")), Rank: rapid.OneOf(rapid.Just(""), rapid.Just("1st supplier"), words).Draw(t, "rank")}
})

var anyNotes = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) LaneNote {
	return LaneNote{Squares: rapid.IntRange(0, MaxNoteSquares).Draw(t, "squares"), Text: words.Draw(t, "note"),
		Figure: rapid.Bool().Draw(t, "figure"), Mark: anyMark.Draw(t, "mark")}
}), 0, 3)

var anyHead = rapid.Custom(func(t *rapid.T) LaneHead {
	return LaneHead{maybeWords.Draw(t, "before"), words.Draw(t, "state"), maybeWords.Draw(t, "after"), side.Draw(t, "side")}
})

func anyButterfly(t *rapid.T) (Figure, error) {
	b := Butterfly{Heads: [2]LaneHead{anyHead.Draw(t, "left"), anyHead.Draw(t, "right")}, Nothing: words.Draw(t, "nothing"),
		Scale: []Tick{{0, "0"}, {0.2, "20"}, {0.6, "60%"}}, Tight: rapid.Bool().Draw(t, "tight")}
	b.Groups = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) LaneGroup {
		g := LaneGroup{Subject: maybeWords.Draw(t, "subject")}
		noted := rapid.Bool().Draw(t, "notes on the right")
		for range rapid.IntRange(1, 5).Draw(t, "rows") {
			r := leftRow(words.Draw(t, "thing"), anyLaneValue.Draw(t, "left"))
			if !noted {
				r.Values[1] = anyLaneValue.Draw(t, "right")
			}
			g.Rows = append(g.Rows, r)
		}
		if noted {
			g.Notes[1] = anyNotes.Draw(t, "notes")
		}
		return g
	}), 1, 4).Draw(t, "groups")
	b.Groups[0].Rows[0].Values[0] = bar(0.3, "30%")
	return NewButterfly(b)
}

func butterflyRefused() []refusal {
	changed := func(change func(*Butterfly)) error {
		b := routesAndFood()
		b.Groups = slices.Clone(b.Groups)
		b.Groups[0].Rows = slices.Clone(b.Groups[0].Rows)
		change(&b)
		_, err := NewButterfly(b)
		return err
	}
	value := func(change func(*LaneValue)) error {
		return changed(func(b *Butterfly) { change(&b.Groups[0].Rows[0].Values[0]) })
	}
	return []refusal{
		{changed(func(b *Butterfly) { b.Groups = nil }), `butterfly: 0 groups, at least 1 needed`},
		{changed(func(b *Butterfly) { b.Groups = b.Groups[:1]; b.Groups[0].Rows = nil }), `butterfly: the left lane has no bar`},
		{changed(func(b *Butterfly) { b.Groups[1].Rows, b.Groups[1].Notes = nil, [2][]LaneNote{} }), `butterfly: group "Energy": 0 rows and notes, at least 1 needed`},
		{changed(func(b *Butterfly) { b.Heads[1].State = "" }), `butterfly: head "": state is empty`},
		{changed(func(b *Butterfly) { b.Scale = nil }), `butterfly: 0 ticks, a scale from 0 needs 2`},
		{changed(func(b *Butterfly) { b.Scale = b.Scale[:2] }), `butterfly: group "Transit": row "All exports, via Russia": share 0.75 is over the scale's 0.25`},
		{changed(func(b *Butterfly) { b.Nothing = "" }), `butterfly: nothing is empty`},
		{changed(func(b *Butterfly) { b.Groups[0].Notes[0] = []LaneNote{{Text: "x"}} }), `butterfly: group "Transit": row "All exports, via Russia": a bar stands in a lane of notes`},
		{changed(func(b *Butterfly) { b.Groups[0].Notes[1][0].Squares = 6 }), `butterfly: group "Transit": note "2 arterial roads": 6 squares, at most 5 are drawn`},
		{value(func(v *LaneValue) { v.Share = math.NaN() }), `butterfly: group "Transit": row "All exports, via Russia": share NaN is not a number`},
		{value(func(v *LaneValue) { v.Spread = 0.8 }), `butterfly: group "Transit": row "All exports, via Russia": a range of 0.8 up to 0.75 does not begin at 0 or above`},
		{value(func(v *LaneValue) { v.Words = "" }), `butterfly: group "Transit": row "All exports, via Russia": words is empty`},
		{value(func(v *LaneValue) { v.Mark = 7 }), `butterfly: group "Transit": row "All exports, via Russia": mark 7 is not one of the four`},
	}
}

// TestButterflySaysEveryValue: whatever is in the data stands as text, whole or broken
// into lines, and every bar has the colour of the state relied on.
func TestButterflySaysEveryValue(t *testing.T) {
	for _, b := range []Butterfly{routesAndFood(), sharesOfTrade()} {
		f, err := NewButterfly(b)
		must(t, f, err)
		for _, width := range []float64{f.MinWidth(), 505.28, 522} {
			r := checkDrawn(t, f, width)
			all := strings.Join(texts(r), " ")
			for _, g := range b.Groups {
				for _, row := range g.Rows {
					for _, s := range []string{row.Thing, row.Values[0].Words, row.Values[1].Words, row.Values[1].Rank} {
						if !strings.Contains(all, s) {
							t.Errorf("width %g: %q is not in %q", width, s, all)
						}
					}
				}
			}
		}
	}
}

// TestBarsHaveTheLengthOfTheirShare: on one scale in both lanes, from the zero of each.
func TestBarsHaveTheLengthOfTheirShare(t *testing.T) {
	f, err := NewButterfly(sharesOfTrade())
	must(t, f, err)
	r := checkDrawn(t, f, 505.28)
	_, theme := testTheme()
	var lengths []string
	scale := 0.0
	for _, s := range r.Shapes() {
		if s.Fill != theme.A && s.Fill != theme.B {
			continue
		}
		if scale == 0 { // the first bar is 17.1 %
			scale = (s.X1 - s.X0) / 17.1
		}
		lengths = append(lengths, fmt.Sprintf("%.1f", (s.X1-s.X0)/scale))
	}
	want := "17.1 7.5 13.4 6.6 16.2"
	if got := strings.Join(lengths, " "); got != want {
		t.Errorf("bars of %s, want %s", got, want)
	}
}

// TestNothingInALaneIsSeen: a group without bars or notes in a lane says so on a ground,
// and one that has some does not.
func TestNothingInALaneIsSeen(t *testing.T) {
	b := routesAndFood()
	count := func() (said, grounds int) {
		f, err := NewButterfly(b)
		must(t, f, err)
		r := checkDrawn(t, f, 505.28)
		_, theme := testTheme()
		for _, s := range texts(r) {
			if s == b.Nothing {
				said++
			}
		}
		for _, s := range r.Shapes() {
			if s.Fill == theme.Pale {
				grounds++
			}
		}
		return said, grounds
	}
	if said, grounds := count(); said != 2 || grounds != 2 {
		t.Errorf("%d times on %d grounds, want 2 and 2", said, grounds)
	}
	b.Groups[1].Notes[1] = []LaneNote{{Text: "gas"}}
	if said, grounds := count(); said != 1 || grounds != 1 {
		t.Errorf("with a note %d times on %d grounds, want 1 and 1", said, grounds)
	}
}
