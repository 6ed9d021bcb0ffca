package quantity

import "strconv"

// Signs, months and dates are those of CLDR's Russian. Words round a number are
// chosen so that what it counts stays in the nominative: «более чем 2 дороги»,
// not «более двух дорог»; «примерно», not «около».
var russian = Language{
	tag: "ru", decimal: ",", group: nbsp, groupMin: 4, minus: "−", plus: "+", dash: "–", percent: nbsp + "%",
	money: []part{partNumber, partScale, partCurrency},
	words: map[string]string{
		"km": "км", "thousand km": "тыс." + nbsp + "км", "t": "т", "thousand t": "тыс." + nbsp + "т",
		"thousand": "тыс.", "m": "млн", "bn": "млрд", "tn": "трлн",
		"USD": "долл." + nbsp + "США", "EUR": "евро", "RUB": "руб.", "KZT": "тенге", "GBP": "ф." + nbsp + "ст.",
	},
	nouns: map[string]Forms{
		"years": {"one": "год", "few": "года", "many": "лет", "other": "года"},
	},
	rangeEnd:  true,
	ordinal:   func(n int64) string { return strconv.FormatInt(n, 10) + "-й" },
	place:     func(n int64) string { return strconv.FormatInt(n, 10) + "-е" + nbsp + "место" },
	hedges:    [9]string{About: "примерно %s", Almost: "почти %s", MoreThan: "более чем %s", AtMost: "не более чем %s", Joint: "общее %s", LessThan: "менее чем %s"},
	placeMost: "в числе первых %s",
	over:      "более чем %s", under: "менее чем %s", anything: "без границ", nothing: "нет числа",
	undated:   "б." + nbsp + "д.", // без даты
	months:    [12]string{"янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек."},
	longMonth: [12]string{"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"},
	date:      "1" + nbsp + "2 3" + nbsp + "г.",
	comma:     ", ", and: " и ",
}
