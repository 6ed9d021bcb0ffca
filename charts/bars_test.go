package charts

import "pgregory.net/rapid"

func energyBars() []Bar {
	return []Bar{
		{Label: "Oil and gas, as in the text", Words: "40%", Base: "of Kazakhstan’s budget revenue", Share: 0.4, Side: SideB},
		{Label: "Oil and gas, as in the source’s title", Words: "44%", Base: "of Kazakhstan’s budget revenue", Share: 0.44, Side: SideB, Joined: true},
		{Label: "Crude oil through Russia", Words: "80%", Base: "of Kazakhstan’s crude oil exports", Share: 0.8, Side: SideB},
		{Label: "Russia as transit route", Words: "75%", Base: "of Kazakhstan’s exports", Share: 0.75, Side: SideB},
		{Label: "Russia’s stake in the pipeline", Words: "31%", Base: "of the Caspian Pipeline Consortium", Share: 0.31, Side: SideA},
	}
}

var someBars = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Bar {
	share := share.Draw(t, "share")
	return Bar{Share: share, Spread: share * rapid.SampledFrom([]float64{0, 0, 0.01, 0.5, 1}).Draw(t, "spread"),
		Label: words.Draw(t, "label"), Words: maybeWords.Draw(t, "words"), Base: maybeWords.Draw(t, "base"),
		Qualifier: Qualifier(rapid.IntRange(0, int(AtMost)).Draw(t, "qualifier")),
		Side:      side.Draw(t, "side"), Joined: rapid.Bool().Draw(t, "joined")}
}), 1, 9)

// shareRanges are made-up numbers.
func shareRanges() []Bar {
	return []Bar{
		{Label: "Tea", Words: "5–60%", Base: "of Peru’s tea", Share: 0.6, Spread: 0.55, Side: SideB},
		{Label: "Grain", Words: "70–85%", Base: "of Peru’s grain", Share: 0.85, Spread: 0.15, Side: Neither},
		{Label: "Gas", Words: "30%", Base: "of Kenya’s gas", Share: 0.3, Side: SideA},
	}
}

var someScale = rapid.SampledFrom([][]Tick{nil, quarters, {{0, "nothing at all"}, {0.02, "two"}, {0.5, "one half of it all"}, {1, "everything there is"}}})

func anyBars(t *rapid.T) (Figure, error) {
	return NewBars(someBars.Draw(t, "bars"), someScale.Draw(t, "scale"))
}

func barsRefused() []refusal {
	based := func(scale []Tick) error { _, err := NewBars(foodBars(), scale); return err }
	return []refusal{
		{based([]Tick{{0, "0"}, {50, "50"}}), `bars: tick "50": at 50 is outside 0 to 1`},
		{based([]Tick{{0.5, "50"}, {0.5, "51"}}), `bars: tick "51": at 0.5 does not follow 0.5`},
	}
}
