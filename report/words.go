package report

import (
	"embed"
	"fmt"
	"sort"
	"strings"
	"sync"

	"dyad/data/pseudo"
	"dyad/data/quantity"
	"dyad/report/doc"
)

// The message catalogues: one file a language, lines of "key: text". A text
// may hold {name} placeholders, {name:gen} for a state's name in a case; a key may end in a CLDR plural category, as
// [one] or [few], chosen by the argument named n. Lines that begin with # are
// comments.
//
//go:embed words/*.txt
var wordFiles embed.FS

// words is the catalogue of one language, immutable once read.
type words struct {
	lang string // whose plural forms it has
	msgs map[string][]piece
	// forms are the keys that have plural forms.
	forms map[string]bool
}

// A piece is literal text, or the name of a placeholder and the grammatical case
// it puts a state's name in, "" for the nominative.
type piece struct{ text, arg, grammatical string }

// arg is a named argument of a message.
type arg struct {
	name  string
	spans doc.Spans
	n     int64 // for the argument named n: the count that picks the form
	// declined is the name of a state in a case of the language; nil for what is
	// no such name and stands as it is.
	declined func(grammatical string) string
}

// in is the argument in a grammatical case.
func (a *arg) in(grammatical string) (doc.Spans, error) {
	if grammatical == "" {
		return a.spans, nil
	}
	if a.declined == nil {
		return nil, fmt.Errorf("{%s:%s}: only names of states have cases", a.name, grammatical)
	}
	return doc.T(a.declined(grammatical)), nil
}

var catalogues sync.Map // language tag → func() (*words, error)

// wordsIn returns the catalogue of a language, read once a process.
func wordsIn(lang string) (*words, error) {
	f, _ := catalogues.LoadOrStore(lang, sync.OnceValues(func() (*words, error) {
		if lang == pseudo.Lang {
			return pseudoWords()
		}
		b, err := wordFiles.ReadFile("words/" + lang + ".txt")
		if err != nil {
			return nil, fmt.Errorf("language %q: no message catalogue; there is %s", lang, strings.Join(Languages(), ", "))
		}
		return parseWords(lang, string(b))
	}))
	return f.(func() (*words, error))()
}

// pseudoWords are the English words in the pseudo-language. Each message is in
// brackets, so that a word in none shows.
func pseudoWords() (*words, error) {
	b, err := wordFiles.ReadFile("words/en.txt")
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
	return parseWords("en", out.String())
}

// Languages are the tags of the languages the brief can be set in, sorted; the
// pseudo-language is not among them.
func Languages() []string {
	files, err := wordFiles.ReadDir("words")
	if err != nil {
		return nil
	}
	var tags []string
	for _, f := range files {
		if tag, ok := strings.CutSuffix(f.Name(), ".txt"); ok {
			tags = append(tags, tag)
		}
	}
	sort.Strings(tags)
	return tags
}

func parseWords(lang, file string) (*words, error) {
	w := &words{lang: lang, msgs: make(map[string][]piece, 512), forms: map[string]bool{}}
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
		ps, err := parsePieces(text)
		if err != nil {
			return nil, fmt.Errorf("words/%s.txt:%d: %w", lang, n, err)
		}
		w.msgs[key] = ps
		if base, _, ok := strings.Cut(key, "["); ok {
			w.forms[base] = true
		}
	}
	return w, nil
}

func parsePieces(s string) ([]piece, error) {
	var ps []piece
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

// has tells whether the catalogue knows a key, in any plural form.
func (w *words) has(key string) bool {
	_, ok := w.msgs[key]
	return ok || w.forms[key]
}

// spans sets the message with its arguments put in.
func (w *words) spans(key string, args ...arg) (doc.Spans, error) {
	ps, ok := w.msgs[key]
	for _, a := range args {
		if !ok && a.name == "n" {
			ps, ok = w.msgs[key+"["+quantity.Category(w.lang, quantity.Value{Coef: a.n})+"]"]
		}
	}
	if !ok {
		return nil, fmt.Errorf("words/%s.txt: no message %q", w.lang, key)
	}
	n := len(ps)
	for _, a := range args {
		n += len(a.spans)
	}
	out := make(doc.Spans, 0, n)
	for i, p := range ps {
		if p.arg == "" {
			out = join(out, doc.Span{Text: p.text})
			continue
		}
		a := named(args, p.arg)
		if a == nil {
			return nil, fmt.Errorf("words/%s.txt: message %q: no argument {%s}", w.lang, key, p.arg)
		}
		spans, err := a.in(p.grammatical)
		if err != nil {
			return nil, fmt.Errorf("words/%s.txt: message %q: %w", w.lang, key, err)
		}
		if i == 0 && a.declined != nil && len(spans) > 0 { // the name of a state begins a sentence
			spans = append(doc.Spans{}, spans...)
			spans[0].Text = upper(spans[0].Text)
		}
		for _, x := range spans {
			out = join(out, x)
		}
	}
	return out, nil
}

// named is the argument of a name, nil without one.
func named(args []arg, name string) *arg {
	for i := range args {
		if args[i].name == name {
			return &args[i]
		}
	}
	return nil
}

// merge joins neighbouring spans that differ in nothing but text.
func merge(s doc.Spans) doc.Spans {
	out := make(doc.Spans, 0, len(s))
	for _, x := range s {
		out = join(out, x)
	}
	return out
}

// join appends a span, or its text to the last one if they differ in nothing
// else. Two full stops become one.
func join(out doc.Spans, x doc.Span) doc.Spans {
	if n := len(out); n > 0 && strings.HasPrefix(x.Text, ".") && strings.HasSuffix(out[n-1].Text, ".") {
		x.Text = x.Text[1:] // the point of an abbreviation ends the sentence too
	}
	if x.Text == "" && x.Page == "" && x.Kind == doc.Plain {
		return out
	}
	if n := len(out); n > 0 && x.Page == "" && x.Anchor == "" && x.Kind == doc.Plain {
		text := out[n-1].Text
		if out[n-1].Text = x.Text; out[n-1] == x {
			out[n-1].Text = text + x.Text
			return out
		}
		out[n-1].Text = text
	}
	return append(out, x)
}
