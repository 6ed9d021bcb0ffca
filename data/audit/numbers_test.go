package audit

import (
	"math"
	"strings"
	"testing"
	"time"
)

// TestEveryNumberWord holds each word for a number to the number, in the order of the
// numbers of each language.
func TestEveryNumberWord(t *testing.T) {
	for _, list := range []string{
		"one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
		"один два три четыре пять шесть семь восемь девять десять",
		"одна две трёх", "бір екі үш төрт бес алты жеті сегіз тоғыз он",
	} {
		for i, w := range strings.Fields(list) {
			if n, off, ok := cardinalOf(w); !ok || n != float64(i+1) || off != 0 {
				t.Errorf("%q: %v, off by %v, %v; want %d", w, n, off, ok, i+1)
			}
		}
	}
	for i, w := range strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety") {
		if n, _, ok := cardinalOf(w + "-three"); !ok || n != float64(10*(i+2)+3) {
			t.Errorf("%s-three: %v, %v", w, n, ok)
		}
	}
	if n, _, ok := cardinalOf("в тройке"); !ok || n != 3 {
		t.Errorf("в тройке: %v, %v", n, ok)
	}
	for i, w := range strings.Fields("half third quarter fifth sixth seventh eighth ninth tenth") {
		if f, ok := fractionOf("one " + w); !ok || math.Abs(f-1/float64(i+2)) > 1e-12 {
			t.Errorf("one %s: %v, %v", w, f, ok)
		}
	}
	for i, w := range strings.Fields("halves thirds quarters fifths sixths sevenths eighths ninths tenths") {
		if f, ok := fractionOf("two " + w); ok && math.Abs(f-2/float64(i+2)) > 1e-12 || !ok {
			t.Errorf("two %s: %v, %v", w, f, ok)
		}
	}
	for _, w := range []string{"three fourths", "a fourth"} {
		if f, ok := fractionOf(w); !ok || f != float64(strings.Count(w, "three"))*0.5+0.25 {
			t.Errorf("%s: %v, %v", w, f, ok)
		}
	}
}

// TestFractionsInWords holds the words for parts of a whole, and what is none.
func TestFractionsInWords(t *testing.T) {
	none := math.NaN()
	for text, want := range map[string]float64{
		"три четверти": 0.75, "две трети": 2. / 3, "две пятых": 0.4, "три пятых": 0.6, "четыре пятых": 0.8, "треть": 1. / 3, "одна четверть": 0.25,
		"четверть экспорта": 0.25, "одна пятая": 0.2, "пятая часть": 0.2, "одна десятая": 0.1, "половина": 0.5,
		"төрттен үш": 0.75, "үштен бір": 1. / 3, "төрттен бір": 0.25, "бестен бір": 0.2, "бестен бірі": 0.2, "оннан бір": 0.1, "жартысы": 0.5, "төрттен үші": 0.75,
		"one in ten": 0.1, "two in five": 0.4, "one out of four": 0.25, "two out of three": 2. / 3, "three in two": none, "two out of two": none, "one in one": none,
		"out of seven": none, "ten out of ten": none, "four out of the five": none, "part of nine": none,
		"ninety-nine percent": 0.99, "twenty percent": 0.2, "thirty-one per cent": 0.31, "seven percent": 0.07, "ten percent": 0.1, "ninety ten percent": 0.1,
		"nineteen five percent": 0.05, "forty per year": none, "per cent": none,
		"the second-largest, two third largest": none, "one third biggest": none, "one third of the largest": 1. / 3,
		"half a year": none, "half dozen": none, "one and half": none, "a half": 0.5, "two and a third": none, "two and third": none, "two halves": 1,
		"half and half": none, "one third or two thirds": none, "half of one fifth": none, "and half": none, "one-half of it": 0.5, "half": 0.5,
		"one and two thirds": none, "ports and two thirds of it": 2. / 3, "полтреть": none, "in three": none, "ports and a quarter": none, "three": none,
	} {
		got, ok := fractionOf(text)
		if ok == math.IsNaN(want) || ok && math.Abs(got-want) > 1e-12 {
			t.Errorf("%q: %v, %v; want %v", text, got, ok, want)
		}
	}
}

