package script

import (
	"math/rand"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/bidi"
)

// shown is a line as it shows from left to right, letters in their order on the line.
func shown(s string, from, to int, rtl bool) string {
	var b strings.Builder
	for _, r := range Order(s, from, to, rtl) {
		part := []rune(s[r.From:r.To])
		if r.RTL {
			slices.Reverse(part)
			for i := range part {
				part[i] = Mirror(part[i])
			}
		}
		b.WriteString(string(part))
	}
	return b.String()
}

func TestOrder(t *testing.T) {
	for _, c := range []struct {
		text string
		rtl  bool
		want string
	}{
		{"", false, ""},
		{"trade", false, "trade"},
		{"סחר חוץ", true, "ץוח רחס"},
		{"סחר חוץ 2023.", true, ".2023 ץוח רחס"},
		{"סחר (OECD) חוץ", true, "ץוח (OECD) רחס"},
		{"the סחר חוץ said", false, "the ץוח רחס said"},
		{"the סחר 2018, 2020 abc", false, "the 2020 ,2018 רחס abc"},
		{"אב 12abc", false, "12 באabc"},
		{"التجارة 2018-2022", true, "2022-2018 ةراجتلا"},
		{"סחר 2018-2022", true, "2018-2022 רחס"},
		{"«سلع»", true, "«علس»"},
		{"$5 סחר", true, "רחס $5"},
		{"Trade: סחר.", false, "Trade: רחס."},
		// Brackets: N0 of UAX #9, with its examples.
		{"אב(גד[&ef]!)gh", true, "gh(![ef&]דג)בא"},
		{"smith (fabrikam בוא) יד", true, "די (אוב fabrikam) smith"},
		{"ab (אב) גד", false, "ab (בא) דג"},
	} {
		if got := shown(c.text, 0, len(c.text), c.rtl); got != c.want {
			t.Errorf("%q from right to left %v shows as %q, want %q", c.text, c.rtl, got, c.want)
		}
	}
}

// What stands in an isolate is set by itself.
func TestOrderOfIsolates(t *testing.T) {
	strip := strings.NewReplacer("\u2068", "", "\u2069", "")
	for _, c := range []struct {
		text string
		rtl  bool
		want string
	}{
		{"Source: " + Isolate("משרד") + ", 2019.", false, "Source: דרשמ, 2019."},
		{"Source: משרד, 2019.", false, "Source: 2019 ,דרשמ."},
		{Isolate("משרד 2018.") + " (" + Isolate("OECD.") + ") 5", false, ".2018 דרשמ (OECD.) 5"},
		{"לפי " + Isolate("OECD.") + ", 2019", true, "2019 ,OECD. יפל"},
		{"לפי " + Isolate("ab "+Isolate("אב!")+" c!"), true, "ab !בא c! יפל"},
		{"a " + string(isolate) + "אב", false, "a בא"},
	} {
		if got := strip.Replace(shown(c.text, 0, len(c.text), c.rtl)); got != c.want {
			t.Errorf("%q from right to left %v shows as %q, want %q", c.text, c.rtl, got, c.want)
		}
	}
}

// The order of a line is that of the whole text: of years after Arabic letters the first
// stands at the right though the letters are on the line before.
func TestOrderOfLaterLine(t *testing.T) {
	s := "التجارة 2018-2022"
	from := strings.Index(s, "2018")
	if got := shown(s, from, len(s), true); got != "2022-2018" {
		t.Errorf("the second line shows %q", got)
	}
	if got := shown(s, 0, from, true); got != " ةراجتلا" {
		t.Errorf("the first line shows %q", got)
	}
}

// The directions are those that x/text finds, which says no levels.
func TestOrderAgainstXText(t *testing.T) {
	letters := []rune("abאבجد12٣٤ .,-+$%:/\u00a0«") // no brackets: x/text v0.43 finds none of their pairs
	rnd := rand.New(rand.NewSource(1))
	for range 20000 {
		rs := make([]rune, 1+rnd.Intn(12))
		for i := range rs {
			rs[i] = letters[rnd.Intn(len(letters))]
		}
		s := string(rs)
		for _, rtl := range []bool{false, true} {
			var p bidi.Paragraph
			dir := bidi.LeftToRight
			if rtl {
				dir = bidi.RightToLeft
			}
			// x/text takes the default only where no letter decides.
			mark := "\u200e"
			if rtl {
				mark = "\u200f"
			}
			if _, err := p.SetString(mark+s, bidi.DefaultDirection(dir)); err != nil {
				t.Fatal(err)
			}
			order, err := p.Order()
			if err != nil {
				t.Fatal(err)
			}
			want := make([]bool, 0, len(rs))
			for i := range order.NumRuns() {
				r := order.Run(i)
				for range []rune(r.String()) {
					want = append(want, r.Direction() == bidi.RightToLeft)
				}
			}
			want = want[1:]
			base := uint8(0)
			if rtl {
				base = 1
			}
			o := newOrdering(s, base)
			o.resolve()
			// Space at the end has the direction of the whole in x/text.
			for i := len(o.is) - 1; i >= 0 && o.given[i] == bidi.WS; i-- {
				o.levels[i] = o.base
			}
			for i := range rs {
				if got := o.levels[i]%2 == 1; got != want[i] {
					t.Fatalf("%q (%v): %q from right to left is %v, want %v", s, rtl, rs[i], got, want[i])
				}
			}
		}
	}
}

