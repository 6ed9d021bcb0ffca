package hs

import (
	"strings"
	"testing"
)

func TestParseCode(t *testing.T) {
	for _, s := range []string{"01", "10", "99", "98", "0101", "1012", "9900", "010121", "101210", "999999", "TOTAL", "9999AA"} {
		if c, ok := ParseCode(s); !ok || c.String() != s || c.Level() != len(strings.TrimPrefix(s, "TOTAL")) {
			t.Errorf("ParseCode(%q) = %s of level %d, %t", s, c, c.Level(), ok)
		}
	}
	for _, s := range []string{
		"", "1", "101", "10121", "0101210", "01012100", "00", "001012", "77", "770110", "0100", "010000", "970000",
		"+1", "-1", "1e", "1.01", "1_01", "ALL", "total", "AG6", "9999AB", "٠١",
	} {
		if c, ok := ParseCode(s); ok {
			t.Errorf("ParseCode(%q) = %s", s, c)
		}
	}
}

func FuzzParseCode(f *testing.F) {
	for _, s := range []string{"01", "101", "010121", "10121", "TOTAL", "9999AA", "\xff", "77", "-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, ok := ParseCode(s)
		if ok && c.String() != s || !ok && c != 0 {
			t.Fatalf("ParseCode(%q) = %s, %t", s, c, ok)
		}
		if in := FoodGroup(c); len(in) > 3 || len(in) > 0 && in[len(in)-1] != AllFood {
			t.Fatalf("%s is in %v", c, in)
		}
	})
}
