package audit

import (
	"math"
	"testing"
)

func TestNumberWords(t *testing.T) {
	for text, want := range map[string]float64{
		"two thirds": 2. / 3, "almost three-fourths": 3. / 4, "a quarter of it": 1. / 4, "half": 1. / 2, "one half": 1. / 2, "a half": 1. / 2, "one in three": 1. / 3,
		"nine out of ten": 0.9, "forty per cent": 0.4, "twenty-five percent": 0.25, "seven eighths": 7. / 8, "две трети": 2. / 3, "одна треть": 1. / 3, "үштен екі": 2. / 3, "үштен екісі": 2. / 3,
		"one and a half": -1, "half a dozen": -1, "the third largest": -1, "several years": -1, "": -1, "three roads": -1, "first half": 0.5,
	} {
		got, ok := fractionOf(text)
		if ok != (want >= 0) || ok && math.Abs(got-want) > 1e-9 {
			t.Errorf("fraction of %q: %v, %v; want %v", text, got, ok, want)
		}
	}
	for text, want := range map[string]float64{
		"among the three major suppliers": 3, "two dozen": 24, "a dozen": 12, "twenty-five": 25, "five thousand": 5000, "two hundred": 200, "восемь дорог": 8,
		"several dozen": -1, "dozens": -1, "two or three": -1, "the roads": -1, "half a dozen": -1, "тысячи": -1,
	} {
		got, _, ok := cardinalOf(text)
		if ok != (want >= 0) || ok && got != want {
			t.Errorf("number of %q: %v, %v; want %v", text, got, ok, want)
		}
	}
}

func TestPeriods(t *testing.T) {
	for text, want := range map[string]string{
		"2021": "2021–2021 from 2021-01-01", "FY2019": "2019–2019 from 2019-01-01", "2018–2020": "2018–2020 from 2020-01-01", "2021/22": "2021–2022 from 2022-01-01",
		"December 2022": "2022–2022 from 2022-12-01", "1 May 2023": "2023–2023 from 2023-05-01", "Q3 2022": "2022–2022 from 2022-07-01", "H2 2022": "2022–2022 from 2022-07-01",
		"2022-08": "2022–2022 from 2022-08-01", "2022-08-20": "2022–2022 from 2022-08-20", "2030s": "2030–2039 from 2039-01-01", "январь 2022 г.": "2022–2022 from 2022-01-01",
		"2022 ж. 20 тамыз": "2022–2022 from 2022-08-20", "so far": "", "35 years": "", "": "", "12345": "",
	} {
		got := ""
		if p, ok := readPeriod(text); ok {
			got = spanText(p)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func spanText(p period) string {
	return num(float64(p.from), 0) + "–" + num(float64(p.to), 0) + " from " + p.last.Format("2006-01-02")
}
