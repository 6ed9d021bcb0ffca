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

// food is the other's share in a side's imports of food, by group.
func (p *pairing) food() {
	var sides [2][]foodClaim
	for of := range p.country {
		sides[of] = p.foodOf(of)
	}
	if len(sides[0])+len(sides[1]) == 0 {
		return
	}
	p.para(p.foodSentence(0, sides[0]), p.foodSentence(1, sides[1]))
	for of, groups := range sides {
		p.foodFigure(of, groups)
	}
	p.section("trade-food", p.say("pair.food.title"), data.TopicFood)
}

// foodOf adds the claims of a side, largest imports first, all food before them.
func (p *pairing) foodOf(of int) []foodClaim {
	shares := p.set.Food(p.country[of], p.country[1-of])
	slices.SortStableFunc(shares, func(a, b measure.FoodShare) int {
		if (a.Group == hs.AllFood) != (b.Group == hs.AllFood) {
			return cmp.Compare(b.Group, a.Group)
		}
		return cmp.Compare(b.Part.Value, a.Part.Value)
	})
	if len(shares) > groupsShown {
		shares = shares[:groupsShown]
	}
	var groups []foodClaim
	for i, f := range shares {
		group := f.Group.Label(p.lang)
		r := measure.Result{ID: measure.FoodImportShare, Year: p.set.Year, Unit: measure.Share, Value: f.Share, Terms: []measure.Term{f.Part}}
		args := append(p.names(of), "goods", lower(group))
		c := p.claimOf(foodID(of, f.Group), p.say("pair.food.share", args...), p.say("pair.food.share-short", args...), &r)
		c.Topic = data.TopicFood
		c.Base = p.text(p.say("pair.food.base", args...))
		if i < groupsCounted && f.Share >= relied {
			key := "pair.food.for"
			if f.Group == hs.AllFood {
				key = "pair.food.for-all"
			}
			c.Dependence = &data.Dependence{Of: p.code(of), On: p.code(1 - of), For: p.text(p.say(key, args...))}
		}
		groups = append(groups, foodClaim{f.Group, p.add(c)})
	}
	return groups
}

// A foodClaim is the claim of a food group.
type foodClaim struct {
	group hs.Group
	id    string
}

// foodID is the id of a group's claim: FB03 is the third group as B imports it.
func foodID(of int, g hs.Group) string { return fmt.Sprintf("F%s%02d", letter(of), int(g)+1) }

func (p *pairing) foodSentence(of int, groups []foodClaim) string {
	all := foodID(of, hs.AllFood)
	if len(groups) == 0 || p.claim(all) == nil {
		return ""
	}
	return p.say("pair.food.sentence", append(refs(of), "share", ref(all))...)
}

func (p *pairing) foodFigure(of int, groups []foodClaim) {
	if len(groups) == 0 {
		return
	}
	e := data.Dependency{Importer: p.code(of), Supplier: p.code(1 - of),
		ExhibitHead: data.ExhibitHead{ID: "trade-food-" + strings.ToLower(p.code(of)), Half: true,
			Title: p.text(p.say("pair.food.figure", refs(of)...)), Subtitle: p.text(p.say("pair.food.subtitle", refs(of)...))}}
	var codes []string
	for _, g := range groups {
		label := g.group.Label(p.lang)
		e.Items = append(e.Items, data.Item{Claim: g.id, Label: p.text(label)})
		codes = append(codes, label+" "+data.Literal(g.group.Definition()))
	}
	e.Note = p.text(p.say("pair.food.note", "codes", strings.Join(codes, "; ")))
	p.exhibit(e)
}
