package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"dyad/report/doc"
)

// set breaks spans at a measure of so many runes of body type and returns the
// lines with their spaces.
func set(t testing.TB, spans doc.Spans, runes int) ([]string, []line) {
	t.Helper()
	return setLang(t, "", spans, runes)
}

// setLang is set in a language, whose patterns break words.
func setLang(t testing.TB, lang string, spans doc.Spans, runes int) ([]string, []line) {
	t.Helper()
	st := &setter{textSetter: textSetter{workspace: &workspace{}, m: fake{}, lang: lang, digits: 2}, g: small}
	s := st.shape(spans, styles[roleBody])
	ls := st.setLines(&s, styles[roleBody].Size/2*Pt(runes), doc.Left, &Element{Role: P})
	var out []string
	for _, l := range ls {
		var b strings.Builder
		for _, it := range l.items {
			b.WriteString(it.Text.Text)
		}
		out = append(out, b.String())
	}
	return out, ls
}

func TestBreaks(t *testing.T) {
	ref := doc.Span{Text: "[4]", Kind: doc.Ref}
	for _, c := range []struct {
		name  string
		spans doc.Spans
		runes int
		want  string
	}{
		{"at spaces, which stay", plainText("aaa bbb ccc ddd"), 8, "aaa bbb |ccc ddd"},
		{"even rag over greedy", plainText("aaa bb cc ddddd"), 6, "aaa |bb cc |ddddd"},
		{"spaces in a row are one", plainText("  a \n b  "), 9, "a b"},
		{"never at NBSP", plainText("aa USD\u00a024.5\u00a0bn"), 12, "aa |USD\u00a024.5\u00a0bn"},
		{"never at U+202F", plainText("aaaa bb\u202fcc"), 8, "aaaa |bb\u202fcc"},
		{"soft hyphens show only at a break", plainText("aaa de\u00admar\u00adca\u00adted x"), 10, "aaa demar-|cated x"},
		{"soft hyphens that are not used", plainText("de\u00admar\u00adcated"), 12, "demarcated"},
		{"after a hyphen", plainText("aaaaa long-standing"), 11, "aaaaa long-|standing"},
		{"not inside a range", plainText("aaaa 2018–2022"), 10, "aaaa |2018–2022"},
		{"not before two last letters", plainText("aaaa Alau-TV"), 10, "aaaa |Alau-TV"},
		{"a mark stays with its word", doc.Spans{{Text: "aaa bbbb "}, ref}, 9, "aaa |bbbb [4]"},
		{"a mark stays when the word has its own span", doc.Spans{{Text: "aaa "}, {Text: "bbbb", Bold: true}, ref}, 9, "aaa |bbbb[4]"},
		{"a dash does not begin a line", plainText("aaaa bbbb — cc"), 8, "aaaa |bbbb — |cc"},
		{"nor does a sign", plainText("aaaa bbb = cc ÷ ddd − ee"), 8, "aaaa |bbb = |cc ÷ |ddd − ee"},
		{"an abbreviation and its number", plainText("aa of HS 8542 bb"), 8, "aa of |HS 8542 |bb"},
		{"the same in brackets, in two spans", doc.Spans{{Text: "aaaaa (ГС "}, {Text: "8542)"}}, 10, "aaaaa |(ГС 8542)"},
		{"no line ends with a letter of Russian", plainText("aaaa с России (в Китай) и Ё"), 9, "aaaa |с России |(в Китай) |и Ё"},
		{"an English article may", plainText("aaaa a bbbbb"), 6, "aaaa a |bbbbb"},
		{"no abbreviation", plainText("aaaa OPEC 85 A 85"), 9, "aaaa OPEC |85 A 85"},
		{"wider than the measure", plainText("abcdefghijklmno pq"), 6, "abcde-|fghij-|klmno |pq"},
		{"a hash", plainText("0abcdef0123456789"), 6, "0abcde|f01234|56789"},
		{"wider together", doc.Spans{{Text: "abcd"}, {Text: "efgh", Bold: true}, {Text: "ij"}}, 6, "abcd|efghij"},
		{"an address", plainText("https://example.org/abc/def"), 20, "https://example.org/|abc/def"},
		{"between ideographs, not before closing signs or after opening ones", plainText("中国海关《总署》，年鉴"), 5, "中国海关|《总署》，|年鉴"},
		{"between ideographs and letters", plainText("总署ABC年"), 4, "总署|ABC年"},
		{"from right to left, without hyphens", plainText("שלוםשלום"), 5, "שלוםש|לום"},
		{"a narrow measure", plainText("ab"), 1, "a|b"},
		{"no room at all", plainText("ab"), 0, "a|b"},
		{"nothing", plainText(" \u00ad "), 5, ""},
	} {
		got, _ := set(t, c.spans, c.runes)
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, g, c.want)
		}
	}
}

