package charts

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	imagecolor "image/color"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
	"github.com/wcharczuk/go-chart/v2/drawing"
	"golang.org/x/image/math/fixed"
)

// Limits of logos.
const (
	MaxLogo    = 4 << 20 // bytes of its file; of an SVG a sixteenth
	logoPoints = 20_000  // corners of its shapes, whose curves are made of straight pieces
	logoWide   = 6       // times its height
)

// logo is a drawing of filled shapes.
type logo struct {
	w, h   float64 // of its shapes' space
	shapes []logoShape
}

type logoShape struct {
	fill     drawing.Color
	polygons [][]point
}

// ReadLogo returns the drawing of an SVG file of paths and basic shapes with plain
// fills, as high as its width asks for. What it would not draw as the file means it is
// refused, with its line: text, pictures, strokes, gradients, transparency, styles by
// class.
func ReadLogo(svg []byte) (Figure, error) {
	const most = MaxLogo / 16
	if len(svg) > most {
		return nil, fmt.Errorf("is over the limit of %d KiB", most>>10)
	}
	if err := checkSVG(svg); err != nil {
		return nil, err
	}
	icon, err := readSVG(svg)
	if err != nil {
		return nil, fmt.Errorf("cannot be drawn: %w", err)
	}
	box := icon.ViewBox
	if !(box.W > 0 && box.H > 0 && box.W <= logoWide*box.H && box.H <= logoWide*box.W) {
		return nil, fmt.Errorf("has a viewBox of %g by %g; one side may be up to %d times the other", box.W, box.H, logoWide)
	}
	// Curves become lines that leave them by about a unit, so there are many units: a
	// logo 20 points high is right to some hundredths of a point.
	const high = 1 << 12
	s := &shapeScanner{l: logo{w: high * box.W / box.H, h: high}}
	icon.SetTarget(0, 0, s.l.w, s.l.h)
	icon.Draw(rasterx.NewDasher(int(s.l.w)+1, high, s), 1)
	switch {
	case s.points > logoPoints:
		return nil, fmt.Errorf("has over %d points", logoPoints)
	case s.outside:
		return nil, errors.New("has a shape outside of its viewBox")
	case len(s.l.shapes) == 0:
		return nil, errors.New("has no shapes")
	}
	return s.l, nil
}

// readSVG reads a file with the library, which may give up on hostile ones.
func readSVG(svg []byte) (icon *oksvg.SvgIcon, err error) {
	defer func() {
		if p := recover(); p != nil {
			icon, err = nil, errors.New("its paths are broken")
		}
	}()
	return oksvg.ReadIconStream(bytes.NewReader(svg), oksvg.StrictErrorMode)
}

// What an SVG may have. The library draws these as they are meant, and others not or
// otherwise.
var (
	svgElements   = strings.Fields("svg g path rect circle ellipse polygon title desc")
	svgAttributes = strings.Fields("id version width height viewBox d x y rx ry cx cy r points transform " +
		"fill stroke-width stroke-linecap stroke-linejoin stroke-miterlimit " +
		"role lang space aria-label aria-labelledby baseProfile preserveAspectRatio")
	svgPlain = map[string]string{ // attributes that may have one value
		"stroke": "none", "fill-rule": "nonzero", "clip-rule": "nonzero", "opacity": "1", "fill-opacity": "1", "stroke-opacity": "1",
	}
)

// checkSVG refuses what a logo cannot hold.
func checkSVG(svg []byte) error {
	dec := xml.NewDecoder(bytes.NewReader(svg))
	fail := func(format string, args ...any) error {
		line, _ := dec.InputPos()
		return fmt.Errorf("line %d: "+format, append([]any{line}, args...)...)
	}
	root := true
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fail("no SVG: %v", strings.TrimPrefix(err.Error(), "XML syntax error on "))
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch {
		case root && e.Name.Local != "svg":
			return fail("<%s> is no SVG", e.Name.Local)
		case !slices.Contains(svgElements, e.Name.Local):
			return fail("<%s> cannot be drawn; a logo is of paths and basic shapes", e.Name.Local)
		}
		root = false
		for _, a := range e.Attr {
			if err := checkSVGAttribute(a); err != nil {
				return fail("%w", err)
			}
		}
	}
}

func checkSVGAttribute(a xml.Attr) error {
	name := a.Name.Local
	switch only, plain := svgPlain[name]; {
	case a.Name.Space != "" && a.Name.Space != "xml", name == "xmlns":
		return nil // of an editor
	case plain && strings.TrimSpace(a.Value) != only:
		return fmt.Errorf("%s=%q cannot be drawn, only %q; turn it into a path with a plain fill", name, a.Value, only)
	case plain:
		return nil
	case !slices.Contains(svgAttributes, name):
		return fmt.Errorf("the attribute %s is not understood; save as plain SVG, with colours as attributes", name)
	case strings.Contains(a.Value, "url("):
		return fmt.Errorf("%s=%q is no plain colour", name, a.Value)
	}
	return nil
}

