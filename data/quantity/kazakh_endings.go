package quantity

import "strings"

// kazakhEnded is s, a number with or without a unit, with the ending of a case:
// "25%-дан", "2 аймақтан", "24,5 млрд АҚШ долларына", "40-қа". A word takes the
// ending directly, a figure, a sign and an abbreviation after a hyphen and as the
// word that is spoken for it. What is no Kazakh word has a word that carries the
// case put after it: "5 TEU мөлшерінен".
func kazakhEnded(s string, dative bool) string {
	last := s
	if at := strings.LastIndexAny(s, " "+nbsp); at >= 0 {
		last = strings.TrimLeft(s[at:], " "+nbsp)
	}
	switch {
	case last == "":
		return s
	case strings.HasSuffix(last, "%"):
		return s + "-" + kazakhEnding("пайыз", dative)
	case last[len(last)-1] >= '0' && last[len(last)-1] <= '9':
		return s + "-" + kazakhEnding(kazakhLastSpoken(s), dative)
	}
	if spoken := kazakhSpoken[last]; spoken != "" {
		return s + "-" + kazakhEnding(spoken, dative)
	}
	if !strings.ContainsAny(last, kazakhFront+kazakhBack+"у") || strings.Trim(strings.ToLower(last), kazakhLetters) != "" {
		if dative {
			return s + " мөлшеріне"
		}
		return s + " мөлшерінен"
	}
	return s + kazakhEnding(last, dative)
}

const (
	kazakhFront   = "әеиіөүэь"
	kazakhBack    = "аоұыёюя"
	kazakhLetters = kazakhFront + kazakhBack + "бвгғдзжйкқлмнңпрстуфхһцчшщъ-"
)

// kazakhSpoken are the words spoken for abbreviations.
var kazakhSpoken = map[string]string{
	"млн": "миллион", "млрд": "миллиард", "трлн": "триллион", "км": "километр", "м": "метр", "т": "тонна", "кг": "килограмм", "г": "грамм",
	"га": "гектар", "л": "литр", "км²": "километр", "м²": "метр", "км³": "километр", "м³": "метр", "сағ": "сағат", "с": "секунд",
	"Вт": "ватт", "кВт": "ватт", "МВт": "ватт", "ГВт": "ватт", "ТВт": "ватт",
	"Вт·сағ": "сағат", "кВт·сағ": "сағат", "МВт·сағ": "сағат", "ГВт·сағ": "сағат", "ТВт·сағ": "сағат", "кт": "тонна", "Мт": "тонна",
}

// kazakhLastSpoken is the last word of the numeral at the end of s, which decides
// its ending. A decimal ends in its digits after the comma read as a whole: "0,15"
// in он бес. A fraction 2/3 ends in its first number (үштен екі), a range in its end.
func kazakhLastSpoken(s string) string {
	if before, _, ok := strings.Cut(s[strings.LastIndex(s, "–")+1:], "/"); ok {
		s = before
	}
	n := strings.LastIndexFunc(s, func(r rune) bool { return (r < '0' || r > '9') && r != ',' && string(r) != nbsp }) + 1
	for n < len(s) && s[n] >= 0x80 { // inside the sign before the number
		n++
	}
	whole, decimals, _ := strings.Cut(strings.ReplaceAll(s[n:], nbsp, ""), ",")
	if strings.Trim(decimals, "0") != "" {
		whole = decimals
	}
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		return "нөл"
	}
	digit := func(fromEnd int) int {
		if fromEnd >= len(whole) {
			return 0
		}
		return int(whole[len(whole)-1-fromEnd] - '0')
	}
	switch {
	case digit(0) != 0:
		return [10]string{1: "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"}[digit(0)]
	case digit(1) != 0:
		return [10]string{1: "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан"}[digit(1)]
	case digit(2) != 0:
		return "жүз"
	}
	zeros := len(whole) - len(strings.TrimRight(whole, "0"))
	return [4]string{"", "мың", "миллион", "миллиард"}[min(zeros/3, 3)]
}

// kazakhEnding is the ending of the dative or of the ablative after a word, by vowel
// harmony and by its last sound. A word in ы or і that is no numeral is taken for one
// that already has the ending of the third person: доллары, бөлігі, жартысы.
func kazakhEnding(word string, dative bool) string {
	letters := []rune(strings.ToLower(word))
	end := letters[len(letters)-1]
	front := false
	for i := len(letters) - 1; i >= 0; i-- {
		if strings.ContainsRune(kazakhFront, letters[i]) || strings.ContainsRune(kazakhBack, letters[i]) || letters[i] == 'у' && i < len(letters)-1 {
			front = strings.ContainsRune(kazakhFront, letters[i])
			break
		}
	}
	consonant, vowel := "д", "а"
	if front {
		vowel = "е"
	}
	voiceless := !strings.ContainsRune(kazakhFront+kazakhBack+"рлйузжмнң", end)
	held := (end == 'ы' || end == 'і') && word != "екі" && word != "жеті" && word != "алты"
	if dative {
		switch {
		case held:
			return "н" + vowel
		case voiceless && front:
			return "ке"
		case voiceless:
			return "қа"
		case front:
			return "ге"
		}
		return "ға"
	}
	switch {
	case held || strings.ContainsRune("мнң", end):
		consonant = "н"
	case voiceless:
		consonant = "т"
	}
	return consonant + vowel + "н"
}
