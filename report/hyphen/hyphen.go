// Package hyphen tells where a word may be broken, by the patterns of its
// language (Liang, Word Hy-phen-a-tion by Com-put-er, 1983). It owns the
// patterns, one file a language in patterns/; which words are broken, and
// whether at all, is for layout to say.
package hyphen

import (
	"embed"
	"fmt"
	"math/bits"
	"strings"
	"sync"
	"unicode"
)

// Files of patterns, <tag>.txt. Lines are "min LEFT RIGHT", the fewest letters
// before and after a break; "class X letters", which lets patterns say X for
// any of the letters; patterns, with a digit wherever they speak for a break
// (odd) or against one (even), the highest of all that match deciding; and
// words with all their breaks, which no pattern touches. # begins a comment.
//
//go:embed patterns/*.txt
var files embed.FS

// Patterns are those of one language, immutable once read.
type Patterns struct {
	left, right int
	letters     [maxRune]uint8    // codes of letters and of names of classes; 0 none
	codes       int               // given so far
	class       [maxCodes]uint8   // code of the letter's class, by its own; 0 none
	classes     bool              // whether there is any
	values      map[uint64]uint64 // by letters: digits before, between and after
	words       map[string]string // exceptions, by their letters
	longest     int               // letters of a pattern
}

// A pattern's letters are packed into one number, codeBits each, and so are its
// digits, valueBits each with the first lowest.
const (
	codeBits   = 6
	maxCodes   = 1 << codeBits
	maxLetters = 64 / codeBits
	valueBits  = 4
	maxRune    = 0x530 // Latin, Greek and Cyrillic
	edge       = '.'   // begins and ends a word
	maxWord    = 64    // letters: a longer one is no word
)

var languages sync.Map // tag → func() *Patterns

// For returns the patterns of the language of a BCP 47 tag, read when they are
// first asked for; nil if there are none. It may be called from many goroutines.
func For(lang string) *Patterns {
	f, _ := languages.LoadOrStore(lang, sync.OnceValue(func() *Patterns {
		b, err := files.ReadFile("patterns/" + lang + ".txt")
		if err != nil {
			return nil
		}
		p, err := parse(string(b))
		if err != nil {
			panic("hyphen: patterns/" + lang + ".txt: " + err.Error()) // a test reads all of them
		}
		return p
	}))
	return f.(func() *Patterns)()
}

// Breaks appends to dst the byte offsets in word, ascending, at which it may be
// broken. A word that has anything but letters of the language is never broken.
func (p *Patterns) Breaks(dst []int, word string) []int {
	if p == nil || len(word) < p.left+p.right {
		return dst
	}
	var codes [maxWord + 2]uint8
	var at [maxWord + 1]int // byte offset of each letter
	n := 0
	codes[0] = p.letters[edge]
	for i, r := range word {
		if r = unicode.ToLower(r); r >= maxRune || r == edge || p.letters[r] == 0 || n == maxWord {
			return dst
		}
		at[n] = i
		n++
		codes[n] = p.letters[r]
	}
	codes[n+1] = codes[0]
	if w, ok := p.words[strings.ToLower(word)]; ok {
		return exception(dst, w, at[:n])
	}
	var values [maxWord + 3]uint8
	p.match(codes[:n+2], values[:])
	if p.classes {
		for i := range codes[:n+2] {
			if c := p.class[codes[i]]; c != 0 {
				codes[i] = c
			}
		}
		p.match(codes[:n+2], values[:])
	}
	for i := p.left; i <= n-p.right; i++ {
		if values[i+1]&1 == 1 { // before letter i, which is codes[i+1]
			dst = append(dst, at[i])
		}
	}
	return dst
}

// match raises values, each standing before a code, to those of the patterns
// that match anywhere.
func (p *Patterns) match(codes, values []uint8) {
	for i := range codes {
		key := uint64(0)
		for _, c := range codes[i:min(i+p.longest, len(codes))] {
			key = key<<codeBits | uint64(c)
			v := p.values[key]
			for v != 0 {
				k := bits.TrailingZeros64(v) / valueBits
				d := uint8(v >> (k * valueBits) & (1<<valueBits - 1))
				values[i+k] = max(values[i+k], d)
				v &^= (1<<valueBits - 1) << (k * valueBits)
			}
		}
	}
}

// exception appends the breaks of a word with hyphens at all of them.
func exception(dst []int, hyphenated string, at []int) []int {
	n := 0
	for _, r := range hyphenated {
		if r == '-' {
			dst = append(dst, at[n])
			continue
		}
		n++
	}
	return dst
}

func parse(file string) (*Patterns, error) {
	p := &Patterns{words: map[string]string{}, values: make(map[uint64]uint64, strings.Count(file, "\n"))}
	p.code(edge)
	n := 0
	for line := range strings.Lines(file) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if err := p.line(line); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	if p.codes >= maxCodes {
		return nil, fmt.Errorf("over %d letters, or one that is neither Latin, Greek nor Cyrillic", maxCodes-1)
	}
	if p.left < 1 || p.right < 1 {
		return nil, fmt.Errorf("no fewest letters before and after a break")
	}
	return p, nil
}

func (p *Patterns) line(line string) error {
	if rest, ok := strings.CutPrefix(line, "min "); ok {
		_, err := fmt.Sscanf(rest, "%d %d", &p.left, &p.right)
		return err
	}
	if rest, ok := strings.CutPrefix(line, "class "); ok {
		name, letters, ok := strings.Cut(rest, " ")
		if !ok || len(name) != 1 {
			return fmt.Errorf("class %q has no name of one letter, or no letters", rest)
		}
		c := p.code(rune(name[0]))
		for _, r := range letters {
			p.class[p.code(r)] = c
		}
		p.classes = true
		return nil
	}
	if strings.IndexFunc(line, digit) < 0 {
		word := strings.ReplaceAll(line, "-", "")
		for _, r := range word {
			p.code(r)
		}
		p.words[word] = line
		return nil
	}
	return p.pattern(line)
}

func digit(r rune) bool { return '0' <= r && r <= '9' }

// pattern adds a pattern.
func (p *Patterns) pattern(s string) error {
	var key, values uint64
	n := 0
	for _, r := range s {
		if digit(r) {
			values |= uint64(r-'0') << (n * valueBits)
			continue
		}
		if n++; n > maxLetters {
			return fmt.Errorf("pattern %q has over %d letters", s, maxLetters)
		}
		key = key<<codeBits | uint64(p.code(r))
	}
	p.values[key] = values
	p.longest = max(p.longest, n)
	return nil
}

// code is a letter's number, from 1. Too many, or a letter that is not known,
// leave codes at maxCodes.
func (p *Patterns) code(r rune) uint8 {
	if r >= maxRune || p.letters[r] == 0 && p.codes+1 >= maxCodes {
		p.codes = maxCodes
		return 0
	}
	if p.letters[r] == 0 {
		p.codes++
		p.letters[r] = uint8(p.codes)
	}
	return p.letters[r]
}
