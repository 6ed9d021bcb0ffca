// Package words holds the messages of briefs, one catalogue a language, and puts
// arguments into them.
package words

import (
	"bytes"
	"embed"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dyad/data/pseudo"
	"dyad/data/quantity"
	"dyad/report/doc"
)

// The message catalogues are one file a language, with lines of "key: text". A
// text may hold {name} placeholders, {name:gen} for the name of a state in a case.
// A key may end in a CLDR plural category, as [one] or [few]; the argument named n
// chooses it. Lines that begin with # are comments.
//
//go:embed *.txt
var files embed.FS

// A Catalogue holds the messages of one language. It does not change once it is
// read.
type Catalogue struct {
	lang string // whose plural forms it has
	msgs map[string][]piece
	// forms are the keys that have plural forms.
	forms map[string]bool
}

// A piece is literal text, or the name of a placeholder and the grammatical case
// it puts a state's name in, "" for the nominative.
type piece struct{ text, arg, grammatical string }

// An Arg is a named argument of a message.
type Arg struct {
	Name  string
	Plain string // the argument when it is text alone, else it is spans
	Spans doc.Spans
	N     int64 // for the argument named n: the count that picks the form
	// Declined gives the name of a state in a case of the language. It is nil for
	// arguments that are no such name.
	Declined func(grammatical string) string
}

// Text is an argument that is text alone.
func Text(name, s string) Arg { return Arg{Name: name, Plain: s} }

// Spans is an argument that is spans.
func Spans(name string, s doc.Spans) Arg { return Arg{Name: name, Spans: s} }

// Count is the argument n, a whole number that picks a message's form.
func Count(n int) Arg { return Arg{Name: "n", N: int64(n), Plain: strconv.Itoa(n)} }

// in is the argument in a grammatical case, as text and the spans behind it.
func (a *Arg) in(grammatical string) (string, doc.Spans, error) {
	if grammatical == "" {
		return a.Plain, a.Spans, nil
	}
	if a.Declined == nil {
		return "", nil, fmt.Errorf("{%s:%s}: only names of states have cases", a.Name, grammatical)
	}
	return a.Declined(grammatical), nil, nil
}

var catalogues sync.Map // language tag → func() (*Catalogue, error)

// In returns the catalogue of a language, read once a process.
func In(lang string) (*Catalogue, error) {
	f, _ := catalogues.LoadOrStore(lang, sync.OnceValues(func() (*Catalogue, error) {
		if lang == pseudo.Lang {
			return inPseudo()
		}
		b, err := files.ReadFile(lang + ".txt")
		if err != nil {
			return nil, fmt.Errorf("language %q: no message catalogue; there is %s", lang, strings.Join(Languages(), ", "))
		}
		return parse(lang, string(b))
	}))
	return f.(func() (*Catalogue, error))()
}

// inPseudo is the English catalogue in the pseudo-language. Each message is in
// brackets, so that a word that stands in no catalogue shows.
func inPseudo() (*Catalogue, error) {
	b, err := files.ReadFile("en.txt")
	if err != nil {
		return nil, err
	}
	var out strings.Builder
	for line := range strings.Lines(string(b)) {
		key, text, ok := strings.Cut(strings.TrimRight(line, "\r\n"), ": ")
		if !ok || line[0] == '#' {
			continue
		}
		var cols []string
		for col := range strings.SplitSeq(text, "\t") {
			cols = append(cols, pseudo.Text(col))
		}
		out.WriteString(key + ": " + strings.Join(cols, "\t") + "\n")
	}
	return parse("en", out.String())
}

// Languages are the tags of the languages the brief can be set in, sorted; the
// pseudo-language is not among them.
func Languages() []string {
	all, err := files.ReadDir(".")
	if err != nil {
		return nil
	}
	var tags []string
	for _, f := range all {
		if tag, ok := strings.CutSuffix(f.Name(), ".txt"); ok {
			tags = append(tags, tag)
		}
	}
	sort.Strings(tags)
	return tags
}

