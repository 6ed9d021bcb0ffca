package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dyad/report/words"
)

// signWords are the messages that say a sign of a formula.
var signWords = map[rune]string{
	'+': "formula.plus", '−': "formula.minus", '/': "formula.divided", '÷': "formula.divided",
	'·': "formula.times", '×': "formula.times", '²': "formula.squared", '√': "formula.root",
	'^': "formula.power", '(': "formula.open", ')': "formula.close", '=': "formula.equals",
	'≠': "formula.differs", '>': "formula.above", ':': "formula.such", 'Δ': "formula.change", '→': "formula.change-to",
}

// operators are the signs and words that take what follows, over the index that they
// may have: the message without and with it.
var operators = map[string][2]string{
	"Σ":   {"formula.sum", "formula.sum-over"},
	"max": {"formula.max", "formula.max-over"},
	"min": {"formula.min", "formula.min-over"},
}

// A spokenFormula is a formula while it is put into words.
type spokenFormula struct {
	v      *voice
	rest   string
	said   []string
	factor bool // what was said last can be the first factor of a product without a sign
	inside bool // between two bars
}

// spoken is a formula in words, for readers who cannot see it: "X_AB / X_A" is "X sub
// A B divided by X sub A". Each sign is said; a word stays as it is.
func (c *voice) spoken(formula string) string {
	f := spokenFormula{v: c, rest: formula}
	for f.rest != "" {
		f.next()
	}
	return strings.ReplaceAll(strings.Join(f.said, " "), " ,", ",")
}

// next says the sign, number or name that comes first.
func (f *spokenFormula) next() {
	r, n := utf8.DecodeRuneInString(f.rest)
	switch {
	case r == ' ':
		f.rest = f.rest[n:]
	case r == ',' || r == ';':
		f.say(",", n)
	case r == '{' || r == '}':
		f.rest = f.rest[n:]
	case r == '|':
		f.bar()
	case r == '_':
		f.index()
	case r == 'Σ':
		f.operator("Σ")
	case unicode.IsDigit(r):
		number := leading(f.rest, func(r rune) bool { return unicode.IsDigit(r) || r == '.' })
		f.say(number, len(number))
		f.factor = true
	case unicode.IsLetter(r) && signWords[r] == "":
		f.name()
	default:
		if r == '(' && f.factor {
			f.said = append(f.said, f.v.text("formula.times"))
		}
		if key := signWords[r]; key != "" {
			f.say(f.v.text(key), n)
		} else {
			f.say(string(r), n)
		}
		f.factor = r == ')'
	}
}

// say says the first n bytes of the rest.
func (f *spokenFormula) say(word string, n int) {
	f.said, f.rest, f.factor = append(f.said, word), f.rest[n:], false
}

// bar says the bars around an absolute value, or those around a set, whose number of
// members it is.
func (f *spokenFormula) bar() {
	switch {
	case strings.HasPrefix(f.rest, "|{"):
		f.say(f.v.text("formula.number"), 2)
	case strings.HasPrefix(f.rest, "|") && f.inside:
		f.say(f.v.text("formula.close"), 1)
		f.inside, f.factor = false, true
	case len(f.said) > 0 && strings.TrimSpace(f.rest) == "|": // the end of a set
		f.rest = ""
	default:
		f.say(f.v.text("formula.absolute"), 1)
		f.inside = true
	}
}

// index says the subscript of what stands before it.
func (f *spokenFormula) index() {
	index := indexOf(f.rest[1:])
	n := 1 + len(index)
	f.say(f.v.text("formula.sub", words.Text("index", f.v.spokenIndex(index))), n)
	f.factor = true
}

// operator says a sum and its like.
func (f *spokenFormula) operator(name string) {
	f.rest = f.rest[len(name):]
	keys := operators[name]
	index := ""
	if strings.HasPrefix(f.rest, "_") {
		index = indexOf(f.rest[1:])
	}
	if index == "" {
		f.say(f.v.text(keys[0]), 0)
		return
	}
	f.say(f.v.text(keys[1], words.Text("index", f.v.spokenIndex(index))), 1+len(index))
}

// name says a name or a word. A letter after a factor is multiplied by it.
func (f *spokenFormula) name() {
	name := leading(f.rest, func(r rune) bool {
		return unicode.IsLetter(r) && signWords[r] == "" && r != 'Σ' || unicode.IsDigit(r) || r == '-'
	})
	if operators[name][0] != "" {
		f.operator(name)
		return
	}
	letter := utf8.RuneCountInString(name) == 1
	if letter && f.factor {
		f.said = append(f.said, f.v.text("formula.times"))
	}
	f.say(name, len(name))
	f.factor = letter
}

// spokenIndex is a subscript in words: "AB,k" is "A B, k", two states and a product.
func (c *voice) spokenIndex(index string) string {
	f := spokenFormula{v: c, rest: strings.Trim(index, "{}")}
	for f.rest != "" {
		word := leading(f.rest, unicode.IsLetter)
		first, n := utf8.DecodeRuneInString(word)
		if second, m := utf8.DecodeRuneInString(word[n:]); n > 0 && n+m == len(word) && m > 0 && (unicode.IsUpper(first) || unicode.IsUpper(second)) {
			f.say(string(first), n)
			f.say(string(second), m)
			continue
		}
		f.next()
	}
	return strings.ReplaceAll(strings.Join(f.said, " "), " ,", ",")
}

// leading is what s begins with that satisfies is.
func leading(s string, is func(rune) bool) string {
	if end := strings.IndexFunc(s, func(r rune) bool { return !is(r) }); end >= 0 {
		return s[:end]
	}
	return s
}
