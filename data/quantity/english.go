package quantity

import "strconv"

var english = Language{
	tag: "en", decimal: ".", group: ",", groupMin: 4, minus: "−", plus: "+", dash: "–", percent: "%",
	money:     []part{partCurrency, partNumber, partScale},
	nouns:     map[string]Forms{"years": {"one": "year", "other": "years"}, "products": {"one": "product", "other": "products"}},
	per:       " per ",
	ordinal:   englishOrdinal,
	place:     englishOrdinal,
	hedges:    [10]string{About: "about %s", Almost: "almost %s", MoreThan: "more than %s", AtMost: "at most %s", Joint: "joint %s", LessThan: "less than %s", AtLeast: "at least %s"},
	placeMost: "among the first %s", placeLeast: "at best %s",
	over: "over %s", under: "under %s", anything: "no bound", nothing: "no number",
	undated: "n.d.",
	months:  [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	date:    "1" + nbsp + "2 3",
}

func englishOrdinal(n int64) string {
	s := strconv.FormatInt(n, 10)
	if n%100 >= 11 && n%100 <= 13 {
		return s + "th"
	}
	switch n % 10 {
	case 1:
		return s + "st"
	case 2:
		return s + "nd"
	case 3:
		return s + "rd"
	}
	return s + "th"
}
