// Package hyphen tells where a word may be broken, by the patterns of its
// language (Liang, Word Hy-phen-a-tion by Com-put-er, 1983). It owns the
// patterns, one file a language in patterns/; which words are broken, and
// whether at all, is for layout to say.
package hyphen

import (
	_ "embed" // of the patterns
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Files of patterns, <tag>.txt. First come comments (#), "min LEFT RIGHT", the
// fewest letters before and after a break, and the letters of the language:
// "letters abc", or "class X abc", which lets patterns say X for any of them. Then
// patterns, sorted by their letters:
// they have a digit wherever they speak for a break (odd) or against one (even),
// the highest of all that match deciding, and a point where a word begins or
// ends. They are searched as they stand: a process that breaks a few words must
// not read five thousand patterns for it.
var (
	//go:embed patterns/en.txt
	english string
	//go:embed patterns/kk.txt
	kazakh string
	//go:embed patterns/ru.txt
	russian string
)

// file is the file of a language, "" if there is none.
func file(lang string) string {
	switch lang {
	case "en":
		return english
	case "kk":
		return kazakh
	case "ru":
		return russian
	}
	return ""
}

// Patterns are those of one language, immutable once read.
type Patterns struct {
	left, right int
	letters     string // all of the language
	classes     []class
	sorted      string // lines of patterns
}

// A class is letters for which patterns have one name.
type class struct {
	name    rune
	letters string
}

const (
	edge    = '.'
	maxWord = 64 // letters: a longer one is no word
)

var languages sync.Map // tag → func() *Patterns

// For returns the patterns of the language of a BCP 47 tag, read when they are
// first asked for; nil if there are none. It may be called from many goroutines.
func For(lang string) *Patterns {
	f, ok := languages.Load(lang)
	if ok {
		return f.(func() *Patterns)()
	}
	f, _ = languages.LoadOrStore(lang, sync.OnceValue(func() *Patterns {
		if file(lang) == "" {
			return nil
		}
		p, err := parse(file(lang))
		if err != nil {
			panic("hyphen: patterns/" + lang + ".txt: " + err.Error()) // a test reads all of them
		}
		return p
	}))
	return f.(func() *Patterns)()
}

func parse(file string) (*Patterns, error) {
	p := &Patterns{}
	for n := 1; file != ""; n++ {
		line, rest, _ := strings.Cut(file, "\n")
		switch {
		case line == "" || line[0] == '#':
		case strings.HasPrefix(line, "min "):
			if _, err := fmt.Sscanf(line, "min %d %d", &p.left, &p.right); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
		case strings.HasPrefix(line, "letters "):
			p.letters += strings.TrimPrefix(line, "letters ")
		case strings.HasPrefix(line, "class "):
			name, letters, _ := strings.Cut(strings.TrimPrefix(line, "class "), " ")
			if len(name) != 1 || letters == "" {
				return nil, fmt.Errorf("line %d: %q has no name of one letter, or no letters", n, line)
			}
			p.classes = append(p.classes, class{rune(name[0]), letters})
			p.letters += letters
		default:
			p.sorted, rest = file, ""
		}
		file = rest
	}
	if p.left < 1 || p.right < 1 || p.letters == "" {
		return nil, fmt.Errorf("no letters, or no fewest of them before and after a break")
	}
	return p, nil
}

// Breaks appends to dst the byte offsets in word, ascending, at which it may be
// broken. A word that has anything but letters of the language is never broken.
func (p *Patterns) Breaks(dst []int, word string) []int {
	if p == nil || len(word) < p.left+p.right {
		return dst
	}
	var lower, classed [4*maxWord + 2]byte // both with a point at each end
	var at [maxWord]int                    // byte offset of each letter
	l, c, n := append(lower[:0], edge), append(classed[:0], edge), 0
	for i, r := range word {
		r = unicode.ToLower(r)
		if n == maxWord || !strings.ContainsRune(p.letters, r) {
			return dst
		}
		at[n] = i
		n++
		l, c = utf8.AppendRune(l, r), utf8.AppendRune(c, p.class(r))
	}
	var values [maxWord + 3]byte
	p.match(append(l, edge), &values)
	if len(p.classes) > 0 {
		p.match(append(c, edge), &values)
	}
	for i := p.left; i <= n-p.right; i++ {
		if values[i+1]%2 == 1 { // before letter i, which the point precedes
			dst = append(dst, at[i])
		}
	}
	return dst
}

// class is the name of a letter's class, the letter itself if it has none.
func (p *Patterns) class(r rune) rune {
	for i := range p.classes {
		if strings.ContainsRune(p.classes[i].letters, r) {
			return p.classes[i].name
		}
	}
	return r
}

// match raises values, each standing before a letter, to those of the patterns
// that match anywhere.
func (p *Patterns) match(word []byte, values *[maxWord + 3]byte) {
	for from, letter := 0, 0; from < len(word); letter++ {
		at := 0
		for to := from; to < len(word); {
			to += width(word[to])
			at = p.find(at, word[from:to])
			if order, whole := compare(p.sorted[at:], word[from:to]); order != 0 && !whole {
				break // none begins with these letters
			} else if order == 0 {
				raise(values[letter:], p.sorted[at:])
			}
		}
		from += width(word[from])
	}
}

// raise raises values to the digits of the pattern that text begins with.
func raise(values []byte, text string) {
	i := 0
	for k := 0; k < len(text) && text[k] != '\n'; {
		if digit(text[k]) {
			values[i] = max(values[i], text[k]-'0')
			k++
			continue
		}
		k += width(text[k])
		i++
	}
}

// find is where the first pattern begins, from the one at lo on, whose letters do
// not come before these.
func (p *Patterns) find(lo int, letters []byte) int {
	hi := len(p.sorted)
	for lo < hi {
		mid := lo + (hi-lo)/2
		mid = lo + strings.LastIndexByte(p.sorted[lo:mid], '\n') + 1
		if order, _ := compare(p.sorted[mid:hi], letters); order >= 0 {
			hi = mid
		} else if n := strings.IndexByte(p.sorted[mid:hi], '\n'); n >= 0 {
			lo = mid + n + 1
		} else {
			lo = hi
		}
	}
	return lo
}

// compare orders the pattern that text begins with, its digits aside, and
// letters. whole tells whether the pattern begins with all of the letters.
func compare(text string, letters []byte) (order int, whole bool) {
	i := 0
	for k := 0; k < len(text) && text[k] != '\n'; k++ {
		switch c := text[k]; {
		case digit(c):
		case i == len(letters):
			return 1, true
		case c != letters[i]:
			return int(c) - int(letters[i]), false
		default:
			i++
		}
	}
	return i - len(letters), i == len(letters)
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// width is how many bytes the letter has that begins with c, in UTF-8.
func width(c byte) int {
	switch {
	case c < 0x80:
		return 1
	case c < 0xe0:
		return 2
	case c < 0xf0:
		return 3
	}
	return 4
}
