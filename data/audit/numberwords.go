package audit

import (
	"strings"
	"unicode"

	"dyad/data/quantity"
)

// wordsPoints is what words may be off the share they stand for: "two thirds" is
// said of 63 % and of 70 %. roundPart is what a number of dozens, hundreds or more
// may be off, as a part of it.
const (
	wordsPoints = 0.04
	roundPart   = 0.2
)

// units are the English, Russian and Kazakh words for small numbers.
var units = map[string]float64{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
	"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	"один": 1, "одна": 1, "два": 2, "две": 2, "три": 3, "трёх": 3, "тройке": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7, "восемь": 8, "девять": 9, "десять": 10,
	"бір": 1, "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "алты": 6, "жеті": 7, "сегіз": 8, "тоғыз": 9, "он": 10,
}

// manifold are English words that multiply the number before them.
var manifold = map[string]float64{"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

// vague are words after which a number in words is none that could be told.
var vague = map[string]bool{
	"dozens": true, "hundreds": true, "thousands": true, "millions": true, "several": true, "some": true, "few": true, "half": true, "score": true,
	"десятков": true, "десятки": true, "сотни": true, "сот": true, "тысяч": true, "тысячи": true, "млн": true, "млрд": true, "мың": true, "жүз": true,
}

// parts are the English words for parts of a whole, by how many make it.
var parts = map[string]float64{
	"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6,
	"seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
}

// fractions are Russian and Kazakh words for parts of a whole, longer ones before
// those they end in.
var fractions = []struct {
	words string
	at    float64
}{
	{"три четверти", 3. / 4}, {"две трети", 2. / 3}, {"две пятых", 2. / 5}, {"три пятых", 3. / 5}, {"четыре пятых", 4. / 5}, {"одна треть", 1. / 3}, {"треть", 1. / 3},
	{"одна четверть", 1. / 4}, {"четверть", 1. / 4}, {"одна пятая", 1. / 5}, {"пятая часть", 1. / 5}, {"одна десятая", 1. / 10}, {"половина", 1. / 2},
	{"төрттен үш", 3. / 4}, {"үштен екі", 2. / 3}, {"үштен бір", 1. / 3}, {"төрттен бір", 1. / 4}, {"бестен бір", 1. / 5}, {"оннан бір", 1. / 10}, {"жартысы", 1. / 2},
}

// wordsOf are the words of a text in lower case, hyphens and punctuation apart.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// fractionOf is the part of a whole that a text names, if it names one: "two
// thirds", "a quarter", "half", "one in three", "forty per cent".
func fractionOf(text string) (float64, bool) {
	words := wordsOf(text)
	at, found := 0.0, 0
	for i, w := range words {
		n := units[w]
		if w == "a" || w == "an" {
			n = 1
		}
		next := word(words, i+1)
		switch {
		case n > 0 && parts[next] > n-0.5 && word(words, i+2) != "largest" && word(words, i+2) != "biggest":
			at, found = n/parts[next], found+1
		case w == "half" && units[word(words, i-1)] == 0 && word(words, i-1) != "a" && word(words, i-1) != "and" && next != "a" && next != "dozen":
			at, found = 0.5, found+1
		case n > 0 && next == "in" && units[word(words, i+2)] > n:
			at, found = n/units[word(words, i+2)], found+1
		case n > 0 && next == "out" && word(words, i+2) == "of" && units[word(words, i+3)] > n:
			at, found = n/units[word(words, i+3)], found+1
		case n > 0 && (next == "percent" || next == "per" && word(words, i+2) == "cent"):
			if tens := units[word(words, i-1)]; tens >= 20 && n < 10 {
				n += tens
			}
			at, found = n/100, found+1
		case w == "and" && (next == "a" || parts[next] > 0 || units[word(words, i-1)] > 0 && parts[word(words, i+2)] > 0):
			return 0, false // "one and a half", "one and two thirds"
		}
	}
	if found == 0 {
		return namedFraction(words)
	}
	return at, found == 1
}

// namedFraction is fractionOf for the languages whose fractions are listed.
func namedFraction(words []string) (float64, bool) {
	text := " " + strings.Join(words, " ") + " "
	for _, f := range fractions {
		if strings.Contains(text, " "+f.words+" ") || strings.Contains(text, " "+f.words+"і ") || strings.Contains(text, " "+f.words+"сі ") {
			return f.at, true
		}
	}
	return 0, false
}

// word is the i-th word, "" beyond either end.
func word(words []string, i int) string {
	if i < 0 || i >= len(words) {
		return ""
	}
	return words[i]
}

// cardinalOf is the number that a text spells in words, if it spells one, with what
// it may be off: "three" nothing, "two dozen" a little.
func cardinalOf(text string) (n, slackness float64, ok bool) {
	words := wordsOf(text)
	found, last := 0, 0.0
	for i, w := range words {
		u, m := units[w], manifold[w]
		switch {
		case vague[w]:
			return 0, 0, false
		case u > 0 && last >= 20 && last < 100 && u < 10: // twenty-five
			n, last = n+u, u
		case u > 0 && found > 0 && last < 100:
			return 0, 0, false // a second number
		case u > 0:
			n, last, found = n+u, u, found+1
		case m > 0 && found > 0:
			n, last, slackness = n*m, m, n*m*roundPart
		case m > 0 && word(words, i-1) == "a":
			n, last, found, slackness = m, m, 1, m*roundPart
		}
	}
	return n, slackness, found == 1
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
