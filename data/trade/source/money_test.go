package source

import (
	"fmt"
	"testing"
)

func TestParseMoney(t *testing.T) {
	for s, want := range map[string]string{
		"USD": "3 USD", "thousand USD": "6 USD", "1000 USD": "6 USD", "1,000 US$": "6 USD", "US dollars": "3 USD", "mln EUR": "9 EUR", "€": "3 EUR",
		"million euros": "9 EUR", "EUR bn": "12 EUR", "thousand": "6 ", "тыс. долл. США": "6 USD", "RUB": "3 RUB", "kzt": "3 KZT",
	} {
		scale, currency, bad := ParseMoney(s)
		if got := fmt.Sprint(scale, " ", currency); bad != nil || got != want {
			t.Errorf("%q is %q, %v, want %q", s, got, bad, want)
		}
	}
	for _, s := range []string{"tonnes", "1000 t of USD", "percent", "kg"} {
		if _, _, bad := ParseMoney(s); bad == nil {
			t.Errorf("%q is taken for money", s)
		}
	}
}

func TestRates(t *testing.T) {
	for _, tc := range []struct {
		rate  string
		value USD
		want  string
	}{
		{"1.053", 8_140_000_000_000, "8571420000 true"}, {"1", 1, "0.001 true"}, {"0.5", 1, "0.001 true"}, {"0.4", 1, "0 true"},
		{"0.0021", 1_000_000, "2.1 true"}, {"1000", maxValue, "0 false"}, {"2", maxValue / 2, "100000000000000 true"},
	} {
		r, bad := ParseRate(tc.rate)
		if bad != nil {
			t.Fatal(bad)
		}
		usd, ok := r.Convert(tc.value)
		if !ok {
			usd = 0
		}
		if got := fmt.Sprint(usd, ok); got != tc.want || r.String() != tc.rate {
			t.Errorf("%s of %v is %s, want %s; the rate prints as %s", tc.rate, tc.value, got, tc.want, r)
		}
	}
	for _, s := range []string{"", "0", "-1", "1,05", "x", "9999999999"} {
		if r, bad := ParseRate(s); bad == nil {
			t.Errorf("%q is the rate %v", s, r)
		}
	}
}

func TestParsePeriod(t *testing.T) {
	for s, want := range map[string]string{
		"2022": "2022 0", "202252": "2022 0", "202299": "2022 0", "202201": "2022 1", "2022M12": "2022 12", "2022-03": "2022 3", "01/2019": "2019 1",
	} {
		y, m, bad := ParsePeriod(s)
		if got := fmt.Sprint(y, m); bad != nil || got != want {
			t.Errorf("%q is %s, %v, want %s", s, got, bad, want)
		}
	}
	for _, s := range []string{"", "202213", "2022Q1", "202200", "22", "x", "2022-13", "1/2019/2"} {
		if y, m, bad := ParsePeriod(s); bad == nil {
			t.Errorf("%q is %d %d", s, y, m)
		}
	}
}
