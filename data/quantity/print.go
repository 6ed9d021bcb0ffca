package quantity

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"strings"
)

// room is for a number with its unit: longer ones grow out of it.
type room [96]byte

// Number is v alone: "7,548", "24.5", "1/3", "−3".
func (l *Language) Number(v Value) string {
	var b room
	return string(l.appendNumber(b[:0], v))
}

func (l *Language) appendNumber(b []byte, v Value) []byte {
	var ascii room
	b = l.appendDigits(b, v.appendDecimal(ascii[:0]))
	if v.Den > 1 {
		b = l.appendDigits(append(b, '/'), strconv.AppendInt(ascii[:0], v.Den, 10))
	}
	return b
}

// appendSigned appends v with its sign, also when it grows: "+5.2", "−3.1", "0.0".
func (l *Language) appendSigned(b []byte, v Value) []byte {
	if v.Coef > 0 {
		b = append(b, l.plus...)
	}
	return l.appendNumber(b, v)
}

// InProse is a number as running text has it: whole ones from two to ten in words, in
// languages that write them so.
func (l *Language) InProse(v Value) string {
	if v.Scale == 0 && v.Den <= 1 && v.Coef >= 0 && v.Coef < int64(len(l.spelled)) && l.spelled[v.Coef] != "" {
		return l.spelled[v.Coef]
	}
	return l.Number(v)
}

// Count is a plain count: "5,066".
func (l *Language) Count(n int) string { return l.Number(Value{Coef: int64(n)}) }

// Value is v with its unit, without a qualifier: "25.9%", "7,548 km",
// "USD 24.5 bn", "76 regions", "5th". A share below 1 prints as a percentage,
// a fraction as it was written.
func (l *Language) Value(v Value, u Unit) string { return l.value(v, u, nil) }

// Signed is [Language.Value] of a change: what is above 0 has a plus.
func (l *Language) Signed(v Value, u Unit) string {
	if v.Coef > 0 && u.Dim != Change { // which has its own
		return l.plus + l.Value(v, u)
	}
	return l.Value(v, u)
}

// value is Value with its noun in the forms that a hedge governs.
func (l *Language) value(v Value, u Unit, forms map[string]string) string {
	var number, b room
	return string(l.appendJoined(b[:0], l.appendPart(number[:0], v, u), v, u, forms))
}

// Parts is the number and the unit of v apart, for a number set large: "24.5"
// and "USD bn", "25.9" and "%", "5th" and "".
func (l *Language) Parts(v Value, u Unit) (number, unit string) {
	var b room
	number = string(l.appendPart(b[:0], v, u))
	switch u.Dim {
	case Place, Ordinal, None, Date, Index:
		return number, ""
	case Share, Change:
		if isFraction(v, u) {
			return number, ""
		}
		return number, strings.TrimLeft(l.percent, nbsp)
	case Money:
		return number, string(l.appendMoney(b[:0], nil, u))
	}
	return number, l.noun(u, v, nil)
}

// appendPart appends the number of [Language.Parts].
func (l *Language) appendPart(b []byte, v Value, u Unit) []byte {
	if u.Text == "share" && v.Den <= 1 {
		v = hundredfold(v)
	}
	switch u.Dim {
	case Place:
		return append(b, l.place(int64(v.Float()))...)
	case Ordinal:
		return append(b, l.ordinal(int64(v.Float()))...)
	case None, Date:
		return b
	case Change:
		return l.appendSigned(b, v)
	}
	return l.appendNumber(b, v)
}

// isFraction tells whether a share is printed as the fraction it was written as.
func isFraction(v Value, u Unit) bool { return v.Den > 1 && u.Mult == 1 }

// hundredfold is v × 100, digit for digit: 0.259 is 25.9.
func hundredfold(v Value) Value {
	for range 2 {
		if v.Scale > 0 {
			v.Scale--
		} else {
			v.Coef *= 10
		}
	}
	return v
}

// appendJoined appends number, which prints v, and its unit around it.
func (l *Language) appendJoined(b, number []byte, v Value, u Unit, forms map[string]string) []byte {
	switch u.Dim {
	case Place, Ordinal, None, Date, Index:
		return append(b, number...)
	case Share, Change:
		b = append(b, number...)
		if isFraction(v, u) {
			return b
		}
		return append(b, l.percent...)
	case Money:
		return l.appendMoney(b, number, u)
	}
	return append(append(append(b, number...), nbsp...), l.noun(u, v, forms)...)
}

