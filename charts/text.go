package charts

import (
	"sort"
	"strings"
	"unicode"

	"github.com/golang/freetype/truetype"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// A face is type at a size in a colour.
type face struct {
	font *truetype.Font
	size float64
	col  drawing.Color
}

// capHeight is the height of capitals and figures in em: 0.711 in Roboto, 0.714
// in Noto Sans and Open Sans.
const capHeight = 0.711

// lead is the distance of baselines within one label.
func (f face) lead() float64 { return f.size + 1.2 }

func (f face) in(col drawing.Color) face { f.col = col; return f }

// firstBaseline is where the first line of a label stands below its top, in em.
const firstBaseline = 0.92

// condensed is the same face in the condensed cut.
func (c *Canvas) condensed(f face) face {
	switch f.font {
	case c.t.Fonts.Regular:
		f.font = c.t.Fonts.Condensed
	case c.t.Fonts.Bold:
		f.font = c.t.Fonts.CondensedBold
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
	whole bool // no word was broken and nothing left out
}

// height counts a full line for each line.
func (p para) height() float64 { return float64(len(p.lines)) * p.lead() }

// width is that of the widest line.
func (c *Canvas) width(p para) float64 {
	w := 0.0
	for _, l := range p.lines {
		w = max(w, c.measure(p.face, l))
	}
	return w
}

// set draws p with the top of its first line at y.
// The descenders of the last stay within the paragraph's height.
func (c *Canvas) set(p para, x, y float64) float64 {
	for _, l := range p.lines {
		c.text(p.face, x, y+float64(p.size*firstBaseline), l)
		y += p.lead()
	}
	return y
}

// fit breaks s into at most n lines of width w, in the first of the faces that
// needs neither to break a word nor to leave one out, else in the last.
func (c *Canvas) fit(s string, w float64, n int, faces ...face) para {
	last := len(faces) - 1
	for _, f := range faces[:last] {
		if p := c.lay(f, s, w, n, true); p.whole {
			return p
		}
	}
	return c.wrap(faces[last], s, w, n)
}

// label is fit with the regular cut and then the condensed one.
func (c *Canvas) label(f face, s string, w float64, n int) para {
	return c.fit(s, w, n, f, c.condensed(f))
}

const (
	ellipsis   = "…"
	softHyphen = "\u00ad"
)

// slop is what sums and differences of a width lose to rounding: a column made
// for a text holds it.
const slop = 1e-6

// wrap breaks s at spaces, then at soft hyphens, then inside words; what does
// not fit into n lines is left out behind an ellipsis. The cost is bounded by
// n and w, whatever the length of s.
func (c *Canvas) wrap(f face, s string, w float64, n int) para { return c.lay(f, s, w, n, false) }

// lay is wrap, or with onlyWhole gives up where a word would be broken or left
// out.
func (c *Canvas) lay(f face, s string, w float64, n int, onlyWhole bool) para {
	p := para{face: f, whole: true}
	w = max(w, 0) + slop // a column may have no room at all
	lines, from := *c.lines, len(*c.lines)
	for s = spaced(s, n*(int(w)+8)); s != ""; s = strings.TrimPrefix(s, " ") {
		var line string
		if line, s = c.words(f, s, w); s != "" {
			word, _, _ := strings.Cut(s, " ")
			more := s[len(word):]
			head, tail := c.hyphenate(f, line, word, w)
			broken, last := head == "" && line == "", len(lines)-from == n-1
			if p.whole = p.whole && !broken && !last; !p.whole && onlyWhole {
				return p
			}
			if broken {
				head, tail = c.chop(f, word, w)
			}
			if head != "" {
				line, s = head, tail+more
			}
			if last {
				line, s = c.clip(f, line+ellipsis, w), ""
			}
		}
		if line != "" {
			lines = append(lines, line)
		}
	}
	*c.lines, p.lines = lines, lines[from:len(lines):len(lines)]
	return p
}

// spaced is s with one space between words and none at its ends, of at most so
// many runes.
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

// breaks tells whether a line may break at a space: at a no-break space not.
func breaks(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' && r != '\u2007'
}

func bare(word string) string { return strings.ReplaceAll(word, softHyphen, "") }

// words is as many words of s as fit on a line, and what is left of s.
func (c *Canvas) words(f face, s string, w float64) (line, left string) {
	if all := bare(s); c.measure(f, all) <= w {
		return all, ""
	}
	end := 0
	for end < len(s) {
		next := len(s)
		if i := strings.IndexByte(s[end+1:], ' '); i >= 0 {
			next = end + 1 + i
		}
		try := bare(s[:next])
		if c.measure(f, try) > w {
			break
		}
		line, end = try, next
	}
	return line, strings.TrimPrefix(s[end:], " ")
}

// hyphenate puts as many syllables of word as fit behind line.
func (c *Canvas) hyphenate(f face, line, word string, w float64) (head, tail string) {
	for at := strings.LastIndex(word, softHyphen); at >= 0; at = strings.LastIndex(word[:at], softHyphen) {
		try := strings.TrimPrefix(line+" "+bare(word[:at])+"-", " ")
		if c.measure(f, try) <= w {
			return try, word[at+len(softHyphen):]
		}
	}
	return "", word
}

// chop takes as much of a word as fits beside a hyphen, at least one rune.
func (c *Canvas) chop(f face, word string, w float64) (head, rest string) {
	rs := []rune(bare(word))
	k := sort.Search(len(rs), func(k int) bool {
		return c.measure(f, string(rs[:k+1])+"-") > w
	})
	k = max(k, 1)
	head = string(rs[:k])
	if k < len(rs) && unicode.IsLetter(rs[k-1]) && c.measure(f, head+"-") <= w {
		head += "-"
	}
	return head, string(rs[k:])
}

// clip is s on one line of width w, cut with an ellipsis if need be.
func (c *Canvas) clip(f face, s string, w float64) string {
	s, w = bare(s), max(w, 0)+slop
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
