package quantity

import (
	"strings"
	"testing"
)

// TestEnglishSingular holds that a noun beside one thing stands in the singular,
// and beside any other number as it is written.
func TestEnglishSingular(t *testing.T) {
	spaced := func(v Value, u Unit, q Qualifier) string {
		return strings.ReplaceAll(english.Qualified(v, u, q), nbsp, " ")
	}
	for noun, one := range map[string]string{
		"pipelines": "pipeline", "border posts": "border post", "countries": "country", "ferries": "ferry", "persons": "person",
		"people": "person", "crossing bridges of wood": "crossing bridge of wood", "Kenyan schools for refugees": "Kenyan school for refugees",
		"ships under the flag of others": "ship under the flag of others", "classes": "class", "branches": "branch", "tax boxes": "tax box",
		"glass": "glass", "census": "census", "species": "species", "lives": "life", "years": "year", "TEU": "TEU", "thousand persons": "thousand persons", "m tonnes of fish": "m tonnes of fish", "staff": "staff",
		"tonnes of fish": "tonne of fish", "Gbps": "Gbps", "km": "km", "US dollars per pound": "US dollar per pound", "nautical miles": "nautical mile",
	} {
		u, err := ParseUnit(noun)
		if err != nil {
			t.Fatal(err)
		}
		for n, want := range map[int64]string{1: "1 " + one, 2: "2 " + noun, 0: "0 " + noun, 21: "21 " + noun} {
			if got := spaced(Value{Coef: n}, u, Exact); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		}
		if got, want := spaced(Value{Coef: 1}, u, MoreThan), "more than 1 "+one; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if got, want := spaced(Value{Coef: 10, Scale: 1}, u, Exact), "1.0 "+noun; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
