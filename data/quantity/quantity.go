// Package quantity owns a single number as a source states it: its decimal
// digits, unit and qualifier, the interval it stands for, and its printing in
// a language. It does not know which number to show, nor what it is about.
//
// Values are exact decimals or fractions; intervals are closed ranges of
// float64 in the unit's base (a share in [0,1], USD, km).
package quantity

// A Qualifier says how the source hedges a value.
type Qualifier uint8

const (
	Exact    Qualifier = iota // stated without a hedge: value ± half a step
	About                     // "about": no bound can be tested
	Almost                    // "almost": below the value, by an unstated amount
	MoreThan                  // "more than": above the value
	AtMost                    // "at most", "among the three": value or below
	Rank                      // a place in an order: exact
	Words                     // no number at all, only words
	Joint                     // "joint": a place shared with others
	LessThan                  // "less than": below the value, how much is not told
	AtLeast                   // "at least": the value or above; of a place, that or a worse one
)

// A Value is a decimal number or a fraction as written: Coef/10^Scale/Den.
// The zero Value is 0.
type Value struct {
	Coef  int64
	Scale uint8 // digits after the decimal point as written, 0..9
	Den   int64 // denominator of a fraction, 0 or 1 for a plain decimal
}

// A Dimension is what a unit measures.
type Dimension uint8

const (
	None     Dimension = iota // words only
	Share                     // "%" or "share": a part of a base, in [0,1]
	Money                     // a currency, possibly scaled ("USD bn")
	Length                    // km, m, possibly scaled ("thousand km")
	Count                     // things, named by a noun ("regions"), possibly scaled
	Place                     // "rank": a place in an order, 1 is first
	Ordinal                   // "ordinal": the nth of a series
	Duration                  // years
	Date                      // a calendar date
	Index                     // a pure number: an index, a ratio; may be below 0
	Change                    // "% change": a rate of growth, above −1
	Amount                    // a measured amount of energy, power, mass, area, volume ("GWh", "t of LNG")
	Points                    // "percentage points": the difference of two shares; may be below 0
	Rate                      // one unit per another ("USD per t", "b/d")
)

// A Unit is a dimension with what is needed to print and compare it.
type Unit struct {
	Dim      Dimension
	Currency string  // ISO 4217 code, for Money
	Mult     float64 // base units in one of this unit: 1e9 for "USD bn", 0.01 for "%"
	Base     string  // the base unit, where a dimension has more than one: "USD", "Wh", "persons", "USD/t"
	Text     string  // the unit as the dossier writes it
}

// A Range is a closed interval in base units. An unstated bound is an infinity.
type Range struct{ Lo, Hi float64 }
