package codec

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"dyad/data"
	"dyad/data/quantity"
)

// latinOf are Cyrillic letters that look like Latin ones.
var latinOf = strings.NewReplacer("А", "A", "В", "B", "Е", "E", "К", "K", "М", "M", "Н", "H", "О", "O", "Р", "P", "С", "C", "Т", "T", "У", "Y", "Х", "X",
	"а", "a", "е", "e", "о", "o", "р", "p", "с", "c", "у", "y", "х", "x", "і", "i", "І", "I", "Ѕ", "S", "ѕ", "s")

// inLatin says that a word has a letter that looks like a Latin one, and what to type.
func inLatin(s, right string) string {
	for _, c := range s {
		if latinOf.Replace(string(c)) != string(c) {
			return fmt.Sprintf("its %c is a Cyrillic letter: type %s again in Latin letters", c, right)
		}
	}
	return "type " + right + " again in Latin letters"
}

// bare is a word without the quotes of print, the commas and the spaces that people leave
// around it.
func bare(s string) string {
	return strings.TrimFunc(s, func(c rune) bool {
		return unicode.IsSpace(c) || strings.ContainsRune("“”„«»‘’‚\"'`,;", c)
	})
}

// variants are the ways in which a word may have been meant, each once.
func variants(s string) []string {
	var all []string
	for _, v := range []string{bare(s), strings.ReplaceAll(bare(s), " ", ""), latinOf.Replace(bare(s)), strings.ToLower(bare(s)), strings.ToUpper(bare(s)),
		strings.Trim(bare(s), "{}[]()."), strings.ToLower(strings.NewReplacer("_", "-", " ", "-").Replace(bare(s)))} {
		if v != s && v != "" && !slices.Contains(all, v) {
			all = append(all, v)
		}
	}
	return all
}

// meant is the first variant of a word that is right, "" if none is.
func meant(s string, right func(string) bool) string {
	for _, v := range variants(s) {
		if right(v) {
			return v
		}
	}
	return ""
}

// dateForms are ways to write a date that the format does not read, each with the days,
// months and years in its own order.
var dateForms = []string{
	"2006-1-2", "2006/1/2", "2006.1.2", "2006-01-02T15:04:05Z07:00", "2006-01-02 15:04:05", "20060102",
	"2.1.2006", "2. 1. 2006", "2/1/2006", "1/2/2006", "2-1-2006",
	"2 January 2006", "2 Jan 2006", "2. January 2006", "January 2, 2006", "Jan 2, 2006", "January 2 2006", "2-Jan-2006",
}

// asDates are the dates that a text may stand for: two where day and month may be either.
func asDates(s string) []string {
	var all []string
	for _, form := range dateForms {
		t, err := time.Parse(form, strings.Join(strings.Fields(bare(s)), " "))
		if date := t.Format(time.DateOnly); err == nil && !slices.Contains(all, date) {
			all = append(all, date)
		}
	}
	return all
}

// A number is how a value that is none should be written.
type number struct {
	hint  string
	what  string // why it is no number, where the reader's reason misses it; "" where not
	value string // what to write as the value, "" where that is not sure
	// key and is are another key that goes with it, "" for none.
	key, is string
	// plain is a number without the scale that stood after it, and scale how a unit says it.
	plain, scale string
}

// scaleOf is how a unit says a scale that is written in words.
func scaleOf(word string) string {
	switch word[0] {
	case 'b':
		return "bn"
	case 'k':
		return "thousand"
	case 't':
		if strings.HasPrefix(word, "tho") {
			return "thousand"
		}
		return "tn"
	}
	if strings.HasPrefix(word, "mrd") {
		return "bn"
	}
	return "m"
}

