package hs

import (
	"strings"
	"sync"
)

// A Group is a group of food, defined by chapters and headings that exist in
// every edition from HS 1992 to HS 2022. No code is in two groups but in [Food]
// and [AllFood], which hold others. What a heading holds moved little: HS 2022 brought edible insects to
// 1601 and 1602 and some flavoured yogurts to 0403.
type Group uint8

const (
	Meat Group = iota
	Fish
	Dairy
	Eggs
	Vegetables
	Fruit
	Coffee
	Tea
	Cereals
	Flour
	Oilseeds
	VegetableOils
	Sugar
	Chocolate
	Bakery
	Beverages
	Food    // what people eat and drink: not live animals, plants, raw materials, feed or tobacco
	AllFood // chapters 01 to 24, food and farm goods: also feed, tobacco and flowers
)

// groups define each group; labels.txt names it. The chapters of food and farm goods are those of sections I
// to IV of the HS. Juices (2009) stand with the beverages, white chocolate (1704)
// with sugar; extracts of coffee and tea (2101), margarine (1517) and ethyl
// alcohol (2207) are in no group but the last.
var groups = [...]struct{ id, codes string }{
	Meat:          {"meat", "0201–0210, 1601–1602"},
	Fish:          {"fish", "03, 1604–1605"},
	Dairy:         {"dairy", "0401–0406"},
	Eggs:          {"eggs", "0407–0408"},
	Vegetables:    {"vegetables", "07, 2001–2005"},
	Fruit:         {"fruit", "08, 2006–2008"},
	Coffee:        {"coffee", "0901"},
	Tea:           {"tea", "0902"},
	Cereals:       {"cereals", "10"},
	Flour:         {"flour", "1101–1102"},
	Oilseeds:      {"oilseeds", "1201–1207"},
	VegetableOils: {"vegetable-oils", "1507–1515"},
	Sugar:         {"sugar", "17"},
	Chocolate:     {"chocolate", "18"},
	Bakery:        {"bakery", "19"},
	Beverages:     {"beverages", "2009, 2201–2206, 2208"},
	Food:          {"food", "02–04, 07–11, 15–22"},
	AllFood:       {"all-food", "01–24"},
}

// span is a range of padded codes, both ends included.
type span struct{ low, high uint32 }

// spans are the ranges of each group's definition.
var spans = sync.OnceValue(func() (all [len(groups)][]span) {
	for g, own := range groups {
		for part := range strings.SplitSeq(own.codes, ", ") {
			first, last, ranged := strings.Cut(part, "–")
			if !ranged {
				last = first
			}
			all[g] = append(all[g], span{padded(first, '0'), padded(last, '9')})
		}
	}
	return all
})

// padded fills a code's digits up to six.
func padded(digits string, fill byte) uint32 {
	var n uint32
	for i := range 6 {
		d := fill
		if i < len(digits) {
			d = digits[i]
		}
		n = n*10 + uint32(d-'0')
	}
	return n
}

// Groups lists the groups in their order, [AllFood] last.
func Groups() []Group {
	all := make([]Group, len(groups))
	for g := range all {
		all[g] = Group(g)
	}
	return all
}

// FoodGroup lists the groups that hold the whole of a code, the widest last;
// none for what is not food, and none for a code too wide to tell.
func FoodGroup(c Code) []Group {
	var in []Group
	for g := range Group(len(groups)) {
		if g.Contains(c) {
			in = append(in, g)
		}
	}
	return in
}

// Contains reports whether the group holds the whole of a code.
func (g Group) Contains(c Code) bool {
	low, high := c.padded(), c.padded()
	switch c.form() {
	case totalCode:
		return false
	case chapterCode:
		high += 9999
	case headingCode:
		high += 99
	}
	for _, s := range spans()[g] {
		if s.low <= low && high <= s.high {
			return true
		}
	}
	return false
}

// Level is the fewest digits a table's codes need for the group to be summed.
func (g Group) Level() int {
	level := 0
	for part := range strings.SplitSeq(strings.ReplaceAll(groups[g].codes, "–", ", "), ", ") {
		level = max(level, len(part))
	}
	return level
}

// Definition is what the group holds, to be printed beside its figures:
// "HS 0201–0210, 1601–1602".
func (g Group) Definition() string { return "HS " + groups[g].codes }

// Label is a short name for charts in a language of labels.txt; English
// for any other.
func (g Group) Label(lang string) string { return word(table().groups[groups[g].id], lang) }

// String is the group's name in ids: "vegetable-oils".
func (g Group) String() string { return groups[g].id }
