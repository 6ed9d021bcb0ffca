package charts

import (
	"strings"

	"pgregory.net/rapid"
)

func foodBars() []Bar {
	return []Bar{
		{Label: "Meat", Words: "more than 25%", Share: 0.25, Qualifier: MoreThan},
		{Label: "Dairy", Words: "one third", Share: 1. / 3},
		{Label: "Tea", Words: "one fifth", Share: 0.2},
		{Label: "Sugar & confectionery", Words: "two thirds", Share: 2. / 3},
		{Label: "Vegetable oil", Words: "almost three fourths", Share: 0.75, Qualifier: Almost},
		{Label: "Chocolate", Words: "almost three fourths", Share: 0.75, Qualifier: Almost},
	}
}

func anyDependency(t *rapid.T) (Figure, error) {
	return NewDependency(someBars.Draw(t, "bars"), someScale.Draw(t, "scale"))
}

func dependencyRefused() []refusal {
	bar := func(change func(*Bar)) error {
		bs := foodBars()
		change(&bs[2])
		_, err := NewDependency(bs, quarters)
		return err
	}
	return []refusal{
		{bar(func(b *Bar) { b.Share = 2 }), `dependency: bar "Tea": share 2 is over 1`},
		{bar(func(b *Bar) { b.Words = "\xff" }), `dependency: bar "Tea": words "\xff" is not valid UTF-8`},
		{bar(func(b *Bar) { b.Qualifier = 9 }), `dependency: bar "Tea": qualifier 9 is not one of the five`},
		{bar(func(b *Bar) { b.Spread = 0.21 }), `dependency: bar "Tea": a range of 0.21 up to 0.2 does not begin at 0 or above`},
		{bar(func(b *Bar) { b.Side = 3 }), `dependency: bar "Tea": side 3 is neither A, B nor Neither`},
		{bar(func(b *Bar) { b.Words = strings.Repeat("x", maxText+1) }), `dependency: bar "Tea": words has 100001 bytes, more than 100000`},
	}
}
