package charts

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"
)

// yearSeries are made up, since the embedded dossier has none.
func yearSeries() []Series {
	years := []int{2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024}
	return []Series{
		{Name: "Russia to Kazakhstan", Side: SideA, X: years, Y: []float64{10.3, 9.4, 12.3, 13.2, 14.3, 13.9, 17.6, 17.4, 17.2, 18.1}},
		{Name: "Kazakhstan to Russia", Side: SideB, X: years, Y: []float64{4.6, 3.5, 4.6, 5.3, 5.6, 5.1, 7, 8.8, 9.8, 9.6}},
	}
}

// bothReports are made up: lines with gaps, a year that stands alone, two lines of each
// side.
func bothReports() []Series {
	return []Series{
		{Name: "Russia to Kazakhstan, by Russia", Side: SideA, X: []int{2016, 2017, 2018, 2019, 2020, 2021}, Y: []float64{9.4, 12.3, 13.2, 14.3, 13.9, 18.5}, End: "18.5", Early: "last report, 18.5"},
		{Name: "Russia to Kazakhstan, by Kazakhstan", Side: SideA, X: []int{2016, 2017, 2018, 2020, 2021, 2022, 2023}, Y: []float64{9.1, 11.5, 12.9, 13.7, 17.3, 17.4, 16.6}},
		{Name: "Kazakhstan to Russia, by Kazakhstan", Side: SideB, X: []int{2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023}, Y: []float64{3.5, 4.5, 5.2, 5.6, 5.0, 7.0, 8.8, 9.8}, End: "9.8", Step: 1},
		{Name: "Kazakhstan to Russia, by Russia", Side: SideB, X: []int{2016, 2018}, Y: []float64{3.6, 5.3}},
	}
}

// migration is made up: quarters, values under 0, lines of other states, gaps.
func migration() []Series {
	of := func(from int, y ...float64) (xs []int, ys []float64) {
		for i, v := range y {
			if v != 99 {
				xs, ys = append(xs, 4*2019+from+i), append(ys, v)
			}
		}
		return xs, ys
	}
	s := []Series{{Name: "Net migration from Kazakhstan", Side: SideB, End: "−12.5", Step: 1}, {Name: "Net migration from Kyrgyzstan", Side: Neither, Step: 1},
		{Name: "Net migration from Tajikistan", Side: Neither, Step: 1, Early: "last figure, 21"}, {Name: "Net migration from Uzbekistan", Side: Neither, Step: 1}}
	s[0].X, s[0].Y = of(0, 12, 9, 14, 8, -3, -20, -14, -2, 6, 11, 3, -8, -12, -18, -25, -9, -3, 2, -6, -12.5)
	s[1].X, s[1].Y = of(2, 5, 6, 4, 3, 99, 99, -2, 1, 4, 5, 3, 2, 4, 5, 3, 1, 2, 3)
	s[2].X, s[2].Y = of(0, 15, 17, 18, 16, 99, 19, 99, 22, 24, 20, 21)
	s[3].X, s[3].Y = of(8, 8, 9, 11, 12, 10, 9, 11, 14, 13, 15, 14, 13)
	return s
}

var belowScale = []Tick{{-30, "−30"}, {-20, "−20"}, {-10, "−10"}, {0, "0"}, {10, "10"}, {20, "20"}, {30, "30 thousand persons"}}

var yearScale = []Tick{{0, "0"}, {5, "5"}, {10, "10"}, {15, "15"}, {20, "20"}}

// quartersOf are the names of the quarters of some years.
func quartersOf(year, n int) Times {
	t := Times{PerYear: 4, First: 4 * year}
	for i := range 4 * n {
		t.Names = append(t.Names, fmt.Sprintf("Q%d %d", i%4+1, year+i/4))
	}
	return t
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

func linesRefused() []refusal {
	series := func(x []int, y ...float64) error {
		_, err := NewLines([]Series{{Name: "exports", X: x, Y: y}}, nil, Times{})
		return err
	}
	one := Series{Name: "exports", X: []int{2015, 2016}, Y: []float64{1, -1}}
	_, sided := NewLines([]Series{one, one, one, one, one}, nil, Times{})
	_, named := NewLines([]Series{one}, nil, Times{PerYear: 4, First: 2016, Names: []string{"one"}})
	return []refusal{
		{sided, `lines: series "exports": more than 4 lines of one side`},
		{named, `lines: times 2015 to 2016 have names from 2016 to 2016`},
		{series([]int{2015}, 1), `lines: series "exports": 1 times, at least 2 needed`},
		{series([]int{2015, 2016}, 1), `lines: series "exports": 2 times but 1 values`},
		{series([]int{2016, 2015}, 1, 2), `lines: series "exports": time 2015 does not follow 2016`},
		{series([]int{2015, 2016}, 1, math.NaN()), `lines: series "exports": value NaN of 2016 is outside -1e+15 to 1e+15`},
	}
}

// TestEndLabelsClearOfYears holds that labels of lines that end low stand beside the plot,
// not over its years, and that one at 0 stands at its line.
func TestEndLabelsClearOfYears(t *testing.T) {
	measure, theme := testTheme()
	c := NewBoard(measure, theme).canvas(505)
	plotOf := func(name string, ends ...float64) linePlot {
		var ss []Series
		for i, y := range ends {
			ss = append(ss, Series{Name: name, Side: Side(i % 2), X: []int{2021, 2022}, Y: []float64{15, y}, End: "1"})
		}
		f, err := NewLines(ss, yearScale, Times{})
		if err != nil {
			t.Fatal(err)
		}
		return f.(lines).layout(c)
	}
	p := plotOf("Kazakhstan to Russia, by the exporter", 4, 2.5, 1.9, 1.4)
	for _, e := range p.right {
		if foot := e.top + e.height(); foot > p.y+p.h+e.lead()/2+1 {
			t.Errorf("a label ends at %.1f, below the plot at %.1f", foot, p.y+p.h)
		}
	}
	if p = plotOf("exports", 0); p.right[0].moved {
		t.Errorf("the label of a line that ends at 0 is moved: %+v", p.right[0])
	}
}