var (
	percents  = pattern(`^(.*\d)\s*(?:%|per ?cent|pct)$`)
	ranges    = pattern(`^(\S+?)\s*(?:-|–|—|\.\.+|…|\bto\b)\s*(\S+)$`)
	hedged    = pattern(`(?i)^(~|≈|about|around|approximately|approx\.?|roughly|circa|ca\.?|c\.|over|more than|above|>|at least|≥|>=|from|under|less than|below|<|at most|up to|≤|<=|almost|nearly|just under) *(\d.*)$`)
	scaled    = pattern(`(?i)^(\d[\d.,\s\x{a0}]*) *(thousand|million|billion|trillion|mio\.?|mrd\.?|mln\.?|mn|bn|tn|m|k)$`)
	moneyed   = pattern(`^(?:([€$£₽₸¥]|[A-Z]{3}) ?(\d.*)|(\d.*?) ?([€$£₽₸¥]|[A-Z]{3}))$`)
	thousands = pattern(`^-?\d{1,3}([ ,.'_’\x{a0}\x{202f}\x{2009}]\d{3})+$`)
	decimal   = pattern(`^-?\d+,\d+$`)
	grouped   = pattern(`^-?\d{1,3}(?:[ ,.'_’\x{a0}\x{202f}\x{2009}]\d{3})+[.,]\d+$`)
)

// qualifierOf is the qualifier that a word before a number stands for.
func qualifierOf(word string) string {
	switch strings.ToLower(word) {
	case "over", "more than", "above", ">", "greater than":
		return "more-than"
	case "at least", "≥", ">=", "from", "minimum":
		return "at-least"
	case "under", "less than", "below", "<", "just under":
		return "less-than"
	case "at most", "up to", "≤", "<=", "maximum":
		return "at-most"
	case "almost", "nearly":
		return "almost"
	case "exactly", "precise":
		return "exact"
	case "~", "≈", "about", "around", "approximately", "approx", "approx.", "roughly", "circa", "ca", "ca.", "c.", "estimated", "estimate":
		return "about"
	}
	return ""
}

// asNumber says how a value should be written that is no number.
func asNumber(s string) number {
	s = bare(s)
	if v, ok := plainNumber(s); ok {
		n := number{hint: "write " + v, value: v}
		switch {
		case strings.ContainsAny(s, "−–—"):
			n.what, n.hint = "has a minus of print, which is longer", "type the hyphen of the keyboard in its place: "+v
		case strings.HasPrefix(s, "+"):
			n.what = "has a plus sign, which no number needs"
		case strings.ContainsAny(s, "eE"):
			n.what = "is not written out in digits"
		case decimal().MatchString(s):
			n.what = "has a decimal comma"
		}
		return n
	}
	if n, ok := ungrouped(s); ok {
		return n
	}
	if m := percents().FindStringSubmatch(s); m != nil {
		if v, ok := plainNumber(m[1]); ok {
			return number{what: "has a per cent sign, which belongs in the unit", hint: fmt.Sprintf(`write value: %s, and unit: "%%"`, v), value: v, key: "unit", is: `"%"`}
		}
	}
	if m := ranges().FindStringSubmatch(s); m != nil {
		low, ok := plainNumber(m[1])
		if high, also := plainNumber(m[2]); ok && also {
			return number{what: "is a range", hint: fmt.Sprintf("write its two ends as value: %s and to: %s", low, high), value: low, key: "to", is: high}
		}
	}
	if m := hedged().FindStringSubmatch(s); m != nil {
		if v, ok := plainNumber(m[2]); ok {
			return number{what: "has a word or a sign before the number", hint: fmt.Sprintf("write value: %s and, on a line of its own, qualifier: %s", v, qualifierOf(m[1])), value: v, key: "qualifier", is: qualifierOf(m[1])}
		}
	}
	if m := scaled().FindStringSubmatch(s); m != nil {
		if v, ok := plainNumber(strings.TrimSpace(m[1])); ok {
			return number{what: "has a word after the number", plain: v, scale: scaleOf(strings.ToLower(m[2])), hint: fmt.Sprintf("write value: %s; %s belongs in the unit, as in unit: EUR bn", v, m[2])}
		}
	}
	if m := moneyed().FindStringSubmatch(s); m != nil {
		if v, ok := plainNumber(m[2] + m[3]); ok {
			n := number{what: "has a currency beside the number", plain: v, hint: fmt.Sprintf("write value: %s; the currency belongs in the unit, as in unit: EUR bn", v)}
			if n.scale = m[1] + m[4]; currencyOf[n.scale] != "" {
				n.scale = currencyOf[n.scale]
			}
			return n
		}
	}
	if slices.Contains(noDates, strings.ToLower(s)) {
		return number{what: "is not a number", hint: fmt.Sprintf("if the number is not known, change unit to words, and write as_printed: not stated in place of value: %s", data.Clip(s))}
	}
	if !strings.ContainsFunc(s, unicode.IsDigit) {
		what := "is not a number"
		if low := strings.ToLower(strings.TrimLeft(s, "+-.")); strings.HasPrefix(low, "nan") || strings.HasPrefix(low, "inf") {
			what = "" // the reader says that it must be finite
		}
		if len(s) > 24 || s == "" || what == "" {
			return number{what: what, hint: "write digits, as in value: 90; if the source gives no number, change unit to words, and value to as_printed, with the words of the source after its colon"}
		}
		return number{what: what, hint: fmt.Sprintf("write digits, as in value: 90; if the source gives no number, change unit to words, and write as_printed: %s in place of value: %s", inQuotes(data.Clip(s)), data.Clip(s))}
	}
	return number{hint: "write digits, with a point before the decimals and nothing else: 1234.5"}
}

