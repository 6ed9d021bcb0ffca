package charts

import "slices"

// A tickPlace is a tick's label as placed.
type tickPlace struct {
	x, at float64 // of the label's left edge; of the tick
	text  string
}

// placeTicks sets labels centred on their ticks, drawn in at the edges; a label
// that would come within gap of its neighbour is dropped, the last tick's never.
// Nothing stands right of right.
func (c *Canvas) placeTicks(f face, ticks []Tick, at func(float64) float64, gap, right float64) []tickPlace {
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
		if t := all[i]; t.x+c.measure(f, t.text)+gap <= free {
			kept = append(kept, t)
			free = t.x
		}
	}
	slices.Reverse(kept) // set, and read back, from left to right
	return kept
}
