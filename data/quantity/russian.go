package quantity

import "strconv"

// Signs, months and dates are those of CLDR's Russian, but names of months of up to five
// letters are not shortened, as in print. «Более» and «менее» want
// the genitive: «более 21 региона», «более 2 регионов», where the number alone
// has «21 регион», «2 региона». The forms are at hand: CLDR's "other", beside
// fractions, is the genitive singular, its "many" the plural. A source's words
// do not bend: «более чем одна треть».
var russian = Language{
	tag: "ru", decimal: ",", group: nbsp, groupMin: 5, minus: "−", plus: "+", dash: "–", percent: nbsp + "%",
	money: []part{partNumber, partScale, partCurrency},
	words: map[string]string{
		"percentage points": "п." + nbsp + "п.", "km": "км", "thousand km": "тыс." + nbsp + "км", "t": "т", "thousand t": "тыс." + nbsp + "т",
		"W": "Вт", "Wh": "Вт·ч", "J": "Дж", "toe": "т" + nbsp + "н." + nbsp + "э.", "cal": "кал", "V": "В", "g": "г", "tonnes": "т",
		"m": "м", "m²": "м²", "km²": "км²", "ha": "га", "hectares": "га", "m³": "м³", "km³": "км³", "l": "л", "bbl": "барр.", "b": "барр.", "barrels": "барр.",
		"mcm": "млн" + nbsp + "м³", "bcm": "млрд" + nbsp + "м³", "tcm": "трлн" + nbsp + "м³", "mb": "млн" + nbsp + "барр.", "TEU": "TEU",
		"year": "год", "y": "год", "month": "мес.", "day": "сут.", "d": "сут.", "hour": "ч", "h": "ч", "second": "с", "s": "с",
		"thousand": "тыс.", "scale m": "млн", "million": "млн", "billion": "млрд", "trillion": "трлн", "bn": "млрд", "tn": "трлн",
		"USD": "долл." + nbsp + "США", "EUR": "евро", "RUB": "руб.", "KZT": "тенге", "GBP": "ф." + nbsp + "ст.",
	},
	prefixes: map[string]string{"c": "с", "m": "м", "h": "г", "k": "к", "M": "М", "G": "Г", "T": "Т", "P": "П", "E": "Э"},
	per:      "/",
	nouns: map[string]Forms{
		"years":  {"one": "год", "few": "года", "many": "лет", "other": "года"},
		"товары": {"one": "товар", "few": "товара", "many": "товаров", "other": "товара"},
	},
	rangeEnd:  true,
	ordinal:   func(n int64) string { return strconv.FormatInt(n, 10) + "-й" },
	place:     func(n int64) string { return strconv.FormatInt(n, 10) + "-е" + nbsp + "место" },
	hedges:    [10]string{About: "примерно %s", Almost: "почти %s", MoreThan: "более %s", AtMost: "не более %s", Joint: "%s на равных", LessThan: "менее %s", AtLeast: "не менее %s"},
	worded:    [10]string{MoreThan: "более чем %s", AtMost: "не более чем %s", LessThan: "менее чем %s", AtLeast: "не менее чем %s"},
	governs:   map[string]string{"one": "other", "few": "many"},
	governing: [10]bool{MoreThan: true, AtMost: true, LessThan: true, AtLeast: true},
	placeMost: "не ниже %s-го" + nbsp + "места", placeLeast: "не выше %s-го" + nbsp + "места",
	over: "более %s", under: "менее %s", anything: "без границ", nothing: "нет числа",
	undated:     "без" + nbsp + "даты",
	months:      [12]string{"янв.", "февр.", "марта", "апр.", "мая", "июня", "июля", "авг.", "сент.", "окт.", "нояб.", "дек."},
	longMonths:  [12]string{"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"},
	aloneMonths: &[12]string{"янв.", "февр.", "март", "апр.", "май", "июнь", "июль", "авг.", "сент.", "окт.", "нояб.", "дек."},
	longAlone:   &[12]string{"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"},
	times:       timeForms{day: "1" + nbsp + "2" + nbsp + "3" + nbsp + "г.", month: "2 3" + nbsp + "г.", quarter: "4" + nbsp + "кв. 3" + nbsp + "г.", half: "4" + nbsp + "полугодие 3" + nbsp + "г.", year: "3" + nbsp + "г."},
	longTimes:   timeForms{day: "1" + nbsp + "2 3" + nbsp + "г.", month: "2 3" + nbsp + "г.", quarter: "4" + nbsp + "квартал 3" + nbsp + "г.", half: "4" + nbsp + "полугодие 3" + nbsp + "г.", year: "3" + nbsp + "г."},
	again: [][2]string{ // a short sum does not break
		{"млрд долл." + nbsp + "США", "млрд" + nbsp + "долл."}, {"млн долл." + nbsp + "США", "млн" + nbsp + "долл."},
		{"долл." + nbsp + "США", "долл."},
	},
}
