package source

import (
	"math"
	"strconv"
	"strings"
)

// USD is money in thousandths of a US dollar: Comtrade writes up to three
// decimals, BACI thousandths of a thousand. An int64 holds 9 quadrillion dollars,
// hundreds of years of the whole world's trade.
type USD int64

// Dollars is u as the nearest float64, for shares and drawings. Sums stay USD.
func (u USD) Dollars() float64 { return float64(u) / 1000 }

// String is u in dollars with as many decimals as needed: "1234.5".
func (u USD) String() string {
	s := strconv.FormatInt(int64(u)/1000, 10)
	if u < 0 && u > -1000 {
		s = "-" + s
	}
	part := int64(u) % 1000
	if part < 0 {
		part = -part
	}
	if part == 0 {
		return s
	}
	return s + "." + strings.TrimRight(strconv.Itoa(1000 + int(part))[1:], "0")
}

// maxValue bounds one value after scaling: 10^17 thousandths of a dollar is four
// times what the whole world trades in a year.
const maxValue = 1e17

// Missing reports whether a field says that there is no number: it is empty, NA
// or one of its spellings. A missing number is not 0.
func Missing(s string) bool {
	switch s {
	case "", "NA", "N/A", "NaN", "nan", "NULL", "null", "None", "..", "-",
		"n/a", "#N/A", "<NA>", "n.a.", "N.A.", "...", "…", "–", "—", ":", ".":
		return true
	}
	return false
}

// ParseDecimal is s × 10^scale as a whole number, and whether digits had to be
// rounded away (half to even is not needed: a 5 goes up). It refuses signs,
// exponents, thousands separators and decimal commas.
func ParseDecimal(s string, scale int) (n int64, rounded bool, bad *Fault) {
	whole, part, _ := strings.Cut(s, ".")
	if whole+part == "" || !digits(whole) || !digits(part) {
		return 0, false, notNumber(s)
	}
	for len(part) < scale {
		part += "0"
	}
	rest := part[scale:]
	all := strings.TrimLeft(whole+part[:scale], "0")
	if len(all) > 18 {
		return 0, false, tooLarge(s)
	}
	if all != "" {
		n, _ = strconv.ParseInt(all, 10, 64) // at most 18 digits
	}
	rounded = strings.Trim(rest, "0") != ""
	if rounded && rest[0] >= '5' {
		n++
	}
	if n > maxValue {
		return 0, false, tooLarge(s)
	}
	return n, rounded, nil
}

