package audit_test

import (
	"fmt"

	"dyad/data/audit"
	"dyad/data/codec"
)

const roads = `dyad: 1
id: ken-uga
title: "Kenya and Uganda: roads"
as_of: 2020-06-30
a: {code: KEN, name: Kenya}
b: {code: UGA, name: Uganda}
sources:
  - {id: S1, title: Road survey, date: 2020-03-01}
claims:
  - {id: C1, label: Roads repaired, value: 300, unit: km, source: S1}
  - {id: C2, label: Roads, value: 400, unit: km, source: S1}
  - {id: C3, label: Share of the roads repaired, value: 70, unit: "%", source: S1, ratio: {part: C1, whole: C2}}
`

// The audit finds that 300 km of 400 km are not 70%.
func Example() {
	d, err := codec.Read("ken-uga.yaml", []byte(roads))
	if err != nil {
		fmt.Println(err)
		return
	}
	checked := audit.Check(d)
	for _, f := range checked.Findings {
		fmt.Println(f.ID, f.Severity, f.Rule, f.Claims)
	}
	fmt.Println(checked.Tally.Compared, "of", checked.Tally.Figures, "figures compared;",
		checked.Tally.Broken, "of", checked.Tally.Comparisons, "comparisons broken")
	// Output:
	// N01 conflict printed-share [C1 C2 C3]
	// 3 of 3 figures compared; 1 of 1 comparisons broken
}
