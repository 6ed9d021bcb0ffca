package charts

import (
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/wcharczuk/go-chart/v2/drawing"
)

// A colorError is a colour of a house style that a brief cannot use.
type colorError struct {
	Name  string // "a", "b" or "brand"
	Color rgbColor
	Rule  colorRule
	Has   float64 // a contrast ratio; for ruleGrey a saturation in per cent
	Needs float64 // of the same kind
	// Nearest is the colour of the same hue, nearest in lightness, that holds by all
	// rules; for ruleGrey of the least saturation. HasNearest is false where there is none.
	Nearest    rgbColor
	HasNearest bool
	// Beside is the colour a, another than the house's, beside which Nearest holds, where
	// none does beside the house's; HasBeside is false otherwise.
	Beside    rgbColor
	HasBeside bool
}

// HouseColours are the colours of a house, "#13406B" each; "" is the brief's own.
type HouseColours struct{ A, B, Brand string }

// Check tells why a brief cannot use the colours, and which of them is at fault: "a", "b",
// "brand", or "" where they cannot be read.
func (h HouseColours) Check() (which string, err error) {
	a, b, brand, err := h.parse()
	if err != nil {
		return "", err
	}
	err = checkColors(a, b, brand)
	if e := (*colorError)(nil); errors.As(err, &e) {
		which = e.Name
	}
	return which, err
}

func (h HouseColours) parse() (a, b, brand rgbColor, err error) {
	own := BriefTheme(Fonts{})
	for _, c := range []struct {
		to  *rgbColor
		of  string
		own drawing.Color
	}{{&a, h.A, own.A}, {&b, h.B, own.B}, {&brand, h.Brand, own.Brand}} {
		if *c.to = (rgbColor{c.own.R, c.own.G, c.own.B}); c.of == "" {
			continue
		}
		if *c.to, err = parseColor(c.of); err != nil {
			return a, b, brand, err
		}
	}
	return a, b, brand, nil
}

// In is the theme in the colours of a house, which have been checked. Tints are
// reckoned from a house's own colours.
func (t Theme) In(h HouseColours) Theme {
	a, b, brand, err := h.parse()
	if err != nil {
		return t
	}
	out := t
	if h.A != "" || h.B != "" {
		if out, err = newTheme(t.Fonts, a, b, brand); err != nil {
			return t
		}
	}
	out.Brand = brand.opaque()
	return out
}

// A colorRule is what a colour fails.
type colorRule uint8

// The rules of colours.
const (
	ruleOnWhite  colorRule = iota // contrast against white
	ruleApart                     // contrast of b against a
	ruleLabels                    // contrast of the best text on the colour or on a tint of it
	ruleGrey                      // saturation
	ruleOnGround                  // contrast of brand against the ground of boxes
)

// Error implements error.
func (e *colorError) Error() string {
	what := map[colorRule]string{
		ruleOnWhite: "a contrast of %.2f to white", ruleApart: "a contrast of %.2f to colour a",
		ruleLabels: "at most a contrast of %.2f for text on it or its tints", ruleGrey: "a saturation of %.1f %%",
		ruleOnGround: "a contrast of %.2f to the ground of boxes",
	}[e.Rule]
	s := fmt.Sprintf("colour %s %v has "+what+", needs %.3g", e.Name, e.Color, e.Has, e.Needs)
	switch {
	case e.HasBeside:
		return s + fmt.Sprintf("; no colour of its hue holds beside this a, but %v does beside %v", e.Nearest, e.Beside)
	case !e.HasNearest:
		return s + "; no lighter or darker colour of its hue holds by all rules"
	}
	return s + fmt.Sprintf("; %v holds", e.Nearest)
}

// leastSaturation is what a colour needs to be told from the greys of a figure, in per
// cent.
const leastSaturation = 15

