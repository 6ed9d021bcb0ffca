package report

import (
	"math"

	"dyad/charts"
	"dyad/data"
	"dyad/data/quantity"
)

// percentScale is the axis of shares.
func (c *figures) percentScale() []charts.Tick {
	var ticks []charts.Tick
	for _, p := range []int64{0, 25, 50, 75, 100} {
		t := c.num.Number(quantity.Value{Coef: p})
		if p == 100 {
			t = c.num.Value(quantity.Value{Coef: p}, percent)
		}
		ticks = append(ticks, charts.Tick{At: float64(p) / 100, Text: c.derive(t, c.text("derived.scale"))})
	}
	return ticks
}

// lengthTicks is the axis of a length: round values, and the length itself.
func (c *figures) lengthTicks(length *data.Claim) []charts.Tick {
	total := length.Value.Float()
	ticks := []charts.Tick{{At: 0, Text: c.derive(c.num.Number(quantity.Value{}), c.text("derived.scale"))}}
	if step := roundStep(total / 3); step >= 1 {
		for at := step; at < total; at += step {
			ticks = append(ticks, charts.Tick{At: at, Text: c.derive(c.num.Number(quantity.Value{Coef: int64(at)}), c.text("derived.scale"))})
		}
	}
	return append(ticks, charts.Tick{At: total, Text: c.num.Value(length.Value, length.Unit)})
}

// valueScale is an axis of round values that begins and ends with the first that are not
// inside low and top, between which is 0, in the unit of the largest figure. The last has
// the unit.
func (c *figures) valueScale(low, top float64, unit quantity.Unit) []charts.Tick {
	if unit.Dim == quantity.Share {
		unit = percent
	}
	if unit.Mult == 0 || low >= top {
		return nil
	}
	step := roundStep((top - low) / unit.Mult / 2.5)
	if step == 0 {
		return nil
	}
	digits := max(0, -int(math.Floor(math.Log10(step)+1e-9)))
	first := -int(math.Ceil(-low/unit.Mult/step - 1e-9))
	var ticks []charts.Tick
	for n := first; ; n++ {
		at := float64(float64(n)*step) * unit.Mult
		of := quantity.Unit{Dim: quantity.Index, Mult: unit.Mult}
		last := at >= top || n-first == 12
		if last {
			of = unit
		}
		text := c.num.Range(quantity.Range{Lo: at, Hi: at}, of, digits)
		ticks = append(ticks, charts.Tick{At: at, Text: c.derive(text, c.text("derived.scale"))})
		if last {
			return ticks
		}
	}
}

// roundStep is the largest number not over v that is 1, 2 or 5 times a power of ten.
func roundStep(v float64) float64 {
	if !(v > 0) {
		return 0
	}
	p := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range []float64{5, 2} {
		if m*p <= v {
			return m * p
		}
	}
	return p
}