// currencyOf are the signs of currencies, with their codes.
var currencyOf = map[string]string{"€": "EUR", "$": "USD", "US$": "USD", "£": "GBP", "₽": "RUB", "₸": "KZT", "¥": "CNY"}

// moneyUnit is how a sum of money is written whose unit is a sign or a code of a
// currency and a scale in other words, "" if s is none.
func moneyUnit(s string) string {
	currency, scale, _ := strings.Cut(bare(s), " ")
	code := cmp.Or(currencyOf[currency], currency)
	if m := scaled().FindStringSubmatch("1 " + strings.TrimSpace(scale)); m != nil {
		scale = scaleOf(strings.ToLower(m[2]))
	}
	right := strings.TrimSpace(code + " " + scale)
	if u, err := quantity.ParseUnit(right); err != nil || u.Dim != quantity.Money || right == s {
		return ""
	}
	return right
}

// groupSigns are what people write between thousands.
var groupSigns = map[rune]string{',': "commas", '.': "points", ' ': "spaces", '\u00a0': "spaces", '\u202f': "spaces", '\u2009': "spaces", '_': "lines", '\'': "apostrophes", '’': "apostrophes"}

// ungrouped says how a number is written that has signs between its thousands, or a
// comma before its decimals.
func ungrouped(s string) (number, bool) {
	between := ""
	for _, c := range s {
		if between == "" && groupSigns[c] != "" {
			between = fmt.Sprintf("has %s between the thousands", groupSigns[c])
		}
	}
	switch one := thousands().FindStringSubmatch(s); {
	case one != nil:
		whole := strings.Map(digitOrMinus, s)
		if strings.Count(s, ",")+strings.Count(s, ".") == 1 && len(one[0])-len(one[1]) <= 4 {
			sign := strings.TrimSuffix(groupSigns[rune(one[1][0])], "s")
			return number{what: "has a " + sign, hint: fmt.Sprintf("write %s; if the %s begins the decimals, %s", whole, sign, strings.Replace(s, ",", ".", 1))}, true
		}
		return number{what: between, hint: "write " + whole, value: whole}, true
	case grouped().MatchString(s):
		at := strings.LastIndexAny(s, ".,")
		v := strings.Map(digitOrMinus, s[:at]) + "." + s[at+1:]
		return number{what: between, hint: "write " + v, value: v}, true
	case decimal().MatchString(s):
		v := strings.Replace(s, ",", ".", 1)
		return number{what: "has a decimal comma", hint: "write " + v, value: v}, true
	}
	return number{}, false
}

