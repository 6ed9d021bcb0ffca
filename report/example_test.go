package report_test

import (
	"bytes"
	"fmt"
	"strings"

	"dyad/data/codec"
	"dyad/report"
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

// breakable replaces spaces at which a line may not break by plain ones, which can be
// typed below.
var breakable = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2060", "")

// A brief is made of a dossier and a few options. The same dossier and options give
// the same bytes.
func Example() {
	d, err := codec.Read("ken-uga.yaml", []byte(roads))
	if err != nil {
		fmt.Println(err)
		return
	}
	o := report.Options{Version: "1.0.0"}
	made, err := report.Brief(d, o)
	if err != nil {
		fmt.Println(err)
		return
	}
	again, err := report.Brief(d, o)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%.4s, pages: %d, the same again: %t\n", made.PDF, made.Pages, bytes.Equal(made.PDF, again.PDF))
	for i := range made.Findings {
		head, _, steps, err := report.FindingText(d, &made.Findings[i], o)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(breakable.Replace(head))
		for _, step := range steps {
			fmt.Println("-", breakable.Replace(step))
		}
	}
	// Output:
	// %PDF, pages: 1, the same again: true
	// A share is printed as 70%, but 300 km of 400 km is 74.8–75.2%
	// - 300 km ÷ 400 km = 74.8–75.2%
	// - 400 km − 300 km = 100 km
}