// TestNumbersInWords holds numbers of more than one word, with what they may be off.
func TestNumbersInWords(t *testing.T) {
	for text, want := range map[string][2]float64{
		"a dozen": {12, 2.4}, "two dozen": {24, 4.8}, "three hundred": {300, 60}, "a hundred": {100, 20}, "five thousand": {5000, 1000}, "a million": {1e6, 2e5},
		"two billion": {2e9, 4e8}, "a trillion": {1e12, 2e11}, "ten million": {1e7, 2e6}, "two hundred thousand": {2e5, 4e4}, "ninety-nine": {99, 0}, "twenty one": {21, 0},
		"one of the ports": {1, 0},
		"nineteen":         {19, 0}, "twenty ten": {-1, 0}, "nineteen one": {-1, 0}, "one twenty": {-1, 0}, "dozen": {-1, 0}, "the hundred": {-1, 0}, "hundreds": {-1, 0},
		"millions": {-1, 0}, "thousands": {-1, 0}, "several": {-1, 0}, "some three": {-1, 0}, "few": {-1, 0}, "a score": {-1, 0}, "десятки дорог": {-1, 0}, "сот": {-1, 0},
		"десятков": {-1, 0}, "сотни": {-1, 0}, "тысяч": {-1, 0}, "пять тысячи": {-1, 0}, "пять млн": {-1, 0}, "два млрд": {-1, 0}, "екі мың": {-1, 0}, "бес жүз": {-1, 0},
		"one hundred and five": {-1, 0}, "half of them": {-1, 0}, "thirty two three": {-1, 0}, "a": {-1, 0},
	} {
		n, off, ok := cardinalOf(text)
		if ok != (want[0] >= 0) || ok && (n != want[0] || math.Abs(off-want[1]) > 1e-6*want[1]) {
			t.Errorf("%q: %v, off by %v, %v; want %v", text, n, off, ok, want)
		}
	}
	for _, w := range strings.Fields("dozens hundreds thousands millions several some few half score десятков десятки сотни сот тысяч тысячи млн млрд мың жүз") {
		if n, _, ok := cardinalOf("five " + w); ok {
			t.Errorf("five %s: %v", w, n)
		}
	}
	for text, want := range map[string]string{"USD 24.5 bn": "24.5", "7,548 km": "7548", "(12%)": "12", "≈3;": "3", "1 of 2": "", "none": "", "~40.": "40", "+5": "5"} {
		v, ok := numberOf(text)
		if ok != (want != "") || ok && v.String() != want {
			t.Errorf("%q: %v, %v; want %q", text, v, ok, want)
		}
	}
}

