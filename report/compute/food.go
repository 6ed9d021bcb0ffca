package compute

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/hs"
	"dyad/data/trade/measure"
)

// addFood adds the section of food: the share of the other state in what each imports,
// by group.
func addFood(b *builder) {
	var sides [2][]foodClaim
	for of := range b.country {
		sides[of] = addFoodClaims(b, of)
	}
	if len(sides[0])+len(sides[1]) == 0 {
		return
	}
	for of, groups := range sides {
		addFoodFigure(b, of, groups, slices.Concat(groups, sides[1-of]))
	}
	b.section("trade-food", foodTitle(b), data.TopicFood)
}

// addFoodClaims adds the claims of a side: all food, then the groups with the largest
// imports.
func addFoodClaims(b *builder, of int) []foodClaim {
	shares := b.goods.Food(b.country[of], b.country[1-of])
	slices.SortStableFunc(shares, func(a, b measure.FoodShare) int {
		if wide := func(g hs.Group) hs.Group { return max(g, hs.Food-1) }; wide(a.Group) != wide(b.Group) {
			return cmp.Compare(b.Group, a.Group) // the widest first
		}
		return cmp.Compare(b.Part.Value, a.Part.Value)
	})
	if len(shares) > groupsShown {
		shares = shares[:groupsShown]
	}
	var groups []foodClaim
	for i, f := range shares {
		group := f.Group.Label(b.lang)
		r := measure.Result{ID: measure.FoodImportShare, Year: b.goods.Year, Unit: measure.Share, Value: f.Share, Terms: []measure.Term{f.Part}}
		args := append(b.names(of), "goods", lower(group))
		c := b.claimOf(foodID(of, f.Group), b.say("pair.food.share", args...), b.say("pair.food.share-short", args...), &r)
		c.Topic = data.TopicFood
		c.Base = b.text(b.say("pair.food.base", args...))
		if i < groupsCounted && f.Share >= leastReliance {
			key := "pair.food.for"
			if f.Group == hs.AllFood {
				key = "pair.food.for-all"
			}
			c.Dependence = &data.Dependence{Of: b.code(of), On: b.code(1 - of), For: b.text(b.say(key, args...))}
		}
		groups = append(groups, foodClaim{f.Group, b.add(c)})
	}
	return groups
}

// A foodClaim is the claim of a food group.
type foodClaim struct {
	group hs.Group
	id    string
}

// foodID is the id of the claim of a group: FB03 is of what B imports of the third
// group.
func foodID(of int, g hs.Group) string { return fmt.Sprintf("F%s%02d", letter(of), int(g)+1) }

// addFoodFigure draws the groups of a side. Its note says what the groups of both are, since
// the two figures stand as one.
func addFoodFigure(b *builder, of int, groups, both []foodClaim) {
	if len(groups) == 0 {
		return
	}
	e := data.Dependency{Importer: b.code(of), Supplier: b.code(1 - of),
		ExhibitHead: data.ExhibitHead{ID: "trade-food-" + strings.ToLower(b.code(of)), Half: true,
			Title: b.text(b.say("pair.food.figure", refs(of)...)), Subtitle: b.text(b.say("pair.food.subtitle", refs(of)...))}}
	for _, g := range groups {
		e.Items = append(e.Items, data.Item{Claim: g.id, Label: b.text(g.group.Label(b.lang))})
	}
	slices.SortFunc(both, func(x, y foodClaim) int { return cmp.Compare(x.group, y.group) })
	var codes []string
	for i, g := range both {
		if i == 0 || g.group != both[i-1].group {
			codes = append(codes, g.group.Label(b.lang)+" "+data.Literal(g.group.Definition()))
		}
	}
	e.Note = b.text(b.say("pair.food.note", "codes", strings.Join(codes, "; ")))
	b.exhibit(e)
}

// foodTitle says what part of the food that each state imports comes from the other.
func foodTitle(b *builder) string {
	x, y := b.firstOf(foodID(0, hs.AllFood)), b.firstOf(foodID(1, hs.AllFood))
	switch {
	case x != "" && y != "":
		return b.say("pair.food.heading-both", append(refs(0), "x", ref(x), "y", ref(y))...)
	case x != "":
		return b.say("pair.food.heading", append(refs(0), "x", ref(x))...)
	case y != "":
		return b.say("pair.food.heading", append(refs(1), "x", ref(y))...)
	}
	return b.say("pair.food.title")
}