func parse(lang, file string) (*Catalogue, error) {
	lines := strings.Count(file, "\n") + 1
	w := &Catalogue{lang: lang, msgs: make(map[string][]piece, lines), forms: map[string]bool{}}
	all := make([]piece, 0, lines+2*strings.Count(file, "{")) // of all messages
	n := 0
	for line := range strings.Lines(file) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		key, text, ok := strings.Cut(line, ": ")
		if !ok {
			return nil, fmt.Errorf("words/%s.txt:%d: no \": \" after the key", lang, n)
		}
		if _, twice := w.msgs[key]; twice {
			return nil, fmt.Errorf("words/%s.txt:%d: message %q stands twice", lang, n, key)
		}
		from := len(all)
		var err error
		if all, err = appendPieces(all, text); err != nil {
			return nil, fmt.Errorf("words/%s.txt:%d: %w", lang, n, err)
		}
		w.msgs[key] = all[from:len(all):len(all)]
		if base, _, ok := strings.Cut(key, "["); ok {
			w.forms[base] = true
		}
	}
	return w, nil
}

// appendPieces appends the pieces of a message.
func appendPieces(ps []piece, s string) ([]piece, error) {
	for s != "" {
		lit, rest, ok := strings.Cut(s, "{")
		if lit != "" {
			ps = append(ps, piece{text: lit})
		}
		if !ok {
			break
		}
		name, after, ok := strings.Cut(rest, "}")
		if !ok || name == "" {
			return nil, fmt.Errorf("placeholder %q is not closed", rest)
		}
		name, grammatical, _ := strings.Cut(name, ":")
		ps = append(ps, piece{arg: name, grammatical: grammatical})
		s = after
	}
	return ps, nil
}

// Has tells whether the catalogue knows a key, in any plural form.
func (w *Catalogue) Has(key string) bool {
	_, ok := w.msgs[key]
	return ok || w.forms[key]
}

// message is the message of a key in the form its argument n asks for.
func (w *Catalogue) message(key string, args []Arg) ([]piece, error) {
	ps, ok := w.msgs[key]
	for i := range args {
		if a := &args[i]; !ok && a.Name == "n" {
			ps, ok = w.msgs[key+"["+quantity.Category(w.lang, quantity.Value{Coef: a.N})+"]"]
		}
	}
	if !ok {
		return nil, fmt.Errorf("words/%s.txt: no message %q", w.lang, key)
	}
	return ps, nil
}

// Fill gives the parts of a message, its arguments put in, to add, each as text
// and the spans behind it.
func (w *Catalogue) Fill(key string, args []Arg, add func(text string, spans doc.Spans)) error {
	ps, err := w.message(key, args)
	if err != nil {
		return err
	}
	for i := range ps {
		p := &ps[i]
		if p.arg == "" {
			add(p.text, nil)
			continue
		}
		a := Named(args, p.arg)
		if a == nil {
			return fmt.Errorf("words/%s.txt: message %q: no argument {%s}", w.lang, key, p.arg)
		}
		text, spans, err := a.in(p.grammatical)
		if err != nil {
			return fmt.Errorf("words/%s.txt: message %q: %w", w.lang, key, err)
		}
		if i == 0 && a.Declined != nil { // the name of a state begins a sentence
			text = Capitalise(text)
		}
		add(text, spans)
	}
	return nil
}

// Text is the message as plain text, as the string of its spans.
func (w *Catalogue) Text(key string, args ...Arg) (string, error) {
	var buf [256]byte
	b, err := w.AppendText(buf[:0], key, args)
	return string(b), err
}

// AppendText appends the message as plain text.
func (w *Catalogue) AppendText(b []byte, key string, args []Arg) ([]byte, error) {
	from := len(b)
	add := func(s string) {
		if bytes.HasSuffix(b[from:], []byte(".")) {
			s = strings.TrimPrefix(s, ".") // as merge does
		}
		b = append(b, strings.ReplaceAll(s, "\u00ad", "")...)
	}
	err := w.Fill(key, args, func(text string, spans doc.Spans) {
		add(text)
		add(spans.String())
	})
	if err != nil {
		return b[:from], err
	}
	return b, nil
}

// Named is the argument of a name, nil without one.
func Named(args []Arg, name string) *Arg {
	for i := range args {
		if args[i].Name == name {
			return &args[i]
		}
	}
	return nil
}

// Capitalise begins s with a capital letter, as a sentence.
func Capitalise(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	if first == utf8.RuneError || unicode.IsUpper(first) {
		return s
	}
	return string(unicode.ToUpper(first)) + s[n:]
}
