package pdf_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"dyad/data"
	"dyad/data/codec"
	"dyad/data/pseudo"
	"dyad/report"
	"dyad/report/pdf"
	"dyad/report/reporttest"
)

// said is the text of an element with the language it is in.
type said struct{ lang, text string }

var (
	treeLang = regexp.MustCompile(` Lang="([A-Za-z-]+)"`)
	treeText = regexp.MustCompile(`(?:^ *|[A-Za-z0-9\]"] )("(?:[^"\\]|\\.)*")$`)
)

// saidIn are the texts of a printed tree. An element is in the language of the
// one around it unless it has one of its own.
func saidIn(t testing.TB, tree, lang string) []said {
	t.Helper()
	var out []said
	langs := []string{lang} // by depth
	for line := range strings.Lines(tree) {
		line = strings.TrimRight(line, "\n")
		depth := (len(line) - len(strings.TrimLeft(line, " "))) / 2
		langs = langs[:min(len(langs), depth+1)]
		here := langs[len(langs)-1]
		if m := treeLang.FindStringSubmatch(line); m != nil {
			here = m[1]
		}
		langs = append(langs, here)
		if m := treeText.FindStringSubmatch(line); m != nil {
			text, err := strconv.Unquote(m[1])
			if err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			out = append(out, said{here, text})
		}
	}
	return out
}

// TestBriefLanguages holds, from the bytes of the structure tree, that a brief
// says which language it is in, that text in another is tagged as such, and that
// nothing else is.
func TestBriefLanguages(t *testing.T) {
	latin := regexp.MustCompile(`[A-Za-z’'-]{2,}(?: [A-Za-z’'-]{2,}){4,}`) // five words
	for _, lang := range data.DefaultLanguages()[1:] {
		english := reporttest.English(t, lang, latin)
		d := reporttest.Translated(t, lang)
		d.Sources[5].Gloss = data.Text{} // its title stands as it was given, in English
		r, err := report.Brief(d, report.Options{Version: "0.0.0", Lang: lang})
		reporttest.Must(t, err)
		w := &whole{name: "rus-kaz." + lang, b: r.PDF}
		if got := pdf.DocumentLang(w.b); got != lang {
			t.Errorf("%s: the document is in %q", lang, got)
		}
		var tagged []string
		for _, s := range saidIn(t, tree(t, w), lang) {
			cyrillic := strings.ContainsFunc(s.text, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
			switch {
			case s.lang == "en":
				tagged = append(tagged, s.text)
				if cyrillic {
					t.Errorf("%s: tagged as English: %q", lang, s.text)
				}
			case s.lang != lang:
				t.Errorf("%s: tagged as %s: %q", lang, s.lang, s.text)
			case english(s.text) != "":
				t.Errorf("%s: not tagged as English: %q", lang, english(s.text))
			}
		}
		const title = "How anti-Russian sanctions will affect the trade of Kazakhstan"
		if len(tagged) != 1 || !strings.Contains(tagged[0], title) {
			t.Errorf("%s: tagged as English: %q, not the title of source 6 alone", lang, tagged)
		}
	}
}

// TestNothingHardCoded reads the brief in the pseudo-language: every word in it
// comes from a catalogue or the dossier, so every word has accents. Without them
// are only signs of units, citations, addresses and what is typed into a shell.
func TestNothingHardCoded(t *testing.T) {
	d, err := codec.Default()
	if err != nil {
		t.Fatal(err)
	}
	r, err := report.Brief(codec.Pseudo(d), report.Options{Version: "0.0.0", Lang: pseudo.Lang})
	if err != nil {
		t.Fatal(err)
	}
	as := regexp.MustCompile(`dyad brief rus-kaz\.yaml --lang qps|[a-z.-]+\.(?:com|net|ru|kz|media)\b|thousand km|⟨paths⟩`)
	states := []string{"India", "Turkmenistan", "Azerbaijan", "China", "European", "Union"} // named by data/geo, whose languages are its own
	word := regexp.MustCompile(`\b[A-Za-z]{3,}\b`)
	for _, s := range saidIn(t, tree(t, &whole{name: "qps", b: r.PDF}), pseudo.Lang) {
		if s.lang != pseudo.Lang {
			continue
		}
		for _, w := range word.FindAllString(as.ReplaceAllString(s.text, ""), -1) {
			if w != "USD" && !slices.Contains(states, w) {
				t.Errorf("%q in %q", w, s.text)
			}
		}
	}
}