// checkColors returns a *colorError for the first colour that does not hold: a, then b,
// then brand.
func checkColors(a, b, brand rgbColor) error {
	for _, c := range []struct {
		name  string
		color rgbColor
		rule  func(rgbColor) *colorError
	}{
		{"a", a, func(c rgbColor) *colorError { return checkState(c, legible) }},
		{"b", b, func(c rgbColor) *colorError { return checkSecond(a, c) }},
		{"brand", brand, func(c rgbColor) *colorError { return atLeast(ruleOnGround, contrast(c.opaque(), pale), legible) }},
	} {
		if e := c.rule(c.color); e != nil {
			e.Name, e.Color = c.name, c.color
			e.Nearest, e.HasNearest = nearest(c.color, c.rule)
			e.mend(a, b)
			return e
		}
	}
	return nil
}

// mend looks for two colours that hold together, where the colour proposed would leave
// none for the other state.
func (e *colorError) mend(a, b rgbColor) {
	var seconds []rgbColor // of the hue of b, the nearest first
	for c := range ofHue(b) {
		if checkState(c, visible) == nil {
			seconds = append(seconds, c)
		}
	}
	second := func(a rgbColor) int {
		return slices.IndexFunc(seconds, func(c rgbColor) bool { return contrast(a.opaque(), c.opaque()) >= visible })
	}
	first, found := nearest(a, func(c rgbColor) *colorError {
		if e := checkState(c, legible); e != nil || second(c) >= 0 {
			return e
		}
		return &colorError{}
	})
	switch {
	case !found:
	case e.Name == "a":
		e.Nearest, e.HasNearest = first, true
	case e.Name == "b" && !e.HasNearest:
		e.Nearest, e.Beside = seconds[second(first)], first
		e.HasNearest, e.HasBeside = true, true
	}
}

func atLeast(rule colorRule, has, needs float64) *colorError {
	if has >= needs {
		return nil
	}
	return &colorError{Rule: rule, Has: has, Needs: needs}
}

// checkState holds what the colour of a state needs by itself, where onWhite is its
// least contrast to white.
func checkState(c rgbColor, onWhite float64) *colorError {
	if e := atLeast(ruleGrey, c.hsl().s*100, leastSaturation); e != nil {
		return e
	}
	if e := atLeast(ruleOnWhite, contrast(c.opaque(), white), onWhite); e != nil {
		return e
	}
	worst := 21.0
	for _, t := range tints(c.opaque()) {
		worst = min(worst, bestText(t))
	}
	return atLeast(ruleLabels, worst, legible)
}

func bestText(on drawing.Color) float64 { return max(contrast(on, white), contrast(on, ink)) }

// checkSecond holds that b parts from a in grey, and what it needs by itself.
func checkSecond(a, b rgbColor) *colorError {
	if e := checkState(b, visible); e != nil {
		return e
	}
	return atLeast(ruleApart, contrast(a.opaque(), b.opaque()), visible)
}

// nearest is the colour of the same hue as c, nearest in lightness, that a rule allows.
func nearest(c rgbColor, rule func(rgbColor) *colorError) (rgbColor, bool) {
	for try := range ofHue(c) {
		if rule(try) == nil {
			return try, true
		}
	}
	return rgbColor{}, false
}

// ofHue are the colours of the hue of c, the nearest in lightness first. A grey is given
// the least saturation first.
func ofHue(c rgbColor) iter.Seq[rgbColor] {
	const (
		step        = 0.0025     // of lightness
		least, most = 0.15, 0.85 // what is darker or lighter shows no hue
	)
	v := c.hsl()
	if v.s*100 < leastSaturation {
		v.s = (leastSaturation + 1) / 100. // the colour is rounded
	}
	return func(yield func(rgbColor) bool) {
		for k := range int(1/step) + 1 {
			for _, l := range []float64{v.l - float64(float64(k)*step), v.l + float64(float64(k)*step)} {
				if l >= least && l <= most && !yield((hsl{v.h, v.s, l}).color()) {
					return
				}
			}
		}
	}
}
