package quantity

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// Number is v alone: "7,548", "24.5", "1/3", "−3".
func (l *Language) Number(v Value) string {
	num, den, frac := strings.Cut(v.String(), "/")
	num = l.digits(num)
	if frac {
		return num + "/" + l.digits(den)
	}
	return num
}

// signed is v with its sign, also when it grows: "+5.2", "−3.1", "0.0".
func (l *Language) signed(v Value) string {
	if v.Coef > 0 {
		return l.plus + l.Number(v)
	}
	return l.Number(v)
}

// Count is a plain count: "5,066".
func (l *Language) Count(n int) string { return l.digits(strconv.Itoa(n)) }

// Value is v with its unit, without a qualifier: "25.9%", "7,548 km",
// "USD 24.5 bn", "76 regions", "5th". A share below 1 prints as a percentage,
// a fraction as it was written.
func (l *Language) Value(v Value, u Unit) string { return l.value(v, u, nil) }

// value is Value with its noun in the forms that a hedge governs.
func (l *Language) value(v Value, u Unit, forms map[string]string) string {
	number, _ := l.Parts(v, u)
	return l.join(number, v, u, forms)
}

// Parts is the number and the unit of v apart, for a number set large: "24.5"
// and "USD bn", "25.9" and "%", "5th" and "".
func (l *Language) Parts(v Value, u Unit) (number, unit string) {
	if u.Text == "share" && v.Den <= 1 {
		v = hundredfold(v)
	}
	switch u.Dim {
	case Place:
		return l.place(int64(v.Float())), ""
	case Ordinal:
		return l.ordinal(int64(v.Float())), ""
	case None, Date:
		return "", ""
	case Share:
		if v.Den > 1 && u.Mult == 1 {
			return l.Number(v), ""
		}
		return l.Number(v), strings.TrimLeft(l.percent, nbsp)
	case Money:
		return l.Number(v), l.moneyForm("", u)
	case Index:
		return l.Number(v), ""
	case Change:
		return l.signed(v), strings.TrimLeft(l.percent, nbsp)
	}
	return l.Number(v), l.noun(u, v, nil)
}

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

// join puts the unit of u around number, which prints v.
func (l *Language) join(number string, v Value, u Unit, forms map[string]string) string {
	switch u.Dim {
	case Place, Ordinal, None, Date, Index:
		return number
	case Share, Change:
		if v.Den > 1 && u.Mult == 1 {
			return number
		}
		return number + l.percent
	case Money:
		return l.moneyForm(number, u)
	}
	return number + nbsp + l.noun(u, v, forms)
}

// moneyForm is a sum, or with no number its unit alone.
func (l *Language) moneyForm(number string, u Unit) string {
	_, scale, _ := strings.Cut(u.Text, " ")
	out, scaled := "", false
	for _, p := range l.money {
		s := number
		switch p {
		case partCurrency:
			s = l.word(u.Currency)
		case partScale:
			s = l.word(scale)
		}
		switch {
		case s == "":
			continue
		case out == "":
		case p == partCurrency && scaled: // long enough for a line to break
			out += " "
		default:
			out += nbsp
		}
		out += s
		scaled = scaled || p == partScale
	}
	return out
}

// noun is the unit's noun beside v.
func (l *Language) noun(u Unit, v Value, forms map[string]string) string {
	if f, ok := l.nouns[u.Text]; ok {
		return f.governed(l.tag, v, forms)
	}
	return l.word(u.Text)
}

func (l *Language) word(s string) string {
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
	if q == AtMost && u.Dim == Place {
		return l.fill(l.placeMost, l.Number(v))
	}
	if int(q) < len(l.governing) && l.governing[q] {
		return l.hedge(q, l.value(v, u, l.governs))
	}
	return l.hedge(q, l.Value(v, u))
}

