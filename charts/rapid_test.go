package charts

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Whatever is valid is drawn without faults, at any width that a brief uses.

var someWords = []string{"oil", "machinery", "Қазақстан", "нефтепродукты", "of", "и", "a", "—", "WWWWWWWW",
	"электро\u00adоборудование", "100\u00a0000", "Нефтегазохимическая", "азық-түлік", "🛢", "x", "«да»", "\n", "supercalifragilisticexpialidocious"}

var words = rapid.Custom(func(t *rapid.T) string {
	if rapid.IntRange(0, 40).Draw(t, "huge") == 0 {
		return strings.Repeat(rapid.SampledFrom(someWords[:4]).Draw(t, "word"), 2500)
	}
	return "W" + strings.Join(rapid.SliceOfN(rapid.SampledFrom(someWords), 0, 9).Draw(t, "words"), " ")
})

var maybeWords = rapid.OneOf(rapid.Just(""), words)

var share = rapid.OneOf(rapid.Float64Range(0, 1), rapid.SampledFrom([]float64{0, 0.001, 0.02, 0.25, 0.5, 0.99, 1}))

var side = rapid.SampledFrom([]Side{SideA, SideB})

func checkAnyWidth(t *rapid.T, f Figure, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	width := rapid.OneOf(rapid.Float64Range(max(227, f.MinWidth()), 522), rapid.Just(f.MinWidth())).Draw(t, "width")
	checkDrawn(t, f, width)
}

func TestAnyFigureIsDrawnCleanly(t *testing.T) {
	for _, k := range kinds() {
		t.Run(k.constructor, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				f, err := k.random(t)
				checkAnyWidth(t, f, err)
			})
		})
	}
}

func anyMix(t *rapid.T) (Figure, error) {
	flows := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Flow {
		f := Flow{From: words.Draw(t, "from"), To: words.Draw(t, "to"), Side: side.Draw(t, "side"),
			Total: rapid.SampledFrom([]float64{0, 0.2, 4.4, 13.5, 13.5, 400}).Draw(t, "total"), TotalText: maybeWords.Draw(t, "total as printed")}
		left := 1.0
		for range rapid.IntRange(1, MaxSegments).Draw(t, "segments") {
			s := rapid.Float64Range(0.005, 0.6).Draw(t, "share") * left
			left -= s
			f.Segments = append(f.Segments, Segment{Label: words.Draw(t, "label"), Share: s,
				Text:  rapid.SampledFrom([]string{"", "25.9%", fmt.Sprintf("%.1f%%", s*100), "approximately one third"}).Draw(t, "text"),
				Value: rapid.SampledFrom([]string{"", "$3.5 bn", "0,3 млрд долларов США"}).Draw(t, "value"),
				Rest:  rapid.Bool().Draw(t, "rest"), Mark: anyMark.Draw(t, "mark")})
		}
		return f
	}), 1, 3).Draw(t, "flows")
	return NewMix(flows)
}

var someBars = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Bar {
	return Bar{Label: words.Draw(t, "label"), Words: maybeWords.Draw(t, "words"), Base: maybeWords.Draw(t, "base"),
		Share: share.Draw(t, "share"), Qualifier: Qualifier(rapid.IntRange(0, int(AtMost)).Draw(t, "qualifier")),
		Side: side.Draw(t, "side"), Joined: rapid.Bool().Draw(t, "joined")}
}), 1, 9)

var someScale = rapid.SampledFrom([][]Tick{nil, quarters, {{0, "nothing at all"}, {0.02, "two"}, {0.5, "one half of it all"}, {1, "everything there is"}}})

func anyDependency(t *rapid.T) (Figure, error) {
	return NewDependency(someBars.Draw(t, "bars"), someScale.Draw(t, "scale"))
}

func anyBars(t *rapid.T) (Figure, error) {
	return NewBars(someBars.Draw(t, "bars"), someScale.Draw(t, "scale"))
}

