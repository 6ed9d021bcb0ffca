package quantity

import (
	"slices"
	"strconv"
	"strings"
)

var english = Language{
	tag: "en", decimal: ".", group: ",", groupMin: 4, minus: "−", plus: "+", dash: "–", percent: "%",
	words:     map[string]string{"thousand km": "thousand" + nbsp + "km", "thousand t": "thousand" + nbsp + "t"},
	money:     []part{partCurrency, partNumber, partScale},
	nouns:     map[string]Forms{"years": {"one": "year", "other": "years"}, "products": {"one": "product", "other": "products"}},
	singular:  englishSingular,
	per:       " per ",
	ordinal:   englishOrdinal,
	place:     englishOrdinal,
	hedges:    [10]string{About: "about %s", Almost: "almost %s", MoreThan: "more than %s", AtMost: "at most %s", Joint: "joint %s", LessThan: "less than %s", AtLeast: "at least %s"},
	spelled:   [11]string{2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"},
	placeMost: "among the first %s", placeLeast: "at best %s",
	over: "over %s", under: "under %s", anything: "no bound", nothing: "no number",
	undated:    "n.d.",
	months:     [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	longMonths: [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	times:      timeForms{day: "1" + nbsp + "2" + nbsp + "3", month: "2" + nbsp + "3", quarter: "Q1" + nbsp + "3", half: "H1" + nbsp + "3", year: "3"},
	longTimes:  timeForms{day: "1" + nbsp + "2 3", month: "2" + nbsp + "3", quarter: "Q1" + nbsp + "3", half: "H1" + nbsp + "3", year: "3"},
}

func englishOrdinal(n int64) string {
	s := strconv.FormatInt(n, 10)
	if n%100 >= 11 && n%100 <= 13 {
		return s + "th"
	}
	switch n % 10 {
	case 1:
		return s + "st"
	case 2:
		return s + "nd"
	case 3:
		return s + "rd"
	}
	return s + "th"
}

// irregular are English nouns whose singular is not made by the rule, by their
// plural; those that end in "s" in the singular too are their own.
var irregular = map[string]string{
	"people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
	"knives": "knife", "lives": "life", "wives": "wife", "halves": "half", "shelves": "shelf", "wolves": "wolf", "loaves": "loaf",
	"axes": "axis", "crises": "crisis", "movies": "movie",
	"series": "series", "species": "species", "headquarters": "headquarters", "works": "works", "barracks": "barracks",
	"means": "means", "premises": "premises", "customs": "customs", "gas": "gas", "news": "news", "bus": "bus",
	"leases": "lease", "licences": "licence", "caches": "cache", "aches": "ache", "ties": "tie", "pies": "pie", "shoes": "shoe",
}

// englishSingular is an English noun beside 1. What is counted is the last word, or
// the one before "of", "for" or another preposition: "1 school for refugees".
func englishSingular(noun string) string {
	if _, scaled := scaleOf(noun); scaled {
		return noun // 1 thousand persons
	}
	head, rest := noun, ""
	for _, w := range []string{" of ", " for ", " in ", " on ", " from ", " to ", " with ", " at ", " per ", " by ", " between ", " under ", " over ", " that ", " who "} {
		if i := strings.Index(head, w); i > 0 {
			head, rest = head[:i], head[i:]+rest
		}
	}
	at := strings.LastIndexByte(head, ' ') + 1
	return head[:at] + singularWord(head[at:]) + rest
}

func singularWord(s string) string {
	if one, ok := irregular[s]; ok {
		return one
	}
	if len(s) < 4 || strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") != "" { // a sign: Gbps
		return s
	}
	for _, end := range []string{"ss", "us", "is"} {
		if strings.HasSuffix(s, end) {
			return s
		}
	}
	for _, end := range []string{"sses", "shes", "ches", "xes", "zzes"} { // classes, bushes, boxes
		if strings.HasSuffix(s, end) {
			return strings.TrimSuffix(s, "es")
		}
	}
	if cut, ok := strings.CutSuffix(s, "ies"); ok {
		return cut + "y"
	}
	return strings.TrimSuffix(s, "s")
}

// scaleOf is the word of scale that a noun begins with: "thousand persons".
func scaleOf(noun string) (string, bool) {
	first, _, more := strings.Cut(noun, " ")
	return first, more && slices.Contains([]string{"hundred", "thousand", "million", "m", "billion", "bn", "trillion", "tn"}, first)
}
