package charts

import (
	"fmt"
	"math"
	"strconv"
	"sync"

	"github.com/wcharczuk/go-chart/v2/drawing"
)

// A rgbColor is an opaque colour of a house style.
type rgbColor struct{ R, G, B uint8 }

// parseColor reads a colour as "#13406B".
func parseColor(s string) (rgbColor, error) {
	v, err := strconv.ParseUint(s[min(1, len(s)):], 16, 32)
	if err != nil || len(s) != 7 || s[0] != '#' {
		return rgbColor{}, fmt.Errorf("color %.40q is not # and six hexadecimal digits", s)
	}
	return rgbColor{uint8(v >> 16), uint8(v >> 8), uint8(v)}, nil
}

// String is the colour as parseColor reads it.
func (c rgbColor) String() string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }

func (c rgbColor) opaque() drawing.Color { return drawing.Color{R: c.R, G: c.G, B: c.B, A: 255} }

func rgb(v uint32) drawing.Color {
	return drawing.Color{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
}

// blend is the opaque colour between a and b, at k from 0 to 1.
func blend(a, b drawing.Color, k float64) drawing.Color {
	f := func(x, y uint8) uint8 {
		return uint8(math.Round(float64(x) + float64(k*(float64(y)-float64(x)))))
	}
	return drawing.Color{R: f(a.R, b.R), G: f(a.G, b.G), B: f(a.B, b.B), A: 255}
}

// contrast is the contrast ratio of WCAG 2.1, 1.4.3, from 1 to 21.
func contrast(a, b drawing.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is relative luminance as WCAG 2.1 defines it.
func luminance(c drawing.Color) float64 {
	light := lights()
	return float64(0.2126*light[c.R]) + float64(0.7152*light[c.G]) + float64(0.0722*light[c.B])
}

// lights is the light of each value of a channel, from 0 to 1 (IEC 61966-2-1, 5.2).
var lights = sync.OnceValue(func() *[256]float64 {
	var out [256]float64
	for v := range out {
		if x := float64(v) / 255; x <= 0.04045 {
			out[v] = x / 12.92
		} else {
			out[v] = math.Pow((x+0.055)/1.055, 2.4)
		}
	}
	return &out
})

// An hsl is a colour as hue, saturation and lightness (CSS Color 4, 7.1), each from 0
// to 1.
type hsl struct{ h, s, l float64 }

func (c rgbColor) hsl() hsl {
	r, g, b := float64(c.R)/255, float64(c.G)/255, float64(c.B)/255
	high, low := max(r, g, b), min(r, g, b)
	out := hsl{l: (high + low) / 2}
	d := high - low
	if d == 0 {
		return out
	}
	out.s = d / (1 - math.Abs(high+low-1))
	switch high {
	case r:
		out.h = math.Mod((g-b)/d+6, 6) / 6
	case g:
		out.h = ((b-r)/d + 2) / 6
	default:
		out.h = ((r-g)/d + 4) / 6
	}
	return out
}

// color is the nearest rgbColor; a lightness outside 0 to 1 is taken as the nearer end.
func (v hsl) color() rgbColor {
	l := min(max(v.l, 0), 1)
	a := v.s * min(l, 1-l)
	f := func(n float64) uint8 {
		k := math.Mod(n+float64(v.h*12), 12)
		x := l - float64(a*max(-1, min(k-3, 9-k, 1)))
		return uint8(math.Round(min(max(x, 0), 1) * 255))
	}
	return rgbColor{f(0), f(8), f(4)}
}