// TestPeriodsAtTheirEdges holds what a text names as a time: its years, its part of
// the year, and when its last unit begins.
func TestPeriodsAtTheirEdges(t *testing.T) {
	for text, want := range map[string]string{
		"1799": "", "1800": "1800–1800  1800-01-01", "2199": "2199–2199  2199-01-01", "2200": "", "199": "", "20211": "",
		"2023-00": "2023–2023  2023-01-01", "2023-01": "2023–2023 m01 2023-01-01", "2023-12": "2023–2023 m12 2023-12-01", "2023-Q3": "2023–2023 q3 2023-07-01", "2023-H2": "2023–2023 h2 2023-07-01", "2023-13": "2023–2023  2023-01-01",
		"2023-12-31": "2023–2023  2023-12-31", "2023-05-00": "2023–2023  2023-05-01",
		"2019–21": "2019–2021  2021-01-01", "2019-21": "2019–2021  2021-01-01", "1998/99": "1998–1999  1999-01-01", "2021/21": "2021–2021  2021-01-01", "1798/99": "",
		"1899/00": "1899–1899  1899-01-01", "2021 and 2018": "2018–2021  2021-01-01", "2018, 2020, 2019": "2018–2020  2020-01-01", "1990s": "1990–1999  1999-01-01", "the 2010s and 2015": "2010–2019  2019-01-01",
		"1800s": "1800–1809  1809-01-01", "Q1 2022": "2022–2022 q1 2022-01-01", "q2 2022": "2022–2022 q2 2022-04-01", "Q4 2022": "2022–2022 q4 2022-10-01", "Q5 2022": "2022–2022  2022-01-01",
		"H1 2022": "2022–2022 h1 2022-01-01", "h2 2022": "2022–2022 h2 2022-07-01", "first half of 2022": "2022–2022 h1 2022-01-01", "second half of 2022": "2022–2022 h2 2022-07-01",
		"первое полугодие 2022": "2022–2022 h1 2022-01-01", "2022 ж. екінші жартыжылды": "2022–2022 h2 2022-07-01",
		"January–June 2022": "2022–2022  2022-06-01", "31 December 2022": "2022–2022  2022-12-31", "32 December 2022": "2022–2022  2022-12-01", "0 May 2022": "2022–2022  2022-05-01",
		"1 May 2022": "2022–2022  2022-05-01", "Sept 2022": "2022–2022  2022-09-01", "Sep. 2022": "2022–2022  2022-09-01", "Ma 2022": "2022–2022  2022-01-01", "feb 2022": "2022–2022  2022-02-01",
		"5 августа 2022 г.": "2022–2022  2022-08-05", "мая 2022": "2022–2022  2022-05-01", "окт. 2022": "2022–2022  2022-10-01", "желтоқсан 2022": "2022–2022  2022-12-01", "2022 жылғы 3 қараша": "2022–2022  2022-11-03",
	} {
		got := ""
		if p, ok := readPeriod(text); ok {
			got = num(float64(p.from), 0) + "–" + num(float64(p.to), 0) + " " + p.part + " " + p.last.Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	year := func(s string) int {
		p, _ := readPeriod(s)
		return p.before()
	}
	if y := year("2022"); y != 2021 {
		t.Errorf("a change in 2022 leads from %d", y)
	}
	if y := year("2018–2022"); y != 2018 {
		t.Errorf("a change over 2018–2022 leads from %d", y)
	}
}

// TestMonthsOfEveryLanguage holds the names of months and their short forms.
func TestMonthsOfEveryLanguage(t *testing.T) {
	for _, list := range []string{
		"january february march april may june july august september october november december",
		"jan feb mar apr may jun jul aug sep oct nov dec",
		"января февраля марта апреля май июня июля августа сентября октября ноября декабря",
		"янв. фев. мар. апр. мая июн. июл. авг. сен. окт. ноя. дек.",
		"қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
	} {
		for i, w := range strings.Fields(list) {
			if got := lastMonth(w); got != i+1 {
				t.Errorf("%s: month %d, want %d", w, got, i+1)
			}
		}
	}
}

// TestFullYears holds that a year is full on its day.
func TestFullYears(t *testing.T) {
	day := func(s string) time.Time {
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, tc := range []struct {
		from, to string
		want     int
	}{{"2016-05-01", "2023-05-01", 7}, {"2016-05-01", "2023-04-30", 6}, {"2016-05-01", "2023-06-30", 7}, {"2016-05-01", "2016-05-01", 0}, {"2020-02-29", "2021-02-28", 0}} {
		if got := fullYears(day(tc.from), day(tc.to)); got != tc.want {
			t.Errorf("from %s to %s: %d years, want %d", tc.from, tc.to, got, tc.want)
		}
	}
}

// TestSameTime holds which times can be one: a month is not another, nor its year.
func TestSameTime(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want bool
	}{
		{"2024-01", "2024-01", true}, {"2024-01", "2024-02", false}, {"2024-01", "2024", false}, {"2024-Q1", "2024", false},
		{"2024-Q1", "2024-Q2", false}, {"2024-01", "January 2024", true}, {"2024-01", "February 2024", false},
		{"January 2024", "February 2024", false}, {"2024-01", "2023-01", false}, {"2024-03-15", "March 2024", true},
		{"2024", "so far", true}, {"", "2024-01", true},
	} {
		a, b := claim("a", "1", "km"), claim("b", "1", "km")
		a.Period, b.Period = text(tc.a), text(tc.b)
		c := newChecker(dossier(a, b))
		if got := c.sameTime(c.claim("a"), c.claim("b")); got != tc.want {
			t.Errorf("%q and %q: %v", tc.a, tc.b, got)
		}
	}
}
