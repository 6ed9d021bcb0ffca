package quantity

import "strconv"

// Signs, months and dates are those of CLDR's Russian. «Более» and «менее» want
// the genitive: «более 21 региона», «более 2 регионов», where the number alone
// has «21 регион», «2 региона». The forms are at hand: CLDR's "other", beside
// fractions, is the genitive singular, its "many" the plural. A source's words
// do not bend: «более чем одна треть».
var russian = Language{
	tag: "ru", decimal: ",", group: nbsp, groupMin: 4, minus: "−", plus: "+", dash: "–", percent: nbsp + "%",
	money: []part{partNumber, partScale, partCurrency},
	words: map[string]string{
		"percentage points": "п." + nbsp + "п.", "km": "км", "thousand km": "тыс." + nbsp + "км", "t": "т", "thousand t": "тыс." + nbsp + "т",
		"thousand": "тыс.", "m": "млн", "bn": "млрд", "tn": "трлн",
		"USD": "долл." + nbsp + "США", "EUR": "евро", "RUB": "руб.", "KZT": "тенге", "GBP": "ф." + nbsp + "ст.",
	},
	nouns: map[string]Forms{
		"years":  {"one": "год", "few": "года", "many": "лет", "other": "года"},
		"товары": {"one": "товар", "few": "товара", "many": "товаров", "other": "товара"},
	},
	rangeEnd:  true,
	ordinal:   func(n int64) string { return strconv.FormatInt(n, 10) + "-й" },
	place:     func(n int64) string { return strconv.FormatInt(n, 10) + "-е" + nbsp + "место" },
	hedges:    [9]string{About: "примерно %s", Almost: "почти %s", MoreThan: "более %s", AtMost: "не более %s", Joint: "%s на равных", LessThan: "менее %s"},
	worded:    [9]string{MoreThan: "более чем %s", AtMost: "не более чем %s", LessThan: "менее чем %s"},
	governs:   map[string]string{"one": "other", "few": "many"},
	governing: [9]bool{MoreThan: true, AtMost: true, LessThan: true},
	placeMost: "не ниже %s-го" + nbsp + "места",
	over:      "более %s", under: "менее %s", anything: "без границ", nothing: "нет числа",
	undated: "без" + nbsp + "даты",
	months:  [12]string{"янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек."},
	date:    "1" + nbsp + "2 3" + nbsp + "г.",
}
