package charts

import "pgregory.net/rapid"

// suppliers hold made-up numbers.
func suppliers() []Ranked {
	return []Ranked{
		{Place: "1", Name: "China", Words: "28.1%", Value: 0.281, Side: Neither},
		{Place: "2", Name: "Russia", Words: "27.9%", Value: 0.279, Side: SideA},
		{Name: "Kazakhstan (re-imports)", Words: "6.2%", Value: 0.062, Side: Neither},
		{Place: "31", Name: "United Kingdom of Great Britain and Northern Ireland", Words: "less than 0.1%", Value: 0.001, Side: SideB, Mark: MarkDerived, Gapped: true},
	}
}

// rankedRanges are made-up numbers.
func rankedRanges() []Ranked {
	return []Ranked{{Name: "China", Words: "10–28%", Value: 0.28, Spread: 0.18, Side: Neither}, {Name: "Russia", Words: "0–20%", Value: 0.2, Spread: 0.2, Side: SideA}}
}

// balances hold made-up numbers.
func balances() []Ranked {
	return []Ranked{
		{Name: "China", Words: "EUR −21.4 bn", Value: -21.4, Side: Neither},
		{Name: "Bosnia and Herzegovina", Words: "EUR −0.2 bn", Value: -0.2, Side: Neither, Mark: MarkDoubtful},
		{Name: "Poland", Words: "about EUR 8.9 bn", Value: 8.9, Side: SideB},
		{Name: "France", Words: "EUR 0 bn", Value: 0, Side: Neither},
	}
}

func anyRanking(t *rapid.T) (Figure, error) {
	return NewRanking(rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Ranked {
		value := share.Draw(t, "value")*0.6 - 0.2
		return Ranked{Spread: max(value, 0) * rapid.SampledFrom([]float64{0, 0, 0.01, 1}).Draw(t, "spread"), Place: rapid.SampledFrom([]string{"", "1", "12", "first but one"}).Draw(t, "place"), Name: words.Draw(t, "name"),
			Words: words.Draw(t, "words"), Value: value, Mark: anyMark.Draw(t, "mark"),
			Side: rapid.SampledFrom([]Side{SideA, SideB, Neither}).Draw(t, "side"), Gapped: rapid.Bool().Draw(t, "gapped")}
	}), 1, 8).Draw(t, "rows"), -0.2, 0.4)
}

func rankingRefused() []refusal {
	ranked := func(change func(*Ranked)) error {
		rows := suppliers()
		change(&rows[1])
		_, err := NewRanking(rows, 0, 0.3)
		return err
	}
	_, none := NewRanking(nil, 0, 0.3)
	_, top := NewRanking(suppliers(), 0, 0)
	return []refusal{
		{none, `ranking: 0 rows, at least 1 needed`},
		{top, `ranking: a scale from 0 to 0 does not hold 0`},
		{ranked(func(r *Ranked) { r.Value = 0.31 }), `ranking: row "Russia": value 0.31 is outside the scale's 0 to 0.3`},
		{ranked(func(r *Ranked) { r.Spread = -0.1 }), `ranking: row "Russia": a range of -0.1 up to 0.279 does not begin at 0 or above`},
		{ranked(func(r *Ranked) { r.Words = "" }), `ranking: row "Russia": words is empty`},
	}
}
