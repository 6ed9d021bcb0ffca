package charts

import (
	"sort"
	"strings"
	"unicode"

	"github.com/golang/freetype/truetype"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// A face is a font at a size in a colour.
type face struct {
	font *truetype.Font
	size float64
	col  drawing.Color
}

// capHeight is the height of capitals and digits in em: 0.711 in Roboto, 0.714
// in Noto Sans and Open Sans.
const capHeight = 0.711

// lead is the distance between the baselines of a label.
func (f face) lead() float64 { return f.size + 1.2 }

func (f face) in(col drawing.Color) face { f.col = col; return f }

// firstBaseline is where the first line of a label stands below its top, in em.
const firstBaseline = 0.92

// condensed is f in the condensed font of its weight.
func (t Fonts) condensed(f face) face {
	switch f.font {
	case t.Regular:
		f.font = t.Condensed
	case t.Bold:
		f.font = t.CondensedBold
	}
	return f
}

func (c *Canvas) regular(size float64, col drawing.Color) face {
	return face{c.t.Fonts.Regular, size, col}
}

func (c *Canvas) bold(size float64, col drawing.Color) face {
	return face{c.t.Fonts.Bold, size, col}
}

func (c *Canvas) measure(f face, s string) float64 {
	if s == "" {
		return 0
	}
	r := c.r.Renderer
	r.SetFont(f.font)
	r.SetFontSize(f.size)
	return float64(r.MeasureText(s).Width()) / c.u
}

// text sets s with the start of its baseline at x, y.
func (c *Canvas) text(f face, x, y float64, s string) {
	if s == "" {
		return
	}
	c.r.ResetStyle()
	c.r.SetFont(f.font)
	c.r.SetFontSize(f.size)
	c.r.SetFontColor(f.col)
	c.r.Text(s, c.x(x), c.y(y))
}

// baseline is where to set f so that its capitals are centred on y.
func (f face) baseline(y float64) float64 { return y + f.size*capHeight/2 }

// A para is text broken into lines of one face.
type para struct {
	face
	lines []string
	whole bool // no word is broken and none left out
}

// height is that of its lines with the space between them.
func (p para) height() float64 { return float64(len(p.lines)) * p.lead() }

// width is the width of p's widest line.
func (c *Canvas) width(p para) float64 {
	w := 0.0
	for _, l := range p.lines {
		w = max(w, c.measure(p.face, l))
	}
	return w
}

// set draws p with the top of its first line at y, and returns the y below it. The
// descenders of the last line stay above that.
func (c *Canvas) set(p para, x, y float64) float64 {
	for _, l := range p.lines {
		c.text(p.face, x, y+float64(p.size*firstBaseline), l)
		y += p.lead()
	}
	return y
}

// fit breaks s into at most n lines of width w: in the first of the faces with which
// no word is broken or left out, or else in the last face.
func (c *Canvas) fit(s string, w float64, n int, faces ...face) para {
	last := len(faces) - 1
	for _, f := range faces[:last] {
		if p := newLineWidth(c, f, w).breakLines(s, n, true); p.whole {
			return p
		}
	}
	return c.wrap(faces[last], s, w, n)
}

// label breaks s as fit does, in f or else in the condensed font of its weight.
func (c *Canvas) label(f face, s string, w float64, n int) para {
	return c.fit(s, w, n, f, c.t.Fonts.condensed(f))
}

// atComma is a text of two lines of width w, the second of which begins after the last
// comma if both then fit.
func (c *Canvas) atComma(p para, s string, w float64) para {
	at := strings.LastIndex(s, ", ")
	if len(p.lines) != 2 || !p.whole || at < 0 {
		return p
	}
	l := newLineWidth(c, p.face, w)
	if first, second := withoutSoftHyphens(s[:at+1]), withoutSoftHyphens(s[at+2:]); l.fits(first) && l.fits(second) {
		p.lines = []string{first, second}
	}
	return p
}

const (
	ellipsis   = "…"
	softHyphen = "\u00ad"
)

// rounding is what sums and differences of a width lose to rounding: a column made
// for a text holds it.
const rounding = 1e-6

// wrap breaks s at spaces, then at soft hyphens, then inside words; what does not
// fit into n lines is left out behind an ellipsis. Its cost is bounded by n and w,
// whatever the length of s.
func (c *Canvas) wrap(f face, s string, w float64, n int) para {
	return newLineWidth(c, f, w).breakLines(s, n, false)
}

// breakLines does what wrap does; with onlyWhole it gives up where it would have to
// break a word or leave one out.
func (l lineWidth) breakLines(s string, n int, onlyWhole bool) para {
	p := para{face: l.face, whole: true}
	lines, from := *l.c.lines, len(*l.c.lines)
	for s = spaced(s, n*(int(l.w)+8)); s != ""; s = strings.TrimPrefix(s, " ") {
		var text string
		if text, s = l.words(s); s != "" {
			word, _, _ := strings.Cut(s, " ")
			more := s[len(word):]
			head, tail := l.hyphenate(text, word)
			broken, last := head == "" && text == "", len(lines)-from == n-1
			if p.whole = p.whole && !broken && !last; !p.whole && onlyWhole {
				return p
			}
			if broken {
				head, tail = l.breakWord(word)
			}
			if head != "" {
				text, s = head, tail+more
			}
			if last {
				text, s = l.c.clip(l.face, text+ellipsis, l.w), ""
			}
		}
		if text != "" {
			lines = append(lines, text)
		}
	}
	*l.c.lines, p.lines = lines, lines[from:len(lines):len(lines)]
	return p
}

// spaced is s with one space between words and none at its ends, of at most atMost
// runes.
func spaced(s string, atMost int) string {
	if len(s) > atMost {
		if rs := []rune(s); len(rs) > atMost {
			s = string(rs[:atMost])
		}
	}
	before, even := ' ', true
	for _, r := range s {
		even = even && (!breaks(r) || r == ' ' && before != ' ')
		before = r
	}
	if even && before != ' ' {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, breaks), " ")
}