func digitOrMinus(c rune) rune {
	if c == '-' || c >= '0' && c <= '9' {
		return c
	}
	return -1
}

// plainNumber is a number as the format reads it: without a plus and an exponent, with a
// plain minus and a digit on both sides of the point.
func plainNumber(s string) (string, bool) {
	s = strings.TrimPrefix(strings.NewReplacer("−", "-", "–", "-").Replace(s), "+")
	if decimal().MatchString(s) && !thousands().MatchString(s) {
		s = strings.Replace(s, ",", ".", 1)
	}
	if strings.HasPrefix(s, ".") {
		s = "0" + s
	}
	s = strings.TrimSuffix(s, ".")
	if strings.ContainsAny(s, "eE") {
		if x, err := strconv.ParseFloat(s, 64); err == nil {
			s = strconv.FormatFloat(x, 'f', -1, 64)
		}
	}
	_, err := quantity.ParseValue(s)
	return s, err == nil
}

// keyMeant are keys that people write for others of the format.
var keyMeant = map[string][]string{
	"name": {"label", "title"}, "title": {"label", "name"}, "text": {"label", "p"}, "description": {"label", "text"}, "statement": {"text", "label"},
	"amount": {"value"}, "number": {"value"}, "figure": {"value"}, "percent": {"value"}, "share": {"value"}, "currency": {"unit"}, "units": {"unit"}, "measure": {"unit"},
	"year": {"period", "date", "as_of"}, "date": {"period", "as_of"}, "type": {"kind"}, "link": {"url"}, "href": {"url"}, "website": {"url"},
	"approx": {"qualifier"}, "precision": {"qualifier"}, "state_a": {"a"}, "state_b": {"b"}, "country_a": {"a"}, "country_b": {"b"}, "country": {"code"}, "iso": {"code"},
	"language": {"lang"}, "summary": {"standfirst"}, "subject": {"topic"}, "chapters": {"sections"}, "figures": {"exhibits", "claims"}, "charts": {"exhibits"},
	"references": {"sources"}, "ref": {"source"}, "reference": {"source"}, "comment": {"evidence_note", "note"}, "note": {"evidence_note"}, "paragraph": {"p"}, "list": {"bullets"}, "steps": {"numbered"}, "numbers": {"numbered"}, "ol": {"numbered"}, "ul": {"bullets"}, "content": {"body"}, "paragraphs": {"body"},
}

// keyFor is the known key that is meant by another, "" if none is.
func keyFor(key string, known []string) string {
	for _, k := range keyMeant[strings.ToLower(key)] {
		if slices.Contains(known, k) {
			return k
		}
	}
	return ""
}

// languageMeant is the code of a language that is written otherwise, or the codes of all.
func languageMeant(s string) string {
	switch strings.ToLower(bare(s)) {
	case "english", "eng", "английский":
		return "en"
	case "russian", "rus", "русский":
		return "ru"
	case "kazakh", "kaz", "қазақша", "казахский":
		return "kk"
	}
	return "en, ru or kk"
}

// keyExamples say how a key that is needed is written.
var keyExamples = map[string]string{
	"id": "each has an id of its own, such as id: C1", "title": "as in title: Germany and Poland", "as_of": "the day of the data, as in as_of: 2024-01-31",
	"a": "as in a: {code: DEU, name: Germany}", "b": "as in b: {code: POL, name: Poland}", "code": "as in code: DEU", "name": "as in name: Germany",
	"label": "what the figure is of, as in label: Goods that Germany sells to Poland", "unit": "as in unit: EUR bn, or unit: km; a share has unit: \"%\"",
	"date": "as in date: 2023-05-01, or date: n.d. if there is none", "text": "as in text: The treaty holds.",
	"items": "as in items: [{label: Coal, claim: C1}], with the ids of your claims", "claim": "write the id of the claim that is shown, as in claim: C1",
	"flows": "as in flows: [{from: DEU, to: POL, items: [{label: Coal, share: C1}]}], with your states and the ids of your claims",
	"dyad":  "write dyad: " + formatVersion + " as the first line", "lang": "write the language on a line of its own, as in lang: ru", "share": "write share: and the claim of its share of the flow; sums without shares are shown by kind: bars",
}