func TestLetters(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"ب", "\uFE8F"},
		{"بب", "\uFE91\uFE90"},
		{"ببب", "\uFE91\uFE92\uFE90"},
		{"دب", "\uFEA9\uFE8F"},
		{"بد", "\uFE91\uFEAA"},
		{"سلام", "\uFEB3\uFEFC\uFEE1"},
		{"لا", "\uFEFB"},
		{"لله", "\uFEDF\uFEE0\uFEEA"},
		{"بء", "\uFE8F\uFE80"},
		{"على", "\uFECB\uFEE0\uFEF0"},
		{"بـ", "\uFE91\u0640"},
		{"می\u200cشود", "\uFEE3\uFBFD\uFEB7\uFEEE\uFEA9"},
		{"گپچژ", "\uFB94\uFB59\uFB7D\uFB8B"},
		{"ab סחר", "ab סחר"},
	} {
		var got strings.Builder
		var plain strings.Builder
		for _, l := range Letters(c.text, nil) {
			got.WriteRune(l.Rune)
			if p := Plain(l.Rune); p != "" {
				plain.WriteString(p)
			} else {
				plain.WriteRune(l.Rune)
			}
			if l.Size <= 0 || l.At+l.Size > len(c.text) {
				t.Errorf("%q: letter at %d of %d bytes", c.text, l.At, l.Size)
			}
		}
		if got.String() != c.want {
			t.Errorf("%q is shown as %+q, want %+q", c.text, got.String(), c.want)
		}
		if want := strings.ReplaceAll(c.text, "\u200c", ""); plain.String() != want {
			t.Errorf("%q stands for %q", got.String(), plain.String())
		}
	}
}

// Each letter of the Arabic alphabet and of Persian, Urdu and Kurdish has its forms.
func TestFormsOfAlphabets(t *testing.T) {
	const joinsNone, joinsBefore, joinsBoth = "ءآأؤإاةدذرزوژڈڑۀے", "آأؤإاةدذرزوژڈڑۀے", "ئبتثجحخسشصضطظعغفقكلمنهىيپچکگیٹںہھڤ"
	table := letterForms()
	for _, r := range joinsNone + joinsBoth {
		if table[r][isolated] == 0 {
			t.Errorf("%q has no isolated form", r)
		}
	}
	for _, r := range joinsBefore + joinsBoth {
		if table[r][final] == 0 {
			t.Errorf("%q has no final form", r)
		}
		if joins := table[r][initial] != 0; joins != strings.ContainsRune(joinsBoth, r) && r != 'ں' {
			t.Errorf("%q joins the next letter: %v", r, joins)
		}
	}
	if table['ء'][final] != 0 {
		t.Error("hamza joins the letter before it")
	}
}

func TestFaults(t *testing.T) {
	for r, want := range map[rune]Fault{
		'a': NoFault, 'ж': NoFault, '中': NoFault, 'あ': NoFault, '한': NoFault, 'ש': NoFault, 'ع': NoFault, '٣': NoFault, '،': NoFault,
		'、': NoFault, 'አ': NoFault, '\u200c': NoFault,
		'\u0301': Mark, '\u05b8': Mark, '\u064e': Mark, 'ि': Mark, '\ufe91': Form, '\ufb1d': Form, 'क': Complex, 'ก': Complex, '\u1100': Complex, 'ܐ': Complex,
		'\u06d5': Unjoined, '\u200d': Unprinted, '\ufffd': Unprinted,
	} {
		if got := FaultOf(r); got != want {
			t.Errorf("%q (%U): fault %d, want %d", r, r, got, want)
		}
	}
}

func TestBreaksBetween(t *testing.T) {
	for _, c := range []struct {
		a, b rune
		want bool
	}{
		{'中', '国', true}, {'国', '，', false}, {'，', '中', true}, {'《', '中', false}, {'中', '《', true}, {'国', '》', false},
		{'中', 'A', true}, {'A', '中', true}, {'a', 'b', false}, {'中', ')', false}, {'(', '中', false}, {'ト', 'ョ', false}, {'ラ', 'ー', false},
		{'한', '국', false}, {'中', '\u00a0', false}, {'年', '2', true},
	} {
		if got := BreaksBetween(c.a, c.b); got != c.want {
			t.Errorf("a line may end between %q and %q: %v", c.a, c.b, got)
		}
	}
}

func TestHasRTL(t *testing.T) {
	for s, want := range map[string]bool{"": false, "trade торговля": false, "Հայաստան": false, "中国": false, "ﬁn": false, "a ש": true, "ع": true, "！a": false, "Հ ש": true} {
		if got := HasRTL(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}
