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