// Worded is a source's own words for a number of unit u, under its qualifier:
// "almost three fourths". The words stand for number and unit both.
func (l *Language) Worded(words string, u Unit, q Qualifier) string {
	if q == AtMost && u.Dim == Place {
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

// fill puts s into a form. Where the form has a word to carry a case and the
// unit at the end of s can carry it itself, the unit does.
func (l *Language) fill(form, s string) string {
	if rest, ok := strings.CutPrefix(form, l.caseWord); ok && l.caseWord != "" {
		for _, e := range l.endings {
			if bare, ok := strings.CutSuffix(s, e.bare); ok {
				return bare + e.cased + rest
			}
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
		return l.fill(l.under, l.inUnit("", decimal(r.Hi, u, digits), u, l.governs))
	case math.IsInf(r.Hi, 0):
		return l.fill(l.over, l.inUnit("", decimal(r.Lo, u, digits), u, l.governs))
	}
	lo, hi := decimal(r.Lo, u, digits), decimal(r.Hi, u, digits)
	if lo == hi {
		return l.inUnit("", lo, u, nil)
	}
	return l.inUnit(l.plain(lo, u)+l.dash, hi, u, nil)
}

// inUnit prints an ASCII decimal with the unit of u around it and lead. Unless
// the language says otherwise what is printed is many things, even if it is 1.
func (l *Language) inUnit(lead, ascii string, u Unit, forms map[string]string) string {
	v := Value{}
	if exact, err := ParseValue(ascii); err == nil && l.rangeEnd {
		v = exact
	}
	return l.join(lead+l.plain(ascii, u), v, u, forms)
}

// plain prints an ASCII decimal without its unit.
func (l *Language) plain(ascii string, u Unit) string {
	if n, err := strconv.ParseInt(ascii, 10, 64); err == nil && (u.Dim == Place || u.Dim == Ordinal) {
		return l.ordinal(n)
	}
	return l.digits(ascii)
}

// decimal is base units x in u as an ASCII decimal; a share always as a
// percentage.
func decimal(x float64, u Unit, digits int) string {
	mult := u.Mult
	if u.Dim == Share {
		mult = 0.01
	}
	if mult != 0 {
		x /= mult
	}
	if u.Dim == Place || u.Dim == Ordinal {
		return strconv.FormatInt(int64(math.Round(x)), 10)
	}
	s := strconv.FormatFloat(x, 'f', max(digits, 0), 64)
	if strings.Trim(s, "-0.") == "" {
		s = strings.TrimPrefix(s, "-")
	}
	return s
}

// digits puts an ASCII decimal into the language's signs.
func (l *Language) digits(s string) string {
	s, neg := strings.CutPrefix(s, "-")
	whole, frac, point := strings.Cut(s, ".")
	var b strings.Builder
	if neg {
		b.WriteString(l.minus)
	}
	for i, c := range whole {
		if left := len(whole) - i; i > 0 && left%3 == 0 && len(whole) >= l.groupMin {
			b.WriteString(l.group)
		}
		b.WriteRune(c)
	}
	if point {
		b.WriteString(l.decimal + frac)
	}
	return b.String()
}

// Ordinal is the nth: "25th".
func (l *Language) Ordinal(n int) string { return l.ordinal(int64(n)) }

// Date is an ISO 8601 date in short form, "20 Aug 2022"; "n.d." for "". What
// is no date stands as it is.
func (l *Language) Date(iso string) string { return l.dateForm(iso, l.months) }

// DateLong is Date with the month in full.
func (l *Language) DateLong(iso string) string { return l.dateForm(iso, l.longMonth) }

func (l *Language) dateForm(iso string, months [12]string) string {
	if iso == "" {
		return l.undated
	}
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	var b strings.Builder
	for _, c := range l.date {
		switch c {
		case '1':
			b.WriteString(strconv.Itoa(t.Day()))
		case '2':
			b.WriteString(months[t.Month()-1])
		case '3':
			b.WriteString(strconv.Itoa(t.Year()))
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// List joins items as a sentence does: "a, b and c".
func (l *Language) List(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], l.comma) + l.and + items[last]
}
