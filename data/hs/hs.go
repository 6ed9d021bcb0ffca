// Package hs owns the Harmonized System of the World Customs Organization: its
// sections, chapters and codes, and the food groups of a brief. It knows no trade
// values and no names below the chapter; tables are read by data/trade.
//
// Sections, chapters and their order follow the HS Nomenclature (International
// Convention on the Harmonized Commodity Description and Coding System,
// annex). The short labels in labels.txt are our own, in English (en), Russian
// (ru) and Kazakh (kk), each at most 30 letters; the Russian ones keep to the
// terms of the Eurasian Economic Union's nomenclature.
package hs

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

const (
	lastSection   Section = 21
	reserved      Chapter = 77 // for future use in the HS
	firstNational Chapter = 98 // 98 and 99 are left to the states
	lastChapter   Chapter = 99
)

// A Section is one of the 21 sections, 1 to 21.
type Section uint8

// A Chapter is the first two digits of a code: 1 to 97 without 77, which is
// reserved, and 98 and 99, which each state uses in its own way and which
// belong to no section.
type Chapter uint8

// Sections lists the 21 sections in order.
func Sections() []Section {
	all := make([]Section, 0, lastSection)
	for s := Section(1); s <= lastSection; s++ {
		all = append(all, s)
	}
	return all
}

// Label is a short name for charts in a language of labels.txt; English
// for any other.
func (s Section) Label(lang string) string {
	if s > lastSection {
		return ""
	}
	return word(table().sections[s], lang)
}

// String is the section's number as the HS writes it: "IV".
func (s Section) String() string {
	if s == 0 || s > lastSection {
		return "section " + strconv.Itoa(int(s))
	}
	units := [...]string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}
	return strings.Repeat("X", int(s/10)) + units[s%10]
}

// Section is the section of a chapter; 98 and 99 have none.
func (c Chapter) Section() (Section, bool) {
	s := table().chapter(c).section
	return s, s != 0
}

// National reports whether each state uses the chapter in its own way, so that
// two states' values under it are not of the same goods.
func (c Chapter) National() bool { return c >= firstNational && c <= lastChapter }

// Label is a short name in a language ("en", "ru", "kk"); English for any other. It
// is empty for a chapter that is not of the Harmonized System.
func (c Chapter) Label(lang string) string { return word(table().chapter(c).labels, lang) }

// String is the chapter in two digits.
func (c Chapter) String() string { return fmt.Sprintf("%02d", uint8(c)) }

// word picks a language out of labels, English if it has no such one.
func word(labels []string, lang string) string {
	if labels == nil {
		return ""
	}
	return labels[max(0, slices.Index(table().langs, lang))]
}
