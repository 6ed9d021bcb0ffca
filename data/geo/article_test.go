package geo

import "testing"

func TestTakesArticle(t *testing.T) {
	for name, want := range map[string]bool{
		"Democratic Republic of the Congo": true, "United Kingdom of Great Britain and Northern Ireland": true, "Kingdom of Spain": true,
		"Faroe Islands": true, "Republic of Korea": true, "Czech Republic": true,
		"Kazakhstan": false, "Republika Srpska": false, "South Africa": false, "DR Congo": false, "Unionland": false,
	} {
		if got := TakesArticle(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestShort(t *testing.T) {
	congo, _ := Lookup("COD")
	if got := congo.Short("en"); got != "DR Congo" {
		t.Errorf("got %q", got)
	}
	if got := congo.Short("ru"); got != congo.Name("ru") {
		t.Errorf("in Russian: %q", got)
	}
	usa, _ := Lookup("USA")
	if got := usa.Short("en"); got != "the United States" {
		t.Errorf("got %q", got)
	}
}
