package quantity

import (
	"strings"
	"testing"
)

// TestUnitsOfOneKind holds which units are converted into each other, with what
// one of the first is in the second.
func TestUnitsOfOneKind(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		ratio float64
	}{
		{"TWh", "GWh", 1000}, {"kWh", "Wh", 1000}, {"GJ", "MWh", 1 / 3.6}, {"Mtoe", "TWh", 11.63}, {"GW", "MW", 1000},
		{"kt", "t", 1000}, {"Mt", "kt", 1000}, {"m t", "Mt", 1}, {"thousand t", "kt", 1}, {"kg", "t", 0.001}, {"tonnes", "t", 1},
		{"bcm", "mcm", 1000}, {"bn m³", "bcm", 1}, {"m m3", "mcm", 1}, {"km³", "bcm", 1},
		{"km²", "ha", 100}, {"sq km", "km2", 1}, {"thousand ha", "km²", 10},
		{"km", "m", 1000}, {"thousand km", "km", 1000}, {"thousand TEU", "TEU", 1000},
		{"thousand persons", "persons", 1000}, {"million persons", "m persons", 1}, {"border posts", "posts", 1}, {"posts", "post", 1}, {"thousand people", "persons", 1000}, {"bn cubic metres", "bcm", 1}, {"million bpd", "mb/d", 1}, {"USD per barrel", "USD per bbl", 1},
		{"kb/d", "b/d", 1000}, {"mb/d", "kb/d", 1000}, {"bcm per year", "bcm/y", 1}, {"m³/h", "m³ per day", 24},
		{"bn USD", "USD bn", 1}, {"€ m", "EUR m", 1}, {"€bn", "EUR bn", 1}, {"million EUR", "EUR m", 1}, {"m €", "EUR m", 1}, {"US$ bn", "USD bn", 1},
		{"m t of LNG", "kt of LNG", 1000}, {"USD per t", "USD per kg", 0.001}, {"USD m per bcm", "USD per thousand m³", 1},
	} {
		a, b := unit(t, c.a), unit(t, c.b)
		if !a.Same(b) || !b.Same(a) {
			t.Errorf("%s and %s are not of one kind: %+v, %+v", c.a, c.b, a, b)
		}
		if got := a.Mult / b.Mult; !near(got, c.ratio) {
			t.Errorf("one %s is %g %s, want %g", c.a, got, c.b, c.ratio)
		}
	}
	for _, c := range [][2]string{
		{"bcm", "m t of LNG"}, {"kt of LNG", "kt"}, {"GW", "GWh"}, {"USD bn", "EUR bn"}, {"persons", "households"}, {"%", "percentage points"},
		{"USD per t", "USD per bcm"}, {"USD per t", "EUR per t"}, {"t", "ha"}, {"km", "km²"}, {"b/d", "b"}, {"% change", "%"}, {"persons", "t"},
	} {
		if unit(t, c[0]).Same(unit(t, c[1])) {
			t.Errorf("%s and %s are taken for one kind", c[0], c[1])
		}
	}
}

func TestUnitsRefused(t *testing.T) {
	for in, want := range map[string]string{
		"$ bn": "ISO 4217", "bn dollars": "ISO 4217", "¥": "ISO 4217", "euros": "ISO 4217", "Gwh": `"GWh"`, "pp": `"percentage points"`,
		"USD gazillion per t": "gazillion", "USD million": "use thousand, m",
	} {
		if u, err := ParseUnit(in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParseUnit(%q) = %+v, %v", in, u, err)
		}
	}
}

func TestUnitsMultiply(t *testing.T) {
	for _, c := range []struct {
		a, b, dim string
		mult      float64
	}{
		{"USD per t", "thousand t", "USD", 1000}, {"bcm", "USD m per bcm", "USD", 1e6}, {"t per ha", "ha", "t", 1}, {"persons per km²", "km²", "persons", 1},
	} {
		a, b := unit(t, c.a), unit(t, c.b)
		u, ok := a.Times(b)
		if !ok || u.Base != c.dim || !near(a.Mult*b.Mult, c.mult*u.Mult) {
			t.Errorf("%s × %s = %+v, %v: %g", c.a, c.b, u, ok, a.Mult*b.Mult)
		}
		if want := unit(t, c.dim); !u.Same(want) {
			t.Errorf("%s × %s = %+v, which is not %+v", c.a, c.b, u, want)
		}
	}
	for _, c := range [][2]string{{"USD per t", "bcm"}, {"t", "ha"}, {"USD bn", "USD bn"}} {
		if u, ok := unit(t, c[0]).Times(unit(t, c[1])); ok {
			t.Errorf("%s × %s = %+v", c[0], c[1], u)
		}
	}
}

// TestLenient holds what a figure is granted when it is compared.
func TestLenient(t *testing.T) {
	for _, c := range []struct {
		v, u   string
		q      Qualifier
		lo, hi float64
	}{
		{"24", "USD bn", Exact, 23.5e9, 25e9},        // or cut off
		{"-3.8", "% change", Exact, -0.039, -0.0375}, // towards 0
		{"7500", "km", Exact, 7450, 7550},            // or rounded to hundreds
		{"7548", "km", Exact, 7547.5, 7549},          // which this is not
		{"2000000", "persons", Exact, 1.5e6, 2.5e6},  // things counted too
		{"85", "regions", Exact, 85, 85},             // but not few of them
		{"2/3", "share", Exact, 2.0/3 - .04, 2.0/3 + .04},
		{"50", "%", About, 0.325, 0.675}, {"90", "%", Almost, 0.585, 0.9}, {"-20", "USD bn", Almost, -20e9, -13e9},
		{"0", "km", Exact, 0, 1}, {"0.0", "USD bn", Exact, -0.1e9, 0.1e9}, {"60", "%", AtLeast, 0.6, inf}, {"2/3", "share", MoreThan, 2.0/3 - .02, inf}, {"70", "%", AtMost, 0, 0.7}, {"5", "posts", AtMost, 0, 5},
		{"3", "rank", AtMost, 1, 3}, {"", "words", Words, -inf, inf},
	} {
		got := Lenient(value(t, c.v), unit(t, c.u), c.q, Value{})
		if !near(got.Lo, c.lo) || !near(got.Hi, c.hi) {
			t.Errorf("%s %s %s: %v, want [%v, %v]", c.q, c.v, c.u, got, c.lo, c.hi)
		}
	}
	if got := Operand(value(t, "1000"), unit(t, "lorries"), Exact, Value{}); !near(got.Lo, 960) || !near(got.Hi, 1040) {
		t.Errorf("1000 lorries as an operand: %v", got)
	}
}
