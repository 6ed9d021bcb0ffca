package report

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/geo"
	"dyad/data/hs"
	"dyad/data/pseudo"
	"dyad/data/quantity"
	"dyad/data/trade/measure"
	"dyad/report/font"
)

// TestWordsAllUsed holds that no message is missing and none is unused: every
// key stands in the source as a literal, or belongs to a finding, a severity
// or an operator.
func TestWordsAllUsed(t *testing.T) {
	literals := stringLiterals(t)
	for _, lang := range Languages() {
		w, err := wordsIn(lang)
		if err != nil {
			t.Fatal(err)
		}
		wanted := map[string]bool{}
		for _, r := range audit.Rules() {
			wanted["finding."+string(r.Name)+".head"] = true
			wanted["finding."+string(r.Name)+".text"] = true
			wanted["finding."+string(r.Name)+".why"] = true
		}
		for _, s := range audit.Severities() {
			wanted["severity."+s.String()] = true
		}
		for _, key := range pairKeys() {
			wanted[key] = true
		}
		for key := range wanted {
			if !w.has(key) {
				t.Errorf("words/%s.txt: no message %q", lang, key)
			}
		}
		for key := range w.msgs {
			base, _, _ := strings.Cut(key, "[")
			if !literals[base] && !wanted[base] && !strings.HasPrefix(base, "op.") {
				t.Errorf("words/%s.txt: message %q is used nowhere", lang, key)
			}
		}
	}
	for lit := range literals {
		w, _ := wordsIn("en")
		if isKey(lit) && !w.has(lit) {
			t.Errorf("words/en.txt: no message %q", lit)
		}
	}
}

// TestWordsAlike holds that every catalogue has the messages of the English one
// with its placeholders, and where numbers govern a noun the plural forms CLDR
// gives the language for whole numbers.
func TestWordsAlike(t *testing.T) {
	en := messages(t, "en")
	for _, lang := range Languages() {
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
				here, _ := placeholders(map[string]string{"": text})
				for name := range here {
					if !most[name] {
						t.Errorf("words/%s.txt: message %s[%s]: {%s} is not in English", lang, base, form, name)
					}
				}
				for name := range least {
					if !here[name] {
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

// messages are the texts of a catalogue by key and plural form; "" is none.
func messages(t *testing.T, lang string) map[string]map[string]string {
	t.Helper()
	w, err := wordsIn(lang)
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

// pairKeys are the keys that dossiers of a pair put together.
func pairKeys() []string {
	var keys []string
	for _, d := range measure.Definitions() {
		keys = append(keys, "pair.measure."+string(d.ID))
	}
	for n := measure.NeedsFlow; n <= measure.NeedsInvestment; n++ {
		keys = append(keys, "pair.needs."+n.String())
	}
	for _, x := range indexClaims {
		key := "pair.claim." + string(x.of)
		if x.of == measure.PartnerConcentration || x.of == measure.ProductConcentration {
			key += "-" + x.flow.String()
		}
		keys = append(keys, key, key+"-short")
	}
	for _, id := range []measure.ID{measure.Turnover, measure.Balance, measure.NormalisedBalance, measure.CoverRatio} {
		keys = append(keys, "pair.balance."+string(id), "pair.balance."+string(id)+"-short")
	}
	for _, r := range []measure.Report{measure.Own, measure.Partners, measure.Exporters, measure.Importers} {
		_, key := reportOf(r)
		keys = append(keys, "pair.report-"+key, "pair.report-"+key+"-short")
	}
	for _, id := range []measure.ID{measure.ExportShare, measure.ImportShare, measure.TradeShare} {
		key := "pair." + string(id)
		keys = append(keys, key, key+"-short", key+"-base")
		if id != measure.TradeShare {
			keys = append(keys, key+"-for", key+"-for-year")
		}
	}
	for _, f := range []measure.Flow{measure.Export, measure.Import, measure.Both} {
		keys = append(keys, "pair.rank-"+f.String(), "pair.rank-"+f.String()+"-short")
		if f != measure.Both {
			keys = append(keys, "pair.concentration."+f.String())
		}
	}
	for _, key := range []string{"exports", "exports-reported", "imports-reported", "all-exports", "all-imports"} {
		keys = append(keys, "pair."+key, "pair."+key+"-short")
	}
	return append(keys, "pair.shares.grid", "pair.indices.grid", "pair.purchases.title", "pair.dependents.title", "pair.purchases.note", "pair.dependents.note")
}

// isKey guesses whether a literal of the source is a message key.
func isKey(s string) bool {
	for _, p := range []string{"answer.", "alt.", "link.", "ledger.", "mix.", "method.", "measure.", "notes.", "outside.", "period.", "reliance.", "scope.", "source.", "sources.", "table.", "tip.", "topic.", "top.", "derived.", "list.", "pair.", "figure."} {
		if strings.HasPrefix(s, p) && !strings.ContainsAny(s, " %") && len(s) > len(p) && !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "-") {
			return true
		}
	}
	return false
}

func stringLiterals(t *testing.T) map[string]bool {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
				if s, err := strconv.Unquote(l.Value); err == nil {
					out[s] = true
				}
			}
			return true
		})
	}
	return out
}

func TestParseWordsRefuses(t *testing.T) {
	for name, tc := range map[string]struct{ file, want string }{
		"no colon":    {"a b\n", `words/xx.txt:1: no ": " after the key`},
		"twice":       {"a: b\n\n# c\na: d\n", `words/xx.txt:4: message "a" stands twice`},
		"placeholder": {"a: b {c\n", `words/xx.txt:1: placeholder "c" is not closed`},
	} {
		if _, err := parseWords("xx", tc.file); err == nil || err.Error() != tc.want {
			t.Errorf("%s: got %v, want %s", name, err, tc.want)
		}
	}
	if _, err := wordsIn("xx"); err == nil || !strings.Contains(err.Error(), "there is en") {
		t.Errorf("unknown language: %v", err)
	}
}

// TestWordsCases holds that a message can ask for the name of a state in a case
// of its language, as written by hand and as a reference of prose.
func TestWordsCases(t *testing.T) {
	w, err := parseWords("ru", "a: {of} без {on:gen}\nb: {x:gen}\n")
	if err != nil {
		t.Fatal(err)
	}
	c := &composer{workspace: workspaces.Take(), w: w, lang: "ru", d: &data.Dossier{Lang: "en", A: data.State{Code: "RUS"}, B: data.State{Code: "KAZ"}}}
	if got := c.text("a", c.stateArg("of", "RUS"), c.stateArg("on", "KAZ")); got != "Россия без Казахстана" {
		t.Errorf("got %q", got)
	}
	p := pairing{room: &room{}, w: w, lang: "ru", name: [2]string{"Куба", "Япония"}, d: data.Dossier{A: data.State{Code: "CUB"}, B: data.State{Code: "JPN"}}}
	p.decline()
	for of, want := range []string{"Куба без Японии", "Япония без Кубы"} {
		if got := p.say("a", "of", p.name[of], "on", p.name[1-of]); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := p.say("a", "of", "{B}", "on", "{A}"); got != "{B} без {A:gen}" {
		t.Errorf("got %q", got)
	}
	if _, err := w.text("b", str("x", "Куба")); err == nil || err.Error() != `words/ru.txt: message "b": {x:gen}: only names of states have cases` {
		t.Errorf("got %v", err)
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
				if r, missing := font.Missing(font.Regular, text); missing {
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
			if r, missing := font.Missing(f, all.String()); missing {
				t.Errorf("%s: face %d has no %q", lang, f, r)
			}
		}
	}
}
