package audit

import (
	"strings"

	"dyad/data/quantity"
)

// wordsPoints is what words may be off the share they stand for: "two thirds" is
// said of 63 % and of 70 %.
const wordsPoints = 0.04

// fractions are words for parts of a whole in the languages of dossiers, longer
// ones before those they end in.
var fractions = []struct {
	words string
	at    float64
}{
	{"three quarters", 3. / 4}, {"three fourths", 3. / 4}, {"two thirds", 2. / 3}, {"two fifths", 2. / 5}, {"three fifths", 3. / 5},
	{"four fifths", 4. / 5}, {"nine tenths", 9. / 10}, {"seven tenths", 7. / 10}, {"three tenths", 3. / 10}, {"two-thirds", 2. / 3}, {"three-quarters", 3. / 4},
	{"one third", 1. / 3}, {"a third", 1. / 3}, {"one-third", 1. / 3}, {"one quarter", 1. / 4}, {"a quarter", 1. / 4}, {"one fourth", 1. / 4}, {"a fourth", 1. / 4},
	{"one fifth", 1. / 5}, {"a fifth", 1. / 5}, {"one sixth", 1. / 6}, {"a sixth", 1. / 6}, {"one seventh", 1. / 7}, {"one eighth", 1. / 8}, {"an eighth", 1. / 8},
	{"one tenth", 1. / 10}, {"a tenth", 1. / 10}, {"one half", 1. / 2}, {"a half", 1. / 2}, {"half", 1. / 2},
	{"три четверти", 3. / 4}, {"две трети", 2. / 3}, {"две пятых", 2. / 5}, {"три пятых", 3. / 5}, {"четыре пятых", 4. / 5}, {"одна треть", 1. / 3}, {"треть", 1. / 3},
	{"одна четверть", 1. / 4}, {"четверть", 1. / 4}, {"одна пятая", 1. / 5}, {"пятая часть", 1. / 5}, {"одна десятая", 1. / 10}, {"половина", 1. / 2},
	{"төрттен үш", 3. / 4}, {"үштен екі", 2. / 3}, {"үштен бір", 1. / 3}, {"төрттен бір", 1. / 4}, {"бестен бір", 1. / 5}, {"оннан бір", 1. / 10}, {"жартысы", 1. / 2},
}

// mixedFraction are words that make more of a fraction than it is alone.
var mixedFraction = []string{"one and a", "and a half", "half a dozen", "first half", "second half", "half-"}

// fractionOf is the part of a whole that a text names, if it names one.
func fractionOf(text string) (float64, bool) {
	text = " " + strings.ToLower(strings.Join(strings.Fields(text), " ")) + " "
	if text == "  " {
		return 0, false
	}
	for _, w := range mixedFraction {
		if strings.Contains(text, w) {
			return 0, false
		}
	}
	for _, f := range fractions {
		if i := strings.Index(text, f.words); i >= 0 && !letterAt(text, i-1) && !letterAt(text, i+len(f.words)) {
			return f.at, true
		}
	}
	return 0, false
}

// letterAt tells whether the byte at i belongs to a word.
func letterAt(s string, i int) bool {
	return i >= 0 && i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] >= 0x80)
}

// cardinals are the words for small numbers.
var cardinals = map[string]int64{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
	"один": 1, "одна": 1, "два": 2, "две": 2, "три": 3, "трёх": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7, "восемь": 8, "девять": 9, "десять": 10,
	"бір": 1, "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "алты": 6, "жеті": 7, "сегіз": 8, "тоғыз": 9, "он": 10,
}

// cardinalOf is the number that a text spells in words, if it spells one and
// nothing that multiplies it.
func cardinalOf(text string) (float64, bool) {
	n, found := int64(0), 0
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" ,.;:()-–", r) }) {
		if v, ok := cardinals[w]; ok {
			n, found = v, found+1
		}
		switch w {
		case "dozen", "dozens", "hundred", "hundreds", "thousand", "million", "billion", "score", "half", "тысяч", "тысячи", "сот", "млн", "млрд", "мың":
			return 0, false
		}
	}
	return float64(n), found == 1
}

// numberOf is the number that a text spells in digits, if it spells one: "24.5"
// in "USD 24.5 bn", "7548" in "7,548 km".
func numberOf(text string) (quantity.Value, bool) {
	var out quantity.Value
	found := 0
	for _, w := range strings.Fields(text) {
		w = strings.ReplaceAll(strings.Trim(w, "%.,;:()≈~+"), ",", "")
		if v, err := quantity.ParseValue(w); err == nil {
			out, found = v, found+1
		}
	}
	return out, found == 1
}
