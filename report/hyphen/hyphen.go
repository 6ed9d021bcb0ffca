// Package hyphen finds where a word may be broken, by the patterns of its language
// (Liang, Word Hy-phen-a-tion by Com-put-er, 1983). It owns the patterns, a file for
// each language in patterns/. Which words are broken, and whether any are, layout
// decides.
package hyphen

import (
	"embed"
	"errors"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Files of patterns, patterns/<tag>.txt. They begin with comments (#): what they are,
// the terms of whose work they are, and words with their breaks after "# try:", which a
// test compares. Patterns that others made say of whom they are after "# from:", and
// under which licence after "# licence:", an SPDX expression. Then come "min LEFT RIGHT", the fewest letters before and after a break,
// and the letters of the language: "letters abc", or "class X abc", after which X in a
// pattern stands for any of a, b and c. The patterns follow, sorted by their letters. A
// digit in a pattern is for a break at its place (odd) or against one (even); the
// highest of all patterns that match decides. A point is the beginning or end of a
// word. The text of the file is searched as it is: a process that breaks a few words
// should not have to parse five thousand patterns first.
//
//go:embed patterns/*.txt
var files embed.FS

// patternFile is the file of a language, "" if there is none.
func patternFile(lang string) string {
	b, err := files.ReadFile("patterns/" + lang + ".txt")
	if err != nil {
		return ""
	}
	return string(b)
}

// Head returns the comments at the head of a language's file, without their marks.
// They hold the terms under which the patterns may be passed on.
func Head(lang string) string {
	var b strings.Builder
	for line := range strings.Lines(patternFile(lang)) {
		text, ok := strings.CutPrefix(line, "#")
		if !ok {
			break
		}
		b.WriteString(strings.TrimPrefix(text, " "))
	}
	return b.String()
}

// A Work is the patterns of a language that others made.
type Work struct {
	Lang    string // BCP 47 tag
	Name    string // what they are, "Hyphenation patterns for Russian"
	From    string // of whom they are
	Licence string // as an SPDX expression
}

// Works returns the patterns that others made, by language. Their terms are in Head.
func Works() []Work {
	var all []Work
	entries, err := files.ReadDir("patterns")
	if err != nil {
		panic(fmt.Sprintf("hyphen: %v", err)) // they are in the program
	}
	for _, e := range entries {
		w := Work{Lang: strings.TrimSuffix(e.Name(), ".txt")}
		head := Head(w.Lang)
		w.Name = strings.TrimSuffix(head[:max(strings.IndexByte(head, '\n'), 0)], ".")
		for line := range strings.Lines(head) {
			if text, ok := strings.CutPrefix(line, "from: "); ok {
				w.From = strings.TrimSpace(text)
			}
			if text, ok := strings.CutPrefix(line, "licence: "); ok {
				w.Licence = strings.TrimSpace(text)
			}
		}
		if w.Licence != "" {
			all = append(all, w)
		}
	}
	return all
}

// Patterns are the patterns of one language. They do not change; nil has none.
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
	wordEdge   = '.'
	maxLetters = 64 // letters: anything longer is no word
)

var languages sync.Map // tag → func() *Patterns

// For returns the patterns of a language, named by its BCP 47 tag, or nil if there
// are none. They are parsed on the first call. Calls may run concurrently.
func For(lang string) *Patterns {
	f, ok := languages.Load(lang)
	if ok {
		return f.(func() *Patterns)()
	}
	f, _ = languages.LoadOrStore(lang, sync.OnceValue(func() *Patterns {
		file := patternFile(lang)
		if file == "" {
			return nil
		}
		p, err := parse(file)
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
		return nil, errors.New(`no "letters", or no "min"`)
	}
	return p, nil
}

// Breaks appends to dst the byte offsets in word, ascending, at which it may be
// broken. A word that has anything but letters of the language is never broken.
func (p *Patterns) Breaks(dst []int, word string) []int {
	if p == nil || len(word) < p.left+p.right {
		return dst
	}
	var lower, classed [4*maxLetters + 2]byte // both with a point at each end
	var at [maxLetters]int                    // byte offset of each letter
	l, c, n := append(lower[:0], wordEdge), append(classed[:0], wordEdge), 0
	for i, r := range word {
		r = unicode.ToLower(r)
		if n == maxLetters || !strings.ContainsRune(p.letters, r) {
			return dst
		}
		at[n] = i
		n++
		l, c = utf8.AppendRune(l, r), utf8.AppendRune(c, p.class(r))
	}
	var values [maxLetters + 3]byte
	p.match(append(l, wordEdge), &values)
	if len(p.classes) > 0 {
		p.match(append(c, wordEdge), &values)
	}
	for i := p.left; i <= n-p.right; i++ {
		if values[i+1]%2 == 1 { // before letter i; the word has a point before it
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

// match raises values, one before each letter, to those of all patterns that match
// somewhere in the word.
func (p *Patterns) match(word []byte, values *[maxLetters + 3]byte) {
	for from, letter := 0, 0; from < len(word); letter++ {
		at := 0
		for to := from; to < len(word); {
			to += runeLen(word[to])
			at = p.find(at, word[from:to])
			if order, whole := compare(p.sorted[at:], word[from:to]); order != 0 && !whole {
				break // no pattern begins with these letters
			} else if order == 0 {
				raise(values[letter:], p.sorted[at:])
			}
		}
		from += runeLen(word[from])
	}
}

// raise raises values to the digits of the pattern at the beginning of text.
func raise(values []byte, text string) {
	i := 0
	for k := 0; k < len(text) && text[k] != '\n'; {
		if isDigit(text[k]) {
			values[i] = max(values[i], text[k]-'0')
			k++
			continue
		}
		k += runeLen(text[k])
		i++
	}
}

// find returns where the first pattern begins, from the one at lo on, whose letters
// are not sorted before these.
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

// compare compares the letters of the pattern at the beginning of text with
// letters. whole reports whether the pattern begins with all of them.
func compare(text string, letters []byte) (order int, whole bool) {
	i := 0
	for k := 0; k < len(text) && text[k] != '\n'; k++ {
		switch c := text[k]; {
		case isDigit(c):
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

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// runeLen is how many bytes the letter has in UTF-8 that begins with c.
func runeLen(c byte) int {
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
