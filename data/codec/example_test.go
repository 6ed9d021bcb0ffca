package codec_test

import (
	"fmt"

	"dyad/data/codec"
)

const fish = `dyad: 1
id: isl-mlt
title: "Iceland and Malta: fish"
as_of: 2020-06-30
a: {code: ISL, name: Iceland}
b: {code: MLT, name: Malta}
sources:
  - {id: S1, title: Year-book of trade, date: 2020-03-01}
claims:
  - {id: C1, label: Iceland's share of the fish that Malta imports, value: 25, unit: "%", source: S1}
`

// Read reads a dossier strictly: here it is as its author meant it.
func ExampleRead() {
	d, err := codec.Read("isl-mlt.yaml", []byte(fish))
	if err != nil {
		fmt.Println(err)
		return
	}
	c := d.Claim("C1")
	fmt.Println(d.Title.In("en", "en"))
	fmt.Println(c.Value, c.Unit.Text, "from", d.Source(c.Source).Title.In("en", "en"))
	// Output:
	// Iceland and Malta: fish
	// 25 % from Year-book of trade
}

// All that is wrong with a file is reported at once, each with its place.
func ExampleRead_errors() {
	_, err := codec.Read("bad.yaml", []byte(`dyad: 1
id: isl-mlt
as_of: 30.6.2020
title: Fish
a: {code: ISL, name: Iceland}
b: {code: ISL, name: Iceland}
claims:
  - {id: C1, lable: Share, value: 125, unit: "%", source: none}
`))
	fmt.Println(err)
	// Output:
	// bad.yaml:3:8: as_of "30.6.2020" is not a date
	// bad.yaml:6:4: b: ISL is state a already
	// bad.yaml:8:14: claim "C1": unknown key "lable"
	// bad.yaml:8:35: claim "C1": share 125% is over 100%
}

// Write writes what Read gives back.
func ExampleWrite() {
	d, err := codec.Read("isl-mlt.yaml", []byte(fish))
	if err != nil {
		fmt.Println(err)
		return
	}
	d.Claims[0].Value.Coef = 26
	again, err := codec.Read("again.yaml", codec.Write(d))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(again.Claim("C1").Value)
	// Output: 26
}
