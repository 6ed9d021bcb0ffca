package charts

import (
	"fmt"
	"math"

	"pgregory.net/rapid"
)

func frontier() ProgressSpec {
	return ProgressSpec{Done: 6696, Total: 7548, DoneText: "6,696 km", DoneLabel: "demarcated (89%)",
		RestText: "852 km", RestLabel: "to go", Markers: "5,066", MarkersLabel: "frontier pillars installed",
		Ticks: []Tick{{0, "0"}, {2000, "2,000"}, {4000, "4,000"}, {6000, "6,000"}, {7548, "7,548 km"}}}
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

func progressRefused() []refusal {
	length := func(change func(*ProgressSpec)) error {
		p := frontier()
		change(&p)
		_, err := NewProgress(p)
		return err
	}
	return []refusal{
		{length(func(p *ProgressSpec) { p.Done = 8000 }), `progress: length "demarcated (89%)": done 8000 is outside 0 to 7548`},
		{length(func(p *ProgressSpec) { p.Done, p.Total = 0, 0 }), `progress: length "demarcated (89%)": total 0 is not over 0`},
		{length(func(p *ProgressSpec) { p.Total = math.NaN() }), `progress: length "demarcated (89%)": 6696 of NaN is not a number`},
	}
}
