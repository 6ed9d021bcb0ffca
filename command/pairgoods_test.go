package command

import "testing"

// TestBlocCode holds that a group's code is never that of a state or another area.
func TestBlocCode(t *testing.T) {
	for name, want := range map[string]string{
		"CASPIAN":    "CAS",
		"RUSSIAPLUS": "XRA", // RUS is a state
		"Kazakh":     "XKA",
		"A42":        "AXX",
	} {
		if got := blocCode(name); got != want || taken(got) {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