func tooLarge(s string) *Fault {
	return fault("check the unit of the column", "%q is more than the whole world trades", s)
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// notNumber says why s is no plain decimal.
func notNumber(s string) *Fault {
	if _, err := strconv.ParseFloat(s, 64); err == nil || strings.Contains(err.Error(), "range") {
		switch {
		case strings.HasPrefix(s, "-"):
			return fault("trade is never below 0: take the row out, or the correction into its total", "%q is negative", s)
		case strings.ContainsAny(s, "eE"):
			return scientific(s)
		}
	}
	if strings.Contains(s, ",") && digits(strings.NewReplacer(",", "", ".", "").Replace(s)) {
		if whole, part, _ := strings.Cut(s, ","); digits(whole) && digits(part) && len(part) != 3 {
			return fault("write "+whole+"."+part+", and save the whole file with decimal points", "%q has a decimal comma", s)
		}
		return fault("write numbers as 1234.5, without signs between thousands", "%q is not a plain number", s)
	}
	if grouped(s) {
		return fault("write numbers as 1234.5, without signs between thousands", "%q is not a plain number", s)
	}
	if inside, ok := strings.CutPrefix(s, "("); ok && strings.HasSuffix(inside, ")") {
		return fault("trade is never below 0: take the row out, or the correction into its total", "%q is negative, as accounts write it", s)
	}
	return fault("write it as 1234.5; a value that is not known is left empty", "%q is not a number", s)
}

// grouped reports whether s has signs between its thousands, as "1 234 567,8".
func grouped(s string) bool {
	one := strings.NewReplacer("\u00a0", " ", "\u202f", " ", "'", " ", "’", " ", ".", " ", ",", " ").Replace(s)
	groups := strings.Split(one, " ")
	for i, g := range groups {
		if g == "" || !digits(g) || i == 0 && len(g) > 3 || i > 0 && len(g) != 3 && i < len(groups)-1 {
			return false
		}
	}
	return len(groups) > 2 || len(groups) == 2 && len(groups[1]) == 3
}

// scientific refuses a number with an exponent. A spreadsheet writes a large one, other
// programs a small one: R may have lost nothing, but nobody can tell.
func scientific(s string) *Fault {
	if strings.Contains(s, "e") {
		return fault("digits may be lost: write it again with all digits, in R after options(scipen = 99)", "%q is in scientific notation", s)
	}
	return fault("a spreadsheet wrote it and digits are lost: download the file again and do not save it from a spreadsheet",
		"%q is in scientific notation", s)
}

// ParseShort is [ParseDecimal] that also reads the short notation in which R writes a
// number where that takes fewer characters than all its digits, "1e+05" for 100000:
// nothing is lost then. short tells that it was used. What has more characters than its
// digits, or ends in a 0, is of another program, which may have rounded.
func ParseShort(s string, scale int) (n int64, rounded, short bool, bad *Fault) {
	digits, exponent, ok := strings.Cut(s, "e")
	whole, part, dot := strings.Cut(digits, ".")
	power, err := strconv.Atoi(exponent)
	if !ok || err != nil || len(exponent) < 3 || len(whole) != 1 || whole == "0" || dot && (part == "" || part[len(part)-1] == '0') || power > 18 || power < -18 {
		n, rounded, bad = ParseDecimal(s, scale)
		return n, rounded, false, bad
	}
	long := whole + part
	if power < 0 {
		long = "0." + strings.Repeat("0", -power-1) + long
	} else {
		long += strings.Repeat("0", max(power-len(part), 0))
		if power < len(part) {
			long = long[:1+power] + "." + long[1+power:]
		}
	}
	if len(long) <= len(s) {
		return 0, false, false, scientific(s)
	}
	n, rounded, bad = ParseDecimal(long, scale)
	return n, rounded, bad == nil, bad
}

// ParseInt is s as a whole number of at most limit. "842.0", which programs
// write for a column with gaps, is 842.
func ParseInt(s string, limit int) (int, *Fault) {
	whole := s
	if w, part, ok := strings.Cut(s, "."); ok && strings.Trim(part, "0") == "" {
		whole = w
	}
	if whole == "" || !digits(whole) {
		bad := notNumber(s)
		if strings.HasPrefix(bad.Hint, "write it as") {
			bad.Hint = "write it in digits, without decimals"
		}
		return 0, bad
	}
	n, err := strconv.Atoi(whole)
	if err != nil || n > limit {
		return 0, fault("", "%q is more than %d", s, limit)
	}
	return n, nil
}

// MaxCode is the largest number of a country.
const MaxCode = math.MaxUint16

// The years a table can be about.
const (
	FirstYear = 1900
	LastYear  = 2100
)

// ParseYear reads a year of four digits. Months and quarters are refused.
func ParseYear(s string) (int, *Fault) {
	y, bad := ParseInt(s, 999999)
	switch {
	case bad != nil:
		return 0, bad.In("year")
	case y >= FirstYear && y <= LastYear:
		return y, nil
	case len(s) == 6 && y/100 >= FirstYear && y/100 <= LastYear:
		return 0, fault("download annual data", "%q is a month, not a year", s)
	}
	return 0, fault("", "%q is not a year", s)
}

// ParsePeriod reads a year ("2022", or "202252" as Eurostat has it) or a month
// ("202201", "2022M01", "2022M1", "2022-01", "01/2022", "1/2022"). Month is 0 for a
// year.
func ParsePeriod(s string) (year, month int, bad *Fault) {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
	switch i := strings.IndexAny(s, "/M"); {
	case i == 1 && s[i] == '/' && len(digits) == 5: // 1/2022
		digits = digits[1:] + "0" + digits[:1]
	case i == 2 && s[i] == '/' && len(digits) == 6:
		digits = digits[2:] + digits[:2]
	case i == 4 && s[i] == 'M' && len(digits) == 5: // 2022M1
		digits = digits[:4] + "0" + digits[4:]
	}
	if len(digits) == 6 && !strings.ContainsAny(s, "Qq") {
		year, bad = ParseYear(digits[:4])
		month, _ = strconv.Atoi(digits[4:])
		if bad == nil && (month == 52 || month == 99) {
			return year, 0, nil
		}
		if bad == nil && (month < 1 || month > 12) {
			bad = fault("", "%q is neither a year nor a month", s)
		}
		return year, month, bad
	}
	if len(digits) != len(s) {
		return 0, 0, fault("download years or months", "%q is neither a year nor a month", s)
	}
	year, bad = ParseYear(s)
	return year, 0, bad
}
