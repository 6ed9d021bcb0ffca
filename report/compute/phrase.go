package compute

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"dyad/data"
	"dyad/data/geo"
	"dyad/data/quantity"
	"dyad/report/words"
)

// phrases are messages in the language of a dossier, and the names of its two sides
// in them. A is side 0, B side 1.
type phrases struct {
	w      *words.Catalogue
	num    *quantity.Language
	lang   string
	state  [2]data.State
	name   [2]string                          // of the sides, as they stand alone
	called [2]string                          // as a sentence calls them
	inCase [2]func(grammatical string) string // in a grammatical case
	tags   []string                           // the language, of each text
	texts  []string                           // those of the dossier, many in one piece of memory
	args   []words.Arg                        // of the message in the making
	errs   []error
}

// say is a message with its arguments as pairs of name and text.
func (p *phrases) say(key string, pairs ...string) string {
	return p.sayArgs(key, p.arguments(pairs)...)
}

// sayCount is a message with a whole number that picks its form.
func (p *phrases) sayCount(key string, n int, pairs ...string) string {
	number := p.num.Number(quantity.Value{Coef: int64(n)})
	return p.sayArgs(key, append(p.arguments(pairs), words.Arg{Name: "n", N: int64(n), Plain: number})...)
}

func (p *phrases) sayArgs(key string, args ...words.Arg) string {
	s, err := p.w.Text(key, args...)
	if err != nil {
		p.errs = append(p.errs, err)
	}
	return s
}

// argument makes an argument of a message. A message may ask for the names of states,
// and for references to them, in a grammatical case.
func (p *phrases) argument(name, value string) words.Arg {
	a := words.Text(name, value)
	for of := range p.state {
		switch value {
		case p.name[of], p.called[of]:
			a.Declined = p.inCase[of]
		case sides[of]:
			a.Declined = sidesInCase[of]
		}
	}
	return a
}

// prepareCases prepares the names of the sides to be put in grammatical cases.
func (p *phrases) prepareCases() {
	for of := range p.state {
		s := &p.state[of]
		p.inCase[of] = func(grammatical string) string { return s.NameIn(p.lang, p.lang, grammatical) }
	}
}

// arguments makes arguments of pairs of name and text. They are valid until the next
// message.
func (p *phrases) arguments(pairs []string) []words.Arg {
	args := p.args[:0]
	for i := 0; i+1 < len(pairs); i += 2 {
		args = append(args, p.argument(pairs[i], pairs[i+1]))
	}
	for i := range args { // names of areas that are none of the two states
		a, name := &args[i], args[i].Plain
		if code := words.Named(args, a.Name+"c"); code != nil && a.Declined == nil {
			a.Declined = func(grammatical string) string {
				called, _ := geo.Declined(code.Plain, name, p.lang, grammatical)
				return called
			}
		}
	}
	p.args = args
	return args
}

// text is author's text in the language of the dossier.
func (p *phrases) text(s string) data.Text {
	if s == "" {
		return data.Text{}
	}
	const most = 1024
	if len(p.texts) == cap(p.texts) {
		p.texts = make([]string, 0, most) // earlier texts keep the memory that they have
	}
	p.texts = append(p.texts, s)
	at := len(p.texts) - 1
	return data.Text{Tags: p.tags, Vals: p.texts[at : at+1 : at+1]}
}

// names are a side's name and the other's, as the arguments a and b, and their
// codes.
func (p *phrases) names(of int) []string {
	return []string{"a", p.called[of], "b", p.called[1-of], "ac", p.code(of), "bc", p.code(1 - of)}
}

// sides are references to the two states in prose.
var sides = [2]string{"{A}", "{B}"}

// sidesInCase are such references in a grammatical case.
var sidesInCase = [2]func(grammatical string) string{
	func(grammatical string) string { return "{A:" + grammatical + "}" },
	func(grammatical string) string { return "{B:" + grammatical + "}" },
}

// refs are the arguments a and b as references to a side and to the other.
func refs(of int) []string { return []string{"a", sides[of], "b", sides[1-of]} }

// code is the code of a side.
func (p *phrases) code(of int) string { return p.state[of].Code }

// letter is the letter of a side in ids.
func letter(of int) string { return "AB"[of : of+1] }

// ref is a reference to a claim in prose.
func ref(id string) string { return "{" + id + "}" }

// trimmed cuts a label to the length that the format allows.
func trimmed(t data.Text) data.Text {
	const most = 280
	if len(t.Vals) == 1 && utf8.RuneCountInString(t.Vals[0]) > most {
		t.Vals = []string{cut(t.Vals[0], most)}
	}
	return t
}

// cut shortens s to at most n characters, after a word.
func cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)[:n-1]
	for i := len(r) - 1; i > n/2; i-- {
		if unicode.IsSpace(r[i]) {
			r = r[:i]
			break
		}
	}
	return strings.TrimRight(string(r), " ,;:(") + "…"
}

// list joins words as in running text: "a, b and c".
func (p *phrases) list(words []string) string {
	out := ""
	for i, s := range words {
		switch {
		case i == 0:
		case i == len(words)-1:
			out += p.say("list.last")
		default:
			out += p.say("list.next")
		}
		out += s
	}
	return out
}

// yearList joins years as in running text. Three or more that follow each other are a
// range.
func (p *phrases) yearList(years []int) string {
	var parts []string
	for i := 0; i < len(years); {
		j := i
		for j+1 < len(years) && years[j+1] == years[j]+1 {
			j++
		}
		if j < i+2 {
			j = i
			parts = append(parts, fmt.Sprint(years[i]))
		} else {
			parts = append(parts, fmt.Sprintf("%d–%d", years[i], years[j]))
		}
		i = j + 1
	}
	return p.list(parts)
}

// lower makes the first letter of s small, as within a sentence, unless its first
// word is in capitals.
func lower(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(next) {
		return s
	}
	return string(unicode.ToLower(first)) + s[n:]
}
