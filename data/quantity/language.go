package quantity

import (
	"fmt"
	"strconv"
)

// nbsp keeps a number and its unit on one line.
const nbsp = "\u00a0"

// A Language prints numbers as one language does. It is immutable. All it
// knows is a table: another language is another table.
type Language struct {
	tag      string
	decimal  string // between whole and part
	group    string // between groups of three digits
	groupMin int    // fewest digits that are grouped
	minus    string
	plus     string // before a rate of growth
	dash     string // between the ends of a range
	percent  string // after the number, with its space if it has one
	money    []part // order of a sum of money
	// words translates the words of units ("km", "thousand", "bn", "years");
	// a word that is not there stands as it is.
	words   map[string]string
	one     map[string]string // the words beside a 1
	ordinal func(n int64) string
	// hedges are the words of a qualifier, by Qualifier; %s is the number.
	hedges    [8]string
	placeMost string // "at most" of a place
	over      string // a range without an upper bound
	under     string // a range without a lower bound
	anything  string // a range without bounds
	nothing   string // an empty range
	undated   string
	months    [12]string // short
	longMonth [12]string
	date      string // 1 is the day, 2 the month, 3 the year
	comma     string // list joiner
	and       string // before the last of a list
}

// part is one piece of a sum of money.
type part uint8

const (
	partCurrency part = iota
	partNumber
	partScale
)

// languages are the tables, by tag.
var languages = []*Language{&english}

var english = Language{
	tag: "en", decimal: ".", group: ",", groupMin: 4, minus: "−", plus: "+", dash: "–", percent: "%",
	money:     []part{partCurrency, partNumber, partScale},
	one:       map[string]string{"years": "year"},
	ordinal:   englishOrdinal,
	hedges:    [8]string{About: "about %s", Almost: "almost %s", MoreThan: "more than %s", AtMost: "at most %s", Joint: "joint %s"},
	placeMost: "among the first %s",
	over:      "over %s", under: "under %s", anything: "no bound", nothing: "no number",
	undated:   "n.d.",
	months:    [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	longMonth: [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	date:      "1" + nbsp + "2 3",
	comma:     ", ", and: " and ",
}

// LanguageFor is the language of a BCP 47 tag.
func LanguageFor(tag string) (*Language, error) {
	for _, l := range languages {
		if l.tag == tag {
			return l, nil
		}
	}
	return nil, fmt.Errorf("language %q: no number forms", tag)
}

// Tag is the language's BCP 47 tag.
func (l *Language) Tag() string { return l.tag }

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