// example is what a mapping with some keys looks like.
func example(known []string) string {
	var parts []string
	for _, k := range known[:min(len(known), 2)] {
		parts = append(parts, k+": …")
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// dashAndIndent adds to a problem the change by which keys and their values become an
// entry of a list: a dash before the first, two spaces before each other line.
func dashAndIndent(r *reader, p *Problem, n *node) {
	last := int32(0)
	n.each(func(n *node) bool {
		last = max(last, n.line)
		return true
	})
	for i := n.line; i <= last; i++ {
		line := r.line(int(i))
		at := len(line) - len(strings.TrimLeft(line, " "))
		switch {
		case strings.TrimSpace(line) == "":
		case i == n.line && !strings.HasPrefix(line[at:], "{"):
			p.Mend = append(p.Mend, Edit{data.Pos{Line: int(i), Col: at + 1}, "", "- "})
		case i > n.line:
			p.Mend = append(p.Mend, Edit{data.Pos{Line: int(i), Col: at + 1}, "", "  "})
		}
	}
}

// swapWord adds to a problem the change of a word at its place, in quotes or braces there or
// not. The hint must say so.
func swapWord(r *reader, p *Problem, old, by string) {
	line := r.line(p.Pos.Line)
	if old == "" || line == "" || old == by || strings.ContainsAny(by, "\n") {
		return
	}
	at := offsetOf(line, p.Pos.Col)
	for n := 0; n < 2 && at < len(line) && !strings.HasPrefix(line[at:], old) && strings.IndexByte("\"'{[", line[at]) >= 0; n++ {
		at++
	}
	if strings.HasPrefix(line[at:], old) {
		p.Mend = []Edit{{data.Pos{Line: p.Pos.Line, Col: column(line, at)}, old, by}}
	}
}

// line is a line of the file, "" if it is not looked for.
func (r *reader) line(n int) string {
	if len(r.problems) > maxPlaced {
		return ""
	}
	if r.starts == nil {
		r.starts = lineStarts(r.src)
	}
	if n < 1 || n > len(r.starts) {
		return ""
	}
	line := r.src[r.starts[n-1]:]
	if n < len(r.starts) {
		line = line[:r.starts[n]-r.starts[n-1]]
	}
	if len(line) > maxLine {
		return ""
	}
	return strings.TrimRight(string(line), "\r\n")
}

// written is a value of one line as the file writes it, with its quotes, and whether it
// stands in braces; "" if it cannot be told.
func written(r *reader, n *node) (s string, flow bool) {
	line := r.line(int(n.line))
	at := offsetOf(line, int(n.col))
	if at >= len(line) {
		return "", false
	}
	flow = strings.ContainsAny(line[:at], "{[")
	rest := line[at:]
	switch rest[0] {
	case '"':
		if end := closing(rest); end > 0 {
			return rest[:end+1], flow
		}
	case '\'':
		if end := strings.IndexByte(strings.ReplaceAll(rest[1:], "''", "  "), '\''); end >= 0 {
			return rest[:end+2], flow
		}
	case '{', '[':
		if end := strings.IndexByte(rest, pair[rest[0]]); end > 0 && strings.LastIndexAny(rest[:end], "{[") == 0 {
			return rest[:end+1], flow
		}
	default:
		if n.single() && n.value != "" && strings.HasPrefix(rest, n.value) {
			return n.value, flow
		}
	}
	return "", flow
}

// replaceValue adds to a problem the change of a whole value.
func replaceValue(r *reader, p *Problem, n *node, by string) {
	if old, _ := written(r, n); old != "" && old != by {
		p.Mend = []Edit{{n.pos(), old, by}}
	}
}
