package words

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A typographic rule is what no message of a language may hold.
type typographicRule struct {
	lang string // "" for every language
	what string
	bad  *regexp.Regexp
}

var typographicRules = []typographicRule{
	{"", "a hyphen where a dash or a minus belongs", regexp.MustCompile(`(^|[\s}])-[\s{]|[\d}]-\{|[12]\d{3}-[12]\d{3}`)},
	{"", "two spaces", regexp.MustCompile(`[  ]{2}`)},
	{"", "a straight double quote", regexp.MustCompile(`"`)},
	{"", "a space before a stop", regexp.MustCompile(`[\pL\d}][  ][.,;:!?]([\s]|$)`)},
	{"ru", "a quote that is not «»", regexp.MustCompile(`['‘’“”„]`)},
	{"kk", "a quote that is not «»", regexp.MustCompile(`['‘’“”„]`)},
	{"ru", "an en dash between words", regexp.MustCompile(`[  ]–[  ]`)},
	{"ru", "an em dash without spaces", regexp.MustCompile(`\S—|—\S`)},
	{"ru", "a percent sign without its no-break space", regexp.MustCompile(`[\d}] ?%`)},
	{"ru", "г. or гг. without its no-break space", regexp.MustCompile(`[\d}] (г|гг)\.`)},
	{"ru", "п. п., т. е. or с. without a no-break space", regexp.MustCompile(`(^|\PL)п\. п\.|т\. е\.|[Сс]\. \{`)},
	{"ru", "млн, млрд or трлн with a point", regexp.MustCompile(`(млн|млрд|трлн)\.[  ]`)},
	{"kk", "an em dash", regexp.MustCompile(`—`)},
	{"kk", "a space before the percent sign", regexp.MustCompile(`[\d}][  ]%`)},
	{"kk", "a word put after a number to carry its case", regexp.MustCompile(`мөлшерінен`)},
	{"kk", "«қалдырылды», which says kept, for left out", regexp.MustCompile(`қалдырыл(ды|ған)`)},
	{"kk", "«азайту» for a minus", regexp.MustCompile(`азайту`)},
	{"kk", "a percent sign and its suffix without a hyphen", regexp.MustCompile(`%\pL`)},
}

// ё belongs in these words wherever they occur; the list is of words that the
// catalogue uses.
var withoutYo = regexp.MustCompile(`(?i)(^|\PL)(еще|учет\pL*|отчет\pL*|расчет\pL*|счет|партнер\pL*|импортер\pL*|экспортер\pL*|объем\pL*|черн(ый|ые|ых)|прием\pL*|трех|четырех|определенн\pL*|ведет\pL*|дает|идет|берется|причем|ее)(\PL|$)`)

// inCyrillic are the languages that are written in Cyrillic letters.
var inCyrillic = []string{"kk", "ru"}

// latinWords are the only words in Latin letters that messages of a language in
// Cyrillic letters hold: names, codes, formula letters and commands.
var latinWords = strings.Fields("GeoDep CEPII BACI CDI1 CDI2 CDI3 UN Comtrade Other Asia nes World Monitor MERICS Moore Bottle UTF-8 ISO-8859-1 R SITC Trade in dyad diff verify A B X M W k t a b")

// TestTypography holds messages to the rules of their language: what stands between
// words and figures and, where it is written in Cyrillic letters, no words in Latin
// ones.
func TestTypography(t *testing.T) {
	for _, lang := range Languages() {
		all := messages(t, lang)
		for _, key := range slices.Sorted(maps.Keys(all)) {
			forms := all[key]
			if strings.Contains(key, ".unit.") {
				continue // the spelling of a unit in a dossier, which is printed otherwise
			}
			for form, text := range forms {
				for _, fault := range faults(lang, text) {
					t.Errorf("words/%s.txt: message %s[%s]: %s: %q", lang, key, form, fault, text)
				}
			}
		}
	}
}

// faults are the rules that a text of a language breaks.
func faults(lang, text string) (out []string) {
	for _, rule := range typographicRules {
		if (rule.lang == "" || rule.lang == lang) && rule.bad.MatchString(text) {
			out = append(out, rule.what)
		}
	}
	if lang == "ru" && withoutYo.MatchString(text) {
		out = append(out, "е for ё")
	}
	if slices.Contains(inCyrillic, lang) {
		bare := regexp.MustCompile(`\{[^}]*\}`).ReplaceAllString(text, " ")
		for _, word := range regexp.MustCompile(`[A-Za-z][A-Za-z0-9]*(-[0-9]+)*`).FindAllString(bare, -1) {
			if !slices.Contains(latinWords, word) {
				out = append(out, word+" in Latin letters")
			}
		}
	}
	return out
}

// TestTypographyRulesBite holds that each rule finds the fault it names, and that
// text as it should be breaks none.
func TestTypographyRulesBite(t *testing.T) {
	for _, tc := range []struct{ lang, text, want string }{
		{"en", "a - b", "a hyphen where a dash or a minus belongs"},
		{"en", "2016-2023", "a hyphen where a dash or a minus belongs"},
		{"en", "{from}-{to}, ISO-8859-1", "a hyphen where a dash or a minus belongs"},
		{"en", "a  b", "two spaces"},
		{"en", `a "b"`, "a straight double quote"},
		{"en", "a , b", "a space before a stop"},
		{"en", "{from}–{to} of a sub-item, the state's", ""},
		{"ru", "слово “там”", "a quote that is not «»"},
		{"kk", "сөз “онда”", "a quote that is not «»"},
		{"ru", "{a} – {b}", "an en dash between words"},
		{"ru", "{a}—{b}", "an em dash without spaces"},
		{"ru", "не больше 10 %", "a percent sign without its no-break space"},
		{"ru", "в {year} г. было", "г. or гг. without its no-break space"},
		{"ru", "4 п. п.", "п. п., т. е. or с. without a no-break space"},
		{"ru", "5 млрд. руб.", "млн, млрд or трлн with a point"},
		{"ru", "по данным импортера", "е for ё"},
		{"ru", "ГС, HS 27", "HS in Latin letters"},
		{"ru", "{a} — {b}, 2016–2023\u00a0гг., «10\u00a0%», ещё 5 млрд долл. США", ""},
		{"kk", "{a} — {b}", "an em dash"},
		{"kk", "10 %", "a space before the percent sign"},
		{"kk", "{n} мөлшерінен астам", "a word put after a number to carry its case"},
		{"kk", "{n} жол қалдырылды", "«қалдырылды», which says kept, for left out"},
		{"kk", "бүтін азайту бөлік", "«азайту» for a minus"},
		{"kk", "25%дан", "a percent sign and its suffix without a hyphen"},
		{"kk", "{a} – {b}, 25%-дан астам, «10%»", ""},
		{"de", "{a} führt mehr aus als {b}", ""},
	} {
		got := strings.Join(faults(tc.lang, tc.text), "; ")
		if got != tc.want {
			t.Errorf("%s: %q: got %q, want %q", tc.lang, tc.text, got, tc.want)
		}
	}
}
