package quantity

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

const (
	maxDigits = 15 // a float64 holds every decimal of 15 digits
	maxScale  = 9
)

// ParseValue reads a decimal ("24.5", "-3", "7548") or a fraction of whole
// numbers ("1/3") in plain ASCII digits. It refuses exponents, grouping,
// infinities and more than 15 digits.
func ParseValue(s string) (Value, error) {
	num, den, frac := strings.Cut(s, "/")
	v, err := parseDecimal(num)
	if err != nil {
		return Value{}, fmt.Errorf("%q is not a number: %w", s, err)
	}
	if !frac {
		return v, nil
	}
	d, err := parseDecimal(den)
	if err != nil {
		return Value{}, fmt.Errorf("%q is not a fraction: %w", s, err)
	}
	switch {
	case v.Scale != 0 || d.Scale != 0:
		return Value{}, fmt.Errorf("%q is not a fraction of whole numbers", s)
	case d.Coef <= 0:
		return Value{}, fmt.Errorf("%q divides by a number below 1", s)
	}
	v.Den = d.Coef
	return v, nil
}

func parseDecimal(s string) (Value, error) {
	digits, neg := strings.CutPrefix(s, "-")
	whole, part, point := strings.Cut(digits, ".")
	if strings.Trim(whole+part, "0123456789") != "" {
		return Value{}, notDigits(s)
	}
	switch {
	case whole == "" || point && part == "":
		return Value{}, errors.New("digits are missing")
	case len(whole)+len(part) > maxDigits:
		return Value{}, fmt.Errorf("more than %d digits", maxDigits)
	case len(part) > maxScale:
		return Value{}, fmt.Errorf("more than %d digits after the point", maxScale)
	}
	coef, err := strconv.ParseInt(whole+part, 10, 64)
	if err != nil {
		return Value{}, notDigits(s)
	}
	if neg {
		coef = -coef
	}
	return Value{Coef: coef, Scale: uint8(len(part))}, nil
}

// notDigits says why s is no plain decimal.
func notDigits(s string) error {
	low := strings.ToLower(strings.TrimLeft(s, "+-."))
	switch {
	case strings.HasPrefix(low, "nan") || strings.HasPrefix(low, "inf"):
		return errors.New("it must be finite")
	case strings.HasSuffix(s, "%"):
		return errors.New(`the percent sign belongs in the unit`)
	case strings.ContainsAny(s, ",_ '\u00a0"):
		return errors.New("no thousands separators, and the decimal sign is a point")
	case strings.Trim(low, "0123456789.+-e") == "" && strings.Contains(low, "e"):
		return errors.New("write it without an exponent")
	}
	return errors.New("only digits and one decimal point")
}

// String is v as ParseValue reads it.
func (v Value) String() string {
	var b room
	out := v.appendDecimal(b[:0])
	if v.Den > 1 {
		out = strconv.AppendInt(append(out, '/'), v.Den, 10)
	}
	return string(out)
}

// appendDecimal appends v without its denominator.
func (v Value) appendDecimal(b []byte) []byte {
	from := len(b)
	b = strconv.AppendInt(b, v.Coef, 10)
	if v.Scale == 0 {
		return b
	}
	if b[from] == '-' {
		from++
	}
	for len(b)-from <= int(v.Scale) { // a digit before the point
		b = slices.Insert(b, from, '0')
	}
	return slices.Insert(b, len(b)-int(v.Scale), '.')
}

// Float is v as the nearest float64.
func (v Value) Float() float64 {
	f := float64(v.Coef) / math.Pow10(int(v.Scale))
	if v.Den > 1 {
		f /= float64(v.Den)
	}
	return f
}

// IsInt reports whether v is a whole number, however it is written.
func (v Value) IsInt() bool { return v.Float() == math.Trunc(v.Float()) }

// lastDigit is the size of the last digit written: 0.1 for 24.5.
func (v Value) lastDigit() float64 { return 1 / math.Pow10(int(v.Scale)) }

// qualifierNames are the names of the file format, by Qualifier.
var qualifierNames = [...]string{"exact", "about", "almost", "more-than", "at-most", "rank", "words", "joint", "less-than", "at-least"}

// QualifierNames lists what ParseQualifier reads.
func QualifierNames() []string { return append([]string(nil), qualifierNames[:]...) }

// ParseQualifier reads a qualifier by its name in the file format.
func ParseQualifier(s string) (Qualifier, error) {
	for i, n := range qualifierNames {
		if n == s {
			return Qualifier(i), nil
		}
	}
	return 0, fmt.Errorf("unknown qualifier %q", s)
}

// String is the name ParseQualifier reads.
func (q Qualifier) String() string {
	if int(q) < len(qualifierNames) {
		return qualifierNames[q]
	}
	return "qualifier " + strconv.Itoa(int(q))
}
