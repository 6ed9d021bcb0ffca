package quantity

import "strconv"

// Signs, months and dates are those of CLDR's Kazakh, which sets no space
// before the percent sign. Nouns stand in the singular after a number. «Астам»
// and «аз» want the ablative, «жуық» the dative, of the unit or else of the number;
// a source's own words have «дерлік» after them bare.
var kazakh = Language{
	tag: "kk", decimal: ",", group: nbsp, groupMin: 5, minus: "−", plus: "+", dash: "–", percent: "%",
	money: []part{partNumber, partScale, partCurrency},
	words: map[string]string{
		"percentage points": "пайыздық" + nbsp + "тармақ", "km": "км", "thousand km": "мың" + nbsp + "км", "t": "т", "thousand t": "мың" + nbsp + "т",
		"W": "Вт", "Wh": "Вт·сағ", "J": "Дж", "toe": "т" + nbsp + "м." + nbsp + "э.", "cal": "кал", "V": "В", "g": "г", "tonnes": "т",
		"m": "м", "m²": "м²", "km²": "км²", "ha": "га", "hectares": "га", "m³": "м³", "km³": "км³", "l": "л", "bbl": "баррель", "b": "баррель", "barrels": "баррель",
		"mcm": "млн" + nbsp + "м³", "bcm": "млрд" + nbsp + "м³", "tcm": "трлн" + nbsp + "м³", "mb": "млн" + nbsp + "баррель", "TEU": "TEU",
		"year": "жыл", "y": "жыл", "month": "ай", "day": "тәулік", "d": "тәулік", "hour": "сағ", "h": "сағ", "second": "с", "s": "с",
		"years": "жыл", "thousand": "мың", "scale m": "млн", "million": "млн", "billion": "млрд", "trillion": "трлн", "bn": "млрд", "tn": "трлн",
		"USD": "АҚШ" + nbsp + "доллары", "EUR": "еуро", "RUB": "рубль", "KZT": "теңге", "GBP": "фунт",
	},
	prefixes:  map[string]string{"c": "с", "m": "м", "h": "г", "k": "к", "M": "М", "G": "Г", "T": "Т", "P": "П", "E": "Э"},
	per:       "/",
	rangeEnd:  true,
	ordinal:   kazakhOrdinal,
	place:     func(n int64) string { return strconv.FormatInt(n, 10) + "-орын" },
	hedges:    [10]string{About: "шамамен %s", Almost: "%d жуық", MoreThan: "%a астам", AtMost: "ең көбі %s", Joint: "ортақ %s", LessThan: "%a аз", AtLeast: "кемінде %s"},
	alone:     [10]string{Almost: "жуық", MoreThan: "астам", LessThan: "аз"},
	worded:    [10]string{Almost: "%s дерлік"},
	placeMost: "алғашқы %s қатарында", placeLeast: "ең жақсы дегенде %s-орын",
	over: "%a астам", under: "%a аз", anything: "шегі жоқ", nothing: "сан жоқ",
	ended:      kazakhEnded,
	undated:    "күні" + nbsp + "жоқ",
	months:     [12]string{"қаң.", "ақп.", "нау.", "сәу.", "мам.", "мау.", "шіл.", "там.", "қыр.", "қаз.", "қар.", "жел."},
	longMonths: [12]string{"қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"},
	times:      timeForms{day: "3" + nbsp + "ж." + nbsp + "1" + nbsp + "2", month: "3" + nbsp + "ж. 2", quarter: "3" + nbsp + "ж. 4" + nbsp + "тоқсан", half: "3" + nbsp + "ж. 4" + nbsp + "жартыжылдық", year: "3" + nbsp + "ж."},
	longTimes:  timeForms{day: "3" + nbsp + "жылғы 1" + nbsp + "2", month: "3" + nbsp + "жылғы 2", quarter: "3" + nbsp + "жылғы 4" + nbsp + "тоқсан", half: "3" + nbsp + "жылғы 4" + nbsp + "жартыжылдық", year: "3" + nbsp + "жыл"},
	again: [][2]string{{"АҚШ" + nbsp + "долларынан", "доллардан"}, {"АҚШ" + nbsp + "долларына", "долларға"},
		{"АҚШ" + nbsp + "доллары", "доллар"}},
}

// kazakhOrdinal is the nth with its ending by vowel harmony, which the last
// word of the numeral decides: алтыншы, тоғызыншы, оныншы, жиырмасыншы,
// отызыншы, қырқыншы, алпысыншы, тоқсаныншы, мыңыншы have back vowels.
func kazakhOrdinal(n int64) string {
	s := strconv.FormatInt(n, 10)
	back := false
	switch {
	case n%10 != 0:
		back = n%10 == 6 || n%10 == 9
	case n%100 != 0:
		tens := n / 10 % 10
		back = tens == 1 || tens == 2 || tens == 3 || tens == 4 || tens == 6 || tens == 9
	case n%1000 != 0: // жүзінші
	default:
		back = n != 0
	}
	if back {
		return s + "-шы"
	}
	return s + "-ші"
}
