package hs

import (
	"fmt"
	"slices"
	"testing"
)

func TestFoodGroup(t *testing.T) {
	for text, want := range map[string]string{
		"020110": "[meat all-food]", "0210": "[meat all-food]", "160250": "[meat all-food]", "1603": "[all-food]",
		"03": "[fish all-food]", "030819": "[fish all-food]", "1604": "[fish all-food]",
		"040110": "[dairy all-food]", "0406": "[dairy all-food]", "0407": "[eggs all-food]", "0409": "[all-food]",
		"0701": "[vegetables all-food]", "2005": "[vegetables all-food]", "0801": "[fruit all-food]", "2006": "[fruit all-food]",
		"0901": "[coffee all-food]", "090240": "[tea all-food]", "0903": "[all-food]", "210120": "[all-food]",
		"1001": "[cereals all-food]", "10": "[cereals all-food]", "110100": "[flour all-food]", "1103": "[all-food]",
		"1206": "[oilseeds all-food]", "151211": "[vegetable-oils all-food]", "1517": "[all-food]",
		"170490": "[sugar all-food]", "180690": "[chocolate all-food]", "1905": "[bakery all-food]",
		"2009": "[beverages all-food]", "2208": "[beverages all-food]", "2207": "[all-food]",
		"02": "[all-food]", "04": "[all-food]", "24": "[all-food]", "2404": "[all-food]",
		"25": "[]", "270900": "[]", "TOTAL": "[]", "9999AA": "[]",
	} {
		c, ok := ParseCode(text)
		if !ok {
			t.Fatalf("%s is no code", text)
		}
		if got := fmt.Sprint(slices.DeleteFunc(FoodGroup(c), func(g Group) bool { return g == Food })); got != want {
			t.Errorf("FoodGroup(%s) = %s, want %s", c, got, want)
		}
	}
}

func TestFoodGroupsAreDisjoint(t *testing.T) {
	held := map[Group]bool{}
	for n := 101; n <= 9999; n++ {
		c, ok := ParseCode(fmt.Sprintf("%04d", n))
		if !ok {
			continue // chapter 77, headings 00
		}
		in := FoodGroup(c)
		chapter, _ := c.Chapter()
		if slices.Contains(in, AllFood) != (chapter <= 24) {
			t.Errorf("%s: %v", c, in)
		}
		if own := slices.DeleteFunc(slices.Clone(in), func(g Group) bool { return g >= Food }); len(own) > 1 {
			t.Errorf("%s is in %v", c, in)
		}
		// Live animals, plants, gums, materials to plait, feed and tobacco are no food.
		if want := chapter <= 24 && !slices.Contains([]Chapter{1, 5, 6, 12, 13, 14, 23, 24}, chapter); slices.Contains(in, Food) != want {
			t.Errorf("%s: %v, food %v", c, in, want)
		}
		for _, g := range in {
			held[g] = true
			below, ok := ParseCode(c.String() + "90")
			if !ok || !g.Contains(below) {
				t.Errorf("%s holds %s, but not %s", g, c, below)
			}
		}
	}
	if len(held) != len(Groups()) {
		t.Errorf("%d groups hold headings, of %d", len(held), len(Groups()))
	}
}

func TestDefinitions(t *testing.T) {
	for g, want := range map[Group]struct {
		definition string
		level      int
	}{
		Meat: {"HS 0201–0210, 1601–1602", 4}, Fish: {"HS 03, 1604–1605", 4}, Tea: {"HS 0902", 4},
		Sugar: {"HS 17", 2}, Chocolate: {"HS 18", 2}, AllFood: {"HS 01–24", 2},
	} {
		if g.Definition() != want.definition || g.Level() != want.level {
			t.Errorf("%s: %s at %d", g, g.Definition(), g.Level())
		}
	}
	ids := map[string]bool{}
	for _, g := range Groups() {
		ids[g.String()] = true
	}
	if len(ids) != len(groups) || Groups()[len(groups)-1] != AllFood {
		t.Error("ids are not unique, or all food is not last")
	}
}

func ExampleGroup_Definition() {
	fmt.Println(Meat.Label("en")+":", Meat.Definition())
	fmt.Println(VegetableOils.Label("ru")+":", VegetableOils.Definition())
	// Output:
	// Meat: HS 0201–0210, 1601–1602
	// Растительные масла: HS 1507–1515
}
