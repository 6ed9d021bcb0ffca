package codec

import "testing"

func TestNearest(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"lable", "label"}, {"qualifer", "qualifier"}, {"ID", "id"}, {"iq", ""}, {"colour", ""},
	} {
		if got := nearest(c.name, claimRecord.keys); got != c.want {
			t.Errorf("nearest(%q) = %q, want %q", c.name, got, c.want)
		}
	}
}
