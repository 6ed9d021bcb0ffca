package words

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dyad/data/geo"
	"dyad/data/hs"
	"dyad/data/pseudo"
	"dyad/data/quantity"
	"dyad/report/font"
)

// TestWordsAlike holds that every catalogue has the messages of the English one
// with its placeholders, and where numbers govern a noun the plural forms CLDR
// gives the language for whole numbers.
func TestWordsAlike(t *testing.T) {
	en := messages(t, "en")
	for _, lang := range Languages() {
		if _, err := quantity.LanguageFor(lang); err != nil {
			t.Errorf("%s: words/%s.txt has no table in data/quantity: it needs one, and its name in languages there", lang, lang)
		}
		here := messages(t, lang)
		for base, forms := range here {
			if en[base] == nil {
				t.Errorf("words/%s.txt: message %q is not in words/en.txt", lang, base)
				continue
			}
			most, least := placeholders(en[base])
			if _, plain := forms[""]; plain && len(forms) > 1 {
				t.Errorf("words/%s.txt: message %q stands with and without plural forms", lang, base)
			} else if !plain {
				if !most["n"] && len(en[base]) == 1 {
					t.Errorf("words/%s.txt: message %q has plural forms, but no {n} to choose them by", lang, base)
				}
				if got, want := slices.Sorted(maps.Keys(forms)), slices.Sorted(slices.Values(quantity.Categories(lang))); !slices.Equal(got, want) {
					t.Errorf("words/%s.txt: message %q has the plural forms %v, not %v", lang, base, got, want)
				}
			}
			for form, text := range forms {
				wrongCases(t, lang, base, text)
				if lang != "en" && inEnglish(text, en[base]) {
					t.Errorf("words/%s.txt: message %q is that of words/en.txt: %q", lang, base, text)
				}
				here, _ := placeholders(map[string]string{"": text})
				for name := range here {
					if !most[name] && !atHand(base, name) {
						t.Errorf("words/%s.txt: message %s[%s]: {%s} is not in English", lang, base, form, name)
					}
				}
				for name := range least {
					if !here[name] && !atHand(base, name) {
						t.Errorf("words/%s.txt: message %s[%s]: {%s} is missing", lang, base, form, name)
					}
				}
			}
		}
		for base := range en {
			if here[base] == nil {
				t.Errorf("words/%s.txt: no message %q", lang, base)
			}
		}
	}
}

// atHand reports whether a message may name a state or leave it out as its language
// wants: the clauses of headline and standfirst are given both states, and a language may
// name them in the first clause, the second, or both.
func atHand(key, name string) bool {
	page1 := strings.HasPrefix(key, "headline.") || strings.HasPrefix(key, "standfirst.")
	return page1 && (name == "of" || name == "on")
}

// inEnglish reports whether a text is one of the English ones and has three words or
// more, so that two languages hardly say it alike.
func inEnglish(text string, english map[string]string) bool {
	words := regexp.MustCompile(`\pL{2,}`).FindAllString(regexp.MustCompile(`\{[^}]*\}`).ReplaceAllString(text, " "), -1)
	return len(words) >= 3 && slices.Contains(slices.Collect(maps.Values(english)), text)
}

// wrongCases reports cases that a message asks for and its language does not have,
// or that are not asked of the name of a state.
func wrongCases(t *testing.T, lang, key, text string) {
	t.Helper()
	for _, m := range regexp.MustCompile(`\{([^}:]+):([^}]*)\}`).FindAllStringSubmatch(text, -1) {
		if !slices.Contains(geo.Cases(lang), m[2]) {
			t.Errorf("words/%s.txt: message %q: {%s:%s}: names have the cases %v", lang, key, m[1], m[2], geo.Cases(lang))
		}
		if !slices.Contains([]string{"a", "b", "of", "on", "from", "to"}, m[1]) {
			t.Errorf("words/%s.txt: message %q: {%s:%s}: only names of states have cases", lang, key, m[1], m[2])
		}
	}
}