// appendMoney appends a sum, or with no number its unit alone.
func (l *Language) appendMoney(b, number []byte, u Unit) []byte {
	_, scale, _ := strings.Cut(u.Text, " ")
	from, scaled := len(b), false
	for _, p := range l.money {
		word := ""
		switch p {
		case partCurrency:
			word = l.word(u.Currency)
		case partScale:
			word = l.scale(scale)
		}
		if word == "" && (p != partNumber || len(number) == 0) {
			continue
		}
		switch {
		case len(b) == from:
		case p == partCurrency && scaled: // long enough for a line to break
			b = append(b, ' ')
		default:
			b = append(b, nbsp...)
		}
		if p == partNumber {
			b = append(b, number...)
		}
		b = append(b, word...)
		scaled = scaled || p == partScale
	}
	return b
}

// noun is the unit's noun beside v.
func (l *Language) noun(u Unit, v Value, forms map[string]string) string {
	if f, ok := l.nouns[u.Text]; ok {
		return f.governed(l.tag, v, forms)
	}
	if l.singular != nil && (u.Dim == Count || u.Dim == Amount || u.Dim == Rate || u.Dim == Points) && v.Coef*v.Coef == 1 && v.Scale == 0 && v.Den <= 1 {
		return l.singular(u.Text)
	}
	return l.word(u.Text)
}

// word is a unit's text, or a word of one, in the language. What the table does
// not have as it stands is put together of its parts.
func (l *Language) word(s string) string {
	if w, ok := l.words[s]; ok || len(l.words) == 0 {
		if !ok {
			return s
		}
		return w
	}
	if over, under, ok := strings.Cut(s, " per "); ok {
		return l.word(over) + l.per + l.word(under)
	}
	if over, under, ok := strings.Cut(s, "/"); ok && isSign(over) {
		return l.word(over) + "/" + l.word(under)
	}
	if u, ok, err := parseMoney(s); ok && err == nil && s != u.Currency {
		return string(l.appendMoney(nil, nil, u))
	}
	if first, rest, ok := strings.Cut(s, " "); ok && magnitudes[first] > 0 {
		return l.scale(first) + nbsp + l.word(rest)
	}
	return l.sign(s)
}

// sign is a unit's sign with its SI prefix in the language; a prefix that the language
// does not translate stays as it is.
func (l *Language) sign(s string) string {
	if sym, ok := resolve(s); ok {
		prefix, bare := strings.CutSuffix(s, sym.sign)
		if w, has := l.words[sym.sign]; has && bare {
			if own, ok := l.prefixes[prefix]; ok {
				prefix = own
			}
			return prefix + w
		}
	}
	return s
}

// scale is a word that scales a unit: "m" is a million there, and a metre else.
func (l *Language) scale(s string) string {
	if w, ok := l.words["scale "+s]; ok {
		return w
	}
	if w, ok := l.words[s]; ok {
		return w
	}
	return s
}

// Qualified is v with unit and qualifier word: "almost 20%". With qualifier
// Words it is empty: the source gave no number.
func (l *Language) Qualified(v Value, u Unit, q Qualifier) string {
	if q == Words {
		return ""
	}
	switch {
	case q == AtMost && u.Dim == Place:
		return l.fill(l.placeMost, l.Number(v))
	case q == AtLeast && u.Dim == Place:
		return l.fill(l.placeLeast, l.leastPlace(v))
	}
	if int(q) < len(l.governing) && l.governing[q] {
		return l.hedge(q, l.value(v, u, l.governs))
	}
	return l.hedge(q, l.Value(v, u))
}

// Worded is a source's own words for a number of unit u, under its qualifier:
// "almost three fourths". The words stand for number and unit both.
func (l *Language) Worded(words string, u Unit, q Qualifier) string {
	if (q == AtMost || q == AtLeast) && u.Dim == Place {
		return words
	}
	if int(q) < len(l.worded) && l.worded[q] != "" {
		return l.fill(l.worded[q], words)
	}
	return l.hedge(q, words)
}

// Qualifier is the qualifier's word alone: "almost"; "" for one that has none.
func (l *Language) Qualifier(q Qualifier) string {
	if int(q) < len(l.alone) && l.alone[q] != "" {
		return l.alone[q]
	}
	return strings.TrimSpace(l.hedge(q, ""))
}

func (l *Language) hedge(q Qualifier, s string) string {
	if int(q) >= len(l.hedges) || l.hedges[q] == "" {
		return s
	}
	return l.fill(l.hedges[q], s)
}

