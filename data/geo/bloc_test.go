package geo

import (
	"slices"
	"strings"
	"testing"
)

// TestBlocMembers samples memberships at their ends: states that joined or left
// within a year are no members in it.
func TestBlocMembers(t *testing.T) {
	for _, tc := range []struct {
		bloc, state string
		in, out     int
	}{
		{"EU", "GBR", 2019, 2020}, {"EU", "HRV", 2014, 2013}, {"EU", "POL", 2005, 2004}, {"EU27", "HRV", 1999, 0},
		{"EAEU", "KGZ", 2016, 2015}, {"EAEU", "RUS", 2015, 2014}, {"BRICS", "EGY", 2024, 2023}, {"BRICS", "IDN", 2025, 2024},
		{"MERCOSUR", "BOL", 2025, 2024}, {"CIS", "GEO", 2008, 2009}, {"ASEAN", "TLS", 2026, 2025}, {"GCC", "OMN", 2000, 0}, {"AFCFTA", "KEN", 2022, 0},
	} {
		b, ok := FindBloc(strings.ToLower(tc.bloc))
		if !ok || !slices.Contains(b.Members(tc.in), tc.state) {
			t.Errorf("%s: %s is no member in %d", tc.bloc, tc.state, tc.in)
		}
		if tc.out != 0 && slices.Contains(b.Members(tc.out), tc.state) {
			t.Errorf("%s: %s is a member in %d", tc.bloc, tc.state, tc.out)
		}
	}
	for bloc, want := range map[string]int{"EU27": 27, "EU": 27, "EAEU": 5, "ASEAN": 10, "BRICS": 9, "MERCOSUR": 4, "GCC": 6, "CIS": 9, "AFCFTA": 54} {
		b, _ := FindBloc(bloc)
		if got := len(b.Members(2024)); got != want {
			t.Errorf("%s has %d members in 2024, want %d", bloc, got, want)
		}
	}
}

// TestBlocsAreKnown holds that members are states and that blocs have names.
func TestBlocsAreKnown(t *testing.T) {
	for _, b := range Blocs() {
		area, ok := Lookup(b.Alpha3)
		if !ok || area.Kind != KindAggregate || b.Name == "" || area.Name("ru") == "" {
			t.Errorf("%s: area %s is %+v", b.Code, b.Alpha3, area)
		}
		for _, s := range b.states {
			if c, ok := Lookup(s.state); !ok || c.Kind != KindCountry {
				t.Errorf("%s: %q is no state", b.Code, s.state)
			}
		}
	}
	if _, ok := FindBloc("KAZ"); ok {
		t.Error("a state is a bloc")
	}
	if b, ok := FindBloc("EUN"); !ok || b.Code != "EU27" {
		t.Errorf("EUN is %q", b.Code)
	}
}
