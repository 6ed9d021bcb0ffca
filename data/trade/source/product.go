package source

import (
	"strconv"
	"strings"
)

// A Product is a product code of a known level. The zero Product is all
// products together. Products order by level, then by code.
type Product uint32

// Codes of digits fill a range of the first million for each level; the few
// with letters (BACI's 9999AA) follow, their last four places in base 36. Items of
// other lists of goods come last, see [ParseItem].
const (
	baseChapters    = 1
	baseHeadings    = baseChapters + 100
	baseSubheadings = baseHeadings + 10_000
	baseLetters     = baseSubheadings + 1_000_000
	baseItems       = baseLetters + 100*36*36*36*36
)

// PlainProducts is how many products have a code of digits only; they are the
// first ones, so that an array can be indexed with them.
const PlainProducts = baseLetters

// Subheading is the product of six digits. n is below a million.
func Subheading(n uint32) Product { return Product(baseSubheadings + n) }

// Level is the number of digits of p's code.
func (p Product) Level() Level {
	switch {
	case p < baseChapters:
		return AllProducts
	case p < baseHeadings:
		return Chapters
	case p < baseSubheadings:
		return Headings
	case p < baseItems:
		return Subheadings
	}
	return Items
}

// Code is p's code with its leading zeros, "TOTAL" for all products.
func (p Product) Code() string {
	switch {
	case p < baseChapters:
		return "TOTAL"
	case p < baseHeadings:
		return strconv.Itoa(int(p) - baseChapters + 100)[1:]
	case p < baseSubheadings:
		return strconv.Itoa(int(p) - baseHeadings + 10_000)[1:]
	case p < baseLetters:
		return strconv.Itoa(int(p) - baseSubheadings + 1_000_000)[1:]
	case p >= baseItems:
		return p.item()
	}
	tail := int64(p-baseLetters) % (36 * 36 * 36 * 36)
	head := int64(p-baseLetters) / (36 * 36 * 36 * 36)
	return strconv.FormatInt(100+head, 10)[1:] + strings.ToUpper(strconv.FormatInt(36*36*36*36+tail, 36)[1:])
}

// Label is how messages name p: "HS 8542", or the code of an item.
func (p Product) Label() string {
	if p.Level() == Items {
		return p.Code()
	}
	return "HS " + p.Code()
}

// At is the product of a coarser level that p belongs to; p itself at its own. An
// item belongs to all products alone.
func (p Product) At(l Level) Product {
	switch {
	case l == AllProducts:
		return 0
	case l >= p.Level(), p.Level() == Items:
		return p
	}
	return encode(p.Code()[:l])
}

// AnyLevel is the level of a file that does not state it.
const AnyLevel Level = 255

// ParseProduct reads a code of the stated level and tells whether leading zeros
// had to be restored: a code of 1, 3 or 5 digits lost one where a program took
// it for a number.
func ParseProduct(s string, stated Level) (p Product, padded bool, bad *Fault) {
	if t := strings.ToUpper(s); t == "TOTAL" || t == "ALL" || t == "ALL COMMODITIES" {
		if stated != AllProducts && stated != AnyLevel {
			return 0, false, fault("the code or its level was changed: download the file again", "product %q stands at level %d", s, stated)
		}
		return 0, false, nil
	}
	code := s
	if w, part, ok := strings.Cut(s, "."); ok && part == "0" {
		code = w // a number with gaps in its column
	}
	if len(code)%2 == 1 && digits(code) {
		code, padded = "0"+code, true
	}
	n := len(code)
	if n > 6 && digits(code) {
		return 0, false, fault("national tariff lines cannot be compared: download 2, 4 or 6 digits", "product %q has more than 6 digits", s)
	}
	if n < 2 || n > 6 || !digits(code[:2]) || !letters(code[2:]) {
		return 0, false, notProduct(s)
	}
	if code[:2] == "00" {
		return 0, false, fault("codes have 2, 4 or 6 digits, or TOTAL", "%q is of chapter 00, which the Harmonized System does not have", s)
	}
	if stated != AnyLevel && int(stated) != n {
		return 0, false, fault("the code or its level was changed: download the file again", "product %q stands at level %d", s, stated)
	}
	return encode(code), padded, nil
}

// TariffLine is a code of digits as a file has it, whole: without the ".0" that programs
// write for a number in a column with gaps, and with the leading zero that they lose.
// padded tells that it was lost.
func TariffLine(s string) (code string, padded bool) {
	code = s
	if whole, part, ok := strings.Cut(s, "."); ok && part == "0" {
		code = whole
	}
	if len(code)%2 == 1 && digits(code) {
		return "0" + code, true
	}
	return code, false
}

func encode(code string) Product {
	if n, err := strconv.Atoi(code); err == nil {
		return Product(n + [...]int{2: baseChapters, 4: baseHeadings, 6: baseSubheadings}[len(code)])
	}
	head, _ := strconv.Atoi(code[:2])
	tail, _ := strconv.ParseInt(code[2:], 36, 64)
	return Product(baseLetters + head*36*36*36*36 + int(tail))
}

// letters reports whether s is digits, or four digits and capitals as a
// subheading with letters has them.
func letters(s string) bool {
	return digits(s) || len(s) == 4 && strings.Trim(s, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

func notProduct(s string) *Fault {
	if _, err := strconv.ParseFloat(s, 64); err == nil && strings.ContainsAny(s, "eE+") {
		return scientific(s)
	}
	hint := "codes have 2, 4 or 6 digits, or TOTAL"
	if plain := strings.ReplaceAll(s, ".", ""); plain != s && plain != "" && digits(plain) {
		hint = "write all 2, 4 or 6 digits of the code, without a full stop"
	}
	return fault(hint, "%q is not a product code of the Harmonized System", s)
}

// An Edition is an edition of the Harmonized System, "HS92" to "HS22", or ""
// when it is not stated. Codes of two editions do not mean the same goods.
type Edition string

// Editions lists the editions, oldest first.
func Editions() []Edition {
	return []Edition{"HS92", "HS96", "HS02", "HS07", "HS12", "HS17", "HS22"}
}

// ParseEdition reads "H0" to "H6" or "HS92", "HS1992" and so on. "HS" alone is
// no edition. Other classifications are refused.
func ParseEdition(s string) (Edition, *Fault) {
	names := Editions()
	t := strings.ToUpper(strings.TrimSpace(s))
	if t == "" || t == "HS" {
		return "", nil
	}
	if len(t) == 2 && t[0] == 'H' && t[1] >= '0' && int(t[1]-'0') < len(names) {
		return names[t[1]-'0'], nil
	}
	if year, ok := strings.CutPrefix(t, "HS"); ok && len(year) >= 2 {
		for i, e := range names {
			if full := [...]string{"1992", "1996", "2002", "2007", "2012", "2017", "2022"}[i]; year == full || year == full[2:] {
				return e, nil
			}
		}
	}
	switch {
	case strings.HasPrefix(t, "S"):
		return "", fault("download the Harmonized System (HS)", "classification %q is the SITC", s)
	case strings.HasPrefix(t, "B"):
		return "", fault("download the Harmonized System (HS)", "classification %q is the BEC", s)
	case strings.HasPrefix(t, "E"):
		return "", fault("download goods, not services", "classification %q is of services", s)
	}
	return "", fault("editions are HS92, HS96, HS02, HS07, HS12, HS17, HS22", "%q is not an edition of the Harmonized System", s)
}
