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

// Expected breaks are those of dictionaries, as far as the patterns find
// them, not what the program printed: Merriam-Webster (en), Зализняк and the
// rules of 1956 (ru), syllables by the rules of 1957 (kk).
func TestBreaks(t *testing.T) {
	for lang, words := range map[string]string{
		"en": `hy-phen-ation con-cate-na-tion ta-ble as-so-ciate present project fron-tier
			de-pen-dence per-cent-age re-pub-lic sup-plier econ-omy Rus-sia Kaza-khstan`,
		"ru": `за-ви-си-мость гра-ни-ца рос-сия биз-нес-мен тор-гов-ля раз-ме-же-ва-ние
			экс-порт дом Рос-сия подъ-езд бездн`,
		"kk": `тә-уел-ді-лік ше-ка-ра экс-порт им-порт сау-да ай-на-лы-мы қу-ат мем-ле-кет
			ын-ты-мақ-тас-тық Ре-сей Қа-зақ-стан қи-ын де-ли-ми-та-ция ба-ру-шы та-уар
			объ-ект аль-бом спорт стра-те-гия рес-пуб-ли-ка ба-уыр ха-лық-ара-лық
			мем-ле-кет-ара-лық те-ңіз-дің өзен еке-уі жа-уап рубль рубль-ден
			стан-дарт се-рік-тес-тік үлес ұс-та-ным Өз-бек-стан Түр-кі-мен-стан
			өңір-ара-лық са-ла-ара-лық дү-ние-жү-зі-лік кә-сіп-орын`,
	} {
		p := For(lang)
		for w := range strings.FieldsSeq(words) {
			if got := broken(p, strings.ReplaceAll(w, "-", "")); got != w {
				t.Errorf("%s: got %s, want %s", lang, got, w)
			}
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
	if p := For("de"); p != nil || len(p.Breaks(nil, "frontier")) > 0 {
		t.Error("patterns for a language that has none")
	}
}

// Every file is read, its patterns are sorted by their letters and no two have the
// same, and each matches.
func TestFiles(t *testing.T) {
	entries, err := os.ReadDir("patterns")
	if err != nil || len(entries) == 0 {
		t.Fatal(err)
	}
	for _, e := range entries {
		p, err := parse(patternFile(strings.TrimSuffix(e.Name(), ".txt")))
		if err != nil {
			t.Errorf("%s: %v", e.Name(), err)
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
				t.Errorf("%s: %q after %q", e.Name(), line, last)
			}
			last = letters
			if got, _, _ := strings.Cut(p.sorted[p.find(0, []byte(letters)):], "\n"); got != line {
				t.Errorf("%s: for %q found %q", e.Name(), letters, got)
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
	f.Fuzz(func(t *testing.T, word string) {
		for _, lang := range []string{"en", "ru", "kk"} {
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
		if _, err := parse(english); err != nil {
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
