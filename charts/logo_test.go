package charts

import (
	"bytes"
	"fmt"
	imagecolor "image/color"
	"image/png"
	"math"
	"strings"
	"testing"
	"time"

	"dyad/data/costtest"
)

const testLogo = `<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" role="img">
<title>Desk</title>
<g transform="translate(20 0)"><path d="M0 0h20v20h-20z" fill="#5A2A6E"/></g>
<circle cx="10" cy="10" r="8" fill="#3A9B8F"/>
<polygon points="0,18 20,18 20,20 0,20" fill="red" stroke="none"/>
</svg>`

// TestLogo looks at pixels of a logo that is drawn.
func TestLogo(t *testing.T) {
	f, err := ReadLogo([]byte(testLogo))
	if err != nil {
		t.Fatal(err)
	}
	if w := LogoWidth(f, 20); w != 40 {
		t.Errorf("a logo of 2 by 1 is %g wide at a height of 20", w)
	}
	var b bytes.Buffer
	if err := PNG(&b, f, 400+2*standMargin, roboto(t), 1); err != nil {
		t.Fatal(err)
	}
	pic, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		x, y float64 // in the logo
		want string
	}{
		{30, 10, "5a2a6e"}, {21, 1, "5a2a6e"}, {10, 10, "3a9b8f"}, {10, 3, "3a9b8f"}, {1, 1, "ffffff"}, {17, 3, "ffffff"}, {5, 19.5, "ff0000"},
	} {
		r, g, b, _ := imagecolor.NRGBAModel.Convert(pic.At(int(standMargin+x.x*10), int(standMargin+x.y*10))).RGBA()
		if got := fmt.Sprintf("%02x%02x%02x", r>>8, g>>8, b>>8); got != x.want {
			t.Errorf("at %g, %g the logo is %s, want %s", x.x, x.y, got, x.want)
		}
	}
}

// TestLogoCurves: a circle is drawn with few corners, all of them on it, and no line
// between them leaves it by more than can be seen.
func TestLogoCurves(t *testing.T) {
	f, err := ReadLogo([]byte(`<svg viewBox="0 0 20 20"><circle cx="10" cy="10" r="9" fill="red"/></svg>`))
	if err != nil {
		t.Fatal(err)
	}
	l := f.(logo)
	unit, corners := l.h/20, l.shapes[0].polygons[0]
	if n := len(corners); n < 40 || n > 200 {
		t.Errorf("a circle has %d corners", n)
	}
	centre, least := point{10 * unit, 10 * unit}, 0.03*unit // of a point, where the logo is 20 points high; the library is off by 0.02
	for i, p := range corners {
		next := corners[(i+1)%len(corners)]
		for _, at := range []point{p, {(p.x + next.x) / 2, (p.y + next.y) / 2}} {
			if off := math.Abs(distance(centre, at) - 9*unit); off > least {
				t.Errorf("corner %d is %.4f points off the circle", i, off/unit)
			}
		}
	}
}

// TestLogoCorners: a line there and back keeps its end, and a polygon its corners.
func TestLogoCorners(t *testing.T) {
	f, err := ReadLogo([]byte(`<svg viewBox="0 0 20 20"><path d="M1 1L5 1L19 1L7 1L7 9L7 19L1 19Z" fill="red"/></svg>`))
	if err != nil {
		t.Fatal(err)
	}
	l := f.(logo)
	var got []string
	for _, p := range l.shapes[0].polygons[0] {
		got = append(got, fmt.Sprintf("%.1f,%.1f", p.x/l.h*20, p.y/l.h*20))
	}
	if s := strings.Join(got, " "); s != "1.0,1.0 19.0,1.0 7.0,1.0 7.0,19.0 1.0,19.0" && s != "1.0,1.0 19.0,1.0 7.0,1.0 7.0,19.0 1.0,19.0 1.0,1.0" {
		t.Errorf("corners at %s", s)
	}
}

func TestLogoRefuses(t *testing.T) {
	svg := func(body string) string {
		return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">\n" + body + "\n</svg>"
	}
	for name, x := range map[string]struct{ svg, want string }{
		"text":        {svg(`<text x="1" y="1">A</text>`), "line 2: <text> cannot be drawn"},
		"picture":     {svg(`<image href="x.png"/>`), "line 2: <image> cannot be drawn"},
		"gradient":    {svg(`<path d="M0 0h1v1z" fill="url(#g)"/>`), `line 2: fill="url(#g)" is no plain colour`},
		"see-through": {svg(`<path d="M0 0h1v1z" opacity="0.5"/>`), `line 2: opacity="0.5" cannot be drawn, only "1"`},
		"even-odd":    {svg(`<path d="M0 0h1v1z" fill-rule="evenodd"/>`), `cannot be drawn, only "nonzero"`},
		"stroke":      {svg(`<path d="M0 0h1v1z" stroke="red"/>`), `stroke="red" cannot be drawn`},
		"class":       {svg(`<path d="M0 0h1v1z" class="a"/>`), "the attribute class is not understood"},
		"style":       {svg(`<path d="M0 0h1v1z" style="fill:red"/>`), "the attribute style is not understood"},
		"script":      {svg(`<script>alert(1)</script>`), "<script> cannot be drawn"},
		"entity":      {"<!DOCTYPE svg [<!ENTITY a \"aaaa\">]>" + svg("<title>&a;</title>"), "no SVG"},
		"html":        {"<html/>", "line 1: <html> is no SVG"},
		"cut":         {svg("")[:40], "no SVG"},
		"empty":       {svg(""), "has no shapes"},
		"no box":      {`<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1v1z"/></svg>`, "has a viewBox of 0 by 0"},
		"long":        {`<svg viewBox="0 0 100 10"><path d="M0 0h1v1z"/></svg>`, "one side may be up to 6 times the other"},
		"outside":     {svg(`<path d="M0 0h30v1z"/>`), "has a shape outside of its viewBox"},
		"path":        {svg(`<path d="M0 0 Q"/>`), "cannot be drawn"},
		"number":      {svg(`<path d="M0 0 L 1e999 2z"/>`), ""},
		"many":        {svg(`<path d="M0 0` + strings.Repeat("l1 1l-1 -1", 30000) + `"/>`), "over the limit of 256 KiB"},
		"curves":      {svg(strings.Repeat(`<circle cx="5" cy="5" r="4"/>`, 2000)), "has over 20000 points"},
	} {
		var err error
		costtest.Within(t, name, costtest.Cost{CPU: 500 * time.Millisecond, Bytes: 64 << 20}, func() { _, err = ReadLogo([]byte(x.svg)) })
		if err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: %v, want %q", name, err, x.want)
		}
	}
}

func FuzzLogo(f *testing.F) {
	f.Add([]byte(testLogo))
	f.Add([]byte(`<svg viewBox="0 0 9 9"><path d="M1 1a2 2 0 1 1 3 3z" fill="red"/></svg>`))
	f.Fuzz(func(t *testing.T, b []byte) {
		l, err := ReadLogo(b)
		if err != nil {
			return
		}
		if w := LogoWidth(l, 20); !(w > 0 && w <= 20*logoWide) {
			t.Fatalf("width %g", w)
		}
	})
}