// placeholders are those that stand in any of a message's forms, and those that
// stand in all.
func placeholders(forms map[string]string) (most, least map[string]bool) {
	most = map[string]bool{}
	count := map[string]int{}
	for _, text := range forms {
		here := map[string]bool{}
		for _, m := range regexp.MustCompile(`\{([^}]+)\}`).FindAllStringSubmatch(text, -1) {
			name, _, _ := strings.Cut(m[1], ":") // a case is a matter of the language
			most[name], here[name] = true, true
		}
		for name := range here {
			count[name]++
		}
	}
	least = map[string]bool{}
	for name, n := range count {
		least[name] = n == len(forms)
	}
	maps.DeleteFunc(least, func(_ string, all bool) bool { return !all })
	return most, least
}

func TestParseWordsRefuses(t *testing.T) {
	for name, tc := range map[string]struct{ file, want string }{
		"no colon":    {"a b\n", `words/xx.txt:1: no ": " after the key`},
		"twice":       {"a: b\n\n# c\na: d\n", `words/xx.txt:4: message "a" stands twice`},
		"placeholder": {"a: b {c\n", `words/xx.txt:1: placeholder "c" is not closed`},
	} {
		if _, err := parse("xx", tc.file); err == nil || err.Error() != tc.want {
			t.Errorf("%s: got %v, want %s", name, err, tc.want)
		}
	}
	if _, err := In("xx"); err == nil || !strings.Contains(err.Error(), "there is "+strings.Join(Languages(), ", ")) {
		t.Errorf("unknown language: %v", err)
	}
}

// TestWordsHaveGlyphs is the font check of a language: every face that text is
// set in has the characters of its messages, and those of names of states and of
// goods.
func TestWordsHaveGlyphs(t *testing.T) {
	for _, lang := range append(Languages(), pseudo.Lang) {
		var all strings.Builder
		for key, forms := range messages(t, lang) {
			for _, text := range forms {
				text = strings.ReplaceAll(text, "\t", "")
				all.WriteString(text)
				if r, missing := font.Embedded.Missing(font.Regular, text); missing {
					t.Errorf("words/%s.txt: message %q: no glyph for %q", lang, key, r)
				}
			}
		}
		for _, c := range geo.All() {
			all.WriteString(c.Name(lang))
			for _, g := range geo.Cases(lang) {
				name, _ := geo.Declined(c.Alpha3, c.Name(lang), lang, g)
				all.WriteString(name)
			}
		}
		for _, g := range hs.Groups() {
			all.WriteString(g.Label(lang))
		}
		for s := hs.Section(1); s <= 21; s++ {
			all.WriteString(s.Label(lang))
		}
		for _, f := range []font.Face{font.Regular, font.Bold, font.Italic, font.Condensed, font.CondensedBold} {
			if r, missing := font.Embedded.Missing(f, all.String()); missing {
				t.Errorf("%s: face %d has no %q", lang, f, r)
			}
		}
	}
}

// messages are the texts of a catalogue by key and plural form; "" is none.
func messages(t *testing.T, lang string) map[string]map[string]string {
	t.Helper()
	w, err := In(lang)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string]string{}
	for key, ps := range w.msgs {
		base, form, _ := strings.Cut(strings.TrimSuffix(key, "]"), "[")
		if out[base] == nil {
			out[base] = map[string]string{}
		}
		var text strings.Builder
		for _, p := range ps {
			text.WriteString(p.text)
			if p.grammatical != "" {
				text.WriteString("{" + p.arg + ":" + p.grammatical + "}")
			} else if p.arg != "" {
				text.WriteString("{" + p.arg + "}")
			}
		}
		out[base][form] = text.String()
	}
	return out
}

// TestCatalogueCases holds that a message can ask for the name of a state in a case,
// and for nothing else.
func TestCatalogueCases(t *testing.T) {
	w, err := parse("ru", "a: {of} без {on:gen}\n")
	if err != nil {
		t.Fatal(err)
	}
	japan := Text("on", "Япония")
	if _, err := w.Text("a", Text("of", "Куба"), japan); err == nil || err.Error() != `words/ru.txt: message "a": {on:gen}: only names of states have cases` {
		t.Errorf("got %v", err)
	}
	japan.Declined = func(grammatical string) string { return "Японии" }
	if got, err := w.Text("a", Text("of", "Куба"), japan); err != nil || got != "Куба без Японии" {
		t.Errorf("got %q, %v", got, err)
	}
}