// A run with letters from right to left says of what text it is a part, and in which
// direction that runs: what stands by itself in that of its first letter.
func TestOrder(t *testing.T) {
	title := doc.Span{Text: "סחר חוץ ab", Own: true}
	_, ls := set(t, doc.Spans{{Text: "By "}, title, {Text: ", of סחר"}, {Text: ", 2019"}}, 12)
	var got []string
	for _, l := range ls {
		for _, it := range l.items {
			if o := it.Text.Order; o == nil {
				got = append(got, it.Text.Text)
			} else {
				got = append(got, fmt.Sprintf("%s(%v %d of %q)", it.Text.Text, o.RTL, o.At, o.Text))
			}
		}
	}
	want := []string{"By ", `סחר חוץ (true 0 of "סחר חוץ ab")`, `ab(true 14 of "סחר חוץ ab")`, `, of סחר(false 0 of ", of סחר")`, ", ", "2019"}
	if !slices.Equal(got, want) {
		t.Errorf("runs are %q, want %q", got, want)
	}
}

func TestHyphenAtEnd(t *testing.T) {
	_, ls := set(t, plainText("de\u00admar\u00adcated"), 7)
	if r := ls[0].items[0].Text; !r.HyphenAtEnd || r.Text != "demar-" {
		t.Errorf("got %+v", r)
	}
	_, ls = set(t, plainText("long-standing"), 7)
	if r := ls[0].items[0].Text; r.HyphenAtEnd || r.Text != "long-" {
		t.Errorf("a written hyphen is not a soft one: %+v", r)
	}
}

// Every rune that shows is set once, in order, and no line is wider than the
// measure.
func FuzzBreak(f *testing.F) {
	f.Add("Turnover of USD\u00a024.5\u00a0bn, [4] de\u00admar\u00adcated — 2018–2022", "and/or https://a.b/c?d=e", 17)
	f.Add("\u00ad \u200b", "", 1)
	f.Add("interdependence internationalisation of", "agricultural equipment", 21)
	f.Add(strings.Repeat("x", 3000), " y", 9)
	f.Fuzz(func(t *testing.T, a, b string, runes int) {
		if runes < 1 || runes > 400 || len(a)+len(b) > 5000 || !utf8.ValidString(a) || !utf8.ValidString(b) {
			t.Skip() // data refuses text that is not UTF-8
		}
		spans := doc.Spans{{Text: a, Anchor: "x"}, {Text: b, Bold: true, Dest: "d"}, {Text: "[1]", Kind: doc.Ref}}
		lines, set := setLang(t, "en", spans, runes)
		for i, l := range set {
			if l.w > styles[roleBody].Size/2*Pt(runes)+0.1 && utf8.RuneCountInString(strings.TrimSuffix(lines[i], "-")) > 1 {
				t.Errorf("line %q is %.1f wide, measure %d runes", lines[i], l.w, runes)
			}
			if n := len(l.items); n > 0 && l.items[n-1].Text.HyphenAtEnd {
				lines[i] = strings.TrimSuffix(lines[i], "-")
			}
		}
		if got, want := visible(strings.Join(lines, "")), visible(a+b+"[1]"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

// visible is s without what is dropped or joined in setting.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if blank(r) || r == '\u00ad' || r == '\u200b' {
			return -1
		}
		return r
	}, s)
}

// cut passes over every byte at which no character begins that opens a line.
func TestMayOpen(t *testing.T) {
	for r := rune(0); r <= 0xFFFF; r++ {
		for _, url := range []bool{false, true} {
			may := blank(r) || r == '\u00ad' || r == '\u200b' || mayBreakAfter("ab", r, "cde", url)
			if may && !mayBreakAt(string(r)[0], url) {
				t.Errorf("U+%04X, address %v: passed over", r, url)
			}
		}
	}
}

// Looking only at ways that can be the best finds the lines that looking at all
// of them does.
func TestWaysNotWeighed(t *testing.T) {
	words := []string{"a", "to", "the", "four", "seven", "frontier", "foo-bar", "de\u00admar\u00adcated", "interdependence", "2018–2022"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 60).Draw(t, "words"), " ")
		measure := 4.6 * Pt(rapid.IntRange(4, 60).Draw(t, "runes"))
		st := &setter{textSetter: textSetter{workspace: &workspace{}, m: fake{}, lang: "en", digits: 2}, g: small}
		s := st.shape(plainText(text), styles[roleBody])
		st.split(&s, measure)
		for range 2 {
			got := slices.Clone(st.fewestLines(&s, measure))
			n := len(s.fragments)
			best := make([]breakpoint, n+1)
			for j := 1; j <= n; j++ {
				if j == n || s.fragments[j-1].after != noBreak {
					best[j] = st.bestLine(&s, best, j, n, measure)
				}
			}
			var want []int
			for j := n; j > 0; j = best[j].from {
				want = append([]int{j}, want...)
			}
			if !slices.Equal(got, want) {
				t.Fatalf("%q at %.1f: lines end at %v, want %v", text, measure, got, want)
			}
			if !st.hyphenate(&s, got, measure) {
				break
			}
		}
	})
}
