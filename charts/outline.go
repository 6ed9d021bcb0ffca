package charts

import (
	"fmt"
	"hash/fnv"
	"math"
	"strconv"

	"github.com/golang/freetype/truetype"
	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"

	"dyad/data/advice"
)

// glyphUnits is how many units of an outline make an em.
const glyphUnits = 1000

// outlines are the glyphs that the text of one SVG uses: each is written once as a path
// and then used by its id. Coordinates are whole, in glyphUnits, and relative to the
// point before, which takes the fewest bytes.
type outlines struct {
	prefix string // of the ids, other for another name
	ids    map[glyphKey]string
	defs   []byte // all paths
	glyph  truetype.GlyphBuf
	x, y   int  // the end of the path so far
	last   byte // the command that a further pair of numbers would repeat
}

type glyphKey struct {
	font  *truetype.Font
	glyph truetype.Index
}

// newOutlines makes ids from a name: three letters and a number. The letters are a hash,
// since the whole name at each letter of the text would double the file.
func newOutlines(name string) *outlines {
	const letters = "abcdefghijklmnopqrstuvwxyz"
	h := fnv.New32a()
	h.Write([]byte(name))
	sum := h.Sum32()
	prefix := make([]byte, 3)
	for i := range prefix {
		prefix[i] = letters[sum%uint32(len(letters))]
		sum /= uint32(len(letters))
	}
	return &outlines{prefix: string(prefix), ids: map[glyphKey]string{}}
}

// uses appends the glyphs of s to out, the first at 0, with the advances and the kerning
// of Parsed. A rune that the font lacks is an error.
func (o *outlines) uses(out []byte, f *truetype.Font, s string) ([]byte, error) {
	em := fixed.Int26_6(f.FUnitsPerEm())
	advance, prev := fixed.Int26_6(0), truetype.Index(0)
	for i, r := range s {
		g := f.Index(r)
		if g == 0 {
			return nil, lacks(r, s)
		}
		if i > 0 {
			advance += f.Kern(em, prev, g)
		}
		id, err := o.id(f, g)
		if err != nil {
			return nil, fmt.Errorf("figure: glyph of %q: %w", r, err)
		}
		if id != "" {
			out = append(append(append(out, `<use xlink:href="#`...), id...), '"')
			if x := perEm(advance, em); x != 0 {
				out = append(strconv.AppendInt(append(out, ` x="`...), int64(x), 10), '"')
			}
			out = append(out, "/>"...)
		}
		advance += f.HMetric(em, g).AdvanceWidth
		prev = g
	}
	return out, nil
}

func lacks(r rune, s string) error {
	return advice.With(fmt.Errorf("figure: the font lacks %q (in %.40q)", r, s), "as PDF, or as SVG with its text as text, the figure has letters of any script")
}

// perEm is v of an em in glyphUnits.
func perEm(v, em fixed.Int26_6) int {
	return int(math.Round(float64(v) * glyphUnits / float64(em)))
}

// id is the id of a glyph, whose outline it writes at first use; "" if it is blank.
func (o *outlines) id(f *truetype.Font, g truetype.Index) (string, error) {
	key := glyphKey{f, g}
	if id, ok := o.ids[key]; ok {
		return id, nil
	}
	em := fixed.Int26_6(f.FUnitsPerEm())
	if err := o.glyph.Load(f, em, g, font.HintingNone); err != nil {
		return "", err
	}
	id := ""
	if len(o.glyph.Points) > 0 {
		id = o.prefix + strconv.FormatInt(int64(len(o.ids)), 36)
		o.defs = append(append(append(o.defs, `<path id="`...), id...), `" d="`...)
		o.x, o.y, o.last = 0, 0, 0
		from := 0
		for _, to := range o.glyph.Ends {
			o.contour(o.glyph.Points[from:to], em)
			from = to
		}
		o.defs = append(o.defs, "\"/>\n"...)
	}
	o.ids[key] = id
	return id, nil
}

// contour adds a closed shape of straight lines and quadratic curves. As TrueType has
// it, a point off the curve bends it, and between two of them the curve goes through
// the middle.
func (o *outlines) contour(ps []truetype.Point, em fixed.Int26_6) {
	if len(ps) == 0 {
		return
	}
	first := 0
	for first < len(ps)-1 && !onCurve(ps[first]) {
		first++
	}
	start := ps[first]
	if !onCurve(start) { // none is on the curve
		start = middle(start, ps[0])
	}
	at := func(p truetype.Point) (int, int) { return perEm(p.X, em), -perEm(p.Y, em) }
	x0, y0 := at(start)
	o.move(x0, y0)
	var bend *truetype.Point
	curve := func(to truetype.Point) {
		bx, by := at(*bend)
		x, y := at(to)
		o.curve(bx, by, x, y)
	}
	for i := 1; i < len(ps); i++ {
		p := ps[(first+i)%len(ps)]
		switch {
		case onCurve(p) && bend == nil:
			o.line(at(p))
		case onCurve(p):
			curve(p)
			bend = nil
		default:
			if bend != nil {
				curve(middle(*bend, p))
			}
			bend = &p
		}
	}
	if !onCurve(ps[first]) {
		if bend != nil {
			curve(middle(*bend, ps[first]))
		}
		bend = &ps[first]
	}
	if bend != nil {
		curve(start)
	}
	o.defs = append(o.defs, 'z')
	o.x, o.y, o.last = x0, y0, 'z'
}

func onCurve(p truetype.Point) bool { return p.Flags&1 != 0 }

func middle(a, b truetype.Point) truetype.Point {
	return truetype.Point{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2}
}

func (o *outlines) move(x, y int) {
	o.command('m', x-o.x, y-o.y)
	o.x, o.y, o.last = x, y, 'l' // a move repeats as a line
}

func (o *outlines) line(x, y int) {
	dx, dy := x-o.x, y-o.y
	switch {
	case dx == 0 && dy == 0:
	case dy == 0:
		o.command('h', dx)
	case dx == 0:
		o.command('v', dy)
	default:
		o.command('l', dx, dy)
	}
	o.x, o.y = x, y
}

func (o *outlines) curve(bx, by, x, y int) {
	o.command('q', bx-o.x, by-o.y, x-o.x, y-o.y)
	o.x, o.y = x, y
}

// command writes a letter, unless it repeats that before, and numbers with the least
// between them.
func (o *outlines) command(letter byte, numbers ...int) {
	if letter != o.last {
		o.defs = append(o.defs, letter)
	}
	o.last = letter
	for _, v := range numbers {
		if v >= 0 && o.defs[len(o.defs)-1] <= '9' {
			o.defs = append(o.defs, ' ')
		}
		o.defs = strconv.AppendInt(o.defs, int64(v), 10)
	}
}
