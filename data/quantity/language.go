package quantity

import (
	"fmt"
	"maps"

	"dyad/data/pseudo"
)

// nbsp keeps a number and its unit on one line.
const nbsp = "\u00a0"

// A Language prints numbers as one language does. It is immutable. All it
// knows is a table: another language is another table. It is one thing, a printer:
// all its methods read that table and put a number, a unit or a date in words.
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
	words map[string]string
	// prefixes translates SI prefixes, for the signs of units in words; per stands
	// between the two units of a rate.
	prefixes map[string]string
	per      string
	nouns    map[string]Forms         // nouns of units that have plural forms
	singular func(noun string) string // of a noun that has no forms, beside 1; nil if it stays as it is
	// rangeEnd says that the end of a range picks its noun's form, as CLDR's
	// plural ranges have it; else the form is "other".
	rangeEnd bool
	ordinal  func(n int64) string
	place    func(n int64) string // in an order, its noun included where there is one
	// hedges are the words of a qualifier, by Qualifier; %s is the number.
	hedges [10]string
	alone  [10]string // the words without a number, where they differ
	// governs are the plural categories whose forms a noun takes in the case that
	// some hedges want, by the category of its number; nil where none does.
	// governing are those hedges; over and under are of them too. Before a
	// source's own words, which do not bend, they go by worded.
	governs   map[string]string
	governing [10]bool
	worded    [10]string
	// ended puts the ending of the dative, or of the ablative, to a number with or
	// without a unit, where a form has %d or %a for %s; nil where none does.
	ended      func(s string, dative bool) string
	placeMost  string     // "at most" of a place
	spelled    [11]string // small numbers as running text has them, "" for digits
	placeLeast string     // "at least" of a place
	over       string     // a range without an upper bound
	under      string     // a range without a lower bound
	anything   string     // a range without bounds
	nothing    string     // an empty range
	undated    string
	months     [12]string // short
	longMonths [12]string // as running text has them
	// aloneMonths and longAlone are their names without a day, where they differ.
	aloneMonths, longAlone *[12]string
	times, longTimes       timeForms // in tables, and in running text
	// again are words of money with their short forms, which stand for them where they
	// were said in full before; longest first.
	again [][2]string
}

// part is one piece of a sum of money.
type part uint8

const (
	partCurrency part = iota
	partNumber
	partScale
)

// languages are the tables.
var languages = []*Language{&english, &russian, &kazakh}

// LanguageFor is the language of a BCP 47 tag. The pseudo-language prints
// numbers as English does, with words of its own.
func LanguageFor(tag string) (*Language, error) {
	if tag == pseudo.Lang {
		return pseudoEnglish(), nil
	}
	for _, l := range languages {
		if l.tag == tag {
			return l, nil
		}
	}
	return nil, fmt.Errorf("language %q: no number forms", tag)
}

// WithNouns is l with nouns of units besides its own, by unit.
func (l *Language) WithNouns(nouns map[string]Forms) *Language {
	if len(nouns) == 0 {
		return l
	}
	out := *l
	out.nouns = map[string]Forms{}
	maps.Copy(out.nouns, l.nouns)
	maps.Copy(out.nouns, nouns)
	return &out
}
