package geo

import (
	"strings"
	"testing"
)

// TestInText samples names as sentences call them, and holds that each code with
// an article is that of an area.
func TestInText(t *testing.T) {
	for code, want := range map[string]string{
		"USA": "the United States", "NLD": "the Netherlands", "PHL": "the Philippines", "GBR": "the United Kingdom", "ARE": "the United Arab Emirates",
		"KAZ": "Kazakhstan", "CZE": "Czechia", "UKR": "Ukraine", "COD": "the Democratic Republic of the Congo", "COG": "the Republic of the Congo",
		"TTO": "Trinidad and Tobago", "VCT": "St. Vincent and the Grenadines", "GMB": "the Gambia", "SUN": "the USSR", "CIV": "Côte d’Ivoire",
	} {
		c, ok := Lookup(code)
		if got := c.InText("en"); !ok || got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
		for _, lang := range Languages()[1:] {
			if c.InText(lang) != c.Name(lang) {
				t.Errorf("%s in %s: %q", code, lang, c.InText(lang))
			}
		}
	}
	for _, code := range strings.Fields(article) {
		if c, ok := Lookup(code); !ok || !strings.HasPrefix(c.InText("en"), "the ") {
			t.Errorf("article of %q, which is %q", code, c.InText("en"))
		}
	}
	for code := range inText {
		if _, ok := Lookup(code); !ok {
			t.Errorf("no area %q", code)
		}
	}
	for _, c := range All() {
		if s := c.InText("en"); strings.Contains(s, "&") || strings.Contains(s, "(") && !strings.Contains(c.Name("en"), "Keeling") {
			t.Errorf("%s: %q", c.Alpha3, s)
		}
	}
	if s := (Country{}).InText("en"); s != "" {
		t.Errorf("no area is %q", s)
	}
}
