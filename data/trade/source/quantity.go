package source

import "strings"

// A QuantityUnit is a supplementary unit, in which customs count goods beside their mass:
// those that the World Customs Organization recommends, with UN Comtrade's numbers
// (uncomtrade.org/docs/supplementary-quantity-units). The zero QuantityUnit is none.
type QuantityUnit uint8

// The units. Kilograms are the mass, and electrical energy has no unit value.
const (
	SquareMetre QuantityUnit = 2
	Metre       QuantityUnit = 4
	Piece       QuantityUnit = 5
	PairOf      QuantityUnit = 6
	Litre       QuantityUnit = 7
	Package     QuantityUnit = 10
	CubicMetre  QuantityUnit = 12
	Carat       QuantityUnit = 13
)

// quantityWords are how files write the units, and how many of the unit one of them is.
var quantityWords = map[string]Quantity{
	"2": {SquareMetre, 1}, "m2": {SquareMetre, 1}, "m²": {SquareMetre, 1},
	"4": {Metre, 1}, "m": {Metre, 1},
	"5": {Piece, 1}, "u": {Piece, 1},
	"6": {PairOf, 1}, "2u": {PairOf, 1},
	"7": {Litre, 1}, "l": {Litre, 1},
	"9": {Piece, 1000}, "1000u": {Piece, 1000},
	"10": {Package, 1}, "u (jeu/pack)": {Package, 1},
	"11": {Piece, 12}, "12u": {Piece, 12},
	"12": {CubicMetre, 1}, "m3": {CubicMetre, 1}, "m³": {CubicMetre, 1},
	"13": {Carat, 1}, "carat": {Carat, 1},
	// WITS has words, and the letters of UNECE recommendation 20.
	"item": {Piece, 1}, "items": {Piece, 1}, "number of items": {Piece, 1}, "nmb": {Piece, 1}, "nar": {Piece, 1}, "thousand of items": {Piece, 1000}, "dozen of items": {Piece, 12},
	"pairs": {PairOf, 1}, "number of pairs": {PairOf, 1}, "npr": {PairOf, 1}, "litre": {Litre, 1}, "litres": {Litre, 1}, "ltr": {Litre, 1},
	"mtr": {Metre, 1}, "mtk": {SquareMetre, 1}, "mtq": {CubicMetre, 1}, "ctm": {Carat, 1}, "carats": {Carat, 1},
}

// String is a word for catalogues: "m2", "u" for a piece, "2u" for a pair.
func (u QuantityUnit) String() string {
	return [...]string{SquareMetre: "m2", Metre: "m", Piece: "u", PairOf: "2u", Litre: "l", Package: "pack", CubicMetre: "m3", Carat: "carat"}[u]
}

// A Quantity is an amount in a supplementary unit, in thousandths of it. It is not stated
// where it has no unit.
type Quantity struct {
	Unit   QuantityUnit
	Amount int64
}

// SetQuantity sets what a row states in a supplementary unit. Dozens and thousands are
// counted by one. A unit of another list, and an amount that is 0 or no plain number, are
// none: only the value of a unit is computed of them.
func (r *Row) SetQuantity(unit, amount string) {
	one, known := quantityWords[strings.ToLower(strings.TrimSuffix(unit, ".0"))]
	if !known || Missing(amount) {
		return
	}
	if n, _, bad := ParseDecimal(amount, 3); bad == nil && n > 0 && n <= maxValue/one.Amount {
		r.Quantity = Quantity{one.Unit, n * one.Amount}
	}
}
