package charts

import "slices"

// A tickPlace is a tick with the place of its label.
type tickPlace struct {
	x, at float64 // of the label's left edge, and of the tick
	text  string
}

// placeTicks centres labels on their ticks, but keeps them between 0 and right. A label
// that would come closer than gap to the next one is left out; that of the last tick
// never is.
func placeTicks(c *Canvas, f face, ticks []Tick, at func(float64) float64, gap, right float64) []tickPlace {
	all := make([]tickPlace, len(ticks))
	for i, t := range ticks {
		x := at(t.At)
		text := c.clip(f, t.Text, c.w/4)
		w := c.measure(f, text)
		all[i] = tickPlace{x: min(max(x-w/2, 0), right-w), at: x, text: text}
	}
	free := right + gap
	var kept []tickPlace
	for i := len(all) - 1; i >= 0; i-- {
		if t := all[i]; t.x+c.measure(f, t.text)+gap <= free+rounding {
			kept = append(kept, t)
			free = t.x
		}
	}
	slices.Reverse(kept) // to be drawn, and read, from left to right
	return kept
}
