package charts

import (
	"fmt"
	"math"

	"pgregory.net/rapid"
)

func mixFlows() []Flow {
	return []Flow{
		{From: "Russia", To: "Kazakhstan", Side: SideA, Total: 13.45, TotalText: "13.3–13.6 in all", Segments: []Segment{
			{Label: "Machinery & transport", Share: 0.259, Text: "25.9%", Value: "3.5"},
			{Label: "Chemicals & rubber", Share: 0.159, Text: "15.9%", Value: "2.1"},
			{Label: "Food & agriculture", Share: 0.155, Text: "15.5%", Value: "2.1"},
			{Label: "Metals", Share: 0.148, Text: "14.8%", Value: "2"},
			{Label: "not itemised", Share: 0.279, Text: "27.9%", Rest: true},
		}},
		{From: "Kazakhstan", To: "Russia", Side: SideB, Total: 4.95, TotalText: "4.8–5.1 in all", Segments: []Segment{
			{Label: "Mineral products", Share: 0.424, Text: "42.4%", Value: "2.1"},
			{Label: "not itemised", Share: 0.576, Text: "57.6%", Rest: true},
		}},
	}
}

// manyItems hold made-up numbers.
func manyItems() []Flow {
	return []Flow{
		{From: "Argentina", To: "Chile", Side: SideA, Total: 4.4, TotalText: "USD 4.4 bn in all", Segments: []Segment{
			{Label: "Mineral products", Share: 0.41, Text: "41.0%", Value: "1.8"},
			{Label: "Transport equipment", Share: 0.2, Text: "20.0%", Value: "0.9"},
			{Label: "Vegetable products", Share: 0.17, Text: "17.0%", Value: "0.7"},
			{Label: "Prepared food, drink and tobacco", Share: 0.1, Text: "10.0%", Value: "0.4"},
			{Label: "Live animals and animal products", Share: 0.099, Text: "9.9%", Value: "0.4"},
			{Label: "4 others, together", Share: 0.021, Text: "2.1%", Mark: MarkDerived},
		}},
		{From: "Chile", To: "Argentina", Side: SideB, Total: 0.8, TotalText: "USD 0.8 bn in all", Segments: []Segment{
			{Label: "Prepared food, drink and tobacco", Share: 0.4, Text: "40.0%", Value: "0.3"},
			{Label: "Base metals", Share: 0.35, Text: "35.0%", Value: "0.3"},
		}},
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

func mixRefused() []refusal {
	segment := func(change func(*Segment)) error {
		flows := mixFlows()
		change(&flows[0].Segments[1])
		_, err := NewMix(flows)
		return err
	}
	noFlows := func(fs []Flow) error { _, err := NewMix(fs); return err }
	return []refusal{
		{noFlows(nil), `mix: 0 flows, at least 1 needed`},
		{noFlows(make([]Flow, 401)), `mix: 401 flows, at most 400 fit`},
		{noFlows([]Flow{{From: "a", To: "b", Segments: make([]Segment, 7)}}), `mix: flow "a to b": 7 items, at most 6 fit`},
		{noFlows([]Flow{{From: "a", To: "b", Total: -1, Segments: make([]Segment, 1)}}), `mix: flow "a to b": total -1 is outside 0 to 1e+15`},
		{segment(func(s *Segment) { s.Share = 1.2 }), `mix: flow "Russia to Kazakhstan": segment "Chemicals & rubber": share 1.2 is over 1`},
		{segment(func(s *Segment) { s.Share = math.NaN() }), `mix: flow "Russia to Kazakhstan": segment "Chemicals & rubber": share NaN is not a number`},
		{segment(func(s *Segment) { s.Share = math.Inf(1) }), `mix: flow "Russia to Kazakhstan": segment "Chemicals & rubber": share +Inf is not a number`},
		{segment(func(s *Segment) { s.Share = -0.1 }), `mix: flow "Russia to Kazakhstan": segment "Chemicals & rubber": share -0.1 is under 0`},
		{segment(func(s *Segment) { s.Share = 0.4 }), `mix: flow "Russia to Kazakhstan": shares sum to 1.241, over 1`},
		{segment(func(s *Segment) { s.Label = " \n" }), `mix: flow "Russia to Kazakhstan": segment " \n": label is empty`},
		{segment(func(s *Segment) { s.Value = "a\x00" }), `mix: flow "Russia to Kazakhstan": segment "Chemicals & rubber": value "a\x00" has the control character U+0000`},
	}
}