// breaks reports whether a line may break at r: at a space that is not a no-break
// space.
func breaks(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' && r != '\u2007'
}

func withoutSoftHyphens(word string) string { return strings.ReplaceAll(word, softHyphen, "") }

// A lineWidth is a width that lines of one face have to fit.
type lineWidth struct {
	c *Canvas
	face
	w float64
}

// newLineWidth takes any width: a column may have none left.
func newLineWidth(c *Canvas, f face, w float64) lineWidth {
	return lineWidth{c, f, max(w, 0) + rounding}
}

func (l lineWidth) fits(s string) bool { return l.c.measure(l.face, s) <= l.w }

// words returns as many words of s as fit on a line, and what is left of s.
func (l lineWidth) words(s string) (line, left string) {
	if all := withoutSoftHyphens(s); l.fits(all) {
		return all, ""
	}
	end := 0
	for end < len(s) {
		next := len(s)
		if i := strings.IndexByte(s[end+1:], ' '); i >= 0 {
			next = end + 1 + i
		}
		try := withoutSoftHyphens(s[:next])
		if !l.fits(try) {
			break
		}
		line, end = try, next
	}
	return line, strings.TrimPrefix(s[end:], " ")
}

// hyphenate puts as many syllables of word as fit behind line.
func (l lineWidth) hyphenate(line, word string) (head, tail string) {
	for at := strings.LastIndex(word, softHyphen); at >= 0; at = strings.LastIndex(word[:at], softHyphen) {
		try := strings.TrimPrefix(line+" "+withoutSoftHyphens(word[:at])+"-", " ")
		if l.fits(try) {
			return try, word[at+len(softHyphen):]
		}
	}
	return "", word
}

// breakWord returns as much of a word as fits before a hyphen, at least one rune.
func (l lineWidth) breakWord(word string) (head, rest string) {
	rs := []rune(withoutSoftHyphens(word))
	k := sort.Search(len(rs), func(k int) bool { return !l.fits(string(rs[:k+1]) + "-") })
	k = max(k, 1)
	head = string(rs[:k])
	if k < len(rs) && unicode.IsLetter(rs[k-1]) && l.fits(head+"-") {
		head += "-"
	}
	return head, string(rs[k:])
}

// clip is s on one line of width w, cut with an ellipsis if need be.
func (c *Canvas) clip(f face, s string, w float64) string {
	s, w = withoutSoftHyphens(s), max(w, 0)+rounding
	rs := []rune(s)
	if len(rs) > int(w)+8 {
		rs = rs[:int(w)+8]
	} else if c.measure(f, s) <= w {
		return s
	}
	k := sort.Search(len(rs), func(k int) bool {
		return c.measure(f, strings.TrimRight(string(rs[:k+1]), " "+ellipsis)+ellipsis) > w
	})
	return strings.TrimRight(string(rs[:k]), " -"+ellipsis) + ellipsis
}
