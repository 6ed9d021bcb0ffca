package words

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// TestLanguagesInReadme: README names each language that briefs are in.
func TestLanguagesInReadme(t *testing.T) {
	b, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := strings.Cut(string(b), "- Briefs are in ")
	list, _, _ = strings.Cut(list, ".")
	for _, tag := range Languages() {
		if name := display.English.Tags().Name(language.MustParse(tag)); !strings.Contains(list, name) {
			t.Errorf(`README.md, "Briefs are in": %s is not named`, name)
		}
	}
}