// A shapeScanner keeps the shapes that rasterx would fill. The library makes hundreds of
// lines of a curve; of those that follow each other nearly straight one is kept.
type shapeScanner struct {
	l       logo
	open    [][]point
	color   drawing.Color
	points  int // kept
	outside bool

	from, to point // the line that is not kept yet, if long
	long     bool
	ahead    float64 // its direction at first
	lo, hi   float64 // how far from that it may turn and stay near every point that it passes
}

// nearPoint is how far a line may pass a point that it leaves out, in units.
const nearPoint = 1.5

func (s *shapeScanner) keep(p point) {
	if s.points++; s.points <= logoPoints {
		last := &s.open[len(s.open)-1]
		*last = append(*last, p)
	}
	s.from, s.long = p, false
}

func (s *shapeScanner) scaled(p fixed.Point26_6) point {
	at := point{float64(p.X) / 64, float64(p.Y) / 64}
	const slack = 0.01 // of the height
	if m := slack * s.l.h; at.x < -m || at.y < -m || at.x > s.l.w+m || at.y > s.l.h+m {
		s.outside = true
	}
	return at
}

// flush keeps the end of the last line.
func (s *shapeScanner) flush() {
	if s.long {
		s.keep(s.to)
	}
}

// Start begins a polygon.
func (s *shapeScanner) Start(p fixed.Point26_6) {
	s.flush()
	s.open = append(s.open, nil)
	s.keep(s.scaled(p))
}

// Line adds a point to the polygon.
func (s *shapeScanner) Line(p fixed.Point26_6) {
	if s.points > logoPoints {
		return // the logo is refused
	}
	if len(s.open) == 0 {
		s.Start(p)
		return
	}
	at := s.scaled(p)
	if s.long && (distance(s.from, at) < distance(s.from, s.to) || !s.turn(at)) {
		s.keep(s.to)
	}
	if !s.long {
		s.long, s.ahead = true, direction(s.from, at)
		s.lo, s.hi = -math.Pi, math.Pi
		s.turn(at)
	}
	s.to = at
}

// turn tells whether the line can lead to a point, and then passes by it.
func (s *shapeScanner) turn(at point) bool {
	d := distance(s.from, at)
	if d <= nearPoint {
		return true
	}
	by := math.Remainder(direction(s.from, at)-s.ahead, 2*math.Pi)
	if by < s.lo || by > s.hi {
		return false
	}
	s.lo, s.hi = max(s.lo, by-math.Asin(nearPoint/d)), min(s.hi, by+math.Asin(nearPoint/d))
	return true
}

func distance(a, b point) float64  { return math.Hypot(b.x-a.x, b.y-a.y) }
func direction(a, b point) float64 { return math.Atan2(b.y-a.y, b.x-a.x) }

// Draw ends a shape.
func (s *shapeScanner) Draw() {
	s.flush()
	if len(s.open) > 0 {
		s.l.shapes = append(s.l.shapes, logoShape{s.color, s.open})
	}
	s.open = nil
}

// SetColor sets the colour of the next shape, which checkSVG has seen to be plain.
func (s *shapeScanner) SetColor(c any) {
	if plain, ok := c.(imagecolor.Color); ok {
		r, g, b, _ := plain.RGBA()
		s.color = drawing.Color{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8), A: 255}
	}
}

// Clear forgets the polygons of a shape that was not drawn.
func (s *shapeScanner) Clear() { s.open, s.long = nil, false }

// GetPathExtent is used for gradients only, which there are none of.
func (s *shapeScanner) GetPathExtent() fixed.Rectangle26_6 { return fixed.Rectangle26_6{} }

// SetBounds is of rasters, as SetClip is.
func (s *shapeScanner) SetBounds(int, int) {}

// SetClip does nothing.
func (s *shapeScanner) SetClip(image.Rectangle) {}

// SetWinding is always of the non-zero rule.
func (s *shapeScanner) SetWinding(bool) {}

// MinWidth implements Figure.
func (logo) MinWidth() float64 { return 1 }

// Draw implements Figure.
func (l logo) Draw(c *Canvas) float64 {
	k := c.w / l.w
	for _, s := range l.shapes {
		shapes := make([][]point, len(s.polygons))
		for i, polygon := range s.polygons {
			shapes[i] = make([]point, len(polygon))
			for j, p := range polygon {
				shapes[i][j] = point{p.x * k, p.y * k}
			}
		}
		c.fill(s.fill, shapes...)
	}
	return l.h * k
}

// LogoWidth is the width of a logo that is as high as asked.
func LogoWidth(f Figure, height float64) float64 {
	switch l := f.(type) {
	case logo:
		return l.w / l.h * height
	case picture:
		return float64(l.pixels.W) / float64(l.pixels.H) * height
	}
	return height
}