func anyRanking(t *rapid.T) (Figure, error) {
	return NewRanking(rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Ranked {
		return Ranked{Place: rapid.SampledFrom([]string{"", "1", "12", "first but one"}).Draw(t, "place"), Name: words.Draw(t, "name"),
			Words: words.Draw(t, "words"), Value: share.Draw(t, "value")*0.6 - 0.2, Mark: anyMark.Draw(t, "mark"),
			Side: rapid.SampledFrom([]Side{SideA, SideB, Neither}).Draw(t, "side"), Gapped: rapid.Bool().Draw(t, "gapped")}
	}), 1, 8).Draw(t, "rows"), -0.2, 0.4)
}

func anyProgress(t *rapid.T) (Figure, error) {
	p := ProgressSpec{Total: rapid.Float64Range(0.1, 1e6).Draw(t, "total"),
		DoneText: words.Draw(t, "done"), DoneLabel: maybeWords.Draw(t, "label"),
		RestText: maybeWords.Draw(t, "rest"), RestLabel: maybeWords.Draw(t, "rest label"),
		Markers: maybeWords.Draw(t, "markers"), MarkersLabel: maybeWords.Draw(t, "markers label")}
	p.Done = p.Total * share.Draw(t, "part")
	for i := range rapid.IntRange(0, 12).Draw(t, "ticks") {
		p.Ticks = append(p.Ticks, Tick{p.Total * float64(i) / 12, fmt.Sprint(i * 1000)})
	}
	return NewProgress(p)
}

func anySquares(t *rapid.T) (Figure, error) {
	s := SquaresSpec{Of: rapid.IntRange(1, 400).Draw(t, "of"),
		DoneText: words.Draw(t, "done"), DoneLabel: maybeWords.Draw(t, "label"),
		RestText: maybeWords.Draw(t, "rest"), RestLabel: maybeWords.Draw(t, "rest label")}
	s.Done = rapid.IntRange(0, s.Of).Draw(t, "count")
	return NewSquares(s)
}

func anyLines(t *rapid.T) (Figure, error) {
	quarters, latest := rapid.Bool().Draw(t, "quarters"), 2020
	if quarters {
		latest = 100
	}
	ss := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Series {
		s := Series{Name: words.Draw(t, "name"), Side: rapid.SampledFrom([]Side{SideA, SideB, Neither}).Draw(t, "side"),
			End: rapid.SampledFrom([]string{"", "18.5"}).Draw(t, "end"), Step: rapid.IntRange(0, 2).Draw(t, "regular"), Early: rapid.OneOf(rapid.Just(""), rapid.Just("last report, 18.5"), words).Draw(t, "early")}
		year := rapid.IntRange(1, latest).Draw(t, "first")
		for range rapid.IntRange(2, 30).Draw(t, "years") {
			s.X = append(s.X, year)
			s.Y = append(s.Y, rapid.SampledFrom([]float64{-1e9, -7.5, 0, 0.1, 5, 9.8, 1e9}).Draw(t, "value"))
			year += rapid.IntRange(1, 3).Draw(t, "step")
		}
		return s
	}), 1, 4).Draw(t, "series")
	low := rapid.SampledFrom([]Tick{{0, "0"}, {-5, "−5"}}).Draw(t, "low")
	names := Times{}
	if quarters {
		names = quartersOf(0, 600)
	}
	return NewLines(ss, []Tick{low, {5, "5"}, {10, "10 bn dollars of the United States"}}, names)
}

func TestAnyHeadIsDrawnCleanly(t *testing.T) {
	inner, err := NewProgress(frontier())
	must(t, inner, err)
	rapid.Check(t, func(t *rapid.T) {
		h := Head{Title: maybeWords.Draw(t, "title"), Subtitle: maybeWords.Draw(t, "subtitle"), Note: maybeWords.Draw(t, "note")}
		checkAnyWidth(t, WithHead(inner, h), nil)
	})
}