// fill puts s into a form, with the ending of the case that the form asks for.
func (l *Language) fill(form, s string) string {
	if l.ended != nil {
		if strings.Contains(form, "%a") {
			return strings.Replace(form, "%a", l.ended(s, false), 1)
		}
		if strings.Contains(form, "%d") {
			return strings.Replace(form, "%d", l.ended(s, true), 1)
		}
	}
	return strings.Replace(form, "%s", s, 1)
}

// Range is r, which is in base units, printed in u with so many digits after
// the point: "USD 18.1–18.6 bn", "over USD 122.5 bn". Ends that print alike
// print once.
func (l *Language) Range(r Range, u Unit, digits int) string {
	switch {
	case r.Empty():
		return l.nothing
	case math.IsInf(r.Lo, -1) && math.IsInf(r.Hi, 1):
		return l.anything
	case math.IsInf(r.Lo, 0):
		return l.fill(l.under, l.span(r.Hi, r.Hi, u, digits, l.governs))
	case math.IsInf(r.Hi, 0):
		return l.fill(l.over, l.span(r.Lo, r.Lo, u, digits, l.governs))
	}
	return l.span(r.Lo, r.Hi, u, digits, nil)
}

// span prints base units from lo to hi, once where they print alike, with the
// unit of u around them. Unless the language says otherwise what is printed is
// many things, even if it is 1.
func (l *Language) span(lo, hi float64, u Unit, digits int, forms map[string]string) string {
	var first, last, number, b room
	from, to := appendUnits(first[:0], lo, u, digits), appendUnits(last[:0], hi, u, digits)
	out := number[:0]
	if !bytes.Equal(from, to) {
		out = append(l.appendPlain(out, from, u), l.dash...)
	}
	out = l.appendPlain(out, to, u)
	v := Value{}
	if l.rangeEnd {
		if exact, err := ParseValue(string(to)); err == nil {
			v = exact
		}
	}
	return string(l.appendJoined(b[:0], out, v, u, forms))
}

// appendPlain appends an ASCII decimal without its unit.
func (l *Language) appendPlain(b, ascii []byte, u Unit) []byte {
	if u.Dim == Place || u.Dim == Ordinal {
		if n, err := strconv.ParseInt(string(ascii), 10, 64); err == nil {
			return append(b, l.ordinal(n)...)
		}
	}
	return l.appendDigits(b, ascii)
}

// appendUnits appends base units x in u as an ASCII decimal; a share always as
// a percentage.
func appendUnits(b []byte, x float64, u Unit, digits int) []byte {
	mult := u.Mult
	if u.Dim == Share {
		mult = 0.01
	}
	if mult != 0 {
		x /= mult
	}
	if u.Dim == Place || u.Dim == Ordinal {
		return strconv.AppendInt(b, int64(math.Round(x)), 10)
	}
	from := len(b)
	b = strconv.AppendFloat(b, x, 'f', max(digits, 0), 64)
	if b[from] == '-' && len(bytes.Trim(b[from:], "-0.")) == 0 {
		return slices.Delete(b, from, from+1)
	}
	return b
}

// appendDigits appends an ASCII decimal in the language's signs.
func (l *Language) appendDigits(b, ascii []byte) []byte {
	ascii, neg := bytes.CutPrefix(ascii, []byte("-"))
	whole, frac, point := bytes.Cut(ascii, []byte("."))
	if neg {
		b = append(b, l.minus...)
	}
	for i, c := range whole {
		if left := len(whole) - i; i > 0 && left%3 == 0 && len(whole) >= l.groupMin {
			b = append(b, l.group...)
		}
		b = append(b, c)
	}
	if point {
		b = append(append(b, l.decimal...), frac...)
	}
	return b
}

// leastPlace is the number in the form of "at least" of a place.
func (l *Language) leastPlace(v Value) string {
	if strings.Contains(l.placeLeast, "%s-") { // the form has the ending
		return l.Number(v)
	}
	return l.ordinal(int64(v.Float()))
}

// Between is a range as a source prints it, with its unit and qualifier:
// "700,000–2,000,000 persons", "about USD 2.5–3.1 bn".
func (l *Language) Between(v, to Value, u Unit, q Qualifier) string {
	return l.hedge(q, string(l.appendJoined(nil, l.between(v, to, u), to, u, nil)))
}

// BetweenParts is [Language.Parts] of a range.
func (l *Language) BetweenParts(v, to Value, u Unit) (number, unit string) {
	_, unit = l.Parts(to, u)
	return string(l.between(v, to, u)), unit
}

func (l *Language) between(v, to Value, u Unit) []byte {
	b := append(l.appendPart(nil, v, u), l.dash...)
	return l.appendPart(b, to, u)
}
