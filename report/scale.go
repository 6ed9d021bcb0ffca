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

// moneyScale is an axis from 0 to the least round value that is not below top, in the
// unit of the largest figure.
func (c *figures) moneyScale(top float64, unit quantity.Unit) []charts.Tick {
	if unit.Mult == 0 || top <= 0 {
		return nil
	}
	step := roundStep(top / unit.Mult / 2.5)
	if step == 0 {
		return nil
	}
	digits := max(0, -int(math.Floor(math.Log10(step)+1e-9)))
	var ticks []charts.Tick
	for n := 0; ; n++ {
		at := float64(float64(n)*step) * unit.Mult
		text := c.num.Range(quantity.Range{Lo: at, Hi: at}, quantity.Unit{Dim: quantity.Index, Mult: unit.Mult}, digits)
		if last := at >= top; last || n == 12 {
			text = c.num.Range(quantity.Range{Lo: at, Hi: at}, unit, digits)
			return append(ticks, charts.Tick{At: at, Text: c.derive(text, c.text("derived.scale"))})
		}
		ticks = append(ticks, charts.Tick{At: at, Text: c.derive(text, c.text("derived.scale"))})
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
