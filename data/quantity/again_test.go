package quantity

import "testing"

func TestAgain(t *testing.T) {
	usd := "долл." + nbsp + "США"
	cases := []struct {
		lang, text string
		said       bool
		want       string
	}{
		{"ru", "24,5 млрд " + usd + ", раньше 18 млрд " + usd + ", позже 13 млрд " + usd + ".", false, "24,5 млрд " + usd + ", раньше 18 млрд" + nbsp + "долл., позже 13 млрд" + nbsp + "долл."},
		{"ru", "24,5 млрд " + usd, true, "24,5 млрд" + nbsp + "долл."},
		{"ru", "24,5 млрд евро", true, "24,5 млрд евро"},
		{"kk", "43 млрд АҚШ" + nbsp + "доллары, 25 млрд АҚШ" + nbsp + "долларынан астам, 4 млрд АҚШ" + nbsp + "долларына жуық, 5 млрд АҚШ" + nbsp + "доллары", false,
			"43 млрд АҚШ" + nbsp + "доллары, 25 млрд доллардан астам, 4 млрд долларға жуық, 5 млрд доллар"},
		{"kk", "АҚШ" + nbsp + "долларының бағамы", true, "АҚШ" + nbsp + "долларының бағамы"},
		{"en", "USD 24.5 bn, then USD 18 bn", true, "USD 24.5 bn, then USD 18 bn"},
	}
	for _, c := range cases {
		l, err := LanguageFor(c.lang)
		if err != nil {
			t.Fatal(err)
		}
		if got, said := l.Again(c.text, c.said); got != c.want || !said && c.text != got {
			t.Errorf("%s, said before: %t:\n%q\n%q\nwant\n%q", c.lang, c.said, c.text, got, c.want)
		}
	}
}
