package report

import (
	"bytes"
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
	plain string // the argument when it is text alone, else it is spans
	spans doc.Spans
	n     int64 // for the argument named n: the count that picks the form
	// declined is the name of a state in a case of the language; nil for what is
	// no such name and stands as it is.
	declined func(grammatical string) string
}

// in is the argument in a grammatical case, as text and the spans behind it.
func (a *arg) in(grammatical string) (string, doc.Spans, error) {
	if grammatical == "" {
		return a.plain, a.spans, nil
	}
	if a.declined == nil {
		return "", nil, fmt.Errorf("{%s:%s}: only names of states have cases", a.name, grammatical)
	}
	return a.declined(grammatical), nil, nil
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
	lines := strings.Count(file, "\n") + 1
	w := &words{lang: lang, msgs: make(map[string][]piece, lines), forms: map[string]bool{}}
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

// has tells whether the catalogue knows a key, in any plural form.
func (w *words) has(key string) bool {
	_, ok := w.msgs[key]
	return ok || w.forms[key]
}

// message is the message of a key in the form its argument n asks for.
func (w *words) message(key string, args []arg) ([]piece, error) {
	ps, ok := w.msgs[key]
	for i := range args {
		if a := &args[i]; !ok && a.name == "n" {
			ps, ok = w.msgs[key+"["+quantity.Category(w.lang, quantity.Value{Coef: a.n})+"]"]
		}
	}
	if !ok {
		return nil, fmt.Errorf("words/%s.txt: no message %q", w.lang, key)
	}
	return ps, nil
}

// fill gives the parts of a message, its arguments put in, to add, each as text
// and the spans behind it.
func (w *words) fill(key string, args []arg, add func(text string, spans doc.Spans)) error {
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
		a := named(args, p.arg)
		if a == nil {
			return fmt.Errorf("words/%s.txt: message %q: no argument {%s}", w.lang, key, p.arg)
		}
		text, spans, err := a.in(p.grammatical)
		if err != nil {
			return fmt.Errorf("words/%s.txt: message %q: %w", w.lang, key, err)
		}
		if i == 0 && a.declined != nil { // the name of a state begins a sentence
			text = upper(text)
		}
		add(text, spans)
	}
	return nil
}

// text is the message as plain text, as the string of its spans.
func (w *words) text(key string, args ...arg) (string, error) {
	var room [256]byte
	b, err := w.appendText(room[:0], key, args)
	return string(b), err
}

// appendText appends the message as plain text.
func (w *words) appendText(b []byte, key string, args []arg) ([]byte, error) {
	from := len(b)
	add := func(s string) {
		if bytes.HasSuffix(b[from:], []byte(".")) {
			s = strings.TrimPrefix(s, ".") // as merge does
		}
		b = append(b, strings.ReplaceAll(s, "\u00ad", "")...)
	}
	err := w.fill(key, args, func(text string, spans doc.Spans) {
		add(text)
		add(spans.String())
	})
	if err != nil {
		return b[:from], err
	}
	return b, nil
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
