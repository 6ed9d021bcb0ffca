package advice

import "testing"

func TestNearest(t *testing.T) {
	names := []string{"id", "label", "value", "unit", "qualifier", "brief", "chart", "check", "init", "output", "o"}
	for name, want := range map[string]string{
		"lable": "label", "qualifer": "qualifier", "ID": "id", "iq": "", "colour": "",
		"bref": "brief", "hcart": "chart", "chek": "check", "outptu": "output", "xyzzy": "", "": "", "x": "",
	} {
		if got := Nearest(name, names); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", name, got, want)
		}
	}
}
