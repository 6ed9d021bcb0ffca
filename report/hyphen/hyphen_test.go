package hyphen

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// broken is a word with a hyphen at each of its breaks.
func broken(p *Patterns, word string) string {
	at := p.Breaks(nil, word)
	var parts []string
	from := 0
	for _, i := range append(at, len(word)) {
		parts = append(parts, word[from:i])
		from = i
	}
	return strings.Join(parts, "-")
}

// langs are the languages that have a file.
func langs(t testing.TB) []string {
	t.Helper()
	entries, err := os.ReadDir("patterns")
	if err != nil || len(entries) == 0 {
		t.Fatal(err)
	}
	var tags []string
	for _, e := range entries {
		tags = append(tags, strings.TrimSuffix(e.Name(), ".txt"))
	}
	return tags
}

// Expected breaks stand at the head of each file, after "# try:". They are those of
// dictionaries, as far as the patterns find them, not what the program printed:
// Merriam-Webster (en), Зализняк and the rules of 1956 (ru), syllables by the rules
// of 1957 (kk).
func TestBreaks(t *testing.T) {
	for _, lang := range langs(t) {
		p, tried := For(lang), 0
		for line := range strings.Lines(Head(lang)) {
			words, ok := strings.CutPrefix(line, "try:")
			if !ok {
				continue
			}
			for w := range strings.FieldsSeq(words) {
				tried++
				if got := broken(p, strings.ReplaceAll(w, "-", "")); got != w {
					t.Errorf("%s: got %s, want %s", lang, got, w)
				}
			}
		}
		if tried < 10 {
			t.Errorf("patterns/%s.txt: %d words to try, fewer than 10: give their breaks at its head, as in en.txt: \"# try: hy-phen-ation\"", lang, tried)
		}
	}
}

func TestNeverBroken(t *testing.T) {
	for _, w := range []string{"", "a", "frontier2", "well-known", "frontier.", "граница", strings.Repeat("ta", 40), "http://frontier"} {
		if got := For("en").Breaks(nil, w); len(got) > 0 {
			t.Errorf("%q is broken at %v", w, got)
		}
	}
	if got := For("ru").Breaks(nil, "өзара"); len(got) > 0 {
		t.Errorf("a word of another language is broken at %v", got)
	}
	if p := For("la"); p != nil || len(p.Breaks(nil, "frontier")) > 0 {
		t.Error("patterns for a language that has none")
	}
}

// Every file is read, its patterns are sorted by their letters and no two have the
// same, and each matches.
func TestFiles(t *testing.T) {
	for _, lang := range langs(t) {
		name := lang + ".txt"
		p, err := parse(patternFile(lang))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		last := ""
		for line := range strings.Lines(p.sorted) {
			line = strings.TrimSuffix(line, "\n")
			letters := strings.Map(func(r rune) rune {
				if r < utf8.RuneSelf && isDigit(byte(r)) {
					return -1
				}
				return r
			}, line)
			if letters <= last || letters == line {
				t.Errorf("%s: %q after %q", name, line, last)
			}
			last = letters
			if got, _, _ := strings.Cut(p.sorted[p.find(0, []byte(letters)):], "\n"); got != line {
				t.Errorf("%s: for %q found %q", name, letters, got)
			}
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for file, want := range map[string]string{
		"a1b\n":                  `no "letters", or no "min"`,
		"min 2 x\n":              "line 1: expected integer",
		"min 2 2\nclass VW ab\n": `line 2: "class VW ab" has no name of one letter, or no letters`,
		"# \nclass V\n":          `line 2: "class V" has no name of one letter, or no letters`,
	} {
		if _, err := parse(file); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", file, err, want)
		}
	}
}

func FuzzBreaks(f *testing.F) {
	f.Add("frontier")
	f.Add("Қазақстан")
	f.Add("размежевание\xff")
	tags := langs(f)
	f.Fuzz(func(t *testing.T, word string) {
		for _, lang := range tags {
			p := For(lang)
			at := p.Breaks(nil, word)
			if !slices.IsSorted(at) {
				t.Fatalf("%q: breaks at %v", word, at)
			}
			for _, i := range at {
				if utf8.RuneCountInString(word[:i]) < p.left || utf8.RuneCountInString(word[i:]) < p.right || !utf8.RuneStart(word[i]) {
					t.Fatalf("%q: break at %d", word, i)
				}
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		if _, err := parse(patternFile("en")); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBreaks(b *testing.B) {
	p := For("en")
	at := make([]int, 0, 8)
	for b.Loop() {
		at = p.Breaks(at[:0], "concatenation")
	}
}

// Each file says whose work it is: of others with their licence, or that it is ours.
func TestWorksSayWhoseTheyAre(t *testing.T) {
	named := map[string]bool{}
	for _, w := range Works() {
		named[w.Lang] = true
		if w.Name == "" || w.From == "" {
			t.Errorf("patterns/%s.txt: %+v lacks a name or whose work it is", w.Lang, w)
		}
	}
	if !named["en"] || !named["ru"] || named["kk"] {
		t.Errorf("works of others are those of %v, want en and ru, and kk not", named)
	}
}
